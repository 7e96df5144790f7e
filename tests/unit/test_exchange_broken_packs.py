"""Broken packs and what is said about each: number, line and words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reflect_tui.domain.packs import PackReading, Remark
from reflect_tui.exchange import pack_messages as say
from reflect_tui.exchange.decode import NotText
from reflect_tui.exchange.packs import read_pack

CORPUS = Path(__file__).parents[1] / "corpus" / "packs"
BROKEN: list[dict[str, Any]] = json.loads((CORPUS / "broken.json").read_text("ascii"))


def data_of(case: dict[str, Any]) -> bytes:
    """Texts as they are, everything else as one escaped character a byte."""
    data: bytes = case["latin1"].encode("latin-1") if "latin1" in case else case["text"].encode()
    return data


def read(case: dict[str, Any]) -> PackReading:
    return read_pack(data_of(case), "secrets.md")


def found(remarks: tuple[Remark, ...]) -> list[list[int | None]]:
    return [[remark.number, remark.line] for remark in remarks]


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: str(case["name"]))
def test_a_broken_pack_gets_its_remarks_and_no_others(case: dict[str, Any]) -> None:
    reading = read(case)
    assert found(reading.problems) == case["problems"]
    assert found(reading.notes) == case["notes"]


@pytest.mark.parametrize(
    "case", [case for case in BROKEN if case["says"]], ids=lambda case: str(case["name"])
)
def test_the_remarks_use_the_words_agreed(case: dict[str, Any]) -> None:
    reading = read(case)
    said = "\n".join(remark.message for remark in reading.problems + reading.notes)
    for words in case["says"]:
        assert words in said


def test_every_message_of_the_reader_has_its_broken_pack() -> None:
    met = {number for case in BROKEN for number, _ in case["problems"] + case["notes"]}
    # 11 needs a file over the cap; 20, 22 and 23 are said by others.
    assert met == set(range(1, 25)) - {11, 20, 22, 23}


def test_problems_stop_and_notes_do_not() -> None:
    for case in BROKEN:
        reading = read(case)
        assert {remark.number for remark in reading.problems} <= say.PROBLEMS
        assert not {remark.number for remark in reading.notes} & say.PROBLEMS


def test_a_corpus_file_is_plain_ascii() -> None:
    for name in ("broken.json", "hostile.json"):
        assert (CORPUS / name).read_bytes().isascii()
        assert b"\x1b" not in (CORPUS / name).read_bytes()


def test_a_message_names_the_file_it_is_about() -> None:
    [problem, *_] = read_pack(b"1. What?", "e\x1b[2Jvil\n.md").problems
    assert problem.message.startswith("`e[2Jvil .md` has no title.")


def test_what_is_quoted_from_a_file_is_cut_short() -> None:
    [problem] = read_pack(f"# T\n1. What?\nAnswer: {'x' * 5000}".encode(), "t.md").problems
    assert len(problem.message) < 300
    assert "…" in problem.message


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([3], "3"),
        ([3, 9], "3 and 9"),
        ([3, 9, 12], "3, 9 and 12"),
        ([1, 2, 3, 4, 5, 6], "1, 2, 3, 4, 5 and 6"),
        (list(range(1, 101)), "1, 2, 3, 4, 5 and 95 more"),
    ],
)
def test_line_numbers_are_told_in_words(lines: list[int], words: str) -> None:
    assert say.in_words(lines) == words


def test_hidden_characters_on_one_line_are_told_in_the_singular() -> None:
    assert say.hidden_characters([16]).message == (
        "Line 16 contains characters that can hide or disguise text. I have removed them."
    )


@pytest.mark.parametrize("kind", [kind for kind in NotText if kind not in {NotText.EMPTY, NotText.BLANK}])
def test_every_sort_of_wrong_file_has_a_sentence(kind: NotText) -> None:
    remark = say.not_text(kind)
    assert (remark.number, remark.line) == (10, None)
    assert remark.message.startswith("This file ")


def test_a_pack_that_is_here_already_is_told_with_its_changes() -> None:
    assert say.what_changed("Small secrets", "1", "2", added=2, reworded=1, gone=1) == (
        'You already have "Small secrets", version 1. This is version 2: 2 new questions, 1 reworded, '
        "1 gone. Keep both / replace / stop?"
    )
    assert say.what_changed("Small secrets", "", "", added=1, reworded=0, gone=0) == (
        'You already have "Small secrets". This is another copy: 1 new question. Keep both / replace / stop?'
    )
    assert ": the questions are the same." in say.what_changed("T", "1", "2", added=0, reworded=0, gone=0)


def test_a_stick_that_was_taken_out_is_told() -> None:
    assert say.cannot_open("E:\\packs\\x.md") == (
        "I can't open `E:\\packs\\x.md`: the stick may have been taken out. Nothing was changed."
    )


def test_no_message_promises_what_nobody_can() -> None:
    said = "\n".join(
        remark.message for case in BROKEN for remark in read(case).problems + read(case).notes
    ).casefold()
    assert not any(word in said for word in ("anonymous", "secure", "invalid", "error", "required", "failed"))
