"""Looking again: what is ready, what a look adds, and what is never rewritten, by any way to the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect_tui.domain.entries import Amendment, Entry, EntryKind, EntryQuery, Judgement, Outcome, Writing
from reflect_tui.domain.errors import BadInput, NothingFound, ReflectError
from reflect_tui.domain.looking import Call, ChangeLook, Found, Look
from reflect_tui.domain.sheets import writing_of
from reflect_tui.journal import Journal
from tests.conftest import Clock
from tests.storage.making import SAID, journal_in, writings

TODAY = date(2026, 11, 23)


def judge(journal: Journal, again: date | None = TODAY) -> Entry:
    writing = Writing(
        EntryKind.JUDGEMENT,
        body="He will engage if we go together.",
        fields={"reasons": "He rang back."},
        how_sure=70,
        look_again_on=again,
    )
    return journal.entries.keep(writing)


def judged(entry: Entry) -> Judgement:
    assert entry.judgement is not None
    return entry.judgement


def change(journal: Journal, state: str = "trying", again: date | None = TODAY) -> Entry:
    fields = {"what": "Ring before writing", "state": state}
    return journal.entries.keep(Writing(EntryKind.CHANGE, body="", fields=fields, look_again_on=again))


# -- looking -------------------------------------------------------------------------------------


def test_a_look_is_added_and_nothing_else_changes(journal: Journal, clock: Clock) -> None:
    kept = judge(journal)
    clock.move(days=3)
    look = Look(Found.PARTLY, Call.SOUND, note="He came once.", learnt="Once is not often.")
    seen = journal.judgements.look_again(kept.id, look)
    outcome = Outcome(date(2026, 11, 26), "partly", "Once is not often.", "sound", "He came once.")
    assert seen == replace(kept, judgement=replace(judged(kept), outcomes=(outcome,)))
    assert judged(seen).found == outcome
    assert journal.judgements.ready() == []


def test_a_second_look_stands_after_the_first(journal: Journal) -> None:
    kept = judge(journal)
    journal.judgements.look_again(kept.id, Look(Found.HAPPENED))
    seen = journal.judgements.look_again(kept.id[:6], Look(Found.QUESTION_CHANGED, learnt=" \n"))
    assert [each.outcome for each in judged(seen).outcomes] == ["happened", "question-changed"]
    assert judged(seen).outcomes[1].learnt == ""


@pytest.mark.parametrize(
    ("given", "then"), [(None, date(2026, 12, 21)), (date(2027, 1, 4), date(2027, 1, 4))]
)
def test_what_cannot_be_told_yet_waits_for_another_day(
    journal: Journal, clock: Clock, given: date | None, then: date
) -> None:
    kept = judge(journal)
    seen = journal.judgements.look_again(kept.id, Look(Found.CANNOT_TELL, look_again_on=given))
    assert judged(seen).look_again_on == seen.look_again_on == then
    assert judged(seen).outcomes[0].look_again_on == then
    assert journal.judgements.ready() == []
    clock.move(days=(then - TODAY).days)
    assert [row.id for row in journal.judgements.ready()] == [kept.id]
    journal.judgements.look_again(kept.id, Look(Found.DID_NOT))
    assert journal.judgements.ready() == []


@pytest.mark.parametrize("found", [Found.PARTLY, Found.HAPPENED, Found.QUESTION_CHANGED])
def test_a_day_that_is_given_is_waited_for_whatever_was_found(
    journal: Journal, clock: Clock, found: Found
) -> None:
    kept = judge(journal)
    day = TODAY + timedelta(days=14)
    seen = journal.judgements.look_again(kept.id, Look(found, look_again_on=day))
    assert judged(seen).outcomes[0].look_again_on == seen.look_again_on == day
    assert journal.judgements.ready() == []
    [row] = journal.entries.page()
    assert row.look_again_on == day
    clock.move(days=14)
    assert [row.id for row in journal.judgements.ready()] == [kept.id]
    journal.judgements.look_again(kept.id, Look(Found.PARTLY))
    assert journal.judgements.waiting() == []
    [row] = journal.entries.page()
    assert row.look_again_on is None


def test_what_a_look_led_to_is_kept_in_the_same_step_or_nothing_is(journal: Journal) -> None:
    kept = judge(journal)
    blank = journal.drafts.blank(EntryKind.JUDGEMENT, entry_id=kept.id)
    draft = journal.drafts.save(replace(blank, values={"look:change": "Go in twos"}))
    look = Look(Found.HAPPENED, change="Go in twos")
    with sqlite3.connect(journal.store.path) as connection:
        connection.execute(
            "CREATE TRIGGER full BEFORE INSERT ON change BEGIN SELECT RAISE(ABORT, 'disk full'); END"
        )
    with pytest.raises((ReflectError, sqlite3.Error)):
        journal.judgements.look_again(kept.id, look, draft_id=draft.id)
    assert journal.entries.get(kept.id) == kept
    assert [each.id for each in journal.drafts.unfinished()] == [draft.id]
    with sqlite3.connect(journal.store.path) as connection:
        connection.execute("DROP TRIGGER full")
    seen = journal.judgements.look_again(kept.id, look, draft_id=draft.id)
    [link] = seen.links
    assert journal.entries.get(link.to_id).fields == {"what": "Go in twos", "state": "idea"}
    assert journal.entries.get(link.to_id).look_again_on == TODAY + timedelta(weeks=4)
    assert journal.drafts.unfinished() == []


@pytest.mark.parametrize("make", [judge, change])
def test_what_is_hard_is_not_called_ready_but_waits_for_whoever_asks(
    journal: Journal, make: Callable[[Journal], Entry]
) -> None:
    kept = make(journal)
    journal.entries.change(kept.id, replace(writing_of(kept), hard=True))
    assert journal.judgements.ready() == []
    assert journal.today.page().ready == ()
    assert [each.id for each in journal.judgements.waiting(TODAY)] == [kept.id]


def test_what_no_longer_matters_is_not_ready_any_more(journal: Journal) -> None:
    for found in (Found.NO_LONGER_MATTERS, Found.QUESTION_CHANGED, Found.DID_NOT):
        journal.judgements.look_again(judge(journal).id, Look(found))
    assert journal.judgements.ready() == []


def test_a_look_can_be_put_off(journal: Journal) -> None:
    kept = judge(journal)
    seen = journal.judgements.put_off(kept.id, TODAY + timedelta(days=7))
    assert journal.judgements.ready() == []
    assert judged(seen).outcomes == ()
    assert seen.revisions == 0


@pytest.mark.parametrize("kind", [EntryKind.REFLECTION, EntryKind.CHANGE])
def test_only_a_judgement_is_looked_at_as_one(journal: Journal, kind: EntryKind) -> None:
    kept = journal.entries.keep(Writing(kind, body="x"))
    with pytest.raises(BadInput, match=f"This is a {kind.label}, not a judgement"):
        journal.judgements.look_again(kept.id, Look(Found.PARTLY))
    with pytest.raises(BadInput, match=f"This is a {kind.label}, not a judgement"):
        journal.judgements.amend(kept.id, "later")
    assert journal.entries.get(kept.id) == kept


def test_an_entry_that_is_not_there_cannot_be_looked_at(journal: Journal) -> None:
    judge(journal)
    with pytest.raises(NothingFound):
        journal.judgements.look_again("nosuchentry", Look(Found.PARTLY))
    with pytest.raises(NothingFound):
        journal.judgements.amend("nosuchentry", "later")


# -- a change ------------------------------------------------------------------------------------


def test_a_change_says_where_it_stands_and_keeps_what_it_said(journal: Journal) -> None:
    kept = change(journal)
    seen = journal.judgements.look_at_change(kept.id, ChangeLook("kept", "She rang back at once."))
    assert seen.fields == {
        "what": "Ring before writing",
        "state": "kept",
        "what_happened": "She rang back at once.",
    }
    assert seen.revisions == 1
    assert seen.look_again_on is None
    assert journal.judgements.ready() == []


def test_a_change_that_is_being_tried_waits_again(journal: Journal, clock: Clock) -> None:
    kept = change(journal)
    journal.judgements.look_at_change(kept.id, ChangeLook("trying", "Twice so far."))
    assert journal.judgements.ready() == []
    clock.move(days=28)
    assert [row.id for row in journal.judgements.ready()] == [kept.id]
    seen = journal.judgements.look_at_change(kept.id, ChangeLook("dropped", "It made no difference."))
    assert seen.fields["what_happened"] == "Twice so far.\n\nIt made no difference."


def test_a_day_for_a_change_that_is_over_is_asked_about(journal: Journal) -> None:
    kept = change(journal)
    for state in ("kept", "dropped"):
        with pytest.raises(BadInput, match=f"A change that is {state} is not looked at again"):
            journal.judgements.look_at_change(kept.id, ChangeLook(state, look_again_on=TODAY))
    assert journal.entries.get(kept.id) == kept
    seen = journal.judgements.look_at_change(kept.id, ChangeLook("kept", change="Write it down as well"))
    [link] = seen.links
    assert journal.entries.get(link.to_id).fields["what"] == "Write it down as well"


def test_a_state_of_nobodys_is_refused(journal: Journal) -> None:
    kept = change(journal)
    with pytest.raises(BadInput, match="does not say where the change stands"):
        journal.judgements.look_at_change(kept.id, ChangeLook("failed"))
    assert journal.entries.get(kept.id) == kept


def test_what_is_settled_or_in_the_trash_is_not_ready(journal: Journal) -> None:
    for state in ("kept", "dropped"):
        change(journal, state)
    journal.entries.trash([change(journal).id, judge(journal).id])
    assert journal.judgements.ready() == []
    assert journal.judgements.waiting() == []


def test_what_waits_comes_whole_and_the_earliest_first(journal: Journal) -> None:
    later = judge(journal, TODAY + timedelta(days=9))
    now = change(journal)
    judge(journal, None)
    assert [each.id for each in journal.judgements.waiting()] == [now.id, later.id]
    assert [each.id for each in journal.judgements.waiting(TODAY)] == [now.id]


def test_the_day_of_a_change_can_be_edited_and_taken_away(journal: Journal) -> None:
    kept = change(journal)
    assert kept.look_again_on == TODAY
    moved = journal.entries.change(
        kept.id, replace(writing_of(kept), look_again_on=TODAY + timedelta(days=2))
    )
    assert moved.look_again_on == TODAY + timedelta(days=2)
    assert (
        journal.entries.change(kept.id, replace(writing_of(kept), look_again_on=None)).look_again_on is None
    )


# -- what is added later ---------------------------------------------------------------------------


def test_an_amendment_is_dated_and_stands_beside_the_judgement(journal: Journal, clock: Clock) -> None:
    kept = judge(journal)
    clock.move(days=1)
    journal.judgements.amend(kept.id, "I had not slept.")
    clock.move(days=1)
    seen = journal.judgements.amend(kept.id, " Nor had he.\n")
    assert judged(seen).amendments == (
        Amendment(date(2026, 11, 24), "I had not slept."),
        Amendment(date(2026, 11, 25), " Nor had he.\n"),
    )
    assert replace(judged(seen), amendments=()) == judged(kept)
    with pytest.raises(BadInput, match="nothing to add"):
        journal.judgements.amend(kept.id, " \n")


def test_what_is_added_is_found_and_an_edit_does_not_lose_it(journal: Journal) -> None:
    kept = judge(journal)
    journal.judgements.amend(kept.id, "I had a quernstone of a headache.")
    journal.judgements.look_again(
        kept.id, Look(Found.PARTLY, note="He moved to Kestrelmoor.", learnt="Ask sooner.")
    )
    journal.entries.change(kept.id, replace(writing_of(journal.entries.get(kept.id)), title="Two of us"))
    for word in ("quernstone", "kestrelmoor", "sooner", "two of us", "engage"):
        assert [row.id for row in journal.entries.page(EntryQuery(text=word))] == [kept.id], word


# -- the hindsight lock ------------------------------------------------------------------------------

ROUND_ABOUT = [
    "UPDATE entry SET body = 'I knew it' WHERE kind = 'judgement'",
    "UPDATE entry SET kind = 'reflection' WHERE kind = 'judgement'",
    "UPDATE judgement SET how_sure = 20",
    "UPDATE judgement SET reasons = 'hindsight'",
    "UPDATE judgement SET entry_id = 'other'",
    "DELETE FROM judgement",
    "REPLACE INTO judgement (entry_id, how_sure) SELECT entry_id, 20 FROM judgement",
    "INSERT INTO judgement (entry_id, how_sure) SELECT entry_id, 20 FROM judgement WHERE true "
    "ON CONFLICT (entry_id) DO UPDATE SET how_sure = 20",
    "REPLACE INTO entry (seq, id, kind, created_at, checksum, body) "
    "SELECT seq, id, kind, created_at, checksum, 'I knew it' FROM entry",
    "REPLACE INTO entry (seq, id, kind, created_at, checksum, body) "
    "SELECT seq, 'other', kind, created_at, checksum, 'I knew it' FROM entry",
    "UPDATE amendment SET text = 'I knew it'",
    "DELETE FROM amendment",
    "REPLACE INTO amendment SELECT entry_id, position, added_on, 'I knew it' FROM amendment",
    "UPDATE outcome SET outcome = 'happened'",
    "DELETE FROM outcome",
    "REPLACE INTO outcome (entry_id, position, found_on, outcome) "
    "SELECT entry_id, position, found_on, 'happened' FROM outcome",
]


@pytest.mark.parametrize("statement", ROUND_ABOUT)
def test_the_file_itself_refuses_to_rewrite_what_was_judged(
    journal: Journal, home: Path, statement: str
) -> None:
    kept = judge(journal)
    journal.judgements.amend(kept.id, "I had not slept.")
    before = journal.judgements.look_again(kept.id, Look(Found.DID_NOT))
    connection = sqlite3.connect(home / "journal.db", isolation_level=None)
    try:
        connection.execute("PRAGMA foreign_keys=ON")
        with pytest.raises(sqlite3.IntegrityError, match="never rewritten"):
            connection.execute(statement)
    finally:
        connection.close()
    assert journal.entries.get(kept.id) == before


def test_the_whole_entry_can_still_be_erased(journal: Journal, home: Path) -> None:
    kept = judge(journal)
    journal.judgements.amend(kept.id, "I had not slept.")
    journal.judgements.look_again(kept.id, Look(Found.DID_NOT))
    with journal.store.writing() as connection:
        connection.execute("DELETE FROM entry WHERE id = ?", (kept.id,))
        for table in ("judgement", "amendment", "outcome"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


ACTS: dict[str, Callable[[Journal, str, str], object]] = {
    "amend": lambda journal, entry_id, text: journal.judgements.amend(entry_id, f"{text}."),
    "look": lambda journal, entry_id, text: journal.judgements.look_again(
        entry_id, Look(Found.DID_NOT, Call.POOR, text, text)
    ),
    "wait": lambda journal, entry_id, text: journal.judgements.look_again(entry_id, Look(Found.CANNOT_TELL)),
    "put off": lambda journal, entry_id, text: journal.judgements.put_off(entry_id, TODAY),
    "trash": lambda journal, entry_id, text: journal.entries.trash([entry_id]),
    "undo": lambda journal, entry_id, text: journal.entries.undo(),
    "retitle": lambda journal, entry_id, text: journal.entries.change(
        entry_id, replace(writing_of(journal.entries.get(entry_id)), title=text)
    ),
}
EDIT = st.fixed_dictionaries(
    {},
    optional={
        "body": SAID,
        "how_sure": st.none() | st.integers(0, 100),
        "reasons": SAID,
        "title": SAID,
        "alternatives": SAID,
    },
)


@given(
    writing=writings(kinds=st.just(EntryKind.JUDGEMENT)),
    acts=st.lists(st.tuples(st.sampled_from([*ACTS, "edit"]), SAID, EDIT), max_size=8),
)
def test_nothing_that_is_done_later_rewrites_what_was_judged(
    tmp_path_factory: pytest.TempPathFactory,
    writing: Writing,
    acts: list[tuple[str, str, dict[str, object]]],
) -> None:
    journal = journal_in(tmp_path_factory.mktemp("lock"))
    kept = journal.entries.keep(writing)
    added = 0
    for act, text, edit in acts:
        if act == "edit":
            now = writing_of(journal.entries.get(kept.id))
            fields = dict(now.fields) | {
                name: str(edit[name]) for name in ("reasons", "alternatives") if name in edit
            }
            plain = {name: edit[name] for name in ("body", "how_sure", "title") if name in edit}
            try:
                journal.entries.change(kept.id, replace(now, fields=fields, **plain))  # type: ignore[arg-type]
            except BadInput:
                continue
        else:
            ACTS[act](journal, kept.id, text)
            added += act in ("amend", "look", "wait")
        seen = journal.entries.get(kept.id)
        assert seen.body == kept.body
        assert judged(seen).expectation == judged(kept).expectation
        assert judged(seen).how_sure == judged(kept).how_sure
        assert judged(seen).reasons == judged(kept).reasons
        assert len(judged(seen).amendments) + len(judged(seen).outcomes) == added
