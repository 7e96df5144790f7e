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


def to_audience(connection: sqlite3.Connection, audience: Audience) -> list[Share]:
    """Every share to these readers that was not withdrawn, the newest first, with what was replaced."""
    ids = connection.execute(
        "SELECT id FROM share WHERE audience = ? AND withdrawn_at IS NULL ORDER BY created_at DESC, id",
        (audience.value,),
    ).fetchall()
    found = (fetch(connection, share_id) for (share_id,) in ids)
    return [share for share in found if share is not None]


def themes_of(connection: sqlite3.Connection, share_id: str) -> list[str]:
    """The themes of the entries of a share, as they are now."""
    rows = connection.execute(
        "SELECT DISTINCT t.name FROM share_entry s JOIN entry e ON e.id = s.entry_id "
        "JOIN entry_theme f ON f.seq = e.seq JOIN theme t ON t.id = f.theme_id WHERE s.share_id = ?",
        (share_id,),
    )
    return [name for (name,) in rows]


def texts_with(connection: sqlite3.Connection, word: str, *, limit: int) -> list[str]:
    """The texts of the newest entries that have a word in them, in the trash or not.

    Args:
        connection: for reading.
        word: letters only.
        limit: at most so many entries.
    """
    rows = connection.execute(
        "SELECT e.title, e.body, e.more FROM entry_fts CROSS JOIN entry e ON e.seq = entry_fts.rowid "
        "WHERE entry_fts MATCH ? ORDER BY entry_fts.rowid DESC LIMIT ?",
        (f'"{word}"', limit),
    )
    return ["\n".join(part for part in row if part) for row in rows]
