"""`reflect edit`, `history` and `erase`: changing what is kept, and what it said before."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date

import click

from reflect_tui.cli import is_terminal, say
from reflect_tui.cli.common import (
    as_json_option,
    day_of,
    journal_of,
    print_json,
    print_text,
    text_from_stdin,
    text_of_argument,
)
from reflect_tui.domain.as_json import entry_json
from reflect_tui.domain.dates import parse_date, say_day
from reflect_tui.domain.entries import Revision, Writing, split_themes
from reflect_tui.domain.errors import BadInput, Declined
from reflect_tui.domain.fields import check_field
from reflect_tui.domain.sections import sections
from reflect_tui.domain.sheets import writing_of


@click.command(short_help="Change a kept entry.")
@click.argument("entry_id", metavar="ID")
@click.argument("text", required=False)
@click.option("--title", help="Another title; an empty one takes it away.")
@click.option("--theme", "themes", multiple=True, metavar="WORD", help="Its themes from now on.")
@click.option("--on", metavar="DATE", help="The day it is about.")
@click.option("--look-again", metavar="DATE", help="When to look again, at a judgement or a change.")
@click.option(
    "--set", "pairs", multiple=True, metavar="NAME=VALUE", help="Fill a field; an empty value empties it."
)
@click.option("--hard/--not-hard", default=None, help="Whether it is never brought up unasked.")
@as_json_option
@click.pass_context
def edit(ctx: click.Context, /, entry_id: str, text: str | None, as_json: bool, **said: object) -> int:
    """Change a kept entry. What it said before stays as an earlier version: `reflect history ID`.

    TEXT replaces what is written freely; `-` reads it from stdin.
    """
    journal = journal_of(ctx)
    entry = journal.entries.get(entry_id)
    if text is None and not any(each not in (None, ()) for each in said.values()):
        raise BadInput("What shall change was not said.", "Give the new text, or --title, --theme, --set …")
    writing = _changed(writing_of(entry), text, said, journal.store.today())
    changed = journal.entries.change(entry.id, writing)
    if as_json:
        print_json(entry_json(changed))
    else:
        print(changed.id)
        say("Changed." if changed.revisions > entry.revisions else "It said that already.")
    return 0


def _changed(writing: Writing, text: str | None, said: dict[str, object], today: date) -> Writing:
    fields = dict(writing.fields)
    pairs = said["pairs"]
    for pair in pairs if isinstance(pairs, tuple) else ():
        name, equals, value = str(pair).partition("=")
        if not equals:
            raise BadInput(f"“{name[:40]}” is not NAME=VALUE.", 'For example: --set "felt=uneasy".')
        fields[name.strip()] = check_field(writing.kind, name.strip(), text_of_argument(value))
    themes = said["themes"]
    given = tuple(text_of_argument(str(each)) for each in themes) if isinstance(themes, tuple) else ()
    title, on, again, hard = said["title"], said["on"], said["look_again"], said["hard"]
    return replace(
        writing,
        body=writing.body if text is None else text_from_stdin() if text == "-" else text_of_argument(text),
        title=writing.title if title is None else text_of_argument(str(title)),
        themes=split_themes(",".join(given)) if given else writing.themes,
        happened_on=day_of(str(on), today) if on else writing.happened_on,
        look_again_on=parse_date(str(again), today) if again else writing.look_again_on,
        fields=fields,
        hard=writing.hard if hard is None else bool(hard),
    )


@click.command(short_help="What an entry said before.")
@click.argument("entry_id", metavar="ID")
@click.argument("number", required=False, type=click.IntRange(1))
@click.option(
    "--put-back", is_flag=True, help="Let it say that again; what it says now is kept as a version."
)
@as_json_option
@click.pass_context
def history(ctx: click.Context, entry_id: str, number: int | None, put_back: bool, as_json: bool) -> int:
    """Earlier versions of an entry, the newest first; with NUMBER that one whole."""
    journal = journal_of(ctx)
    if put_back:
        if number is None:
            raise BadInput("Which version was not said.", "Give its number: reflect history ID 2 --put-back")
        entry = journal.history.put_back(entry_id, number)
        if as_json:
            print_json(entry_json(entry))
        else:
            print(entry.id)
            say(f"It says again what it said in version {number}.")
        return 0
    versions = [each for each in journal.history.versions(entry_id) if number in (None, each.number)]
    if as_json:
        print_json([_version_json(each) for each in versions])
    elif number is None:
        today = journal.store.today()
        for each in versions:
            first = next((part.text for part in sections(each.writing)), "")
            said = " ".join((each.writing.title or first).split())[:72]
            print_text(f"{each.number:>4}  until {say_day(each.kept_at.date(), today):<11}  {said}")
    else:
        for each in versions:
            parts = [
                each.writing.title,
                *(_section(part.heading, part.text) for part in sections(each.writing)),
            ]
            print_text("\n\n".join(part for part in parts if part.strip()))
    if not versions:
        say("There is no such version." if number else "It was never changed.")
        return 1
    return 0


def _section(heading: str, text: str) -> str:
    return f"{heading}\n{text}" if heading else text


def _version_json(version: Revision) -> dict[str, object]:
    writing = version.writing
    return {
        "number": version.number,
        "kept_at": version.kept_at.isoformat(),
        "title": writing.title,
        "body": writing.body,
        "themes": list(writing.themes),
        "answers": [{"question": each.question, "text": each.text} for each in writing.answers],
        "fields": dict(writing.fields),
    }


@click.command(short_help="Erase entries for good.")
@click.argument("ids", nargs=-1, required=True, metavar="ID…")
@click.option("--yes", is_flag=True, help="Do it without asking.")
@click.option("--backups", is_flag=True, help="Also in the copies of the journal that the app made.")
@as_json_option
@click.pass_context
def erase(ctx: click.Context, ids: tuple[str, ...], yes: bool, backups: bool, as_json: bool) -> int:
    """Erase entries for good, with their versions, drafts, replies and what the ledger says of them.

    If you have been asked for your notes, do not erase anything: take advice first (your union, your defence
    body, or your organisation's legal team).
    """
    desk = journal_of(ctx).history
    about = desk.about_to_erase(ids)
    for entry in about.entries:
        say(f"{entry.id}  {entry.heading(60)}")
    say("These will be erased for good: there is no undo. What was written about them elsewhere stays.")
    if about.shares:
        say("Something of it was shared. A copy may still exist; `reflect shares withdraw` asks for it back.")
    if about.copies and not backups:
        names = ", ".join(copy.name for copy in about.copies)
        say(f"Copies of the journal may hold it too: {names}. --backups erases it there as well.")
    say("Takeouts, your own copies and what a disk keeps by itself are out of our reach.")
    say("If you have been asked for your notes, do not erase anything; take advice first.")
    _confirm("Erase for good?", yes)
    done = desk.erase([entry.id for entry in about.entries], copies=backups)
    if as_json:
        print_json({"erased": list(done.ids), "copies_left": [str(copy) for copy in done.copies_left]})
    else:
        for entry_id in done.ids:
            print(entry_id)
    say("Erased.")
    if not done.log_emptied:
        say("Another window has the journal open; the last traces go when that one is closed.")
    if backups and done.copies_left:
        say(f"These copies could not be changed: {', '.join(copy.name for copy in done.copies_left)}.")
    return 0


def _confirm(question: str, yes: bool) -> None:
    if yes:
        return
    if not is_terminal(sys.stdin):
        raise Declined("Nothing was erased.", "Without a terminal, --yes says that you mean it.")
    if not click.confirm(question, default=False, err=True):
        raise Declined("Nothing was erased.")
