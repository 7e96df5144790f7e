"""Settings: the people list, the look, and where everything lies."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.screen import Screen

from reflect_tui.domain.people import Person, PersonKind
from reflect_tui.tui import bindings
from reflect_tui.tui.asking import asking
from reflect_tui.tui.screens.dialogs import Ask, Pick, confirm
from reflect_tui.tui.themes import CHOICES
from reflect_tui.tui.widgets.bars import KeyLine, TitleBar
from reflect_tui.tui.widgets.lines import Line, Lines, PageLines, Piece

if TYPE_CHECKING:
    from reflect_tui.journal import Journal
    from reflect_tui.paths import Paths

THEME_SETTING = "theme"


class SettingsList(PageLines):
    """Everything that can be set, on one page."""

    HELP = "Enter changes what the cursor stands on; a puts a name on your list, d takes one off."


class SettingsScreen(Screen[None]):
    """People and stand-ins, the look, the places."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings.SETTINGS)
    CSS_PATH = "../styles/settings.tcss"
    HELP = (
        "The names on your list are replaced in everything you share, however they are written. "
        "The list never leaves this journal."
    )

    page = query_one("#settings", SettingsList)

    def __init__(self, journal: Journal, paths: Paths) -> None:
        super().__init__()
        self.journal = journal
        self._paths = paths
        self._people: list[Person] = []
        self._does: list[Callable[[], None]] = []

    def compose(self) -> ComposeResult:
        """One page."""
        yield TitleBar("Settings")
        yield SettingsList(id="settings")
        yield KeyLine()

    def on_mount(self) -> None:
        """Read the list."""
        self.page.focus()
        self.read_people()

    @asking("people")
    async def read_people(self) -> None:
        """Fetch the people and draw the page."""
        self._people = await asyncio.to_thread(self.journal.people.everyone)
        self.show_page()

    def show_page(self) -> None:
        """Headings and items, with what Enter does on each."""
        lines: list[Line] = []
        self._does = []

        def heading(words: str, beside: str = "") -> None:
            lines.extend((Line(), Line((Piece(f"   {words}", "strong"),), (Piece(f"{beside}  ", "dim"),))))

        def item(left: str, right: str, does: Callable[[], None]) -> None:
            pieces = (Piece(f"{right}  ", "dim"),) if right else ()
            lines.append(Line((Piece(f"     {left}"),), pieces, item=len(self._does)))
            self._does.append(does)

        heading("People, organisations and places", "replaced in everything you share")
        for person in self._people:
            put = person.stand_in or "a stand-in chosen each time"
            item(f"{person.name}", f"{person.kind.label} · {put}", self._changer(person))
        item("add a name …", "", self.action_add)
        heading("Look")
        current = self.app.theme
        for name, words in CHOICES.items():
            item(words, "in use" if name == current else "", self._theme_setter(name))
        heading("Where your files are")
        lines.append(Line((Piece(f"     {self._paths.journal}", "dim"),)))
        lines.append(Line((Piece(f"     {self._paths.config} (yours to write; it need not exist)", "dim"),)))
        lines.append(Line((Piece("     Nothing leaves this computer unless you share it.", "dim"),)))
        self.page.show(lines)

    @on(Lines.Opened, "#settings")
    def open_item(self, event: Lines.Opened) -> None:
        """Do what the item does."""
        self._does[event.item]()

    def _theme_setter(self, name: str) -> Callable[[], None]:
        def choose() -> None:
            self.app.theme = name
            self.show_page()
            self.remember_theme(name)

        return choose

    @asking("remember", exclusive=False)
    async def remember_theme(self, name: str) -> None:
        """Keep the look for next time."""
        await asyncio.to_thread(self.journal.settings.put, THEME_SETTING, name)

    # -- people ----------------------------------------------------------------------

    def action_add(self) -> None:
        """Ask for a name, what it is, and what stands in for it."""

        def named(name: str | None) -> None:
            if name:
                self.app.push_screen(
                    Pick(f"“{name}” is …", ("a person", "an organisation", "a place")), kinded(name)
                )

        def kinded(name: str) -> Callable[[int | None], None]:
            def chosen(number: int | None) -> None:
                if number is not None:
                    self._ask_stand_in(Person(name, list(PersonKind)[number]))

            return chosen

        self.app.push_screen(
            Ask(
                "Which name should always be replaced?", explanation="The whole name, as you would write it."
            ),
            named,
        )

    def _changer(self, person: Person) -> Callable[[], None]:
        return lambda: self._ask_stand_in(person)

    def _ask_stand_in(self, person: Person) -> None:
        def answered(stand_in: str | None) -> None:
            if stand_in is not None:
                self.keep_person(Person(person.name, person.kind, stand_in, person.also))

        why = "For example: a neighbour, the school. Leave it empty, and each share chooses one."
        self.app.push_screen(Ask(f"What should stand in for {person.name}?", person.stand_in, why), answered)

    @asking("people", exclusive=False)
    async def keep_person(self, person: Person) -> None:
        """Put a name on the list, or change its stand-in."""
        await asyncio.to_thread(self.journal.people.add, person)
        self.read_people()

    def action_remove(self) -> None:
        """Take the name under the cursor off the list, after asking."""
        if self.page.cursor >= len(self._people):
            return
        person = self._people[self.page.cursor]

        def answered(number: int | None) -> None:
            if number == 0:
                self.remove_person(person)

        why = "From then on only what looks like a name is found."
        self.app.push_screen(confirm(f"Take {person.name} off your list?", "Yes", explanation=why), answered)

    @asking("people", exclusive=False)
    async def remove_person(self, person: Person) -> None:
        """Take a name off the list."""
        await asyncio.to_thread(self.journal.people.remove, person.name)
        self.read_people()

    def action_back(self) -> None:
        """Go back."""
        self.app.pop_screen()
