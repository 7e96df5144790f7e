"""A disk that is full, a folder that refuses, a program that does not let go."""

from __future__ import annotations

import errno
import os
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reflect_tui.domain.entries import Draft, EntryKind, Writing
from reflect_tui.domain.errors import CannotWrite, DiskFull, JournalBusy, JournalUnavailable
from reflect_tui.journal import Journal
from reflect_tui.storage import connect
from reflect_tui.storage.connect import telling, transaction
from tests.storage.making import journal_in

LONG = "a long day " * 4000


@pytest.fixture
def kept(journal: Journal) -> str:
    journal.drafts.save(Draft("draft", EntryKind.REFLECTION, {"body": "so far"}))
    return journal.entries.keep(Writing(body="kept before")).id


@contextmanager
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """SQLite's own limit on the size of a file: the same error, by the same way, as a disk without room."""
    bare = connect.connect

    def with_little_room(path: Path) -> sqlite3.Connection:
        connection = bare(path)
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count={pages + 2}")
        return connection

    with monkeypatch.context() as during:
        during.setattr(connect, "connect", with_little_room)
        yield


def test_a_full_disk_is_told_and_what_was_kept_can_still_be_read(
    journal: Journal, kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = journal.drafts.unfinished()[0]
    attempts: list[Callable[[], object]] = [
        lambda: journal.entries.keep(Writing(body=LONG), draft_id="draft"),
        lambda: journal.entries.change(kept, Writing(body=LONG), draft_id="draft"),
        lambda: journal.drafts.save(Draft("draft", EntryKind.REFLECTION, {"body": LONG}, revision=1)),
        lambda: journal.settings.put("x", LONG),
    ]
    with full_disk(monkeypatch):
        for attempt in attempts:
            with pytest.raises(DiskFull, match="no room left on the disk") as problem:
                attempt()
            assert "keep it again" in problem.value.hint
        assert journal.entries.get(kept).body == "kept before"
        assert journal.entries.get(kept).revisions == 0
        assert journal.entries.count() == 1
        assert journal.drafts.unfinished() == [draft]
        assert journal.entries.trash([kept]) == [kept]
    # When there is room again, it is kept.
    assert journal.entries.keep(Writing(body=LONG), draft_id="draft").body == LONG
    assert journal.drafts.unfinished() == []


LIMITED = """
import resource, sys
from pathlib import Path
from reflect_tui.domain.entries import Writing
from reflect_tui.domain.errors import ReflectError
from reflect_tui.journal import Journal

home, out = Path(sys.argv[1]), Path(sys.argv[2])
journal = Journal(home / "journal.db")
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
for attempt in (
    lambda: journal.entries.keep(Writing(body="a long day " * 20000)),
    lambda: journal.transfer.takeout(out),
):
    try:
        attempt()
        print("done")
    except ReflectError as problem:
        print(type(problem).__name__, problem)
print(journal.entries.count())
"""


def test_a_file_that_may_not_grow_is_told_and_leaves_no_part_behind(home: Path, tmp_path: Path) -> None:
    journal = journal_in(home)
    for number in range(5):
        journal.entries.keep(Writing(body=f"{number} {LONG}"))
    room = 100_000
    assert (home / "journal.db").stat().st_size > room
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(home), str(tmp_path / "out"), str(room)],
        capture_output=True,
        text=True,
        check=True,
    )
    first, second, count = done.stdout.splitlines()
    assert first.startswith(("JournalUnavailable", "DiskFull", "CannotWrite"))
    assert second.startswith("CannotWrite")
    assert "No part of it was left behind" in second
    assert count == "5"
    assert list((tmp_path / "out").iterdir()) == []
    assert journal.entries.count() == 5
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != room


def test_a_journal_cannot_be_begun_where_no_file_may_grow(home: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(home), str(tmp_path / "out"), "2000"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "0"
    assert list(home.iterdir()) == []


HOLDER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE entry SET hard = 1")
print("held", flush=True)
sys.stdin.readline()
connection.execute("COMMIT")
print("gone", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def holder(journal: Journal, kept: str) -> Iterator[subprocess.Popen[str]]:
    """Another process in the middle of writing."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(journal.store.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    yield process
    process.communicate("\n\n")


def test_a_program_that_does_not_let_go_is_told_and_reading_goes_on(
    journal: Journal, kept: str, holder: subprocess.Popen[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connect, "BUSY_SECONDS", 0.05)
    for attempt in (
        lambda: journal.entries.keep(Writing(body="x"), draft_id="draft"),
        lambda: journal.drafts.save(Draft("draft", EntryKind.REFLECTION, {"body": "x"}, revision=1)),
        lambda: journal.entries.trash([kept]),
    ):
        with pytest.raises(JournalBusy, match="Another program has been writing") as problem:
            attempt()
        assert "Nothing was lost" in problem.value.hint
    assert journal.entries.get(kept).body == "kept before"
    assert [draft.id for draft in journal.drafts.unfinished()] == ["draft"]


def test_a_program_that_lets_go_in_time_is_waited_for(
    journal: Journal, kept: str, holder: subprocess.Popen[str]
) -> None:
    assert holder.stdin is not None
    holder.stdin.write("\n")
    holder.stdin.flush()
    journal.entries.keep(Writing(body="x"))
    assert journal.entries.count() == 2


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        (sqlite3.SQLITE_FULL, DiskFull, "no room"),
        (sqlite3.SQLITE_BUSY, JournalBusy, "Another program"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, JournalBusy, "Another program"),
        (sqlite3.SQLITE_LOCKED, JournalBusy, "Another program"),
        (sqlite3.SQLITE_READONLY, CannotWrite, "cannot be opened for writing"),
        (sqlite3.SQLITE_READONLY_DBMOVED, CannotWrite, "cannot be opened for writing"),
        (sqlite3.SQLITE_CANTOPEN, CannotWrite, "cannot be opened for writing"),
        (sqlite3.SQLITE_PERM, CannotWrite, "cannot be opened for writing"),
        (sqlite3.SQLITE_IOERR_READ, JournalUnavailable, "The disk gave an error"),
        (sqlite3.SQLITE_IOERR_FSYNC, JournalUnavailable, "The disk gave an error"),
        (sqlite3.SQLITE_CONSTRAINT, JournalUnavailable, "could not do that"),
        (sqlite3.SQLITE_ERROR, JournalUnavailable, "could not do that"),
    ],
)
def test_what_sqlite_says_becomes_a_sentence_without_anybodys_words(
    tmp_path: Path, code: int, kind: type[JournalUnavailable], words: str
) -> None:
    problem = sqlite3.OperationalError("near 'Margaret': syntax error")
    problem.sqlite_errorcode = code
    with pytest.raises(JournalUnavailable, match=words) as told, telling(tmp_path / "journal.db"):
        raise problem
    assert type(told.value) is kind
    assert told.value.hint
    assert "Margaret" not in str(told.value)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EROFS, CannotWrite),
        (errno.EACCES, CannotWrite),
        (errno.ENAMETOOLONG, CannotWrite),
    ],
)
def test_what_the_system_says_becomes_a_sentence(
    tmp_path: Path, code: int, kind: type[JournalUnavailable]
) -> None:
    with pytest.raises(CannotWrite, match=str(tmp_path)) as told, telling(tmp_path / "journal.db"):
        raise OSError(code, os.strerror(code))
    assert type(told.value) is kind
    assert told.value.hint


def test_an_error_of_sqlite_without_a_code_is_told_too(tmp_path: Path) -> None:
    with pytest.raises(JournalUnavailable, match="InterfaceError"), telling(tmp_path / "journal.db"):
        raise sqlite3.InterfaceError


def stumble(connection: sqlite3.Connection, statement: str) -> None:
    connection.execute(statement)
    raise ZeroDivisionError


def test_a_transaction_is_kept_whole_or_undone_whole(journal: Journal, kept: str) -> None:
    with pytest.raises(ZeroDivisionError), journal.store.writing() as connection:
        stumble(connection, "DELETE FROM draft")
    assert len(journal.drafts.unfinished()) == 1
    with journal.store.writing() as connection:
        connection.execute("DELETE FROM draft")
    assert journal.drafts.unfinished() == []


def test_a_transaction_that_sqlite_has_ended_is_not_ended_twice(journal: Journal, kept: str) -> None:
    connection = connect.connect(journal.store.path)
    with pytest.raises(ZeroDivisionError), transaction(connection):
        stumble(connection, "ROLLBACK")
    assert not connection.in_transaction
    connection.close()
