"""Finding in the library: every word by its beginning; titles before questions before cases; by chair."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect_tui.domain.library import Filters, Index, Where, cases_of, folded, index_of
from reflect_tui.domain.packs import Pack, Question


def pack(title: str, *questions: str, perspective: str = "any", time: str = "", found: str = "") -> Pack:
    return Pack(
        id=title.casefold().replace(" ", "-"),
        title=title,
        details=(("Perspective", perspective), ("Time", time), ("Scale", "team")),
        questions=tuple(Question(id=f"q{n}", text=text) for n, text in enumerate(questions)),
        others_found=found,
    )


@pytest.fixture
def index() -> Index:
    packs = (
        pack("Holding on", "What did you let go of?", "Who was listened to?", perspective="funder"),
        pack(
            "Letting go",
            "What would you let go of?",
            perspective="delivery",
            found="### The café\nShe let go.",
        ),
        pack("Siân's way", "Où est le café?", perspective="commissioner"),
    )
    return index_of(packs, {"holding-on": 30, "letting-go": 10, "siân's-way": None})


def said(index: Index, text: str, **filters: object) -> list[tuple[str, str]]:
    hits = index.search(text, Filters(**filters))  # type: ignore[arg-type]
    return [(each.where.name, each.text.split("\n")[0]) for each in hits]


def test_titles_come_before_questions_and_questions_before_cases(index: Index) -> None:
    assert said(index, "let") == [
        ("TITLE", "Letting go"),
        ("QUESTION", "What did you let go of?"),
        ("QUESTION", "What would you let go of?"),
        ("CASE", "The café"),
    ]


def test_every_word_has_to_be_there_by_its_beginning(index: Index) -> None:
    assert said(index, "list who") == [("QUESTION", "Who was listened to?")]
    assert said(index, "listened nobody") == []
    assert said(index, "zzz") == []


def test_case_and_accents_do_not_matter(index: Index) -> None:
    assert [text for _, text in said(index, "CAFE")] == ["Où est le café?", "The café"]
    assert said(index, unicodedata.normalize("NFD", "café"))[0] == ("QUESTION", "Où est le café?")
    assert said(index, "sian") == [("TITLE", "Siân's way")]


def test_filters_all_have_to_hold(index: Index) -> None:
    assert said(index, "let", perspective="Funder") == [("QUESTION", "What did you let go of?")]
    assert said(index, "let", minutes=10, perspective="funder") == []
    assert {text for _, text in said(index, "", minutes=10)} == {"Letting go", "What would you let go of?"}
    assert said(index, "let", scale="pair") == []
    assert said(index, "let", language="cy") == []
    for language in ("en", "en-GB", "English"):
        assert len(said(index, "let", language=language, scale="team")) == 4
    assert said(index, "let", language="Welsh") == []
    marked = frozenset({("holding-on", "q1")})
    assert said(index, "", marked=marked) == [("QUESTION", "Who was listened to?")]


def test_the_same_question_is_seen_from_elsewhere(index: Index) -> None:
    (unit, *_) = index.search("did let go")
    assert unit.where is Where.QUESTION
    assert [each.text for each in index.seen_from_elsewhere(unit)] == ["What would you let go of?"]
    (other, *_) = index.search("listened")
    assert index.seen_from_elsewhere(other) == []


def test_cases_are_taken_apart() -> None:
    found = "Before.\n\n### One\nText.\n\n### Two\nMore.\n"
    assert list(cases_of(pack("x", found=found))) == [("", "Before."), ("One", "Text."), ("Two", "More.")]
    assert list(cases_of(pack("x"))) == []


WORDS = st.lists(
    st.sampled_from(["let", "letter", "go", "gone", "who", "what", "café", "was", "cafés"]),
    min_size=1,
    max_size=6,
)


@given(st.lists(WORDS, max_size=8), WORDS)
def test_what_is_found_is_what_looking_at_every_question_finds(
    texts: list[list[str]], wanted: list[str]
) -> None:
    index = index_of([pack("p", *(" ".join(words) for words in texts))], {"p": None})
    expected = [
        " ".join(words)
        for words in texts
        if all(any(folded(word).startswith(folded(each)) for word in words) for each in wanted)
    ]
    assert [each.text for each in index.search(" ".join(wanted)) if each.where is Where.QUESTION] == expected
