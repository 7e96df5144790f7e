"""The words the anonymiser speaks: what was found, what the owner told us, what went in its place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FindingKind(StrEnum):
    """What sort of detail a finding is; the values are those of `reflect anonymise --jsonl`."""

    PERSON = "PERSON"
    ORG = "ORG"
    PLACE = "PLACE"
    CONTACT = "CONTACT"
    ID = "ID"
    DATE = "DATE"
    ADDRESS = "ADDRESS"
    OTHER = "OTHER"


@dataclass(frozen=True, slots=True)
class Finding:
    """A place in one text that may identify someone.

    Attributes:
        start: First code point of the place in that text.
        end: One past its last code point.
        text: `text[start:end]`, as it was typed.
        kind: What sort of detail it is.
        why: A fragment of plain English that finishes "found because it is …" for the reader.
        sure: False when the reader should look before it is replaced.
        detector: The name of the rule that fired, for tests and tables.
        entity: Findings with an equal entity are the same person or thing in this export.
    """

    start: int
    end: int
    text: str
    kind: FindingKind
    why: str
    sure: bool
    detector: str
    entity: str


@dataclass(frozen=True, slots=True)
class Known:
    """A name the owner listed, with what should stand in for it.

    Attributes:
        name: The name as the owner typed it.
        kind: A person, unless said otherwise.
        stand_in: What to put instead; empty means "choose one".
        also: Nicknames and other forms of the same name.
    """

    name: str
    kind: FindingKind = FindingKind.PERSON
    stand_in: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Replacement:
    """One change made to a text; `start` and `end` are code points of the text before the change."""

    start: int
    end: int
    kind: FindingKind
    replacement: str


@dataclass(frozen=True, slots=True)
class Applied:
    """A text with its stand-ins in place, and the changes that made it (sorted, not overlapping)."""

    text: str
    replacements: tuple[Replacement, ...]


@dataclass(frozen=True, slots=True)
class Remaining:
    """Something still in a finished text that the reader may want to glance at, and why.

    Faint is a doubt about an ordinary word: for those who go through a text word by word.
    """

    start: int
    end: int
    text: str
    why: str
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of looking through one text.

    Attributes:
        findings: What may identify someone, in order and not overlapping.
        doubts: Words that stay and that the reader may want to glance at, in order.
    """

    findings: tuple[Finding, ...]
    doubts: tuple[Remaining, ...]
