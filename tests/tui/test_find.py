"""Finding: results while one types, the best on top after a pause, Esc clears, nothing breaks."""

from __future__ import annotations

import pytest

from reflect_tui.domain.entries import Writing
from reflect_tui.journal import Journal
from reflect_tui.tui.screens.journal import JournalScreen
from reflect_tui.tui.screens.today import TodayScreen
from tests.fakes import FailingJournal
from tests.tui.conftest import OpenApp
from tests.tui.screens import (
    click_on,
    cursor_line,
    focused,
    key_line,
    press,
    screen_text,
    settle,
    title_line,
    type_in,
)


async def test_slash_finds_from_today_as_one_types(sample_journal: Journal, open_app: OpenApp) -> None:
    async with open_app(sample_journal) as pilot:
        await press(pilot, "escape", "slash")
        assert isinstance(pilot.app.screen, JournalScreen)
        assert focused(pilot) == "find"
        assert "words to find" in screen_text(pilot)
        await type_in(pilot, "brightw")
        assert title_line(pilot).endswith("/ brightw  · 1 found") or title_line(pilot).endswith("1 found")
        assert "The target we hit" in screen_text(pilot)
        assert "Ravi" not in screen_text(pilot)


async def test_after_a_pause_the_best_come_on_top_and_all_of_it_follows(
    journal: Journal, open_app: OpenApp
) -> None:
    journal.entries.keep(Writing(body="trust trust trust, and what it rests on"))
    for number in range(70):
        journal.entries.keep(Writing(body=f"a long note {number} about many things, and once about trust"))
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "slash")
        await type_in(pilot, "trust")
        assert "71 found" in title_line(pilot)
        assert "a long note 69" in cursor_line(pilot)
        await pilot.pause(0.6)
        await settle(pilot)
        assert "71 found, best first" in title_line(pilot)
        assert "trust trust trust" in cursor_line(pilot)


async def test_down_goes_to_the_results_and_nothing_moves_there_any_more(
    sample_journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(sample_journal) as pilot:
        await press(pilot, "escape", "slash")
        await type_in(pilot, "hous")
        await press(pilot, "down")
        assert focused(pilot) == "entries"
        before = screen_text(pilot)
        await pilot.pause(0.6)
        await settle(pilot)
        assert screen_text(pilot) == before
        await press(pilot, "slash")
        assert focused(pilot) == "find"
        await press(pilot, "enter")
        assert focused(pilot) == "entries"


async def test_nothing_found_says_what_to_try_and_esc_clears_then_closes_then_leaves(
    sample_journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(sample_journal) as pilot:
        await press(pilot, "escape", "o", "slash")
        await type_in(pilot, "zebra")
        assert "Nothing found. Fewer words find more; word* finds beginnings." in screen_text(pilot)
        assert "Esc clear" in key_line(pilot)
        await press(pilot, "down", "enter")
        assert focused(pilot) == "find"
        await press(pilot, "escape")
        assert "Ravi" in screen_text(pilot)
        assert focused(pilot) == "find"
        await press(pilot, "escape")
        assert focused(pilot) == "entries"
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, TodayScreen)


async def test_esc_in_the_results_clears_first(sample_journal: Journal, open_app: OpenApp) -> None:
    async with open_app(sample_journal) as pilot:
        await press(pilot, "escape", "slash")
        await type_in(pilot, "ravi")
        await press(pilot, "down", "escape")
        assert isinstance(pilot.app.screen, JournalScreen)
        assert "Two managers" in screen_text(pilot)
        assert title_line(pilot).strip() == "Journal"


async def test_finding_stays_inside_the_theme_that_is_shown(
    sample_journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(sample_journal) as pilot:
        await press(pilot, "escape", "o", "t", "end", "enter", "slash")
        await type_in(pilot, "hous")
        assert "Nothing found." in screen_text(pilot)
        assert "theme: trust · / hous" in title_line(pilot)


async def test_a_theme_that_was_found_still_says_its_kind(sample_journal: Journal, open_app: OpenApp) -> None:
    async with open_app(sample_journal) as pilot:
        await press(pilot, "escape", "slash")
        await type_in(pilot, "measurement")
        assert "positive error · housing, measurement" in screen_text(pilot)


@pytest.mark.parametrize(
    "odd",
    ['"', "*", "NEAR(", "a NEAR/2 b", "nocol:x", "-x", "a AND", "(", "a\"b'c", "+", "';drop", "a:b:c", "[/"],
)
async def test_no_search_breaks_anything(odd: str, sample_journal: Journal, open_app: OpenApp) -> None:
    async with open_app(sample_journal) as pilot:
        await press(pilot, "escape", "slash")
        await type_in(pilot, odd)
        await pilot.pause(0.55)
        await settle(pilot)
        assert focused(pilot) == "find"
        assert odd in screen_text(pilot)


async def test_what_is_found_can_be_chosen_opened_and_clicked(
    sample_journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(sample_journal) as pilot:
        await press(pilot, "escape", "slash")
        await type_in(pilot, "ravi")
        await press(pilot, "down", "space")
        assert "● chosen for sharing: 1" in screen_text(pilot)
        await press(pilot, "enter")
        assert "Turned the chairs round" in screen_text(pilot)
        await press(pilot, "escape")
        assert "1 found" in title_line(pilot)
        await click_on(pilot, "/ find")
        assert focused(pilot) == "find"


async def test_a_search_that_cannot_be_read_keeps_the_words_and_says_so(
    failing: FailingJournal, open_app: OpenApp
) -> None:
    async with open_app(failing) as pilot:
        await press(pilot, "escape", "o", "slash")
        failing.fail("entries.page", "entries.best", "entries.count")
        await type_in(pilot, "rav")
        await pilot.pause(0.6)
        await settle(pilot)
        assert "There is no room left on the disk." in screen_text(pilot)
        assert "┃ rav" in screen_text(pilot)
        failing.mend()
        await type_in(pilot, "i")
        assert "Ravi and the waiting room" in screen_text(pilot)
