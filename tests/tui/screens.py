"""Reading the screen as text, waiting for work to be done, typing, clicking on words."""

from __future__ import annotations

import asyncio
import contextlib

from textual import events
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widget import Widget
from textual.worker import WorkerCancelled

from reflect_tui.domain.text import has_hidden

_NAMES = {
    " ": "space",
    ".": "full_stop",
    ",": "comma",
    "?": "question_mark",
    "'": "apostrophe",
    "/": "slash",
    ":": "colon",
    "-": "minus",
    "~": "tilde",
    "_": "underscore",
    "*": "asterisk",
    '"': "quotation_mark",
}
_CHARACTERS = {name: character for character, name in _NAMES.items()}


def strips(pilot: Pilot[None]) -> list[Strip]:
    """The lines of the screen as they are sent to the terminal, after the filters of the app."""
    app = pilot.app
    shown = []
    for strip in app.screen._compositor.render_strips():
        for each in app.get_line_filters():
            strip = strip.apply_filter(each, app.screen.styles.background)
        shown.append(strip)
    return shown


def screen_text(pilot: Pilot[None]) -> str:
    """What is on the screen, line by line, without spaces at the ends of lines."""
    return "\n".join(strip.text.rstrip() for strip in strips(pilot))


def words_on(pilot: Pilot[None]) -> str:
    """The words of the screen with line ends and white space folded, for sentences that wrap."""
    return " ".join(screen_text(pilot).replace("│", " ").replace("┃", " ").split())


def words_in(pilot: Pilot[None], selector: str) -> str:
    """The words of one widget as they are seen, with line ends and white space folded."""
    widget = pilot.app.screen.query_one(selector)
    around = widget.parent
    assert isinstance(around, Widget)
    seen = widget.region.intersection(around.region)
    lines = strips(pilot)[seen.y : seen.bottom]
    cropped = " ".join(strip.crop(seen.x, seen.right).text for strip in lines)
    return " ".join(cropped.replace("│", " ").replace("┃", " ").split())


def title_line(pilot: Pilot[None]) -> str:
    """The line that names the screen."""
    return screen_text(pilot).splitlines()[0]


def key_line(pilot: Pilot[None]) -> str:
    """The line of keys at the bottom."""
    return screen_text(pilot).splitlines()[-1].strip()


def cursor_line(pilot: Pilot[None]) -> str:
    """The line of the list's cursor, without its sign; empty where no list shows one."""
    lines = screen_text(pilot).splitlines()
    return next((line.partition("▌")[2].strip() for line in lines if "▌" in line), "")


def focused(pilot: Pilot[None]) -> str:
    """The id, or else the class, of what has the focus; empty when nothing has."""
    widget = pilot.app.focused
    return "" if widget is None else widget.id or type(widget).__name__


def assert_nothing_hostile(pilot: Pilot[None]) -> None:
    """No control, escape or bidi character and no link or action of a text is sent to the terminal."""
    for strip in strips(pilot):
        assert not has_hidden(strip.text.replace("\n", " ")), repr(strip.text)
        for segment in strip:
            if segment.style is not None:
                assert segment.style.link is None, segment.text
                assert "@click" not in segment.style.meta, segment.text


async def settle(pilot: Pilot[None]) -> None:
    """Wait until every message is handled, every worker is done, and what is drawn changes no more."""
    app = pilot.app
    quiet = 0
    for _ in range(60):
        await _drained(pilot)
        for worker in [worker for worker in app.workers if worker.group != "default"]:
            # A read that a newer one overtook is cancelled, as it should be.
            with contextlib.suppress(WorkerCancelled):
                await worker.wait()
        if not (app.is_running and app.screen_stack):
            return
        await app.animator.wait_until_complete()
        screen = app.screen
        busy = screen._layout_required or screen._scroll_required or screen._repaint_required
        busy = busy or bool(screen._dirty_widgets or screen._callbacks)
        screen._on_timer_update()
        quiet = 0 if busy else quiet + 1
        if quiet == 2:
            return


async def _drained(pilot: Pilot[None]) -> None:
    """Wait until the app and every widget have looked at what was sent to them."""
    handled = asyncio.Event()
    if pilot.app.is_running and pilot.app.call_later(handled.set):
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(handled.wait(), timeout=2)
        await pilot._wait_for_screen()
    await asyncio.sleep(0.002)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, each after the work of the one before is done."""
    for key in keys:
        _send(pilot, key)
        await settle(pilot)


async def type_in(pilot: Pilot[None], text: str) -> None:
    """Type a text as a person would, key by key, in a hurry."""
    type_ahead(pilot, text)
    await settle(pilot)


def type_ahead(pilot: Pilot[None], text: str) -> None:
    """Type without waiting for anything to be ready."""
    for letter in text:
        _send(pilot, _NAMES.get(letter, letter), letter)


def _send(pilot: Pilot[None], key: str, character: str | None = None) -> None:
    """Send a key the way a terminal does, without the waits of `pilot.press`."""
    if character is None:
        character = key if len(key) == 1 else _CHARACTERS.get(key)
    driver = pilot.app._driver
    assert driver is not None
    event = events.Key(key, character)
    event.set_sender(pilot.app)
    driver.send_message(event)


async def click_on(pilot: Pilot[None], words: str) -> None:
    """Click on words that are on the screen."""
    for row, line in enumerate(screen_text(pilot).splitlines()):
        if words in line:
            await pilot.click(offset=(line.index(words) + 1, row))
            await settle(pilot)
            return
    raise AssertionError(f"{words!r} is not on the screen")
