"""Looking after the journal: which copies of it are kept, and what a look at its health found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

DAYS_KEPT = 7
"""Days of which the copy is kept, the newest ones on which the journal was used."""
WEEKS_KEPT = 4
"""Weeks before those of which one copy is kept."""


class Health(StrEnum):
    """How bad a finding is."""

    WELL = "well"
    CARE = "worth doing"
    BACKUP = "no backup could be restored"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    health: Health
    what: str
    do: str = ""
    """What to do about it; empty where all is well."""


def worst(findings: Sequence[Finding]) -> Health:
    """The worst of them."""
    order = list(Health)
    return max((each.health for each in findings), key=order.index, default=Health.WELL)


def rotated(days: Sequence[date]) -> set[date]:
    """Which days' copies are kept: the newest seven, and one, the newest, of each of four weeks before."""
    newest = sorted(set(days), reverse=True)
    kept = set(newest[:DAYS_KEPT])
    weeks: dict[tuple[int, int], date] = {}
    for day in newest[DAYS_KEPT:]:
        year, week, _ = day.isocalendar()
        weeks.setdefault((year, week), day)
    return kept | set(list(weeks.values())[:WEEKS_KEPT])
