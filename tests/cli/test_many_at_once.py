"""Several programs at one journal, and disks without room."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Reflect
from tests.terminal import reflect_command

WRITERS = 6


def write_at_once(*words: str) -> list[tuple[int, str]]:
    """Start a program for each of these and wait for them all; exit code and stderr of each."""
    running = [
        subprocess.Popen(
            reflect_command("add", each), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        for each in words
    ]
    return [(each.wait(), said) for each, (_, said) in ((each, each.communicate()) for each in running)]


@pytest.mark.parametrize("there_already", [True, False])
def test_of_six_writers_at_once_all_six_are_kept(
    reflect: Reflect, kept: Callable[..., str], home: Path, there_already: bool
) -> None:
    if there_already:
        kept("before")
    words = [f"writer {number}" for number in range(WRITERS)]
    done = write_at_once(*words)
    assert [code for code, _ in done] == [0] * WRITERS, done
    rows = reflect("list", "--json").json
    assert {row["excerpt"] for row in rows} - {"before"} == set(words)
    assert len(rows) == WRITERS + there_already
    with sqlite3.connect(home / "journal.db") as journal:
        assert journal.execute("PRAGMA quick_check").fetchone() == ("ok",)
    journal.close()


def test_writers_get_their_turn_while_an_import_runs(
    reflect: Reflect, kept: Callable[..., str], tmp_path: Path
) -> None:
    kept("before")
    lines = tmp_path / "many.jsonl"
    lines.write_text(
        "\n".join(json.dumps({"id": f"i{n}", "body": f"imported {n} " + "x " * 300}) for n in range(3_000))
    )
    importing = subprocess.Popen(
        reflect_command("import", str(lines), "--json"), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    words = [f"in between {number}" for number in range(3)]
    done = write_at_once(*words)
    out, _ = importing.communicate()
    assert [code for code, _ in done] == [0] * 3, done
    assert json.loads(out)["added"] == 3_000
    found = reflect("search", "between", "--json").json
    assert {row["excerpt"] for row in found} == set(words)


def limited(kilobytes: int, *argv: str, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    """Run the program where no file may grow beyond so much, which is what a full disk comes to."""
    command = f'ulimit -f {kilobytes * 2}; exec "$@"'
    return subprocess.run(
        ["/bin/sh", "-c", command, "sh", sys.executable, "-m", "reflect_tui", *argv],
        input=stdin.decode(),
        capture_output=True,
        text=True,
        check=False,
    )


def test_an_entry_that_finds_no_room_is_told_and_what_was_kept_stays(
    reflect: Reflect, kept: Callable[..., str], home: Path
) -> None:
    first = kept("first")
    done = limited(600, "add", "-", stdin=os.urandom(2_000_000).hex().encode())
    assert (done.returncode, done.stdout) == (3, "")
    assert 1 <= len(done.stderr.strip().splitlines()) <= 2
    assert "Traceback" not in done.stderr
    assert "mistake" not in done.stderr
    assert [row["id"] for row in reflect("list", "--json").json] == [first]
    assert kept("there is room again")
    with sqlite3.connect(home / "journal.db") as journal:
        assert journal.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    journal.close()


def test_a_journal_that_finds_no_room_to_begin_leaves_no_half_of_itself(reflect: Reflect, home: Path) -> None:
    done = limited(16, "add", "first")
    assert (done.returncode, done.stdout) == (3, "")
    assert "Traceback" not in done.stderr
    assert not home.exists() or list(home.iterdir()) == []
    assert reflect("add", "first").code == 0


def test_a_takeout_that_finds_no_room_leaves_no_part_of_itself(
    kept: Callable[..., str], tmp_path: Path
) -> None:
    for _ in range(3):
        kept("x" * 200_000)
    done = limited(500, "takeout", "--out", str(tmp_path / "out"))
    assert (done.returncode, done.stdout) == (3, "")
    assert "No part of it was left behind" in done.stderr
    assert list((tmp_path / "out").iterdir()) == []
