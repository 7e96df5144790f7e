"""Looking again: what a later visit to a judgement or a change can find, and how people type it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from reflect_tui.domain.entries import EntryKind, Writing
from reflect_tui.domain.errors import BadInput

LATER = timedelta(weeks=4)
"""When to look once more at what cannot be told yet, where nobody says when."""


class Found(StrEnum):
    """What became of what was expected; the values are the words of the command line and of the tables."""

    HAPPENED = "happened"
    PARTLY = "partly"
    DID_NOT = "did-not"
    CANNOT_TELL = "cannot-tell"
    NO_LONGER_MATTERS = "no-longer-matters"
    QUESTION_CHANGED = "question-changed"

    @property
    def label(self) -> str:
        """As people say it."""
        return _FOUND[self]


class Call(StrEnum):
    """How sound a call was, given what was known: asked apart from how it ended."""

    SOUND = "sound"
    MIXED = "mixed"
    POOR = "poor"
    CANNOT_SAY = "cannot-say"

    @property
    def label(self) -> str:
        """As people say it."""
        return self.value.replace("-", " ")


_FOUND = {
    Found.HAPPENED: "it happened",
    Found.PARTLY: "partly",
    Found.DID_NOT: "it did not",
    Found.CANNOT_TELL: "cannot tell yet",
    Found.NO_LONGER_MATTERS: "no longer matters",
    Found.QUESTION_CHANGED: "the question changed",
}
# As they are typed: "didn't happen", "not yet".
_OTHER_WORDS = {
    "yes": Found.HAPPENED,
    "it happened": Found.HAPPENED,
    "no": Found.DID_NOT,
    "did not happen": Found.DID_NOT,
    "it did not": Found.DID_NOT,
    "didnt": Found.DID_NOT,
    "didnt happen": Found.DID_NOT,
    "cannot tell yet": Found.CANNOT_TELL,
    "cant tell": Found.CANNOT_TELL,
    "cant tell yet": Found.CANNOT_TELL,
    "not yet": Found.CANNOT_TELL,
    "the question changed": Found.QUESTION_CHANGED,
}
STATES = ("trying", "kept", "dropped", "idea")
"""Where a change may stand after a look at it; dropping is as good as keeping."""
SETTLED_STATES = ("kept", "dropped")


@dataclass(frozen=True, slots=True)
class Look:
    """What a later look at a judgement is about to add."""

    found: Found
    call: Call | None = None
    note: str = ""
    """What happened, in the writer's words."""
    learnt: str = ""
    look_again_on: date | None = None
    """When to look once more, where it is not over."""
    change: str = ""
    """What will be done differently: kept as a change of its own, linked to the judgement."""


@dataclass(frozen=True, slots=True)
class ChangeLook:
    """What a later look at a change says of it."""

    state: str
    note: str = ""
    look_again_on: date | None = None
    """Only of one that is not settled."""
    change: str = ""
    """What will be tried next: kept as a change of its own, linked to this one."""


def new_change(what: str, today: date) -> Writing:
    """A change that a look at something led to; it comes back in four weeks."""
    fields = {"what": what, "state": "idea"}
    return Writing(EntryKind.CHANGE, fields=fields, look_again_on=today + LATER)


def parse_found(text: str) -> Found:
    """What became of it, from a word of ours or one people type.

    Raises:
        BadInput: it is none of them.
    """
    plain = _plain(text)
    known = {_plain(each.value): each for each in Found} | {_plain(each.label): each for each in Found}
    if (found := (known | _OTHER_WORDS).get(plain)) is None:
        words = ", ".join(each.value for each in Found)
        raise BadInput(f"“{text.strip()[:40]}” does not say what happened.", f"Use one of: {words}.")
    return found


def parse_call(text: str) -> Call | None:
    """How sound the call was; None for nothing typed.

    Raises:
        BadInput: it is none of our words.
    """
    plain = _plain(text)
    if not plain:
        return None
    for each in Call:
        if _plain(each.value) == plain:
            return each
    words = ", ".join(each.value for each in Call)
    raise BadInput(f"“{text.strip()[:40]}” does not say how sound the call was.", f"Use one of: {words}.")


def parse_state(text: str) -> str:
    """Where a change stands now.

    Raises:
        BadInput: it is none of our words.
    """
    plain = _plain(text)
    if plain not in STATES:
        words = ", ".join(STATES)
        raise BadInput(
            f"“{text.strip()[:40]}” does not say where the change stands.", f"Use one of: {words}."
        )
    return plain


def say_found(word: str) -> str:
    """An outcome as people say it; a word we do not know, as it is."""
    try:
        return Found(word).label
    except ValueError:
        return word


def is_settled(word: str) -> bool:
    """Whether an outcome ends the waiting; only `cannot-tell` does not."""
    return _plain(word) not in {_plain(Found.CANNOT_TELL), _plain(Found.CANNOT_TELL.label)}


def _plain(text: str) -> str:
    words = text.casefold().replace("’", "'").replace("'", "")
    return re.sub(r"[^a-z]+", " ", words).strip()
