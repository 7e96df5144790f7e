"""Entries, journals and packs for tests: by hand, and whatever hypothesis can think of."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import strategies as st

from reflect_tui.domain.entries import Answer, EntryKind, Writing
from reflect_tui.domain.fields import FIELDS
from reflect_tui.journal import Journal

START = datetime(2026, 11, 23, 14, 2, tzinfo=UTC)
FIRST_DAY, LAST_DAY = date(2024, 2, 28), date(2028, 3, 1)

SURROGATES = st.sampled_from(["\ud800", "\udfff", "\udc80"])
LETTERS = st.characters(codec="utf-8")
TEXT = st.text(LETTERS, max_size=40)
WORDS = st.sampled_from(
    [
        "",
        "Jane rang.",
        "visit\nagain",
        "£5 — maybe",
        "trust",
        "e\u0301te\u0301",
        "\x00\x1b[2J",
        "[/",
        "a\r\nb",
        "'); --",
    ]
)
SAID = WORDS | TEXT
THEMES = st.sampled_from(
    ["housing", "Housing", "trust", "Siân", "a very long theme of several words", "#tag", "x"]
)
DAYS = st.dates(FIRST_DAY, LAST_DAY)


def journal_in(folder: Path, now: Callable[[], datetime] | None = None) -> Journal:
    """A journal in a folder, there already or not, with a clock that moves a minute each time it is asked."""
    moment = [START]

    def tick() -> datetime:
        moment[0] += timedelta(minutes=1)
        return moment[0]

    return Journal(folder / "journal.db", clock=now or tick, rng=os.urandom)


@st.composite
def writings(draw: st.DrawFn, kinds: st.SearchStrategy[EntryKind] | None = None) -> Writing:
    """Anything that can be kept: some words in it, choices among the choices, question ids once each."""
    kind = draw(st.sampled_from(EntryKind) if kinds is None else kinds)
    known = {each.name: each for each in FIELDS[kind]}
    fields = {
        name: draw(st.sampled_from(known[name].choices) if known[name].choices else SAID)
        for name in draw(st.lists(st.sampled_from(sorted(known)), unique=True, max_size=4))
    }
    ids = st.sampled_from([*known, "q1", "q2", "expectation", "missing"])
    answers = tuple(
        Answer(draw(TEXT), draw(SAID), name, draw(st.booleans()))
        for name in draw(st.lists(ids, unique=True, max_size=4))
        if name not in fields and not getattr(known.get(name), "choices", ())
    )
    # What answers a question of a field's name also fills the field, and an answer holds some words.
    answers = tuple(answer for answer in answers if answer.text.strip())
    fields |= {answer.question_id: answer.text for answer in answers if answer.question_id in known}
    answered = [answer.text for answer in answers if answer.question_id == "expectation"]
    body = answered[0] if answered else draw(SAID | st.just("something to keep"))
    return Writing(
        kind=kind,
        title=draw(st.just("") | TEXT),
        body=body if body.strip() else "something to keep",
        answers=answers,
        fields=fields,
        themes=tuple(draw(st.lists(THEMES | TEXT, max_size=3))),
        happened_on=draw(st.none() | DAYS),
        how_sure=draw(st.none() | st.integers(0, 100)),
        look_again_on=draw(st.none() | DAYS),
        pack_id=draw(st.sampled_from(["", "making-a-call"])),
    )
