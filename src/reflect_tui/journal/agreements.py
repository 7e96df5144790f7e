"""The desk for agreements: making one from what was written together, agreeing, looking again, ending."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reflect_tui.domain.agreements import LOOK_AGAIN_AFTER, Agreement
from reflect_tui.domain.entries import EntryQuery
from reflect_tui.domain.errors import AlreadyDone, BadInput, NothingFound
from reflect_tui.exchange.agreement import render_agreed
from reflect_tui.journal.files import documents_folder, noon_of, write_private
from reflect_tui.storage import agreements, buddies

if TYPE_CHECKING:
    from reflect_tui.domain.entries import Entry
    from reflect_tui.journal.store import Store

PACK = "starting-out-together"
"""The pack whose answers become an agreement."""
PARTING = frozenset({"learnt", "keep", "delete"})
"""Its questions for the end, which are no part of what is agreed."""
_LOOKED_THROUGH = 200


@dataclass(frozen=True, slots=True)
class Ended:
    """What ending an agreement did."""

    agreement: Agreement
    notes_deleted: int


@dataclass(frozen=True, slots=True)
class AgreementsDesk:
    """What two people have agreed; both keep the same text."""

    store: Store

    def everything(self) -> list[Agreement]:
        """All of them, those that hold first."""
        with self.store.reading() as connection:
            return [] if connection is None else agreements.everything(connection)

    def get(self, agreement_id: str) -> Agreement:
        """One of them.

        Raises:
            NothingFound: there is none with that number.
        """
        with self.store.reading() as connection:
            found = agreements.fetch(connection, agreement_id) if connection is not None else None
        if found is None:
            raise NothingFound("There is no agreement with that number.")
        return found

    def written(self) -> Entry | None:
        """The newest entry in which the pack for starting out was answered."""
        from reflect_tui.journal.entries import EntriesDesk

        desk = EntriesDesk(self.store)
        for row in desk.page(EntryQuery(), limit=_LOOKED_THROUGH):
            entry = desk.get(row.id)
            if entry.pack_id == PACK and any(_is_agreed(entry, n) for n in range(len(entry.answers))):
                return entry
        return None

    def agree(self, agreement_id: str, folder: Path) -> tuple[Agreement, Path]:
        """Say that one agrees, and write the file that tells the other side: both, or neither.

        Raises:
            NothingFound: there is no such agreement.
            AlreadyDone: it was said before.
            BadInput, CannotWrite: the file cannot be written; nothing is changed.
        """
        before = self.get(agreement_id)
        if before.by_me_on is not None:
            raise AlreadyDone("You agreed to it before.", "Nothing was changed.")
        now = self.store.now()
        review = before.review_on or now.date() + LOOK_AGAIN_AFTER
        after = replace(before, by_me_on=now.date(), review_on=review)
        path = folder / f"agreed-{agreement_id[:4]}{agreement_id[5:9]}.md"
        with self.store.writing() as connection:
            agreements.put(connection, after)
            write_private(path, render_agreed(before.text, agreement_id).encode(), at=noon_of(now))
        return after, path

    def look_again(self, agreement_id: str) -> Agreement:
        """Say that it was looked at and holds: the next day for that is set.

        Raises:
            NothingFound: there is no such agreement.
            AlreadyDone: it has ended.
        """
        before = self.get(agreement_id)
        if before.ended_on is not None:
            raise AlreadyDone("It has ended.", "Nothing was changed.")
        after = replace(before, review_on=self.store.today() + LOOK_AGAIN_AFTER)
        with self.store.writing() as connection:
            agreements.put(connection, after)
        return after

    def end(self, agreement_id: str, *, delete_notes: bool) -> Ended:
        """End an agreement; the notes of the other side are deleted here, if that was agreed.

        What came back to notes of one's own stays beside the entries. Files, mails and backups are out of
        reach.

        Raises:
            NothingFound: there is no such agreement.
            AlreadyDone: it has ended before.
        """
        before = self.get(agreement_id)
        if before.ended_on is not None:
            raise AlreadyDone("It has ended before.", "Nothing was changed.")
        after = replace(before, ended_on=self.store.today())
        with self.store.writing() as connection:
            agreements.put(connection, after)
            theirs = buddies.notes(connection) if delete_notes else []
            deleted = sum(buddies.remove_note(connection, note.id) for note in theirs)
        if deleted:
            self.store.empty_log()
        return Ended(after, deleted)

    def default_folder(self) -> Path:
        """Where a file is offered to be written."""
        return documents_folder()


def agreement_text(entry: Entry) -> str:
    """What was written together as the text of an agreement, with the names still in it.

    Raises:
        BadInput: nothing in it can be agreed on.
    """
    parts = [
        f"## {answer.question}\n\n{answer.text.strip()}"
        for number, answer in enumerate(entry.answers)
        if _is_agreed(entry, number)
    ]
    if not parts:
        raise BadInput(
            "There is nothing to agree on in it yet.", "Answer the pack “Starting out together” first."
        )
    return "\n\n".join(parts)


def _is_agreed(entry: Entry, number: int) -> bool:
    answer = entry.answers[number]
    return bool(answer.text.strip()) and not answer.keep_private and answer.question_id not in PARTING
