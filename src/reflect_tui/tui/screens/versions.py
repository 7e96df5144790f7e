"""Earlier versions of an entry: what it said before each change, to read and to put back."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from reflect_tui.domain.dates import say_day
from reflect_tui.domain.entries import Revision
from reflect_tui.domain.sections import sections
from reflect_tui.tui.asking import asking
from reflect_tui.tui.screens.page import PageScreen
from reflect_tui.tui.widgets.lines import Line

if TYPE_CHECKING:
    from reflect_tui.journal import Journal


class VersionsScreen(PageScreen[list[Revision]]):
    """Each version whole, the newest first; the cursor stands on one of them."""

    NAME: ClassVar[str] = "Earlier versions"
    HELP = (
        "What this entry said before each change, the newest first. Enter puts a version back; what it says "
        "now is kept as a version too, so nothing is lost. Esc goes back."
    )
    KEYS: ClassVar[dict[str, str]] = {
        "list.open": "put it back",
        "page.back": "back",
        "app.palette": "all actions",
        "app.help": "help",
    }

    def __init__(self, journal: Journal, entry_id: str) -> None:
        super().__init__(journal)
        self._entry_id = entry_id

    def fetch(self) -> list[Revision]:
        """Every version."""
        return self.journal.history.versions(self._entry_id)

    def lay_out(self, data: list[Revision], width: int) -> Iterator[Line]:
        """Each with its day, then all it said."""
        if not data:
            yield Line()
            yield from self.said("It was never changed.", width)
        today = self.journal.store.today()
        for each in data:
            number = self.item(each)
            yield Line()
            heading = each.writing.title or "Without a title"
            until = f"until {say_day(each.kept_at.date(), today)}"
            yield from self.words(heading, width, voice="strong", item=number, right=until)
            if each.writing.themes:
                yield from self.words(", ".join(each.writing.themes), width, voice="dim", item=number)
            for part in sections(each.writing):
                if part.heading:
                    yield from self.words(part.heading, width, voice="dim", item=number)
                for line in part.text.split("\n"):
                    yield from self.words(line, width, indent=2, item=number)

    def open_item(self, item: object) -> None:
        """Ask whether it shall say that again."""
        from reflect_tui.tui.screens.dialogs import confirm

        if not isinstance(item, Revision):
            return
        number = item.number

        def answered(choice: int | None) -> None:
            if choice == 0:
                self.put_back(number)

        explanation = "What it says now is kept as a version. What you judged is not touched."
        asked = confirm("Let it say this again?", "Yes, put it back", explanation=explanation)
        self.app.push_screen(asked, answered)

    @asking("put back", exclusive=False)
    async def put_back(self, number: int) -> None:
        """Put it back, and say so."""
        await asyncio.to_thread(self.journal.history.put_back, self._entry_id, number)
        self.notify("What it said until now is a version too.", title="It is back.", markup=False)
        self.read()
