"""Leaving a screen once: a key that is pressed twice in a hurry, or a help page on top, must not break it.

Textual's `dismiss` takes away whatever screen is on top, and ends the program where none is left below. A
second Esc that was on its way when the first was answered would take away the screen underneath.
"""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import Screen

Result = TypeVar("Result")


class LeavingScreen(Screen[Result]):
    """The base of every screen that is left again."""

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Go back with a result; nothing happens where this screen is gone already.

        Screens that were opened above it meanwhile, such as help, go first.
        """
        if self not in self.app.screen_stack:
            return AwaitComplete()
        while self.app.screen is not self:
            self.app.pop_screen()
        return super().dismiss(result)
