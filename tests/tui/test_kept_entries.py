"""An entry that is kept, on the screen: threads, versions, hard marks, the trash, themes."""

from __future__ import annotations

from reflect_tui.domain.entries import Entry, EntryKind, Writing
from reflect_tui.journal import Journal
from reflect_tui.tui.screens.themes import ThemesScreen
from reflect_tui.tui.screens.thread import ThreadScreen
from reflect_tui.tui.screens.trash import TrashScreen
from reflect_tui.tui.screens.versions import VersionsScreen
from tests.conftest import Clock
from tests.tui.conftest import EXPECTED, OpenApp, only
from tests.tui.screens import press, screen_text, type_in, words_on

# -- with an entry -----------------------------------------------------------------------------------------


async def test_an_entry_shows_what_came_of_it_and_makes_a_change(
    journal: Journal, ready: Entry, open_app: OpenApp
) -> None:
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "o", "c", "tab")
        await type_in(pilot, "Ring before the visit")
        await press(pilot, "ctrl+s", "end", "f")
        assert isinstance(pilot.app.screen, ThreadScreen)
        shown = screen_text(pilot)
        assert shown.index(EXPECTED) < shown.index("Ring before the visit")
    assert [link.to_id for link in journal.entries.get(ready.id).links] == [
        only(journal, EntryKind.CHANGE).id
    ]


async def test_a_change_that_was_not_written_leaves_no_draft(
    journal: Journal, ready: Entry, open_app: OpenApp
) -> None:
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "o", "c", "escape")
    assert journal.drafts.unfinished() == []


async def test_a_thought_is_added_beside_a_judgement(
    journal: Journal, ready: Entry, open_app: OpenApp
) -> None:
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "o", "enter", "a")
        await type_in(pilot, "I had not slept.")
        await press(pilot, "enter")
        assert "I had not slept." in screen_text(pilot)
    judged = journal.entries.get(ready.id).judgement
    assert judged is not None
    assert [each.text for each in judged.amendments] == ["I had not slept."]


async def test_only_what_fits_an_entry_is_offered(journal: Journal, open_app: OpenApp) -> None:
    journal.entries.keep(Writing(body="Just a thought"))
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "o", "a", "r")
        assert "Just a thought" in screen_text(pilot)
        assert "What do you want to add?" not in screen_text(pilot)


async def test_an_earlier_version_is_read_and_put_back(journal: Journal, open_app: OpenApp) -> None:
    kept = journal.entries.keep(Writing(title="One", body="First words"))
    journal.entries.change(kept.id, Writing(title="Two", body="Second words"))
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "o", "v")
        assert isinstance(pilot.app.screen, VersionsScreen)
        assert "First words" in screen_text(pilot)
        await press(pilot, "enter", "enter")
        assert "It is back." in screen_text(pilot)
        assert "Second words" in screen_text(pilot)
    assert journal.entries.get(kept.id).body == "First words"


async def test_what_is_hard_is_not_brought_up_and_can_be_marked(journal: Journal, open_app: OpenApp) -> None:
    fields = {"what_happened": "The rail broke under her", "someone_hurt": "yes"}
    error = journal.entries.keep(Writing(EntryKind.POSITIVE_ERROR, fields=fields))
    plain = journal.entries.keep(Writing(body="An ordinary day"))
    async with open_app(journal) as pilot:
        assert "The rail broke" not in screen_text(pilot)
        assert "An ordinary day" in screen_text(pilot)
        await press(pilot, "escape", "o", "m")
        assert "will not be brought up unasked" in screen_text(pilot)
        await press(pilot, "down", "m")
        assert "Where somebody was hurt" in screen_text(pilot)
        await press(pilot, "h")
        assert "An ordinary day" not in screen_text(pilot)
        await press(pilot, "y")
        assert "The rail broke" not in screen_text(pilot)
    assert journal.entries.get(plain.id).hard
    assert journal.entries.get(error.id).hard


async def test_a_hard_entry_is_kept_without_a_word_that_nothing_is(
    journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "n", "p")
        await type_in(pilot, "I told them the wrong Friday.")
        await press(pilot, *["tab"] * 4, "right", "right", "ctrl+s")
        assert "will not be brought up unasked" in words_on(pilot)
        assert "Nothing is kept yet" not in screen_text(pilot)
        assert "wrong Friday" not in screen_text(pilot)
        await press(pilot, "o")
        assert "wrong Friday" in screen_text(pilot)


# -- the trash ----------------------------------------------------------------------------------------------


async def test_the_trash_gives_back_and_erases_after_asking(
    journal: Journal, clock: Clock, open_app: OpenApp
) -> None:
    ids = []
    for words in ("Comes back", "Goes for good"):
        clock.move(minutes=1)
        ids.append(journal.entries.keep(Writing(body=words)).id)
    journal.entries.trash(ids)
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "z")
        assert isinstance(pilot.app.screen, TrashScreen)
        await press(pilot, "e")
        assert "do not erase anything" in words_on(pilot)
        # The first answer is no.
        await press(pilot, "enter")
        assert "Goes for good" in screen_text(pilot)
        await press(pilot, "e", "down", "enter")
        assert "Erased." in screen_text(pilot)
        await press(pilot, "enter")
        assert "The trash is empty." in screen_text(pilot)
    assert [row.opening for row in journal.entries.page()] == ["Comes back"]


# -- themes --------------------------------------------------------------------------------------------------


async def test_themes_are_renamed_merged_and_taken_back(journal: Journal, open_app: OpenApp) -> None:
    for words, theme in (("a", "flats"), ("b", "homes")):
        journal.entries.keep(Writing(body=words, themes=(theme,)))
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "o", "t", "down", "r", "ctrl+u")
        await type_in(pilot, "housing")
        await press(pilot, "enter")
        assert "Now “housing”." in screen_text(pilot)
        assert journal.themes.all() == ["homes", "housing"]
        await press(pilot, "m", "enter")
        assert len(journal.themes.all()) == 1
        await press(pilot, "u")
        assert journal.themes.all() == ["homes", "housing"]
        await press(pilot, "home", "down", "enter")
        assert "theme: homes" in screen_text(pilot)


async def test_a_phrase_that_comes_back_is_offered(journal: Journal, clock: Clock, open_app: OpenApp) -> None:
    for number in range(3):
        clock.move(minutes=1)
        journal.entries.keep(Writing(body=f"{number}. Then the waiting list, and a cup of tea"))
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "o", "t")
        assert isinstance(pilot.app.screen, ThemesScreen)
        assert "waiting list" in screen_text(pilot)
        await press(pilot, "enter", "enter")
        assert journal.themes.all() == ["waiting list"]
        await press(pilot, "end", "d")
        assert "keep coming back" not in screen_text(pilot)
