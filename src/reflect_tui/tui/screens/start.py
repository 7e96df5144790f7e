"""Ways into the write screen and the reader that several screens share."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from reflect_tui.domain.entries import BODY, CAME_FROM, LED_TO, Draft, Entry, EntryKind
from reflect_tui.domain.exchange_sheets import LEARNING, REPLYING
from reflect_tui.domain.look_sheets import LOOKING
from reflect_tui.domain.sheets import Sheet, blank_sheet, edit_sheet, pack_sheet, values_of
from reflect_tui.tui.asking import asking, telling
from reflect_tui.tui.screens.write import WriteScreen

if TYPE_CHECKING:
    from textual.screen import Screen

    from reflect_tui.domain.packs import Pack
    from reflect_tui.journal import Journal
    from reflect_tui.journal.today import DayQuestion

WEEK_PACK = "the-week-in-view"
Then = Callable[[Entry | None], None]


def write_new(screen: Screen[Any], journal: Journal, word: str | None) -> None:
    """Open the write screen for what the new-entry dialogue gave."""
    if word is None:
        return
    if word == "pack":
        start_with_a_pack(screen, journal)
    else:
        screen.app.push_screen(WriteScreen(journal, blank_sheet(EntryKind(word))))


@asking("start")
async def start_with_a_pack(
    screen: Screen[Any], journal: Journal, *, first_answer: str = "", then: Then | None = None
) -> None:
    """Let a pack be chosen and open it; words that are there already become its first answer."""
    from reflect_tui.tui.screens.dialogs import Pick

    packs = await asyncio.to_thread(journal.packs.all)

    def chosen(number: int | None) -> None:
        if number is not None:
            open_pack(screen, journal, packs[number], first_answer=first_answer, then=then)

    titles = [f"{pack.title}{_for_whom(pack)}" for pack in packs]
    screen.app.push_screen(Pick("Which pack of questions?", titles), chosen)


def _for_whom(pack: Pack) -> str:
    said = " · ".join(part for part in (pack.detail("For"), pack.detail("Time")) if part)
    return f"   {said}" if said else ""


def open_pack(
    screen: Screen[Any], journal: Journal, pack: Pack, *, first_answer: str = "", then: Then | None = None
) -> None:
    """Write with a pack; the week in view has its entries beside the questions."""
    if pack.id == WEEK_PACK and not first_answer.strip() and then is None:
        from reflect_tui.tui.screens.week import open_week

        open_week(screen, journal)
        return
    sheet = sheet_of(journal, pack)
    values = {sheet.prompts[0].key: first_answer} if first_answer.strip() else {}
    screen.app.push_screen(WriteScreen(journal, sheet, values=values), then)


def sheet_of(journal: Journal, pack: Pack) -> Sheet:
    """The sheet of a pack, with the minutes its details give."""
    return pack_sheet(pack, journal.packs.minutes(pack))


@asking("start")
async def answer_question(screen: Screen[Any], journal: Journal, question: DayQuestion) -> None:
    """Write with the pack that today's question comes from, beginning at that question."""
    pack = await asyncio.to_thread(journal.packs.get, question.pack_id)
    sheet = sheet_of(journal, pack)
    asked = (n for n, prompt in enumerate(sheet.prompts) if prompt.question == question.text)
    screen.app.push_screen(WriteScreen(journal, sheet, begin_at=next(asked, None)))


@asking("start")
async def go_on(screen: Screen[Any], journal: Journal, draft: Draft) -> None:
    """Go on with a draft: of an entry, of a pack, or of a kind by itself."""
    if draft.pack_id == LOOKING:
        with telling(screen):
            judged = await asyncio.to_thread(journal.entries.get, draft.entry_id)
            screen.app.push_screen(_look_screen(journal, judged, draft))
            return
    if draft.pack_id in (REPLYING, LEARNING):
        from reflect_tui.tui.screens.replying import go_on_with_exchange

        if await go_on_with_exchange(screen, journal, draft):
            return
    if draft.pack_id == WEEK_PACK and not draft.entry_id:
        from reflect_tui.tui.screens.week import open_week

        open_week(screen, journal)
        return
    entry: Entry | None = None
    sheet = blank_sheet(draft.kind)
    # Where the entry or the pack is gone, the words are still worth going on with.
    if draft.entry_id and draft.pack_id not in (REPLYING, LEARNING):
        with telling(screen):
            entry = await asyncio.to_thread(journal.entries.get, draft.entry_id)
            sheet = edit_sheet(entry)
    elif draft.pack_id and draft.pack_id not in (LOOKING, REPLYING, LEARNING):
        with telling(screen):
            pack = await asyncio.to_thread(journal.packs.get, draft.pack_id)
            sheet = sheet_of(journal, pack)
    asked = {prompt.key for prompt in sheet.prompts}
    values = dict(draft.values)
    asked |= {CAME_FROM, LED_TO}
    if lost := [text for key, text in values.items() if key not in asked and text.strip()]:
        first = BODY if BODY in asked else sheet.prompts[0].key
        values[first] = "\n\n".join([values.get(first, ""), *lost]).strip()
    screen.app.push_screen(WriteScreen(journal, sheet, values=values, draft=draft, entry=entry))


@asking("start")
async def look_again(screen: Screen[Any], journal: Journal, entry_id: str) -> None:
    """Look again at a judgement or a change; a look that was begun before goes on."""
    entry = await asyncio.to_thread(journal.entries.get, entry_id)
    waiting = await asyncio.to_thread(journal.drafts.unfinished)
    begun = (each for each in waiting if each.pack_id == LOOKING and each.entry_id == entry.id)
    screen.app.push_screen(_look_screen(journal, entry, next(begun, None)))


def _look_screen(journal: Journal, entry: Entry, draft: Draft | None) -> WriteScreen:
    from reflect_tui.tui.screens.look import LookAgainScreen

    return LookAgainScreen(journal, entry, draft=draft)


@asking("start")
async def edit_entry(screen: Screen[Any], journal: Journal, entry_id: str) -> None:
    """Change a kept entry."""
    entry = await asyncio.to_thread(journal.entries.get, entry_id)
    screen.app.push_screen(WriteScreen(journal, edit_sheet(entry), values=values_of(entry), entry=entry))


@asking("start")
async def read_entry(screen: Screen[Any], journal: Journal, entry_id: str) -> None:
    """Read one entry by itself."""
    from reflect_tui.tui.screens.reading import ReadingScreen

    entry = await asyncio.to_thread(journal.entries.get, entry_id)
    screen.app.push_screen(ReadingScreen(journal, entry))
