"""One prompt of a sheet on the screen: the question, its hint, the place to answer, what was understood."""

from __future__ import annotations

from datetime import date

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from reflect_tui.domain.certainty import WORDS
from reflect_tui.domain.packs import AnswerKind
from reflect_tui.domain.sheets import Prompt, reading_of
from reflect_tui.tui.text import plain
from reflect_tui.tui.widgets.choices import ChoiceRow
from reflect_tui.tui.widgets.editor import Editor
from reflect_tui.tui.widgets.lines import PageLines

_ONE_LINE = (AnswerKind.LINE, AnswerKind.DATE, AnswerKind.LOOK_AGAIN)


class Outline(PageLines, can_focus=False):
    """The questions of the sheet and the first words of each answer; a click goes there."""

    ONE_CLICK = True


class PromptBlock(Vertical):
    """A prompt with its answer; `value` is the answer as text."""

    def __init__(self, prompt: Prompt, value: str, today: date) -> None:
        super().__init__()
        self.prompt = prompt
        self._today = today
        self._opened = False
        self.field = self._make_field(prompt, value)

    @staticmethod
    def _make_field(prompt: Prompt, value: str) -> Editor | ChoiceRow:
        if prompt.answer is AnswerKind.CHOICE:
            return ChoiceRow(prompt.choices, value)
        if prompt.answer is AnswerKind.HOW_SURE:
            return ChoiceRow(tuple(WORDS), value, number_to=100)
        if prompt.answer is AnswerKind.SCALE and prompt.scale is not None:
            numbers = tuple(str(n) for n in range(prompt.scale.low, prompt.scale.high + 1))
            return ChoiceRow(numbers[:21], value, number_to=prompt.scale.high)
        return Editor(value, one_line=prompt.answer in _ONE_LINE)

    def compose(self) -> ComposeResult:
        """Question, hint, field, reading."""
        if self.prompt.preface:
            yield Static(plain(self.prompt.preface), classes="preface")
        yield Static(plain(self.prompt.question), classes="question")
        if hint := self._hint():
            yield Static(plain(hint), classes="hint")
        yield self.field
        yield Static(classes="reading")

    def _hint(self) -> str:
        parts = [self.prompt.hint]
        if self.prompt.scale is not None:
            scale = self.prompt.scale
            parts.append(f"{scale.low} {scale.low_word} … {scale.high} {scale.high_word}")
        if self.prompt.answer is AnswerKind.HOW_SURE:
            parts.append("choose a word, or type a number from 0 to 100")
        if self.prompt.keep_private:
            parts.append("private: this answer never leaves in a share")
        return " · ".join(part for part in parts if part)

    @property
    def value(self) -> str:
        """What is answered, as typed."""
        return self.field.text if isinstance(self.field, Editor) else self.field.value

    def focus_field(self) -> None:
        """Put the cursor in the answer, behind what is there when it is first opened."""
        if isinstance(self.field, Editor) and not self._opened:
            self.field.move_cursor(self.field.document.end)
        self._opened = True
        # At once: keys that were typed ahead are for this answer already.
        self.screen.set_focus(self.field, scroll_visible=False)

    def on_mount(self) -> None:
        """Say what an answer that is already there means."""
        self.show_reading()

    def show_reading(self) -> None:
        """Say what a date or a how-sure was understood to be, before it is kept."""
        reading = self.query_one(".reading", Static)
        said = reading_of(self.prompt, self.value, self._today)
        reading.update(plain(said))
        reading.display = bool(said)


def block_of(widget: Widget) -> PromptBlock | None:
    """The prompt block a widget stands in."""
    return next((node for node in widget.ancestors_with_self if isinstance(node, PromptBlock)), None)
