"""`reflect pack search`, `mark` and `like`: finding a question in the library."""

from __future__ import annotations

from collections.abc import Sequence

import click

from reflect_tui.cli import say
from reflect_tui.cli.common import as_json_option, journal_of, print_json, print_text, text_of_argument
from reflect_tui.domain.library import Filters, Unit, Where


@click.command("search")
@click.argument("words", nargs=-1)
@click.option("--perspective", default="", metavar="WHO", help="funder, commissioner, delivery, …")
@click.option("--scale", default="", metavar="SIZE", help="one person, pair, team, organisation, …")
@click.option("--minutes", type=click.IntRange(1), help="Packs that take at most so long.")
@click.option("--language", default="", metavar="TAG", help="en, cy, …")
@click.option("--opened", is_flag=True, help="Only questions you marked: they opened something.")
@as_json_option
@click.pass_context
def search_packs(
    ctx: click.Context,
    words: Sequence[str],
    perspective: str,
    scale: str,
    minutes: int | None,
    language: str,
    opened: bool,
    as_json: bool,
) -> int:
    """Find titles, questions and cases with all of these words, or their beginnings."""
    desk = journal_of(ctx).library
    text = " ".join(text_of_argument(word) for word in words)
    found = desk.search(text, Filters(perspective, scale, minutes, language), opened=opened)
    marks = desk.marks()
    if as_json:
        print_json([_json(each, marks) for each in found])
    else:
        for each in found:
            opener = " · opened something" if (each.pack_id, each.question_id) in marks else ""
            print_text(f"{_place(each):<32} {' '.join(each.text.split())[:200]}{opener}")
    if not found:
        say("Nothing found. Fewer words find more.")
    return 0 if found else 1


@click.command("mark")
@click.argument("pack_id", metavar="ID")
@click.argument("number", type=int)
@click.pass_context
def mark(ctx: click.Context, pack_id: str, number: int) -> int:
    """Mark a question as one that opened something, or take the mark away; it is for you alone."""
    marked = journal_of(ctx).library.mark(pack_id, number)
    say("Marked: this one opened something." if marked else "The mark is gone.")
    return 0


@click.command("beside")
@click.argument("pack_id", metavar="ID")
@click.argument("number", type=int)
@as_json_option
@click.pass_context
def beside(ctx: click.Context, pack_id: str, number: int, as_json: bool) -> int:
    """The same question, or nearly, as other packs and other perspectives ask it."""
    journal = journal_of(ctx)
    unit = journal.library.question(pack_id, number)
    found = journal.library.index().seen_from_elsewhere(unit)
    if as_json:
        print_json([_json(each, frozenset()) for each in found])
    else:
        for each in (unit, *found):
            seen = ", ".join(journal.packs.get(each.pack_id).list_of("Perspective"))
            print_text(f"{_place(each):<32} {each.text}{f'  ({seen})' if seen else ''}")
    if not found:
        say("No other pack asks this.")
    return 0 if found else 1


def _place(unit: Unit) -> str:
    return f"{unit.pack_id}:{unit.number}" if unit.where is Where.QUESTION else unit.pack_id


def _json(unit: Unit, marks: frozenset[tuple[str, str]]) -> dict[str, object]:
    return {
        "pack": unit.pack_id,
        "title": unit.pack_title,
        "where": unit.where.name.casefold(),
        "number": unit.number or None,
        "round": unit.round,
        "text": unit.text,
        "opened": (unit.pack_id, unit.question_id) in marks,
    }
