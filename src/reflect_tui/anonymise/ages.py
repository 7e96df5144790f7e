"""How old somebody is, in figures and in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflect_tui.anonymise.marks import LIKELY, Mark
from reflect_tui.anonymise.tokens import Page
from reflect_tui.anonymise.types import FindingKind
from reflect_tui.anonymise.words import bag

_UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen"]
_TEENS += ["sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
NUMBER_WORDS: dict[str, int] = {w: i + 1 for i, w in enumerate(_UNITS)} | {
    w: i + 10 for i, w in enumerate(_TEENS)
}
NUMBER_WORDS |= {w: 20 + 10 * i for i, w in enumerate(_TENS)} | {
    "forty": 40,
    "fourty": 40,
    "a hundred": 100,
    "hundred": 100,
}
_TENS_WORD = "(?:" + "|".join(_TENS) + ")"
_NUMBER_WORD = rf"(?:{_TENS_WORD}(?:[- ]?(?:{'|'.join(_UNITS)}))?|{'|'.join(_TEENS)}|{'|'.join(_UNITS)})"
_N = rf"(?:(?:1[01]\d|[1-9]?\d)(?!\d)|{_NUMBER_WORD})"
_YEARS = r"(?:years?|yrs?|y/o|yo\b|y\.o\.?)"

_AGED = re.compile(
    rf"(?<!\w)(?:aged?|age is|age(?: \w+)?:|(?:man|woman|boy|girl|child|lad|lass|person|widow|widower|"
    rf"lady|gentleman|baby) of)\s({_N}(?: and a half)?)(?![\w%]|[./:]\d)",
    re.I,
)
_YEARS_OLD = re.compile(
    rf"(?<![\w.,/£-])({_N})(?:[\s-]{{0,2}}(?:{_YEARS}|months?|weeks?|wks?)[\s-]{{1,2}}(?:olds?|of age)\b|"
    rf"\s?y/?o\b|[\s-]yrs?\s?old\b)",
    re.I,
)
_AFTER_BE = re.compile(
    rf"(?<!\w)(?:(?:he|she|they|who|i|[a-z]+)(?:['’]s|['’]re|\sis|\swas|\sam|\sare|\swere|\sturned|"
    rf"\sturns|\sturning|\sis turning|"
    rf"['’]s turning)|i['’]?m)\s(?:now |only |just |still |nearly |almost |about |over |only just |"
    rf"nobbut |barely |hardly |rising |pushing )?"
    rf"({_N})"
    rf"(?=[.,;!?)\]\n]|$|\san\s(?:he|she|they)\b|\s(?:and|but|now|next|on|in|today|so|with|though|when|if|this|who|he|she|i|hersen|hissen|himself|herself|"
    rf"tomorrow|yesterday|years old|"
    rf"going on|or)\b)",
    re.I,
)
_DICTATED = re.compile(
    rf"(?<!\w)(?:he|she|who|hes|shes|is|was|turned|turns|turning)\s(?:only |now |just |"
    rf"nearly )?({_TENS_WORD}(?:[- ](?:{'|'.join(_UNITS)}))?|{'|'.join(_TEENS)}|six|seven|eight|nine|"
    rf"five|four)"
    r"(?=\s(?:and|but|he|she|i|they|now|this|next|with|has|had|who|so|years|the|on|in|was|lives|told|said)\b|[.,\n]|$)",
    re.I,
)
_BEHIND_NAME = re.compile(
    rf"(?P<lead>,\s|\s?\()(?:now |only |just )?(?P<age>{_N})(?P<tail>[,;:)!?]|\.(?!\d)|\s?\||$|\n|"
    rf"\s(?:and|but|who|with)\b)",
    re.I,
)
_AND_AGE = re.compile(rf"\s?(?:,|and|&|or)\s({_N})(?=[.,;:!?)]|$|\n|\sand\b)", re.I)
_LIFE_EVENT = re.compile(
    rf"(?<!\w)(?:left (?:school|home)|married|pregnant|retired|died|widowed|orphaned|adopted|excluded|"
    rf"a mum|a dad|a mother|a father)"
    rf"\sat\s({_N})(?=[,;!?)]|\.(?!\d)|$|\n|\s(?:and|but|with|because|when)\b)",
    re.I,
)
_SPOKEN_AGE = re.compile(rf"\s((?:{_TENS_WORD})[- ](?:{'|'.join(_UNITS)}))\b", re.I)
_LOOKED = re.compile(
    rf"(?<!\w)(?:turns? out to be|turned out to be|must be|can['’]?t be more than|can only be|claims to be|"
    rf"looks about|looked about|reckon(?:s|ed)? (?:he|she)['’]?s)\s(?:only |about |nearly |just )?"
    rf"({_TENS_WORD}[- ](?:{'|'.join(_UNITS)})|{'|'.join(_TEENS[1:])}|[1-9]\d)"
    rf"(?=\s(?:and|but|or|he|she|i|with|if|when)\b|[,;.!?\n]|$)",
    re.I,
)
_IN_COMMAS = re.compile(rf"(?<![\w'’])(?:I|[Hh]e|[Ss]he|[Tt]hey|me|him|her|us|[Ww]e),\s({_N})(?=,\s[a-z])")
_OF_A_CALL = re.compile(
    rf"(?<!\w)(?:male|female|m/|f/)\s?(?:aged?\s)?"
    rf"({_TENS_WORD}(?:[- ](?:{'|'.join(_UNITS)}))?|[1-9]\d)(?![\w%]|[./:]\d)",
    re.I,
)
_WEEKS = re.compile(
    rf"(?<!\w)(?:he|she|baby(?: \w+)?(?: \(\w+\))?)(?:['’]s|\sis|\swas)\s(?:only |just |now )?"
    rf"({_N} (?:weeks|months|days))(?=[.,;!?)\n]|\s(?:and|but|now|today|tomorrow)\b|$)",
    re.I,
)
_BETWEEN_COMMAS = re.compile(r"(?<=[a-z]), (1[3-9]|[2-9]\d), (?=[a-z])")
_AT_AN_AGE = re.compile(
    r"(?:^|(?<=[.!?;,]\s)|(?<=\n))[Aa]t (1[3-9]|[2-9]\d),? (?=he\b|she\b|they\b|I\b)", re.M
)
_SHE_IS_ONE = re.compile(r"(?<!\w)(?:she|he)(?:['’]s|\sis|s)\s(one)(?=\s(?:she|he)\b)", re.I)
_BARE_PAIR = re.compile(rf"[.!?]\s({_N})(?:(?:,\s({_N}))?,?\s(?:and|&)\s({_N}))?(?=[.!?\n]|$)", re.I)
_SEVERAL_KIN = re.compile(
    r"(?:aughters|sons|children|kids|nephews|nieces|twins|boys|girls|brothers|sisters|lads|lasses|bairns|"
    r"babies|weans)\b[^.!?\n]{0,60}$",
    re.I,
)
_TURNING = re.compile(rf"(?<!\w)(?:turn(?:s|ed|ing)?|age[ds]?)\s({_N})(?!\w|%|[./:]\d)", re.I)
_BORN = re.compile(r"(?<!\w)(?:born|b\.|dob|d\.o\.b\.?|yob)[\s:]{1,2}(?:in\s)?((?:19|20)\d{2})(?!\w)", re.I)
_KIN = bag(
    "son daughter brother sister mum dad mother father nan gran child baby boy girl lad lass man "
    "woman husband wife partner twin twins nephew niece cousin grandson granddaughter grandad "
    "grandfather grandmother resident patient client tenant pupil eldest youngest oldest widow "
    "widower lady gentleman bloke fella student carer him her me us them teenager kid"
)
_NOT_AGES = re.compile(
    r"\s?(?:of|out|times?|more|others?|weeks?|days?|hours?|minutes?|mins?|months?|miles?|people|pounds?|"
    r"%|per cent|o['’]?clock|pm|am)\b",
    re.I,
)
_HEADING = re.compile(r"^\s*(?:age|aged|ages|yrs|years)\s*$", re.I)


def ages(page: Page) -> Iterator[Mark]:
    """Marks for ages that are said outright ("aged 88", "she's 17") or stand behind a person (", 81,")."""
    flat = page.flat
    for pattern, name, sure in (
        (_AGED, "age", True),
        (_YEARS_OLD, "age", True),
        (_TURNING, "age", True),
        (_BORN, "year-of-birth", True),
    ):
        for found in pattern.finditer(flat):
            if not _NOT_AGES.match(flat, found.end()):
                yield _mark(found.start() if name == "age" else found.start(1), found.end(), name, sure)
    yield from _by_the_way(flat)
    for pattern in (_AFTER_BE, _DICTATED):
        for found in pattern.finditer(flat):
            if found[1].lower() == "one" or _NOT_AGES.match(flat, found.end(1)):
                continue
            if not _about_a_thing(flat, found.start()):
                yield _mark(*found.span(1), "age", sure=pattern is _AFTER_BE)
                second = _AND_AGE.match(flat, found.end(1))
                if second and not _NOT_AGES.match(flat, second.end(1)):
                    yield _mark(*second.span(1), "age", sure=False)
    for found in _LIFE_EVENT.finditer(flat):
        yield _mark(*found.span(1), "age", sure=False)
    yield from _columns(page)


def _by_the_way(flat: str) -> Iterator[Mark]:
    """Ages nothing calls so: "I, 58, in charge", "male forty six chest pain", "Her twins. Six and six."."""
    for pattern in (_LOOKED, _IN_COMMAS, _OF_A_CALL, _SHE_IS_ONE, _AT_AN_AGE, _BETWEEN_COMMAS, _WEEKS):
        for found in pattern.finditer(flat):
            if not _NOT_AGES.match(flat, found.end(1)):
                yield _mark(*found.span(1), "age", sure=False)
    for found in _BARE_PAIR.finditer(flat):
        if not _SEVERAL_KIN.search(flat, max(0, found.start() - 75), found.start()):
            continue
        for group in (1, 2, 3):
            if found[group]:
                yield _mark(*found.span(group), "age", sure=False)


def ages_behind(page: Page, people: list[tuple[int, int]]) -> Iterator[Mark]:
    """Marks for a number in commas or brackets right behind a person or a word such as "daughter".

    Args:
        page: The text.
        people: Spans in the view already taken for persons.
    """
    ends = {end for _, end in people} | {t.end for t in page.tokens if t.key in _KIN}
    for token in page.tokens:
        if token.low and token.end in ends:
            spoken = _SPOKEN_AGE.match(page.flat, token.end)
            if spoken and not _NOT_AGES.match(page.flat, spoken.end()):
                yield _mark(*spoken.span(1), "age", sure=False)
    for found in _BEHIND_NAME.finditer(page.flat):
        start = found.start()
        if start in ends or (page.flat[start - 2 : start] in {"'s", "’s"} and start - 2 in ends):
            value = age_of(found["age"])
            if value is not None and value <= 112 and not _NOT_AGES.match(page.flat, found.end("age")):
                yield _mark(*found.span("age"), "age", sure=found["age"].isdigit() or found["lead"] != ", ")


def age_of(text: str) -> int | None:
    """The age a phrase tells in years, if it tells one ("aged 88", "ninety one", "nine yr old")."""
    low = text.lower()
    months = re.search(r"months?|weeks?|wks?", low)
    figure = re.search(r"\d{1,3}", low)
    if figure:
        return 0 if months else int(figure[0])
    total, known = 0, False
    for word in re.findall(r"[a-z]+", low):
        if word in NUMBER_WORDS:
            total, known = total + NUMBER_WORDS[word], True
    return (0 if months else total) if known else None


def _mark(start: int, end: int, name: str, sure: bool) -> Mark:
    return Mark(start, end, FindingKind.OTHER, "says how old someone is", name, sure, LIKELY - 1)


def _about_a_thing(flat: str, start: int) -> bool:
    """Whether "is twelve" is said of a thing that is counted ("the score is 12", "it's nine")."""
    subject = re.match(r"[\w]+", flat[start:])
    first = subject[0].lower() if subject else ""
    if first in {"is", "was", "turned", "turns", "turning"}:
        first = _word_before(flat, start)
    return first in _THINGS


def _word_before(flat: str, start: int) -> str:
    found = re.search(r"(\w+)\W*$", flat[max(0, start - 30) : start])
    return found[1].lower() if found else ""


_THINGS = bag(
    "it that this there what number score total answer count time first second third rest ratio "
    "bed room page line item step question one number's here which how temperature reading level "
    "weight dose house flat door bus week day ward year size shoe limit minimum maximum target "
    "average price cost queue wait list"
)


def _columns(page: Page) -> Iterator[Mark]:
    """Ages in the cells of a table column headed "Age"."""
    offset = 0
    column: int | None = None
    for line in page.flat.split("\n"):
        cells = line.split("|")
        if len(cells) < 3:
            column = None
        else:
            headed = [i for i, cell in enumerate(cells) if _HEADING.match(cell)]
            if headed:
                column = headed[0]
            elif column is not None and column < len(cells):
                found = re.search(rf"(?<!\w){_N}(?!\w)", cells[column], re.I)
                if found:
                    here = offset + sum(len(c) + 1 for c in cells[:column]) + found.start()
                    yield _mark(here, here + len(found[0]), "age", sure=True)
        offset += len(line) + 1
