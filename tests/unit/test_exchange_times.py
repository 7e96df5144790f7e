from __future__ import annotations

import pytest

from reflect_tui.exchange.times import LONGEST, minutes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 minutes", 5),
        ("1 minute", 1),
        ("90 mins", 90),
        ("5min", 5),
        ("5 min.", 5),
        ("1 hour", 60),
        ("2 hrs", 120),
        ("an hour", 60),
        ("An Hour", 60),
        ("1 hour 15 minutes", 75),
        ("1 hour, 15 minutes", 75),
        ("1 hour and 5 mins", 65),
        ("1 hour 15", 75),
        ("1h30", 90),
        ("1h 30m", 90),
        ("1.5 hours", 90),
        ("1½ hours", 90),
        ("1 1/2 hours", 90),
        ("one and a half hours", 90),
        ("an hour and a half", 90),
        ("an hour and a quarter", 75),
        ("half an hour", 30),
        ("half hour", 30),
        ("a quarter of an hour", 15),
        ("three quarters of an hour", 45),
        ("five minutes", 5),
        ("forty-five minutes", 45),
        ("twenty minutes or so", 20),
        ("about 20 minutes", 20),
        ("up to 1 hour", 60),
        ("5 minutes each", 5),
        ("45 to 60 minutes", 60),
        ("45-60 min", 60),
        ("45–60 min", 60),
        ("45 minutes to an hour", 60),
        ("45 minutes, or by letter", 45),
        ("45 minutes or by letter", 45),
        ("by letter or 45 minutes", 45),
        ("10 minutes (alone)", 10),
        ("  10   minutes  ", 10),
        ("2.5 minutes", 3),
    ],
)
def test_a_length_of_time_as_people_write_it(text: str, expected: int) -> None:
    assert minutes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "five-ish",
        "5",
        "half",
        "a while",
        "as long as you like",
        "0 minutes",
        "5 months",
        "99999 minutes",
        "9999 hours",
        "1 hour 75 minutes",
        "5 minutes before you leave",
        "5 minutes 5 minutes",
        "hours",
        "5 " * 200 + "minutes",
    ],
)
def test_what_is_no_length_of_time(text: str) -> None:
    assert minutes(text) is None


def test_the_longest_is_as_long_as_it_says() -> None:
    assert minutes("9999 minutes") == 9999
    assert minutes("166 hours") == 166 * 60 <= LONGEST
    assert minutes("167 hours") is None
