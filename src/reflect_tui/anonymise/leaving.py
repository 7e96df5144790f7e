"""What would leave as it is: what the check did not replace and a reader should glance at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reflect_tui.anonymise.review import Review
from reflect_tui.anonymise.types import Remaining
from reflect_tui.anonymise.verify import remaining

TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "sir", "prof", "professor", "rev"})
"""What stands before a name and says nothing by itself."""


def says_something(words: str) -> bool:
    """Whether something that is left is worth a glance: a title before a stand-in is not."""
    return words.casefold().rstrip(".") not in TITLES


def unreplaced(
    text: str, doubts: Sequence[Remaining], replaced: Sequence[tuple[int, int]]
) -> Iterator[Remaining]:
    """What a reader should glance at in a text: capitals, numbers, doubted words, where nothing is put.

    Args:
        text: A text as it was written.
        doubts: The words of it that nearly were found.
        replaced: Where something is put in their place, in order: first code point, one past the last.
    """
    last = 0
    for each in sorted([*remaining(text), *doubts], key=lambda r: (r.start, -r.end)):
        here = max(each.start, last)
        last = max(last, each.end)
        for start, end in [*replaced, (last, last)]:
            if end <= here:
                continue
            piece = text[here : min(start, each.end)]
            if any(c.isalnum() for c in piece):
                yield Remaining(here, here + len(piece), piece, each.why)
            here = max(here, end)
            if here >= each.end:
                break


def left_as_they_are(review: Review) -> list[str]:
    """What is neither replaced nor plainly harmless, in the words of the texts as they were written."""
    left = []
    doubted = review.doubts or ((),) * len(review.texts)
    for text, doubts, applied in zip(review.texts, doubted, review.applied(), strict=True):
        replaced = [(put.start, put.end) for put in applied.replacements]
        left += [each.text.strip() for each in unreplaced(text, doubts, replaced)]
    return [each for each in left if says_something(each)]
