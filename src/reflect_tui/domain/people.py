"""The owner's own list: people, organisations and places, and what stands in for them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

_SMALL_WORDS = frozenset(
    (
        *(
            "an",
            "and",
            "as",
            "at",
            "by",
            "for",
            "from",
            "her",
            "his",
            "in",
            "is",
            "it",
            "my",
            "not",
            "of",
            "on",
        ),
        *(
            "or",
            "our",
            "she",
            "he",
            "that",
            "the",
            "their",
            "they",
            "this",
            "to",
            "was",
            "were",
            "who",
            "with",
        ),
    )
)


class PersonKind(StrEnum):
    """What a listed name belongs to; all but the last are kinds of findings of the anonymiser."""

    PERSON = "PERSON"
    ORG = "ORG"
    PLACE = "PLACE"
    KEEP = "KEEP"
    """Not a name to replace at all: the writer said never to ask about it."""

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {"PERSON": "person", "ORG": "organisation", "PLACE": "place", "KEEP": "never"}[self.value]

    @property
    def said(self) -> str:
        """The same in a list of names."""
        return "never replaced" if self is PersonKind.KEEP else self.label


@dataclass(frozen=True, slots=True)
class Person:
    """A real name the writer wants to be replaced whenever something is shared."""

    name: str
    kind: PersonKind = PersonKind.PERSON
    stand_in: str = ""
    """What to put instead; empty lets each share choose (Person A)."""
    also: tuple[str, ...] = ()
    """Nicknames and other ways of writing the name."""


def shared_word(names: Iterable[str], stand_in: str, *, of_a_person: bool = True) -> str:
    """A word of a name that a stand-in still says; empty when it says none.

    Single letters and words like `the` give nobody away. "the housing association" may stand for Brightwater
    Housing: where no person is named, small letters name a sort of thing.
    """
    told = {word.casefold() for name in names for word in _words(name)}
    said = (word for word in _words(stand_in) if of_a_person or not word.islower())
    return min(told & {word.casefold() for word in said}, default="")


def _words(text: str) -> set[str]:
    words = re.findall(r"[^\W_]{2,}", unicodedata.normalize("NFC", text))
    return {word for word in words if word.casefold() not in _SMALL_WORDS}
