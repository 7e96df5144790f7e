from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from reflect_tui.exchange.calendar import calendar

TODAY = date(2026, 11, 23)


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


@given(st.lists(st.tuples(st.text(min_size=1, max_size=12), st.dates(), st.text(max_size=200)), max_size=4))
def test_every_line_is_short_enough_and_every_event_whole(days: list[tuple[str, date, str]]) -> None:
    text = calendar(
        [
            (each.encode("utf-8", "replace").decode(), day, words.encode("utf-8", "replace").decode())
            for each, day, words in days
        ],
        TODAY,
    )
    assert text.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text.count("BEGIN:VEVENT\r\n") == text.count("END:VEVENT\r\n") == len(days)
    assert sum(line.startswith("SUMMARY:") for line in unfolded(text)) == len(days)


def test_signs_that_mean_something_are_marked() -> None:
    text = calendar([("a", TODAY, "Ring; ask, wait\\\nthen")], TODAY)
    assert "SUMMARY:Ring\\; ask\\, wait\\\\\\nthen" in unfolded(text)


def test_the_last_day_there_is_has_no_day_after() -> None:
    text = calendar([("a", date.max, "")], TODAY)
    assert "DTSTART;VALUE=DATE:99991231" in text
    assert "DTEND" not in text


def test_the_same_entry_has_the_same_number_whatever_it_says() -> None:
    one, two = (calendar([("a", TODAY, words)], TODAY) for words in ("", "x"))
    assert [line for line in one.split("\r\n") if "UID" in line] == [
        line for line in two.split("\r\n") if "UID" in line
    ]
