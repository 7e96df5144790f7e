"""The pieces of `python -m benchmarks`, at sizes at which they prove that they run and not how fast."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path

import pytest
from benchmarks import commands, inside, screens
from benchmarks.__main__ import QUICK, measure
from benchmarks.corpus import COMMON, ONE, RARE, THEME, Planted, entries, long_text, write_corpus
from benchmarks.timing import Row, WrongResult, in_turns, ratio, table

TINY = dataclasses.replace(QUICK, small=20, large=60, times=1, words=160, keys=2)


def test_a_corpus_is_the_same_every_time_and_holds_what_it_says(tmp_path: Path) -> None:
    first = write_corpus(tmp_path / "first.jsonl", 120)
    again = write_corpus(tmp_path / "again.jsonl", 120)
    assert first == again
    assert (tmp_path / "first.jsonl").read_bytes() == (tmp_path / "again.jsonl").read_bytes()
    lines = [json.loads(line) for line in (tmp_path / "first.jsonl").read_text().splitlines()]
    assert len({line["id"] for line in lines}) == 120
    assert [line["id"] for line in lines if ONE in line["body"]] == [first.one]
    assert {line["id"] for line in lines if RARE in line["body"]} == first.rare
    words = [re.findall(r"\w+", f"{line['title']} {line['body']}".casefold()) for line in lines]
    assert sum(COMMON in each for each in words) == first.common > 0
    assert [line["id"] for line in lines if THEME in line["themes"]] == first.shared
    assert [line["created_at"] for line in lines] == sorted(line["created_at"] for line in lines)


def test_another_seed_is_another_corpus() -> None:
    bodies = [[entry["body"] for entry in entries(5, Planted(5), seed=seed)] for seed in (1, 2)]
    assert bodies[0] != bodies[1]


def test_a_long_text_is_as_long_as_it_should_be() -> None:
    assert len(long_text(800).split()) == 800
    assert not set(screens.KEYS) & set(long_text(800))


def test_what_is_compared_runs_in_turns() -> None:
    order: list[str] = []

    def action(name: str) -> float:
        order.append(name)
        return float(len(order))

    taken = in_turns({"a": lambda: action("a"), "b": lambda: action("b")}, 2)
    assert order == ["a", "b"] * 3
    assert taken == {"a": [3.0, 5.0], "b": [4.0, 6.0]}


def test_the_table_is_markdown() -> None:
    assert table([Row("`x`", "y", "1 ms", "≤ 2", ratio(3, 2))]) == (
        "| command | what | figure | aim | ratio |\n|---|---|---|---|---|\n| `x` | y | 1 ms | ≤ 2 | 1.50 |"
    )


def test_a_quick_command_with_a_wrong_answer_does_not_count(tmp_path: Path) -> None:
    built = commands.build(tmp_path, 3)
    wrong = dataclasses.replace(built, planted=Planted(3, one="somewhere else"))
    with pytest.raises(WrongResult):
        commands.command_rows(wrong, wrong, 1)
    with pytest.raises(WrongResult):
        inside.finding_rows(wrong, 1)


@pytest.mark.e2e
def test_every_piece_runs(tmp_path: Path) -> None:
    rows = list(measure(TINY, tmp_path))
    assert all(row.command and row.what and row.figure for row in rows)
    said = table(rows)
    for command in (
        "add",
        "list",
        "search",
        "import",
        "takeout",
        "export",
        "anonymise",
        "--version",
        "--help",
    ):
        assert f"`reflect {command}" in said
    for piece in (
        "start to “What's on your mind?”",
        "peak memory",
        "key to screen",
        "find line",
        "the filter",
    ):
        assert piece in said
    assert len(said.splitlines()) == len(rows) + 2
