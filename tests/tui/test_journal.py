"""The Journal: the list, the reader, themes, choosing, the trash."""

from __future__ import annotations

from datetime import timedelta

from reflect_tui.domain.entries import EntryKind, Writing
from reflect_tui.journal import Journal
from reflect_tui.tui.screens.journal import JournalScreen
from reflect_tui.tui.screens.reading import ReadingScreen
from reflect_tui.tui.screens.share import ShareScreen
from reflect_tui.tui.screens.today import TodayScreen
from reflect_tui.tui.screens.write import WriteScreen
from tests.conftest import Clock
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
    words_on,
)


async def test_the_list_shows_day_heading_kind_and_themes(sample_journal: Journal, open_app: OpenApp) -> None:
    async with open_app(sample_journal) as pilot:
        await press(pilot, "escape", "o")
        shown = screen_text(pilot)
        assert title_line(pilot) == " Journal"
        assert "Fri 13 Nov  The target we hit and the person we missed" in shown
        assert "positive error · housing, measurement" in shown
        assert "look again Mon 23 Nov" in shown
        assert key_line(pilot).startswith("Enter open   / find   Space choose   x share")
        assert key_line(pilot).endswith("? help")


async def test_an_empty_journal_teaches_one_key(journal: Journal, open_app: OpenApp) -> None:
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "o")
        assert "Nothing is kept yet. n begins something new." in screen_text(pilot)
        # Nothing can be done to nothing, and nothing offers it.
        await press(pilot, "space", "x", "e", "d", "enter", "down")
        assert isinstance(pilot.app.screen, JournalScreen)
        assert "share" not in key_line(pilot)
        await press(pilot, "n", "r")
        await type_in(pilot, "first")
        await press(pilot, "ctrl+s")
        assert "first" in cursor_line(pilot)
        assert focused(pilot) == "entries"


async def test_a_long_list_is_fetched_as_it_is_seen(
    journal: Journal, clock: Clock, open_app: OpenApp
) -> None:
    today = clock.now.date()
    for number in range(300):
        day = today - timedelta(days=300 - number)
        journal.entries.keep(Writing(body=f"entry {number}", happened_on=day))
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "o")
        assert cursor_line(pilot).endswith("entry 299")
        await press(pilot, "end")
        assert cursor_line(pilot).endswith("entry 0")
        await press(pilot, "pageup")
        assert "…" not in screen_text(pilot)
        await press(pilot, "home", "pagedown", "down")
        assert cursor_line(pilot).endswith("entry 289")


async def test_enter_reads_on_a_screen_of_its_own_and_esc_comes_back(
    sample_journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(sample_journal) as pilot:
        await press(pilot, "escape", "o", "down", "down", "down", "enter")
        assert isinstance(pilot.app.screen, ReadingScreen)
        assert title_line(pilot).strip() == "Positive error"
        assert "The target we hit and the person we missed" in screen_text(pilot)
        await press(pilot, "end")
        assert "Ask what would make it not come back" in screen_text(pilot)
        await press(pilot, "escape")
        assert cursor_line(pilot).endswith("The target we hit and the person we missed")


async def test_from_a_hundred_columns_the_reader_stands_beside_the_list(
    sample_journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(sample_journal, size=(100, 24)) as pilot:
        await press(pilot, "escape", "o")
        assert "I stopped, a bit late. Then she made tea." in screen_text(pilot)
        await press(pilot, "down", "down", "down")
        assert "We closed it inside ten days." in words_on(pilot)
        await press(pilot, "enter")
        assert focused(pilot) == "reader"
        assert "e edit" in key_line(pilot)
        await press(pilot, "escape")
        assert focused(pilot) == "entries"


async def test_from_a_hundred_and_forty_columns_the_themes_stand_there_too(
    sample_journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(sample_journal, size=(150, 40)) as pilot:
        await press(pilot, "escape", "o")
        shown = screen_text(pilot)
        assert "everything" in shown
        assert "I stopped, a bit late. Then she made tea." in shown
        await press(pilot, "shift+tab")
        assert focused(pilot) == "themes"
        assert key_line(pilot).startswith("Enter show")
        await press(pilot, "f1")
        assert "Your themes, as you gave them to your entries while writing." in words_on(pilot)
        await press(pilot, "escape", "down", "enter")
        assert title_line(pilot).endswith("theme: housing")
        assert focused(pilot) == "entries"
        assert "Ravi" not in screen_text(pilot)
        await press(pilot, "escape")
        assert "Ravi" in screen_text(pilot)
        await click_on(pilot, " panel  ")
        assert title_line(pilot).endswith("theme: panel")


async def test_widening_the_window_opens_the_panes_and_narrowing_closes_them(
    sample_journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(sample_journal) as pilot:
        await press(pilot, "escape", "o", "down")
        await pilot.resize_terminal(150, 40)
        await settle(pilot)
        assert "Turned the chairs round so that nobody sat facing the door." in words_on(pilot)
        await press(pilot, "tab")
        assert focused(pilot) == "reader"
        await pilot.resize_terminal(60, 20)
        await settle(pilot)
        await press(pilot, "down")
        assert "Mon 16 Nov" in cursor_line(pilot)


async def test_a_window_widened_behind_a_dialogue_has_its_panes_afterwards(
    sample_journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(sample_journal) as pilot:
        await press(pilot, "escape", "o", "t")
        await pilot.resize_terminal(120, 36)
        await settle(pilot)
        await press(pilot, "escape")
        assert "I stopped, a bit late. Then she made tea." in screen_text(pilot)


async def test_t_shows_one_theme_and_esc_shows_everything_again(
    sample_journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(sample_journal) as pilot:
        await press(pilot, "escape", "o", "t", "down", "down", "enter")
        assert title_line(pilot).endswith("theme: measurement")
        assert "Two managers" not in screen_text(pilot)
        await press(pilot, "escape")
        assert "Two managers" in screen_text(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, TodayScreen)


async def test_t_says_when_there_are_no_themes(journal: Journal, open_app: OpenApp) -> None:
    journal.entries.keep(Writing(body="plain"))
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "o", "t")
        assert "No themes yet: you give an entry its themes while writing it." in screen_text(pilot)


async def test_entries_are_chosen_for_sharing_and_stay_chosen_while_one_looks_elsewhere(
    sample_journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(sample_journal) as pilot:
        await press(pilot, "escape", "o", "space", "space")
        assert "● chosen for sharing: 2" in screen_text(pilot)
        await press(pilot, "home", "space")
        assert "● chosen for sharing: 1" in screen_text(pilot)
        await press(pilot, "t", "end", "enter")
        assert "● chosen for sharing: 1" in screen_text(pilot)
        await press(pilot, "x", "enter", "enter", "enter")
        assert isinstance(pilot.app.screen, ShareScreen)
        assert [entry.title for entry in pilot.app.screen.plan.entries] == ["Ravi and the waiting room"]
        await press(pilot, "escape")
        assert "● chosen for sharing: 1" in screen_text(pilot)


async def test_the_trash_is_said_and_undone(sample_journal: Journal, open_app: OpenApp) -> None:
    async with open_app(sample_journal) as pilot:
        await press(pilot, "escape", "o", "down", "d")
        assert "Moved to the trash." in screen_text(pilot)
        assert "u brings it back." in screen_text(pilot)
        assert "Ravi" not in screen_text(pilot)
        await press(pilot, "u")
        assert "It is back." in screen_text(pilot)
        assert "Ravi and the waiting room" in screen_text(pilot)
        await press(pilot, "u")
        assert "There is nothing to bring back." in screen_text(pilot)


async def test_the_last_entry_trashed_and_brought_back_leaves_the_keys_working(
    journal: Journal, open_app: OpenApp
) -> None:
    journal.entries.keep(Writing(body="only this"))
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "o", "d")
        assert "Nothing is kept yet." in screen_text(pilot)
        await press(pilot, "u")
        assert "only this" in cursor_line(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ReadingScreen)
        await press(pilot, "d")
        assert isinstance(pilot.app.screen, JournalScreen)
        assert "Moved to the trash." in screen_text(pilot)


async def test_the_reader_changes_shares_and_shows_what_was_changed(
    sample_journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(sample_journal) as pilot:
        await press(pilot, "escape", "o", "enter", "e")
        assert isinstance(pilot.app.screen, WriteScreen)
        await type_in(pilot, " She smiled.")
        await press(pilot, "ctrl+s")
        assert "She smiled." in screen_text(pilot)
        assert "changed since" in screen_text(pilot)
        await press(pilot, "x", "enter", "enter", "enter")
        assert isinstance(pilot.app.screen, ShareScreen)
        await press(pilot, "escape", "escape")
        assert "She smiled" not in screen_text(pilot)


async def test_markdown_is_read_quietly_and_links_are_shown_and_not_followed(
    journal: Journal, open_app: OpenApp
) -> None:
    journal.entries.keep(
        Writing(body="# Loud\n\n- one\n- two\n\n> said\n\n[a site](http://example.org)\n\n![her desk](x.png)")
    )
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "o", "enter")
        shown = words_on(pilot)
        assert "Loud • one • two ▌ said" in shown
        assert "a site (http://example.org)" in shown
        assert "[picture: her desk]" in shown


async def test_a_very_long_entry_is_laid_out_as_one_reads(journal: Journal, open_app: OpenApp) -> None:
    body = "\n\n".join(f"Paragraph {number}. " + "word " * 60 for number in range(300))
    journal.entries.keep(Writing(body=body))
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "o", "enter")
        assert "Paragraph 0." in screen_text(pilot)
        for _ in range(40):
            await press(pilot, "end")
            if "Paragraph 299." in screen_text(pilot):
                break
        assert "Paragraph 299." in screen_text(pilot)


async def test_a_judgement_says_when_it_is_looked_at_again(journal: Journal, open_app: OpenApp) -> None:
    journal.entries.keep(Writing(kind=EntryKind.JUDGEMENT, body="She will ring", how_sure=65))
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "o", "enter")
        assert "How sure: fairly sure (65 %)" in screen_text(pilot)


async def test_a_second_click_opens_an_entry(sample_journal: Journal, open_app: OpenApp) -> None:
    async with open_app(sample_journal) as pilot:
        await press(pilot, "escape", "o")
        await click_on(pilot, "Two managers")
        assert isinstance(pilot.app.screen, JournalScreen)
        assert "Two managers" in cursor_line(pilot)
        await click_on(pilot, "Two managers")
        assert isinstance(pilot.app.screen, ReadingScreen)
        await click_on(pilot, "Esc back")
        assert isinstance(pilot.app.screen, JournalScreen)


async def test_what_cannot_be_read_or_moved_is_said(failing: FailingJournal, open_app: OpenApp) -> None:
    async with open_app(failing) as pilot:
        await press(pilot, "escape")
        for method, keys in {
            "entries.page": ("o",),
            "themes.all": ("o",),
            "entries.get": ("o", "enter"),
            "entries.trash": ("o", "d"),
            "entries.undo": ("u",),
        }.items():
            await press(pilot, "h")
            failing.fail(method)
            await press(pilot, *keys)
            assert "There is no room left on the disk." in screen_text(pilot), method
            failing.mend()
            pilot.app.clear_notifications()
            await settle(pilot)
        await press(pilot, "h", "o", "home")
        assert "Asked for a second visit" in cursor_line(pilot)


async def test_the_reader_beside_the_list_survives_a_journal_that_cannot_be_read(
    failing: FailingJournal, open_app: OpenApp
) -> None:
    async with open_app(failing, size=(120, 36)) as pilot:
        await press(pilot, "escape", "o")
        failing.fail("entries.get")
        await press(pilot, "down")
        assert "There is no room left on the disk." in screen_text(pilot)
        failing.mend()
        await press(pilot, "down")
        assert "The panel was quick today." in words_on(pilot)
