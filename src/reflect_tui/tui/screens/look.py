"""Look again: the original read-only, then what happened, how sound the call was, what was learnt."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from reflect_tui.domain.entries import Draft, Entry, EntryKind
from reflect_tui.domain.look_sheets import (
    LOOKING,
    kept_parts,
    look_sheet,
    read_change_look,
    read_look,
)
from reflect_tui.tui.screens.write import WriteScreen
from reflect_tui.tui.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reflect_tui.domain.looking import ChangeLook, Look
    from reflect_tui.journal import Journal


class LookAgainScreen(WriteScreen):
    """A look at one judgement or change; what is typed is a draft like any other until it is kept."""

    INTRO_STAYS: ClassVar[bool] = True
    HELP = (
        "What you kept stands above, as it was: nobody can change it now, and that keeps it from hindsight. "
        "Say what happened, then, apart from how it ended, how sound the call was. Nothing has to be "
        "answered but the first. Esc is for later; nothing is lost."
    )

    def __init__(
        self,
        journal: Journal,
        entry: Entry,
        *,
        draft: Draft | None = None,
        values: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(journal, look_sheet(entry), values=values, draft=draft, entry=entry)

    def introduction(self) -> ComposeResult:
        """What was kept, in the writer's words."""
        assert self.entry is not None
        with Vertical(id="intro", classes="kept"):
            for said, words in kept_parts(self.entry, self.journal.store.today()):
                yield Static(plain(said), classes="kept-said")
                yield Static(plain(words), classes="kept-words")

    def blank_draft(self) -> Draft:
        """A draft of a look at this entry."""
        assert self.entry is not None
        return self.journal.drafts.blank(self.sheet.kind, pack_id=LOOKING, entry_id=self.entry.id)

    def understood(self, values: Mapping[str, str]) -> Callable[[str], Entry] | None:
        """What storing the look means; None where nothing is said at all."""
        if not any(text.strip() for text in values.values()):
            return None
        assert self.entry is not None
        today = self.journal.store.today()
        if self.entry.kind is EntryKind.CHANGE:
            return partial(self._put_down_change, self.entry.id, read_change_look(values, today))
        return partial(self._put_down, self.entry.id, read_look(values, today))

    def _put_down(self, entry_id: str, look: Look, draft_id: str) -> Entry:
        return self.journal.judgements.look_again(entry_id, look, draft_id=draft_id)

    def _put_down_change(self, entry_id: str, look: ChangeLook, draft_id: str) -> Entry:
        return self.journal.judgements.look_at_change(entry_id, look, draft_id=draft_id)
