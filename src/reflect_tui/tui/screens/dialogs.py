"""Small typed dialogues: yes or no, one line, one of a list. Each gives a result and knows nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from reflect_tui.tui import bindings
from reflect_tui.tui.ahead import TypedAhead
from reflect_tui.tui.asking import is_gone
from reflect_tui.tui.text import plain
from reflect_tui.tui.widgets.bars import KeyLine
from reflect_tui.tui.widgets.editor import Editor
from reflect_tui.tui.widgets.lines import Line, Lines, PageLines, Piece

Result = TypeVar("Result")


class Explanation(VerticalScroll, can_focus=False):
    """What there is to know before one answers; where it is too long to be seen whole, Tab goes there."""

    HELP = "The rest of the explanation: Up, Down and the Page keys scroll, Tab goes back to the answer."

    def __init__(self, text: str) -> None:
        super().__init__(Static(plain(text)), classes="explanation")

    def on_resize(self) -> None:
        """Only what can be scrolled needs the focus."""
        self.can_focus = self.max_scroll_y > 0


class AnswerLine(Editor):
    """The line of a dialogue."""

    HELP = "Type it, then Enter settles it. Esc leaves everything as it was."

    def __init__(self, value: str) -> None:
        super().__init__(value, one_line=True)


class Choices(PageLines):
    """A few lines to choose one of; one click chooses."""

    ONE_CLICK = True
    HELP = "Up and Down move, Enter or a click chooses, Esc leaves everything as it was."


class Dialogue(TypedAhead[Result | None], ModalScreen[Result | None]):
    """A box in the middle of the screen that is never taller or wider than the screen."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings.DIALOG)

    def __init__(self) -> None:
        super().__init__(classes="dialogue")

    def on_resize(self, event: events.Resize) -> None:
        """What gives way on a small screen is what can be scrolled."""
        self.call_after_refresh(self.make_room)

    def make_room(self) -> None:
        """Give what scrolls the lines that the rest leaves."""
        if is_gone(self):
            return
        (box,) = self.query(".dialogue-box")
        parts = [each for each in box.children if each.display]
        scrolling = [each for each in parts if isinstance(each, Lines | Explanation)]
        fixed = sum(each.styles.margin.height for each in parts)
        fixed += sum(each.outer_size.height for each in parts if each not in scrolling)
        room = self.size.height - 2 - fixed
        for number, each in enumerate(scrolling):
            # The answer comes last, and an explanation leaves it half of the room.
            left = len(scrolling) - number
            wanted = each.virtual_size.height if isinstance(each, Explanation) else _lines(each)
            height = max(1, min(wanted, room // left if left > 1 else room))
            each.styles.height = height
            room -= height

    def action_cancel(self) -> None:
        """Go back with nothing chosen."""
        self.dismiss(None)


def _lines(widget: Widget) -> int:
    return max(1, widget.line_count) if isinstance(widget, Lines) else 1


class Pick(Dialogue[int]):
    """Choose one of a few lines; gives its number, or None for none."""

    KEYS: ClassVar[dict[str, str]] = {"list.open": "choose", "dialog.back": "back", "dialog.help": ""}

    def __init__(self, question: str, options: Sequence[str], explanation: str = "") -> None:
        super().__init__()
        self._question = question
        self._explanation = explanation
        self._options = options

    def compose(self) -> ComposeResult:
        """The question, what there is to know, the options."""
        with Vertical(classes="dialogue-box"):
            yield Static(plain(self._question), classes="question")
            if self._explanation:
                yield Explanation(self._explanation)
            yield Choices(
                [Line((Piece(f"  {option}"),), item=number) for number, option in enumerate(self._options)]
            )
            yield KeyLine()

    def on_mount(self) -> None:
        """The cursor stands on the first option."""
        self.set_focus(self.query_one(Choices))

    @on(Lines.Opened)
    def settle(self, event: Lines.Opened) -> None:
        """Give the number."""
        event.stop()
        self.dismiss(event.item)


def confirm(question: str, yes: str, no: str = "No, leave it as it is", explanation: str = "") -> Pick:
    """Ask for a yes; the answer is 0 for yes, anything else is no."""
    return Pick(question, (yes, no), explanation)


class Ask(Dialogue[str]):
    """Type one line; gives it, or None when the person goes back."""

    HAS_FIELD = True

    KEYS: ClassVar[dict[str, str]] = {"ask.settle": "settle it", "dialog.back": "back", "dialog.help": ""}
    BINDINGS: ClassVar[list[BindingType]] = list(bindings.ASK)

    def __init__(
        self, question: str, value: str = "", explanation: str = "", *, offered: bool = False
    ) -> None:
        """A question.

        Args:
            question: what to type.
            value: what stands there already.
            explanation: what there is to know.
            offered: whether the value is an offer of ours, so that typing takes its place.
        """
        super().__init__()
        self._question = question
        self._value = value
        self._explanation = explanation
        self._offered = offered

    def compose(self) -> ComposeResult:
        """The question, what there is to know, the line."""
        with Vertical(classes="dialogue-box"):
            yield Static(plain(self._question), classes="question")
            if self._explanation:
                yield Explanation(self._explanation)
            yield AnswerLine(self._value)
            yield KeyLine()

    def on_mount(self) -> None:
        """The cursor stands behind what is there, with all of it selected where it is an offer."""
        editor = self.query_one(Editor)
        editor.move_cursor(editor.document.end)
        if self._offered:
            editor.select_all()
        self.set_focus(editor)
        self.ready()

    @on(Editor.Done)
    def action_settle(self) -> None:
        """Give the line."""
        self.dismiss(self.query_one(Editor).text.strip())


class NewEntry(Dialogue[str]):
    """What to write: a kind by its letter, or a pack; gives the word for it, or None."""

    KEYS: ClassVar[dict[str, str]] = {"list.open": "choose", "dialog.back": "back", "dialog.help": ""}
    BINDINGS: ClassVar[list[BindingType]] = list(bindings.NEW_ENTRY)
    HELP = "What to write. The letter in front of a kind begins it at once; q lets you choose a pack."

    def compose(self) -> ComposeResult:
        """Every kind with its letter and what it is for."""
        with Vertical(classes="dialogue-box"):
            yield Static(plain("What would you like to write?"), classes="question")
            yield Choices(self._lines())
            yield KeyLine()

    def _lines(self) -> list[Line]:
        # The letters as they are now: a person may have given the kinds other ones.
        letters = {active.binding.id: key for key, active in self.active_bindings.items()}
        return [
            Line(
                (
                    Piece(f"  {KeyLine.key_name(letters.get(kind.id, kind.key)):<3}", "accent"),
                    Piece(f"{kind.description:<20}"),
                    Piece(kind.tooltip, "dim"),
                ),
                item=number,
            )
            for number, kind in enumerate(bindings.NEW_ENTRY)
        ]

    def on_mount(self) -> None:
        """The cursor stands on the first kind."""
        self.set_focus(self.query_one(Choices))

    @on(Lines.Opened)
    def open_kind(self, event: Lines.Opened) -> None:
        """Give the kind under the cursor."""
        event.stop()
        action = bindings.NEW_ENTRY[event.item].action
        self.dismiss(action.partition("'")[2].partition("'")[0])

    def action_pick(self, word: str) -> None:
        """Give the kind of the letter that was pressed."""
        self.dismiss(word)
