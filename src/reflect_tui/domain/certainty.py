"""How sure: a word or a per cent, and the one as the other."""

from __future__ import annotations

import re

from reflect_tui.domain.errors import BadInput

WORDS = {"hardly": 10, "doubtful": 30, "even": 50, "fairly": 70, "very": 90}
"""The five words and the per cent each stands for."""

_NUMBER = re.compile(r"(\d{1,6})\s*(?:%|per\s?cent|percent)?")
_PHRASES = {10: "hardly sure", 30: "doubtful", 50: "even chances", 70: "fairly sure", 90: "very sure"}


def parse_how_sure(text: str) -> int | None:
    """Per cent from `70`, `70 %`, `fairly` or `fairly sure`; None for nothing typed.

    Raises:
        BadInput: it is neither a word of the five nor a number from 0 to 100.
    """
    typed = text.strip().casefold()
    if not typed:
        return None
    if number := _NUMBER.fullmatch(typed):
        per_cent = int(number[1])
        if per_cent <= 100:
            return per_cent
        raise BadInput(f"“{text.strip()}” is more than certain.", "Give a number from 0 to 100, or a word.")
    word = typed.removesuffix(" sure").removesuffix(" chances").strip()
    if word in WORDS:
        return WORDS[word]
    raise BadInput(
        f"“{text.strip()[:40]}” does not say how sure.",
        f"Use a number from 0 to 100, or one of: {', '.join(WORDS)}.",
    )


def phrase_of(per_cent: int) -> str:
    """The words for one of the five per cents: `fairly sure` for 70."""
    return _PHRASES[per_cent]


def say_how_sure(per_cent: int | None) -> str:
    """`fairly sure` for 70, `fairly sure (65 %)` where the number says more than the word; empty for None."""
    if per_cent is None:
        return ""
    nearest = min(_PHRASES, key=lambda known: abs(known - per_cent))
    phrase = _PHRASES[nearest]
    return phrase if nearest == per_cent else f"{phrase} ({per_cent} %)"
