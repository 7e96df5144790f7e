"""Earlier judgements that share words or themes with a text, each with how like it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from reflect_tui.storage.entries import folded_theme

CANDIDATES = 60
"""The most judgements that are weighed."""
THEME_WEIGHS, KIND_WEIGHS = 3.0, 1.0
"""What a shared theme and the same kind of not knowing add to the weight of shared words (bm25)."""


def judgements_like(
    connection: sqlite3.Connection,
    stems: Sequence[str],
    themes: Sequence[str] = (),
    uncertainty: str = "",
    leave_out: str = "",
) -> list[tuple[str, float]]:
    """Ids of judgements that are not in the trash, with how like they are; more is liker.

    Args:
        connection: for reading.
        stems: beginnings of telling words, in lower case without accents.
        themes: themes the text has.
        uncertainty: the kind of not knowing, in the words of the field; empty for none.
        leave_out: the id of the judgement itself.
    """
    scores: dict[str, float] = {}
    if stems:
        expression = " OR ".join(f'"{stem}"*' for stem in stems)
        rows = connection.execute(
            "SELECT e.id, -bm25(entry_fts, 2.0, 1.5, 1.0) AS score FROM entry_fts CROSS JOIN entry e "
            "WHERE entry_fts MATCH ? AND e.seq = entry_fts.rowid AND e.kind = 'judgement' "
            "AND e.trashed_at IS NULL ORDER BY score DESC LIMIT ?",
            (expression, CANDIDATES),
        )
        scores = {str(entry_id): float(score) for entry_id, score in rows}
    for theme in dict.fromkeys(map(folded_theme, themes)):
        for entry_id in _of_theme(connection, theme):
            scores[entry_id] = scores.get(entry_id, 0.0) + THEME_WEIGHS
    if uncertainty:
        for entry_id in scores:
            row = connection.execute(
                "SELECT 1 FROM judgement WHERE entry_id = ? AND uncertainty_kind = ?", (entry_id, uncertainty)
            ).fetchone()
            scores[entry_id] += KIND_WEIGHS if row else 0.0
    scores.pop(leave_out, None)
    return list(scores.items())


def _of_theme(connection: sqlite3.Connection, folded: str) -> list[str]:
    """The newest judgements of a theme."""
    rows = connection.execute(
        "SELECT e.id FROM entry_theme et CROSS JOIN entry e WHERE et.theme_id = "
        "(SELECT id FROM theme WHERE folded = ?) AND e.seq = et.seq AND e.kind = 'judgement' "
        "AND e.trashed_at IS NULL ORDER BY et.seq DESC LIMIT ?",
        (folded, CANDIDATES),
    )
    return [str(entry_id) for (entry_id,) in rows]
