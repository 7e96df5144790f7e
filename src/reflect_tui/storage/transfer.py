"""Many entries at once, in and out: for imports and the takeout."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import datetime

from reflect_tui.domain.entries import Amendment, Entry, Outcome, Writing
from reflect_tui.storage import entries
from reflect_tui.storage.judgements import add_amendment, add_outcome

PAGE = 500


def add_if_new(
    connection: sqlite3.Connection,
    entry_id: str,
    writing: Writing,
    created_at: datetime,
    amendments: Sequence[Amendment] = (),
    outcomes: Sequence[Outcome] = (),
    crowded: dict[int, int] | None = None,
) -> bool:
    """Add an entry with its history; False when an entry of that id is there already, in the trash or not."""
    if is_there(connection, entry_id):
        return False
    entries.insert(connection, entry_id, writing, created_at, crowded)
    for amendment in amendments:
        add_amendment(connection, entry_id, amendment)
    for found in outcomes:
        add_outcome(connection, entry_id, found)
    if amendments or outcomes:
        entries.reword(connection, entry_id)
    return True


def is_there(connection: sqlite3.Connection, entry_id: str) -> bool:
    """Whether there is an entry of that id."""
    return connection.execute("SELECT 1 FROM entry WHERE id = ?", (entry_id,)).fetchone() is not None


def everything(connection: sqlite3.Connection) -> Iterator[Entry]:
    """Every living entry, the oldest first, a page in memory at a time, all as of one moment."""
    # Without a transaction, an entry that another window moves meanwhile would be missed or come twice.
    connection.execute("BEGIN")
    last = -(2**62)
    while True:
        rows = connection.execute(
            "SELECT seq, id FROM entry WHERE trashed_at IS NULL AND seq > ? ORDER BY seq LIMIT ?",
            (last, PAGE),
        ).fetchall()
        if not rows:
            return
        for _, entry_id in rows:
            if (entry := entries.fetch(connection, entry_id)) is not None:
                yield entry
        last = rows[-1][0]
