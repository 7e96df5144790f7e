"""The table of each kind: its fields as columns, named in `domain/fields.py` and nowhere else."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from reflect_tui.domain.entries import EntryKind
from reflect_tui.domain.fields import FIELDS

TABLES: Mapping[EntryKind, str] = {
    EntryKind.REFLECTION: "reflection",
    EntryKind.JUDGEMENT: "judgement",
    EntryKind.POSITIVE_ERROR: "positive_error",
    EntryKind.RELATIONSHIP: "relationship",
    EntryKind.CHANGE: "change",
    EntryKind.CASE: "case_study",
    EntryKind.WENT_WELL: "went_well",
}


def write_fields(
    connection: sqlite3.Connection,
    entry_id: str,
    kind: EntryKind,
    fields: Mapping[str, str],
    extra: Mapping[str, object],
) -> None:
    """Put a kind's fields in its table, over what was there.

    Args:
        connection: inside a transaction.
        entry_id: the entry they belong to.
        kind: which table.
        fields: by name; a field that is not there is emptied.
        extra: columns beside the fields: how sure and when to look again.
    """
    values: dict[str, object] = {each.name: fields.get(each.name) or None for each in FIELDS[kind]}
    values |= extra
    # Columns come from FIELDS and from this module's callers, never from what somebody typed.
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join("?" for _ in values)
    updates = ", ".join(f'"{name}" = excluded."{name}"' for name in values)
    connection.execute(
        f"INSERT INTO {TABLES[kind]} (entry_id, {names}) VALUES (?, {marks}) "
        f"ON CONFLICT (entry_id) DO UPDATE SET {updates}",
        (entry_id, *values.values()),
    )


def read_fields(connection: sqlite3.Connection, entry_id: str, kind: EntryKind) -> dict[str, str]:
    """The fields of an entry that hold something, by name."""
    names = [each.name for each in FIELDS[kind]]
    columns = ", ".join(f'"{name}"' for name in names)
    row = connection.execute(
        f"SELECT {columns} FROM {TABLES[kind]} WHERE entry_id = ?", (entry_id,)
    ).fetchone()
    return {name: value for name, value in zip(names, row, strict=True) if value} if row else {}
