"""`reflect pack`: the packs of questions."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from reflect_tui.cli import attempt, is_terminal, say
from reflect_tui.cli.common import as_json_option, journal_of, print_json, print_text, text_of_argument
from reflect_tui.cli.library import beside, mark, search_packs
from reflect_tui.domain.errors import BadInput
from reflect_tui.domain.packs import PackReading
from reflect_tui.exchange.handout import to_json
from reflect_tui.exchange.packs import all_good
from reflect_tui.journal.files import path_of


@click.group()
def pack() -> None:
    """The packs of questions: list, read, check, make, add, remove."""


@pack.command("list")
@as_json_option
@click.pass_context
def list_packs(ctx: click.Context, as_json: bool) -> int:
    """Every pack of the library."""
    library = journal_of(ctx).packs.library()
    if as_json:
        print_json(
            [
                {
                    "id": each.pack.id,
                    "title": each.pack.title,
                    "perspective": list(each.pack.list_of("Perspective")),
                    "bundled": each.bundled,
                }
                for each in library
            ]
        )
    else:
        for each in library:
            about = " · ".join(part for part in (each.pack.detail("For"), each.pack.detail("Time")) if part)
            print_text(
                f"{each.pack.id:<28} {each.pack.title:<28} {about}{'' if each.bundled else ' · yours'}"
            )
    return 0


@pack.command("show")
@click.argument("pack_id", metavar="ID")
@as_json_option
@click.pass_context
def show_pack(ctx: click.Context, pack_id: str, as_json: bool) -> int:
    """A pack as a handout."""
    desk = journal_of(ctx).packs
    found = desk.get(pack_id)
    if as_json:
        shown = to_json(PackReading(found))
        print_json(
            {"id": found.id} | {key: shown[key] for key in ("title", "questions", "rounds", "details")}
        )
    else:
        print_text(desk.handout(found))
    return 0


@pack.command("check")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@as_json_option
@click.pass_context
def check_packs(ctx: click.Context, files: tuple[str, ...], as_json: bool) -> int:
    """Read files as packs and say everything that could be better; nothing is stored."""
    desk = journal_of(ctx).packs
    readings: list[tuple[str, PackReading]] = []
    worst = 0
    for name in files:
        worst = max(worst, attempt(lambda name=name: readings.append((name, desk.check(path_of(name))))))  # type: ignore[misc]
    if as_json:
        shown = [to_json(reading) for _, reading in readings]
        if len(files) > 1:
            print_json(shown)
        elif shown:
            print_json(shown[0])
    else:
        for name, reading in readings:
            _print_reading(name, reading)
    return max(worst, 2) if any(reading.problems for _, reading in readings) else worst


def _print_reading(name: str, reading: PackReading) -> None:
    print_text(f"{name}: {reading.pack.title or '(no title)'}")
    for remark in reading.problems:
        print_text(f"  To mend: {remark.message}")
    for remark in reading.notes:
        print_text(f"  A note: {remark.message}")
    if not reading.problems:
        print_text(f"  {all_good(reading, preview=False)}")


@pack.command("add")
@click.argument("path", metavar="PATH|URL")
@click.option("--replace", "over", is_flag=True, help="Put it in the place of the pack with its id.")
@click.option("--keep-both", "beside", is_flag=True, help="Keep both.")
@as_json_option
@click.pass_context
def add_pack(ctx: click.Context, path: str, over: bool, beside: bool, as_json: bool) -> int:
    """Copy packs into your library: a file, a folder, or a repository of packs.

    Of a folder every .md and .txt is read, and those of folders in it. A repository is fetched with git from
    https://, ssh://, git@host: or file:///; no other command ever uses the network.
    """
    from reflect_tui.cli import pack_adding
    from reflect_tui.journal.pack_fetching import check_address, is_address, shown

    if over and beside:
        raise BadInput("Either both are kept, or one is replaced.", "Leave one of the two out.")
    desk, wish = journal_of(ctx).packs, pack_adding.wish_of(over, beside, as_json)
    if is_address(path):
        check_address(path)
        say(f"Fetching packs from {shown(path)} with git …")
        return pack_adding.add_many(desk, desk.fetch(path), wish, as_json)
    place = path_of(path)
    if os.path.isdir(place):  # which, unlike Path.is_dir, answers for any name
        return pack_adding.add_many(desk, desk.look_through(place), wish, as_json)
    return pack_adding.add_one(desk, place, wish, as_json)


@pack.command("new")
@click.argument("title")
@click.option("--from", "based_on", metavar="ID", help="Carry on a pack of the library.")
@click.option(
    "--pick", "picks", multiple=True, metavar="ID:NUMBER", help="A question of a pack, by its number there."
)
@click.option("--out", "where", metavar="FILE|DIR", default=".", help="Where to write it; else this folder.")
@click.option("--edit", is_flag=True, help="Open it in your editor, at a terminal.")
@as_json_option
@click.pass_context
def new_pack(
    ctx: click.Context,
    title: str,
    based_on: str | None,
    picks: tuple[str, ...],
    where: str,
    edit: bool,
    as_json: bool,
) -> int:
    """Write the file of a new pack: from its title, from another pack, from questions picked out.

    It is a whole pack as it stands, for you to change line by line. Nothing is overwritten.
    """
    desk = journal_of(ctx).packs
    new = desk.new(text_of_argument(title), based_on=based_on or "", picks=picks)
    path = desk.write_new(new, path_of(where))
    reading = new.reading
    if not as_json:
        print_text(str(path))
    if edit and is_terminal(sys.stdin):
        _edit(path)
        reading = desk.check(path)
    elif edit:
        say("There is no terminal here, so no editor was opened.")
    if as_json:
        pack = reading.pack
        print_json({"file": str(path), "id": pack.id, "title": pack.title, "questions": len(pack.questions)})
    for remark in reading.problems:
        say(f"To mend: {remark.message}")
    for remark in reading.notes:
        say(f"A note: {remark.message}")
    if not reading.problems:
        say(f"{all_good(reading, preview=False)} `reflect pack add` puts it into your library.")
    return 0


def _edit(path: Path) -> None:
    """Open a file in the editor of the system and wait."""
    import subprocess

    from reflect_tui.tui.external_editor import editor_command

    if subprocess.run([*editor_command(os.environ), str(path)], check=False).returncode:
        raise BadInput("The editor ended with an error.", f"The pack is in {path}.")


@pack.command("diff")
@click.argument("pack_id", metavar="ID")
@click.argument("file", metavar="FILE")
@as_json_option
@click.pass_context
def diff_pack(ctx: click.Context, pack_id: str, file: str, as_json: bool) -> int:
    """What a file would change of a pack: new, reworded, gone. 1 when nothing would."""
    change = journal_of(ctx).packs.difference(pack_id, path_of(file))
    if as_json:
        print_json(
            {
                "new": [question.text for question in change.new],
                "reworded": [{"was": was.text, "now": now.text} for was, now in change.reworded],
                "gone": [question.text for question in change.gone],
                "otherwise": [question.text for question in change.otherwise],
                "parts": list(change.parts),
            }
        )
    else:
        for line in change.lines():
            print_text(line)
    if change.is_nothing_at_all:
        say("Nothing is different.")
        return 1
    return 0


@pack.command("handout")
@click.argument("pack_id", metavar="ID")
@click.option("--out", "folder", metavar="DIR", default=".", help="The folder to write into; else this one.")
@click.option("--html", "as_page", is_flag=True, help="A web page that prints well, with room to write.")
@as_json_option
@click.pass_context
def write_handout(ctx: click.Context, pack_id: str, folder: str, as_page: bool, as_json: bool) -> int:
    """Write a pack as a handout: Markdown, or one web page that needs nothing else."""
    desk = journal_of(ctx).packs
    path = desk.write_handout(desk.get(pack_id), path_of(folder), as_page=as_page)
    if as_json:
        print_json({"file": str(path)})
    else:
        print_text(str(path))
    return 0


@pack.command("remove")
@click.argument("pack_id", metavar="ID")
@click.pass_context
def remove_pack(ctx: click.Context, pack_id: str) -> int:
    """Take a pack you added out of the library; answers keep the wording they answered."""
    removed = journal_of(ctx).packs.remove(pack_id)
    say(f"Removed: {removed.title}.")
    return 0


pack.add_command(search_packs)
pack.add_command(mark)
pack.add_command(beside)
