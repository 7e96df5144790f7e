"""A finding in its surroundings, as it was written and as it will be read."""

from __future__ import annotations

from dataclasses import dataclass

from reflect_tui.anonymise.review import Decision, Review

AROUND = 120
"""Code points shown on each side of a finding: two or three lines of half a screen."""


@dataclass(frozen=True, slots=True)
class Window:
    """Text before, the place itself, text after; once as written and once as it will be read."""

    before: str
    place: str
    after: str
    read_before: str
    read_place: str
    read_after: str


def window(review: Review, step: int, place: int = 0) -> Window:
    """The surroundings of one place of a step; other findings in them are replaced on the reading side."""
    current = review.steps[step]
    where = current.places[place]
    text = review.texts[where.text]
    start, end = where.finding.start, where.finding.end
    left = _back_to_space(text, max(0, start - AROUND))
    right = _on_to_space(text, min(len(text), end + AROUND))
    made = review.applied()[where.text].replacements
    # What is replaced is shown whole: half a name would stand there as if it were not.
    left = min((each.start for each in made if each.start < left < each.end), default=left)
    right = max((each.end for each in made if each.start < right < each.end), default=right)
    changes = [
        (each.start, each.end, each.replacement) for each in made if left <= each.start and each.end <= right
    ]
    read_place = text[start:end] if current.decision is Decision.KEPT else current.stand_in
    return Window(
        before=text[left:start],
        place=text[start:end],
        after=text[end:right],
        read_before=_read(text, left, start, changes),
        read_place=read_place,
        read_after=_read(text, end, right, changes),
    )


def _read(text: str, start: int, end: int, changes: list[tuple[int, int, str]]) -> str:
    parts = []
    done = start
    for first, last, put in changes:
        if first >= start and last <= end:
            parts += [text[done:first], put]
            done = last
    return "".join((*parts, text[done:end]))


def _back_to_space(text: str, place: int) -> int:
    """The start of the word at a place, so that no word is shown by half; not further than 40 back."""
    for back in range(place, max(0, place - 40), -1):
        if text[back - 1].isspace():
            return back
    return place if place > 40 else 0


def _on_to_space(text: str, place: int) -> int:
    for on in range(place, min(len(text), place + 40)):
        if text[on].isspace():
            return on
    return place
