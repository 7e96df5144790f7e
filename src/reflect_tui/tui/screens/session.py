"""A session that runs: the round, its questions, a large quiet clock. Made to be read from across a room.

Esc leaves the screen on purpose, so the clock waits. A lid that is shut, a crash and a flat battery are not
on purpose: the people in the room go on talking meanwhile, so the clock goes on as well, and shows the
truth when the screen is back. No sound, no colour and no key hurries anybody.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.getters import query_one
from textual.widgets import Static

from reflect_tui.domain.session_clock import SessionClock, Stage, new_clock, read_clock
from reflect_tui.domain.text import one_line
from reflect_tui.tui import learning_keys
from reflect_tui.tui.asking import asking, is_gone, telling
from reflect_tui.tui.leaving import LeavingScreen
from reflect_tui.tui.screens.dialogs import Pick, confirm
from reflect_tui.tui.text import plain, prose
from reflect_tui.tui.widgets.bars import KeyLine, TitleBar
from reflect_tui.tui.widgets.clock import BigClock

if TYPE_CHECKING:
    from textual.screen import Screen

    from reflect_tui.domain.packs import Pack
    from reflect_tui.journal import Journal

CLOCK_SETTING = "session.clock"
"""Where the session that waits or runs is kept; there is one at a time."""
PASSING = "passing is always fine"


class Asked(VerticalScroll, can_focus=True):
    """What is asked in the round."""

    BINDINGS: ClassVar[list[BindingType]] = list(learning_keys.ROUND)

    HELP = (
        "A session: the round, its questions, a clock. Space begins, pauses and goes on, e gives five more "
        "minutes, → goes to the next round and ← back. Up and Down scroll. Esc leaves it; it waits."
    )


class SessionScreen(LeavingScreen[None]):
    """One session that runs."""

    BINDINGS: ClassVar[list[BindingType]] = list(learning_keys.SESSION)
    CSS_PATH = "../styles/sessions.tcss"
    HOLDS = True
    HELP = Asked.HELP
    KEYS: ClassVar[dict[str, str]] = {
        "session.pause": "pause, go on",
        "session.more": "5 more",
        "session.next": "next round",
        "session.leave": "leave",
        "session.previous": "the round before",
        "app.help": "help",
    }

    title_bar = query_one(TitleBar)
    clock_face = query_one(BigClock)
    asked = query_one(Asked)

    def __init__(self, journal: Journal, clock: SessionClock) -> None:
        """A session.

        Args:
            journal: keeps where the session stands.
            clock: where it stands.
        """
        super().__init__()
        self.journal = journal
        self.clock = clock
        self._storing = asyncio.Lock()
        self._stored = ""
        self._touched = clock.has_begun
        self._words = ""

    def compose(self) -> ComposeResult:
        """The round, what is asked, the clock, a line of words."""
        yield TitleBar(one_line(self.clock.title, 120))
        yield Static(id="round")
        yield Asked(id="asked")
        yield BigClock()
        yield Static(id="words")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show where it stands, and look at the clock once a second."""
        self.set_focus(self.asked)
        self.show_round()
        self.set_interval(1.0, self.tick)

    def on_resize(self, event: events.Resize) -> None:
        """The digits are as large as the window lets them be."""
        self.make_room()

    def make_room(self) -> None:
        """Give time that is counted a third of the height, the time of day a quarter."""
        share = 4 if self.clock.given[self.clock.at] is None else 3
        self.clock_face.fit_into(self.size.width - 4, self.size.height // share)

    @property
    def stage(self) -> Stage:
        """The round it is."""
        return self.clock.stage

    def show_round(self) -> None:
        """Show the round."""
        stage = self.stage
        self.title_bar.note = f"{self.clock.at + 1} of {len(self.clock.stages)}"
        self.query_one("#round", Static).update(plain(stage.name))
        parts = [Static(prose(stage.said), classes="asked -said")] if stage.said else []
        for number, question in enumerate(stage.questions, stage.first):
            parts.append(Static(plain(f"{number}. {question}"), classes="asked"))
        self.asked.remove_children()
        self.asked.mount_all(parts)
        self.asked.scroll_home(animate=False)
        self.make_room()
        self.tick()
        self.refresh_bindings()

    def tick(self) -> None:
        """Show the time; where nothing of it changed, nothing is drawn."""
        if is_gone(self):
            return
        now = self.journal.store.now()
        self.clock = self.clock.noticed(now)
        face = self.clock.face(now)
        self.clock_face.digits = face.digits
        self.clock_face.is_over = face.is_over
        words = f"{face.words} · {PASSING}"
        if words != self._words:
            self._words = words
            self.query_one("#words", Static).update(plain(words))

    # -- what the keys do --------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Before the first round there is none."""
        return action != "step" or parameters != (-1,) or self.clock.at > 0

    def action_pause(self) -> None:
        """Begin, pause, go on."""
        now = self.journal.store.now()
        self.change(self.clock.pause(now) if self.clock.is_running else self.clock.go_on(now))

    def action_more(self, minutes: int) -> None:
        """Give the round more minutes."""
        self.change(self.clock.extend(minutes, self.journal.store.now()))

    def action_step(self, steps: int) -> None:
        """Go to the next round or the one before; after the last, ask whether it is over."""
        if steps > 0 and self.clock.is_last:
            self.ask_whether_over()
            return
        self.clock = self.clock.move(steps, self.journal.store.now())
        self._touched = True
        self.show_round()
        self.store()

    def change(self, clock: SessionClock) -> None:
        """Take another state of the clock, show it and keep it."""
        self.clock = clock
        self._touched = True
        self.make_room()
        self.tick()
        self.store()

    def ask_whether_over(self) -> None:
        """A key pressed once too often ends nothing."""

        def answered(choice: int | None) -> None:
            if choice == 0:
                self.finish()

        self.app.push_screen(whether_over(), answered)

    # -- keeping where it stands -------------------------------------------------------

    @asking("clock", exclusive=False)
    async def store(self) -> None:
        """Keep where the session stands, the newest last."""
        await self.settle()

    async def settle(self) -> None:
        """Keep where it stands now.

        Raises:
            JournalUnavailable: it cannot be stored; the session goes on all the same.
        """
        async with self._storing:
            text = self.clock.as_text() if self._touched else ""
            if text != self._stored:
                await asyncio.to_thread(self.journal.settings.put, CLOCK_SETTING, text)
                self._stored = text

    @asking("finish", exclusive=False)
    async def finish(self) -> None:
        """The session is over."""
        async with self._storing:
            await asyncio.to_thread(end_session, self.journal, self.clock)
        self.dismiss(None)

    @asking("leave", exclusive=False)
    async def action_leave(self) -> None:
        """Leave it; it waits."""
        self.clock = self.clock.pause(self.journal.store.now())
        try:
            await self.settle()
            if self._touched:
                self.notify("Go on with it from its pack, or from Sessions.", title="The session waits.")
        finally:
            self.dismiss(None)


def waiting_clock(journal: Journal) -> SessionClock | None:
    """The session that waits or runs; None where there is none.

    Raises:
        BadInput: it cannot be read any more.
    """
    text = journal.settings.get(CLOCK_SETTING)
    return read_clock(text) if text else None


def end_session(journal: Journal, clock: SessionClock) -> None:
    """Put a session with those that were held, and forget where its clock stood.

    Raises:
        JournalUnavailable: it could not be stored.
    """
    journal.sessions.create(clock.title, clock.pack_id, journal.store.today())
    journal.settings.put(CLOCK_SETTING, "")


def whether_over() -> Pick:
    """Ask whether a session is over; the answer is 0 for yes."""
    return confirm(
        "Is the session over?",
        "Yes, it is over",
        "No, not yet",
        "It stays in Sessions, where what people send in afterwards is taken in.",
    )


@asking("session")
async def open_session(screen: Screen[Any], journal: Journal, pack: Pack) -> None:
    """Run a pack with a group; a session with it that waits goes on, one with another pack is asked about."""
    waiting: SessionClock | None = None
    # Where that cannot be read it is said, and the pack is there to begin from.
    with telling(screen):
        waiting = await asyncio.to_thread(waiting_clock, journal)
    if waiting is None:
        screen.app.push_screen(SessionScreen(journal, new_clock(pack)))
        return
    begun = waiting

    def chosen(number: int | None) -> None:
        if number is not None:
            # What was said when it was left would lie over the clock.
            screen.app.clear_notifications()
            screen.app.push_screen(SessionScreen(journal, (begun, new_clock(pack))[number]))

    new = "Begin again from the start" if begun.pack_id == pack.id else f"Begin “{one_line(pack.title, 50)}”"
    go_on = f"Go on with it, at “{one_line(begun.stage.name, 40)}”"
    question = f"“{one_line(begun.title, 60)}” has begun and is not over."
    screen.app.push_screen(Pick(question, (go_on, new)), chosen)
