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
