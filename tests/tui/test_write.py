"""Writing: every kind, a pack, choices, dates in words, both ways of asking, coming back, changing."""

from __future__ import annotations

import asyncio
from contextlib import nullcontext
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from reflect_tui.domain.entries import EntryKind, EntryQuery
from reflect_tui.journal import Journal
from reflect_tui.tui.screens.start import open_pack
from reflect_tui.tui.screens.write import WriteScreen
from reflect_tui.tui.widgets.choices import ChoiceRow
from tests.fakes import FailingJournal
from tests.tui.conftest import OpenApp
from tests.tui.screens import (
    click_on,
    focused,
    key_line,
    press,
    screen_text,
    settle,
    title_line,
    type_in,
    words_on,
)


def writer(pilot: Pilot[None]) -> WriteScreen:
    assert isinstance(pilot.app.screen, WriteScreen)
    return pilot.app.screen


async def open_kind(pilot: Pilot[None], letter: str) -> None:
    await press(pilot, "escape", "n", letter)


async def test_every_kind_is_begun_by_its_letter_and_kept_as_itself(
    journal: Journal, open_app: OpenApp
) -> None:
    letters = {
        "r": EntryKind.REFLECTION,
        "j": EntryKind.JUDGEMENT,
        "p": EntryKind.POSITIVE_ERROR,
        "l": EntryKind.RELATIONSHIP,
        "c": EntryKind.CHANGE,
        "w": EntryKind.WENT_WELL,
    }
    async with open_app(journal) as pilot:
        await press(pilot, "escape")
        for letter, kind in letters.items():
            await press(pilot, "n", letter)
            assert kind.label.capitalize() in title_line(pilot)
            await press(pilot, "shift+tab", "shift+tab", "x", "ctrl+s")
            assert journal.entries.page(EntryQuery(kind=kind)), kind
    assert journal.entries.count() == len(letters)


async def test_tab_goes_round_and_round_and_loses_nothing(journal: Journal, open_app: OpenApp) -> None:
    async with open_app(journal) as pilot:
        await open_kind(pilot, "r")
        total = len(writer(pilot).sheet.prompts)
        for number in range(total):
            assert f"{number + 1} of {total}" in title_line(pilot)
            await press(pilot, "abcdefghijkl"[number], "tab")
        assert f"1 of {total}" in title_line(pilot)
        await press(pilot, "shift+tab")
        assert f"{total} of {total}" in title_line(pilot)
        values = writer(pilot).values_now()
        assert [values[prompt.key] for prompt in writer(pilot).sheet.prompts] == list("abcdefg")


async def test_keys_typed_right_after_tab_belong_to_the_next_answer(
    journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(journal) as pilot:
        await open_kind(pilot, "r")
        for key in ("a", "tab", "b", "tab", "c", "tab", "d"):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
            await asyncio.sleep(0.01)
        await settle(pilot)
        values = writer(pilot).values_now()
        prompts = writer(pilot).sheet.prompts
        assert [values.get(prompt.key, "") for prompt in prompts[:4]] == ["a", "b", "c", "d"]


async def test_an_answer_from_a_pack_keeps_the_wording_it_answered(
    journal: Journal, open_app: OpenApp
) -> None:
    pack = journal.packs.get("after-a-hard-visit")
    async with open_app(journal) as pilot:
        await open_kind(pilot, "q")
        await press(pilot, "down", "enter")
        assert pack.title in title_line(pilot)
        assert "about 5 minutes" in title_line(pilot)
        await press(pilot, "tab")
        await type_in(pilot, "the kettle")
        await press(pilot, "ctrl+s")
        assert "Kept." in screen_text(pilot)
    (row,) = journal.entries.page()
    entry = journal.entries.get(row.id)
    assert [(a.question, a.text) for a in entry.answers] == [(pack.questions[1].text, "the kettle")]
    assert entry.pack_id == pack.id


async def test_hints_are_shown_and_never_stand_in_the_text(journal: Journal, open_app: OpenApp) -> None:
    async with open_app(journal) as pilot:
        await open_kind(pilot, "j")
        assert "one sentence; say by when you could tell" in screen_text(pilot)
        assert not any(writer(pilot).values_now().values())


async def test_how_sure_is_a_word_or_a_number_and_says_what_it_means(
    journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(journal) as pilot:
        await open_kind(pilot, "j")
        await type_in(pilot, "they come")
        await press(pilot, "tab", "right", "right")
        assert "❯ doubtful" in screen_text(pilot)
        await press(pilot, "6", "5")
        assert "❯ 65" in screen_text(pilot)
        assert "fairly sure (65 %)" in screen_text(pilot)
        # A number may not pass a hundred: the digit begins another one.
        await press(pilot, "9")
        assert "❯ 9\n" in screen_text(pilot)
        await press(pilot, "backspace", "7", "0", "enter")
        assert "3 of 14" in title_line(pilot)
        await press(pilot, "ctrl+s")
    (row,) = journal.entries.page()
    judged = journal.entries.get(row.id).judgement
    assert judged is not None
    assert (judged.expectation, judged.how_sure) == ("they come", 70)


async def test_choices_are_made_by_arrows_or_mouse_and_can_be_taken_back(
    journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(journal) as pilot:
        await open_kind(pilot, "p")
        await press(pilot, *["tab"] * 4)
        assert "Was anybody hurt?" in screen_text(pilot)
        assert key_line(pilot).startswith("→ choose")
        await press(pilot, "left")
        assert "❯ not sure" in screen_text(pilot)
        # A first letter chooses, and goes nowhere else.
        await press(pilot, "n")
        assert "❯ no   " in screen_text(pilot)
        await press(pilot, "n", "h", "o", "k")
        assert "❯ not sure" in screen_text(pilot)
        await press(pilot, "backspace")
        assert "❯" not in screen_text(pilot)
        await click_on(pilot, "could have been")
        assert "❯ could have been" in screen_text(pilot)
        await click_on(pilot, "could have been")
        assert "❯" not in screen_text(pilot)
        await press(pilot, "right", "right", "right", "right", "right", "right", "tab")
        await type_in(pilot, "rang her")
        await press(pilot, "ctrl+s")
    (row,) = journal.entries.page()
    assert dict(journal.entries.get(row.id).fields) == {"someone_hurt": "not sure", "put_right": "rang her"}


async def test_a_date_in_words_is_read_back_before_it_is_kept(journal: Journal, open_app: OpenApp) -> None:
    async with open_app(journal) as pilot:
        await open_kind(pilot, "j")
        await type_in(pilot, "they come")
        await press(pilot, "shift+tab", "shift+tab", "shift+tab")
        assert "When will you look again?" in screen_text(pilot)
        await type_in(pilot, "in two weeks")
        assert "Monday 7 December 2026" in screen_text(pilot)
        await press(pilot, "ctrl+s")
    (row,) = journal.entries.page()
    judged = journal.entries.get(row.id).judgement
    assert judged is not None
    assert str(judged.look_again_on) == "2026-12-07"


async def test_a_date_that_cannot_be_read_takes_one_there_and_keeps_every_word(
    journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(journal) as pilot:
        await open_kind(pilot, "j")
        await type_in(pilot, "they come")
        await press(pilot, *["shift+tab"] * 3)
        await type_in(pilot, "whenever")
        assert "I cannot read “whenever” as a day." in screen_text(pilot)
        await press(pilot, "tab", "ctrl+s")
        assert "12 of 14" in title_line(pilot)
        assert "whenever" in screen_text(pilot)
        assert "I cannot read “whenever” as a day. Write it like" in words_on(pilot)
        assert journal.entries.count() == 0
        await press(pilot, *["backspace"] * 8)
        await type_in(pilot, "friday")
        await press(pilot, "ctrl+s")
    assert journal.entries.count() == 1


async def test_f3_shows_everything_on_one_page_and_is_remembered(journal: Journal, open_app: OpenApp) -> None:
    async with open_app(journal) as pilot:
        await open_kind(pilot, "r")
        await type_in(pilot, "one")
        await pilot.pause(0.5)
        assert "F3 all on one page" in key_line(pilot)
        await press(pilot, "f3")
        assert "F3 one by one" in key_line(pilot)
        shown = screen_text(pilot)
        assert "What's on your mind?" in shown
        assert "What happened that you want to hold on to?" in shown
        assert "Draft kept 14:02" in shown
        await press(pilot, "tab")
        await type_in(pilot, "two")
        assert "2 of 7" in title_line(pilot)
        await press(pilot, "escape", "n", "r")
        assert "F3 one by one" in key_line(pilot)
        await press(pilot, "f3")
        assert "F3 all on one page" in key_line(pilot)
    assert journal.drafts.unfinished()[0].values == {"body": "one", "f:what": "two"}


async def test_a_click_goes_to_a_question_in_either_way_of_asking(
    journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(journal) as pilot:
        await open_kind(pilot, "r")
        await click_on(pilot, "Now what will you do")
        assert "4 of 7" in title_line(pilot)
        await click_on(pilot, "What's on your mind?")
        assert "1 of 7" in title_line(pilot)
        await press(pilot, "f3")
        rows = writer(pilot)._blocks[1].field.region
        await pilot.click(offset=(rows.x + 3, rows.y + 1))
        await settle(pilot)
        assert "2 of 7" in title_line(pilot)


async def test_esc_leaves_a_draft_and_coming_back_goes_on_where_one_stopped(
    journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(journal) as pilot:
        await open_kind(pilot, "c")
        await press(pilot, "right", "tab")
        await type_in(pilot, "ask first")
        await press(pilot, "escape")
        assert "Change: “try”" in screen_text(pilot)
        await press(pilot, "home", "down", "enter")
        assert "2 of 10" in title_line(pilot)
        await type_in(pilot, " and wait")
        await press(pilot, "ctrl+s")
    (row,) = journal.entries.page()
    assert dict(journal.entries.get(row.id).fields) == {"will": "try", "what": "ask first and wait"}
    assert journal.drafts.unfinished() == []


async def test_the_neighbours_of_a_question_are_in_view_at_every_size(
    journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(journal, size=(60, 20)) as pilot:
        await open_kind(pilot, "j")
        total = len(writer(pilot).sheet.prompts)
        for number in range(total):
            shown = screen_text(pilot)
            if number:
                assert writer(pilot).sheet.prompts[number - 1].question[:24] in shown, number
            if number < total - 1:
                assert writer(pilot).sheet.prompts[number + 1].question[:24] in shown, number
            await press(pilot, "tab")


@pytest.mark.parametrize("pack_id", ["a-mistake-worth-having", "proving-and-improving"])
async def test_the_place_to_write_is_always_in_view(
    pack_id: str, journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(journal, size=(60, 20)) as pilot:
        open_pack(pilot.app.screen, journal, journal.packs.get(pack_id))
        await settle(pilot)
        for _ in writer(pilot).sheet.prompts:
            field = writer(pilot)._blocks[writer(pilot).current].field
            assert writer(pilot).sheet_box.region.contains_region(field.region), writer(pilot).current
            assert pilot.app.focused is field
            await press(pilot, "tab")


async def test_the_cursor_stays_in_view_however_long_the_answer_gets(
    journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(journal, size=(60, 20)) as pilot:
        await open_kind(pilot, "p")
        for number in range(16):
            await type_in(pilot, f"l{number}")
            assert f"l{number}" in screen_text(pilot)
            await press(pilot, "enter")


async def test_changing_an_entry_shows_what_it_says_and_leaves_no_draft_when_nothing_changed(
    sample_journal: Journal, open_app: OpenApp
) -> None:
    waiting = len(sample_journal.drafts.unfinished())
    async with open_app(sample_journal) as pilot:
        await press(pilot, "escape", "o", "end", "e")
        # Of a judgement only what may still change is asked.
        assert "What you expected stays as you kept it: I think he'll engage" in words_on(pilot)
        assert "How sure are you?" not in screen_text(pilot)
        assert "What are you leaning on?" not in screen_text(pilot)
        await press(pilot, "escape")
        assert len(sample_journal.drafts.unfinished()) == waiting
        await press(pilot, "home", "e")
        await type_in(pilot, " More.")
        await press(pilot, "ctrl+s")
    newest = sample_journal.entries.get(sample_journal.entries.page()[0].id)
    assert newest.body.endswith("Then she made tea. More.")
    assert newest.revisions == 1


async def test_a_text_written_in_ones_own_editor_comes_back_and_undo_undoes_it(
    journal: Journal, open_app: OpenApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "editor"
    script.write_text('#!/bin/sh\nprintf " and more\\n" >> "$1"\n', encoding="utf-8")
    script.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(script))
    async with open_app(journal) as pilot:
        monkeypatch.setattr(pilot.app, "suspend", nullcontext)
        await open_kind(pilot, "r")
        await type_in(pilot, "one thing")
        await press(pilot, "ctrl+e")
        assert "Other editors may keep copies" in words_on(pilot)
        await press(pilot, "escape", "ctrl+e", "enter")
        assert "one thing and more" in screen_text(pilot)
        await press(pilot, "ctrl+z")
        assert "and more" not in screen_text(pilot)
    assert not list((tmp_path / "home").glob("reflect-*.md"))


async def test_ctrl_e_without_an_editor_says_what_to_do(journal: Journal, open_app: OpenApp) -> None:
    async with open_app(journal) as pilot:
        await type_in(pilot, "words")
        await press(pilot, "ctrl+e", "enter")
        assert "No editor is set up on this system." in screen_text(pilot)
        assert "words" in screen_text(pilot)


async def test_keeping_nothing_says_so_and_stays(journal: Journal, open_app: OpenApp) -> None:
    async with open_app(journal) as pilot:
        await open_kind(pilot, "r")
        await press(pilot, "ctrl+s")
        assert "There is nothing here to keep yet." in screen_text(pilot)
        await press(pilot, "escape")
        assert focused(pilot) == "page"
    assert journal.drafts.unfinished() == []


async def test_a_full_disk_keeps_every_answer_on_the_screen(
    failing: FailingJournal, open_app: OpenApp
) -> None:
    before = failing.entries.count()
    async with open_app(failing) as pilot:
        await open_kind(pilot, "r")
        failing.fail("drafts.save")
        await type_in(pilot, "precious")
        await press(pilot, "tab")
        await type_in(pilot, "also")
        # Neither leaving nor keeping nor closing the app goes on without the words.
        for key in ("escape", "ctrl+s", "ctrl+q"):
            await press(pilot, key)
            assert isinstance(pilot.app.screen, WriteScreen), key
            assert "There is no room left on the disk." in screen_text(pilot)
            assert "Not stored yet. Your words are still here." in screen_text(pilot)
        failing.mend()
        failing.fail("threads.keep_linked")
        await press(pilot, "ctrl+s")
        assert "There is no room left on the disk." in screen_text(pilot)
        assert "Draft kept 14:02" in screen_text(pilot)
        failing.mend()
        await press(pilot, "ctrl+s")
        assert not isinstance(pilot.app.screen, WriteScreen)
    assert failing.entries.count() == before + 1
    entry = failing.entries.get(failing.entries.page()[0].id)
    assert (entry.body, entry.fields) == ("precious", {"what": "also"})


async def test_a_change_that_cannot_be_stored_stays_on_the_screen(
    failing: FailingJournal, open_app: OpenApp
) -> None:
    async with open_app(failing) as pilot:
        await press(pilot, "escape", "o", "e")
        failing.fail("entries.change")
        await type_in(pilot, " New.")
        await press(pilot, "ctrl+s")
        assert "There is no room left on the disk." in screen_text(pilot)
        assert "New." in screen_text(pilot)


async def test_what_cannot_be_remembered_or_fetched_is_said_and_writing_goes_on(
    failing: FailingJournal, open_app: OpenApp
) -> None:
    failing.fail("settings.get", "settings.put", "packs.all", "packs.get")
    async with open_app(failing) as pilot:
        await press(pilot, "escape", "n", "q")
        assert "There is no room left on the disk." in screen_text(pilot)
        await press(pilot, "n", "r", "f3")
        assert "There is no room left on the disk." in screen_text(pilot)
        assert "F3 one by one" in key_line(pilot)
        await type_in(pilot, "still writing")
        assert "still writing" in screen_text(pilot)


async def test_a_pack_of_two_hundred_questions_can_be_seen_whole(
    journal: Journal, open_app: OpenApp, tmp_path: Path
) -> None:
    file = tmp_path / "long.md"
    questions = "\n".join(f"{n}. Question {n}?" for n in range(1, 201))
    file.write_text(f"# Long\n\nFor: one person\n\n## Questions\n\n{questions}\n", encoding="utf-8")
    pack = journal.packs.add(file).pack
    async with open_app(journal) as pilot:
        open_pack(pilot.app.screen, journal, pack)
        await settle(pilot)
        await press(pilot, "shift+tab", "shift+tab", "shift+tab")
        assert "Question 200?" in screen_text(pilot)
        await press(pilot, "f3")
        assert "Question 200?" in screen_text(pilot)
        assert len(writer(pilot).query(ChoiceRow)) == 0
        assert len(writer(pilot)._blocks) == 202


@pytest.mark.parametrize("where", ["write", "today"])
async def test_keeping_twice_in_a_hurry_keeps_one(journal: Journal, open_app: OpenApp, where: str) -> None:
    async with open_app(journal) as pilot:
        if where == "write":
            await press(pilot, "escape", "n", "j")
        await type_in(pilot, "He will come.")
        for _ in range(3):
            pilot.app.post_message(events.Key("ctrl+s", None))
        await settle(pilot)
    assert [row.opening for row in journal.entries.page()] == ["He will come."]


@pytest.mark.parametrize("entry", [False, True])
async def test_leaving_twice_in_a_hurry_is_leaving(journal: Journal, open_app: OpenApp, entry: bool) -> None:
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "n", "j")
        if entry:
            await type_in(pilot, "He will come.")
        for _ in range(3):
            pilot.app.post_message(events.Key("escape", None))
        await settle(pilot)
        assert len(pilot.app.screen_stack) == 1
        assert pilot.app.is_running
