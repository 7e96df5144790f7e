"""The copy of the day: made while the app is open, told where it cannot be made, never in the way."""

from __future__ import annotations

import pytest

from reflect_tui.domain.entries import Writing
from reflect_tui.domain.errors import DiskFull
from reflect_tui.journal import Journal
from reflect_tui.journal.care import CareDesk
from reflect_tui.tui.app import ReflectApp
from tests.tui.conftest import OpenApp
from tests.tui.screens import settle


async def test_the_journal_is_copied_once_on_a_day_of_use(journal: Journal, open_app: OpenApp) -> None:
    journal.entries.keep(Writing(body="The handover went quiet."))
    async with open_app(journal) as pilot:
        assert isinstance(pilot.app, ReflectApp)
        for _ in range(2):
            await pilot.app.copy_of_the_day().wait()
    (copy,) = journal.care.backups()
    assert Journal(copy).entries.count() == 1


async def test_a_copy_that_fails_is_told_and_stops_nothing(
    journal: Journal, open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: CareDesk) -> None:
        raise DiskFull("There is no room left on the disk.", "Make room, and keep it again.")

    monkeypatch.setattr(CareDesk, "daily", full)
    async with open_app(journal) as pilot:
        assert isinstance(pilot.app, ReflectApp)
        await pilot.app.copy_of_the_day().wait()
        await settle(pilot)
        (told,) = pilot.app._notifications
        assert "There is no room left on the disk." in told.message
        assert told.title == "Today's copy of the journal could not be made."
