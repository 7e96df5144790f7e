"""The desk for threads: linking entries, and reading what led to what. Closing a loop edits nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from reflect_tui.domain.entries import Entry, Link, Writing
from reflect_tui.domain.errors import BadInput, NothingFound
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

    def keep_linked(
        self,
        writing: Writing,
        *,
        came_from: str = "",
        led_to: Sequence[str] = (),
        draft_id: str = "",
        draft_revision: int = 0,
    ) -> Entry:
        """Keep something new, linked in the same step to what it came from and to what it led to.

        An entry that is gone meanwhile is no reason to lose what was written: it is not linked, that is all.

        Args:
            writing: what is kept.
            came_from: the id of the entry it comes from, if there is one.
            led_to: ids of entries that came of it while it was written.
            draft_id: the draft it was written in.
            draft_revision: the revision of that draft; one that another window has stored since stays.

        Raises:
            BadInput: there is nothing in it, or a field is not the kind's.
            JournalUnavailable: nothing was kept, and the draft is still there.
        """
        ready = checked(writing)
        with self.store.writing() as connection:
            entry_id = insert_linked(connection, self.store, ready, came_from, led_to)
            if draft_id:
                drafts.discard(connection, draft_id, draft_revision)
            return fetched(connection, entry_id)

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


def insert_linked(
    connection: sqlite3.Connection,
    store: Store,
    ready: Writing,
    came_from: str = "",
    led_to: Sequence[str] = (),
) -> str:
    """Put an entry that was checked into the journal with its links, in the open transaction; its id."""
    entry_id, now = store.new_id(), store.now()
    entries.insert(connection, entry_id, ready, now)
    pairs = [(entry_id, each) for each in led_to]
    pairs += [(came_from, entry_id)] if came_from else []
    links.add_all(connection, [(first, Link(LED_TO, then)) for first, then in pairs], now.isoformat())
    return entry_id


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
