"""From what somebody types in the find line to what FTS5 understands, whatever they type."""

from __future__ import annotations

import re

from reflect_tui.domain.text import visible

MAX_CHARACTERS = 200
"""More than this is a text, not a question."""

_PART = re.compile(r'(-?)"([^"]*)"?|(\S+)')


def match_expression(typed: str, *, as_you_type: bool = False) -> str:
    """An FTS5 query that cannot fail; empty when there is no word in what was typed.

    All words must be found. `"two words"` keeps them together, `word*` finds beginnings, `-word` leaves out.

    Args:
        typed: anything.
        as_you_type: whether the last word may be unfinished, so that its beginning is enough.
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    last = wanted
    for part in _PART.finditer(visible(typed[:MAX_CHARACTERS])):
        quoted = part[2] is not None
        word = part[2] if quoted else part[3]
        without = part[1] == "-" if quoted else word.startswith("-")
        if not any(letter.isalnum() for letter in word):
            continue
        star = "*" if not quoted and word.endswith("*") else ""
        phrase = '"' + word.strip('*"-').replace('"', " ") + '"' + star
        last = unwanted if without else wanted
        last.append(phrase)
    if not wanted:
        # Only words to leave out: more likely a dash in front of a word than a wish for all the rest.
        last = wanted = unwanted
        unwanted = []
    if wanted and last is wanted and as_you_type and not typed.endswith((" ", '"', "*")):
        wanted[-1] = wanted[-1].rstrip("*") + "*"
    return " NOT ".join((" ".join(wanted), *unwanted)) if wanted else ""
