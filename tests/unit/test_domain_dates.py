from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reflect_tui.domain.dates import HINT, long_day, parse_date, say_day, short_day
from reflect_tui.domain.errors import BadInput

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("today", "2026-11-23"),
        ("now", "2026-11-23"),
        ("yesterday", "2026-11-22"),
        ("tomorrow", "2026-11-24"),
        ("2027-03-14", "2027-03-14"),
        ("2027-3-4", "2027-03-04"),
        ("14/3/2027", "2027-03-14"),
        ("14.3.2027", "2027-03-14"),
        ("14/03/27", "2027-03-14"),
        ("14 March 2027", "2027-03-14"),
        ("14th March, 2027", "2027-03-14"),
        ("the 14th of March 2027", "2027-03-14"),
        ("1st mar. 2027", "2027-03-01"),
        ("2nd sept 2027", "2027-09-02"),
        ("3rd of June 2027", "2027-06-03"),
        ("31 dec 2026", "2026-12-31"),
        ("in six weeks", "2027-01-04"),
        ("six weeks", "2027-01-04"),
        ("in 6 weeks", "2027-01-04"),
        ("in two weeks' time", "2026-12-07"),
        ("in two weeks’ time", "2026-12-07"),
        ("in a week's time", "2026-11-30"),
        ("a week", "2026-11-30"),
        ("an year", "2027-11-23"),
        ("in one month", "2026-12-23"),
        ("in three months", "2027-02-23"),
        ("twelve days", "2026-12-05"),
        ("in 10 years", "2036-11-23"),
        ("3 days ago", "2026-11-20"),
        ("a month ago", "2026-10-23"),
        ("two years ago", "2024-11-23"),
        ("eleven weeks ago", "2026-09-07"),
        ("+2w", "2026-12-07"),
        ("-3d", "2026-11-20"),
        ("+1m", "2026-12-23"),
        ("-1y", "2025-11-23"),
        ("next week", "2026-11-30"),
        ("last week", "2026-11-16"),
        ("next month", "2026-12-23"),
        ("last year", "2025-11-23"),
    ],
)
def test_a_day_is_read_however_it_is_written(typed: str, meant: str) -> None:
    for spaced in (typed, f"  {typed.upper()} ", typed.title().replace(" ", "   "), f"{typed}."):
        assert parse_date(spaced, MONDAY) == date.fromisoformat(meant), spaced


@pytest.mark.parametrize(
    ("typed", "ahead", "behind"),
    [
        ("Friday", "2026-11-27", "2026-11-20"),
        ("fri", "2026-11-27", "2026-11-20"),
        ("on Friday", "2026-11-27", "2026-11-20"),
        # The day it is today is never meant by its bare name.
        ("Monday", "2026-11-30", "2026-11-16"),
        ("next Monday", "2026-11-30", "2026-11-30"),
        ("last Monday", "2026-11-16", "2026-11-16"),
        ("this Monday", "2026-11-23", "2026-11-23"),
        ("this Sunday", "2026-11-29", "2026-11-29"),
        ("next Friday", "2026-11-27", "2026-11-27"),
        ("last Friday", "2026-11-20", "2026-11-20"),
        ("Sunday", "2026-11-29", "2026-11-22"),
        ("14 March", "2027-03-14", "2026-03-14"),
        ("23 November", "2026-11-23", "2026-11-23"),
        ("24 Nov", "2026-11-24", "2025-11-24"),
        ("22 Nov", "2027-11-22", "2026-11-22"),
    ],
)
def test_a_day_without_a_year_lies_on_the_side_that_is_meant(typed: str, ahead: str, behind: str) -> None:
    assert parse_date(typed, MONDAY) == date.fromisoformat(ahead)
    assert parse_date(typed, MONDAY, ahead=False) == date.fromisoformat(behind)


@pytest.mark.parametrize("day", [MONDAY + timedelta(days=n) for n in range(7)])
@pytest.mark.parametrize("name", ["mon", "tue", "wed", "thu", "fri", "sat", "sun"])
def test_a_weekday_is_within_a_week_and_is_that_day(day: date, name: str) -> None:
    coming, gone = parse_date(name, day), parse_date(name, day, ahead=False)
    assert coming.strftime("%a").casefold() == gone.strftime("%a").casefold() == name
    assert 0 < (coming - day).days <= 7
    assert 0 < (day - gone).days <= 7


@pytest.mark.parametrize(
    ("typed", "today", "ahead", "meant"),
    [
        ("29 February", "2026-11-23", True, "2028-02-29"),
        ("29 February", "2026-11-23", False, "2024-02-29"),
        ("29 feb", "2024-02-29", True, "2024-02-29"),
        ("29 feb", "1897-03-01", True, "1904-02-29"),
        ("29 feb", "1903-03-01", False, "1896-02-29"),
        ("29/2/2028", "2026-11-23", True, "2028-02-29"),
        ("in one year", "2024-02-29", True, "2025-02-28"),
        ("in 4 years", "2024-02-29", True, "2028-02-29"),
        ("a year ago", "2024-02-29", True, "2023-02-28"),
        ("in a month", "2027-01-31", True, "2027-02-28"),
        ("a month ago", "2026-03-31", True, "2026-02-28"),
    ],
)
def test_leap_days_and_short_months(typed: str, today: str, ahead: bool, meant: str) -> None:
    assert parse_date(typed, date.fromisoformat(today), ahead=ahead) == date.fromisoformat(meant)


@pytest.mark.parametrize(
    "typed",
    [
        "31/2/2027",
        "29 February 2027",
        "2027-02-30",
        "2027-13-01",
        "0000-01-01",
        "31 June",
        "30 feb",
        "0 March",
        "45 March",
        "in 9999 years",
        "in 999999999999 days",
        f"in {'9' * 5000} days",
        "9999 years ago",
        "-9999y",
        "+9999y",
    ],
)
def test_a_day_that_is_not_in_the_calendar_is_said_to_be_none(typed: str) -> None:
    for ahead in (True, False):
        with pytest.raises(BadInput, match="in the calendar") as problem:
            parse_date(typed, MONDAY, ahead=ahead)
        assert problem.value.hint == HINT
        assert len(problem.value.sentence) < 100


@pytest.mark.parametrize("typed", ["tomorrow", "Friday", "next Friday", "a week", "+1d", "next month"])
def test_there_is_nothing_after_the_last_day(typed: str) -> None:
    with pytest.raises(BadInput, match="in the calendar"):
        parse_date(typed, date.max)
    assert parse_date("31 December", date.max) == date.max
    assert parse_date("9999-12-31", MONDAY) == date.max


@pytest.mark.parametrize("typed", ["yesterday", "Friday", "a week ago", "-1d", "last month", "31 December"])
def test_there_is_nothing_before_the_first_day(typed: str) -> None:
    with pytest.raises(BadInput, match="in the calendar"):
        parse_date(typed, date.min, ahead=False)
    assert parse_date("0001-01-01", MONDAY) == date.min


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "soon",
        "nonsense",
        "fr",
        "ma",
        "March",
        "14",
        "14 Smarch",
        "next",
        "next smonday",
        "week",
        "many weeks",
        "in weeks",
        "weeks ago",
        "2027/03/14/1",
        "2027-03",
        "1/2/345",
        "+w",
        "+2x",
        "١٤ days and a bit",
        "\x1b[2J",
        "tomorrow\x00",
    ],
)
def test_what_is_no_day_is_said_to_be_unreadable(typed: str) -> None:
    with pytest.raises(BadInput, match="I cannot read") as problem:
        parse_date(typed, MONDAY)
    assert problem.value.hint == HINT


def read(typed: str, today: date, ahead: bool) -> date | BadInput:
    try:
        return parse_date(typed, today, ahead=ahead)
    except BadInput as problem:
        return problem


@given(st.text(max_size=40), st.dates(), st.booleans())
@example("٢٠٢٧-٠٣-١٤", MONDAY, True)
@example("in ² weeks", MONDAY, True)
def test_anything_is_a_day_or_a_sentence(typed: str, today: date, ahead: bool) -> None:
    day = read(typed, today, ahead)
    assert isinstance(day, date) or day.hint == HINT


WORDS = [
    "in",
    "a",
    "two",
    "13",
    "day",
    "weeks",
    "month",
    "ago",
    "next",
    "last",
    "fri",
    "14",
    "feb",
    "2027",
    "/",
]
SENTENCES = re.compile(r"(There is no day “.*” in the calendar|I cannot read “.*” as a day)\.")


@given(
    st.lists(st.sampled_from([*WORDS, "years", "the", "of", "29", "-", "+", "th"]), max_size=5),
    st.dates(),
    st.booleans(),
)
def test_words_of_the_grammar_in_any_order_are_a_day_or_a_sentence(
    words: list[str], today: date, ahead: bool
) -> None:
    for joint in (" ", ""):
        day = read(joint.join(words), today, ahead)
        assert isinstance(day, date) or SENTENCES.fullmatch(day.sentence)


@given(st.dates(), st.dates())
def test_what_is_said_of_a_day_can_be_read_back(day: date, today: date) -> None:
    assert parse_date(day.isoformat(), today) == day
    assert parse_date(f"{day.day}/{day.month}/{day.year:04}", today) == day
    if day.year >= 1000:
        assert parse_date(long_day(day).partition(" ")[2], today) == day


def test_days_near_today_have_names() -> None:
    said = [say_day(MONDAY + timedelta(days=n), MONDAY) for n in (-2, -1, 0, 1, 2)]
    assert said == ["Sat 21 Nov", "yesterday", "today", "tomorrow", "Wed 25 Nov"]


def test_another_year_is_said_instead_of_the_weekday() -> None:
    assert say_day(date(2027, 1, 1), MONDAY) == "1 Jan 2027"
    assert say_day(date(2027, 1, 1), date(2026, 12, 31)) == "tomorrow"
    assert short_day(date(2026, 1, 1), MONDAY) == "Thu 1 Jan"
    assert short_day(date(2025, 12, 31), MONDAY) == "31 Dec 2025"
    assert long_day(MONDAY) == "Monday 23 November 2026"


def test_days_are_in_english_whatever_the_machine_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert long_day(MONDAY) == "Monday 23 November 2026"
