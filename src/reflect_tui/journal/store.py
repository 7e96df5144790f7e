"""What every desk works with: the file, the clock and the dice."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reflect_tui.domain.errors import BadInput
from reflect_tui.domain.ids import Randomness, new_id
from reflect_tui.storage import connect

if TYPE_CHECKING:
    import sqlite3

Clock = Callable[[], datetime]
"""Gives the moment it is, with its offset from UTC."""


def wall_clock() -> datetime:
    """The clock on this computer, or REFLECT_NOW (ISO 8601 with offset) for tests and demonstrations.

    Raises:
        BadInput: REFLECT_NOW is set to something else.
    """
    fixed = os.environ.get("REFLECT_NOW")
    if not fixed:
        return datetime.now().astimezone().replace(microsecond=0)
    try:
        moment = datetime.fromisoformat(fixed)
    except ValueError:
        raise BadInput(
            f"REFLECT_NOW is “{fixed[:40]}”, which is no time.", "Write it like 2026-11-23T14:02:00+00:00."
        ) from None
    return moment if moment.tzinfo else moment.astimezone()


@dataclass(frozen=True, slots=True)
class Store:
    """The journal's file with the clock and the randomness that its desks share; nothing is held open."""

    path: Path
    clock: Clock
    rng: Randomness

    def reading(self) -> AbstractContextManager[sqlite3.Connection | None]:
        """A connection for reading, or None where there is no journal yet."""
        return connect.reading(self.path)

    def writing(self) -> AbstractContextManager[sqlite3.Connection]:
        """A connection in one transaction; the journal is made if need be."""
        return connect.writing(self.path)

    def empty_log(self) -> bool:
        """Leave nothing in the log beside the file; False where that has to wait for another window."""
        return connect.empty_log(self.path)

    def is_there(self) -> bool:
        """Whether there is a journal, without making one."""
        return connect.is_there(self.path)

    def now(self) -> datetime:
        """The moment it is."""
        return self.clock()

    def today(self) -> date:
        """The day it is."""
        return self.clock().date()

    def new_id(self) -> str:
        """A fresh id for something of ours."""
        return new_id(self.rng)
