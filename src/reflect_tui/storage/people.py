"""The owner's list of people, organisations and places."""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime

from reflect_tui.domain.people import Person, PersonKind


def put(connection: sqlite3.Connection, person: Person, now: datetime) -> None:
    """Add a name, or change what stands in for it; upper and lower case are one name."""
    connection.execute(
        "INSERT INTO person (name, folded, kind, stand_in, also, added_at) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (folded) DO UPDATE SET name = excluded.name, kind = excluded.kind, "
        "stand_in = excluded.stand_in, also = excluded.also",
        (
            person.name,
            person.name.casefold(),
            person.kind.value,
            person.stand_in,
            json.dumps(person.also, ensure_ascii=False),
            now.isoformat(),
        ),
    )


def remove(connection: sqlite3.Connection, name: str) -> bool:
    """Take a name off the list; False when it was not on it."""
    return bool(connection.execute("DELETE FROM person WHERE folded = ?", (name.casefold(),)).rowcount)


def everyone(connection: sqlite3.Connection) -> list[Person]:
    """The whole list in alphabetical order."""
    rows = connection.execute("SELECT name, kind, stand_in, also FROM person ORDER BY folded")
    return [
        Person(name, PersonKind(kind), stand_in, tuple(json.loads(also)))
        for name, kind, stand_in, also in rows
    ]
