"""A place one detector points at, before the detectors have agreed with each other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from reflect_tui.anonymise.types import FindingKind

CERTAIN, LIKELY, GUESS = 30, 20, 10
"""Weights of marks: where two overlap, the heavier one stays, then the longer one."""


@dataclass(slots=True)
class Mark:
    """One place in a page's view that a detector points at.

    Attributes:
        start: First character in `View.flat`; `end` one past the last.
        kind: What sort of detail it is.
        why: The reason in plain words.
        detector: The rule's name.
        sure: False when the reader should look.
        weight: Which mark stays where two overlap.
        keys: The folded words of a name, in order, for telling who is who.
        listed: The owner's entry it belongs to, as an entity, if any.
    """

    start: int
    end: int
    kind: FindingKind
    why: str
    detector: str
    sure: bool = True
    weight: int = LIKELY
    keys: tuple[str, ...] = ()
    listed: str = ""


def settle(flat: str, marks: Iterable[Mark]) -> list[Mark]:
    """The marks that stay when overlaps are resolved, in reading order.

    The heavier mark wins, then the longer, then the earlier; a loser keeps what sticks out.
    """
    settled: list[Mark] = []
    cluster: list[Mark] = []
    reach = 0
    # Marks that touch are settled among themselves, so that a long text costs no more for each line.
    for mark in sorted(marks, key=lambda m: m.start):
        if cluster and mark.start >= reach:
            settled += _settle(flat, cluster)
            cluster, reach = [], 0
        cluster.append(mark)
        reach = max(reach, mark.end)
    return settled + _settle(flat, cluster)


def _settle(flat: str, marks: list[Mark]) -> list[Mark]:
    if len(marks) == 1:
        return marks if marks[0].start < marks[0].end else []
    kept: list[Mark] = []
    starts: list[int] = []
    for mark in sorted(marks, key=lambda m: (-m.weight, m.start - m.end, m.start)):
        for start, end in _free(mark, kept, starts):
            piece = (
                mark
                if (start, end) == (mark.start, mark.end)
                else _trimmed(flat, replace(mark, start=start, end=end))
            )
            if piece.start < piece.end:
                at = bisect_right(starts, piece.start)
                kept.insert(at, piece)
                starts.insert(at, piece.start)
    return kept


def _free(mark: Mark, kept: list[Mark], starts: list[int]) -> list[tuple[int, int]]:
    """The stretches of a mark that no kept mark covers."""
    free: list[tuple[int, int]] = []
    here, at = mark.start, bisect_right(starts, mark.start)
    if at and kept[at - 1].end > here:
        here = kept[at - 1].end
    while here < mark.end:
        if at >= len(kept) or starts[at] >= mark.end:
            free.append((here, mark.end))
            break
        if here < starts[at]:
            free.append((here, starts[at]))
        here = kept[at].end
        at += 1
    return free


def _trimmed(flat: str, mark: Mark) -> Mark:
    """A left-over piece without the spaces and punctuation at its ends."""
    start, end = mark.start, mark.end
    while start < end and not flat[start].isalnum():
        start += 1
    while end > start and not flat[end - 1].isalnum():
        end -= 1
    mark.start, mark.end = start, end
    return mark
