"""Lengths of time as people write them, in whole minutes."""

from __future__ import annotations

import re
from typing import Final

LONGEST: Final = 10_000
"""Minutes; beyond this it is a slip of the key, not a plan."""

_UNITS = {"minute": 1, "minutes": 1, "min": 1, "mins": 1, "m": 1}
_UNITS |= {"hour": 60, "hours": 60, "hr": 60, "hrs": 60, "h": 60}
# Welsh, with the first letter that some numbers give it.
_UNITS |= {"munud": 1, "funud": 1, "munudau": 1, "funudau": 1, "mun": 1, "awr": 60}
_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_SMALL = _WORDS.split()
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
_NUMBERS: dict[str, float] = {word: place for place, word in enumerate(_SMALL, start=1)}
_NUMBERS |= {"a": 1, "an": 1, "half": 0.5, "half a": 0.5, "half an": 0.5}
_NUMBERS |= {"a quarter of an": 0.25, "quarter of an": 0.25, "three quarters of an": 0.75, "a quarter": 0.25}
_NUMBERS |= _TENS
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, " and a half": 0.5, " and a quarter": 0.25, " 1/2": 0.5}

_ABOUT = re.compile(r"(?:about|around|roughly|approximately|approx\.?|circa|ca?\.|up to|under|~|≈) ?")
_AFTER = re.compile(
    r" ?(?:each|in all|in total|altogether|all told|or so|or less|or more|at most|max\.?|maximum|per person)$"
)
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_PART = re.compile(rf"(.+?) ?({_UNIT})\.?(?![a-z])(.*)")
_FIGURE = re.compile(r"(\d{1,4}(?:\.\d{1,2})?)")
_RANGE = re.compile(r" ?(?:[-–—]| to | or ) ?")
_LIMIT = 80


def minutes(text: str) -> int | None:
    """Whole minutes in `5 minutes`, `1 hour 15 minutes`, `1h30`, `an hour` or `half an hour`.

    Of a range (`45 to 60 minutes`) the longer end, so that nobody runs out of time. A remark after a comma
    or in brackets is passed over. None when there is no number, no unit, or no time at all (`0 minutes`).
    """
    plain = " ".join(text.split()).casefold().replace("’", "'").rstrip(".")
    if not plain or len(plain) > _LIMIT:
        return None
    candidates = (plain, *(plain.partition(mark)[0].rstrip() for mark in ",;(/" if mark in plain))
    for candidate in candidates:
        found = _one_or_range(_ABOUT.sub("", candidate, count=1))
        if found is not None:
            whole = int(found + 0.5)
            return whole if 0 < whole <= LONGEST else None
    return None


def _one_or_range(text: str) -> float | None:
    text = _AFTER.sub("", text)
    if (whole := _length(text)) is not None:
        return whole
    for cut in _RANGE.finditer(text):
        low, high = text[: cut.start()], text[cut.end() :]
        longer, shorter = _length(high), _length(low)
        if longer is not None and (shorter is not None or _number(low) is not None or "or" in cut[0]):
            return longer
        if shorter is not None:
            return shorter
    return None


def _length(text: str) -> float | None:
    """Minutes of one length of time with its unit; hours may be followed by minutes."""
    part = _PART.fullmatch(text)
    if part is None:
        return None
    amount, unit, rest = _number(part[1]), _UNITS[part[2]], part[3].strip()
    if amount is None:
        return None
    if not rest:
        return amount * unit
    if unit != 60:
        return None
    rest = rest.removeprefix(",").strip()
    if rest in {"and a half", "and a quarter"}:
        return (amount + _FRACTIONS[" " + rest]) * unit
    rest = rest.removeprefix("and ").removeprefix("& ")
    following = _PART.fullmatch(rest)
    extra = _number(following[1] if following else rest)
    is_minutes = following is None or (_UNITS[following[2]] == 1 and not following[3])
    return amount * unit + extra if extra is not None and extra < 60 and is_minutes else None


def _number(text: str) -> float | None:
    """What a figure or a number word stands for."""
    text = text.strip()
    for mark, share in _FRACTIONS.items():
        if text == mark:
            return share
        if text.endswith(mark) and (whole := _number(text.removesuffix(mark))) is not None:
            return whole + share
    if figure := _FIGURE.fullmatch(text):
        return float(figure[1])
    if text in _NUMBERS:
        return _NUMBERS[text]
    tens, _, ones = text.replace("-", " ").partition(" ")
    if tens in _TENS and ones in _SMALL[:9]:
        return _TENS[tens] + _NUMBERS[ones]
    return None
