"""The app with a mistake in it: F12 raises, with a secret in a local variable and in the message.

`python crashing_app.py WHERE`, where WHERE is `action`, `worker`, `timer` or `drawing`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType

from reflect_tui.tui import app as module
from reflect_tui.tui.asking import asking
from reflect_tui.tui.widgets.bars import TitleBar

WHERE = sys.argv.pop(1)


def break_down() -> None:
    """Raise as a mistake in the program would."""
    secret = "the-secret-local-of-mrs-okafor"
    raise RuntimeError(f"could not do it with {secret}")


class CrashingApp(module.ReflectApp):
    """What is opened in place of the app."""

    # Textual looks for styles beside the class.
    CSS_PATH = [Path(module.__file__).parent / style for style in module.ReflectApp.CSS_PATH]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        *module.ReflectApp.BINDINGS,
        Binding("f12", "break_down", priority=True),
    ]

    def action_break_down(self) -> None:
        """Break in the chosen place."""
        if WHERE == "action":
            break_down()
        elif WHERE == "worker":
            self.break_in_worker()
        elif WHERE == "timer":
            self.set_timer(0.01, break_down)
        else:
            TitleBar.render_line = lambda self, y: break_down()  # type: ignore[method-assign, assignment, return-value]
            self.screen.query_one(TitleBar).refresh()

    @asking("break")
    async def break_in_worker(self) -> None:
        """Break in a worker."""
        break_down()


if __name__ == "__main__":
    module.ReflectApp = CrashingApp  # type: ignore[misc]
    from reflect_tui.cli import main

    sys.exit(main([]))
