"""While writing: at a pause, what was just typed is looked through for a name, and a stand-in is offered.

It never waits for anything and nothing waits for it: the paragraph is read in a worker thread, what comes
back too late is dropped, and a list that cannot be read says nothing.
"""

from __future__ import annotations

import asyncio
import sys
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from textual import events, on
from textual.timer import Timer
from textual.widgets import TextArea

from reflect_tui.tui import bindings
from reflect_tui.tui.asking import asking, is_gone
from reflect_tui.tui.keys import keys_now
from reflect_tui.tui.screens.drafting import DraftingScreen
from reflect_tui.tui.widgets.bars import KeyLine
from reflect_tui.tui.widgets.editor import Editor
from reflect_tui.tui.widgets.name_line import NameLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect_tui.domain.noticing import NameSeen
    from reflect_tui.journal import Journal

PAUSE = 0.6
"""Seconds without a key after which one looks: a pause, not each key."""
BEFORE, AFTER = 1_800, 200
"""Characters of the paragraph before and behind the cursor that are looked through, in a text of any size."""
PAST = 60
"""Characters typed on after an offer, most of a line, that say it is not wanted."""
REMEMBERED = 50
"""Stand-ins put on this screen whose undoing is noticed."""

Result = TypeVar("Result")
Place = tuple[int, int]
"""Line and column of an editor."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The part of a text around the cursor; `line` and `column` say where in the text it begins."""

    text: str
    cursor: int
    line: int
    column: int

    def place(self, offset: int) -> Place:
        """Where a code point of the passage stands in the text."""
        before = self.text[:offset]
        down = before.count("\n")
        return self.line + down, len(before) - (before.rfind("\n") + 1) + (0 if down else self.column)


@dataclass(frozen=True, slots=True)
class Offer:
    """A name in an editor, and what could stand there."""

    editor: Editor
    seen: NameSeen
    start: Place
    end: Place
    line: NameLine
    since: int
    """Characters there were between the name and the cursor when it was offered."""


class NoticingScreen(DraftingScreen[Result]):
    """A screen for writing that offers a stand-in where something looks like a name."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self._offer: Offer | None = None
        self._put: deque[Offer] = deque(maxlen=REMEMBERED)
        self._said: tuple[Offer, Place] | None = None
        self._passed: set[frozenset[str]] = set()
        self._lines: dict[Editor, NameLine] = {}
        self._timer_to_look: Timer | None = None

    # -- when to look, and when to be silent ------------------------------------------

    @on(TextArea.Changed)
    def look_soon(self, event: TextArea.Changed) -> None:
        """Every key puts the pause off."""
        editor = event.text_area
        if not isinstance(editor, Editor) or editor.one_line or self._is_just_put(editor):
            return
        self._notice_undoing(editor)
        self._follow(editor)
        self._stop_waiting()
        self._timer_to_look = self.set_timer(PAUSE, self.pause_came)

    @on(TextArea.SelectionChanged)
    def follow_writing(self, event: TextArea.SelectionChanged) -> None:
        """What is offered is near the cursor, or is not offered."""
        if isinstance(event.text_area, Editor) and not self._is_just_put(event.text_area):
            self._follow(event.text_area)

    @on(events.DescendantFocus)
    def pass_over(self) -> None:
        """Who goes on to another question, or to the page, wants the name as it is."""
        offer = self._offer
        if offer is not None and self.focused is not offer.editor:
            self._withdraw(passed=True)
        if self._said is not None and self.focused is not self._said[0].editor:
            self._fall_silent()

    def _is_just_put(self, editor: Editor) -> bool:
        """Whether nothing was done in an editor since a stand-in was put."""
        if self._said is None or self._said[0].editor is not editor:
            return False
        offer, cursor = self._said
        row, column = offer.start
        put = _text_at(editor, offer.start, (row, column + len(offer.seen.stand_in)))
        return editor.cursor_location == cursor and put == offer.seen.stand_in

    def _follow(self, editor: Editor) -> None:
        """Take an offer back that its name has changed under, or that was left behind."""
        self._fall_silent()
        offer = self._offer
        if offer is None or offer.editor is not editor:
            return
        gap = _gap(editor, offer.end)
        if gap < 0 or _text_at(editor, offer.start, offer.end) != offer.seen.words:
            self._withdraw(passed=False)
        elif gap > offer.since + PAST:
            self._withdraw(passed=True)

    def _notice_undoing(self, editor: Editor) -> None:
        """A name that was brought back is wanted there."""
        if not editor.history.redo_stack:
            return
        for put in [put for put in self._put if put.editor is editor]:
            if _text_at(editor, put.start, put.end) == put.seen.words:
                self._put.remove(put)
                self._passed.add(put.seen.name)

    def _stop_waiting(self) -> None:
        if self._timer_to_look is not None:
            self._timer_to_look.stop()
            self._timer_to_look = None

    # -- looking ----------------------------------------------------------------------

    def pause_came(self) -> None:
        """No key for a moment: look where the cursor is."""
        self._stop_waiting()
        if isinstance(self.focused, Editor) and not self.focused.one_line:
            self.look(self.focused)

    @asking("noticing", quiet=True)
    async def look(self, editor: Editor) -> None:
        """Look through the paragraph around the cursor, and offer what is found.

        A list that cannot be read is no reason to disturb anybody: saving will say so, where it matters.
        """
        at = editor.cursor_location
        passage = passage_around(editor.document.lines, at)
        passed = frozenset(self._passed)
        seen = await asyncio.to_thread(self._name_in, passage, passed)
        line = await self._line_below(editor) if seen is not None and not is_gone(self) else None
        # Meanwhile somebody may have typed on, put the stand-in, or left.
        if is_gone(self) or not editor.has_focus or editor.cursor_location != at or self._is_just_put(editor):
            return
        if seen is None or line is None:
            self._withdraw(passed=False)
            return
        start, end = passage.place(seen.start), passage.place(seen.end)
        if _text_at(editor, start, end) == seen.words:
            self._show(Offer(editor, seen, start, end, line, passage.cursor - seen.end))

    def _name_in(self, passage: Passage, passed: frozenset[frozenset[str]]) -> NameSeen | None:
        # In the thread: the first time, this imports the anonymiser.
        return self.journal.noticing.name_at(passage.text, passage.cursor, passed)

    async def _line_below(self, editor: Editor) -> NameLine:
        """The line below an editor, made when it is first needed."""
        if editor not in self._lines:
            line = self._lines[editor] = NameLine()
            await self.mount(line, after=editor)
        return self._lines[editor]

    def _show(self, offer: Offer) -> None:
        old = self._offer
        if old is not None:
            if (old.start, old.end, old.seen.stand_in) == (offer.start, offer.end, offer.seen.stand_in):
                return
            # Behind the old one another name was typed; before it, the old one is being typed on.
            self._withdraw(passed=old.end < offer.start and old.seen.name != offer.seen.name)
        self._offer = offer
        offer.line.offer(offer.seen.words, offer.seen.stand_in, self._key_for_it())
        self.refresh_bindings()
        self.call_after_refresh(offer.line.scroll_visible, animate=False, immediate=True)

    def _key_for_it(self) -> str:
        """The key that puts the stand-in, which config.toml may have moved."""
        ours = bindings.NOTICING[0].id
        keys = (key for key, active in keys_now(self) if active.binding.id == ours)
        return KeyLine.key_name(next(keys, bindings.NOTICING[0].key))

    def _withdraw(self, *, passed: bool) -> None:
        offer, self._offer = self._offer, None
        if offer is None:
            return
        if passed:
            self._passed.add(offer.seen.name)
        offer.line.clear()
        self.refresh_bindings()

    def _fall_silent(self) -> None:
        """Take back what was said after a stand-in was put."""
        if self._said is not None:
            self._said[0].line.clear()
            self._said = None

    # -- putting it there ---------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The key is there only while there is an offer."""
        if action == "stand_in":
            return self._offer is not None
        return super().check_action(action, parameters)

    def action_stand_in(self) -> None:
        """Put the stand-in where the name stands; the cursor stays at its place in the sentence."""
        offer = self._offer
        if offer is None or _text_at(offer.editor, offer.start, offer.end) != offer.seen.words:
            return
        self._offer = None
        self._stop_waiting()
        offer.editor.replace(offer.seen.stand_in, offer.start, offer.end)
        self._put.append(offer)
        self._said = offer, offer.editor.cursor_location
        offer.line.say("Put. Ctrl+Z brings it back.")
        self.refresh_bindings()


def passage_around(lines: Sequence[str], at: Place) -> Passage:
    """The paragraph up to the cursor and the rest of its line, cut to `BEFORE` and `AFTER` characters.

    A paragraph begins behind an empty line; one that was broken by hand is read as a whole.
    """
    row, column = at
    text = lines[row][max(0, column - BEFORE) : column]
    line, start = row, column - len(text)
    while start == 0 and line and len(text) < BEFORE and lines[line - 1].strip():
        line -= 1
        above = lines[line][-(BEFORE - len(text)) :]
        start = len(lines[line]) - len(above)
        text = f"{above}\n{text}"
    return Passage(text + lines[row][column : column + AFTER], len(text), line, start)


def _text_at(editor: Editor, start: Place, end: Place) -> str:
    """What stands between two places now; empty where the text has become shorter."""
    lines = editor.document.lines
    if end[0] >= len(lines):
        return ""
    if start[0] == end[0]:
        return lines[start[0]][start[1] : end[1]]
    inner = lines[start[0] + 1 : end[0]]
    return "\n".join([lines[start[0]][start[1] :], *inner, lines[end[0]][: end[1]]])


def _gap(editor: Editor, end: Place) -> int:
    """Characters between a name and the cursor: negative before the name, endless in another paragraph."""
    row, column = editor.cursor_location
    if (row, column) < end:
        return -1
    if row == end[0]:
        return column - end[1]
    lines = editor.document.lines
    if row - end[0] > PAST or any(not line.strip() for line in lines[end[0] + 1 : row]):
        return sys.maxsize
    return sum(len(line) + 1 for line in lines[end[0] : row]) - end[1] + column
