"""Erasing is true: the words of an entry are in no file of the app afterwards, and what stays is said."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from reflect_tui.domain.entries import EntryKind, Writing
from reflect_tui.domain.errors import NothingFound
from reflect_tui.journal import Journal
from reflect_tui.storage.copies import back_up
from tests.terminal import plain_environment

WORD = "quillwortle"


def erase_two_hundred(home: Path, which: str) -> Any:  # noqa: ANN401 - JSON
    done = subprocess.run(
        [sys.executable, "-m", "tests.storage.erasing_run", str(home), which],
        env=plain_environment(PYTHONWARNINGS="ignore"),
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("which", ["own", "newest"])
def test_two_hundred_entries_leave_no_word(tmp_path: Path, which: str) -> None:
    if which == "newest" and sys.platform != "linux":
        pytest.skip("the newer SQLite has a wheel for Linux only")
    told = erase_two_hundred(tmp_path / "home", which)
    if which == "newest":
        assert told["sqlite"] != sqlite3.sqlite_version
    # The search itself works: before erasing the words are found.
    assert told["before"]["journal.db"] + told["before"].get("journal.db-wal", 0) > 1000
    assert told["before"]["journal.before-version-9.db"] > 1000
    assert set(told["after"].values()) == {0}
    assert told["intact"] == "ok"


def hits(home: Path) -> int:
    return sum(path.read_bytes().count(WORD[3:].encode()) for path in home.iterdir())


def test_the_trash_alone_erases_nothing(journal: Journal, home: Path) -> None:
    kept = journal.entries.keep(Writing(body=f"The {WORD} again"))
    journal.entries.trash([kept.id])
    assert hits(home) > 0
    journal.history.erase([kept.id])
    assert hits(home) == 0


def test_what_it_will_take_and_cannot_reach_is_said_first(journal: Journal, home: Path) -> None:
    kept = journal.entries.keep(Writing(title="One", body=WORD))
    with journal.store.writing() as connection:
        connection.execute(
            "INSERT INTO share (id, audience, created_at, file_name, sha256, text) "
            "VALUES ('s', 'buddy', '', '', '', '')"
        )
        connection.execute("INSERT INTO share_entry VALUES ('s', ?)", (kept.id,))
    with journal.store.reading() as connection:
        assert connection is not None
        back_up(connection, home / "journal.before-version-9.db")
    about = journal.history.about_to_erase([kept.id[:5], kept.id])
    assert [entry.title for entry in about.entries] == ["One"]
    assert about.shares == 1
    assert [path.name for path in about.copies] == ["journal.before-version-9.db"]


def test_copies_stay_unless_asked_and_are_named(journal: Journal, home: Path) -> None:
    kept = journal.entries.keep(Writing(body=WORD))
    with journal.store.reading() as connection:
        assert connection is not None
        back_up(connection, home / "journal.before-version-9.db")
    erased = journal.history.erase([kept.id])
    assert [path.name for path in erased.copies_left] == ["journal.before-version-9.db"]
    assert erased.copies_cleaned == ()
    assert hits(home) > 0


def test_a_copy_that_cannot_be_changed_is_named(journal: Journal, home: Path) -> None:
    kept = journal.entries.keep(Writing(body=WORD))
    (home / "journal.before-version-9.db").write_bytes(b"no journal at all")
    erased = journal.history.erase([kept.id], copies=True)
    assert [path.name for path in erased.copies_left] == ["journal.before-version-9.db"]
    assert journal.entries.count() == 0


def test_while_another_window_reads_the_log_is_not_called_empty(journal: Journal, home: Path) -> None:
    kept = journal.entries.keep(Writing(body=WORD))
    other = sqlite3.connect(home / "journal.db", isolation_level=None)
    try:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM entry").fetchone()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("reflect_tui.storage.connect.BUSY_SECONDS", 0.05)
            assert not journal.history.erase([kept.id]).log_emptied
    finally:
        other.close()
    assert journal.store.empty_log()
    assert hits(home) == 0


def test_nothing_is_erased_where_an_id_is_unknown(journal: Journal) -> None:
    with pytest.raises(NothingFound):
        journal.history.about_to_erase(["nosuchentry"])
    kept = journal.entries.keep(Writing(body=WORD))
    with pytest.raises(NothingFound):
        journal.history.erase([kept.id, "nosuchentry"])
    assert journal.entries.get(kept.id).body == WORD


def test_themes_of_others_stay(journal: Journal) -> None:
    gone = journal.entries.keep(Writing(body="x", themes=("housing", "only here")))
    journal.entries.keep(Writing(EntryKind.CASE, body="y", themes=("housing",)))
    journal.history.erase([gone.id])
    with journal.store.reading() as connection:
        assert connection is not None
        assert connection.execute("SELECT name FROM theme").fetchall() == [("housing",)]


def test_a_phrase_that_was_declined_goes_as_well(journal: Journal, home: Path) -> None:
    ids = [
        journal.entries.keep(Writing(body=f"Again the {WORD} landing was locked, {n}.")).id for n in range(4)
    ]
    [offered] = [each for each in journal.themes.offered() if WORD in each.words]
    journal.themes.decline(offered.words)
    assert hits(home) > 0
    journal.history.erase(ids)
    assert hits(home) == 0
