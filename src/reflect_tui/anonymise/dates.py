"""Days that can be looked up in somebody's diary: dates in figures and in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflect_tui.anonymise.marks import LIKELY, Mark
from reflect_tui.anonymise.tokens import Page
from reflect_tui.anonymise.types import FindingKind
from reflect_tui.anonymise.words import bag

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
WEEKDAY = r"(?:mon|tues?|wed(?:nes|s)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_ORDINAL_WORD = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|"
    r"sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|(?:twenty|thirty)[ -](?:first|"
    r"second|third|fourth|"
    r"fifth|sixth|seventh|eighth|ninth))"
)
_DAY = r"(?:[12]?\d|3[01]|0[1-9])"
_YEAR = r"(?:(?:19|20)\d{2}|['’]\d{2}|\d{2})"
_GAP = r"[ \t]*\n?[ \t>]*"
_WRITTEN = re.compile(
    rf"(?<![\w/])(?:{WEEKDAY}\.?,?{_GAP}(?:the )?)?{_DAY}\s?(?:st|nd|rd|th)?(?:{_GAP}of)?{_GAP}[-/ ]?{MONTH}"
    rf"(?:[ ,/-]{{1,2}}{_YEAR}(?![\w:.]\d|\w))?(?!\w)",
    re.I,
)
_MONTH_FIRST = re.compile(
    rf"(?<!\w)(?:{WEEKDAY}\.?,?\s)?(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    rf"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?{_GAP}(?:the )?{_DAY}(?:st|nd|rd|"
    rf"th)?(?:,?\s?(?:19|20)\d{{2}})?(?![\w/]|:\d|[.,]\d)",
    re.I,
)
_IN_WORDS = re.compile(
    rf"(?<!\w)(?:{WEEKDAY}\s(?:the\s)?)?{_ORDINAL_WORD}(?:\sof)?\s{MONTH}(?!\w)"
    rf"|(?<!\w)(?:january|february|march|april|may|june|july|august|september|october|november|december)\s(?:the\s)?{_ORDINAL_WORD}(?!\w)",
    re.I,
)
_FIGURES = re.compile(
    r"(?<![\w/.£$€-])(?:\d{1,2}([/.-])\d{1,2}\1(?:19|20)?\d{2}|(?:19|20)\d{2}([/.-])\d{2}\2\d{2})(?![/\w]|[.-]\d)"
)
_DAY_MONTH = re.compile(rf"(?<![\w/.£$€-])({_DAY})[/](0?[1-9]|1[0-2])(?![\w/%]|[.-]\d)")
_DATE_CUE = re.compile(
    rf"(?:\b(?:on|by|from|since|until|till|dated?|w/c|wc|w/e|due|before|after|of|{WEEKDAY})[\s:]*|[|]\s*|^[\s\-*#>]*|\n[\s\-*#>]*|\()$",
    re.I,
)
_SURE_CUE = re.compile(rf"\b(?:on|dated?|w/c|wc|w/e|due|{WEEKDAY})[\s:]*$", re.I)
_SCORE_CUE = re.compile(
    r"(?:score[ds]?|rated?|rating|sure|uncertainty|confidence|scale|mood|pain|out|marks?|\d)[\s:a-z]{0,12}$",
    re.I,
)
_ORDINAL = re.compile(
    r"(?<![\w/])(?:(?:[12]?1st|2?2nd|2?3rd|[12]?[4-9]th|1[0-3]th|20th|30th|31st))(?!\w)", re.I
)
_LATE_ORDINAL = re.compile(
    rf"(?<!\w)(?:on|by|before|until|till|since|from|after|for|to)\sthe\s({_ORDINAL_WORD})(?!\w)", re.I
)
# A noun after an ordinal: it counts something, and is no day of the month.
_COUNTED = re.compile(
    r"\s(?:time|floor|century|birthday|attempt|visit|year|day|week|month|hour|grade|form|person|child|one|baby|wedding|anniversary|"
    r"edition|draft|version|session|appointment|call|letter|meeting|minute|page|line|row|place|part|party|dose|stage|degree|class|"
    r"largest|best|worst|most|of (?:the|my|our|his|her|their|its|them|these|those|all|four|five|six|"
    r"seven|eight|nine|ten)|in (?:a|line|the|my|three|four|five|two)|[a-z]+(?:er|est|ing|ion|ment)s?\b)",
    re.I,
)
_ANY_MONTH = re.compile(r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", re.I)
_MONTH_YEAR = re.compile(
    rf"(?<!\w)(?:early |mid[- ]?|late )?{MONTH}\s?(?:of\s)?,?\s?(?:(?:19|20)\d{{2}}|['’]\d{{2}})(?!\w)", re.I
)
_SEASON_YEAR = re.compile(
    r"(?<!\w)(?:spring|summer|autumn|winter|christmas|easter)\s(?:of\s)?(?:19|20)\d{2}(?!\w)", re.I
)


def dates(page: Page) -> Iterator[Mark]:
    """Marks for every day of the month, and for months of a named year."""
    flat = page.flat
    why = "is a date"
    months = _ANY_MONTH.search(flat) is not None
    written = (_WRITTEN, _MONTH_FIRST, _IN_WORDS) if months else ()
    for pattern, name in ((each, "date") for each in (*written, _FIGURES)):
        for found in pattern.finditer(flat):
            if not _modal_may(found[0]):
                # A full stop behind a short month may be the sentence's.
                yield _mark(found.start(), found.end() - found[0].endswith("."), why, name)
    for found in _DAY_MONTH.finditer(flat):
        if _plausible_day_month(flat, found):
            yield _mark(*found.span(), why, "date", sure=False)
    for found in _ORDINAL.finditer(flat):
        if not _COUNTED.match(flat, found.end()) and (
            _after_the(flat, found.start()) or not _noun_follows(page, found.end())
        ):
            yield _mark(*found.span(), "is a day of the month", "day-of-month")
    for found in _LATE_ORDINAL.finditer(flat):
        word = found[1].lower()
        if word not in {"first", "second", "third"} and not _COUNTED.match(flat, found.end()):
            yield _mark(*found.span(1), "is a day of the month", "day-of-month", sure=False)
    for pattern in (_MONTH_YEAR, _SEASON_YEAR) if page.figures else ():
        for found in pattern.finditer(flat):
            yield _mark(*found.span(), "names a month or season of one year", "month-and-year")


def _mark(start: int, end: int, why: str, name: str, sure: bool = True) -> Mark:
    return Mark(start, end, FindingKind.DATE, why, name, sure, LIKELY + 2)


def _modal_may(text: str) -> bool:
    """Whether "may" before a figure, in small letters, is the verb."""
    return re.match(r"may\s\d", text) is not None


def _plausible_day_month(flat: str, found: re.Match[str]) -> bool:
    before = flat[max(0, found.start() - 30) : found.start()]
    day, month = int(found[1]), int(found[2])
    if found[0] in {"24/7", "1/2", "1/3", "2/3", "1/4", "3/4", "50/50"} or _SCORE_CUE.search(before):
        return False
    if month in {5, 10} and day <= month and "|" not in before[-3:]:
        # Five or ten behind the stroke is a score, unless the word before is one for dates.
        return _SURE_CUE.search(before) is not None
    return _DATE_CUE.search(before) is not None or (day > 12 and month != 10)


def _after_the(flat: str, start: int) -> bool:
    return (
        re.search(
            r"\b(?:on|by|before|until|till|since|from|after|for|to|and|dated|is|was|of)\s(?:the\s)?$",
            flat[max(0, start - 14) : start],
            re.I,
        )
        is not None
    )


def _noun_follows(page: Page, end: int) -> bool:
    """Whether a plain word follows directly, as in "the 4th tablet"."""
    tail = re.match(r"\s([a-z]+)", page.flat[end : end + 30])
    return tail is not None and tail[1] not in _FUNCTION


_FUNCTION = bag(
    "and or but so because when which that with at in on for to of by from i we he she they it is "
    "was will would has had if as then before after about until till since not all again he's "
    "she's they're there were are did said"
)
