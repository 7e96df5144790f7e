"""The share ledger: what left, for whom, and what was replaced in it."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from reflect_tui.domain.sharing import Audience, SettledFinding, Share


def put(connection: sqlite3.Connection, share: Share) -> None:
    """Enter a share in the ledger with its exact text."""
    connection.execute(
        "INSERT INTO share (id, audience, created_at, file_name, sha256, text) VALUES (?, ?, ?, ?, ?, ?)",
        (
            share.id,
            share.audience.value,
            share.created_at.isoformat(),
            share.file_name,
            share.sha256,
            share.text,
        ),
    )
    connection.executemany(
        "INSERT INTO share_entry (share_id, entry_id) VALUES (?, ?)",
        [(share.id, entry_id) for entry_id in share.entry_ids],
    )
    connection.executemany(
        "INSERT INTO share_replacement "
        "(share_id, position, kind, decision, places, original, stand_in, reason) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (share.id, place, s.kind, s.decision, s.places, s.original, s.stand_in, s.reason)
            for place, s in enumerate(share.settled)
        ],
    )


def ledger(connection: sqlite3.Connection) -> list[Share]:
    """Every share, the newest first, without what was replaced."""
    rows = connection.execute(
        "SELECT id, audience, created_at, file_name, text, sha256, withdrawn_at FROM share "
        "ORDER BY created_at DESC, id"
    ).fetchall()
    return [_share(connection, row, settled=()) for row in rows]


def fetch(connection: sqlite3.Connection, share_id: str) -> Share | None:
    """One share with what was replaced; None where there is none of that id."""
    row = connection.execute(
        "SELECT id, audience, created_at, file_name, text, sha256, withdrawn_at FROM share WHERE id = ?",
        (share_id,),
    ).fetchone()
    if row is None:
        return None
    settled = connection.execute(
        "SELECT kind, original, stand_in, decision, places, reason FROM share_replacement "
        "WHERE share_id = ? ORDER BY position",
        (share_id,),
    )
    return _share(connection, row, tuple(SettledFinding(*each) for each in settled))


def _share(
    connection: sqlite3.Connection, row: tuple[str, ...], settled: tuple[SettledFinding, ...]
) -> Share:
    share_id, audience, created_at, file_name, text, sha256, withdrawn_at = row
    entries = connection.execute("SELECT entry_id FROM share_entry WHERE share_id = ?", (share_id,))
    return Share(
        id=share_id,
        audience=Audience(audience),
        created_at=datetime.fromisoformat(created_at),
        file_name=file_name,
        text=text,
        sha256=sha256,
        entry_ids=tuple(each[0] for each in entries),
        settled=settled,
        withdrawn_at=datetime.fromisoformat(withdrawn_at) if withdrawn_at else None,
    )
