"""Small typed dialogues: yes or no, one line, one of a list. Each gives a result and knows nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from reflect_tui.tui import bindings
from reflect_tui.tui.text import plain
from reflect_tui.tui.widgets.bars import KeyLine
from reflect_tui.tui.widgets.editor import Editor
from reflect_tui.tui.widgets.lines import Line, Lines, PageLines, Piece


class Pick(ModalScreen[int | None]):
    """Choose one of a few lines; gives its number, or None for none."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings.DIALOG)

    def __init__(self, question: str, options: Sequence[str], explanation: str = "") -> None:
        super().__init__(classes="dialogue")
        self._question = question
        self._explanation = explanation
        self._options = options

    def compose(self) -> ComposeResult:
        """The question, what there is to know, the options."""
        with Vertical(classes="dialogue-box"):
            yield Static(plain(self._question), classes="question")
            if self._explanation:
                yield Static(plain(self._explanation), classes="hint")
            yield PageLines(
                [Line((Piece(f" {option}"),), item=number) for number, option in enumerate(self._options)]
            )
            yield KeyLine()

    @on(Lines.Opened)
    def settle(self, event: Lines.Opened) -> None:
        """Give the number."""
        event.stop()
        self.dismiss(event.item)

    def action_cancel(self) -> None:
        """Choose none."""
        self.dismiss(None)


def confirm(question: str, yes: str, no: str = "No, leave it as it is", explanation: str = "") -> Pick:
    """Ask for a yes; the answer is 0 for yes, anything else is no."""
    return Pick(question, (yes, no), explanation)


class Ask(ModalScreen[str | None]):
    """Type one line; gives it, or None when the person goes back."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings.DIALOG)

    def __init__(self, question: str, value: str = "", explanation: str = "") -> None:
        super().__init__(classes="dialogue")
        self._question = question
        self._value = value
        self._explanation = explanation

    def compose(self) -> ComposeResult:
        """The question, what there is to know, the line."""
        with Vertical(classes="dialogue-box"):
            yield Static(plain(self._question), classes="question")
            if self._explanation:
                yield Static(plain(self._explanation), classes="hint")
            yield Editor(self._value, one_line=True)
            yield Static(plain("Enter settles it."), classes="hint")
            yield KeyLine()

    def on_mount(self) -> None:
        """The cursor stands behind what is there."""
        editor = self.query_one(Editor)
        editor.move_cursor(editor.document.end)
        editor.focus()

    @on(Editor.Done)
    def settle(self, event: Editor.Done) -> None:
        """Give the line."""
        event.stop()
        self.dismiss(event.editor.text.strip())

    def action_cancel(self) -> None:
        """Give nothing."""
        self.dismiss(None)


class NewEntry(ModalScreen[str | None]):
    """What to write: a kind by its letter, or a pack; gives the word for it, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings.NEW_ENTRY, *bindings.DIALOG]

    def __init__(self) -> None:
        super().__init__(classes="dialogue")
        self._kinds = [binding for binding in bindings.NEW_ENTRY if isinstance(binding, Binding)]

    def compose(self) -> ComposeResult:
        """Every kind with its letter and what it is for."""
        lines = [
            Line(
                (
                    Piece(f" {kind.key}  ", "accent"),
                    Piece(f"{kind.description:<20}"),
                    Piece(kind.tooltip, "dim"),
                ),
                item=number,
            )
            for number, kind in enumerate(self._kinds)
        ]
        with Vertical(classes="dialogue-box"):
            yield Static(plain("What would you like to write?"), classes="question")
            yield PageLines(lines)
            yield KeyLine()

    @on(Lines.Opened)
    def open_kind(self, event: Lines.Opened) -> None:
        """Give the kind under the cursor."""
        event.stop()
        action = self._kinds[event.item].action
        self.dismiss(action.partition("'")[2].partition("'")[0])

    def action_pick(self, word: str) -> None:
        """Give the kind of the letter that was pressed."""
        self.dismiss(word)

    def action_cancel(self) -> None:
        """Write nothing."""
        self.dismiss(None)
