from __future__ import annotations

import pytest

from reflect_tui.anonymise import Finding, FindingKind, Known, apply, find, forms, stand_ins

SAMIRA = Known("Samira Rehman", also=("Sami",))


def listed(
    text: str, *known: Known, keep: tuple[str, ...] = (), mined: tuple[str, ...] = ()
) -> list[Finding]:
    return find([text], known or (SAMIRA,), keep=keep, mined=mined)[0]


def texts(text: str, *known: Known) -> list[str]:
    return [f.text for f in listed(text, *known)]


def test_the_forms_of_a_person() -> None:
    assert forms(Known("Samira van den Berg", also=("Sami",))) == {
        ("samira", "van", "den", "berg"),
        ("samira",),
        ("berg",),
        ("samira", "berg"),
        ("samiraberg",),
        ("bergsamira",),
        ("samiravandenberg",),
        ("samira", "van"),
        ("van", "den"),
        ("den", "berg"),
        ("sami",),
    }


def test_the_forms_of_an_organisation_are_only_the_whole() -> None:
    assert forms(Known("Two Rivers Hub", FindingKind.ORG)) == {("two", "rivers", "hub"), ("tworivershub",)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Samira Rehman rang", "Samira Rehman"),
        ("then samira rang", "samira"),
        ("THEN SAMIRA RANG ME", "SAMIRA"),
        ("Rehman's idea", "Rehman"),
        ("the Rehmans came", "Rehmans"),
        ("Rehman, Samira (Mrs)", "Rehman"),
        ("Samira\nRehman rang", "Samira\nRehman"),
        ("Samira\n> Rehman rang", "Samira\n> Rehman"),
        ("**Samira** Rehman rang", "Samira** Rehman"),
        ("see samira_rehman_notes", "samira_rehman"),
        ("ask @ and SamiraRehman", "SamiraRehman"),
        ("Sa\u200bmira rang", "Sa\u200bmira"),
        ("Reh\u00adman rang", "Reh\u00adman"),
        ("Ｓａｍｉｒａ rang", "Ｓａｍｉｒａ"),
        ("Sаmirа rang", "Sаmirа"),
        ("Sami was late", "Sami"),
        ("it was Reh-\nman again", "Reh-\nman"),
        ("Samíra rang", "Samíra"),
    ],
)
def test_a_listed_name_is_found_in_many_forms(text: str, found: str) -> None:
    rows = listed(text)
    assert rows[0].text == found
    assert rows[0].entity == "PERSON:=samira rehman"
    assert rows[0].why == "is on your list of people"


def test_initials_of_a_listed_person_are_found_and_ask_for_a_look() -> None:
    assert [(f.text, f.sure) for f in listed("Then SR asked, and S.R. agreed.")] == [
        ("SR", False),
        ("S.R", False),
    ]


def test_initials_that_mean_something_else_are_left_alone() -> None:
    assert texts("The IT is down and IT support is shut.", Known("Ian Taylor")) == []


def test_one_wrong_letter_in_a_listed_name_is_found_and_asks_for_a_look() -> None:
    rows = listed("then rhman asked, and Rehmann left")
    assert [(f.text, f.sure) for f in rows] == [("rhman", False), ("Rehmann", False)]


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("I asked Will twice.", True),
        ("We think he will come.", False),
        ("Will you come?", False),
        ("I told will to wait.", True),
        ("It may rain.", None),
    ],
)
def test_a_listed_first_name_that_is_a_word_is_never_skipped(text: str, sure: bool | None) -> None:
    rows = listed(text, Known("Will Penrose"))
    assert [f.sure for f in rows] == ([] if sure is None else [sure])


def test_a_listed_surname_that_is_a_word_is_sure_only_as_a_name() -> None:
    rows = listed("The lamb was good. Mrs Lamb was better.", Known("Betty Lamb"))
    assert [(f.text, f.sure) for f in rows] == [("lamb", False), ("Lamb", True)]


def test_two_listed_people_with_one_first_name_share_no_stand_in() -> None:
    known = (Known("Sam Okonjo"), Known("Sam Birtwhistle"))
    rows = find(["Sam rang. Sam Okonjo rang. Birtwhistle rang."], known)
    put = stand_ins(rows, known)
    assert apply("Sam rang. Sam Okonjo rang. Birtwhistle rang.", rows[0], put).text == (
        "[Person A] rang. [Person B] rang. [Person C] rang."
    )


def test_nicknames_lead_to_the_same_person() -> None:
    known = Known("Desmond Achebe", also=("Dezzie", "the Captain"))
    assert {f.entity for f in listed("Dezzie came. The Captain left. Desmond rang.", known)} == {
        "PERSON:=desmond achebe"
    }


@pytest.mark.parametrize(
    "text", ["at two rivers hub", "at Two Rivers Hub", "AT TWO RIVERS HUB AGAIN", "at two\nrivers hub"]
)
def test_a_listed_organisation_is_found_in_any_capitals(text: str) -> None:
    rows = listed(text, Known("Two Rivers Hub", FindingKind.ORG, stand_in="the hub"))
    assert [f.kind for f in rows] == [FindingKind.ORG]
    assert rows[0].why == "is on your list of organisations"


def test_parts_of_a_listed_organisation_are_left_alone() -> None:
    assert texts("we met by two rivers", Known("Two Rivers Hub", FindingKind.ORG)) == []


@pytest.mark.parametrize("word", ["Kestrel", "the Kestrel", "Kestrel Lodge"])
def test_what_the_owner_said_to_keep_is_kept(word: str) -> None:
    text = f"We met at {word} and I told Okonjo."
    assert [f.text for f in find([text], keep=[word])[0]] == ["Okonjo"]


def test_a_kept_number_is_kept() -> None:
    assert find(["Ring 0300 555 0199 if stuck."], keep=["0300 555 0199"]) == [[]]


def test_keeping_a_word_does_not_keep_a_listed_name() -> None:
    assert [f.text for f in find(["I told Samira."], [SAMIRA], keep=["Samira"])[0]] == ["Samira"]


def test_names_mined_from_the_journal_are_found_here() -> None:
    assert [f.text for f in find(["i told kwame about it, and he laughed."], mined=["Kwame Okonjo"])[0]] == [
        "kwame"
    ]


def test_mined_words_that_mean_something_else_are_left_alone() -> None:
    assert find(["The team had hope, and a lamb."], mined=["Hope Lamb", "Team"]) == [[]]


def test_nothing_listed_and_nothing_named_gives_nothing() -> None:
    assert find(["We talked for an hour and I listened."], [SAMIRA]) == [[]]
    assert find([]) == []
    assert find(["", " \n"]) == [[], []]
