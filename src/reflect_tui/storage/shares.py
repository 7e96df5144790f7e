"""The share ledger: what left, for whom, and what was replaced in it."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from reflect_tui.domain.sharing import Audience, SettledFinding, Share, ShareRow

# By the moment and not by its text, since clocks on the wall are put back; what left together stays together.
_NEWEST_FIRST = "ORDER BY julianday(created_at) DESC, rowid DESC"
BEGINNING = 2_000
"""Characters of a text that a list needs: the front matter, the title, the first words."""


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
        f"SELECT id, audience, created_at, file_name, text, sha256, withdrawn_at FROM share {_NEWEST_FIRST}"
    ).fetchall()
    return [_share(connection, row, settled=()) for row in rows]


def rows(connection: sqlite3.Connection, audience: Audience | None = None) -> list[ShareRow]:
    """Every share as a list shows it, the newest first, or those for one audience."""
    found = connection.execute(
        f"SELECT id, audience, created_at, substr(text, 1, {BEGINNING}), withdrawn_at, EXISTS "
        "(SELECT 1 FROM share_replacement WHERE share_id = share.id AND original <> '') "
        f"FROM share WHERE ?1 IS NULL OR audience = ?1 {_NEWEST_FIRST}",
        (audience.value if audience else None,),
    )
    return [
        ShareRow(
            id=share_id,
            audience=Audience(read_by),
            created_at=datetime.fromisoformat(created_at),
            beginning=beginning,
            withdrawn_at=datetime.fromisoformat(withdrawn_at) if withdrawn_at else None,
            has_key=bool(has_key),
        )
        for share_id, read_by, created_at, beginning, withdrawn_at, has_key in found
    ]


def ids_like(connection: sqlite3.Connection, start: str) -> list[str]:
    """The ids that begin with these small letters and digits, hyphens apart; two are enough to be unclear."""
    found = connection.execute(
        "SELECT id FROM share WHERE substr(replace(id, '-', ''), 1, ?) = ? LIMIT 2", (len(start), start)
    )
    return [row[0] for row in found]


def mark_withdrawn(connection: sqlite3.Connection, share_id: str, moment: datetime) -> bool:
    """Mark a share as withdrawn; False where it is already, for a mark is never moved."""
    done = connection.execute(
        "UPDATE share SET withdrawn_at = ? WHERE id = ? AND withdrawn_at IS NULL",
        (moment.isoformat(), share_id),
    )
    return done.rowcount == 1


def forget_key(connection: sqlite3.Connection, share_id: str) -> None:
    """Empty what says who stood behind the stand-ins of a share.

    With `secure_delete` the bytes are overwritten in the file; what the log beside it holds goes when the
    log is emptied (`connect.empty_log`).
    """
    connection.execute(
        "UPDATE share_replacement SET original = '', reason = '' WHERE share_id = ?", (share_id,)
    )


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
    """Every share to these readers, the newest first, with what was replaced.

    Those that were withdrawn are among them: a copy may exist, and could be joined with another.
    """
    ids = connection.execute(
        "SELECT id FROM share WHERE audience = ? ORDER BY created_at DESC, id",
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
