"""Entries: putting them in, changing them, fetching one whole, the trash."""

from __future__ import annotations

import calendar
import json
import re
import sqlite3
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime

from reflect_tui.domain.entries import (
    Answer,
    Entry,
    EntryKind,
    Link,
    Reply,
    Writing,
    telling_first,
)
from reflect_tui.domain.fingerprint import fingerprint
from reflect_tui.storage.judgements import fetch_judgement, later_words, look_again_of
from reflect_tui.storage.kinds import read_fields, write_fields

MIDDAY = 12 * 3600


def wall_seconds(day: date) -> int:
    """The first second of a day on the wall clock, counted from 1970 as if there were no time zones."""
    return calendar.timegm(day.timetuple())


def place_in_time(created_at: datetime, happened_on: date | None) -> int:
    """Where an entry stands: at the moment it was kept, or in the middle of the day it is about."""
    if happened_on is None or happened_on == created_at.date():
        return calendar.timegm(created_at.timetuple())
    return wall_seconds(happened_on) + MIDDAY


def free_place(connection: sqlite3.Connection, wanted: int) -> int:
    """The first free place from `wanted` on, so that entries of one second keep their order."""
    if not connection.execute("SELECT 1 FROM entry WHERE seq = ?", (wanted,)).fetchone():
        return wanted
    (place,) = connection.execute(
        "SELECT e.seq + 1 FROM entry e WHERE e.seq >= ? "
        "AND NOT EXISTS (SELECT 1 FROM entry n WHERE n.seq = e.seq + 1) ORDER BY e.seq LIMIT 1",
        (wanted,),
    ).fetchone()
    return int(place)


def insert(
    connection: sqlite3.Connection,
    entry_id: str,
    writing: Writing,
    created_at: datetime,
    crowded: dict[int, int] | None = None,
) -> int:
    """Add an entry and everything that belongs to it; its place is returned.

    Args:
        connection: inside a transaction.
        entry_id: a fresh id.
        writing: as it can be stored.
        created_at: when it was kept.
        crowded: for many entries in a row, the last place given to each moment that several of them share:
            looking for a free one from the start every time would take longer with each.
    """
    wanted = place_in_time(created_at, writing.happened_on)
    place = free_place(connection, (crowded or {}).get(wanted, wanted))
    if crowded is not None and place != wanted:
        crowded[wanted] = place
    connection.execute(
        "INSERT INTO entry (seq, id, kind, created_at, happened_on, hard, pack_id, pack_version, checksum, "
        "title, body, more) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            place,
            entry_id,
            writing.kind.value,
            created_at.isoformat(),
            writing.happened_on.isoformat() if writing.happened_on else None,
            writing.hard,
            writing.pack_id,
            writing.pack_version,
            fingerprint(writing),
            writing.title,
            writing.body,
            more_words(writing),
        ),
    )
    _write_parts(connection, entry_id, place, writing)
    return place


def update(connection: sqlite3.Connection, entry: Entry, writing: Writing, now: datetime) -> None:
    """Change a kept entry; what it said before stays as a revision."""
    (place, number) = connection.execute(
        "SELECT seq, (SELECT coalesce(max(number), 0) + 1 FROM revision WHERE entry_id = entry.id) "
        "FROM entry WHERE id = ?",
        (entry.id,),
    ).fetchone()
    connection.execute(
        "INSERT INTO revision (entry_id, number, kept_at, content) VALUES (?, ?, ?, ?)",
        (entry.id, number, now.isoformat(), json.dumps(revision_content(entry), ensure_ascii=False)),
    )
    if writing.happened_on != entry.happened_on:
        wanted = place_in_time(entry.created_at, writing.happened_on)
        place = free_place(connection, wanted)
        connection.execute("UPDATE entry SET seq = ? WHERE id = ?", (place, entry.id))
    connection.execute(
        "UPDATE entry SET title = ?, body = ?, more = ?, happened_on = ?, hard = ?, checksum = ? "
        "WHERE id = ?",
        (
            writing.title,
            writing.body,
            more_words(writing, later_words(connection, entry.id)),
            writing.happened_on.isoformat() if writing.happened_on else None,
            writing.hard,
            fingerprint(writing),
            entry.id,
        ),
    )
    connection.execute("DELETE FROM answer WHERE entry_id = ?", (entry.id,))
    connection.execute("DELETE FROM entry_theme WHERE seq = ?", (place,))
    _write_parts(connection, entry.id, place, writing)


def revision_content(entry: Entry) -> dict[str, object]:
    """What an entry said, for the list of its earlier versions."""
    return {
        "title": entry.title,
        "body": entry.body,
        "answers": [[a.question, a.text, a.question_id, a.keep_private] for a in entry.answers],
        "fields": dict(entry.fields),
        "themes": list(entry.themes),
        "happened_on": entry.happened_on.isoformat() if entry.happened_on else None,
        "look_again_on": entry.look_again_on.isoformat() if entry.look_again_on else None,
    }


def more_words(writing: Writing, later: Sequence[str] = ()) -> str:
    """The words of an entry that stand outside its title and body, for the search index.

    Args:
        writing: what it says.
        later: what was added to it since (`judgements.later_words`).
    """
    texts = [answer.text for answer in writing.answers if answer.text != writing.body]
    answered = {answer.text for answer in writing.answers}
    texts += [text for text in telling_first(writing.fields) if text not in answered]
    return "\n".join((*texts, *later, *writing.themes))


def reword(connection: sqlite3.Connection, entry_id: str) -> None:
    """Bring the words of the search index up to date with what was added to an entry, or with its themes."""
    # Lists are read through this module on the way to the first frame, which needs no sheets.
    from reflect_tui.domain.sheets import writing_of

    entry = fetch(connection, entry_id)
    if entry is not None:
        words = more_words(writing_of(entry), later_words(connection, entry_id))
        connection.execute("UPDATE entry SET more = ? WHERE id = ?", (words, entry_id))


def _write_parts(connection: sqlite3.Connection, entry_id: str, place: int, writing: Writing) -> None:
    connection.executemany(
        "INSERT INTO answer (entry_id, position, question_id, keep_private, question, text) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        [
            (entry_id, position, a.question_id, a.keep_private, a.question, a.text)
            for position, a in enumerate(writing.answers)
        ],
    )
    extra: dict[str, object] = {}
    looks_again = writing.kind in (EntryKind.JUDGEMENT, EntryKind.CHANGE)
    if looks_again:
        extra["look_again_on"] = writing.look_again_on.isoformat() if writing.look_again_on else None
    if writing.kind is EntryKind.JUDGEMENT:
        extra["how_sure"] = writing.how_sure
    if writing.fields or looks_again or _has_fields(connection, entry_id, writing.kind):
        write_fields(connection, entry_id, writing.kind, writing.fields, extra)
    for theme in writing.themes:
        connection.execute(
            "INSERT OR IGNORE INTO entry_theme (theme_id, seq) VALUES (?, ?)",
            (theme_id(connection, theme), place),
        )


def _has_fields(connection: sqlite3.Connection, entry_id: str, kind: EntryKind) -> bool:
    return bool(read_fields(connection, entry_id, kind))


def theme_id(connection: sqlite3.Connection, name: str) -> int:
    """The number of a theme, made when it is new; upper and lower case are one theme."""
    folded = folded_theme(name)
    row = connection.execute("SELECT id FROM theme WHERE folded = ?", (folded,)).fetchone()
    if row:
        return int(row[0])
    made = connection.execute("INSERT INTO theme (name, folded) VALUES (?, ?)", (name, folded))
    return int(made.lastrowid or 0)


def folded_theme(name: str) -> str:
    """A theme as it is compared: é is é, whether it was typed as one character or as two."""
    return unicodedata.normalize("NFC", name).casefold()


def ids_like(connection: sqlite3.Connection, start: str) -> list[str]:
    """The ids that begin so, at most three: enough to say that a short id fits several."""
    if not re.fullmatch(r"[A-Za-z0-9_-]+", start):
        return []
    rows = connection.execute(
        "SELECT id FROM entry WHERE id >= ? AND id < ? ORDER BY id LIMIT 3", (start, start + "~")
    )
    return [row[0] for row in rows]


def fetch(connection: sqlite3.Connection, entry_id: str) -> Entry | None:
    """One entry whole, in the trash or not; None where there is none of that id."""
    row = connection.execute(
        "SELECT seq, kind, title, body, created_at, happened_on, pack_id, pack_version, hard, "
        "trashed_at IS NOT NULL FROM entry WHERE id = ?",
        (entry_id,),
    ).fetchone()
    if row is None:
        return None
    place, kind_word, title, body, created_at, happened_on, pack_id, pack_version, hard, trashed = row
    kind = EntryKind(kind_word)
    judged = kind is EntryKind.JUDGEMENT
    fields = read_fields(connection, entry_id, kind)
    (revisions,) = connection.execute(
        "SELECT count(*) FROM revision WHERE entry_id = ?", (entry_id,)
    ).fetchone()
    return Entry(
        id=entry_id,
        kind=kind,
        title=title,
        body=body,
        created_at=datetime.fromisoformat(created_at),
        happened_on=date.fromisoformat(happened_on) if happened_on else None,
        themes=_themes(connection, place),
        answers=_answers(connection, entry_id),
        fields=fields,
        judgement=fetch_judgement(connection, entry_id, body, fields) if judged else None,
        replies=_replies(connection, entry_id),
        talked_through=_talked_through(connection, entry_id),
        shares=_shares(connection, entry_id),
        revisions=revisions,
        pack_id=pack_id,
        pack_version=pack_version,
        trashed=bool(trashed),
        hard=bool(hard),
        look_again_on=look_again_of(connection, entry_id, kind),
        links=_links(connection, entry_id),
    )


def _themes(connection: sqlite3.Connection, place: int) -> tuple[str, ...]:
    rows = connection.execute(
        "SELECT name FROM entry_theme JOIN theme ON theme.id = theme_id WHERE seq = ? ORDER BY folded",
        (place,),
    )
    return tuple(row[0] for row in rows)


def _answers(connection: sqlite3.Connection, entry_id: str) -> tuple[Answer, ...]:
    rows = connection.execute(
        "SELECT question, text, question_id, keep_private FROM answer WHERE entry_id = ? ORDER BY position",
        (entry_id,),
    )
    return tuple(Answer(question, text, name, bool(private)) for question, text, name, private in rows)


def _replies(connection: sqlite3.Connection, entry_id: str) -> tuple[Reply, ...]:
    rows = connection.execute(
        "SELECT coalesce(share_id, ''), question, text, beside FROM reply WHERE entry_id = ? "
        "ORDER BY imported_at, rowid",
        (entry_id,),
    )
    return tuple(Reply(*row) for row in rows)


def _talked_through(connection: sqlite3.Connection, entry_id: str) -> tuple[str, ...]:
    rows = connection.execute(
        "SELECT e.learnt FROM exchange e JOIN share_entry s ON s.share_id = e.share_id "
        "WHERE s.entry_id = ? AND e.direction = 'out' AND e.learnt <> '' ORDER BY e.closed_at, e.share_id",
        (entry_id,),
    )
    return tuple(row[0] for row in rows)


def _links(connection: sqlite3.Connection, entry_id: str) -> tuple[Link, ...]:
    rows = connection.execute(
        "SELECT type, to_id FROM link WHERE from_id = ? ORDER BY created_at, to_id, type", (entry_id,)
    )
    return tuple(Link(*row) for row in rows)


def _shares(connection: sqlite3.Connection, entry_id: str) -> tuple[str, ...]:
    rows = connection.execute(
        "SELECT share_id FROM share_entry JOIN share ON share.id = share_id WHERE entry_id = ? "
        "ORDER BY created_at, share_id",
        (entry_id,),
    )
    return tuple(row[0] for row in rows)


def move_to_trash(connection: sqlite3.Connection, ids: Sequence[str], now: datetime) -> list[str]:
    """Put entries in the trash together; the ids that were not there already are returned."""
    (batch,) = connection.execute(
        "SELECT coalesce(max(trash_batch), 0) + 1 FROM entry WHERE trashed_at IS NOT NULL"
    ).fetchone()
    moved = []
    for entry_id in ids:
        changed = connection.execute(
            "UPDATE entry SET trashed_at = ?, trash_batch = ? WHERE id = ? AND trashed_at IS NULL",
            (now.isoformat(), batch, entry_id),
        )
        if changed.rowcount:
            moved.append(entry_id)
    return moved


def take_out_of_trash(connection: sqlite3.Connection, ids: Sequence[str]) -> list[str]:
    """Bring some entries back; the ids of those that were in the trash."""
    back = []
    for entry_id in ids:
        changed = connection.execute(
            "UPDATE entry SET trashed_at = NULL, trash_batch = NULL WHERE id = ? AND trashed_at IS NOT NULL",
            (entry_id,),
        )
        if changed.rowcount:
            back.append(entry_id)
    return back


def undo_trash(connection: sqlite3.Connection) -> list[str]:
    """Bring back what was put in the trash last; the ids, or nothing when the trash is empty."""
    rows = connection.execute(
        "SELECT id FROM entry WHERE trash_batch = "
        "(SELECT max(trash_batch) FROM entry WHERE trashed_at IS NOT NULL) ORDER BY seq DESC"
    ).fetchall()
    connection.executemany("UPDATE entry SET trashed_at = NULL, trash_batch = NULL WHERE id = ?", rows)
    return [row[0] for row in rows]
