"""The detectors' own last look: what the finished text would still give away is found beforehand."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from reflect_tui.anonymise.marks import GUESS, Mark
from reflect_tui.anonymise.tokens import Page
from reflect_tui.anonymise.types import FindingKind
from reflect_tui.anonymise.verify import details_left, leftovers
from reflect_tui.anonymise.view import fold

_PLACEHOLDER = "[Person A]"
_KINDS = (("e-mail", FindingKind.CONTACT), ("web", FindingKind.CONTACT), ("postcode", FindingKind.ADDRESS))
_WHY = {
    FindingKind.PERSON: "is a name found elsewhere in what you are sharing",
    FindingKind.CONTACT: "looks like a way of reaching someone",
    FindingKind.ADDRESS: "looks like a postcode",
    FindingKind.ID: "is a long number",
}


def last_look(
    page: Page, marks: Sequence[Mark], wanted: Collection[str], keep: Collection[str]
) -> list[Mark]:
    """Marks for what `survivors` would object to once these marks are replaced.

    Args:
        page: The text.
        marks: Its settled marks, in order.
        wanted: The folded words of every name masked in the export.
        keep: Texts the owner said never to mask.
    """
    parts: list[str] = []
    starts: list[tuple[int, int]] = []
    here = length = 0
    for mark in marks:
        starts.append((length, here))
        parts += [page.flat[here : mark.start], _PLACEHOLDER]
        length += mark.start - here + len(_PLACEHOLDER)
        here = mark.end
    starts.append((length, here))
    parts.append(page.flat[here:])
    finished = "".join(parts)
    if not (_names_left(page, marks, wanted) or details_left(finished)):
        return []
    found: list[Mark] = []
    at = 0
    for start, end, why in leftovers(Page(finished), wanted, keep):
        while at + 1 < len(starts) and starts[at + 1][0] <= start:
            at += 1
        shift = starts[at][1] - starts[at][0]
        found.append(_mark(page, start + shift, end + shift, why))
    return found


def _names_left(page: Page, marks: Sequence[Mark], wanted: Collection[str]) -> bool:
    """Whether a closer look is worth it: a wanted word that no mark covers, or half a word left over."""
    at = 0
    for token in page.tokens:
        while at < len(marks) and marks[at].end <= token.start:
            at += 1
        if at < len(marks) and marks[at].start <= token.start and token.end <= marks[at].end:
            continue
        if at < len(marks) and marks[at].start < token.end:
            return True
        key = token.key.replace("'", "")
        if key in wanted or (key[-1:] == "s" and key[:-1] in wanted):
            return True
    return False


def _mark(page: Page, start: int, end: int, why: str) -> Mark:
    kind = FindingKind.PERSON if "name" in why and "web" not in why else FindingKind.ID
    kind = next((k for word, k in _KINDS if word in why), kind)
    keys = (fold(page.flat[start:end]),) if kind is FindingKind.PERSON else ()
    return Mark(start, end, kind, _WHY[kind], "last-look", False, GUESS, keys)
