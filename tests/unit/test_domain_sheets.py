from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from reflect_tui.domain.entries import BODY, Answer, Entry, EntryKind, Judgement, Writing
from reflect_tui.domain.fields import FIELDS
from reflect_tui.domain.packs import AnswerKind, Pack
from reflect_tui.domain.sheets import (
    HOW_SURE,
    LOOK_AGAIN,
    THEMES,
    TITLE,
    Prompt,
    PromptProblem,
    Sheet,
    blank_sheet,
    edit_sheet,
    kind_of_pack,
    pack_sheet,
    reading_of,
    values_of,
    writing_of,
)
from reflect_tui.exchange.packs import read_text

TODAY = date(2026, 11, 23)
LATER = date(2027, 2, 1)

CALL = """# Making a call

Kind: judgement
Version: 3

A few minutes before you decide.

## What it is (2 minutes)
Write first, talk later.

1. What do you need to decide?
   Answer: one line
   Id: title
2. What do you think will happen?
   Id: expectation
3. How sure are you?
   Answer: how sure
   Id: how_sure

## Read this aloud

## What it rests on (3 minutes)

4. What are you leaning on?
   Id: reasons
5. Which kind of not knowing is this?
   Answer: the facts / what will happen / not sure
   Id: uncertainty_kind
6. What would you never say aloud?
   Keep private
7. From 1 to 5, how tired are you?
   Answer: 1 to 5, fresh, done
8. When will you look again?
   Answer: look again
   Id: look_again_on
"""


def pack(text: str = CALL) -> Pack:
    return read_text(text, "call.md").pack


def keys(sheet: Sheet) -> list[str]:
    return [prompt.key for prompt in sheet.prompts]


def kept(writing: Writing) -> Entry:
    """The entry that keeping this writing gives."""
    ready = writing.storable()
    return Entry(
        id="abcd",
        kind=ready.kind,
        title=ready.title,
        body=ready.body,
        created_at=datetime(2026, 11, 23, 14, 2, tzinfo=UTC),
        happened_on=ready.happened_on,
        themes=ready.themes,
        answers=ready.answers,
        fields=ready.fields,
        judgement=Judgement(
            ready.body, ready.how_sure, ready.fields.get("reasons", ""), look_again_on=ready.look_again_on
        )
        if ready.kind is EntryKind.JUDGEMENT
        else None,
        pack_id=ready.pack_id,
        pack_version=ready.pack_version,
    )


def edited(entry: Entry, today: date = LATER, **changes: str) -> Writing:
    """What keeping the edit sheet gives, with some prompts changed."""
    values = values_of(entry) | {name.replace("__", ":"): text for name, text in changes.items()}
    return edit_sheet(entry).read(values, today, writing_of(entry))


# -- without a pack ----------------------------------------------------------------------


@pytest.mark.parametrize("kind", EntryKind)
def test_a_blank_sheet_asks_for_every_field_and_ends_with_title_and_themes(kind: EntryKind) -> None:
    sheet = blank_sheet(kind)
    assert {f"f:{each.name}" for each in FIELDS[kind]} | {BODY} <= set(keys(sheet))
    assert keys(sheet)[-2:] == [TITLE, THEMES]
    assert len(set(keys(sheet))) == len(sheet.prompts)
    assert all(prompt.question for prompt in sheet.prompts)
    assert sheet.name == kind.label.capitalize()


@pytest.mark.parametrize("kind", EntryKind)
def test_what_is_typed_on_a_blank_sheet_becomes_the_entry(kind: EntryKind) -> None:
    sheet = blank_sheet(kind)
    values = {
        prompt.key: prompt.choices[0] if prompt.choices else f"  said of {prompt.key}\r\n"
        for prompt in sheet.prompts
    }
    values |= {THEMES: "housing, trust", HOW_SURE: "fairly", LOOK_AGAIN: "in two weeks", "unasked": "x"}
    writing = sheet.read(values, TODAY)
    assert writing.kind is kind
    assert writing.title == "said of title"
    assert writing.body == "  said of body\r\n"
    assert writing.themes == ("housing", "trust")
    assert writing.fields == {
        each.name: each.choices[0] if each.choices else f"  said of f:{each.name}\r\n"
        for each in FIELDS[kind]
    }
    judged = kind is EntryKind.JUDGEMENT
    assert writing.how_sure == (70 if judged else None)
    again = judged or kind is EntryKind.CHANGE
    assert writing.look_again_on == (date(2026, 12, 7) if again else None)
    assert writing.answers == ()


@pytest.mark.parametrize("kind", EntryKind)
def test_a_sheet_with_nothing_on_it_is_an_empty_writing(kind: EntryKind) -> None:
    assert blank_sheet(kind).read({}, TODAY) == Writing(kind)
    assert blank_sheet(kind).read({BODY: " ", "f:what": "\n"}, TODAY).is_empty


def test_the_first_thing_asked_is_what_matters_most() -> None:
    assert keys(blank_sheet(EntryKind.REFLECTION))[0] == BODY
    assert keys(blank_sheet(EntryKind.JUDGEMENT))[:2] == [BODY, HOW_SURE]
    assert keys(blank_sheet(EntryKind.POSITIVE_ERROR))[0] == "f:what_happened"
    assert "act first" in blank_sheet(EntryKind.POSITIVE_ERROR).intro


@pytest.mark.parametrize(
    ("key", "text", "says"),
    [
        (HOW_SURE, "101", "more than certain"),
        (HOW_SURE, "rather", "does not say how sure"),
        (LOOK_AGAIN, "31/2/2027", "in the calendar"),
        (LOOK_AGAIN, "some day", "cannot read"),
        ("f:uncertainty_kind", "all of them at once", "not a choice"),
    ],
)
def test_a_problem_names_the_prompt_it_is_under(key: str, text: str, says: str) -> None:
    with pytest.raises(PromptProblem, match=says) as problem:
        blank_sheet(EntryKind.JUDGEMENT).read({BODY: "x", key: text}, TODAY)
    assert problem.value.key == key
    assert problem.value.hint


# -- from a pack ----------------------------------------------------------------------------


def test_a_pack_says_what_its_answers_become() -> None:
    for said, kind in (
        ("judgement", EntryKind.JUDGEMENT),
        ("Positive error", EntryKind.POSITIVE_ERROR),
        ("went-well", EntryKind.WENT_WELL),
        ("nonsense", EntryKind.REFLECTION),
        ("", EntryKind.REFLECTION),
    ):
        assert kind_of_pack(Pack("p", "P", (("Kind", said),))) is kind
    assert kind_of_pack(Pack("p", "P")) is EntryKind.REFLECTION


def test_a_pack_sheet_asks_its_questions_in_order_with_what_the_rounds_say_before_them() -> None:
    sheet = pack_sheet(pack(), minutes=6)
    assert (sheet.name, sheet.minutes, sheet.pack_id, sheet.pack_version) == (
        "Making a call",
        6,
        "making-a-call",
        "3",
    )
    assert sheet.intro == "A few minutes before you decide."
    first, fourth = sheet.prompts[0], sheet.prompts[3]
    assert first.preface == "What it is (2 minutes) — Write first, talk later."
    assert fourth.preface == "Read this aloud\nWhat it rests on (3 minutes)"
    assert [prompt.preface for prompt in sheet.prompts[1:3]] == ["", ""]
    assert [prompt.question_id for prompt in sheet.prompts[:3]] == ["title", "expectation", "how_sure"]
    assert [prompt.key for prompt in sheet.prompts[:2]] == ["q:title", "q:expectation"]
    assert sheet.prompts[5].keep_private
    assert sheet.prompts[6].scale is not None


def test_not_being_sure_is_always_among_the_choices_and_only_once() -> None:
    asked = pack("# P\n\n1. One?\n   Answer: yes / no\n2. Two?\n   Answer: yes / Not sure / no\n3. Three?\n")
    sheet = pack_sheet(asked)
    assert sheet.prompts[0].choices == ("yes", "no", "not sure")
    assert sheet.prompts[1].choices == ("yes", "Not sure", "no")
    assert sheet.prompts[2].choices == ()


def test_answers_keep_the_wording_and_fill_what_their_ids_name() -> None:
    writing = pack_sheet(pack()).read(
        {
            "q:title": " Whether to ring ",
            "q:expectation": "She will come.",
            "q:how_sure": "fairly",
            "q:reasons": "Two calls",
            "q:uncertainty_kind": "the facts",
            "q:look_again_on": "in two weeks",
        },
        TODAY,
    )
    assert writing.kind is EntryKind.JUDGEMENT
    assert writing.title == "Whether to ring"
    assert writing.body == "She will come."
    assert writing.how_sure == 70
    assert writing.look_again_on == date(2026, 12, 7)
    # The pack words this choice its own way, so that only the answer holds it.
    assert writing.fields == {"reasons": "Two calls"}
    assert [answer.question for answer in writing.answers] == [
        "What do you need to decide?",
        "What do you think will happen?",
        "How sure are you?",
        "What are you leaning on?",
        "Which kind of not knowing is this?",
        "When will you look again?",
    ]
    assert (writing.pack_id, writing.pack_version) == ("making-a-call", "3")


def test_a_title_is_asked_once() -> None:
    assert keys(pack_sheet(pack())).count(TITLE) == 0
    assert keys(pack_sheet(pack("# P\n\n1. What is still with you?\n")))[-2:] == [TITLE, THEMES]


def test_questions_that_are_not_answered_are_not_kept() -> None:
    writing = pack_sheet(pack()).read({"q:reasons": " \n", "q:expectation": "x"}, TODAY)
    assert [answer.question_id for answer in writing.answers] == ["expectation"]
    assert writing.fields == {}


def test_a_judgement_whose_pack_asks_for_no_expectation_expects_its_first_answer() -> None:
    asked = pack("# P\n\nKind: judgement\n\n1. One?\n2. Two?\n")
    first, second = (prompt.key for prompt in pack_sheet(asked).prompts[:2])
    assert pack_sheet(asked).read({first: " ", second: "said"}, TODAY).body == "said"
    assert pack_sheet(asked).read({first: "1", second: "2"}, TODAY).body == "1"


def test_a_problem_in_a_pack_names_the_question() -> None:
    with pytest.raises(PromptProblem) as problem:
        pack_sheet(pack()).read({"q:how_sure": "200"}, TODAY)
    assert problem.value.key == "q:how_sure"


def test_only_a_judgement_must_say_how_sure_so_that_it_can_be_read() -> None:
    asked = pack("# P\n\n1. How sure are you?\n   Id: how_sure\n2. And when?\n   Id: look_again_on\n")
    writing = pack_sheet(asked).read({"q:how_sure": "not very", "q:look_again_on": "some day"}, TODAY)
    assert [answer.text for answer in writing.answers] == ["not very", "some day"]
    assert (writing.how_sure, writing.look_again_on) == (None, None)


# -- changing what is kept --------------------------------------------------------------------


@pytest.mark.parametrize("kind", EntryKind)
def test_keeping_an_edit_sheet_as_it_is_changes_nothing(kind: EntryKind) -> None:
    sheet = blank_sheet(kind)
    values = {p.key: p.choices[-1] if p.choices else f" said of {p.key}" for p in sheet.prompts}
    values |= {THEMES: "trust, housing", HOW_SURE: "65", LOOK_AGAIN: "2027-01-04"}
    entry = kept(replace(sheet.read(values, TODAY), happened_on=date(2026, 11, 20)))
    assert edited(entry) == writing_of(entry)


def test_keeping_the_edit_sheet_of_a_pack_as_it_is_changes_nothing_on_any_day() -> None:
    values = {
        "q:title": "Whether to ring",
        "q:expectation": "She will come.",
        "q:how_sure": "very sure",
        "q:reasons": "Two calls",
        "q:uncertainty_kind": "not sure",
        "q:look_again_on": "in two weeks",
    }
    entry = kept(pack_sheet(pack()).read(values, TODAY))
    assert entry.judgement is not None
    assert entry.judgement.look_again_on == date(2026, 12, 7)
    for day in (TODAY, LATER, date.max):
        assert edited(entry, day) == writing_of(entry)


def test_another_day_to_look_again_is_counted_from_the_day_it_is_typed() -> None:
    entry = kept(pack_sheet(pack()).read({"q:expectation": "x", "q:look_again_on": "in two weeks"}, TODAY))
    changed = edited(entry, LATER, q__look_again_on="in three weeks")
    assert changed.look_again_on == date(2027, 2, 22)
    assert edited(entry, LATER, q__look_again_on="").look_again_on is None


def test_a_kept_judgement_does_not_ask_again_what_was_expected_how_sure_and_why() -> None:
    plain = kept(
        Writing(EntryKind.JUDGEMENT, body="She will come.", how_sure=70, fields={"reasons": "calls"})
    )
    assert not {BODY, HOW_SURE, "f:reasons"} & set(keys(edit_sheet(plain)))
    assert LOOK_AGAIN in keys(edit_sheet(plain))
    assert "She will come." in edit_sheet(plain).intro
    values = {
        "q:expectation": "She will come.",
        "q:how_sure": "70",
        "q:reasons": "calls",
        "q:title": "Ringing",
    }
    packed = kept(pack_sheet(pack()).read(values, TODAY))
    assert keys(edit_sheet(packed)) == ["q:title", LOOK_AGAIN, THEMES]
    changed = edited(
        packed, q__expectation="Else", q__how_sure="1", how_sure="1", body="Else", f__reasons="-"
    )
    assert changed == writing_of(packed)


def test_an_answer_that_became_the_expectation_is_not_asked_again_either() -> None:
    asked = pack("# P\n\nKind: judgement\n\n1. One?\n   Keep private\n2. Two?\n")
    first, second = (prompt.key for prompt in pack_sheet(asked).prompts[:2])
    entry = kept(pack_sheet(asked).read({first: "said", second: "and more"}, TODAY))
    assert first not in keys(edit_sheet(entry))
    assert second in keys(edit_sheet(entry))
    changed = edit_sheet(entry).read(values_of(entry) | {first: "else"}, TODAY, writing_of(entry))
    assert changed == writing_of(entry)


def test_a_judgement_from_a_pack_that_set_no_day_can_be_given_one() -> None:
    entry = kept(pack_sheet(pack()).read({"q:expectation": "x"}, TODAY))
    assert edited(entry, look_again_on="2027-03-14").look_again_on == date(2027, 3, 14)


def test_changing_one_answer_leaves_order_wording_and_the_rest() -> None:
    asked = pack("# P\n\n1. One?\n   Id: what\n2. Two?\n   Keep private\n3. Three?\n")
    one, two, three = (prompt.key for prompt in pack_sheet(asked).prompts[:3])
    entry = kept(pack_sheet(asked).read({one: "1", two: "2", three: "3", TITLE: "t", THEMES: "x"}, TODAY))
    writing = edit_sheet(entry).read(values_of(entry) | {one: "changed"}, TODAY, writing_of(entry))
    assert [answer.text for answer in writing.answers] == ["changed", "2", "3"]
    assert [answer.question for answer in writing.answers] == ["One?", "Two?", "Three?"]
    assert [answer.keep_private for answer in writing.answers] == [False, True, False]
    assert writing.fields == {"what": "changed"}
    emptied = edit_sheet(entry).read(values_of(entry) | {one: ""}, TODAY, writing_of(entry))
    assert [answer.text for answer in emptied.answers] == ["2", "3"]
    assert emptied.fields == {}
    assert emptied.title == "t"


def test_an_answer_that_fills_a_field_is_changed_among_the_choices_of_the_field() -> None:
    entry = kept(
        Writing(
            EntryKind.POSITIVE_ERROR,
            answers=(Answer("Which sort?", "slip", "sort"),),
            fields={"sort": "slip"},
        )
    )
    [prompt, *_] = edit_sheet(entry).prompts
    assert prompt.question == "Which sort?"
    assert prompt.answer is AnswerKind.CHOICE
    assert "tangle" in prompt.choices


def test_what_stands_beside_the_answers_is_asked_too() -> None:
    entry = kept(
        Writing(
            body="My own words", answers=(Answer("Q", "A", "q1"),), fields={"now_what": "Ring"}, title="t"
        )
    )
    assert keys(edit_sheet(entry)) == ["q:q1", BODY, "f:now_what", TITLE, THEMES]
    assert edited(entry, body="Others").body == "Others"
    assert edited(entry, body="Others").answers == entry.answers


def test_a_title_that_is_left_alone_is_left_alone_with_its_spaces() -> None:
    entry = kept(Writing(title="  spaced ", body="x"))
    assert edited(entry).title == "  spaced "
    assert edited(entry, title=" new  ").title == "new"


# -- what is understood while one types ---------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "typed", "said"),
    [
        (AnswerKind.HOW_SURE, "65", "fairly sure (65 %)"),
        (AnswerKind.HOW_SURE, "70 %", "fairly sure"),
        (AnswerKind.HOW_SURE, "100", "very sure (100 %)"),
        (AnswerKind.HOW_SURE, "fairly", ""),
        (AnswerKind.HOW_SURE, "", ""),
        (AnswerKind.HOW_SURE, "²", ""),
        (AnswerKind.HOW_SURE, "①", ""),
        (AnswerKind.HOW_SURE, "101", ""),
        (AnswerKind.DATE, "in two weeks", "Monday 7 December 2026"),
        (AnswerKind.LOOK_AGAIN, "14/3/2027", "Sunday 14 March 2027"),
        (AnswerKind.LOOK_AGAIN, "  ", ""),
        (AnswerKind.LOOK_AGAIN, "in", ""),
        (AnswerKind.LOOK_AGAIN, "some day", "I cannot read “some day” as a day."),
        (AnswerKind.LOOK_AGAIN, "31/2/2027", "There is no day “31/2/2027” in the calendar."),
        (AnswerKind.LINES, "in two weeks", ""),
        (AnswerKind.SCALE, "3", ""),
    ],
)
def test_what_a_date_or_a_how_sure_is_taken_for_is_said(answer: AnswerKind, typed: str, said: str) -> None:
    assert reading_of(Prompt("k", "?", answer=answer), typed, TODAY) == said


@pytest.mark.parametrize("typed", ["9" * 5000, "1\x00", "-1", "٣", "1e3", "\ud800"])
@pytest.mark.parametrize("answer", [AnswerKind.HOW_SURE, AnswerKind.DATE])
def test_nothing_typed_is_too_much_for_it(answer: AnswerKind, typed: str) -> None:
    assert isinstance(reading_of(Prompt("k", "?", answer=answer), typed, TODAY), str)
