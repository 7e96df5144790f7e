"""People who type on while something opens: no key is lost, and none does something else."""

from __future__ import annotations

from pathlib import Path

from reflect_tui.journal import Journal
from reflect_tui.paths import Paths
from reflect_tui.tui.app import ReflectApp
from reflect_tui.tui.screens.dialogs import Ask
from reflect_tui.tui.screens.start import write_new
from reflect_tui.tui.widgets.editor import Editor
from tests.tui.conftest import OpenApp
from tests.tui.screens import press, settle, type_ahead


async def test_what_is_typed_while_a_question_opens_is_its_answer(
    sample_journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(sample_journal) as pilot:
        await press(pilot, "escape", "o")
        pilot.app.push_screen(Ask("Into which folder?", "/home/dee", offered=True))
        type_ahead(pilot, "/tmp/o k")
        await settle(pilot)
        assert pilot.app.screen.query_one(Editor).text == "/tmp/o k"


async def test_what_is_typed_while_a_page_opens_is_written_on_it(
    sample_journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(sample_journal) as pilot:
        await press(pilot, "escape")
        write_new(pilot.app.screen, sample_journal, "reflection")
        type_ahead(pilot, "no/one? knew")
        await settle(pilot)
        assert pilot.app.screen.query(Editor).first().text == "no/one? knew"


async def test_what_is_typed_before_the_first_screen_is_there_is_in_the_box(
    journal: Journal, home: Path
) -> None:
    app = ReflectApp(journal, Paths(home, home / "config.toml"))
    async with app.run_test(size=(80, 24)) as pilot:
        type_ahead(pilot, "already typing? yes/no")
        await settle(pilot)
        assert pilot.app.screen.query_one("#box", Editor).text == "already typing? yes/no"
