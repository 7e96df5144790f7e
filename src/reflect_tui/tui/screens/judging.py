"""A sentence that is being written, made a judgement of its own by one key."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

from reflect_tui.domain.entries import BODY, LED_TO, Entry, EntryKind
from reflect_tui.tui.asking import asking
from reflect_tui.tui.screens.noticing import NoticingScreen
from reflect_tui.tui.widgets.editor import Editor

if TYPE_CHECKING:
    from reflect_tui.journal import Journal

Result = TypeVar("Result")


class JudgingScreen(NoticingScreen[Result]):
    """A screen where a sentence can become a judgement; the two are linked once both are kept."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self.along: dict[str, str] = {}
        """What goes along in the draft and was not typed: the ids of entries to link."""

    def action_make_judgement(self) -> None:
        """Open the judgement form: what is expected is the sentence at the cursor, or what is selected."""
        editor = self.focused
        if not isinstance(editor, Editor) or editor.one_line:
            return
        # Neither is needed before somebody asks for it, and the start is not to wait for them.
        from reflect_tui.domain.sentences import sentence_at
        from reflect_tui.domain.sheets import blank_sheet

        words = " ".join(editor.selected_text.split())
        words = words or sentence_at(editor.document.lines, editor.cursor_location)
        if not words:
            self.say("Write the sentence first; F5 then makes a judgement of it.")
            return
        from reflect_tui.tui.screens.write import WriteScreen

        sheet = blank_sheet(EntryKind.JUDGEMENT)
        self.app.push_screen(WriteScreen(self.journal, sheet, values={BODY: words}), self.judged)

    def judged(self, entry: Entry | None) -> None:
        """A judgement was kept: what is written here led to it."""
        if entry is None:
            return
        mine = self.linked_entry()
        if mine:
            self.link(mine, entry.id)
            return
        led_to = [each for each in self.along.get(LED_TO, "").split(",") if each]
        self.along[LED_TO] = ",".join([*led_to, entry.id])
        self.typed()

    @asking("link", exclusive=False)
    async def link(self, from_id: str, to_id: str) -> None:
        """Link them at once, where this entry is kept already."""
        await asyncio.to_thread(self.journal.threads.link_if_there, from_id, to_id)

    def linked_entry(self) -> str:
        """The id of the kept entry that is being changed here; empty for a new one."""
        return ""
