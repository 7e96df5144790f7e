"""Writing a case made of a contribution, which stands beside the questions and is never put into it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from reflect_tui.domain.entries import Entry, EntryKind
from reflect_tui.domain.sheets import blank_sheet
from reflect_tui.tui.screens.write import WriteScreen
from reflect_tui.tui.text import plain

if TYPE_CHECKING:
    from reflect_tui.domain.sessions import Contribution
    from reflect_tui.journal import Journal


class CaseScreen(WriteScreen):
    """A case out of what one of the group sent in and allows."""

    INTRO_STAYS: ClassVar[bool] = True
    HELP = (
        "Write the case so that it points at nobody: blend it, leave out what only one person can know. What "
        "it is made of stands above. Ctrl+S keeps the case; Esc leaves it as a draft."
    )

    def __init__(self, journal: Journal, session_id: str, made_of: Contribution) -> None:
        super().__init__(journal, blank_sheet(EntryKind.CASE))
        self._session_id = session_id
        self._made_of = made_of

    def introduction(self) -> ComposeResult:
        """What it is made of."""
        with Vertical(id="intro", classes="week"):
            yield Static(plain("Made of"), classes="week-heading")
            yield Static(plain(self._made_of.text), classes="week-line")

    def understood(self, values: Mapping[str, str]) -> Callable[[str], Entry] | None:
        """Keep it as a case of the session, which looks at the writer's leave once more."""
        writing = self.sheet.read(values, self.journal.store.today())
        if writing.is_empty:
            return None

        def keep(draft_id: str) -> Entry:
            entry = self.journal.sessions.make_case(self._session_id, [self._made_of.id], writing)
            if self.draft is not None and draft_id:
                self.journal.drafts.discard(self.draft)
            return entry

        return keep
