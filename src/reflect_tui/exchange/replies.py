"""Finding what somebody answered: by comparing what came back with the exact text that was sent.

A reply is not read by its format, since mail programs, word processors and people leave none of it: the
words that were not in what we sent are theirs, and where they stand says what they answer (the idea of
`difflib`, gestalt pattern matching, Ratcliff and Metzener 1988).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from reflect_tui.domain.exchanging import Answered, Changed, ReadReply
from reflect_tui.exchange.aligning import align
from reflect_tui.exchange.asked import Place, places
from reflect_tui.exchange.leavings import sort_out
from reflect_tui.exchange.trimming import is_drawn, trim
from reflect_tui.exchange.words import Word, words

LONGEST = 12_000
"""Words of a reply, with everything it quotes."""
_MARKS = 6
"""Code points of marks that may stand before the first word of a place."""
_QUOTE = re.compile(r"(?:[ \t]*[>|])+[ \t]?")
_OWN_NUMBER = re.compile(
    r"\s*(?:[-*•>]\s*)?\*{0,2}(?:q(?:uestion)?\s?)?(\d{1,2})\s?[.):\-–]\*{0,2}(?:\s+|$)(.*)", re.I
)


@dataclass(frozen=True, slots=True)
class Sent:
    """A note as it was sent."""

    share_id: str
    text: str


@dataclass(slots=True)
class _Came:
    """What is gathered for one share."""

    answers: list[Answered] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Gap:
    """Words that are not ours: between two words of the reply, and between two of what was sent."""

    start: int
    end: int
    """Code points of the reply."""
    before: int
    after: int
    """Words of what was sent: the last one before it (-1: none) and the first one after it."""


def peel(text: str) -> str:
    """A reply without the marks of quotation at the beginning of its lines, at any depth."""
    return "\n".join(
        line[found.end() :] if (found := _QUOTE.match(line)) else line for line in text.split("\n")
    )


def read_replies(text: str, sent: Sequence[Sent]) -> tuple[ReadReply, ...]:
    """What a text says to notes that were sent, for each of them; nothing of ours is in it.

    Args:
        text: what came, decoded; quoted or not, wrapped anew or not.
        sent: the notes it answers, in the order in which it has them.

    Raises:
        ValueError: the text has more than `LONGEST` words.
    """
    plain = peel(text)
    theirs = words(plain)
    if len(theirs) > LONGEST:
        raise ValueError("the reply is too long to be compared")
    notes = _Notes(sent)
    came = [_Came() for _ in sent]
    gaps = list(_gaps(plain, theirs, notes))
    for number, gap in enumerate(gaps):
        _take(gap, plain, theirs, notes, came, is_last=number == len(gaps) - 1)
    return tuple(
        ReadReply(note.share_id, tuple(each.answers), tuple(each.dropped), tuple(each.changed))
        for note, each in zip(sent, came, strict=True)
    )


class _Notes:
    """The notes that were sent, one after the other, as words with their places."""

    def __init__(self, sent: Sequence[Sent]) -> None:
        self.text = "\n\n".join(note.text for note in sent)
        self.words = words(self.text)
        self.starts: list[int] = []
        self.places: list[tuple[int, Place]] = []
        """The number of the note and the place, with code points of the whole."""
        self.bodies: list[tuple[int, int]] = []
        at = 0
        for number, note in enumerate(sent):
            self.starts.append(at)
            found = [Place(each.asked, each.start + at, each.end + at) for each in places(note.text)]
            self.places += [(number, each) for each in found]
            end = found[0].start if found else at + len(note.text)
            self.bodies.append((at + _front(note.text), end))
            at += len(note.text) + 2

    def note_at(self, point: int) -> int:
        """The number of the note at a code point."""
        return max(0, bisect_right(self.starts, point) - 1)

    def is_asked(self, point: int) -> bool:
        """Whether a code point is in a place for an answer."""
        return any(place.start <= point < place.end for _, place in self.places)

    def places_of(self, note: int) -> list[Place]:
        """The places of one note."""
        return [place for number, place in self.places if number == note]


def _front(text: str) -> int:
    """Where the front matter ends."""
    end = text.find("\n---\n") if text.startswith("---\n") else -1
    return end + 5 if end >= 0 else 0


def _gaps(plain: str, theirs: list[Word], notes: _Notes) -> list[_Gap]:
    """Where the reply has something that was not sent, in order."""
    gaps = []
    for before, after in pairwise(align(plain, theirs, notes.words)):
        start = theirs[before.end - 1].end if before.end else 0
        end = theirs[after.first].start if after.first < len(theirs) else len(plain)
        if plain[start:end].strip():
            gaps.append(_Gap(start, end, before.sent_end - 1, after.sent_first))
    return gaps


def _take(
    gap: _Gap, plain: str, theirs: list[Word], notes: _Notes, came: list[_Came], *, is_last: bool
) -> None:
    """Put what stands in one gap where it belongs."""
    ours = _between(notes, gap)
    piece = trim(plain[gap.start : gap.end], ours)
    if is_drawn(piece):
        return
    point = notes.words[gap.before].end - 1 if gap.before >= 0 else 0
    note = notes.note_at(point)
    if _is_in_front(gap, notes, note, point):
        return
    if _is_edit(gap, plain, notes, note, point):
        first, last = gap.before + 1, gap.after - 1
        was = notes.text[notes.words[first].start : notes.words[last].end] if first <= last else ""
        was = " ".join(was.split())
        came[note].changed.append(Changed(was, " ".join(piece.split())))
        return
    asked = notes.places_of(note)
    there = (
        next((place for place in asked if place.start <= point < place.end), None)
        if gap.before >= 0
        else None
    )
    after = notes.words[gap.after].start if gap.after < len(notes.words) else len(notes.text)
    leaves = is_last or gap.before < 0 or gap.after >= len(notes.words) or (asked and after >= asked[-1].end)
    done = sort_out(piece, is_first=gap.before < 0, is_last=bool(leaves))
    came[note].dropped += done.dropped
    if not done.said.strip():
        return
    if there is not None and after <= there.end + _MARKS:
        came[note].answers.append(Answered(there.asked.question, done.said))
    elif there is None and gap.before >= 0 and _is_remark(gap, notes, note, point, done.said):
        came[note].answers.append(Answered("", done.said, beside=_sentence_before(notes.text, point)))
    else:
        came[note].answers += _by_number(done.said, asked, there)


def _is_in_front(gap: _Gap, notes: _Notes, note: int, point: int) -> bool:
    """Whether something was changed in the first lines, which are ours and say nothing to anybody."""
    body = notes.bodies[note][0]
    after = notes.words[gap.after].start if gap.after < len(notes.words) else len(notes.text)
    return gap.before >= 0 and point < body and after < body


def _between(notes: _Notes, gap: _Gap) -> str:
    """What stood in this place in what was sent."""
    start = notes.words[gap.before].end if gap.before >= 0 else 0
    end = notes.words[gap.after].start if gap.after < len(notes.words) else len(notes.text)
    return notes.text[start:end]


def _is_remark(gap: _Gap, notes: _Notes, note: int, point: int, said: str) -> bool:
    """Whether something was written into the body of the note, and not in place of its questions."""
    start, end = notes.bodies[note]
    after = notes.words[gap.after].start if gap.after < len(notes.words) else len(notes.text)
    numbered = any(_number_of(line, notes.places_of(note)) for line in said.split("\n"))
    return start <= point < end and not (numbered and after > end + _MARKS)


def _is_edit(gap: _Gap, plain: str, notes: _Notes, note: int, point: int) -> bool:
    """Whether words of the note were changed, and not written beside it on lines of their own."""
    if gap.before < 0 or gap.after >= len(notes.words):
        return False
    end = notes.bodies[note][1]
    if notes.is_asked(point) or point >= end or notes.words[gap.after].start > end:
        return False
    piece = plain[gap.start : gap.end]
    head, newline, _ = piece.partition("\n")
    own_lines = bool(newline) and not any(c.isalnum() for c in head + piece.rpartition("\n")[2])
    return not own_lines


def _by_number(said: str, asked: Sequence[Place], there: Place | None) -> list[Answered]:
    """A reply that stands by itself: its own numbers say what it answers, if it has any.

    What stands before the first number belongs to the place where it was written, or to the whole note.
    """
    found: list[tuple[int, list[str]]] = [(there.asked.number if there else 0, [])]
    for line in said.split("\n"):
        number = _number_of(line, asked)
        if number and number > found[-1][0]:
            rest = _OWN_NUMBER.fullmatch(line)
            found.append((number, [rest[2] if rest else ""]))
        else:
            found[-1][1].append(line)
    questions = {place.asked.number: place.asked.question for place in asked}
    return [
        Answered(questions.get(number, ""), text)
        for number, lines in found
        if (text := "\n".join(lines).strip())
    ]


def _number_of(line: str, asked: Sequence[Place]) -> int:
    """The number of a question that a line begins with; 0 where it begins with none."""
    found = _OWN_NUMBER.fullmatch(line)
    number = int(found[1]) if found else 0
    return number if any(place.asked.number == number for place in asked) else 0


def _sentence_before(text: str, point: int) -> str:
    """The end of what stands before a remark, to know what it is about."""
    end = point + 1
    while end < len(text) and not text[end].isspace():
        end += 1
    before = " ".join(text[max(0, point - 400) : end].split())
    cut = max(before.rfind(mark, 0, -1) for mark in (". ", "! ", "? "))
    return before[cut + 2 if cut >= 0 else 0 :][-160:].lstrip("# ")
