"""`reflect due`, `review`, `remind`, `amend`, `like` and `thread`: coming back to what was judged."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, TypeVar

import click

from reflect_tui.cli import attempt, is_terminal, say
from reflect_tui.cli.common import as_json_option, journal_of, print_json, print_text, text_of_argument
from reflect_tui.domain.as_json import entry_json, look_json
from reflect_tui.domain.certainty import say_how_sure
from reflect_tui.domain.dates import long_day, parse_date, say_day
from reflect_tui.domain.entries import Entry, EntryKind
from reflect_tui.domain.errors import BadInput, NothingFound
from reflect_tui.domain.looking import (
    STATES,
    Call,
    ChangeLook,
    Found,
    Look,
    is_settled,
    parse_call,
    parse_found,
    parse_state,
    say_found,
)
from reflect_tui.domain.sections import judgement_lines, sections
from reflect_tui.domain.text import one_line

if TYPE_CHECKING:
    from reflect_tui.journal import Journal

T = TypeVar("T")

REMINDER = "Something is ready to look at again, when you are: reflect due"
NOTHING_READY = "Nothing is ready to look at again."


@click.command(short_help="What is ready to look at again.")
@click.option("--until", metavar="DATE", help="Also what will be ready by then: in six weeks, 31 December.")
@click.option("--theme", metavar="WORD", help="Only what has this theme.")
@as_json_option
@click.pass_context
def due(ctx: click.Context, until: str | None, theme: str | None, as_json: bool) -> int:
    """Judgements and changes whose day to look again has come, the one that waited longest first."""
    journal = journal_of(ctx)
    today = journal.store.today()
    found = journal.judgements.waiting(parse_date(until, today) if until else today)
    if theme is not None:
        wanted = " ".join(text_of_argument(theme).split()).casefold()
        found = [each for each in found if wanted in {name.casefold() for name in each.themes}]
    if as_json:
        print_json([look_json(each) for each in found])
    else:
        for each in found:
            print_text(_line(each, today))
    if not found:
        say(NOTHING_READY)
        return 1
    return 0


@click.command(short_help="Look again at a judgement or a change.")
@click.argument("entry_id", metavar="ID")
@click.option(
    "--outcome", metavar="O", help=f"Of a judgement: {', '.join(Found)}. Of a change: {', '.join(STATES)}."
)
@click.option(
    "--call", "call", metavar="C", help=f"How sound the call was, given what was known: {', '.join(Call)}."
)
@click.option("--note", default="", help="What happened, in your words.")
@click.option("--learnt", default="", help="What you learnt.")
@click.option("--change", default="", help="What you will do differently: kept as a change, linked to this.")
@click.option("--look-again", metavar="DATE", help="Where it is not over: when to look once more.")
@as_json_option
@click.pass_context
def review(ctx: click.Context, /, entry_id: str, outcome: str | None, as_json: bool, **said: str) -> int:
    """Look again at a judgement: what was kept is shown first, then what happened is put down beside it.

    At a terminal, without --outcome, it asks one thing after the other; an empty answer leaves it open.
    """
    journal = journal_of(ctx)
    entry = journal.entries.get(entry_id)
    if entry.kind not in (EntryKind.JUDGEMENT, EntryKind.CHANGE):
        raise BadInput(f"This is a {entry.kind.label}.", "Only a judgement or a change is looked at again.")
    if outcome is None:
        if not is_terminal(sys.stdin):
            raise BadInput("What happened was not said.", "Add --outcome, or call it at a terminal.")
        outcome = _ask_all(journal, entry, said)
    words = {name: text_of_argument(text) for name, text in said.items() if text}
    seen = _put_down(journal, entry, outcome, words)
    if as_json:
        print_json(entry_json(seen))
    else:
        _tell(seen)
    return 0


def _put_down(journal: Journal, entry: Entry, outcome: str, words: dict[str, str]) -> Entry:
    """Add what was found, and keep the change it led to."""
    again = words.get("look_again", "")
    day = parse_date(again, journal.store.today()) if again else None
    note, change = words.get("note", ""), words.get("change", "")
    if entry.kind is EntryKind.CHANGE:
        return journal.judgements.look_at_change(
            entry.id, ChangeLook(parse_state(outcome), note, day, change)
        )
    call = parse_call(words.get("call", ""))
    look = Look(parse_found(outcome), call, note, words.get("learnt", ""), day, change)
    return journal.judgements.look_again(entry.id, look)


def _ask_all(journal: Journal, entry: Entry, said: dict[str, str]) -> str:
    """Show what was kept, then ask; what was typed is understood before the next thing is asked."""
    say("")
    for section in sections(entry):
        say(f"{section.heading}\n  {section.text}" if section.heading else section.text)
    for line in judgement_lines(entry):
        say(line)
    say("")
    if entry.kind is EntryKind.CHANGE:
        state = _asked(f"Where does it stand now? ({', '.join(STATES)})", parse_state)
        said["note"] = _ask("What happened — wanted and unwanted?")
        return state
    words = ", ".join(each.label for each in Found)
    found = _asked(f"What happened, as far as you can tell? ({words})", parse_found)
    if found is Found.CANNOT_TELL:
        today = journal.store.today()
        said["look_again"] = _asked(
            "When will you look once more? (empty: in four weeks)",
            lambda typed: parse_date(typed, today).isoformat() if typed.strip() else "",
        )
        return found.value
    said["note"] = _ask("In your words, what was it that happened?")
    calls = ", ".join(each.label for each in Call)
    call = _asked(
        f"Setting the ending aside: given what you knew, how sound was the call? ({calls})", parse_call
    )
    said["call"] = call.value if call else ""
    said["learnt"] = _ask("What do you know now that you did not know then?")
    said["change"] = _ask("Is there one thing you will do differently?")
    return found.value


def _ask(question: str) -> str:
    answer: str = click.prompt(question, default="", show_default=False, err=True, prompt_suffix="\n> ")
    return answer


def _asked(question: str, read: Callable[[str], T]) -> T:
    """An answer that can be understood; what cannot is told, and asked again."""
    understood: list[T] = []
    while True:
        typed = _ask(question)
        if not attempt(partial(_take, read, typed, understood)):
            return understood[0]


def _take(read: Callable[[str], T], typed: str, understood: list[T]) -> None:
    understood.append(read(typed))


def _tell(seen: Entry) -> None:
    print(seen.id)
    found = seen.judgement.found if seen.judgement else None
    if found:
        said = f"Put down: {say_found(found.outcome)}. What you had kept is as it was."
    else:
        said = f"Put down: {seen.fields.get('state', '')}."
    say(said)
    if seen.look_again_on and not (found and is_settled(found.outcome) and not found.look_again_on):
        say(f"It will be ready again on {long_day(seen.look_again_on)}.")


@click.command(short_help="One line if something is ready, for cron and shell start-up.")
@click.option("--if-due", is_flag=True, help="Say nothing where nothing is ready.")
@click.option(
    "--ics", "target", metavar="FILE", help="Write the days to come as a calendar file; - is stdout."
)
@click.option("--with-words", is_flag=True, help="Put the first words of each into the calendar.")
@click.pass_context
def remind(ctx: click.Context, if_due: bool, target: str | None, with_words: bool) -> int:
    """One line if something is ready to look at again. It never says what: others may see your screen."""
    journal = journal_of(ctx)
    if target is not None:
        return _write_calendar(journal, text_of_argument(target), with_words)
    if journal.judgements.ready(1):
        print(REMINDER)
    elif not if_due:
        print(NOTHING_READY)
    return 0


def _write_calendar(journal: Journal, target: str, with_words: bool) -> int:
    from reflect_tui.exchange.calendar import calendar
    from reflect_tui.journal.files import path_of, write_private

    found = journal.judgements.waiting()
    if not found:
        say("There is no day to look again to write down.")
        return 1
    days = [
        # A calendar brings things up by itself: of what is hard it has the day alone.
        (each.id, each.look_again_on, each.heading(72) if with_words and not each.hard else "")
        for each in found
        if each.look_again_on
    ]
    text = calendar(days, journal.store.today())
    if target == "-":
        print(text, end="")
        return 0
    path = path_of(target)
    write_private(path, [text.encode()])
    say(f"Written: {path}. It holds days{' and first words' if with_words else ' and no words of yours'}.")
    return 0


@click.command(short_help="Add a dated thought to a kept judgement.")
@click.argument("entry_id", metavar="ID")
@click.argument("text")
@as_json_option
@click.pass_context
def amend(ctx: click.Context, entry_id: str, text: str, as_json: bool) -> int:
    """Add a dated thought to a kept judgement. What you expected, how sure you were and why stay as kept."""
    entry = journal_of(ctx).judgements.amend(entry_id, text_of_argument(text))
    if as_json:
        print_json(entry_json(entry))
    else:
        print(entry.id)
        say("Added beside it, with today's date.")
    return 0


@click.command(short_help="Your own earlier judgements most like this.")
@click.argument("words", nargs=-1, required=True, metavar="TEXT")
@click.option("--theme", "themes", multiple=True, metavar="WORD", help="A theme it has.")
@click.option("--limit", type=click.IntRange(1, 100), default=8, show_default=True, help="At most so many.")
@as_json_option
@click.pass_context
def like(
    ctx: click.Context, words: tuple[str, ...], themes: tuple[str, ...], limit: int, as_json: bool
) -> int:
    """Your own earlier judgements most like this one, the likest first, and how they went."""
    journal = journal_of(ctx)
    text = text_of_argument(" ".join(words))
    before = journal.judgements.like(text, themes=[text_of_argument(each) for each in themes], limit=limit)
    if as_json:
        print_json([look_json(each) for each in before.entries])
    else:
        for each in before.entries:
            print_text(_line(each, journal.store.today()))
    say(before.say_count())
    return 0 if before.entries else 1


@click.command(short_help="What led to what.")
@click.argument("entry_id", metavar="ID")
@as_json_option
@click.pass_context
def thread(ctx: click.Context, entry_id: str, as_json: bool) -> int:
    """The thread an entry is in: what led to it, what was learnt, what changed, what happened."""
    journal = journal_of(ctx)
    lines = journal.threads.lines(entry_id)
    if as_json:
        print_json(
            [
                {"depth": each.depth, "what": each.what, "text": each.text, "id": each.entry_id or None}
                for each in lines
            ]
        )
    else:
        today = journal.store.today()
        for each in lines:
            said = {"found": "then: ", "learnt": "learnt: ", "happened": "what happened: "}.get(each.what, "")
            day = f"{say_day(each.on, today)}  " if each.what == "entry" and each.on else ""
            print_text(f"{'  ' * each.depth}{day}{said}{each.text}")
    return 0


@click.command(short_help="Link two entries: this led to that.")
@click.argument("from_id", metavar="FROM")
@click.argument("to_id", metavar="TO")
@click.option(
    "--as", "type_", default="led-to", show_default=True, metavar="TYPE", help="How they hang together."
)
@click.option("--remove", is_flag=True, help="Take the link away instead.")
@click.pass_context
def link(ctx: click.Context, from_id: str, to_id: str, type_: str, remove: bool) -> int:
    """Say that one entry led to another. Both stay as they are."""
    desk = journal_of(ctx).threads
    if remove:
        if not desk.unlink(from_id, to_id, type_):
            raise NothingFound("They were not linked so.", "Nothing was changed.")
        say("They are no longer linked.")
    else:
        say("Linked." if desk.link(from_id, to_id, type_) else "They were linked so already.")
    return 0


def _line(entry: Entry, today: date) -> str:
    """One judgement or change: id, day, what was expected, how sure, what became of it."""
    judged = entry.judgement
    expected = judged.expectation if judged else entry.heading()
    found = judged.found if judged else None
    facts = [
        say_how_sure(judged.how_sure) if judged else "",
        f"from {say_day(entry.day, today)}",
        f"then: {say_found(found.outcome)}" if found else "",
        f"learnt: {one_line(found.learnt, 80)}" if found and found.learnt else "",
    ]
    return f"{entry.id:<12}  {one_line(expected, 72)}  ({' · '.join(each for each in facts if each)})"
