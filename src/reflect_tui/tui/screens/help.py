"""Help for what has the focus: what it is for, then every key that works there, in groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from reflect_tui.tui import declaring
from reflect_tui.tui.keys import keys_now
from reflect_tui.tui.screens.dialogs import Dialogue
from reflect_tui.tui.text import plain
from reflect_tui.tui.widgets.bars import KeyLine
from reflect_tui.tui.widgets.lines import Line, PageLines, Piece

if TYPE_CHECKING:
    from textual.binding import Binding
    from textual.screen import Screen


ORDER = (
    declaring.CHOOSE,
    declaring.WRITE,
    declaring.SHARE,
    declaring.MOVE,
    declaring.GO,
    declaring.APP,
)
"""The groups in the order one is likely to look for them."""


class HelpPage(PageLines):
    """The keys; nothing on it can be opened."""

    HELP = "The keys that work where you were. Up, Down and the Page keys scroll; Esc goes back."


class HelpScreen(Dialogue[None]):
    """A page of help that goes away with Esc."""

    KEYS: ClassVar[dict[str, str]] = {"list.down": "scroll", "dialog.back": "back"}

    def __init__(self, about: Screen[object]) -> None:
        super().__init__()
        focused = about.focused
        self._purpose = getattr(focused, "HELP", None) or getattr(about, "HELP", None) or ""
        self._lines = key_lines(about)

    def compose(self) -> ComposeResult:
        """The purpose, then the keys."""
        with Vertical(classes="dialogue-box"):
            yield Static(plain(str(self._purpose)), classes="question")
            yield HelpPage(self._lines)
            yield KeyLine()

    def on_mount(self) -> None:
        """Ready to scroll."""
        self.set_focus(self.query_one(HelpPage))


def key_lines(screen: Screen[object]) -> list[Line]:
    """Every key of ours that works on a screen now, by group, each action once with all its keys."""
    grouped: dict[str, dict[str, tuple[Binding, list[str]]]] = {}
    for key, active in keys_now(screen):
        binding = active.binding
        if binding.id is None or binding.group is None:
            continue
        keys = grouped.setdefault(binding.group.description, {}).setdefault(binding.id, (binding, []))
        keys[1].append(KeyLine.key_name(key))
    lines: list[Line] = []
    for group in ORDER:
        found = grouped.get(group.description, {})
        if found:
            lines += [Line()] if lines else []
            lines.append(Line((Piece(f"  {group.description}", "strong"),)))
        lines += [
            Line((Piece(f"  {', '.join(keys):<16}", "accent"), Piece(f" {binding.tooltip}")))
            for binding, keys in found.values()
        ]
    return lines
