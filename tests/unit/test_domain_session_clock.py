"""The clock of a session: never negative, never jumping, whole after anything."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect_tui.domain.errors import BadInput
from reflect_tui.domain.packs import Pack, Question, Round
from reflect_tui.domain.session_clock import (
    AGREEING,
    CLOSING,
    SessionClock,
    Stage,
    new_clock,
    read_clock,
    stages_of,
)

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
PACK = Pack(
    "secrets",
    "Small secrets",
    questions=(
        Question("a", "What do you do that you would not want written up?", round="Alone", line=5),
        Question("b", "Who is better off for it?", round="Alone", line=6),
        Question("c", "What could one of us try?", round="Together", line=10),
    ),
    rounds=(Round("Alone", 8, 4, "Take a pen."), Round("Together", None, 9)),
)


def at(minutes: float = 0, seconds: float = 0) -> datetime:
    return NOON + timedelta(minutes=minutes, seconds=seconds)


def alone() -> SessionClock:
    """The round of eight minutes, not begun."""
    return new_clock(PACK).move(1, NOON)


def test_the_rounds_of_a_pack_stand_between_agreeing_and_closing() -> None:
    names = [(stage.name, stage.minutes) for stage in stages_of(PACK)]
    assert names == [(AGREEING, None), ("Alone", 8), ("Together", None), (CLOSING, None)]
    agreeing, first, second, _ = stages_of(PACK)
    assert "What is said here stays here." in agreeing.said
    assert "Passing is always fine" in agreeing.said
    assert first.said == "Take a pen."
    assert (first.first, len(first.questions)) == (1, 2)
    assert (second.first, second.questions) == (3, ("What could one of us try?",))


def test_a_pack_adds_its_own_agreement() -> None:
    pack = replace(PACK, details=(("agreement", "Telephones stay in the bag."),))
    assert stages_of(pack)[0].said.endswith("Telephones stay in the bag.")


def test_questions_outside_of_rounds_and_rounds_of_one_name_are_all_asked_once() -> None:
    loose = Pack("x", "X", questions=(Question("a", "A?"), Question("b", "B?")))
    assert [(s.name, s.questions) for s in stages_of(loose)[1:-1]] == [("The questions", ("A?", "B?"))]
    twice = Pack(
        "x",
        "X",
        questions=(
            Question("o", "O?"),
            *(Question(c, c, round="Go", line=n) for c, n in (("a", 2), ("b", 5))),
        ),
        rounds=(Round("Go", 1, 1), Round("Go", 2, 4)),
    )
    asked = [(s.name, s.questions, s.first) for s in stages_of(twice)[1:-1]]
    assert asked == [("To begin with", ("O?",), 1), ("Go", ("a",), 2), ("Go", ("b",), 3)]


def test_a_round_from_its_beginning_to_beyond_its_end() -> None:
    clock = alone()
    face = clock.face(at(30))
    assert (face.digits, face.words) == ("8:00", "of 8 minutes · not begun")
    clock = clock.go_on(at(30))
    assert clock.face(at(30)).words == "of 8 minutes"
    assert clock.face(at(33, 1)).digits == "4:59"
    assert clock.face(at(37, 59.5)).digits == "0:01"
    over = clock.face(at(38))
    assert (over.digits, over.words, over.is_over) == ("0:00", "time, when you are ready", True)
    assert clock.face(at(39)).words == "time, when you are ready · 1 minute beyond"
    assert clock.face(at(50)).words == "time, when you are ready · 12 minutes beyond"


def test_without_minutes_it_shows_the_time_of_day_and_counts_up() -> None:
    clock = new_clock(PACK)
    assert (clock.face(NOON).digits, clock.face(NOON).words) == (
        "12:00",
        "take the time it needs · not begun",
    )
    clock = clock.go_on(NOON)
    assert (clock.face(at(3)).digits, clock.face(at(3)).words) == ("12:03", "3 minutes so far")
    assert (clock.left(at(3)), clock.beyond(at(500))) == (None, 0)
    assert clock.pause(at(3)).face(at(9)).words == "3 minutes so far · paused"


def test_a_pause_takes_no_time() -> None:
    clock = alone().go_on(at(0)).pause(at(2))
    assert clock.left(at(60)) == 6 * 60
    assert clock.go_on(at(60)).left(at(61)) == 5 * 60
    assert clock.pause(at(61)) == clock
    running = clock.go_on(at(60))
    assert running.go_on(at(61)).left(at(61)) == running.left(at(61))


def test_more_minutes_add_to_what_is_left_and_count_from_now_when_time_is_up() -> None:
    clock = alone().go_on(at(0))
    assert clock.extend(5, at(2)).left(at(2)) == 11 * 60
    assert clock.extend(5, at(11)).left(at(11)) == 5 * 60
    assert clock.extend(1, at(11)).face(at(11)).words == "of 12 minutes"
    free = new_clock(PACK).go_on(at(0)).extend(5, at(3))
    assert free.face(at(4)).digits == "4:00"
    for _ in range(1000):
        clock = clock.extend(5, at(2))
    assert clock.left(at(2)) == 24 * 60 * 60


def test_rounds_go_on_by_themselves_and_one_comes_back_to_where_one_was() -> None:
    clock = alone().go_on(at(0)).move(1, at(3))
    assert (clock.stage.name, clock.is_running, clock.spent_by(at(4))) == ("Together", True, 60)
    back = clock.move(-1, at(4))
    assert back.left(at(4)) == 5 * 60
    assert back.pause(at(4)).move(1, at(9)).spent_by(at(20)) == 60
    assert clock.move(-9, at(4)).stage.name == AGREEING
    last = clock.move(9, at(4))
    assert (last.stage.name, last.is_last) == (CLOSING, True)
    assert last.move(1, at(5)).spent_by(at(5)) == 60


def test_a_shut_lid_takes_the_time_that_it_took() -> None:
    kept = alone().go_on(at(0)).as_text()
    assert read_clock(kept).left(at(5)) == 3 * 60
    assert read_clock(kept).face(at(28)).words == "time, when you are ready · 20 minutes beyond"


def test_a_clock_that_is_set_back_neither_gives_time_nor_takes_any() -> None:
    clock = alone().go_on(at(0)).noticed(at(3))
    back = clock.noticed(at(-57))
    assert back.left(at(-57)) == 5 * 60
    assert back.noticed(at(-56)).left(at(-56)) == 4 * 60
    # A change at that very moment is the same.
    assert clock.pause(at(-57)).left(at(-57)) == 5 * 60
    assert clock.move(1, at(-57)).move(-1, at(-57)).left(at(-57)) == 5 * 60
    assert alone().go_on(at(0)).left(at(-600)) == 8 * 60


MOMENTS = st.integers(-7200, 7200).map(lambda seconds: at(seconds=seconds))
STEPS = st.lists(st.tuples(st.sampled_from(["go", "pause", "1", "5", "next", "back", "see"]), MOMENTS))


def done(clock: SessionClock, what: str, now: datetime) -> SessionClock:
    if what in "15":
        return clock.extend(int(what), now)
    return {
        "go": clock.go_on,
        "pause": clock.pause,
        "next": lambda now: clock.move(1, now),
        "back": lambda now: clock.move(-1, now),
        "see": clock.noticed,
    }[what](now)


@given(STEPS, MOMENTS)
def test_whatever_is_done_nothing_is_negative_and_everything_comes_back_from_its_text(
    steps: list[tuple[str, datetime]], then: datetime
) -> None:
    clock = new_clock(PACK, "s1")
    for what, now in steps:
        clock = done(clock, what, now)
        assert read_clock(clock.as_text()) == clock
        assert 0 <= clock.at < 4
        assert min(clock.spent) >= 0
    left = clock.left(then)
    assert left is None or left >= 0
    assert clock.beyond(then) >= 0
    assert not (left and clock.beyond(then))
    assert clock.spent_by(then) >= 0
    assert "-" not in clock.face(then).digits


@given(st.lists(st.integers(-3600, 3600), max_size=30))
def test_looking_at_it_takes_exactly_the_time_that_passed_forwards(moves: list[int]) -> None:
    now, passed = NOON, 0
    clock = new_clock(PACK).move(2, NOON).go_on(NOON)
    for move in moves:
        now += timedelta(seconds=move)
        passed += max(0, move)
        clock = clock.noticed(now)
        assert clock.spent_by(now) == passed


@given(st.text() | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps))
def test_any_other_text_is_refused_calmly(text: str) -> None:
    with pytest.raises(BadInput, match="Where the session stood cannot be read any more"):
        read_clock(text)


WHOLE = json.loads(new_clock(PACK).go_on(NOON).as_text())


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize(
    "value", [None, -1, 10**9, 1e999, True, "x", [], [None], {}, [[]], "2026-11-23T12:00:00", [{"name": 1}]]
)
def test_a_damaged_part_is_refused_or_harmless(name: str, value: object) -> None:
    try:
        clock = read_clock(json.dumps({**WHOLE, name: value}))
    except BadInput:
        return
    # What is accepted works.
    assert "-" not in clock.move(1, NOON).pause(NOON).face(NOON).digits
    for each in clock.stages:
        assert isinstance(each, Stage)


@pytest.mark.parametrize("name", WHOLE)
def test_a_part_that_is_missing_is_refused(name: str) -> None:
    with pytest.raises(BadInput):
        read_clock(json.dumps({key: value for key, value in WHOLE.items() if key != name}))
