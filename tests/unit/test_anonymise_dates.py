from __future__ import annotations

import pytest

from reflect_tui.anonymise.dates import dates
from reflect_tui.anonymise.tokens import Page
from reflect_tui.anonymise.types import FindingKind


def found(text: str) -> list[str]:
    page = Page(text)
    return sorted({page.flat[m.start : m.end] for m in dates(page)}, key=len, reverse=True)


@pytest.mark.parametrize(
    "date",
    [
        "22 May",
        "3 February",
        "Tuesday 9 April",
        "Sunday 2nd June",
        "Tues 12th Sept",
        "Monday, 4 March 2024",
        "14 December",
        "3rd of May",
        "9th Oct",
        "19 July 2008",
        "6 Nov",
        "1st July",
        "12 june 2023",
        "May 3rd",
        "March 3, 2024",
        "14/11/2023",
        "2/7/24",
        "21.08.23",
        "2024-03-09",
        "30-06-2022",
        "first of March",
        "the third of march"[4:],
    ],
)
@pytest.mark.parametrize(
    "carrier", ["we met on {} in the hall", "{}: nothing", "({})", "dated {}.", "| {} | late |"]
)
def test_a_day_is_found_whole(date: str, carrier: str) -> None:
    assert found(carrier.format(date))[0] == date


def test_a_date_broken_over_a_line_is_found() -> None:
    assert found("she is coming on 6\nNov to look") == ["6\nNov"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("off to the island on the 22nd, cover needed", "22nd"),
        ("gone in on the 11th and not come out", "11th"),
        ("to write by the 30th.", "30th"),
        ("she retires on the 28th and said so", "28th"),
        ("back before the nineteenth i said", "nineteenth"),
        ("until the twenty first", "twenty first"),
    ],
)
def test_a_day_of_the_month_by_itself_is_found(text: str, day: str) -> None:
    assert found(text) == [day]


@pytest.mark.parametrize(
    "month", ["June 2022", "September 2019", "March ’23", "early May 2021", "summer 2019", "Christmas 2020"]
)
def test_a_month_or_season_of_a_year_is_found(month: str) -> None:
    assert found(f"it began in {month} or so") == [month]


@pytest.mark.parametrize(
    "cell", ["| 4/3 | careful |", "\n11/3 lighter", "due 18/3 at noon", "on 4/11 she rang"]
)
def test_day_and_month_in_figures_are_found_where_a_date_would_stand(cell: str) -> None:
    assert found(cell)


@pytest.mark.parametrize(
    "harmless",
    [
        "Uncertainty 7/10.",
        "I'd rate it 8/10, she said 9/10",
        "half of it, 1/2, was mine",
        "24/7 and 50/50",
        "the 22nd time I have asked",
        "on the 4th floor of the 21st century",
        "it was the 3rd letter, the 2nd visit",
        "the first thing, the second thing",
        "I may 5 times a day",
        "we march on",
        "in 2019, since 1994",
        "in May, since September, next March",
        "the fifth of all the chairs",
        "version 2.10.3 at 10.30",
    ],
)
def test_counts_scores_and_bare_months_are_left_alone(harmless: str) -> None:
    assert found(harmless) == []


def test_a_doubtful_date_asks_for_a_look() -> None:
    marks = list(dates(Page("w/c 4/3 we began")))
    assert [m.sure for m in marks] == [False]
    assert marks[0].kind is FindingKind.DATE


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Back on Sat 13th.", "13th"),
        ("walking him down myself, Weds the 6th, warrant", "6th"),
        ("in person on Thursday the eleventh with both girls", "eleventh"),
        ("So she's away. The nineteenth, just after six", "nineteenth"),
        ("it was the nineteenth of december comma and", "nineteenth of december"),
        ("on the twenty second of feb and", "twenty second of feb"),
        ("every day since t'fifth o' January, which", "fifth o' January"),
        ("on sunday which is the second of the third same as", "second of the third"),
        ("born the ninth of the fourth fifty one", "ninth of the fourth fifty one"),
        ("first Tues. of Nov. (the 5th), bring", "first Tues. of Nov"),
        ("the last Friday in July", "last Friday in July"),
        ("PVG form posted 12/9.", "12/9"),
        ("**Date:** 12/11, 08:03", "12/11"),
        ("with my biro and dated it 7/12. What", "7/12"),
        ("from the hotel, dated 19.11. Twenty", "19.11"),
        ("we met on 23.4 in the rain", "23.4"),
        ("the 14-16 March thing", "14-16 March"),
        ("the twelfth and thirteenth of May", "twelfth and thirteenth of May"),
        ("her panel is on twelve april in leeds", "twelve april"),
        ("on the fourtheenth of june", "fourtheenth of june"),
        ("see her Tues 14, then", "Tues 14"),
        ("date of birth fourteen three sixty two", "fourteen three sixty two"),
        ("dated four slash eleven", "four slash eleven"),
        ("notice served on the fourteenth which is", "fourteenth"),
        ("due 3 / 4 / 24", "3 / 4 / 24"),
    ],
)
def test_a_day_is_found_however_it_is_said(text: str, day: str) -> None:
    assert found(text)[0] == day


@pytest.mark.parametrize(
    "harmless",
    [
        "and by the ninth my voice is not a voice",
        "for the fourth time, after the sixth call",
        "Thursday 14:30, Friday 16.15, Sat 13 mins",
        "on 9.30, on 10.15 we left at 12.10",
        "two thirds, one fifth, the first of the three",
        "the first of the second half",
        "twenty four slash seven",
        "The fourth, and the fifth, were empty",
        "seven of the eight came, nine of them late",
        "the second of the third reading",
        "I came first in may's race",
        "attended 4/6, 7/12 of them",
    ],
)
def test_other_ordinals_and_figures_are_left_alone(harmless: str) -> None:
    assert found(harmless) == []
