"""The week in view: its pack, with the entries of the week beside the questions."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from reflect_tui.domain.dates import say_day
from reflect_tui.tui.asking import asking
from reflect_tui.tui.screens.start import WEEK_PACK, sheet_of
from reflect_tui.tui.screens.write import WriteScreen
from reflect_tui.tui.text import plain

if TYPE_CHECKING:
    from textual.screen import Screen

    from reflect_tui.domain.entries import Draft, EntryRow
    from reflect_tui.domain.sheets import Sheet
    from reflect_tui.journal import Journal


class WeekScreen(WriteScreen):
    """Looking back at a week; one that was skipped leaves no mark."""

    INTRO_STAYS: ClassVar[bool] = True
    HELP = (
        "The week as you wrote it stands beside the questions. Answer what catches; nothing has to be "
        "answered, and a week you missed needs no catching up. Ctrl+S keeps what there is."
    )

    def __init__(
        self, journal: Journal, sheet: Sheet, rows: list[EntryRow], draft: Draft | None = None
    ) -> None:
        super().__init__(journal, sheet, draft=draft)
        self._rows = rows

    def introduction(self) -> ComposeResult:
        """The days of the week with what was written on them."""
        today = self.journal.store.today()
        with Vertical(id="intro", classes="week"):
            yield Static(plain("The last seven days"), classes="week-heading")
            for row in reversed(self._rows):
                yield Static(plain(f"{say_day(row.day, today)}  {row.heading(60)}"), classes="week-line")
            if not self._rows:
                yield Static(plain("Nothing was written, and nothing had to be."), classes="week-line")


@asking("start")
async def open_week(screen: Screen[Any], journal: Journal) -> None:
    """Open the week in view; one that was begun goes on."""
    pack = await asyncio.to_thread(journal.packs.get, WEEK_PACK)
    rows = await asyncio.to_thread(journal.today.week)
    waiting = await asyncio.to_thread(journal.drafts.unfinished)
    begun = next((each for each in waiting if each.pack_id == WEEK_PACK and not each.entry_id), None)
    screen.app.push_screen(WeekScreen(journal, sheet_of(journal, pack), rows, begun))
