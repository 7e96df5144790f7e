"""The trash: what went there, to bring back or to erase for good."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from reflect_tui.domain.dates import say_day
from reflect_tui.domain.entries import EntryRow
from reflect_tui.tui import bindings
from reflect_tui.tui.asking import asking
from reflect_tui.tui.screens.page import PageScreen
from reflect_tui.tui.widgets.lines import Line

if TYPE_CHECKING:
    from reflect_tui.journal.history import Erasing


class TrashScreen(PageScreen[list[EntryRow]]):
    """Entries in the trash."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings.TRASH)
    NAME: ClassVar[str] = "The trash"
    HELP = (
        "What you moved to the trash. Enter brings an entry back; e erases it for good, from every file of "
        "the app, after saying what it cannot reach. Esc goes back."
    )
    KEYS: ClassVar[dict[str, str]] = {
        "list.open": "bring it back",
        "trash.erase": "erase for good",
        "page.back": "back",
        "app.palette": "all actions",
        "app.help": "help",
    }

    def fetch(self) -> list[EntryRow]:
        """What is there."""
        return self.journal.history.trash()

    def lay_out(self, data: list[EntryRow], width: int) -> Iterator[Line]:
        """One after the other."""
        yield Line()
        if not data:
            yield from self.said("The trash is empty.", width)
        today = self.journal.store.today()
        for row in data:
            right = f"{row.kind.label} · {say_day(row.day, today)}"
            yield from self.words(row.heading(72), width, item=self.item(row), right=right)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be erased where nothing is."""
        return self.current is not None if action == "erase" else super().check_action(action, parameters)

    def open_item(self, item: object) -> None:
        """Bring it back."""
        if isinstance(item, EntryRow):
            self.bring_back(item)

    @asking("bring back", exclusive=False)
    async def bring_back(self, row: EntryRow) -> None:
        """Take it out of the trash."""
        await asyncio.to_thread(self.journal.history.take_out, [row.id])
        self.notify(row.heading(60), title="It is back.", markup=False, timeout=4)
        self.read()

    @asking("about to erase")
    async def action_erase(self) -> None:
        """Say what erasing takes and cannot reach, and ask."""
        row = self.current
        if not isinstance(row, EntryRow):
            return
        about = await asyncio.to_thread(self.journal.history.about_to_erase, [row.id])
        from reflect_tui.tui.screens.dialogs import Pick

        options = ["No, leave it as it is", "Yes, erase it for good"]
        if about.copies:
            options.append("Yes, and from the copies of the journal as well")

        def answered(choice: int | None) -> None:
            if choice:
                self.erase(row.id, copies=choice == 2)

        # Nothing brings it back: a hurried Enter leaves it as it is.
        question = f"Erase “{row.heading(60)}” for good?"
        self.app.push_screen(Pick(question, options, what_it_means(about)), answered)

    @asking("erase", exclusive=False)
    async def erase(self, entry_id: str, *, copies: bool) -> None:
        """Erase it, and say what is left to do."""
        done = await asyncio.to_thread(self.journal.history.erase, [entry_id], copies=copies)
        hint = "" if done.log_emptied else "The last traces go when your other window is closed."
        if copies and done.copies_left:
            hint = f"{hint} {len(done.copies_left)} of the copies could not be changed.".strip()
        self.notify(hint, title="Erased.", markup=False)
        self.read()


def what_it_means(about: Erasing) -> str:
    """What erasing takes, and what it cannot reach."""
    said = [
        "If you have been asked for your notes, do not erase anything. Take advice first: your union, your "
        "defence body, or your organisation's legal team.",
        "It goes with its earlier versions, drafts and replies, and what the ledger says of it. "
        "There is no undo.",
    ]
    if about.shares:
        said.append("Something of it was shared: a copy may still exist with somebody.")
    if about.copies:
        said.append("Copies of the journal that the app made may hold it too.")
    said.append("Takeouts, your own copies and what a disk keeps by itself are out of our reach.")
    return "\n\n".join(said)
