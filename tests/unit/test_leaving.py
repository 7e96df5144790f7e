"""What the reader should glance at before something leaves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect_tui.anonymise import Remaining
from reflect_tui.anonymise.leaving import left_as_they_are, unreplaced
from reflect_tui.anonymise.review import Review

TEXT = "We read to Danuta, then Sobczyk, at quarter past 4 and zeb, who slept."


def doubt(word: str) -> Remaining:
    at = TEXT.index(word)
    return Remaining(at, at + len(word), word, "it may be a name")


def span(words: str) -> tuple[int, int]:
    at = TEXT.index(words)
    return at, at + len(words)


@pytest.mark.parametrize(
    ("doubts", "replaced", "left"),
    [
        ([], [], ["Danuta", "Sobczyk", "4", "zeb"]),
        ([doubt("slept")], [], ["Danuta", "Sobczyk", "4", "zeb", "slept"]),
        ([doubt("Danuta")], [], ["Danuta", "Sobczyk", "4", "zeb"]),
        ([doubt("to Dan")], [], ["to Danuta", "Sobczyk", "4", "zeb"]),
        ([doubt("to Dan")], [span("Danuta")], ["to", "Sobczyk", "4", "zeb"]),
        ([], [span("Danuta, then Sobczyk")], ["4", "zeb"]),
        ([], [span("Danuta")], ["Sobczyk", "4", "zeb"]),
        ([doubt("slept")], [span("Danuta, then Sobczyk"), span("zeb, who slept")], ["4"]),
        ([doubt("slept")], [(0, len(TEXT))], []),
    ],
)
def test_everything_doubtful_that_nothing_stands_in_for(
    doubts: list[Remaining], replaced: list[tuple[int, int]], left: list[str]
) -> None:
    found = list(unreplaced(TEXT, doubts, replaced))
    assert [each.text.strip() for each in found] == left
    assert all(TEXT[each.start : each.end] == each.text for each in found)


@pytest.mark.parametrize(
    ("text", "replaced", "left"),
    [
        ("We went over Bridge of Allan again.", [], ["Bridge of Allan"]),
        ("We went over Bridge of Allan again.", ["Allan"], ["Bridge of"]),
        ("We went over Bridge of Allan again.", ["Bridge"], ["of Allan"]),
        ("We went over Bridge of Allan again.", ["Bridge", "Allan"], ["of"]),
        ("Out by Ward's the butcher.", ["Ward"], []),
        ("Room 9a is cold.", [], ["9a"]),
        ("Then Ward's Yard was shut.", ["Ward", "Yard"], ["'s"]),
        ("Then Ward and Yard were shut.", ["Ward", "Yard"], []),
    ],
)
def test_what_joins_two_such_things_is_shown_with_them(
    text: str, replaced: list[str], left: list[str]
) -> None:
    put = [(text.index(word), text.index(word) + len(word)) for word in replaced]
    assert [each.text.strip() for each in unreplaced(text, [], put)] == left


@given(
    st.text(alphabet="Ab 1,.", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 8)), max_size=4),
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 8)), max_size=4),
)
def test_no_piece_overlaps_another_or_a_stand_in(
    text: str, doubted: list[tuple[int, int]], put: list[tuple[int, int]]
) -> None:
    doubts = [Remaining(a, a + n, text[a : a + n], "") for a, n in doubted if n and a + n <= len(text)]
    replaced: list[tuple[int, int]] = []
    for start, length in sorted(put):
        if start + length <= len(text) and (not replaced or replaced[-1][1] <= start):
            replaced.append((start, start + length))
    covered = {at for start, end in replaced for at in range(start, end)}
    seen: set[int] = set()
    for each in unreplaced(text, doubts, replaced):
        here = set(range(each.start, each.end))
        assert not here & covered
        assert not here & seen
        seen |= here
    wanted = {at for each in doubts for at in range(each.start, each.end) if text[at].isalnum()}
    assert wanted <= seen | covered


def test_a_review_shows_what_nearly_was_found() -> None:
    assert left_as_they_are(Review((TEXT,), (), ((doubt("slept"),),)))[-1] == "slept"
    assert left_as_they_are(Review((TEXT,), ()))[-1] == "zeb"


def test_a_faint_doubt_is_not_read_out() -> None:
    faint = replace(doubt("slept"), faint=True)
    assert left_as_they_are(Review((TEXT,), (), ((faint,),)))[-1] == "zeb"
    assert [each.text for each in unreplaced(TEXT, [faint], [])][-1] == "slept"
