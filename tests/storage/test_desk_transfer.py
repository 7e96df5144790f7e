from __future__ import annotations

import json
import os
import sqlite3
import stat
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflect_tui.domain.entries import Answer, EntryKind, EntryQuery, Writing
from reflect_tui.domain.errors import BadInput, CannotWrite, DiskFull, NothingFound
from reflect_tui.domain.looking import Found, Look
from reflect_tui.journal import Journal, transfer
from reflect_tui.journal.transfer import ImportReport
from reflect_tui.storage import entries
from reflect_tui.storage.transfer import everything
from tests.conftest import NOW, Clock
from tests.storage.making import journal_in, writings


def file_of(folder: Path, *lines: str | bytes | Mapping[str, object], name: str = "x.jsonl") -> Path:
    path = folder / name
    raw = [json.dumps(each).encode() if isinstance(each, Mapping) else each for each in lines]
    path.write_bytes(b"".join((each.encode() if isinstance(each, str) else each) + b"\n" for each in raw))
    return path


def shape(report: ImportReport) -> tuple[int, int, list[str]]:
    return report.added, report.already, [each.where for each in report.skipped]


# -- in --------------------------------------------------------------------------------------------------


def test_entries_come_in_with_everything_they_say(journal: Journal, tmp_path: Path) -> None:
    path = file_of(
        tmp_path,
        {
            "id": "abcdefgh",
            "kind": "judgement",
            "body": "She will come.",
            "created_at": "2024-02-29T23:59:59+01:00",
            "tags": ["trust"],
            "judgement": {
                "how_sure": 70,
                "amendments": [{"on": "2024-03-01", "text": "She rang."}],
                "outcomes": [{"on": "2024-04-01", "outcome": "partly", "learnt": "Ask."}],
            },
        },
    )
    assert shape(journal.transfer.import_takeout(path)) == (1, 0, [])
    entry = journal.entries.get("abcdefgh")
    assert entry.created_at == datetime.fromisoformat("2024-02-29T23:59:59+01:00")
    assert entry.themes == ("trust",)
    assert entry.judgement is not None
    assert [each.text for each in entry.judgement.amendments] == ["She rang."]
    assert [each.learnt for each in entry.judgement.outcomes] == ["Ask."]
    assert [row.id for row in journal.entries.page(EntryQuery(until=date(2024, 2, 29)))] == ["abcdefgh"]


def test_a_bad_line_is_named_and_the_rest_goes_in(journal: Journal, tmp_path: Path) -> None:
    path = file_of(
        tmp_path,
        b'\xef\xbb\xbf{"body": "first"}\r',
        "",
        "not JSON",
        "   ",
        b'{"body": "\xff"}',
        {"body": "sixth", "kind": "Supervision"},
        {"body": ""},
        {"body": "eighth", "created_at": "teatime"},
        {"body": "ninth"},
    )
    report = journal.transfer.import_takeout(path)
    assert shape(report) == (3, 0, [f"x.jsonl, line {n}" for n in (3, 5, 7, 8)])
    assert [each.why.split(".")[0] for each in report.skipped] == [
        "this line is not JSON (Expecting value)",
        "this line is not UTF-8 text",
        "this entry has no words in it",
        "“created_at” is “teatime”, which is no date",
    ]
    rows = journal.entries.page()
    assert [row.opening for row in rows] == ["ninth", "sixth", "first"]
    assert rows[1].themes == ("Supervision",)


def test_a_line_without_a_time_is_of_now_and_one_without_an_offset_of_here(
    journal: Journal, tmp_path: Path, clock: Clock
) -> None:
    path = file_of(tmp_path, {"body": "a"}, {"body": "b", "created_at": "2024-01-02T03:04:05"})
    journal.transfer.import_takeout(path)
    newest, oldest = journal.entries.page()
    assert (newest.opening, newest.created_at) == ("a", clock())
    assert (oldest.opening, oldest.created_at) == ("b", datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC))


def test_importing_twice_adds_nothing(journal: Journal, tmp_path: Path) -> None:
    path = file_of(tmp_path, {"body": "a"}, {"body": "b", "id": "bbbb"}, {"body": "a"})
    assert shape(journal.transfer.import_takeout(path)) == (2, 1, [])
    assert shape(journal.transfer.import_takeout(path)) == (0, 3, [])
    assert journal.entries.count() == 2
    journal.entries.trash(["bbbb"])
    assert shape(journal.transfer.import_takeout(path)) == (0, 3, [])
    assert journal.entries.count() == 1


def test_an_entry_that_is_there_is_left_as_it_is(journal: Journal, tmp_path: Path) -> None:
    kept = journal.entries.keep(Writing(body="mine"))
    path = file_of(tmp_path, {"id": kept.id, "body": "theirs"})
    assert shape(journal.transfer.import_takeout(path)) == (0, 1, [])
    assert journal.entries.get(kept.id) == kept


def test_a_dry_run_says_what_would_happen_and_does_nothing(journal: Journal, tmp_path: Path) -> None:
    path = file_of(tmp_path, {"body": "a"}, {"body": "b", "id": "bbbb"}, "bad", {"body": "a"}, {"body": "c"})
    dry = journal.transfer.import_takeout(path, dry_run=True)
    assert not journal.store.is_there()
    assert dry == journal.transfer.import_takeout(path)
    assert journal.transfer.import_takeout(path, dry_run=True) == journal.transfer.import_takeout(path)


def test_a_file_without_an_entry_makes_no_journal(journal: Journal, tmp_path: Path) -> None:
    for lines in ((), ("",), ("bad", "worse")):
        report = journal.transfer.import_takeout(file_of(tmp_path, *lines))
        assert (report.added, len(report.skipped)) == (0, len([line for line in lines if line]))
    assert not journal.store.is_there()


def test_what_no_file_can_hold_does_not_stop_an_import(journal: Journal, tmp_path: Path) -> None:
    bad = {"id": "bbbb", "title": "\ud800", "body": "x\udfff", "pack": "\ud800", "themes": ["\ud800"]}
    judged = {
        "id": "cccc",
        "body": "x",
        "kind": "judgement",
        "judgement": {
            "amendments": [{"on": "2024-01-01", "text": "\ud800"}],
            "outcomes": [{"on": "2024-01-01", "outcome": "\ud800", "learnt": "\ud800"}],
        },
    }
    assert shape(journal.transfer.import_takeout(file_of(tmp_path, bad, judged))) == (2, 0, [])
    assert journal.entries.get("bbbb").body == "x\ufffd"


def test_a_line_that_is_longer_than_any_entry_is_refused_and_the_next_one_read(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transfer, "LONGEST_LINE", 64)
    lines = [json.dumps({"body": "x" * size}) for size in (20, 52, 53, 54, 200, 64 * 3)]
    report = journal.transfer.import_takeout(file_of(tmp_path, *lines, {"body": "last"}))
    assert report.added == len([line for line in lines if len(line) <= 64]) + 1
    assert [each.where for each in report.skipped] == [
        f"x.jsonl, line {n}" for n, line in enumerate(lines, start=1) if len(line) > 64
    ]


@pytest.mark.parametrize("what", ["folder", "link", "pipe", "nothing"])
def test_what_is_no_plain_file_is_not_read(journal: Journal, tmp_path: Path, what: str) -> None:
    path = tmp_path / "x.jsonl"
    if what == "folder":
        path.mkdir()
    elif what == "link":
        path.symlink_to(file_of(tmp_path, {"body": "x"}, name="y.jsonl"))
    elif what == "pipe":
        os.mkfifo(path)
    with pytest.raises(BadInput):
        journal.transfer.import_takeout(path)
    assert not journal.store.is_there()


def test_an_import_goes_in_steps_and_tells_of_each(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transfer, "CHUNK", 3)
    told: list[tuple[int, int]] = []
    path = file_of(tmp_path, *({"body": f"{n}"} for n in range(7)), "")
    journal.transfer.import_takeout(
        path, progress=lambda lines: told.append((lines, journal.entries.count()))
    )
    assert told == [(3, 3), (6, 6), (8, 7)]
    assert [row.opening for row in journal.entries.page()] == [f"{n}" for n in reversed(range(7))]


def test_a_step_that_fails_leaves_the_steps_before(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transfer, "CHUNK", 2)
    path = file_of(tmp_path, *({"body": f"{n}", "id": f"id-{n}"} for n in range(6)))
    insert = entries.insert

    def fill(connection: sqlite3.Connection, entry_id: str, *rest: object) -> int:
        if entry_id == "id-3":
            raise OSError(28, "No space left on device")
        return insert(connection, entry_id, *rest)  # type: ignore[arg-type]

    with monkeypatch.context() as during:
        during.setattr(entries, "insert", fill)
        with pytest.raises(DiskFull):
            journal.transfer.import_takeout(path)
    assert sorted(row.id for row in journal.entries.page()) == ["id-0", "id-1"]
    assert shape(journal.transfer.import_takeout(path)) == (4, 2, [])


# -- out -------------------------------------------------------------------------------------------------


def test_a_takeout_is_everything_that_is_not_in_the_trash_the_oldest_first(
    journal: Journal, tmp_path: Path, clock: Clock
) -> None:
    for body in ("one", "two", "three"):
        clock.move(minutes=1)
        last = journal.entries.keep(Writing(body=body))
    journal.entries.keep(Writing(body="long ago", happened_on=date(2020, 1, 1)))
    journal.entries.trash([last.id])
    path, count = journal.transfer.takeout(tmp_path / "out")
    assert path == tmp_path / "out" / "reflect-takeout.jsonl"
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [line["body"] for line in lines] == ["long ago", "one", "two"]
    assert count == 3
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_takeout_does_not_overwrite_another(journal: Journal, tmp_path: Path) -> None:
    journal.entries.keep(Writing(body="x"))
    path, _ = journal.transfer.takeout(tmp_path)
    before = path.read_bytes()
    journal.entries.keep(Writing(body="y"))
    with pytest.raises(BadInput, match="already there"):
        journal.transfer.takeout(tmp_path)
    assert path.read_bytes() == before


def test_a_takeout_of_nothing_or_to_nowhere_is_told(journal: Journal, tmp_path: Path) -> None:
    with pytest.raises(NothingFound, match="no journal yet"):
        journal.transfer.takeout(tmp_path)
    journal.entries.keep(Writing(body="x"))
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(CannotWrite):
        journal.transfer.takeout(tmp_path / "file")
    assert {path.name for path in tmp_path.iterdir() if path.is_file()} == {"file"}


def test_a_takeout_is_of_one_moment_whatever_another_window_does(
    journal: Journal, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reflect_tui.storage.transfer.PAGE", 2)
    kept = []
    for number in range(6):
        clock.move(days=1)
        kept.append(journal.entries.keep(Writing(body=f"{number}")))
    with journal.store.reading() as connection:
        assert connection is not None
        found = everything(connection)
        first = [next(found).body, next(found).body]
        journal.entries.change(kept[5].id, Writing(body="moved", happened_on=date(2020, 1, 1)))
        journal.entries.change(kept[0].id, Writing(body="moved", happened_on=date(2030, 1, 1)))
        rest = [entry.body for entry in found]
    assert first + rest == ["0", "1", "2", "3", "4", "5"]


@settings(max_examples=15, deadline=None)
@given(st.lists(writings(), min_size=1, max_size=6), st.booleans())
def test_a_takeout_brought_into_another_home_gives_the_same_takeout(
    tmp_path_factory: pytest.TempPathFactory, written: list[Writing], history: bool
) -> None:
    folder = tmp_path_factory.mktemp("homes")
    here, there = journal_in(folder / "here"), journal_in(folder / "there")
    for writing in written:
        kept = here.entries.keep(writing)
        if history and writing.kind is EntryKind.JUDGEMENT:
            with here.store.writing() as connection:
                connection.execute("INSERT INTO amendment VALUES (?, 0, '2026-12-01', 'later')", (kept.id,))
                connection.execute(
                    "INSERT INTO outcome (entry_id, position, found_on, outcome, call_quality, note, "
                    "look_again_on, learnt) "
                    "VALUES (?, 0, '2027-01-04', 'cannot-tell', 'sound', 'n', '2027-02-01', 'l')",
                    (kept.id,),
                )
    first, count = here.transfer.takeout(folder / "first")
    assert shape(there.transfer.import_takeout(first)) == (count, 0, [])
    second, _ = there.transfer.takeout(folder / "second")
    assert second.read_bytes() == first.read_bytes()
    for row in here.entries.page():
        ours, theirs = here.entries.get(row.id), there.entries.get(row.id)
        assert replace(theirs, pack_version=ours.pack_version) == ours


def test_briers_score_is_in_the_takeout_and_only_from_twenty_on(journal: Journal, tmp_path: Path) -> None:
    journal.entries.keep(Writing(body="x"))
    journal.transfer.takeout(tmp_path / "none")
    assert not (tmp_path / "none" / "figures.json").exists()
    for number in range(20):
        kept = journal.entries.keep(Writing(EntryKind.JUDGEMENT, body=f"{number}", how_sure=50))
        journal.judgements.look_again(kept.id, Look(Found.HAPPENED))
        if number == 3:
            journal.transfer.takeout(tmp_path / "few")
    journal.transfer.takeout(tmp_path / "enough")
    few, enough = (json.loads((tmp_path / name / "figures.json").read_text()) for name in ("few", "enough"))
    assert few == {"judgements": 4, "brier": None, "interval_95": None, "says": "too few to say"}
    assert enough == {"judgements": 20, "brier": 0.25, "interval_95": [0.25, 0.25]}
    assert (tmp_path / "enough" / "figures.json").stat().st_mode & 0o777 == 0o600


def test_private_answers_stay_private_on_the_way_to_another_home(journal: Journal, tmp_path: Path) -> None:
    kept = journal.entries.keep(Writing(body="x", answers=(Answer("Q", "A", "q1", keep_private=True),)))
    path, _ = journal.transfer.takeout(tmp_path)
    other = journal_in(tmp_path / "other")
    other.transfer.import_takeout(path)
    assert other.entries.get(kept.id).answers == kept.answers


def test_an_import_of_many_lines_of_one_moment_does_not_slow_down(journal: Journal, tmp_path: Path) -> None:
    path = file_of(tmp_path, *({"body": f"{n}", "created_at": NOW.isoformat()} for n in range(3000)))
    assert shape(journal.transfer.import_takeout(path)) == (3000, 0, [])
    rows = journal.entries.page(limit=3000)
    assert [row.opening for row in rows] == [f"{n}" for n in reversed(range(3000))]
