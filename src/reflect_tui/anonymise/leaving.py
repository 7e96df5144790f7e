"""What would leave as it is: what the check did not replace and a reader should glance at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reflect_tui.anonymise.review import Review
from reflect_tui.anonymise.types import Remaining
from reflect_tui.anonymise.verify import remaining

TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "sir", "prof", "professor", "rev"})
"""What stands before a name and says nothing by itself."""


_JOIN = re.compile(
    r"(?:['’]s)? (?:(?:of|on|in|to|at|a|the|y|o['’]|le|la|de|du|under|upon|by|above) ){0,2}|['’]s", re.I
)
_LONGEST_JOIN = 14


def says_something(words: str) -> bool:
    """Whether something that is left is worth a glance: a title before a stand-in is not."""
    return words.casefold().rstrip(".") not in TITLES


def unreplaced(
    text: str, doubts: Sequence[Remaining], replaced: Sequence[tuple[int, int]]
) -> list[Remaining]:
    """What a reader should glance at in a text: capitals, numbers, doubted words, where nothing is put.

    Small words that join two such things, or one and a stand-in, are shown with them: "Bridge of Allan".

    Args:
        text: A text as it was written.
        doubts: The words of it that nearly were found.
        replaced: Where something is put in their place, in order: first code point, one past the last.
    """
    shown: list[Remaining] = []
    last = (0, 0)
    for start, end, why in sorted([*_pieces(text, doubts, replaced), *((a, b, "") for a, b in replaced)]):
        joined = last[1] and start - last[1] <= _LONGEST_JOIN and _JOIN.fullmatch(text, last[1], start)
        if why and joined and shown and shown[-1].end == last[1]:
            begin = shown.pop().start
            shown.append(Remaining(begin, end, text[begin:end], why))
        elif why:
            begin = last[1] if joined else start
            begin += len(text[begin:end]) - len(text[begin:end].lstrip())
            shown.append(Remaining(begin, end, text[begin:end], why))
        elif joined and text[last[1] : start].strip():
            begin = shown.pop().start if shown and shown[-1].end == last[1] else last[1]
            shown.append(Remaining(begin, start, text[begin:start], "it stands between"))
        last = start, end
    return shown


def _pieces(
    text: str, doubts: Sequence[Remaining], replaced: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, str]]:
    """Where there is something to glance at and nothing is put, and why."""
    last = 0
    for each in sorted([*remaining(text), *doubts], key=lambda r: (r.start, -r.end)):
        here = max(each.start, last)
        last = max(last, each.end)
        # "9a" and "3rd" are seen whole.
        while last < len(text) and text[last].isalnum():
            last += 1
        for start, end in [*replaced, (last, last)]:
            if end <= here:
                continue
            piece = text[here : min(start, last)]
            if any(c.isalnum() for c in piece):
                yield here, here + len(piece), each.why
            here = max(here, end)
            if here >= last:
                break


def left_as_they_are(review: Review) -> list[str]:
    """What is neither replaced nor plainly harmless, in the words of the texts as they were written."""
    left = []
    doubted = review.doubts or ((),) * len(review.texts)
    for text, doubts, applied in zip(review.texts, doubted, review.applied(), strict=True):
        replaced = [(put.start, put.end) for put in applied.replacements]
        doubts = tuple(each for each in doubts if not each.faint)
        left += [each.text.strip() for each in unreplaced(text, doubts, replaced)]
    return [each for each in left if says_something(each) and not _JOIN.fullmatch(f" {each} ")]
