"""The questions of a pack: how they start, what belongs to them, and how broken ones are mended."""

from __future__ import annotations

import pytest

from reflect_tui.domain.packs import AnswerKind, Pack, PackReading, Question
from reflect_tui.exchange.packs import read_pack


def read(text: str) -> PackReading:
    return read_pack(text.encode(), "pack.md")


def pack_of(text: str) -> Pack:
    return read(text).pack


def texts(text: str) -> list[str]:
    return [question.text for question in pack_of(text).questions]


def question_of(lines: str) -> Question:
    [question] = pack_of(f"# T\n\n## Round\n\n{lines}\n").questions
    return question


@pytest.mark.parametrize(
    "start", ["1. ", "1) ", "(1) ", "1.", "12. ", "- ", "* ", "• ", "•\t", "· ", "1\\. "]
)
def test_the_ways_to_start_a_question(start: str) -> None:
    assert question_of(f"{start}What is it?").text == "What is it?"


def test_a_bullet_outside_a_round_is_part_of_the_introduction() -> None:
    pack = pack_of("# T\n\n- take your time\n- or do not\n\n1. What?\n- or who?\n")
    assert pack.intro == "- take your time\n- or do not"
    assert [question.text for question in pack.questions] == ["What? - or who?"]


@pytest.mark.parametrize(
    "line", ["1.5 hours is enough.", "9.30 is early.", "1990 was long ago.", "10000. Too many."]
)
def test_a_number_in_a_sentence_is_no_question(line: str) -> None:
    assert pack_of(f"# T\n\n{line}\n\n1. What?\n").intro == line


def test_lines_under_a_question_belong_to_it_until_a_blank_line() -> None:
    pack = pack_of("# T\n\n1. What is still\nwith you,\n   and why?\n\nNot this.\n\n2. And then?\n")
    assert [question.text for question in pack.questions] == ["What is still with you, and why?", "And then?"]


def test_a_number_on_a_line_of_its_own_gets_the_words_below() -> None:
    assert texts("# T\n\n1.\nWhat is it?\n2.\n   And then?\n") == ["What is it?", "And then?"]


def test_a_hint_and_a_choice_go_on_in_the_next_line() -> None:
    question = question_of(
        "1. What is it?\n"
        "   Hint: leave out names\n   and places\n"
        "   Answer: yes / not yet /\n   no\n"
        "   Hint: and dates\n"
    )
    assert question.hint == "leave out names and places and dates"
    assert question.choices == ("yes", "not yet", "no")
    assert question.text == "What is it?"


def test_words_after_a_short_answer_line_belong_to_the_question() -> None:
    question = question_of("1. What is it?\n   Answer: how sure\n   Think of the family too.\n")
    assert question.text == "What is it? Think of the family too."
    assert question.answer is AnswerKind.HOW_SURE


@pytest.mark.parametrize("indent", ["", "   ", "\t", "      "])
@pytest.mark.parametrize("case", [str, str.lower, str.upper])
def test_what_belongs_to_a_question_is_known_in_any_case_and_indent(indent: str, case: type[str]) -> None:
    marks = [case(mark) for mark in ("Hint:", "Answer:", "Keep private", "Optional", "Id:")]
    values = [" no names", " date", "", "", " my_id"]
    lines = "\n".join(f"{indent}{mark}{value}" for mark, value in zip(marks, values, strict=True))
    question = question_of(f"1. What is it?\n{lines}")
    assert question == Question(
        "my_id",
        "What is it?",
        "no names",
        AnswerKind.DATE,
        round="Round",
        keep_private=True,
        optional=True,
        line=5,
    )


def test_a_mark_after_a_blank_line_still_speaks_of_the_question_above() -> None:
    assert question_of("1. What is it?\n\n   Hint: no names\n\nKeep private").keep_private
    assert question_of("1. What is it?\n\n   Hint: no names\n\nKeep private").hint == "no names"


def test_a_mark_does_not_reach_into_the_round_before() -> None:
    pack = pack_of("# T\n\n## One\n1. What?\n\n## Two\nKeep private\n2. And then?\n")
    assert [question.keep_private for question in pack.questions] == [False, False]


@pytest.mark.parametrize(
    ("line", "private"),
    [
        ("Keep private.", True),
        ("keep it private", True),
        ("Keep private: yes", True),
        ("Keep private: no", False),
    ],
)
def test_the_ways_to_keep_an_answer_private(line: str, private: bool) -> None:
    assert question_of(f"1. What is it?\n   {line}").keep_private is private


def test_a_sentence_that_begins_like_a_mark_is_a_sentence() -> None:
    question = question_of("1. What do you\nkeep private from your manager?\nOptional extras count.")
    assert question.text == "What do you keep private from your manager? Optional extras count."
    assert not question.keep_private
    assert not question.optional


def test_a_misspelt_mark_is_left_out_of_the_question_and_told() -> None:
    reading = read("# T\n\n1. What is it?\n   Anser: how sure\n")
    assert reading.pack.questions[0].text == "What is it?"
    assert [(note.number, note.line) for note in reading.notes] == [(16, None), (4, 4)]


def test_a_rule_between_questions_is_only_a_rule() -> None:
    for rule in ("---", "***", "* * *", "_____", "```"):
        assert texts(f"# T\n\n## Round\n1. What?\n{rule}\n2. And then?\n") == ["What?", "And then?"]


def test_a_line_that_only_looks_like_a_question_because_it_was_broken_is_joined_and_told() -> None:
    text = (
        "# T\n\n1. What did you make of the letter that the council sent\n"
        "1990. That long ago, before the office on the corner shut?\n2. What else?\n"
    )
    reading = read(text)
    assert len(reading.pack.questions) == 2
    assert "sent 1990. That long ago" in reading.pack.questions[0].text
    [note] = [note for note in reading.notes if note.number == 7]
    assert note.line == 4
    assert "the numbers go 1, 1990." in note.message
    assert note.message.endswith("I have taken it as the rest of the line above.")


def test_a_year_left_alone_on_its_line_is_no_empty_question() -> None:
    text = "# T\n\n1. What has changed in the office on the corner since\n1990.\n2. What else?\n"
    reading = read(text)
    assert reading.problems == ()
    assert reading.pack.questions[0].text.endswith("since 1990.")


def test_a_flag_that_is_the_end_of_a_broken_sentence_is_words() -> None:
    text = "# T\n\n1. Which of all the things that you were told would you\nkeep private\n2. What else?\n"
    [first, _] = pack_of(text).questions
    assert first.text.endswith("would you keep private")
    assert not first.keep_private


def test_a_hint_just_as_long_as_the_wrap_does_not_swallow_the_flag_below() -> None:
    text = "# T\n\n1. What?\n   Hint: one line for each of them will be quite enough\n   Keep private\n"
    [question] = pack_of(text).questions
    assert question.keep_private
    assert question.hint.endswith("quite enough")


def test_lines_that_a_mail_program_set_apart_are_joined_again() -> None:
    text = (
        "# T\n\nFor: anybody who was there on the afternoon when the key was\n\nfound\n\n"
        "1. What do you remember about the afternoon on which the\n\nkey was found?\n\n"
        "Hint: leave out names\n\n2. What else?\n"
    )
    pack = pack_of(text)
    assert pack.detail("For").endswith("when the key was found")
    assert pack.questions[0].text.endswith("on which the key was found?")
    assert pack.questions[0].hint == "leave out names"
