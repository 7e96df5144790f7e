from __future__ import annotations

import os
import re
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from reflect_tui.domain.entries import EntryQuery, Writing
from reflect_tui.domain.errors import JournalUnavailable
from reflect_tui.journal import Journal
from reflect_tui.storage import copies, schema, tables
from reflect_tui.storage.connect import APPLICATION_ID, SCHEMA_VERSION
from tests.storage.making import journal_in

COPY = f"journal.before-version-{SCHEMA_VERSION}.db"


def version_of(path: Path) -> int:
    connection = sqlite3.connect(path)
    try:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()


def bodies(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        return [row[0] for row in connection.execute("SELECT body FROM entry ORDER BY seq")]
    finally:
        connection.close()


@pytest.fixture
def older(home: Path) -> Path:
    """A journal as a version before ours would have left it: an older number, one table short."""
    journal_in(home).entries.keep(Writing(body="Written long ago", themes=("housing",)))
    path = home / "journal.db"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version=0")
    connection.close()
    return path


@pytest.fixture
def migrations(monkeypatch: pytest.MonkeyPatch) -> Migrations:
    """The migrations that lead from the older journal to ours, for a test to add to."""
    later = Migrations("reflect")
    later(name="first_version")(schema.first_version)
    monkeypatch.setattr(schema, "migrations", later)
    return later


def test_an_older_journal_is_brought_up_to_date_after_a_copy_was_put_beside_it(
    older: Path, journal: Journal, migrations: Migrations
) -> None:
    @migrations()
    def a_mood(db: Database) -> None:
        db.execute("ALTER TABLE setting ADD COLUMN note TEXT")

    [row] = journal.entries.page()
    assert row.opening == "Written long ago"
    assert version_of(older) == SCHEMA_VERSION
    with journal.store.reading() as connection:
        assert connection is not None
        assert connection.execute("SELECT count(note) FROM setting").fetchone() == (0,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    copy = older.with_name(COPY)
    assert version_of(copy) == 0
    assert bodies(copy) == ["Written long ago"]
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert sorted(path.name for path in older.parent.iterdir()) == [COPY, "journal.db"]


def test_the_first_call_after_an_update_may_be_one_that_writes(
    older: Path, journal: Journal, migrations: Migrations
) -> None:
    kept = journal.entries.keep(Writing(body="Written today"))
    assert journal.entries.get(kept.id).body == "Written today"
    assert journal.entries.count(EntryQuery(text="long")) == 1
    assert bodies(older.with_name(COPY)) == ["Written long ago"]


def test_an_update_that_fails_leaves_the_journal_as_it_was(
    older: Path, journal: Journal, migrations: Migrations
) -> None:
    @migrations()
    def half(db: Database) -> None:
        db.execute("ALTER TABLE setting ADD COLUMN note TEXT")
        db.execute("INSERT INTO nowhere VALUES (1)")

    for _ in range(2):
        with pytest.raises(JournalUnavailable):
            journal.entries.page()
    assert version_of(older) == 0
    connection = sqlite3.connect(older)
    assert "note" not in {row[1] for row in connection.execute("PRAGMA table_info(setting)")}
    connection.close()
    assert bodies(older) == bodies(older.with_name(COPY)) == ["Written long ago"]


def test_an_update_that_loses_the_search_index_is_refused(
    older: Path, journal: Journal, migrations: Migrations
) -> None:
    """sqlite-utils' transform drops the triggers of full-text search without a word."""

    @migrations(transactional=False)
    def careless(db: Database) -> None:
        db.execute("DROP TRIGGER entry_fts_update")

    with pytest.raises(JournalUnavailable, match="could not do that"):
        journal.entries.page()
    assert version_of(older) == 0
    connection = sqlite3.connect(older)
    schema.check_search_index(connection)
    connection.close()


def test_a_table_transform_is_what_would_lose_it(older: Path) -> None:
    connection = sqlite3.connect(older, isolation_level=None)
    schema.check_search_index(connection)
    database = Database(connection, execute_plugins=False)
    database.table("entry").transform(defaults={"hard": 1})
    connection.execute(
        "INSERT INTO entry (seq, id, kind, created_at, checksum, body) "
        "VALUES (1, 'a', 'case', '', '', 'hidden')"
    )
    found = connection.execute("SELECT count(*) FROM entry_fts WHERE entry_fts MATCH 'hidden'").fetchone()
    assert found == (0,)
    with pytest.raises(sqlite3.IntegrityError, match="lost its triggers"):
        schema.check_search_index(connection)
    connection.close()


@pytest.mark.parametrize("trigger", re.findall(r"CREATE TRIGGER (\w+)", tables.SEARCH))
def test_every_trigger_of_the_index_is_missed(older: Path, trigger: str) -> None:
    connection = sqlite3.connect(older, isolation_level=None)
    schema.check_search_index(connection)
    connection.execute(f"DROP TRIGGER {trigger}")
    with pytest.raises(sqlite3.IntegrityError):
        schema.check_search_index(connection)
    connection.close()


def test_the_copy_of_the_old_one_is_not_overwritten_by_a_second_process(
    older: Path, journal: Journal
) -> None:
    schema.upgrade_journal(older)
    journal.entries.keep(Writing(body="Written today"))
    # This process saw the old number, and waited for the first one.
    schema.upgrade_journal(older)
    assert bodies(older.with_name(COPY)) == ["Written long ago"]
    assert version_of(older.with_name(COPY)) == 0


def test_many_processes_update_an_older_journal_once(older: Path, journal: Journal) -> None:
    code = f"""
from pathlib import Path
from reflect_tui.domain.entries import Writing
from reflect_tui.journal import Journal
Journal(Path({str(older)!r})).entries.keep(Writing(body="Written today"))
"""
    writers = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(4)]
    assert [writer.wait(timeout=60) for writer in writers] == [0] * 4
    assert journal.entries.count() == 5
    assert bodies(older.with_name(COPY)) == ["Written long ago"]


def test_a_copy_that_cannot_be_made_stops_the_update(
    older: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: object, **kwargs: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as during:
        during.setattr(os, "open", full)
        with pytest.raises(JournalUnavailable, match="no room left"):
            journal.entries.page()
    assert version_of(older) == 0
    assert [path.name for path in older.parent.iterdir()] == ["journal.db"]
    assert journal.entries.count() == 1


def test_a_copy_is_whole_and_takes_the_place_of_an_earlier_one(older: Path) -> None:
    connection = sqlite3.connect(older)
    copy = older.with_name("copy.db")
    copy.write_bytes(b"an earlier copy")
    before = os.umask(0)
    try:
        copies.back_up(connection, copy)
    finally:
        os.umask(before)
    connection.close()
    assert bodies(copy) == ["Written long ago"]
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert sorted(path.name for path in older.parent.iterdir()) == ["copy.db", "journal.db"]


def test_a_script_runs_in_the_transaction_that_is_open() -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("BEGIN")
    script = (
        "CREATE TABLE a (x); -- a; b\n"
        "CREATE TRIGGER t AFTER INSERT ON a BEGIN\n DELETE FROM a;\n SELECT 1;\nEND;\n"
    )
    schema.run_script(Database(connection, execute_plugins=False), script)
    assert connection.in_transaction
    assert {row[0] for row in connection.execute("SELECT name FROM sqlite_master")} == {"a", "t"}
    connection.execute("ROLLBACK")
    assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    connection.close()


def test_the_first_version_is_made_of_statements_that_each_run_alone() -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    for script in tables.FIRST_VERSION:
        schema.run_script(Database(connection, execute_plugins=False), script)
        assert sqlite3.complete_statement(script)
    made = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type <> 'index'")}
    wanted = set(re.findall(r"CREATE (?:VIRTUAL )?(?:TABLE|TRIGGER) (\w+)", "".join(tables.FIRST_VERSION)))
    assert wanted <= made
    named = (
        "entry answer judgement outcome positive_error relationship change case_study link theme entry_theme "
    )
    named += (
        "revision draft person pack pack_question share share_entry share_replacement buddy exchange reply "
    )
    named += "agreement session contribution setting entry_fts"
    assert set(named.split()) <= made
    connection.close()


def test_a_journal_says_what_it_is(older: Path) -> None:
    header = older.read_bytes()[:100]
    assert header.startswith(b"SQLite format 3\x00")
    assert header[68:72] == APPLICATION_ID.to_bytes(4, "big") == b"RFLT"


def first_version_of_a_journal(path: Path) -> None:
    """A journal as the first version left it: one error in which somebody was hurt, one judgement."""
    path.parent.mkdir(mode=0o700)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    only = Migrations("reflect")
    only(name="first_version")(schema.first_version)
    only.apply(Database(connection, execute_plugins=False))
    for number, (kind, body) in enumerate((("positive-error", "I forgot."), ("judgement", "He will come."))):
        connection.execute(
            "INSERT INTO entry (seq, id, kind, created_at, checksum, body) VALUES (?, ?, ?, ?, '', ?)",
            (number, f"entry{number}", kind, "2026-11-01T10:00:00+00:00", body),
        )
    connection.execute("INSERT INTO positive_error (entry_id, someone_hurt) VALUES ('entry0', 'yes')")
    connection.execute("INSERT INTO judgement (entry_id, look_again_on) VALUES ('entry1', '2026-11-10')")
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute("PRAGMA user_version=1")
    connection.close()


def test_a_journal_of_the_first_version_gets_the_locks_and_spares_what_was_hard(
    home: Path, journal: Journal
) -> None:
    path = home / "journal.db"
    first_version_of_a_journal(path)
    assert journal.entries.get("entry0").hard
    assert not journal.entries.get("entry1").hard
    assert [row.id for row in journal.judgements.ready()] == ["entry1"]
    assert version_of(path) == SCHEMA_VERSION
    with (
        journal.store.writing() as connection,
        pytest.raises(sqlite3.IntegrityError, match="never rewritten"),
    ):
        connection.execute("DELETE FROM judgement")
    copy = path.with_name(COPY)
    assert version_of(copy) == 1
    assert bodies(copy) == ["I forgot.", "He will come."]
