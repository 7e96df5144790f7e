from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect_tui.domain.as_json import dump, entry_json, row_json
from reflect_tui.domain.entries import (
    Amendment,
    Answer,
    Entry,
    EntryKind,
    EntryRow,
    Judgement,
    Outcome,
    Reply,
)
from reflect_tui.domain.text import has_hidden

NOON = datetime(2026, 7, 23, 12, tzinfo=timezone(timedelta(hours=1)))
NASTY = (
    "\x00\x07\x1b\x7f\x85\x9b\xad\u202e\u200b\u200d\u2066\u2028\u2029\ufeff\ufff9"
    "\U0001d173\U000e0041\U000e0100\ud800"
)


@given(
    st.recursive(st.text(st.characters(codec="utf-8")) | st.none() | st.integers(), st.lists, max_leaves=8)
)
def test_whatever_is_dumped_loads_back_equal_and_is_fit_for_a_terminal(data: object) -> None:
    for indent in (None, 2):
        text = dump(data, indent=indent)
        assert json.loads(text) == data
        assert not has_hidden(text)
        text.encode()


@pytest.mark.parametrize("letter", NASTY, ids=lambda letter: f"U+{ord(letter):04X}")
def test_what_could_act_on_a_terminal_or_hide_is_escaped(letter: str) -> None:
    text = dump({letter: [letter]})
    assert letter not in text
    assert text.isascii()
    assert json.loads(text) == {letter: [letter]}


def test_what_people_write_is_left_readable() -> None:
    assert dump("Siân — £5 “é” 👍") == '"Siân — £5 “é” 👍"'
    assert dump({"a": [1, None]}, indent=2) == '{\n  "a": [\n    1,\n    null\n  ]\n}'


def test_an_entry_has_the_shape_that_scripts_rely_on() -> None:
    judged = Judgement(
        "It will",
        70,
        "calls",
        date(2027, 1, 4),
        (Amendment(date(2026, 12, 1), "Later"),),
        (Outcome(date(2027, 1, 4), "partly", "Ask"),),
    )
    entry = Entry(
        id="abcd",
        kind=EntryKind.JUDGEMENT,
        title="t",
        body="It will",
        created_at=NOON,
        happened_on=date(2026, 7, 22),
        themes=("trust",),
        answers=(Answer("Q", "A", "q1"), Answer("P", "B", "q2", keep_private=True)),
        fields={"reasons": "calls"},
        judgement=judged,
        replies=(Reply("s1", "Rq", "Rt"),),
        shares=("s1",),
        revisions=2,
        pack_id="making-a-call",
    )
    assert entry_json(entry) == {
        "id": "abcd",
        "kind": "judgement",
        "title": "t",
        "body": "It will",
        "created_at": "2026-07-23T12:00:00+01:00",
        "happened_on": "2026-07-22",
        "themes": ["trust"],
        "answers": [
            {"question": "Q", "text": "A", "id": "q1"},
            {"question": "P", "text": "B", "id": "q2", "keep_private": True},
        ],
        "fields": {"reasons": "calls"},
        "judgement": {
            "expectation": "It will",
            "how_sure": 70,
            "reasons": "calls",
            "look_again_on": "2027-01-04",
            "amendments": [{"on": "2026-12-01", "text": "Later"}],
            "outcomes": [{"on": "2027-01-04", "outcome": "partly", "learnt": "Ask"}],
        },
        "replies": [{"share": "s1", "question": "Rq", "text": "Rt"}],
        "shares": ["s1"],
        "revisions": 2,
        "pack": "making-a-call",
    }


def test_what_is_not_there_is_null_or_empty_and_never_left_out() -> None:
    shape = entry_json(Entry("a", EntryKind.REFLECTION, "", "b", NOON.astimezone(UTC)))
    assert shape["judgement"] is shape["happened_on"] is shape["pack"] is None
    assert (shape["themes"], shape["answers"], shape["fields"]) == ([], [], {})
    bare = Entry("a", EntryKind.JUDGEMENT, "", "b", NOON, judgement=Judgement("b"))
    assert entry_json(bare)["judgement"] == {
        "expectation": "b",
        "how_sure": None,
        "reasons": "",
        "look_again_on": None,
        "amendments": [],
        "outcomes": [],
    }


def test_a_row_has_the_shape_that_scripts_rely_on() -> None:
    row = EntryRow("abcd", EntryKind.CASE, "t", "opening", "…around…", NOON, NOON.date(), 9, ("x", "y"), 70)
    assert row_json(row) == {
        "id": "abcd",
        "kind": "case",
        "title": "t",
        "created_at": "2026-07-23T12:00:00+01:00",
        "themes": ["x", "y"],
        "excerpt": "…around…",
    }
