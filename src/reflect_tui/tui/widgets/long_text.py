"""A page to scroll that lays out what is seen and a little more, so that a huge text opens at once."""

from __future__ import annotations

from collections.abc import Iterator

from textual.containers import VerticalScroll
from textual.widgets import Static

from reflect_tui.tui.text import pieces, plain

PIECE = 12_000
"""Characters laid out at once; a chapter more is added when its end comes near."""


class LongText(VerticalScroll, can_focus=True):
    """Parts under each other; a part says in its `name` how many characters it has."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._rest: Iterator[Static] = iter(())

    def lay_out(self, parts: Iterator[Static]) -> None:
        """Show other parts, from the first."""
        self.remove_children()
        self.scroll_home(animate=False)
        self._rest = parts
        self._more()

    def _more(self) -> None:
        """Lay out the next parts, about a piece of text in all."""
        wanted: list[Static] = []
        size = 0
        for part in self._rest:
            wanted.append(part)
            size += int(part.name or 0)
            if size >= PIECE:
                break
        if wanted:
            self.mount_all(wanted)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Near the end, more of a long text is laid out."""
        super().watch_scroll_y(old_value, new_value)
        if self.max_scroll_y - new_value < self.size.height:
            self._more()


def plain_parts(text: str, classes: str) -> Iterator[Static]:
    """A text exactly as it is, in parts that can be laid out one after the other."""
    for number, piece in enumerate(pieces(text, PIECE)):
        # The line end before a later piece is made by its standing below the one before.
        shown = piece.removeprefix("\n") if number else piece
        yield Static(plain(shown), classes=classes, name=str(len(piece)))
