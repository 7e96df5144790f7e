"""The line on top that names the screen, and the line at the bottom with the few keys that matter now.

A widget or a screen says in `KEYS` which keys those are, by binding id in the order of need, with another
label where the general one would be vague; the focused widget goes before the screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from reflect_tui.domain.text import one_line
from reflect_tui.tui.keys import keys_now
from reflect_tui.tui.text import fit


class TitleBar(Widget):
    """The screen's name at the left, what it is about at the right, a rule below."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"title--name", "title--note", "title--rule"}

    name_shown: reactive[str] = reactive("")
    note: reactive[str] = reactive("")

    def __init__(self, name: str, note: str = "") -> None:
        super().__init__()
        self.set_reactive(TitleBar.name_shown, name)
        self.set_reactive(TitleBar.note, note)

    def render_line(self, y: int) -> Strip:
        """The name and the note, then the rule."""
        width = self.size.width
        if y:
            return Strip([Segment("─" * width, self.get_component_rich_style("title--rule"))], width)
        note = fit(one_line(self.note, width or 1), max(0, width - 12))
        name = fit(one_line(self.name_shown, 200), max(0, width - cell_len(note) - 3))
        gap = max(0, width - cell_len(name) - cell_len(note) - 2)
        segments = [
            Segment(f" {name}", self.get_component_rich_style("title--name")),
            Segment(" " * gap, self.rich_style),
            Segment(f"{note} ", self.get_component_rich_style("title--note")),
        ]
        return Strip(segments).adjust_cell_length(width, self.rich_style)


class KeyLine(Widget):
    """Five or six keys for what has the focus, in the order one would need them; a click presses them."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys--key", "keys--label", "keys--rule"}
    NAMES: ClassVar[dict[str, str]] = {
        "escape": "Esc",
        "enter": "Enter",
        "space": "Space",
        "tab": "Tab",
        "slash": "/",
        "question_mark": "?",
        "plus": "+",
        "backspace": "Backspace",
        "delete": "Del",
        "pageup": "PgUp",
        "pagedown": "PgDn",
        "up": "↑",
        "down": "↓",
        "left": "←",
        "right": "→",
        "home": "Home",
        "end": "End",
    }

    def __init__(self) -> None:
        super().__init__()
        self._spots: list[tuple[int, int, str]] = []
        self._last: list[tuple[str, str]] = []

    def on_mount(self) -> None:
        """Follow the focus."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh())

    def render_line(self, y: int) -> Strip:
        """The rule, then the keys that fit."""
        width = self.size.width
        if y == 0:
            return Strip([Segment("─" * width, self.get_component_rich_style("keys--rule"))], width)
        key_style = self.get_component_rich_style("keys--key")
        label_style = self.get_component_rich_style("keys--label")
        segments = [Segment(" ", self.rich_style)]
        used = 1
        self._spots = []
        for key, label in self._fitting(self.shown_keys(), width):
            name = self.key_name(key)
            segments += [Segment(f"{name} ", key_style), Segment(label, label_style)]
            segments.append(Segment("   ", self.rich_style))
            length = cell_len(name) + 1 + cell_len(label)
            self._spots.append((used, used + length, key))
            used += length + 3
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def _fitting(self, keys: list[tuple[str, str]], width: int) -> list[tuple[str, str]]:
        """The keys there is room for; the last one, help or the way back, keeps its place."""
        if not keys:
            return []
        lengths = [cell_len(self.key_name(key)) + 1 + cell_len(label) + 3 for key, label in keys]
        room = width + 2 - lengths[-1]
        fitting = []
        for each, length in zip(keys[:-1], lengths[:-1], strict=True):
            if length <= room - 1:
                fitting.append(each)
                room -= length
        return [*fitting, keys[-1]] if room >= 1 else fitting

    def shown_keys(self) -> list[tuple[str, str]]:
        """(key, what it does) of those named by the focused widget, or else the screen, that act now."""
        if self.app.screen is not self.screen:
            # Behind a dialogue “screen” would mean the dialogue; what was shown stays.
            return self._last
        focused = self.screen.focused
        wanted: Mapping[str, str] = getattr(focused, "KEYS", None) or getattr(self.screen, "KEYS", {})
        keys: dict[str, tuple[str, str]] = {}
        for key, active in keys_now(self.screen):
            name = active.binding.id
            if name is not None and name in wanted and name not in keys:
                keys[name] = key, wanted[name] or active.binding.description
        self._last = [keys[name] for name in wanted if name in keys]
        return self._last

    @classmethod
    def key_name(cls, key: str) -> str:
        """How a key is written: `Ctrl+S`, `F2`, `Esc`, `x`."""
        if key in cls.NAMES:
            return cls.NAMES[key]
        if key.startswith("ctrl+"):
            return f"Ctrl+{key[5:].upper()}"
        if key.startswith("shift+"):
            return f"Shift+{cls.key_name(key[6:])}"
        return key.upper() if key[:1] == "f" and key[1:].isdigit() else key

    def on_click(self, event: events.Click) -> None:
        """Press the key under the mouse."""
        for start, end, key in self._spots:
            if event.y == 1 and start <= event.x < end:
                self.app.simulate_key(key)
                return
