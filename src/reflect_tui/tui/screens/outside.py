"""Writing in the editor of one's own system, once one knows what it may leave behind."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from textual.app import SuspendNotSupported

from reflect_tui.domain.errors import BadInput, CannotWrite
from reflect_tui.tui.external_editor import editor_command, write_in_editor
from reflect_tui.tui.screens.dialogs import confirm

if TYPE_CHECKING:
    from textual.screen import Screen

    from reflect_tui.journal import Journal
    from reflect_tui.tui.widgets.editor import Editor

WARNING = (
    "Other editors may keep copies of what you write: swap files, backups, a list of recent files. "
    "Vim and neovim are started so that they keep none."
)


def write_outside(screen: Screen[Any], editor: Editor, journal: Journal) -> None:
    """Ask, then hand the text over and take it back; undo brings back what was there before."""

    def answered(choice: int | None) -> None:
        if choice == 0:
            _hand_over(screen, editor, journal)

    screen.app.push_screen(
        confirm("Write this in your own editor?", "Yes, open it", explanation=WARNING), answered
    )


def _hand_over(screen: Screen[Any], editor: Editor, journal: Journal) -> None:
    from reflect_tui.tui.asking import telling

    with telling(screen):
        command = editor_command(os.environ)
        try:
            with screen.app.suspend():
                text = write_in_editor(editor.text, journal.store.path.parent, command)
        except SuspendNotSupported:
            raise BadInput("This terminal cannot make room for another program.") from None
        except OSError as problem:
            raise CannotWrite("Your text could not be handed over.", str(problem.strerror or "")) from None
        if text != editor.text:
            editor.replace_all(text)
