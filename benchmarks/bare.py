"""What ours is measured against: a Textual app that says one word, and one that is a text area.

    python -m benchmarks.bare hello | area TEXTFILE | write TEXTFILE | journal

`write` and `journal` are our own screens, opened at once over the journal of REFLECT_HOME.
"""

from __future__ import annotations

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import Static, TextArea

READY = "READY"


class Hello(App[None]):
    """The least that can be shown."""

    def compose(self) -> ComposeResult:
        """One word."""
        yield Static(READY)


class Area(App[None]):
    """A text area with a text in it, and the cursor behind its last word."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """The area, as ours is: no highlighting, soft wrap, nothing that blinks."""
        area = TextArea(self._text, soft_wrap=True, show_line_numbers=False, highlight_cursor_line=False)
        area.cursor_blink = False
        yield area

    def on_mount(self) -> None:
        """Ready to be typed into."""
        area = self.query_one(TextArea)
        area.focus()
        area.move_cursor(area.document.end)


def _ours(name: str, text: str) -> App[None]:
    """Our app with a screen opened at once."""
    from dataclasses import replace

    from reflect_tui.domain.entries import BODY, EntryKind
    from reflect_tui.domain.sheets import blank_sheet
    from reflect_tui.journal import Journal
    from reflect_tui.paths import find_paths
    from reflect_tui.tui import app as module
    from reflect_tui.tui.screens.journal import JournalScreen
    from reflect_tui.tui.screens.write import WriteScreen

    paths = find_paths()
    journal = Journal(paths.journal)

    class Opened(module.ReflectApp):
        """Ours, and the screen on top."""

        CSS_PATH = [Path(module.__file__).parent / style for style in module.ReflectApp.CSS_PATH]  # noqa: RUF012

        def on_ready(self) -> None:
            """Open it."""
            if name == "journal":
                self.push_screen(JournalScreen(journal))
                return
            blank = journal.drafts.blank(EntryKind.REFLECTION)
            draft = journal.drafts.save(replace(blank, values={BODY: text}))
            self.push_screen(WriteScreen(journal, blank_sheet(EntryKind.REFLECTION), draft=draft))

    return Opened(journal, paths)


def main(argv: list[str]) -> None:
    """Open what the first word says."""
    text = Path(argv[1]).read_text(encoding="utf-8") if len(argv) > 1 else ""
    app: App[None]
    if argv[0] == "hello":
        app = Hello()
    elif argv[0] == "area":
        app = Area(text)
    else:
        app = _ours(argv[0], text)
    app.run()


if __name__ == "__main__":
    main(sys.argv[1:])
