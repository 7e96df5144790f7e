"""The desk for Today: what is worth showing when the journal opens, read in one go."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from reflect_tui.domain.entries import Draft, EntryQuery, EntryRow
from reflect_tui.storage import drafts, judgements, lists

if TYPE_CHECKING:
    from datetime import date

    from reflect_tui.domain.packs import Pack
    from reflect_tui.journal.store import Store

READY, UNFINISHED, LATELY = 3, 3, 6
"""The most of each that Today shows."""


@dataclass(frozen=True, slots=True)
class TodayPage:
    """What Today has to show."""

    ready: tuple[EntryRow, ...] = ()
    """Judgements and changes whose day to look again has come."""
    unfinished: tuple[Draft, ...] = ()
    lately: tuple[EntryRow, ...] = ()
    """Without what shall not be brought up."""
    is_new: bool = True
    """Whether nothing at all is kept yet."""


@dataclass(frozen=True, slots=True)
class DayQuestion:
    """One question of a pack, for today."""

    text: str
    pack_id: str
    pack_title: str


@dataclass(frozen=True, slots=True)
class TodayDesk:
    """Reading for the first screen."""

    store: Store

    def page(self) -> TodayPage:
        """Everything from the journal itself; empty where there is none yet."""
        with self.store.reading() as connection:
            if connection is None:
                return TodayPage()
            return TodayPage(
                ready=tuple(
                    lists.rows_of(
                        connection,
                        [
                            each
                            for each, _ in judgements.waiting(
                                connection, self.store.today(), READY, spared=True
                            )
                        ],
                    )
                ),
                unfinished=tuple(drafts.unfinished(connection, UNFINISHED)),
                lately=tuple(lists.newest(connection, EntryQuery(spared=True), limit=LATELY)),
                is_new=lists.count(connection, EntryQuery(), cap=1) == 0,
            )

    def week(self, limit: int = 40) -> list[EntryRow]:
        """What was written about the last seven days, the newest first; nothing that is hard."""
        since = self.store.today() - timedelta(days=6)
        with self.store.reading() as connection:
            if connection is None:
                return []
            return lists.newest(connection, EntryQuery(since=since, spared=True), limit=limit)

    def question(self, packs: list[Pack]) -> DayQuestion | None:
        """A question for this day from the packs for one person: the same all day, another tomorrow."""
        return question_for(self.store.today(), packs)


def question_for(day: date, packs: list[Pack]) -> DayQuestion | None:
    """The question of a day, chosen by nothing but the date."""
    # Packs are read once Today is drawn; their words are not needed before.
    from reflect_tui.domain.packs import AnswerKind

    asked = [
        DayQuestion(question.text, pack.id, pack.title)
        for pack in sorted(packs, key=lambda each: each.id)
        # What the screen says around it is English.
        if pack.language == "en" and pack.detail("For").casefold().startswith("one person")
        for question in pack.questions
        # “How sure are you?” asks about an answer before it, and stands for nothing by itself.
        if question.answer is AnswerKind.LINES and question.id != "missing" and len(question.text) <= 120
    ]
    # A plain remainder of the date would walk through one pack for weeks.
    return asked[zlib.crc32(day.isoformat().encode()) % len(asked)] if asked else None
