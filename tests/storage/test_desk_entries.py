from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from reflect_tui.domain.entries import Answer, Entry, EntryKind, EntryQuery, Writing
from reflect_tui.domain.errors import BadInput, NothingFound
from reflect_tui.domain.packs import AnswerKind
from reflect_tui.domain.sheets import writing_of
from reflect_tui.journal import Journal
from reflect_tui.journal.store import wall_clock
from reflect_tui.journal.today import LATELY, READY, UNFINISHED, TodayPage, question_for
from tests.conftest import NOW, Clock


def put_with_id(journal: Journal, entry_id: str) -> None:
    kept = journal.entries.keep(Writing(body=entry_id))
    with journal.store.writing() as connection:
        connection.execute("UPDATE entry SET id = ? WHERE id = ?", (entry_id, kept.id))


# -- keeping ------------------------------------------------------------------------------------


def test_what_is_kept_is_given_back_whole(journal: Journal, clock: Clock) -> None:
    kept = journal.entries.keep(
        Writing(
            kind=EntryKind.POSITIVE_ERROR,
            title="The form",
            body="I sent it to the wrong flat.",
            answers=(Answer("Which sort?", "A slip", "sort"),),
            fields={"sort": "A slip", "taught": " Ask.\r\n", "felt": "  "},
            themes=("trust", "Housing", "TRUST"),
            happened_on=date(2026, 11, 20),
            pack_id="a-mistake-worth-having",
            pack_version="2",
        )
    )
    assert kept == Entry(
        id=kept.id,
        kind=EntryKind.POSITIVE_ERROR,
        title="The form",
        body="I sent it to the wrong flat.",
        created_at=clock(),
        happened_on=date(2026, 11, 20),
        themes=("Housing", "trust"),
        answers=(Answer("Which sort?", "A slip", "sort"),),
        fields={"sort": "slip", "taught": " Ask.\r\n"},
        pack_id="a-mistake-worth-having",
        pack_version="2",
    )
    assert journal.entries.get(kept.id) == kept
    assert len(kept.id) == 12


@pytest.mark.parametrize("writing", [Writing(), Writing(body=" \n"), Writing(themes=("x",), how_sure=3)])
def test_nothing_is_not_kept_and_makes_no_journal(journal: Journal, writing: Writing) -> None:
    with pytest.raises(BadInput, match="nothing to keep yet"):
        journal.entries.keep(writing)
    assert not journal.store.is_there()


def test_a_field_of_another_kind_is_not_kept(journal: Journal) -> None:
    with pytest.raises(BadInput, match="has no field “base_rate”"):
        journal.entries.keep(Writing(body="x", fields={"base_rate": "y"}))
    with pytest.raises(BadInput, match="not a choice for sort"):
        journal.entries.keep(Writing(EntryKind.POSITIVE_ERROR, body="x", fields={"sort": "y"}))
    assert not journal.store.is_there()


# -- changing -----------------------------------------------------------------------------------


def judgement(journal: Journal) -> Entry:
    return journal.entries.keep(
        Writing(
            EntryKind.JUDGEMENT,
            body="She will come.",
            answers=(
                Answer("What do you expect?", "She will come.", "expectation"),
                Answer("Why?", "Calls", "reasons"),
                Answer("What else?", "Nothing", "alternatives"),
            ),
            fields={"reasons": "Calls", "alternatives": "Nothing"},
            how_sure=70,
        )
    )


CHANGES: dict[str, Callable[[Writing], Writing]] = {
    "the expectation": lambda w: replace(w, body="She will not."),
    "how sure": lambda w: replace(w, how_sure=71),
    "not how sure": lambda w: replace(w, how_sure=None),
    "the reasons": lambda w: replace(w, fields={**w.fields, "reasons": "Else"}),
    "no reasons": lambda w: replace(w, fields={"alternatives": "Nothing"}),
    "an answer that is locked": lambda w: replace(
        w, answers=(Answer("Why?", "Else", "reasons"), *w.answers[2:])
    ),
    "a wording that is locked": lambda w: replace(
        w, answers=(replace(w.answers[0], question="?"), *w.answers[1:])
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_kept_judgement_is_not_rewritten(journal: Journal, what: str) -> None:
    kept = judgement(journal)
    with pytest.raises(BadInput, match="stay as you kept them") as problem:
        journal.entries.change(kept.id, CHANGES[what](writing_of(kept)))
    assert "Nothing was changed" in problem.value.hint
    assert journal.entries.get(kept.id) == kept


def test_an_answer_that_became_the_expectation_is_not_rewritten_either(journal: Journal) -> None:
    kept = journal.entries.keep(
        Writing(EntryKind.JUDGEMENT, body="Said", answers=(Answer("One?", "Said", "q1", keep_private=True),))
    )
    for answers in ((Answer("One?", "Else", "q1", keep_private=True),), ()):
        with pytest.raises(BadInput, match="stay as you kept them"):
            journal.entries.change(kept.id, replace(writing_of(kept), answers=answers))
    assert journal.entries.get(kept.id) == kept


def test_what_is_not_locked_of_a_judgement_changes(journal: Journal) -> None:
    kept = judgement(journal)
    writing = replace(
        writing_of(kept),
        title="Ringing",
        themes=("trust",),
        look_again_on=date(2027, 1, 4),
        answers=(*kept.answers[:2], Answer("What else?", "The bus", "alternatives")),
        fields={"reasons": "Calls", "alternatives": "The bus"},
    )
    changed = journal.entries.change(kept.id, writing)
    assert changed.judgement is not None
    assert changed.judgement.look_again_on == date(2027, 1, 4)
    assert changed.fields["alternatives"] == "The bus"
    assert (changed.title, changed.themes, changed.revisions) == ("Ringing", ("trust",), 1)


def test_an_entry_stays_the_kind_it_was(journal: Journal) -> None:
    kept = journal.entries.keep(Writing(body="x"))
    with pytest.raises(BadInput, match="stays the kind"):
        journal.entries.change(kept.id, Writing(EntryKind.CASE, body="x"))


def test_an_entry_is_not_emptied_and_one_that_is_not_there_not_changed(journal: Journal) -> None:
    kept = journal.entries.keep(Writing(body="x"))
    with pytest.raises(BadInput, match="nothing to keep"):
        journal.entries.change(kept.id, Writing())
    with pytest.raises(NothingFound, match="no entry"):
        journal.entries.change("absent", Writing(body="x"))
    assert journal.entries.get(kept.id) == kept


# -- finding one --------------------------------------------------------------------------------------


def test_an_id_may_be_given_by_its_beginning(journal: Journal) -> None:
    put_with_id(journal, "abcdefgh")
    put_with_id(journal, "abczzzzz")
    assert journal.entries.get("abcd").body == "abcdefgh"
    assert journal.entries.get(" abczz\n").body == "abczzzzz"
    assert journal.entries.get("abcdefgh").body == "abcdefgh"


def test_a_beginning_that_fits_several_or_is_too_short_is_told(journal: Journal) -> None:
    for number in range(5):
        put_with_id(journal, f"abcd{number}")
    put_with_id(journal, "abcd")
    with pytest.raises(NothingFound, match="no entry “abc”"):
        journal.entries.get("abc")
    assert journal.entries.get("abcd").body == "abcd"
    put_with_id(journal, "wxyz1")
    put_with_id(journal, "wxyz2")
    with pytest.raises(BadInput, match="Several entries begin with “wxyz”"):
        journal.entries.get("wxyz")


@pytest.mark.parametrize(
    "wanted", ["", "%", "____", "abcd'--", "\x00abc", "é" * 5, "\udcff" * 5, "x" * 5000, "zzzz"]
)
def test_what_is_no_id_is_not_found(journal: Journal, wanted: str) -> None:
    put_with_id(journal, "abcdefgh")
    with pytest.raises(NothingFound) as problem:
        journal.entries.get(wanted)
    assert len(problem.value.sentence) < 80


def test_without_a_journal_the_way_to_begin_is_said(journal: Journal) -> None:
    with pytest.raises(NothingFound, match="no journal yet") as problem:
        journal.entries.get("abcd")
    assert "reflect add" in problem.value.hint
    with pytest.raises(NothingFound, match="no journal yet"):
        journal.entries.trash(["abcd"])


def test_nothing_goes_to_the_trash_when_one_id_is_unknown(journal: Journal) -> None:
    kept = journal.entries.keep(Writing(body="x"))
    with pytest.raises(NothingFound):
        journal.entries.trash([kept.id, "absent"])
    assert journal.entries.count() == 1
    assert journal.entries.trash([kept.id[:5]]) == [kept.id]
    assert journal.entries.trash([]) == []


# -- today ----------------------------------------------------------------------------------------------


def test_today_has_what_is_ready_what_is_unfinished_and_what_was_written_lately(
    journal: Journal, clock: Clock
) -> None:
    assert journal.today.page() == TodayPage()
    for number in range(8):
        clock.move(minutes=1)
        day = clock().date() - timedelta(days=number)
        journal.entries.keep(Writing(EntryKind.JUDGEMENT, title=f"{number}", body="x", look_again_on=day))
        journal.drafts.save(replace(journal.drafts.blank(EntryKind.CASE), values={"body": f"{number}"}))
    page = journal.today.page()
    assert (len(page.ready), len(page.unfinished), len(page.lately)) == (READY, UNFINISHED, LATELY)
    assert [row.title for row in page.ready] == ["7", "6", "5"]
    assert [draft.values["body"] for draft in page.unfinished] == ["7", "6", "5"]
    assert [row.title for row in page.lately] == ["7", "6", "5", "4", "3", "2"]


def test_the_question_of_a_day_is_the_same_all_day_and_changes_with_the_day(
    journal: Journal, clock: Clock
) -> None:
    packs = journal.packs.all()
    question = journal.today.question(packs)
    assert question is not None
    clock.move(hours=5)
    assert journal.today.question(list(reversed(packs))) == question
    days = [question_for(NOW.date() + timedelta(days=n), packs) for n in range(365)]
    assert len({each.text for each in days if each}) > 20
    assert len({each.pack_id for each in days if each}) >= 3
    # It does not walk through one pack for weeks.
    assert sum(a.pack_id == b.pack_id for a, b in pairwise(days) if a and b) < 200
    for each in days:
        assert each is not None
        assert len(each.text) <= 120
        pack = journal.packs.get(each.pack_id)
        assert pack.title == each.pack_title
        # It stands by itself: not “How sure are you?”, which asks about the answer before it.
        assert {q.answer for q in pack.questions if q.text == each.text} == {AnswerKind.LINES}
    assert question_for(NOW.date(), []) is None


# -- settings, clock -------------------------------------------------------------------------------------


def test_what_is_remembered_is_the_last_thing_that_was_put(journal: Journal) -> None:
    assert journal.settings.get("theme") == ""
    journal.settings.put("theme", "ink")
    journal.settings.put("theme", "paper")
    journal.settings.put("mode", "")
    assert (journal.settings.get("theme"), journal.settings.get("mode")) == ("paper", "")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-23T14:02:00+00:00", datetime(2026, 11, 23, 14, 2, tzinfo=UTC)),
        ("2026-11-23T15:02:00+01:00", datetime(2026, 11, 23, 14, 2, tzinfo=UTC)),
        ("2026-11-23T14:02:00Z", datetime(2026, 11, 23, 14, 2, tzinfo=UTC)),
    ],
)
def test_the_clock_may_be_set_from_outside(
    text: str, moment: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REFLECT_NOW", text)
    assert wall_clock() == moment


def test_a_clock_without_an_offset_is_that_of_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REFLECT_NOW", "2026-11-23T14:02:00")
    assert wall_clock().tzinfo is not None
    assert wall_clock().hour == 14
    monkeypatch.delenv("REFLECT_NOW")
    now = wall_clock()
    assert now.tzinfo is not None
    assert now.microsecond == 0


def test_a_clock_that_cannot_be_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REFLECT_NOW", "teatime")
    with pytest.raises(BadInput, match="REFLECT_NOW is “teatime”"):
        wall_clock()


def test_a_journal_opens_each_desk_once(journal: Journal) -> None:
    for desk in ("entries", "drafts", "today", "packs", "people", "sharing", "transfer", "settings"):
        assert getattr(journal, desk) is getattr(journal, desk)
        assert getattr(journal, desk).store is journal.store
    assert journal.entries.count(EntryQuery(text="x")) == 0
