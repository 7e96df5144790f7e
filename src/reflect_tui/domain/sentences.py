"""The sentence somebody means: the one the cursor stands in, or that just before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

_END = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s|$)|\n\s*\n")
LONGEST = 2_000
"""Characters of a paragraph that are looked at, on either side of the cursor."""


def sentence_at(lines: Sequence[str], at: tuple[int, int]) -> str:
    """The sentence at a place, on one line, without its full stop; empty where there is none.

    Args:
        lines: the text, line by line.
        at: row and column of the cursor; right behind a full stop it still means the sentence before.
    """
    row, column = at
    first = row
    while first > 0 and lines[first - 1].strip() and row - first < 50:
        first -= 1
    last = row
    while last + 1 < len(lines) and lines[last + 1].strip() and last - row < 50:
        last += 1
    before = "\n".join([*lines[first:row], lines[row][:column]])[-LONGEST:]
    after = "\n".join([lines[row][column:], *lines[row + 1 : last + 1]])[:LONGEST]
    text, cursor = before + after, len(before)
    # Spaces behind a sentence belong to it.
    while cursor and text[cursor - 1].isspace():
        cursor -= 1
    start = 0
    for found in _END.finditer(text):
        if found.end() >= cursor:
            return _tidy(text[start : found.start()])
        start = found.end()
    return _tidy(text[start:])


def _tidy(text: str) -> str:
    return " ".join(text.split()).lstrip("-•* >").strip()
