"""What is seen while somebody writes: a name just typed, and what could stand there instead."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NameSeen:
    """Something in a text that looks like a name.

    Attributes:
        start: first code point of it in that text, the title or article that goes with it included.
        end: one past its last code point.
        words: `text[start:end]`, as it was typed.
        stand_in: what could stand there, with a capital where a sentence begins; never in brackets.
        name: the folded words of the name itself, to know it by when it is typed again.
    """

    start: int
    end: int
    words: str
    stand_in: str
    name: frozenset[str]
