"""A calendar file of the days to look again, for the writer's own calendar: RFC 5545, without their words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date, timedelta

SUMMARY = "Something is ready to look at again"
_END = "\r\n"
_WIDTH = 75
"""Bytes of a line; a longer one is folded (RFC 5545, 3.1)."""


def calendar(days: Iterable[tuple[str, date, str]], today: date) -> str:
    """The file, with one event of a whole day for each.

    A calendar may be read by an employer or a service: what was written goes in only where that is asked for.
    The number of an event is made from the entry's id, so that adding the file twice changes nothing.

    Args:
        days: for each an id, its day, and words to show, which are empty for the neutral sentence.
        today: the day the file is made.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//reflect-tui//look again//EN"]
    for entry_id, day, words in days:
        number = hashlib.sha256(f"reflect-tui calendar {entry_id}".encode()).hexdigest()[:24]
        lines += [
            "BEGIN:VEVENT",
            f"UID:{number}@reflect-tui",
            f"DTSTAMP:{today:%Y%m%d}T120000Z",
            f"DTSTART;VALUE=DATE:{_compact(day)}",
            *([f"DTEND;VALUE=DATE:{_compact(day + timedelta(days=1))}"] if day < date.max else []),
            f"SUMMARY:{_escaped(words or SUMMARY)}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}{_END}" for line in lines)


def _compact(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _escaped(text: str) -> str:
    """Text as a value: backslashes, commas, semicolons and line ends have signs of their own."""
    plain = text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return plain.replace("\r\n", "\\n").replace("\n", "\\n")


def _folded(line: str) -> str:
    """A long line over several, each but the first begun with a space; no character is cut in two."""
    parts: list[str] = []
    part, size = "", 0
    for char in line:
        width = len(char.encode())
        if size + width > _WIDTH - (1 if parts else 0):
            parts.append(part)
            part, size = "", 0
        part, size = part + char, size + width
    parts.append(part)
    return f"{_END} ".join(parts)
