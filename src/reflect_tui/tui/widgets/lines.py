"""Lists that are drawn line by line: a million rows cost what a screenful does.

Textual's own lists hold a widget or an option for every row, and one of them fails in a terminal that is
one column wide; these draw only what is seen, at any size.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reflect_tui.domain.text import visible
from reflect_tui.tui import bindings
from reflect_tui.tui.text import fit

LONGEST = 4_000
"""Characters of a piece that are looked at: wider than any terminal."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text in one of the voices of the app."""

    text: str
    voice: str = "text"
    """`text` is what somebody wrote, `dim` what we say, `accent` what needs them, `strong` a heading."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list: pieces from the left, and some set against the right edge."""

    left: tuple[Piece, ...] = ()
    right: tuple[Piece, ...] = ()
    item: int | None = None
    """The item it belongs to, which the cursor can stand on; None for headings and space."""
    mark: int = 0
    """The column of the cursor's sign, which has to be a space."""


class Lines(ScrollView, can_focus=True):
    """The base of every list: a cursor over items, each one or more lines tall."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings.LIST)
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "lines--text",
        "lines--dim",
        "lines--accent",
        "lines--strong",
        "lines--cursor",
    }
    MARKS_ALWAYS: ClassVar[bool] = False
    """Whether the place of the cursor shows while something else has the focus."""
    LIT: ClassVar[bool] = False
    """Whether it is drawn as if it had the focus: for a list that an editor beside it moves."""
    ONE_CLICK: ClassVar[bool] = False
    """Whether one click opens an item, as in a dialogue; elsewhere the first click only goes there."""
    HELP = "A list. Up and Down move, Enter opens; a click goes there, a second click opens."

    cursor: var[int] = var(0, init=False)
    """The item the cursor stands on; 0 when there is none."""

    @dataclass
    class Moved(Message):
        """The cursor came to stand on another item."""

        lines: Lines
        item: int

        @property
        def control(self) -> Lines:
            """The list, so that handlers can be bound to one list."""
            return self.lines

    @dataclass
    class Opened(Message):
        """An item was opened, by Enter or by a second click."""

        lines: Lines
        item: int

        @property
        def control(self) -> Lines:
            """The list."""
            return self.lines

    @property
    @abstractmethod
    def item_count(self) -> int:
        """How many items there are."""

    @property
    @abstractmethod
    def line_count(self) -> int:
        """How many lines there are."""

    @abstractmethod
    def line(self, number: int) -> Line:
        """One line, from 0."""

    @abstractmethod
    def span_of(self, item: int) -> tuple[int, int]:
        """The first line of an item, and how many it has."""

    def resized(self) -> None:
        """Say that there are now more or fewer lines."""
        self.virtual_size = Size(self.scrollable_content_region.width, self.line_count)
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Lines are as wide as the list."""
        self.virtual_size = Size(self.scrollable_content_region.width, self.line_count)

    def validate_cursor(self, item: int) -> int:
        """The cursor stays among the items."""
        return max(0, min(item, self.item_count - 1))

    def watch_cursor(self, old: int, item: int) -> None:
        """Bring the item into view and tell the screen."""
        self.show_cursor()
        self.refresh()
        if old != item:
            self.post_message(self.Moved(self, item))

    def show_cursor(self) -> None:
        """Scroll so that the whole item can be seen, headings above it included at the top."""
        if not self.item_count:
            return
        first, height = self.span_of(self.cursor)
        if self.cursor == 0:
            first, height = 0, first + height
        region = Region(0, first, self.scrollable_content_region.width or 1, height)
        self.scroll_to_region(region, animate=False, force=True)

    def render_line(self, y: int) -> Strip:
        """Draw a line of the window."""
        width = self.scrollable_content_region.width
        number = y + self.scroll_offset.y
        ground = self.rich_style
        if width <= 0 or not 0 <= number < self.line_count:
            return Strip.blank(max(width, 0), ground)
        line = self.line(number)
        under_cursor = line.item is not None and line.item == self.cursor and self.is_lit
        return self._draw(line, width, under_cursor)

    @property
    def is_lit(self) -> bool:
        """Whether the cursor stands out."""
        return self.has_focus or self.LIT

    def _draw(self, line: Line, width: int, under_cursor: bool) -> Strip:
        right = [(_flat(piece.text), piece.voice) for piece in line.right]
        right_width = sum(cell_len(text) for text, _ in right)
        # On a narrow screen the words on the left matter more.
        if right_width > width // 2:
            right, right_width = [], 0
        room = width - right_width - (1 if right_width else 0)
        segments: list[Segment] = []
        used = 0
        marked = line.item is not None and line.item == self.cursor and (self.is_lit or self.MARKS_ALWAYS)
        for number, piece in enumerate(line.left):
            text = fit(_flat(piece.text), room - used)
            if marked and number == 0 and text[line.mark : line.mark + 1] == " ":
                # A sign as well as a ground, close to the words: the cursor must be seen without colours.
                before = text[: line.mark]
                segments.append(Segment(before, self._style("text", under_cursor)))
                sign = "accent" if self.is_lit else "dim"
                segments.append(Segment("▌", self._style(sign, under_cursor)))
                text = text[line.mark + 1 :]
                used += len(before) + 1
            used += cell_len(text)
            segments.append(Segment(text, self._style(piece.voice, under_cursor)))
        ground = self._style("text", under_cursor)
        segments.append(Segment(" " * (width - right_width - used), ground))
        segments += [Segment(text, self._style(voice, under_cursor)) for text, voice in right]
        return Strip(segments, width)

    def _style(self, voice: str, under_cursor: bool) -> Style:
        style = self.get_component_rich_style(f"lines--{voice}")
        if not under_cursor:
            return style
        return style + self.get_component_rich_style("lines--cursor", partial=True)

    def on_focus(self) -> None:
        """The cursor shows only where the focus is."""
        self.refresh()

    def on_blur(self) -> None:
        """The cursor hides."""
        self.refresh()

    def action_cursor(self, steps: int) -> None:
        """Move the cursor; at an edge, show what stands beyond the last item."""
        before = self.cursor
        self.cursor += steps
        if self.cursor == before:
            self.scroll_relative(y=steps, animate=False)

    def action_page(self, pages: int) -> None:
        """Move the cursor by a screenful of items."""
        _, height = self.span_of(self.cursor) if self.item_count else (0, 1)
        self.cursor += pages * max(1, self.scrollable_content_region.height // max(1, height) - 1)

    def action_first(self) -> None:
        """Go to the first item."""
        self.cursor = 0

    def action_last(self) -> None:
        """Go to the last item."""
        self.cursor = self.item_count - 1

    def action_open(self) -> None:
        """Open the item under the cursor."""
        if self.item_count:
            self.post_message(self.Opened(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        """A click goes to an item; one where the cursor stands already opens it."""
        number = event.y + self.scroll_offset.y
        if not 0 <= number < self.line_count:
            return
        item = self.line(number).item
        if item is None:
            return
        opens = self.ONE_CLICK or item == self.cursor
        self.cursor = item
        if opens:
            self.action_open()


def _flat(text: str) -> str:
    """What a line can show of a text; of a huge one no more is looked at than could ever be seen."""
    return visible(text[:LONGEST]).replace("\n", " ").replace("\t", " ")


class PageLines(Lines):
    """A list of lines that are all at hand: a page of headings and items."""

    def __init__(
        self,
        lines: Sequence[Line] = (),
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._lines: Sequence[Line] = lines
        self._spans: dict[int, tuple[int, int]] = {}
        self._measure()

    @property
    def item_count(self) -> int:
        """How many items the lines belong to."""
        return len(self._spans)

    @property
    def line_count(self) -> int:
        """How many lines there are."""
        return len(self._lines)

    def line(self, number: int) -> Line:
        """The line as it was given."""
        return self._lines[number]

    def span_of(self, item: int) -> tuple[int, int]:
        """Where an item's lines are."""
        return self._spans.get(item, (0, 1))

    def show(self, lines: Sequence[Line]) -> None:
        """Show other lines; the cursor stays on the item of the same number where there is one."""
        self._lines = lines
        self._measure()
        self.set_reactive(Lines.cursor, self.validate_cursor(self.cursor))
        self.resized()

    def _measure(self) -> None:
        self._spans = {}
        for number, line in enumerate(self._lines):
            if line.item is not None:
                first, height = self._spans.get(line.item, (number, 0))
                self._spans[line.item] = (first, height + 1)
