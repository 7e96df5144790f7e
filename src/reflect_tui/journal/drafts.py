"""The desk for drafts: what is typed is here within a second, and waits here until it is kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reflect_tui.domain.entries import Draft, EntryKind
from reflect_tui.domain.text import storable
from reflect_tui.storage import drafts

if TYPE_CHECKING:
    from reflect_tui.journal.store import Store


@dataclass(frozen=True, slots=True)
class DraftsDesk:
    """Unfinished writing."""

    store: Store

    def blank(self, kind: EntryKind, *, pack_id: str = "", entry_id: str = "") -> Draft:
        """A new draft with nothing in it, not stored yet."""
        return Draft(self.store.new_id(), kind, {}, pack_id, entry_id)

    def save(self, draft: Draft) -> Draft:
        """Store a draft; the one given back is the one to save next time.

        Raises:
            JournalUnavailable: it could not be stored; the text is still with the caller.
        """
        values = {key: storable(text) for key, text in draft.values.items() if text}
        with self.store.writing() as connection:
            return drafts.save(
                connection, replace(draft, values=values), self.store.now(), self.store.new_id()
            )

    def discard(self, draft: Draft) -> None:
        """Take a draft away; what another window has stored in it since stays."""
        if draft.revision:
            with self.store.writing() as connection:
                drafts.discard(connection, draft.id, draft.revision)

    def unfinished(self, limit: int = 20) -> list[Draft]:
        """The drafts that wait, the last one touched first."""
        with self.store.reading() as connection:
            return [] if connection is None else drafts.unfinished(connection, limit)
