"""What a message is signed with, letters before a surname, names turned round and spelt out."""

from __future__ import annotations

import pytest

from reflect_tui.anonymise import FindingKind, find

HEAD = "From: Siddhartha Venkataraman\nTo: Greg Mbeki\n\nGreg,\n\nThe form went in.\n"


def of(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for each in find([text])[0]:
        found.setdefault(each.text, set()).add(each.entity)
    return found


@pytest.mark.parametrize("signed", ["Sid", "S", "S.", "SV", "Si", "Siddh"])
def test_a_message_is_signed_by_its_sender(signed: str) -> None:
    found = of(f"{HEAD}\n{signed}\n\nSent from my phone\n")
    assert found[signed] == {"PERSON:siddhartha venkataraman"}


def test_the_letter_under_a_quotation_is_the_one_written_to() -> None:
    found = of(f"{HEAD}\nSid\n\n> Where is the form? G.\n\nKeeping this.\n")
    assert found["G."] == {"PERSON:greg mbeki"}


def test_a_second_addressee_signs_too() -> None:
    text = "From: Wole Fashanu\nTo: Hattie Lund; Priyanka Desai\n\nRota attached.\n\nW.\n\n> Where is it? P\n"
    found = of(text)
    assert found["W."] == {"PERSON:wole fashanu"}
    assert found["P"] == {"PERSON:priyanka desai"}


@pytest.mark.parametrize("line", ["Plan X", "See you at 3", "Thanks a lot for that", "B"])
def test_other_lines_of_a_message_are_nobody(line: str) -> None:
    names = {f.entity for f in find([f"{HEAD}\n{line}\n"])[0] if f.kind is FindingKind.PERSON}
    assert names <= {"PERSON:siddhartha venkataraman", "PERSON:greg mbeki", "PERSON:b"}


def test_without_the_head_of_a_message_nobody_has_signed() -> None:
    assert "signature" not in {f.detector for f in find(["Siddhartha wrote. The form went in.\n\nS\n"])[0]}


def test_a_name_in_the_order_of_registers_is_one_name() -> None:
    found = of(
        "From: Doubleday, Kerry-Ann (EWO)\nTo: Quashie, Jerome (DSL)\n\nMorning Jerome\n\nAll well.\n\nKA\n"
    )
    assert found["Doubleday, Kerry-Ann"] == found["KA"]
    assert found["Quashie, Jerome"] == found["Jerome"]
    assert len(of("We had Priya, Jerome and Moses in.")) == 3


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Jerome Lovelock wrote.\n\nTelephone if you dare.\n\nJ. Lovelock (Mr)", "J. Lovelock"),
        ("Ken Overy rang. It read 84%. K. Overy came out.", "K. Overy"),
        ("| 1 | Fergal Maughan |\n| 2 | F. Maughan |", "F. Maughan"),
    ],
)
def test_letters_before_a_surname_belong_to_it(text: str, found: str) -> None:
    entities = of(text)
    assert found in entities
    assert len(set().union(*entities.values())) == 1


@pytest.mark.parametrize(
    "text",
    ["Mrs Blessing Ado came. IT'S WITH AN M. BLESSING SAID SO.", "Ken Overy takes vitamin D. Overy slept."],
)
def test_the_end_of_a_sentence_before_a_name_is_no_initial(text: str) -> None:
    assert len({f.entity for f in find([text])[0]}) == 1


def test_the_first_name_letters_behind_tell_of_is_taken_in() -> None:
    found = of(
        "In the room: Hope Aldersey (chair, HA), Costas Hadjigeorgiou (treasurer, CH)\n\nCH says nine weeks."
    )
    assert found["CH"] == found["Costas Hadjigeorgiou"]


def test_initials_behind_a_surname_need_only_end_in_its_letter() -> None:
    found = of("Attending: DS Luxford (CL); Rasa Stankute (RS)\n\nRS spoke. CL went in.")
    assert found["CL"] == found["Luxford"]


def test_initials_with_a_hyphen_are_the_double_name() -> None:
    found = of("Vera Ogbonnaya-Tubbs proposed a session. V.O.-T. asked why.")
    assert found["V.O.-T."] == found["Vera Ogbonnaya-Tubbs"]


def test_letters_that_mean_something_are_somebody_among_people_of_letters() -> None:
    head = "Present: Hilary Fenwick (HF), Colin Braith (CB), Moses Moyo (MM). Sorry: Pat Enticott.\n\n"
    assert "PE" in of(f"{head}HF: card and flowers for PE\nCB to buy. MM to write.")
    assert "PE" not in of("Pat Enticott sent flowers for PE\nand was glad.")


def test_a_lone_letter_is_sooner_a_first_name() -> None:
    found = of("Josephine Adair came, and Mark Jessop. I told J, who wept.")
    assert found["J"] == found["Josephine Adair"]


def test_a_letter_that_begins_a_note_may_act() -> None:
    assert "Z" in of("Zmarai is well.") or "Z" in of("Z. dropped the keys by.")


@pytest.mark.parametrize(
    ("text", "spelt", "same"),
    [
        ("i met Thuy and she is t h u y on the form", "t h u y", "Thuy"),
        ("I met Emeka. That is E-M-E-K-A on the form.", "E-M-E-K-A", "Emeka"),
    ],
)
def test_a_name_spelt_out_is_the_name(text: str, spelt: str, same: str) -> None:
    found = of(text)
    assert found[spelt] == found[same]


def test_letters_said_to_be_initials_are_somebody() -> None:
    assert "r j k" in of("first visit um client initials r j k i'll say nothing")
    assert of("tenancy reference g p l zero six six one on the card").keys().isdisjoint({"g p l"})
    assert of("options a b c and d were on the board") == {}


def test_a_hyphen_said_aloud_joins_two_names() -> None:
    found = of("there was ali berwari comma and ali hyphen reza comma who is ten")
    assert "ali hyphen reza" in found
