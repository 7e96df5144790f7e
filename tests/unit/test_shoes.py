"""The reader's shoes, and names that give themselves away elsewhere: pure, over texts."""

from __future__ import annotations

from datetime import date

import pytest

from reflect_tui.anonymise.elsewhere import MOST, is_name_in, strange_words
from reflect_tui.anonymise.review import begin_review
from reflect_tui.anonymise.shoes import SHOWN, Shoe, shoes
from reflect_tui.domain.sharing import Audience, Earlier


def asked(text: str, *earlier: Earlier, audience: Audience = Audience.BUDDY) -> tuple[Shoe, ...]:
    return shoes(audience, begin_review([text]).accept_all(), earlier)


def test_there_are_five_questions_and_two_of_them_name_the_readers() -> None:
    every = {audience: asked("We had a quiet day.", audience=audience) for audience in Audience}
    for questions in every.values():
        assert len(questions) == 5
        assert all(shoe.question.endswith("?") and not shoe.beside for shoe in questions)
    for place in (0, 2):
        assert len({questions[place].question for questions in every.values()}) == len(Audience)
    for place in (1, 3, 4):
        assert len({questions[place].question for questions in every.values()}) == 1


def test_no_word_of_it_promises_or_scores() -> None:
    text = "The only midwife in our village said “nobody told me anything at all” on 3 March in Llandovery."
    said = " ".join(
        words
        for audience in Audience
        for shoe in asked(text, Earlier(date(2026, 11, 9), same_entry=True), audience=audience)
        for words in (shoe.question, *shoe.beside)
    ).casefold()
    for word in ("anonymous", "safe", "secure", "risk", "score", "%", "warning", "identif"):
        assert word not in said


def test_a_role_a_place_and_a_date_in_one_note_are_said_beside_the_first_question() -> None:
    both = asked("I met the headteacher of the school in Llandovery on 3 March 2024.")[0].beside
    assert any("what somebody does" in each and "where, and when" in each for each in both)
    assert not any(
        "where, and when" in each for each in asked("I met the headteacher on 3 March 2024.")[0].beside
    )


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("She is the only midwife we have.", 0, "says that someone is the only one"),
        ("It happened in our village.", 0, "is a small place"),
        ("He said “nobody told me anything at all” and left.", 1, "their words"),
        ("We had 17 of them.", 3, "“17” is left as it is"),
    ],
)
def test_what_can_be_known_stands_beside_its_question(text: str, place: int, words: str) -> None:
    questions = asked(text)
    assert any(words in each for each in questions[place].beside), questions


def test_what_was_kept_is_said_with_its_reason() -> None:
    review = begin_review(["I went with Samira to the panel."]).keep(0, "she asked me to")
    (kept,) = shoes(Audience.GROUP, review)[4].beside
    assert kept == "You keep “Samira”: she asked me to."


def test_a_title_is_no_detail_that_happens_once() -> None:
    review = begin_review(["I met Mrs Okafor there."])
    assert shoes(Audience.BUDDY, review.change(0, "a neighbour"))[3].beside == ()


def test_what_left_before_is_said_with_what_the_two_have_in_common() -> None:
    before = Earlier(date(2026, 11, 9), True, ("Samira", "Dee"), ("housing",))
    (said,) = asked("A day.", before)[2].beside
    assert said == (
        "What you shared on 9 November has the same entry and people of this one (Samira, Dee) "
        "and the theme housing in it."
    )
    (one,) = asked("A day.", Earlier(date(2026, 11, 9), people=("Samira",)))[2].beside
    assert one == "What you shared on 9 November has somebody of this one (Samira) in it."


def test_only_a_few_things_are_named_beside_a_question() -> None:
    text = " ".join(f"We had {number} of them." for number in range(10, 40))
    assert len(asked(text)[3].beside) == SHOWN


def test_strange_words_are_small_and_in_no_dictionary() -> None:
    assert strange_words(["saw oyelaran at the gate, oyelaran waved", "Okafor rang"]) == ("oyelaran",)
    assert strange_words(["mail me at oyelaran@example.org or x/oyelaran/y"]) == ()
    many = " ".join(f"qz{chr(97 + n % 26)}x{chr(97 + n // 26)}v" for n in range(300))
    assert len(strange_words([many])) == MOST


@pytest.mark.parametrize(
    ("texts", "is_name"),
    [
        ([], False),
        (["I met Oyelaran there."], True),
        (["Oyelaran rang."], False),  # only the beginning of a sentence
        (["I met Oyelaran there.", "saw oyelaran again"], True),
        (["I met Oyelaran there.", *["saw oyelaran"] * 3], True),
        (["I met Oyelaran there.", *["saw oyelaran"] * 4], False),
        (["we met, Oyelaran and I; then oyelaran left, oyelaran said"], False),
    ],
)
def test_a_name_is_what_others_write_with_a_capital_inside_a_sentence(
    texts: list[str], is_name: bool
) -> None:
    assert is_name_in("oyelaran", texts) is is_name
