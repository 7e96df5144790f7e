from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given

from reflect_tui.domain.entries import Amendment, Answer, Entry, EntryKind, Judgement, Outcome, Writing
from reflect_tui.domain.fields import FIELDS
from reflect_tui.domain.sections import Section, judgement_lines, sections
from tests.storage.making import writings

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def entry(kind: EntryKind = EntryKind.REFLECTION, **parts: object) -> Entry:
    return replace(Entry("abcd", kind, "", "", NOON), **parts)  # type: ignore[arg-type]


def test_own_words_come_first_then_answers_then_fields_in_the_order_one_would_think_of_them() -> None:
    read = sections(
        Writing(
            body="Mine",
            answers=(Answer("Second?", "2", "q2"), Answer("First?", "1", "q1")),
            fields={"now_what": "n", "what": "w"},
        )
    )
    assert [(part.heading[:9], part.text) for part in read] == [
        ("", "Mine"),
        ("Second?", "2"),
        ("First?", "1"),
        ("What happ", "w"),
        ("Now what ", "n"),
    ]


def test_the_words_of_a_judgement_are_what_was_expected() -> None:
    assert sections(entry(EntryKind.JUDGEMENT, body="It will")) == (Section("What I expect", "It will"),)
    answered = entry(EntryKind.JUDGEMENT, body="It will", answers=(Answer("What then?", "It will", "x"),))
    assert sections(answered) == (Section("What then?", "It will"),)


def test_a_field_that_was_answered_is_shown_once_in_the_words_of_the_pack() -> None:
    one = entry(answers=(Answer("And what was it?", "This", "what"),), fields={"what": "This"})
    assert sections(one) == (Section("And what was it?", "This"),)


def test_nothing_empty_is_shown() -> None:
    assert sections(entry(body=" \n", fields={"what": " ", "so_what": ""})) == ()


def test_a_private_field_stays_private_whatever_the_pack_says() -> None:
    field = entry(EntryKind.POSITIVE_ERROR, fields={"who_needs_to_know": "told"})
    answer = replace(field, answers=(Answer("Who?", "told", "who_needs_to_know", keep_private=False),))
    assert [part.keep_private for part in (*sections(field), *sections(answer))] == [True, True]


def test_what_is_shown_as_title_or_below_is_not_shown_twice() -> None:
    asked = (
        Answer("What is it?", " Ringing ", "title"),
        Answer("How sure?", "fairly", "how_sure"),
        Answer("When?", "in two weeks", "look_again_on"),
    )
    judged = entry(EntryKind.JUDGEMENT, title="Ringing", body="", answers=asked)
    assert sections(judged) == ()


def test_an_answer_that_is_shown_nowhere_else_is_shown() -> None:
    asked = (
        Answer("What is it?", "Ringing", "title"),
        Answer("How sure?", "not very", "how_sure"),
        Answer("When?", "some day", "look_again_on"),
    )
    other = entry(title="Another title", answers=asked)
    assert [part.text for part in sections(other)] == ["Ringing", "not very", "some day"]


@given(writings())
def test_every_word_that_was_written_is_shown_once_or_said_below(writing: Writing) -> None:
    parts = sections(writing)
    texts = [part.text for part in parts]
    for answer in writing.answers:
        assert answer.text in texts
    for each in FIELDS[writing.kind]:
        if writing.fields.get(each.name, "").strip():
            assert writing.fields[each.name] in texts
            headings = [part.heading for part in parts if part.heading == each.question]
            assert len(headings) <= 1
    if writing.body.strip():
        assert writing.body in texts
    private = {part.heading for part in parts if part.keep_private}
    assert private <= {a.question for a in writing.answers} | {
        each.question for each in FIELDS[writing.kind] if each.keep_private
    }


def test_beside_its_prose_a_judgement_says_how_sure_when_and_what_came_of_it() -> None:
    judged = Judgement(
        "x",
        how_sure=65,
        look_again_on=date(2027, 1, 4),
        amendments=(Amendment(date(2026, 12, 1), "She rang."),),
        outcomes=(
            Outcome(date(2027, 1, 4), "partly", "Ask sooner."),
            Outcome(date(2027, 2, 4), "happened", call="sound", note="He came."),
        ),
    )
    assert judgement_lines(entry(EntryKind.JUDGEMENT, judgement=judged)) == (
        "How sure: fairly sure (65 %)",
        "Look again: Monday 4 January 2027",
        "Added on Tuesday 1 December 2026: She rang.",
        "Looked again on Monday 4 January 2027: partly",
        "Learnt: Ask sooner.",
        "Looked again on Thursday 4 February 2027: it happened; the call was sound",
        "What happened: He came.",
    )
    assert judgement_lines(entry(EntryKind.JUDGEMENT, judgement=Judgement("x"))) == ()
    assert judgement_lines(entry()) == ()
