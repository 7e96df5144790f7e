"""Answering a note that came: the buddy's words go through the same check as any others."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reflect_tui.anonymise import survivors
from reflect_tui.domain.errors import BadInput
from reflect_tui.domain.exchange_sheets import reply_key
from reflect_tui.domain.exchanging import Asked, Note, Wish, wish_of
from reflect_tui.domain.sharing import Share
from reflect_tui.domain.text import one_line
from reflect_tui.exchange.asked import places
from reflect_tui.exchange.note import shown
from reflect_tui.exchange.replies import peel
from reflect_tui.exchange.reply_file import has_place, render_reply, wish_in, words_before
from reflect_tui.journal.settling import settled

if TYPE_CHECKING:
    from datetime import datetime

    from reflect_tui.anonymise.types import Remaining
    from reflect_tui.journal.sharing import SharePlan


@dataclass(frozen=True, slots=True)
class ReplyTo:
    """The note that is answered, and the numbers of the questions that the checked texts answer."""

    note: Note
    numbers: tuple[int, ...]


def asked_in(note: Note) -> tuple[Asked, ...]:
    """The places of a note that wait for an answer."""
    return tuple(place.asked for place in places(peel(note.text)))


def wish_for(note: Note) -> Wish:
    """What its writer would like back."""
    return wish_of(wish_in(note.text))


def answers_in(note: Note, values: Mapping[str, str]) -> tuple[ReplyTo, tuple[str, ...]]:
    """What was typed, as texts to be checked, and what they answer.

    Raises:
        BadInput: nothing was typed, or the note has no place for an answer.
    """
    if not has_place(note.text):
        raise BadInput(
            "This note has no place for an answer any more.",
            "Your words are kept as a draft. Answer it in the file that came, under its lines.",
        )
    numbers = [each.number for each in asked_in(note)]
    texts = {number: shown(values.get(reply_key(number), "")).strip() for number in numbers}
    said = {number: text for number, text in texts.items() if text}
    if not said:
        raise BadInput("Nothing is answered yet.", "One line is enough.")
    return ReplyTo(note, tuple(said)), tuple(said.values())


def body_of(note: Note) -> str:
    """What a note says, to be read before it is answered."""
    return words_before(note.text)


def reply_text(plan: SharePlan, to: ReplyTo) -> tuple[str, tuple[Remaining, ...]]:
    """The file of a reply, and what the last look over the answers still found."""
    checked = [applied.text for applied in plan.review.applied()]
    answers = dict(zip(to.numbers, checked, strict=True))
    # Only what the buddy wrote is looked over: the rest is the other's, and was checked by them.
    left = survivors("\n\n".join(checked), plan.review.masked(), plan.known, plan.review.kept())
    return render_reply(to.note.text, answers, plan.share_ids[0]), tuple(left)


def reply_share(plan: SharePlan, text: str, file_name: str, moment: datetime) -> Share:
    """The line of the ledger for a reply: no entry left, but words did."""
    found = [row for number in range(len(plan.review.texts)) for row in settled(plan.review, number)]
    merged: dict[tuple[str, str, str], int] = {}
    for row in found:
        key = (row.kind, row.original, row.stand_in)
        merged[key] = merged.get(key, 0) + row.places
    rows = {(row.kind, row.original, row.stand_in): row for row in found}
    return Share(
        id=plan.share_ids[0],
        audience=plan.audience,
        created_at=moment,
        file_name=file_name,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        settled=tuple(replace(row, places=merged[key]) for key, row in rows.items()),
    )


def say_wish(note: Note) -> str:
    """What its writer would like back, on one line."""
    return one_line(wish_for(note).words, 200)
