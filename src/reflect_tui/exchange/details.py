"""The `Key: value` lines under a title, or the same between two `---` lines. Values are text, never typed."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from reflect_tui.exchange.languages import names_of
from reflect_tui.exchange.lines import Layout, Line, heading_of, start_of

KNOWN: Final = (
    "For",
    "Time",
    "Perspective",
    "Scale",
    "Language",
    "Version",
    "Author",
    "Licence",
    "Sources",
    "Based on",
    "Id",
    "Kind",
    "Title",
)
"""The keys that mean something, in the order a pack gives them."""

_CANONICAL = {key.casefold(): key for key in KNOWN} | {"license": "Licence"}
_CANONICAL |= {name.casefold(): key for key in KNOWN for name in names_of(key)}
_KEY = re.compile(r"(?:[-*•] )?\*{0,2}([^\W\d_][^:*]{0,38}?) ?\*{0,2}:\*{0,2}( ?)(.*)")
_OPENING = re.compile(r"-{3,}")
_CLOSING = re.compile(r"-{3,}|\.{3}")
_ENOUGH_ALIKE = 0.66
_LONGEST_FENCE = 60
_SENTENCE_END = (".", "?", "!", "…")


@dataclass(slots=True)
class Detail:
    """One `Key: value` as it was read; `key` is spelt as the reader knows it, if it does."""

    key: str
    parts: list[str]
    """The value, in the lines it was broken into."""
    line: int
    known: bool

    @property
    def value(self) -> str:
        """The value on one line."""
        return " ".join(part for part in self.parts if part)

    @property
    def suggestion(self) -> str:
        """What an unknown key may have been meant to be."""
        return "" if self.known else did_you_mean(self.key, KNOWN)


@dataclass(slots=True)
class Details:
    """The details of a file, and the lines that follow or stand among them and are something else."""

    details: list[Detail] = field(default_factory=list)
    rest: list[Line] = field(default_factory=list)
    fenced: bool = False
    """Whether they stood between `---` lines."""

    def has(self, key: str) -> bool:
        """Whether this key was read already."""
        return any(detail.key == key for detail in self.details)

    def value(self, key: str) -> str:
        """The first value of a key; empty when there is none."""
        return next((detail.value for detail in self.details if detail.key == key), "")


def detail_of(line: Line) -> Detail | None:
    """The detail on this line, known or not; a sentence with a colon in it is too long for a key."""
    found = _KEY.fullmatch(line.plain)
    if found is None:
        return None
    key, space, value = found[1].strip(), found[2], found[3].strip()
    if canonical := _CANONICAL.get(key.casefold()):
        return Detail(canonical, [value], line.number, known=True)
    if len(key.split()) > 3 or not (space or not value):
        return None
    return Detail(key, [value], line.number, known=False)


@lru_cache(maxsize=4_096)
def did_you_mean(word: str, known: tuple[str, ...], alike: float = _ENOUGH_ALIKE) -> str:
    """The word of `known` that comes nearest; empty when none is near."""
    fold = word.casefold()
    for choice in difflib.get_close_matches(fold, [name.casefold() for name in known], 1, alike):
        return next(name for name in known if name.casefold() == choice)
    return ""


def read_details(lines: list[Line], layout: Layout) -> Details:
    """Take the details off the top of `lines`, which begin after the title (or, without one, at the top).

    The block ends at the first line that is not one; a later run of two or more known keys before the
    first question still counts, because some people write the introduction first.
    """
    read = Details()
    start = _read_fence(lines, read)
    inside, opening = True, not read.details
    gap = not opening
    for place in range(start, len(lines)):
        line = lines[place]
        if not line.text:
            gap = True
            read.rest += [] if inside else [line]
            continue
        if _is_structure(line):
            read.rest += lines[place:]
            break
        found = detail_of(line)
        if found and (_belongs(found, read, gap, opening) if inside else _starts_run(lines, place, read)):
            read.details.append(found)
            inside = True
        elif inside and read.details and not opening and _is_continuation(lines, place, layout):
            read.details[-1].parts.append(line.plain)
        else:
            inside = False
            read.rest.append(line)
        gap = opening = False
    return read


def _belongs(found: Detail, read: Details, gap: bool, opening: bool) -> bool:
    """Whether a key line in or after the block is part of it.

    Right under another detail any short key is; after a blank line, or as the very first, an unknown one
    must look like a detail rather than a sentence.
    """
    if found.known:
        return not (gap and read.has(found.key))
    if not gap and not opening:
        return True
    is_sentence = found.value.endswith(_SENTENCE_END) or not found.value
    return not is_sentence and (bool(found.suggestion) or (opening and " " not in found.key))


def _starts_run(lines: list[Line], place: int, read: Details) -> bool:
    found, following = (detail_of(line) for line in (*lines[place : place + 2], Line(0, ""))[:2])
    if found is None or following is None or not (found.known and following.known):
        return False
    return not read.has(found.key) and not read.has(following.key) and found.key != following.key


def _is_continuation(lines: list[Line], place: int, layout: Layout) -> bool:
    above, line = lines[place - 1], lines[place]
    if above.text:
        return line.text[0].isspace() or layout.goes_on(above, line)
    return place > 1 and layout.spread and layout.goes_on(lines[place - 2], line)


def _is_structure(line: Line) -> bool:
    start = start_of(line)
    return heading_of(line) is not None or (start is not None and start.number is not None)


def _read_fence(lines: list[Line], read: Details) -> int:
    """Read a `---` block at the top, literally; where the lines after it start, or 0 without a block."""
    start = next((place for place, line in enumerate(lines) if line.text), len(lines))
    if start == len(lines) or not _OPENING.fullmatch(lines[start].text):
        return 0
    inside: list[Detail] = []
    for place in range(start + 1, min(start + _LONGEST_FENCE, len(lines))):
        line = lines[place]
        if inside and _CLOSING.fullmatch(line.text):
            read.details, read.fenced = inside, True
            return place + 1
        question = start_of(line)
        if line.text.startswith("##") or (question is not None and question.number is not None):
            return 0
        found = detail_of(line)
        if found and not line.text[0].isspace():
            inside.append(found)
        elif line.text and not line.text.startswith("#") and inside:
            item = line.plain.removeprefix("- ")
            if item != line.plain and inside[-1].parts[-1]:
                inside[-1].parts[-1] += ","
            inside[-1].parts.append(item)
    return 0
