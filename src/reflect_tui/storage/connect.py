"""Opening the journal: one connection a call, private by mode, and every SQLite error told in a sentence."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reflect_tui.domain.errors import (
    CannotWrite,
    DamagedJournal,
    DiskFull,
    JournalBusy,
    JournalUnavailable,
    NewerJournal,
    NotAJournal,
    ReflectError,
)

SCHEMA_VERSION = 4
"""`PRAGMA user_version` of a journal this program can use as it is."""
APPLICATION_ID = 0x52464C54
"""`PRAGMA application_id`: "RFLT", so that another program's database is never taken for a journal."""
BUSY_SECONDS = 10.0
"""How long a call waits for another process that is writing."""


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection | None]:
    """A connection for reading; None where there is no journal yet.

    Raises:
        JournalUnavailable: the file is no journal, is newer, is damaged, or cannot be opened.
    """
    if not is_there(path):
        yield None
        return
    with telling(path), _opened(path) as connection:
        yield connection


@contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection inside one immediate transaction; the journal is made if there is none.

    The transaction is kept when the block ends well and undone when it raises.

    Raises:
        JournalUnavailable: as for `reading`, or the folder, the file or the disk refuses to be written.
    """
    with telling(path):
        if not is_there(path):
            from reflect_tui.storage.schema import create_journal

            create_journal(path)
        with _opened(path) as connection, transaction(connection):
            yield connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """BEGIN IMMEDIATE … COMMIT, or ROLLBACK when the block raises."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # A full disk may have ended the transaction already.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def empty_log(path: Path) -> bool:
    """Bring what stands in the log beside the file (`-wal`) into the file, and cut the log to nothing.

    Returns:
        Whether that was done; False where another window was reading all the while, or the disk refused.
        Then it is done when the last window closes.
    """
    try:
        with _opened(path) as connection:
            busy: int = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    except (sqlite3.Error, OSError):
        return False
    return busy == 0


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    connection = connect(path)
    try:
        if _check_version(connection) < SCHEMA_VERSION:
            connection.close()
            from reflect_tui.storage.schema import upgrade_journal

            upgrade_journal(path)
            connection = connect(path)
        yield connection
    finally:
        connection.close()


def connect(path: Path) -> sqlite3.Connection:
    """A bare connection to an existing file with our settings; transactions are ours to begin.

    `synchronous=FULL` because in WAL mode NORMAL may lose a kept entry in a power cut
    (sqlite.org/pragma.html#pragma_synchronous).
    """
    _refuse_strangers(path)
    connection = sqlite3.connect(
        f"{path.as_uri()}?mode=rw",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
    )
    for pragma in ("synchronous=FULL", "foreign_keys=ON", "secure_delete=ON", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _refuse_strangers(path: Path) -> None:
    """Look at the first bytes of a file before SQLite opens it and perhaps tidies up another program's.

    The places of the header are those of sqlite.org/fileformat.html#the_database_header.
    """
    if not path.is_file():
        raise NotAJournal(
            f"{path} is not a file.",
            "Nothing was changed. Move it away to begin a new journal, or choose another folder.",
        )
    with path.open("rb") as file:
        header = file.read(100)
    if not header:
        raise NotAJournal(
            f"{path} is empty (0 bytes): it may be a copy that did not finish.",
            "Nothing was changed. Move it away to begin a new journal, or put a backup in its place.",
        )
    if len(header) < 100 or not header.startswith(b"SQLite format 3\x00"):
        raise _no_journal(path)
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise NotAJournal(
            f"{path} is a database, but not a journal of reflect-tui.",
            "Nothing was changed. Move it away, or choose another folder with REFLECT_HOME.",
        )


def _no_journal(path: Path) -> NotAJournal:
    return NotAJournal(
        f"{path} is not a journal.",
        "Nothing was changed. Move it away to begin a new one, or set REFLECT_HOME to another folder.",
    )


def _check_version(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > SCHEMA_VERSION:
        raise NewerJournal(
            "This journal was written by a newer version of reflect-tui.",
            "Nothing was changed. Install the newer version to open it.",
        )
    return version


def is_there(path: Path) -> bool:
    """Whether there is something where the journal should be.

    Raises:
        JournalUnavailable: a folder that is a file, or a link to nowhere, is no place where one could be.
    """
    with telling(path):
        if path.exists():
            return True
    if path.is_symlink():
        raise NotAJournal(
            f"{path} points to a file that is not there.", "Is a stick or a network drive missing?"
        )
    home = path.parent
    if home.exists() and not home.is_dir():
        raise CannotWrite(f"{home} is not a folder.", "Choose another folder with REFLECT_HOME or --home.")
    return False


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system say into sentences; the text never holds what somebody wrote."""
    try:
        yield
    except sqlite3.Error as problem:
        raise _told(problem, path) from problem
    except OSError as problem:
        raise _told_by_system(problem, path) from problem


def _told(problem: sqlite3.Error, path: Path) -> ReflectError:
    code = getattr(problem, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return _full(path)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return JournalBusy(
            "Another program has been writing to the journal all this time.",
            "Nothing was lost here; try again.",
        )
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH):
        return CannotWrite(f"{path} cannot be opened for writing.", "Check who owns the folder and the file.")
    if code == sqlite3.SQLITE_NOTADB:
        return _no_journal(path)
    if code == sqlite3.SQLITE_CORRUPT:
        return _damaged_or_disk(path)
    if code == sqlite3.SQLITE_IOERR:
        return JournalUnavailable(
            f"The disk gave an error at {path}.", "What was kept before is untouched. Try again."
        )
    return JournalUnavailable(
        f"The journal could not do that ({type(problem).__name__}).", "Nothing was changed."
    )


def _told_by_system(problem: OSError, path: Path) -> ReflectError:
    if problem.errno in (errno.ENOSPC, errno.EDQUOT):
        return _full(path)
    reason = problem.strerror or type(problem).__name__
    return CannotWrite(
        f"The folder {path.parent} cannot be used: {reason}.",
        "Nothing was created. Choose another folder with REFLECT_HOME or --home.",
    )


def _full(path: Path) -> DiskFull:
    return DiskFull(f"There is no room left on the disk of {path.parent}.", "Make room, and keep it again.")


def _damaged_or_disk(path: Path) -> JournalUnavailable:
    """A failing read can look like damage: only what a second opening still sees is called damage."""
    try:
        connection = connect(path)
        try:
            (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        finally:
            connection.close()
    except (sqlite3.Error, OSError, ReflectError):
        verdict = "unreadable"
    if verdict == "ok":
        return JournalUnavailable(
            "The disk gave an error while reading; the journal is in order.", "Try again."
        )
    return DamagedJournal(
        f"{path} is damaged: parts of it cannot be read.",
        "Nothing was changed. Copy the file somewhere before anything else, then put a backup in its place.",
    )
