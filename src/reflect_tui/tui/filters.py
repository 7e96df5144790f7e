"""The last line between the app and the terminal: what no widget may send, and the blur.

`LineFilter` works on finished lines, so nothing that a widget draws can pass it by.
"""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from reflect_tui.domain.text import visible

_BLUR = "░"


class HostileCharacterFilter(LineFilter):
    """Drops control, escape and bidi characters from every line."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same line without them; a line that has none is given back as it is."""
        if all(visible(text) == text for text, _, control in segments if not control):
            return segments
        return [
            segment if segment.control else Segment(visible(segment.text).replace("\n", " "), segment.style)
            for segment in segments
        ]


class BlurFilter(LineFilter):
    """Puts ░ for every letter and digit, while somebody else sees the screen."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The line with nothing left to read."""
        return [
            segment if segment.control else Segment(_blurred(segment.text), segment.style)
            for segment in segments
        ]


def _blurred(text: str) -> str:
    # Wide letters take two cells, and the line must keep its width.
    from rich.cells import cell_len

    return "".join(_BLUR * cell_len(letter) if letter.isalnum() else letter for letter in text)
