"""Themes: shown, renamed, merged with a way back, and offered where a phrase keeps coming back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from reflect_tui.domain.phrases import Phrase
from reflect_tui.tui import bindings
from reflect_tui.tui.asking import asking
from reflect_tui.tui.screens.dialogs import Ask, Pick
from reflect_tui.tui.screens.page import PageScreen
from reflect_tui.tui.widgets.lines import Line

if TYPE_CHECKING:
    from reflect_tui.journal import Journal

EVERYTHING = "everything"


@dataclass(frozen=True, slots=True)
class Themes:
    """What the page shows."""

    names: tuple[str, ...]
    offered: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class ThemeItem:
    """One theme of the page; an empty name stands for everything."""

    name: str


class ThemesScreen(PageScreen[Themes]):
    """Choose one theme to show, or tidy them."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings.THEMES)
    NAME: ClassVar[str] = "Themes"
    HELP = (
        "Your own words that gather entries. Enter shows the entries of one; r gives it another name, m "
        "makes one theme of two, u takes the last step back. A phrase that keeps coming back may be offered: "
        "Enter makes it a theme, d never offers it again."
    )
    KEYS: ClassVar[dict[str, str]] = {
        "list.open": "show",
        "themes.rename": "rename",
        "themes.merge": "merge",
        "themes.decline": "do not offer",
        "themes.undo": "take back",
        "page.back": "back",
        "app.palette": "all actions",
        "app.help": "help",
    }

    def __init__(self, journal: Journal, chosen: Callable[[str], None]) -> None:
        """A page of themes.

        Args:
            journal: whose themes.
            chosen: told the theme to show, "" for everything.
        """
        super().__init__(journal)
        self._chosen = chosen

    def fetch(self) -> Themes:
        """The themes, and the phrases that may be one."""
        return Themes(tuple(self.journal.themes.all()), tuple(self.journal.themes.offered()))

    def lay_out(self, data: Themes, width: int) -> Iterator[Line]:
        """Themes first, offers below."""
        yield Line()
        if not data.names:
            yield from self.said("No themes yet: you give an entry its themes while writing it.", width)
        else:
            yield from self.words(EVERYTHING, width, voice="dim", item=self.item(ThemeItem("")))
        for name in data.names:
            yield from self.words(name, width, item=self.item(ThemeItem(name)))
        if data.offered:
            yield Line()
            yield from self.said("These keep coming back in what you write. Is one of them a theme?", width)
            for phrase in data.offered:
                yield from self.words(phrase.words, width, item=self.item(phrase))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a theme is renamed, only an offer declined."""
        named = isinstance(self.current, ThemeItem) and bool(self.current.name)
        if action in ("rename", "merge"):
            return named
        if action == "decline":
            return isinstance(self.current, Phrase)
        return super().check_action(action, parameters)

    def open_item(self, item: object) -> None:
        """Show a theme; take up an offer."""
        if isinstance(item, ThemeItem):
            self.dismiss(None)
            self._chosen(item.name)
        elif isinstance(item, Phrase):
            phrase = item

            def named(name: str | None) -> None:
                if name:
                    self.accept(phrase, name)

            explanation = "It becomes a theme of the entries it stands in. They stay as they are."
            self.app.push_screen(
                Ask("What shall the theme be called?", phrase.words, explanation, offered=True), named
            )

    def action_rename(self) -> None:
        """Ask for another name."""
        item = self.current
        if not isinstance(item, ThemeItem):
            return

        def named(name: str | None) -> None:
            if name:
                self.rename(item.name, name)

        explanation = "In every entry that has it. u takes it back."
        self.app.push_screen(Ask(f"What shall “{item.name}” be called?", item.name, explanation), named)

    def action_merge(self) -> None:
        """Ask which other theme it shall become one with."""
        item = self.current
        if not isinstance(item, ThemeItem) or self._data is None:
            return
        others = [name for name in self._data.names if name != item.name]
        if not others:
            self.notify("There is no other theme.", markup=False)
            return

        def picked(number: int | None) -> None:
            if number is not None:
                self.rename(item.name, others[number])

        question = f"Make “{item.name}” one with which theme?"
        self.app.push_screen(Pick(question, others, "Its name goes. u takes it back."), picked)

    @asking("rename", exclusive=False)
    async def rename(self, old: str, new: str) -> None:
        """Rename or merge, and say which it was."""
        step = await asyncio.to_thread(self.journal.themes.rename, old, new)
        said = f"“{step.old}” and “{step.new}” are one theme now." if step.merged else f"Now “{step.new}”."
        self.notify("u takes it back.", title=said, markup=False)
        self.read()

    @asking("undo", exclusive=False)
    async def action_take_back(self) -> None:
        """Take the last step with a theme back."""
        step = await asyncio.to_thread(self.journal.themes.undo)
        self.notify(f"“{step.old}” is back." if step else "There is nothing to take back.", markup=False)
        self.read()

    @asking("accept", exclusive=False)
    async def accept(self, phrase: Phrase, name: str) -> None:
        """Make it a theme."""
        theme = await asyncio.to_thread(self.journal.themes.accept, phrase, name)
        self.notify(f"“{theme}” is a theme now.", markup=False)
        self.read()

    @asking("decline", exclusive=False)
    async def action_decline(self) -> None:
        """Never offer it again."""
        if isinstance(self.current, Phrase):
            await asyncio.to_thread(self.journal.themes.decline, self.current.words)
            self.read()
