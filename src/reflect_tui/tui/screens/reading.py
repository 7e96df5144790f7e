"""Reading one entry on a screen of its own, where there is no room beside the list."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.getters import query_one

from reflect_tui.domain.entries import Entry, EntryKind
from reflect_tui.tui.asking import asking
from reflect_tui.tui.screens.entry_actions import EntryActions
from reflect_tui.tui.screens.start import edit_entry
from reflect_tui.tui.widgets.bars import KeyLine, TitleBar
from reflect_tui.tui.widgets.reader import Reader

if TYPE_CHECKING:
    from reflect_tui.journal import Journal


class ReadingScreen(EntryActions[None]):
    """One entry, the whole width of the page."""

    CSS_PATH = "../styles/reading.tcss"
    HELP = "One entry. e changes it, x shares it, Esc goes back."

    reader = query_one(Reader)

    def __init__(self, journal: Journal, entry: Entry) -> None:
        super().__init__()
        self.journal = journal
        self._entry = entry

    def compose(self) -> ComposeResult:
        """The entry, with room around it."""
        yield TitleBar(self._entry.kind.label.capitalize())
        yield Reader(id="reader")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show it."""
        self.reader.show(self._entry, self.journal.store.today())
        self.set_focus(self.reader)

    @on(events.ScreenResume)
    def come_back(self) -> None:
        """It may have been changed."""
        self.read_again()

    @asking("read")
    async def read_again(self) -> None:
        """Fetch it again where it differs."""
        entry = await asyncio.to_thread(self.journal.entries.get, self._entry.id)
        if entry != self._entry:
            self._entry = entry
            self.reader.show(entry, self.journal.store.today())

    def here(self) -> tuple[str, EntryKind] | None:
        """The entry one reads."""
        return self._entry.id, self._entry.kind

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can be done depends on its kind."""
        if action in self.ABOUT_AN_ENTRY:
            return self.can_do(action)
        return super().check_action(action, parameters)

    def action_edit(self) -> None:
        """Change it."""
        edit_entry(self, self.journal, self._entry.id)

    def action_share(self) -> None:
        """Share it, checked first."""
        from reflect_tui.tui.screens.share_start import begin_sharing

        begin_sharing(self, self.journal, [self._entry.id])

    @asking("trash", exclusive=False)
    async def action_trash(self) -> None:
        """Move it to the trash and go back."""
        await asyncio.to_thread(self.journal.entries.trash, [self._entry.id])
        self.notify("u brings it back.", title="Moved to the trash.", markup=False)
        self.dismiss(None)

    def action_leave_reader(self) -> None:
        """Go back to where one came from."""
        self.dismiss(None)
