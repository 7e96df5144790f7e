"""What you shared: reading it, withdrawing it, forgetting who stood behind the stand-ins."""

from __future__ import annotations

from pathlib import Path

import pytest

from reflect_tui.domain.entries import Writing
from reflect_tui.domain.errors import AlreadyDone
from reflect_tui.domain.sharing import Audience
from reflect_tui.journal import Journal
from reflect_tui.tui.screens.settings import SettingsScreen
from reflect_tui.tui.screens.shares import SharesScreen
from reflect_tui.tui.screens.today import TodayScreen
from tests.conftest import Clock
from tests.fakes import FailingJournal
from tests.tui.conftest import OpenApp, share_some
from tests.tui.hostile import MARKUP, PAYLOADS
from tests.tui.screens import (
    assert_nothing_hostile,
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

HONEST = "a copy may still exist wherever the note went"


def newest(journal: Journal) -> str:
    return journal.ledger.everything()[0].id


# -- looking -----------------------------------------------------------------------------------------


async def test_where_nothing_left_one_sentence_says_how_it_would(
    sample_journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(sample_journal, size=(60, 20)) as pilot:
        await press(pilot, "escape", "l")
        assert title_line(pilot) == " What you shared"
        assert (
            "Nothing has left yet: in the Journal, x shares an entry, and only after you have looked at "
            "everything in it." in words_on(pilot)
        )
        assert key_line(pilot).startswith("Esc back")
        await press(pilot, "enter", "right", "tab", "w", "f")
        assert isinstance(pilot.app.screen, SharesScreen)
        assert focused(pilot) == "shares"
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, TodayScreen)


async def test_what_left_is_listed_with_the_day_and_for_whom(
    shared_journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(shared_journal) as pilot:
        await press(pilot, "escape", "l")
        lines = [line.strip() for line in screen_text(pilot).splitlines()[2:8]]
        assert [" ".join(line.replace("▌", " ").split()) for line in lines] == [
            *("[Person A] and the waiting room", "today · a wide network"),
            *("The target we hit and the person we missed", "Thu 19 Nov · my buddy"),
            *("Two managers, two stories", "Sat 14 Nov · my group"),
        ]
        assert key_line(pilot).startswith("Enter read   w withdraw   f forget the key   Esc back")


async def test_the_exact_text_and_what_was_replaced_are_read(
    shared_journal: Journal, open_app: OpenApp
) -> None:
    share = shared_journal.ledger.get(shared_journal.ledger.everything()[1].id)
    async with open_app(shared_journal, size=(80, 100)) as pilot:
        await press(pilot, "escape", "l", "down", "enter")
        assert focused(pilot) == "sent"
        assert cursor_line(pilot) == ""
        shown = screen_text(pilot)
        text = [line[2:] for line in shown.splitlines()]
        exact = share.text.rstrip("\n").split("\n")
        start = text.index("---")
        assert text[start : start + len(exact)] == exact
        assert f"For my buddy, who works elsewhere · Thu 19 Nov · note {share.id}" in words_on(pilot)
        assert share.settled
        for put in share.settled:
            assert put.original
            assert put.say() in words_on(pilot)
        assert key_line(pilot).startswith("w withdraw   f forget the key   ← the list")
        await press(pilot, "left")
        assert focused(pilot) == "shares"
        assert cursor_line(pilot).startswith("The target we hit")
        await press(pilot, "tab")
        assert focused(pilot) == "sent"
        await press(pilot, "escape")
        assert focused(pilot) == "shares"
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, TodayScreen)


async def test_from_100_columns_the_text_stands_beside_the_list(
    shared_journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(shared_journal, size=(120, 36)) as pilot:
        await press(pilot, "escape", "l")
        assert "# [Person A] and the waiting room" in words_in(pilot, "#sent")
        await press(pilot, "down")
        assert "The target we hit" in words_in(pilot, "#sent")
        await press(pilot, "right")
        assert focused(pilot) == "sent"
        await pilot.resize_terminal(60, 20)
        await settle(pilot)
        assert focused(pilot) == "sent"
        assert "my group" not in screen_text(pilot)
        await press(pilot, "end")
        assert "What was replaced" in screen_text(pilot)
        await press(pilot, "escape")
        assert cursor_line(pilot).startswith("The target we hit")


async def test_it_is_reached_from_settings_and_from_all_actions(
    shared_journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(shared_journal) as pilot:
        await press(pilot, "escape", "s", "down", "down")
        assert cursor_line(pilot).startswith("read it, or withdraw it")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, SharesScreen)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, SettingsScreen)
        await press(pilot, "h", "f9")
        await type_in(pilot, "withdrawing")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, SharesScreen)


async def test_by_mouse(shared_journal: Journal, open_app: OpenApp) -> None:
    async with open_app(shared_journal) as pilot:
        await press(pilot, "escape", "l")
        await click_on(pilot, "my group")
        assert cursor_line(pilot).startswith("Two managers")
        await click_on(pilot, "Enter read")
        assert focused(pilot) == "sent"
        await click_on(pilot, "← the list")
        await click_on(pilot, "w withdraw")
        assert "Withdraw “Two managers, two stories”?" in screen_text(pilot)


async def test_what_is_shared_from_the_app_is_there_at_once(
    sample_journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(sample_journal) as pilot:
        await press(pilot, "escape", "o", "x", "enter", "enter", "enter", *["enter"] * 12)
        while "Done" not in screen_text(pilot):
            await press(pilot, "v", "w", "enter")
        await press(pilot, "enter", "l")
        assert "today · my buddy" in screen_text(pilot)


# -- withdrawing ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("reading", [False, True], ids=["in the list", "reading"])
async def test_withdrawing_asks_says_what_it_cannot_do_and_writes_the_request(
    reading: bool, shared_journal: Journal, open_app: OpenApp, tmp_path: Path
) -> None:
    number = newest(shared_journal)
    out = tmp_path / "out"
    async with open_app(shared_journal) as pilot:
        await press(pilot, "escape", "l", *(["enter"] if reading else []), "w")
        assert "Withdraw “[Person A] and the waiting room”?" in screen_text(pilot)
        assert HONEST in words_on(pilot)
        await press(pilot, "enter")
        assert "Into which folder shall the request go?" in screen_text(pilot)
        await type_in(pilot, str(out))
        await press(pilot, "enter")
        assert "It is withdrawn." in screen_text(pilot)
        assert f"withdraw-{number}.md" in words_in(pilot, ".dialogue-box").replace(" ", "")
        assert HONEST in words_on(pilot)
        await press(pilot, "enter")
        assert "w withdraw" not in key_line(pilot)
        if reading:
            assert f"Withdrawn today. Nothing can be called back: {HONEST}." in words_on(pilot)
        else:
            assert "today · a wide network · withdrawn" in screen_text(pilot)
        await press(pilot, "w")
        assert isinstance(pilot.app.screen, SharesScreen)
    (file,) = out.iterdir()
    assert f"note: {number}\n" in file.read_text(encoding="utf-8")
    assert shared_journal.ledger.get(number).is_withdrawn


async def test_going_back_at_any_step_withdraws_nothing(shared_journal: Journal, open_app: OpenApp) -> None:
    async with open_app(shared_journal) as pilot:
        await press(pilot, "escape", "l")
        for steps in (
            *(("w", "escape"), ("w", "down", "enter"), ("w", "enter", "escape")),
            ("w", "enter", "backspace", "enter"),
            *(("f", "escape"), ("f", "enter")),
        ):
            await press(pilot, *steps)
            assert isinstance(pilot.app.screen, SharesScreen)
    assert all(row.has_key and not row.is_withdrawn for row in shared_journal.ledger.everything())


async def test_a_folder_that_refuses_is_asked_for_again(
    shared_journal: Journal, open_app: OpenApp, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    async with open_app(shared_journal) as pilot:
        await press(pilot, "escape", "l", "w", "enter")
        await type_in(pilot, str(tmp_path / "file"))
        await press(pilot, "enter")
        assert "could not be written" in words_on(pilot)
        assert not any(row.is_withdrawn for row in shared_journal.ledger.everything())
        await type_in(pilot, "-s")
        await press(pilot, "enter")
        assert "It is withdrawn." in screen_text(pilot)
    assert [path.name for path in (tmp_path / "file-s").iterdir()] == [
        f"withdraw-{newest(shared_journal)}.md"
    ]


async def test_what_another_window_withdrew_is_said(
    shared_journal: Journal, open_app: OpenApp, tmp_path: Path
) -> None:
    async with open_app(shared_journal) as pilot:
        await press(pilot, "escape", "l", "w", "enter")
        shared_journal.ledger.withdraw(newest(shared_journal), tmp_path / "there")
        await type_in(pilot, str(tmp_path / "here"))
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, SharesScreen)
        assert "It is withdrawn already, since today." in words_on(pilot)
    assert not (tmp_path / "here").exists()


# -- forgetting ----------------------------------------------------------------------------------------


async def test_forgetting_says_what_goes_and_what_stays(shared_journal: Journal, open_app: OpenApp) -> None:
    async with open_app(shared_journal, size=(120, 36)) as pilot:
        await press(pilot, "escape", "l", "end")
        assert "“Gwen Ashworth”" in words_in(pilot, "#sent")
        await press(pilot, "f")
        assert "Forget who stood behind the stand-ins in “Two managers, two stories”?" in words_on(pilot)
        assert "your entry still has the names" in words_on(pilot)
        assert "every backup or copy of the journal" in words_on(pilot)
        await press(pilot, "down", "enter")
        assert "The key is forgotten." in screen_text(pilot)
        assert "Gwen" not in words_in(pilot, "#sent")
        assert "[Person A] · a person" in words_in(pilot, "#sent")
        assert "this ledger no longer says who they were" in words_in(pilot, "#sent")
        assert "f forget the key" not in key_line(pilot)
        await press(pilot, "f")
        assert isinstance(pilot.app.screen, SharesScreen)
    assert [row.has_key for row in shared_journal.ledger.everything()] == [True, True, False]


async def test_where_nothing_was_replaced_there_is_nothing_to_forget(
    journal: Journal, open_app: OpenApp, tmp_path: Path
) -> None:
    entry = journal.entries.keep(Writing(body="we talked, and then it rained."))
    journal.sharing.write(journal.sharing.prepare([entry.id], Audience.GROUP), tmp_path / "out")
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "l", "enter", "end")
        assert "Nothing was replaced." in screen_text(pilot)
        assert "f forget" not in key_line(pilot)


# -- when something is wrong ---------------------------------------------------------------------------


async def test_what_cannot_be_read_or_stored_is_said(
    failing: FailingJournal, open_app: OpenApp, clock: Clock, tmp_path: Path
) -> None:
    share_some(failing, clock, tmp_path / "shared")
    full = "There is no room left on the disk."
    async with open_app(failing) as pilot:
        await press(pilot, "escape")
        failing.fail("ledger.everything")
        await press(pilot, "l")
        assert full in screen_text(pilot)
        await press(pilot, "enter", "w", "f", "tab", "escape")
        failing.mend()
        failing.fail("ledger.get")
        await press(pilot, "l", "enter")
        assert full in screen_text(pilot)
        failing.mend()
        failing.fail("ledger.withdraw", "ledger.forget_key")
        await press(pilot, "w", "enter", "enter")
        assert full in words_on(pilot)
        assert "Into which folder" in screen_text(pilot)
        await press(pilot, "escape", "f", "down", "enter")
        assert full in screen_text(pilot)
        assert isinstance(pilot.app.screen, SharesScreen)
        failing.mend()
        failing.fail("ledger.forget_key", problem=AlreadyDone("Its key is forgotten already."))
        await press(pilot, "f", "down", "enter")
        assert "Its key is forgotten already." in screen_text(pilot)
        failing.mend()
        await press(pilot, "f", "down", "enter")
        assert "The key is forgotten." in screen_text(pilot)


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("size", [(60, 20), (150, 40)], ids=["narrow", "wide"])
async def test_hostile_text_is_shown_and_does_not_act(
    payload: str, size: tuple[int, int], journal: Journal, open_app: OpenApp, tmp_path: Path
) -> None:
    text = PAYLOADS[payload]
    entry = journal.entries.keep(Writing(title=f"title {text}", body=f"Mr Okafor {text}"))
    plan = journal.sharing.prepare([entry.id], Audience.GROUP)
    review = plan.review
    if review.steps:
        review = review.keep(0, f"because {text}")
    journal.sharing.write(plan.with_review(review.accept_all()), tmp_path / "out")
    async with open_app(journal, size=size) as pilot:
        for key in ("escape", "l", "enter", "pagedown", "end", "home", "w", "escape", "f", "end", "enter"):
            await press(pilot, key)
            assert_nothing_hostile(pilot)
        assert pilot.app.is_running
    assert not journal.ledger.everything()[0].has_key


async def test_brackets_in_a_share_are_brackets(journal: Journal, open_app: OpenApp, tmp_path: Path) -> None:
    entry = journal.entries.keep(Writing(title=f"title {MARKUP}", body="Words."))
    plan = journal.sharing.prepare([entry.id], Audience.GROUP)
    review = plan.review
    for number in review.open_steps:
        review = review.keep(number, f"because {MARKUP}")
    journal.sharing.write(plan.with_review(review), tmp_path / "out")
    bracketed = "x[/] [/ [@click=app.quit]x[/] [link=http://e]x[/link] [red]x"
    async with open_app(journal, size=(200, 60)) as pilot:
        await press(pilot, "escape", "l")
        assert f"# title {bracketed}" in words_in(pilot, "#sent")
        assert f"because {bracketed}" in words_in(pilot, "#sent")
        await press(pilot, "w")
        assert "Withdraw “title x[/] [/ [@click=app.quit]x[/]" in words_on(pilot)
