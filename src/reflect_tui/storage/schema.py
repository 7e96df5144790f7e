"""Making a journal and bringing an old one up to date, with sqlite-utils' Migrations.

This is the only place on the way to a journal that imports sqlite_utils, which costs more than half of
what the app itself does; a journal that is up to date never comes here.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import sqlite3
from pathlib import Path

from sqlite_utils import Database, Migrations

from reflect_tui.paths import make_private, sync_folder
from reflect_tui.storage import tables
from reflect_tui.storage.connect import APPLICATION_ID, BUSY_SECONDS, SCHEMA_VERSION
from reflect_tui.storage.copies import back_up

migrations = Migrations("reflect")


@migrations()
def first_version(db: Database) -> None:
    """Everything the first release keeps."""
    for script in tables.FIRST_VERSION:
        run_script(db, script)


@migrations()
def looking_again(db: Database) -> None:
    """Locks that cannot be got round, days to look at changes, steps with themes."""
    for script in tables.SECOND_VERSION:
        run_script(db, script)


@migrations()
def learning_together(db: Database) -> None:
    """Notes that came, where remarks stand, exchanges that are closed."""
    for script in tables.THIRD_VERSION:
        run_script(db, script)


@migrations()
def learning_in_groups(db: Database) -> None:
    """What a group sent in is read and sorted; questions that opened something are marked."""
    for script in tables.FOURTH_VERSION:
        run_script(db, script)


def run_script(db: Database, script: str) -> None:
    """Run the statements of a script one by one, in the transaction that is open.

    `executescript` would commit first, and a killed migration would leave half a journal.
    """
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            db.execute(statement)
            statement = ""


def create_journal(path: Path) -> None:
    """Make an empty journal at `path`, private, whole or not at all.

    It is made under another name and then linked into place, so that several processes starting at
    once end up with one journal, and a kill leaves none.

    Raises:
        OSError, sqlite3.Error: the place refuses; the caller tells it in words.
    """
    make_private(path.parent)
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(6)}.new")
    os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        _build(fresh)
        _put_in_place(fresh, path)
    finally:
        for leftover in (fresh, *(fresh.with_name(fresh.name + end) for end in ("-wal", "-shm", "-journal"))):
            with contextlib.suppress(FileNotFoundError):
                leftover.unlink()


def _build(fresh: Path) -> None:
    connection = sqlite3.connect(fresh, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("BEGIN IMMEDIATE")
        migrations.apply(Database(connection, execute_plugins=False))
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()


def _put_in_place(fresh: Path, path: Path) -> None:
    """Give the finished file its name, unless another process was first."""
    with contextlib.suppress(FileExistsError):
        try:
            os.link(fresh, path)
        except FileExistsError:
            raise
        except OSError:
            # A stick formatted for Windows has no hard links.
            if not path.exists():
                fresh.rename(path)
    sync_folder(path.parent)


def upgrade_journal(path: Path) -> None:
    """Bring an older journal up to date in one transaction, after a copy of it was put beside it.

    Raises:
        sqlite3.Error: it could not be done; the journal is as it was.
    """
    connection = sqlite3.connect(path, isolation_level=None, timeout=BUSY_SECONDS)
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Another process may have done it while this one waited; its copy of the old one must stay.
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version < SCHEMA_VERSION:
                _back_up_beside(path)
                migrations.apply(Database(connection, execute_plugins=False))
                check_search_index(connection)
                connection.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    finally:
        connection.close()


def _back_up_beside(path: Path) -> None:
    """Copy a journal that another connection has locked, as it is before that one writes."""
    reader = sqlite3.connect(path, isolation_level=None, timeout=BUSY_SECONDS)
    try:
        back_up(reader, path.with_name(f"{path.stem}.before-version-{SCHEMA_VERSION}.db"))
    finally:
        reader.close()


def check_search_index(connection: sqlite3.Connection) -> None:
    """Refuse a migration that lost the triggers of the search index, as a table transform would.

    Raises:
        sqlite3.IntegrityError: a trigger that the first version made is gone.
    """
    wanted = set(re.findall(r"CREATE TRIGGER (\w+)", tables.SEARCH))
    found = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    if not wanted <= found:
        raise sqlite3.IntegrityError("the search index lost its triggers")
