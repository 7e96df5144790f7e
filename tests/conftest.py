"""What every test may use: a clock that stands still, dice that repeat, a journal of its own, no network."""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings

from reflect_tui.journal import Journal

NOW = datetime(2026, 11, 23, 14, 2, tzinfo=UTC)
"""A Monday."""

# The suite asks the same questions each time; REFLECT_SEARCH=1 looks for new ones.
settings.register_profile("suite", derandomize=not os.environ.get("REFLECT_SEARCH"))
settings.load_profile("suite")


def _refuse_network(event: str, args: tuple[object, ...]) -> None:
    """No test reaches a network: sockets between processes of this machine by name are the only exception."""
    if event in ("socket.connect", "socket.bind", "socket.sendto"):
        address = args[1] if len(args) > 1 else None
        if isinstance(address, tuple):
            raise RuntimeError(f"a test tried to reach the network: {event} {address!r}")
    elif event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        raise RuntimeError(f"a test tried to look up a host: {args!r}")


sys.addaudithook(_refuse_network)


class Clock:
    """A clock that a test moves by hand."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        """Move on (or back) by days, hours, minutes …"""
        self.now += timedelta(**by)


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the journal, the settings or the clock of the person who runs it."""
    for name in ("NO_COLOR", "REFLECT_NOW", "VISUAL", "EDITOR", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("REFLECT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HOME", str(tmp_path / "user"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "run"))
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def rng() -> Callable[[int], bytes]:
    return random.Random(20261123).randbytes


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The folder of the test's journal, not made yet."""
    return tmp_path / "home"


@pytest.fixture
def journal(home: Path, clock: Clock, rng: Callable[[int], bytes]) -> Journal:
    """A journal that is not there yet: the first thing kept makes it."""
    return Journal(home / "journal.db", clock=clock, rng=rng)


@pytest.fixture
def sample_journal(journal: Journal) -> Journal:
    """The journal of `reflect demo`."""
    from reflect_tui.cli.sample import fill

    fill(journal)
    return journal
