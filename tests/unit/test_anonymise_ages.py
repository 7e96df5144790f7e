from __future__ import annotations

import pytest

from reflect_tui.anonymise import find
from reflect_tui.anonymise.ages import age_of, ages
from reflect_tui.anonymise.tokens import Page


def said(text: str) -> list[str]:
    page = Page(text)
    return [page.flat[m.start : m.end] for m in ages(page)]


def found(text: str) -> list[str]:
    return [f.text for f in find([text])[0] if f.detector == "age"]


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("a resident, aged 88, told me", "aged 88"),
        ("age 7 and already reading", "age 7"),
        ("He's 52 and has been coming", "52"),
        ("She's 17. She's right", "17"),
        ("He is twenty. I'll turn up", "twenty"),
        ("CAS is sixty on Saturday", "sixty"),
        ("she turned 40 last week", "turned 40"),
        ("a nine yr old with a tin", "nine yr old"),
        ("an 88-year-old man", "88-year-old"),
        ("a three year old in a hat", "three year old"),
        ("he is six months old", "six months old"),
        ("Imran is 14, his brother is 9.", "14"),
        ("my nan who is ninety one told me", "ninety one"),
        ("hes fourteen and he can strip an engine", "fourteen"),
        ("a man of seventy-eight who lost his keys", "man of seventy-eight"),
        ("she left school at thirteen.", "thirteen"),
        ("I'm twenty-three. I've got a degree", "twenty-three"),
        ("they are 8 and 10, placed together", "8"),
        ("born 2008 in Leeds", "2008"),
    ],
)
def test_an_age_said_outright_is_found(text: str, age: str) -> None:
    assert age in said(text)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Betty Lamb, 81, said so", "81"),
        ("Latoya, their daughter, 15, asked", "15"),
        ("I asked Berivan (eleven) to do it", "eleven"),
        ('"You\'re new," said Sky, 6. I laughed', "6"),
        ("a boy called Alfie, twelve, who knew", "twelve"),
        ("Lajos Virág, 58, formerly a driver", "58"),
        ("| Ebony, 13 | yes |", "13"),
    ],
)
def test_a_number_behind_a_person_is_an_age(text: str, age: str) -> None:
    assert age in found(text)


def test_the_column_headed_age_is_read() -> None:
    table = "| Child | Age | Note |\n|---|---|---|\n| Kofi | 7 | hair |\n| Ana | nine | stands |"
    assert found(table) == ["7", "nine"]


@pytest.mark.parametrize(
    "harmless",
    [
        "She's 3 weeks late with it",
        "he was 20 minutes early",
        "it was twelve when we left",
        "The score is 12.",
        "there were nine of us",
        "the answer is 42.",
        "He died at 3.25 in the morning",
        "the meeting is at two",
        "she was one I liked, and he was one too",
        "We waited (ten minutes) and left",
        "I sent two letters, 3 texts and a card",
        "risk is 40 per cent",
    ],
)
def test_counts_and_times_are_no_ages(harmless: str) -> None:
    assert said(harmless) == []
    assert found(harmless) == []


@pytest.mark.parametrize(
    ("phrase", "years"),
    [
        ("aged 88", 88),
        ("ninety one", 91),
        ("nine yr old", 9),
        ("twenty-three", 23),
        ("six months old", 0),
        ("aged", None),
    ],
)
def test_the_years_an_age_tells(phrase: str, years: int | None) -> None:
    assert age_of(phrase) == years
