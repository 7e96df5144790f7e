"""Numbers and letters read out one by one: references, number plates and postcodes in dictated notes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflect_tui.anonymise.marks import CERTAIN, LIKELY, Mark
from reflect_tui.anonymise.numbers import BIG, UNIT
from reflect_tui.anonymise.types import FindingKind
from reflect_tui.anonymise.words import bag

_DIGIT = rf"(?:{UNIT}|zero|nought|oh|o)"
_NATO = (
    r"(?:alpha|alfa|mike|bravo|charlie|delta|echo|foxtrot|golf|hotel|india|juliet|kilo|lima|november|"
    r"oscar|papa|quebec|romeo|"
    r"sierra|tango|uniform|victor|whisky|whiskey|x-?ray|yankee|zulu)"
)
_LETTER = rf"(?:{_NATO}|[a-z])"
_MANY = r"(?:double|treble|triple)\s"
_JOIN = r"(?:dash|hyphen|slash|forward slash|stroke|oblique|dot|point|space|hash|capital|colon)"
_ITEM = (
    rf"(?:{_MANY})?(?:{BIG}|{_DIGIT}|{_NATO}|"
    rf"[a-z]|[a-z]{{1,3}}\d{{1,6}}|\d{{1,6}}|(?:capital|lower case) [a-z]|"
    r"[a-z]{2,3}(?=\s(?:dash|slash|stroke|hyphen)\s)|(?:(?<=dash\s)|(?<=slash\s)|(?<=stroke\s)|"
    r"(?<=hyphen\s))[a-z]{2,3})(?!\w|['’])"
)
_RUN = re.compile(rf"(?<![\w'’]){_ITEM}(?:,?[\s-](?:{_JOIN}\s){{0,2}}{_ITEM}){{2,30}}", re.I)
_WORD = re.compile(r"[a-z]+(?:-ray)?|\d+", re.I)
_CUE = re.compile(
    r"\b(?:ref|refs|reference|number|no|plate|reg|registration|code|case|log|id|pin|badge|nhs|insurance|"
    r"passport|crime|"
    r"incident|claim|account|policy|tenancy|urn|cad|ticket|form|warrant|licence|file|key safe|keysafe|"
    r"meter|serial|prison|"
    r"hospital|application|invoice|order|card|combination|password|sort code)\b[^.!?\n]{0,40}$",
    re.I,
)
_POSTCODE = re.compile(
    rf"(?<![\w'’]){_LETTER}\s?(?:{_LETTER}\s)?(?:{BIG}|{_DIGIT}|\d\d?)(?:\s(?:{_LETTER}|{_DIGIT}|\d))??,?\s"
    rf"(?:{_DIGIT}|\d)\s{_LETTER}\s{_LETTER}(?![\w'’])",
    re.I,
)
_POSTCODE_SAID = re.compile(
    rf"(?:post ?code|post ?code is)\s(?:is\s|was\s|um\s)?((?:[a-z]{{1,2}}|{_NATO}(?:\s{_NATO})?)\s?"
    rf"(?:{BIG}|{_DIGIT}|\d\d?)\s"
    rf"(?:{_DIGIT}|\d)\s?(?:{_LETTER}\s{_LETTER}|[a-z]{{2}}))(?![\w'’])",
    re.I,
)
_SAID = re.compile(_NATO)
_DIGITS = bag("zero nought oh o one two three four five six seven eight nine")
_NUMBERS = _DIGITS | bag("ten twenty thirty forty fifty sixty seventy eighty ninety")
_JOINS = bag("dash hyphen slash stroke oblique dot point space hash capital colon forward lower case")
_ARTICLES = bag("a i")
_COUNTED = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


def spelled(flat: str) -> Iterator[Mark]:
    """Marks for codes that are read out letter by letter and figure by figure.

    Args:
        flat: The page's view.
    """
    for pattern, group in ((_POSTCODE, 0), (_POSTCODE_SAID, 1)):
        for found in pattern.finditer(flat):
            yield Mark(
                *found.span(group), FindingKind.ADDRESS, "looks like a postcode", "postcode", False, CERTAIN
            )
    for found in _RUN.finditer(flat):
        span = _code(flat, found)
        if span is not None:
            why = "looks like a reference read out letter by letter"
            yield Mark(*span, FindingKind.ID, why, "reference", sure=False, weight=LIKELY + 3)


def _code(flat: str, found: re.Match[str]) -> tuple[int, int] | None:
    """The part of a run of numbers and letters that is a code; none if it only counts or lists."""
    words = list(_WORD.finditer(found[0]))
    while words and (_loose(words, 0) or words[0][0].lower() in _JOINS):
        del words[0]
    while words and (_loose(words, -1) or words[-1][0].lower() in _JOINS):
        del words[-1]
    if len(words) < 3:
        return None
    low = [w[0].lower() for w in words]
    joined = any(w in _JOINS for w in low)
    letters = sum((len(w) == 1 and w not in {"a", "i", "o"}) or _SAID.fullmatch(w) is not None for w in low)
    figures = sum(w in _DIGITS or w.isdigit() for w in low)
    numbers = sum(w not in _JOINS and (len(w) > 1 or w == "o") for w in low)
    start = found.start() + words[0].start()
    if low == _COUNTED[: len(low)] or (not joined and all(w.isdigit() for w in low)):
        return None
    cued = _CUE.search(flat, max(0, start - 70), start) is not None
    grouped = any(1 < len(w) < 4 and w.isalpha() and w not in _NUMBERS | _JOINS for w in low)
    digits = sum(len(w) if w.isdigit() else w in _DIGITS for w in low)
    if not (
        (joined and digits >= 4 and (letters or grouped))
        or (letters >= 1 and figures >= 2 and len(words) >= 5)
        or (joined and figures >= 4)
        or (cued and numbers >= 1 and (letters >= 2 or figures >= 3))
    ):
        return None
    return start, found.start() + words[-1].end()


def _loose(words: list[re.Match[str]], at: int) -> bool:
    """Whether the word at an end of the run is "a" or "I", with no letter beside it."""
    beside = words[1 if at == 0 else at - 1][0] if len(words) > 1 else ""
    return words[at][0].lower() in _ARTICLES and len(beside) != 1
