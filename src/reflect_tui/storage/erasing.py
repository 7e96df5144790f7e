"""Erasing for good: rows, versions, drafts, what the ledger says of it, and the words in the search index.

A deleted row's words live on in the shadow tables of the index and in the log beside the file; `optimize`
rewrites the first (sqlite.org/fts5.html#the_optimize_command), cutting the log takes care of the second.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

from reflect_tui.storage.themes import DECLINED

_FROM_ENTRIES = (
    "DELETE FROM draft WHERE entry_id = ?",
    "DELETE FROM reply WHERE entry_id = ?",
    "UPDATE exchange SET learnt = '' WHERE share_id IN (SELECT share_id FROM share_entry WHERE entry_id = ?)",
    # The share stays in the ledger, since it did leave; its words and names go.
    "UPDATE share SET text = '' WHERE id IN (SELECT share_id FROM share_entry WHERE entry_id = ?)",
    "DELETE FROM share_replacement WHERE share_id IN (SELECT share_id FROM share_entry WHERE entry_id = ?)",
    "DELETE FROM entry WHERE id = ?",
)
_AFTERWARDS = (
    "DELETE FROM theme WHERE NOT EXISTS (SELECT 1 FROM entry_theme WHERE theme_id = theme.id)",
    "INSERT INTO entry_fts (entry_fts) VALUES ('optimize')",
)


def erase(connection: sqlite3.Connection, ids: Sequence[str]) -> int:
    """Erase entries and everything that holds their words; how many there were.

    Args:
        connection: inside a transaction, with `secure_delete` and `foreign_keys` on.
        ids: whole ids.
    """
    erased = 0
    for entry_id in ids:
        for statement in _FROM_ENTRIES:
            done = connection.execute(statement, (entry_id,))
        erased += done.rowcount
    for statement in _AFTERWARDS:
        connection.execute(statement)
    # Phrases that were declined are the writer's words too; they may be offered once more.
    connection.execute("DELETE FROM setting WHERE name = ?", (DECLINED,))
    if _has_table(connection, "theme_step"):
        # A step that could be undone may name a theme nobody else used.
        connection.execute("DELETE FROM theme_step")
    return erased


def copies_beside(path: Path) -> list[Path]:
    """Copies of the journal that the app itself made: before an upgrade or a restore, and its backups."""
    beside = sorted(path.parent.glob(f"{path.stem}.before-*.db"))
    return [*beside, *sorted((path.parent / "backups").glob("*.db"))]


def erase_in_copy(copy: Path, ids: Sequence[str]) -> int:
    """Erase entries in a copy of the journal, of this version or an older one; how many it held.

    Raises:
        sqlite3.Error: it could not be done; the copy is as it was.
    """
    connection = sqlite3.connect(f"{copy.as_uri()}?mode=rw", uri=True, isolation_level=None)
    try:
        for pragma in ("secure_delete=ON", "foreign_keys=ON", "temp_store=MEMORY", "synchronous=FULL"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN IMMEDIATE")
        try:
            erased = erase(connection, ids)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return erased
    finally:
        connection.close()


def shares_of(connection: sqlite3.Connection, ids: Sequence[str]) -> Iterator[str]:
    """Shares that one of the entries left in: copies of their words may be with somebody."""
    seen = set()
    for entry_id in ids:
        rows = connection.execute("SELECT share_id FROM share_entry WHERE entry_id = ?", (entry_id,))
        for (share_id,) in rows:
            if share_id not in seen:
                seen.add(share_id)
                yield str(share_id)


def _has_table(connection: sqlite3.Connection, name: str) -> bool:
    found = connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (name,))
    return found.fetchone() is not None
