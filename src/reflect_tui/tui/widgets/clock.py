"""A large quiet clock: digits built of blocks, as big as there is room for."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

TALL = 5
_DIGITS = {
    "0": ("111", "101", "101", "101", "111"),
    "1": ("010", "110", "010", "010", "111"),
    "2": ("111", "001", "111", "100", "111"),
    "3": ("111", "001", "111", "001", "111"),
    "4": ("101", "101", "111", "001", "001"),
    "5": ("111", "100", "111", "001", "111"),
    "6": ("111", "100", "111", "101", "111"),
    "7": ("111", "001", "001", "001", "001"),
    "8": ("111", "101", "111", "101", "111"),
    "9": ("111", "101", "111", "001", "111"),
    ":": ("0", "1", "0", "1", "0"),
}
_HALVES = {(False, False): " ", (True, True): "█", (True, False): "▀", (False, True): "▄"}
LARGEST = 12


def rows_of(size: int) -> int:
    """The lines that digits of a size take: a square is so many columns wide and half as many lines tall."""
    return (TALL * size + 1) // 2


def columns_of(text: str, size: int) -> int:
    """The columns that a text takes in digits of a size."""
    return sum(len(_DIGITS[each][0]) + 1 for each in text) * size - size if text else 0


def block_lines(text: str, size: int) -> list[str]:
    """A text of digits and colons, built of blocks."""
    squares = [" ".join(_DIGITS[each][row] for each in text) for row in range(TALL)]
    halves = [[square == "1" for square in row for _ in range(size)] for row in squares for _ in range(size)]
    if len(halves) % 2:
        halves.append([False] * columns_of(text, size))
    return [
        "".join(_HALVES[pair] for pair in zip(upper, lower, strict=True))
        for upper, lower in zip(halves[::2], halves[1::2], strict=True)
    ]


def size_for(text: str, columns: int, rows: int) -> int:
    """The largest size that fits; 0 where not even the smallest does."""
    fitting = (n for n in range(LARGEST, 0, -1) if columns_of(text, n) <= columns and rows_of(n) <= rows)
    return next(fitting, 0)


class BigClock(Widget):
    """Digits in the middle of its width; where there is no room for blocks, as plain text."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"clock--digits", "clock--over"}

    digits: reactive[str] = reactive("")
    """What it shows: digits and colons. Only the clock is drawn again when this changes."""
    is_over: reactive[bool] = reactive(False)
    """Whether the time is up, which makes it paler and nothing else."""

    def fit_into(self, columns: int, rows: int) -> None:
        """Take as many lines as digits need that fit into so much room."""
        # The same size for all that a round may show, so that nothing moves when 10:00 becomes 9:59.
        self.styles.height = max(1, rows_of(size_for("00:00", columns, rows)))

    def render_line(self, y: int) -> Strip:
        """One line of the digits."""
        width, height = self.size
        kind = "clock--over" if self.is_over else "clock--digits"
        style = self.get_component_rich_style(kind)
        size = min(size_for(self.digits, width, height), size_for("00:00", width, height))
        lines = block_lines(self.digits, size) if size else [self.digits]
        text = lines[y] if y < len(lines) else ""
        shown = f"{' ' * max(0, (width - len(text)) // 2)}{text}"
        return Strip([Segment(shown, style)]).adjust_cell_length(width, self.rich_style)
