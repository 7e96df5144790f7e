"""Packs: reading, starting, adding, adding again, removing."""

from __future__ import annotations

from pathlib import Path

import pytest

from reflect_tui.journal import Journal
from reflect_tui.tui.screens.packs import PacksScreen
from reflect_tui.tui.screens.today import TodayScreen
from reflect_tui.tui.screens.write import WriteScreen
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
    words_in,
    words_on,
)

PACK = """# A small pack

For: one person
Time: 4 minutes
Version: 1

Three words will do.

## Questions

1. What stayed with you?
2. What would you ask next time?

## How to use it

Alone, in the car.
"""


@pytest.fixture
def pack_file(tmp_path: Path) -> Path:
    file = tmp_path / "a-small-pack.md"
    file.write_text(PACK, encoding="utf-8")
    return file


async def test_the_library_shows_for_whom_and_how_long_and_the_handout_beside_it(
    journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "k")
        assert cursor_line(pilot).startswith("A mistake worth having")
        assert "12 minutes" in screen_text(pilot)
        assert "Careful people make mistakes. You are doing" in words_in(pilot, "#handout-text")
        assert key_line(pilot).startswith("Enter start   → read   a add   Esc back")
        await press(pilot, "down")
        assert "A short stop before you drive off" in words_in(pilot, "#handout-text")


async def test_every_bundled_pack_can_be_read_to_its_end_and_started(
    journal: Journal, open_app: OpenApp
) -> None:
    packs = journal.packs.all()
    assert len(packs) == 21
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "k")
        for number, pack in enumerate(packs):
            assert cursor_line(pilot).startswith(pack.title)
            if number in (0, 7, 20):
                await press(pilot, "tab", "end")
                assert "Version: 1" in words_in(pilot, "#handout")
                await press(pilot, "enter")
                assert isinstance(pilot.app.screen, WriteScreen)
                assert pack.title in title_line(pilot)
                await press(pilot, "escape", "escape")
            await press(pilot, "down")
    assert journal.drafts.unfinished() == []


async def test_tab_goes_round_between_library_and_handout(journal: Journal, open_app: OpenApp) -> None:
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "k", "tab")
        assert focused(pilot) == "handout"
        assert "← the library" in key_line(pilot)
        await press(pilot, "tab")
        assert focused(pilot) == "packs"
        await press(pilot, "right")
        assert focused(pilot) == "handout"
        await press(pilot, "escape")
        assert focused(pilot) == "packs"
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, TodayScreen)


async def test_on_a_narrow_screen_each_has_the_whole_width(journal: Journal, open_app: OpenApp) -> None:
    async with open_app(journal, size=(60, 20)) as pilot:
        await press(pilot, "escape", "k")
        assert "Careful people" not in screen_text(pilot)
        assert "a team, or people from several" in screen_text(pilot)
        await press(pilot, "right")
        assert "Careful people make mistakes." in words_on(pilot)
        assert "After a hard visit" not in screen_text(pilot)
        await press(pilot, "left")
        assert "After a hard visit" in screen_text(pilot)
        await press(pilot, "tab")
        await pilot.resize_terminal(120, 36)
        await settle(pilot)
        assert "After a hard visit" in screen_text(pilot)
        assert focused(pilot) == "handout"


async def test_a_pack_is_added_from_a_file_and_stood_on(
    journal: Journal, open_app: OpenApp, pack_file: Path
) -> None:
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "k", "a")
        await type_in(pilot, f"'{pack_file}' ")
        await press(pilot, "enter")
        assert "Added: A small pack" in screen_text(pilot)
        assert cursor_line(pilot).startswith("A small pack")
        assert "yours" in cursor_line(pilot)
        assert "d remove" in key_line(pilot)
        await press(pilot, "a")
        await type_in(pilot, str(pack_file))
        await press(pilot, "enter")
        assert "You have this pack already." in screen_text(pilot)
    assert pack_file.read_text(encoding="utf-8") == PACK


async def test_a_changed_file_asks_what_to_do(journal: Journal, open_app: OpenApp, pack_file: Path) -> None:
    journal.packs.add(pack_file)
    pack_file.write_text(PACK.replace("ask next time", "do tomorrow, if anything"), encoding="utf-8")
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "k", "a")
        await type_in(pilot, str(pack_file))
        await press(pilot, "enter")
        assert "You already have" in screen_text(pilot)
        await press(pilot, "end", "enter")
        assert [pack.id for pack in journal.packs.all()].count("a-small-pack") == 1
        assert "do tomorrow" not in screen_text(pilot)
        await press(pilot, "a")
        await type_in(pilot, str(pack_file))
        await press(pilot, "enter", "enter")
        assert len([pack for pack in journal.packs.all() if pack.title == "A small pack"]) == 2
        assert "do tomorrow, if anything" in words_in(pilot, "#handout-text")
        pack_file.write_text(PACK.replace("ask next time", "keep"), encoding="utf-8")
        await press(pilot, "a")
        await type_in(pilot, str(pack_file))
        await press(pilot, "enter", "down", "enter")
        assert "What would you keep?" in screen_text(pilot)


async def test_a_file_that_is_no_pack_is_asked_for_again_with_everything_that_is_wrong(
    journal: Journal, open_app: OpenApp, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.md"
    broken.write_text("nothing\n" * 3, encoding="utf-8")
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "k", "a")
        await type_in(pilot, "/nowhere.md")
        await press(pilot, "enter")
        assert "I can't open `/nowhere.md`: the stick may have been taken out." in words_on(pilot)
        assert "┃ /nowhere.md" in screen_text(pilot)
        await press(pilot, *["backspace"] * len("/nowhere.md"))
        await type_in(pilot, str(broken))
        await press(pilot, "enter")
        assert "Nothing was added; mend it and try again." in words_on(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, PacksScreen)
    assert len(journal.packs.all()) == 21


async def test_only_an_added_pack_can_be_removed_and_only_after_asking(
    journal: Journal, open_app: OpenApp, pack_file: Path
) -> None:
    journal.packs.add(pack_file)
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "k", "d")
        assert isinstance(pilot.app.screen, PacksScreen)
        assert "remove" not in key_line(pilot)
        await press(pilot, "down", "d")
        assert "Take “A small pack” away?" in screen_text(pilot)
        assert "Answers you gave keep the wording they answered." in screen_text(pilot)
        await press(pilot, "down", "enter")
        assert "A small pack" in screen_text(pilot)
        await press(pilot, "d", "enter")
        assert "A small pack" not in screen_text(pilot)
    assert len(journal.packs.all()) == 21


async def test_packs_by_mouse(journal: Journal, open_app: OpenApp) -> None:
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "k")
        await click_on(pilot, "Making a call")
        assert cursor_line(pilot).startswith("Making a call")
        await click_on(pilot, "→ read")
        assert focused(pilot) == "handout"
        await click_on(pilot, "Enter start")
        assert "Making a call" in title_line(pilot)


async def test_what_cannot_be_stored_or_read_is_said(
    failing: FailingJournal, open_app: OpenApp, pack_file: Path
) -> None:
    async with open_app(failing) as pilot:
        await press(pilot, "escape")
        failing.fail("packs.library")
        await press(pilot, "k")
        assert "There is no room left on the disk." in screen_text(pilot)
        await press(pilot, "enter", "d", "tab", "tab")
        failing.mend()
        failing.fail("packs.add")
        await press(pilot, "a")
        await type_in(pilot, str(pack_file))
        await press(pilot, "enter")
        # What was typed is still there, and adding it again works once there is room.
        assert "There is no room left on the disk." in words_on(pilot)
        failing.mend()
        await press(pilot, "enter")
        assert "Added: A small pack" in screen_text(pilot)
        failing.fail("packs.remove")
        await press(pilot, "d", "enter")
        assert "There is no room left on the disk." in screen_text(pilot)
        assert "A small pack" in screen_text(pilot)
