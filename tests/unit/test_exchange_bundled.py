"""The packs that are shipped are read without a word, and stay whole through the accidents of mail."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

from reflect_tui.domain.packs import Pack
from reflect_tui.exchange.handout import handout
from reflect_tui.exchange.identity import slug
from reflect_tui.exchange.languages import label
from reflect_tui.exchange.packs import all_good, read_pack

HOUSE_QUESTION = {"en": "What question is missing?", "cy": "Pa gwestiwn sydd ar goll?"}
PACKS = sorted((Path(__file__).parents[2] / "prompts").glob("*.md"))


def test_there_are_twenty_and_one_in_welsh() -> None:
    assert len(PACKS) == 21


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_a_bundled_pack_gets_no_problem_and_no_note(path: Path) -> None:
    reading = read_pack(path.read_bytes(), path.name)
    assert reading.problems == ()
    assert reading.notes == ()
    assert all_good(reading).startswith("All good: ")


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_a_bundled_pack_has_its_three_parts(path: Path) -> None:
    pack = read_pack(path.read_bytes(), path.name).pack
    assert pack.id == path.stem == slug(pack.title)
    assert len(pack.questions) >= 7
    assert len({question.id for question in pack.questions}) == len(pack.questions)
    assert pack.how_to_use
    assert pack.others_found.startswith("### ")
    assert pack.questions[-1].text == HOUSE_QUESTION[pack.language]


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_a_bundled_pack_reads_well_on_paper(path: Path) -> None:
    pack = read_pack(path.read_bytes(), path.name).pack
    paper = handout(pack)
    assert paper.startswith(f"# {pack.title}\n\n{label(pack.language, 'For')}: ")
    assert all(question.text in paper and question.hint in paper for question in pack.questions)


def facts(pack: Pack) -> list[object]:
    folded = [" ".join(text.split()) for text in (pack.intro, pack.how_to_use, pack.others_found)]
    questions = [
        (q.id, q.text, q.hint, q.answer, q.choices, q.scale, q.round, q.keep_private) for q in pack.questions
    ]
    return [pack.id, pack.title, pack.details, folded, questions, [(r.name, r.minutes) for r in pack.rounds]]


@pytest.mark.parametrize("width", [52, 60, 64, 72, 76, 80])
@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_a_bundled_pack_comes_through_the_mail(path: Path, width: int) -> None:
    text = path.read_text("utf-8")
    whole = facts(read_pack(text.encode(), path.name).pack)
    lines = [textwrap.wrap(line, width, break_on_hyphens=False) or [""] for line in text.split("\n")]
    wrapped = "\n".join(part for line in lines for part in line)
    for damaged in (
        wrapped,
        re.sub(r"(?m)^", "> ", wrapped),
        re.sub(r"(?m)^ +", "", wrapped),
        wrapped.replace("\n", "\r\n\r\n"),
    ):
        assert facts(read_pack(damaged.encode(), path.name).pack) == whole
