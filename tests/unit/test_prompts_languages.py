"""Packs in other languages, and what the bundled ones have between them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from reflect_tui.domain.packs import Pack
from reflect_tui.exchange.handout import handout
from reflect_tui.exchange.packs import read_pack
from reflect_tui.exchange.times import minutes
from reflect_tui.journal.today import question_for

ROOT = Path(__file__).parents[2]
PERSPECTIVES = ("funder", "commissioner", "delivery", "people we work with")
WELSH = """\
# Pecyn bach

Ar gyfer: un person
Amser: 2 munud
Iaith: cy
Fersiwn: 3

Ychydig eiriau.

## Ar eich pen eich hun (2 funud)

1. Beth aeth yn dda?
   Answer: da / gwell
   Keep private

## Sut i’w ddefnyddio

Yn y car.

## Yr hyn a ganfu eraill

### Drws

Stori.
"""


def read(text: str) -> Pack:
    reading = read_pack(text.encode(), "pecyn.md")
    assert reading.problems == reading.notes == ()
    return reading.pack


@pytest.fixture(scope="module")
def packs() -> dict[str, Pack]:
    files = sorted((ROOT / "prompts").glob("*.md"))
    return {file.stem: read_pack(file.read_bytes(), file.name).pack for file in files}


# -- what a pack says about its language ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("", "en"),
        ("en-GB", "en"),
        ("EN_gb", "en"),
        ("English (UK)", "en"),
        ("cy", "cy"),
        ("cy-GB, en", "cy"),
        ("Cymraeg", "cy"),
        ("Welsh", "cy"),
        ("fr", "fr"),
        (" , ", "en"),
    ],
)
def test_the_language_of_a_pack_is_the_first_it_names(said: str, language: str) -> None:
    assert Pack("a", "A", (("Language", said),)).language == language
    assert Pack("a", "A").language == "en"


def test_a_welsh_pack_is_read_by_its_own_words() -> None:
    pack = read(WELSH)
    assert pack.language == "cy"
    assert [pack.detail(key) for key in ("For", "Time", "Version")] == ["un person", "2 munud", "3"]
    assert [(each.name, each.minutes) for each in pack.rounds] == [("Ar eich pen eich hun", 2)]
    assert (pack.how_to_use, pack.others_found) == ("Yn y car.", "### Drws\n\nStori.")
    assert [minutes(text) for text in ("5 munud", "2 funud", "1 awr", "1 mun.")] == [5, 2, 60, 1]


def test_a_handout_is_in_the_language_of_its_pack_as_far_as_we_have_words() -> None:
    paper = handout(read(WELSH))
    for words in (
        "Ar gyfer: un person · Amser: 2 munud",
        "## Ar eich pen eich hun (2 mun.)",
        "Ateb: da / gwell",
        "Mae eich ateb yn aros gyda chi.",
        "## Sut i'w ddefnyddio",
        "## Yr hyn a ganfu eraill",
        "Fersiwn: 3",
    ):
        assert words in paper
    assert not any(word in paper for word in ("How to use it", "Answer:", "minutes)", "For:", "Time:"))


def test_the_english_wording_shows_where_there_is_no_other() -> None:
    paper = handout(read(WELSH.replace("Iaith: cy", "Language: fr")))
    for words in ("For: un person · Time: 2 munud", "(2 minutes)", "## How to use it", "Answer: da / gwell"):
        assert words in paper
    # Of these we have no Welsh.
    in_welsh = handout(read(WELSH.replace("da / gwell", "one line")))
    assert "Ateb: one line" in in_welsh


def test_no_question_of_the_day_is_in_another_language(packs: dict[str, Pack]) -> None:
    only_welsh = [read(WELSH.replace("un person", "one person").replace("Answer: da / gwell", "Hint: bach"))]
    assert question_for(date(2026, 11, 23), only_welsh) is None
    english = [
        read(
            WELSH.replace("un person", "one person")
            .replace("Iaith: cy", "Iaith: en")
            .replace("   Answer: da / gwell\n", "")
        )
    ]
    assert question_for(date(2026, 11, 23), english) is not None
    days = [question_for(date(2026, 1, 1) + timedelta(days=n), list(packs.values())) for n in range(400)]
    assert all(each is not None and packs[each.pack_id].language == "en" for each in days)


# -- the packs that come with the program -----------------------------------------------------------------


def test_the_welsh_pack_asks_what_the_english_one_asks(packs: dict[str, Pack]) -> None:
    welsh, english = packs["ar-ol-ymweliad-anodd"], packs["after-a-hard-visit"]

    def form(pack: Pack) -> list[object]:
        asked = [(q.id, q.answer, len(q.choices), bool(q.hint), q.keep_private) for q in pack.questions]
        return [asked, [each.minutes for each in pack.rounds], pack.detail("Scale")]

    assert form(welsh) == form(english)
    assert minutes(welsh.detail("Time")) == minutes(english.detail("Time"))
    assert not {q.text for q in welsh.questions} & {q.text for q in english.questions}
    assert welsh.detail("Based on") == "After a hard visit, version 1"


def test_the_welsh_pack_says_in_both_languages_that_it_wants_a_native_reader(packs: dict[str, Pack]) -> None:
    intro = " ".join(packs["ar-ol-ymweliad-anodd"].intro.split())
    assert "siaradwr Cymraeg brodorol" in intro
    assert "needs a native reader's review" in intro
    guide = " ".join((ROOT / "docs" / "guide" / "packs.md").read_text("utf-8").split())
    assert "native reader" in guide
    assert "siaradwr Cymraeg brodorol" in guide
    others = [pack.language for name, pack in packs.items() if name != "ar-ol-ymweliad-anodd"]
    assert others == ["en"] * 20


@pytest.mark.parametrize("perspective", PERSPECTIVES)
def test_each_perspective_has_two_packs_of_its_own(perspective: str, packs: dict[str, Pack]) -> None:
    english = [pack for pack in packs.values() if pack.language == "en"]
    assert sum(perspective in pack.list_of("Perspective") for pack in english) >= 2
    known = {*PERSPECTIVES, "any"}
    assert all(set(pack.list_of("Perspective")) <= known and pack.list_of("Perspective") for pack in english)


def test_every_pack_but_three_quiet_ones_says_to_act_first(packs: dict[str, Pack]) -> None:
    silent = {
        name
        for name, pack in packs.items()
        if pack.language == "en"
        and "If someone may be at risk, act first. This journal is not a report."
        not in " ".join(pack.how_to_use.split())
    }
    # For one person, and about judgements or the week as a whole.
    assert silent == {"making-a-call", "the-week-in-view", "what-happened-next"}
    assert "gweithredwch yn gyntaf" in packs["ar-ol-ymweliad-anodd"].how_to_use


def test_the_cases_of_every_pack_are_invented_and_say_so(packs: dict[str, Pack]) -> None:
    for pack in packs.values():
        if pack.language == "en":
            cases = pack.others_found.count("### ")
            assert (
                pack.others_found.count("Made from: invented and blended; nobody in it is real.") == cases > 0
            )
            assert pack.others_found.count("**The situation** (blended)") == cases
