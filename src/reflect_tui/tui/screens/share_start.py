"""The way into sharing: for whom, and then the entries are looked through."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from reflect_tui.domain.sharing import Audience
from reflect_tui.tui.asking import asking
from reflect_tui.tui.screens.dialogs import Pick

if TYPE_CHECKING:
    from reflect_tui.journal import Journal

SLOW = 0.5
"""Seconds after which we say what is going on."""
LONGEST = 3_600
"""Seconds for which we would go on saying it."""

Then = Callable[[bool | None], None]


def begin_sharing(
    screen: Screen[Any], journal: Journal, ids: Sequence[str], then: Then | None = None
) -> None:
    """Ask for whom, look through the entries, and open the review."""
    audiences = list(Audience)

    def chosen(number: int | None) -> None:
        if number is not None:
            _prepare(screen, journal, ids, audiences[number], then)

    why = "The closer the reader is to the people you write about, the less it takes to recognise them."
    screen.app.push_screen(Pick("Who is this for?", [each.label for each in audiences], why), chosen)


@asking("share", exclusive=False)
async def _prepare(
    screen: Screen[Any], journal: Journal, ids: Sequence[str], audience: Audience, then: Then | None
) -> None:
    looking = asyncio.create_task(asyncio.to_thread(journal.sharing.prepare, ids, audience))
    slow = not (await asyncio.wait({looking}, timeout=SLOW))[0]
    if slow:
        screen.notify("Looking through it …", markup=False, timeout=LONGEST)
    try:
        plan = await looking
    finally:
        if slow:
            screen.app.clear_notifications()
    from reflect_tui.tui.screens.share import ShareScreen

    screen.app.push_screen(ShareScreen(journal, plan), then)
