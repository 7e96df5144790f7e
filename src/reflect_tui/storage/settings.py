"""Small things the app remembers: the theme last chosen, one question at a time or all."""

from __future__ import annotations

import sqlite3


def get(connection: sqlite3.Connection, name: str) -> str:
    """The value remembered under a name; empty when there is none."""
    row = connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
    return str(row[0]) if row else ""


def put(connection: sqlite3.Connection, name: str, value: str) -> None:
    """Remember a value."""
    connection.execute(
        "INSERT INTO setting (name, value) VALUES (?, ?) "
        "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )
