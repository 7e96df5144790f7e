"""Phrases that keep coming back in what somebody writes, which may be offered as themes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reflect_tui.domain.similar import is_empty_word

LONGEST, FEWEST = 4, 3
"""Words of a phrase at most; entries it must stand in at least."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SENTENCE = re.compile(r"[.!?:;,()\n]+")
_SMALL = frozenset(("a", "an", "and", "at", "for", "in", "of", "on", "or", "the", "to", "with"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand together in several entries."""

    words: str
    entry_ids: tuple[str, ...]


def recurring(texts: Mapping[str, str], leave_out: Iterable[str] = (), most: int = 5) -> list[Phrase]:
    """Phrases of two to four words in at least three entries, those in most entries first.

    What has a capital inside a sentence may be a name and is never offered.

    Args:
        texts: what was written, by entry.
        leave_out: phrases not to offer: themes there are, and what was declined.
        most: at most so many.
    """
    where: dict[str, dict[str, None]] = {}
    for entry_id, text in texts.items():
        for phrase in set(_phrases(text)):
            where.setdefault(phrase, {})[entry_id] = None
    known = [each.casefold() for each in leave_out]
    often = {phrase: tuple(ids) for phrase, ids in where.items() if len(ids) >= FEWEST}
    ranked = sorted(often.items(), key=lambda each: (-len(each[1]), -len(each[0]), each[0]))
    offered: list[Phrase] = []
    for phrase, ids in ranked:
        # A part of a phrase that is offered says nothing new, nor does a longer one around it.
        said = [*known, *(one.words for one in offered)]
        if not any(f" {phrase} " in f" {one} " or f" {one} " in f" {phrase} " for one in said):
            offered.append(Phrase(phrase, ids))
        if len(offered) == most:
            break
    return offered


def _phrases(text: str) -> Iterable[str]:
    for sentence in _SENTENCE.split(text):
        words = _WORD.findall(sentence)
        for start in range(len(words)):
            for end in range(start + 2, min(start + LONGEST, len(words)) + 1):
                part = words[start:end]
                if _tells(part, first=start == 0):
                    yield " ".join(part).casefold()


def _tells(part: list[str], *, first: bool) -> bool:
    """Whether words may be a theme: telling ones at both ends, nothing but small ones between, no names."""
    if any(word[0].isupper() for word in (part[1:] if first else part)):
        return False
    ends_tell = not (is_empty_word(part[0]) or is_empty_word(part[-1]))
    return ends_tell and all(word.casefold() in _SMALL or not is_empty_word(word) for word in part[1:-1])
