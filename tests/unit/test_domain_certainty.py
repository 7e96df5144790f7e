from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect_tui.domain.certainty import WORDS, parse_how_sure, say_how_sure
from reflect_tui.domain.errors import BadInput


@pytest.mark.parametrize(
    ("typed", "per_cent"),
    [
        ("hardly", 10),
        ("Hardly sure", 10),
        ("doubtful", 30),
        ("even", 50),
        ("even chances", 50),
        (" FAIRLY SURE ", 70),
        ("very sure", 90),
        ("0", 0),
        ("100", 100),
        ("65 %", 65),
        ("65%", 65),
        ("65 per cent", 65),
        ("65percent", 65),
        ("007", 7),
        ("٧٠", 70),
        ("７０％"[:2], 70),
    ],
)
def test_how_sure_is_a_word_or_a_number(typed: str, per_cent: int) -> None:
    assert parse_how_sure(typed) == per_cent


@pytest.mark.parametrize("typed", ["", "  ", "\n"])
def test_nothing_typed_is_no_answer(typed: str) -> None:
    assert parse_how_sure(typed) is None


@pytest.mark.parametrize("typed", ["101", "101 %", "999999", "101 per cent"])
def test_more_than_certain_is_refused(typed: str) -> None:
    with pytest.raises(BadInput, match="more than certain"):
        parse_how_sure(typed)


@pytest.mark.parametrize(
    "typed",
    ["-5", "70.5", "seventy", "sure", "fairly very", "²", "½", "70 %%", "1e2", "9" * 5000, "%", "\x1b[2J"],
)
def test_what_is_neither_is_told_with_the_words_that_can_be_used(typed: str) -> None:
    with pytest.raises(BadInput) as problem:
        parse_how_sure(typed)
    assert all(word in problem.value.hint for word in WORDS)
    assert len(problem.value.sentence) < 80


def understood(typed: str) -> int | BadInput | None:
    try:
        return parse_how_sure(typed)
    except BadInput as problem:
        return problem


@given(st.text(max_size=30))
def test_anything_is_understood_or_refused_in_a_sentence(typed: str) -> None:
    said = understood(typed)
    assert said is None or (said.sentence if isinstance(said, BadInput) else 0 <= said <= 100)


def test_a_number_is_said_in_words_with_the_number_where_the_word_is_not_exact() -> None:
    assert say_how_sure(None) == ""
    assert say_how_sure(70) == "fairly sure"
    assert say_how_sure(65) == "fairly sure (65 %)"
    assert say_how_sure(0) == "hardly sure (0 %)"
    assert say_how_sure(100) == "very sure (100 %)"


@pytest.mark.parametrize("per_cent", range(101))
def test_the_words_for_a_number_are_the_nearest_and_the_exact_ones_read_back(per_cent: int) -> None:
    said = say_how_sure(per_cent)
    if per_cent in WORDS.values():
        assert parse_how_sure(said) == per_cent
    else:
        assert said.endswith(f"({per_cent} %)")
        nearest = parse_how_sure(said.partition(" (")[0])
        assert nearest is not None
        assert all(abs(nearest - per_cent) <= abs(known - per_cent) for known in WORDS.values())
