from __future__ import annotations

import pytest

from reflect_tui.anonymise.identifiers import identifiers
from reflect_tui.anonymise.tokens import Page
from reflect_tui.anonymise.types import FindingKind


def found(text: str) -> list[str]:
    page = Page(text)
    return [page.flat[m.start : m.end] for m in identifiers(page)]


@pytest.mark.parametrize("number", ["943 476 5919", "9434765919", "999-356-2300", "999 014 7720"])
def test_an_nhs_number_is_found_whatever_its_check_digit(number: str) -> None:
    assert number in found(f"NHS number {number} was on the board")


@pytest.mark.parametrize("number", ["AB123456C", "AB 12 34 56 C", "ab 12 34 56 d", "QQ-12-34-56-A"])
def test_a_national_insurance_number_is_found(number: str) -> None:
    assert number in found(f"her NI is {number}, apparently")


@pytest.mark.parametrize("plate", ["NX65 GHT", "nx65 ght", "NR58LWE", "P482 KVR", "ABC 123D"])
def test_a_number_plate_is_found(plate: str) -> None:
    assert plate in found(f"the van is {plate} and never clean")


@pytest.mark.parametrize(
    "code",
    [
        "INC-5521",
        "CHS/778/B",
        "MPI-300914",
        "DPB-0417",
        "ZC23C40917",
        "H0043718",
        "NB/40417",
        "13/448210/22",
        "SW-1193",
        "0417-B",
        "FOI2291",
    ],
)
@pytest.mark.parametrize("carrier", ["logged it as {}.", "({})", "{} is closed", "see {}, please"])
def test_a_reference_of_letters_and_figures_is_found(code: str, carrier: str) -> None:
    assert code in found(carrier.format(code))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("crime ref 4471", "4471"),
        ("our ref: 88", "88"),
        ("hospital no. 40 22 19", "40 22 19"),
        ("passport number 533401372", "533401372"),
        ("licence no MORGA753116SM9IJ", "MORGA753116SM9IJ"),
        ("account number 12345678", "12345678"),
        ("key safe code 4471", "4471"),
    ],
)
def test_a_number_behind_its_word_is_found(text: str, code: str) -> None:
    assert any(code in piece for piece in found(text))


@pytest.mark.parametrize("number", ["12-34-56", "4929 1234 5678 9012", "31415926", "#40417"])
def test_bank_and_long_numbers_are_found(number: str) -> None:
    assert number in found(f"she read out {number} to me")


@pytest.mark.parametrize("spot", ["54.97328, -1.61396", "///filled.count.soap"])
def test_a_spot_on_the_map_is_found(spot: str) -> None:
    assert spot in found(f"he was at {spot} all night")


@pytest.mark.parametrize(
    "harmless",
    [
        "Covid-19 and KS2 and Year 11",
        "a B12 injection, 200mg, then 5ml",
        "the A1079 and the M62",
        "9am to 4:30pm, 24/7",
        "in 2019, 2019-20 and the 1990s",
        "a 30-year-old tenancy",
        "10k steps, £25,000, 100%",
        "the 21st century, the 100th visit",
        "section 117 and s47",
        "version 2.10.3",
        "room 4, bed 6, ward round",
        "a score of 7/10 or 13/20",
        "number 49 is the tram",
        "12500 people and 25000 steps",
        "no 2 to 40",
    ],
)
def test_ordinary_codes_and_counts_are_left_alone(harmless: str) -> None:
    assert found(harmless) == []


def test_every_identifier_has_a_kind_and_a_reason() -> None:
    marks = list(identifiers(Page("AB123456C NX65 GHT INC-5521 943 476 5919 ref 4471 12345678")))
    assert {m.kind for m in marks} == {FindingKind.ID}
    assert all(m.why and m.detector for m in marks)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("the port number is um one two oh four dash seven seven three the home office", None),
        ("quoting tenancy reference g p l zero six six one and saying", "g p l zero six six one"),
        ("form concern number s l a dash twelve and dad's", "s l a dash twelve"),
        ("reg is mike x-ray zero eight oscar delta uniform and", "mike x-ray zero eight oscar delta uniform"),
        ("court four, case t2023 7756. i bought", "t2023 7756"),
        ("Police informed, log 0233 of 04/02.", "0233 of 04/02"),
        ("incident 412 of 3rd March, no arrest", "412 of 3rd March"),
        ("a silver Astra, partial KP6? VJ. Could you", "KP6? VJ"),
        ("the plate began KP6* and that was it", None),
        ("planning application 24/01187 refused", "24/01187"),
        ("badge ab 4471, he said", "ab 4471"),
        ("reach postcode d n three seven x b question mark", "d n three seven x b"),
        ("he is at l s fourteen six j q now", "l s fourteen six j q"),
    ],
)
def test_a_code_is_found_however_it_is_given(text: str, code: str | None) -> None:
    marks = [text[m.start : m.end] for m in identifiers(Page(text))]
    assert code in marks if code else marks


@pytest.mark.parametrize(
    "harmless",
    [
        "number one, two, three, and off we go",
        "I a b c of it, one or two, a or b",
        "case 3 and form 7, incident 2",
        "in the case of four or five of them",
        "one two three four five",
        "order of service, ticket to ride",
        "a one to one, a two to one",
    ],
)
def test_counting_aloud_is_no_code(harmless: str) -> None:
    assert [m.detector for m in identifiers(Page(harmless))] == []
