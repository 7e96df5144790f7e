"""What stands where the journal should be: never overwritten, never taken for a journal, always told."""

from __future__ import annotations

import hashlib
import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reflect_tui.domain.entries import Draft, EntryKind, Writing
from reflect_tui.domain.errors import (
    CannotWrite,
    DamagedJournal,
    JournalUnavailable,
    NewerJournal,
    NotAJournal,
)
from reflect_tui.domain.people import Person
from reflect_tui.journal import Journal
from reflect_tui.storage.connect import APPLICATION_ID, SCHEMA_VERSION, reading, writing
from tests.storage.making import journal_in

JPEG = bytes.fromhex("ffd8ffe000104a46494600010101006000600000ffdb0043") + b"\x08\x06\x06\x07" * 400


def database(path: Path, application: int = 0, version: int = 0) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE entry (seq INTEGER PRIMARY KEY, id TEXT)")
    connection.execute(f"PRAGMA application_id={application}")
    connection.execute(f"PRAGMA user_version={version}")
    connection.commit()
    connection.close()


def journal_with_words(path: Path) -> None:
    journal = journal_in(path.parent)
    for number in range(60):
        journal.entries.keep(Writing(body=f"entry {number} " * 60, themes=("x",)))


def spoil(path: Path, start: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(start)
        file.write(data)


def header(path: Path) -> None:
    journal_with_words(path)
    spoil(path, 0, b"\x00" * 16)


def page_size(path: Path) -> None:
    journal_with_words(path)
    spoil(path, 16, b"\x00\x03")


def another_at_work(path: Path) -> None:
    """A database of another program that was killed before it had written its log into the file."""
    code = f"""
import os, sqlite3
connection = sqlite3.connect({str(path)!r}, isolation_level=None)
connection.execute("PRAGMA journal_mode=WAL")
connection.execute("CREATE TABLE theirs (x)")
os._exit(0)
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def newer(path: Path) -> None:
    journal_with_words(path)
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    connection.close()


def sealed(path: Path) -> None:
    # What an encrypted journal looks like to a program that cannot open it.
    path.write_bytes(random.Random(7).randbytes(8192))


STRANGE: dict[str, tuple[Callable[[Path], object], type[JournalUnavailable], str]] = {
    "nothing in it": (Path.touch, NotAJournal, "empty"),
    "a word": (lambda path: path.write_bytes(b"hello"), NotAJournal, "not a journal"),
    "a text": (lambda path: path.write_bytes(b"Dear diary\n" * 500), NotAJournal, "not a journal"),
    "a JPEG": (lambda path: path.write_bytes(JPEG), NotAJournal, "not a journal"),
    "zeros": (lambda path: path.write_bytes(bytes(8192)), NotAJournal, "journal"),
    "encrypted": (sealed, NotAJournal, "not a journal"),
    "a cut header": (lambda path: path.write_bytes(b"SQLite format 3\x00"), NotAJournal, "journal"),
    "another program's": (database, NotAJournal, "not a journal of reflect-tui"),
    "another program's with an id": (lambda p: database(p, 0x12345678, 1), NotAJournal, "of reflect-tui"),
    "newer": (newer, NewerJournal, "newer version"),
    "newer by far": (lambda p: database(p, APPLICATION_ID, 999), NewerJournal, "newer version"),
    "a damaged header": (header, NotAJournal, "not a journal"),
}


@pytest.mark.parametrize("name", STRANGE)
def test_what_is_no_journal_is_told_and_left_as_it_is(journal: Journal, home: Path, name: str) -> None:
    make, error, words = STRANGE[name]
    home.mkdir()
    path = home / "journal.db"
    make(path)
    before, when = hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns
    attempts: list[Callable[[], object]] = [
        lambda: journal.entries.page(),
        lambda: journal.entries.keep(Writing(body="x")),
        lambda: journal.drafts.save(Draft("d", EntryKind.REFLECTION, {"body": "x"})),
        lambda: journal.entries.undo(),
        lambda: journal.people.add(Person("Gwen")),
        lambda: journal.today.page(),
    ]
    for attempt in attempts:
        with pytest.raises(error, match=words) as problem:
            attempt()
        assert type(problem.value) is error
        assert problem.value.hint
        assert "Nothing was changed" in str(problem.value)
        assert problem.value.exit_code == 3
    assert (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns) == (before, when)
    assert [file.name for file in home.iterdir()] == ["journal.db"]


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo], ids=["a folder", "a pipe"])
def test_what_is_no_file_is_told_and_left_as_it_is(
    journal: Journal, home: Path, make: Callable[[Path], object]
) -> None:
    home.mkdir()
    make(home / "journal.db")
    for attempt in (journal.entries.page, lambda: journal.entries.keep(Writing(body="x"))):
        with pytest.raises(NotAJournal, match="is not a file") as problem:
            attempt()
        assert "Nothing was changed" in problem.value.hint
    assert [file.name for file in home.rglob("*")] == ["journal.db"]


def test_the_log_of_another_program_is_left_as_it_is(journal: Journal, home: Path) -> None:
    home.mkdir()
    another_at_work(home / "journal.db")
    before = {file.name: file.read_bytes() for file in home.iterdir()}
    assert len(before) == 3
    for attempt in (journal.entries.page, lambda: journal.entries.keep(Writing(body="x"))):
        with pytest.raises(NotAJournal, match="of reflect-tui"):
            attempt()
    assert {file.name: file.read_bytes() for file in home.iterdir()} == before


def test_a_header_that_makes_no_sense_is_told(journal: Journal, home: Path) -> None:
    path = home / "journal.db"
    page_size(path)
    before = path.read_bytes()
    for attempt in (journal.entries.page, lambda: journal.entries.keep(Writing(body="x"))):
        with pytest.raises(NotAJournal, match="not a journal"):
            attempt()
    assert path.read_bytes() == before


def test_a_link_to_nowhere_is_told_and_nothing_is_made_at_its_end(
    journal: Journal, home: Path, tmp_path: Path
) -> None:
    home.mkdir()
    (home / "journal.db").symlink_to(tmp_path / "stick" / "journal.db")
    for attempt in (
        journal.entries.page,
        journal.entries.undo,
        lambda: journal.entries.keep(Writing(body="x")),
        lambda: journal.people.remove("Gwen"),
    ):
        with pytest.raises(NotAJournal, match="points to a file that is not there") as problem:
            attempt()
        assert "stick" in problem.value.hint
    assert [file.name for file in home.iterdir()] == ["journal.db"]
    assert not (tmp_path / "stick").exists()


def test_a_link_in_a_circle_is_told(journal: Journal, home: Path) -> None:
    home.mkdir()
    (home / "journal.db").symlink_to(home / "journal.db")
    for attempt in (journal.entries.page, lambda: journal.entries.keep(Writing(body="x"))):
        with pytest.raises(JournalUnavailable):
            attempt()


def test_a_link_to_a_journal_is_followed(journal: Journal, home: Path, tmp_path: Path) -> None:
    real = tmp_path / "stick"
    kept = journal_in(real).entries.keep(Writing(body="on the stick"))
    home.mkdir()
    (home / "journal.db").symlink_to(real / "journal.db")
    assert journal.entries.get(kept.id) == kept
    journal.entries.keep(Writing(body="through the link"))
    assert journal_in(real).entries.count() == 2
    assert (home / "journal.db").is_symlink()
    assert [file.name for file in home.iterdir()] == ["journal.db"]


def test_a_folder_may_be_a_link(home: Path, tmp_path: Path, journal: Journal) -> None:
    (tmp_path / "real").mkdir()
    home.symlink_to(tmp_path / "real")
    journal.entries.keep(Writing(body="x"))
    assert [file.name for file in (tmp_path / "real").iterdir()] == ["journal.db"]


def test_a_page_that_is_damaged_is_told_and_the_rest_can_be_read(journal: Journal, home: Path) -> None:
    path = home / "journal.db"
    journal_with_words(path)
    newest = journal.entries.page(limit=1)
    with reading(path) as connection:
        assert connection is not None
        [leaf] = (
            connection.execute(
                "SELECT pageno FROM dbstat WHERE name = 'entry' AND pagetype = 'leaf' ORDER BY pageno LIMIT 1"
            ).fetchone()
            if has_dbstat(connection)
            else (oldest_page(path),)
        )
    spoil(path, (leaf - 1) * 4096, b"\xff" * 4096)
    before = path.read_bytes()
    with pytest.raises(DamagedJournal, match="is damaged") as problem:
        journal.entries.page(limit=60)
    assert "Copy the file somewhere" in problem.value.hint
    assert journal.entries.page(limit=1) == newest
    assert path.read_bytes() == before


def has_dbstat(connection: sqlite3.Connection) -> bool:
    options = {row[0] for row in connection.execute("PRAGMA compile_options")}
    return "ENABLE_DBSTAT_VTAB" in options


def oldest_page(path: Path) -> int:
    """The number of the page that holds the first entry's text."""
    return path.read_bytes().index(b"entry 0 entry 0") // 4096 + 1


def test_a_copy_that_did_not_finish_is_damaged(journal: Journal, home: Path) -> None:
    path = home / "journal.db"
    journal_with_words(path)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 3])
    with pytest.raises(DamagedJournal):
        journal.entries.page(limit=60)


def test_a_read_that_failed_once_is_not_called_damage(
    journal: Journal, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal_with_words(home / "journal.db")

    def fail(*args: object, **kwargs: object) -> None:
        problem = sqlite3.DatabaseError("database disk image is malformed")
        problem.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise problem

    monkeypatch.setattr("reflect_tui.storage.lists.newest", fail)
    with pytest.raises(JournalUnavailable, match="the journal is in order") as told:
        journal.entries.page()
    assert type(told.value) is JournalUnavailable


def test_tables_that_are_missing_are_told(journal: Journal, home: Path) -> None:
    journal_with_words(home / "journal.db")
    with writing(home / "journal.db") as connection:
        connection.execute("DROP TABLE draft")
    with pytest.raises(JournalUnavailable, match="could not do that"):
        journal.drafts.unfinished()


@pytest.mark.parametrize(
    ("below", "reads"),
    [("file/journal.db", False), ("file/a/b/journal.db", True), ("n" * 300 + "/j.db", False)],
)
def test_a_place_that_cannot_be_is_told(tmp_path: Path, below: str, reads: bool) -> None:
    (tmp_path / "file").write_bytes(b"not a folder")
    journal = Journal(tmp_path / below)
    with pytest.raises(CannotWrite) as problem:
        journal.entries.keep(Writing(body="x"))
    assert "REFLECT_HOME" in problem.value.hint
    if reads:
        assert journal.entries.page() == []
    else:
        for attempt in (journal.entries.page, journal.entries.undo, lambda: journal.people.remove("Gwen")):
            with pytest.raises(CannotWrite):
                attempt()
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert (tmp_path / "file").read_bytes() == b"not a folder"


def test_a_folder_that_goes_away_while_the_program_runs_is_not_missed(journal: Journal, home: Path) -> None:
    journal.entries.keep(Writing(body="x"))
    home.rename(home.with_name("elsewhere"))
    assert journal.entries.page() == []
    journal.entries.keep(Writing(body="y"))
    assert [row.opening for row in journal.entries.page()] == ["y"]
    assert [row.opening for row in journal_in(home.with_name("elsewhere")).entries.page()] == ["x"]
