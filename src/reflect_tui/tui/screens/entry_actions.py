"""What can be done with an entry one looks at, in the Journal and on a page of its own."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, TypeVar

from reflect_tui.domain.entries import CAME_FROM, EntryKind
from reflect_tui.domain.sheets import blank_sheet, writing_of
from reflect_tui.tui.asking import asking
from reflect_tui.tui.leaving import LeavingScreen

if TYPE_CHECKING:
    from reflect_tui.journal import Journal

Result = TypeVar("Result")


class EntryActions(LeavingScreen[Result]):
    """A screen that shows entries one at a time."""

    journal: Journal
    ABOUT_AN_ENTRY: ClassVar[frozenset[str]] = frozenset(
        {"thread", "versions", "amend", "make_change", "look_at_it", "mark_hard"}
    )
    """Actions that need an entry."""

    @abstractmethod
    def here(self) -> tuple[str, EntryKind] | None:
        """The id and the kind of the entry that is shown, if one is."""

    @abstractmethod
    def come_back(self) -> None:
        """Read what is shown again."""

    def can_do(self, action: str) -> bool:
        """Whether an action fits the entry that is shown."""
        here = self.here()
        if here is None:
            return False
        if action == "amend":
            return here[1] is EntryKind.JUDGEMENT
        return action != "look_at_it" or here[1] in (EntryKind.JUDGEMENT, EntryKind.CHANGE)

    def action_thread(self) -> None:
        """Show what led to it and what came of it."""
        from reflect_tui.tui.screens.thread import ThreadScreen

        if (here := self.here()) is not None:
            self.app.push_screen(ThreadScreen(self.journal, here[0]))

    def action_versions(self) -> None:
        """Show what it said before."""
        from reflect_tui.tui.screens.versions import VersionsScreen

        if (here := self.here()) is not None:
            self.app.push_screen(VersionsScreen(self.journal, here[0]))

    def action_look_at_it(self) -> None:
        """Look again at it, whatever its day."""
        from reflect_tui.tui.screens.start import look_again

        if (here := self.here()) is not None:
            look_again(self, self.journal, here[0])

    def action_make_change(self) -> None:
        """Begin a change that this led to."""
        from reflect_tui.tui.screens.write import WriteScreen

        if (here := self.here()) is not None:
            sheet = blank_sheet(EntryKind.CHANGE)
            along = {CAME_FROM: here[0]}
            self.app.push_screen(WriteScreen(self.journal, sheet, values=along))

    def action_amend(self) -> None:
        """Ask for a thought to be added to a kept judgement."""
        from reflect_tui.tui.screens.dialogs import Ask

        if (here := self.here()) is None:
            return

        def answered(text: str | None) -> None:
            if text:
                self.amend(here[0], text)

        explanation = "It stands beside the judgement with today's date. What you kept stays as it was."
        self.app.push_screen(Ask("What do you want to add?", "", explanation), answered)

    @asking("amend", exclusive=False)
    async def amend(self, entry_id: str, text: str) -> None:
        """Add it."""
        await asyncio.to_thread(self.journal.judgements.amend, entry_id, text)
        self.notify("What you kept is as it was.", title="Added.", markup=False, timeout=4)
        self.come_back()

    @asking("hard", exclusive=False)
    async def action_mark_hard(self) -> None:
        """Never bring it up unasked, or do again."""
        if (here := self.here()) is None:
            return
        entry = await asyncio.to_thread(self.journal.entries.get, here[0])
        writing = replace(writing_of(entry), hard=not entry.hard)
        changed = await asyncio.to_thread(self.journal.entries.change, entry.id, writing)
        if changed.hard and entry.hard:
            said = "Where somebody was hurt, an entry stays so.", "Nothing was changed."
        elif changed.hard:
            said = "It is here whenever you look for it.", "It will not be brought up unasked."
        else:
            said = "", "It may be brought up again."
        self.notify(said[0], title=said[1], markup=False)
        self.come_back()
