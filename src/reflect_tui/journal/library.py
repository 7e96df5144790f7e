"""The desk for finding questions: the whole library by words, the reader's own marks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reflect_tui.domain.errors import NothingFound
from reflect_tui.domain.library import Filters, Index, Unit, Where, index_of
from reflect_tui.exchange.times import minutes
from reflect_tui.storage import question_marks

if TYPE_CHECKING:
    from reflect_tui.domain.packs import Pack
    from reflect_tui.journal.store import Store


@dataclass(frozen=True, slots=True)
class LibraryDesk:
    """Finding in the packs."""

    store: Store

    def index(self) -> Index:
        """The library made ready for finding; made once for the same packs."""
        from reflect_tui.journal.packs import PacksDesk

        return _index(tuple(PacksDesk(self.store).all()))

    def marks(self) -> frozenset[tuple[str, str]]:
        """Questions that opened something, by the ids of pack and question."""
        with self.store.reading() as connection:
            return question_marks.everything(connection) if connection else frozenset()

    def search(self, text: str, filters: Filters | None = None, *, opened: bool = False) -> list[Unit]:
        """Titles, questions and cases with all of these words.

        Args:
            text: words, or their beginnings; none lists every title and question.
            filters: which packs.
            opened: only questions with the reader's mark.
        """
        chosen = filters or Filters()
        if opened:
            chosen = replace(chosen, marked=self.marks())
        return self.index().search(text, chosen)

    def mark(self, pack_id: str, number: int) -> bool:
        """Set or take away the reader's mark on a question; whether it is set now.

        Raises:
            NothingFound: there is no such pack or question.
        """
        unit = self.question(pack_id, number)
        with self.store.writing() as connection:
            return question_marks.turn(connection, unit.pack_id, unit.question_id)

    def question(self, pack_id: str, number: int) -> Unit:
        """One question of a pack by its number, from 1.

        Raises:
            NothingFound: there is no such pack or question.
        """
        from reflect_tui.journal.packs import PacksDesk

        pack = PacksDesk(self.store).get(pack_id)
        if not 1 <= number <= len(pack.questions):
            raise NothingFound(
                f"“{pack.title}” has no question {number}.", f"It has {len(pack.questions)}, from 1."
            )
        found = pack.questions[number - 1]
        return Unit(pack.id, pack.title, Where.QUESTION, found.text, found.round, found.id, number)


_LAST: list[tuple[tuple[Pack, ...], Index]] = []
"""The index made last, with its packs, told apart by identity: comparing their words costs too much."""


def _index(packs: tuple[Pack, ...]) -> Index:
    for there, index in _LAST:
        if len(there) == len(packs) and all(one is other for one, other in zip(there, packs, strict=True)):
            return index
    made = index_of(packs, {pack.id: minutes(pack.detail("Time")) for pack in packs})
    _LAST[:] = [(packs, made)]
    return made
