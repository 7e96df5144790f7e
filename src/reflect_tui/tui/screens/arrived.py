"""What came, before it is stored: each answer beside its question, what is left out, what was changed."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from reflect_tui.domain.exchanging import ArrivalKind
from reflect_tui.domain.text import one_line
from reflect_tui.journal.buddies import headings, note_words, say_arrival
from reflect_tui.tui import learning_keys
from reflect_tui.tui.asking import asking
from reflect_tui.tui.screens.page import PageScreen
from reflect_tui.tui.widgets.lines import Line

if TYPE_CHECKING:
    from reflect_tui.domain.exchanging import Arrival, ReadReply
    from reflect_tui.journal import Journal


class ArrivedScreen(PageScreen[dict[str, str]]):
    """A look at what came; Enter stores it, Esc leaves it."""

    BINDINGS: ClassVar[list[BindingType]] = list(learning_keys.ARRIVED)
    NAME: ClassVar[str] = "What came"
    HOLDS = True
    HELP = (
        "What was found in what came, before it is stored. What your buddy wrote stands beside its question. "
        "Lines that say who wrote are left out. Enter takes it in, Esc leaves it."
    )
    KEYS: ClassVar[dict[str, str]] = {
        "arrived.take": "take it in",
        "page.back": "leave it",
        "app.palette": "all actions",
        "app.help": "help",
    }

    def __init__(self, journal: Journal, found: Sequence[Arrival]) -> None:
        super().__init__(journal)
        self._found = found

    def fetch(self) -> dict[str, str]:
        """The headings of what is answered."""
        return headings(self.journal.buddies, self._found)

    def lay_out(self, data: dict[str, str], width: int) -> Iterator[Line]:
        """One after the other."""
        for arrival in self._found:
            yield Line()
            yield from self.said(_title(arrival, data.get(arrival.share_id, "")), width)
            if arrival.reply is not None and arrival.kind is ArrivalKind.REPLY:
                yield from self._pieces(arrival.reply, width)
            else:
                words = note_words(arrival) if arrival.kind is ArrivalKind.NOTE else arrival.text
                yield Line()
                for paragraph in words[:4_000].split("\n\n"):
                    yield from self.words(one_line(paragraph, 1_200), width)

    def _pieces(self, reply: ReadReply, width: int) -> Iterator[Line]:
        for each in reply.answers:
            yield Line()
            about = each.question or (
                f"after “…{each.beside[-60:]}”" if each.beside else "to the note as a whole"
            )
            yield from self.said(about, width)
            for paragraph in each.text.split("\n"):
                yield from self.words(paragraph, width, indent=2, item=self.item(each))
        if reply.dropped:
            yield Line()
            yield from self.said(f"Left out, since it may say who wrote: {' / '.join(reply.dropped)}", width)
        for change in reply.changed:
            yield Line()
            yield from self.said(
                f"In your note, “{change.was}” became “{change.now}”. It is shown, and not taken over.", width
            )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter takes it in, wherever the cursor stands."""
        return action != "open"

    def open_item(self, item: object) -> None:
        """A second click takes it in as well."""
        del item
        self.action_take()

    @asking("take", exclusive=False)
    async def action_take(self) -> None:
        """Store everything that is shown."""
        for arrival in self._found:
            await asyncio.to_thread(self.journal.buddies.take_in, arrival)
        kinds = {arrival.kind for arrival in self._found}
        if kinds == {ArrivalKind.WITHDRAWAL}:
            self.notify("A copy may still exist, such as in your mail.", title="Deleted here.", markup=False)
        elif ArrivalKind.UNPLACED in kinds:
            self.notify("Enter on it says which note it answers.", title="It waits here.", markup=False)
        else:
            self.notify(" ", title="It is here.", markup=False, timeout=4)
        self.dismiss(None)


def _title(arrival: Arrival, heading: str) -> str:
    said = say_arrival(arrival, heading).partition(";")[0]
    return f"{said[:1].upper()}{said[1:]}."
