from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from reflect_tui.domain.entries import EntryKind, EntryQuery, Writing
from reflect_tui.domain.errors import CannotWrite
from reflect_tui.domain.people import Person
from reflect_tui.journal import Journal
from reflect_tui.storage import connect, schema
from tests.storage.making import journal_in

SIX = 6


def modes(folder: Path) -> dict[str, int]:
    return {
        str(path.relative_to(folder)): stat.S_IMODE(path.stat().st_mode) for path in sorted(folder.rglob("*"))
    }


def pragma(connection: sqlite3.Connection, name: str) -> object:
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_the_journal_and_its_folder_are_for_their_owner_alone(
    journal: Journal, home: Path, umask: int
) -> None:
    before = os.umask(umask)
    try:
        journal.entries.keep(Writing(body="first"))
        with journal.store.writing() as connection:
            connection.execute("DELETE FROM theme")
            assert modes(home) == {"journal.db": 0o600, "journal.db-shm": 0o600, "journal.db-wal": 0o600}
        journal.drafts.save(journal.drafts.blank(EntryKind.CASE))
        journal.transfer.takeout(home / "out")
    finally:
        os.umask(before)
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert modes(home) == {"journal.db": 0o600, "out": 0o700, "out/reflect-takeout.jsonl": 0o600}


def test_reading_makes_nothing(journal: Journal, home: Path) -> None:
    assert journal.entries.page() == []
    assert journal.entries.count() == 0
    assert journal.entries.best(EntryQuery(text="x")) == []
    assert journal.entries.place_at(EntryQuery(), 0) is None
    assert journal.judgements.ready() == []
    assert journal.themes.all() == journal.entries.undo() == []
    assert not journal.drafts.unfinished()
    assert not journal.people.everyone()
    assert not journal.sharing.ledger()
    assert journal.settings.get("x") == ""
    assert not journal.store.is_there()
    assert not home.exists()


def test_a_journal_is_set_up_so_that_a_power_cut_loses_nothing_that_was_kept(journal: Journal) -> None:
    with journal.store.writing() as connection:
        assert pragma(connection, "journal_mode") == "wal"
        assert pragma(connection, "synchronous") == 2
        assert pragma(connection, "secure_delete") == 1
        assert pragma(connection, "foreign_keys") == 1
        assert pragma(connection, "temp_store") == 2
        assert pragma(connection, "user_version") == connect.SCHEMA_VERSION
        assert pragma(connection, "application_id") == connect.APPLICATION_ID
        assert pragma(connection, "busy_timeout") == connect.BUSY_SECONDS * 1000
    with journal.store.reading() as reader:
        assert reader is not None
        assert pragma(reader, "synchronous") == 2
        assert pragma(reader, "quick_check") == pragma(reader, "integrity_check") == "ok"
        assert reader.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_deleted_word_is_gone_from_the_table_pages(journal: Journal, home: Path) -> None:
    journal.settings.put("x", "Margaret-Oyelaran " * 200)
    with journal.store.writing() as connection:
        connection.execute("DELETE FROM setting")
    with journal.store.writing() as connection:
        connection.execute("PRAGMA user_version")
    # The last connection to close carries the log over into the file and takes it away.
    assert b"Margaret-Oyelaran" not in (home / "journal.db").read_bytes()
    assert sorted(path.name for path in home.iterdir()) == ["journal.db"]


def test_every_table_has_a_whole_key_that_is_never_null(journal: Journal) -> None:
    with journal.store.writing() as connection:
        tables = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql LIKE '%WITHOUT ROWID%'"
        ).fetchall()
        assert len(tables) > 3
        for name, _ in tables:
            columns = connection.execute(f"PRAGMA table_info({name})").fetchall()
            keys = sorted((column for column in columns if column[5]), key=lambda column: column[5])
            # SQLite 3.40 frightens with a false alarm otherwise: `NULL value in …`.
            assert [column[0] for column in keys] == list(range(len(keys))), name
            assert all(column[3] for column in keys), name


def failing_at(monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    def fail(*args: object) -> None:
        raise OSError(28, "No space left on device")

    if step == "tables":
        monkeypatch.setattr(schema.migrations, "apply", fail)
    elif step == "name":
        monkeypatch.setattr(schema, "_put_in_place", fail)
    else:
        monkeypatch.setattr(schema, "run_script", fail)


@pytest.mark.parametrize("step", ["tables", "name", "script"])
def test_a_journal_is_made_whole_or_not_at_all(
    journal: Journal, home: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    with monkeypatch.context() as during:
        failing_at(during, step)
        with pytest.raises(CannotWrite, match="no room left"):
            journal.entries.keep(Writing(body="x"))
    assert list(home.iterdir()) == []
    assert journal.entries.keep(Writing(body="x")).body == "x"
    assert [path.name for path in home.iterdir()] == ["journal.db"]


def test_where_there_are_no_hard_links_it_is_renamed_into_place(
    journal: Journal, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    journal.entries.keep(Writing(body="x"))
    assert [path.name for path in home.iterdir()] == ["journal.db"]
    first = journal.entries.page()
    schema.create_journal(journal.store.path)
    assert journal.entries.page() == first


def test_a_journal_that_is_there_is_never_made_again(journal: Journal, home: Path) -> None:
    journal.entries.keep(Writing(body="x"))
    before = (home / "journal.db").read_bytes()
    schema.create_journal(home / "journal.db")
    assert (home / "journal.db").read_bytes() == before
    assert [path.name for path in home.iterdir()] == ["journal.db"]


WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from reflect_tui.domain.entries import Draft, EntryKind, Writing
from reflect_tui.journal import Journal

journal = Journal(Path(sys.argv[1]))
sys.stdout.write("ready\\n")
sys.stdout.flush()
sys.stdin.readline()
journal.entries.keep(Writing(body=f"Written by {sys.argv[2]}", themes=("shared", sys.argv[2])))
draft = journal.drafts.save(Draft(f"draft{sys.argv[2]}", EntryKind.REFLECTION, {"body": "so far"}))
for count in range(5):
    draft = journal.drafts.save(replace(draft, values={"body": f"so far {count}"}))
"""


def test_six_processes_that_begin_at_once_end_with_one_journal_and_six_entries(home: Path) -> None:
    path = home / "journal.db"
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), f"w{number}"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(SIX)
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    for writer in writers:
        writer.communicate(timeout=60)
    assert [writer.returncode for writer in writers] == [0] * SIX
    journal = journal_in(home)
    rows = journal.entries.page()
    assert {row.opening for row in rows} == {f"Written by w{number}" for number in range(SIX)}
    assert len({row.place for row in rows}) == len({row.id for row in rows}) == SIX
    assert journal.entries.count(EntryQuery(theme="shared")) == SIX
    assert journal.entries.count(EntryQuery(text="written")) == SIX
    drafts = {draft.id: draft for draft in journal.drafts.unfinished()}
    assert {draft.revision for draft in drafts.values()} == {6}
    assert len(drafts) == SIX
    assert [file.name for file in home.iterdir()] == ["journal.db"]
    with journal.store.reading() as connection:
        assert connection is not None
        assert pragma(connection, "integrity_check") == "ok"


def test_a_writer_killed_at_the_start_leaves_no_half_journal(home: Path) -> None:
    code = f"""
import os, signal
from pathlib import Path
from reflect_tui.storage import schema
schema._put_in_place = lambda *paths: os.kill(os.getpid(), signal.SIGKILL)
schema.create_journal(Path({str(home / "journal.db")!r}))
"""
    killed = subprocess.run([sys.executable, "-c", code], check=False)
    assert killed.returncode == -9
    assert not (home / "journal.db").exists()
    journal = journal_in(home)
    journal.people.add(Person("Gwen"))
    assert [person.name for person in journal.people.everyone()] == ["Gwen"]


@pytest.mark.parametrize("name", ["a b", "what?", "100%41#x", "é" * 20, "'; --", "file:x?mode=ro", "e\u0301"])
def test_a_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    journal = journal_in(tmp_path / name)
    kept = journal.entries.keep(Writing(body="x"))
    assert journal.entries.get(kept.id) == kept
    assert [path.name for path in (tmp_path / name).iterdir()] == ["journal.db"]
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_folder_may_have_a_name_that_is_no_text(tmp_path: Path) -> None:
    journal = journal_in(Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9")))
    assert journal.entries.keep(Writing(body="x")) == journal.entries.get(journal.entries.page()[0].id)
