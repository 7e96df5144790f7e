"""Reading for what the writer may notice: settled judgements, returning uncertainties, relationship notes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from reflect_tui.domain.entries import Entry
from reflect_tui.storage.entries import fetch

MOST = 5_000
"""The newest entries of a kind that are read."""


def judgements_looked_at(connection: sqlite3.Connection) -> Iterator[Entry]:
    """Judgements that somebody has looked at again, whole, the newest first."""
    rows = connection.execute(
        "SELECT e.id FROM entry e WHERE e.kind = 'judgement' AND e.trashed_at IS NULL "
        "AND EXISTS (SELECT 1 FROM outcome o WHERE o.entry_id = e.id) ORDER BY e.seq DESC LIMIT ?",
        (MOST,),
    ).fetchall()
    return (entry for (entry_id,) in rows if (entry := fetch(connection, entry_id)) is not None)


def relationship_notes(connection: sqlite3.Connection) -> Iterator[Entry]:
    """Relationship notes, whole, the newest first, without what shall not be brought up."""
    rows = connection.execute(
        "SELECT id FROM entry WHERE kind = 'relationship' AND trashed_at IS NULL AND hard = 0 "
        "ORDER BY seq DESC LIMIT ?",
        (MOST,),
    ).fetchall()
    return (entry for (entry_id,) in rows if (entry := fetch(connection, entry_id)) is not None)


def uncertainties_by_month(connection: sqlite3.Connection, since: str) -> list[tuple[str, str]]:
    """Each judgement's kind of not knowing with its month, from a day on (ISO)."""
    rows = connection.execute(
        "SELECT substr(coalesce(e.happened_on, e.created_at), 1, 7), j.uncertainty_kind FROM judgement j "
        "JOIN entry e ON e.id = j.entry_id WHERE e.trashed_at IS NULL AND j.uncertainty_kind IS NOT NULL "
        "AND j.uncertainty_kind <> 'not sure' AND coalesce(e.happened_on, e.created_at) >= ?",
        (since,),
    )
    return [(str(month), str(kind)) for month, kind in rows]
