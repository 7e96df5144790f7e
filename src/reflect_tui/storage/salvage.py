"""Reading what can be read out of a damaged journal into a new one; the damaged file is never written to."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from reflect_tui.domain.fingerprint import fingerprint
from reflect_tui.domain.sheets import writing_of
from reflect_tui.paths import make_private, sync_folder
from reflect_tui.storage import entries
from reflect_tui.storage.connect import APPLICATION_ID, SCHEMA_VERSION, connect
from reflect_tui.storage.copies import LOGS
from reflect_tui.storage.health import mend_index
from reflect_tui.storage.schema import create_journal

_HEADER = b"SQLite format 3\x00"
_PAGE = 4096
"""Bytes a page of ours has (sqlite.org/fileformat.html#pages)."""
PLACEHOLDER = "Recovered without its first words"
"""The title of an entry of which only answers or fields could be read."""


def salvage(path: Path, out: Path, now: datetime) -> tuple[dict[str, int], list[str]]:
    """Bring every readable row of the damaged journal at `path` into a new journal at `out`.

    Returns:
        The rows brought over by table, and in words what could not be read.

    Raises:
        OSError, sqlite3.Error: the place of the new one refuses; nothing is left there.
    """
    make_private(out.parent)
    work, fresh = (out.with_name(f".{out.name}.{secrets.token_hex(6)}.work") for _ in range(2))
    try:
        lost = _working_copy(path, work)
        create_journal(fresh)
        with contextlib.closing(connect(fresh)) as target, contextlib.closing(_lenient(work)) as source:
            target.execute("PRAGMA foreign_keys=OFF")
            target.execute("BEGIN IMMEDIATE")
            kept = {}
            for table in _tables(target):
                kept[table], said = _bring(source, target, table)
                lost += said
            lost += _mend_references(target, now)
            mend_index(target)
            target.execute("COMMIT")
            target.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        # It has its name only now: what was killed half-way is not taken for all there was.
        fresh.rename(out)
        sync_folder(out.parent)
    finally:
        for left in (work, fresh):
            for end in ("", *LOGS):
                left.with_name(left.name + end).unlink(missing_ok=True)
    return {table: count for table, count in kept.items() if count}, lost


def _working_copy(path: Path, work: Path) -> list[str]:
    """A private copy to read from, with its log; a broken first line of the file is written anew."""
    for end in ("", "-wal"):
        old = path.with_name(path.name + end)
        if old.is_file():
            handle = os.open(work.with_name(work.name + end), os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            with old.open("rb") as source, os.fdopen(handle, "wb") as target:
                shutil.copyfileobj(source, target)
    size = work.stat().st_size
    with work.open("r+b") as file:
        header = file.read(100)
        whole = (
            header.startswith(_HEADER)
            and int.from_bytes(header[16:18], "big") == _PAGE
            and int.from_bytes(header[68:72], "big") == APPLICATION_ID
            and 0 < int.from_bytes(header[60:64], "big") <= SCHEMA_VERSION
        )
        if whole:
            return []
        file.seek(0)
        file.write(_fresh_header(-(-size // _PAGE))[: min(size, 100)])
        file.truncate(-(-size // _PAGE) * _PAGE)
    return ["the first line of the file, which says what it is: it was written anew"]


def _fresh_header(pages: int) -> bytes:
    """The first 100 bytes of a database of ours (sqlite.org/fileformat.html#the_database_header)."""
    numbers = {
        24: 1,
        28: pages,
        40: 1,
        44: 4,
        56: 1,
        60: SCHEMA_VERSION,
        68: APPLICATION_ID,
        92: 1,
        96: sqlite3.sqlite_version_info[0] * 1_000_000 + sqlite3.sqlite_version_info[1] * 1000,
    }
    header = bytearray(100)
    header[:16] = _HEADER
    header[16:24] = _PAGE.to_bytes(2, "big") + bytes([1, 1, 0, 64, 32, 32])
    for at, number in numbers.items():
        header[at : at + 4] = number.to_bytes(4, "big")
    return bytes(header)


def _lenient(work: Path) -> sqlite3.Connection:
    """A connection that goes on where it can; text that is no UTF-8 is read as well as it may be."""
    source = sqlite3.connect(work, isolation_level=None)
    source.text_factory = lambda raw: raw.decode("utf-8", "replace")
    for pragma in ("query_only=ON", "writable_schema=ON", "ignore_check_constraints=ON"):
        with contextlib.suppress(sqlite3.DatabaseError):
            source.execute(f"PRAGMA {pragma}")
    return source


def _tables(target: sqlite3.Connection) -> list[str]:
    """Our tables, entries first, without the search index, which is built anew."""
    rows = target.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'entry_fts%' "
        "AND name NOT LIKE 'sqlite%' AND name NOT LIKE '%migrations%' ORDER BY rowid"
    )
    return [name for (name,) in rows]


def _bring(source: sqlite3.Connection, target: sqlite3.Connection, table: str) -> tuple[int, list[str]]:
    """One table: how many rows came over, and what could not be read of it."""
    columns = _columns(target, table)
    with contextlib.suppress(sqlite3.DatabaseError):
        columns = [name for name in _columns(source, table) if name in columns] or columns
    names = ", ".join(f'"{name}"' for name in columns)
    into = f'INSERT OR IGNORE INTO "{table}" ({names}) VALUES ({", ".join("?" * len(columns))})'
    count, broken = 0, False
    try:
        for row in _rows(source, table, names):
            if row is None:
                broken = True
                continue
            with contextlib.suppress(sqlite3.IntegrityError):
                count += target.execute(into, row).rowcount
    except sqlite3.DatabaseError:
        broken = True
    return count, [f"part of what is kept as “{table.replace('_', ' ')}”"] if broken else []


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]


def _rows(source: sqlite3.Connection, table: str, names: str) -> Iterator[Sequence[object] | None]:
    """Every row that can be reached: from the front, from the back, and one by one through the indexes.

    None stands for a place that could not be read.
    """
    key = "rowid"
    try:
        source.execute(f'SELECT rowid FROM "{table}" LIMIT 0')
    except sqlite3.DatabaseError:
        # A table WITHOUT ROWID is in the order of its first column.
        key = names.split(", ", maxsplit=1)[0]
    whole = True
    for order in ("ASC", "DESC"):
        try:
            yield from source.execute(f'SELECT {names} FROM "{table}" ORDER BY {key} {order}')
        except sqlite3.DatabaseError:
            whole = False
            yield None
        if whole:
            return
    if key == "rowid":
        for number in sorted(_numbers(source, table)):
            try:
                yield from source.execute(f'SELECT {names} FROM "{table}" WHERE rowid = ?', (number,))
            except sqlite3.DatabaseError:
                yield None


def _numbers(source: sqlite3.Connection, table: str) -> set[int]:
    """The numbers of rows as far as the indexes of a table know them."""
    found: set[int] = set()
    with contextlib.suppress(sqlite3.DatabaseError):
        for index in source.execute(f'PRAGMA index_list("{table}")').fetchall():
            with contextlib.suppress(sqlite3.DatabaseError):
                # Row by row: what was read before the damage counts.
                for (number,) in source.execute(f'SELECT rowid FROM "{table}" INDEXED BY "{index[1]}"'):
                    found.add(number)
    return found


def _mend_references(target: sqlite3.Connection, now: datetime) -> list[str]:
    """Give words without their entry an entry, and let go of what belongs to nothing."""
    said = []
    orphans = target.execute(
        "SELECT DISTINCT entry_id FROM answer WHERE entry_id NOT IN (SELECT id FROM entry)"
    ).fetchall()
    (place,) = target.execute("SELECT coalesce(max(seq), 0) + 1 FROM entry").fetchone()
    for number, (entry_id,) in enumerate(orphans):
        target.execute(
            "INSERT INTO entry (seq, id, kind, created_at, checksum, title, body, more) "
            "VALUES (?, ?, 'reflection', ?, '', ?, '', (SELECT group_concat(text, ' ') FROM answer "
            "WHERE entry_id = ?))",
            (place + number, entry_id, now.isoformat(), PLACEHOLDER, entry_id),
        )
        found = entries.fetch(target, entry_id)
        if found is not None:
            sum_of = fingerprint(writing_of(found))
            target.execute("UPDATE entry SET checksum = ? WHERE id = ?", (sum_of, entry_id))
    if orphans:
        said.append(f"the first words of {_entries(len(orphans))}; the rest is under “{PLACEHOLDER}”")
    left = target.execute("PRAGMA foreign_key_check").fetchall()
    for table, rowid, *_ in left:
        if rowid is not None:
            target.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (rowid,))
    if left:
        tables = ", ".join(sorted({f"“{row[0].replace('_', ' ')}”" for row in left}))
        said.append(f"some of what belonged to entries that are gone ({tables})")
    return said


def _entries(count: int) -> str:
    return "one entry" if count == 1 else f"{count} entries"
