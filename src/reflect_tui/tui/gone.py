"""When the window is closed: an app without a terminal must end, and quickly.

Closing a window sends SIGHUP and then SIGCONT. Textual takes SIGCONT for the return from Ctrl+Z and starts
its terminal a second time; the thread that reads keys is then started twice, the first is never joined, and
reads the end of the file for ever. And a terminal that is gone refuses what is written, which ends the thread
that writes, so that the next to write would wait for ever.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable
from types import FrameType

PATIENCE = 5.0
"""Seconds from the loss of the terminal to an end without goodbye."""


def has_terminal() -> bool:
    """Whether somebody can still see and type; a closed window leaves a descriptor that is no terminal."""
    try:
        return os.isatty(0 if sys.__stdin__ is None else sys.__stdin__.fileno())
    except (OSError, ValueError):
        return False


def continue_only_with_a_terminal() -> None:
    """Let what is set for SIGCONT run only while there is a terminal; Windows has no such signal."""
    number = getattr(signal, "SIGCONT", None)
    before = None if number is None else signal.getsignal(number)
    if number is None or not callable(before):
        return
    inner: Callable[[int, FrameType | None], object] = before

    def go_on(received: int, frame: FrameType | None) -> None:
        if has_terminal():
            inner(received, frame)

    with contextlib.suppress(ValueError):  # not the main thread, as in a test
        signal.signal(number, go_on)


def let_go() -> None:
    """Point input and output at nothing, so that nobody waits for a lost terminal; end in any case."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    os.close(nothing)
    end = threading.Timer(PATIENCE, os._exit, args=(128 + signal.SIGTERM,))
    end.daemon = True
    end.start()
