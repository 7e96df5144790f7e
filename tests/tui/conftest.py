"""The app under a pilot: with toasts and tooltips on, since both can fail and neither shows by default."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reflect_tui.config import Config
from reflect_tui.journal import Journal
from reflect_tui.paths import Paths
from reflect_tui.tui.app import ReflectApp
from tests.conftest import Clock
from tests.fakes import FailingJournal
from tests.tui.screens import settle

OpenApp = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture
def open_app(home: Path) -> OpenApp:
    """Open the app over a journal and wait until it has drawn what it read."""

    @asynccontextmanager
    async def opened(
        journal: Journal,
        size: tuple[int, int] = (80, 24),
        config: Config | None = None,
        paths: Paths | None = None,
    ) -> AsyncIterator[Pilot[None]]:
        app = ReflectApp(journal, paths or Paths(home, home / "config.toml"), config)
        # Textual reads TEXTUAL_ANIMATIONS when it is first imported, which may have been long ago.
        app.animation_level = "none"
        async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            await settle(pilot)
            yield pilot

    return opened


@pytest.fixture
def failing(home: Path, clock: Clock, rng: Callable[[int], bytes]) -> FailingJournal:
    """A sample journal that can be told to fail."""
    from reflect_tui.cli.sample import fill

    journal = FailingJournal(home / "journal.db", clock=clock, rng=rng)
    fill(journal)
    return journal
