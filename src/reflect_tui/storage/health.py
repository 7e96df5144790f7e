"""What can be wrong inside a journal that opens: pages, references, the search index, words that changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from reflect_tui.domain.fingerprint import fingerprint
from reflect_tui.domain.sheets import writing_of
from reflect_tui.storage import entries

MOST = 20
"""How many faults of a sort are told."""


def faults_of_pages(connection: sqlite3.Connection) -> list[str]:
    """What SQLite finds wrong with the file (sqlite.org/pragma.html#pragma_integrity_check)."""
    try:
        rows = connection.execute(f"PRAGMA integrity_check({MOST})").fetchall()
    except sqlite3.DatabaseError:
        return ["the file cannot be read through"]
    # On several lines where it is about a page.
    return [text for (text,) in rows if text != "ok"]


def lost_references(connection: sqlite3.Connection) -> list[str]:
    """Tables with rows that belong to something that is gone."""
    return sorted({str(row[0]) for row in connection.execute("PRAGMA foreign_key_check")})


def index_is_whole(connection: sqlite3.Connection) -> bool:
    """Whether the search index says what the entries say (sqlite.org/fts5.html#the_integrity_check_command).

    Inside a transaction that is undone: the command is an INSERT, and changes nothing.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute("INSERT INTO entry_fts (entry_fts, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError:
        return False
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    return True


def mend_index(connection: sqlite3.Connection) -> None:
    """Build the search index anew from the entries."""
    connection.execute("INSERT INTO entry_fts (entry_fts) VALUES ('rebuild')")


def changed_words(connection: sqlite3.Connection) -> Iterator[str]:
    """Headings of entries whose words are not those their checksum was made of."""
    for entry_id, checksum in connection.execute("SELECT id, checksum FROM entry ORDER BY seq").fetchall():
        try:
            entry = entries.fetch(connection, entry_id)
        except (sqlite3.DatabaseError, ValueError, KeyError):
            yield f"an entry that cannot be read ({str(entry_id)[:20]})"
            continue
        if entry is not None and fingerprint(writing_of(entry)) != checksum:
            yield entry.heading(60)
