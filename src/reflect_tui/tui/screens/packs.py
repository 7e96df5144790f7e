"""Packs: the library at the left, the pack as a handout at the right or on a screen of its own."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Static

from reflect_tui.journal.files import path_of
from reflect_tui.tui import bindings
from reflect_tui.tui.asking import asking
from reflect_tui.tui.screens.dialogs import Ask, Pick, confirm
from reflect_tui.tui.screens.start import open_pack
from reflect_tui.tui.widgets.bars import KeyLine, TitleBar
from reflect_tui.tui.widgets.lines import Line, Lines, PageLines, Piece

if TYPE_CHECKING:
    from pathlib import Path

    from reflect_tui.journal import Journal
    from reflect_tui.journal.packs import LibraryPack


class PackList(PageLines):
    """The library."""

    MARKS_ALWAYS = True
    HELP = "The packs of questions. Enter writes with one, Tab reads it, a adds one from a file."


class Handout(VerticalScroll, can_focus=True):
    """A pack as a person would read it on paper."""

    HELP = "The pack as a handout: its questions, how to use it, what others found."


class PacksScreen(Screen[None]):
    """The library of packs."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings.PACKS)
    CSS_PATH = "../styles/packs.tcss"
    HELP = "Packs of questions, with how to use them and what others found."

    packs = query_one("#packs", PackList)
    handout = query_one("#handout", Handout)
    text = query_one("#handout-text", Static)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self.journal = journal
        self._library: list[LibraryPack] = []

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
        self.packs.focus()
        self.read_library()

    @asking("library")
    async def read_library(self) -> None:
        """Fetch the packs and list them."""
        self._library = await asyncio.to_thread(self.journal.packs.library)
        lines: list[Line] = []
        for number, each in enumerate(self._library):
            beside = () if each.bundled else (Piece("yours  ", "dim"),)
            lines.append(Line((Piece(f"  {each.pack.title}"),), beside, item=number))
            about = " · ".join(part for part in (each.pack.detail("For"), each.pack.detail("Time")) if part)
            lines.append(Line((Piece(f"  {about}", "dim"),), item=number))
        self.packs.show(lines)
        self.show_pack()

    @on(Lines.Moved, "#packs")
    def show_pack(self) -> None:
        """Show the pack under the cursor."""
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

    def action_add(self) -> None:
        """Ask for a file and add it."""

        def named(name: str | None) -> None:
            if name:
                self.add_pack(path_of(name))

        self.app.push_screen(
            Ask("Which file?", explanation="The path of a pack, for example ~/packs/small-secrets.md"), named
        )

    @asking("add", exclusive=False)
    async def add_pack(self, path: Path, over: bool = False, beside: bool = False) -> None:
        """Add a pack; where there is one of its id, say what changed and ask."""
        offer = await asyncio.to_thread(self.journal.packs.offer, path)
        if offer.known is not None and not (over or beside):
            self.ask_which(path, offer.change)
            return
        added = await asyncio.to_thread(self.journal.packs.add, path, over=over, beside=beside)
        notes = " ".join(note.message for note in added.notes)
        self.notify(notes or "Its file was left as it is.", title=f"Added: {added.pack.title}", markup=False)
        self.read_library()

    def ask_which(self, path: Path, difference: str) -> None:
        """Keep both, replace or stop."""
        if not difference:
            self.notify("It is the same, word for word.", title="You have this pack already.", markup=False)
            return

        def chosen(number: int | None) -> None:
            if number in (0, 1):
                self.add_pack(path, over=number == 1, beside=number == 0)

        self.app.push_screen(Pick(difference, ("Keep both", "Replace the one I have", "Stop")), chosen)

    def action_remove(self) -> None:
        """Take an added pack away, after asking."""
        if not self._library:
            return
        pack = self._library[self.packs.cursor].pack

        def answered(number: int | None) -> None:
            if number == 0:
                self.remove_pack(pack.id)

        why = "Answers you gave keep the wording they answered."
        self.app.push_screen(confirm(f"Take “{pack.title}” away?", "Yes", explanation=why), answered)

    @asking("remove", exclusive=False)
    async def remove_pack(self, pack_id: str) -> None:
        """Take a pack away."""
        await asyncio.to_thread(self.journal.packs.remove, pack_id)
        self.read_library()

    @on(events.ScreenResume)
    def come_back(self) -> None:
        """The cursor goes back to the library."""
        self.packs.focus()

    def action_back(self) -> None:
        """From the handout to the library, from the library back."""
        if self.handout.has_focus:
            self.packs.focus()
        else:
            self.app.pop_screen()
