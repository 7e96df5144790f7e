"""The looks in colour: Today and Share in each theme, run by run, so that a lost colour shows in review.

`--snapshot-update` writes them anew. They are text and not pictures: a picture names where it loads a font
from, and changes with every release of the toolkit.
"""

from __future__ import annotations

import pytest
from rich.style import Style
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from reflect_tui.config import Config
from reflect_tui.journal import Journal
from reflect_tui.tui.themes import CHOICES
from tests.tui.conftest import OpenApp
from tests.tui.screens import press, strips


def look(pilot: Pilot[None]) -> str:
    """The screen as runs of one style each: the words, then how they are drawn."""
    lines = []
    for strip in strips(pilot):
        runs: list[tuple[str, Style]] = []
        for segment in strip:
            style = (segment.style or Style()).clear_meta_and_links()
            if runs and runs[-1][1] == style:
                runs[-1] = (runs[-1][0] + segment.text, style)
            else:
                runs.append((segment.text, style))
        lines.append(" | ".join(f"{text.strip()} ({style})" for text, style in runs if text.strip()))
    return "\n".join(lines)


@pytest.mark.parametrize("theme", CHOICES)
async def test_every_look_is_as_it_was_looked_at(
    theme: str, sample_journal: Journal, open_app: OpenApp, snapshot: SnapshotAssertion
) -> None:
    async with open_app(sample_journal, config=Config(theme=theme)) as pilot:
        await press(pilot, "escape", "down")
        assert look(pilot) == snapshot(name="today")
        await press(pilot, "o", "x", "enter", "enter", "enter")
        assert look(pilot) == snapshot(name="share")
