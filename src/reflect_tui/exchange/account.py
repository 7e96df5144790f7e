"""What a group learnt, for those it answers to: themes, changes, open questions, and no count of anybody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reflect_tui.domain.sessions import Contribution, Heap, shared_themes

_PARTS = (
    (Heap.KEEP_MEETING, "What we keep meeting"),
    (Heap.SURPRISED, "What surprised us"),
    (Heap.WILL_TRY, "What we try"),
    (Heap.DO_NOT_KNOW, "What we do not know yet"),
)
_HOW = (
    "This is an account of learning. It says what a group of practitioners thought about together, without "
    "saying how many they are, who said what, or how often. A theme stands here only where several people "
    "brought it."
)


_COUNTED = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty)"
    r"(?= (?:of (?:us|them)|people|persons|participants|members|practitioners|colleagues|workers"
    r"|contributions|notes|answers|entries|sessions)\b)",
    re.IGNORECASE,
)


def account(contributions: Sequence[Contribution], lines: Sequence[tuple[Heap, str]]) -> str:
    """The account as Markdown.

    Args:
        contributions: of sessions of which enough have come; those below the threshold are not to be given.
        lines: what was said in the room, on its heap.
    """
    parts = ["# What we have been learning", _HOW]
    if themes := shared_themes(contributions):
        parts += ["## What several of us brought", _list(themes)]
    for heap, heading in _PARTS:
        said = [text for at, text in lines if at is heap]
        if said:
            parts += [f"## {heading}", _list(said)]
    quoted = [each.text for each in contributions if each.may_quote and each.heap is not None]
    if quoted:
        parts.append("## In their own words, with their leave")
        parts += ["\n".join(f"> {line}".rstrip() for line in text.splitlines()) for text in quoted]
    if len(parts) == 2:
        parts.append("There is nothing to tell yet that could not point at somebody.")
    return "\n\n".join(parts) + "\n"


def _list(lines: Sequence[str]) -> str:
    return "\n".join(f"- {_COUNTED.sub('several', ' '.join(line.split()))}" for line in lines)
