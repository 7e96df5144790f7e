"""The quiet line below an editor that says what looks like a name, and what one key would put there."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from reflect_tui.domain.text import one_line
from reflect_tui.tui.text import fit, plain

_LEAST = 9
"""Cells that are left to a name before the words around it give way."""


class NameLine(Widget, can_focus=False):
    """One dim line; there only while it says something."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self._stand_in = ""
        self._key = ""
        self.display = False

    def offer(self, words: str, stand_in: str, key: str) -> None:
        """Say that words look like a name, and which key puts the stand-in there."""
        self._words, self._stand_in, self._key = words, stand_in, key
        self._show(True)

    def say(self, sentence: str) -> None:
        """Say a sentence of ours."""
        self._words, self._stand_in, self._key = "", sentence, ""
        self._show(True)

    def clear(self) -> None:
        """Say nothing, and take no room."""
        if self.display:
            self._show(False)

    def _show(self, shown: bool) -> None:
        self.display = shown
        if isinstance(self.parent, Widget):
            # Where there is an empty line anyway, it gives way, so that nothing below moves.
            self.parent.set_class(shown, "-naming")
        self.refresh()

    def render(self) -> Content:
        """The sentence that fits the width."""
        width = self.size.width
        if not self._words:
            return plain(fit(self._stand_in, width))
        return plain(offer_in(self._words, self._stand_in, self._key, width))


def offer_in(words: str, stand_in: str, key: str, width: int) -> str:
    """The offer in at most `width` cells: shorter wording first, then a shorter name.

    Args:
        words: what looks like a name, as typed.
        stand_in: what would be put there.
        key: the key that puts it, as it is written on the key line.
        width: cells there are.
    """
    words, put = one_line(words, 200), f"“{one_line(stand_in, 200)}”"
    for before, after in (
        ("looks like a name: ", f" — {key} puts {put} there"),
        ("looks like a name: ", f" — {key} puts {put}"),
        ("a name? ", f" — {key} puts {put}"),
    ):
        room = width - cell_len(before) - cell_len(after)
        if cell_len(words) <= room:
            return f"{before}{words}{after}"
    return fit(f"{before}{fit(words, max(room, _LEAST))}{after}", width)
