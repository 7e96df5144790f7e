"""The app in a real terminal, and a hand that types at a person's pace."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from reflect_tui.journal import Journal
from tests.e2e.installed import Installed, build_wheel, install
from tests.terminal import Terminal, plain_environment, reflect_command

FIRST_WORDS = "What's on your mind?"

OpenApp = Callable[..., Terminal]


@pytest.fixture
def open_app() -> Iterator[OpenApp]:
    """Starts the app and waits for its first question; whatever is still open at the end is closed."""
    opened: list[Terminal] = []

    def begin(
        command: Sequence[str] | None = None,
        *,
        env: Mapping[str, str] | None = None,
        columns: int = 80,
        rows: int = 24,
        wait_for: str = FIRST_WORDS,
    ) -> Terminal:
        environment = plain_environment(**(env or {}))
        terminal = Terminal(command or reflect_command(), environment, columns=columns, rows=rows)
        opened.append(terminal)
        terminal.wait_for(wait_for)
        return terminal

    yield begin
    for terminal in opened:
        terminal.close()


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The program as people get it."""
    return install(build_wheel(tmp_path_factory.mktemp("wheel")), tmp_path_factory.mktemp("installed"))


@pytest.fixture
def kept_journal(home: Path) -> Journal:
    """The journal of the test by the wall clock, as the app has it."""
    return Journal(home / "journal.db")


CURSOR = "▌"
"""Stands before the item of a list that has the focus."""


def go_to_page(terminal: Terminal) -> None:
    """From the box of Today to the page below it, where letters are keys."""
    terminal.settle()
    if CURSOR not in terminal.text:
        terminal.press("escape")
        terminal.wait_for(CURSOR)


def go_to_journal(terminal: Terminal) -> None:
    """From the page of Today to the list of everything, once it is there."""
    terminal.press("o")
    terminal.wait_until(
        lambda: terminal.text.startswith(" Journal") and CURSOR in terminal.text, "the list of the Journal"
    )
    terminal.settle()


def walk_to(terminal: Terminal, words: str) -> None:
    """Move down a list until the cursor stands on a line that begins so."""
    for _ in range(50):
        terminal.settle()
        if re.search(f"{CURSOR} *{re.escape(words)}", terminal.text):
            return
        terminal.press("down")
    raise AssertionError(f"the cursor never came to {words!r}; the screen:\n{terminal.text}")


def type_at_a_pace(terminal: Terminal, text: str, seconds: float, rng: random.Random) -> list[float]:
    """Type for so long, a character at a time as people do; gives the moment each one was typed."""
    typed: list[float] = []
    end = time.perf_counter() + seconds
    while time.perf_counter() < end and len(typed) < len(text):
        terminal.type(text[len(typed)])
        typed.append(time.perf_counter())
        terminal.listen(min(rng.uniform(0.02, 0.09), max(0.0, end - time.perf_counter())))
    return typed


def typed_before(typed: Sequence[float], moment: float) -> int:
    """How many characters had been typed by then."""
    return sum(at <= moment for at in typed)
