"""Where somebody writes: a soft-wrapped editor that keeps out of the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import TextArea

from reflect_tui.tui import bindings
from reflect_tui.tui.text import plain

LONG_LINE = 20_000
"""Characters of one line beyond which a key takes long to show, since a line is wrapped as a whole."""


class Editor(TextArea):
    """A text area for prose; with `one_line`, Enter goes on instead of breaking the line."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings.EDITOR)
    HELP = (
        "Write here. Everything typed is kept as a draft within a second. Ctrl+S keeps it in the journal, "
        "Ctrl+Z takes a change back, Ctrl+E opens the editor of your system."
    )

    @dataclass
    class Done(Message):
        """Enter was pressed in a one-line editor."""

        editor: Editor

        @property
        def control(self) -> Editor:
            """The editor, so that handlers can be bound to one."""
            return self.editor

    @dataclass
    class OutsideWanted(Message):
        """The writer asks for the editor of their system."""

        editor: Editor

    def __init__(
        self,
        text: str = "",
        *,
        one_line: bool = False,
        placeholder: str = "",
        id: str | None = None,  # noqa: A002 - Textual's own name
    ) -> None:
        super().__init__(
            text,
            id=id,
            placeholder=plain(placeholder),
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            highlight_cursor_line=False,
            classes="-one-line" if one_line else "",
        )
        self.one_line = one_line
        # Nothing in this room blinks.
        self.cursor_blink = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A single line is not worth another program."""
        return not (action == "write_outside" and self.one_line)

    async def _on_key(self, event: events.Key) -> None:
        if self.one_line and event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Done(self))

    async def _on_paste(self, event: events.Paste) -> None:
        # Textual calls the text area's own handler after this one; calling it here would paste twice.
        if self.one_line and len(event.text.splitlines()) > 1:
            event.prevent_default()
            await super()._on_paste(events.Paste(" ".join(event.text.split())))
        elif max(map(len, event.text.splitlines()), default=0) > LONG_LINE:
            self.notify(
                "It is all here. Typing inside it will be slow until you break it into paragraphs.",
                title="That was one very long line.",
                markup=False,
                timeout=10,
            )

    def replace_all(self, text: str) -> None:
        """Put another text in place of this one, so that undo brings this one back."""
        self.replace(text, (0, 0), self.document.end)

    def action_write_outside(self) -> None:
        """Ask the screen to open the writer's own editor."""
        self.post_message(self.OutsideWanted(self))
