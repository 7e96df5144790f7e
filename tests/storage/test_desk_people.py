from __future__ import annotations

import pytest

from reflect_tui.anonymise import FindingKind, Known
from reflect_tui.domain.errors import BadInput, NothingFound
from reflect_tui.domain.people import Person, PersonKind
from reflect_tui.journal import Journal


def test_names_are_listed_in_alphabetical_order(journal: Journal) -> None:
    for name in ("Gwen Ashworth", "ravi", "Brightwater Housing", "Álvaro"):
        journal.people.add(Person(name))
    names = [person.name for person in journal.people.everyone()]
    assert names == ["Brightwater Housing", "Gwen Ashworth", "ravi", "Álvaro"]


def test_a_name_is_kept_with_its_kind_its_stand_in_and_its_other_forms(journal: Journal) -> None:
    person = Person("  Brightwater   Housing ", PersonKind.ORG, " the  landlord ", (" BWH ", "Bright"))
    kept = journal.people.add(person)
    assert kept == Person("Brightwater Housing", PersonKind.ORG, "the landlord", ("BWH", "Bright"))
    assert journal.people.everyone() == [kept]


def test_upper_and_lower_case_are_one_name_and_the_last_word_counts(journal: Journal) -> None:
    journal.people.add(Person("Gwen", stand_in="[Person A]"))
    journal.people.add(Person("GWEN", PersonKind.PLACE, "the hill"))
    assert journal.people.everyone() == [Person("GWEN", PersonKind.PLACE, "the hill")]
    journal.people.remove(" gwen ")
    assert journal.people.everyone() == []


@pytest.mark.parametrize("name", ["", "  ", "…", "\u202e", "--"])
def test_a_name_needs_a_letter(journal: Journal, name: str) -> None:
    with pytest.raises(BadInput, match="at least one letter"):
        journal.people.add(Person(name))
    assert not journal.store.is_there()


@pytest.mark.parametrize(
    ("name", "stand_in", "also"),
    [
        ("Gwen Ashworth", "Gwen", ()),
        ("Gwen Ashworth", "[GWEN A.]", ()),
        ("Gwen Ashworth", "Mrs ashworth", ()),
        ("Anne-Marie Lee", "Marie", ()),
        ("O'Brien", "obrien-ish Brien", ()),
        ("Gwen Ashworth", "Gwen's aunt", ()),
        ("Robert Brown", "Bob", ("Bob",)),
        ("Siân", "SIÂN", ()),
        ("Siân", "Sia\u0302n", ()),
    ],
)
def test_a_stand_in_that_gives_the_name_away_is_refused(
    journal: Journal, name: str, stand_in: str, also: tuple[str, ...]
) -> None:
    with pytest.raises(BadInput, match="still says"):
        journal.people.add(Person(name, stand_in=stand_in, also=also))
    assert not journal.store.is_there()


@pytest.mark.parametrize(
    ("name", "stand_in"), [("Gwen A", "Person A"), ("Lee", "my colleague"), ("The Hollies", "[the house]")]
)
def test_a_stand_in_may_share_a_letter_with_the_name(journal: Journal, name: str, stand_in: str) -> None:
    assert journal.people.add(Person(name, stand_in=stand_in)).stand_in == stand_in


def test_a_sort_of_thing_may_stand_for_a_place_or_an_organisation_and_not_for_a_person(
    journal: Journal,
) -> None:
    landlord = Person("Brightwater Housing", PersonKind.ORG, "the housing association")
    assert journal.people.add(landlord).stand_in == "the housing association"
    for kind, stand_in in ((PersonKind.ORG, "Housing Two"), (PersonKind.PERSON, "the housing person")):
        with pytest.raises(BadInput, match="still says “housing”"):
            journal.people.add(Person("Brightwater Housing", kind, stand_in))


def test_a_stand_in_goes_into_files_and_so_has_nothing_hidden_in_it(journal: Journal) -> None:
    kept = journal.people.add(Person("Gwen", stand_in="Per\u202e\u200bson\x1b A\U000e0041"))
    assert kept.stand_in == "Person A"


def test_what_no_file_can_hold_is_replaced(journal: Journal) -> None:
    kept = journal.people.add(Person("Gwen\udcff", also=("G\ud800",), stand_in="A\ud800"))
    assert kept == Person("Gwen\ufffd", also=("G\ufffd",), stand_in="A\ufffd")
    journal.people.remove("Gwen\udcff")
    assert journal.people.everyone() == []


def test_a_name_that_is_not_listed_cannot_be_taken_off(journal: Journal) -> None:
    with pytest.raises(NothingFound, match="not on your list"):
        journal.people.remove("Gwen")
    assert not journal.store.is_there()
    journal.people.add(Person("Gwen"))
    with pytest.raises(NothingFound, match="“Ravi” is not on your list"):
        journal.people.remove("Ravi")


def test_the_list_is_what_the_filter_looks_for(journal: Journal) -> None:
    journal.people.add(Person("Gwen", stand_in="Person Q", also=("Gwenny",)))
    journal.people.add(Person("Ashby", PersonKind.PLACE))
    assert journal.sharing.known() == (
        Known("Ashby", FindingKind.PLACE),
        Known("Gwen", FindingKind.PERSON, "Person Q", ("Gwenny",)),
    )
    [checked] = journal.sharing.filter(["Gwenny rang."], journal.sharing.known())
    assert "Gwen" not in checked.text
    assert "Person Q" in checked.text
