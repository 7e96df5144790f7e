"""Packs a person added: the text as it came, and its questions by themselves."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import dataclass
from datetime import datetime

from reflect_tui.domain.packs import Pack


@dataclass(frozen=True, slots=True)
class StoredPack:
    """A pack in the journal's library, unread: `text` is for the pack reader."""

    id: str
    title: str
    version: str
    text: str


def put(connection: sqlite3.Connection, pack: Pack, text: str, source: str, now: datetime) -> None:
    """Add a pack, or put a new version in the place of the one with its id.

    Args:
        connection: inside a transaction.
        pack: as read.
        text: the decoded file, kept as it came.
        source: the name of the file, without its folder.
        now: when it was added.
    """
    connection.execute("DELETE FROM pack WHERE id = ?", (pack.id,))
    connection.execute(
        "INSERT INTO pack (id, title, version, added_at, sha256, source, text) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            pack.id,
            pack.title,
            pack.detail("Version"),
            now.isoformat(),
            hashlib.sha256(text.encode()).hexdigest(),
            source,
            text,
        ),
    )
    connection.executemany(
        "INSERT INTO pack_question (pack_id, position, question_id, round, text) VALUES (?, ?, ?, ?, ?)",
        [(pack.id, place, each.id, each.round, each.text) for place, each in enumerate(pack.questions)],
    )


def remove(connection: sqlite3.Connection, pack_id: str) -> bool:
    """Take a pack out of the library; answers and their wording stay. False when it was not there."""
    return bool(connection.execute("DELETE FROM pack WHERE id = ?", (pack_id,)).rowcount)


def stored(connection: sqlite3.Connection) -> list[StoredPack]:
    """Every added pack in alphabetical order of titles."""
    rows = connection.execute("SELECT id, title, version, text FROM pack ORDER BY title COLLATE NOCASE, id")
    return [StoredPack(*row) for row in rows]


def ids(connection: sqlite3.Connection) -> set[str]:
    """The ids of all added packs."""
    return {row[0] for row in connection.execute("SELECT id FROM pack")}
