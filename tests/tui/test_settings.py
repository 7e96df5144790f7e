"""Settings: names and stand-ins, the look, the places."""

from __future__ import annotations

from reflect_tui.domain.people import Person, PersonKind
from reflect_tui.journal import Journal
from reflect_tui.tui.screens.settings import SettingsScreen
from reflect_tui.tui.screens.today import TodayScreen
from tests.fakes import FailingJournal
from tests.tui.conftest import OpenApp
from tests.tui.screens import (
    click_on,
    cursor_line,
    key_line,
    press,
    screen_text,
    type_in,
    words_on,
)


async def test_the_page_says_what_is_set_and_where_things_are(
    sample_journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(sample_journal, size=(120, 36)) as pilot:
        await press(pilot, "escape", "s")
        shown = screen_text(pilot)
        assert "person · a colleague" in shown
        assert "Ink, on a dark ground" in shown
        assert str(sample_journal.store.path)[:80] in shown
        assert "Nothing leaves this computer unless you share it." in shown
        assert key_line(pilot).startswith("Enter change   a add a name   d remove   Esc back")


async def test_a_name_is_added_with_its_kind_and_stand_in(journal: Journal, open_app: OpenApp) -> None:
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "s", "a")
        assert "Which name should always be replaced?" in screen_text(pilot)
        await type_in(pilot, "Brightwater Housing")
        await press(pilot, "enter")
        assert "“Brightwater Housing” is …" in screen_text(pilot)
        await press(pilot, "down", "enter")
        assert "What should stand in for Brightwater Housing?" in screen_text(pilot)
        await type_in(pilot, "the landlord")
        await press(pilot, "enter")
        assert "organisation · the landlord" in screen_text(pilot)
    assert journal.people.everyone() == [
        Person("Brightwater Housing", PersonKind.ORG, "the landlord"),
    ]


async def test_a_stand_in_that_gives_the_name_away_is_asked_for_again(
    journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "s", "a")
        await type_in(pilot, "Samira Khan")
        await press(pilot, "enter", "enter")
        await type_in(pilot, "Samira K")
        await press(pilot, "enter")
        assert "“Samira K” still says “samira”." in words_on(pilot)
        assert "┃ Samira K" in screen_text(pilot)
        await press(pilot, *["backspace"] * 8)
        await press(pilot, "enter")
        assert "a stand-in chosen each time" in screen_text(pilot)
    assert journal.people.everyone() == [Person("Samira Khan")]


async def test_going_back_at_any_step_adds_nothing(journal: Journal, open_app: OpenApp) -> None:
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "s")
        for steps in (("a", "escape"), ("a", "D", "enter", "escape"), ("a", "D", "enter", "enter", "escape")):
            await press(pilot, *steps)
            assert isinstance(pilot.app.screen, SettingsScreen)
        await press(pilot, "a", "enter")
        assert isinstance(pilot.app.screen, SettingsScreen)
    assert journal.people.everyone() == []


async def test_a_stand_in_is_changed_by_typing_over_it(sample_journal: Journal, open_app: OpenApp) -> None:
    async with open_app(sample_journal) as pilot:
        await press(pilot, "escape", "s", "enter")
        assert "┃ a colleague" in screen_text(pilot)
        await type_in(pilot, "my manager")
        await press(pilot, "enter")
        assert "person · my manager" in screen_text(pilot)
    assert [person.stand_in for person in sample_journal.people.everyone()] == ["my manager"]


async def test_a_name_is_taken_off_after_asking_and_nothing_else_can_be(
    sample_journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(sample_journal) as pilot:
        await press(pilot, "escape", "s", "down", "d")
        assert isinstance(pilot.app.screen, SettingsScreen)
        assert "d remove" not in key_line(pilot)
        await press(pilot, "up", "d")
        assert "Take Dee off your list?" in screen_text(pilot)
        await press(pilot, "escape")
        assert "Dee" in screen_text(pilot)
        await press(pilot, "d", "enter")
        assert "Dee" not in screen_text(pilot)
    assert sample_journal.people.everyone() == []


async def test_a_look_is_worn_at_once_and_remembered(journal: Journal, open_app: OpenApp) -> None:
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "s", "down", "down", "down", "enter")
        assert pilot.app.theme == "paper"
        assert "in use" in cursor_line(pilot)
        await click_on(pilot, "High contrast")
        assert pilot.app.theme == "contrast"
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, TodayScreen)
    async with open_app(journal) as pilot:
        assert pilot.app.theme == "contrast"


async def test_what_cannot_be_stored_is_said_and_asked_again(
    failing: FailingJournal, open_app: OpenApp
) -> None:
    async with open_app(failing) as pilot:
        failing.fail("people.add", "people.remove", "settings.put")
        await press(pilot, "escape", "s", "end", "enter")
        assert pilot.app.theme == "contrast"
        assert "There is no room left on the disk." in screen_text(pilot)
        await press(pilot, "home", "d", "enter")
        assert "There is no room left on the disk." in screen_text(pilot)
        assert "Dee" in screen_text(pilot)
        await press(pilot, "enter")
        await type_in(pilot, "precious")
        await press(pilot, "enter")
        assert "┃ precious" in screen_text(pilot)
        assert "There is no room left on the disk." in words_on(pilot)
        failing.mend()
        await press(pilot, "enter")
        assert "person · precious" in screen_text(pilot)
        failing.fail("people.everyone")
        await press(pilot, "escape", "s")
        assert "There is no room left on the disk." in screen_text(pilot)
