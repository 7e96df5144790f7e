"""`reflect session`: what a group sends in, withheld until enough have come; cases and accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reflect_tui.cli import say
from reflect_tui.cli.common import as_json_option, journal_of, print_json, print_text, text_of_argument
from reflect_tui.domain.sessions import Heap
from reflect_tui.journal.files import path_of

if TYPE_CHECKING:
    from reflect_tui.domain.sessions import Session
    from reflect_tui.journal import Journal
    from reflect_tui.journal.sessions import TakenIn

HEAPS = {"keep-meeting": Heap.KEEP_MEETING, "surprised": Heap.SURPRISED, "do-not-know": Heap.DO_NOT_KNOW}
HEAPS["will-try"] = Heap.WILL_TRY


@click.group()
def session() -> None:
    """Sessions with a group: what people send in, cases, an account of what was learnt.

    ID is the id of a session, the beginning of it, or its name. No name of anybody is kept.
    """


@session.command("new")
@click.argument("name")
@click.option("--pack", "pack_id", default="", metavar="ID", help="The pack it was held with.")
@click.option("--at-least", default=4, show_default=True, help="Show contributions when so many have come.")
@as_json_option
@click.pass_context
def new_session(ctx: click.Context, name: str, pack_id: str, at_least: int, as_json: bool) -> int:
    """Begin a session."""
    journal = journal_of(ctx)
    if pack_id:
        pack_id = journal.packs.get(pack_id).id
    made = journal.sessions.create(text_of_argument(name), pack_id, journal.store.today(), at_least=at_least)
    if as_json:
        print_json({"id": made.id, "name": made.name})
    else:
        print_text(made.id)
    return 0


@session.command("import")
@click.argument("folder")
@click.option("--session", "name", metavar="ID", help="The session it is for; else one is made for it.")
@as_json_option
@click.pass_context
def import_folder(ctx: click.Context, folder: str, name: str | None, as_json: bool) -> int:
    """Take in a folder of contributions: shuffled, without names, file names and times, checked once more.

    Nothing of them is shown until four have come, or more where a session asks for more.
    """
    journal = journal_of(ctx)
    path = path_of(folder)
    taken = journal.sessions.take_in(path, _session_for(journal, name).id)
    _say_what_came(taken, as_json)
    return 0 if taken.added or taken.already else 2


def _session_for(journal: Journal, name: str | None) -> Session:
    if name:
        return journal.sessions.get(text_of_argument(name))
    today = journal.store.today()
    wanted = f"Session of {today.day} {today:%B %Y}"
    there = [each for each in journal.sessions.all() if each.name == wanted]
    return there[0] if there else journal.sessions.create(wanted, held_on=today)


def _say_what_came(taken: TakenIn, as_json: bool) -> None:
    for where, why in taken.skipped:
        say(f"{where}: {why} It was left out.")
    if as_json:
        skipped = [{"where": where, "why": why} for where, why in taken.skipped]
        print_json({"added": taken.added, "already": taken.already, "skipped": skipped})
    else:
        print_text(taken.session.id)
    say(f"{taken.added} added, {taken.already} there already, {len(taken.skipped)} left out.")
    if taken.masked:
        say("Some details that could identify somebody were replaced once more.")
    if taken.session.withheld:
        say(f"They are shown when {taken.session.at_least} have come.")


@session.command("list")
@as_json_option
@click.pass_context
def list_sessions(ctx: click.Context, as_json: bool) -> int:
    """Every session, with what came for it where enough have come."""
    desk = journal_of(ctx).sessions
    found = desk.all()
    if as_json:
        print_json(
            [
                {
                    "id": each.id,
                    "name": each.name,
                    "withheld": each.withheld,
                    "contributions": [{"text": one.text} for one in desk.contributions(each.id)],
                }
                for each in found
            ]
        )
    else:
        for each in found:
            print_text(f"{each.id}  {each.name}{_state(each)}")
    return 0 if found else 1


def _state(each: Session) -> str:
    if each.withheld:
        return f" · shown when {each.at_least} have come"
    return " · to be read" if each.come else ""


@session.command("show")
@click.argument("name", metavar="ID")
@as_json_option
@click.pass_context
def show_session(ctx: click.Context, name: str, as_json: bool) -> int:
    """What came for a session, one after the other, in no order."""
    desk = journal_of(ctx).sessions
    found = desk.get(text_of_argument(name))
    came = desk.contributions(found.id)
    if as_json:
        print_json(
            [
                {
                    "id": each.id,
                    "text": each.text,
                    "may_quote": each.may_quote,
                    "may_become_case": each.may_become_case,
                    "heap": each.heap,
                    "themes": list(each.themes),
                }
                for each in came
            ]
        )
    else:
        for each in came:
            print_text(f"{each.id}\n{each.text}\n")
        for heap, line in found.lines:
            print_text(f"{heap}: {line}")
    if found.withheld:
        say(f"They are shown when {found.at_least} have come.")
    return 0 if came or found.lines else 1


@session.command("sort")
@click.argument("name", metavar="ID")
@click.argument("contribution")
@click.option("--heap", type=click.Choice(list(HEAPS)), help="The heap it goes on.")
@click.option("--theme", "themes", multiple=True, metavar="WORD", help="Your own theme for it.")
@click.pass_context
def sort(ctx: click.Context, name: str, contribution: str, heap: str | None, themes: tuple[str, ...]) -> int:
    """Put a contribution on a heap, or give it themes."""
    desk = journal_of(ctx).sessions
    found = desk.get(text_of_argument(name))
    if heap:
        desk.set_heap(found.id, contribution, HEAPS[heap])
    if themes:
        desk.set_themes(found.id, contribution, [text_of_argument(each) for each in themes])
    say("Kept.")
    return 0


@session.command("say")
@click.argument("name", metavar="ID")
@click.argument("heap", type=click.Choice(list(HEAPS)))
@click.argument("text")
@click.pass_context
def add_line(ctx: click.Context, name: str, heap: str, text: str) -> int:
    """Keep a line that was said in the room, on its heap."""
    desk = journal_of(ctx).sessions
    desk.add_line(desk.get(text_of_argument(name)).id, HEAPS[heap], text_of_argument(text))
    say("Kept.")
    return 0


@session.command("account")
@click.argument("names", nargs=-1, metavar="[ID…]")
@click.option("--out", metavar="FILE", help="Write it to this file or folder.")
@click.pass_context
def account(ctx: click.Context, names: tuple[str, ...], out: str | None) -> int:
    """A learning account for a funder: shared themes, changes tried, open questions, no count of anybody."""
    desk = journal_of(ctx).sessions
    ids = [desk.get(text_of_argument(name)).id for name in names]
    if out is None:
        print_text(desk.account(ids).rstrip("\n"))
    else:
        print_text(str(desk.write_account(path_of(out), ids)))
    say("Names, numbers, dates and places that could be found were replaced. Read it once as they will.")
    return 0


@session.command("grow")
@click.argument("pack_id", metavar="PACK")
@click.option("--question", required=True, metavar="Q", help="The question that opened something.")
@click.option("--process", default="", metavar="TEXT", help="How to go about it.")
@click.option("--case", "case_id", required=True, metavar="ID", help="A case you kept.")
@click.option("--out", default=".", metavar="DIR", help="The folder to write into.")
@click.pass_context
def grow(ctx: click.Context, pack_id: str, question: str, process: str, case_id: str, out: str) -> int:
    """Write the next version of a pack, with a question, how to go about it and a case; the old one stays."""
    desk = journal_of(ctx).sessions
    path = desk.grow_pack(
        pack_id, text_of_argument(question), text_of_argument(process), case_id, path_of(out)
    )
    print_text(str(path))
    say("Read it once before you hand it out; `reflect pack check` does so too.")
    return 0


@session.command("delete")
@click.argument("name", metavar="ID")
@click.pass_context
def delete(ctx: click.Context, name: str) -> int:
    """Delete a session with what came for it; cases that were made of it stay."""
    desk = journal_of(ctx).sessions
    gone = desk.delete(desk.get(text_of_argument(name)).id)
    say(f"Deleted: {gone.name}.")
    return 0
