"""A row of choices: arrows, first letters or a click choose, digits give a number where one is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from reflect_tui.domain.text import one_line
from reflect_tui.tui import bindings
from reflect_tui.tui.text import fit


class ChoiceRow(Widget, can_focus=True):
    """Choices side by side, wrapped over as many lines as they need; choosing nothing is always possible."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings.CHOICE)
    COMPONENT_CLASSES: ClassVar[set[str]] = {"choices--choice", "choices--chosen", "choices--cursor"}
    HELP = (
        "A row of choices. Left and Right choose, or the first letter of a word; Enter goes on, Backspace "
        "chooses nothing."
    )

    value: reactive[str] = reactive("", init=False, layout=True)
    """The words of the choice, or the number typed; empty for none."""

    @dataclass
    class Changed(Message):
        """Another choice was made."""

        row: ChoiceRow

    @dataclass
    class Done(Message):
        """Enter was pressed."""

        row: ChoiceRow

    def __init__(self, choices: tuple[str, ...], value: str = "", *, number_to: int | None = None) -> None:
        """Choices and what is chosen.

        Args:
            choices: the words to choose from.
            value: what is chosen.
            number_to: the largest number that may be typed instead; None where none may.
        """
        super().__init__()
        self.choices = choices
        self.number_to = number_to
        self.set_reactive(ChoiceRow.value, value)

    def watch_value(self) -> None:
        """Tell whoever keeps the draft."""
        self.post_message(self.Changed(self))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the choices need."""
        return len(self._laid_out(width))

    def _laid_out(self, width: int) -> list[list[tuple[str, str]]]:
        """Lines of (choice, how it is written), filled from the left."""
        words = list(self.choices)
        if self.value and self.value not in words:
            words.append(self.value)
        lines: list[list[tuple[str, str]]] = [[]]
        used = 0
        for word in words:
            label = fit(f"{'❯' if word == self.value else ' '} {one_line(word, 200)}   ", max(width, 4))
            if lines[-1] and used + cell_len(label) > width:
                lines.append([])
                used = 0
            lines[-1].append((word, label))
            used += cell_len(label)
        return lines

    def render_line(self, y: int) -> Strip:
        """The chosen one marked by a sign and a weight, never by colour alone."""
        lines = self._laid_out(self.size.width)
        if y >= len(lines):
            return Strip.blank(self.size.width, self.rich_style)
        segments = []
        for word, label in lines[y]:
            style = self.get_component_rich_style(
                "choices--chosen" if word == self.value else "choices--choice"
            )
            if word == self.value and self.has_focus:
                style += self.get_component_rich_style("choices--cursor", partial=True)
            written = label.rstrip()
            segments.append(Segment(written, style))
            segments.append(Segment(" " * (cell_len(label) - cell_len(written)), self.rich_style))
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def on_focus(self) -> None:
        """The chosen one stands out more."""
        self.refresh()

    def on_blur(self) -> None:
        """And less."""
        self.refresh()

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Letters choose here, and digits where a number may be."""
        return character is not None and character.isalnum()

    def on_key(self, event: events.Key) -> None:
        """A digit goes on the number that is being typed; a letter chooses the next word it begins."""
        if event.character is None or not event.character.isalnum():
            return
        event.stop()
        if not event.character.isdigit():
            self._choose_by(event.character)
            return
        if self.number_to is None:
            return
        typed = (self.value if self.value.isdigit() else "") + event.character
        if int(typed) > self.number_to:
            typed = event.character
        self.value = str(int(typed))

    def _choose_by(self, letter: str) -> None:
        fitting = [word for word in self.choices if word.casefold().startswith(letter.casefold())]
        if fitting:
            after = fitting.index(self.value) + 1 if self.value in fitting else 0
            self.value = fitting[after % len(fitting)]

    def on_click(self, event: events.Click) -> None:
        """Choose what is under the mouse; a second click takes it back."""
        lines = self._laid_out(self.size.width)
        if event.y >= len(lines):
            return
        left = 0
        for word, label in lines[event.y]:
            if left <= event.x < left + cell_len(label):
                self.value = "" if word == self.value else word
                return
            left += cell_len(label)

    def action_move(self, steps: int) -> None:
        """Choose the next one; from none, the first or the last."""
        if self.value in self.choices:
            place = self.choices.index(self.value) + steps
        else:
            place = 0 if steps > 0 else len(self.choices) - 1
        self.value = self.choices[max(0, min(place, len(self.choices) - 1))]

    def action_clear(self) -> None:
        """Choose nothing; of a number, take the last digit off."""
        self.value = self.value[:-1] if self.value.isdigit() else ""

    def action_settle(self) -> None:
        """Go on."""
        self.post_message(self.Done(self))
