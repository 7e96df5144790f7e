"""One exchange: what came back to a note of yours, and what you learnt from talking it through."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from reflect_tui.tui import learning_keys
from reflect_tui.tui.asking import asking
from reflect_tui.tui.screens.page import PageScreen
from reflect_tui.tui.widgets.lines import Line

if TYPE_CHECKING:
    from reflect_tui.journal import Journal
    from reflect_tui.journal.buddies import Talk


class TalkScreen(PageScreen["Talk"]):
    """What was asked, what came back, what was learnt."""

    BINDINGS: ClassVar[list[BindingType]] = list(learning_keys.TALK)
    NAME: ClassVar[str] = "Talked through"
    HELP = (
        "What came back to your note, each answer under its question. Take your time: nothing has to be "
        "answered. e says what you learnt from talking it through, which closes the exchange and stands "
        "beside the entry. Enter opens the entry."
    )
    KEYS: ClassVar[dict[str, str]] = {
        "talk.learnt": "what I learnt",
        "list.open": "the entry",
        "talk.sent": "what I sent",
        "page.back": "back",
        "app.palette": "all actions",
        "app.help": "help",
    }

    def __init__(self, journal: Journal, share_id: str) -> None:
        super().__init__(journal)
        self._share_id = share_id

    def fetch(self) -> Talk:
        """The exchange."""
        return self.journal.buddies.talk(self._share_id)

    def lay_out(self, data: Talk, width: int) -> Iterator[Line]:
        """Top down."""
        self.title_bar.note = data.heading
        if not data.answers:
            yield Line()
            yield from self.said("Nothing has come back yet. There is no hurry on either side.", width)
        for each in data.answers:
            yield Line()
            about = each.question or (
                f"After “…{each.beside[-60:]}”" if each.beside else "To the note as a whole"
            )
            yield from self.said(about, width)
            number = self.item(each)
            for paragraph in each.text.split("\n"):
                yield from self.words(paragraph, width, indent=2, item=number)
        yield Line()
        if data.exchange.learnt:
            yield from self.said("What you learnt from talking it through", width)
            number = self.item(data)
            for paragraph in data.exchange.learnt.split("\n"):
                yield from self.words(paragraph, width, indent=2, item=number)
        elif data.answers:
            yield from self.said("e: what did you learn from talking it through?", width)

    def open_item(self, item: object) -> None:
        """Read the entry."""
        del item
        if self._data is not None and self._data.entry_id:
            from reflect_tui.tui.screens.start import read_entry

            read_entry(self, self.journal, self._data.entry_id)

    def action_sent(self) -> None:
        """Show the exact text that went out."""
        from reflect_tui.tui.screens.replying import TextScreen

        if self._data is not None:
            self.app.push_screen(TextScreen("What I sent", self._data.text))

    @asking("learnt")
    async def action_learnt(self) -> None:
        """Write what was learnt."""
        from reflect_tui.tui.screens.replying import LearntScreen

        talk = await asyncio.to_thread(self.journal.buddies.talk, self._share_id)
        self.app.push_screen(LearntScreen(self.journal, talk))
