"""What goes to and fro between two people: notes that came, replies, exchanges."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from datetime import date, datetime

from reflect_tui.domain.exchanging import Answered, Exchange, Note, Unplaced, Wish, wish_of

OUT = "out"
"""The direction of an exchange in which the note was ours."""


def open_exchange(connection: sqlite3.Connection, share_id: str, wish: Wish) -> None:
    """Remember what is wanted back for a share."""
    connection.execute(
        "INSERT OR IGNORE INTO exchange (share_id, direction, wish, state) VALUES (?, ?, ?, 'open')",
        (share_id, OUT, wish.value),
    )


def close_exchange(connection: sqlite3.Connection, share_id: str, learnt: str, moment: datetime) -> None:
    """Close an exchange with what was learnt; closing it again changes the words."""
    connection.execute(
        "INSERT INTO exchange (share_id, direction, wish, state, learnt, closed_at) "
        "VALUES (?1, ?2, '', 'closed', ?3, ?4) ON CONFLICT (share_id, direction) "
        "DO UPDATE SET state = 'closed', learnt = ?3, closed_at = ?4",
        (share_id, OUT, learnt, moment.isoformat()),
    )


def exchange(connection: sqlite3.Connection, share_id: str) -> Exchange:
    """The exchange of a share; an open one where none was remembered."""
    row = connection.execute(
        "SELECT wish, learnt, closed_at FROM exchange WHERE share_id = ? AND direction = ?", (share_id, OUT)
    ).fetchone()
    if row is None:
        return Exchange(share_id, Wish.QUESTIONS)
    wish, learnt, closed_at = row
    return Exchange(share_id, wish_of(wish), learnt, datetime.fromisoformat(closed_at) if closed_at else None)


# -- replies ---------------------------------------------------------------------------


def sent_texts(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, str]:
    """The exact texts of shares that carry these ids, by id; those that are not ours are left out."""
    found = {}
    for share_id in ids:
        row = connection.execute("SELECT text FROM share WHERE id = ?", (share_id,)).fetchone()
        if row is not None:
            found[share_id] = str(row[0])
    return found


def newest_texts(connection: sqlite3.Connection, limit: int) -> dict[str, str]:
    """The exact texts of the newest shares, by id."""
    rows = connection.execute(
        "SELECT id, text FROM share WHERE text <> '' ORDER BY julianday(created_at) DESC, rowid DESC LIMIT ?",
        (limit,),
    )
    return dict(rows.fetchall())


def entry_of_share(connection: sqlite3.Connection, share_id: str) -> str:
    """The id of the entry that left in a share; empty where there is none any more."""
    row = connection.execute("SELECT entry_id FROM share_entry WHERE share_id = ?", (share_id,)).fetchone()
    return str(row[0]) if row else ""


def has_answer(connection: sqlite3.Connection, share_id: str, answer: Answered) -> bool:
    """Whether the very same words are there already under the same question."""
    row = connection.execute("SELECT 1 FROM reply WHERE sha256 = ?", (_hash(share_id, answer),)).fetchone()
    return row is not None


def add_answer(
    connection: sqlite3.Connection,
    reply_id: str,
    share_id: str,
    answer: Answered,
    moment: datetime,
    source: str = "",
) -> bool:
    """Put an answer beside the entry of a share; False where it is there already."""
    done = connection.execute(
        "INSERT OR IGNORE INTO reply "
        "(id, share_id, entry_id, imported_at, sha256, question, text, beside, source) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            reply_id,
            share_id,
            entry_of_share(connection, share_id) or None,
            moment.isoformat(),
            _hash(share_id, answer),
            answer.question,
            answer.text,
            answer.beside,
            source,
        ),
    )
    return done.rowcount == 1


def answers_to(connection: sqlite3.Connection, share_id: str) -> list[Answered]:
    """Everything that came back for a share, in the order in which it came."""
    rows = connection.execute(
        "SELECT question, text, beside FROM reply WHERE share_id = ? ORDER BY imported_at, rowid", (share_id,)
    )
    return [Answered(*row) for row in rows]


def take_back_reply(connection: sqlite3.Connection, source: str) -> int:
    """Delete what came in a reply of this number; how many answers that were."""
    return connection.execute("DELETE FROM reply WHERE source = ? AND source <> ''", (source,)).rowcount


def add_unplaced(connection: sqlite3.Connection, reply_id: str, text: str, moment: datetime) -> bool:
    """Keep a reply that fits nothing; False where the same text is there already."""
    done = connection.execute(
        "INSERT OR IGNORE INTO reply (id, imported_at, sha256, text) VALUES (?, ?, ?, ?)",
        (reply_id, moment.isoformat(), _hash("", Answered("", text)), text),
    )
    return done.rowcount == 1


def has_unplaced(connection: sqlite3.Connection, text: str) -> bool:
    """Whether the same text waits already."""
    return has_answer(connection, "", Answered("", text))


def unplaced(connection: sqlite3.Connection) -> list[Unplaced]:
    """The replies that wait to be matched, the newest first."""
    rows = connection.execute(
        "SELECT id, imported_at, text FROM reply WHERE share_id IS NULL AND entry_id IS NULL "
        "ORDER BY imported_at DESC, rowid DESC"
    )
    return [Unplaced(name, datetime.fromisoformat(at), text) for name, at, text in rows]


def remove_reply(connection: sqlite3.Connection, reply_id: str) -> bool:
    """Delete one reply or unplaced reply."""
    return connection.execute("DELETE FROM reply WHERE id = ?", (reply_id,)).rowcount == 1


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How many answers came back, by share; used to tell which have any."""
    rows = connection.execute("SELECT share_id, count(*) FROM reply WHERE share_id IS NOT NULL GROUP BY 1")
    return dict(rows.fetchall())


def _hash(share_id: str, answer: Answered) -> str:
    plain = " ".join(answer.text.split())
    return hashlib.sha256(f"{share_id}\0{answer.question}\0{plain}".encode()).hexdigest()


# -- notes of others -------------------------------------------------------------------


def add_note(connection: sqlite3.Connection, note: Note) -> bool:
    """Keep a note that came; False where one of that number is there."""
    done = connection.execute(
        "INSERT OR IGNORE INTO note (id, received_at, text) VALUES (?, ?, ?)",
        (note.id, note.received_at.isoformat(), note.text),
    )
    return done.rowcount == 1


def note(connection: sqlite3.Connection, note_id: str) -> Note | None:
    """One note that came."""
    row = connection.execute(
        "SELECT id, received_at, text, answered_at FROM note WHERE id = ?", (note_id,)
    ).fetchone()
    return _note(*row) if row else None


def notes(connection: sqlite3.Connection) -> list[Note]:
    """The notes that came, the newest first."""
    rows = connection.execute(
        "SELECT id, received_at, text, answered_at FROM note ORDER BY received_at DESC, id"
    )
    return [_note(*row) for row in rows]


def mark_answered(connection: sqlite3.Connection, note_id: str, moment: datetime) -> None:
    """Remember that a reply to a note was written."""
    connection.execute("UPDATE note SET answered_at = ? WHERE id = ?", (moment.isoformat(), note_id))


def remove_note(connection: sqlite3.Connection, note_id: str) -> bool:
    """Delete a note and an unfinished reply to it."""
    connection.execute("DELETE FROM draft WHERE entry_id = ?", (note_id,))
    return connection.execute("DELETE FROM note WHERE id = ?", (note_id,)).rowcount == 1


def remember_withdrawn(connection: sqlite3.Connection, share_id: str, on: date) -> None:
    """Take nothing in with this number any more, without keeping the number."""
    connection.execute(
        "INSERT OR IGNORE INTO withdrawn_note (fingerprint, withdrawn_on) VALUES (?, ?)",
        (_unreadable(share_id), on.isoformat()),
    )


def was_withdrawn(connection: sqlite3.Connection, share_id: str) -> bool:
    """Whether a note of this number was asked back."""
    row = connection.execute(
        "SELECT 1 FROM withdrawn_note WHERE fingerprint = ?", (_unreadable(share_id),)
    ).fetchone()
    return row is not None


def _unreadable(share_id: str) -> str:
    return hashlib.sha256(share_id.encode()).hexdigest()


def _note(note_id: str, received_at: str, text: str, answered_at: str | None) -> Note:
    answered = datetime.fromisoformat(answered_at) if answered_at else None
    return Note(note_id, datetime.fromisoformat(received_at), text, answered)
