"""Frozen screens: every screen as text at three sizes, so that a change to one shows in review.

`REFLECT_GOLDENS=write python3 run.py test tests/tui/test_goldens.py` writes them anew: look at each first.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reflect_tui.journal import Journal
from reflect_tui.paths import Paths
from tests.conftest import Clock
from tests.tui.conftest import OpenApp, hold_a_session, pair_up, share_some
from tests.tui.screens import press, screen_text, settle, type_in

GOLDENS = Path(__file__).parent / "goldens"
SIZES = [(60, 20), (80, 24), (120, 36)]
SOMEWHERE = Paths(Path("/home/dee/reflect"), Path("/home/dee/reflect/config.toml"))
"""Where the settings say that everything is, so that they look the same on every machine."""
WRITE = os.environ.get("REFLECT_GOLDENS") == "write"

Step = tuple[str, tuple[str, ...], str]
"""The name of the picture, the keys that lead there from the one before, and what is typed after them."""

JOURNEYS: dict[str, tuple[Step, ...]] = {
    "today": (
        ("today-first", (), ""),
        ("today-typed", (), "The handover went quiet when I said I wasn't sure."),
        ("today-kept", ("ctrl+s",), ""),
        ("today-page", ("escape", "down"), ""),
    ),
    "write": (
        ("new-entry", ("escape", "n"), ""),
        ("judgement", ("j",), "I think he'll engage if we go together."),
        ("how-sure", ("tab", "right", "right"), ""),
        ("one-page", ("f3",), ""),
        ("choose-a-pack", ("f3", "escape", "n", "q"), ""),
    ),
    "pack": (
        ("packs", ("escape", "k", "down"), ""),
        ("handout", ("tab", "pagedown"), ""),
        ("from-a-pack", ("tab", "enter"), "Her hands. She answered every question to her hands."),
        ("next-question", ("tab",), ""),
    ),
    "harvest": (
        ("sessions", ("escape", "p"), ""),
        ("harvest", ("down", "enter"), ""),
        ("heaps", ("2", "v"), ""),
        ("account", ("escape", "w"), ""),
        ("withheld", ("escape", "escape", "up", "enter"), ""),
    ),
    "sessions": (
        ("no-session", ("escape", "p"), ""),
        ("session-agreeing", ("escape", "k", "r"), ""),
        ("session-round", ("space", "right"), ""),
        ("session-over", ("right", "right", "right", "right"), ""),
    ),
    "journal": (
        ("journal", ("escape", "o", "down", "space"), ""),
        ("find", ("slash",), "trust"),
        ("find-nothing", ("ctrl+u",), "zebra"),
        ("reading", ("escape", "escape", "end", "enter"), ""),
        ("themes", ("escape", "t"), ""),
        ("trashed", ("escape", "home", "d"), ""),
    ),
    "share": (
        ("audience", ("escape", "o", "x"), ""),
        ("wish", ("enter",), ""),
        ("question", ("enter",), ""),
        ("finding", ("enter",), ""),
        ("something-else", ("down", "enter"), "a neighbour"),
        ("all-settled", ("enter",), ""),
        ("in-their-shoes", ("enter", "enter"), ""),
        ("whole-file", ("enter",) * 4, ""),
        ("mark", ("escape", "m"), ""),
    ),
    "shared": (
        ("shares", ("escape", "l", "down"), ""),
        ("sent", ("enter",), ""),
        ("sent-replaced", ("end",), ""),
        ("withdraw", ("w",), ""),
        ("forget", ("escape", "f"), ""),
        ("forgotten", ("down", "enter"), ""),
    ),
    "buddies": (
        ("buddies", ("escape", "b"), ""),
        ("note-for-you", ("enter",), ""),
        ("reply", ("r",), "Have you tried ringing her? "),
        ("talked-through", ("escape", "escape", "down", "enter"), ""),
        ("agreed", ("escape", "down", "enter"), ""),
        ("match", ("escape", "end", "enter"), ""),
    ),
    "looking": (
        ("look-again", ("escape", "g", "enter"), ""),
        ("how-sound", ("right", "enter", "tab"), ""),
        ("like-before", ("escape", "n", "j", "f6"), ""),
        ("week", ("escape", "escape", "y"), ""),
    ),
    "past": (
        ("led-to-what", ("escape", "o", "f"), ""),
        ("versions", ("escape", "v"), ""),
        ("my-themes", ("escape", "t"), ""),
        ("the-trash", ("escape", "d", "z"), ""),
        ("erase", ("e",), ""),
        ("notice", ("escape", "i"), ""),
    ),
    "around": (
        ("nothing-shared", ("escape", "l"), ""),
        ("settings", ("s",), ""),
        ("help", ("f1",), ""),
        ("palette", ("escape", "f9"), "look"),
    ),
}


async def standing_still(pilot: Pilot[None]) -> str:
    """The screen when it has not changed for a while."""
    before, shown = "", screen_text(pilot)
    while before != shown:
        before = shown
        await pilot.pause(0.5)
        await settle(pilot)
        shown = screen_text(pilot)
    return shown + "\n"


async def at_last(pilot: Pilot[None], expected: str) -> str:
    """The screen as soon as it is as expected, or after a while as it is; a busy machine may be slow."""
    for _ in range(20):
        if screen_text(pilot) + "\n" == expected:
            break
        await pilot.pause(0.2)
        await settle(pilot)
    return screen_text(pilot) + "\n"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("journey", JOURNEYS)
async def test_screens_are_as_they_were_looked_at(
    journey: str,
    size: tuple[int, int],
    sample_journal: Journal,
    open_app: OpenApp,
    clock: Clock,
    tmp_path: Path,
) -> None:
    changed = []
    if journey == "shared":
        share_some(sample_journal, clock, tmp_path / "shared")
    if journey == "harvest":
        hold_a_session(sample_journal)
    if journey == "buddies":
        pair_up(sample_journal, clock, tmp_path)
    async with open_app(sample_journal, size=size, paths=SOMEWHERE) as pilot:
        for name, keys, typed in JOURNEYS[journey]:
            await press(pilot, *keys)
            if typed:
                await type_in(pilot, typed)
                # A draft is stored, and said to be, a moment after the last key.
                await pilot.pause(0.5)
                await settle(pilot)
            path = GOLDENS / f"{name}.{size[0]}x{size[1]}.txt"
            if WRITE:
                path.write_text(await standing_still(pilot), encoding="utf-8")
                continue
            expected = path.read_text(encoding="utf-8")
            if await at_last(pilot, expected) != expected:
                changed.append(f"{path.name} is now\n{screen_text(pilot)}")
    assert not changed, "\n".join(changed)


def test_no_golden_is_left_over() -> None:
    names = {step[0] for journey in JOURNEYS.values() for step in journey}
    expected = {f"{name}.{width}x{height}.txt" for name in names for width, height in SIZES}
    assert {path.name for path in GOLDENS.iterdir()} == expected
