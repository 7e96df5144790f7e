"""The list of entries: two lines each, fetched by pages as they come into view."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from textual.message import Message

from reflect_tui.domain.certainty import say_how_sure
from reflect_tui.domain.dates import say_day, short_day
from reflect_tui.domain.entries import EntryKind, EntryQuery, EntryRow
from reflect_tui.tui.asking import asking
from reflect_tui.tui.widgets.lines import Line, Lines, Piece

if TYPE_CHECKING:
    from reflect_tui.journal.entries import EntriesDesk

PAGE = 60
"""Entries fetched at once: more than two tall screens."""
PAGES_HELD = 8
"""Pages in memory; the oldest unseen one goes when another comes."""
COUNT_CAP = 1_001
"""Hits are counted no further than this: beyond it the find line says “1,000+”."""


class EntryList(Lines):
    """Every entry of a query, newest first, however many there are."""

    HELP = (
        "Everything you wrote, newest first. Enter opens an entry, Space chooses it for sharing, "
        "/ finds words, t shows one theme."
    )
    HEIGHT = 2
    MARKS_ALWAYS = True

    @dataclass
    class Counted(Message):
        """The number of entries of the query is known, or is known to be more than is counted."""

        entries: EntryList
        count: int
        ranked: bool

    def __init__(
        self,
        source: EntriesDesk,
        today: Callable[[], date],
        *,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self._source = source
        self._today = today
        self._query = EntryQuery()
        self._as_you_type = False
        self._count = 0
        self._best: list[EntryRow] = []
        self._generation = 0
        self._pages: OrderedDict[int, list[EntryRow]] = OrderedDict()
        self._wanted: set[int] = set()
        self.chosen: dict[str, EntryRow] = {}
        """Entries chosen for sharing, by id; they stay chosen while the list shows something else."""

    @property
    def item_count(self) -> int:
        """Entries in the query, so far as they are counted, with the best ones once more on top."""
        return self._count + len(self._best) if self._count > len(self._best) else len(self._best)

    @property
    def line_count(self) -> int:
        """Two lines an entry."""
        return self.item_count * self.HEIGHT

    def span_of(self, item: int) -> tuple[int, int]:
        """Two lines, one after the other."""
        return item * self.HEIGHT, self.HEIGHT

    @property
    def row(self) -> EntryRow | None:
        """The entry under the cursor; None while it is being fetched or where there is none."""
        return self._row_at(self.cursor) if self.item_count else None

    def _row_at(self, item: int) -> EntryRow | None:
        if item < len(self._best):
            return self._best[item]
        number, place = divmod(item - len(self._best), PAGE)
        page = self._pages.get(number)
        return page[place] if page is not None and place < len(page) else None

    def line(self, number: int) -> Line:
        """Day and heading, then kind and themes; dots where the page is on its way."""
        item, lower = divmod(number, self.HEIGHT)
        row = self._row_at(item)
        if row is None:
            self._want((item - len(self._best)) // PAGE)
            return Line((Piece("   …", "dim"),), item=item)
        if lower:
            return Line((Piece(" " * 15), Piece(_about(row, self._query), "dim")), item=item)
        return Line(
            (
                Piece(" "),
                Piece("● " if row.id in self.chosen else "  ", "accent"),
                Piece(f"{say_day(row.day, self._today()):<12}", "dim"),
                Piece(row.heading(200)),
            ),
            right=self._beside(row),
            item=item,
        )

    def _beside(self, row: EntryRow) -> tuple[Piece, ...]:
        if row.kind is EntryKind.JUDGEMENT and row.look_again_on:
            return (Piece(f"look again {short_day(row.look_again_on, self._today())} ", "dim"),)
        return ()

    def show(self, query: EntryQuery, *, as_you_type: bool = False) -> None:
        """List another query from its top."""
        self._query = query
        self._as_you_type = as_you_type
        self._fetch_first(query, as_you_type)

    def show_best(self, query: EntryQuery) -> None:
        """Put what fits the query best on top, once the writer has paused; all of it follows by date."""
        self._fetch_best(query)

    def reload(self) -> None:
        """Fetch again what is shown, after something changed."""
        self._fetch_first(self._query, self._as_you_type, keep_cursor=True)

    def choose(self) -> None:
        """Choose the entry under the cursor for sharing, or leave it out again."""
        if (row := self.row) is None:
            return
        if self.chosen.pop(row.id, None) is None:
            self.chosen[row.id] = row
        self.refresh()

    @asking("list")
    async def _fetch_first(self, query: EntryQuery, as_you_type: bool, keep_cursor: bool = False) -> None:
        """The first page and the count, then the widget; a newer query cancels this one."""
        rows, count = await asyncio.to_thread(self._read_first, query, as_you_type)
        self._generation += 1
        self._pages = OrderedDict({0: rows})
        self._wanted.clear()
        self._best = []
        self._count = count
        self.set_reactive(Lines.cursor, self.validate_cursor(self.cursor if keep_cursor else 0))
        if not keep_cursor:
            self.scroll_home(animate=False)
        self.resized()
        self.post_message(self.Counted(self, count, ranked=False))
        self.post_message(self.Moved(self, self.cursor))

    def _read_first(self, query: EntryQuery, as_you_type: bool) -> tuple[list[EntryRow], int]:
        rows = self._source.page(query, limit=PAGE, as_you_type=as_you_type)
        if len(rows) < PAGE:
            return rows, len(rows)
        # Counting hits of a common word would walk them all, so words are counted no further than a cap.
        cap = COUNT_CAP if query.text.strip() else None
        return rows, self._source.count(query, cap=cap, as_you_type=as_you_type)

    @asking("list")
    async def _fetch_best(self, query: EntryQuery) -> None:
        rows = await asyncio.to_thread(self._source.best, query, limit=PAGE)
        if not rows or query != self._query:
            return
        self._best = rows
        self.set_reactive(Lines.cursor, 0)
        self.scroll_home(animate=False)
        self.resized()
        self.post_message(self.Counted(self, self._count, ranked=True))
        self.post_message(self.Moved(self, 0))

    def _want(self, page: int) -> None:
        """Ask for a page once; drawing never waits for it."""
        if page not in self._wanted:
            self._wanted.add(page)
            self.call_later(self._fetch_page, page)

    @asking("pages", exclusive=False)
    async def _fetch_page(self, page: int) -> None:
        query, generation = self._query, self._generation
        try:
            rows = await asyncio.to_thread(self._read_page, query, page)
        finally:
            self._wanted.discard(page)
        if generation != self._generation:
            return
        self._pages[page] = rows
        self._pages.move_to_end(page)
        while len(self._pages) > PAGES_HELD:
            self._pages.popitem(last=False)
        if not rows:
            # Entries went while the list was open.
            self._count = min(self._count, page * PAGE)
            self.set_reactive(Lines.cursor, self.validate_cursor(self.cursor))
            self.resized()
        self.refresh()
        if (self.cursor - len(self._best)) // PAGE == page:
            self.post_message(self.Moved(self, self.cursor))

    def _read_page(self, query: EntryQuery, page: int) -> list[EntryRow]:
        """A page by the key of its neighbour; only a jump has to find its place by number."""
        if page == 0:
            return self._source.page(query, limit=PAGE, as_you_type=self._as_you_type)
        above, below = self._pages.get(page - 1), self._pages.get(page + 1)
        if above:
            return self._source.page(query, before=above[-1].place, limit=PAGE, as_you_type=self._as_you_type)
        if below:
            return self._source.page(query, after=below[0].place, limit=PAGE, as_you_type=self._as_you_type)
        place = self._source.place_at(query, page * PAGE)
        if place is None:
            return []
        return self._source.page(query, before=place + 1, limit=PAGE, as_you_type=self._as_you_type)


def _about(row: EntryRow, query: EntryQuery) -> str:
    """The second line: what was found around the words, else kind, how sure and themes."""
    only_themes = row.excerpt.strip("… ") in " ".join(row.themes)
    if query.text.strip() and row.excerpt != row.opening and not only_themes:
        return row.excerpt
    parts = [row.kind.label, say_how_sure(row.how_sure), ", ".join(row.themes)]
    return " · ".join(part for part in parts if part)
