"""An entry as a person reads it: headings and texts in order, for the reader, the export and the takeout."""

from __future__ import annotations

from dataclasses import dataclass

from reflect_tui.domain.certainty import say_how_sure
from reflect_tui.domain.dates import long_day
from reflect_tui.domain.entries import Answer, Entry, EntryKind, Outcome, Writing
from reflect_tui.domain.fields import FIELDS, field_of
from reflect_tui.domain.looking import Call, say_found


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what was written under it."""

    heading: str
    """The question as it was worded; empty for the entry's own text."""
    text: str
    """As typed: Markdown, not yet fit for a terminal."""
    keep_private: bool = False
    """Never leaves in an export."""


def sections(entry: Entry | Writing) -> tuple[Section, ...]:
    """Everything written in an entry, each text once: its own text, the answers, then what else was filled.

    How sure and later looks at a judgement are said by `judgement_lines`, since they are not prose.
    """
    parts = []
    covered = {answer.question_id for answer in entry.answers}
    # An expectation that answered a pack's question is shown under that question.
    if entry.body.strip() and not _is_answered(entry.body, entry.answers):
        parts.append(Section("What I expect" if entry.kind is EntryKind.JUDGEMENT else "", entry.body))
    parts += [
        Section(answer.question, answer.text, answer.keep_private or _is_private(entry, answer))
        for answer in entry.answers
        if not _is_said_otherwise(entry, answer)
    ]
    parts += [
        Section(each.question, entry.fields[each.name], each.keep_private)
        for each in FIELDS[entry.kind]
        if each.name not in covered and entry.fields.get(each.name, "").strip()
    ]
    return tuple(parts)


def judgement_lines(entry: Entry) -> tuple[str, ...]:
    """What a judgement says beside its prose: how sure, when to look again, what was added and found."""
    judged = entry.judgement
    if judged is None:
        return ()
    lines = []
    if sure := say_how_sure(judged.how_sure):
        lines.append(f"How sure: {sure}")
    if judged.look_again_on:
        lines.append(f"Look again: {long_day(judged.look_again_on)}")
    lines += [f"Added on {long_day(added.on)}: {added.text}" for added in judged.amendments]
    for found in judged.outcomes:
        lines.append(f"Looked again on {long_day(found.on)}: {_what_was_found(found)}")
        lines += [f"What happened: {found.note}"] if found.note else []
        lines += [f"Learnt: {found.learnt}"] if found.learnt else []
    return tuple(lines)


def _what_was_found(found: Outcome) -> str:
    call = f"; the call was {Call(found.call).label}" if found.call in set(Call) else ""
    return f"{say_found(found.outcome)}{call}"


def _is_private(entry: Entry | Writing, answer: Answer) -> bool:
    """Whether the answer fills a field that never leaves, whatever the pack says."""
    known = field_of(entry.kind, answer.question_id)
    return known is not None and known.keep_private


def _is_said_otherwise(entry: Entry | Writing, answer: Answer) -> bool:
    """Whether an answer is shown as the title, or by `judgement_lines`."""
    if answer.question_id == "title":
        return answer.text.strip() == entry.title.strip()
    return entry.kind is EntryKind.JUDGEMENT and answer.question_id in ("how_sure", "look_again_on")


def _is_answered(body: str, answers: tuple[Answer, ...]) -> bool:
    return any(answer.text == body for answer in answers)
