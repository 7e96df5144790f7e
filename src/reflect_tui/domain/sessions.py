"""Learning in groups: a session, what people send in after it, and what is made of that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

LEAST = 4
"""Contributions that must have come before one is shown: among fewer, people know each other's words."""
THEME_LEAST = 3
"""Contributions that must share a theme before an account for others names it."""


class Heap(StrEnum):
    """Where the group puts what it read."""

    KEEP_MEETING = "keep meeting"
    SURPRISED = "surprised us"
    DO_NOT_KNOW = "do not know"
    WILL_TRY = "will try"


@dataclass(frozen=True, slots=True)
class Session:
    """One hour with a group. Nobody's name is in it, and nobody is counted but by what came."""

    id: str
    name: str
    held_on: date | None = None
    pack_id: str = ""
    at_least: int = LEAST
    """How many contributions must have come before one is shown; four or more."""
    come: int = 0
    """How many have come."""
    lines: tuple[tuple[Heap, str], ...] = ()
    """What was said in the room, on its heap."""

    @property
    def withheld(self) -> int:
        """How many contributions wait until enough have come."""
        return self.come if self.come < self.at_least else 0


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one of the group sent in, without anything that says who, when or from which file."""

    id: str
    text: str
    may_quote: bool = False
    may_become_case: bool = False
    heap: Heap | None = None
    themes: tuple[str, ...] = ()


def shared_themes(contributions: Sequence[Contribution]) -> list[str]:
    """Themes of three contributions or more, those of most first; how many is not said."""
    found: dict[str, list[str]] = {}
    for each in contributions:
        for theme in {theme.casefold(): theme for theme in each.themes}.values():
            found.setdefault(theme.casefold(), []).append(theme)
    shared = [words for words in found.values() if len(words) >= THEME_LEAST]
    return [words[0] for words in sorted(shared, key=lambda words: (-len(words), words[0].casefold()))]
