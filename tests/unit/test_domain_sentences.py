from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect_tui.domain.sentences import sentence_at

TEXT = ["First here. He will come", "on Monday! And then?", "", "- another thing"]


@pytest.mark.parametrize(
    ("at", "sentence"),
    [
        ((0, 0), "First here"),
        ((0, 10), "First here"),
        ((0, 11), "First here"),
        ((0, 12), "First here"),
        ((0, 14), "He will come on Monday"),
        ((1, 3), "He will come on Monday"),
        ((1, 15), "And then"),
        ((1, 20), "And then"),
        ((2, 0), "And then"),
        ((3, 5), "another thing"),
    ],
)
def test_the_sentence_is_the_one_the_cursor_means(at: tuple[int, int], sentence: str) -> None:
    assert sentence_at(TEXT, at) == sentence


@pytest.mark.parametrize("lines", [[""], ["   "], ["", ""]])
def test_where_nothing_is_there_is_no_sentence(lines: list[str]) -> None:
    assert sentence_at(lines, (0, 0)) == ""


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=30), min_size=1, max_size=6), st.data())
def test_any_text_can_be_asked(texts: list[str], data: st.DataObject) -> None:
    lines = [line.replace("\n", " ").replace("\r", " ") for line in texts]
    row = data.draw(st.integers(0, len(lines) - 1))
    column = data.draw(st.integers(0, len(lines[row])))
    found = sentence_at(lines, (row, column))
    assert "\n" not in found
    assert all(word in " ".join(lines) for word in found.split())
