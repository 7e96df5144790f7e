"""A session with a group: an hour by a clock that a test moves, a crash, a shut lid; then the harvest."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from reflect_tui.domain.entries import EntryKind
from reflect_tui.domain.sessions import Contribution
from reflect_tui.journal import Journal
from reflect_tui.storage import sessions
from reflect_tui.tui.screens.harvest import HarvestScreen
from reflect_tui.tui.screens.packs import PacksScreen
from reflect_tui.tui.screens.session import CLOCK_SETTING, SessionScreen, waiting_clock
from reflect_tui.tui.widgets.clock import BigClock, block_lines, columns_of, rows_of, size_for
from tests.conftest import Clock
from tests.fakes import FailingJournal
from tests.tui.conftest import OpenApp, only
from tests.tui.screens import focused, key_line, press, screen_text, settle, title_line, type_in, words_on

PACK = """# Small secrets, in an hour

For: a group
Time: 60 minutes

We speak of what we would not write up.

## Arrive (5 minutes)

1. What brought you here?

## Alone (12 minutes)

Four minutes with the page.

2. What do you do that you would not want written up?
3. Who is better off for it?

## Together (38 minutes)

4. What could one of us try?

## Close (5 minutes)

5. What question is missing?
"""


@pytest.fixture
def hour(journal: Journal, tmp_path: Path) -> Journal:
    """A journal with a pack of an hour."""

    file = tmp_path / "hour.md"
    file.write_text(PACK, encoding="utf-8")
    journal.packs.add(file)
    return journal


async def to_session(pilot: Pilot[None]) -> None:
    """From Today into a session with the pack of an hour."""
    if focused(pilot) == "box":
        await press(pilot, "escape")
    await press(pilot, "k")
    screen = pilot.app.screen
    assert isinstance(screen, PacksScreen)
    titles = [each.pack.title for each in screen._library]
    screen.packs.cursor = titles.index("Small secrets, in an hour")
    await press(pilot, "r")


async def after(pilot: Pilot[None], clock: Clock, **by: float) -> str:
    """The words on the screen when so much time has passed, and what the large clock shows."""
    clock.move(**by)
    screen = pilot.app.screen
    assert isinstance(screen, SessionScreen)
    screen.tick()
    await settle(pilot)
    face = screen.query_one(BigClock)
    shown = [line.strip() for line in screen_text(pilot).splitlines()]

    size = min(size_for("00:00", *face.size), size_for(face.digits, *face.size))
    for line in block_lines(face.digits, size):
        assert line.strip() in shown
    return f"{face.digits} {words_on(pilot)}"


async def test_one_hour_by_the_clock(hour: Journal, open_app: OpenApp, clock: Clock) -> None:
    async with open_app(hour) as pilot:
        await to_session(pilot)
        assert "Small secrets, in an hour" in title_line(pilot)
        assert "What is said here stays here." in words_on(pilot)
        assert "Names of people we work with are not said." in words_on(pilot)
        assert "passing is always fine" in await after(pilot, clock)
        await press(pilot, "space")
        assert (await after(pilot, clock, minutes=2)).startswith("14:04")
        assert "2 minutes so far" in words_on(pilot)
        await press(pilot, "right")
        assert "Arrive" in words_on(pilot)
        assert "1. What brought you here?" in words_on(pilot)
        assert (await after(pilot, clock, minutes=4, seconds=59)).startswith("0:01")
        await press(pilot, "n")
        assert "2. What do you do that you would not want written up?" in words_on(pilot)
        assert (await after(pilot, clock, minutes=12)).startswith("0:00")
        assert "time, when you are ready · passing is always fine" in words_on(pilot)
        assert "2 minutes beyond" in await after(pilot, clock, minutes=2)
        await press(pilot, "e")
        assert (await after(pilot, clock)).startswith("5:00")
        assert (await after(pilot, clock, minutes=1)).startswith("4:00")
        await press(pilot, "space")
        assert "paused" in await after(pilot, clock, minutes=30)
        assert (await after(pilot, clock)).startswith("4:00")
        await press(pilot, "space", "1")
        assert (await after(pilot, clock)).startswith("5:00")
        await press(pilot, "right")
        assert (await after(pilot, clock, minutes=38)).startswith("0:00")
        await press(pilot, "left")
        assert (await after(pilot, clock)).startswith("5:00")
        await press(pilot, "right", "right")
        assert "5. What question is missing?" in await after(pilot, clock, minutes=5)
        await press(pilot, "right")
        assert "What may leave this room" in await after(pilot, clock)
        assert "6 of 6" in title_line(pilot)
        await press(pilot, "right")
        assert "Is the session over?" in words_on(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, SessionScreen)
        await press(pilot, "right", "enter")
        assert isinstance(pilot.app.screen, PacksScreen)
    assert waiting_clock(hour) is None


async def test_a_crash_and_a_shut_lid_lose_nothing(hour: Journal, open_app: OpenApp, clock: Clock) -> None:
    async with open_app(hour) as pilot:
        await to_session(pilot)
        await press(pilot, "space", "right", "right")
        await after(pilot, clock, minutes=3)
        # The app ends here without being asked to.
    clock.move(minutes=4)
    async with open_app(hour) as pilot:
        await to_session(pilot)
        assert "has begun and is not over" in words_on(pilot)
        assert "Go on with it, at “Alone”" in words_on(pilot)
        await press(pilot, "enter")
        assert (await after(pilot, clock)).startswith("5:00")


async def test_leaving_makes_it_wait(hour: Journal, open_app: OpenApp, clock: Clock) -> None:
    async with open_app(hour) as pilot:
        await to_session(pilot)
        await press(pilot, "space", "right")
        await after(pilot, clock, minutes=3)
        await press(pilot, "escape")
        assert "The session waits." in words_on(pilot)
        clock.move(hours=20)
        await press(pilot, "r", "enter")
        assert (await after(pilot, clock)).startswith("2:00")
        assert "of 5 minutes · paused" in words_on(pilot)
        await press(pilot, "escape", "r", "down", "enter")
        assert "Agreeing" in words_on(pilot)
        assert "not begun" in words_on(pilot)


async def test_sessions_goes_on_with_what_waits_and_ends_it(
    hour: Journal, open_app: OpenApp, clock: Clock
) -> None:
    async with open_app(hour) as pilot:
        await press(pilot, "escape", "p")
        assert title_line(pilot).strip() == "Sessions"
        assert "No session yet. In the packs (k), r runs the pack under the cursor" in words_on(pilot)
        assert "end, or delete" not in key_line(pilot)
        await press(pilot, "escape")
        await to_session(pilot)
        await press(pilot, "space", "right")
        await after(pilot, clock, minutes=3)
        await press(pilot, "escape", "p")
        assert "Small secrets, in an hour waits at “Arrive”" in words_on(pilot).replace("▌ ", "")
        await press(pilot, "enter")
        assert (await after(pilot, clock)).startswith("2:00")
        await press(pilot, "escape", "d", "down", "enter")
        assert waiting_clock(hour) is not None
        await press(pilot, "d", "enter")
        assert "Small secrets, in an hour today" in words_on(pilot).replace("▌ ", "")
        assert "nothing has come yet" in words_on(pilot)
    assert hour.settings.get(CLOCK_SETTING) == ""


async def test_a_session_that_cannot_be_read_is_told_in_sessions_too(
    hour: Journal, open_app: OpenApp
) -> None:
    hour.settings.put(CLOCK_SETTING, "[]")
    async with open_app(hour) as pilot:
        await press(pilot, "escape", "p")
        assert "Where the session stood cannot be read any more." in words_on(pilot)
        await press(pilot, "escape")
        await to_session(pilot)
        await press(pilot, "space", "escape", "p")
        assert "waits at “Agreeing”" in words_on(pilot)


async def test_a_session_that_was_only_looked_at_leaves_nothing(hour: Journal, open_app: OpenApp) -> None:
    async with open_app(hour) as pilot:
        await to_session(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, PacksScreen)
        assert "waits" not in words_on(pilot)
    assert hour.settings.get(CLOCK_SETTING) == ""


async def test_a_clock_set_back_takes_no_time(hour: Journal, open_app: OpenApp, clock: Clock) -> None:
    async with open_app(hour) as pilot:
        await to_session(pilot)
        await press(pilot, "right", "space")
        await after(pilot, clock, minutes=2)
        assert (await after(pilot, clock, hours=-1)).startswith("3:00")
        assert (await after(pilot, clock, minutes=1)).startswith("2:00")


async def test_damage_is_told_and_the_pack_is_there(hour: Journal, open_app: OpenApp) -> None:
    hour.settings.put(CLOCK_SETTING, "{")
    async with open_app(hour) as pilot:
        await to_session(pilot)
        assert "Where the session stood cannot be read any more." in words_on(pilot)
        assert isinstance(pilot.app.screen, SessionScreen)


async def test_a_journal_that_cannot_be_written_does_not_stop_a_session(
    failing: FailingJournal, open_app: OpenApp, clock: Clock
) -> None:
    async with open_app(failing) as pilot:
        await press(pilot, "escape", "k", "r")
        failing.fail("settings.put")
        await press(pilot, "space", "right")
        assert isinstance(pilot.app.screen, SessionScreen)
        assert pilot.app.screen.clock.is_running
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, PacksScreen)
        assert "There is no room left on the disk." in words_on(pilot)


async def test_no_letter_leads_away_and_the_keys_are_few(hour: Journal, open_app: OpenApp) -> None:
    async with open_app(hour, size=(60, 20)) as pilot:
        await to_session(pilot)
        await press(pilot, "o", "h", "k", "b", "s", "y", "z", "i", "u", "g")
        assert isinstance(pilot.app.screen, SessionScreen)
        assert focused(pilot) == "asked"
        assert key_line(pilot).startswith("Space pause, go on")
        assert "Esc" in key_line(pilot) or "?" in key_line(pilot)


@pytest.mark.parametrize("text", ["00:00", "12:34", "9:59", "120:00", "56:78"])
@pytest.mark.parametrize("size", range(1, 9))
def test_digits_are_as_large_as_they_say(text: str, size: int) -> None:
    lines = block_lines(text, size)
    assert len(lines) == rows_of(size)
    assert {len(line) for line in lines} == {columns_of(text, size)}
    assert set("".join(lines)) <= set(" █▀▄")


def test_no_two_digits_look_alike() -> None:
    for size in (1, 2, 3):
        assert len({tuple(block_lines(digit, size)) for digit in "0123456789:"}) == 11


@pytest.mark.parametrize(
    ("columns", "rows", "size"), [(56, 6, 2), (76, 8, 3), (116, 12, 4), (17, 3, 1), (16, 9, 0), (99, 2, 0)]
)
def test_digits_take_the_room_there_is(columns: int, rows: int, size: int) -> None:
    assert size_for("00:00", columns, rows) == size


@pytest.mark.parametrize("size", [(1, 1), (2, 2), (12, 6), (30, 10), (60, 20), (250, 70)])
async def test_any_window_shows_the_session(
    hour: Journal, open_app: OpenApp, clock: Clock, size: tuple[int, int]
) -> None:
    async with open_app(hour, size=size) as pilot:
        await to_session(pilot)
        await press(pilot, "right", "space")
        await after(pilot, clock, minutes=1)
        assert pilot.app.is_running
        assert size <= (12, 6) or "4:00" in screen_text(pilot) or "█" in screen_text(pilot)


async def test_a_second_draws_the_clock_again_and_nothing_else(
    hour: Journal, open_app: OpenApp, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(hour) as pilot:
        await to_session(pilot)
        await press(pilot, "right", "space")
        await after(pilot, clock, seconds=1)
        screen = pilot.app.screen
        assert isinstance(screen, SessionScreen)
        drawn: list[str] = []
        for widget in screen.walk_children(with_self=True):
            name = type(widget).__name__

            def note(*args: object, name: str = name, **kwargs: object) -> object:
                drawn.append(name)
                return None

            monkeypatch.setattr(widget, "refresh", note)
        clock.move(seconds=1)
        screen.tick()
        assert set(drawn) == {"BigClock"}
        drawn.clear()
        screen.tick()
        assert drawn == []


async def until(pilot: Pilot[None], words: str) -> None:
    """Wait for words; the first look through a text loads what the anonymiser knows."""
    for _ in range(50):
        await settle(pilot)
        if words in words_on(pilot):
            return
        await pilot.pause(0.1)
    raise AssertionError(f"{words!r} did not come:\n{screen_text(pilot)}")


def send(folder: Path, count: int) -> Path:
    """What people sent in: plain texts in a folder."""
    folder.mkdir(exist_ok=True)
    for number in range(count):
        text = f"Voice {'abcdefgh'[number]}: I closed it early, and said nothing about it."
        (folder / f"from-{number}.md").write_text(text, encoding="utf-8")
    return folder


async def test_contributions_are_withheld_then_read_put_on_heaps_and_told_of(
    journal: Journal, open_app: OpenApp, tmp_path: Path
) -> None:
    session = journal.sessions.create("Our first hour", held_on=journal.store.today())
    folder = send(tmp_path / "came", 3)
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "p", "a")
        await type_in(pilot, str(tmp_path / "nowhere"))
        await press(pilot, "enter")
        assert "There is no folder" in words_on(pilot)
        await press(pilot, "f7")
        await type_in(pilot, str(folder))
        await press(pilot, "enter")
        await until(pilot, "3 taken in.")
        assert "3 have come; shown when 4 have" in words_on(pilot)
        await press(pilot, "enter")
        assert "3 have come; shown when 4 have, so that nobody can be told" in words_on(pilot)
        assert "Voice" not in words_on(pilot)
        await press(pilot, "1", "right", "t", "c", "escape")
        send(folder, 5)
        await press(pilot, "a")
        await type_in(pilot, str(folder))
        await press(pilot, "enter")
        await until(pilot, "2 taken in.")
        await press(pilot, "enter")
        assert "1 of 5" in title_line(pilot)
        first = journal.sessions.contributions(session.id)[0].text
        assert first[:8] in words_on(pilot)
        await press(pilot, "4", "t")
        await type_in(pilot, "closing, silence")
        await press(pilot, "enter")
        assert "will try · themes: closing, silence" in words_on(pilot)
        await press(pilot, "c")
        assert "has not said that it may become a case" in words_on(pilot)
        await press(pilot, "right")
        assert "2 of 5" in title_line(pilot)
        await press(pilot, "v", "home", "a")
        await type_in(pilot, "We do this every winter.")
        await press(pilot, "enter")
        assert "We do this every winter." in words_on(pilot)
        assert first[:8] in words_on(pilot)
        await press(pilot, "end", "enter")
        assert "1 of 5" in title_line(pilot)
        await press(pilot, "0")
        assert "on no heap yet" in words_on(pilot)
        await press(pilot, "w")
        assert "We do this every winter." in words_on(pilot)
        await press(pilot, "w")
        await type_in(pilot, str(tmp_path))
        await press(pilot, "enter")
        assert "It is written." in words_on(pilot)
        await press(pilot, "enter", "escape", "d", "enter")
    written = (tmp_path / "what-we-have-been-learning.md").read_text(encoding="utf-8")
    assert "We do this every winter." in written
    assert journal.sessions.all() == []


async def test_a_case_is_made_where_its_writer_allows_it(journal: Journal, open_app: OpenApp) -> None:
    session = journal.sessions.create("Our first hour", held_on=journal.store.today())
    came = [Contribution(f"c{n}", f"Voice {n} spoke.", may_become_case=True) for n in range(4)]
    with journal.store.writing() as connection:
        sessions.write_all(connection, session.id, came)
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "p", "enter", "c")
        assert "Made of Voice 0 spoke." in words_on(pilot)
        await type_in(pilot, "A letter nobody answered.")
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, HarvestScreen)
    kept = only(journal, EntryKind.CASE)
    assert kept.fields["made_from"] == "one"
    assert journal.drafts.unfinished() == []


async def test_a_folder_without_a_session_is_asked_its_name(
    journal: Journal, open_app: OpenApp, tmp_path: Path
) -> None:
    async with open_app(journal) as pilot:
        await press(pilot, "escape", "p", "a")
        await type_in(pilot, "A walk in June")
        await press(pilot, "enter")
        await type_in(pilot, str(send(tmp_path / "came", 4)))
        await press(pilot, "enter")
        await until(pilot, "4 have come")
        assert "A walk in June" in words_on(pilot)
