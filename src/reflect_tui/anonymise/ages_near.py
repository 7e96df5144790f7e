"""Ages that nothing calls so: a number behind a person, in a list behind several, in a table's column."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from reflect_tui.anonymise.numbers import (
    AGE,
    BIG,
    HEARD_STOP,
    NUMBER,
    NUMBER_WORDS,
    TENS_WORD,
    UNIT,
    Straight,
)
from reflect_tui.anonymise.words import bag

Span = tuple[int, int, bool]
"""Where an age begins and ends, and whether it can be nothing else."""

_STOP = (
    rf"\s?[;:!?)\]\"”…]|\s?[.,/](?!\d)|:(?!\d)|\s?\||\s*[–—]|\s-{{1,2}}\s|\s*\n|\s*$|-?ish\b|\s{HEARD_STOP}\b"
)
END = (
    rf"(?={_STOP}|\s(?:and|an|but|now|next|last|on|in|today|so|with|though|when|if|this|who|he|she|i|"
    rf"hersen|hissen|"
    rf"himself|herself|tomorrow|yesterday|years old|going on|or)\b)"
)
"""What may stand behind an age, for it counts nothing."""
NOT_AGES = re.compile(
    r"\s?(?:of|out|times?|more|others?|weeks?|days?|hours?|hrs?|minutes?|mins?|months?|miles?|people|"
    r"pounds?|quid|"
    r"%|per ?cent|percent|o['’]?clock|pm|am|stone|foot|feet|inch(?:es)?|units?|in (?:all|total|a row)|to "
    r"(?:one|go)|"
    r"and (?:counting|rising)|or (?:more|fewer|less))\b",
    re.I,
)
AND_AGE = re.compile(
    rf"\s?(?:,\s?(?:and\s)?|/\s?|\s(?:and|an|&|or)\s|&\s?)({AGE})(?={_STOP}|\s(?:and|an|or|&|were|was|"
    rf"are|who|had|both)\s)",
    re.I,
)
_BEHIND = re.compile(
    rf"(?P<lead>,\s|\s?[(\[]|\s[–—-]\s|\s\|\s(?=\d))(?:now |only |just |still |nearly |almost |rising |"
    rf"not yet |barely |about |all of |aged )?"
    rf"(?P<age>{AGE})(?P<tail>{_STOP}|\s(?:and|an|but|who|with|this|next|last|on|in|at|or so|going on|"
    rf"today|tomorrow)\b)",
    re.I,
)
_BABY = re.compile(
    rf"(?P<lead>,\s|\s?[(\[])(?:now |only |just |nearly |about )?(?P<age>{AGE}\s?(?:weeks?|wks?|months?|"
    rf"mths?|days?|y(?:ea)?rs?|y)(?:\s?\d{{1,2}}\s?(?:m|mths?|months?))?)(?={_STOP})",
    re.I,
)
_AT = re.compile(rf"\sat\s({AGE})(?=\s?[,;!?)]|\.(?!\d)|\s*\n|\s*$|\s(?:and|but|is|was|has)\b)", re.I)
# "I'm the grown-up, said Kuba. 9."
_AFTERTHOUGHT = re.compile(rf"\.\s({AGE})(?=\.(?:\s|$))", re.I)
# "Sky 6, Ali 9": nothing between a name and the figure.
_RIGHT_BEHIND = re.compile(r"\s([2-9]|[1-9]\d)(?=\s?[,;|)](?!\d)|\s*\n|\s*$|\s(?:and|&)\s[A-Z])")
_LABELS = re.compile(r"(?<!\w)(?:lot|case|form|slide|item|mark|part|room|ward|bay|act|job|will|stage)$", re.I)
# "Ruby 91%, Jermaine 64": how often they come, not how old they are.
_RATES = re.compile(r"%|attendance|\b(?:score[ds]?|sats|marks|points|hours|hrs|mins|goals)\b", re.I)
# "A boy in a red coat, seven, was holding the door."
_IN_COMMAS = re.compile(rf",\s({AGE}),\s(?P<next>[a-z]{{1,20}})|\s\(({AGE})\)", re.I)
_FIGURE = re.compile(rf"\d|\b{NUMBER}\b", re.I)
_SENTENCE = re.compile(r"[.!?\n|]")
_SPOKEN = re.compile(rf"\s({TENS_WORD}[- ]{UNIT})\b", re.I)
_HEADING = re.compile(
    r"[\s*_]*(?:ages?|aged|yrs|years old|how old|(?:[a-z]+\s?[,/&+(]?\s?)?ages?(?:\s?\([a-z]+\)|"
    r"\s?[/&+]\s?[a-z]+|\))?)[\s*_]*$",
    re.I,
)
_RULE = re.compile(r"[\s|:-]+$")
_IN_CELL = re.compile(rf"(?<![\w/:.]){AGE}(?![\w/:%]|\.\d)", re.I)
_ONLY = re.compile(rf"[\s*_]*({AGE})[\s*_]*$", re.I)
KIN = bag(
    "son daughter brother sister mum mam dad mother father nan nana gran child baby boy girl lad lass man "
    "woman husband wife partner twin twins nephew niece cousin grandson granddaughter grandad grandma "
    "grandfather grandmother resident patient client tenant pupil eldest youngest oldest widow "
    "widower lady gentleman bloke fella student carer him her me us them teenager kid bairn wean "
    "sons daughters brothers sisters boys girls lads lasses kids children grandchildren grandkids "
    "nephews nieces bairns weans siblings babies stepson stepdaughter stepsons stepdaughters middle "
    "younger elder older lassie laddie lodger neighbour mate uncle aunt auntie aunty wee'un littlest"
)
_PRONOUNS = bag("him her us them me")
_YOUNG = bag(
    "son daughter baby boy girl twin twins grandson granddaughter youngest bairn wean child nephew niece "
    "brother sister kid kids children babies infant newborn littlest"
)
_OF_MANY = bag(
    "sons daughters brothers sisters boys girls lads lasses kids children grandchildren grandkids "
    "nephews nieces bairns weans siblings babies them us people residents patients women men families"
)


def near(
    straight: Straight, people: set[int], named: set[int], kin: dict[int, str], low: set[int]
) -> Iterator[Span]:
    """Ages right behind a person.

    Args:
        straight: The text, its number words put right.
        people: Where names of any kind end, in the page's view.
        named: Where names of persons end.
        kin: Where words such as "daughter" end, with the word.
        low: Those ends where the writer uses no capitals.
    """
    flat = straight.flat
    ends = people | kin.keys()
    for found in _SPOKEN.finditer(flat):
        here = straight.end(found.start())
        if here in low and here in ends and not NOT_AGES.match(flat, found.end()):
            yield (*found.span(1), False)
    for found in _BEHIND.finditer(flat):
        behind = _behind(straight, found.start(), ends)
        if behind is None or not _plausible(flat, found, kin.get(behind, "")):
            continue
        sure = found["age"].isdigit() or found["lead"].strip() in {"(", "["}
        yield (*found.span("age"), sure)
        yield from chain(flat, found.end("age"))
    for found in _RIGHT_BEHIND.finditer(flat):
        here = straight.end(found.start())
        if _LABELS.search(flat, max(0, found.start() - 8), found.start()) or _RATES.search(
            flat, max(0, found.start() - 60), found.end() + 2
        ):
            continue
        if here in named or (here in kin and kin[here] not in _OF_MANY | _PRONOUNS):
            yield (*found.span(1), False)
    for found in _AFTERTHOUGHT.finditer(flat):
        if straight.end(found.start()) in named:
            yield (*found.span(1), False)
    yield from _later(straight, named | kin.keys(), kin)
    for found in _BABY.finditer(flat):
        behind = _behind(straight, found.start(), ends)
        if behind is not None and (kin.get(behind) in _YOUNG or (found["lead"] != ", " and behind in people)):
            yield (*found.span("age"), False)
    for found in _AT.finditer(flat):
        here = straight.end(found.start())
        # Nobody comes at sixty-five o'clock.
        if here in ends and (years(found[1]) or 0) > 24 and not NOT_AGES.match(flat, found.end(1)):
            yield (*found.span(1), False)


def _later(straight: Straight, ends: set[int], kin: dict[int, str]) -> Iterator[Span]:
    """Ages in commas or brackets a few words behind a person, in the same sentence."""
    flat = straight.flat
    singular = sorted(end for end in ends if kin.get(end, "") not in _OF_MANY)
    for found in _IN_COMMAS.finditer(flat):
        group = 1 if found[1] else 3
        value = years(found[group]) or 0
        here = straight.end(found.start())
        at = bisect_right(singular, here) - 1
        if not 3 < value < 113 or at < 0 or here - singular[at] > 60:
            continue
        between = flat[max(0, found.start() - (here - singular[at])) : found.start()]
        counted = found["next"] and years(found["next"]) is not None
        if not counted and not _SENTENCE.search(between) and not _FIGURE.search(between):
            yield (*found.span(group), False)


def chain(flat: str, end: int) -> Iterator[Span]:
    """The ages that follow on another: "46, 70, 70, eighty-four and six"."""
    following = AND_AGE.match(flat, end)
    while following and not NOT_AGES.match(flat, following.end(1)):
        yield (*following.span(1), False)
        following = AND_AGE.match(flat, following.end(1))


def _behind(straight: Straight, at: int, ends: set[int] | frozenset[int]) -> int | None:
    """The end of a person that a stretch stands right behind, an ending 's between them or not."""
    here = straight.end(at)
    if here in ends:
        return here
    return here - 2 if straight.flat[at - 2 : at] in {"'s", "’s"} and here - 2 in ends else None


def _plausible(flat: str, found: re.Match[str], kin: str) -> bool:
    value = years(found["age"])
    if value is None or value > 112 or NOT_AGES.match(flat, found.end("age")):
        return False
    words, tail = not found["age"][0].isdigit(), found["tail"].strip().lower()
    if words and value < 4 and tail in {"with", "in", "at", "on", "who", "but"}:
        # "Nine people from Leeds, two with a stick": they are counted.
        return False
    if found["lead"].strip() in {"|", "–", "—", "-"}:
        return value > 12 and tail not in {"in", "on", "at", "with"} and "|" not in found["lead"]
    return not (kin in _OF_MANY and value < 4 and words and tail in {"and", "or"})


def years(text: str) -> int | None:
    """The age a phrase tells in years, if it tells one ("aged 88", "ninety one", "nine yr old")."""
    low = text.lower()
    months = re.search(r"months?|mths?|weeks?|wks?|days?", low)
    figure = re.search(r"\d{1,3}", low)
    if figure:
        return 0 if months else int(figure[0])
    total, known = 0, False
    for word in re.findall(r"[a-z]+", low):
        if word in NUMBER_WORDS:
            total, known = total + NUMBER_WORDS[word], True
    return (0 if months else total) if known else None


def columns(flat: str) -> Iterator[Span]:
    """Ages in the cells of a table column headed "Age", and in later rows that repeat it."""
    offset = 0
    column: int | None = None
    inside, before = False, ""
    for line in flat.split("\n"):
        cells = line.split("|")
        # A row may begin with a stroke or not.
        first = 1 if not cells[0].strip() else 0
        if len(cells) < 3:
            inside = False
        else:
            headed = [i for i, cell in enumerate(cells) if _HEADING.match(cell)]
            if headed:
                column, inside = headed[0] - first, True
            elif _RULE.match(line) and not any(_HEADING.match(cell) for cell in before.split("|")):
                column = None
            elif column is not None and 0 <= column + first < len(cells):
                cell = cells[column + first]
                found = _IN_CELL.search(cell) if inside else _ONLY.match(cell)
                if found:
                    start, end = found.span(0 if inside else 1)
                    here = offset + sum(len(c) + 1 for c in cells[: column + first])
                    yield here + start, here + end, inside
        offset += len(line) + 1
        before = line


FRAGMENT = re.compile(rf"[.!?]\s({BIG})(?=[!.]\s|[!.]$)", re.I)
"""A number that is a whole sentence: "She held the ladder. Eighty-eight!"."""
