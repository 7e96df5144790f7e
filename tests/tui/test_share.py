"""Sharing: every finding looked at, every decision, the exact file; and when it cannot leave."""

from __future__ import annotations

import stat
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reflect_tui.anonymise.review import Decision
from reflect_tui.anonymise.types import Remaining
from reflect_tui.domain.entries import Writing
from reflect_tui.domain.exchanging import Wish
from reflect_tui.domain.sharing import Audience
from reflect_tui.journal import Journal
from reflect_tui.journal.sharing import NoteFile, SharePlan
from reflect_tui.tui.screens.journal import JournalScreen
from reflect_tui.tui.screens.share import ShareScreen
from reflect_tui.tui.screens.share_file import FileScreen, MarkScreen
from reflect_tui.tui.screens.shoes import ShoesScreen
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

TEXT = "I went with Samira to see Dr Patel. Samira was quiet, and Samira left early."


@pytest.fixture
def one_entry(journal: Journal) -> Journal:
    journal.entries.keep(Writing(title="A visit", body=TEXT))
    return journal


def review_screen(pilot: Pilot[None]) -> ShareScreen:
    assert isinstance(pilot.app.screen, ShareScreen)
    return pilot.app.screen


async def begin(pilot: Pilot[None], *before: str) -> ShareScreen:
    await press(pilot, "escape", "o", *before, "x", "enter", "enter", "enter")
    return review_screen(pilot)


async def decide_all(pilot: Pilot[None]) -> None:
    screen = review_screen(pilot)
    for _ in range(20):
        if not screen.review.open_steps:
            return
        await press(pilot, "enter")
    raise AssertionError("the review does not come to an end")


async def in_their_shoes(pilot: Pilot[None]) -> None:
    """Everything decided, every question thought about: the whole file is on the screen."""
    await decide_all(pilot)
    await press(pilot, "enter")
    assert isinstance(pilot.app.screen, ShoesScreen)
    await press(pilot, *["enter"] * 5)
    assert isinstance(pilot.app.screen, FileScreen)


async def write_into(pilot: Pilot[None], folder: Path) -> None:
    await press(pilot, "w")
    await type_in(pilot, str(folder))
    await press(pilot, "enter")


async def test_it_asks_for_whom_first_and_esc_shares_nothing(one_entry: Journal, open_app: OpenApp) -> None:
    async with open_app(one_entry) as pilot:
        await press(pilot, "escape", "o", "x")
        shown = words_on(pilot)
        assert "Who is this for?" in shown
        for audience in Audience:
            assert audience.label in shown
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, JournalScreen)
        await press(pilot, "x", "down", "down", "enter", "enter")
        assert "Share with my group" in title_line(pilot)
        await press(pilot, "escape")
        assert "Nothing has left." in screen_text(pilot)
        assert isinstance(pilot.app.screen, JournalScreen)
    assert one_entry.sharing.ledger() == []


async def test_a_finding_is_shown_as_written_and_as_it_will_be_read_with_its_reason(
    one_entry: Journal, open_app: OpenApp
) -> None:
    async with open_app(one_entry) as pilot:
        screen = await begin(pilot)
        step = screen.review.steps[0]
        assert f"»{step.first.text}«" in words_in(pilot, "#written")
        assert "as you wrote it" in words_in(pilot, "#written")
        assert "as your buddy will read it" in words_in(pilot, "#read")
        assert step.stand_in in words_in(pilot, "#read")
        assert step.first.text not in words_in(pilot, "#read")
        assert step.first.why[:30] in words_in(pilot, "#why")
        assert f"Found {len(screen.review.steps)} · 0 settled" in title_line(pilot)
        assert cursor_line(pilot) == f"put {step.stand_in}"
        assert key_line(pilot).startswith("Enter settle   n next   + mark   v the whole file   Esc stop")


async def test_every_decision_then_the_file_then_the_ledger(
    one_entry: Journal, open_app: OpenApp, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    async with open_app(one_entry) as pilot:
        screen = await begin(pilot)
        texts = [step.first.text for step in screen.review.steps]
        await press(pilot, *["n"] * texts.index("Samira"))
        # Change: what is offered is typed over.
        await press(pilot, "c")
        await type_in(pilot, "a neighbour")
        await press(pilot, "enter")
        step = screen.review.steps[texts.index("Samira")]
        assert (step.decision, step.stand_in) == (Decision.CHANGED, "a neighbour")
        # Keep, with a reason.
        patel = next(n for n, text in enumerate(texts) if "Patel" in text)
        assert f"“{texts[patel]}”" in words_in(pilot, "#why")
        await press(pilot, "k")
        await type_in(pilot, "she asked me to")
        await press(pilot, "enter")
        assert screen.review.steps[patel].reason == "she asked me to"
        await decide_all(pilot)
        assert cursor_line(pilot) == "next: in their shoes, five questions"
        await in_their_shoes(pilot)
        assert "This is all that leaves. w writes it." in screen_text(pilot)
        await write_into(pilot, folder)
        shown = words_in(pilot, ".dialogue-box")
        assert "It is written." in shown
        assert "What nothing here can check is whether somebody who knows you, or them" in shown
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, JournalScreen)
        await press(pilot, "enter")
        assert "Shared once." in screen_text(pilot)
    (file,) = folder.iterdir()
    written = file.read_text(encoding="utf-8")
    assert "Samira" not in written
    assert "a neighbour was quiet, and a neighbour left early." in " ".join(written.split())
    assert "Patel" in written
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    (share,) = one_entry.sharing.ledger()
    assert share.text == written
    assert {each.decision for each in share.settled} <= {"changed", "kept", "accepted"}


async def test_every_place_of_a_finding_can_be_looked_at(one_entry: Journal, open_app: OpenApp) -> None:
    async with open_app(one_entry) as pilot:
        screen = await begin(pilot)
        samira = [step.first.text for step in screen.review.steps].index("Samira")
        await press(pilot, *["n"] * samira)
        assert "In 3 places." in words_in(pilot, "#why")
        assert "»Samira« to see" in words_in(pilot, "#written")
        await click_on(pilot, "show the next place")
        assert "»Samira« was quiet" in words_in(pilot, "#written")


async def test_undo_takes_decisions_back_one_by_one(one_entry: Journal, open_app: OpenApp) -> None:
    async with open_app(one_entry) as pilot:
        screen = await begin(pilot)
        before = screen.review
        assert "undo" not in key_line(pilot)
        await press(pilot, "u")
        await press(pilot, "enter", "k", "enter")
        assert screen.review != before
        await press(pilot, "u", "u", "u")
        assert screen.review == before


async def test_next_and_back_decide_nothing(one_entry: Journal, open_app: OpenApp) -> None:
    async with open_app(one_entry) as pilot:
        screen = await begin(pilot)
        before, shown = screen.review, screen_text(pilot)
        await press(pilot, "n", "p", "right", "left")
        assert screen_text(pilot) == shown
        await press(pilot, "p", *["n"] * len(before.steps), "n")
        assert screen.review == before


async def test_something_that_was_not_found_is_marked_by_selecting_it(
    one_entry: Journal, open_app: OpenApp, tmp_path: Path
) -> None:
    async with open_app(one_entry) as pilot:
        screen = await begin(pilot)
        await press(pilot, "m")
        assert isinstance(pilot.app.screen, MarkScreen)
        await press(pilot, "enter")
        assert "Nothing is selected." in screen_text(pilot)
        # The cursor stands at the top; the word “quiet” is selected with Shift and the arrows.
        text = pilot.app.screen._texts[0]
        start = text.index("quiet")
        row, column = text[:start].count("\n"), start - text[:start].rfind("\n") - 1
        await press(pilot, *["down"] * row)
        area = pilot.app.screen.area
        area.move_cursor((row, column))
        await press(pilot, *["shift+right"] * len("quiet"), "enter")
        assert "What should stand for “quiet”?" in screen_text(pilot)
        await type_in(pilot, "not herself")
        await press(pilot, "enter")
        marked = screen.review.steps[-1]
        assert (marked.decision, marked.stand_in) == (Decision.ADDED, "not herself")
        await in_their_shoes(pilot)
        await write_into(pilot, tmp_path / "out")
    (file,) = (tmp_path / "out").iterdir()
    assert "was not herself, and" in " ".join(file.read_text(encoding="utf-8").split())


async def test_selecting_with_the_mouse_marks_too(one_entry: Journal, open_app: OpenApp) -> None:
    async with open_app(one_entry) as pilot:
        await begin(pilot)
        await press(pilot, "plus")
        screen = pilot.app.screen
        assert isinstance(screen, MarkScreen)
        await pilot.mouse_down(screen.area, offset=(3, 0))
        await pilot.hover(screen.area, offset=(10, 0))
        await pilot.mouse_up(screen.area, offset=(10, 0))
        await settle(pilot)
        assert screen.area.selected_text.strip()
        await press(pilot, "escape")
        review_screen(pilot)


async def test_a_stand_in_that_gives_it_away_is_asked_for_again(
    one_entry: Journal, open_app: OpenApp
) -> None:
    async with open_app(one_entry) as pilot:
        screen = await begin(pilot)
        samira = [step.first.text for step in screen.review.steps].index("Samira")
        await press(pilot, *["n"] * samira, "c")
        await type_in(pilot, "Samira K")
        await press(pilot, "enter")
        assert "That still says “samira”." in words_on(pilot)
        assert "┃ Samira K" in screen_text(pilot)
        await press(pilot, "escape")
        assert screen.review.steps[samira].decision is Decision.OPEN


async def test_always_puts_a_name_on_the_list(one_entry: Journal, open_app: OpenApp) -> None:
    async with open_app(one_entry) as pilot:
        screen = await begin(pilot)
        samira = [step.first.text for step in screen.review.steps].index("Samira")
        await press(pilot, *["n"] * samira)
        await click_on(pilot, "always replace")
        assert "Samira is on your list." in screen_text(pilot)
        assert screen.review.steps[samira].decision is Decision.ACCEPTED
    assert [person.name for person in one_entry.people.everyone()] == ["Samira"]


async def test_what_is_sure_can_be_settled_together_and_the_rest_is_still_asked(
    sample_journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(sample_journal) as pilot:
        screen = await begin(pilot, *["space"] * 5)
        review = screen.review
        sure = [n for n in review.open_steps if review.steps[n].sure]
        unsure = [n for n in review.open_steps if not review.steps[n].sure]
        assert len(sure) > 1
        assert sure[0] == len(unsure)  # the doubtful ones come first
        await press(pilot, *["n"] * len(unsure))
        await click_on(pilot, "sure")
        assert list(screen.review.open_steps) == unsure


async def test_several_entries_are_one_share_with_a_file_each(
    journal: Journal, open_app: OpenApp, tmp_path: Path
) -> None:
    journal.entries.keep(Writing(title="One", body="Samira came."))
    journal.entries.keep(Writing(title="Two", body="We waited for Samira all day."))
    async with open_app(journal) as pilot:
        screen = await begin(pilot, "space", "space")
        assert "In 2 places." in words_in(pilot, "#why")
        await press(pilot, "m", "n")
        assert "entry 2 of 2" in title_line(pilot)
        await press(pilot, "escape")
        await in_their_shoes(pilot)
        first = title_line(pilot)
        assert "1 of 2" in first
        await press(pilot, "n")
        assert "2 of 2" in title_line(pilot)
        await write_into(pilot, tmp_path / "out")
        # A long folder is broken anywhere.
        assert words_in(pilot, ".dialogue-box").replace(" ", "").count("note-") == 2
        await press(pilot, "enter")
        assert "chosen for sharing" not in screen_text(pilot)
        assert len(screen.plan.entries) == 2
    for file in (tmp_path / "out").iterdir():
        assert "Samira" not in file.read_text(encoding="utf-8")
    assert len(journal.sharing.ledger()) == 2


async def test_a_text_with_nothing_in_it_goes_straight_to_the_questions(
    journal: Journal, open_app: OpenApp
) -> None:
    journal.entries.keep(Writing(body="the door was shut and nobody said why"))
    async with open_app(journal) as pilot:
        screen = await begin(pilot)
        assert screen.review.steps == ()
        assert "Nothing was found that could identify somebody." in words_on(pilot)
        # Keys for deciding have nothing to decide, and none of them leads anywhere else.
        await press(pilot, *"cknpuhogs")
        assert review_screen(pilot) is screen
        await in_their_shoes(pilot)
        assert "This is all that leaves." in screen_text(pilot)


async def test_nothing_can_be_written_before_everything_is_decided(
    one_entry: Journal, open_app: OpenApp
) -> None:
    async with open_app(one_entry) as pilot:
        await begin(pilot)
        await press(pilot, "v")
        assert "have not been decided about. Esc goes back." in screen_text(pilot)
        assert "write it" not in key_line(pilot)
        await press(pilot, "w", "ctrl+s")
        assert isinstance(pilot.app.screen, FileScreen)
        await press(pilot, "escape")
        review_screen(pilot)
    assert one_entry.sharing.ledger() == []


async def test_what_still_stands_in_the_finished_text_is_named_and_not_written(
    one_entry: Journal, open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = type(one_entry.sharing)
    made = desk.files

    def with_a_survivor(self: object, plan: SharePlan) -> tuple[NoteFile, ...]:
        left = (Remaining(0, 6, "Samira", "it was replaced elsewhere"),)
        return tuple(NoteFile(file.name, file.text, left) for file in made(one_entry.sharing, plan))

    monkeypatch.setattr(desk, "files", with_a_survivor)
    async with open_app(one_entry) as pilot:
        await begin(pilot)
        await in_their_shoes(pilot)
        assert "It cannot be written yet: Samira is still in it." in words_on(pilot)
        await press(pilot, "w")
        assert isinstance(pilot.app.screen, FileScreen)


async def test_a_folder_that_refuses_is_asked_for_again(
    one_entry: Journal, open_app: OpenApp, tmp_path: Path
) -> None:
    (tmp_path / "a-file").write_text("", encoding="utf-8")
    async with open_app(one_entry) as pilot:
        await begin(pilot)
        await in_their_shoes(pilot)
        await write_into(pilot, tmp_path / "a-file" / "below")
        assert "could not be written" in words_on(pilot)
        assert "Into which folder?" in screen_text(pilot)
        assert one_entry.sharing.ledger() == []
        await press(pilot, *["backspace"] * len("/a-file/below"))
        await press(pilot, "enter")
        assert "It is written." in screen_text(pilot)


async def test_the_two_readings_become_one_on_a_narrow_screen(one_entry: Journal, open_app: OpenApp) -> None:
    async with open_app(one_entry, size=(60, 20)) as pilot:
        screen = await begin(pilot)
        assert "as your buddy will read it" in screen_text(pilot)
        assert "as you wrote it" not in screen_text(pilot)
        # What is replaced is still named, and all that can be done is in view.
        assert f"“{screen.review.steps[0].first.text}”" in words_on(pilot)
        assert "keep it, because …" in screen_text(pilot)
        assert key_line(pilot).endswith("? help")


async def test_looking_for_long_says_what_is_going_on(
    one_entry: Journal, open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = type(one_entry.sharing)
    prepare = desk.prepare

    def slowly(
        self: object, ids: Sequence[str], audience: Audience, asks: Sequence[str], *, wish: Wish, **_: object
    ) -> SharePlan:
        time.sleep(0.8)
        return prepare(one_entry.sharing, ids, audience, asks, wish=wish)

    monkeypatch.setattr(desk, "prepare", slowly)
    async with open_app(one_entry) as pilot:
        await press(pilot, "escape", "o", "x", "enter", "enter")
        await pilot.press("enter")
        await pilot.pause(0.65)
        assert "Looking through it …" in screen_text(pilot)
        await settle(pilot)
        review_screen(pilot)


async def test_every_step_that_fails_says_so_and_nothing_leaves(
    failing: FailingJournal, open_app: OpenApp, tmp_path: Path
) -> None:
    full = "There is no room left on the disk."
    async with open_app(failing) as pilot:
        await press(pilot, "escape", "o", "down", "down", "down")
        failing.fail("sharing.prepare")
        await press(pilot, "x", "enter", "enter", "enter")
        assert full in screen_text(pilot)
        assert focused(pilot) == "entries"
        failing.mend()
        await press(pilot, "x", "enter", "enter", "enter")
        failing.fail("sharing.always", "sharing.files", "sharing.write")
        await click_on(pilot, "always replace")
        assert full in screen_text(pilot)
        await press(pilot, "home")
        assert len(review_screen(pilot).review.open_steps) == len(review_screen(pilot).review.steps)
        await in_their_shoes(pilot)
        assert full in screen_text(pilot)
        await press(pilot, "w", "n", "escape")
        failing.mend()
        failing.fail("sharing.write")
        await press(pilot, "v")
        await write_into(pilot, tmp_path / "out")
        assert full in words_on(pilot)
        assert "Into which folder?" in screen_text(pilot)
        failing.mend()
        assert failing.sharing.ledger() == []
        assert not (tmp_path / "out").exists()
        await press(pilot, "enter")
        assert "It is written." in screen_text(pilot)
