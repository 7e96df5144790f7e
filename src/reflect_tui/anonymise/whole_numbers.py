"""Numbers made whole: an age or the number of a house that is masked in part is masked altogether."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reflect_tui.anonymise.marks import Mark
from reflect_tui.anonymise.types import FindingKind

_TENS = "twenty|thirty|forty|fourty|fifty|sixty|seventy|eighty|ninety"
_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_ENDS_IN_TENS = re.compile(rf"(?:^|[\s-])(?:{_TENS})$", re.I)
_A_UNIT = re.compile(rf"[ -](?:{_UNITS})(?![\w'’-])", re.I)
_BEGINS_WITH_UNIT = re.compile(rf"(?:{_UNITS})(?![\w'’])", re.I)
_TENS_BEFORE = re.compile(rf"(?<![\w'’-])(?:{_TENS})[ -]$", re.I)
_SAID = rf"(?:{_TENS}|{_UNITS}|{_TEENS}|hundred|and|a|an)"
# A number said aloud begins with a number and not with "and".
_HOUSE_BEFORE = re.compile(
    rf"(?<![\w'’-])(?:(?:flat|number|no\.?|unit|plot) )?"
    rf"(?:\d{{1,4}}[a-z]?(?: (?:and|&|to) |[-–/])?(?:\d{{1,4}}[a-z]?)?"
    rf"|(?:{_TENS}|{_UNITS}|{_TEENS}|a hundred)(?:[ -]{_SAID}){{0,4}}),? $",
    re.I,
)
_FIRST_OF_TWO = re.compile(r"(?<![\w'’-])\d{1,4}[a-z]?(?: (?:and|&|to|or) | ?[-–/] ?)$", re.I)
_A_WAY = re.compile(
    r"\b(?:road|street|lane|avenue|drive|terrace|crescent|close|walk|grove|place|gardens|row|mews|rise)$",
    re.I,
)
_LONGEST = 60
_WITH_NUMBER = re.compile(r"\d|\b(?:" + "|".join((_TENS, _UNITS, _TEENS)) + r")\b", re.I)


def whole_numbers(flat: str, marks: Sequence[Mark]) -> list[Mark]:
    """The marks, those of ages and of streets reaching over the rest of their number.

    Args:
        flat: The text.
        marks: Its settled marks, in order.
    """
    whole: list[Mark] = []
    for number, mark in enumerate(marks):
        floor = whole[-1].end if whole else 0
        ceiling = marks[number + 1].start if number + 1 < len(marks) else len(flat)
        if mark.kind is FindingKind.OTHER:
            mark = _whole_age(flat, mark, floor, ceiling)
        elif mark.kind is FindingKind.ADDRESS or _A_WAY.search(flat, mark.start, mark.end):
            mark = _with_house(flat, mark, floor)
        whole.append(mark)
    return whole


def _whole_age(flat: str, mark: Mark, floor: int, ceiling: int) -> Mark:
    """Let "fifty one" be masked where "fifty" alone was seen, "seventy-six" where "six" was."""
    said = flat[mark.start : mark.end]
    if _ENDS_IN_TENS.search(said) and (unit := _A_UNIT.match(flat, mark.end, ceiling)):
        return replace(mark, end=unit.end())
    if _BEGINS_WITH_UNIT.match(said):
        tens = _TENS_BEFORE.search(flat[max(floor, mark.start - 12) : mark.start])
        if tens:
            return replace(mark, start=mark.start - len(tens[0]))
    return mark


def _with_house(flat: str, mark: Mark, floor: int) -> Mark:
    """Let "nine Lascar Walk" and "4 and 6 Mafeking Terrace" be masked where the street alone was seen."""
    numbered = _WITH_NUMBER.search(flat, mark.start, mark.end)
    before = _FIRST_OF_TWO if numbered else _HOUSE_BEFORE
    house = before.search(flat[max(floor, mark.start - _LONGEST) : mark.start])
    return replace(mark, start=mark.start - len(house[0])) if house else mark
