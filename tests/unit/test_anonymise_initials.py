from __future__ import annotations

import pytest

from reflect_tui.anonymise import FindingKind, find, stand_ins


def people(*texts: str) -> list[list[str]]:
    return [[f.text for f in row if f.kind is FindingKind.PERSON] for row in find(texts)]


def entities(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for finding in find([text])[0]:
        found.setdefault(finding.entity, set()).add(finding.text)
    return found


def test_initials_in_brackets_stand_for_the_name_before_them() -> None:
    text = "Present: Hilary Fenwick (HF), Colin Braithwaite (CB), me\n\nHF to write. CB said rain."
    groups = list(entities(text).values())
    assert {"Hilary Fenwick", "HF"} in groups
    assert {"Colin Braithwaite", "CB"} in groups


def test_initials_of_a_full_name_are_found_in_another_text() -> None:
    rows = people("Catrìona NicLeòid had the baby on her.", "- CN: weight fine, CN of the north.")
    assert rows[1] == ["CN", "CN"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("RW to take the first. We agreed.", ["RW"]),
        ("Nobody spoke, then TQ asked about lunch.", ["TQ"]),
        ("Action: QB. The rest can wait.", ["QB"]),
        ("Huddle\nNK RW TB me\n\nTB worried about the twins.", ["NK", "RW", "TB", "TB"]),
        ("The QX form was on the table.", []),
        ("The GP to decide by then.", []),
        ("NHS to pay for it.", []),
    ],
)
def test_pairs_of_capitals_that_do_what_people_do_stand_for_somebody(text: str, found: list[str]) -> None:
    assert people(text)[0] == found


@pytest.mark.parametrize("short", ["GP", "IT", "HR", "PC", "DWP"])
def test_common_abbreviations_are_not_taken_for_initials(short: str) -> None:
    first, second = short[0], short[-1]
    text = f"{first}wendolyn {second}arrington rang. The {short} was no help at all."
    assert short not in people(text)[0]


def test_the_roll_call_of_minutes_names_people_by_initials() -> None:
    text = "Present: AD, KM, Wilhelmina\nApologies: TBH\n1. KM brought a question. AD asked what it was for."
    assert [t for t in people(text)[0] if t in {"AD", "KM", "TBH"}] == ["AD", "KM", "TBH", "KM", "AD"]


def test_speakers_line_by_line_are_people() -> None:
    text = 'typed up later\nJF "we don\'t blame"\nRK "who said we did"\nJF "nobody"'
    assert people(text)[0] == ["JF", "RK", "JF"]


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("A meeting about J, aged 15, and nine adults.", "J"),
        ("I told M. that I would come back.", "M."),
        ("K asked me twice and I said no.", "K"),
        ("You were kind, not only in the evening.\n\nS.\n", "S"),
        ("Then G.T. banned a man for sleeping.", "G.T."),
    ],
)
def test_a_letter_that_stands_for_somebody_is_found(text: str, letter: str) -> None:
    assert any(letter.rstrip(".") in found for found in people(text)[0])


@pytest.mark.parametrize(
    "text",
    [
        "Plan B was no plan. Vitamin D, hepatitis C.",
        "I had an A in it. A cup of tea? I did.",
        "We were in Room B with Group C.",
        "I said e.g. the U.K. and i.e. at 4 p.m. I went.",
    ],
)
def test_letters_that_number_things_are_left_alone(text: str) -> None:
    assert people(text)[0] == []


def test_a_title_with_one_letter_joins_the_one_it_can_be() -> None:
    text = "I saw Winnie Sharp at four. Later Mrs S was asleep."
    put = stand_ins(find([text]))
    assert len({value for key, value in put.items() if key.startswith("PERSON")}) == 1


def test_a_name_with_an_initial_is_the_same_person_as_the_full_name() -> None:
    text = "Blessing Okafor swapped with me. Then B. Okafor rang, and Blessing O cried."
    assert list(entities(text).values()) == [{"Blessing Okafor", "B. Okafor", "Blessing O"}]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hi Hope,\n\nThe ramp is in.", "Hope"),
        ("Key safe is done.\n\nThanks\nRose\n", "Rose"),
        ("All fine here.\n\nKind regards,\nEllis Montague-Fry | Family Worker", "Ellis Montague-Fry"),
        ("Dear Joy,\nThank you.", "Joy"),
        ("Ends well.\n\nCofion\nBron\n", "Bron"),
    ],
)
def test_greetings_and_signatures_name_people(text: str, name: str) -> None:
    assert name in people(text)[0]


@pytest.mark.parametrize(
    "text", ["Hi all,\n\nIt is done.", "Dear Sir,\n\nIt is done.", "Thanks\nEveryone\n", "Morning team,\nok"]
)
def test_greetings_to_nobody_in_particular_are_left_alone(text: str) -> None:
    assert people(text)[0] == []
