"""In their shoes: five questions between the review and the file; and what the list learns from a review."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from reflect_tui.anonymise.review import Decision
from reflect_tui.domain.entries import Writing
from reflect_tui.domain.people import Person, PersonKind
from reflect_tui.domain.sharing import Audience
from reflect_tui.journal import Journal
from reflect_tui.tui.screens.share import ShareScreen
from reflect_tui.tui.screens.share_file import FileScreen
from reflect_tui.tui.screens.shoes import ShoesScreen
from tests.fakes import FailingJournal
from tests.tui.conftest import OpenApp
from tests.tui.screens import click_on, cursor_line, key_line, press, screen_text, title_line, words_on

TEXT = "I went with Samira to our village. She is the only midwife there, and we had 17 visits."


@pytest.fixture
def one_entry(journal: Journal) -> Journal:
    journal.entries.keep(Writing(title="A visit", body=TEXT))
    return journal


def review_screen(pilot: Pilot[None]) -> ShareScreen:
    assert isinstance(pilot.app.screen, ShareScreen)
    return pilot.app.screen


async def to_the_questions(pilot: Pilot[None]) -> None:
    await press(pilot, "escape", "o", "x", "enter", "enter", "enter")
    screen = review_screen(pilot)
    while screen.review.open_steps:
        await press(pilot, "enter")
    await press(pilot, "enter")
    assert isinstance(pilot.app.screen, ShoesScreen)


async def test_five_questions_with_what_is_known_and_then_the_file(
    one_entry: Journal, open_app: OpenApp
) -> None:
    async with open_app(one_entry, size=(80, 36)) as pilot:
        await to_the_questions(pilot)
        assert title_line(pilot).strip().startswith("In their shoes")
        shown = " ".join(words_on(pilot).replace("▌", " ").split())
        for words in (
            "1 Could your buddy, or somebody they work with, guess who this is about?",
            "“our village” is a small place.",
            "says that someone is the only one",
            "5 Would you be content for the person to read this?",
            "“17” is left as it is.",
        ):
            assert words in shown
        for number in range(2, 6):
            await press(pilot, "enter")
            assert cursor_line(pilot).startswith(f"{number}  ")
        assert screen_text(pilot).count("thought about") == 5  # four, and the key line
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, FileScreen)
        assert "w write it" in key_line(pilot)


async def test_the_file_waits_for_the_questions(one_entry: Journal, open_app: OpenApp) -> None:
    async with open_app(one_entry) as pilot:
        await to_the_questions(pilot)
        await press(pilot, "enter", "escape")
        assert "next: in their shoes" in screen_text(pilot)
        await press(pilot, "v")
        assert "Before it can be written, five questions" in words_on(pilot)
        await press(pilot, "w", "ctrl+s")
        assert isinstance(pilot.app.screen, FileScreen)
        assert one_entry.sharing.ledger() == []


async def test_another_decision_asks_them_again(one_entry: Journal, open_app: OpenApp) -> None:
    async with open_app(one_entry) as pilot:
        await to_the_questions(pilot)
        await press(pilot, *["enter"] * 5, "escape")
        assert "see the whole file" in screen_text(pilot)
        await press(pilot, "u")
        await press(pilot, "enter")
        assert "next: in their shoes" in screen_text(pilot)


async def test_they_may_be_gone_through_in_any_order_and_by_mouse(
    one_entry: Journal, open_app: OpenApp
) -> None:
    async with open_app(one_entry, size=(80, 36)) as pilot:
        await to_the_questions(pilot)
        await press(pilot, "down", "down", "enter")
        assert cursor_line(pilot).startswith("4  ")
        await click_on(pilot, "5  Would you be content")
        await click_on(pilot, "5  Would you be content")
        await press(pilot, "home", "enter", "enter", "enter")
        assert isinstance(pilot.app.screen, FileScreen)


async def test_the_same_stand_ins_next_time_are_a_choice(one_entry: Journal, open_app: OpenApp) -> None:
    async with open_app(one_entry, size=(80, 36)) as pilot:
        await to_the_questions(pilot)
        await press(pilot, "end")
        assert cursor_line(pilot).endswith("no")
        await press(pilot, "enter")
        assert cursor_line(pilot).endswith("yes")
        assert one_entry.sharing.keeps_stand_ins(Audience.BUDDY)
        await press(pilot, "enter")
        assert not one_entry.sharing.keeps_stand_ins(Audience.BUDDY)


@pytest.mark.parametrize("size", [(60, 20), (80, 24)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_question_can_be_come_to_on_a_small_screen(
    size: tuple[int, int], one_entry: Journal, open_app: OpenApp
) -> None:
    async with open_app(one_entry, size=size) as pilot:
        await to_the_questions(pilot)
        for number in range(1, 6):
            assert f"{number}  " in screen_text(pilot)
            await press(pilot, "enter")
        assert isinstance(pilot.app.screen, FileScreen)


async def test_where_nothing_can_be_looked_up_it_is_said_and_nothing_leaves(
    failing: FailingJournal, open_app: OpenApp
) -> None:
    async with open_app(failing) as pilot:
        failing.fail("sharing.shoes")
        await press(pilot, "escape", "o", "x", "enter", "enter", "enter", "enter", "enter")
        assert "There is no room left on the disk." in screen_text(pilot)
        await press(pilot, "enter", "escape")
        review_screen(pilot)
        assert failing.sharing.ledger() == []


async def test_never_keeps_it_here_and_from_now_on_and_undo_takes_both_back(
    one_entry: Journal, open_app: OpenApp
) -> None:
    async with open_app(one_entry) as pilot:
        await press(pilot, "escape", "o", "x", "enter", "enter", "enter")
        screen = review_screen(pilot)
        step = next(n for n, each in enumerate(screen.review.steps) if each.first.text == "Samira")
        await press(pilot, *["n"] * step)
        await click_on(pilot, "never ask about “Samira” again")
        assert screen.review.steps[step].decision is Decision.KEPT
        assert one_entry.people.everyone() == [Person("Samira", PersonKind.KEEP)]
        await press(pilot, "u")
        assert screen.review.steps[step].decision is Decision.OPEN
        assert one_entry.people.everyone() == []
        assert "Samira is off your list again." in screen_text(pilot)


async def test_always_puts_it_on_the_list_and_undo_takes_it_off(
    one_entry: Journal, open_app: OpenApp
) -> None:
    async with open_app(one_entry) as pilot:
        await press(pilot, "escape", "o", "x", "enter", "enter", "enter")
        screen = review_screen(pilot)
        step = next(n for n, each in enumerate(screen.review.steps) if each.first.text == "Samira")
        await press(pilot, *["n"] * step)
        await click_on(pilot, "always replace")
        (listed,) = one_entry.people.everyone()
        assert (listed.name, listed.kind) == ("Samira", PersonKind.PERSON)
        await press(pilot, "u")
        assert one_entry.people.everyone() == []


async def test_settings_show_what_is_never_asked_about(
    one_entry: Journal, open_app: OpenApp, tmp_path: Path
) -> None:
    async with open_app(one_entry) as pilot:
        await press(pilot, "escape", "s", "a")
        await press(pilot, *"Ofsted", "enter")
        await click_on(pilot, "no name: never ask about it")
        assert "Ofsted" in screen_text(pilot)
        assert "never replaced" in screen_text(pilot)
        assert one_entry.sharing.never_replaced() == ("Ofsted",)
