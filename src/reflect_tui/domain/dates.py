"""Dates as people type them and as people say them. Nothing here knows today: it is always given."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from reflect_tui.domain.errors import BadInput

# Not from the calendar module: that one speaks the machine's language, and this speaks ours.
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {word: number for number, word in enumerate(_COUNTED, start=1)} | {"a": 1, "an": 1}
_UNITS = {"d": "day", "w": "week", "m": "month", "y": "year"}

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{2}|\d{4})")
_NAMED = re.compile(r"(?:the )?(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]+)\.?(?:,? (\d{4}))?")
_AHEAD = re.compile(r"(?:in )?(\w+) (day|week|month|year)s?(?:'?s'? time)?")
_BEHIND = re.compile(r"(\w+) (day|week|month|year)s? ago")
_SHORT = re.compile(r"([+-])(\d{1,4})([dwmy])")
_WEEKDAY = re.compile(r"(?:(next|last|this|on) )?([a-z]+)")

HINT = "Write it like 2027-03-14, 14 March, tomorrow, next Friday or in six weeks."


def parse_date(text: str, today: date, *, ahead: bool = True) -> date:
    """The day that was meant.

    Args:
        text: `2027-03-14`, `14/3/2027`, `14 March`, `today`, `Friday`, `last Monday`, `in six weeks`,
            `3 days ago`, `+2w`, `-3d`.
        today: the day it is.
        ahead: whether a weekday or a day without a year is the next one to come (for looking again) or the
            last one that was (for what happened).

    Raises:
        BadInput: no day can be read from it, or there is no such day.
    """
    typed = " ".join(text.casefold().replace("’", "'").split()).rstrip(".")
    try:
        day = _read(typed, today, ahead)
    except (ValueError, OverflowError) as problem:
        raise BadInput(f"There is no day “{text.strip()[:40]}” in the calendar.", HINT) from problem
    if day is None:
        raise BadInput(f"I cannot read “{text.strip()[:40]}” as a day.", HINT)
    return day


def _read(typed: str, today: date, ahead: bool) -> date | None:
    """The day, None where the words are not known; ValueError or OverflowError where there is no such day."""
    simple = {"today": 0, "now": 0, "yesterday": -1, "tomorrow": 1}
    if typed in simple:
        return today + timedelta(days=simple[typed])
    if match := _ISO.fullmatch(typed):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := _SLASHED.fullmatch(typed):
        year = int(match[3]) + (2000 if len(match[3]) == 2 else 0)
        return date(year, int(match[2]), int(match[1]))
    if match := _SHORT.fullmatch(typed):
        return _move(today, int(match[1] + match[2]), _UNITS[match[3]])
    if (match := _BEHIND.fullmatch(typed)) and (count := _count(match[1])) is not None:
        return _move(today, -count, match[2])
    if (match := _AHEAD.fullmatch(typed)) and (count := _count(match[1])) is not None:
        return _move(today, count, match[2])
    if match := re.fullmatch(r"(next|last) (week|month|year)", typed):
        return _move(today, 1 if match[1] == "next" else -1, match[2])
    if (match := _NAMED.fullmatch(typed)) and (month := _month(match[2])):
        return _named(int(match[1]), month, match[3], today, ahead)
    if match := _WEEKDAY.fullmatch(typed):
        return _weekday(match[2], match[1] or "", today, ahead)
    return None


def _count(word: str) -> int | None:
    return int(word) if word.isascii() and word.isdigit() else _NUMBERS.get(word)


def _month(word: str) -> int | None:
    """1 to 12 for a month's name or its first three letters or more."""
    if len(word) < 3:
        return None
    return next((n for n, name in enumerate(_MONTHS, start=1) if name.casefold().startswith(word)), None)


def _move(day: date, count: int, unit: str) -> date:
    """`count` units later; the 31st of a short month is its last day."""
    if unit in ("day", "week"):
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError(year)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _named(day: int, month: int, year: str | None, today: date, ahead: bool) -> date:
    """`14 March` in the nearest year on the side that is meant."""
    if year:
        return date(int(year), month, day)
    # 29 February may be years away: the first year on that side that has the day.
    for step in range(9):
        years = today.year + (step if ahead else -step)
        if day <= calendar.monthrange(years, month)[1]:
            found = date(years, month, day)
            if (found >= today) if ahead else (found <= today):
                return found
    raise ValueError(day)


def _weekday(word: str, which: str, today: date, ahead: bool) -> date | None:
    """`Friday`: the one to come or the one that was, never today unless `this`."""
    if len(word) < 3:
        return None
    wanted = next((n for n, name in enumerate(_DAYS) if name.casefold().startswith(word)), None)
    if wanted is None:
        return None
    if which == "this":
        return today + timedelta(days=wanted - today.weekday())
    forward = which == "next" or (which != "last" and ahead)
    distance = (wanted - today.weekday()) % 7 if forward else (today.weekday() - wanted) % 7
    return today + timedelta(days=(distance or 7) * (1 if forward else -1))


def say_day(day: date, today: date) -> str:
    """`today`, `yesterday`, `tomorrow`, `Thu 19 Nov`, and the year where it is another one."""
    near = {0: "today", -1: "yesterday", 1: "tomorrow"}.get((day - today).days)
    return near or short_day(day, today)


def short_day(day: date, today: date) -> str:
    """`Thu 19 Nov`, or `19 Nov 2024` in another year."""
    month = _MONTHS[day.month - 1][:3]
    if day.year == today.year:
        return f"{_DAYS[day.weekday()][:3]} {day.day} {month}"
    return f"{day.day} {month} {day.year}"


def month_letter(month: str) -> str:
    """The first letter of a month like `2026-11`, for a narrow column."""
    return _MONTHS[int(month[5:7]) - 1][0]


def long_day(day: date) -> str:
    """`Monday 23 November 2026`."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"
