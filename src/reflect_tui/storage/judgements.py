"""What is added to a judgement once it is kept, and what is ready to be looked at again."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date

from reflect_tui.domain.entries import Amendment, EntryKind, Judgement, Outcome
from reflect_tui.domain.looking import SETTLED_STATES, Found

_TABLES = {EntryKind.JUDGEMENT: "judgement", EntryKind.CHANGE: "change"}
_UNSETTLED = ", ".join(f"'{word}'" for word in (Found.CANNOT_TELL.value, Found.CANNOT_TELL.label))
IS_OPEN = (
    "coalesce((SELECT o.look_again_on IS NOT NULL OR o.outcome IN "
    f"({_UNSETTLED}) FROM outcome o WHERE o.entry_id = e.id ORDER BY o.position DESC LIMIT 1), 1)"
)
"""Of a judgement `e`: whether nobody has looked, or the latest look left it open or set another day."""


def fetch_judgement(
    connection: sqlite3.Connection, entry_id: str, expectation: str, fields: Mapping[str, str]
) -> Judgement:
    """A judgement as it was kept, with everything that was added since.

    Args:
        connection: for reading.
        entry_id: the entry.
        expectation: its body.
        fields: its own fields; the reasons are one of them.
    """
    row = connection.execute(
        "SELECT how_sure, look_again_on FROM judgement WHERE entry_id = ?", (entry_id,)
    ).fetchone() or (None, None)
    amendments = connection.execute(
        "SELECT added_on, text FROM amendment WHERE entry_id = ? ORDER BY position", (entry_id,)
    )
    return Judgement(
        expectation=expectation,
        how_sure=row[0],
        reasons=fields.get("reasons", ""),
        look_again_on=_day(row[1]),
        amendments=tuple(Amendment(date.fromisoformat(on), text) for on, text in amendments),
        outcomes=outcomes_of(connection, entry_id),
    )


def outcomes_of(connection: sqlite3.Connection, entry_id: str) -> tuple[Outcome, ...]:
    """What every look at a judgement found, the first look first."""
    rows = connection.execute(
        "SELECT found_on, outcome, learnt, coalesce(call_quality, ''), coalesce(note, ''), look_again_on "
        "FROM outcome WHERE entry_id = ? ORDER BY position",
        (entry_id,),
    )
    return tuple(
        Outcome(date.fromisoformat(on), what, learnt, call, note, _day(again))
        for on, what, learnt, call, note, again in rows
    )


def later_words(connection: sqlite3.Connection, entry_id: str) -> list[str]:
    """The texts that were added to a judgement since it was kept, for the search index."""
    rows = connection.execute(
        "SELECT text FROM amendment WHERE entry_id = ? UNION ALL "
        "SELECT trim(coalesce(note, '') || char(10) || learnt, char(10)) FROM outcome WHERE entry_id = ?",
        (entry_id, entry_id),
    )
    return [str(text) for (text,) in rows if text]


def look_again_of(connection: sqlite3.Connection, entry_id: str, kind: EntryKind) -> date | None:
    """The next day to look at a judgement or a change."""
    if kind not in _TABLES:
        return None
    row = connection.execute(
        f"SELECT look_again_on FROM {_TABLES[kind]} WHERE entry_id = ?", (entry_id,)
    ).fetchone()
    return _day(row[0]) if row else None


def add_amendment(connection: sqlite3.Connection, entry_id: str, amendment: Amendment) -> None:
    """Put a dated addition beside a judgement; what was kept stays as it is."""
    connection.execute(
        "INSERT INTO amendment (entry_id, position, added_on, text) VALUES (?, ?, ?, ?)",
        (entry_id, _next(connection, "amendment", entry_id), amendment.on.isoformat(), amendment.text),
    )


def add_outcome(connection: sqlite3.Connection, entry_id: str, found: Outcome) -> None:
    """Put down what a look found, after what earlier looks found."""
    again = found.look_again_on.isoformat() if found.look_again_on else None
    connection.execute(
        "INSERT INTO outcome (entry_id, position, found_on, outcome, call_quality, look_again_on, note, "
        "learnt) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            entry_id,
            _next(connection, "outcome", entry_id),
            found.on.isoformat(),
            found.outcome,
            found.call or None,
            again,
            found.note or None,
            found.learnt,
        ),
    )


def set_look_again(connection: sqlite3.Connection, entry_id: str, kind: EntryKind, day: date | None) -> None:
    """Set the next day to look at a judgement or a change, or none."""
    connection.execute(
        f"UPDATE {_TABLES[kind]} SET look_again_on = ? WHERE entry_id = ?",
        (day.isoformat() if day else None, entry_id),
    )


def waiting(
    connection: sqlite3.Connection, until: date | None = None, limit: int = -1, *, spared: bool = False
) -> list[tuple[str, date]]:
    """Judgements and changes that nobody has settled, with their days; the one that waited longest first.

    Args:
        connection: for reading.
        until: only those whose day is this one or before it.
        limit: at most so many; below 0, all.
        spared: without what the writer does not want brought up.
    """
    shown = "e.trashed_at IS NULL AND e.hard = 0" if spared else "e.trashed_at IS NULL"
    until_text = until.isoformat() if until else "9999-12-31"
    judged = connection.execute(
        "SELECT d.look_again_on, e.seq, e.id FROM judgement d CROSS JOIN entry e "
        f"WHERE d.look_again_on <= ? AND e.id = d.entry_id AND {shown} "
        f"AND {IS_OPEN} "
        "ORDER BY d.look_again_on, e.seq LIMIT ?",
        (until_text, limit),
    ).fetchall()
    changes = connection.execute(
        "SELECT c.look_again_on, e.seq, e.id FROM change c CROSS JOIN entry e "
        f"WHERE c.look_again_on <= ? AND e.id = c.entry_id AND {shown} "
        "AND coalesce(c.state, '') NOT IN (?, ?) ORDER BY c.look_again_on, e.seq LIMIT ?",
        (until_text, *SETTLED_STATES, limit),
    ).fetchall()
    both = sorted([*judged, *changes])
    return [(entry_id, date.fromisoformat(day)) for day, _, entry_id in (both if limit < 0 else both[:limit])]


def _next(connection: sqlite3.Connection, table: str, entry_id: str) -> int:
    (position,) = connection.execute(
        f"SELECT coalesce(max(position) + 1, 0) FROM {table} WHERE entry_id = ?", (entry_id,)
    ).fetchone()
    return int(position)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
