"""`reflect add`: keep an entry from the command line."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

import click

from reflect_tui.cli import is_terminal, say
from reflect_tui.cli.common import (
    as_json_option,
    day_of,
    journal_of,
    kind_of,
    print_json,
    text_from_stdin,
    text_of_argument,
)
from reflect_tui.domain.as_json import entry_json
from reflect_tui.domain.certainty import parse_how_sure
from reflect_tui.domain.dates import long_day, parse_date
from reflect_tui.domain.entries import EntryKind, Writing
from reflect_tui.domain.errors import BadInput, NothingFound
from reflect_tui.domain.fields import check_field
from reflect_tui.domain.sheets import Sheet, pack_sheet
from reflect_tui.journal import Journal


@click.command(short_help="Keep an entry.")
@click.argument("text", required=False)
@click.option("--kind", metavar="KIND", help=f"One of: {', '.join(EntryKind)}. A reflection if not said.")
@click.option("--title", default="", help="A title.")
@click.option("--theme", "themes", multiple=True, metavar="WORD", help="A theme; may be given several times.")
@click.option("--on", metavar="DATE", help="The day it is about: 2026-11-20, yesterday, last Friday.")
@click.option("--sure", metavar="N|WORD", help="How sure: 0 to 100, or hardly, doubtful, even, fairly, very.")
@click.option("--look-again", metavar="DATE", help="When to look again: in six weeks, next Friday.")
@click.option("--pack", "pack_id", metavar="ID", help="Answer a pack; the text is the first answer.")
@click.option(
    "--set",
    "pairs",
    multiple=True,
    metavar="NAME=VALUE",
    help="Fill a field of the kind, or with --pack a question by its number or id.",
)
@as_json_option
@click.pass_context
def add(ctx: click.Context, /, text: str | None, pack_id: str | None, as_json: bool, **said: object) -> int:
    """Keep an entry.

    TEXT is what you want to write; `-`, or nothing, reads it from stdin. It is kept exactly as it is.
    """
    journal = journal_of(ctx)
    values = _pairs(_texts(said["pairs"]))
    if text == "-" or (text is None and not values):
        text = _read()
    text = text_of_argument(text or "")
    writing = (
        _from_pack(journal, pack_id, text, values) if pack_id else _plain(said["kind"], text, values, said)
    )
    entry = journal.entries.keep(_with_the_rest(journal, writing, said))
    if as_json:
        print_json(entry_json(entry))
    else:
        print(entry.id)
        say(f"Kept: {entry.heading(60)}")
        if entry.look_again_on:
            # Words were read as a day: say which.
            say(f"To look at again on {long_day(entry.look_again_on)}.")
    return 0


def _read() -> str:
    if is_terminal(sys.stdin):
        say("Write; a line with only a full stop ends it.")
        lines = []
        for line in sys.stdin:
            if line.rstrip("\n") == ".":
                break
            lines.append(line)
        return "".join(lines).rstrip("\n")
    return text_from_stdin()


def _texts(given: object) -> Sequence[str]:
    return given if isinstance(given, tuple) else ()


def _pairs(pairs: Sequence[str]) -> dict[str, str]:
    values = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name.strip():
            raise BadInput(f"“{pair[:40]}” is not NAME=VALUE.", 'For example: --set "felt=uneasy".')
        values[name.strip()] = text_of_argument(value)
    return values


def _plain(kind_word: object, text: str, values: Mapping[str, str], said: Mapping[str, object]) -> Writing:
    """An entry of a kind; how sure and look again make it a judgement where no kind is said."""
    if kind_word:
        kind = kind_of(str(kind_word))
    else:
        kind = EntryKind.JUDGEMENT if said["sure"] or said["look_again"] else EntryKind.REFLECTION
    fields = {name: check_field(kind, name, value) for name, value in values.items()}
    return Writing(kind=kind, body=text, fields=fields)


def _from_pack(journal: Journal, pack_id: str, text: str, values: Mapping[str, str]) -> Writing:
    """An entry from a pack's questions: the text answers the first, --set the others."""
    pack = journal.packs.get(pack_id)
    sheet = pack_sheet(pack)
    answers: dict[str, str] = {}
    asked = [prompt for prompt in sheet.prompts if prompt.question_id]
    for name, value in values.items():
        answers[_question_key(sheet, name)] = value
    if text:
        answers.setdefault(asked[0].key, text)
    return sheet.read(answers, journal.store.today())


def _question_key(sheet: Sheet, name: str) -> str:
    asked = [prompt for prompt in sheet.prompts if prompt.question_id]
    if name.isascii() and name.isdigit() and 1 <= int(name) <= len(asked):
        return asked[int(name) - 1].key
    for prompt in asked:
        if prompt.question_id == name:
            return prompt.key
    ids = ", ".join(prompt.question_id for prompt in asked)
    raise BadInput(f"This pack has no question “{name[:40]}”.", f"Use 1 to {len(asked)}, or: {ids}.")


def _with_the_rest(journal: Journal, writing: Writing, said: Mapping[str, object]) -> Writing:
    """Title, themes, day, how sure and when to look again, as the options say."""
    from dataclasses import replace

    today = journal.store.today()
    sure, again, on = said["sure"], said["look_again"], said["on"]
    if sure and writing.kind is not EntryKind.JUDGEMENT:
        raise BadInput("How sure belongs to a judgement.", "Add --kind judgement, or leave --sure out.")
    if again and writing.kind not in (EntryKind.JUDGEMENT, EntryKind.CHANGE):
        raise BadInput("Only a judgement or a change is looked at again.", "Add --kind judgement.")
    themes = tuple(
        theme for given in _texts(said["themes"]) if (theme := " ".join(text_of_argument(given).split()))
    )
    if writing.is_empty and not said["title"]:
        raise NothingFound("There were no words to keep.", "Nothing was kept.")
    return replace(
        writing,
        title=text_of_argument(str(said["title"])) or writing.title,
        themes=(*writing.themes, *themes),
        happened_on=day_of(str(on), today) if on else None,
        how_sure=parse_how_sure(str(sure)) if sure else writing.how_sure,
        look_again_on=parse_date(str(again), today) if again else writing.look_again_on,
    )
