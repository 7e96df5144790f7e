from __future__ import annotations

import pytest

from reflect_tui.anonymise import find
from reflect_tui.anonymise.marks import Mark
from reflect_tui.anonymise.types import FindingKind
from reflect_tui.anonymise.whole_numbers import whole_numbers

_SAID, _TWO = "two hundred and three Coventry Road", "4 and 6 Mafeking Terrace"


def mark(flat: str, words: str, kind: FindingKind) -> Mark:
    start = flat.index(words)
    return Mark(start, start + len(words), kind, "because", sure=True, detector="test", keys=())


@pytest.mark.parametrize(
    ("flat", "seen", "kind", "whole"),
    [
        ("he's fifty one his officer", "fifty", FindingKind.OTHER, "fifty one"),
        ("she is seventy-six with a hip", "six", FindingKind.OTHER, "seventy-six"),
        ("she is ninety", "ninety", FindingKind.OTHER, "ninety"),
        ("twenty visits, one van", "twenty", FindingKind.OTHER, "twenty"),
        ("property two hundred and three Coventry Road", "Coventry Road", FindingKind.ADDRESS, _SAID),
        ("9 lascar walk, going tonight", "lascar walk", FindingKind.PERSON, "9 lascar walk"),
        ("They live at 4 and 6 Mafeking Terrace", "6 Mafeking Terrace", FindingKind.ADDRESS, _TWO),
        ("flat 3, Marsh Street", "Marsh Street", FindingKind.ADDRESS, "flat 3, Marsh Street"),
        ("number twelve Cooper Street", "Cooper Street", FindingKind.ADDRESS, "number twelve Cooper Street"),
        ("I counted 40 in Marsh Street", "Marsh Street", FindingKind.ADDRESS, "Marsh Street"),
        ("a walk with Ravi", "Ravi", FindingKind.PERSON, "Ravi"),
        ("at 3 Ravi came", "Ravi", FindingKind.PERSON, "Ravi"),
    ],
)
def test_a_number_that_is_masked_in_part_is_masked_whole(
    flat: str, seen: str, kind: FindingKind, whole: str
) -> None:
    [made] = whole_numbers(flat, [mark(flat, seen, kind)])
    assert flat[made.start : made.end] == whole


def test_no_mark_reaches_over_another() -> None:
    flat = "12 Marsh Street"
    first, second = mark(flat, "12", FindingKind.OTHER), mark(flat, "Marsh Street", FindingKind.ADDRESS)
    assert whole_numbers(flat, [first, second]) == [first, second]


def test_an_address_of_two_houses_is_masked_as_one() -> None:
    text = "They live at 4 and 6 Mafeking Terrace and I believe we have the wrong one."
    [finding, *_] = [each for each in find([text])[0] if each.kind is FindingKind.ADDRESS]
    assert finding.text == "4 and 6 Mafeking Terrace"
