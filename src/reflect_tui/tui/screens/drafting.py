"""What Today and Write share: whatever is typed is a draft in the journal within a second."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from textual import events, on
from textual.timer import Timer

from reflect_tui.domain.entries import CAME_FROM, LED_TO, Draft, EntryKind
from reflect_tui.tui.ahead import TypedAhead
from reflect_tui.tui.asking import asking
from reflect_tui.tui.widgets.editor import Editor

if TYPE_CHECKING:
    from reflect_tui.domain.errors import ReflectError
    from reflect_tui.journal import Journal

SAVE_AFTER = 0.4
"""Seconds from the first unsaved key to storing: a pause is not waited for, so that a kill at any moment
loses less than a second."""

Result = TypeVar("Result")


class DraftingScreen(TypedAhead[Result]):
    """A screen whose typed values are stored as they come."""

    HAS_FIELD = True

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self.journal = journal
        self.draft: Draft | None = None
        self._timer_to_save: Timer | None = None
        self._storing = asyncio.Lock()
        self._problem_stands = False
        self._keeps = False

    @contextmanager
    def keeping(self) -> Iterator[bool]:
        """Whether this is the only keeping going on: a key that is pressed twice in a hurry keeps once."""
        if self._keeps:
            yield False
            return
        self._keeps = True
        try:
            yield True
        finally:
            self._keeps = False

    @abstractmethod
    def values_now(self) -> dict[str, str]:
        """Everything typed on this screen, by the key of its prompt."""

    def blank_draft(self) -> Draft:
        """A draft for what this screen writes."""
        return self.journal.drafts.blank(EntryKind.REFLECTION)

    @abstractmethod
    def say(self, line: str, *, trouble: bool = False) -> None:
        """Say something quietly near the editor: that the draft is kept, or that it is not."""

    def typed(self) -> None:
        """Note that something was typed; it is stored soon, without waiting for a pause."""
        self._problem_stands = False
        if self._timer_to_save is None:
            self._timer_to_save = self.set_timer(SAVE_AFTER, self._save)

    @on(events.ScreenSuspend)
    def store_before_it_is_covered(self) -> None:
        """Another screen comes: what is typed does not wait for its moment."""
        if self._timer_to_save is not None:
            self._timer_to_save.stop()
            self._save()

    @asking("draft", exclusive=False)
    async def _save(self) -> None:
        self._timer_to_save = None
        await self.settle()

    async def settle(self) -> None:
        """Store what is typed and not stored yet.

        Raises:
            JournalUnavailable: it cannot be stored; it is still on the screen.
        """
        async with self._storing:
            values = self._typed_values()
            draft = self.draft or self.blank_draft()
            if values == dict(draft.values):
                return
            if not values:
                await asyncio.to_thread(self.journal.drafts.discard, draft)
                self.draft = None
                self.say("")
                return
            self.draft = await asyncio.to_thread(self.journal.drafts.save, replace(draft, values=values))
        if self.draft.updated_at is not None and self.is_attached and not self._problem_stands:
            self.say(f"Draft kept {self.draft.updated_at:%H:%M}")

    def _typed_values(self) -> dict[str, str]:
        """What is worth storing: nothing, where all there is goes along and was not typed."""
        values = {key: text for key, text in self.values_now().items() if text.strip()}
        return values if values.keys() - {CAME_FROM, LED_TO} else {}

    def settle_at_once(self) -> None:
        """The same without the event loop, for the moment the program ends."""
        values = self._typed_values()
        draft = self.draft or self.blank_draft()
        if values and values != dict(draft.values):
            self.draft = self.journal.drafts.save(replace(draft, values=values))

    def told(self, problem: ReflectError) -> None:
        """A draft that could not be stored is tried again with the next key; the words stay on the screen."""
        del problem  # it is told already
        if self._unstored():
            self.say("Not stored yet. Your words are still here.", trouble=True)

    def _unstored(self) -> bool:
        """Whether something is typed that the journal does not have."""
        values = self._typed_values()
        return bool(values) and values != dict(self.draft.values if self.draft else {})

    @on(Editor.OutsideWanted)
    def offer_outside_editor(self, event: Editor.OutsideWanted) -> None:
        """Open the writer's own editor, after saying what it may leave behind."""
        event.stop()
        from reflect_tui.tui.screens.outside import write_outside

        write_outside(self, event.editor, self.journal)
