"""Sessions and contributions. Rows of contributions are written anew in another order whenever some come."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import date

from reflect_tui.domain.errors import NothingFound
from reflect_tui.domain.sessions import LEAST, Contribution, Heap, Session


def add(connection: sqlite3.Connection, session: Session) -> None:
    """Keep a new session."""
    connection.execute(
        "INSERT INTO session (id, name, held_on, pack_id, content) VALUES (?, ?, ?, ?, ?)",
        (
            session.id,
            session.name,
            session.held_on.isoformat() if session.held_on else None,
            session.pack_id,
            _content(session),
        ),
    )


def update(connection: sqlite3.Connection, session: Session) -> None:
    """Change what is said of a session."""
    connection.execute(
        "UPDATE session SET name = ?, content = ? WHERE id = ?", (session.name, _content(session), session.id)
    )


def everything(connection: sqlite3.Connection) -> list[Session]:
    """Every session, the newest day first."""
    rows = connection.execute(
        "SELECT id, name, held_on, pack_id, content, "
        "(SELECT count(*) FROM contribution WHERE session_id = session.id) "
        "FROM session ORDER BY held_on DESC, name, id"
    )
    return [_session(row) for row in rows]


def get(connection: sqlite3.Connection, session_id: str) -> Session:
    """A session by its id, as it is now; to be asked inside the transaction that changes it.

    Raises:
        NothingFound: it was deleted meanwhile.
    """
    for each in everything(connection):
        if each.id == session_id:
            return each
    raise NothingFound("That session is not there any more.", "Nothing was changed.")


def contributions(connection: sqlite3.Connection, session_id: str) -> list[Contribution]:
    """What came for a session, in the order it was shuffled into."""
    rows = connection.execute(
        "SELECT id, text, quote_ok, may_become_case, heap, themes FROM contribution "
        "WHERE session_id = ? ORDER BY shuffle, id",
        (session_id,),
    )
    return [
        Contribution(
            number, text, bool(quote), bool(case), Heap(heap) if heap else None, tuple(json.loads(themes))
        )
        for number, text, quote, case, heap, themes in rows
    ]


def write_all(connection: sqlite3.Connection, session_id: str, shuffled: Sequence[Contribution]) -> None:
    """Write the contributions of a session anew, in this order, so that no row tells which came first."""
    connection.execute("DELETE FROM contribution WHERE session_id = ?", (session_id,))
    connection.executemany(
        "INSERT INTO contribution (id, session_id, shuffle, quote_ok, may_become_case, text, heap, themes) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                each.id,
                session_id,
                place,
                each.may_quote,
                each.may_become_case,
                each.text,
                each.heap.value if each.heap else "",
                json.dumps(each.themes, ensure_ascii=False),
            )
            for place, each in enumerate(shuffled)
        ],
    )


def delete(connection: sqlite3.Connection, session_id: str) -> None:
    """Delete a session with what came for it."""
    connection.execute("DELETE FROM contribution WHERE session_id = ?", (session_id,))
    connection.execute("DELETE FROM session WHERE id = ?", (session_id,))


def _content(session: Session) -> str:
    lines = [[heap.value, text] for heap, text in session.lines]
    return json.dumps({"at_least": session.at_least, "lines": lines}, ensure_ascii=False)


def _session(row: Sequence[str]) -> Session:
    session_id, name, held_on, pack_id, content, come = row
    data = json.loads(content or "{}")
    lines = tuple((Heap(heap), str(text)) for heap, text in data.get("lines", []))
    return Session(
        session_id,
        name,
        date.fromisoformat(held_on) if held_on else None,
        pack_id,
        max(LEAST, int(data.get("at_least", LEAST))),
        int(come),
        lines,
    )
