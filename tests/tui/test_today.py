"""Today as a person meets it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reflect_tui.domain.entries import BODY, EntryKind, EntryQuery, Writing
from reflect_tui.journal import Journal
from tests.conftest import Clock
from tests.fakes import FailingJournal
from tests.tui.conftest import OpenApp
from tests.tui.screens import press, screen_text, settle, type_in


async def test_it_opens_on_the_box_and_creates_nothing(journal: Journal, open_app: OpenApp) -> None:
    async with open_app(journal) as pilot:
        shown = screen_text(pilot)
        assert "What's on your mind?" in shown
        assert pilot.app.focused is not None
        assert pilot.app.focused.id == "box"
        assert "Nothing is kept yet" in shown
    assert not journal.store.path.exists()


async def test_typing_and_keeping_takes_one_key_and_says_so(journal: Journal, open_app: OpenApp) -> None:
    async with open_app(journal) as pilot:
        await type_in(pilot, "The handover went quiet.")
        await press(pilot, "ctrl+s")
        assert "Kept. Only on this computer." in screen_text(pilot)
        assert "The handover went quiet." in screen_text(pilot)
    (row,) = journal.entries.page()
    assert journal.entries.get(row.id).body == "The handover went quiet."
    assert journal.drafts.unfinished() == []


async def test_keeping_an_empty_box_keeps_nothing(journal: Journal, open_app: OpenApp) -> None:
    async with open_app(journal) as pilot:
        await press(pilot, "ctrl+s")
        assert "There is nothing in the box yet." in screen_text(pilot)
        # It has been read by the time one comes back from somewhere else.
        await press(pilot, "f1")
        await press(pilot, "escape")
        assert "What's on your mind?" in screen_text(pilot)
        assert "There is nothing in the box yet." not in screen_text(pilot)
    assert journal.entries.count() == 0


async def test_every_key_is_a_draft_within_a_second_without_a_pause(
    journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(journal) as pilot:
        # Keys every fifth of a second: a saver that waits for a pause would never save.
        for letter in "abcdef":
            await pilot.press(letter)
            await pilot.pause(0.2)
        (draft,) = journal.drafts.unfinished()
        assert draft.values[BODY].startswith("abc")
        assert "Draft kept 14:02" in screen_text(pilot)


async def test_an_emptied_box_leaves_no_draft(journal: Journal, open_app: OpenApp) -> None:
    async with open_app(journal) as pilot:
        await type_in(pilot, "ab")
        await pilot.pause(0.5)
        await press(pilot, "backspace", "backspace")
        await pilot.pause(0.5)
        await settle(pilot)
    assert journal.drafts.unfinished() == []


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
async def test_the_words_being_written_are_in_sight_however_many_there_are(
    size: tuple[int, int], sample_journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(sample_journal, size=size) as pilot:
        for number in range(20):
            await type_in(pilot, f"Line {number}.")
            assert f"Line {number}." in screen_text(pilot)
            await press(pilot, "enter")
        await pilot.pause(0.5)
        await settle(pilot)
        assert "Draft kept 14:02" in screen_text(pilot)
        assert "Ready to look at again" in screen_text(pilot)


async def test_quitting_stores_what_is_in_the_box(journal: Journal, open_app: OpenApp) -> None:
    async with open_app(journal) as pilot:
        await type_in(pilot, "half a thought")
        await pilot.press("ctrl+q")
        await pilot.pause()
    (draft,) = journal.drafts.unfinished()
    assert draft.values == {BODY: "half a thought"}


async def test_an_unfinished_draft_is_offered_and_gone_on_with(journal: Journal, open_app: OpenApp) -> None:
    draft = journal.drafts.blank(EntryKind.REFLECTION)
    journal.drafts.save(replace(draft, values={BODY: "what nobody said was"}))
    async with open_app(journal) as pilot:
        assert "“what nobody said was”" in screen_text(pilot)
        await press(pilot, "escape", "down", "enter")
        assert "what nobody said was" in screen_text(pilot)
        assert "Reflection" in screen_text(pilot)
        await type_in(pilot, " clear")
        await press(pilot, "ctrl+s")
    assert [row.opening for row in journal.entries.page()] == ["what nobody said was clear"]
    assert journal.drafts.unfinished() == []


async def test_a_draft_is_thrown_away_only_after_asking(journal: Journal, open_app: OpenApp) -> None:
    draft = journal.drafts.blank(EntryKind.REFLECTION)
    journal.drafts.save(replace(draft, values={BODY: "never mind"}))
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "down", "d")
        assert "Throw this draft away for good?" in screen_text(pilot)
        await press(pilot, "escape")
        assert len(journal.drafts.unfinished()) == 1
        await press(pilot, "d", "enter")
        assert "never mind" not in screen_text(pilot)
    assert journal.drafts.unfinished() == []


async def test_what_is_ready_is_shown_without_a_count_and_g_goes_there(
    journal: Journal, clock: Clock, open_app: OpenApp
) -> None:
    today = clock.now.date()
    journal.entries.keep(
        Writing(kind=EntryKind.JUDGEMENT, body="He will engage", how_sure=70, look_again_on=today)
    )
    async with open_app(journal) as pilot:
        shown = screen_text(pilot)
        assert "Ready to look at again" in shown
        assert "fairly sure · from today" in shown
        assert "overdue" not in shown.casefold()
        await press(pilot, "escape", "end", "g", "enter")
        assert "He will engage" in screen_text(pilot)
        assert "You expected, today, fairly sure" in screen_text(pilot)


async def test_g_says_when_nothing_is_waiting(journal: Journal, open_app: OpenApp) -> None:
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "g")
        assert "Nothing is waiting." in screen_text(pilot)


async def test_the_question_for_today_opens_its_pack_at_that_question(
    journal: Journal, open_app: OpenApp
) -> None:
    question = journal.today.question(journal.packs.all())
    assert question is not None
    async with open_app(journal) as pilot:
        assert question.text in screen_text(pilot)
        await press(pilot, "escape", "enter")
        shown = screen_text(pilot)
        assert question.pack_title in shown.splitlines()[0]
        assert question.text[:40] in shown
        await type_in(pilot, "to nobody")
        await press(pilot, "ctrl+s")
    (row,) = journal.entries.page()
    (answer,) = journal.entries.get(row.id).answers
    assert (answer.question, answer.text) == (question.text, "to nobody")


async def test_the_box_as_a_pack_takes_its_words_along(journal: Journal, open_app: OpenApp) -> None:
    async with open_app(journal) as pilot:
        await type_in(pilot, "her hands")
        await press(pilot, "f3")
        assert "Which pack of questions?" in screen_text(pilot)
        await press(pilot, "down", "enter")
        assert "After a hard visit" in screen_text(pilot).splitlines()[0]
        await press(pilot, "ctrl+s")
        assert "her hands" in screen_text(pilot)
    (row,) = journal.entries.page()
    entry = journal.entries.get(row.id)
    assert [(a.question, a.text) for a in entry.answers] == [("What is still with you?", "her hands")]
    assert journal.drafts.unfinished() == []


async def test_a_full_disk_keeps_the_words_on_the_screen_and_says_so(
    home: Path, clock: Clock, open_app: OpenApp
) -> None:
    journal = FailingJournal(home / "journal.db", clock=clock)
    journal.fail("drafts.save", "entries.keep")
    async with open_app(journal) as pilot:
        await type_in(pilot, "precious")
        await press(pilot, "ctrl+s")
        shown = screen_text(pilot)
        assert "precious" in shown
        assert "There is no room left on the disk." in shown
        assert "Your words are still here." in shown
        journal.mend()
        await press(pilot, "ctrl+s")
        assert "Kept. Only on this computer." in screen_text(pilot)
    assert [row.opening for row in journal.entries.page(EntryQuery())] == ["precious"]
