"""Sheets for looking again: what was kept stands above, read-only; what is asked is added beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from reflect_tui.domain.certainty import say_how_sure
from reflect_tui.domain.dates import parse_date, say_day
from reflect_tui.domain.entries import Entry, EntryKind
from reflect_tui.domain.errors import BadInput
from reflect_tui.domain.looking import (
    STATES,
    Call,
    ChangeLook,
    Found,
    Look,
    parse_call,
    parse_found,
    parse_state,
)
from reflect_tui.domain.packs import AnswerKind
from reflect_tui.domain.sections import judgement_lines, sections
from reflect_tui.domain.sheets import LOOK_AGAIN, Prompt, PromptProblem, Sheet, read_under

LOOKING = ":look-again"
"""Stands for a pack in the draft of a look; no pack can have this id."""
FOUND, NOTE, CALL, LEARNT, CHANGE = "look:found", "look:note", "look:call", "look:learnt", "look:change"
# At most so much of what was kept stands above the questions; the whole is in the reader.
_ABOVE = 400


def look_sheet(entry: Entry) -> Sheet:
    """What is asked when somebody looks again at a judgement or a change.

    Raises:
        BadInput: the entry is neither.
    """
    if entry.kind is EntryKind.JUDGEMENT:
        prompts: tuple[Prompt, ...] = _JUDGEMENT
    elif entry.kind is EntryKind.CHANGE:
        prompts = _CHANGE
    else:
        raise BadInput(f"This is a {entry.kind.label}.", "Only a judgement or a change is looked at again.")
    return Sheet(entry.kind, "Ready when you are", prompts, pack_id=LOOKING)


def read_look(values: Mapping[str, str], today: date) -> Look:
    """What a look at a judgement found, from what was typed.

    Raises:
        PromptProblem: something cannot be read, or what happened is not said yet.
    """
    said = values.get(FOUND, "")
    if not said.strip():
        raise PromptProblem(FOUND, BadInput("What happened is not said yet.", "Choose one of the words."))
    return Look(
        found=read_under(FOUND, parse_found, said),
        call=read_under(CALL, parse_call, values.get(CALL, "")),
        note=values.get(NOTE, ""),
        learnt=values.get(LEARNT, ""),
        look_again_on=_day(values, today),
        change=values.get(CHANGE, ""),
    )


def read_change_look(values: Mapping[str, str], today: date) -> ChangeLook:
    """Where a change stands, from what was typed.

    Raises:
        PromptProblem: something cannot be read, or where it stands is not said yet.
    """
    said = values.get(FOUND, "")
    if not said.strip():
        raise PromptProblem(FOUND, BadInput("Where it stands is not said yet.", "Choose one of the words."))
    return ChangeLook(read_under(FOUND, parse_state, said), values.get(NOTE, ""), _day(values, today))


_AGAIN = Prompt(
    LOOK_AGAIN,
    "If it is not over: when will you look once more?",
    "in two weeks, in six weeks, 14 March; empty is in four weeks where it cannot be told yet",
    AnswerKind.LOOK_AGAIN,
)
_TRY_AGAIN = replace(
    _AGAIN, hint="in two weeks, in six weeks, 14 March; empty is in four weeks while you try it"
)
_JUDGEMENT = (
    Prompt(
        FOUND,
        "What happened, as far as you can tell?",
        answer=AnswerKind.CHOICE,
        choices=tuple(each.label for each in Found),
    ),
    Prompt(NOTE, "In your words, what was it that happened?"),
    Prompt(
        CALL,
        "Setting the ending aside: given what you knew, how sound was the call?",
        "a sound call can end badly, and a poor one well",
        AnswerKind.CHOICE,
        tuple(each.label for each in Call),
    ),
    Prompt(LEARNT, "What do you know now that you did not know then?"),
    Prompt(
        CHANGE,
        "Is there one thing you will try, stop, keep or ask?",
        "it is kept as a change of its own, and comes back in four weeks",
    ),
    _AGAIN,
)
_CHANGE = (
    Prompt(
        FOUND,
        "Where does it stand?",
        "dropping is as good as keeping",
        AnswerKind.CHOICE,
        STATES,
    ),
    Prompt(NOTE, "What happened — wanted and unwanted?"),
    _TRY_AGAIN,
)


def kept_parts(entry: Entry, today: date) -> tuple[tuple[str, str], ...]:
    """What was kept, to be read before anything is asked: what we say about it, and the writer's words.

    Args:
        entry: a judgement or a change.
        today: for saying days.
    """
    judged = entry.judgement
    day = say_day(entry.day, today)
    if judged is None:
        # Where it stands is what is asked about.
        words = [part for part in sections(entry) if part.text not in STATES]
        first = [(f"{part.heading or 'You wrote'} (kept {day})", part.text) for part in words[:1]]
        return tuple((said, _cut(text)) for said, text in [*first, *((w.heading, w.text) for w in words[1:])])
    sure = say_how_sure(judged.how_sure)
    on = day if day in ("today", "yesterday") else f"on {day}"
    parts = [(f"You expected, {on}" + (f", {sure}" if sure else ""), judged.expectation)]
    parts += [("because", judged.reasons)] if judged.reasons.strip() else []
    if mind := entry.fields.get("change_my_mind", "").strip():
        parts.append(("and said this would change your mind", mind))
    since = replace(judged, how_sure=None, look_again_on=None)
    parts += [("since then", line) for line in judgement_lines(replace(entry, judgement=since))]
    return tuple((said, _cut(text)) for said, text in parts)


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _ABOVE else f"{flat[:_ABOVE].rstrip()} …"


def _day(values: Mapping[str, str], today: date) -> date | None:
    text = values.get(LOOK_AGAIN, "")
    return read_under(LOOK_AGAIN, lambda typed: parse_date(typed, today), text) if text.strip() else None
