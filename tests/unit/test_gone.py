"""When the window is closed: what Textual does on SIGCONT is done only while there is a terminal."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

from reflect_tui.tui import gone


@pytest.fixture
def heard() -> Iterator[list[int]]:
    """The numbers of the signals that came through to what was set before."""
    came: list[int] = []
    before = signal.signal(signal.SIGCONT, lambda number, frame: came.append(number))
    yield came
    signal.signal(signal.SIGCONT, before)


@pytest.mark.parametrize(("terminal", "times"), [(True, 1), (False, 0)])
def test_going_on_needs_a_terminal(
    heard: list[int], monkeypatch: pytest.MonkeyPatch, terminal: bool, times: int
) -> None:
    monkeypatch.setattr(gone, "has_terminal", lambda: terminal)
    gone.continue_only_with_a_terminal()
    os.kill(os.getpid(), signal.SIGCONT)
    assert heard == [signal.SIGCONT] * times


def test_nothing_is_set_where_nothing_was(monkeypatch: pytest.MonkeyPatch) -> None:
    before = signal.signal(signal.SIGCONT, signal.SIG_DFL)
    gone.continue_only_with_a_terminal()
    assert signal.getsignal(signal.SIGCONT) is signal.SIG_DFL
    signal.signal(signal.SIGCONT, before)


def test_a_closed_descriptor_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = os.openpty()
    with os.fdopen(theirs) as file:
        monkeypatch.setattr(sys, "__stdin__", file)
        assert gone.has_terminal()
        file.close()
        assert not gone.has_terminal()
    os.close(ours)


def test_a_terminal_that_hung_up_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = os.openpty()
    with os.fdopen(theirs) as file:
        monkeypatch.setattr(sys, "__stdin__", file)
        assert gone.has_terminal()
        os.close(ours)
        assert not gone.has_terminal()


def test_a_program_that_waits_for_ever_ends_all_the_same() -> None:
    program = (
        "from reflect_tui.tui import gone; import threading; gone.PATIENCE = 0.05; gone.let_go();"
        "print('nobody sees this'); threading.Event().wait()"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=60, check=False)
    assert ended.returncode == 128 + signal.SIGTERM
    assert ended.stdout == b""
