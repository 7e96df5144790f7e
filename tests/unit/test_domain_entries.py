from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given

from reflect_tui.domain import errors
from reflect_tui.domain.entries import (
    Answer,
    Draft,
    Entry,
    EntryKind,
    EntryQuery,
    EntryRow,
    Writing,
    split_themes,
)
from reflect_tui.domain.fingerprint import fingerprint
from reflect_tui.domain.people import PersonKind
from reflect_tui.domain.sharing import Audience
from tests.storage.making import writings

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def entry(**parts: object) -> Entry:
    blank = Entry("abcd", EntryKind.REFLECTION, "", "", NOON)
    return replace(blank, **parts)  # type: ignore[arg-type]


def test_kinds_have_the_words_of_the_command_line_and_those_people_say() -> None:
    assert {kind.value: kind.label for kind in EntryKind} == {
        "reflection": "reflection",
        "judgement": "judgement",
        "positive-error": "positive error",
        "relationship": "relationship note",
        "change": "change",
        "case": "case",
        "went-well": "what went well",
    }


@pytest.mark.parametrize(
    "writing",
    [
        Writing(),
        Writing(title=" ", body="\n\t", answers=(Answer("What?", " "),), fields={"what": ""}),
        Writing(themes=("housing",), how_sure=70, happened_on=NOON.date()),
        Writing(answers=(Answer("A question is not an answer", ""),)),
    ],
)
def test_without_a_word_of_ones_own_it_is_empty(writing: Writing) -> None:
    assert writing.is_empty


@pytest.mark.parametrize(
    "writing",
    [
        Writing(title="x"),
        Writing(body="x"),
        Writing(answers=(Answer("", "x"),)),
        Writing(fields={"what": "x"}),
    ],
)
def test_one_word_anywhere_is_something(writing: Writing) -> None:
    assert not writing.is_empty


def test_lone_surrogates_are_replaced_wherever_they_stand() -> None:
    bad = "x\ud800"
    kept = Writing(
        kind=EntryKind.CHANGE,
        title=bad,
        body=bad,
        answers=(Answer(bad, bad, bad, keep_private=True),),
        fields={"what": bad},
        themes=(bad,),
        pack_id=bad,
        pack_version=bad,
    ).storable()
    assert repr(kept).count("x\ufffd") == 9
    assert "\\ud800" not in repr(kept)
    assert kept.answers[0].keep_private


@pytest.mark.parametrize(
    ("typed", "themes"),
    [
        ("", ()),
        (" , ,\n", ()),
        ("housing", ("housing",)),
        ("#housing, # trust, ##both", ("housing", "trust", "both")),
        ("Housing, HOUSING, housing", ("Housing",)),
        ("two   words\tof one\ntheme", ("two words of one", "theme")),
        ("C#, #", ("C#",)),
        ("Straße, STRASSE", ("Straße",)),
        ("a\x1fb", ("a b",)),
    ],
)
def test_themes_are_words_between_commas(typed: str, themes: tuple[str, ...]) -> None:
    assert split_themes(typed) == themes
    assert split_themes(",".join(themes)) == themes


@given(writings())
def test_what_can_be_kept_is_kept_as_it_is(writing: Writing) -> None:
    once = writing.storable()
    assert once.storable() == once
    assert (once.title, once.body, once.answers, once.fields) == (
        writing.title,
        writing.body,
        writing.answers,
        writing.fields,
    )
    assert split_themes(", ".join(once.themes)) == once.themes
    if writing.kind is not EntryKind.JUDGEMENT:
        assert once.how_sure is None


def test_how_sure_is_for_judgements_and_looking_again_for_changes_too() -> None:
    day = date(2027, 1, 4)
    for kind in EntryKind:
        kept = Writing(kind=kind, body="x", how_sure=70, look_again_on=day).storable()
        assert kept.how_sure == (70 if kind is EntryKind.JUDGEMENT else None)
        assert kept.look_again_on == (day if kind in (EntryKind.JUDGEMENT, EntryKind.CHANGE) else None)


def test_a_draft_is_known_by_its_first_words() -> None:
    draft = Draft("d", EntryKind.REFLECTION, {"f:what": " \n", "body": "\x1b[2J  It was\nlate", "title": "t"})
    assert draft.first_words() == "[2J It was late"
    assert draft.first_words(5) == "[2J…"
    assert Draft("d", EntryKind.REFLECTION, {}).first_words() == ""


def test_an_entry_is_known_by_its_title_or_else_by_its_first_words() -> None:
    assert entry(title="A title", body="Words").heading() == "A title"
    assert entry(title=" \x00 ", body="Words\nmore").heading() == "Words more"
    assert entry(body="b", fields={"one_line": "Ask first", "taught": "t"}).heading() == "Ask first"
    assert entry(answers=(Answer("Q", " "), Answer("Q", "An answer"))).heading() == "An answer"
    assert entry(fields={"taught": "A lesson"}).heading() == "A lesson"
    assert entry().heading() == "(no words)"
    assert entry(body="long words " * 30).heading(20) == "long words long wor…"


def test_an_entry_is_about_the_day_it_happened_or_else_the_day_it_was_kept() -> None:
    assert entry().day == NOON.date()
    assert entry(happened_on=date(2020, 2, 29)).day == date(2020, 2, 29)


def test_a_row_is_known_by_its_title_or_else_by_its_first_words() -> None:
    row = EntryRow("i", EntryKind.CASE, "", "The opening", "…around…", NOON, NOON.date(), 1)
    assert row.heading() == "The opening"
    assert replace(row, title="T").heading() == "T"
    assert replace(row, opening="").heading() == "(no words)"


def test_a_query_of_nothing_is_everything() -> None:
    assert EntryQuery().is_everything
    for narrowed in (
        EntryQuery(text="x"),
        EntryQuery(kind=EntryKind.CASE),
        EntryQuery(theme="x"),
        EntryQuery(since=NOON.date()),
        EntryQuery(until=NOON.date()),
    ):
        assert not narrowed.is_everything


BASE = Writing(
    title="t",
    body="b",
    answers=(Answer("Q", "A", "q1"),),
    fields={"what": "1", "so_what": "2"},
    themes=("x",),
)


def test_the_sum_of_an_entry_does_not_depend_on_the_order_of_its_fields_or_on_what_is_not_said() -> None:
    turned = replace(BASE, fields={"so_what": "2", "what": "1"}, themes=("y",), happened_on=NOON.date())
    assert fingerprint(turned) == fingerprint(BASE)
    assert len(fingerprint(BASE)) == 64


@pytest.mark.parametrize(
    "other",
    [
        replace(BASE, title="T"),
        replace(BASE, body="b "),
        replace(BASE, kind=EntryKind.CASE),
        replace(BASE, answers=()),
        replace(BASE, answers=(Answer("Q", "B", "q1"),)),
        replace(BASE, answers=(Answer("q", "A", "q1"),)),
        replace(BASE, fields={"what": "1"}),
        replace(BASE, fields={"what": "2", "so_what": "1"}),
        replace(BASE, how_sure=0),
        replace(BASE, title="tb", body=""),
        replace(BASE, body="e\u0301"),
    ],
)
def test_the_sum_of_an_entry_changes_with_every_word_of_it(other: Writing) -> None:
    assert fingerprint(other) != fingerprint(BASE)


def test_an_error_is_a_sentence_and_a_hint_and_has_its_exit_code() -> None:
    codes = {
        errors.NothingFound: 1,
        errors.Declined: 1,
        errors.BadInput: 2,
        errors.JournalUnavailable: 3,
        errors.NotAJournal: 3,
        errors.NewerJournal: 3,
        errors.DamagedJournal: 3,
        errors.CannotWrite: 3,
        errors.DiskFull: 3,
        errors.JournalBusy: 3,
        errors.PrivacyRefusal: 4,
    }
    for kind, code in codes.items():
        assert kind.exit_code == code
        assert issubclass(kind, errors.ReflectError)
    assert str(errors.BadInput("What.", "Do this.")) == "What. Do this."
    assert str(errors.BadInput("What.")) == "What."
    assert errors.BadInput("What.").hint == ""


def test_every_audience_and_every_sort_of_name_has_its_words() -> None:
    assert {audience.value for audience in Audience} == {"buddy", "colleague", "group", "network", "cpd"}
    assert len({audience.label for audience in Audience} | {audience.reader for audience in Audience}) == 10
    assert [kind.label for kind in PersonKind] == ["person", "organisation", "place", "never"]


@pytest.mark.parametrize("nothing", ["\x85", " \n ", "\u2003"])
def test_white_space_alone_is_no_text(nothing: str) -> None:
    assert Writing(title="A title", body=nothing).storable().body == ""
    assert Writing(body=nothing).is_empty
