"""Sessions: the one that waits, those that were held, and what people sent in after them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from reflect_tui.domain.dates import say_day
from reflect_tui.domain.session_clock import SessionClock
from reflect_tui.domain.sessions import Session
from reflect_tui.domain.text import one_line
from reflect_tui.journal.files import path_of
from reflect_tui.tui import learning_keys
from reflect_tui.tui.asking import asking
from reflect_tui.tui.screens.dialogs import Ask, confirm
from reflect_tui.tui.screens.harvest import HarvestScreen, what_came
from reflect_tui.tui.screens.page import PageScreen
from reflect_tui.tui.screens.session import SessionScreen, end_session, waiting_clock, whether_over
from reflect_tui.tui.widgets.lines import Line

if TYPE_CHECKING:
    from reflect_tui.domain.errors import ReflectError
    from reflect_tui.journal.sessions import TakenIn

FOLDER = "The folder where you put what people sent you. No name, file name or time is kept of it."


@dataclass(frozen=True, slots=True)
class Sessions:
    """What the screen shows."""

    waiting: SessionClock | None
    held: tuple[Session, ...]


class SessionsScreen(PageScreen[Sessions]):
    """Sessions with a group."""

    BINDINGS: ClassVar[list[BindingType]] = list(learning_keys.SESSIONS)
    NAME: ClassVar[str] = "Sessions"
    HELP = (
        "Sessions with a group. Enter goes on with the one that waits, or reads what people sent in after "
        "one; a takes in a folder of it. It is shown when so many have come that nobody can be told by what "
        "they wrote. Nobody's name is asked for or kept."
    )
    KEYS: ClassVar[dict[str, str]] = {
        "list.open": "open",
        "sessions.take_in": "take a folder in",
        "sessions.end": "end, or delete",
        "page.back": "back",
        "app.palette": "all actions",
        "app.help": "help",
    }

    _typed = ""
    _for = ""

    def fetch(self) -> Sessions:
        """The session that waits, and all that were held."""
        return Sessions(waiting_clock(self.journal), tuple(self.journal.sessions.all()))

    def lay_out(self, data: Sessions, width: int) -> Iterator[Line]:
        """What waits, then the others, the newest first."""
        yield Line()
        if (clock := data.waiting) is not None:
            number = self.item(clock)
            state = "goes on" if clock.is_running else "waits"
            yield from self.words(one_line(clock.title, 200), width, item=number)
            where = f"{state} at “{one_line(clock.stage.name, 60)}”"
            yield from self.words(where, width, voice="dim", item=number)
            yield Line()
        if not data.held:
            yield from self.said("No session was held yet." if data.waiting else "No session yet.", width)
            yield Line()
            how = "In the packs (k), r runs the pack under the cursor with a group. What people send you "
            yield from self.said(how + "afterwards is taken in here: a.", width)
        today = self.journal.store.today()
        for each in data.held:
            number = self.item(each)
            day = say_day(each.held_on, today) if each.held_on else ""
            yield from self.words(one_line(each.name, 200), width, item=number, right=day)
            yield from self.words(what_came(each), width, voice="dim", item=number)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what is there can be ended."""
        return self.current is not None if action == "end" else super().check_action(action, parameters)

    def open_item(self, item: object) -> None:
        """Go on with what waits; read what came for what was held."""
        if isinstance(item, SessionClock):
            self.app.push_screen(SessionScreen(self.journal, item))
        elif isinstance(item, Session):
            self.app.push_screen(HarvestScreen(self.journal, item))

    # -- taking in ---------------------------------------------------------------------

    def action_take_in(self) -> None:
        """Ask for a folder, for the session under the cursor; where it is none, make one first."""
        current = self.current
        if isinstance(current, Session):
            self.ask_for_folder(current.id, "", FOLDER)
            return

        def named(name: str | None) -> None:
            if name:
                self.make_session(name)

        why = "A name for it, for example: Our first hour, November."
        self.app.push_screen(Ask("Which session is it from?", "", why), named)

    @asking("make", exclusive=False)
    async def make_session(self, name: str) -> None:
        """A session that was held without this clock."""
        today = self.journal.store.today()
        session = await asyncio.to_thread(self.journal.sessions.create, name, held_on=today)
        self.read()
        self.ask_for_folder(session.id, "", FOLDER)

    def ask_for_folder(self, session_id: str, typed: str, explanation: str) -> None:
        """Ask, with what was typed before where that could not be taken in."""

        def answered(folder: str | None) -> None:
            if folder:
                self._typed, self._for = folder, session_id
                self.take_in(folder, session_id)

        self.app.push_screen(Ask("Which folder?", typed, explanation), answered)

    def told(self, problem: ReflectError) -> bool:
        """Another folder may do."""
        typed, self._typed = self._typed, ""
        if typed:
            self.ask_for_folder(self._for, typed, str(problem))
        return bool(typed)

    @asking("take in", exclusive=False)
    async def take_in(self, folder: str, session_id: str) -> None:
        """Take a folder in and say what came of it."""
        self.title_bar.note = "reading and checking what came …"
        try:
            taken = await asyncio.to_thread(self.journal.sessions.take_in, path_of(folder), session_id)
        finally:
            self.title_bar.note = ""
        self._typed = ""
        title, more = taken_words(taken)
        self.notify(more, title=title, markup=False, timeout=12)
        self.read()

    # -- ending and deleting -----------------------------------------------------------

    def action_end(self) -> None:
        """End the session that waits, or delete one that was held, after asking."""
        current = self.current

        def answered(choice: int | None) -> None:
            if choice == 0:
                self.end(current)

        if isinstance(current, Session):
            why = "What people sent in for it goes as well. Cases that were made of it stay."
            asked = confirm(f"Delete “{one_line(current.name, 60)}”?", "Yes, delete it", explanation=why)
            self.app.push_screen(asked, answered)
        else:
            self.app.push_screen(whether_over(), answered)

    @asking("end", exclusive=False)
    async def end(self, what: object) -> None:
        """End it, or delete it."""
        if isinstance(what, Session):
            await asyncio.to_thread(self.journal.sessions.delete, what.id)
        elif isinstance(what, SessionClock):
            await asyncio.to_thread(end_session, self.journal, what)
        self.read()


def taken_words(taken: TakenIn) -> tuple[str, str]:
    """What taking a folder in did: in short, and what else there is to know."""
    title = f"{taken.added} taken in." if taken.added else "Nothing new was taken in."
    more = [f"{taken.already} came before."] if taken.already else []
    if taken.masked:
        more.append(f"{taken.masked} details that could point at somebody were replaced once more.")
    more += [f"Left out: {name}. {why}" for name, why in taken.skipped[:3]]
    if len(taken.skipped) > 3:
        more.append(f"And {len(taken.skipped) - 3} more were left out.")
    return title, " ".join(more)
