"""Hostile text in every field, on every screen: it is shown as it is, and nothing of it acts."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from textual import events

from reflect_tui.journal import Journal
from reflect_tui.tui.screens.share import ShareScreen
from tests.tui.conftest import OpenApp
from tests.tui.hostile import LONG, MARKUP, PAYLOADS, hostile_journal
from tests.tui.screens import assert_nothing_hostile, press, screen_text, settle, words_on

WALK = {
    "today": (),
    "today's page": ("escape",),
    "an unfinished draft": ("escape", "g", "down", "down", "enter", "tab", "f3", "f3", "escape"),
    "journal": ("escape", "o", "space", "down", "space"),
    "a theme": ("escape", "o", "t", "down", "enter"),
    "trash and undo": ("escape", "o", "d", "u"),
    "reading": ("escape", "o", "enter", "pagedown", "end"),
    "reading a judgement": ("escape", "g", "enter", "end"),
    "editing": ("escape", "o", "down", "e", "tab", "shift+tab", "shift+tab", "f3", "f3", "escape"),
    "packs": ("escape", "k", "down", "tab", "pagedown", "end", "escape"),
    "removing a pack": ("escape", "k", "down", "d", "escape"),
    "a session": (
        "escape",
        "k",
        "down",
        "r",
        "space",
        "right",
        "end",
        "e",
        "right",
        "right",
        "escape",
        "r",
        "escape",
    ),
    "a harvest": (
        "escape",
        "p",
        "down",
        "enter",
        "1",
        "t",
        "escape",
        "v",
        "end",
        "escape",
        "w",
        "end",
        "escape",
    ),
    "a case of what came": ("escape", "p", "down", "enter", "c", "x", "tab", "escape", "escape"),
    "a session that waits": ("escape", "p", "d", "escape", "enter", "escape", "d", "enter"),
    "a pack in use": ("escape", "k", "down", "enter", "x", "tab", "right", "tab", "f3", "f3"),
    "choosing a pack": ("escape", "n", "q"),
    "shares": ("escape", "l", "tab", "end", "w", "escape", "f", "escape"),
    "settings": ("escape", "s", "d", "escape", "enter", "escape", "down", "d", "escape"),
    "help": ("escape", "o", "f1", "end", "escape"),
    "palette": ("escape", "o", "ctrl+p", "t", "escape"),
    "sharing": ("escape", "o", "end", "x", "enter", "enter", "enter", "n", "enter", "k", "enter", "m"),
    "the whole file": ("escape", "o", "end", "x", "enter", "enter", "enter", "v"),
    "in their shoes": ("escape", "o", "end", "x", "enter", "enter", "enter", *["enter"] * 9, "escape"),
    "looking again": ("escape", "g", "enter", "right", "enter", "tab", "f3", "f3", "escape"),
    "what led to what": ("escape", "o", "f", "end", "escape", "enter", "f", "escape"),
    "earlier versions": ("escape", "o", "v", "enter", "escape", "escape"),
    "adding a thought": ("escape", "g", "escape", "o", "end", "a", "x", "enter"),
    "the trash": ("escape", "o", "d", "z", "e", "escape", "enter"),
    "themes": ("escape", "o", "t", "down", "r", "escape", "m", "escape"),
    "what I notice": ("escape", "i", "end", "enter", "escape"),
    "the week": ("escape", "y", "x", "tab", "escape"),
    "like this before": ("escape", "n", "j", "x", "f6", "escape", "escape"),
    "a judgement from a sentence": ("x", "f5", "escape"),
    "blur and blank": ("escape", "o", "f8", "f8", "ctrl+l", "x"),
}


NARROW, WIDE = (60, 20), (150, 40)


FEW = [("markup", NARROW), ("terminal", WIDE), ("marks", NARROW)]
"""What attacks in the three different ways."""
ALL = [(payload, size) for payload in PAYLOADS for size in (NARROW, WIDE)]
TRIED = ALL if os.environ.get("REFLECT_HOSTILE") == "all" else FEW
"""Every text at every size takes minutes, and is asked for by REFLECT_HOSTILE=all."""


@pytest.mark.parametrize(
    ("payload", "size"),
    TRIED,
    ids=lambda value: value if isinstance(value, str) else f"{value[0]}x{value[1]}",
)
async def test_no_screen_breaks_or_acts_on_a_hostile_text(
    payload: str, size: tuple[int, int], journal: Journal, open_app: OpenApp, tmp_path: Path
) -> None:
    hostile_journal(journal, PAYLOADS[payload], tmp_path)
    slow = ("long", "marks")
    walks = [keys for name, keys in WALK.items() if payload not in slow or name not in ("help", "palette")]
    async with open_app(journal, size=size) as pilot:
        for keys in walks:
            for key in keys:
                await press(pilot, key)
                assert_nothing_hostile(pilot)
            assert pilot.app.is_running
            while len(pilot.app.screen_stack) > 1:
                pilot.app.pop_screen()
                await settle(pilot)
            pilot.app.screen.query_one("#box").focus()
            await settle(pilot)


async def test_brackets_are_shown_as_they_were_typed(
    journal: Journal, open_app: OpenApp, tmp_path: Path
) -> None:
    hostile_journal(journal, MARKUP, tmp_path)
    bracketed = "x[/] [/ [@click=app.quit]x[/] [link=http://e]x[/link] [red]x"
    start = "x[/] [/ [@click=app.quit]x[/]"  # a list cuts long lines
    async with open_app(journal, size=(200, 60)) as pilot:
        assert f"“draft {start}" in words_on(pilot)
        await press(pilot, "escape", "o")
        assert f"title {start}" in words_on(pilot)
        assert f"theme {start}"[:20] in words_on(pilot)
        await press(pilot, "d")
        assert "Moved to the trash." in screen_text(pilot)
        await press(pilot, "h", "k", "down")
        assert f"A pack {start}"[:20] in words_on(pilot)
        await press(pilot, "enter")
        assert f"Question {bracketed}" in words_on(pilot)
        assert f"Intro {bracketed}" in words_on(pilot)
        await press(pilot, "escape", "d")
        assert "Take “A pack x[/] [/ [@click=app.quit]x[/]" in words_on(pilot)
        await press(pilot, "escape", "h", "s")
        assert f"Name {start}" in words_on(pilot)
        assert "someone x[/] [/ [" in words_on(pilot)
        await press(pilot, "d")
        assert "Take Name x[/] [/ [@click=app.quit]x[/]" in words_on(pilot)


async def test_a_click_on_hostile_text_runs_nothing(
    journal: Journal, open_app: OpenApp, tmp_path: Path
) -> None:
    hostile_journal(journal, "[@click=app.leave]press me[/]", tmp_path)
    async with open_app(journal, size=(120, 36)) as pilot:
        await press(pilot, "escape", "o")
        for row, line in enumerate(screen_text(pilot).splitlines()):
            at = line.find("press me")
            if at >= 0:
                await pilot.click(offset=(at + 1, row))
                await settle(pilot)
                assert pilot.app.is_running
        await press(pilot, "home", "enter")
        for row, line in enumerate(screen_text(pilot).splitlines()):
            at = line.rfind("press me")
            if at >= 0:
                await pilot.click(offset=(at + 1, row))
        await settle(pilot)
        assert pilot.app.is_running


@pytest.mark.parametrize("payload", PAYLOADS)
async def test_pasting_anything_anywhere_breaks_nothing(
    payload: str, journal: Journal, open_app: OpenApp
) -> None:
    text = PAYLOADS[payload]
    async with open_app(journal) as pilot:
        pilot.app.post_message(events.Paste(text))
        await settle(pilot)
        assert_nothing_hostile(pilot)
        await press(pilot, "ctrl+s")
        assert "Kept." in screen_text(pilot)
        await press(pilot, "escape", "slash")
        pilot.app.post_message(events.Paste(text))
        await settle(pilot)
        await pilot.pause(0.6)
        await settle(pilot)
        assert_nothing_hostile(pilot)
        await press(pilot, "escape", "escape", "escape", "s", "a")
        pilot.app.post_message(events.Paste(f"Name {text[:2000]}"))
        await settle(pilot)
        await press(pilot, "enter")
        assert_nothing_hostile(pilot)
        await press(pilot, "enter")
        pilot.app.post_message(events.Paste(text[:2000].replace("Name", "")))
        await press(pilot, "enter")
        assert_nothing_hostile(pilot)
        await press(pilot, "escape", "f9")
        if pilot.app.screen.is_modal:
            pilot.app.post_message(events.Paste(text[:2000]))
            await settle(pilot)
            assert_nothing_hostile(pilot)
    (row,) = journal.entries.page()
    kept = journal.entries.get(row.id).body
    # Kept as typed: only half a character, which no file can hold, and line ends may differ.
    assert kept == text.replace("\ud800", "\ufffd") or kept.split() == text.split()


async def test_a_very_long_line_says_that_it_will_be_slow(journal: Journal, open_app: OpenApp) -> None:
    async with open_app(journal) as pilot:
        pilot.app.post_message(events.Paste(LONG[:30_000]))
        await settle(pilot)
        assert "That was one very long line." in screen_text(pilot)


async def test_names_of_hostile_findings_are_shown_as_they_are(journal: Journal, open_app: OpenApp) -> None:
    from reflect_tui.domain.entries import Writing

    journal.entries.keep(Writing(body="Mr [/Okafor] came with Samira [@click=app.quit]Khan[/]."))
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "o", "x", "enter", "enter", "enter")
        assert isinstance(pilot.app.screen, ShareScreen)
        assert "[@click=app.quit]" in words_on(pilot)
        for _ in pilot.app.screen.review.steps:
            assert_nothing_hostile(pilot)
            await press(pilot, "enter")
        assert pilot.app.is_running
