"""Wrapping Markdown for people who read it in Notepad or in the body of an e-mail.

The writer's own line breaks stay; only lines that are too long are broken, at single spaces, and never so
that CommonMark would make something else of the text. Where that is in doubt a line is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

WIDTH = 76
"""Columns: mail programs break longer lines in ways of their own, and more so when they are quoted."""

_LEAD = re.compile(
    r"(?P<quotes>(?: {0,3}> ?)*)(?P<indent> *)(?P<mark>(?:(?:[-*+]|\d{1,9}[.)]) {1,4}(?! )(?:\[[ xX]\] )?)*)"
)
"""Quotation marks, then list marks: the place where the text of a line begins."""
_RULE = re.compile(r"([-*_])(?:[ \t]*\1){2,}[ \t]*$")
# Code, a heading, a table, HTML, a quotation in a list.
_AS_IT_IS = re.compile(r"\s|(?:[-*+]|\d{1,9}[.)])(?: {5}|\t)|#{1,6}(?:\s|$)|`{3}|~{3}|[|<>]")
_FENCE = re.compile(r"`{3,}(?=[^`]*$)|~{3,}")
_FENCE_END = re.compile(r" *(`{3,}|~{3,})[ \t]*$")
_TAGS_END = re.compile(r"</(?:script|pre|style|textarea)>", re.IGNORECASE)
_RAW = (
    (re.compile(r"<(?:script|pre|style|textarea)(?:[\s>]|$)", re.IGNORECASE), _TAGS_END),
    (re.compile(r"<!--"), re.compile(r"-->")),
    (re.compile(r"<\?"), re.compile(r"\?>")),
    (re.compile(r"<!\[CDATA\["), re.compile(r"\]\]>")),
)
"""HTML that goes on over empty lines until its own end."""
_HTML = re.compile(r"<(?:[A-Za-z][A-Za-z0-9-]*(?:[\s/>]|$)|[/!])")
_TABLE_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_EMPTY = re.compile(r"\A\s*\Z")
# Two spaces or a backslash before a line's end make a break that is seen.
_SPACE = re.compile(r"(?<=[^ \t\\]) (?=[^ \t])")
_UNSAFE_START = re.compile(r"(?:[-*+_=:|]+|#{1,6}|\d{1,9}[.)])(?=\s|$)|[>|<]|`{3}|~{3}")
# A target with spaces, or code: neither is the same over two lines.
_WHOLE = re.compile(r"\]\(\s*<[^<>]*>|(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")
_DEFINITION = re.compile(r"\[[^\]]+\]:[ \t]*")
_SAID = re.compile(r"[^\s<]\S* [^\s\"'(]\S*")
"""Two words that show that `[Person A]: we talked` is speech, and not the target of a link by name."""


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines that are left as they are until their end: fenced code, HTML, a table."""

    end: re.Pattern[str]
    quotes: int
    """A line with fewer quotation marks is outside."""
    fence: str = ""
    indent: int = 0
    """How far the marks of a fence are indented."""
    in_list: bool = False
    """Whether the fence stands on the line of a list mark: then a line that is indented less is outside."""

    def inside(self, line: str) -> str | None:
        """The line without the quotation marks of the block; None where it is outside."""
        # A table and what only looks like HTML may go on below a quotation without its marks.
        times = "*" if self.end is _EMPTY else f"{{{self.quotes}}}"
        found = re.match(rf"(?: {{0,3}}> ?){times}", line)
        if found is None:
            return None
        inner = line[found.end() :]
        return None if self.in_list and self._is_less_indented(inner) else inner

    def ends_with(self, inner: str) -> bool:
        """Whether this is its last line."""
        if not self.fence:
            return self.end.search(inner) is not None
        found = self.end.match(inner)
        if found is None or not found[1].startswith(self.fence):
            return False
        return found.start(1) <= self.indent + (3 if self.in_list or not self.indent else 0)

    def is_doubtful_after(self, inner: str) -> bool:
        """Whether only a reader who knows of the lists above can tell what is code from here on."""
        if not self.fence or self.in_list or not self.indent:
            return False
        return self._is_less_indented(inner) or (
            self.end.match(inner) is not None and not self.ends_with(inner)
        )

    def _is_less_indented(self, inner: str) -> bool:
        return inner.strip() != "" and len(inner) - len(inner.lstrip(" ")) < self.indent


def wrap_markdown(text: str, width: int = WIDTH) -> str:
    """The text with no line longer than `width`, but for what must stay as it is.

    That is code, tables, headings, HTML, the targets of links, and words without a space to break them at.
    """
    return "\n".join(_wrapped(text.split("\n"), width))


def _wrapped(lines: list[str], width: int) -> Iterator[str]:
    block: _Block | None = None
    for number, line in enumerate(lines):
        quotes, indent, mark = _lead(line)
        rest = line[len(quotes + indent + mark) :]
        inner = block.inside(line) if block is not None else None
        if block is not None and inner is not None and not (block.end is _EMPTY and _interrupts(rest)):
            if block.is_doubtful_after(inner):
                yield from lines[number:]
                return
            yield line
            block = None if block.ends_with(inner) else block
            continue
        below = lines[number + 1] if number + 1 < len(lines) else ""
        block = _opened(quotes.count(">"), indent, mark, rest, below[len(quotes) :])
        if block is not None:
            yield line
            # The marks that begin fenced code look like those that end it.
            block = None if not block.fence and block.ends_with(rest) else block
        elif len(line) <= width or _stays(indent, mark, rest):
            yield line
        else:
            yield from _broken(quotes, indent + mark, rest, width)


def _lead(line: str) -> tuple[str, str, str]:
    found = _LEAD.match(line)
    return (found["quotes"], found["indent"], found["mark"]) if found else ("", "", "")


def _opened(quotes: int, indent: str, mark: str, rest: str, below: str) -> _Block | None:
    """The block that begins with a line, or None."""
    if fence := _FENCE.match(rest):
        return _Block(_FENCE_END, quotes, fence[0], len(indent + mark), in_list=bool(mark))
    for start, end in _RAW:
        if start.match(rest):
            return _Block(end, quotes)
    if _HTML.match(rest) or _may_define(rest) or ("|" in rest and _TABLE_RULE.match(below)):
        return _Block(_EMPTY, quotes)
    return None


def _interrupts(rest: str) -> bool:
    """Whether a line begins code or raw HTML even within what looks like HTML, and may be none."""
    return _FENCE.match(rest) is not None or any(start.match(rest) for start, _ in _RAW)


def _may_define(rest: str) -> bool:
    """Whether this line may begin the target of a link by name, which is not shown and may go on below."""
    name = _DEFINITION.match(rest)
    return name is not None and _SAID.match(rest, name.end()) is None


def _stays(indent: str, mark: str, rest: str) -> bool:
    if len(indent) > 3 or _RULE.match(mark + rest):
        return True
    return _AS_IT_IS.match(rest) is not None


def _broken(quotes: str, lead: str, rest: str, width: int) -> Iterator[str]:
    """One long line as several: continued under its text in a list, with its marks again in a quotation."""
    prefix, hanging = quotes + lead, quotes + " " * len(lead)
    start, best = 0, 0
    for cut in (*_cuts(rest), len(rest)):
        if best > start and len(prefix) + cut - start > width:
            yield prefix + rest[start:best]
            start, prefix = best + 1, hanging
        best = cut
    yield prefix + rest[start:]


def _cuts(text: str) -> Iterator[int]:
    """The spaces where a line may end."""
    wholes = iter([*(found.span() for found in _WHOLE.finditer(text)), (len(text), len(text))])
    begin, end = next(wholes)
    # Marks alone on a line would be a rule, or make a heading or a table of the line above.
    words = len(text) - len(text.lstrip("-=*_:| \t"))
    if name := _DEFINITION.match(text):
        said = _SAID.match(text, name.end())
        words = said.end() if said else len(text)
    for space in _SPACE.finditer(text, words):
        place = space.start()
        while place >= end and end < len(text):
            begin, end = next(wholes)
        if not begin < place < end and not _UNSAFE_START.match(text, place + 1):
            yield place
