"""The desk for learning in pairs: notes that came, replies beside the entry, exchanges and their close."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reflect_tui.domain.agreements import Agreement
from reflect_tui.domain.errors import AlreadyDone, BadInput, NothingFound
from reflect_tui.domain.exchanging import (
    Answered,
    Arrival,
    ArrivalKind,
    Exchange,
    Note,
    ReadReply,
    Unplaced,
)
from reflect_tui.domain.sharing import Audience
from reflect_tui.domain.text import storable
from reflect_tui.exchange.came import without_own_number
from reflect_tui.exchange.reply_file import words_before
from reflect_tui.journal import arrivals
from reflect_tui.storage import agreements, buddies, shares

if TYPE_CHECKING:
    from reflect_tui.domain.sharing import ShareRow
    from reflect_tui.journal.store import Store


@dataclass(frozen=True, slots=True)
class Sent:
    """A note that went out, with what came back."""

    row: ShareRow
    exchange: Exchange
    answers: int
    """Pieces that came back."""


@dataclass(frozen=True, slots=True)
class Everything:
    """What the desk holds, for a screen."""

    notes: tuple[Note, ...] = ()
    sent: tuple[Sent, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    agreements: tuple[Agreement, ...] = ()


@dataclass(frozen=True, slots=True)
class Talk:
    """One exchange, whole: what was sent, what came back, what was learnt."""

    exchange: Exchange
    heading: str
    text: str
    """The exact text that was sent."""
    answers: tuple[Answered, ...]
    entry_id: str
    """Empty where the entry is gone."""


@dataclass(frozen=True, slots=True)
class BuddiesDesk:
    """What two people who learn with each other hand to and fro, as files."""

    store: Store

    # -- what comes ------------------------------------------------------------------

    def look_at(self, path: Path) -> tuple[Arrival, ...]:
        """What a file that came is, and what taking it in would do; nothing is stored.

        Raises:
            BadInput: it cannot be read, is no text, is too big, or is of a newer kind.
        """
        return arrivals.read_file(self.store, path)

    def look_at_text(self, text: str, name: str = "What you pasted") -> tuple[Arrival, ...]:
        """The same for words that were pasted.

        Raises:
            BadInput: as for `look_at`.
        """
        data = storable(text).encode()
        if len(data) > arrivals.MAX_BYTES:
            raise BadInput(f"{name} is too long for a note or a reply.", "Nothing was stored.")
        return arrivals.read_bytes(self.store, data, name)

    def look_at_bytes(self, data: bytes, name: str) -> tuple[Arrival, ...]:
        """The same for a sealed note that was opened.

        Raises:
            BadInput: as for `look_at`.
        """
        return arrivals.read_bytes(self.store, data, name)

    def take_in(self, arrival: Arrival) -> bool:
        """Store what came; False where it was there already or is refused.

        Raises:
            JournalUnavailable: it could not be stored.
        """
        now = self.store.now()
        with self.store.writing() as connection:
            if arrival.kind is ArrivalKind.REPLY and arrival.reply is not None:
                added = [
                    buddies.add_answer(
                        connection, self.store.new_id(), arrival.share_id, each, now, arrival.source
                    )
                    for each in arrival.reply.answers
                ]
                return any(added)
            if arrival.kind is ArrivalKind.UNPLACED:
                return buddies.add_unplaced(connection, self.store.new_id(), arrival.text, now)
            if arrival.kind is ArrivalKind.AGREEMENT:
                agreements.put(connection, Agreement(arrival.share_id, arrival.text, by_them_on=now.date()))
                return True
            if arrival.kind is ArrivalKind.AGREED:
                known = agreements.fetch(connection, arrival.share_id)
                if known is not None:
                    agreements.put(connection, replace(known, by_them_on=now.date()))
                return known is not None
            if arrival.kind is ArrivalKind.NOTE:
                return buddies.add_note(connection, Note(arrival.share_id, now, arrival.text))
            if arrival.kind is ArrivalKind.WITHDRAWAL:
                buddies.remember_withdrawn(connection, arrival.share_id, now.date())
                there = buddies.remove_note(connection, arrival.share_id)
                return bool(buddies.take_back_reply(connection, arrival.share_id)) or there
        return False

    # -- what is there ---------------------------------------------------------------

    def everything(self) -> Everything:
        """Notes that came, notes that went to a buddy, replies that fit nothing."""
        with self.store.reading() as connection:
            if connection is None:
                return Everything()
            came_back = buddies.counts(connection)
            sent = tuple(
                Sent(row, buddies.exchange(connection, row.id), came_back.get(row.id, 0))
                for row in shares.rows(connection)
                if (row.audience is Audience.BUDDY and row.is_note) or row.id in came_back
            )
            return Everything(
                tuple(buddies.notes(connection)),
                sent,
                tuple(buddies.unplaced(connection)),
                tuple(agreements.everything(connection)),
            )

    def note(self, note_id: str) -> Note:
        """A note that came.

        Raises:
            NothingFound: it is not there, or not any more.
        """
        with self.store.reading() as connection:
            found = buddies.note(connection, note_id) if connection is not None else None
        if found is None:
            raise NothingFound("This note is not here any more.", "It may have been withdrawn or deleted.")
        return found

    def delete_note(self, note_id: str) -> None:
        """Delete a note that came, and what was begun to answer it; the writer keeps their own.

        Raises:
            NothingFound: it is not there.
        """
        with self.store.writing() as connection:
            if not buddies.remove_note(connection, note_id):
                raise NothingFound("This note is not here any more.")
        self.store.empty_log()

    def talk(self, share_id: str) -> Talk:
        """One exchange, whole.

        Raises:
            NothingFound: there is no such share.
        """
        with self.store.reading() as connection:
            share = shares.fetch(connection, share_id) if connection is not None else None
            if connection is None or share is None:
                raise NothingFound("There is no such note of yours.")
            return Talk(
                buddies.exchange(connection, share_id),
                share.heading(),
                share.text,
                tuple(buddies.answers_to(connection, share_id)),
                buddies.entry_of_share(connection, share_id),
            )

    # -- replies that fit nothing ----------------------------------------------------

    def read_against(self, unplaced: Unplaced, share_id: str) -> ReadReply:
        """What an unplaced reply would say to one note of ours; nothing is stored.

        Raises:
            BadInput: it cannot be compared.
        """
        return arrivals.reply_to(self.store, unplaced.text, share_id)

    def place(self, unplaced: Unplaced, share_id: str) -> int:
        """Put an unplaced reply beside the entry of one note of ours; how many pieces were new.

        Raises:
            BadInput: there is nothing in it but our own words; it still waits.
        """
        reply = self.read_against(unplaced, share_id)
        source = without_own_number(unplaced.text)[1]
        if not reply.answers:
            raise BadInput(
                "There is nothing in it but the note itself.", "It still waits among the unplaced."
            )
        now = self.store.now()
        with self.store.writing() as connection:
            buddies.remove_reply(connection, unplaced.id)
            return sum(
                buddies.add_answer(connection, self.store.new_id(), share_id, each, now, source)
                for each in reply.answers
            )

    def delete_unplaced(self, unplaced: Unplaced) -> None:
        """Delete a reply that fits nothing.

        Raises:
            NothingFound: it is not there any more.
        """
        with self.store.writing() as connection:
            if not buddies.remove_reply(connection, unplaced.id):
                raise NothingFound("It is not here any more.")

    # -- closing ---------------------------------------------------------------------

    def close(self, share_id: str, learnt: str) -> Talk:
        """Close an exchange with what was learnt from talking it through; the words may be changed later.

        Raises:
            NothingFound: there is no such share.
            AlreadyDone: it says so already.
        """
        before = self.talk(share_id)
        text = storable(learnt).strip()
        if before.exchange.closed_at and before.exchange.learnt == text:
            raise AlreadyDone("It says so already.", "Nothing was changed.")
        with self.store.writing() as connection:
            buddies.close_exchange(connection, share_id, text, self.store.now())
        return self.talk(share_id)


def say_arrival(arrival: Arrival, heading: str = "") -> str:
    """What came, in a sentence.

    Args:
        arrival: as it was understood.
        heading: of the note it answers, if it is a reply.
    """
    about = f" to “{heading}”" if heading else ""
    pieces = len(arrival.reply.answers) if arrival.reply else 0
    return {
        ArrivalKind.REPLY: f"a reply{about}: {pieces} piece{'s' * (pieces != 1)}, beside the entry",
        ArrivalKind.NOTHING_NEW: "nothing new in it",
        ArrivalKind.UNPLACED: "a reply that fits none of your notes, or several; it waits in Buddies",
        ArrivalKind.NOTE: "a note for you; Buddies shows it",
        ArrivalKind.WITHDRAWAL: "a request to delete a note: it is deleted here, and not taken in again. "
        "A copy may still exist where you read it, such as in your mail",
        ArrivalKind.AGREEMENT: "a text to agree on; Buddies shows it",
        ArrivalKind.AGREED: "the other side agrees to what you handed over",
        ArrivalKind.REFUSED: "a note that its writer has withdrawn; it is not taken in again",
    }[arrival.kind]


def note_words(arrival: Arrival) -> str:
    """What a note that came says, to be read."""
    return words_before(arrival.text)


def headings(desk: BuddiesDesk, found: Sequence[Arrival]) -> dict[str, str]:
    """The headings of the notes that replies answer, by id."""
    wanted = {each.share_id for each in found if each.kind is ArrivalKind.REPLY}
    return {share_id: desk.talk(share_id).heading for share_id in wanted}
