"""The owner's own list: people, organisations and places, and what stands in for them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PersonKind(StrEnum):
    """What a listed name belongs to; the values are those of the findings of the anonymiser."""

    PERSON = "PERSON"
    ORG = "ORG"
    PLACE = "PLACE"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {"PERSON": "person", "ORG": "organisation", "PLACE": "place"}[self.value]


@dataclass(frozen=True, slots=True)
class Person:
    """A real name the writer wants to be replaced whenever something is shared."""

    name: str
    kind: PersonKind = PersonKind.PERSON
    stand_in: str = ""
    """What to put instead; empty lets each share choose (Person A)."""
    also: tuple[str, ...] = ()
    """Nicknames and other ways of writing the name."""
