"""Names made whole: capitals that stand beside part of a name belong to it, days and posts do not."""

from __future__ import annotations

import pytest

from reflect_tui.anonymise import find
from reflect_tui.anonymise.completing import completed
from reflect_tui.anonymise.lexicon import lexicon
from reflect_tui.anonymise.marks import Mark
from reflect_tui.anonymise.tokens import Page
from reflect_tui.anonymise.types import FindingKind

WORDS = lexicon()
PERSON, ORG, PLACE = FindingKind.PERSON, FindingKind.ORG, FindingKind.PLACE


def whole(text: str, *parts: tuple[str, FindingKind], **more: object) -> list[tuple[str, FindingKind]]:
    page = Page(text)
    marks = []
    for part, kind in parts:
        at = text.index(part)
        keys = tuple(part.lower().split())
        marks.append(Mark(at, at + len(part), kind, "said so", "capital", keys=keys, **more))  # type: ignore[arg-type]
    return [(text[m.start : m.end], m.kind) for m in completed(page, WORDS, marks, frozenset())]


@pytest.mark.parametrize(
    ("text", "part", "kind", "found", "becomes"),
    [
        ("We met at Walcot Nightstop today.", "Walcot", PLACE, "Walcot Nightstop", PLACE),
        ("A fiver into Granby Savers every week.", "Granby", PERSON, "Granby Savers", ORG),
        ("The mine at South Crofty closed.", "Crofty", PLACE, "South Crofty", PLACE),
        ("They have plots with Roots Up Bradford now.", "Bradford", PLACE, "Roots Up Bradford", ORG),
        ("She took the Guildry choir for years.", "Guildry", ORG, "Guildry choir", ORG),
        ("I worked at Pyewipe public mortuary once.", "Pyewipe", PERSON, "Pyewipe public mortuary", ORG),
        ("It was seven men and Yan Tingwell again.", "Yan", PERSON, "Yan Tingwell", PERSON),
    ],
)
def test_what_stands_beside_it_is_part_of_it(
    text: str, part: str, kind: FindingKind, found: str, becomes: FindingKind
) -> None:
    assert whole(text, (part, kind)) == [(found, becomes)]


@pytest.mark.parametrize(
    ("text", "part", "kind"),
    [
        ("We met in Crofty Monday and talked.", "Crofty", PLACE),
        ("We met Samira March last.", "Samira", PERSON),
        ("Poor Crofty was cold.", "Crofty", PLACE),
        ("I saw Crofty. Nobody came.", "Crofty", PLACE),
        ("I saw Crofty, Nobody and Ann.", "Crofty", PLACE),
        ("Crofty's Harbour was cold.", "Crofty", PLACE),
        ("I met Samira Social Worker there.", "Samira", PERSON),
        ("we went to Crofty choir and sang", "Crofty choir", ORG),
        ("I saw Crofty choir people.", "I", PERSON),
    ],
)
def test_what_only_stands_beside_it_is_left(text: str, part: str, kind: FindingKind) -> None:
    assert whole(text, (part, kind)) == [(part, kind)]


def test_two_parts_of_one_body_become_one() -> None:
    text = "A job at Open Hand Calder again."
    assert whole(text, ("Open Hand", ORG), ("Calder", PLACE)) == [("Open Hand Calder", ORG)]
    text = "She said Open Hand Samira came."
    assert len(whole(text, ("Open Hand", ORG), ("Samira", PERSON))) == 2


def test_the_owners_own_are_left_as_they_were_listed() -> None:
    assert whole("At Walcot Nightstop today.", ("Walcot", PLACE), listed="K:1") == [("Walcot", PLACE)]


def test_details_that_are_no_names_are_left() -> None:
    assert whole("Born 3 May Nobody knows.", ("3 May", FindingKind.DATE)) == [("3 May", FindingKind.DATE)]


@pytest.mark.parametrize(
    "text",
    [
        "Her mam has MS. She rings at quarter past.",
        "I put her in Band A, Band B, Band C. I allocate homes.",
        "The reference was HN/20418/B. I told her so.",
    ],
)
def test_a_pronoun_is_nobodys_name(text: str) -> None:
    assert not [f.text for f in find([text])[0] if f.text in {"She", "I", "C. I", "C"}]
