"""The desk for entries: keep, change, find, trash."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reflect_tui.domain.entries import Entry, EntryKind, EntryQuery, EntryRow, Writing
from reflect_tui.domain.errors import BadInput, NothingFound
from reflect_tui.domain.fields import check_field
from reflect_tui.domain.sheets import LOCKED, writing_of
from reflect_tui.storage import drafts, entries, lists

if TYPE_CHECKING:
    import sqlite3

    from reflect_tui.journal.store import Store

SHORTEST_ID = 4
"""An id may be given by its beginning, if that many characters of it are unlike any other's."""


@dataclass(frozen=True, slots=True)
class EntriesDesk:
    """Everything that is done to entries one by one or as a list."""

    store: Store

    def keep(self, writing: Writing, *, draft_id: str = "", draft_revision: int = 0) -> Entry:
        """Keep something new; the draft it was written in goes in the same step.

        Args:
            writing: what is kept.
            draft_id: the draft it was written in.
            draft_revision: the revision of that draft; one that another window has stored since stays.

        Raises:
            BadInput: there is nothing in it, or a field is not the kind's.
            JournalUnavailable: nothing was kept, and the draft is still there.
        """
        ready = checked(writing)
        entry_id = self.store.new_id()
        with self.store.writing() as connection:
            entries.insert(connection, entry_id, ready, self.store.now())
            if draft_id:
                drafts.discard(connection, draft_id, draft_revision)
            return fetched(connection, entry_id)

    def change(
        self, entry_id: str, writing: Writing, *, draft_id: str = "", draft_revision: int = 0
    ) -> Entry:
        """Change a kept entry; what it said before is kept as an earlier version.

        Args:
            entry_id: the whole id.
            writing: what it shall say.
            draft_id: the draft it was changed in.
            draft_revision: the revision of that draft; one that another window has stored since stays.

        Raises:
            BadInput: it would rewrite a kept judgement, change the kind, or leave nothing.
            NothingFound: there is no such entry.
            JournalUnavailable: nothing was changed.
        """
        ready = checked(writing)
        with self.store.writing() as connection:
            entry = fetched(connection, entry_id)
            _refuse_rewriting(entry, ready)
            if ready != writing_of(entry):
                entries.update(connection, entry, ready, self.store.now())
            if draft_id:
                drafts.discard(connection, draft_id, draft_revision)
            return fetched(connection, entry_id)

    def get(self, entry_id: str) -> Entry:
        """One entry by its id, or by a beginning of it that fits no other.

        Raises:
            NothingFound: there is none.
            BadInput: several ids begin so.
        """
        with self.store.reading() as connection:
            if connection is None:
                raise NothingFound("There is no journal yet.", "Write your first entry with: reflect add")
            return fetched(connection, resolved_id(connection, entry_id))

    def page(
        self,
        query: EntryQuery | None = None,
        *,
        before: int | None = None,
        after: int | None = None,
        limit: int = 50,
        as_you_type: bool = False,
    ) -> list[EntryRow]:
        """A page of entries, newest first: from the newest, before a place, or just after one."""
        with self.store.reading() as connection:
            if connection is None:
                return []
            return lists.newest(
                connection,
                query or EntryQuery(),
                before=before,
                after=after,
                limit=limit,
                as_you_type=as_you_type,
            )

    def best(self, query: EntryQuery, *, limit: int = 20) -> list[EntryRow]:
        """What fits the text of the query best."""
        with self.store.reading() as connection:
            return [] if connection is None else lists.best(connection, query, limit=limit)

    def count(
        self, query: EntryQuery | None = None, *, cap: int | None = None, as_you_type: bool = False
    ) -> int:
        """How many entries there are, counting no further than `cap`."""
        with self.store.reading() as connection:
            if connection is None:
                return 0
            return lists.count(connection, query or EntryQuery(), cap=cap, as_you_type=as_you_type)

    def place_at(self, query: EntryQuery, rank: int) -> int | None:
        """The place of the entry so many below the newest, for a jump into a long list."""
        with self.store.reading() as connection:
            return None if connection is None else lists.place_at(connection, query, rank)

    def trash(self, ids: Sequence[str]) -> list[str]:
        """Put entries in the trash together; the full ids of those that went.

        Raises:
            NothingFound: an id is unknown; nothing is moved then.
        """
        with self.store.reading() as connection:
            if connection is None:
                raise NothingFound("There is no journal yet.")
            whole = [resolved_id(connection, each) for each in ids]
        with self.store.writing() as connection:
            return entries.move_to_trash(connection, whole, self.store.now())

    def undo(self) -> list[str]:
        """Bring back what went to the trash last; empty when there is nothing to bring back."""
        if not self.store.is_there():
            return []
        with self.store.writing() as connection:
            return entries.undo_trash(connection)


def checked(writing: Writing) -> Writing:
    """The writing as it can be stored: fields known, choices in our words, nothing but what files can hold.

    Raises:
        BadInput: it is empty, or a field is not the kind's.
    """
    if writing.is_empty:
        raise BadInput("There is nothing to keep yet.", "Write a few words first.")
    ready = writing.storable()
    fields = {
        name: checked
        for name, text in ready.fields.items()
        if (checked := check_field(ready.kind, name, text)).strip()
    }
    return replace(ready, fields=fields)


def _refuse_rewriting(entry: Entry, writing: Writing) -> None:
    if writing.kind is not entry.kind:
        raise BadInput("An entry stays the kind it was kept as.", "Write a new one and copy what you need.")
    if entry.kind is not EntryKind.JUDGEMENT:
        return
    kept = writing_of(entry)
    # Where a pack did not ask for the expectation by name, another answer became it.
    names = {*LOCKED, *(a.question_id for a in kept.answers if a.text == kept.body)}
    locked = [a for a in kept.answers if a.question_id in names]
    same = (
        writing.body == kept.body
        and writing.how_sure == kept.how_sure
        and writing.fields.get("reasons", "") == kept.fields.get("reasons", "")
        and [a for a in writing.answers if a.question_id in names] == locked
    )
    if not same:
        raise BadInput(
            "What you expected, how sure you were and why stay as you kept them.",
            "Nothing was changed. Later thoughts can be added beside them.",
        )


def resolved_id(connection: sqlite3.Connection, start: str) -> str:
    """The full id of what begins so.

    Raises:
        NothingFound: nothing does, or fewer than four characters are given.
        BadInput: several do.
    """
    wanted = start.strip()
    found = entries.ids_like(connection, wanted)
    if wanted in found:
        return wanted
    if not found or len(wanted) < SHORTEST_ID:
        raise NothingFound(f"There is no entry “{wanted[:40]}”.", "`reflect list` shows what there is.")
    if len(found) > 1:
        raise BadInput(f"Several entries begin with “{wanted}”.", "Give more of the id.")
    return found[0]


def fetched(connection: sqlite3.Connection, entry_id: str) -> Entry:
    """One entry whole.

    Raises:
        NothingFound: there is none of that id.
    """
    entry = entries.fetch(connection, entry_id)
    if entry is None:
        raise NothingFound(f"There is no entry “{entry_id[:40]}”.")
    return entry
