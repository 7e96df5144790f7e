"""Copies of the journal: made whole, opened again before they count, put back in one step."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reflect_tui.domain.errors import DamagedJournal
from reflect_tui.paths import make_private, sync_folder
from reflect_tui.storage.connect import BUSY_SECONDS, connect, telling

LOGS = ("-wal", "-shm", "-journal")
"""What SQLite may keep beside a file."""


def back_up(connection: sqlite3.Connection, copy: Path) -> None:
    """Copy the open journal to `copy`, private and whole, over an earlier copy of that name.

    SQLite's own way, page by page under its locks (sqlite.org/backup.html): others may write meanwhile.

    Raises:
        sqlite3.Error, OSError: the place refuses, or what was copied does not open; an earlier copy stays.
    """
    fresh = copy.with_name(f".{copy.name}.{secrets.token_hex(6)}.new")
    os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        target = sqlite3.connect(fresh, isolation_level=None)
        try:
            connection.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")
            (verdict,) = target.execute("PRAGMA quick_check(1)").fetchone()
        finally:
            target.close()
        if verdict != "ok":
            raise sqlite3.DatabaseError("the copy is damaged")
        _sync(fresh)
        fresh.replace(copy)
    finally:
        fresh.unlink(missing_ok=True)
    sync_folder(copy.parent)


def copy_journal(path: Path, copy: Path) -> None:
    """Copy the journal at `path` to `copy`.

    Raises:
        JournalUnavailable: it cannot be read, or the copy not written.
    """
    with telling(path):
        source = connect(path)
        try:
            make_private(copy.parent)
            back_up(source, copy)
        finally:
            source.close()


def entries_of(copy: Path) -> dict[str, tuple[str, str]]:
    """Read a copy through without changing it: the checksum and first words of every entry, by id.

    Raises:
        JournalUnavailable: it is no journal, or is damaged.
    """
    with read_only(copy) as connection:
        verdicts = [row[0] for row in connection.execute("PRAGMA integrity_check(1)")]
        if verdicts != ["ok"]:
            raise DamagedJournal(f"{copy} is damaged.", "Choose an older copy; nothing was changed.")
        rows = connection.execute(
            "SELECT id, checksum, coalesce(nullif(title, ''), substr(body, 1, 200)) FROM entry ORDER BY seq"
        )
        return {entry_id: (checksum, words) for entry_id, checksum, words in rows}


@contextmanager
def read_only(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that can change nothing; a copy that nobody writes to needs no log beside it.

    Raises:
        JournalUnavailable: it cannot be read.
    """
    with telling(path):
        checked = connect(path)
        try:
            checked.execute("PRAGMA query_only=ON")
            yield checked
        finally:
            checked.close()


def put_in_place(copy: Path, path: Path) -> None:
    """Make the journal at `path` what `copy` is: all of it or nothing, also where the power fails in between.

    It goes into the open journal as one transaction, so that other windows see it at once and an old log
    can never be taken for a new one's.

    Raises:
        JournalUnavailable: the disk refuses; the journal is as it was.
    """
    with telling(path):
        source, target = connect(copy), connect(path)
        try:
            target.execute(f"PRAGMA busy_timeout={int(BUSY_SECONDS * 1000)}")
            source.backup(target)
        finally:
            source.close()
            target.close()


def put_in_place_of_damaged(copy: Path, path: Path, aside: Path) -> None:
    """The same where the present file cannot be opened: it is kept, byte for byte, as `aside`.

    Raises:
        JournalUnavailable: the disk refuses; the damaged file is where it was.
    """
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(6)}.new")
    with telling(path):
        try:
            make_private(path.parent)
            source = connect(copy)
            try:
                back_up(source, fresh)
            finally:
                source.close()
            for end in ("", *LOGS):
                old = path.with_name(path.name + end)
                if old.exists():
                    _copy_bytes(old, aside.with_name(aside.name + end))
            # A log of the damaged file would be read into the new one: it has to be gone before.
            for end in LOGS:
                path.with_name(path.name + end).unlink(missing_ok=True)
            fresh.replace(path)
            sync_folder(path.parent)
        finally:
            with contextlib.suppress(OSError):
                fresh.unlink(missing_ok=True)


def sweep(folder: Path, before: float) -> None:
    """Take away what a killed copy left in a folder; it holds words too.

    Args:
        folder: the journal's own, or that of the backups.
        before: seconds since 1970; what was changed later may still be at work.
    """
    for pattern in (".*.new", ".*.work", ".rehearsal-*.db"):
        for path in folder.glob(pattern):
            with contextlib.suppress(OSError):
                if path.stat().st_mtime < before:
                    for end in ("", *LOGS):
                        path.with_name(path.name + end).unlink(missing_ok=True)


def _copy_bytes(old: Path, new: Path) -> None:
    handle = os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with old.open("rb") as source, os.fdopen(handle, "wb") as target:
        shutil.copyfileobj(source, target)
        target.flush()
        os.fsync(target.fileno())


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
