"""The agreement of two people who learn with each other: the same text on both sides, self-declared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from reflect_tui.domain.text import one_line

LOOK_AGAIN_AFTER = timedelta(weeks=13)
"""When an agreement is looked at again, where nothing else is said: about three months."""
NOT_SIGNED = (
    "Nothing is signed: each side says for itself that it agrees, and keeps the same text. What is said "
    "between two people has limits: where somebody may be at risk, or something serious is wrong, either may "
    "have to speak, and says so to the other first."
)
"""What an agreement is, and the limits of what it can promise."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """One agreement."""

    id: str
    text: str
    by_me_on: date | None = None
    by_them_on: date | None = None
    """The day on which a file came that says they agree."""
    review_on: date | None = None
    ended_on: date | None = None

    def heading(self, width: int = 72) -> str:
        """Its first words; the questions it answers are the same in most of them."""
        said = [line for line in self.text.splitlines() if not line.startswith("#")]
        return one_line(" ".join(said) if any(said) else self.text.replace("#", ""), width)

    @property
    def is_both_sided(self) -> bool:
        """Whether both say that they agree."""
        return self.by_me_on is not None and self.by_them_on is not None

    def is_ready(self, today: date) -> bool:
        """Whether the day to look at it again has come."""
        return self.ended_on is None and self.review_on is not None and self.review_on <= today
