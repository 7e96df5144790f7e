"""The desk for threads: linking entries, and reading what led to what. Closing a loop edits nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from reflect_tui.domain.entries import Entry, EntryKind, Link, Writing
from reflect_tui.domain.errors import BadInput, NothingFound
from reflect_tui.domain.looking import LATER
from reflect_tui.domain.threads import LED_TO, LINK_TYPES, LONGEST, ThreadLine, thread_lines
from reflect_tui.journal.entries import checked, fetched, resolved_id
from reflect_tui.storage import drafts, entries, links

if TYPE_CHECKING:
    import sqlite3

    from reflect_tui.journal.store import Store

_FAR = 100
"""Steps back to where a thread begins."""


@dataclass(frozen=True, slots=True)
class ThreadsDesk:
    """What led to what."""

    store: Store

    def link(self, from_id: str, to_id: str, type_: str = LED_TO) -> bool:
        """Say that one entry led to another; False where that was said already.

        Raises:
            BadInput: the two are one, or the type is none of ours.
            NothingFound: one of them is not there.
        """
        if type_ not in LINK_TYPES:
            raise BadInput(f"“{type_[:40]}” is not a kind of link.", f"Use one of: {', '.join(LINK_TYPES)}.")
        with self.store.writing() as connection:
            first, second = (resolved_id(connection, each) for each in (from_id, to_id))
            if first == second:
                raise BadInput("An entry cannot be linked to itself.", "Nothing was changed.")
            return links.add(connection, first, Link(type_, second), self.store.now().isoformat())

    def link_if_there(self, from_id: str, to_id: str) -> None:
        """Say that one entry led to another, unless one of them is gone meanwhile."""
        with self.store.writing() as connection:
            links.add(connection, from_id, Link(LED_TO, to_id), self.store.now().isoformat())

    def unlink(self, from_id: str, to_id: str, type_: str = LED_TO) -> bool:
        """Take a link away; both entries stay as they are. False where there was none."""
        with self.store.writing() as connection:
            first, second = (resolved_id(connection, each) for each in (from_id, to_id))
            return links.remove(connection, first, Link(type_, second))

    def keep_from(
        self, from_id: str, writing: Writing, *, draft_id: str = "", draft_revision: int = 0
    ) -> Entry:
        """Keep something new that another entry led to, linked to it in the same step.

        Args:
            from_id: where it comes from; one that is gone meanwhile is no reason to lose what was written.
            writing: what is kept.
            draft_id: the draft it was written in.
            draft_revision: the revision of that draft; one that another window has stored since stays.

        Raises:
            BadInput: there is nothing in it, or a field is not the kind's.
        """
        ready = checked(writing)
        entry_id = self.store.new_id()
        with self.store.writing() as connection:
            entries.insert(connection, entry_id, ready, self.store.now())
            links.add(connection, from_id, Link(LED_TO, entry_id), self.store.now().isoformat())
            if draft_id:
                drafts.discard(connection, draft_id, draft_revision)
            return fetched(connection, entry_id)

    def change_from(self, from_id: str, what: str, **fields: str) -> Entry:
        """Keep a change that a look at something led to; it comes back in four weeks.

        Args:
            from_id: the entry it comes from.
            what: the change, in the writer's words.
            fields: other fields of a change.
        """
        filled = {"what": what, "state": "idea"} | fields
        again = self.store.today() + LATER
        return self.keep_from(from_id, Writing(EntryKind.CHANGE, fields=filled, look_again_on=again))

    def lines(self, entry_id: str) -> list[ThreadLine]:
        """The thread an entry is in, from where it begins.

        Raises:
            NothingFound: there is no such entry.
        """
        with self.store.reading() as connection:
            if connection is None:
                raise NothingFound("There is no journal yet.")
            root = fetched(connection, _beginning(connection, resolved_id(connection, entry_id)))

            def children(parent: str) -> Sequence[Link]:
                return links.from_here(connection, parent)

            def fetch(wanted: str) -> Entry | None:
                return entries.fetch(connection, wanted)

            return list(islice(thread_lines(root, children, fetch), LONGEST))

    def is_in_one(self, entry_id: str) -> bool:
        """Whether an entry led to anything, or came from something."""
        with self.store.reading() as connection:
            if connection is None:
                return False
            return bool(links.from_here(connection, entry_id) or links.to_here(connection, entry_id))


def _beginning(connection: sqlite3.Connection, entry_id: str) -> str:
    """Where the thread of an entry begins: back along the first link each time, not round in circles."""
    seen = {entry_id}
    for _ in range(_FAR):
        before = [each for each, _ in links.to_here(connection, entry_id) if each not in seen]
        if not before:
            break
        entry_id = before[0]
        seen.add(entry_id)
    return entry_id
