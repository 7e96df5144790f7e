"""Lists of entries, page by page: what the Journal, the find line, `list` and `search` ask for.

A page is found by its key and never by counting rows from the start, so that the last page of a million
entries costs what the first does; only a jump into the middle (`place_at`) walks an index.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from reflect_tui.domain.entries import EXCERPT_WIDTH, EntryKind, EntryQuery, EntryRow
from reflect_tui.domain.text import one_line, storable
from reflect_tui.storage.entries import folded_theme, wall_seconds
from reflect_tui.storage.judgements import IS_OPEN
from reflect_tui.storage.match import match_expression

RANKED_HITS = 2_000
"""Best match looks among this many of the newest hits; ranking all of a common word would take seconds."""

_SEPARATOR = "\x1f"
# Of an entry without a body, the first line of the rest: the next one answers another question.
_MORE = "ltrim(e.more, char(10) || char(13) || ' ')"
_OPENING = (
    "CASE WHEN e.body <> '' THEN substr(e.body, 1, 400) "
    f"ELSE substr(substr({_MORE}, 1, instr({_MORE} || char(10), char(10)) - 1), 1, 400) END"
)
# A judgement that somebody has settled is not waited for any more.
_AGAIN = (
    "CASE e.kind WHEN 'judgement' THEN (SELECT look_again_on FROM judgement j WHERE j.entry_id = e.id "
    f"AND {IS_OPEN}) "
    "WHEN 'change' THEN (SELECT look_again_on FROM change c WHERE c.entry_id = e.id) END, "
)
_ROW = (
    "e.seq, e.id, e.kind, e.title, e.created_at, e.happened_on, "
    f"(SELECT group_concat(t.name, '{_SEPARATOR}') FROM entry_theme et JOIN theme t ON t.id = et.theme_id "
    "WHERE et.seq = e.seq), "
    "(SELECT how_sure FROM judgement j WHERE j.entry_id = e.id), "
    f"{_AGAIN}{_OPENING}, "
)
_AROUND_HIT = "snippet(entry_fts, -1, '', '', '…', 14)"


@dataclass(frozen=True, slots=True)
class _Source:
    """FROM and WHERE of a query with their values; `key` is the column that pages run along."""

    tables: str
    where: str
    values: tuple[object, ...]
    key: str
    excerpt: str


def _source(query: EntryQuery, as_you_type: bool) -> _Source | None:
    """None where the text has no word in it, so that nothing can be found."""
    where = [f"e.trashed_at IS {'NOT ' if query.in_trash else ''}NULL"]
    values: list[object] = []
    tables, key, excerpt = "entry e", "e.seq", "NULL"
    if query.text.strip():
        expression = match_expression(query.text, as_you_type=as_you_type)
        if not expression:
            return None
        tables, key, excerpt = "entry_fts CROSS JOIN entry e", "entry_fts.rowid", _AROUND_HIT
        where += ["entry_fts MATCH ?", "e.seq = entry_fts.rowid"]
        values.append(expression)
    if query.theme:
        of_theme = "(SELECT id FROM theme WHERE folded = ?)"
        values.append(folded_theme(storable(query.theme)))
        if query.text.strip():
            where.append(
                f"EXISTS (SELECT 1 FROM entry_theme f WHERE f.theme_id = {of_theme} AND f.seq = e.seq)"
            )
        else:
            tables, key = "entry_theme f CROSS JOIN entry e", "f.seq"
            where += [f"f.theme_id = {of_theme}", "e.seq = f.seq"]
    if query.kind is not None:
        where.append("e.kind = ?")
        values.append(query.kind.value)
    if query.spared:
        where.append("e.hard = 0")
    if query.since is not None:
        where.append(f"{key} >= ?")
        values.append(wall_seconds(query.since))
    if query.until is not None:
        where.append(f"{key} < ?")
        values.append(_end_of(query.until))
    return _Source(tables, " AND ".join(where), tuple(values), key, excerpt)


def _end_of(day: date) -> int:
    return wall_seconds(day) + 86_400 if day == date.max else wall_seconds(day + timedelta(days=1))


def newest(
    connection: sqlite3.Connection,
    query: EntryQuery,
    *,
    before: int | None = None,
    after: int | None = None,
    limit: int = 50,
    as_you_type: bool = False,
) -> list[EntryRow]:
    """A page of entries, the newest first.

    Args:
        connection: for reading.
        query: which entries.
        before: only entries older than this place; None starts at the newest.
        after: the entries just newer than this place instead, still newest first.
        limit: at most so many.
        as_you_type: whether the last word of the text may be unfinished.
    """
    source = _source(query, as_you_type)
    if source is None:
        return []
    where, values, order = source.where, source.values, "DESC"
    if after is not None:
        where, values, order = f"{where} AND {source.key} > ?", (*values, after), "ASC"
    elif before is not None:
        where, values = f"{where} AND {source.key} < ?", (*values, before)
    rows = connection.execute(
        f"SELECT {_ROW} {source.excerpt} FROM {source.tables} WHERE {where} "
        f"ORDER BY {source.key} {order} LIMIT ?",
        (*values, limit),
    ).fetchall()
    return [_row(row) for row in (rows if order == "DESC" else reversed(rows))]


def best(connection: sqlite3.Connection, query: EntryQuery, *, limit: int = 20) -> list[EntryRow]:
    """The entries that fit the text best, among the newest 2,000 that hold its words (bm25)."""
    source = _source(query, as_you_type=False)
    if source is None or not query.text.strip():
        return []
    floor = connection.execute(
        f"SELECT {source.key} FROM {source.tables} WHERE {source.where} "
        f"ORDER BY {source.key} DESC LIMIT 1 OFFSET ?",
        (*source.values, RANKED_HITS - 1),
    ).fetchone()
    rows = connection.execute(
        f"SELECT {_ROW} {source.excerpt} FROM {source.tables} WHERE {source.where} AND {source.key} >= ? "
        "ORDER BY bm25(entry_fts, 4.0, 1.0, 1.0), entry_fts.rowid DESC LIMIT ?",
        (*source.values, floor[0] if floor else -(2**62), limit),
    )
    return [_row(row) for row in rows]


def count(
    connection: sqlite3.Connection, query: EntryQuery, *, cap: int | None = None, as_you_type: bool = False
) -> int:
    """How many entries there are, counting no further than `cap`."""
    source = _source(query, as_you_type)
    if source is None:
        return 0
    inner = f"SELECT 1 FROM {source.tables} WHERE {source.where}"
    limit = "" if cap is None else " LIMIT ?"
    values = source.values if cap is None else (*source.values, cap)
    (found,) = connection.execute(f"SELECT count(*) FROM ({inner}{limit})", values).fetchone()
    return int(found)


def place_at(connection: sqlite3.Connection, query: EntryQuery, rank: int) -> int | None:
    """The place of the entry so many below the newest (0 is the newest); None beyond the end.

    For a jump into the middle of a long list. It walks an index, some 30 ms at a million entries.
    """
    source = _source(query, as_you_type=False)
    if source is None:
        return None
    row = connection.execute(
        f"SELECT {source.key} FROM {source.tables} WHERE {source.where} "
        f"ORDER BY {source.key} DESC LIMIT 1 OFFSET ?",
        (*source.values, rank),
    ).fetchone()
    return int(row[0]) if row else None


def rows_of(connection: sqlite3.Connection, ids: Sequence[str]) -> list[EntryRow]:
    """Entries by their ids, in that order; what is gone is left out."""
    found = []
    for entry_id in ids:
        row = connection.execute(f"SELECT {_ROW} NULL FROM entry e WHERE e.id = ?", (entry_id,)).fetchone()
        if row is not None:
            found.append(_row(row))
    return found


def themes(connection: sqlite3.Connection) -> list[str]:
    """Every theme that a living entry has, in alphabetical order."""
    rows = connection.execute(
        "SELECT name FROM theme WHERE EXISTS (SELECT 1 FROM entry_theme et JOIN entry e ON e.seq = et.seq "
        "WHERE et.theme_id = theme.id AND e.trashed_at IS NULL) ORDER BY folded"
    )
    return [row[0] for row in rows]


def _row(row: Sequence[object]) -> EntryRow:
    place, entry_id, kind, title, created, happened, themes_text, how_sure, look_again_on, first, around = row
    created_at = datetime.fromisoformat(str(created))
    opening = one_line(str(first or ""), EXCERPT_WIDTH)
    return EntryRow(
        id=str(entry_id),
        kind=EntryKind(str(kind)),
        title=str(title),
        opening=opening,
        excerpt=opening if around is None else one_line(str(around), EXCERPT_WIDTH),
        created_at=created_at,
        day=date.fromisoformat(str(happened)) if happened else created_at.date(),
        place=int(str(place)),
        themes=tuple(sorted(str(themes_text).split(_SEPARATOR), key=folded_theme)) if themes_text else (),
        how_sure=None if how_sure is None else int(str(how_sure)),
        look_again_on=date.fromisoformat(str(look_again_on)) if look_again_on else None,
    )
