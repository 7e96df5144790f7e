"""`reflect list`, `search` and `show`: reading from the command line."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import date

import click

from reflect_tui.cli import say
from reflect_tui.cli.common import (
    as_json_option,
    journal_of,
    print_json,
    print_text,
    query_of,
    query_options,
    text_of_argument,
)
from reflect_tui.domain.as_json import entry_json, row_json
from reflect_tui.domain.dates import say_day
from reflect_tui.domain.entries import Entry, EntryRow, Reply
from reflect_tui.domain.sections import judgement_lines, sections


@click.command("list", short_help="The newest entries.")
@query_options
@click.option(
    "--limit", type=click.IntRange(1, 1_000_000), default=50, show_default=True, help="At most so many."
)
@as_json_option
@click.pass_context
def list_entries(
    ctx: click.Context,
    kind: str | None,
    theme: str | None,
    since: str | None,
    until: str | None,
    limit: int,
    as_json: bool,
) -> int:
    """The newest entries, the newest first."""
    journal = journal_of(ctx)
    query = query_of(journal, "", kind, theme, since, until)
    return _print_rows(journal.entries.page(query, limit=limit), journal.store.today(), as_json)


@click.command(short_help="Entries with these words.")
@click.argument("words", nargs=-1, required=True, metavar="QUERY")
@query_options
@click.option(
    "--limit", type=click.IntRange(1, 1_000_000), default=20, show_default=True, help="At most so many."
)
@as_json_option
@click.pass_context
def search(
    ctx: click.Context,
    words: tuple[str, ...],
    kind: str | None,
    theme: str | None,
    since: str | None,
    until: str | None,
    limit: int,
    as_json: bool,
) -> int:
    """Entries that hold all of these words, the best match first.

    "two words" keeps them together, word* finds beginnings, -word leaves out (after --).
    """
    journal = journal_of(ctx)
    query = query_of(journal, text_of_argument(" ".join(words)), kind, theme, since, until)
    return _print_rows(journal.entries.best(query, limit=limit), journal.store.today(), as_json)


@click.command(short_help="One entry, whole.")
@click.argument("entry_id", metavar="ID")
@as_json_option
@click.pass_context
def show(ctx: click.Context, entry_id: str, as_json: bool) -> int:
    """One entry, whole. ID may be the beginning of an id, from four characters on."""
    journal = journal_of(ctx)
    entry = journal.entries.get(entry_id)
    if as_json:
        print_json(entry_json(entry))
    else:
        print_text(_readable(entry, journal.store.today()))
    return 0


def _print_rows(rows: Sequence[EntryRow], today: date, as_json: bool) -> int:
    if as_json:
        print_json([row_json(row) for row in rows])
    else:
        width = shutil.get_terminal_size((100, 24)).columns
        for row in rows:
            day = say_day(row.day, today)
            line = f"{row.id:<12}  {day:<11}  {row.kind.label:<17}  {row.heading(max(20, width - 48))}"
            print_text(line)
    if not rows:
        say("Nothing found.")
        return 1
    return 0


def _about_reply(reply: Reply) -> str:
    if reply.beside:
        return f"A reply, after “…{reply.beside[-80:]}”"
    return f"A reply: {reply.question}" if reply.question else "A reply"


def _readable(entry: Entry, today: date) -> str:
    about = [say_day(entry.day, today), entry.kind.label, ", ".join(entry.themes)]
    parts = [entry.title, " · ".join(word for word in about if word)]
    for section in sections(entry):
        parts.append(f"{section.heading}\n{section.text}" if section.heading else section.text)
    parts += judgement_lines(entry)
    parts += [f"{_about_reply(reply)}\n{reply.text}" for reply in entry.replies]
    parts += [f"What I learnt from talking it through\n{learnt}" for learnt in entry.talked_through]
    return "\n\n".join(part.strip("\n") for part in parts if part.strip())
