"""Themes: the writer's own words; renaming, merging, and taking either back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from reflect_tui.storage.entries import folded_theme, reword, theme_id

STEPS_KEPT = 50
"""Steps that can be undone."""
DECLINED = "themes.declined"
"""The setting that holds phrases not to offer again."""


@dataclass(frozen=True, slots=True)
class ThemeStep:
    """What was done to a theme."""

    old: str
    new: str
    merged: bool
    """Whether the new name was there already."""


def rename(connection: sqlite3.Connection, old: str, new: str, now: datetime) -> ThemeStep | None:
    """Give a theme another name; where a theme of that name is there, the two become one.

    Args:
        connection: inside a transaction.
        old: the theme as it is called.
        new: tidy, not empty.
        now: for the list of steps.

    Returns:
        What was done; None where there is no such theme or nothing changes.
    """
    row = connection.execute("SELECT id, name FROM theme WHERE folded = ?", (folded_theme(old),)).fetchone()
    if row is None or row[1] == new:
        return None
    number, name = row
    target = connection.execute("SELECT id FROM theme WHERE folded = ?", (folded_theme(new),)).fetchone()
    merged = target is not None and target[0] != number
    held = _entries_of(connection, number)
    shared = sorted(set(held) & set(_entries_of(connection, target[0]))) if merged else []
    if merged:
        connection.execute(
            "INSERT OR IGNORE INTO entry_theme (theme_id, seq) SELECT ?, seq FROM entry_theme "
            "WHERE theme_id = ?",
            (target[0], number),
        )
        connection.execute("DELETE FROM theme WHERE id = ?", (number,))
    else:
        connection.execute(
            "UPDATE theme SET name = ?, folded = ? WHERE id = ?", (new, folded_theme(new), number)
        )
    _reword(connection, held)
    content = {"old": name, "new": new, "merged": merged, "entries": held, "shared": shared}
    connection.execute(
        "INSERT INTO theme_step (made_at, content) VALUES (?, ?)",
        (now.isoformat(), json.dumps(content, ensure_ascii=False)),
    )
    connection.execute(
        "DELETE FROM theme_step WHERE id <= (SELECT max(id) FROM theme_step) - ?", (STEPS_KEPT,)
    )
    return ThemeStep(name, new, merged)


def undo(connection: sqlite3.Connection) -> ThemeStep | None:
    """Take back the last step with a theme; None where there is none."""
    row = connection.execute("SELECT id, content FROM theme_step ORDER BY id DESC LIMIT 1").fetchone()
    if row is None:
        return None
    content = json.loads(row[1])
    connection.execute("DELETE FROM theme_step WHERE id = ?", (row[0],))
    held, old, new = content["entries"], content["old"], content["new"]
    here = connection.execute("SELECT id FROM theme WHERE folded = ?", (folded_theme(new),)).fetchone()
    if here and not content["merged"] and folded_theme(old) == folded_theme(new):
        connection.execute("UPDATE theme SET name = ? WHERE id = ?", (old, here[0]))
    else:
        give(connection, old, held)
        for entry_id in held:
            if here and entry_id not in content["shared"]:
                connection.execute(
                    "DELETE FROM entry_theme WHERE theme_id = ? "
                    "AND seq = (SELECT seq FROM entry WHERE id = ?)",
                    (here[0], entry_id),
                )
    _reword(connection, held)
    return ThemeStep(old, new, bool(content["merged"]))


def is_there(connection: sqlite3.Connection, name: str) -> bool:
    """Whether there is a theme of that name, in whatever case."""
    row = connection.execute("SELECT 1 FROM theme WHERE folded = ?", (folded_theme(name),)).fetchone()
    return row is not None


def give(connection: sqlite3.Connection, name: str, ids: Iterable[str]) -> None:
    """Give entries a theme, which is made when it is new."""
    listed = list(ids)
    number = theme_id(connection, name)
    for entry_id in listed:
        connection.execute(
            "INSERT OR IGNORE INTO entry_theme (theme_id, seq) SELECT ?, seq FROM entry WHERE id = ?",
            (number, entry_id),
        )
    _reword(connection, listed)


def newest_texts(connection: sqlite3.Connection, number: int) -> dict[str, str]:
    """What the newest entries say, by their ids, without what shall not be brought up."""
    rows = connection.execute(
        "SELECT id, title || '. ' || body || '. ' || more FROM entry "
        "WHERE trashed_at IS NULL AND hard = 0 ORDER BY seq DESC LIMIT ?",
        (number,),
    )
    return {str(entry_id): str(text) for entry_id, text in rows}


def by_month(connection: sqlite3.Connection, since: str) -> list[tuple[str, str]]:
    """Each time an entry has a theme, as month (`2026-11`) and theme, from a day on.

    Args:
        connection: for reading.
        since: the first day, ISO.
    """
    rows = connection.execute(
        "SELECT substr(coalesce(e.happened_on, e.created_at), 1, 7), t.name FROM entry_theme et "
        "JOIN theme t ON t.id = et.theme_id JOIN entry e ON e.seq = et.seq "
        "WHERE e.trashed_at IS NULL AND coalesce(e.happened_on, e.created_at) >= ? ORDER BY 1",
        (since,),
    )
    return [(str(month), str(name)) for month, name in rows]


def _entries_of(connection: sqlite3.Connection, number: int) -> list[str]:
    rows = connection.execute(
        "SELECT e.id FROM entry_theme et JOIN entry e ON e.seq = et.seq WHERE et.theme_id = ? ORDER BY e.seq",
        (number,),
    )
    return [str(entry_id) for (entry_id,) in rows]


def _reword(connection: sqlite3.Connection, ids: list[str]) -> None:
    """Bring the search index's words of entries up to date with their themes: the last lines of `more`."""
    for entry_id in ids:
        reword(connection, entry_id)
