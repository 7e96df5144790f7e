"""Names that are spelt out or have the surname first, and what looks like it and is not."""

from __future__ import annotations

import pytest

from reflect_tui.anonymise import FindingKind, find


def people(text: str) -> list[str]:
    return [f.text for f in find([text])[0] if f.kind is FindingKind.PERSON]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("There was | Gittins, O. | leg ulcer |", "Gittins, O."),
        ("In court: Vassell-Brown, C., eleven previous.", "Vassell-Brown, C."),
        ("Absent:\nOnions, W.\nGittins, O. B.\n", "Gittins, O. B."),
        ("To: VANE, Jocelyn (Safeguarding)\nDate: Monday", "VANE, Jocelyn"),
        ("a boy called ife that's i f e he's fourteen", "i f e"),
        ("Nerys Bowkett, that's B O W K E double T, rang me", "B O W K E double T"),
        ("goolsen that's g u umlaut l s e n rang", "g u umlaut l s e n"),
    ],
)
def test_a_name_is_found_however_it_is_turned_or_spelt(text: str, name: str) -> None:
    assert name in people(text)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("As Kolb, D. (1984) says.", "Kolb, D."),
        ("Then Kolb, D., & Fry say.", "Kolb, D."),
        ("We have Room B, C. and D. free.", "Room B, C."),
        ("that's a b c for you", "a b c"),
        ("He got an A, a B and double C.", "double C"),
    ],
)
def test_a_book_a_room_and_a_mark_are_nobody(text: str, whole: str) -> None:
    assert whole not in people(text)


def test_one_who_is_listed_surname_first_is_the_one_of_the_text() -> None:
    found = find(["Odette Gittins rang.\n\n| Gittins, O. | leg |\n"])[0]
    assert len({f.entity for f in found}) == 1


def test_no_pronoun_is_part_of_a_place() -> None:
    (found,) = find(["At Wisteria Court I've been well."])
    assert [f.text for f in found] == ["Wisteria Court"]


@pytest.mark.parametrize(
    ("text", "day"), [("came in hissel oan the 3rd wi the voucher", "3rd"), ("it ends on teh 30th.", "30th")]
)
def test_a_day_is_found_in_dialect_and_with_a_slip(text: str, day: str) -> None:
    assert day in [f.text for f in find([text])[0] if f.kind is FindingKind.DATE]


def test_an_hour_is_no_house_number() -> None:
    kinds = {f.text: f.kind for f in find(["Batteries to her at six Brompton Park."])[0]}
    assert kinds == {"six Brompton Park": FindingKind.ADDRESS}
    assert FindingKind.ADDRESS not in {f.kind for f in find(["Meet me at six park gates."])[0]}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("wrote to mercia housing again", "mercia housing"),
        ("rowan way surgery say shaz has missed three", "rowan way surgery"),
        ("WE WENT TO KELBROOK HOSPICE IN THE RAIN", "KELBROOK HOSPICE"),
    ],
)
def test_the_sort_of_a_body_is_part_of_its_name_without_capitals_too(text: str, body: str) -> None:
    assert body in [f.text for f in find([text])[0]]


def test_a_surname_that_is_a_sort_of_body_stays_a_persons() -> None:
    (found,) = find(["i met winifred ward and she was fine"])
    assert {f.kind for f in found} == {FindingKind.PERSON}


def test_a_body_is_found_without_the_town_it_is_in() -> None:
    found = find(["I chair Open Hands Redruth.", "Trustees of Open Hands met."])[1]
    assert [f.text for f in found] == ["Open Hands"]


def test_initials_that_mean_something_else_are_somebodys_in_a_list_of_people() -> None:
    texts = ["Here: Bridget Vance, Olu Ojo, Stan Mroz.", "Marl St mtg. HK, BV, SM, Lorna\n- SM has a camera"]
    assert [f.text for f in find(texts)[1]].count("SM") == 2


def test_a_telephone_that_only_writes_i_with_a_capital_still_hears_no_others() -> None:
    text = (
        "okay so I'm in the car outside greaves hall and I've just seen marguerite and she did the thing "
        "where she packs a bag for her mother and I didn't correct her I held the bag"
    )
    assert {"greaves hall", "marguerite"} <= {f.text for f in find([text])[0]}


def test_a_list_with_i_in_it_is_not_taken_for_a_dictation() -> None:
    assert find(["- rang the bank\n- I was late\n- bought bread\n- I was tired"]) == [[]]


@pytest.mark.parametrize("text", ['- V: "the hirers"\n- then tea', "- heating: V says off"])
def test_a_letter_that_speaks_is_somebody(text: str) -> None:
    assert people(text) == ["V"]


def test_a_number_that_is_a_sentence_behind_a_name_is_an_age() -> None:
    (found,) = find(["The child told me so. Kuba. 9."])
    assert [f.text for f in found if f.kind is FindingKind.OTHER] == ["9"]


@pytest.mark.parametrize("age", ["sixty odd", "eighty-odd", "70 odd"])
def test_an_age_may_be_odd(age: str) -> None:
    (found,) = find([f"Feller in the corner, Eugene, {age}, asked me."])
    assert [f.text for f in found if f.kind is FindingKind.OTHER] == [age]


@pytest.mark.parametrize(
    "text", ["Testing okay so I'm outside and I rang marguerite and", "okay so I rang marguerite"]
)
def test_a_dictation_that_begins_with_a_capital_is_one(text: str) -> None:
    long = text + " she did the thing again where she packs a bag for her mother and her mother is long dead "
    assert "marguerite" in people(long + "and then I held the bag for a while and nobody said a thing")


def test_i_without_its_apostrophe_is_nobody() -> None:
    assert find(["I said Id go and Ive gone. Ill be back. Then Im sure He'd come and She'd not."]) == [[]]


@pytest.mark.parametrize(
    "body",
    ["airedale memory café", "hafan young carers", "balhousie supported living", "usk bridge youth justice"],
)
def test_for_whom_a_body_is_belongs_to_its_name(body: str) -> None:
    (found,) = find([f"every afternoon at {body} she starts looking for her coat and i let her"])
    assert [f.text for f in found] == [body]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I parked. Skipper (his nan calls him that) gave me a lift.", "Skipper"),
        ("He goes by Blue at the hostel.", "Blue"),
        ("There was a lad nicknamed Tadger on the wall.", "Tadger"),
        ("and a lad nicknamed tadger i think and i said nothing", "tadger"),
    ],
)
def test_what_somebody_is_called_is_a_name(text: str, name: str) -> None:
    assert name in people(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Case number C slash 20918 slash MB for the file.", "C slash 20918 slash MB"),
        (
            "the last one was LC dash two zero two four dash six one one eight and then",
            "LC dash two zero two four dash six one one eight",
        ),
    ],
)
def test_a_reference_may_be_read_out_in_groups(text: str, code: str) -> None:
    assert [f.text for f in find([text])[0] if f.kind is FindingKind.ID] == [code]


@pytest.mark.parametrize(
    "text", ["We did it in 2024 slash 2025 and were glad.", "As Kolb says (1984), we learn."]
)
def test_a_year_is_nobodys_number(text: str) -> None:
    assert find([text]) == [[]]
