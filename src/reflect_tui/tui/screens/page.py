"""A page: something read from the journal, as lines one can walk through; Enter opens, Esc goes back."""

from __future__ import annotations

import asyncio
import textwrap
from abc import abstractmethod
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one

from reflect_tui.domain.text import visible
from reflect_tui.tui import bindings
from reflect_tui.tui.asking import asking, is_gone
from reflect_tui.tui.leaving import LeavingScreen
from reflect_tui.tui.widgets.bars import KeyLine, TitleBar
from reflect_tui.tui.widgets.lines import Line, Lines, PageLines, Piece

if TYPE_CHECKING:
    from reflect_tui.journal import Journal

MEASURE = 72
"""Columns of a line that is read."""

Data = TypeVar("Data")


class Page(PageLines):
    """The lines of a page."""

    MARKS_ALWAYS = True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where nothing is listed there is nothing to open."""
        return action != "open" or self.item_count > 0


class PageScreen(LeavingScreen[None], Generic[Data]):
    """Reads something, and draws it again whenever the window changes its width."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings.PAGE)
    CSS_PATH = "../styles/page.tcss"
    NAME: ClassVar[str] = ""
    """Shown top left."""
    KEYS: ClassVar[dict[str, str]] = {
        "list.open": "open",
        "page.back": "back",
        "app.palette": "all actions",
        "app.help": "help",
    }

    title_bar = query_one(TitleBar)
    page = query_one(Page)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self.journal = journal
        self._items: list[object] = []
        self._data: Data | None = None

    def compose(self) -> ComposeResult:
        """The name, the lines."""
        yield TitleBar(self.NAME)
        yield Page()
        yield KeyLine()

    def on_mount(self) -> None:
        """Read it."""
        self.set_focus(self.page)
        self.read()

    @abstractmethod
    def fetch(self) -> Data:
        """What there is to show; called in a thread."""

    @abstractmethod
    def lay_out(self, data: Data, width: int) -> Iterator[Line]:
        """The lines, made with `item` and `words`."""

    @abstractmethod
    def open_item(self, item: object) -> None:
        """Open what the cursor stands on."""

    @on(events.ScreenResume)
    def come_back(self) -> None:
        """Something may have been changed meanwhile."""
        if self._data is not None:
            self.read()

    @asking("page")
    async def read(self) -> None:
        """Read it, and draw it."""
        self._data = await asyncio.to_thread(self.fetch)
        self.draw()

    def on_resize(self) -> None:
        """Text wraps as wide as there is room."""
        self.draw()

    def draw(self) -> None:
        """Draw what was read."""
        if self._data is None or is_gone(self):
            return
        self._items = []
        width = max(20, min(MEASURE, self.size.width - 6))
        self.page.show(list(self.lay_out(self._data, width)))
        self.refresh_bindings()

    @property
    def current(self) -> object | None:
        """What the cursor stands on."""
        # Keys are asked for before there is a list.
        return self._items[self.page.cursor] if self._items and self.query(Page) else None

    @on(Lines.Opened)
    def open_current(self, event: Lines.Opened) -> None:
        """Enter, or a second click."""
        event.stop()
        self.open_item(self._items[event.item])

    @on(Lines.Moved)
    def follow_cursor(self) -> None:
        """What can be done depends on where the cursor stands."""
        self.refresh_bindings()

    def action_back(self) -> None:
        """Back to where one came from."""
        self.dismiss(None)

    # -- laying out ------------------------------------------------------------------

    def item(self, what: object) -> int:
        """The number of another item."""
        self._items.append(what)
        return len(self._items) - 1

    @staticmethod
    def words(
        text: str,
        width: int,
        *,
        indent: int = 0,
        voice: str = "text",
        item: int | None = None,
        right: str = "",
    ) -> Iterator[Line]:
        """A text over as many lines as it needs.

        Args:
            text: the words, not yet fit for a terminal.
            width: columns from the margin on.
            indent: columns before each line.
            voice: in whose voice.
            item: the item the lines belong to.
            right: said at the end of the first line.
        """
        room = max(10, width - indent - (len(right) + 2 if right else 0))
        wrapped = textwrap.wrap(visible(" ".join(text.split())), room) or [""]
        for number, part in enumerate(wrapped):
            aside = (Piece(f"{right}  ", "dim"),) if right and not number else ()
            yield Line((Piece(f"   {' ' * indent}{part}", voice),), aside, item=item)

    @classmethod
    def said(cls, text: str, width: int, *, indent: int = 0) -> Iterator[Line]:
        """Something we say."""
        yield from cls.words(text, width, indent=indent, voice="dim")
