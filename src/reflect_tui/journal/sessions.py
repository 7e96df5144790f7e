"""The desk for sessions: what a group sends in is shuffled, checked, withheld, read, and made into cases."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from reflect_tui.domain.entries import Entry, EntryKind, Writing
from reflect_tui.domain.errors import BadInput, NothingFound, PrivacyRefusal
from reflect_tui.domain.sessions import LEAST, Contribution, Heap, Session
from reflect_tui.domain.text import one_line, storable
from reflect_tui.exchange.account import account
from reflect_tui.exchange.contribution import read_contribution
from reflect_tui.journal.files import read_capped, write_private
from reflect_tui.storage import sessions

if TYPE_CHECKING:
    from reflect_tui.journal.store import Store

MAX_BYTES = 256 * 1024
"""Bytes of one contribution."""
MOST_FILES = 500
"""Files of a folder that are looked at."""
_NO_TEXTS = frozenset({".zip", ".exe", ".db", ".key", ".age"})


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What taking a folder in did."""

    session: Session
    added: int
    already: int
    skipped: tuple[tuple[str, str], ...] = ()
    """File names and reasons of what was not taken in; of what was, nothing is known afterwards."""
    masked: int = 0
    """How many details that could identify somebody were replaced once more."""


@dataclass(frozen=True, slots=True)
class SessionsDesk:
    """Sessions with a group."""

    store: Store

    def create(
        self, name: str, pack_id: str = "", held_on: date | None = None, *, at_least: int = LEAST
    ) -> Session:
        """Begin a session.

        Raises:
            BadInput: it has no name, or would show contributions before four have come.
        """
        plain = one_line(storable(name), 80)
        if not plain:
            raise BadInput("A session needs a name.", "For example: Our first hour, November.")
        session = Session(self.store.new_id(), plain, held_on, pack_id, _threshold(at_least))
        with self.store.writing() as connection:
            sessions.add(connection, session)
        return session

    def all(self) -> list[Session]:
        """Every session, the newest day first."""
        with self.store.reading() as connection:
            return sessions.everything(connection) if connection else []

    def get(self, session_id: str) -> Session:
        """A session by its id, the beginning of it, or its name.

        Raises:
            NothingFound: there is none, or the beginning fits several.
        """
        wanted = session_id.strip().casefold()
        everything = self.all()
        for fits in (
            [each for each in everything if wanted in (each.id, each.name.casefold())],
            [each for each in everything if wanted and each.id.startswith(wanted)],
        ):
            if len(fits) == 1:
                return fits[0]
        raise NothingFound(
            f"There is no session “{session_id[:60]}”.", "`reflect session list` shows what there is."
        )

    def take_in(self, folder: Path, session_id: str) -> TakenIn:
        """Take in what people sent: every text file of a folder, none of their names, times or order.

        Raises:
            BadInput: there is no such folder.
            NothingFound: there is no such session.
        """
        if not folder.is_dir():
            raise BadInput(f"There is no folder {one_line(str(folder), 200)}.", "Is the stick still in?")
        session = self.get(session_id)
        texts, skipped = [], []
        for place, path in enumerate(_files(folder)):
            try:
                if place >= MOST_FILES:
                    raise BadInput(
                        f"Only {MOST_FILES} files are taken in at a time; move it to a new folder."
                    )
                if path.suffix.casefold() in _NO_TEXTS:
                    raise BadInput("It is not a plain text.")
                data, size = read_capped(path, MAX_BYTES + 1)
                if size > MAX_BYTES:
                    raise BadInput(f"It is larger than {MAX_BYTES // 1024} KB.")
                sent = read_contribution(data)
                if sent.refused:
                    raise BadInput(sent.refused)
            except BadInput as problem:
                skipped.append((one_line(path.name, 80), problem.sentence))
            else:
                texts.append(sent)
        checked, masked = self._checked([each.text for each in texts])
        fresh = [
            Contribution(self.store.new_id(), text, each.may_quote, each.may_become_case)
            for text, each in zip(checked, texts, strict=True)
        ]
        added = self._shuffle_in(session, fresh)
        return TakenIn(self.get(session.id), added, len(fresh) - added, tuple(skipped), masked)

    def contributions(self, session_id: str) -> tuple[Contribution, ...]:
        """What came, shuffled; nothing at all until enough have come."""
        session = self.get(session_id)
        if session.come < session.at_least:
            return ()
        with self.store.reading() as connection:
            return tuple(sessions.contributions(connection, session.id)) if connection else ()

    def set_heap(self, session_id: str, contribution_id: str, heap: Heap | None) -> None:
        """Put a contribution on a heap, or take it off.

        Raises:
            NothingFound: there is none of that id, or none is shown yet.
        """
        self._change(session_id, contribution_id, heap=heap)

    def set_themes(self, session_id: str, contribution_id: str, themes: Sequence[str]) -> None:
        """Give a contribution the facilitator's own themes.

        Raises:
            NothingFound: there is none of that id, or none is shown yet.
        """
        plain = dict.fromkeys(word for theme in themes if (word := one_line(storable(theme), 40)))
        self._change(session_id, contribution_id, themes=tuple(plain))

    def add_line(self, session_id: str, heap: Heap, text: str) -> Session:
        """Keep a line that was said in the room, on its heap.

        Raises:
            BadInput: there are no words in it.
        """
        line = one_line(storable(text), 400)
        if not line:
            raise BadInput("There are no words in it.", "Nothing was added.")
        number = self.get(session_id).id
        with self.store.writing() as connection:
            session = sessions.get(connection, number)
            changed = replace(session, lines=(*session.lines, (heap, line)))
            sessions.update(connection, changed)
        return changed

    def require(self, session_id: str, at_least: int) -> Session:
        """Show contributions of a session only when so many have come; it can be raised, never lowered.

        Raises:
            BadInput: that would be fewer than now.
        """
        number = self.get(session_id).id
        with self.store.writing() as connection:
            session = sessions.get(connection, number)
            if at_least < session.at_least:
                raise BadInput(
                    f"It is {session.at_least}, and can only be raised.",
                    "Among fewer people each would know the others' words.",
                )
            changed = replace(session, at_least=_threshold(at_least))
            sessions.update(connection, changed)
        return changed

    def make_case(self, session_id: str, ids: Sequence[str], case: Writing) -> Entry:
        """Keep a case that was made of contributions whose writers allow it.

        Raises:
            PrivacyRefusal: one of them may not become a case.
            NothingFound: one of them is not there, or none is shown yet.
        """
        shown = {each.id: each for each in self.contributions(session_id)}
        chosen = [shown[each] for each in ids if each in shown]
        if len(chosen) != len(set(ids)) or not chosen:
            raise NothingFound("That contribution is not there.", "Nothing was kept.")
        if not all(each.may_become_case for each in chosen):
            raise PrivacyRefusal(
                "Whoever wrote this has not said that it may become a case.",
                "Nothing was kept. Ask the group, without asking who it was.",
            )
        made_from = "one" if len(chosen) == 1 else "several blended"
        fields = {"made_from": made_from, "consent": "asked", **case.fields}
        from reflect_tui.journal.entries import EntriesDesk

        return EntriesDesk(self.store).keep(replace(case, kind=EntryKind.CASE, fields=fields))

    def grow_pack(self, pack_id: str, question: str, process: str, case_id: str, out: Path) -> Path:
        """Write the next version of a pack, with a question, how to go about it, and a case; the old stays.

        Raises:
            BadInput: the question has no words, or the name of the file is taken.
            NothingFound: there is no such pack or case.
        """
        from reflect_tui.journal.growing import grown

        path, text = grown(self.store, pack_id, question, process, case_id)
        write_private(out / path, text.encode())
        return out / path

    def account(self, ids: Sequence[str] = ()) -> str:
        """A learning account of sessions of which enough have come, checked like anything that leaves.

        Raises:
            NothingFound: one of the sessions is not there.
        """
        chosen = [self.get(each) for each in ids] or self.all()
        came = [each for session in chosen for each in self.contributions(session.id)]
        lines = [line for session in chosen for line in session.lines]
        ((text,), _) = self._checked([account(came, lines)])
        return text

    def write_account(self, out: Path, ids: Sequence[str] = (), *, read: str | None = None) -> Path:
        """Write the account to a file that is not there yet.

        Args:
            out: the file, or the folder for it.
            ids: of which sessions; all of them where none is given.
            read: what was shown before; nothing else is written.

        Raises:
            BadInput: the name is taken, or the account is not what was read.
            CannotWrite: the place refuses.
        """
        path = out if out.suffix in (".md", ".txt") else out / "what-we-have-been-learning.md"
        text = self.account(ids)
        if read is not None and read != text:
            raise BadInput("The account has changed since it was read.", "Nothing was written; read it anew.")
        write_private(path, text.encode())
        return path

    def delete(self, session_id: str) -> Session:
        """Delete a session with what came for it; cases made of it stay.

        Raises:
            NothingFound: there is no such session.
        """
        session = self.get(session_id)
        with self.store.writing() as connection:
            sessions.delete(connection, session.id)
        self.store.empty_log()
        return session

    def _checked(self, texts: Sequence[str]) -> tuple[list[str], int]:
        """Each through the filter by itself, so that no stand-in joins two; and how much was replaced."""
        from reflect_tui.journal.sharing import SharingDesk, filter_texts

        desk = SharingDesk(self.store)
        known, keep = desk.known(), desk.never_replaced()
        found = [filter_texts([text], known, keep)[0] for text in texts]
        return [storable(each.text).strip() for each in found], sum(len(each.replacements) for each in found)

    def _shuffle_in(self, session: Session, fresh: Sequence[Contribution]) -> int:
        """Put what came among what was there, all of it in a new order; how many were new."""
        with self.store.writing() as connection:
            sessions.get(connection, session.id)
            there = sessions.contributions(connection, session.id)
            known = {_same(each.text) for each in there}
            added = []
            for each in fresh:
                if _same(each.text) not in known:
                    known.add(_same(each.text))
                    added.append(each)
            if added:
                together = [*there, *added]
                secrets.SystemRandom().shuffle(together)
                sessions.write_all(connection, session.id, together)
        # The log would still say in which order they were written before.
        self.store.empty_log()
        return len(added)

    def _change(self, session_id: str, contribution_id: str, **what: object) -> None:
        number = self.get(session_id).id
        # Read in the transaction that writes: another window may take a folder in at this moment.
        with self.store.writing() as connection:
            shown = (
                []
                if sessions.get(connection, number).withheld
                else sessions.contributions(connection, number)
            )
            if contribution_id not in {each.id for each in shown}:
                raise NothingFound("That contribution is not there.", "Nothing was changed.")
            changed = [
                replace(each, **what) if each.id == contribution_id else each  # type: ignore[arg-type]
                for each in shown
            ]
            sessions.write_all(connection, number, changed)


def _files(folder: Path) -> list[Path]:
    """What lies in a folder and is no folder itself; links are in it, so that they are told.

    Raises:
        BadInput: it cannot be read; a stick may have been pulled out.
    """
    try:
        return [
            path
            for path in sorted(folder.iterdir())
            if not path.name.startswith(".") and (path.is_symlink() or not path.is_dir())
        ]
    except OSError as problem:
        raise BadInput(
            f"The folder {one_line(str(folder), 200)} cannot be read: {problem.strerror}.",
            "Nothing was taken in. Is the stick still in?",
        ) from None


def _threshold(at_least: int) -> int:
    if at_least < LEAST:
        raise BadInput(
            f"Contributions are shown when {LEAST} have come, or more; {at_least} is fewer.",
            "Among fewer people each would know the others' words.",
        )
    return at_least


def _same(text: str) -> str:
    return " ".join(text.casefold().split())
