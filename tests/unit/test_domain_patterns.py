from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect_tui.domain.entries import Entry, EntryKind, Judgement, Outcome
from reflect_tui.domain.patterns import (
    ENOUGH,
    bands,
    brier,
    by_month,
    calls_and_luck,
    months_until,
    ties,
    wilson,
)

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def judged(number: int, sure: int | None, outcome: str, call: str = "") -> Entry:
    on = date(2026, 1, 1) + timedelta(days=number)
    judgement = Judgement("x", sure, outcomes=(Outcome(on, outcome, call=call),))
    return Entry(f"e{number}", EntryKind.JUDGEMENT, f"title {number}", "x", NOON, judgement=judgement)


@pytest.mark.parametrize(
    ("hits", "number", "low", "high"),
    # The intervals at 70 % that DOMAIN quotes, and the ends.
    [
        (7, 10, 0.40, 0.89),
        (14, 20, 0.48, 0.85),
        (35, 50, 0.56, 0.81),
        (0, 20, 0.0, 0.16),
        (20, 20, 0.84, 1.0),
    ],
)
def test_wilsons_interval(hits: int, number: int, low: float, high: float) -> None:
    assert wilson(hits, number) == pytest.approx((low, high), abs=0.006)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_an_interval_holds_the_share_and_stays_within_bounds(case: tuple[int, int]) -> None:
    hits, number = case
    low, high = wilson(hits, number)
    assert 0 <= low <= hits / number <= high <= 1


def test_five_bands_each_with_what_happened_in_order() -> None:
    entries = [judged(3, 68, "did-not"), judged(1, 72, "happened"), judged(2, 95, "happened")]
    found = {band.word: band.happened for band in bands(entries)}
    assert found == {
        "hardly sure": (),
        "doubtful": (),
        "even chances": (),
        "fairly sure": (True, False),
        "very sure": (True,),
    }


@pytest.mark.parametrize("outcome", ["partly", "cannot-tell", "no-longer-matters", "question-changed", "?"])
def test_only_a_plain_yes_or_no_makes_a_dot(outcome: str) -> None:
    assert all(not band.happened for band in bands([judged(1, 70, outcome), judged(2, None, "happened")]))


def test_under_twenty_nothing_is_said() -> None:
    entries = [judged(number, 70, "happened") for number in range(ENOUGH)]
    assert all(band.interval is None for band in bands(entries[1:]))
    [fairly] = [band for band in bands(entries) if band.happened]
    assert fairly.interval == wilson(20, 20)


def test_calls_and_luck_need_eight() -> None:
    entries = [
        judged(1, 70, "happened", "sound"),
        judged(2, 70, "did-not", "sound"),
        judged(3, 70, "happened", "poor"),
        judged(4, 70, "did-not", "poor"),
        judged(5, 70, "happened", "mixed"),
        judged(6, 70, "partly", "sound"),
        judged(7, 70, "happened", "cannot-say"),
    ]
    calls = calls_and_luck(entries)
    assert calls.sound_happened == (("e1", "title 1"),)
    assert calls.sound_not == (("e2", "title 2"),)
    assert calls.poor_happened == (("e3", "title 3"),)
    assert calls.poor_not == (("e4", "title 4"),)
    assert not calls.enough
    more = [judged(number, 70, "happened", "sound") for number in range(10, 14)]
    assert calls_and_luck([*entries, *more]).enough


def test_months_and_what_came_in_them() -> None:
    months = months_until(date(2026, 2, 3), 4)
    assert months == ("2025-11", "2025-12", "2026-01", "2026-02")
    said = [("2026-01", "trust"), ("2025-11", "housing"), ("2026-01", "trust"), ("2024-01", "old")]
    rows = by_month(said, months)
    assert [(row.name, row.months) for row in rows] == [("trust", (0, 0, 2, 0)), ("housing", (1, 0, 0, 0))]
    assert [row.name for row in by_month(said, months, most=1)] == ["trust"]
    assert months_until(date.min) == ("0001-01",)
    assert len(months_until(date.max)) == 12


def test_ties_keep_their_order_and_have_no_total() -> None:
    def note(day: int, between: str, shift: str) -> Entry:
        fields = {"between": between, "shift": shift}
        return Entry(f"n{day}", EntryKind.RELATIONSHIP, "", "x", NOON, date(2026, 11, day), fields=fields)

    found = ties(
        [note(5, "me and the ward", "closer"), note(2, "Me and the ward", "same"), note(9, "us", "further")]
    )
    assert [(tie.between, [shift for _, shift in tie.shifts]) for tie in found] == [
        ("us", ["further"]),
        ("me and the ward", ["same", "closer"]),
    ]
    assert ties([note(1, "", "closer"), note(1, "us", "")]) == ()


def test_brier_is_none_under_twenty_and_the_mean_of_squares_from_there() -> None:
    few = [judged(number, 70, "happened") for number in range(ENOUGH - 1)]
    assert brier(few) == {"judgements": 19, "brier": None, "interval_95": None, "says": "too few to say"}
    many = [judged(number, 50, "happened" if number % 2 else "did-not") for number in range(40)]
    assert brier(many) == {"judgements": 40, "brier": 0.25, "interval_95": [0.25, 0.25]}
    perfect = [judged(number, 100, "happened") for number in range(20)]
    assert brier(perfect)["brier"] == 0.0
