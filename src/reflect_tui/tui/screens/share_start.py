"""The way into sharing: for whom, what is wanted back, and then the entries are looked through."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from reflect_tui.domain.exchanging import MOST_ASKED, Wish
from reflect_tui.domain.sharing import Audience
from reflect_tui.tui.asking import asking
from reflect_tui.tui.screens.dialogs import Ask, Pick

if TYPE_CHECKING:
    from reflect_tui.domain.shapes import Shape
    from reflect_tui.journal import Journal

SLOW = 0.5
"""Seconds after which we say what is going on."""
LONGEST = 3_600
"""Seconds for which we would go on saying it."""

Then = Callable[[bool | None], None]


@dataclass(slots=True)
class _Wanted:
    """What was said so far."""

    ids: Sequence[str]
    audience: Audience
    wish: Wish | None = None
    asks: list[str] = field(default_factory=list)
    mine: list[str] = field(default_factory=list)
    shape: Shape | None = None
    may_quote: bool = False
    may_become_case: bool = False


LEAVES = {
    "read it": (False, False),
    "read it, and quote my words": (True, False),
    "read it, and make a case of it with others": (False, True),
    "quote my words, and make a case of it": (True, True),
}
"""What a group may do with what it is sent: whether it may be quoted, whether it may become a case."""


def begin_sharing(
    screen: Screen[Any], journal: Journal, ids: Sequence[str], then: Then | None = None
) -> None:
    """Ask for whom and what is wanted back, look through the entries, and open the review."""
    audiences = list(Audience)

    def chosen(number: int | None) -> None:
        if number is None:
            return
        wanted = _Wanted(ids, audiences[number])
        if wanted.audience is Audience.BUDDY:
            _ask_wish(screen, journal, wanted, then)
        elif wanted.audience is Audience.CPD:
            _ask_shape(screen, journal, wanted, then)
        elif wanted.audience is Audience.GROUP:
            _ask_leave(screen, journal, wanted, then)
        else:
            _prepare(screen, journal, wanted, then)

    why = "The closer the reader is to the people you write about, the less it takes to recognise them."
    screen.app.push_screen(Pick("Who is this for?", [each.label for each in audiences], why), chosen)


def _ask_wish(screen: Screen[Any], journal: Journal, wanted: _Wanted, then: Then | None) -> None:
    wishes = list(Wish)

    def chosen(number: int | None) -> None:
        if number is None:
            return
        wanted.wish = wishes[number]
        if wanted.wish is Wish.HEARD:
            _prepare(screen, journal, wanted, then)
        else:
            _ask_question(screen, journal, wanted, then)

    why = "It stands in the note, so that your buddy knows."
    screen.app.push_screen(Pick("What would you like back?", [each.value for each in wishes], why), chosen)


def _ask_question(screen: Screen[Any], journal: Journal, wanted: _Wanted, then: Then | None) -> None:
    """Up to three questions of one's own; an empty line goes on."""
    number = len(wanted.asks) + 1

    def answered(question: str | None) -> None:
        if question is None:
            return
        if not question:
            _prepare(screen, journal, wanted, then)
            return
        wanted.asks.append(question)
        _ask_mine(screen, journal, wanted, then)

    first = "Is there something you would like to ask?" if number == 1 else "Something else?"
    why = f"Question {number} of {MOST_ASKED} at most; there is a place to answer under it. Empty goes on."
    screen.app.push_screen(Ask(first, "", why), answered)


def _ask_mine(screen: Screen[Any], journal: Journal, wanted: _Wanted, then: Then | None) -> None:
    """One's own answer, which the buddy reads after writing theirs."""

    def answered(mine: str | None) -> None:
        wanted.mine.append(mine or "")
        if len(wanted.asks) < MOST_ASKED:
            _ask_question(screen, journal, wanted, then)
        else:
            _prepare(screen, journal, wanted, then)

    why = "Your buddy is asked to write theirs first. Empty leaves it out."
    screen.app.push_screen(Ask("And what would you answer yourself?", "", why), answered)


def _ask_shape(screen: Screen[Any], journal: Journal, wanted: _Wanted, then: Then | None) -> None:
    from reflect_tui.domain.shapes import Shape

    shapes = list(Shape)

    def chosen(number: int | None) -> None:
        if number is None:
            return
        wanted.shape = shapes[number - 1] if number else None
        _prepare(screen, journal, wanted, then)

    why = "What came back from a peer, and what you learnt from it, go where the form asks for them."
    options = ["as I wrote it", *(each.label for each in shapes)]
    screen.app.push_screen(Pick("In whose headings?", options, why), chosen)


def _ask_leave(screen: Screen[Any], journal: Journal, wanted: _Wanted, then: Then | None) -> None:
    """What the group may do with it; nothing is assumed."""

    def chosen(number: int | None) -> None:
        if number is None:
            return
        wanted.may_quote, wanted.may_become_case = list(LEAVES.values())[number]
        _prepare(screen, journal, wanted, then)

    why = "It is yours to say, and stands in the file. Nobody is told who wrote it."
    screen.app.push_screen(Pick("What may the group do with it?", list(LEAVES), why), chosen)


@asking("share", exclusive=False)
async def _prepare(screen: Screen[Any], journal: Journal, wanted: _Wanted, then: Then | None) -> None:
    looking = asyncio.create_task(
        asyncio.to_thread(
            journal.sharing.prepare,
            wanted.ids,
            wanted.audience,
            wanted.asks,
            wish=wanted.wish,
            mine=wanted.mine,
            shape=wanted.shape,
        )
    )
    slow = not (await asyncio.wait({looking}, timeout=SLOW))[0]
    if slow:
        screen.notify("Looking through it …", markup=False, timeout=LONGEST)
    try:
        plan = (await looking).allowing(quote=wanted.may_quote, case=wanted.may_become_case)
    finally:
        if slow:
            screen.app.clear_notifications()
    from reflect_tui.tui.screens.share import ShareScreen

    screen.app.push_screen(ShareScreen(journal, plan), then)
