"""Agreements between two people."""

from __future__ import annotations

import sqlite3
from datetime import date

from reflect_tui.domain.agreements import Agreement

_COLUMNS = "id, text, agreed_by_me_on, agreed_by_them_on, review_on, ended_on"


def put(connection: sqlite3.Connection, agreement: Agreement) -> None:
    """Store an agreement, or what has changed about one; its text is never changed."""
    connection.execute(
        f"INSERT INTO agreement ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
        "agreed_by_me_on = excluded.agreed_by_me_on, agreed_by_them_on = excluded.agreed_by_them_on, "
        "review_on = excluded.review_on, ended_on = excluded.ended_on",
        (
            agreement.id,
            agreement.text,
            *(
                day.isoformat() if day else None
                for day in (agreement.by_me_on, agreement.by_them_on, agreement.review_on, agreement.ended_on)
            ),
        ),
    )


def fetch(connection: sqlite3.Connection, agreement_id: str) -> Agreement | None:
    """One agreement."""
    row = connection.execute(f"SELECT {_COLUMNS} FROM agreement WHERE id = ?", (agreement_id,)).fetchone()
    return _agreement(*row) if row else None


def everything(connection: sqlite3.Connection) -> list[Agreement]:
    """All of them: those that hold first, then those that ended, the newest of each first."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM agreement ORDER BY ended_on IS NOT NULL, "
        "coalesce(agreed_by_me_on, agreed_by_them_on) DESC, rowid DESC"
    )
    return [_agreement(*row) for row in rows]


def _agreement(agreement_id: str, text: str, *days: str | None) -> Agreement:
    me, them, review, ended = (date.fromisoformat(day) if day else None for day in days)
    return Agreement(agreement_id, text, me, them, review, ended)
