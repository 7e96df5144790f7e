"""The lines of a text file with the numbers its writer sees, and what sort of line each one is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

_WRAPS = range(50, 101)
"""Widths, in characters, at which mail programs and editors break lines."""
_BULLETS = "-*•·‣▪●○◦\uf0b7\uf0a7"
_NUMBERED = re.compile(r"\(?(\d{1,4})\\?[.)]{1,2}(?:\s+|$|(?=[^\s\d]))(.*)")
_BULLET = re.compile(rf"[{_BULLETS}](?:\s+(.*))?")
_RULE = re.compile(r"(?:([-*_=])(?:\s*\1){2,}|`{3,}\w*|~{3,})")
_FLAG = re.compile(
    r"(keep (?:it |this )?private|optional)\s?(?::\s?(?P<said>yes|no|true|false)?)?\.?", re.IGNORECASE
)
_FIELD = re.compile(r"(hint|answer|id)\s?:\s?(.*)", re.IGNORECASE)
_UNDERLINE = re.compile(r"=+|-{3,}")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its number in the file, from 1, and its text without spaces at the end."""

    number: int
    text: str

    @property
    def plain(self) -> str:
        """The words alone, every run of white space one space."""
        return " ".join(self.text.split())


@dataclass(frozen=True, slots=True)
class Heading:
    """A `#` line: how deep, and its words."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Start:
    """The first line of a question: its number, or None after a bullet, and its words."""

    number: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A line that says something about the question above it."""

    name: str
    """`hint`, `answer`, `id`, `keep private` or `optional`."""
    value: str
    """For the two flags `yes` or `no`."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of a file and the column at which it seems to have been wrapped."""

    lines: list[Line] = field(default_factory=list)
    wrapped_at: int | None = None
    """Characters; None when the lines are longer or shorter than a mail program would leave them."""
    spread: bool = False
    """Whether a blank line stands between any two lines that have words, so that it means nothing."""

    def goes_on(self, line: Line, following: Line, lost: int = 0) -> bool:
        """Whether `following`, the next line, is the rest of `line`, broken where a mail program must.

        `lost` is how many characters of indent `line` may have had when it was broken.
        """
        if self.wrapped_at is None or not following.text:
            return False
        first_word = following.text.split(maxsplit=1)[0]
        return len(line.text) + lost + 1 + len(first_word) > self.wrapped_at


def lay_out(text: str) -> Layout:
    """Number the lines of a decoded text and undo what happened to all of them alike.

    That is: an indent that every line has, a blank line put after every line, and headings underlined
    with `===` or `---`, which become `#` headings.
    """
    lines = [Line(number, part.rstrip()) for number, part in enumerate(text.split("\n"), start=1)]
    lines = _without_common_indent(_without_doubling(lines))
    widths = [len(line.text) for line in lines if " " in line.text.lstrip()]
    widest = max(widths, default=0)
    spread = not any(line.text and below.text for line, below in pairwise(lines))
    return Layout(_with_hash_headings(lines), widest if widest in _WRAPS else None, spread)


def _without_doubling(lines: list[Line]) -> list[Line]:
    """Every second line left out, where a mail program put a blank line after each.

    A file set out with single blank lines looks much the same; only where blank lines were doubled too
    are there three together.
    """
    start = next((place for place, line in enumerate(lines) if line.text), len(lines))
    kept, between = lines[start::2], lines[start + 1 :: 2]
    while kept and not kept[-1].text:
        kept.pop()
    blanks = sum(not line.text for line in kept)
    if any(line.text for line in between) or blanks < 2 or blanks * 10 < len(kept):
        return lines
    return kept


def _without_common_indent(lines: list[Line]) -> list[Line]:
    written = [line.text for line in lines if line.text]
    if not written or not written[0][0].isspace():
        return lines
    low, high = min(written), max(written)
    depth = 0
    while depth < len(low) and low[depth] == high[depth] and low[depth].isspace():
        depth += 1
    return [Line(line.number, line.text[depth:]) for line in lines]


def _with_hash_headings(lines: list[Line]) -> list[Line]:
    """Underlined headings as `#` headings; a line of dashes under anything else stays a line of dashes."""
    done = list(lines)
    for place in range(1, len(lines)):
        underline, line = lines[place].text, lines[place - 1]
        if underline[:1] not in {"=", "-"} or not _UNDERLINE.fullmatch(underline):
            continue
        if place > 1 and lines[place - 2].text:
            continue
        is_title = underline[0] == "="
        is_sentence = line.text.endswith((".", ",", ";")) or ": " in line.text
        if is_words(line) and (is_title or not is_sentence):
            done[place - 1] = Line(line.number, f"{'#' if is_title else '##'} {line.text.strip()}")
            done[place] = Line(lines[place].number, "")
    return done


def heading_of(line: Line) -> Heading | None:
    """The heading on this line. `#` needs its space, or `#wellbeing` would be one; `##` does not."""
    text = line.text
    if "#" not in text:
        return None
    indent = len(text) - len(text.lstrip(" "))
    if indent > 3 or not text.startswith("#", indent):
        return None
    words = text[indent:].lstrip("#")
    level = len(text) - indent - len(words)
    if level > 6 or (level == 1 and words and not words[0].isspace()):
        return None
    closing = words.rstrip("#")
    if closing != words and (not closing or closing[-1].isspace()):
        words = closing
    return Heading(level, " ".join(words.split()))


def start_of(line: Line) -> Start | None:
    """The question or list item that starts on this line."""
    plain = line.plain
    if numbered := _NUMBERED.fullmatch(plain):
        return Start(int(numbered[1]), numbered[2])
    if bullet := _BULLET.fullmatch(plain):
        return Start(None, bullet[1] or "")
    return None


def mark_of(line: Line) -> Mark | None:
    """What this line says about the question above it: its hint, its answer, its id, a flag."""
    plain = line.plain
    if plain[:1] in _BULLETS and plain[1:2] == " ":
        plain = plain[2:]
    if field_line := _FIELD.fullmatch(plain):
        return Mark(field_line[1].lower(), field_line[2])
    if flag := _FLAG.fullmatch(plain):
        name = "optional" if flag[1].lower() == "optional" else "keep private"
        return Mark(name, "no" if (flag["said"] or "").lower() in {"no", "false"} else "yes")
    return None


def is_rule(line: Line) -> bool:
    """Whether it is only there to be looked at: `---`, `***`, `* * *`, or the edge of a code block."""
    return _RULE.fullmatch(line.text.strip()) is not None


def is_words(line: Line) -> bool:
    """Whether it is written text and neither blank nor any of the other sorts of line."""
    if not line.text or is_rule(line) or heading_of(line):
        return False
    return mark_of(line) is None and start_of(line) is None
