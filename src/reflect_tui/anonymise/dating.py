"""What is put for a day: its month, or how long after the day before it in the same text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from reflect_tui.anonymise.types import Finding, FindingKind

_MONTHS = ["January", "February", "March", "April", "May", "June"]
_MONTHS += ["July", "August", "September", "October", "November", "December"]
_NO_YEAR = 2001
"""Stands for a year that is not given; it is no leap year, so that 29 February is left alone."""
_NTH = ("next", "second", "third", "fourth", "fifth", "sixth")
_FIGURES = re.compile(r"(\d{1,4})[/.-](\d{1,2})(?:[/.-](\d{2,4}))?")
_DAY_FIRST = re.compile(r"(?:[a-z]+\.?,? )?(\d{1,2}) ([a-z]{3,9})\.?(?:,? (\d{4}))?")
_MONTH_FIRST = re.compile(r"(?:[a-z]+\.?,? )?([a-z]{3,9})\.? (\d{1,2})(?:,? (\d{4}))?")


def relative_days(findings: Iterable[Sequence[Finding]]) -> dict[str, str]:
    """For days that follow another within a fortnight in one text, how long after it they are.

    Only where nothing can be misread: both are exact, both have a year or neither has, the later one is
    mentioned once in the whole export and directly behind the earlier, and no "the" can stand before it.

    Returns:
        The entity of such a day, to "the next day", "the third day after" or "a day about a week later".
    """
    rows = [[f for f in row if f.kind is FindingKind.DATE] for row in findings]
    times = Counter(f.entity for row in rows for f in row)
    found: dict[str, str] = {}
    for row in rows:
        last: tuple[date, bool] | None = None
        for each in row:
            day = exact_day(each.text)
            if day is not None and last is not None and day[1] is last[1] and times[each.entity] == 1:
                words = _after((day[0] - last[0]).days)
                if words:
                    found[each.entity] = words
            last = day
    return found


def exact_day(text: str) -> tuple[date, bool] | None:
    """The day a text names, and whether it gives the year; none for "3rd of March", behind "the"."""
    low = " ".join(text.lower().split())
    figures, day_first, month_first = (p.fullmatch(low) for p in (_FIGURES, _DAY_FIRST, _MONTH_FIRST))
    if figures:
        first, second, third = figures.groups()
        parts = (first, second, third) if len(first) == 4 else (third or "", second, first)
        if third is None and len(first) == 4:
            return None
        year, month, day = _full_year(parts[0]), int(parts[1]), parts[2]
    elif day_first:
        day, month, year = day_first[1], _month(day_first[2]), day_first[3] or ""
    elif month_first:
        day, month, year = month_first[2], _month(month_first[1]), month_first[3] or ""
    else:
        return None
    try:
        return date(int(year or _NO_YEAR), month, int(day)), bool(year)
    except ValueError:
        return None


def _month(word: str) -> int:
    whole = [i for i, name in enumerate(_MONTHS, 1) if name.lower().startswith(word)]
    return whole[0] if len(whole) == 1 else 0


def _after(days: int) -> str:
    if days == 1:
        return "the next day"
    if 1 < days < 7:
        return f"the {_NTH[days - 1]} day after"
    if days == 7:
        return "the same day of the next week"
    if 7 < days < 14:
        return "a day about a week later" if days < 11 else "a day nearly two weeks later"
    return ""


def to_the_month(text: str) -> str:
    """A date with the day taken out: "March 2024", "a date in May"; a month of a year becomes the year."""
    low = text.lower().strip()
    year = re.search(r"(?<!\d)(?:19|20)\d{2}(?!\d)", low)
    month = next((i for i, name in enumerate(_MONTHS) if re.search(rf"\b{name[:3].lower()}", low)), None)
    figures = re.fullmatch(r"(\d{1,4})[/.-](\d{1,2})(?:[/.-](\d{2,4}))?", low)
    if figures:
        return _from_figures(*figures.groups())
    if month is None:
        return year[0] if year else "date"
    rest = low.replace(year[0], "") if year else low
    short_year = re.search(r"['’](\d{2})\b|\d\D+(\d{2})$", rest)
    when = year[0] if year else _full_year(next(g for g in short_year.groups() if g)) if short_year else ""
    if not re.search(
        r"\d|first|second|third|th\b|st\b", rest.replace(f"’{when[2:]}", "").replace(f"'{when[2:]}", "")
    ):
        return when or "date"
    return f"{_MONTHS[month]} {when}" if when else f"a date in {_MONTHS[month]}"


def _from_figures(first: str, second: str, third: str | None) -> str:
    year, month = (first, int(second)) if len(first) == 4 else (third or "", int(second))
    if month > 12 and len(first) < 3:
        month = int(first)
    if not 1 <= month <= 12:
        return "date"
    return f"{_MONTHS[month - 1]} {_full_year(year)}" if year else f"a date in {_MONTHS[month - 1]}"


def _full_year(year: str) -> str:
    if len(year) != 2:
        return year
    return ("20" if int(year) < 50 else "19") + year
