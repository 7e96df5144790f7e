"""A thread: what led to what, as an indented view; closing a loop edits nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from reflect_tui.domain.dates import say_day
from reflect_tui.domain.threads import ThreadLine
from reflect_tui.tui.screens.page import PageScreen
from reflect_tui.tui.widgets.lines import Line

if TYPE_CHECKING:
    from reflect_tui.journal import Journal

_SAID = {"found": "then: ", "learnt": "learnt: ", "happened": "what happened: "}
_DEEPEST = 6
"""Steps that are indented; deeper ones stand under them."""


class ThreadScreen(PageScreen[list[ThreadLine]]):
    """The thread one entry is in."""

    NAME: ClassVar[str] = "What led to what"
    HELP = (
        "From where it began: what was found, what was learnt, what you changed, and what happened then. "
        "Enter opens an entry, Esc goes back. In an entry, c makes a change out of it, linked to it."
    )

    def __init__(self, journal: Journal, entry_id: str) -> None:
        super().__init__(journal)
        self._entry_id = entry_id

    def fetch(self) -> list[ThreadLine]:
        """From where the thread begins."""
        return self.journal.threads.lines(self._entry_id)

    def lay_out(self, data: list[ThreadLine], width: int) -> Iterator[Line]:
        """Each step under the one that led to it."""
        today = self.journal.store.today()
        number: int | None = None
        for each in data:
            indent = 2 * min(each.depth, _DEEPEST)
            if each.what == "entry":
                number = self.item(each)
                yield Line()
                when = say_day(each.on, today) if each.on else ""
                kind = each.kind.label if each.kind else ""
                right = " · ".join(part for part in (kind, when) if part)
                yield from self.words(each.text, width, indent=indent, item=number, right=right)
            else:
                text = f"{_SAID[each.what]}{each.text}"
                voice = "dim" if each.what == "found" else "text"
                yield from self.words(text, width, indent=indent, voice=voice, item=number)
        if len(data) == 1:
            yield Line()
            yield from self.said(
                "Nothing came of it yet, as far as this journal knows. In an entry, c makes a change of it.",
                width,
            )

    def open_item(self, item: object) -> None:
        """Read the entry."""
        from reflect_tui.tui.screens.start import read_entry

        if isinstance(item, ThreadLine):
            read_entry(self, self.journal, item.entry_id)
