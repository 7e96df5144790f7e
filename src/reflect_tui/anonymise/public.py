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
        # By the first two words: many entries begin with "the". Taken apart when a text needs them.
        self._phrases: dict[str, list[str]] = {}
        for part in text.split("\n[")[1:]:
            section, _, body = part.partition("]\n")
            for entry in body.split("\n"):
                first, _, rest = entry.partition(" ")
                if not rest:
                    self.words[first] = section
                    continue
                begins = f"{first} {rest.partition(' ')[0]}"
                if begins in self._phrases:
                    self._phrases[begins].append(f"{section} {entry}")
                else:
                    self._phrases[begins] = [f"{section} {entry}"]

    def phrases(self, page: Page) -> Iterator[tuple[int, int, str]]:
        """The entries of several words in a text: first token, one past the last, section."""
        tokens = page.tokens
        for token, following in pairwise(tokens):
            found = self._phrases.get(f"{token.key} {following.key}")
            if found is None:
                continue
            for entry in sorted(found, key=len, reverse=True):
                section, *words = entry.split(" ")
                members = tokens[token.at : token.at + len(words)]
                if [t.key for t in members] == words and all(len(t.gap) <= 3 for t in members[1:]):
                    yield token.at, token.at + len(words), section
                    break


@lru_cache(maxsize=1)
def public() -> Public:
    """The lists of this process."""
    return Public((resources.files(__package__) / "data" / "public.txt").read_text("utf-8").rstrip("\n"))
