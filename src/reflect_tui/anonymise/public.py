"""What everybody knows and nobody is given away by: brands, medicines, laws, works, famous people."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reflect_tui.anonymise.tokens import Page

HINTS = frozenset({"figures", "thinkers"})
"""Sections whose entries people may also be called; they are a hint to the jury and no more."""
ORDINARY = frozenset({"dialect", "things", "posts", "processes"})
"""Sections of ordinary words that dictionaries lack."""


class Public:
    """The lists.

    Args:
        text: Sections, each a heading in square brackets and then one entry a line.

    Attributes:
        words: Single words and their sections.
    """

    def __init__(self, text: str) -> None:
        self.words: dict[str, str] = {}
        # By the first two words, since many entries begin with "the"; those of one beginning on lines of one
        # string, which costs a third of what a list each would when the lists are read.
        self._phrases: dict[str, str] = {}
        for part in text.split("\n[")[1:]:
            section, _, body = part.partition("]\n")
            entries = body.split("\n")
            self.words.update(dict.fromkeys((entry for entry in entries if " " not in entry), section))
            known = self._phrases
            for entry in entries:
                second = entry.find(" ") + 1
                if not second:
                    continue
                third = entry.find(" ", second)
                begins = entry if third < 0 else entry[:third]
                others = known.get(begins)
                mine = f"{section} {entry}"
                known[begins] = mine if others is None else f"{others}\n{mine}"

    def phrases(self, page: Page) -> Iterator[tuple[int, int, str]]:
        """The entries of several words in a text: first token, one past the last, section."""
        tokens = page.tokens
        for token, following in pairwise(tokens):
            found = self._phrases.get(f"{token.key} {following.key}")
            if found is None:
                continue
            for entry in sorted(found.split("\n"), key=len, reverse=True):
                section, *words = entry.split(" ")
                members = tokens[token.at : token.at + len(words)]
                if [t.key for t in members] == words and all(len(t.gap) <= 3 for t in members[1:]):
                    yield token.at, token.at + len(words), section
                    break


@lru_cache(maxsize=1)
def public() -> Public:
    """The lists of this process."""
    return Public((resources.files(__package__) / "data" / "public.txt").read_text("utf-8").rstrip("\n"))
