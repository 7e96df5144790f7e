from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Reflect


@pytest.fixture
def takeout_file(tmp_path: Path) -> Callable[..., Path]:
    """`takeout_file(line, line …)` writes JSON Lines; a line may be data or bytes."""

    def write(*lines: object, name: str = "mine.jsonl") -> Path:
        file = tmp_path / name
        encoded = [each if isinstance(each, bytes) else json.dumps(each).encode() for each in lines]
        file.write_bytes(b"\n".join(encoded) + b"\n")
        return file

    return write


def report(added: int, already: int, *skipped: dict[str, str]) -> dict[str, Any]:
    return {"added": added, "already": already, "skipped": list(skipped)}


def test_entries_come_in_with_what_they_say(reflect: Reflect, takeout_file: Callable[..., Path]) -> None:
    file = takeout_file(
        {
            "id": "one",
            "kind": "positive-error",
            "title": "T",
            "body": "B £\r\n",
            "created_at": "2020-02-03T04:05:06+01:00",
            "themes": ["housing"],
        },
        {"id": "two", "body": "Plain", "created_at": "2021-01-01T00:00:00Z", "tags": ["#trust", "housing"]},
    )
    done = reflect("import", str(file), "--json")
    assert (done.code, done.json) == (0, report(2, 0))
    one, two = (reflect("show", each, "--json").json for each in ("one", "two"))
    assert (one["kind"], one["title"], one["body"]) == ("positive-error", "T", "B £\r\n")
    assert one["created_at"] == "2020-02-03T04:05:06+01:00"
    assert one["themes"] == ["housing"]
    assert sorted(two["themes"]) == ["housing", "trust"]
    assert len(reflect("search", "plain", "--json").json) == 1


def test_importing_twice_adds_nothing(reflect: Reflect, takeout_file: Callable[..., Path]) -> None:
    file = takeout_file({"id": "one", "body": "a"}, {"body": "no id of its own"})
    assert reflect("import", str(file), "--json").json == report(2, 0)
    again = reflect("import", str(file), "--json")
    assert (again.code, again.json) == (0, report(0, 2))
    assert len(reflect("list", "--json").json) == 2


def test_what_is_in_the_trash_does_not_come_back(reflect: Reflect, takeout_file: Callable[..., Path]) -> None:
    file = takeout_file({"id": "gone1", "body": "a"})
    reflect("import", str(file))
    reflect("trash", "gone1")
    assert reflect("import", str(file), "--json").json == report(0, 1)
    assert reflect("list").code == 1


def test_a_dry_run_counts_and_changes_nothing(
    reflect: Reflect, takeout_file: Callable[..., Path], home: Path
) -> None:
    file = takeout_file({"id": "one", "body": "a"}, {"id": "one", "body": "a"}, b"nonsense")
    done = reflect("import", str(file), "--dry-run", "--json")
    assert done.code == 0
    assert (done.json["added"], done.json["already"], len(done.json["skipped"])) == (1, 1, 1)
    assert "would be added" in done.err
    assert not home.exists()


@pytest.mark.parametrize(
    "bad",
    [
        b"not json",
        b"[1, 2]",
        b'"text"',
        b"null",
        b"{}",
        b'{"body": ""}',
        b'{"body": 7}',
        b'{"title": ["x"]}',
        b'{"body": "x", "kind": 4}',
        b'{"body": "x", "created_at": "last week"}',
        b'{"body": "x", "created_at": 1700000000}',
        b'{"body": "x", "themes": 3}',
        b'{"body": "x", "fields": "felt"}',
        b'{"body": "x", "fields": {"nonsense": "y"}}',
        b'{"body": "x", "kind": "judgement", "judgement": {"how_sure": "certainly"}}',
        b'{"body": "caf\xe9"}',
        b'{"body": "x"',
        b"[" * 100_000,
    ],
    ids=lambda line: line[:40].decode("latin-1"),
)
def test_a_bad_line_is_named_by_its_number_and_the_rest_goes_in(
    reflect: Reflect, takeout_file: Callable[..., Path], bad: bytes
) -> None:
    file = takeout_file({"id": "one", "body": "a"}, bad, {"id": "two", "body": "b"})
    done = reflect("import", str(file), "--json")
    assert done.code == 0
    assert (done.json["added"], done.json["already"]) == (2, 0)
    (skipped,) = done.json["skipped"]
    assert set(skipped) == {"where", "why"}
    assert skipped["where"] == "mine.jsonl, line 2"
    assert f"mine.jsonl, line 2: {skipped['why']}" in done.err
    assert "Traceback" not in done.err


def test_a_kind_we_do_not_know_becomes_a_theme(reflect: Reflect, takeout_file: Callable[..., Path]) -> None:
    reflect("import", str(takeout_file({"id": "one", "body": "a", "kind": "musing"})))
    shown = reflect("show", "--json", "one").json
    assert (shown["kind"], shown["themes"]) == ("reflection", ["musing"])


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.jsonl", b""),
        ("blank.jsonl", b"\n\n  \n"),
        ("bad.jsonl", b"nonsense\nmore of it\n"),
        ("picture.jpg", b"\xff\xd8\xff\xe0"),
        ("picture.jsonl", b"\xff\xd8\xff\xe0\x00\x10JFIF"),
    ],
)
def test_a_file_with_nothing_to_read_is_exit_2(
    reflect: Reflect, tmp_path: Path, home: Path, name: str, data: bytes
) -> None:
    (tmp_path / name).write_bytes(data)
    done = reflect("import", str(tmp_path / name), "--json")
    assert done.code == 2
    assert (done.json["added"], done.json["already"]) == (0, 0)
    assert done.err.strip()
    assert not home.exists()


def test_one_file_that_is_not_there_does_not_stop_the_others(
    reflect: Reflect, takeout_file: Callable[..., Path], tmp_path: Path
) -> None:
    file = takeout_file({"id": "one", "body": "a"})
    done = reflect("import", str(tmp_path / "missing.jsonl"), str(file), "--json")
    assert (done.code, done.json) == (0, report(1, 0))
    assert "missing.jsonl" in done.err
    assert reflect("import", str(tmp_path / "missing.jsonl")).code == 2


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo], ids=["a folder", "a pipe"])
def test_only_a_plain_file_is_read(reflect: Reflect, tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "odd.jsonl")
    done = reflect("import", str(tmp_path / "odd.jsonl"))
    assert done.code == 2
    assert "odd.jsonl" in done.err


def test_a_file_with_windows_marks_and_line_ends_comes_in(reflect: Reflect, tmp_path: Path) -> None:
    file = tmp_path / "from-windows.JSONL"
    file.write_bytes(b'\xef\xbb\xbf{"id": "one", "body": "a"}\r\n\r\n{"id": "two", "body": "b"}\r\n')
    assert reflect("import", str(file), "--json").json == report(2, 0)


def test_a_quoted_path_as_a_terminal_pastes_it(reflect: Reflect, takeout_file: Callable[..., Path]) -> None:
    file = takeout_file({"body": "a"}, name="my journal.jsonl")
    assert reflect("import", f"'{file}' ", "--json").json == report(1, 0)


# -- taking everything out -------------------------------------------------------------


def test_a_takeout_brought_into_another_journal_is_the_same_journal(
    reflect: Reflect, kept: Callable[..., str], tmp_path: Path
) -> None:
    kept("Plain £ 👍\r\n\x00\x1b[2J \u202e\n")
    kept("He will come", "--sure", "70", "--look-again", "in two weeks", "--set", "reasons=He said so.")
    kept("x", "--kind", "positive-error", "--set", "felt=hot", "--title", "T", "--theme", "a", "--theme", "b")
    kept("A kettle.", "--pack", "after-a-hard-visit", "--set", "2=Mine.", "--on", "2020-02-29")
    kept("thrown away")
    reflect("trash", reflect("search", "thrown", "--json").json[0]["id"])
    done = reflect("takeout", "--out", str(tmp_path / "mine"), "--json")
    file = tmp_path / "mine" / "reflect-takeout.jsonl"
    assert done.json == {"file": str(file), "entries": 4}
    assert "every name" in done.err
    if os.name != "nt":
        assert file.stat().st_mode & 0o777 == 0o600
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    other = ("--home", str(tmp_path / "other"))
    assert reflect(*other, "import", str(file), "--json").json == report(4, 0)
    for line in lines:
        assert reflect("show", line["id"], "--json").json == line
        there = reflect(*other, "show", line["id"], "--json").json
        assert there == line


def test_a_takeout_overwrites_nothing(reflect: Reflect, kept: Callable[..., str], tmp_path: Path) -> None:
    kept("words")
    assert reflect("takeout", "--out", str(tmp_path)).out == f"{tmp_path / 'reflect-takeout.jsonl'}\n"
    before = (tmp_path / "reflect-takeout.jsonl").read_bytes()
    kept("more")
    again = reflect("takeout", "--out", str(tmp_path))
    assert (again.code, again.out) == (2, "")
    assert (tmp_path / "reflect-takeout.jsonl").read_bytes() == before


def test_a_takeout_needs_a_journal_and_a_folder(
    reflect: Reflect, kept: Callable[..., str], tmp_path: Path
) -> None:
    assert reflect("takeout", "--out", str(tmp_path / "x")).code == 1
    assert not (tmp_path / "x").exists()
    assert reflect("takeout").code == 2
    kept("words")
    (tmp_path / "file").write_text("in the way")
    done = reflect("takeout", "--out", str(tmp_path / "file"))
    assert (done.code, done.out) == (3, "")
    assert "could not be written" in done.sentence
    assert (tmp_path / "file").read_text() == "in the way"
