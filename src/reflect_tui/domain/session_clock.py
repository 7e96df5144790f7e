"""The clock of a session: the rounds of a pack, which of them it is, and how long there is.

Everything is worked out from moments of the wall clock, never from a counter that somebody has to keep
going: a program that was closed, and a lid that was shut, lose nothing. While the lid is shut the time goes
on, as it does for the people in the room. What may not happen is a jump: a clock that is set back while a
round runs takes nothing of its time away and adds none.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from reflect_tui.domain.errors import BadInput
from reflect_tui.domain.packs import Pack, Round

AGREEING = "Agreeing"
CLOSING = "Closing"
AGREEMENT = (
    "What is said here stays here.",
    "Names of people we work with are not said.",
    "Passing is always fine, and nobody asks why.",
    "If someone has been harmed, or may be, those who have to be told are told.",
)
PARTING = (
    "What do you take with you? One thing each, or pass.",
    "What may leave this room, and in what words?",
)
LONGEST = 24 * 60 * 60
"""Seconds a round can be given; more would be a slip of the hand."""
_FORM = 1


@dataclass(frozen=True, slots=True)
class Stage:
    """A round as it stands on the screen."""

    name: str
    minutes: int | None = None
    said: str = ""
    """What stands between the heading and its first question."""
    questions: tuple[str, ...] = ()
    first: int = 0
    """The number of its first question, counted through the pack as on a handout; 0 for no numbers."""


@dataclass(frozen=True, slots=True)
class Face:
    """What the clock shows: large, and in a quiet line below."""

    digits: str
    words: str
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class SessionClock:
    """Where a session is. Every change gives another clock; what it shows is asked with the moment it is."""

    stages: tuple[Stage, ...]
    spent: tuple[float, ...]
    """Seconds each round has had, up to `since` for the one that runs."""
    given: tuple[float | None, ...]
    """Seconds each round has in all, with what was added; None where nobody said."""
    at: int = 0
    since: datetime | None = None
    """Since when the round runs; None while it is paused or has not begun."""
    seen: datetime | None = None
    """The latest moment it knows of while it runs."""
    session_id: str = ""
    pack_id: str = ""
    title: str = ""

    @property
    def stage(self) -> Stage:
        """The round it is."""
        return self.stages[self.at]

    @property
    def is_running(self) -> bool:
        """Whether time is passing."""
        return self.since is not None

    @property
    def is_last(self) -> bool:
        """Whether nothing comes after this round."""
        return self.at == len(self.stages) - 1

    @property
    def has_begun(self) -> bool:
        """Whether anything of it has happened."""
        return self.is_running or self.at > 0 or any(self.spent)

    # -- what it shows ----------------------------------------------------------------

    def spent_by(self, now: datetime) -> float:
        """Seconds the round has had."""
        return self.spent[self.at] + (0.0 if self.since is None else max(0.0, _seconds(self.since, now)))

    def left(self, now: datetime) -> float | None:
        """Seconds the round still has, never fewer than none; None where nobody said how long it is."""
        given = self.given[self.at]
        return None if given is None else max(0.0, given - self.spent_by(now))

    def beyond(self, now: datetime) -> float:
        """Seconds that have passed since the time was up."""
        given = self.given[self.at]
        return 0.0 if given is None else max(0.0, self.spent_by(now) - given)

    def face(self, now: datetime) -> Face:
        """What to show: the time left; where nobody said how long, the time of day."""
        left = self.left(now)
        spent = self.spent_by(now)
        words: list[str] = []
        if left is None:
            digits = now.strftime("%H:%M")
            words.append(f"{_minutes(spent)} so far" if spent >= 60 else "take the time it needs")
        elif left > 0:
            digits = minutes_and_seconds(left)
            words.append(f"of {_minutes(self.given[self.at] or 0)}")
        else:
            digits = minutes_and_seconds(0)
            words.append("time, when you are ready")
            if (beyond := self.beyond(now)) >= 60:
                words.append(f"{_minutes(beyond)} beyond")
        if not self.is_running:
            words.append("paused" if spent else "not begun")
        return Face(digits, " · ".join(words), left == 0)

    # -- what can be done -------------------------------------------------------------

    def noticed(self, now: datetime) -> SessionClock:
        """The clock as of now: where the computer's clock was set back, it goes on from what it last saw."""
        if self.since is None:
            return self
        seen = max(self.since, self.seen or self.since)
        if now >= seen:
            return replace(self, seen=now)
        return replace(self._with_spent(_seconds(self.since, seen)), since=now, seen=now)

    def go_on(self, now: datetime) -> SessionClock:
        """Begin, or go on after a pause."""
        return self.noticed(now) if self.is_running else replace(self, since=now, seen=now)

    def pause(self, now: datetime) -> SessionClock:
        """Stand still."""
        fresh = self.noticed(now)
        if fresh.since is None:
            return fresh
        return replace(fresh._with_spent(_seconds(fresh.since, now)), since=None, seen=None)

    def extend(self, minutes: int, now: datetime) -> SessionClock:
        """More minutes: on top of what is left, or from now on where the time was up or nobody gave any."""
        fresh = self.noticed(now)
        longer = min(LONGEST, (fresh.left(now) or 0.0) + minutes * 60)
        return replace(fresh, given=_put(fresh.given, self.at, fresh.spent_by(now) + longer))

    def move(self, steps: int, now: datetime) -> SessionClock:
        """Go to another round; it runs if the one before ran, and a round one comes back to kept its time."""
        to = max(0, min(len(self.stages) - 1, self.at + steps))
        if to == self.at:
            return self.noticed(now)
        running = self.is_running
        there = replace(self.pause(now), at=to)
        return there.go_on(now) if running else there

    def _with_spent(self, more: float) -> SessionClock:
        return replace(self, spent=_put(self.spent, self.at, self.spent[self.at] + max(0.0, more)))

    # -- keeping it -------------------------------------------------------------------

    def as_text(self) -> str:
        """Everything, as text to be kept."""
        data = asdict(self)
        for name in ("since", "seen"):
            data[name] = data[name].isoformat() if data[name] else None
        return json.dumps({"form": _FORM, **data})


def new_clock(pack: Pack, session_id: str = "") -> SessionClock:
    """A clock over the rounds of a pack that has not begun."""
    stages = stages_of(pack)
    given = tuple(None if stage.minutes is None else float(stage.minutes * 60) for stage in stages)
    spent = (0.0,) * len(stages)
    return SessionClock(stages, spent, given, session_id=session_id, pack_id=pack.id, title=pack.title)


def stages_of(pack: Pack) -> tuple[Stage, ...]:
    """The rounds of a pack, with agreeing before them and closing after them."""
    numbers = {id(question): number for number, question in enumerate(pack.questions, 1)}
    own = pack.detail("Agreement")
    stages = [Stage(AGREEING, None, "\n\n".join((*AGREEMENT, *((own,) if own else ()))))]
    loose = [each for each in pack.questions if not each.round]
    if loose:
        name = "To begin with" if pack.rounds else "The questions"
        texts = tuple(each.text for each in loose)
        stages.append(Stage(name, None, "", texts, numbers[id(loose[0])]))
    for round_ in pack.rounds:
        asked = [each for each in pack.questions if each.round == round_.name]
        asked = [each for each in asked if round_.line <= each.line < _end_of(round_, pack.rounds)]
        first = numbers[id(asked[0])] if asked else 0
        texts = tuple(each.text for each in asked)
        stages.append(Stage(round_.name, round_.minutes, round_.text, texts, first))
    return (*stages, Stage(CLOSING, None, "\n\n".join(PARTING)))


def _end_of(round_: Round, rounds: Sequence[Round]) -> float:
    """The line where the next round of the same name begins, since questions know rounds by name."""
    return min(
        (each.line for each in rounds if each.name == round_.name and each.line > round_.line),
        default=math.inf,
    )


def read_clock(text: str) -> SessionClock:
    """The clock that was kept.

    Raises:
        BadInput: the text is damaged, or of a newer form.
    """
    try:
        data = json.loads(text)
        if data["form"] != _FORM:
            raise ValueError(data["form"])
        return _checked(data)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RecursionError):
        raise BadInput(
            "Where the session stood cannot be read any more.", "Its pack is all there: begin from that."
        ) from None


def _checked(data: Mapping[str, Any]) -> SessionClock:
    stages = tuple(_stage(each) for each in data["stages"])
    spent = tuple(_number(each) for each in data["spent"])
    given = tuple(None if each is None else _number(each) for each in data["given"])
    at = data["at"]
    if type(at) is not int or not 0 <= at < len(stages) or len(spent) != len(stages) != 0:
        raise ValueError(at)
    if len(given) != len(stages):
        raise ValueError(given)
    since, seen = (_moment(data[name]) for name in ("since", "seen"))
    names = (_text(data[name]) for name in ("session_id", "pack_id", "title"))
    return SessionClock(stages, spent, given, at, since, seen, *names)


def _stage(data: Mapping[str, Any]) -> Stage:
    minutes = data["minutes"]
    if minutes is not None:
        minutes = int(_number(minutes))
    questions = tuple(_text(each) for each in data["questions"])
    return Stage(_text(data["name"]), minutes, _text(data["said"]), questions, int(_number(data["first"])))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < math.inf:
        raise ValueError(value)
    return float(value)


def _moment(value: object) -> datetime | None:
    if value is None:
        return None
    moment = datetime.fromisoformat(_text(value))
    if moment.tzinfo is None:
        raise ValueError(value)
    return moment


def minutes_and_seconds(seconds: float) -> str:
    """`12:05`: what is left of a second still counts as one."""
    whole = math.ceil(seconds)
    return f"{whole // 60}:{whole % 60:02}"


def _minutes(seconds: float) -> str:
    whole = int(seconds // 60)
    if seconds and whole == 0:
        return "less than a minute"
    return "1 minute" if whole == 1 else f"{whole} minutes"


def _seconds(start: datetime, end: datetime) -> float:
    return (end - start).total_seconds()


def _put(values: tuple[Any, ...], at: int, value: float) -> tuple[Any, ...]:
    return (*values[:at], value, *values[at + 1 :])
