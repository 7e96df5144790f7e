"""Reading the screen as text, waiting for work to be done, typing."""

from __future__ import annotations

from textual.pilot import Pilot

_NAMES = {" ": "space", ".": "full_stop", ",": "comma", "?": "question_mark", "'": "apostrophe", "/": "slash"}


def screen_text(pilot: Pilot[None]) -> str:
    """What is on the screen, line by line, without spaces at the ends of lines."""
    app = pilot.app
    lines = app.screen._compositor.render_strips()
    filters = app.get_line_filters()
    shown = []
    for strip in lines:
        for each in filters:
            strip = strip.apply_filter(each, app.screen.styles.background)
        shown.append(strip.text.rstrip())
    return "\n".join(shown)


async def settle(pilot: Pilot[None]) -> None:
    """Wait until every worker is done and everything is drawn."""
    for _ in range(3):
        await pilot.pause()
        await pilot.app.workers.wait_for_complete(
            [worker for worker in pilot.app.workers if worker.group not in ("default",)]
        )
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, each after the work of the one before is done."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def type_in(pilot: Pilot[None], text: str) -> None:
    """Type a text as a person would, key by key."""
    await pilot.press(*(_NAMES.get(letter, letter) for letter in text))
    await settle(pilot)
