"""Threads: how an entry led to something learnt, that to a change, and the change to what happened."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from reflect_tui.domain.entries import Entry, EntryKind, Link
from reflect_tui.domain.looking import Call, say_found
from reflect_tui.domain.text import one_line

LED_TO, LEARNT_FROM, ABOUT, HARVESTED_FROM = "led-to", "learnt-from", "about", "harvested-from"
LINK_TYPES = {
    LED_TO: "led to",
    LEARNT_FROM: "learnt from",
    ABOUT: "about",
    HARVESTED_FROM: "harvested from",
}
"""The ways entries hang together, with how people say them."""
LONGEST = 400
"""Lines of a thread; one that is longer is cut, and says so."""
# What an entry says it taught, in the order one would read it.
_LEARNT = ("taught", "now_what", "made_possible_by")


@dataclass(frozen=True, slots=True)
class ThreadLine:
    """One line of a thread."""

    depth: int
    """0 for where it begins."""
    what: str
    """`entry`, `found`, `learnt` or `happened`."""
    text: str
    """In the writer's words, one line, fit for a terminal."""
    on: date | None = None
    entry_id: str = ""
    kind: EntryKind | None = None


def thread_lines(
    root: Entry, children: Callable[[str], Sequence[Link]], fetch: Callable[[str], Entry | None]
) -> Iterator[ThreadLine]:
    """The lines of a thread from where it begins, each entry once, children under their parents.

    Args:
        root: where it begins.
        children: what an entry is linked to.
        fetch: an entry by its id; None where it is gone.
    """
    seen: set[str] = set()
    waiting: list[tuple[int, Entry]] = [(0, root)]
    while waiting:
        depth, entry = waiting.pop()
        if entry.id in seen:
            continue
        seen.add(entry.id)
        yield from _lines_of(entry, depth)
        below = [found for link in children(entry.id) if (found := fetch(link.to_id)) is not None]
        waiting += [(depth + 1, each) for each in reversed(below)]


def _lines_of(entry: Entry, depth: int) -> Iterator[ThreadLine]:
    yield ThreadLine(depth, "entry", entry.heading(), entry.day, entry.id, entry.kind)
    for found in entry.judgement.outcomes if entry.judgement else ():
        call = f"; the call was {Call(found.call).label}" if found.call in set(Call) else ""
        yield ThreadLine(depth + 1, "found", f"{say_found(found.outcome)}{call}", found.on)
        if found.note:
            yield ThreadLine(depth + 1, "happened", one_line(found.note, 120), found.on)
        if found.learnt:
            yield ThreadLine(depth + 1, "learnt", one_line(found.learnt, 120), found.on)
    for name in _LEARNT:
        if text := one_line(entry.fields.get(name, ""), 120):
            yield ThreadLine(depth + 1, "learnt", text)
    if entry.kind is EntryKind.CHANGE:
        if state := entry.fields.get("state", ""):
            yield ThreadLine(depth + 1, "found", state)
        if text := one_line(entry.fields.get("what_happened", ""), 120):
            yield ThreadLine(depth + 1, "happened", text)
