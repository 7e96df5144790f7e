"""What would leave as it is: what the check did not replace and a reader should glance at."""

from __future__ import annotations

from reflect_tui.anonymise.review import Review
from reflect_tui.anonymise.verify import remaining


def left_as_they_are(review: Review) -> list[str]:
    """What is neither replaced nor plainly harmless, in the words of the texts as they were written."""
    left = []
    for text, applied in zip(review.texts, review.applied(), strict=True):
        for each in remaining(text):
            if not any(put.start < each.end and each.start < put.end for put in applied.replacements):
                left.append(each.text)
    return left
