"""Which words of a reply are ours: runs that stand in the same order in what was sent."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from reflect_tui.exchange.words import Word

_FIRM = 4
"""So many words in a row are ours and no accident."""
_LONG = 30
"""Nobody quotes so many words within a sentence."""
_FAR = 8
"""So many words of the note are changed at once by somebody who mends it; more are left out."""
_NEAR = 3
"""Words of the note that may be missing between two places that belong together."""


@dataclass(slots=True)
class Run:
    """Words of a reply that are words of what was sent: first, and one past the last, in both."""

    first: int
    end: int
    sent_first: int
    sent_end: int

    @property
    def size(self) -> int:
        """Words."""
        return self.end - self.first


def align(plain: str, theirs: Sequence[Word], sent: Sequence[Word]) -> list[Run]:
    """The runs of a reply that are ours, in order, between an empty run at either end.

    Words that are like ours by accident are not taken. Where the edge of a run could be here or there, since
    an answer begins as the next question does, it is put where lines begin.

    Args:
        plain: the reply.
        theirs: its words.
        sent: the words of what was sent.
    """
    lines = _line_numbers(plain, theirs)
    runs = _firm(list(_alike(theirs, sent)), lines)
    first, last = Run(0, 0, 0, 0), Run(len(theirs), len(theirs), len(sent), len(sent))
    runs = [first, *_own([first, *runs, last], lines), last]
    for before, after in pairwise(runs):
        _grow(before, after, theirs, sent)
        if before.sent_end == after.sent_first:
            _slide(before, after, theirs, lines)
    return runs


def _alike(theirs: Sequence[Word], sent: Sequence[Word]) -> Iterator[Run]:
    # Common words are not set apart: a run would stop at them, and go on in the wrong place.
    matcher = SequenceMatcher(None, [w.fold for w in theirs], [w.fold for w in sent], autojunk=False)
    for block in matcher.get_matching_blocks():
        if block.size:
            yield Run(block.a, block.a + block.size, block.b, block.b + block.size)


def _firm(runs: list[Run], lines: Sequence[int]) -> list[Run]:
    """The runs that are long, or fill their lines beside such a one."""
    firm = [run.size >= _FIRM for run in runs]
    # A short line beside a line that is ours may be ours; then it may vouch for the next.
    for order in (range(len(runs)), range(len(runs) - 1, -1, -1)):
        near: Run | None = None
        for number in order:
            run = runs[number]
            if not firm[number] and near is not None and _fills_its_lines(run, lines):
                apart = max(run.sent_first - near.sent_end, near.sent_first - run.sent_end)
                firm[number] = apart <= _NEAR
            near = run if firm[number] else near
    return [run for run, is_firm in zip(runs, firm, strict=True) if is_firm]


def _own(runs: list[Run], lines: Sequence[int]) -> Iterator[Run]:
    """The runs between the first and the last but those that somebody quotes in a sentence of their own."""
    before = runs[0]
    for run in runs[1:-1]:
        _square(run, lines)
    for run, after in pairwise(runs[1:]):
        begins = _begins_line(run.first, lines) or run.sent_first - before.sent_end <= _FAR
        ends = _begins_line(run.end, lines) or after.sent_first - run.sent_end <= _FAR
        if run.size >= _LONG or (begins and ends):
            yield run
            before = run


def _square(run: Run, lines: Sequence[int]) -> None:
    """Cut the one or two words off a run that are only like the first or last ones of somebody's answer."""
    for cut in range(1, _NEAR + 1):
        if run.size - cut < _FIRM:
            return
        if not _begins_line(run.end, lines) and _begins_line(run.end - cut, lines):
            run.end -= cut
            run.sent_end -= cut
        if not _begins_line(run.first, lines) and _begins_line(run.first + cut, lines):
            run.first += cut
            run.sent_first += cut


def _grow(before: Run, after: Run, theirs: Sequence[Word], sent: Sequence[Word]) -> None:
    """Take in the words between two runs that are the same on both sides."""
    while before.end < after.first and before.sent_end < after.sent_first:
        if theirs[before.end].fold != sent[before.sent_end].fold:
            break
        before.end += 1
        before.sent_end += 1
    while before.end < after.first and before.sent_end < after.sent_first:
        if theirs[after.first - 1].fold != sent[after.sent_first - 1].fold:
            break
        after.first -= 1
        after.sent_first -= 1


def _slide(before: Run, after: Run, theirs: Sequence[Word], lines: Sequence[int]) -> None:
    """Move what stands between two runs to where it begins and ends with a line, if it fits there as well."""
    if before.end == after.first:
        return
    best, least = 0, _raggedness(before.end, after.first, lines)
    for step in (-1, 1):
        by = 0
        while True:
            start, end = before.end + by, after.first + by
            if step < 0:
                possible = start > before.first and theirs[start - 1].fold == theirs[end - 1].fold
            else:
                possible = end < after.end and theirs[start].fold == theirs[end].fold
            if not possible:
                break
            by += step
            ragged = _raggedness(before.end + by, after.first + by, lines)
            if ragged < least:
                best, least = by, ragged
    before.end += best
    before.sent_end += best
    after.first += best
    after.sent_first += best


def _raggedness(start: int, end: int, lines: Sequence[int]) -> int:
    """How many of the edges of what stands between are within a line: 0 to 2."""
    return (not _begins_line(start, lines)) + (not _begins_line(end, lines))


def _begins_line(word: int, lines: Sequence[int]) -> bool:
    return word == 0 or word >= len(lines) or lines[word - 1] != lines[word]


def _fills_its_lines(run: Run, lines: Sequence[int]) -> bool:
    """Whether the lines of a run hold nothing else."""
    return _begins_line(run.first, lines) and _begins_line(run.end, lines)


def _line_numbers(plain: str, found: Sequence[Word]) -> list[int]:
    """The line of every word."""
    starts = [0, *(at + 1 for at, letter in enumerate(plain) if letter == "\n")]
    return [bisect_right(starts, word.start) for word in found]
