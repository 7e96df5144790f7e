"""Earlier versions of an entry: what it said before each change."""

from __future__ import annotations

import json
import sqlite3
from datetime import date, datetime

from reflect_tui.domain.entries import Answer, EntryKind, Revision, Writing


def revisions(connection: sqlite3.Connection, entry_id: str, kind: EntryKind) -> list[Revision]:
    """Every earlier version, the newest first."""
    rows = connection.execute(
        "SELECT number, kept_at, content FROM revision WHERE entry_id = ? ORDER BY number DESC", (entry_id,)
    )
    return [
        Revision(int(number), datetime.fromisoformat(kept_at), _writing(kind, json.loads(content)))
        for number, kept_at, content in rows
    ]


def _writing(kind: EntryKind, content: dict[str, object]) -> Writing:
    """A version as it was stored by `entries.revision_content`; what older ones did not note is left out."""

    def day(name: str) -> date | None:
        text = content.get(name)
        return date.fromisoformat(text) if isinstance(text, str) and text else None

    answers = content.get("answers")
    fields = content.get("fields")
    themes = content.get("themes")
    return Writing(
        kind=kind,
        title=str(content.get("title", "")),
        body=str(content.get("body", "")),
        answers=tuple(
            Answer(str(question), str(text), str(name), bool(private))
            for question, text, name, private in (answers if isinstance(answers, list) else [])
        ),
        fields={str(name): str(text) for name, text in fields.items()} if isinstance(fields, dict) else {},
        themes=tuple(str(theme) for theme in themes) if isinstance(themes, list) else (),
        happened_on=day("happened_on"),
        look_again_on=day("look_again_on"),
    )
