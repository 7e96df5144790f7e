"""The learning loop on the screen: judge, look again, learn, change; and what was before."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from reflect_tui.domain.entries import Entry, EntryKind, EntryQuery, Writing
from reflect_tui.domain.looking import Call, Found, Look
from reflect_tui.domain.sheets import writing_of
from reflect_tui.journal import Journal
from reflect_tui.tui.screens.like import LikeScreen
from reflect_tui.tui.screens.look import LookAgainScreen
from reflect_tui.tui.screens.notice import NoticeScreen
from reflect_tui.tui.screens.themes import ThemesScreen
from reflect_tui.tui.screens.thread import ThreadScreen
from reflect_tui.tui.screens.today import TodayScreen
from reflect_tui.tui.screens.trash import TrashScreen
from reflect_tui.tui.screens.versions import VersionsScreen
from reflect_tui.tui.screens.week import WeekScreen
from reflect_tui.tui.screens.write import WriteScreen
from tests.conftest import Clock
from tests.tui.conftest import OpenApp
from tests.tui.screens import press, screen_text, type_in, words_on

EXPECTED = "I think he'll engage if we go together."


def judge(journal: Journal, body: str = EXPECTED, **more: object) -> Entry:
    writing = Writing(EntryKind.JUDGEMENT, body=body, how_sure=70, fields={"reasons": "He rang back."})
    return journal.entries.keep(replace(writing, **more))  # type: ignore[arg-type]


@pytest.fixture
def ready(journal: Journal, clock: Clock) -> Entry:
    """A judgement of two weeks ago, ready today."""
    now = clock.now
    clock.now = now - timedelta(days=14)
    kept = judge(journal, look_again_on=now.date())
    clock.now = now
    return kept


def only(journal: Journal, kind: EntryKind) -> Entry:
    [row] = journal.entries.page(EntryQuery(kind=kind))
    return journal.entries.get(row.id)


# -- looking again -----------------------------------------------------------------------------------


async def test_the_original_stands_first_and_what_is_found_beside_it(
    journal: Journal, ready: Entry, open_app: OpenApp
) -> None:
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "g", "enter")
        assert isinstance(pilot.app.screen, LookAgainScreen)
        shown = screen_text(pilot)
        assert shown.index("You expected, on Mon 9 Nov, fairly sure") < shown.index("What happened, as far")
        assert EXPECTED in shown
        await press(pilot, "right", "right", "right", "enter")
        await type_in(pilot, "He moved.")
        await press(pilot, "tab", "right", "enter")
        # It stays in view while one answers.
        assert EXPECTED in screen_text(pilot)
        await type_in(pilot, "Ask where he sleeps.")
        await press(pilot, "tab")
        await type_in(pilot, "Ask about the bed first")
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, TodayScreen)
        assert "Ready to look at again" not in screen_text(pilot)
    seen = journal.entries.get(ready.id)
    assert seen.judgement is not None
    assert ready.judgement is not None
    [found] = seen.judgement.outcomes
    assert (found.outcome, found.call, found.note, found.learnt) == (
        Found.DID_NOT,
        Call.SOUND,
        "He moved.",
        "Ask where he sleeps.",
    )
    assert replace(seen.judgement, outcomes=()) == ready.judgement
    change = only(journal, EntryKind.CHANGE)
    assert change.fields["what"] == "Ask about the bed first"
    assert [link.to_id for link in seen.links] == [change.id]
    assert journal.drafts.unfinished() == []


async def test_a_look_can_wait_and_goes_on_where_it_stopped(
    journal: Journal, ready: Entry, open_app: OpenApp
) -> None:
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "g", "enter", "right", "enter")
        await type_in(pilot, "He came, once.")
        await press(pilot, "escape")
        assert journal.judgements.ready()[0].id == ready.id
        [draft] = journal.drafts.unfinished()
        assert draft.entry_id == ready.id
        await press(pilot, "g", "enter")
        assert isinstance(pilot.app.screen, LookAgainScreen)
        assert "He came, once." in screen_text(pilot)
        await press(pilot, "ctrl+s")
    judged = journal.entries.get(ready.id).judgement
    assert judged is not None
    assert [found.note for found in judged.outcomes] == ["He came, once."]


async def test_what_happened_has_to_be_said_and_nothing_else(
    journal: Journal, ready: Entry, open_app: OpenApp
) -> None:
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "g", "enter", "ctrl+s")
        assert "There is nothing here to keep yet." in screen_text(pilot)
        await press(pilot, "tab")
        await type_in(pilot, "He moved.")
        await press(pilot, "ctrl+s")
        assert "What happened is not said yet." in screen_text(pilot)
        await press(pilot, "right", "ctrl+s")
        assert isinstance(pilot.app.screen, TodayScreen)


async def test_a_day_that_is_none_is_said_where_it_was_typed(
    journal: Journal, ready: Entry, open_app: OpenApp
) -> None:
    async with open_app(journal) as pilot:
        await press(
            pilot, "escape", "g", "enter", "right", "right", "right", "enter", "shift+tab", "shift+tab"
        )
        await type_in(pilot, "31/2/2027")
        await press(pilot, "ctrl+s")
        assert "There is no day “31/2/2027” in the calendar." in words_on(pilot)
        await press(pilot, "ctrl+u")
        await type_in(pilot, "in six weeks")
        assert "Monday 4 January 2027" in screen_text(pilot)
        await press(pilot, "ctrl+s")
    assert journal.entries.get(ready.id).look_again_on is not None
    assert journal.judgements.ready() == []


async def test_a_change_comes_back_too(journal: Journal, clock: Clock, open_app: OpenApp) -> None:
    writing = Writing(EntryKind.CHANGE, fields={"what": "Ring first"}, look_again_on=clock.now.date())
    kept = journal.entries.keep(writing)
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "g", "enter")
        assert "Where does it stand?" in screen_text(pilot)
        assert "Ring first" in screen_text(pilot)
        await press(pilot, "right", "right", "right", "enter")
        await type_in(pilot, "It made no difference.")
        await press(pilot, "ctrl+s")
    fields = journal.entries.get(kept.id).fields
    assert (fields["state"], fields["what_happened"]) == ("dropped", "It made no difference.")


# -- judging while writing -------------------------------------------------------------------------------


async def test_f5_makes_a_judgement_of_the_sentence_and_links_the_two(
    journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(journal) as pilot:
        await type_in(pilot, "The kettle was on. He will engage if we go together. Then it rained.")
        await press(pilot, *["left"] * 20, "f5")
        assert isinstance(pilot.app.screen, WriteScreen)
        assert "He will engage if we go together" in screen_text(pilot)
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, TodayScreen)
        assert "The kettle was on." in screen_text(pilot)
        await press(pilot, "ctrl+s")
    judgement, reflection = only(journal, EntryKind.JUDGEMENT), only(journal, EntryKind.REFLECTION)
    assert judgement.body == "He will engage if we go together"
    assert [link.to_id for link in reflection.links] == [judgement.id]


async def test_the_link_outlives_a_restart(journal: Journal, open_app: OpenApp) -> None:
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "n", "r")
        await type_in(pilot, "He will come.")
        await press(pilot, "f5", "ctrl+s", "escape")
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "home", "down", "enter")
        assert "He will come." in screen_text(pilot)
        await press(pilot, "ctrl+s")
    [link] = only(journal, EntryKind.REFLECTION).links
    assert link.to_id == only(journal, EntryKind.JUDGEMENT).id
    assert only(journal, EntryKind.REFLECTION).body == "He will come."


async def test_f5_without_a_sentence_says_so(journal: Journal, open_app: OpenApp) -> None:
    async with open_app(journal) as pilot:
        await press(pilot, "f5")
        assert isinstance(pilot.app.screen, TodayScreen)
        assert "Write the sentence first" in screen_text(pilot)


async def test_like_this_before_shows_how_it_went_and_comes_back(
    journal: Journal, clock: Clock, open_app: OpenApp
) -> None:
    before = judge(journal, "He will engage if two of us visit.")
    journal.judgements.look_again(before.id, Look(Found.HAPPENED, learnt="Two is company."))
    clock.move(days=30)
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "n", "j")
        await type_in(pilot, "She will engage if we visit.")
        await press(pilot, "f6")
        assert isinstance(pilot.app.screen, LikeScreen)
        shown = screen_text(pilot)
        assert "1 like this; 1 went as you expected" in shown
        assert "fairly sure · it happened" in shown
        assert "learnt: Two is company." in shown
        await press(pilot, "enter", "escape", "escape")
        assert isinstance(pilot.app.screen, WriteScreen)
        assert "She will engage if we visit." in screen_text(pilot)


async def test_nothing_like_it_is_said_kindly(journal: Journal, open_app: OpenApp) -> None:
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "n", "j", "f6")
        assert "Nothing like this yet." in screen_text(pilot)


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


# -- what I notice, the week -----


async def test_what_i_notice_says_little_of_few(journal: Journal, ready: Entry, open_app: OpenApp) -> None:
    journal.judgements.look_again(ready.id, Look(Found.HAPPENED, Call.SOUND))
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "i")
        assert isinstance(pilot.app.screen, NoticeScreen)
        shown = screen_text(pilot)
        assert "fairly sure" in shown
        assert "too few to say" in shown
        assert "Too few to say: from 8 on" in shown


async def test_nothing_to_notice_is_no_failing(journal: Journal, open_app: OpenApp) -> None:
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "i")
        assert "There is nothing to notice yet." in screen_text(pilot)


async def test_the_week_stands_beside_its_questions(
    journal: Journal, clock: Clock, open_app: OpenApp
) -> None:
    journal.entries.keep(Writing(body="Long ago", happened_on=clock.now.date() - timedelta(days=7)))
    journal.entries.keep(Writing(body="This week", happened_on=clock.now.date() - timedelta(days=6)))
    async with open_app(journal, size=(120, 36)) as pilot:
        await press(pilot, "escape", "y")
        assert isinstance(pilot.app.screen, WeekScreen)
        shown = screen_text(pilot)
        assert "This week" in shown
        assert "Long ago" not in shown
        await type_in(pilot, "The handover.")
        await press(pilot, "escape", "y")
        assert "The handover." in screen_text(pilot)
        await press(pilot, "ctrl+s")
    kept = journal.entries.get(journal.entries.page()[0].id)
    assert kept.pack_id == "the-week-in-view"
    assert writing_of(kept).answers[0].text == "The handover."
