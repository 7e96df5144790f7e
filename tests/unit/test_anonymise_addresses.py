from __future__ import annotations

import pytest

from reflect_tui.anonymise import find
from reflect_tui.anonymise.addresses import addresses
from reflect_tui.anonymise.tokens import Page
from reflect_tui.anonymise.types import FindingKind


def found(text: str) -> set[str]:
    page = Page(text)
    return {page.flat[m.start : m.end] for m in addresses(page)}


@pytest.mark.parametrize(
    "code", ["LE2 7GB", "le2 7gb", "NE61AB", "SW1A 1AA", "M1 1AE", "HX7 6PQ", "EC1A 1BB", "gir 0aa"]
)
@pytest.mark.parametrize("carrier", ["new address ({})", "it is {}.", "at {}, she said", "postcode: {}"])
def test_a_postcode_is_found_in_any_capitals(code: str, carrier: str) -> None:
    assert code in found(carrier.format(code))


@pytest.mark.parametrize("half", ["LS9", "SW19", "NE6", "M14"])
def test_half_a_postcode_is_found_behind_a_word_for_where(half: str) -> None:
    assert half in found(f"she lives in {half} somewhere")


@pytest.mark.parametrize(
    "address",
    [
        "44 Victoria Road",
        "12 Foundry Lane",
        "2 Windlass Row",
        "3a Great Oak Street",
        "22b Tennyson Ave",
        "17 Halifax Road",
        "Flat 12, 81 Corporation Street",
        "6 Pinfold Close",
        "221 St John's Hill",
        "9 The Green",
        "18/4 Leith Walk",
    ],
)
@pytest.mark.parametrize(
    "carrier", ["moved out of {} last week", "({})", "{}: no answer", "she is at {}, still"]
)
def test_a_house_and_its_street_are_found_whole(address: str, carrier: str) -> None:
    assert address in found(carrier.format(address))


@pytest.mark.parametrize(
    "street", ["Elm Park Avenue", "Cannon Street", "Sixpenny Lane", "Moorside Crescent", "Cobden terrace"]
)
def test_a_street_without_a_number_is_found(street: str) -> None:
    assert street in found(f"I drove to {street} in mine")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("he'd left 44 victoria road weeks ago", "44 victoria road"),
        ("it was 12 foundry lane all along", "12 foundry lane"),
        ("visit today, 11 cooper's yard. he smokes", "11 cooper's yard"),
        ("the letters go to 40 prospect place. she", "40 prospect place"),
        ("i went down cobden terrace again and i knocked", "cobden terrace"),
    ],
)
def test_streets_in_small_letters_are_found(text: str, address: str) -> None:
    assert address in found(text)


def test_a_house_name_before_its_street_is_found() -> None:
    text = "Yours\nAugusta Bright\nThe Gables, Wickham Road, NR13 5QD"
    assert "The Gables, Wickham Road" in found(text)


def test_a_flat_by_itself_is_found() -> None:
    assert found("the damp in flat 6 is back") == {"flat 6"}


@pytest.mark.parametrize(
    "harmless",
    [
        "a 10 minute drive and a 3 day close",
        "a one way street",
        "we crossed the road in the lane",
        "Coronation Street was on",
        "two long years in the same place",
        "at the end of the road",
        "the high street was busy",
        "she is in a good place",
    ],
)
def test_ordinary_roads_are_left_alone(harmless: str) -> None:
    assert found(harmless) == set()


def test_the_whole_address_becomes_address_findings() -> None:
    kinds = {f.text: f.kind for f in find(["Moved to 44 Victoria Road, LE2 7GB on Monday."])[0]}
    assert kinds == {"44 Victoria Road": FindingKind.ADDRESS, "LE2 7GB": FindingKind.ADDRESS}


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("third floor, 14 calder street 3/2, view of a wall", "14 calder street 3/2"),
        ("PUSHING A SCOOTER UP STEEP HILL STREET IN GAINSBOROUGH", "STEEP HILL STREET"),
        ("| 09.05 | The Bothy, Saddler's Lane | no reply |", "The Bothy, Saddler's Lane"),
        ("the hotel at 114–116 Skelgate, dated", "114–116 Skelgate"),
        ("the address is flat nineteen heron's reach postcode", "flat nineteen heron's reach"),
        ("third floor, Hawksworth Court, number 37.", "number 37"),
        ("moved: not Top Flat, 88 Gladstone Rd., and", "Top Flat, 88 Gladstone Rd."),
        ("flat's at forty one stroke three gorgie park loan i", "forty one stroke three gorgie park loan"),
        ("Dropped kerb, junction of Ropery Cl. & Duck St. Promised", "junction of Ropery Cl. & Duck St"),
        ("singing it: twenty-nine Wheatsheaf Gardens, Thornaby", "twenty-nine Wheatsheaf Gardens"),
        ("the flats behind saint werburgh's road comma", "saint werburgh's road"),
        ("left it on Duck St, by the wall", "Duck St"),
        ("she is at 12 Church Stret now", "12 Church Stret"),
        ("i went on to rose cottage. i knocked", "rose cottage"),
        ("lives at 42 Ashbourne with her", "42 Ashbourne"),
        ("from 14 Heol y Bryn to town", "14 Heol y Bryn"),
        ("so thirty four haven road was next", "thirty four haven road"),
    ],
)
def test_an_address_is_found_however_it_is_given(text: str, address: str) -> None:
    assert address in found(text)


@pytest.mark.parametrize(
    "harmless",
    [
        "a Quality Street tin with buttons",
        "the Street Outreach Nurse, Find Street Outreach",
        "Plot 9. Beans gone over.",
        "i went to the county court. i sat at the tennis court",
        "two thirds of the way, one good place",
        "at 9 Monday, at 12 March",
        "WE WALKED UP THE STREET IN THE RAIN AND HOME",
        "he is at a place of his own, from one house to another",
        "flat nine rate",
    ],
)
def test_other_streets_and_numbers_are_no_address(harmless: str) -> None:
    assert found(harmless) == set()


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("the damp at 14 Mill Lane. I told her", "14 Mill Lane"),
        ("the damp at 14 Mill Rd.", "14 Mill Rd"),
        ("the damp at 14 Mill St. in town", "14 Mill St."),
    ],
)
def test_the_full_stop_of_a_sentence_stays(text: str, address: str) -> None:
    assert address in found(text)
    assert not any(each.startswith("14") and each != address for each in found(text))
