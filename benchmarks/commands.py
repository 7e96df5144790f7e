"""The command line at two sizes of journal, with results checked against what is planted."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.corpus import COMMON, ONE, RARE, THEME, Planted, write_corpus
from benchmarks.timing import (
    PASS,
    Row,
    WrongResult,
    environment,
    in_turns,
    median,
    ms,
    per_second,
    ratio,
    reflect,
    run,
    seconds,
)

FLAT = 1.5
"""A command at the large size may take at most so many times what it takes at the small one."""


@dataclass(frozen=True, slots=True)
class Built:
    """A journal that was built by importing a corpus."""

    home: Path
    planted: Planted
    import_seconds: float


def build(folder: Path, count: int) -> Built:
    """Build a journal of so many entries as a person would: `reflect import` of a takeout file."""
    corpus = folder / f"corpus-{count}.jsonl"
    planted = write_corpus(corpus, count)
    home = folder / f"home-{count}"
    command = reflect("import", str(corpus), "--json")
    said: list[bytes] = []
    taken = seconds(lambda: said.append(run(command, environment(home))))
    report = json.loads(said[0])
    if report != {"added": count, "already": 0, "skipped": []}:
        raise WrongResult(f"the import of {count} entries said {str(report)[:200]}")
    corpus.unlink()
    return Built(home, planted, taken)


def start_rows(times: int) -> list[Row]:
    """`--version` and `--help` beside starting Python."""
    env = environment()
    taken = in_turns(
        {
            "pass": partial(_time, PASS, env),
            "version": partial(_time, reflect("--version"), env),
            "help": partial(_time, reflect("--help"), env),
        },
        times,
    )
    base = median(taken["pass"])
    rows = [Row("`python -c pass`", "what Python itself takes", ms(base))]
    for name in ("version", "help"):
        figure = median(taken[name])
        aim = "≤ 1.15 ×" if name == "version" else "≤ 5 ×"
        rows.append(
            Row(f"`reflect --{name}`", "beside `python -c pass`", ms(figure), aim, ratio(figure, base))
        )
    return rows


def command_rows(small: Built, large: Built, times: int) -> list[Row]:
    """Everyday commands at both sizes, in turns, and the ratio between them."""
    rows = []
    for name, words, check in (
        ("add", ("add", "A thought in passing."), _is_an_id),
        ("list --limit 10", ("list", "--limit", "10", "--json"), _has_rows),
        (f"search {ONE}", ("search", ONE, "--json"), _has_the_one),
        (f"search {RARE}", ("search", RARE, "--json"), _has_rare),
        (f"search {COMMON}", ("search", COMMON, "--json"), _has_common),
    ):
        taken = in_turns(
            {
                "small": partial(
                    _time, reflect(*words), environment(small.home), partial(check, small.planted)
                ),
                "large": partial(
                    _time, reflect(*words), environment(large.home), partial(check, large.planted)
                ),
            },
            times,
        )
        low, high = median(taken["small"]), median(taken["large"])
        what = f"at {small.planted.entries:,} and {large.planted.entries:,} entries{_how_common(name, large)}"
        rows.append(
            Row(f"`reflect {name}`", what, f"{ms(low)} · {ms(high)}", f"≤ {FLAT} ×", ratio(high, low))
        )
    return rows


def throughput_rows(small: Built, large: Built) -> list[Row]:
    """Everything in and everything out."""
    count = large.planted.entries
    rows = [
        Row(
            "`reflect import`",
            f"{each.planted.entries:,} entries into an empty journal",
            per_second(each.planted.entries, each.import_seconds),
        )
        for each in (small, large)
    ]
    with tempfile.TemporaryDirectory() as folder:
        out: list[bytes] = []
        command = reflect("takeout", "--out", folder, "--json")
        taken = seconds(lambda: out.append(run(command, environment(large.home))))
        if json.loads(out[0])["entries"] < count:
            raise WrongResult("the takeout left entries out")
        size = (Path(folder) / "reflect-takeout.jsonl").stat().st_size
    rows.append(Row("`reflect takeout`", f"{count:,} entries, {size // 2**20} MiB", per_second(count, taken)))
    rows.append(_sharing_row(large))
    return rows


def _sharing_row(large: Built) -> Row:
    """Sharing the entries of one theme, anonymised and checked."""
    with tempfile.TemporaryDirectory() as folder:
        words = ("export", "--theme", THEME, "--for", "buddy", "--out", folder, "--accept-all", "--json")
        out: list[bytes] = []
        # What the last look refuses is refused after the same work.
        taken = seconds(lambda: out.append(run(reflect(*words), environment(large.home), codes=(0, 4))))
        said = json.loads(out[0])
    written, shared = len(said["files"]), len(large.planted.shared)
    if written not in (0, shared):
        raise WrongResult(f"{written} of {shared} entries were shared")
    outcome = "" if written else f", refused for {len(said['remaining'])} remaining details"
    return Row(
        "`reflect export`", f"{shared} entries of a theme together{outcome}", per_second(shared, taken)
    )


def _time(command: Sequence[str], env: dict[str, str], check: Callable[[bytes], None] | None = None) -> float:
    out: list[bytes] = []
    taken = seconds(lambda: out.append(run(command, env)))
    if check is not None:
        check(out[0])
    return taken


def _is_an_id(planted: Planted, out: bytes) -> None:
    if len(out.strip()) != 12:
        raise WrongResult(f"`add` printed {out[:40]!r}")


def _has_rows(planted: Planted, out: bytes) -> None:
    # What was added on the way may be among them.
    if not min(10, planted.entries) <= len(json.loads(out)) <= 10:
        raise WrongResult(f"{len(json.loads(out))} rows in place of 10")


def _has_common(planted: Planted, out: bytes) -> None:
    if len(json.loads(out)) != min(20, planted.common):
        raise WrongResult(f"{len(json.loads(out))} entries with {COMMON}")


def _has_the_one(planted: Planted, out: bytes) -> None:
    if [row["id"] for row in json.loads(out)] != [planted.one]:
        raise WrongResult(f"{ONE} is in {planted.one} alone")


def _has_rare(planted: Planted, out: bytes) -> None:
    found = {row["id"] for row in json.loads(out)}
    if not found <= planted.rare or len(found) != min(20, len(planted.rare)):
        raise WrongResult(f"{RARE} was found in {len(found)} entries")


def _how_common(name: str, large: Built) -> str:
    hits = {ONE: 1, RARE: len(large.planted.rare), COMMON: large.planted.common}
    word = name.removeprefix("search ")
    return f" ({hits[word]:,} hits)" if word in hits else ""
