"""The packs are plain: a reader of twelve or so manages every one. `pytest -s` shows the table."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.reading_age import everything_of, questions_of, reading_age, sentences, syllables, table

from reflect_tui.domain.packs import Pack
from reflect_tui.exchange.packs import read_pack

BOUND = 12.0
OFFICIAL = (
    "The organisation endeavours to facilitate the implementation of appropriate multidisciplinary "
    "interventions, notwithstanding the considerable administrative requirements associated with "
    "individual authorisation."
)
NOT_PLAINER = {
    "What did somebody do, exactly?": "five everyday words, of which two are long",
    "From the commissioner's chair: what were you answerable for?": "whose chair it is has no shorter name",
    "From the delivery organisation's chair: what kept the lights on, and what did it cost?": "nor has this",
}
"""Questions above the bound that stay, each with why."""


@pytest.fixture(scope="module")
def english() -> list[Pack]:
    files = sorted((Path(__file__).parents[2] / "prompts").glob("*.md"))
    packs = [read_pack(file.read_bytes(), file.name).pack for file in files]
    return [pack for pack in packs if pack.language == "en"]


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("time rule whole the used styles moved eye friend whose notes rules you're", 1),
        ("table tables wanted going nation people question reading colleague something sometimes careful", 2),
        ("quiet science being create houses changes boxes missing client patient", 2),
        ("idea somebody everyone completely serious area created", 3),
        ("supervisor commissioner usually actually evaluate situation relationship", 4),
        ("organisation", 5),
    ],
)
def test_the_syllables_of_a_word_are_counted_near_enough(words: str, count: int) -> None:
    assert {word: syllables(word) for word in words.split()} == dict.fromkeys(words.split(), count)


def test_a_sentence_ends_at_a_stop_a_blank_line_or_a_point_of_a_list() -> None:
    text = "You may pass. Is it 2.30 yet?\nNo\n\nA hint without a stop\n\n- one\n- two words\n"
    assert [len(words) for words in sentences(text)] == [3, 3, 1, 5, 1, 2]


def test_the_reading_age_is_the_grade_of_kincaid_and_five_years() -> None:
    assert reading_age("The cat sat on the mat.") == pytest.approx(0.39 * 6 + 11.8 - 15.59 + 5)
    assert reading_age(" \n ") == 0.0
    assert reading_age(OFFICIAL) > 20


def test_every_pack_can_be_read_at_about_twelve(english: list[Pack]) -> None:
    print("", *table(english), sep="\n")
    assert len(english) == 20
    for pack in english:
        assert 3 < reading_age(questions_of(pack)) <= BOUND, pack.title
        assert 3 < reading_age(everything_of(pack)) <= BOUND, pack.title


def test_every_question_can_be_read_at_about_twelve_but_for_those_named(english: list[Pack]) -> None:
    hard = {q.text for pack in english for q in pack.questions if reading_age(q.text) > BOUND}
    assert hard == set(NOT_PLAINER)


def test_a_pack_in_official_english_would_be_noticed() -> None:
    pack = read_pack(f"# A pack\n\n1. {OFFICIAL}\n".encode(), "a.md").pack
    assert reading_age(questions_of(pack)) > BOUND
    assert reading_age(everything_of(pack)) > BOUND
