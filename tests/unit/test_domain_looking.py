from __future__ import annotations

import pytest

from reflect_tui.domain.errors import BadInput
from reflect_tui.domain.looking import (
    Call,
    Found,
    is_settled,
    parse_call,
    parse_found,
    parse_state,
    say_found,
)


@pytest.mark.parametrize("each", Found)
def test_each_outcome_is_read_as_it_is_written_and_as_it_is_said(each: Found) -> None:
    for typed in (each.value, each.label, each.label.upper(), f"  {each.value.replace('-', ' ')} "):
        assert parse_found(typed) is each
    assert say_found(each.value) == each.label


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("yes", Found.HAPPENED),
        ("didn't", Found.DID_NOT),
        ("didn’t happen", Found.DID_NOT),
        ("Not yet", Found.CANNOT_TELL),
        ("can't tell yet", Found.CANNOT_TELL),
    ],
)
def test_what_people_type_is_understood(typed: str, found: Found) -> None:
    assert parse_found(typed) is found


@pytest.mark.parametrize("typed", ["", "maybe", "101", "happend?", "\x1b[2J"])
def test_what_is_no_outcome_is_told_which_there_are(typed: str) -> None:
    with pytest.raises(BadInput) as problem:
        parse_found(typed)
    assert all(each.value in problem.value.hint for each in Found)


def test_how_sound_a_call_was() -> None:
    assert parse_call("") is None
    assert parse_call("Can't say".replace("'t", "not")) is Call.CANNOT_SAY
    assert [parse_call(each.label) for each in Call] == list(Call)
    with pytest.raises(BadInput, match="how sound"):
        parse_call("brilliant")


def test_where_a_change_stands() -> None:
    assert parse_state(" Kept ") == "kept"
    with pytest.raises(BadInput, match="where the change stands"):
        parse_state("failed")


def test_only_what_cannot_be_told_is_not_settled() -> None:
    assert [each for each in Found if not is_settled(each.value)] == [Found.CANNOT_TELL]
    assert not is_settled("cannot tell yet")
    # An older program's word, brought in from a takeout, still ends the waiting.
    assert is_settled("it rained")
    assert say_found("it rained") == "it rained"
