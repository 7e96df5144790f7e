"""Packs: the library at the left, the pack as a handout at the right or on a screen of its own."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.getters import query_one
from textual.widgets import Static

from reflect_tui.domain.text import one_line, visible
from reflect_tui.journal.files import path_of
from reflect_tui.tui import learning_keys
from reflect_tui.tui.asking import asking
from reflect_tui.tui.leaving import LeavingScreen
from reflect_tui.tui.screens.dialogs import Ask, Pick, confirm
from reflect_tui.tui.screens.start import open_pack
from reflect_tui.tui.widgets.bars import KeyLine, TitleBar
from reflect_tui.tui.widgets.lines import Line, Lines, PageLines, Piece

if TYPE_CHECKING:
    from pathlib import Path

    from reflect_tui.domain.errors import ReflectError
    from reflect_tui.journal import Journal
    from reflect_tui.journal.packs import LibraryPack


NARROW = 80
"""Columns below which library and handout do not stand side by side."""


class PackList(PageLines):
    """The library."""

    BINDINGS: ClassVar[list[BindingType]] = list(learning_keys.PACK_LIST)
    MARKS_ALWAYS = True
    HELP = "The packs of questions. Enter writes with one, → or Tab reads it, a adds one from a file."
    KEYS: ClassVar[dict[str, str]] = {
        "list.open": "start",
        "packs.read": "read",
        "packs.add": "add",
        "packs.remove": "remove",
        "packs.back": "back",
        "app.palette": "all actions",
        "app.help": "help",
    }


class Handout(VerticalScroll, can_focus=True):
    """A pack as a person would read it on paper."""

    BINDINGS: ClassVar[list[BindingType]] = list(learning_keys.HANDOUT)
    HELP = (
        "The pack as a handout: its questions, how to use it, what others found. Up, Down and the Page keys "
        "scroll, Enter writes with it, Esc goes back to the library."
    )
    KEYS: ClassVar[dict[str, str]] = {
        "packs.start": "start",
        "packs.library": "the library",
        "app.palette": "all actions",
        "app.help": "help",
    }


class PacksScreen(LeavingScreen[None]):
    """The library of packs."""

    BINDINGS: ClassVar[list[BindingType]] = list(learning_keys.PACKS)
    CSS_PATH = "../styles/packs.tcss"
    HELP = "Packs of questions, with how to use them and what others found."

    packs = query_one("#packs", PackList)
    handout = query_one("#handout", Handout)
    text = query_one("#handout-text", Static)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self.journal = journal
        self._library: list[LibraryPack] = []
        self._reading = False
        self._typed = ""

    def compose(self) -> ComposeResult:
        """Library and handout."""
        yield TitleBar("Packs")
        with Horizontal(id="panes"):
            yield PackList(id="packs")
            with Handout(id="handout"):
                yield Static(id="handout-text")
        yield KeyLine()

    def on_mount(self) -> None:
        """Read the library."""
        self.set_focus(self.packs)
        self.read_library()

    @asking("library")
    async def read_library(self, stand_on: str = "") -> None:
        """Fetch the packs and list them, with the cursor on the pack of that id."""
        self._library = await asyncio.to_thread(self.journal.packs.library)
        lines: list[Line] = []
        for number, each in enumerate(self._library):
            beside = () if each.bundled else (Piece("yours  ", "dim"),)
            lines.append(Line((Piece(f"  {each.pack.title}"),), beside, item=number))
            time = each.pack.detail("Time")
            beside = (Piece(f"{time}  ", "dim"),) if time else ()
            lines.append(Line((Piece(f"  {each.pack.detail('For')}", "dim"),), beside, item=number))
        self.packs.show(lines)
        if stand_on:
            numbers = [n for n, each in enumerate(self._library) if each.pack.id == stand_on]
            self.packs.cursor = numbers[0] if numbers else self.packs.cursor
        self.show_pack()

    @on(Lines.Moved, "#packs")
    def show_pack(self) -> None:
        """Show the pack under the cursor."""
        self.refresh_bindings()
        if not self._library:
            return
        from reflect_tui.tui.markdown import QuietMarkdown

        self.text.update(QuietMarkdown(self.journal.packs.handout(self._library[self.packs.cursor].pack)))
        self.handout.scroll_home(animate=False)

    @on(Lines.Opened, "#packs")
    def action_start(self) -> None:
        """Write with the pack under the cursor."""
        if self._library:
            open_pack(self, self.journal, self._library[self.packs.cursor].pack)

    def action_session(self) -> None:
        """Run the pack under the cursor with a group."""
        from reflect_tui.tui.screens.session import open_session

        if self._library:
            open_session(self, self.journal, self._library[self.packs.cursor].pack)

    # -- reading ---------------------------------------------------------------------

    def on_resize(self) -> None:
        """A narrow screen has room for the library or for the handout."""
        self._reading = self._reading or self.handout.has_focus
        self.arrange_panes()

    def arrange_panes(self) -> None:
        """Show what there is room for."""
        narrow = self.size.width < NARROW
        self.handout.display = not narrow or self._reading
        self.packs.display = not narrow or not self._reading

    def action_read(self) -> None:
        """Go into the handout."""
        self._reading = True
        self.arrange_panes()
        self.set_focus(self.handout)

    def action_to_library(self) -> None:
        """Go back to the library."""
        self._reading = False
        self.arrange_panes()
        self.set_focus(self.packs)

    # -- adding and removing ---------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What came with the program stays."""
        if action == "remove":
            return bool(self._library) and not self._library[self.packs.cursor].bundled
        return True

    def action_add(self) -> None:
        """Ask for a file and add it."""
        self.ask_for_file("", "The path of a pack, for example ~/packs/small-secrets.md")

    def ask_for_file(self, typed: str, explanation: str) -> None:
        """Ask, with what was typed before where that could not be added."""

        def named(name: str | None) -> None:
            if name:
                self._typed = name
                self.add_pack(path_of(name))

        self.app.push_screen(Ask("Which file?", typed, explanation), named)

    def told(self, problem: ReflectError) -> bool:
        """A file that cannot be added is asked for again, with what is wrong with it."""
        typed, self._typed = self._typed, ""
        if typed:
            self.ask_for_file(typed, str(problem))
        return bool(typed)

    @asking("add", exclusive=False)
    async def add_pack(self, path: Path, over: bool = False, beside: bool = False) -> None:
        """Add a pack; where there is one of its id, say what changed and ask."""
        offer = await asyncio.to_thread(self.journal.packs.offer, path)
        if offer.known is not None and not (over or beside):
            self.ask_which(path, offer.change)
            return
        added = await asyncio.to_thread(self.journal.packs.add, path, over=over, beside=beside)
        self._typed = ""
        notes = " ".join(note.message for note in added.notes)
        self.notify(
            visible(notes or "Its file was left as it is."),
            title=f"Added: {one_line(added.pack.title, 60)}",
            markup=False,
        )
        self.read_library(added.pack.id)

    def ask_which(self, path: Path, difference: str) -> None:
        """Keep both, replace or stop."""
        self._typed = ""
        if not difference:
            self.notify("It is the same, word for word.", title="You have this pack already.", markup=False)
            return

        def chosen(number: int | None) -> None:
            if number in (0, 1):
                self.add_pack(path, over=number == 1, beside=number == 0)

        self.app.push_screen(Pick(difference, ("Keep both", "Replace the one I have", "Stop")), chosen)

    def action_remove(self) -> None:
        """Take an added pack away, after asking."""
        pack = self._library[self.packs.cursor].pack

        def answered(number: int | None) -> None:
            if number == 0:
                self.remove_pack(pack.id)

        why = "Answers you gave keep the wording they answered."
        self.app.push_screen(
            confirm(f"Take “{one_line(pack.title, 60)}” away?", "Yes, take it away", explanation=why),
            answered,
        )

    @asking("remove", exclusive=False)
    async def remove_pack(self, pack_id: str) -> None:
        """Take a pack away."""
        await asyncio.to_thread(self.journal.packs.remove, pack_id)
        self.read_library()

    def action_back(self) -> None:
        """From the handout to the library, from the library back."""
        if self.handout.has_focus:
            self.action_to_library()
        else:
            self.dismiss(None)
