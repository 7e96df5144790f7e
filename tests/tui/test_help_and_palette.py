"""Help for what has the focus, and the palette: everything that can be done now, and nothing else."""

from __future__ import annotations

import pytest
from textual import events
from textual.pilot import Pilot

from reflect_tui.config import Config
from reflect_tui.journal import Journal
from reflect_tui.tui import bindings
from reflect_tui.tui.keys import keys_now
from reflect_tui.tui.palette import NOT_OFFERED, Palette, actions_of
from reflect_tui.tui.screens.help import HelpScreen
from reflect_tui.tui.screens.journal import JournalScreen
from reflect_tui.tui.screens.today import TodayScreen
from tests.tui.conftest import OpenApp
from tests.tui.screens import (
    click_on,
    cursor_line,
    focused,
    press,
    screen_text,
    settle,
    type_in,
    words_in,
    words_on,
)

SCREENS = {
    "today-box": (),
    "today-page": ("escape",),
    "journal": ("escape", "o"),
    "find": ("escape", "slash"),
    "reading": ("escape", "o", "enter"),
    "packs": ("escape", "k"),
    "handout": ("escape", "k", "tab"),
    "sessions": ("escape", "p"),
    "a session that waits": ("escape", "k", "r", "space", "escape", "p"),
    "a session": ("escape", "k", "r"),
    "a round": ("escape", "k", "r", "space", "right"),
    "shares": ("escape", "l"),
    "sent": ("escape", "l", "down", "enter"),
    "settings": ("escape", "s"),
    "new entry": ("escape", "n"),
    "write": ("escape", "n", "r"),
    "choices": ("escape", "n", "c"),
    "how sure": ("escape", "n", "j", "tab"),
    "pick": ("escape", "o", "x"),
    "ask": ("escape", "s", "a"),
    "share": ("escape", "o", "x", "enter", "enter", "enter"),
    "mark": ("escape", "o", "x", "enter", "enter", "enter", "m"),
    "in their shoes": ("escape", "o", "x", "enter", "enter", "enter", "enter", "enter"),
    "whole file": ("escape", "o", "x", "enter", "enter", "enter", "v"),
    "look again": ("escape", "g", "enter"),
    "like this before": ("escape", "n", "j", "f6"),
    "what led to what": ("escape", "o", "f"),
    "versions": ("escape", "o", "v"),
    "the trash": ("escape", "o", "d", "z"),
    "themes": ("escape", "o", "t"),
    "what I notice": ("escape", "i"),
    "the week": ("escape", "y"),
}
"""The keys that lead to every place of the app, from its start over the sample journal with three shares."""


async def lead_to(pilot: Pilot[None], place: str) -> None:
    await press(pilot, *SCREENS[place])


@pytest.mark.parametrize("place", SCREENS)
async def test_help_tells_what_the_focused_thing_is_for_and_goes_away(
    place: str, shared_journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(shared_journal) as pilot:
        await lead_to(pilot, place)
        widget = pilot.app.focused
        assert widget is not None
        purpose = " ".join(str(widget.HELP).split())
        before = screen_text(pilot)
        await press(pilot, "f1")
        assert isinstance(pilot.app.screen, HelpScreen)
        assert purpose[:60] in words_in(pilot, ".dialogue-box")
        assert "Esc back" in words_in(pilot, ".dialogue-box")
        await press(pilot, "f1", "enter", "pagedown", "end", "escape")
        assert screen_text(pilot) == before


async def test_help_lists_every_key_that_works_there_in_groups(
    sample_journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(sample_journal, size=(100, 60)) as pilot:
        await press(pilot, "escape", "o", "question_mark")
        shown = words_in(pilot, ".dialogue-box")
        for words in (
            "Choosing and changing Enter Open it",
            "d, Del Move this entry to the trash",
            "Sharing Space Choose this entry for sharing, or leave it out",
            "Moving about",
            "Going places",
            "The app",
            "Ctrl+P, F9 Everything the app can do",
            "F8 Blur the words, for sharing the screen",
        ):
            assert words in shown
        # What can not be done now is not promised.
        assert "Throw an unfinished draft away" not in shown


@pytest.mark.parametrize("place", SCREENS)
async def test_a_hurried_hand_on_esc_breaks_nothing(
    place: str, shared_journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(shared_journal) as pilot:
        await lead_to(pilot, place)
        for _ in range(6):
            pilot.app.post_message(events.Key("escape", None))
        await settle(pilot)
        assert pilot.app.is_running
        await press(pilot, *["escape"] * 3)
        assert isinstance(pilot.app.screen_stack[0], TodayScreen)


async def test_help_that_is_opened_while_something_is_kept_goes_with_it(
    journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "n", "j")
        await type_in(pilot, "He will come.")
        for key in ("ctrl+s", "f1"):
            pilot.app.post_message(events.Key(key, None))
        await settle(pilot)
        assert isinstance(pilot.app.screen, TodayScreen | HelpScreen)
        await press(pilot, "escape")
        assert len(pilot.app.screen_stack) == 1
    assert [row.opening for row in journal.entries.page()] == ["He will come."]


@pytest.mark.parametrize("place", SCREENS)
async def test_the_palette_offers_what_can_be_done_now_and_nothing_else(
    place: str, shared_journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(shared_journal) as pilot:
        await lead_to(pilot, place)
        screen = pilot.app.screen
        can = {
            active.binding.id
            for _, active in keys_now(screen)
            if active.binding.id and not active.binding.id.startswith(NOT_OFFERED)
        }
        if not screen.is_modal and not getattr(screen, "HOLDS", False):
            # Letters that the editor takes are still offered by their words.
            can |= {
                "app.new",
                "app.find",
                "app.today",
                "app.journal",
                "app.packs",
                "app.sessions",
                "app.buddies",
                "app.shares",
                "app.settings",
                "app.undo",
            }
            can |= {"app.look_again", "app.notice", "app.week", "app.trash"}
        tooltips = {b.id: b.tooltip for table in bindings.PLACES.values() for b in table}
        offered = {action.words for action in actions_of(screen)}
        assert offered == {tooltips[name] for name in can}
        for word in ("screenshot", "maximize", "devtools", "developer", "keys and help panel"):
            assert not any(word in each.casefold() for each in offered)
        if not screen.is_modal:
            await press(pilot, "f9")
            assert isinstance(pilot.app.screen, Palette)
            assert focused(pilot) == "PaletteLine"


async def test_words_find_an_action_and_enter_does_it(sample_journal: Journal, open_app: OpenApp) -> None:
    async with open_app(sample_journal) as pilot:
        await type_in(pilot, "kept words")
        await press(pilot, "ctrl+p")
        await type_in(pilot, "everything you wrote")
        assert "Go to everything you wrote" in screen_text(pilot)
        while cursor_line(pilot).partition("  ")[0] != "Go to everything you wrote":
            await press(pilot, "down")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, JournalScreen)
    # Two drafts of one minute are in no order.
    assert "kept words" in [draft.first_words(40) for draft in sample_journal.drafts.unfinished()]


async def test_nothing_fitting_says_so_and_does_nothing(journal: Journal, open_app: OpenApp) -> None:
    async with open_app(journal) as pilot:
        await press(pilot, "ctrl+p")
        await type_in(pilot, "zzzq")
        assert "Nothing here does that. Fewer letters find more." in screen_text(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Palette)
        await press(pilot, *["backspace"] * 4)
        assert "Keep what is in the box" in screen_text(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, TodayScreen)


async def test_the_palette_acts_on_what_had_the_focus(sample_journal: Journal, open_app: OpenApp) -> None:
    async with open_app(sample_journal) as pilot:
        await press(pilot, "escape", "o", "down", "f9")
        await type_in(pilot, "trash")
        await press(pilot, "enter")
        assert "Moved to the trash." in screen_text(pilot)
        assert "Ravi" not in screen_text(pilot)


async def test_the_palette_by_mouse_and_by_pages(sample_journal: Journal, open_app: OpenApp) -> None:
    async with open_app(sample_journal) as pilot:
        await click_on(pilot, "all actions")
        assert isinstance(pilot.app.screen, Palette)
        await press(pilot, "pagedown")
        assert cursor_line(pilot) != "Keep what is in the box"
        await press(pilot, "pageup")
        await click_on(pilot, "Go to the packs of questions")
        assert "Packs" in screen_text(pilot).splitlines()[0]


async def test_a_remapped_key_works_and_is_what_is_shown(journal: Journal, open_app: OpenApp) -> None:
    config = Config(keys={"today.keep": "f5", "app.help": "f2", "new.judgement": "1", "list.open": "o"})
    async with open_app(journal, config=config) as pilot:
        assert screen_text(pilot).splitlines()[-1].strip().startswith("F5 keep")
        await type_in(pilot, "words")
        await press(pilot, "f5")
        assert "Kept." in screen_text(pilot)
        await press(pilot, "f2")
        assert isinstance(pilot.app.screen, HelpScreen)
        assert "F5" in words_on(pilot)
        await press(pilot, "escape", "escape", "n")
        assert "1  judgement" in screen_text(pilot)
        await press(pilot, "1")
        assert "What do you expect to happen?" in screen_text(pilot)
    assert journal.entries.count() == 1
