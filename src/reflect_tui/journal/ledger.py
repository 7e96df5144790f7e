"""The desk for the ledger: what left, asking for it back, forgetting who stood behind the stand-ins."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reflect_tui.domain.dates import say_day
from reflect_tui.domain.errors import AlreadyDone, BadInput, NothingFound
from reflect_tui.domain.sharing import Audience, Share, ShareRow
from reflect_tui.exchange.withdrawal import file_name, render_withdrawal
from reflect_tui.journal.files import documents_folder, noon_of, write_private
from reflect_tui.storage import shares

if TYPE_CHECKING:
    import sqlite3

    from reflect_tui.journal.store import Store

SHORTEST_ID = 4
"""The number of a share may be given by its beginning, if that many letters of it are unlike any other's."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """A share whose key was forgotten."""

    share: Share
    at_once: bool
    """Whether the words are out of the journal's files already; else they go when the last window closes."""


@dataclass(frozen=True, slots=True)
class LedgerDesk:
    """What went out, for whom, when, word for word, and what was replaced in it."""

    store: Store

    def everything(self, audience: Audience | None = None) -> list[ShareRow]:
        """Everything that left, the newest first, or what left for one audience; the withdrawn are marked."""
        with self.store.reading() as connection:
            return [] if connection is None else shares.rows(connection, audience)

    def get(self, share_id: str) -> Share:
        """One share with what was replaced, by its number or by a beginning of it that fits no other.

        Raises:
            NothingFound: there is none.
            BadInput: several numbers begin so.
        """
        with self.store.reading() as connection:
            if connection is None:
                raise _nothing_like(share_id)
            return _fetched(connection, share_id)

    def withdraw(self, share_id: str, folder: Path) -> tuple[Path, Share]:
        """Mark a share as withdrawn and write the request to delete it: both, or neither.

        Nothing is called back by it: what was handed over is in other people's hands.

        Raises:
            NothingFound: there is no such share.
            AlreadyDone: it is withdrawn already; the mark stays, and no file is written.
            BadInput: a file of that name is there.
            CannotWrite: the folder refuses; the share is as it was.
        """
        wanted = self.get(share_id).id
        now = self.store.now()
        path = folder / file_name(wanted)
        written = False
        try:
            with self.store.writing() as connection:
                if not shares.mark_withdrawn(connection, wanted, now):
                    raise self._withdrawn_already(_fetched(connection, wanted))
                write_private(path, render_withdrawal(wanted).encode(), at=noon_of(now))
                written = True
                share = _fetched(connection, wanted)
        except BaseException:
            # A request for a share that is not marked would be news to its own writer.
            if written:
                with contextlib.suppress(OSError):
                    path.unlink()
            raise
        return path, share

    def _withdrawn_already(self, share: Share) -> AlreadyDone:
        moment = share.withdrawn_at or self.store.now()
        day = say_day(moment.date(), self.store.today())
        return AlreadyDone(
            f"It is withdrawn already, since {day}.",
            "Nothing was changed. If the request got lost, ask them in your own words to delete "
            f"note {share.id}.",
        )

    def forget_key(self, share_id: str) -> Forgotten:
        """Forget who stood behind the stand-ins of a share, and the reasons, which may name somebody.

        Stand-ins, kinds, counts and decisions stay, and so do the entry and every copy of the journal.

        Raises:
            NothingFound: there is no such share.
            AlreadyDone: it was forgotten before, or there was nothing to forget.
        """
        wanted = self.get(share_id).id
        with self.store.writing() as connection:
            share = _fetched(connection, wanted)
            if not share.settled:
                raise AlreadyDone("Nothing was replaced in it, so there is no key.", "Nothing was changed.")
            if not share.has_key:
                raise AlreadyDone("Its key is forgotten already.", "Nothing was changed.")
            shares.forget_key(connection, wanted)
            share = _fetched(connection, wanted)
        return Forgotten(share, self.store.empty_log())

    def default_folder(self) -> Path:
        """Where a request is offered to be written."""
        return documents_folder()


def _fetched(connection: sqlite3.Connection, typed: str) -> Share:
    """The share of a number, however it is cased or hyphenated, or of its beginning."""
    letters = typed.strip().replace("-", "").casefold()
    if len(letters) < SHORTEST_ID or not (letters.isascii() and letters.isalnum()):
        raise _nothing_like(typed)
    found = shares.ids_like(connection, letters)
    if len(found) > 1:
        raise BadInput(f"Several shares begin with “{letters}”.", "Give more of the number.")
    share = shares.fetch(connection, found[0]) if found else None
    if share is None:
        raise _nothing_like(typed)
    return share


def _nothing_like(typed: str) -> NothingFound:
    return NothingFound(
        f"There is no share “{typed.strip()[:40]}”.", "`reflect shares list` shows what left."
    )
