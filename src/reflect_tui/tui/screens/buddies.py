"""Buddies: notes for you, what came back to yours, replies that fit nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import BindingType

from reflect_tui.domain.agreements import Agreement
from reflect_tui.domain.dates import say_day
from reflect_tui.domain.exchanging import ArrivalKind, Note, Unplaced
from reflect_tui.journal.agreements import PACK
from reflect_tui.journal.buddies import Sent
from reflect_tui.journal.files import path_of
from reflect_tui.tui import learning_keys
from reflect_tui.tui.asking import asking
from reflect_tui.tui.screens.dialogs import Ask, Pick, confirm
from reflect_tui.tui.screens.page import PageScreen
from reflect_tui.tui.widgets.lines import Line

if TYPE_CHECKING:
    from datetime import date

    from reflect_tui.domain.errors import ReflectError
    from reflect_tui.domain.exchanging import Arrival
    from reflect_tui.journal import Journal
    from reflect_tui.journal.buddies import Everything

_Row = Note | Sent | Unplaced | Agreement
LONGEST_PATH = 1_000
COPIES = "A copy may still exist where it came from, such as in your mail."


class BuddiesScreen(PageScreen["Everything"]):
    """The two sides of learning in pairs."""

    BINDINGS: ClassVar[list[BindingType]] = list(learning_keys.BUDDIES)
    NAME: ClassVar[str] = "Buddies"
    HELP = (
        "Notes that came to you, and your own with what came back. Enter opens one. a takes in a file; you "
        "may also drop a file here, or paste the words of a reply. Nothing is sent from here: you hand files "
        "over yourself."
    )
    KEYS: ClassVar[dict[str, str]] = {
        "list.open": "open",
        "buddies.take_in": "take a file in",
        "buddies.delete": "delete",
        "page.back": "back",
        "app.palette": "all actions",
        "app.help": "help",
    }

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self._typed = ""

    def fetch(self) -> Everything:
        """Everything there is."""
        return self.journal.buddies.everything()

    def lay_out(self, data: Everything, width: int) -> Iterator[Line]:
        """Three groups, each only where there is something in it."""
        today = self.journal.store.today()
        yield Line()
        if not (data.notes or data.sent or data.unplaced or data.agreements):
            yield from self.said(
                "Nothing yet. In the Journal, x shares an entry with your buddy as a file.", width
            )
            yield from self.said(
                "When a reply comes, press a, or drop the file here, or paste its words.", width
            )
        yield from self._group("For you", data.notes, today, width)
        yield from self._group("From you", data.sent, today, width)
        yield from self._group("What you agreed", data.agreements, today, width)
        yield from self._group("Replies that fit none of your notes, or several", data.unplaced, today, width)

    def _group(self, name: str, rows: Sequence[_Row], today: date, width: int) -> Iterator[Line]:
        if not rows:
            return
        yield from self.said(name, width)
        for row in rows:
            heading, about = _line_of(row, today)
            yield from self.words(heading, width, indent=2, item=self.item(row), right=about)
        yield Line()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what came can be deleted here; one's own notes are withdrawn."""
        if action == "delete":
            return isinstance(self.current, Note | Unplaced)
        return super().check_action(action, parameters)

    def open_item(self, item: object) -> None:
        """Read a note, an exchange, or match a reply."""
        if isinstance(item, Note):
            from reflect_tui.tui.screens.replying import NoteScreen

            self.app.push_screen(NoteScreen(self.journal, item))
        elif isinstance(item, Sent):
            from reflect_tui.tui.screens.talk import TalkScreen

            self.app.push_screen(TalkScreen(self.journal, item.row.id))
        elif isinstance(item, Agreement):
            from reflect_tui.tui.screens.agreement import AgreementScreen

            self.app.push_screen(AgreementScreen(self.journal, item.id))
        elif isinstance(item, Unplaced):
            self.match(item)

    @asking("agreement")
    async def action_make_agreement(self) -> None:
        """Hand over what was written together with the pack for starting out."""
        entry = await asyncio.to_thread(self.journal.agreements.written)
        if entry is None:
            from reflect_tui.tui.screens.start import open_pack

            pack = await asyncio.to_thread(self.journal.packs.get, PACK)
            self.notify("Answer it together; m here makes an agreement of it.", markup=False)
            open_pack(self, self.journal, pack)
            return
        from reflect_tui.tui.screens.share import ShareScreen

        plan = await asyncio.to_thread(self.journal.sharing.prepare_agreement, entry)
        self.app.push_screen(ShareScreen(self.journal, plan))

    # -- what comes ------------------------------------------------------------------

    def action_take_in(self) -> None:
        """Ask for the file."""
        self._ask_file("", "A note or a reply: .md, .txt, or a saved e-mail (.eml). ~ is your home folder.")

    def _ask_file(self, typed: str, explanation: str) -> None:
        def answered(name: str | None) -> None:
            if name:
                self._typed = name
                self.look_at(path_of(name))

        self.app.push_screen(Ask("Which file came?", typed, explanation), answered)

    def told(self, problem: ReflectError) -> bool:
        """Another name may do."""
        typed, self._typed = self._typed, ""
        if typed:
            self._ask_file(typed, str(problem))
        return bool(typed)

    def on_paste(self, event: events.Paste) -> None:
        """A file that is dropped comes as its name; anything else is the words of a reply."""
        event.stop()
        words = event.text.strip()
        if not words:
            return
        self._typed = ""
        name = path_of(words)
        if "\n" not in words and len(words) < LONGEST_PATH and self._is_file(name):
            self.look_at(name)
        else:
            self.look_at_words(event.text)

    @staticmethod
    def _is_file(name: Path) -> bool:
        try:
            return name.is_file()
        except (OSError, ValueError):
            return False

    @asking("arrival")
    async def look_at(self, path: Path) -> None:
        """Read a file and show what it is."""
        self._show(await asyncio.to_thread(self.journal.buddies.look_at, path))

    @asking("arrival")
    async def look_at_words(self, words: str) -> None:
        """The same for words that were pasted."""
        self._show(await asyncio.to_thread(self.journal.buddies.look_at_text, words))

    def _show(self, found: Sequence[Arrival]) -> None:
        from reflect_tui.tui.screens.arrived import ArrivedScreen

        self._typed = ""
        new = [each for each in found if each.kind not in (ArrivalKind.NOTHING_NEW, ArrivalKind.REFUSED)]
        if not new:
            refused = any(each.kind is ArrivalKind.REFUSED for each in found)
            said = "Its writer has withdrawn it." if refused else "It is here already."
            self.notify(said, title="There is nothing new in it.", markup=False)
            return
        self.app.push_screen(ArrivedScreen(self.journal, new))

    # -- replies that fit nothing ----------------------------------------------------

    def match(self, reply: Unplaced) -> None:
        """Ask which note it answers."""
        sent = list(self._data.sent) if self._data else []
        if not sent:
            self.notify("It can be matched when you have shared something with a buddy.", markup=False)
            return

        def answered(number: int | None) -> None:
            if number is not None:
                self.place(reply, sent[number].row.id)

        today = self.journal.store.today()
        options = [f"{each.row.heading(50)}   {say_day(each.row.created_at.date(), today)}" for each in sent]
        explanation = " ".join(reply.text.split())[:600]
        self.app.push_screen(Pick("Which of your notes does it answer?", options, explanation), answered)

    @asking("place", exclusive=False)
    async def place(self, reply: Unplaced, share_id: str) -> None:
        """Put it beside the entry."""
        await asyncio.to_thread(self.journal.buddies.place, reply, share_id)
        self.notify("It stands beside the entry.", title="Matched.", markup=False, timeout=4)
        self.read()

    def action_delete(self) -> None:
        """Ask, then delete what came."""
        item = self.current
        if not isinstance(item, Note | Unplaced):
            return

        def answered(number: int | None) -> None:
            if number == 0:
                self.delete(item)

        self.app.push_screen(
            confirm(f"Delete “{item.heading(60)}”?", "Yes, delete it here", explanation=COPIES), answered
        )

    @asking("delete", exclusive=False)
    async def delete(self, item: Note | Unplaced) -> None:
        """Delete it."""
        if isinstance(item, Note):
            await asyncio.to_thread(self.journal.buddies.delete_note, item.id)
        else:
            await asyncio.to_thread(self.journal.buddies.delete_unplaced, item)
        self.notify(COPIES, title="Deleted here.", markup=False)
        self.read()


def _line_of(row: _Row, today: date) -> tuple[str, str]:
    """The heading of one row, and what is said beside it."""
    if isinstance(row, Sent):
        closed = row.exchange.closed_at is not None
        state = "talked through" if closed else "a reply is here" if row.answers else "sent"
        if row.row.is_withdrawn:
            state = "withdrawn"
        return row.row.heading(120), f"{state} · {say_day(row.row.created_at.date(), today)}"
    if isinstance(row, Agreement):
        return row.heading(120), _state_of(row, today)
    day = say_day(row.received_at.date(), today)
    if isinstance(row, Note):
        return row.heading(120), f"answered · {day}" if row.answered_at else day
    return row.heading(120), day


def _state_of(agreement: Agreement, today: date) -> str:
    """Where an agreement stands, in words."""
    if agreement.ended_on is not None:
        return f"ended {say_day(agreement.ended_on, today)}"
    if agreement.by_me_on is None:
        return "yours to agree"
    if agreement.by_them_on is None:
        return "handed over"
    return "ready to look at again" if agreement.is_ready(today) else "both agreed"
