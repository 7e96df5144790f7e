"""An agreement: its text, who has agreed, when it is looked at again, and ending it kindly."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from reflect_tui.domain.agreements import NOT_SIGNED, Agreement
from reflect_tui.domain.dates import say_day
from reflect_tui.journal.files import path_of
from reflect_tui.tui import learning_keys
from reflect_tui.tui.asking import asking
from reflect_tui.tui.screens.dialogs import Ask, Pick
from reflect_tui.tui.screens.page import PageScreen
from reflect_tui.tui.widgets.lines import Line

if TYPE_CHECKING:
    from datetime import date

    from reflect_tui.domain.errors import ReflectError
    from reflect_tui.journal import Journal

WHAT_STAYS = (
    "What came back to your own notes stays beside your entries. What they sent you is deleted here only if "
    "you choose so. Files, mails, print-outs and backups are out of reach, on both sides: tell each "
    "other what you keep and what you delete. The pack Starting out together has questions for parting well."
)
"""What ending does and cannot do."""


class AgreementScreen(PageScreen[Agreement]):
    """One agreement."""

    BINDINGS: ClassVar[list[BindingType]] = list(learning_keys.AGREEMENT)
    NAME: ClassVar[str] = "What you agreed"
    HELP = (
        "The text that both of you keep. y says that you agree and writes the small file that tells the "
        "other side; r says that you looked at it again and it holds; e ends it. Nothing is signed."
    )
    KEYS: ClassVar[dict[str, str]] = {
        "agreement.agree": "agree",
        "agreement.again": "it still holds",
        "agreement.end": "end it",
        "page.back": "back",
        "app.palette": "all actions",
        "app.help": "help",
    }

    def __init__(self, journal: Journal, agreement_id: str) -> None:
        super().__init__(journal)
        self._agreement_id = agreement_id
        self._typed = ""

    def fetch(self) -> Agreement:
        """The agreement."""
        return self.journal.agreements.get(self._agreement_id)

    def lay_out(self, data: Agreement, width: int) -> Iterator[Line]:
        """Who agreed, then the text."""
        today = self.journal.store.today()
        yield Line()
        number = self.item(data)
        for line in where_it_stands(data, today):
            yield from self.words(line, width, voice="dim", item=number)
        yield Line()
        for paragraph in data.text.split("\n\n"):
            heading = paragraph.startswith("#")
            voice = "dim" if heading else "text"
            number = self.item(data)
            yield from self.words(
                paragraph.lstrip("# "), width, indent=0 if heading else 2, voice=voice, item=number
            )
        yield Line()
        yield from self.said(NOT_SIGNED, width)

    def open_item(self, item: object) -> None:
        """There is nothing behind it."""
        del item

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is agreed or ended is so once."""
        data = self._data
        if action == "open":
            return False
        if action == "agree":
            return data is not None and data.by_me_on is None and data.ended_on is None
        if action == "look_again":
            return data is not None and data.is_ready(self.journal.store.today())
        if action == "end":
            return data is not None and data.ended_on is None
        return super().check_action(action, parameters)

    def action_agree(self) -> None:
        """Ask where the file goes that tells the other side."""
        self._ask_folder(
            str(self.journal.agreements.default_folder()), "You hand it over yourself.", offered=True
        )

    def _ask_folder(self, typed: str, explanation: str, *, offered: bool = False) -> None:
        def answered(folder: str | None) -> None:
            if folder:
                self._typed = folder
                self.agree(folder)

        self.app.push_screen(
            Ask("Into which folder shall your yes go?", typed, explanation, offered=offered), answered
        )

    def told(self, problem: ReflectError) -> bool:
        """Another folder may do."""
        typed, self._typed = self._typed, ""
        if typed:
            self._ask_folder(typed, str(problem))
        return bool(typed)

    @asking("agree", exclusive=False)
    async def agree(self, folder: str) -> None:
        """Say so, and write the file."""
        _, path = await asyncio.to_thread(self.journal.agreements.agree, self._agreement_id, path_of(folder))
        self._typed = ""
        self.app.push_screen(Pick("You agree.", ("Done",), f"{path}\n\nHand it to your buddy."))
        self.read()

    @asking("again", exclusive=False)
    async def action_look_again(self) -> None:
        """It was looked at, and holds."""
        await asyncio.to_thread(self.journal.agreements.look_again, self._agreement_id)
        self.notify("It comes back in three months.", title="It holds.", markup=False, timeout=4)
        self.read()

    def action_end(self) -> None:
        """Say what ending does, and ask."""

        def answered(number: int | None) -> None:
            if number:
                self.end(delete_notes=number == 2)

        options = [
            "No, leave it as it is",
            "Yes, end it; their notes stay here",
            "Yes, and delete their notes here",
        ]
        self.app.push_screen(Pick("End this agreement?", options, WHAT_STAYS), answered)

    @asking("end", exclusive=False)
    async def end(self, *, delete_notes: bool) -> None:
        """End it, and say what was done."""
        done = await asyncio.to_thread(
            self.journal.agreements.end, self._agreement_id, delete_notes=delete_notes
        )
        count = done.notes_deleted
        deleted = (
            f"{count} note{'s' * (count != 1)} of theirs deleted here." if count else "Nothing was deleted."
        )
        self.notify(f"{deleted} Thank you both.", title="It has ended.", markup=False)
        self.read()


def where_it_stands(agreement: Agreement, today: date) -> Iterator[str]:
    """Who agreed when, and what comes next, one line each."""
    me = say_day(agreement.by_me_on, today) if agreement.by_me_on else "not yet"
    them = (
        say_day(agreement.by_them_on, today) if agreement.by_them_on else "not yet, as far as is known here"
    )
    yield f"Agreed by me: {me}"
    yield f"Agreed by my buddy: {them}"
    if agreement.ended_on is not None:
        yield f"Ended: {say_day(agreement.ended_on, today)}"
    elif agreement.is_ready(today):
        yield "It is ready to be looked at again, together."
    elif agreement.review_on is not None:
        yield f"Look at it again: {say_day(agreement.review_on, today)}"
