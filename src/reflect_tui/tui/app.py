"""The app: looks, keys, the way between screens, and what happens when something breaks."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.app import App
from textual.binding import BindingType
from textual.filter import LineFilter
from textual.screen import Screen
from textual.worker import WorkerFailed

from reflect_tui.config import Config
from reflect_tui.domain.errors import ReflectError
from reflect_tui.tui import bindings, gone, themes
from reflect_tui.tui.asking import asking
from reflect_tui.tui.filters import BlurFilter, HostileCharacterFilter
from reflect_tui.tui.screens.today import TodayScreen

if TYPE_CHECKING:
    from textual.notifications import SeverityLevel

    from reflect_tui.journal import Journal
    from reflect_tui.paths import Paths

COPY_AFTER = 5.0
"""Seconds after the start when the copy of the day is made."""


class ReflectApp(App[None]):
    """One person's journal on the terminal."""

    # The first screen's styles are named here because Textual does not load them for a default screen.
    CSS_PATH = [  # noqa: RUF012
        "styles/tokens.tcss",
        "styles/today.tcss",
    ]
    BINDINGS: ClassVar[list[BindingType]] = list(bindings.EVERYWHERE)
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it, we only fill it
        (0, "-narrow"),
        (80, "-normal"),
        (100, "-wide"),
        (140, "-wider"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (24, "-tall")]  # noqa: RUF012
    AUTO_FOCUS = None  # screens say where the focus goes; Textual would also choose what is hidden
    TITLE = "reflect-tui"
    ENABLE_COMMAND_PALETTE = False  # ours is a dialogue of our own

    def __init__(
        self, journal: Journal, paths: Paths, config: Config | None = None, *, demo: bool = False
    ) -> None:
        """The app over one journal.

        Args:
            journal: everything that is kept.
            paths: where it lies, for the settings screen and crash reports.
            config: what the person set in config.toml.
            demo: whether the journal is a throw-away one.
        """
        self._plain = "NO_COLOR" in os.environ
        # With terminal colours named at once, Textual's own filter drops them all; it would send grey else.
        super().__init__(ansi_color=True if self._plain else None)
        self.journal = journal
        self.paths = paths
        self.config = config or Config()
        self.demo = demo
        self._blurred = False
        self._hostile = HostileCharacterFilter()
        self._blur = BlurFilter()
        for theme in themes.ALL.values():
            self.register_theme(theme)
        self.theme = self._first_theme()
        # TEXTUAL_ANIMATIONS has been read by now; a file may ask for less motion, never for more.
        if self.config.motion == "none":
            self.animation_level = "none"
        elif self.animation_level == "full":
            self.animation_level = "basic"
        if self.config.keys:
            self.set_keymap(dict(self.config.keys))

    def _first_theme(self) -> str:
        if self._plain:
            # Textual's NO_COLOR is 24-bit grey; the plain theme sends no colour at all.
            return themes.PLAIN.name
        if self.config.theme:
            return self.config.theme
        from reflect_tui.tui.screens.settings import THEME_SETTING

        with contextlib.suppress(ReflectError):
            remembered = self.journal.settings.get(THEME_SETTING)
            if remembered in themes.CHOICES:
                return remembered
        return themes.INK.name

    def get_default_screen(self) -> Screen[Any]:
        """Today is where one starts and where one comes back to."""
        return TodayScreen(self.journal)

    def on_mount(self) -> None:
        """Closing the window or the connection is no reason to lose a sentence."""
        if self.demo:
            self.notify("Nothing you write here is kept.", title="A sample journal.", markup=False, timeout=8)
        else:
            # Not while the first screen is drawn and somebody begins to type.
            self.set_timer(COPY_AFTER, self.copy_of_the_day)
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None:
                with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(number, self.hang_up)
        if not self.is_headless:
            gone.continue_only_with_a_terminal()

    @work(exclusive=True, group="copy")
    async def copy_of_the_day(self) -> None:
        """Copy the journal once on each day it is used; a copy that fails is told and stops nothing."""
        try:
            await asyncio.to_thread(self.journal.care.daily)
        except ReflectError as problem:
            self.notify(
                f"{problem} What you write is kept all the same.",
                title="Today's copy of the journal could not be made.",
                severity="warning",
                markup=False,
            )

    # -- what goes out to the terminal ------------------------------------------------

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own, then ours: nothing that is drawn can pass them by."""
        filters = [*super().get_line_filters(), self._hostile]
        return [*filters, self._blur] if self._blurred else filters

    def action_blur(self) -> None:
        """Blur the words, or show them again."""
        self._blurred = not self._blurred
        self.screen.refresh(layout=True)
        for screen in self.screen_stack:
            screen.refresh(layout=True)
            for widget in screen.query("*"):
                widget.refresh()

    def action_blank(self) -> None:
        """Show nothing until a key is pressed."""
        from reflect_tui.tui.screens.blank import BlankScreen

        if not isinstance(self.screen, BlankScreen):
            self.push_screen(BlankScreen())

    # -- the way between screens ------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """From a screen that holds something unfinished no stray letter leads away; Esc does."""
        if action in ("go", "find", "new_entry", "look_again", "undo", "week"):
            return not getattr(self.screen, "HOLDS", False)
        return True

    async def action_go(self, place: str) -> None:
        """Go to Today, the Journal, Packs or another place; drafts on the way are kept."""
        await self._back_to_today()
        if place != "today":
            await self.push_screen(self._made(place))

    def _made(self, place: str, *, finding: bool = False) -> Screen[Any]:
        """A screen by its name; each is imported when it is first asked for."""
        if place == "journal":
            from reflect_tui.tui.screens.journal import JournalScreen

            return JournalScreen(self.journal, finding=finding)
        if place == "packs":
            from reflect_tui.tui.screens.packs import PacksScreen

            return PacksScreen(self.journal)
        if place == "notice":
            from reflect_tui.tui.screens.notice import NoticeScreen

            return NoticeScreen(self.journal)
        if place == "trash":
            from reflect_tui.tui.screens.trash import TrashScreen

            return TrashScreen(self.journal)
        if place == "buddies":
            from reflect_tui.tui.screens.buddies import BuddiesScreen

            return BuddiesScreen(self.journal)
        if place == "shares":
            from reflect_tui.tui.screens.shares import SharesScreen

            return SharesScreen(self.journal)
        if place == "sessions":
            from reflect_tui.tui.screens.sessions import SessionsScreen

            return SessionsScreen(self.journal)
        from reflect_tui.tui.screens.settings import SettingsScreen

        return SettingsScreen(self.journal, self.paths)

    async def _back_to_today(self) -> None:
        from reflect_tui.tui.screens.drafting import DraftingScreen

        while len(self.screen_stack) > 1:
            if isinstance(self.screen, DraftingScreen):
                await self.screen.settle()
            await self.pop_screen()

    async def action_find(self) -> None:
        """Find from anywhere."""
        await self._back_to_today()
        await self.push_screen(self._made("journal", finding=True))

    def action_new_entry(self) -> None:
        """Ask what to write."""
        from reflect_tui.tui.screens.dialogs import NewEntry
        from reflect_tui.tui.screens.start import write_new

        screen = self.screen
        self.push_screen(NewEntry(), lambda word: write_new(screen, self.journal, word))

    async def action_week(self) -> None:
        """Look back at the week."""
        from reflect_tui.tui.screens.week import open_week

        await self._back_to_today()
        open_week(self.screen, self.journal)

    async def action_look_again(self) -> None:
        """Stand on what is ready to be looked at again."""
        await self._back_to_today()
        if isinstance(self.screen, TodayScreen):
            self.screen.go_to_ready()

    @asking("undo", exclusive=False)
    async def action_undo(self) -> None:
        """Bring back what went to the trash last."""
        back = await asyncio.to_thread(self.journal.entries.undo)
        many = "It is back." if len(back) == 1 else f"{len(back)} entries are back."
        self.notify(" ", title=many if back else "There is nothing to bring back.", markup=False, timeout=4)
        refresh = getattr(self.screen, "come_back", None)
        if back and callable(refresh):
            refresh()

    def action_help(self) -> None:
        """Help for what has the focus."""
        from reflect_tui.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def action_palette(self) -> None:
        """Everything that can be done now, by words."""
        from reflect_tui.tui.palette import Action, Palette

        async def do(chosen: Action | None) -> None:
            if chosen is not None:
                await self.run_action(chosen.action, chosen.node)

        self.push_screen(Palette(self.screen), do)

    def action_help_quit(self) -> None:
        """Ctrl+C copies; people press it to get out, and should learn how."""
        self.notify("Ctrl+Q closes the journal; drafts are kept.", markup=False)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Say something for a while; the newest takes the place of what was said before.

        `markup` is Textual's and never used: what is said may hold somebody's words.
        """
        self.clear_notifications()
        if not message.strip():
            message, title = title, ""
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=False)

    @asking("leave", exclusive=False)
    async def action_leave(self) -> None:
        """Store what is being written, then close; where it cannot be stored, stay and say so."""
        from reflect_tui.tui.screens.drafting import DraftingScreen

        for screen in self.screen_stack:
            if isinstance(screen, DraftingScreen):
                await screen.settle()
        self.exit()

    # -- when something breaks --------------------------------------------------------

    def store_drafts_at_once(self) -> None:
        """Store everything that is being written without the event loop; nothing here may raise."""
        from reflect_tui.tui.screens.drafting import DraftingScreen

        for screen in self._screens_at_all():
            if isinstance(screen, DraftingScreen):
                with contextlib.suppress(Exception):
                    screen.settle_at_once()

    def _screens_at_all(self) -> list[Screen[Any]]:
        with contextlib.suppress(Exception):
            return list(self.screen_stack)
        return []

    def hang_up(self) -> None:
        """The terminal went away, or somebody asked the program to stop."""
        self.store_drafts_at_once()
        if not self.is_headless and not gone.has_terminal():
            gone.let_go()
        self.exit(return_code=128 + int(signal.SIGTERM))

    def _handle_exception(self, error: Exception) -> None:
        """Save the draft first; then say that something broke, without a word of the journal.

        Textual would print the values of local variables, which hold what somebody wrote.
        """
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
            self.store_drafts_at_once()
            from rich.text import Text

            from reflect_tui.crash import crash_sentence, write_report

            # Textual wraps what a worker raised in an error that has no frames of its own.
            inner = error.error if isinstance(error, WorkerFailed) else error
            report = write_report(inner, self.paths.crash_reports)
            self._exit_renderables.append(Text(crash_sentence(report)))
        self._close_messages_no_wait()


def run_app(journal: Journal, paths: Paths, config: Config, *, demo: bool = False) -> int:
    """Open the app and give its exit code; a crash is not 0."""
    app = ReflectApp(journal, paths, config, demo=demo)
    app.run(mouse=config.mouse)
    sys.stdout.flush()
    return app.return_code or 0
