"""Days that can be looked up in somebody's diary: dates in figures and in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflect_tui.anonymise.marks import LIKELY, Mark
from reflect_tui.anonymise.numbers import BIG, HEARD_STOP, NUMBER, ORDINAL_WORD, Straight, straightened
from reflect_tui.anonymise.tokens import Page
from reflect_tui.anonymise.types import FindingKind
from reflect_tui.anonymise.words import bag

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
_WHOLE_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
# Months that are no other word, so that a plain number before them makes a date.
_SURE_MONTH = r"(?:january|february|april|june|july|august|september|october|november|december)"
WEEKDAY = r"(?:mon|tues?|wed(?:nes|s)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_DAY = r"(?:[12]?\d|3[01]|0[1-9])"
_TH = r"\s?(?:st|nd|rd|th)"
_YEAR = r"(?:(?:19|20)\d{2}|['’]\d{2}|\d{2})"
_GAP = r"[ \t]*\n?[ \t>]*"
_THE = r"(?:(?:the|teh|da)\s|t['’])"
_OF = r"(?:of|o['’]?|ae|uv)"
_LEAD = rf"(?:{WEEKDAY}\.?,?{_GAP}{_THE}?|{_THE})?"
_ALSO = rf"(?:{_DAY}(?:{_TH})?(?:\s?[-–&/+]\s?|\s(?:and|to|or)\s(?:the\s)?))?"
_WRITTEN = re.compile(
    rf"(?<![\w/]){_LEAD}{_ALSO}{_DAY}(?:{_TH})?(?:{_GAP}(?:day\s)?of|\so['’])?{_GAP}[-/ ]?{MONTH}"
    rf"(?:[ ,/-]{{1,2}}{_YEAR}(?![\w:.]\d|\w))?(?!\w)",
    re.I,
)
_MONTH_FIRST = re.compile(
    rf"(?<!\w)(?:{WEEKDAY}\.?,?\s)?(?:{_WHOLE_MONTH}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|"
    rf"dec)\.?{_GAP}(?:the )?"
    rf"{_DAY}(?:st|nd|rd|th)?(?:,?\s?(?:19|20)\d{{2}})?(?![\w/]|:\d|[.,]\d)",
    re.I,
)
_IN_WORDS = re.compile(
    rf"(?<!\w)(?:{WEEKDAY}\.?,?\s{_THE}?|{_THE})?(?:{ORDINAL_WORD}\s(?:and|to)\s(?:the\s)?)?{ORDINAL_WORD}"
    rf"(?:\s(?:day\s)?{_OF})?\s(?:the month of\s)?{MONTH}(?!\w)"
    rf"|(?<!\w){_WHOLE_MONTH}\s(?:the\s)?{ORDINAL_WORD}(?!\w)",
    re.I,
)
_PLAIN_WORDS = re.compile(
    rf"(?<!\w)(?:{WEEKDAY}\.?,?\s{_THE}?|{_THE})?(?:{NUMBER}\s(?:of\s)?{_SURE_MONTH}|"
    rf"{NUMBER}\sof\s(?:march|may))(?!\w)"
    rf"|(?<!\w){_SURE_MONTH}\s(?:twenty|thirty)[ -]?(?:one|two|three|four|five|six|seven|eight|nine)(?!\w)"
    rf"|(?<!\w){_SURE_MONTH}\s(?:four|five|six|seven|eight|nine)?teen(?!\w)",
    re.I,
)
_ARTICLE = re.compile(rf"(?:{WEEKDAY}\.?,?\s)?{_THE}", re.I)
_ONLY_A_DAY = re.compile(rf"{WEEKDAY}\.?,?\s(?=(?:{_DAY}(?:{_TH})|{ORDINAL_WORD})$)", re.I)
_ORDER = rf"(?:{ORDINAL_WORD}|last|[1-5](?:st|nd|rd|th))"
# "First Tues. of Nov.", "the last Friday in July": one day of that year.
_NTH_WEEKDAY = re.compile(rf"(?<!\w){_THE}?{_ORDER}\s{WEEKDAY}\.?\s(?:{_OF}|in)\s{MONTH}(?!\w)", re.I)
# "The second of the third": a day and a month, both by their numbers.
_OF_THE = re.compile(
    rf"(?<!\w)the ({ORDINAL_WORD}|{_DAY}{_TH}) of the ({ORDINAL_WORD}|{_DAY}{_TH})(?!\w)"
    rf"(?:\s(?:oh\s{NUMBER}|{BIG}|twenty {BIG}|nineteen {BIG}|(?:19|20)?\d\d)(?!\w))?",
    re.I,
)
_SLASH_WORDS = re.compile(
    rf"(?<!\w)({NUMBER}|{ORDINAL_WORD}) (?:forward )?(?:slash|stroke) ({NUMBER})(?: (?:forward "
    rf")?(?:slash|stroke) "
    rf"(?:oh {NUMBER}|twenty {NUMBER}|{NUMBER}))?(?!\w)",
    re.I,
)
_BIRTH = re.compile(
    rf"(?<!\w)(?:date of birth|d\.?o\.?b\.?|d o b)(?:\s(?:is|was))?[\s:]\s?((?:the )?(?:{ORDINAL_WORD}|"
    rf"{NUMBER})"
    rf"(?:\s(?:of\s)?(?:the\s)?(?:oh\s)?(?:{ORDINAL_WORD}|{NUMBER})){{1,3}})(?!\w)",
    re.I,
)
_FIGURES = re.compile(
    r"(?<![\w/.£$€-])(?:\d{1,2}([/.-])\d{1,2}\1(?:19|20)?\d{2}|(?:19|20)\d{2}([/.-])\d{2}\2\d{2}|"
    r"\d{1,2} ?/ ?\d{1,2} ?/ ?(?:19|20)?\d{2})(?![/\w]|[.-]\d)"
)
_DAY_MONTH = re.compile(rf"(?<![\w/.£$€-])({_DAY})[/](0?[1-9]|1[0-2])(?![\w/%]|[.-]\d)")
_DOTTED = re.compile(rf"(?<![\w/.£$€:-])({_DAY})\.(0?[1-9]|1[0-2])(?![\w/%]|[.:-]\d|\s?(?:am|pm)\b)", re.I)
_DATE_CUE = re.compile(
    rf"(?:\b(?:on|by|from|since|until|till|dated?|w/c|wc|w/e|due|before|after|of|{WEEKDAY}|posted|sent|"
    rf"received|signed|"
    r"reviewed|visited|seen|met|moved|started|ended|discharged|admitted|opened|closed|referred|rang|"
    r"called|issued|served|"
    r"completed|booked|raised|logged|lapsed|expired|review|meeting|next|last|panel|court|hearing|appt|"
    r"appointment)"
    r"(?:\s(?:it|this|on|for|as|one|was|is))?[\s:*_]*|[|]\s*|^[\s\-*#>]*|\n[\s\-*#>]*|\()$",
    re.I,
)
_SURE_CUE = re.compile(rf"\b(?:on|dated?|w/c|wc|w/e|due|{WEEKDAY})(?:\s(?:it|this))?[\s:*_]*$", re.I)
_DOTTED_CUE = re.compile(
    r"\b(?:dated?|date of \w+|w/c|wc|w/e|d\.?o\.?b\.?|born|due|on)(?:\s(?:it|this|on|is|was))?[\s:*_]*$", re.I
)
_SCORE_CUE = re.compile(
    r"(?:score[ds]?|rated?|rating|sure|uncertainty|confidence|scale|mood|pain|out|marks?|\d)[\s:a-z]{0,12}$",
    re.I,
)
_ORDINAL = re.compile(
    rf"(?<![\w/])({WEEKDAY}\.?,?\s{_THE}?|{_THE})?(?:[12]?1st|2?2nd|2?3rd|[12]?[4-9]th|1[0-3]th|20th|"
    rf"30th|31st)(?!\w)",
    re.I,
)
_WEEKDAY_ORDINAL = re.compile(rf"(?<!\w){WEEKDAY}\.?,?\s{_THE}{ORDINAL_WORD}(?!\w)", re.I)
_WEEKDAY_NUMBER = re.compile(
    rf"(?<!\w){WEEKDAY}\.?,?\s(?:1[3-9]|2\d|3[01])(?![\w/%]|[.:,-]\d|\s?(?:am|pm|mins?|hrs?|of|people)\b)",
    re.I,
)
_LATE_ORDINAL = re.compile(
    rf"(?<!\w)(?P<cue>on|by|before|until|till|since|from|after|for|to|"
    rf"dated)\s(?P<day>{_THE}(?P<word>{ORDINAL_WORD}))(?!\w)",
    re.I,
)
# "The nineteenth, just after six": a day begins the sentence.
_FIRST_ORDINAL = re.compile(
    rf"(?:^|\n|[.!?:]\s|{HEARD_STOP}\s)(?P<day>the (?P<word>{ORDINAL_WORD}))"
    rf"(?=[,.:;!?]|\s[–—-]\s|\s{HEARD_STOP}\b|\s(?:it|he|she|i|we|they|was|is|at|in the)\b|$)",
    re.I,
)
# A noun after an ordinal: it counts something, and is no day of the month.
_COUNTED = re.compile(
    r"\s(?:time|floor|century|birthday|attempt|visit|year|day|week|month|hour|grade|form|person|child|"
    r"one|baby|wedding|anniversary|"
    r"edition|draft|version|session|appointment|call|letter|meeting|minute|page|line|row|place|part|"
    r"party|dose|stage|degree|class|"
    r"half|quarter|round|step|street|avenue|amendment|reading|"
    r"largest|best|worst|most|of (?:the|my|our|his|her|their|its|them|these|those|all|four|five|six|"
    r"seven|eight|nine|ten)|in (?:a|line|the|my|three|four|five|two)|[a-z]+(?:er|est|ing|ion|ment)s?\b)",
    re.I,
)
_BOUNDARY = re.compile(rf"\s?[,.;:!?)\]\"”|]|\s?[–—]|\s-\s|\s*\n|\s*$|\s{HEARD_STOP}\b", re.I)
_ANY_MONTH = re.compile(r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", re.I)
_MONTH_YEAR = re.compile(
    rf"(?<!\w)(?:early |mid[- ]?|late )?{MONTH}\s?(?:of\s)?,?\s?(?:(?:19|20)\d{{2}}|['’]\d{{2}})(?!\w)", re.I
)
_SEASON_YEAR = re.compile(
    r"(?<!\w)(?:spring|summer|autumn|winter|christmas|easter)\s(?:of\s)?(?:19|20)\d{2}(?!\w)", re.I
)
_EARLY = bag("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth")
_LOOSE_CUES = bag("by for to from after before")


def dates(page: Page) -> Iterator[Mark]:
    """Marks for every day of the month, and for months of a named year."""
    straight = straightened(page)
    flat = straight.flat
    why = "is a date"
    months = _ANY_MONTH.search(flat) is not None
    written = (_WRITTEN, _MONTH_FIRST, _IN_WORDS, _PLAIN_WORDS, _NTH_WEEKDAY) if months else ()
    for pattern in (*written, _FIGURES):
        for found in pattern.finditer(flat):
            if not _modal_may(found[0]):
                # A full stop behind a short month may be the sentence's.
                yield _mark(straight, (found.start(), found.end() - found[0].endswith(".")), why, "date")
    for found in _DAY_MONTH.finditer(flat) if page.figures else ():
        if _plausible_day_month(flat, found):
            yield _mark(straight, found.span(), why, "date", sure=False)
    for found in _DOTTED.finditer(flat) if page.figures else ():
        before = flat[max(0, found.start() - 30) : found.start()]
        cue = _DOTTED_CUE.search(before)
        # "On 9.30" is a time.
        if cue and (int(found[1]) > 12 or not cue[0].lower().startswith("on")):
            yield _mark(straight, found.span(), why, "date", sure=False)
    yield from _days(page, straight)
    yield from _read_out(straight)
    for pattern in (_MONTH_YEAR, _SEASON_YEAR) if page.figures else ():
        for found in pattern.finditer(flat):
            yield _mark(straight, found.span(), "names a month or season of one year", "month-and-year")


def _days(page: Page, straight: Straight) -> Iterator[Mark]:
    """Days of the month without the month: "the 22nd", "Sat 13th", "on the nineteenth"."""
    flat = straight.flat
    why, name = "is a day of the month", "day-of-month"
    for found in _ORDINAL.finditer(flat) if page.figures else ():
        weekday = found[1] is not None and found[1].lower() not in {"the ", "t'", "t’"}
        if not _COUNTED.match(flat, found.end()) and (
            weekday or _after_the(flat, found.start()) or not _noun_follows(flat, found.end())
        ):
            yield _mark(straight, found.span(), why, name)
    for found in _WEEKDAY_NUMBER.finditer(flat) if page.figures else ():
        yield _mark(straight, found.span(), why, name, sure=False)
    for found in _WEEKDAY_ORDINAL.finditer(flat):
        if not _COUNTED.match(flat, found.end()):
            yield _mark(straight, found.span(), why, name)
    for found in _LATE_ORDINAL.finditer(flat):
        word, cue = found["word"].lower(), found["cue"].lower()
        # "By the ninth I was hoarse" may be the ninth of anything.
        loose = word in _EARLY and cue in _LOOSE_CUES and not _BOUNDARY.match(flat, found.end())
        if word not in {"first", "second", "third"} and not loose and not _COUNTED.match(flat, found.end()):
            yield _mark(straight, found.span("day"), why, name, sure=False)
    for found in _FIRST_ORDINAL.finditer(flat):
        if found["word"].lower() not in _EARLY:
            yield _mark(straight, found.span("day"), why, name, sure=False)


def _read_out(straight: Straight) -> Iterator[Mark]:
    """Days that are read out by number: "the second of the third", "twelve stroke nine"."""
    flat = straight.flat
    for found in _OF_THE.finditer(flat):
        if not _COUNTED.match(flat, found.end()) and not _noun_follows(flat, found.end()):
            yield _mark(straight, found.span(), "is a date", "date", sure=False)
    for found in _SLASH_WORDS.finditer(flat):
        if found[0].lower() != "twenty four slash seven" and _DATE_CUE.search(
            flat[max(0, found.start() - 30) : found.start()]
        ):
            yield _mark(straight, found.span(), "is a date", "date", sure=False)
    for found in _BIRTH.finditer(flat):
        yield _mark(straight, found.span(1), "is a date", "date", sure=False)


def _mark(straight: Straight, span: tuple[int, int], why: str, name: str, sure: bool = True) -> Mark:
    # A weekday and an article tell nothing, and the sentence reads on with them: "on Thursday the [date]".
    lead = _ONLY_A_DAY.match(straight.flat, *span) or _ARTICLE.match(straight.flat, *span)
    begin = lead.end() if lead is not None else span[0]
    start, end = straight.start(begin), straight.end(span[1])
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
            r"\b(?:on|oan|by|before|until|till|til|since|from|fae|frae|after|for|to|tae|and|dated|is|was|of)\s$",
            flat[max(0, start - 14) : start],
            re.I,
        )
        is not None
    )


def _noun_follows(flat: str, end: int) -> bool:
    """Whether a plain word follows directly, as in "the 4th tablet"."""
    tail = re.match(r"\s([a-z]+)", flat[end : end + 30])
    return tail is not None and tail[1] not in _FUNCTION


_FUNCTION = bag(
    "and or but so because when which that with at in on for to of by from i we he she they it is "
    "was will would has had if as then before after about until till since not all again he's "
    "she's they're there were are did said same comma full this an me my her his just tomorrow today"
)
