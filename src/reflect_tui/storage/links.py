"""Links between entries: how one thing that was written led to another."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from reflect_tui.domain.entries import Link


def add(connection: sqlite3.Connection, from_id: str, link: Link, made_at: str) -> bool:
    """Link two entries; False where one of them is not there, they are one, or they are linked so already."""
    if from_id == link.to_id:
        return False
    made = connection.execute(
        "INSERT OR IGNORE INTO link (from_id, to_id, type, created_at) SELECT ?, ?, ?, ? "
        "WHERE EXISTS (SELECT 1 FROM entry WHERE id = ?) AND EXISTS (SELECT 1 FROM entry WHERE id = ?)",
        (from_id, link.to_id, link.type, made_at, from_id, link.to_id),
    )
    return made.rowcount > 0


def remove(connection: sqlite3.Connection, from_id: str, link: Link) -> bool:
    """Take a link away; the entries stay. False where there was none."""
    gone = connection.execute(
        "DELETE FROM link WHERE from_id = ? AND to_id = ? AND type = ?", (from_id, link.to_id, link.type)
    )
    return gone.rowcount > 0


def from_here(connection: sqlite3.Connection, entry_id: str) -> list[Link]:
    """What an entry led to, in the order in which it was linked; what is in the trash is left out."""
    rows = connection.execute(
        "SELECT l.type, l.to_id FROM link l JOIN entry e ON e.id = l.to_id "
        "WHERE l.from_id = ? AND e.trashed_at IS NULL ORDER BY e.seq, l.type",
        (entry_id,),
    )
    return [Link(*row) for row in rows]


def to_here(connection: sqlite3.Connection, entry_id: str) -> list[tuple[str, str]]:
    """What led to an entry: the other entry's id and the type of the link."""
    rows = connection.execute(
        "SELECT l.from_id, l.type FROM link l JOIN entry e ON e.id = l.from_id "
        "WHERE l.to_id = ? AND e.trashed_at IS NULL ORDER BY e.seq, l.type",
        (entry_id,),
    )
    return [(str(from_id), str(kind)) for from_id, kind in rows]


def add_all(connection: sqlite3.Connection, links: Iterable[tuple[str, Link]], made_at: str) -> None:
    """Link many entries, each with where it starts; those whose other end is not there are left out."""
    for from_id, link in links:
        add(connection, from_id, link, made_at)
