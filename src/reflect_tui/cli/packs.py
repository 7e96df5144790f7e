"""`reflect pack`: the packs of questions."""

from __future__ import annotations

import sys

import click

from reflect_tui.cli import attempt, is_terminal, say
from reflect_tui.cli.common import as_json_option, journal_of, print_json, print_text
from reflect_tui.domain.errors import BadInput, Declined
from reflect_tui.domain.packs import PackReading
from reflect_tui.exchange.handout import to_json
from reflect_tui.exchange.packs import all_good
from reflect_tui.journal.files import path_of


@click.group()
def pack() -> None:
    """The packs of questions: list, read, check, add, remove."""


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
@click.argument("file", metavar="PATH")
@click.option("--replace", "over", is_flag=True, help="Put it in the place of the pack with its id.")
@click.option("--keep-both", "beside", is_flag=True, help="Keep both.")
@as_json_option
@click.pass_context
def add_pack(ctx: click.Context, file: str, over: bool, beside: bool, as_json: bool) -> int:
    """Copy a pack into your library; the file is left as it is."""
    if "://" in file or file.startswith("git@"):
        raise BadInput("This version adds packs from files.", "Save the pack as a file first.")
    desk, path = journal_of(ctx).packs, path_of(file)
    offer = desk.offer(path)
    if offer.known is not None and offer.change and not (over or beside):
        if as_json or not is_terminal(sys.stdin):
            raise Declined(offer.change, "Nothing was changed yet. Add --keep-both or --replace.")
        say(offer.change)
        answer = click.prompt("", type=click.Choice(["both", "replace", "stop"]), default="stop", err=True)
        over, beside = answer == "replace", answer == "both"
    added = desk.add(path, over=over, beside=beside)
    for note in added.notes:
        say(f"A note: {note.message}")
    if as_json:
        print_json({"id": added.pack.id, "title": added.pack.title, "already": added.already})
    else:
        print(added.pack.id)
    say("You have this pack already, word for word." if added.already else f"Added: {added.pack.title}.")
    return 0


@pack.command("remove")
@click.argument("pack_id", metavar="ID")
@click.pass_context
def remove_pack(ctx: click.Context, pack_id: str) -> int:
    """Take a pack you added out of the library; answers keep the wording they answered."""
    removed = journal_of(ctx).packs.remove(pack_id)
    say(f"Removed: {removed.title}.")
    return 0
