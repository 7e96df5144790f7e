"""Sealed notes from the shell, and `reflect advice`."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Reflect

PHRASE = "amber window quiet river seven"


@pytest.fixture
def fd() -> Iterator[Callable[[str], str]]:
    """A file descriptor from which a passphrase can be read."""
    opened: list[int] = []

    def make(words: str) -> str:
        read, write = os.pipe()
        os.write(write, f"{words}\n".encode())
        os.close(write)
        opened.append(read)
        return str(read)

    yield make
    for each in opened:
        os.close(each)


def test_a_note_is_sealed_opened_and_taken_in(
    reflect: Reflect, kept: Callable[..., str], fd: Callable[[str], str], tmp_path: Path
) -> None:
    entry = kept("We closed it inside ten days.", "--title", "Ten")
    done = reflect(
        *("export", entry, "--for", "buddy", "--accept-all", "--seal", "--passphrase-fd", fd(PHRASE)),
        *("--out", str(tmp_path / "s"), "--json"),
    )
    assert done.code == 0, done.err
    (name,) = done.json["files"]
    assert name.endswith(".md.age")
    assert b"ten days" not in Path(name).read_bytes()
    assert PHRASE not in done.err
    assert reflect("import", name).code == 2
    there = ("--home", str(tmp_path / "there"))
    assert reflect(*there, "open", name).code == 2
    wrong = reflect(*there, "open", name, "--passphrase-fd", fd("wrong"))
    assert wrong.code == 2
    assert "does not open" in wrong.err
    opened = reflect(*there, "open", name, "--passphrase-fd", fd(PHRASE), "--json")
    assert (opened.code, opened.json["added"]) == (0, 1)
    assert [n["title"] for n in reflect(*there, "buddies", "list", "--json").json["notes"]] == ["Ten"]


def test_a_pair_seals_for_each_other_after_four_words(
    reflect: Reflect, kept: Callable[..., str], tmp_path: Path
) -> None:
    there = ("--home", str(tmp_path / "there"))
    entry = kept("We closed it inside ten days.")
    unpaired = reflect(
        "export", entry, "--for", "buddy", "--accept-all", "--seal-for-pair", "--out", str(tmp_path)
    )
    assert unpaired.code == 2
    assert "no key of a buddy" in unpaired.err
    mine, theirs = reflect("buddies", "key").out.strip(), reflect(*there, "buddies", "key").out.strip()
    assert reflect("buddies", "key").out.strip() == mine
    words = reflect("buddies", "pair", theirs).out
    assert words == reflect(*there, "buddies", "pair", mine).out
    assert len(words.split()) == 4
    done = reflect(
        *("export", entry, "--for", "buddy", "--accept-all", "--seal-for-pair"),
        *("--out", str(tmp_path / "s"), "--json"),
    )
    assert done.code == 0, done.err
    assert reflect(*there, "open", done.json["files"][0]).code == 0
    assert reflect("--home", str(tmp_path / "third"), "open", done.json["files"][0]).code == 2
    assert reflect("buddies", "pair", "age1nonsense").code == 2


def test_what_is_not_sealed_is_not_opened(reflect: Reflect, tmp_path: Path) -> None:
    (tmp_path / "x.age").write_bytes(b"plain")
    assert reflect("open", str(tmp_path / "x.age")).code == 2
    assert reflect("open", str(tmp_path / "gone.age")).code == 2


def test_advice_is_told_with_another_way(reflect: Reflect) -> None:
    done = reflect("advice", "Have you tried ringing her?")
    assert done.code == 0
    assert "usually hands over an answer" in done.out
    assert reflect("advice", "-", stdin=b"What did the silence say?").code == 1
    (found,) = reflect("advice", "--json", "Don't you think she knew?").json
    assert set(found) == {"sentence", "why", "instead"}


def test_advice_answers_line_by_line_and_names_what_is_broken(reflect: Reflect) -> None:
    lines = [
        json.dumps({"id": 1, "text": "If I were you, I'd ring."}),
        "nonsense",
        "",
        json.dumps({"id": "b", "text": "What made the room go quiet?"}),
        json.dumps({"id": 3}),
    ]
    done = reflect("advice", "--jsonl", stdin="\n".join(lines).encode())
    answers = [json.loads(line) for line in done.out.splitlines()]
    assert [(each["id"], each["advice"]) for each in answers] == [(1, True), ("b", False)]
    assert answers[0]["why"]
    assert answers[1]["why"] == ""
    assert done.code == 2
    assert "Line 2 is not JSON" in done.err
    assert "Line 5 has no text" in done.err
