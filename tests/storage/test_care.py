"""Backups that were opened again, a restore that is whole or nothing, damaged journals read all the same."""

from __future__ import annotations

import os
import sqlite3
import stat
from datetime import date, timedelta
from pathlib import Path

import pytest

from reflect_tui.domain.care import DAYS_KEPT, WEEKS_KEPT, Health, rotated, worst
from reflect_tui.domain.entries import Answer, EntryQuery, Writing
from reflect_tui.domain.errors import BadInput, CannotWrite, DamagedJournal, NotAJournal, NothingFound
from reflect_tui.journal import Journal
from reflect_tui.storage import copies
from tests.conftest import Clock

PAGE = 4096


def fill(journal: Journal, count: int = 400) -> None:
    """Enough for the tables to have pages of their own."""
    for number in range(count):
        journal.entries.keep(
            Writing(
                title=f"Visit {number}",
                body=f"The door stood open, {number}. " * 12,
                answers=(Answer("What stayed?", f"The cup, {number}."),),
            )
        )


def openings(journal: Journal) -> list[str]:
    return [row.opening for row in journal.entries.page(limit=1000)]


def test_a_backup_is_whole_private_and_opens_again(journal: Journal, home: Path) -> None:
    fill(journal, 3)
    made = journal.care.back_up()
    assert (made.path, made.entries) == (home / "backups" / "journal-2026-11-23.db", 3)
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.path.parent.stat().st_mode) == 0o700
    assert made.size == made.path.stat().st_size
    assert openings(Journal(made.path)) == openings(journal)
    assert sorted(path.name for path in made.path.parent.iterdir())[0] == "journal-2026-11-23.db"


def test_a_copy_to_a_stick_never_replaces_an_earlier_one(journal: Journal, tmp_path: Path) -> None:
    fill(journal, 1)
    names = [journal.care.back_up(tmp_path / "stick").path.name for _ in range(3)]
    assert names == ["journal-2026-11-23.db", "journal-2026-11-23-2.db", "journal-2026-11-23-3.db"]


def test_nothing_is_copied_where_there_is_no_journal(journal: Journal, home: Path) -> None:
    with pytest.raises(NothingFound, match="no journal yet"):
        journal.care.back_up()
    assert journal.care.daily() is None
    assert not home.exists()


def test_each_day_of_use_has_one_backup_and_old_ones_go(journal: Journal, clock: Clock) -> None:
    fill(journal, 1)
    for _ in range(60):
        assert journal.care.daily() is not None
        assert journal.care.daily() is None
        clock.move(days=1)
    kept = [path.name for path in journal.care.backups()]
    assert len(kept) == DAYS_KEPT + WEEKS_KEPT
    assert kept[0] == "journal-2027-01-21.db"


def test_rotation_keeps_the_newest_days_and_one_of_each_week_before() -> None:
    first = date(2026, 1, 5)
    days = [first + timedelta(days=number) for number in range(70)]
    kept = rotated(days)
    assert set(days[-DAYS_KEPT:]) <= kept
    assert len({day.isocalendar()[:2] for day in kept - set(days[-DAYS_KEPT:])}) == WEEKS_KEPT
    # A clock that was once far ahead does not cost the days before it.
    assert set(days[-6:]) <= rotated([*days, date(2099, 1, 1)])
    assert rotated([]) == set()


def test_a_restore_tells_first_and_keeps_the_present_journal(journal: Journal, home: Path) -> None:
    fill(journal, 2)
    copy = journal.care.back_up().path
    stays, changes = journal.entries.page()
    journal.entries.change(changes.id, Writing(body="Something else."))
    journal.entries.keep(Writing(body="New since then."))
    plan = journal.care.plan_restore(copy)
    assert (plan.gone, plan.back, len(plan.changed)) == (("New since then.",), (), 1)
    assert len(openings(journal)) == 3
    aside = journal.care.restore(plan)
    assert aside is not None
    assert len(openings(Journal(aside))) == 3
    assert {row.id for row in journal.entries.page()} == {stays.id, changes.id}
    assert worst(journal.care.examine()) is Health.WELL
    assert journal.entries.keep(Writing(body="Life goes on.")).id
    # And back again.
    journal.care.restore(journal.care.plan_restore(aside))
    assert "New since then." in openings(journal)
    assert not list(home.glob(".*"))


def test_another_window_sees_the_restored_journal_at_once(journal: Journal) -> None:
    fill(journal, 1)
    copy = journal.care.back_up().path
    journal.entries.keep(Writing(body="New since then."))
    with copies.read_only(journal.store.path) as window:
        assert window.execute("SELECT count(*) FROM entry").fetchone() == (2,)
        journal.care.restore(journal.care.plan_restore(copy))
        assert window.execute("SELECT count(*) FROM entry").fetchone() == (1,)


def test_a_damaged_journal_gives_way_to_its_backup_and_is_kept_byte_for_byte(
    journal: Journal, home: Path
) -> None:
    fill(journal, 5)
    copy = journal.care.back_up().path
    path = journal.store.path
    with path.open("r+b") as file:
        file.write(b"no longer a database" * 20)
    damaged = path.read_bytes()
    plan = journal.care.plan_restore(copy)
    assert plan.present_is_damaged
    aside = journal.care.restore(plan)
    assert aside is not None
    assert aside.read_bytes() == damaged
    assert len(openings(journal)) == 5
    assert worst(journal.care.examine()) is Health.WELL


@pytest.mark.parametrize("what", ["nothing", "itself", "text", "empty", "half", "folder"])
def test_what_is_no_copy_is_refused_and_nothing_changes(journal: Journal, tmp_path: Path, what: str) -> None:
    fill(journal, 40)
    path = tmp_path / "copy.db"
    whole = journal.care.back_up().path.read_bytes()
    if what == "text":
        path.write_text("A shopping list." * 40)
    elif what == "empty":
        path.write_bytes(b"")
    elif what == "half":
        path.write_bytes(whole[: len(whole) // 2])
    elif what == "folder":
        path.mkdir()
    elif what == "itself":
        path = journal.store.path
    before = openings(journal)
    with pytest.raises((BadInput, NotAJournal, DamagedJournal)):
        journal.care.plan_restore(path)
    assert openings(journal) == before


def test_a_place_that_refuses_leaves_everything_as_it_was(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(journal, 2)
    copy = journal.care.back_up().path

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(CannotWrite, match="no room left"):
        journal.care.restore(journal.care.plan_restore(copy))
    monkeypatch.undo()
    assert len(openings(journal)) == 2
    assert not list(journal.store.path.parent.glob("*before-restore*"))


def words(journal: Journal) -> list[tuple[Health, str]]:
    return [(each.health, each.what) for each in journal.care.examine() if each.health is not Health.WELL]


def test_the_doctor_finds_nothing_in_a_journal_that_is_well(sample_journal: Journal) -> None:
    sample_journal.care.back_up()
    assert words(sample_journal) == []


def test_the_doctor_names_what_is_worth_doing(journal: Journal, home: Path) -> None:
    assert words(journal) == [(Health.CARE, "There is no journal yet.")]
    fill(journal, 1)
    assert words(journal) == [(Health.CARE, "There is no backup yet.")]
    journal.care.back_up()
    journal.store.path.chmod(0o644)
    assert words(journal) == [(Health.CARE, "Others on this computer could read journal.db.")]


def test_the_doctor_tries_the_newest_backup(journal: Journal) -> None:
    fill(journal, 30)
    copy = journal.care.back_up().path
    copy.write_bytes(copy.read_bytes()[: 20 * PAGE])
    ((health, what),) = words(journal)
    assert health is Health.BACKUP
    assert "could not be restored" in what
    assert not list(journal.store.path.parent.glob(".rehearsal*"))


def test_words_changed_behind_sqlites_back_are_named(journal: Journal) -> None:
    fill(journal, 3)
    journal.care.back_up()
    with journal.store.writing() as connection:
        connection.execute("UPDATE entry SET body = 'Somebody else wrote this.' WHERE title = 'Visit 1'")
    ((health, what),) = words(journal)
    assert health is Health.DAMAGED
    assert what == "The words of “Visit 1” are not the ones that were kept."


def test_a_search_index_that_lost_its_words_is_built_anew(journal: Journal) -> None:
    fill(journal, 3)
    journal.care.back_up()
    with journal.store.writing() as connection:
        connection.execute("INSERT INTO entry_fts (entry_fts) VALUES ('delete-all')")
    assert any("built anew" in each.what for each in journal.care.examine())
    assert len(journal.entries.best(EntryQuery(text="door"))) == 3


def damage(path: Path, pages: list[int]) -> None:
    with path.open("r+b") as file:
        for page in pages:
            file.seek(page * PAGE)
            file.write(b"\xa5" * PAGE)


def pages_of(path: Path, table: str) -> list[int]:
    """The pages of a table that only hold rows, counted from 0."""
    connection = sqlite3.connect(path)
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        rows = connection.execute(
            "SELECT pageno - 1 FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY pageno", (table,)
        )
        return [page for (page,) in rows]
    finally:
        connection.close()


def has_dbstat() -> bool:
    connection = sqlite3.connect(":memory:")
    try:
        return ("ENABLE_DBSTAT_VTAB",) in connection.execute("PRAGMA compile_options").fetchall()
    finally:
        connection.close()


def leaves(path: Path, words: bytes) -> list[int]:
    """Pages with these words on them, where SQLite cannot say which they are."""
    data = path.read_bytes()
    return [at for at in range(len(data) // PAGE) if words in data[at * PAGE : (at + 1) * PAGE]]


def test_a_damaged_page_costs_what_stood_on_it_and_nothing_else(journal: Journal, tmp_path: Path) -> None:
    fill(journal)
    path = journal.store.path
    assert journal.store.empty_log()
    pages = pages_of(path, "entry") if has_dbstat() else leaves(path, b"The door stood open")
    hit = pages[len(pages) // 2]
    on_it = path.read_bytes()[hit * PAGE : (hit + 1) * PAGE].count(b"The door stood open") // 12 + 2
    damage(path, [hit])
    before = path.read_bytes()
    (finding,) = [each for each in journal.care.examine() if each.health is Health.DAMAGED]
    assert "is damaged" in finding.what
    done = journal.care.salvage(tmp_path / "out")
    assert path.read_bytes() == before
    saved = Journal(done.path)
    found = openings(saved)
    assert 400 - on_it <= len(found) <= 400 + on_it
    assert done.lost
    assert worst([each for each in saved.care.examine() if each.health is not Health.CARE]) is Health.WELL
    # Every answer was on another page, and is there.
    with saved.store.reading() as connection:
        assert connection is not None
        assert connection.execute("SELECT count(*) FROM answer").fetchone() == (400,)


def test_a_broken_header_is_written_anew_in_the_copy(journal: Journal, tmp_path: Path) -> None:
    fill(journal, 50)
    assert journal.store.empty_log()
    with journal.store.path.open("r+b") as file:
        file.write(b"\0" * 100)
    with pytest.raises(NotAJournal):
        journal.entries.page()
    done = journal.care.salvage(tmp_path / "out")
    assert len(openings(Journal(done.path))) == 50
    assert done.lost == ("the first line of the file, which says what it is: it was written anew",)
    assert done.doubtful == ()


def test_what_is_no_longer_a_database_gives_an_empty_journal_and_says_so(
    journal: Journal, tmp_path: Path
) -> None:
    fill(journal, 2)
    journal.store.path.write_bytes(b"\xa5" * 100_000)
    done = journal.care.salvage(tmp_path / "out")
    assert done.lost
    assert openings(Journal(done.path)) == []


def test_salvage_never_writes_over_anything(journal: Journal, tmp_path: Path) -> None:
    with pytest.raises(NothingFound):
        journal.care.salvage(tmp_path / "out")
    fill(journal, 2)
    first = journal.care.salvage(tmp_path / "out")
    assert (first.lost, first.doubtful) == ((), ())
    assert dict(first.kept)["entry"] == 2
    with pytest.raises(BadInput, match="already there"):
        journal.care.salvage(tmp_path / "out")
    assert not list((tmp_path / "out").glob(".*"))
