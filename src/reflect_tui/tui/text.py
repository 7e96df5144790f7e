"""The one door for somebody's words into a widget: `Content`, never a markup string."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from reflect_tui.domain.text import visible

_WRAPPED = re.compile(r"(?<!\n)\n(?![\n\s>*+#|-]|\d+[.)])")


def plain(text: str, style: str = "") -> Content:
    """Text as it reads, in one style; brackets in it are brackets."""
    shown = visible(text).expandtabs(4)
    return Content.styled(shown, style) if style else Content(shown)


def prose(text: str, style: str = "") -> Content:
    """Text that somebody wrapped by hand, as paragraphs that wrap to the screen; lists keep their lines."""
    return plain(_WRAPPED.sub(" ", visible(text)), style)


def fit(text: str, width: int) -> str:
    """One line of visible text cut to `width` cells with an ellipsis, never half a wide character."""
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…"


def pieces(text: str, size: int) -> Iterable[str]:
    """A long text in pieces of about `size` characters, broken at a blank line, a line or a space."""
    start = 0
    while len(text) - start > size:
        window = text[start : start + size]
        cut = max(window.rfind("\n\n"), 0) or max(window.rfind("\n"), 0) or max(window.rfind(" "), 0) or size
        yield text[start : start + cut]
        start += cut
    yield text[start:]
