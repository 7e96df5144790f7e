"""The name typed last, and the words that could stand there."""

from __future__ import annotations

import pytest

from reflect_tui.anonymise import FindingKind, Known
from reflect_tui.anonymise.noticing import NEAR, name_before
from tests.tui.hostile import PAYLOADS

OKAFOR = Known("Mrs Okafor", stand_in="a neighbour")
SAMIRA = Known("Samira Rehman", stand_in="a mother", also=("Sami",))


def put(text: str, *known: Known, passed: tuple[frozenset[str], ...] = ()) -> str:
    """The text up to `|` after the stand-in was put; `-` where nothing is seen."""
    before, _, after = text.partition("|")
    seen = name_before(before + after, len(before), known, passed)
    if seen is None:
        return "-"
    whole = before + after
    assert whole[seen.start : seen.end] == seen.words
    return whole[: seen.start] + seen.stand_in + whole[seen.end :]


@pytest.mark.parametrize(
    ("typed", "becomes"),
    [
        ("She spoke to Mrs Okafor's hands. I think|", "She spoke to a neighbour's hands. I think"),
        ("Mrs Okafor came. |", "A neighbour came. "),
        ("It rained. Mrs Okafor came. |", "It rained. A neighbour came. "),
        ("It rained\nMrs Okafor came. |", "It rained\nA neighbour came. "),
        ("Then Mr and Mrs Okafor came in |", "Then a neighbour came in "),
        ("Then the Okafors came in |", "Then a neighbour came in "),
        ("Then mrs okafor came in |", "Then a neighbour came in "),
        ("Then Sami, who |", "Then a mother, who "),
        ("I rang samira today, |", "I rang a mother today, "),
        ("I told her Samira had rung |", "I told her a mother had rung "),
        ("We saw our Samira, |", "We saw a mother, "),
    ],
)
def test_what_the_owner_listed_goes_in_with_title_and_article_and_a_capital_where_one_belongs(
    typed: str, becomes: str
) -> None:
    assert put(typed, OKAFOR, SAMIRA) == becomes


@pytest.mark.parametrize(
    ("typed", "becomes"),
    [
        ("Then Mrs Okafor said |", "Then someone said "),
        ("Then Dr. Ahmed Khan said |", "Then someone said "),
        ("Then Auntie Bea said |", "Then someone said "),
        ("The GP, Dr Patel, said |", "The GP, someone, said "),
        ("Samira was back. |", "Someone was back. "),
        ("(Samira was back) |", "(Someone was back) "),
        ("- Samira was back |", "- Someone was back "),
        ("Dee told Samira that |", "Dee told someone that "),
    ],
)
def test_a_name_that_is_not_listed_becomes_a_plain_word(typed: str, becomes: str) -> None:
    assert put(typed) == becomes


@pytest.mark.parametrize(
    ("stand_in", "becomes"),
    [
        ("Ashby", "Then Mrs Ashby said "),
        ("Mrs A", "Then Mrs A said "),
        ("[Person A]", "Then someone said "),
        ("[a neighbour]", "Then a neighbour said "),
        ("[]", "Then someone said "),
        ("", "Then someone said "),
        (" a\u202e \x1b neighbour\n", "Then a neighbour said "),
    ],
)
def test_a_stand_in_that_is_a_name_keeps_the_title_and_no_code_is_put(stand_in: str, becomes: str) -> None:
    assert put("Then Mrs Okafor said |", Known("Okafor", stand_in=stand_in)) == becomes


def test_listed_organisations_and_places_are_seen_and_others_are_not() -> None:
    typed = "She rang Brightwater Housing today |"
    assert put(typed) == "-"
    assert put(typed, Known("Brightwater Housing", FindingKind.ORG)) == "She rang an organisation today "
    landlord = Known("Brightwater Housing", FindingKind.ORG, "the landlord")
    assert put(typed, landlord) == "She rang the landlord today "
    assert put("He is from Ashby, |", Known("Ashby", FindingKind.PLACE)) == "He is from a place, "


@pytest.mark.parametrize(
    "typed",
    [
        "Then Mrs Okafor|",
        "Then Mrs Okafor'|s hands",
        "Then Mrs Okafor's|",
        "Then Mrs Oka|for said",
        "Then Mrs Okafor-|",
        "Then |Mrs Okafor said",
        "|",
        "The handover went quiet. |",
        "Hope is not a plan. Asked will to come. |",
        "She rang on 07700 900123 on Monday 4 May, |",
    ],
)
def test_nothing_is_seen_inside_a_word_behind_the_cursor_or_where_it_is_only_perhaps_a_name(
    typed: str,
) -> None:
    assert put(typed) == "-"


def test_a_name_that_is_far_from_the_cursor_is_left_alone() -> None:
    assert put("Then Samira" + " went on" * (NEAR // 8) + "|") != "-"
    assert put("Then Samira" + " went on" * (NEAR // 8 + 1) + "|") == "-"


def test_what_was_passed_over_gives_way_to_the_name_before_it() -> None:
    both = "Then Dee told Samira Rehman that |"
    samira = frozenset(("samira", "rehman"))
    assert put(both, passed=(samira,)) == "Then someone told Samira Rehman that "
    assert put("Then Samira came, |", passed=(samira,)) == "-"
    assert put("Then Samira Rehman came, |", passed=(frozenset(("samira",)),)) == "Then someone came, "
    assert put("Then Mrs Okafor came, |", OKAFOR, passed=(frozenset(("okafor",)),)) == "-"


def test_a_stand_in_that_says_the_name_is_not_put() -> None:
    assert put("Then Samira came, |", Known("Samira", stand_in="not Samira")) == "Then someone came, "


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_is_looked_through_and_never_given_out_as_a_stand_in(payload: str) -> None:
    text = PAYLOADS[payload][:1_800]
    seen = name_before(f"{text} Mrs Okafor said ", len(text) + 17, [Known(text or "x", stand_in=text)])
    assert seen is not None
    assert seen.stand_in in ("someone", "Someone")
