"""What goes between two people who learn with each other: what is wanted back, notes that came, replies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reflect_tui.domain.sharing import note_heading

MOST_ASKED = 3
"""Questions that a note may ask, and a reply: more is homework."""


class Wish(StrEnum):
    """What the writer of a note would like back; the values are the words in the file."""

    QUESTIONS = "questions only"
    NOTICED = "what you noticed"
    IDEAS = "ideas too"
    HEARD = "just to be heard"

    @property
    def words(self) -> str:
        """The wish as a sentence to the reader."""
        return {
            "questions only": "Questions only, please: up to three that I might not ask myself. "
            "No advice for now.",
            "what you noticed": "What you noticed, please. Questions are welcome too. No advice for now.",
            "ideas too": "Questions, what you noticed, and ideas too.",
            "just to be heard": "Nothing has to come back; it is enough that you have read this.",
        }[self.value]

    @property
    def option(self) -> str:
        """The wish as the command line has it: one word."""
        return {
            "questions only": "questions",
            "what you noticed": "noticed",
            "ideas too": "ideas",
            "just to be heard": "heard",
        }[self.value]

    @property
    def wants_no_advice(self) -> bool:
        """Whether advice, also in disguise, is not what was asked for."""
        return self is not Wish.IDEAS


def wish_of(text: str) -> Wish:
    """The wish that words stand for, by value or option; questions only where they say nothing known."""
    plain = " ".join(text.split()).casefold()
    return next((wish for wish in Wish if plain in (wish.value, wish.option)), Wish.QUESTIONS)


@dataclass(frozen=True, slots=True)
class Asked:
    """A place in a note that waits for an answer."""

    question: str
    """The writer's question; empty for what is said to the note as a whole."""
    number: int = 0
    """From 1, as it is printed; 0 for the note as a whole."""
    mine: str = ""
    """What the writer would answer; to be read after one's own answer."""


@dataclass(frozen=True, slots=True)
class Answered:
    """One piece of a reply beside what it answers."""

    question: str
    """The question; empty for what is said to the note as a whole."""
    text: str
    beside: str = ""
    """The words of the note that a remark stands after, where it was written into the note."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A place where the reader changed the note itself: shown, and never applied."""

    was: str
    now: str


@dataclass(frozen=True, slots=True)
class ReadReply:
    """What came back for one share."""

    share_id: str
    answers: tuple[Answered, ...] = ()
    dropped: tuple[str, ...] = ()
    """Lines that say who wrote: left out, since they name the buddy."""
    changed: tuple[Changed, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A note that came from somebody else, as the journal keeps it."""

    id: str
    """The id of the share, given by the other side."""
    received_at: datetime
    text: str
    answered_at: datetime | None = None
    """When a reply to it was written."""

    def heading(self, width: int = 72) -> str:
        """Its title, or its first words."""
        return note_heading(self.text, width)


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A reply that fits none of the shares, or several; it waits to be matched by hand."""

    id: str
    received_at: datetime
    text: str
    """The words as they came, without what could act on a terminal."""

    def heading(self, width: int = 72) -> str:
        """Its first words."""
        return note_heading(self.text, width)


class ArrivalKind(StrEnum):
    """What a text that came turned out to be."""

    REPLY = "reply"
    """An answer to a note of ours."""
    NOTHING_NEW = "nothing new"
    """A note of ours as it was, or a reply that is there already."""
    UNPLACED = "unplaced"
    """A reply that fits no note of ours, or several."""
    NOTE = "note"
    """Somebody's note, to be read and answered."""
    WITHDRAWAL = "withdrawal"
    """A request to delete a note of theirs."""
    AGREEMENT = "agreement"
    """A text to agree on; the other side agrees to it already."""
    AGREED = "agreed"
    """The other side agrees to the text that is here."""
    REFUSED = "refused"
    """A note that was asked back before."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A text that came, as it was understood; nothing is stored yet."""

    kind: ArrivalKind
    where: str
    """The file it came in."""
    text: str = ""
    """The words, without what could act on a terminal."""
    share_id: str = ""
    """Of the note it answers, is, or asks back."""
    reply: ReadReply | None = None
    candidates: tuple[str, ...] = ()
    """Ids of the notes that a reply which is not placed may answer, the likeliest first."""
    source: str = ""
    """The number that the reply itself carries, if any."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A note that went out to a buddy and what came of it."""

    share_id: str
    wish: Wish
    learnt: str = ""
    """What I learnt from talking it through; empty while the exchange is open."""
    closed_at: datetime | None = None
