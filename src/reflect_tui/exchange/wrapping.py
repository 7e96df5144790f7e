"""Wrapping Markdown for people who read it in Notepad or in the body of an e-mail.

The writer's own line breaks stay; only lines that are too long are broken, and never so that a broken line
begins with something that Markdown would take for a list, a heading or a quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

WIDTH = 76
"""Columns: mail programs break longer lines in ways of their own, and more so when they are quoted."""

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_LEAD = re.compile(r"((?:> ?)*(?: {0,3}(?:[-*+]|\d{1,9}[.)]) +(?:\[[ xX]\] +)?)?)")
_UNSAFE_START = re.compile(r"(?:[-*+>|=~`]|#{1,6}$|\d{1,9}[.)]$)")
_AS_IT_IS = re.compile(r"(?: {4}|\t| {0,3}#{1,6} | {0,3}\||\s*<)")


def wrap_markdown(text: str, width: int = WIDTH) -> str:
    """The text with no line longer than `width`, code, tables, headings and unbreakable words apart."""
    return "\n".join(_wrapped(text.split("\n"), width))


def _wrapped(lines: list[str], width: int) -> Iterator[str]:
    fence = ""
    for line in lines:
        opening = _FENCE.match(line)
        if fence:
            yield line
            if opening and opening[1].startswith(fence):
                fence = ""
        elif opening:
            fence = opening[1]
            yield line
        elif len(line) <= width or _AS_IT_IS.match(line):
            yield line
        else:
            yield from _broken(line, width)


def _broken(line: str, width: int) -> Iterator[str]:
    """One long line as several: continued under its text in a list, with its marks again in a quotation."""
    match = _LEAD.match(line)
    lead = match[1] if match else ""
    quoting = lead[: lead.rfind(">") + 2] if ">" in lead else ""
    hanging = quoting + " " * (len(lead) - len(quoting))
    # Two spaces at the end are a line break in Markdown, and must stay at the end of the last line.
    ending = "  " if line.endswith("  ") else ""
    current, room_used = lead, False
    for word in line[len(lead) :].split():
        fits = len(current) + (1 if room_used else 0) + len(word) <= width
        if room_used and not fits and not _UNSAFE_START.match(word):
            yield current
            current, room_used = hanging, False
        current += (" " if room_used else "") + word
        room_used = True
    yield current + ending
