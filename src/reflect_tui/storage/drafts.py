"""Drafts: what is being written, stored again and again while it is typed."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from datetime import datetime

from reflect_tui.domain.entries import Draft, EntryKind


def save(connection: sqlite3.Connection, draft: Draft, now: datetime, spare_id: str) -> Draft:
    """Store a draft and give it back as stored.

    Where another window has stored the same draft since, or has kept or thrown it away, this one is
    stored beside it under `spare_id`: two windows may hold two texts, and neither is lost.
    """
    content = json.dumps(dict(draft.values), ensure_ascii=False)
    if draft.revision:
        changed = connection.execute(
            "UPDATE draft SET revision = revision + 1, updated_at = ?, content = ? "
            "WHERE id = ? AND revision = ?",
            (now.isoformat(), content, draft.id, draft.revision),
        )
        if changed.rowcount:
            return replace(draft, revision=draft.revision + 1, updated_at=now)
        draft = replace(draft, id=spare_id)
    connection.execute(
        "INSERT INTO draft (id, revision, kind, pack_id, entry_id, created_at, updated_at, content) "
        "VALUES (?, 1, ?, ?, ?, ?, ?, ?)",
        (
            draft.id,
            draft.kind.value,
            draft.pack_id,
            draft.entry_id,
            now.isoformat(),
            now.isoformat(),
            content,
        ),
    )
    return replace(draft, revision=1, updated_at=now)


def discard(connection: sqlite3.Connection, draft_id: str, revision: int = 0) -> None:
    """Take a draft away; nothing happens when it is not there.

    Args:
        connection: inside a transaction.
        draft_id: which.
        revision: the one that was read: what another window has stored since stays. 0 for any.
    """
    connection.execute(
        "DELETE FROM draft WHERE id = ? AND (? = 0 OR revision = ?)", (draft_id, revision, revision)
    )


def unfinished(connection: sqlite3.Connection, limit: int = 20) -> list[Draft]:
    """The drafts that wait, the last one touched first."""
    rows = connection.execute(
        "SELECT id, kind, content, pack_id, entry_id, revision, updated_at FROM draft "
        "ORDER BY updated_at DESC, id LIMIT ?",
        (limit,),
    )
    return [
        Draft(
            id=draft_id,
            kind=EntryKind(kind),
            values=json.loads(content),
            pack_id=pack_id,
            entry_id=entry_id,
            revision=revision,
            updated_at=datetime.fromisoformat(updated_at),
        )
        for draft_id, kind, content, pack_id, entry_id, revision, updated_at in rows
    ]
