from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reflect_tui.domain.phrases import FEWEST, recurring

THRICE = {
    "a": "The waiting list again. Nobody answers.",
    "b": "We spoke of the waiting list, and of tea.",
    "c": "Her place on the waiting list went down.",
    "d": "Nothing of that kind.",
}


def test_a_phrase_of_three_entries_is_offered() -> None:
    [phrase] = recurring(THRICE)
    assert phrase.words == "waiting list"
    assert phrase.entry_ids == ("a", "b", "c")


def test_what_is_a_theme_or_was_declined_is_not_offered() -> None:
    assert recurring(THRICE, ["Waiting List"]) == []


def test_often_in_one_entry_is_not_in_three() -> None:
    assert recurring({"a": "the waiting list " * 9, "b": "waiting list"}) == []


def test_a_name_is_never_offered() -> None:
    texts = {str(n): f"Then I met Ravi Menon on day {n} and Ravi Menon laughed." for n in range(5)}
    assert recurring(texts) == []


def test_empty_words_are_no_phrase() -> None:
    texts = {str(n): "I think that it was just what they said in the end of it" for n in range(5)}
    assert recurring(texts) == []


def test_a_longer_phrase_stands_for_its_parts() -> None:
    texts = {str(n): "we ran out of time again at the family group conference today" for n in range(3)}
    assert [phrase.words for phrase in recurring(texts)] == ["family group conference"]


@given(st.dictionaries(st.text(max_size=3), st.text(max_size=200), max_size=8))
def test_anything_can_be_looked_through(texts: dict[str, str]) -> None:
    for phrase in recurring(texts):
        assert len(phrase.entry_ids) >= FEWEST
        assert set(phrase.entry_ids) <= set(texts)
