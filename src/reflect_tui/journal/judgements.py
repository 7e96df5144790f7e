"""The desk for looking again: what is ready, what a look found, what is added later, what was like it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reflect_tui.domain.entries import Amendment, Entry, EntryKind, EntryRow, Outcome
from reflect_tui.domain.errors import BadInput
from reflect_tui.domain.looking import (
    LATER,
    SETTLED_STATES,
    ChangeLook,
    Found,
    Look,
    new_change,
    parse_state,
)
from reflect_tui.domain.sheets import writing_of
from reflect_tui.domain.similar import Before, likest, telling_words
from reflect_tui.domain.text import storable
from reflect_tui.journal.entries import checked, fetched, resolved_id
from reflect_tui.journal.threads import insert_linked
from reflect_tui.storage import drafts, entries, judgements, lists, similar

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from datetime import date

    from reflect_tui.journal.store import Store


@dataclass(frozen=True, slots=True)
class JudgementsDesk:
    """Everything that happens to a judgement, or a change, after it was kept."""

    store: Store

    def ready(self, limit: int = -1) -> list[EntryRow]:
        """What may be brought up: judgements and changes whose day has come, without what is hard.

        Args:
            limit: at most so many, the one that waited longest first; below 0, all.
        """
        with self.store.reading() as connection:
            if connection is None:
                return []
            waiting = judgements.waiting(connection, self.store.today(), limit, spared=True)
            return lists.rows_of(connection, [each for each, _ in waiting])

    def waiting(self, until: date | None = None) -> list[Entry]:
        """Judgements and changes with a day to look again, whole, the earliest first, hard ones too.

        Args:
            until: only those whose day is this one or before it; else those to come as well.
        """
        with self.store.reading() as connection:
            if connection is None:
                return []
            return [fetched(connection, entry_id) for entry_id, _ in judgements.waiting(connection, until)]

    def amend(self, entry_id: str, text: str) -> Entry:
        """Add a dated thought to a kept judgement; what was kept stays as it is.

        Raises:
            BadInput: there are no words, or the entry is no judgement.
            NothingFound: there is no such entry.
        """
        if not text.strip():
            raise BadInput("There is nothing to add yet.", "Write a few words first.")
        with self.store.writing() as connection:
            entry = fetched(connection, resolved_id(connection, entry_id))
            _refuse_others(entry, EntryKind.JUDGEMENT)
            judgements.add_amendment(connection, entry.id, Amendment(self.store.today(), storable(text)))
            entries.reword(connection, entry.id)
            return fetched(connection, entry.id)

    def look_again(self, entry_id: str, look: Look, *, draft_id: str = "") -> Entry:
        """Put down what a look at a judgement found. It is added to what earlier looks found.

        Where a day is given the judgement waits for it, and where it cannot be told yet and none is given,
        for four weeks. What it led to is kept as a change, and the draft goes, in the same step.

        Raises:
            BadInput: the entry is no judgement.
            NothingFound: there is no such entry.
            JournalUnavailable: nothing was put down, and the draft is still there.
        """
        today = self.store.today()
        later = today + LATER if look.found is Found.CANNOT_TELL else None
        again = look.look_again_on or later
        with self.store.writing() as connection:
            entry = fetched(connection, resolved_id(connection, entry_id))
            _refuse_others(entry, EntryKind.JUDGEMENT)
            found = Outcome(
                on=today,
                outcome=look.found.value,
                learnt=storable(look.learnt) if look.learnt.strip() else "",
                call=look.call.value if look.call else "",
                note=storable(look.note) if look.note.strip() else "",
                look_again_on=again,
            )
            judgements.add_outcome(connection, entry.id, found)
            entries.reword(connection, entry.id)
            if again:
                judgements.set_look_again(connection, entry.id, entry.kind, again)
            self._keep_change(connection, entry.id, look.change)
            if draft_id:
                drafts.discard(connection, draft_id, 0)
            return fetched(connection, entry.id)

    def look_at_change(self, entry_id: str, look: ChangeLook, *, draft_id: str = "") -> Entry:
        """Put down where a change stands; what it said before stays as an earlier version.

        A change that is being tried waits for another day: the one given, or four weeks on.

        Raises:
            BadInput: the entry is no change, the state is none of ours, or a day is given though it is over.
            NothingFound: there is no such entry.
            JournalUnavailable: nothing was put down, and the draft is still there.
        """
        state = parse_state(look.state)
        open_still = state not in SETTLED_STATES
        if look.look_again_on and not open_still:
            raise BadInput(
                f"A change that is {state} is not looked at again.",
                "Leave the day empty, or say that you are still trying it.",
            )
        with self.store.writing() as connection:
            entry = fetched(connection, resolved_id(connection, entry_id))
            _refuse_others(entry, EntryKind.CHANGE)
            fields = dict(entry.fields) | {"state": state}
            if look.note.strip():
                before = fields.get("what_happened", "")
                note = storable(look.note)
                fields["what_happened"] = f"{before}\n\n{note}" if before.strip() else note
            again = (look.look_again_on or self.store.today() + LATER) if open_still else None
            writing = replace(writing_of(entry), fields=fields, look_again_on=again)
            if writing != writing_of(entry):
                entries.update(connection, entry, writing, self.store.now())
            self._keep_change(connection, entry.id, look.change)
            if draft_id:
                drafts.discard(connection, draft_id, 0)
            return fetched(connection, entry.id)

    def like(
        self,
        *texts: str,
        themes: Sequence[str] = (),
        uncertainty: str = "",
        leave_out: str = "",
        limit: int = 8,
    ) -> Before:
        """The writer's own earlier judgements most like this one, the likest first.

        Args:
            texts: what is judged, the most telling text first.
            themes: its themes.
            uncertainty: its kind of not knowing, in the words of the field.
            leave_out: the id of the judgement itself, where it is kept already.
            limit: at most so many.
        """
        stems = telling_words(*texts)
        with self.store.reading() as connection:
            if connection is None or not (stems or themes):
                return Before()
            scored = similar.judgements_like(connection, stems, themes, uncertainty, leave_out)
            return Before(tuple(fetched(connection, each) for each in likest(scored, limit)))

    def put_off(self, entry_id: str, day: date) -> Entry:
        """Look at it on another day instead; nothing is found and nothing is said.

        Raises:
            BadInput: the entry is neither a judgement nor a change.
        """
        with self.store.writing() as connection:
            entry = fetched(connection, resolved_id(connection, entry_id))
            _refuse_others(entry, EntryKind.JUDGEMENT, EntryKind.CHANGE)
            judgements.set_look_again(connection, entry.id, entry.kind, day)
            return fetched(connection, entry.id)

    def _keep_change(self, connection: sqlite3.Connection, from_id: str, what: str) -> None:
        """Keep what a look led to, if it led to anything."""
        if what.strip():
            change = checked(new_change(what, self.store.today()))
            insert_linked(connection, self.store, change, came_from=from_id)


def _refuse_others(entry: Entry, *kinds: EntryKind) -> None:
    if entry.kind not in kinds:
        wanted = " or a ".join(each.label for each in kinds)
        raise BadInput(f"This is a {entry.kind.label}, not a {wanted}.", "Nothing was changed.")
