"""The desk for what was: earlier versions, the trash, and erasing for good."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reflect_tui.domain.entries import Entry, EntryQuery, EntryRow, Revision
from reflect_tui.domain.errors import NothingFound
from reflect_tui.domain.sheets import writing_of
from reflect_tui.journal.entries import fetched, resolved_id
from reflect_tui.storage import entries, erasing, history, lists

if TYPE_CHECKING:
    from pathlib import Path

    from reflect_tui.journal.store import Store


@dataclass(frozen=True, slots=True)
class Erasing:
    """What erasing would take away, and what it cannot reach."""

    entries: tuple[Entry, ...]
    shares: int
    """How many times something of it left: copies may be with somebody."""
    copies: tuple[Path, ...]
    """Copies of the journal that the app made, which may hold it too."""


@dataclass(frozen=True, slots=True)
class Erased:
    """What erasing did."""

    ids: tuple[str, ...]
    log_emptied: bool
    """False where another window was open: the log is emptied when that one closes."""
    copies_cleaned: tuple[Path, ...] = ()
    copies_left: tuple[Path, ...] = ()
    """Copies that may still hold the words."""


@dataclass(frozen=True, slots=True)
class HistoryDesk:
    """Versions, trash, erasing."""

    store: Store

    def versions(self, entry_id: str) -> list[Revision]:
        """What an entry said before each change, the newest first.

        Raises:
            NothingFound: there is no such entry.
        """
        with self.store.reading() as connection:
            if connection is None:
                raise NothingFound("There is no journal yet.")
            entry = fetched(connection, resolved_id(connection, entry_id))
            return history.revisions(connection, entry.id, entry.kind)

    def put_back(self, entry_id: str, number: int) -> Entry:
        """Let an entry say again what it said in an earlier version; what it says now becomes a version.

        What was judged, and what was found later, is not touched.

        Raises:
            NothingFound: there is no such entry, or no such version of it.
        """
        with self.store.writing() as connection:
            entry = fetched(connection, resolved_id(connection, entry_id))
            versions = history.revisions(connection, entry.id, entry.kind)
            wanted = next((each for each in versions if each.number == number), None)
            if wanted is None:
                raise NothingFound(f"There is no version {number} of this entry.", "Nothing was changed.")
            now = writing_of(entry)
            then = replace(
                now,
                title=wanted.writing.title,
                body=wanted.writing.body,
                answers=wanted.writing.answers,
                fields=wanted.writing.fields,
                themes=wanted.writing.themes,
                happened_on=wanted.writing.happened_on,
            )
            if then != now:
                entries.update(connection, entry, then, self.store.now())
            return fetched(connection, entry.id)

    def trash(self, limit: int = 200) -> list[EntryRow]:
        """What is in the trash, the newest entries first."""
        with self.store.reading() as connection:
            if connection is None:
                return []
            return lists.newest(connection, EntryQuery(in_trash=True), limit=limit)

    def take_out(self, ids: Sequence[str]) -> list[str]:
        """Bring entries back from the trash; the ids of those that were there."""
        with self.store.writing() as connection:
            return entries.take_out_of_trash(connection, [resolved_id(connection, each) for each in ids])

    def about_to_erase(self, ids: Sequence[str]) -> Erasing:
        """What erasing would take away, and what it cannot reach.

        Raises:
            NothingFound: an id is unknown.
        """
        with self.store.reading() as connection:
            if connection is None:
                raise NothingFound("There is no journal yet.")
            whole = dict.fromkeys(resolved_id(connection, each) for each in ids)
            return Erasing(
                entries=tuple(fetched(connection, each) for each in whole),
                shares=len(list(erasing.shares_of(connection, list(whole)))),
                copies=tuple(erasing.copies_beside(self.store.path)),
            )

    def erase(self, ids: Sequence[str], *, copies: bool = False) -> Erased:
        """Erase entries for good: their words are then in no file of the app.

        Args:
            ids: whole ids, or beginnings of them.
            copies: also in the copies of the journal that the app made.

        Raises:
            NothingFound: an id is unknown; nothing is erased then.
            JournalUnavailable: nothing was erased.
        """
        with self.store.writing() as connection:
            whole = tuple(dict.fromkeys(resolved_id(connection, each) for each in ids))
            erasing.erase(connection, whole)
        emptied = self.store.empty_log()
        cleaned: list[Path] = []
        left: list[Path] = []
        for copy in erasing.copies_beside(self.store.path):
            try:
                if copies:
                    erasing.erase_in_copy(copy, whole)
                (cleaned if copies else left).append(copy)
            except sqlite3.Error:
                left.append(copy)
        return Erased(whole, emptied, tuple(cleaned), tuple(left))
