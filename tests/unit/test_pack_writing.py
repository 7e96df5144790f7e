"""Packs as texts of files: what is written reads back as it was meant, and its name suits every system."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reflect_tui.domain.packs import Pack, PackReading
from reflect_tui.exchange.pack_writing import (
    FROM_OTHERS,
    LONGEST_NAME,
    carried_on,
    file_name,
    first_sheet,
    picked_out,
    render,
    tidy_title,
    with_picked,
)
from reflect_tui.exchange.packs import read_pack, read_text
from reflect_tui.paths import bundled_packs

FILES = [*sorted(bundled_packs().glob("*.md")), Path(__file__).parents[1] / "corpus" / "packs" / "clean.md"]
RESERVED = ("CON", "prn", "AUX", "nul", "COM1", "com9", "LPT1", "lpt9")


def pack_of(file: Path) -> Pack:
    return read_pack(file.read_bytes(), file.name).pack


def bundled(name: str) -> Pack:
    return pack_of(bundled_packs() / f"{name}.md")


def without_lines(pack: Pack) -> Pack:
    questions = tuple(replace(question, line=0) for question in pack.questions)
    return replace(pack, questions=questions, rounds=tuple(replace(part, line=0) for part in pack.rounds))


def written(pack: Pack) -> PackReading:
    return read_text(render(pack), "t.md")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_is_written_reads_back_as_the_same_pack(file: Path) -> None:
    pack = pack_of(file)
    assert without_lines(written(pack).pack) == without_lines(pack)


def test_the_first_sheet_is_a_pack_without_a_note() -> None:
    reading = written(first_sheet("Small wins"))
    assert (reading.problems, reading.notes) == ((), ())
    assert reading.pack.title == "Small wins"
    assert reading.pack.id == "small-wins"
    assert len(reading.pack.questions) == 5
    assert "act first" in reading.pack.how_to_use


def test_a_pack_from_another_says_so_and_keeps_its_questions() -> None:
    old = bundled("small-secrets")
    new = written(carried_on("Quiet hours", old)).pack
    assert new.detail("Based on") == "Small secrets, version 1"
    assert new.detail("Version") == "1"
    assert new.detail("Author") == ""
    assert new.detail("Sources").endswith("; reflect-tui")
    assert new.id == "quiet-hours"
    assert [question.text for question in new.questions] == [question.text for question in old.questions]
    assert [q.keep_private for q in new.questions] == [q.keep_private for q in old.questions]


@pytest.mark.parametrize(
    ("version", "following"),
    [("1", "2"), ("9", "10"), ("1.9", "1.10"), ("", "2"), ("draft", "draft, changed")],
)
def test_under_its_own_title_it_is_the_next_version(version: str, following: str) -> None:
    old = bundled("small-secrets")
    details = tuple((key, version if key == "Version" else value) for key, value in old.details)
    new = written(carried_on("Small secrets", replace(old, details=details))).pack
    assert new.detail("Version") == following
    assert new.detail("Based on") == f"Small secrets, version {version or '1'}"
    assert new.detail("Author") == "reflect-tui"
    assert new.id == "small-secrets"


def test_picked_questions_are_a_pack_each_wording_once() -> None:
    secrets, chair = bundled("small-secrets"), bundled("whose-chair")
    picks = [(secrets, secrets.questions[0]), (chair, chair.questions[1]), (secrets, secrets.questions[0])]
    reading = written(picked_out("Two good ones", picks))
    assert reading.problems == ()
    pack = reading.pack
    assert [question.text for question in pack.questions] == [
        secrets.questions[0].text,
        chair.questions[1].text,
    ]
    assert pack.questions[0].hint == secrets.questions[0].hint
    assert pack.questions[0].keep_private
    assert pack.detail("Based on") == "Small secrets, version 1; Whose chair?, version 1"
    assert pack.detail("Licence") == "CC BY 4.0"


def test_picked_questions_go_into_a_last_round_of_a_pack_that_has_its_own() -> None:
    secrets, chair = bundled("small-secrets"), bundled("whose-chair")
    own = carried_on("Both", secrets)
    pack = written(with_picked(own, [(chair, chair.questions[0])])).pack
    assert [question.text for question in pack.questions][-1] == chair.questions[0].text
    assert pack.questions[-1].round == pack.rounds[-1].name == FROM_OTHERS
    assert pack.detail("Based on") == "Small secrets, version 1; Whose chair?, version 1"
    assert with_picked(own, [(secrets, secrets.questions[3])]) == own


@pytest.mark.parametrize(
    "title",
    [
        *RESERVED,
        *(f"{name}.md" for name in RESERVED),
        "../../etc/passwd",
        "/etc/passwd",
        "C:\\Windows\\x",
        "a:b",
        "x\x00y\n z",
        "\x1b[2Jred",
        "‮evil",
        "-rf",
        "~root",
        "...",
        "trailing. ",
        "w" * 5_000,
        "word " * 200,
        "討論會之前",
        "🙂",
        "Gŵyl y Pasg",
        "",
    ],
)
@pytest.mark.parametrize("ending", [".md", "-handout.html"])
def test_a_file_name_suits_every_system(title: str, ending: str) -> None:
    name = file_name(title, ending)
    stem = name.removesuffix(ending)
    assert name.endswith(ending)
    assert stem
    assert len(name) <= LONGEST_NAME
    assert set(stem) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert stem.upper() not in {each.upper() for each in RESERVED}
    assert not stem.startswith("-")
    assert not stem.endswith("-")


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("  Small   wins ", "Small wins"),
        ("# Small wins #", "Small wins"),
        ("a\x1b[31m\u202e b", "a[31m b"),
        ("one\ntwo", "one two"),
        ("#!?", ""),
        ("", ""),
        ("x" * 500, "x" * 119 + "…"),
    ],
)
def test_a_title_is_one_line_that_hides_nothing(typed: str, title: str) -> None:
    assert tidy_title(typed) == title
    if title:
        assert written(first_sheet(title)).pack.title == title
