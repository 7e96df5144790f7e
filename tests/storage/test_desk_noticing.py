from __future__ import annotations

import pytest

from reflect_tui.domain.errors import JournalUnavailable
from reflect_tui.domain.noticing import NameSeen
from reflect_tui.domain.people import Person
from reflect_tui.journal import Journal

TYPED = "Then Mrs Okafor said "


def test_the_owners_list_is_asked_each_time_and_a_journal_is_not_made(journal: Journal) -> None:
    seen = journal.noticing.name_at(TYPED, len(TYPED))
    assert seen == NameSeen(5, 15, "Mrs Okafor", "someone", frozenset(("okafor",)))
    assert not journal.store.is_there()
    journal.people.add(Person("Mrs Okafor", stand_in="a neighbour"))
    seen = journal.noticing.name_at(TYPED, len(TYPED))
    assert seen is not None
    assert seen.stand_in == "a neighbour"


def test_what_was_passed_over_is_not_seen(journal: Journal) -> None:
    assert journal.noticing.name_at(TYPED, len(TYPED), {frozenset(("okafor",))}) is None


def test_nothing_is_stored(sample_journal: Journal) -> None:
    before = sample_journal.store.path.read_bytes()
    sample_journal.noticing.name_at(TYPED, len(TYPED))
    assert sample_journal.store.path.read_bytes() == before


def test_a_journal_that_cannot_be_read_says_so_to_who_asks(journal: Journal) -> None:
    journal.store.path.parent.mkdir(parents=True)
    journal.store.path.write_bytes(b"not a journal " * 100)
    with pytest.raises(JournalUnavailable):
        journal.noticing.name_at(TYPED, len(TYPED))
