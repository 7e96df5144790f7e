from __future__ import annotations

import pytest

from reflect_tui.domain.packs import AnswerKind, Question, Scale
from reflect_tui.exchange.answers import Asked, Unclear, read_answer


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", AnswerKind.LINES),
        ("a few lines", AnswerKind.LINES),
        ("A few lines.", AnswerKind.LINES),
        ("one line", AnswerKind.LINE),
        ("ONE  LINE", AnswerKind.LINE),
        ("how sure", AnswerKind.HOW_SURE),
        ("How sure?", AnswerKind.HOW_SURE),
        ("date", AnswerKind.DATE),
        ("a date", AnswerKind.DATE),
        ("look again", AnswerKind.LOOK_AGAIN),
    ],
)
def test_the_plain_kinds(text: str, kind: AnswerKind) -> None:
    assert read_answer(text) == Asked(kind)


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("yes / not yet / no", ("yes", "not yet", "no")),
        ("yes/no", ("yes", "no")),
        ("and/or / neither", ("and/or", "neither")),
        ("choices: yes / no", ("yes", "no")),
        ("choose: yes / no", ("yes", "no")),
        ("yes / no /", ("yes", "no")),
        ("yes / Yes / no", ("yes", "no")),
        ("1 to 5 / 6 to 10 / more", ("1 to 5", "6 to 10", "more")),
        ("[red]x / [/", ("[red]x", "[/")),
    ],
)
def test_choices_stand_between_slashes(text: str, choices: tuple[str, ...]) -> None:
    assert read_answer(text) == Asked(AnswerKind.CHOICE, choices)


@pytest.mark.parametrize(
    "text",
    ["yes /", "/ no", "/", "yes / yes", "choices", "choices: yes", "yes", "yes, no", "yes or no", "yes | no"],
)
def test_fewer_than_two_choices_between_slashes_are_too_few(text: str) -> None:
    assert read_answer(text) is Unclear.TOO_FEW


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("1 to 10, closed, open", Scale(1, 10, "closed", "open")),
        ("1-10, closed, open", Scale(1, 10, "closed", "open")),
        ("1 – 10: closed, open", Scale(1, 10, "closed", "open")),
        ("from 0 to 100, no, yes", Scale(0, 100, "no", "yes")),
        ("1 to 5, not at all / wholly", Scale(1, 5, "not at all", "wholly")),
        ("1 to 5", Scale(1, 5, "low", "high")),
    ],
)
def test_a_scale_has_two_ends(text: str, scale: Scale) -> None:
    assert read_answer(text) == Asked(AnswerKind.SCALE, scale=scale)


@pytest.mark.parametrize(
    "text",
    [
        "confidance",
        "as many words as you like, or none at all",
        "10 to 1, a, b",
        "5 to 5, a, b",
        "1 to 9999, a, b",
        "1 to 10, a",
        "1 to 10, a, b, c",
    ],
)
def test_what_is_no_answer_is_said_to_be_none(text: str) -> None:
    assert read_answer(text) is Unclear.UNKNOWN


@pytest.mark.parametrize(
    "text",
    [
        "a few lines",
        "one line",
        "how sure",
        "date",
        "look again",
        "yes / not yet / no",
        "1 to 10, closed, open",
    ],
)
def test_what_a_question_says_of_its_answer_can_be_read_back(text: str) -> None:
    asked = read_answer(text)
    assert isinstance(asked, Asked)
    question = Question("q", "What?", answer=asked.kind, choices=asked.choices, scale=asked.scale)
    assert question.answer_words() == text
