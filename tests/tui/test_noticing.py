"""While writing: a quiet line where something looks like a name, and one key that puts a stand-in there."""

from __future__ import annotations

import pytest
from textual import events
from textual.pilot import Pilot

from reflect_tui.config import Config
from reflect_tui.domain.noticing import NameSeen
from reflect_tui.domain.people import Person
from reflect_tui.journal import Journal
from reflect_tui.journal.noticing import NoticingDesk
from reflect_tui.tui.screens import noticing
from reflect_tui.tui.screens.noticing import NoticingScreen, passage_around
from reflect_tui.tui.screens.write import WriteScreen
from reflect_tui.tui.widgets.editor import Editor
from reflect_tui.tui.widgets.name_line import offer_in
from tests.fakes import FailingJournal
from tests.tui.conftest import OpenApp
from tests.tui.hostile import PAYLOADS
from tests.tui.screens import (
    assert_nothing_hostile,
    key_line,
    press,
    screen_text,
    settle,
    type_in,
    words_on,
)

SIZES = [(80, 24), (60, 20)]
REAL_PAUSE = noticing.PAUSE


@pytest.fixture(autouse=True)
def _pauses_come_when_the_test_says(monkeypatch: pytest.MonkeyPatch) -> None:
    """How fast this machine is must not decide what a pause is."""
    monkeypatch.setattr(noticing, "PAUSE", 3_600)


def page(pilot: Pilot[None]) -> NoticingScreen[None]:
    screen = pilot.app.screen
    assert isinstance(screen, NoticingScreen)
    return screen


def editor(pilot: Pilot[None]) -> Editor:
    assert isinstance(pilot.app.focused, Editor)
    return pilot.app.focused


async def pause(pilot: Pilot[None]) -> None:
    """Let the pause come that the last key put off, where one is waited for."""
    if page(pilot)._timer_to_look is not None:
        page(pilot).pause_came()
    await settle(pilot)


async def write(pilot: Pilot[None], text: str) -> None:
    await type_in(pilot, text)
    await pause(pilot)


async def open_prose(pilot: Pilot[None], where: str) -> None:
    """Go to an editor: the box of Today, or the first question of a reflection in either way of asking."""
    if where != "today":
        await press(pilot, "escape", "n", "r")
        assert isinstance(pilot.app.screen, WriteScreen)
    if where == "one page":
        await press(pilot, "f3", "tab")


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("where", ["today", "one by one", "one page"])
async def test_a_name_is_offered_a_stand_in_and_f4_puts_it_and_undo_brings_it_back(
    where: str, size: tuple[int, int], journal: Journal, open_app: OpenApp
) -> None:
    journal.people.add(Person("Mrs Okafor", stand_in="a neighbour"))
    async with open_app(journal, size=size) as pilot:
        await open_prose(pilot, where)
        assert "F4" not in key_line(pilot)
        await write(pilot, "I spoke to Mrs Okafor's hands. I think")
        assert "looks like a name: Mrs Okafor — F4 puts “a neighbour”" in screen_text(pilot)
        assert "F4 stand-in" in key_line(pilot)
        await press(pilot, "f4")
        assert editor(pilot).text == "I spoke to a neighbour's hands. I think"
        assert editor(pilot).cursor_location == (0, len(editor(pilot).text))
        assert "Put. Ctrl+Z brings it back." in screen_text(pilot)
        assert "F4" not in key_line(pilot)
        await press(pilot, "ctrl+z")
        assert editor(pilot).text == "I spoke to Mrs Okafor's hands. I think"
        assert editor(pilot).cursor_location == (0, len(editor(pilot).text))
        assert "Put." not in screen_text(pilot)
        # Who brings it back wants it there.
        await pause(pilot)
        await write(pilot, " so. Mrs Okafor said ")
        assert "looks like a name" not in screen_text(pilot)


async def test_it_comes_by_itself_in_a_pause_and_not_before(
    journal: Journal, open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(noticing, "PAUSE", REAL_PAUSE)
    asked = spy(monkeypatch)
    async with open_app(journal) as pilot:
        box = editor(pilot)
        for letter in "Then Samira came ":
            box.insert(letter)
        await settle(pilot)
        assert asked == []
        while "looks like a name: Samira" not in screen_text(pilot):
            await pilot.pause(0.05)
            await settle(pilot)
        assert asked == ["Then Samira came "]


async def test_nothing_below_moves_when_the_line_comes(journal: Journal, open_app: OpenApp) -> None:
    async with open_app(journal) as pilot:
        for where in ("today", "one by one", "one page"):
            await open_prose(pilot, where)
            await type_in(pilot, "Samira was back, ")
            before = screen_text(pilot).splitlines()
            await pause(pilot)
            changed = [
                line
                for line, was in zip(screen_text(pilot).splitlines(), before, strict=True)
                # A draft is stored whenever it is time, in a line of its own.
                if line != was and "Draft kept" not in line
            ]
            assert len(changed) == 2, changed  # the line itself, and the keys
            await press(pilot, "escape", "escape")


async def test_no_name_is_offered_while_the_cursor_stands_inside_the_word(
    journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(journal) as pilot:
        for part in ("Then Samira", " Rehm", "an"):
            await write(pilot, part)
            assert "looks like a name" not in screen_text(pilot), part
        await write(pilot, ",")
        assert "looks like a name: Samira Rehman —" in screen_text(pilot)


async def test_a_name_that_grows_is_offered_as_a_whole(journal: Journal, open_app: OpenApp) -> None:
    async with open_app(journal) as pilot:
        await write(pilot, "Then Samira ")
        assert "looks like a name: Samira —" in screen_text(pilot)
        await write(pilot, "Rehman")
        assert "looks like a name" not in screen_text(pilot)
        await write(pilot, " said")
        assert "looks like a name: Samira Rehman —" in screen_text(pilot)
        # A name that is deleted into is gone at once, without waiting for a pause.
        await press(pilot, *["backspace"] * 6)
        assert "looks like a name" not in screen_text(pilot)


async def test_the_line_stays_while_the_sentence_goes_on_and_leaves_when_it_is_passed_over(
    journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(journal) as pilot:
        await write(pilot, "Then Samira ")
        await write(pilot, "came in with the tea. ")
        assert "looks like a name: Samira" in screen_text(pilot)
        await type_in(pilot, "Nobody had asked for it and nobody said so.")
        assert "looks like a name" not in screen_text(pilot)
        assert "F4" not in key_line(pilot)
        await press(pilot, "enter", "enter")
        await write(pilot, "Later Samira was ")
        assert "looks like a name" not in screen_text(pilot)
        await write(pilot, "with Dee, ")
        assert "looks like a name: Dee —" in screen_text(pilot)


async def test_another_paragraph_or_another_name_passes_it_over_too(
    journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(journal) as pilot:
        await write(pilot, "Then Samira came. ")
        await press(pilot, "enter", "enter")
        await type_in(pilot, "x")
        assert "looks like a name" not in screen_text(pilot)
        await write(pilot, " Samira, Dee, ")
        assert "looks like a name: Dee —" in screen_text(pilot)
        await write(pilot, "Farah, ")
        assert "looks like a name: Farah —" in screen_text(pilot)
        await press(pilot, "f4")
        await write(pilot, "and ")
        assert "looks like a name" not in screen_text(pilot)


async def test_esc_does_what_it_always_does_and_the_name_is_not_offered_again(
    journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(journal) as pilot:
        await write(pilot, "Then Samira came, ")
        await press(pilot, "escape")
        assert "looks like a name" not in screen_text(pilot)
        assert pilot.app.focused is not None
        assert pilot.app.focused.id == "page"
        await press(pilot, "i")
        await write(pilot, "and Samira, ")
        assert "looks like a name" not in screen_text(pilot)


async def test_looking_elsewhere_for_a_moment_passes_nothing_over(
    journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(journal) as pilot:
        await write(pilot, "Then Samira came, ")
        pilot.app.post_message(events.AppBlur())
        await settle(pilot)
        pilot.app.post_message(events.AppFocus())
        await settle(pilot)
        await press(pilot, "f4")
        assert editor(pilot).text == "Then someone came, "


async def test_going_on_to_the_next_question_passes_it_over(journal: Journal, open_app: OpenApp) -> None:
    async with open_app(journal) as pilot:
        await open_prose(pilot, "one by one")
        await write(pilot, "Then Samira came, ")
        await press(pilot, "tab")
        assert "looks like a name" not in screen_text(pilot)
        await write(pilot, "Samira, ")
        assert "looks like a name" not in screen_text(pilot)
        await write(pilot, "and Dee, ")
        assert "looks like a name: Dee" in screen_text(pilot)


async def test_nothing_is_offered_while_the_cursor_is_far_from_the_name(
    journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(journal) as pilot:
        await write(pilot, "Then Samira came, ")
        await press(pilot, "home")
        assert "looks like a name" not in screen_text(pilot)
        await write(pilot, "x ")
        assert "looks like a name" not in screen_text(pilot)
        # The cursor was only moved: the name was not passed over.
        await press(pilot, "end")
        await write(pilot, "x ")
        assert "looks like a name: Samira" in screen_text(pilot)
        await press(pilot, "f4", "end")
        assert "Put." in screen_text(pilot)
        await press(pilot, "home")
        assert "Put." not in screen_text(pilot)


async def test_only_prose_is_looked_at(
    journal: Journal, open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = spy(monkeypatch)
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "n", "r", "shift+tab")
        while not editor(pilot).one_line:
            await press(pilot, "shift+tab")
        await write(pilot, "Then Samira came, ")
        assert asked == []


async def test_a_long_entry_is_looked_at_by_its_paragraph(
    journal: Journal, open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = spy(monkeypatch)
    paragraph = "and so it went on all day long " * 12
    async with open_app(journal) as pilot:
        editor(pilot).load_text("\n\n".join([paragraph] * 120))
        assert len(editor(pilot).text.split()) > 10_000
        editor(pilot).move_cursor(editor(pilot).document.end)
        await write(pilot, "then Samira came, ")
        assert asked == [f"{paragraph}then Samira came, "]
        await press(pilot, "f4")
        assert editor(pilot).text.endswith("long then someone came, ")
        # Nor is a paragraph without an end looked at whole.
        editor(pilot).load_text(paragraph * 200)
        editor(pilot).move_cursor(editor(pilot).document.end)
        await write(pilot, "then Farah came, ")
        assert len(asked[-1]) == noticing.BEFORE
        await press(pilot, "f4")
        assert editor(pilot).text.endswith("long then someone came, ")


def test_a_passage_is_the_paragraph_and_knows_its_place() -> None:
    lines = ["one", "", "two", "three four", "", "five"]
    at = passage_around(lines, (3, 5))
    assert (at.text, at.cursor) == ("two\nthree four", 9)
    assert [at.place(n) for n in (0, 3, 4, 9)] == [(2, 0), (2, 3), (3, 0), (3, 5)]
    assert passage_around(lines, (4, 0)).text == "two\nthree four\n"
    assert passage_around(lines, (5, 0)).text == "five"
    long = passage_around(["x" * 3_000, "y" * 3_000], (1, 100))
    assert len(long.text) <= noticing.BEFORE + 1 + noticing.AFTER
    assert long.place(0) == (0, 3_000 - (noticing.BEFORE - 100))
    assert long.place(long.cursor) == (1, 100)
    cut = passage_around(["y" * 3_000], (0, 2_500))
    assert (len(cut.text), cut.place(0)) == (2_000, (0, 700))


async def test_a_name_broken_over_two_lines_is_replaced_as_one(journal: Journal, open_app: OpenApp) -> None:
    journal.people.add(Person("Samira Rehman"))
    async with open_app(journal) as pilot:
        await type_in(pilot, "Then Samira")
        await press(pilot, "enter")
        await write(pilot, "Rehman came, ")
        await press(pilot, "f4")
        assert editor(pilot).text == "Then someone came, "
        assert editor(pilot).cursor_location == (0, 19)
        await press(pilot, "ctrl+z")
        assert editor(pilot).text == "Then Samira\nRehman came, "


async def test_a_stand_in_as_long_as_the_name_can_be_brought_back_too(
    journal: Journal, open_app: OpenApp
) -> None:
    journal.people.add(Person("Samira", stand_in="a lady"))
    async with open_app(journal) as pilot:
        await write(pilot, "Then Samira came, ")
        await press(pilot, "f4", "ctrl+z")
        assert editor(pilot).text == "Then Samira came, "
        assert "Put." not in screen_text(pilot)
        await write(pilot, "x ")
        assert "looks like a name" not in screen_text(pilot)


async def test_a_name_typed_again_after_its_stand_in_is_offered_again(
    journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(journal) as pilot:
        await write(pilot, "Then Samira came, ")
        await press(pilot, "f4")
        await write(pilot, "and Samira, ")
        assert "looks like a name: Samira" in screen_text(pilot)
        await press(pilot, "f4")
        assert editor(pilot).text == "Then someone came, and someone, "


async def test_a_journal_that_cannot_be_read_is_no_reason_to_speak(
    failing: FailingJournal, open_app: OpenApp
) -> None:
    failing.fail("noticing.name_at")
    async with open_app(failing) as pilot:
        await write(pilot, "Then Samira came, ")
        shown = screen_text(pilot)
        assert "looks like a name" not in shown
        assert "no room left" not in shown
        assert "Not stored" not in shown
        await press(pilot, "f4")
        assert editor(pilot).text == "Then Samira came, "
        failing.mend()
        await write(pilot, "x ")
        assert "looks like a name: Samira" in screen_text(pilot)


async def test_what_is_not_stored_is_said_beside_the_offer(
    failing: FailingJournal, open_app: OpenApp
) -> None:
    failing.fail("drafts.save")
    async with open_app(failing) as pilot:
        await write(pilot, "Then Samira came, ")
        await press(pilot, "ctrl+s")
        assert "looks like a name: Samira" in screen_text(pilot)
        assert "Not stored yet. Your words are still here." in screen_text(pilot)


async def test_what_comes_back_too_late_is_dropped(
    journal: Journal, open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(journal) as pilot:
        box, found = editor(pilot), NoticingDesk.name_at

        def slow(desk: NoticingDesk, text: str, cursor: int, passed: object) -> NameSeen | None:
            # Somebody types while the thread looks.
            pilot.app.call_from_thread(box.insert, "x")
            return found(desk, text, cursor, ())

        monkeypatch.setattr(NoticingDesk, "name_at", slow)
        await write(pilot, "Then Samira came, ")
        assert "looks like a name" not in screen_text(pilot)
        assert box.text == "Then Samira came, x"


@pytest.mark.parametrize("payload", PAYLOADS)
async def test_hostile_words_are_harmless_in_the_line(
    payload: str, journal: Journal, open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = PAYLOADS[payload][:5_000]

    def seen(desk: NoticingDesk, passage: str, cursor: int, passed: object) -> NameSeen:
        return NameSeen(0, cursor - 1, passage[: cursor - 1], text, frozenset(("x",)))

    monkeypatch.setattr(NoticingDesk, "name_at", seen)
    async with open_app(journal) as pilot:
        editor(pilot).insert(f"{text} ")
        await settle(pilot)
        await pause(pilot)
        assert_nothing_hostile(pilot)
        await press(pilot, "f4")
        assert_nothing_hostile(pilot)


async def test_the_line_names_the_key_it_was_given(journal: Journal, open_app: OpenApp) -> None:
    async with open_app(journal, config=Config(keys={"write.stand_in": "ctrl+t"})) as pilot:
        await write(pilot, "Then Samira came, ")
        assert "Ctrl+T puts “someone” there" in screen_text(pilot)
        await press(pilot, "ctrl+t")
        assert editor(pilot).text == "Then someone came, "


async def test_the_help_page_says_what_the_key_does_while_it_does_it(
    journal: Journal, open_app: OpenApp
) -> None:
    async with open_app(journal, size=(80, 40)) as pilot:
        await write(pilot, "Then Samira came, ")
        await press(pilot, "f1")
        assert "Put the stand-in offered in place of the name" in words_on(pilot)


@pytest.mark.parametrize(
    ("width", "says"),
    [
        (80, "looks like a name: Samira Rehman — F4 puts “a mother” there"),
        (54, "looks like a name: Samira Rehman — F4 puts “a mother”"),
        (45, "a name? Samira Rehman — F4 puts “a mother”"),
        (40, "a name? Samira Reh… — F4 puts “a mother”"),
        (20, "a name? Samira R… —…"),
        (0, ""),
    ],
)
def test_the_line_is_as_short_as_it_has_to_be(width: int, says: str) -> None:
    assert offer_in("Samira Rehman", "a mother", "F4", width) == says


def spy(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are looked through from now on."""
    asked: list[str] = []
    found = NoticingDesk.name_at

    def name_at(desk: NoticingDesk, text: str, cursor: int, passed: frozenset[frozenset[str]]) -> object:
        asked.append(text)
        return found(desk, text, cursor, passed)

    monkeypatch.setattr(NoticingDesk, "name_at", name_at)
    return asked
