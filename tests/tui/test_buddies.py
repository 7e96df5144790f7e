"""Buddies in the app: a note read and answered, a reply dropped in, what was learnt."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from reflect_tui.domain.entries import Writing
from reflect_tui.domain.exchanging import Wish
from reflect_tui.domain.sharing import Share
from reflect_tui.exchange.asked import ANSWER_LINE
from reflect_tui.journal import Journal
from reflect_tui.tui.screens.arrived import ArrivedScreen
from reflect_tui.tui.screens.buddies import BuddiesScreen
from reflect_tui.tui.screens.replying import LearntScreen, NoteScreen, ReplyScreen
from reflect_tui.tui.screens.share import ShareScreen
from reflect_tui.tui.screens.talk import TalkScreen
from tests.storage.making import START
from tests.tui.conftest import OpenApp, send
from tests.tui.hostile import PAYLOADS
from tests.tui.screens import assert_nothing_hostile, press, screen_text, settle, type_in, words_on


@pytest.fixture
def theirs(tmp_path: Path) -> Share:
    """A note of somebody else."""
    other = Journal(tmp_path / "o" / "journal.db", clock=lambda: START, rng=random.Random(5).randbytes)
    return send(other, tmp_path / "notes")


async def paste(pilot: Pilot[None], text: str) -> None:
    pilot.app.post_message(events.Paste(text))
    await settle(pilot)


async def test_empty_it_says_how_a_note_goes_and_a_reply_comes(journal: Journal, open_app: OpenApp) -> None:
    async with open_app(journal, size=(60, 20)) as pilot:
        await press(pilot, "escape", "b")
        assert isinstance(pilot.app.screen, BuddiesScreen)
        assert "x shares an entry with your buddy as a file" in words_on(pilot)
        assert "drop the file here, or paste its words" in words_on(pilot)
        await press(pilot, "enter", "d")
        assert isinstance(pilot.app.screen, BuddiesScreen)


async def test_a_note_is_dropped_in_read_and_answered(
    journal: Journal, open_app: OpenApp, theirs: Share, tmp_path: Path
) -> None:
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "b")
        await paste(pilot, f"'{tmp_path / 'notes' / theirs.file_name}' ")
        assert isinstance(pilot.app.screen, ArrivedScreen)
        await press(pilot, "ctrl+s")
        assert "The target we hit" in words_on(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, NoteScreen)
        assert "Questions only, please" in words_on(pilot)
        assert "The bell." not in words_on(pilot)
        await press(pilot, "r")
        screen = pilot.app.screen
        assert isinstance(screen, ReplyScreen)
        await press(pilot, "f7")
        assert "Write a line of your own first" in words_on(pilot)
        await type_in(pilot, "Have you tried ringing? ")
        assert "usually hands over an answer" in words_on(pilot)
        await press(pilot, "ctrl+a", "delete")
        await type_in(pilot, "What did the silence say?")
        assert "hands over an answer" not in words_on(pilot)
        await press(pilot, "f7")
        assert "The bell." in words_on(pilot)
        await press(pilot, "escape", "ctrl+s")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ShareScreen)
        await press(pilot, "enter", *["enter"] * 5)
        await press(pilot, "w")
        await type_in(pilot, str(tmp_path / "back"))
        await press(pilot, "enter", "enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, NoteScreen)
    (written,) = (tmp_path / "back").iterdir()
    assert "What did the silence say?" in written.read_text()
    assert journal.drafts.unfinished() == []
    assert journal.buddies.note(theirs.id).answered_at is not None


async def test_a_reply_that_is_left_waits_as_a_draft_and_goes_on_from_today(
    journal: Journal, open_app: OpenApp, theirs: Share
) -> None:
    journal.buddies.take_in(journal.buddies.look_at_text(theirs.text)[0])
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "b", "enter", "r")
        await type_in(pilot, "What did the silence say?")
        await press(pilot, "escape", "escape", "escape")
        assert "What did the silence say?" in screen_text(pilot)
        (draft,) = journal.drafts.unfinished()
        from reflect_tui.tui.screens.start import go_on

        go_on(pilot.app.screen, journal, draft)
        await settle(pilot)
        assert isinstance(pilot.app.screen, ReplyScreen)
        assert "What did the silence say?" in screen_text(pilot)


async def test_words_that_are_pasted_become_a_reply_beside_the_entry(
    journal: Journal, open_app: OpenApp, tmp_path: Path
) -> None:
    share = send(journal, tmp_path)
    text = share.text.replace(ANSWER_LINE, f"{ANSWER_LINE}\n\nThe second ask.\n\nBest wishes,\nRobin", 1)
    async with open_app(journal, size=(60, 20)) as pilot:
        await press(pilot, "escape", "b")
        await paste(pilot, text)
        assert isinstance(pilot.app.screen, ArrivedScreen)
        assert "What did I miss? ▌ The second ask." in words_on(pilot)
        await press(pilot, "ctrl+s")
        assert "a reply is here" in words_on(pilot)
        await paste(pilot, text)
        assert "It is here already." in words_on(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, TalkScreen)
        await press(pilot, "e")
        assert isinstance(pilot.app.screen, LearntScreen)
        await type_in(pilot, "Ask twice.")
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, TalkScreen)
        assert "What you learnt from talking it through Ask twice." in words_on(pilot)
        await press(pilot, "v")
        assert "reflect: note/1" in screen_text(pilot)
        await press(pilot, "escape", "enter")
        assert "A reply: What did I miss? The second ask." in words_on(pilot)
    assert journal.entries.get(share.entry_ids[0]).talked_through == ("Ask twice.",)


async def test_a_reply_that_fits_nothing_waits_and_is_matched(
    journal: Journal, open_app: OpenApp, tmp_path: Path
) -> None:
    share = send(journal, tmp_path)
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "b")
        await paste(pilot, "Thinking of your note.\nWhat were you afraid of?")
        await press(pilot, "ctrl+s")
        assert "Replies that fit none of your notes" in words_on(pilot)
        await press(pilot, "end", "enter")
        assert "Which of your notes does it answer?" in words_on(pilot)
        await press(pilot, "enter")
        await settle(pilot)
        assert "fit none" not in words_on(pilot)
    assert len(journal.entries.get(share.entry_ids[0]).replies) == 1


async def test_a_file_that_cannot_be_read_is_asked_for_again(
    journal: Journal, open_app: OpenApp, tmp_path: Path
) -> None:
    (tmp_path / "x.docx").write_bytes(b"PK\x03\x04 word/document.xml")
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "b", "a")
        await type_in(pilot, str(tmp_path / "x.docx"))
        await press(pilot, "enter")
        await settle(pilot)
        assert "is a Word document" in words_on(pilot)
        assert "x.docx" in words_on(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, BuddiesScreen)


async def test_a_note_is_deleted_after_a_question(journal: Journal, open_app: OpenApp, theirs: Share) -> None:
    journal.buddies.take_in(journal.buddies.look_at_text(theirs.text)[0])
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "b", "d")
        assert "A copy may still exist" in words_on(pilot)
        await press(pilot, "escape", "d", "enter")
        await settle(pilot)
        assert "Nothing yet." in words_on(pilot)


async def test_sharing_with_a_buddy_asks_what_is_wanted_back(
    journal: Journal, open_app: OpenApp, tmp_path: Path
) -> None:
    journal.entries.keep(Writing(body="The rota was agreed, they said."))
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "o", "x", "enter")
        assert "What would you like back?" in words_on(pilot)
        await press(pilot, "down", "enter")
        await type_in(pilot, "What did I miss?")
        await press(pilot, "enter")
        await type_in(pilot, "The bell.")
        await press(pilot, "enter", "enter")
        await settle(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, ShareScreen)
        (text,) = screen.plan.review.texts
        assert "**1.** What did I miss?" in text
        assert screen.plan.wish is Wish.NOTICED
        assert "The bell." in text


async def test_sharing_with_a_group_asks_what_it_may_do_with_it(journal: Journal, open_app: OpenApp) -> None:
    journal.entries.keep(Writing(body="The rota was agreed, they said."))
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "o", "x", "down", "down", "enter")
        assert "What may the group do with it?" in words_on(pilot)
        await press(pilot, "down", "enter")
        await settle(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, ShareScreen)
        (file,) = journal.sharing.files(screen.plan)
        assert "may-be-quoted: yes\n---" in file.text
        assert "may-become-a-case" not in file.text


@pytest.mark.parametrize("payload", PAYLOADS)
async def test_nothing_hostile_of_a_note_or_a_reply_is_drawn(
    journal: Journal, open_app: OpenApp, theirs: Share, tmp_path: Path, payload: str
) -> None:
    share = send(journal, tmp_path)
    note = theirs.text.replace("Nobody had rung.", f"Nobody {payload} had rung.").encode("utf-8", "replace")
    reply = share.text.replace(ANSWER_LINE, f"{ANSWER_LINE}\n\nsaid {payload}", 1)
    journal.buddies.take_in(journal.buddies.look_at_text(note.decode())[0])
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "b", "enter")
        assert_nothing_hostile(pilot)
        await press(pilot, "r")
        assert_nothing_hostile(pilot)
        await press(pilot, "escape", "escape")
        await paste(pilot, reply)
        assert_nothing_hostile(pilot)
        await press(pilot, "ctrl+s", "end", "enter")
        assert_nothing_hostile(pilot)
