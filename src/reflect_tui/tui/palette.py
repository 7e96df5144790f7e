"""The palette: every action of the app and of the screen that can be done now, by what it does.

Textual's own is built on an option list that fails in a terminal one column wide, and draws what this app
leaves out; this one is a dialogue like every other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.fuzzy import Matcher
from textual.widgets import Static, TextArea

from reflect_tui.tui import bindings, declaring
from reflect_tui.tui.keys import behind_the_editor, keys_now
from reflect_tui.tui.screens.dialogs import Dialogue
from reflect_tui.tui.text import plain
from reflect_tui.tui.widgets.bars import KeyLine
from reflect_tui.tui.widgets.editor import Editor
from reflect_tui.tui.widgets.lines import Line, Lines, PageLines, Piece

if TYPE_CHECKING:
    from textual.dom import DOMNode
    from textual.screen import Screen

NOT_OFFERED = ("list.", "choice.", "dialog.", "app.palette")
"""Moving about in a list is no action to look for."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done now."""

    words: str
    key: str
    """How its key is written."""
    action: str
    node: DOMNode
    general: bool = False
    """Whether it is about the app and not about what one is doing."""


def actions_of(screen: Screen[Any]) -> list[Action]:
    """What the keys of a screen do now, each once, what is nearest to the focus first."""
    found: dict[str, Action] = {}
    for key, active in (*keys_now(screen), *behind_the_editor(screen)):
        binding = active.binding
        if not binding.id or not binding.tooltip or binding.id.startswith(NOT_OFFERED):
            continue
        general = binding.group is declaring.APP
        name = KeyLine.key_name(key)
        found.setdefault(binding.id, Action(binding.tooltip, name, binding.action, active.node, general))
    # What belongs to the app as a whole comes last; the rest stays in the order of nearness.
    return sorted(found.values(), key=lambda each: each.general)


class ActionList(PageLines, can_focus=False):
    """What fits the words."""

    LIT = True
    ONE_CLICK = True


class Palette(Dialogue[Action]):
    """Type what you want to do; gives the action, or None."""

    KEYS: ClassVar[dict[str, str]] = {
        "palette.run": "do it",
        "palette.down": "choose",
        "dialog.back": "back",
        "dialog.help": "",
    }
    HELP = "Everything that can be done now. Type a word of it, go up and down, Enter does it."

    def __init__(self, screen: Screen[Any]) -> None:
        super().__init__()
        self._actions = actions_of(screen)
        self._shown = self._actions

    def compose(self) -> ComposeResult:
        """The line to type in, then the actions."""
        with Vertical(classes="dialogue-box"):
            yield Static(plain("What would you like to do?"), classes="question")
            yield PaletteLine()
            yield ActionList(self._lines())
            yield KeyLine()

    def on_mount(self) -> None:
        """Ready to type."""
        self.set_focus(self.query_one(PaletteLine))

    def _lines(self) -> list[Line]:
        if not self._shown:
            return [Line((Piece("  Nothing here does that. Fewer letters find more.", "dim"),))]
        return [
            Line((Piece(f"  {each.words}"),), (Piece(f"{each.key}  ", "accent"),), item=number)
            for number, each in enumerate(self._shown)
        ]

    @on(TextArea.Changed)
    def find(self, event: TextArea.Changed) -> None:
        """What fits best on top."""
        words = event.text_area.text.strip()
        if words:
            matcher = Matcher(words)
            scored = [(matcher.match(each.words), each) for each in self._actions]
            fitting = [(score, each) for score, each in scored if score > 0]
            self._shown = [each for _, each in sorted(fitting, key=lambda pair: -pair[0])]
        else:
            self._shown = self._actions
        actions = self.query_one(ActionList)
        actions.show(self._lines())
        actions.cursor = 0

    def action_move(self, steps: int) -> None:
        """Go up or down while the cursor stays in the line."""
        self.query_one(ActionList).action_cursor(steps)

    def action_page(self, pages: int) -> None:
        """The same by a screenful."""
        self.query_one(ActionList).action_page(pages)

    @on(Editor.Done)
    def action_run(self) -> None:
        """Do what the cursor stands on."""
        if self._shown:
            self.dismiss(self._shown[self.query_one(ActionList).cursor])

    @on(Lines.Opened)
    def run_clicked(self, event: Lines.Opened) -> None:
        """The same by a click."""
        event.stop()
        self.action_run()


class PaletteLine(Editor):
    """The line to type in; up and down go through the list below it."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings.PALETTE)
    HELP = Palette.HELP

    def __init__(self) -> None:
        super().__init__(one_line=True)
