"""Earlier versions: readable, and put back; the trash, one by one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect_tui.domain.entries import Answer, EntryKind, Writing
from reflect_tui.domain.errors import BadInput, NothingFound
from reflect_tui.domain.sheets import writing_of
from reflect_tui.journal import Journal
from tests.conftest import Clock
from tests.storage.making import journal_in, writings


def test_each_version_is_there_the_newest_first(journal: Journal, clock: Clock) -> None:
    kept = journal.entries.keep(
        Writing(
            title="One",
            body="first",
            answers=(Answer("Why?", "Because.", "why", keep_private=True),),
            fields={"what": "w"},
            themes=("x",),
            happened_on=date(2026, 11, 1),
        )
    )
    clock.move(hours=1)
    journal.entries.change(kept.id, Writing(title="Two", body="second"))
    clock.move(hours=1)
    journal.entries.change(kept.id, Writing(title="Three", body="third"))
    versions = journal.history.versions(kept.id[:6])
    assert [(each.number, each.writing.title, each.kept_at.hour) for each in versions] == [
        (2, "Two", 16),
        (1, "One", 15),
    ]
    assert versions[-1].writing == writing_of(kept)


def test_a_version_is_put_back_and_nothing_is_lost(journal: Journal) -> None:
    kept = journal.entries.keep(Writing(title="One", body="first"))
    journal.entries.change(kept.id, Writing(body="second"))
    back = journal.history.put_back(kept.id, 1)
    assert (back.title, back.body, back.revisions) == ("One", "first", 2)
    assert journal.history.versions(kept.id)[0].writing.body == "second"
    # Putting back what it says already adds no version.
    assert journal.history.put_back(kept.id, 1).revisions == 2


def test_a_version_that_is_not_there(journal: Journal) -> None:
    with pytest.raises(NothingFound, match="no journal yet"):
        journal.history.versions("abcd")
    kept = journal.entries.keep(Writing(body="first"))
    assert journal.history.versions(kept.id) == []
    with pytest.raises(NothingFound, match="no version 3"):
        journal.history.put_back(kept.id, 3)


@given(first=writings(), second=writings())
def test_any_version_can_be_put_back_whole(
    tmp_path_factory: pytest.TempPathFactory, first: Writing, second: Writing
) -> None:
    journal = journal_in(tmp_path_factory.mktemp("history"))
    kept = journal.entries.keep(first)
    try:
        journal.entries.change(kept.id, replace(second, kind=kept.kind))
    except BadInput:
        # A judgement is not rewritten, and fields of one kind are not another's.
        return
    back = journal.history.put_back(kept.id, 1) if journal.history.versions(kept.id) else kept
    then, now = writing_of(kept), writing_of(back)
    assert replace(now, look_again_on=None, hard=False) == replace(then, look_again_on=None, hard=False)


@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=4))
def test_the_trash_gives_back_what_is_asked_for(
    tmp_path_factory: pytest.TempPathFactory, wanted: list[str]
) -> None:
    journal = journal_in(tmp_path_factory.mktemp("trash"))
    ids = {name: journal.entries.keep(Writing(EntryKind.CASE, body=name)).id for name in "abc"}
    journal.entries.trash(list(ids.values()))
    assert {row.opening for row in journal.history.trash()} == set("abc")
    back = journal.history.take_out([ids[name] for name in wanted])
    assert set(back) == {ids[name] for name in wanted}
    assert {row.opening for row in journal.history.trash()} == set("abc") - set(wanted)
    assert journal.history.take_out(back) == []
