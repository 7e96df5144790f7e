"""The desk for what is seen while somebody writes; it reads the owner's list and stores nothing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reflect_tui.anonymise.noticing import name_before
from reflect_tui.journal.sharing import SharingDesk

if TYPE_CHECKING:
    from reflect_tui.domain.noticing import NameSeen
    from reflect_tui.journal.store import Store


@dataclass(frozen=True, slots=True)
class NoticingDesk:
    """Looking over the writer's shoulder, when a pause asks for it.

    Importing this loads the anonymiser: ask the journal for it from a worker thread.
    """

    store: Store

    def name_at(self, text: str, cursor: int, passed: Collection[frozenset[str]] = ()) -> NameSeen | None:
        """The name that was typed last before the cursor, with the owner's own stand-in where there is one.

        Args:
            text: the paragraph that is being written; the whole of it is looked through.
            cursor: where the cursor stands in it, in code points.
            passed: names (`NameSeen.name`) that are not to be named again.

        Raises:
            JournalUnavailable: the owner's list cannot be read.
        """
        return name_before(text, cursor, SharingDesk(self.store).known(), passed)
