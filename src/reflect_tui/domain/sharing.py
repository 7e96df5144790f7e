"""Shares: for whom something leaves, and what the ledger remembers of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from reflect_tui.domain.text import one_line

WITHDRAWN_HOW = (
    "It is marked as withdrawn for good, and a small file is written that asks them to delete the note and "
    "any copies. You hand it over; it says nothing but the number of the note."
)
"""What withdrawing does."""
MAY_STILL_EXIST = "Nothing can be called back: a copy may still exist wherever the note went."
"""The honest half of withdrawing."""
FORGOTTEN_FOR_GOOD = (
    "What goes, for good: the real names beside the stand-ins in this ledger, and your reasons."
)
"""What forgetting a key does."""
NOT_FORGOTTEN = (
    "What stays: your entry still has the names, and so may your list of people and every backup or copy of "
    "the journal made before. What you kept as it was is in the text that went out."
)
"""The honest half of forgetting a key."""
FORGOTTEN_LATER = "Another window has the journal open: the words leave the disk when that is closed."
_REPLY = "---\nreflect: reply/"
_AGREEMENT = "---\nreflect: agreement/"
_KINDS = {
    "PERSON": "a person",
    "ORG": "an organisation",
    "PLACE": "a place",
    "CONTACT": "a way to reach somebody",
    "ID": "a number",
    "DATE": "a date or an age",
    "ADDRESS": "an address",
}


class Audience(StrEnum):
    """Who will read a share; the values are the words of the command line."""

    BUDDY = "buddy"
    COLLEAGUE = "colleague"
    GROUP = "group"
    NETWORK = "network"
    CPD = "cpd"

    @property
    def label(self) -> str:
        """How the share screen names them."""
        return {
            "buddy": "my buddy, who works elsewhere",
            "colleague": "someone in my organisation",
            "group": "my group",
            "network": "a wide network",
            "cpd": "my CPD record",
        }[self.value]

    @property
    def short(self) -> str:
        """The same where there is little room."""
        return self.label.partition(",")[0]

    @property
    def reader(self) -> str:
        """`as your buddy will read it`: the person in that sentence."""
        return {
            "buddy": "your buddy",
            "colleague": "your colleague",
            "group": "your group",
            "network": "the network",
            "cpd": "an assessor",
        }[self.value]


@dataclass(frozen=True, slots=True)
class SettledFinding:
    """What was decided about one thing that was found, for the ledger; it never leaves the journal."""

    kind: str
    original: str
    stand_in: str
    decision: str
    """`accepted`, `changed`, `kept` or `added`."""
    places: int
    reason: str = ""

    def say(self) -> str:
        """The decision on one line: `[Person A] for “Samira” · a person · 2 places`.

        Where the key was forgotten, the name and the reason are left out.
        """
        name = f"“{one_line(self.original, 60)}”" if self.original else ""
        if self.decision == "kept":
            what = f"{name} kept as it is" if name else "kept as it is"
        else:
            what = one_line(self.stand_in, 60) + (f" for {name}" if name else "")
        parts = [what, _KINDS.get(self.kind, "a detail")]
        parts.append("1 place" if self.places == 1 else f"{self.places} places")
        if self.decision in ("changed", "added"):
            parts.append("your words" if self.decision == "changed" else "you marked it")
        if self.reason:
            parts.append(f"because: {one_line(self.reason, 120)}")
        return " · ".join(parts)


@dataclass(frozen=True, slots=True)
class Share:
    """One checked copy that left, as the ledger has it."""

    id: str
    audience: Audience
    created_at: datetime
    file_name: str
    text: str
    """The exact text that was written."""
    sha256: str
    """Of the bytes of the file, in hex."""
    entry_ids: tuple[str, ...] = ()
    settled: tuple[SettledFinding, ...] = ()
    withdrawn_at: datetime | None = None

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was asked back; a copy may exist all the same."""
        return self.withdrawn_at is not None

    @property
    def has_key(self) -> bool:
        """Whether the ledger still says who stood behind the stand-ins."""
        return any(each.original for each in self.settled)

    def heading(self, width: int = 72) -> str:
        """The title of the note, or else its first words, for one line of a screen."""
        return note_heading(self.text, width)


@dataclass(frozen=True, slots=True)
class ShareRow:
    """A share as a list shows it."""

    id: str
    audience: Audience
    created_at: datetime
    beginning: str
    """The beginning of the exact text, front matter included."""
    withdrawn_at: datetime | None = None
    has_key: bool = False
    """Whether the ledger still says who stood behind the stand-ins."""

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was asked back; a copy may exist all the same."""
        return self.withdrawn_at is not None

    @property
    def is_reply(self) -> bool:
        """Whether it answered somebody's note."""
        return self.beginning.startswith(_REPLY)

    @property
    def is_note(self) -> bool:
        """Whether it is a note that may be answered, and neither a reply nor an agreement."""
        return not self.beginning.startswith((_REPLY, _AGREEMENT))

    def heading(self, width: int = 72) -> str:
        """The title of the note, or else its first words."""
        return note_heading(self.beginning, width)


def note_heading(text: str, width: int = 72) -> str:
    """The title in the text of a note, or its first words where the title only names the kind of entry."""
    if not text:
        return "(its words were erased)"
    front, _, body = text.partition("\n---\n") if text.startswith("---\n") else ("", "", text)
    kind = next((line[6:] for line in front.splitlines() if line.startswith("kind: ")), "")
    title, words = "", ""
    for line in body.splitlines():
        if line.startswith("# ") and not title:
            title = one_line(line[2:], width)
        elif line.strip() and not line.startswith("#") and line.strip() != "---":
            words = one_line(line, width)
            break
    is_reply = text.startswith(_REPLY)
    only_kind = bool(kind) and title.casefold() == one_line(kind, width).casefold()
    said = (words if only_kind else title) or title or words or "(no words)"
    return one_line(f"Reply to: {said}", width) if is_reply else said


@dataclass(frozen=True, slots=True)
class Earlier:
    """A share to the same readers that a new one could be joined with; it never leaves the journal."""

    on: date
    same_entry: bool = False
    people: tuple[str, ...] = ()
    """Real names that stand behind both."""
    themes: tuple[str, ...] = ()
    """Themes of the entries of both."""
