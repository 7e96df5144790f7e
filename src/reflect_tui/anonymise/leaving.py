"""What would leave as it is: what the check did not replace and a reader should glance at."""

from __future__ import annotations

from reflect_tui.anonymise.review import Review
from reflect_tui.anonymise.verify import remaining

TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "sir", "prof", "professor", "rev"})
"""What stands before a name and says nothing by itself."""


def says_something(words: str) -> bool:
    """Whether something that is left is worth a glance: a title before a stand-in is not."""
    return words.casefold().rstrip(".") not in TITLES


def left_as_they_are(review: Review) -> list[str]:
    """What is neither replaced nor plainly harmless, in the words of the texts as they were written."""
    left = []
    for text, applied in zip(review.texts, review.applied(), strict=True):
        for each in remaining(text):
            if says_something(each.text) and not any(
                put.start < each.end and each.start < put.end for put in applied.replacements
            ):
                left.append(each.text)
    return left
