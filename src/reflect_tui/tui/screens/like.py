"""Like this before: the writer's own earlier judgements, and how they went, inside the judgement form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from reflect_tui.domain.certainty import say_how_sure
from reflect_tui.domain.dates import say_day
from reflect_tui.domain.entries import Entry
from reflect_tui.domain.looking import say_found
from reflect_tui.domain.similar import Before
from reflect_tui.tui.screens.page import PageScreen
from reflect_tui.tui.widgets.lines import Line

if TYPE_CHECKING:
    from datetime import date

    from reflect_tui.journal import Journal


class LikeScreen(PageScreen[Before]):
    """Earlier judgements like the one that is being written."""

    NAME: ClassVar[str] = "Like this before"
    HELP = (
        "Your own earlier judgements most like this one: what you expected, how sure you were, what "
        "happened, what you learnt. What usually happened may tell more than what is vivid now. "
        "Enter reads one, Esc goes back to what you are writing."
    )

    def __init__(
        self, journal: Journal, texts: Sequence[str], themes: Sequence[str], uncertainty: str, leave_out: str
    ) -> None:
        super().__init__(journal)
        self._texts = texts
        self._themes = themes
        self._uncertainty = uncertainty
        self._leave_out = leave_out

    def fetch(self) -> Before:
        """The likest ones."""
        return self.journal.judgements.like(
            *self._texts, themes=self._themes, uncertainty=self._uncertainty, leave_out=self._leave_out
        )

    def lay_out(self, data: Before, width: int) -> Iterator[Line]:
        """The plain count, then each with how it went."""
        yield Line()
        yield from self.said(data.say_count(), width)
        if not data.entries:
            yield Line()
            yield from self.said(
                "Judgements you keep now will be here when something like them comes again.", width
            )
        for entry in data.entries:
            yield Line()
            yield from self._one(entry, width, self.journal.store.today())

    def _one(self, entry: Entry, width: int, today: date) -> Iterator[Line]:
        number = self.item(entry)
        judged = entry.judgement
        expected = judged.expectation if judged else entry.heading()
        yield from self.words(expected, width, item=number, right=say_day(entry.day, today))
        found = judged.found if judged else None
        sure = say_how_sure(judged.how_sure) if judged else ""
        became = say_found(found.outcome) if found else "not looked at yet"
        facts = " · ".join(part for part in (sure, became) if part)
        yield from self.words(facts, width, indent=2, voice="dim", item=number)
        if found and found.learnt:
            yield from self.words(f"learnt: {found.learnt}", width, indent=2, item=number)

    def open_item(self, item: object) -> None:
        """Read it whole."""
        from reflect_tui.tui.screens.start import read_entry

        if isinstance(item, Entry):
            read_entry(self, self.journal, item.id)
