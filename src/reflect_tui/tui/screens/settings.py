"""Settings: the people list, the look, and where everything lies."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one

from reflect_tui.domain.people import Person, PersonKind
from reflect_tui.domain.text import one_line
from reflect_tui.tui import bindings
from reflect_tui.tui.asking import asking
from reflect_tui.tui.leaving import LeavingScreen
from reflect_tui.tui.screens.dialogs import Ask, Pick, confirm
from reflect_tui.tui.themes import CHOICES
from reflect_tui.tui.widgets.bars import KeyLine, TitleBar
from reflect_tui.tui.widgets.lines import Line, Lines, PageLines, Piece

if TYPE_CHECKING:
    from reflect_tui.domain.errors import ReflectError
    from reflect_tui.journal import Journal
    from reflect_tui.paths import Paths

THEME_SETTING = "theme"
STAND_IN = "For example: a neighbour, the school. Leave it empty, and each share chooses one."


class SettingsList(PageLines):
    """Everything that can be set, on one page."""

    ONE_CLICK = True
    HELP = (
        "The names on your list are replaced in everything you share, however they are written. "
        "Enter changes what the cursor stands on; a puts a name on your list, d takes one off."
    )
    KEYS: ClassVar[dict[str, str]] = {
        "list.open": "change",
        "settings.add": "add a name",
        "settings.remove": "remove",
        "settings.back": "back",
        "app.palette": "all actions",
        "app.help": "help",
    }


class SettingsScreen(LeavingScreen[None]):
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
        self._again: Callable[[str], None] | None = None

    def compose(self) -> ComposeResult:
        """One page."""
        yield TitleBar("Settings")
        yield SettingsList(id="settings")
        yield KeyLine()

    def on_mount(self) -> None:
        """Read the list."""
        self.set_focus(self.page)
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
            lines.append(Line((Piece(f"     {left}"),), pieces, item=len(self._does), mark=3))
            self._does.append(does)

        heading("People, organisations and places", "replaced in everything you share")
        for person in self._people:
            item(person.name, _put_for(person), self._changer(person))
        item("add a name …", "", self.action_add)
        heading("What you shared", "for whom, when, word for word")
        item("read it, or withdraw it …", "", self.open_shares)
        heading("Look")
        current = self.app.theme
        for name, words in CHOICES.items():
            item(words, "in use" if name == current else "", self._theme_setter(name))
        heading("Where your files are")
        lines.append(Line((Piece(f"     {self._paths.journal}", "dim"),)))
        lines.append(Line((Piece(f"     {self._paths.config}", "dim"),)))
        lines.append(Line((Piece("     The second is yours to write, and need not exist.", "dim"),)))
        lines.append(Line((Piece("     Nothing leaves this computer unless you share it.", "dim"),)))
        self.page.show(lines)
        self.refresh_bindings()

    @on(Lines.Moved, "#settings")
    def follow_cursor(self) -> None:
        """What can be done depends on where the cursor stands."""
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a name can be taken off the list."""
        return action != "remove" or (bool(self.query(SettingsList)) and self.page.cursor < len(self._people))

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

    def open_shares(self) -> None:
        """Go to what left; Esc comes back here."""
        from reflect_tui.tui.screens.shares import SharesScreen

        self.app.push_screen(SharesScreen(self.journal))

    # -- people ----------------------------------------------------------------------

    def action_add(self) -> None:
        """Ask for a name, what it is, and what stands in for it."""
        self._ask_name("", "The whole name, as you would write it.")

    def _ask_name(self, typed: str, explanation: str) -> None:
        def named(name: str | None) -> None:
            if name:
                kinds = ("a person", "an organisation", "a place", "no name: never ask about it")
                self.app.push_screen(Pick(f"“{one_line(name, 60)}” is …", kinds), kinded(name))

        def kinded(name: str) -> Callable[[int | None], None]:
            def chosen(number: int | None) -> None:
                if number is None:
                    return
                person = Person(name, list(PersonKind)[number])
                if person.kind is PersonKind.KEEP:
                    self.keep_person(person)
                else:
                    self._ask_stand_in(person, STAND_IN)

            return chosen

        self.app.push_screen(Ask("Which name should always be replaced?", typed, explanation), named)

    def _changer(self, person: Person) -> Callable[[], None]:
        if person.kind is PersonKind.KEEP:
            return self.action_remove
        return lambda: self._ask_stand_in(person, STAND_IN)

    def _ask_stand_in(self, person: Person, explanation: str) -> None:
        def answered(stand_in: str | None) -> None:
            if stand_in is not None:
                kept = Person(person.name, person.kind, stand_in, person.also)
                self._again = partial(self._ask_stand_in, kept)
                self.keep_person(kept)

        question = f"What should stand in for {one_line(person.name, 60)}?"
        offered = explanation == STAND_IN
        self.app.push_screen(Ask(question, person.stand_in, explanation, offered=offered), answered)

    def told(self, problem: ReflectError) -> bool:
        """What cannot be kept is asked for again, with what is wrong with it."""
        again, self._again = self._again, None
        if again is not None:
            again(str(problem))
        return again is not None

    @asking("people", exclusive=False)
    async def keep_person(self, person: Person) -> None:
        """Put a name on the list, or change its stand-in."""
        await asyncio.to_thread(self.journal.people.add, person)
        self._again = None
        self.read_people()

    def action_remove(self) -> None:
        """Take the name under the cursor off the list, after asking."""
        person = self._people[self.page.cursor]

        def answered(number: int | None) -> None:
            if number == 0:
                self.remove_person(person)

        why = "From then on only what looks like a name is found."
        self.app.push_screen(
            confirm(f"Take {one_line(person.name, 60)} off your list?", "Yes, take it off", explanation=why),
            answered,
        )

    @asking("people", exclusive=False)
    async def remove_person(self, person: Person) -> None:
        """Take a name off the list."""
        await asyncio.to_thread(self.journal.people.remove, person.name)
        self.read_people()

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)


def _put_for(person: Person) -> str:
    """What happens to a name of the list, in the words of the list."""
    if person.kind is PersonKind.KEEP:
        return person.kind.said
    return f"{person.kind.said} · {one_line(person.stand_in, 28) or 'a stand-in chosen each time'}"
