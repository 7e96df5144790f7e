"""The two screens behind the review: marking by hand, and the exact file."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.widgets import Static, TextArea

from reflect_tui.domain.text import one_line
from reflect_tui.journal.files import path_of
from reflect_tui.tui import bindings
from reflect_tui.tui.asking import asking
from reflect_tui.tui.leaving import LeavingScreen
from reflect_tui.tui.screens.dialogs import Ask, Pick
from reflect_tui.tui.text import plain
from reflect_tui.tui.widgets.bars import KeyLine, TitleBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect_tui.domain.errors import ReflectError
    from reflect_tui.journal import Journal
    from reflect_tui.journal.sharing import NoteFile, SharePlan

NOT_CHECKED = (
    "What could be found was replaced, and you looked at it. What nothing here can check is whether somebody "
    "who knows you, or them, would recognise it by what happened."
)


class PlainText(TextArea):
    """A text to be read and selected in, exactly as it is."""

    HELP = "The text as it is. Shift and the arrows, or the mouse, select; the keys below do the rest."

    def __init__(self, text: str = "") -> None:
        super().__init__(
            text, read_only=True, soft_wrap=True, show_line_numbers=False, highlight_cursor_line=False
        )
        self.cursor_blink = False


Mark = tuple[int, int, int, str]
"""The number of the text, the first code point, one past the last, and what to put there."""


class MarkScreen(LeavingScreen["Mark | None"]):
    """Select something that was not found; gives its place and what to put there."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings.MARKING)
    CSS_PATH = "../styles/share.tcss"
    HOLDS = True
    HELP = (
        "Select the words that should be replaced, with Shift and the arrows or the mouse, then press Enter."
    )
    KEYS: ClassVar[dict[str, str]] = {
        "mark.done": "mark it",
        "mark.next": "next entry",
        "mark.back": "back",
        "app.palette": "all actions",
        "app.help": "help",
    }

    title_bar = query_one(TitleBar)
    area = query_one(PlainText)

    def __init__(self, texts: Sequence[str], shown: int = 0) -> None:
        """Texts to mark in.

        Args:
            texts: every text of the share, as it was written.
            shown: the number of the one to begin with.
        """
        super().__init__()
        self._texts = texts
        self._shown = shown

    def compose(self) -> ComposeResult:
        """The text as it was written."""
        yield TitleBar("Mark something")
        yield PlainText(self._texts[self._shown])
        yield KeyLine()

    def on_mount(self) -> None:
        """Ready to select."""
        self.set_focus(self.area)
        self._say_which()

    def _say_which(self) -> None:
        many = f"entry {self._shown + 1} of {len(self._texts)} · " if len(self._texts) > 1 else ""
        self.title_bar.note = f"{many}select with Shift and the arrows, or the mouse"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There may be one entry only."""
        return action != "next_text" or len(self._texts) > 1

    def action_next_text(self) -> None:
        """Mark in the next entry of the share."""
        self._shown = (self._shown + 1) % len(self._texts)
        self.area.load_text(self._texts[self._shown])
        self._say_which()

    def action_mark_selection(self) -> None:
        """Ask what to put in the place of what is selected."""
        start, end = sorted(self.area.selection)
        first, last = self._index_of(start), self._index_of(end)
        if first == last:
            self.notify("Shift and the arrows, or the mouse, select.", title="Nothing is selected.")
            return

        def answered(stand_in: str | None) -> None:
            if stand_in is not None:
                self.dismiss((self._shown, first, last, stand_in))

        words = one_line(self._texts[self._shown][first:last], 60)
        self.app.push_screen(Ask(f"What should stand for “{words}”?", "[something]", offered=True), answered)

    def _index_of(self, location: tuple[int, int]) -> int:
        """The code point of the text at a row and column of the area."""
        row, column = location
        return sum(len(line) + 1 for line in self._texts[self._shown].split("\n")[:row]) + column

    def action_back(self) -> None:
        """Mark nothing."""
        self.dismiss(None)


class FileScreen(LeavingScreen["bool | None"]):
    """The files, byte for byte; gives True when they are written."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings.WHOLE_FILE)
    CSS_PATH = "../styles/share.tcss"
    HOLDS = True
    HELP = "Exactly what will be written. w writes it; Esc goes back to the findings."

    KEYS: ClassVar[dict[str, str]] = {
        "file.write": "write it",
        "file.next": "next file",
        "file.back": "back",
        "app.palette": "all actions",
        "app.help": "help",
    }

    title_bar = query_one(TitleBar)
    area = query_one(PlainText)
    above = query_one("#above", Static)

    def __init__(self, journal: Journal, plan: SharePlan, *, ready: bool) -> None:
        """The files of a share.

        Args:
            journal: writes them.
            plan: what was decided.
            ready: whether the questions in the reader's shoes were thought about.
        """
        super().__init__()
        self.journal = journal
        self._plan = plan
        self._in_their_shoes = ready
        self._files: tuple[NoteFile, ...] = ()
        self._shown = 0
        self._typed = ""

    def compose(self) -> ComposeResult:
        """What to know, then the file."""
        yield TitleBar("The whole file")
        yield Static(id="above")
        yield PlainText()
        yield KeyLine()

    def on_mount(self) -> None:
        """Make the files."""
        self.set_focus(self.area)
        self.make_files()

    @asking("files")
    async def make_files(self) -> None:
        """The files as they will be written."""
        self._files = await asyncio.to_thread(self.journal.sharing.files, self._plan)
        self.show_file()

    def show_file(self) -> None:
        """One of them."""
        file = self._files[self._shown]
        many = f"{self._shown + 1} of {len(self._files)} · " if len(self._files) > 1 else ""
        self.title_bar.note = f"{many}{file.name}"
        self.area.load_text(file.text)
        still = len(self._plan.review.open_steps)
        if file.survivors:
            words = ", ".join(dict.fromkeys(one_line(each.text, 40) for each in file.survivors))
            said = f"It cannot be written yet: {words} is still in it. Esc, then m, marks it."
        elif still:
            many = "One finding has" if still == 1 else f"{still} findings have"
            said = f"{many} not been decided about. Esc goes back."
        elif not self._in_their_shoes:
            said = "Before it can be written, five questions: Esc goes back to them."
        else:
            said = "This is all that leaves. w writes it."
        self.above.set_class(bool(file.survivors or still), "-trouble")
        self.above.update(plain(said))
        self.refresh_bindings()

    @property
    def is_ready(self) -> bool:
        """Whether everything is decided and nothing known is left in any of the files."""
        return (
            bool(self._files)
            and not self._plan.review.open_steps
            and self._in_their_shoes
            and not any(file.survivors for file in self._files)
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is not ready cannot be written, and there may be one file only."""
        if action == "write":
            return self.is_ready
        return action != "next_file" or len(self._files) > 1

    def action_next_file(self) -> None:
        """The next file of the share."""
        self._shown = (self._shown + 1) % len(self._files)
        self.show_file()

    def action_write(self) -> None:
        """Ask where, then write."""
        default = str(self.journal.sharing.default_folder())
        self.ask_folder(default, "Only you can read the file there.", offered=True)

    def ask_folder(self, typed: str, explanation: str, *, offered: bool = False) -> None:
        """Ask, with what was typed before where that could not be written to."""

        def answered(folder: str | None) -> None:
            if folder:
                self._typed = folder
                self.write_files(folder)

        self.app.push_screen(Ask("Into which folder?", typed, explanation, offered=offered), answered)

    def told(self, problem: ReflectError) -> bool:
        """Another folder may do."""
        typed, self._typed = self._typed, ""
        if typed:
            self.ask_folder(typed, str(problem))
        return bool(typed)

    @asking("write", exclusive=False)
    async def write_files(self, folder: str) -> None:
        """Write, enter it in the ledger, and say what was and what was not checked."""
        paths, _ = await asyncio.to_thread(self.journal.sharing.write, self._plan, path_of(folder))
        where = "\n".join(str(path) for path in paths)
        self.app.push_screen(
            Pick("It is written.", ("Done",), f"{where}\n\n{NOT_CHECKED}"), lambda _: self.dismiss(True)
        )

    def action_back(self) -> None:
        """Back to the findings."""
        self.dismiss(None)
