"""The looks: every one opens, every text in it can be read, and NO_COLOR means no colour."""

from __future__ import annotations

import pytest
from textual.color import Color

from reflect_tui.config import Config
from reflect_tui.journal import Journal
from reflect_tui.tui import themes
from tests.tui.conftest import OpenApp
from tests.tui.screens import press, screen_text, strips

LEAST = {"ink": 4.5, "paper": 4.5, "contrast": 7.0}
"""WCAG 2.2, success criteria 1.4.3 (AA) and 1.4.6 (AAA)."""


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    lights = sorted(_light(Color.parse(each)) for each in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _light(colour: Color) -> float:
    parts = [part / 255 for part in colour.rgb]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_ratio_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_every_theme_has_a_least_contrast() -> None:
    assert set(LEAST) == set(themes.CHOICES)


@pytest.mark.parametrize("name", LEAST)
@pytest.mark.parametrize("ground", ["background", "chosen"])
@pytest.mark.parametrize("voice", ["foreground", "dim", "accent", "damage"])
def test_every_voice_stands_out_from_every_ground(name: str, ground: str, voice: str) -> None:
    theme = themes.ALL[name]
    colours = {
        "background": theme.background,
        "foreground": theme.foreground,
        "accent": theme.accent,
        **theme.variables,
    }
    front, back = colours[voice], colours[ground]
    assert front is not None
    assert back is not None
    assert contrast(front, back) >= LEAST[name]


@pytest.mark.parametrize("name", LEAST)
async def test_every_look_opens_on_every_place(name: str, sample_journal: Journal, open_app: OpenApp) -> None:
    async with open_app(sample_journal, config=Config(theme=name)) as pilot:
        assert pilot.app.theme == name
        for keys in (
            ("escape",),
            ("o", "space", "x", "enter", "enter", "enter", "escape"),
            ("h", "k"),
            ("h", "s"),
            ("f1",),
        ):
            await press(pilot, *keys)
            assert pilot.app.is_running


async def test_no_color_sends_no_colour_anywhere(
    sample_journal: Journal, open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with open_app(sample_journal) as pilot:
        for keys in (
            (),
            ("escape",),
            ("o", "space"),
            ("x",),
            ("enter",),
            ("enter",),
            ("enter",),
            ("v",),
            ("f1",),
        ):
            await press(pilot, *keys)
            assert screen_text(pilot).strip()
            for strip in strips(pilot):
                for segment in strip:
                    colours = (segment.style.color, segment.style.bgcolor) if segment.style else ()
                    assert all(colour is None or colour.is_default for colour in colours), segment
