"""jrnl on the same entries, where it can be installed into a throw-away environment."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.commands import Built, build
from benchmarks.corpus import ONE, Planted, entries
from benchmarks.timing import Row, environment, in_turns, median, ms, reflect, run, seconds

ENTRIES = 10_000


def peer_rows(folder: Path, times: int) -> list[Row]:
    """`add`, the newest ten and a rare word, beside jrnl; one row that says so where jrnl cannot be had."""
    jrnl = _install(folder)
    if jrnl is None:
        return [Row("`jrnl`", "could not be installed here", "—")]
    ours = build(folder, ENTRIES)
    command = _journal_of_jrnl(folder, jrnl, ours)
    env = environment(ours.home)
    rows = []
    for name, mine, theirs in (
        ("add", reflect("add", "A thought in passing."), ["A", "thought", "in", "passing."]),
        ("the newest ten", reflect("list", "--limit", "10"), ["-n", "10"]),
        (f"search {ONE}", reflect("search", ONE), ["-contains", ONE]),
    ):
        taken = in_turns(
            {"ours": _timer(mine, env), "theirs": _timer((*command, *theirs), env)},
            times,
        )
        own, other = median(taken["ours"]), median(taken["theirs"])
        what = f"{name} at {ENTRIES:,} entries: ours · jrnl"
        rows.append(Row("`jrnl`", what, f"{ms(own)} · {ms(other)}", "", f"1 : {other / own:.1f}"))
    return rows


def _timer(command: tuple[str, ...], env: dict[str, str]) -> Callable[[], float]:
    return partial(seconds, partial(run, command, env))


def _install(folder: Path) -> Path | None:
    place = folder / "jrnl"
    venv.create(place, with_pip=True)
    python = place / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "jrnl"]
    done = subprocess.run(pip, env=environment(), capture_output=True, check=False)
    return python.with_name("jrnl") if done.returncode == 0 else None


def _journal_of_jrnl(folder: Path, jrnl: Path, ours: Built) -> tuple[str, ...]:
    """The same entries as jrnl keeps them; gives its command line."""
    journal, config = folder / "journal.txt", folder / "jrnl.yaml"
    with journal.open("w", encoding="utf-8") as file:
        for entry in entries(ours.planted.entries, Planted(ours.planted.entries)):
            when = str(entry["created_at"])[:16].replace("T", " ")
            file.write(f"[{when}] {entry['title']}.\n{entry['body']}\n\n")
    settings: dict[str, object] = {
        "version": "v4.2",
        "journals": {"default": str(journal)},
        "colors": dict.fromkeys(("body", "date", "tags", "title"), "none"),
        "timeformat": "%Y-%m-%d %H:%M",
        "tagsymbols": "#@",
        "default_hour": 9,
        "default_minute": 0,
        "editor": "",
        "encrypt": False,
        "highlight": False,
        "linewrap": 79,
        "template": False,
        "indent_character": "|",
        "display_format": None,
    }
    config.write_text(json.dumps(settings), encoding="utf-8")
    return (str(jrnl), "--config-file", str(config))
