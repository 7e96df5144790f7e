from __future__ import annotations

import pytest

from reflect_tui.domain.entries import EntryKind, EntryQuery, Writing
from reflect_tui.domain.errors import BadInput, NothingFound
from reflect_tui.journal import Journal
from tests.conftest import Clock


def keep(journal: Journal, clock: Clock, *themes: str, body: str = "x") -> str:
    clock.move(minutes=1)
    return journal.entries.keep(Writing(body=body, themes=themes)).id


def themes_of(journal: Journal, *ids: str) -> list[tuple[str, ...]]:
    return [journal.entries.get(each).themes for each in ids]


def found(journal: Journal, words: str) -> set[str]:
    return {row.id for row in journal.entries.page(EntryQuery(text=words))}


def test_a_theme_is_renamed_everywhere_and_found_by_its_new_name(journal: Journal, clock: Clock) -> None:
    one, two = keep(journal, clock, "housing"), keep(journal, clock, "Housing", "trust")
    done = journal.themes.rename("HOUSING", "  a  home ")
    assert (done.old, done.new, done.merged) == ("housing", "a home", False)
    assert themes_of(journal, one, two) == [("a home",), ("a home", "trust")]
    assert journal.themes.all() == ["a home", "trust"]
    assert found(journal, "home") == {one, two}
    assert found(journal, "housing") == set()
    assert [row.id for row in journal.entries.page(EntryQuery(theme="A Home"))] == [two, one]


def test_it_can_be_taken_back(journal: Journal, clock: Clock) -> None:
    one = keep(journal, clock, "housing")
    journal.themes.rename("housing", "homes")
    journal.themes.rename("homes", "HOMES")
    steps = [journal.themes.undo(), journal.themes.undo()]
    assert [(step.old, step.new) for step in steps if step] == [("homes", "HOMES"), ("housing", "homes")]
    assert themes_of(journal, one) == [("housing",)]
    assert found(journal, "housing") == {one}
    assert journal.themes.undo() is None


def test_two_themes_become_one_and_come_apart_again(journal: Journal, clock: Clock) -> None:
    only_old, only_new = keep(journal, clock, "flats"), keep(journal, clock, "homes")
    both = keep(journal, clock, "flats", "homes")
    done = journal.themes.rename("flats", "Homes")
    assert done.merged
    assert themes_of(journal, only_old, only_new, both) == [("homes",), ("homes",), ("homes",)]
    assert journal.themes.all() == ["homes"]
    journal.themes.undo()
    assert themes_of(journal, only_old, only_new, both) == [("flats",), ("homes",), ("flats", "homes")]


def test_taking_back_a_name_that_is_in_use_again_loses_nothing(journal: Journal, clock: Clock) -> None:
    one = keep(journal, clock, "housing")
    journal.themes.rename("housing", "homes")
    two = keep(journal, clock, "housing")
    three = keep(journal, clock, "homes")
    journal.themes.undo()
    assert themes_of(journal, one, two, three) == [("housing",), ("housing",), ("homes",)]


@pytest.mark.parametrize("name", ["", "  ", "a, b", "#"])
def test_a_name_that_is_none_is_refused(journal: Journal, clock: Clock, name: str) -> None:
    one = keep(journal, clock, "housing")
    with pytest.raises(BadInput, match="without a comma"):
        journal.themes.rename("housing", name)
    assert themes_of(journal, one) == [("housing",)]


def test_a_theme_that_is_not_there(journal: Journal, clock: Clock) -> None:
    assert journal.themes.undo() is None
    keep(journal, clock, "housing")
    with pytest.raises(NothingFound, match="no theme “debt”"):
        journal.themes.rename("debt", "money")


def test_a_phrase_is_offered_taken_up_or_declined(journal: Journal, clock: Clock) -> None:
    assert journal.themes.offered() == []
    ids = [keep(journal, clock, body=f"{n}: the waiting list grew, a cup of tea.") for n in range(3)]
    words = [phrase.words for phrase in journal.themes.offered()]
    assert "waiting list grew" in words
    phrase = next(each for each in journal.themes.offered() if each.words == "waiting list grew")
    assert journal.themes.accept(phrase, "waiting lists") == "waiting lists"
    assert themes_of(journal, *ids) == [("waiting lists",)] * 3
    assert found(journal, "lists") == set(ids)
    journal.themes.decline("Waiting list grew")
    journal.themes.decline("cup of tea")
    assert journal.themes.offered() == []


def test_what_was_hard_is_not_looked_through(journal: Journal, clock: Clock) -> None:
    for number in range(3):
        clock.move(minutes=1)
        fields = {"someone_hurt": "yes", "what_happened": f"{number}: the broken stair rail"}
        journal.entries.keep(Writing(EntryKind.POSITIVE_ERROR, fields=fields))
    assert journal.themes.offered() == []
