"""An empty screen for the moment somebody comes in."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.widgets import Static

from reflect_tui.tui.leaving import LeavingScreen


class BlankScreen(LeavingScreen[None]):
    """Shows nothing; any key or click brings back what was there."""

    def compose(self) -> ComposeResult:
        """Nothing to read."""
        yield Static()

    def on_key(self, event: events.Key) -> None:
        """Back."""
        event.stop()
        self.dismiss(None)

    def on_click(self, event: events.Click) -> None:
        """Back."""
        event.stop()
        self.dismiss(None)
