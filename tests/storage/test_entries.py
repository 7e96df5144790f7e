"""What the tables themselves hold to, whoever writes to them; revisions; the trash."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from reflect_tui.domain.entries import Answer, Entry, EntryKind, EntryQuery, Writing
from reflect_tui.domain.fingerprint import fingerprint
from reflect_tui.domain.sheets import writing_of
from reflect_tui.journal import Journal
from reflect_tui.storage import entries
from tests.conftest import Clock
from tests.storage.making import journal_in, writings


def raw(journal: Journal, statement: str, *values: object) -> list[tuple[object, ...]]:
    with journal.store.writing() as connection:
        return connection.execute(statement, values).fetchall()


@pytest.fixture
def judged(journal: Journal) -> Entry:
    kept = journal.entries.keep(
        Writing(
            EntryKind.JUDGEMENT,
            title="Whether to ring",
            body="She will come.",
            answers=(Answer("What are you leaning on?", "Two calls", "reasons"),),
            fields={"reasons": "Two calls", "seen": "Her coat"},
            themes=("trust",),
            how_sure=70,
            look_again_on=date(2027, 1, 4),
        )
    )
    raw(journal, "INSERT INTO amendment VALUES (?, 0, '2026-12-01', 'She rang.')", kept.id)
    raw(
        journal,
        "INSERT INTO outcome (entry_id, position, found_on, outcome, learnt) "
        "VALUES (?, 0, '2027-01-04', 'partly', 'Ask')",
        kept.id,
    )
    return journal.entries.get(kept.id)


# -- a judgement is never rewritten ----------------------------------------------------------------


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE judgement SET how_sure = 71",
        "UPDATE judgement SET how_sure = NULL",
        "UPDATE judgement SET reasons = 'Others'",
        "UPDATE judgement SET reasons = NULL",
        "UPDATE judgement SET seen = 'x', how_sure = 10",
        "UPDATE entry SET body = 'She will not.'",
        "UPDATE entry SET body = body || ' '",
        "UPDATE entry SET kind = 'reflection'",
        "UPDATE entry SET kind = 'reflection', body = 'x'",
        "UPDATE amendment SET text = 'She did not.'",
        "UPDATE amendment SET added_on = '2020-01-01'",
        "UPDATE outcome SET outcome = 'happened'",
        "UPDATE outcome SET learnt = ''",
        "UPDATE OR REPLACE judgement SET how_sure = 1",
        "UPDATE OR IGNORE judgement SET how_sure = 1",
        "INSERT INTO judgement (entry_id, how_sure) SELECT entry_id, 1 FROM judgement WHERE true "
        "ON CONFLICT (entry_id) DO UPDATE SET how_sure = excluded.how_sure",
    ],
)
def test_sqlite_itself_refuses_to_rewrite_a_judgement(
    journal: Journal, judged: Entry, statement: str
) -> None:
    connection = sqlite3.connect(journal.store.path, isolation_level=None)
    with pytest.raises(sqlite3.IntegrityError, match="never rewritten"):
        connection.execute(statement)
    connection.close()
    assert journal.entries.get(judged.id) == judged


def test_what_may_change_beside_a_judgement_changes(journal: Journal, judged: Entry) -> None:
    raw(journal, "UPDATE judgement SET seen = 'Her bag', look_again_on = '2027-02-01', how_sure = 70")
    raw(journal, "UPDATE entry SET title = 'Ringing', hard = 1")
    changed = journal.entries.get(judged.id)
    assert changed.title == "Ringing"
    assert changed.fields["seen"] == "Her bag"
    assert changed.judgement is not None
    assert changed.judgement.look_again_on == date(2027, 2, 1)


def test_other_kinds_may_be_rewritten(journal: Journal) -> None:
    kept = journal.entries.keep(Writing(body="before"))
    raw(journal, "UPDATE entry SET body = 'after'")
    assert journal.entries.get(kept.id).body == "after"


@pytest.mark.parametrize("how_sure", [-1, 101, 1000])
def test_how_sure_is_a_per_cent(journal: Journal, judged: Entry, how_sure: int) -> None:
    connection = sqlite3.connect(journal.store.path, isolation_level=None)
    other = journal.entries.keep(Writing(body="x"))
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        connection.execute("INSERT INTO judgement (entry_id, how_sure) VALUES (?, ?)", (other.id, how_sure))
    connection.close()


def test_an_entry_that_is_erased_takes_everything_of_its_own_with_it(journal: Journal, judged: Entry) -> None:
    journal.entries.change(judged.id, replace(writing_of(judged), title="Ringing"))
    stays = journal.entries.keep(Writing(EntryKind.JUDGEMENT, body="Else", fields={"reasons": "r"}))
    raw(journal, "DELETE FROM entry WHERE id = ?", judged.id)
    for table in ("answer", "revision", "judgement", "amendment", "outcome", "share_entry"):
        [(count,)] = raw(journal, f"SELECT count(*) FROM {table} WHERE entry_id = ?", judged.id)
        assert count == 0, table
    assert raw(journal, "SELECT count(*) FROM entry_theme") == [(0,)]
    assert raw(journal, "PRAGMA foreign_key_check") == []
    assert journal.entries.get(stays.id) == stays
    assert journal.entries.count(EntryQuery(text="come")) == 0


# -- what is kept ---------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(writings())
def test_what_was_kept_is_read_back_byte_for_byte_and_its_sum_agrees(
    tmp_path_factory: pytest.TempPathFactory, writing: Writing
) -> None:
    journal = journal_in(tmp_path_factory.getbasetemp() / "kept")
    entry = journal.entries.keep(writing)
    assert (entry.title, entry.body, entry.answers) == (writing.title, writing.body, writing.answers)
    assert dict(entry.fields) == {name: text for name, text in writing.fields.items() if text.strip()}
    assert entry.happened_on == writing.happened_on
    assert {theme.casefold() for theme in entry.themes} == {
        theme.casefold() for theme in writing.storable().themes
    }
    if writing.kind is EntryKind.JUDGEMENT:
        assert entry.judgement is not None
        assert entry.judgement.expectation == writing.body
        assert entry.judgement.how_sure == writing.how_sure
        assert entry.judgement.look_again_on == writing.look_again_on
        assert entry.judgement.reasons == entry.fields.get("reasons", "")
    else:
        assert entry.judgement is None
    assert raw(journal, "SELECT checksum FROM entry WHERE id = ?", entry.id) == [
        (fingerprint(writing_of(entry)),)
    ]


def test_damage_that_sqlite_cannot_see_changes_the_sum(journal: Journal) -> None:
    kept = journal.entries.keep(Writing(body="She will come."))
    raw(journal, "UPDATE entry SET body = 'She will cume.'")
    [(checksum,)] = raw(journal, "SELECT checksum FROM entry")
    assert checksum != fingerprint(writing_of(journal.entries.get(kept.id)))


def test_an_edit_that_does_not_know_the_day_of_a_change_does_not_empty_it(journal: Journal) -> None:
    kept = journal.entries.keep(
        Writing(EntryKind.CHANGE, body="Ring first", look_again_on=date(2027, 1, 4), fields={"will": "try"})
    )
    journal.entries.change(kept.id, replace(writing_of(kept), title="Ringing"))
    assert raw(journal, "SELECT look_again_on, will FROM change") == [("2027-01-04", "try")]
    journal.entries.change(kept.id, replace(writing_of(kept), look_again_on=date(2027, 2, 1)))
    assert raw(journal, "SELECT look_again_on FROM change") == [("2027-02-01",)]


def test_fields_that_are_emptied_are_empty(journal: Journal) -> None:
    kept = journal.entries.keep(Writing(body="x", fields={"what": "1", "so_what": "2"}))
    assert journal.entries.change(kept.id, Writing(body="x", fields={"so_what": "2"})).fields == {
        "so_what": "2"
    }
    assert journal.entries.change(kept.id, Writing(body="x")).fields == {}
    assert journal.entries.change(kept.id, Writing(body="x", fields={"what": "3"})).fields == {"what": "3"}


def test_a_theme_keeps_the_capitals_it_first_had(journal: Journal) -> None:
    first = journal.entries.keep(Writing(body="x", themes=("Housing",)))
    second = journal.entries.keep(Writing(body="y", themes=("HOUSING", "housing", "trust")))
    assert first.themes == ("Housing",)
    assert second.themes == ("Housing", "trust")
    assert journal.entries.count(EntryQuery(theme="hOUSING")) == 2


def test_hostile_words_are_only_words(journal: Journal) -> None:
    nasty = "'; DROP TABLE entry; --"
    kept = journal.entries.keep(
        Writing(title=nasty, body=nasty, themes=(nasty, "%_"), fields={"what": nasty}, pack_id=nasty)
    )
    assert journal.entries.get(kept.id).title == nasty
    assert journal.entries.count(EntryQuery(theme=nasty)) == 1
    assert journal.entries.count(EntryQuery(theme="%")) == 0
    assert journal.entries.count(EntryQuery(text=nasty)) == 1
    assert journal.entries.count() == 1


# -- earlier versions ---------------------------------------------------------------------------------------


def test_what_an_entry_said_before_is_kept(journal: Journal, clock: Clock) -> None:
    first = Writing(
        title="t",
        body="one",
        answers=(Answer("Q", "A", "q1", keep_private=True),),
        fields={"what": "w"},
        themes=("x",),
        happened_on=date(2026, 11, 20),
    )
    kept = journal.entries.keep(first)
    clock.move(hours=1)
    assert journal.entries.change(kept.id, Writing(body="two")).revisions == 1
    clock.move(hours=1)
    assert journal.entries.change(kept.id, Writing(body="three")).revisions == 2
    rows = raw(journal, "SELECT number, kept_at, content FROM revision ORDER BY number")
    assert [(row[0], str(row[1])[11:16]) for row in rows] == [(1, "15:02"), (2, "16:02")]
    assert json.loads(str(rows[0][2])) == {
        "title": "t",
        "body": "one",
        "answers": [["Q", "A", "q1", True]],
        "fields": {"what": "w"},
        "themes": ["x"],
        "happened_on": "2026-11-20",
        "look_again_on": None,
    }
    assert json.loads(str(rows[1][2]))["body"] == "two"


def test_keeping_the_same_again_is_no_new_version(journal: Journal, judged: Entry) -> None:
    assert journal.entries.change(judged.id, writing_of(judged)) == judged
    plain = journal.entries.keep(Writing(body="x", themes=("b", "A")))
    again = journal.entries.change(plain.id, Writing(body="x", themes=("A", "b"), how_sure=10))
    assert again == plain


# -- the trash ----------------------------------------------------------------------------------------------


def test_what_goes_to_the_trash_together_comes_back_together(journal: Journal) -> None:
    one, two, three, four = (journal.entries.keep(Writing(title=f"{n}", body="word")).id for n in range(4))
    assert journal.entries.trash([one, two]) == [one, two]
    assert journal.entries.trash([three]) == [three]
    assert [row.id for row in journal.entries.page()] == [four]
    assert journal.entries.get(one).trashed
    assert journal.entries.count(EntryQuery(text="word")) == 1
    assert journal.entries.undo() == [three]
    assert journal.entries.undo() == [two, one]
    assert journal.entries.undo() == []
    assert [row.id for row in journal.entries.page()] == [four, three, two, one]
    assert not journal.entries.get(one).trashed


def test_the_trash_counts_on_after_an_undo(journal: Journal) -> None:
    one, two, three = (journal.entries.keep(Writing(body=f"{n}")).id for n in range(3))
    journal.entries.trash([one])
    journal.entries.trash([two])
    journal.entries.undo()
    journal.entries.trash([three])
    assert journal.entries.undo() == [three]
    assert journal.entries.undo() == [one]


def test_what_is_in_the_trash_does_not_go_there_again(journal: Journal) -> None:
    one = journal.entries.keep(Writing(body="x")).id
    assert journal.entries.trash([one, one]) == [one]
    assert journal.entries.trash([one]) == []
    assert journal.entries.undo() == [one]
    assert journal.entries.undo() == []


def test_a_place_that_is_taken_gives_the_next_free_one(journal: Journal) -> None:
    with journal.store.writing() as connection:
        for place in (10, 11, 12, 15):
            connection.execute(
                "INSERT INTO entry (seq, id, kind, created_at, checksum) VALUES (?, ?, 'case', '', '')",
                (place, f"e{place}"),
            )
        wanted = {9: 9, 10: 13, 11: 13, 12: 13, 13: 13, 15: 16, 16: 16, -5: -5}
        assert {each: entries.free_place(connection, each) for each in wanted} == wanted
