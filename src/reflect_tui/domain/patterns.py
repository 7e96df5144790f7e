"""What the writer may notice, on request: how sure and what happened, themes by month, calls and luck.

Nothing here is a score. Small numbers say little: a perfectly calibrated person who says 70 % looks twenty
points wrong a third of the time at five judgements, and a twelfth of the time at twenty.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from reflect_tui.domain.certainty import WORDS, phrase_of
from reflect_tui.domain.entries import Entry
from reflect_tui.domain.looking import Call, Found
from reflect_tui.domain.text import one_line

ENOUGH = 20
"""Judgements of a band below which nothing can be said."""
ENOUGH_CALLS = 8
"""Judgements with a call and an end, from which calls and luck are shown."""
_Z = 1.959964


@dataclass(frozen=True, slots=True)
class Band:
    """What happened of what somebody was so sure of."""

    word: str
    """`fairly sure`."""
    per_cent: int
    happened: tuple[bool, ...]
    """Whether it happened, judgement by judgement, in the order in which they were settled."""

    @property
    def interval(self) -> tuple[float, float] | None:
        """Between which shares the true one lies, at 95 % (Wilson); None where there are too few."""
        return wilson(sum(self.happened), len(self.happened)) if len(self.happened) >= ENOUGH else None


@dataclass(frozen=True, slots=True)
class Calls:
    """How calls and ends went together, each a list of ids with their first words."""

    sound_happened: tuple[tuple[str, str], ...] = ()
    sound_not: tuple[tuple[str, str], ...] = ()
    """Unlucky."""
    poor_happened: tuple[tuple[str, str], ...] = ()
    """Lucky."""
    poor_not: tuple[tuple[str, str], ...] = ()

    @property
    def enough(self) -> bool:
        """Whether there are enough to be shown."""
        groups = (self.sound_happened, self.sound_not, self.poor_happened, self.poor_not)
        return sum(map(len, groups)) >= ENOUGH_CALLS


@dataclass(frozen=True, slots=True)
class Row:
    """Something that comes back, month by month."""

    name: str
    months: tuple[int, ...]
    """How often in each month of the page, the oldest first."""


@dataclass(frozen=True, slots=True)
class Tie:
    """One relationship over time."""

    between: str
    shifts: tuple[tuple[date, str], ...]
    """When, and `closer`, `same`, `further` or `hard to say`; the oldest first."""


def wilson(hits: int, number: int) -> tuple[float, float]:
    """The 95 % interval of a share (E. B. Wilson 1927, JASA 22: 209–212).

    Args:
        hits: how often it happened.
        number: of how many; not 0.

    Returns:
        Lower and upper end, from 0 to 1.
    """
    share, square = hits / number, _Z * _Z
    middle = (share + square / (2 * number)) / (1 + square / number)
    spread = _Z * math.sqrt(share * (1 - share) / number + square / (4 * number * number))
    spread /= 1 + square / number
    # At the ends the formula gives the ends themselves, but for the last digits.
    low = 0.0 if hits == 0 else max(0.0, middle - spread)
    return low, 1.0 if hits == number else min(1.0, middle + spread)


def settled(entry: Entry) -> bool | None:
    """Whether what was expected happened; None where it is neither yes nor no."""
    found = entry.judgement.found if entry.judgement else None
    return {Found.HAPPENED.value: True, Found.DID_NOT.value: False}.get(found.outcome if found else "")


def bands(judged: Iterable[Entry]) -> tuple[Band, ...]:
    """The five bands of how sure, from hardly to very; only what plainly happened or did not counts."""
    found: dict[int, list[tuple[date, bool]]] = {each: [] for each in WORDS.values()}
    for entry in judged:
        ended, judgement = settled(entry), entry.judgement
        if ended is None or judgement is None or judgement.how_sure is None or judgement.found is None:
            continue
        nearest = min(found, key=lambda known, sure=judgement.how_sure: abs(known - sure))  # type: ignore[misc]
        found[nearest].append((judgement.found.on, ended))
    return tuple(
        Band(phrase_of(per_cent), per_cent, tuple(ended for _, ended in sorted(each, key=lambda one: one[0])))
        for per_cent, each in found.items()
    )


def calls_and_luck(judged: Iterable[Entry]) -> Calls:
    """Sound and poor calls beside what happened; mixed ones, and ends neither yes nor no, are left out."""
    groups: dict[tuple[str, bool], list[tuple[str, str]]] = {}
    for entry in judged:
        ended, judgement = settled(entry), entry.judgement
        if ended is not None and judgement is not None and judgement.found is not None:
            groups.setdefault((judgement.found.call, ended), []).append((entry.id, entry.heading(60)))

    def of(call: Call, ended: bool) -> tuple[tuple[str, str], ...]:
        return tuple(groups.get((call.value, ended), ()))

    return Calls(of(Call.SOUND, True), of(Call.SOUND, False), of(Call.POOR, True), of(Call.POOR, False))


def by_month(said: Iterable[tuple[str, str]], months: Sequence[str], most: int = 12) -> tuple[Row, ...]:
    """What comes back in these months, what came oftenest first.

    Args:
        said: a month (`2026-11`) and a name, for each time.
        months: the months of the page, the oldest first.
        most: at most so many names.
    """
    place = {month: number for number, month in enumerate(months)}
    rows: dict[str, list[int]] = {}
    for month, name in said:
        if month in place:
            rows.setdefault(name, [0] * len(months))[place[month]] += 1
    ranked = sorted(rows.items(), key=lambda each: (-sum(each[1]), each[0].casefold()))
    return tuple(Row(name, tuple(counts)) for name, counts in ranked[:most])


def months_until(day: date, number: int = 12) -> tuple[str, ...]:
    """The last months up to a day's, the oldest first, as `2026-11`."""
    last = day.year * 12 + day.month - 1
    first = max(12, last - number + 1)
    return tuple(f"{each // 12:04}-{each % 12 + 1:02}" for each in range(first, last + 1))


def ties(notes: Iterable[Entry]) -> tuple[Tie, ...]:
    """Relationship notes by whom they are between, those with a later note first; never a total."""
    found: dict[str, tuple[str, list[tuple[date, str]]]] = {}
    for note in notes:
        between, shift = one_line(note.fields.get("between", ""), 60), note.fields.get("shift", "")
        if between and shift:
            found.setdefault(between.casefold(), (between, []))[1].append((note.day, shift))
    rows = (Tie(name, tuple(sorted(shifts, key=lambda each: each[0]))) for name, shifts in found.values())
    return tuple(sorted(rows, key=lambda tie: tie.shifts[-1][0], reverse=True))


def brier(judged: Iterable[Entry]) -> dict[str, object]:
    """Brier's score of settled judgements with its 95 % interval, for the takeout and nowhere else.

    The mean of the squared distances of how sure and what happened (G. W. Brier 1950): 0 is perfect, 0.25
    what always saying 50 % gives. The interval is that of a mean; under 20 judgements there is none.
    """
    squares = [
        (entry.judgement.how_sure / 100 - ended) ** 2
        for entry in judged
        if (ended := settled(entry)) is not None
        and entry.judgement is not None
        and entry.judgement.how_sure is not None
    ]
    number = len(squares)
    if number < ENOUGH:
        return {"judgements": number, "brier": None, "interval_95": None, "says": "too few to say"}
    mean = sum(squares) / number
    spread = _Z * math.sqrt(sum((each - mean) ** 2 for each in squares) / (number - 1) / number)
    ends = [round(max(0.0, mean - spread), 3), round(min(1.0, mean + spread), 3)]
    return {"judgements": number, "brier": round(mean, 3), "interval_95": ends}
