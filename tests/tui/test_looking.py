"""The learning loop on the screen: judge, look again, learn, change, notice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from reflect_tui.domain.entries import Entry, EntryKind, Writing
from reflect_tui.domain.looking import Call, Found, Look
from reflect_tui.domain.sheets import writing_of
from reflect_tui.journal import Journal
from reflect_tui.tui.screens.like import LikeScreen
from reflect_tui.tui.screens.look import LookAgainScreen
from reflect_tui.tui.screens.notice import NoticeScreen
from reflect_tui.tui.screens.today import TodayScreen
from reflect_tui.tui.screens.week import WeekScreen
from reflect_tui.tui.screens.write import WriteScreen
from tests.conftest import Clock
from tests.tui.conftest import EXPECTED, OpenApp, judge, only
from tests.tui.screens import press, screen_text, type_in, words_on

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
    assert journal.entries.get(ready.id).look_again_on == date(2027, 1, 4)
    assert [entry.id for entry in journal.judgements.waiting()] == [ready.id]
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
        await press(pilot, "tab")
        await type_in(pilot, "in two weeks")
        await press(pilot, "ctrl+s")
        assert "A change that is dropped is not looked at again." in words_on(pilot)
        await press(pilot, "ctrl+u", "ctrl+s")
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
