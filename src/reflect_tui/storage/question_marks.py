"""The reader's own mark on a question: this one opened something."""

from __future__ import annotations

import sqlite3


def everything(connection: sqlite3.Connection) -> frozenset[tuple[str, str]]:
    """The marked questions, by the ids of pack and question."""
    return frozenset(connection.execute("SELECT pack_id, question_id FROM question_mark").fetchall())


def turn(connection: sqlite3.Connection, pack_id: str, question_id: str) -> bool:
    """Set the mark, or take it away; whether it is set now."""
    done = connection.execute(
        "DELETE FROM question_mark WHERE pack_id = ? AND question_id = ?", (pack_id, question_id)
    )
    if done.rowcount:
        return False
    connection.execute("INSERT INTO question_mark VALUES (?, ?)", (pack_id, question_id))
    return True
