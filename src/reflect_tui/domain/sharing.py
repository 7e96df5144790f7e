"""Shares: for whom something leaves, and what the ledger remembers of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


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


@dataclass(frozen=True, slots=True)
class Earlier:
    """A share to the same readers that a new one could be joined with; it never leaves the journal."""

    on: date
    same_entry: bool = False
    people: tuple[str, ...] = ()
    """Real names that stand behind both."""
    themes: tuple[str, ...] = ()
    """Themes of the entries of both."""
