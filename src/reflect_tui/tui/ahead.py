"""Keys typed before a screen is ready for them: they belong in its field, and none is lost."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.screen import ScreenResultType

from reflect_tui.tui.leaving import LeavingScreen


class TypedAhead(LeavingScreen[ScreenResultType]):
    """A screen that opens with the cursor in a field, for people who type on while it opens.

    Until its field has the focus, Textual gives keys to the screen, where a letter would be lost or would do
    something else. They are held until `ready` is called, and then pressed again.
    """

    HAS_FIELD: ClassVar[bool] = False
    """Whether the screen calls `ready`; one without a field has nothing to wait for."""

    _waits = True
    _held: tuple[events.Key, ...] = ()
    _opened_until = 0.0

    def ready(self) -> None:
        """The field has the focus: what was pressed too early is pressed again, in order."""
        if not self._waits:
            return
        self._waits = False
        held, self._held = self._held, ()
        for event in held:
            self.app.post_message(events.Key(event.key, event.character))
        # What was sent to the screen before this moment, and is still on its way, is older than this mark.
        self._opened_until = events.Event().time

    def hold_keys(self) -> None:
        """Another field is on its way: what is pressed until `ready` is for that one."""
        self._waits = True
        self.set_focus(None)

    def on_key(self, event: events.Key) -> None:
        """Hold what comes too early."""
        if not self.HAS_FIELD:
            return
        if self._waits:
            self._held += (event,)
        elif event.time <= self._opened_until and self.focused is not None:
            self.app.post_message(events.Key(event.key, event.character))
        else:
            return
        event.stop()
        event.prevent_default()
