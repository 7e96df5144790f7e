"""In their shoes: five questions between the review and the file, with what can be known beside each."""

from __future__ import annotations

import asyncio
import textwrap
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.widgets import Static

from reflect_tui.domain.text import visible
from reflect_tui.tui import bindings
from reflect_tui.tui.asking import asking
from reflect_tui.tui.leaving import LeavingScreen
from reflect_tui.tui.text import plain
from reflect_tui.tui.widgets.bars import KeyLine, TitleBar
from reflect_tui.tui.widgets.lines import Line, Lines, PageLines, Piece

if TYPE_CHECKING:
    from reflect_tui.anonymise.shoes import Shoe
    from reflect_tui.journal import Journal
    from reflect_tui.journal.sharing import SharePlan

MEASURE = 72
"""Columns of a line that is read."""


class Questions(PageLines):
    """The five questions, then how the stand-ins are chosen."""

    HELP = (
        "Read it as they will, and as the person in it would. Enter says that you have thought about a "
        "question; nothing is counted, and nobody checks. Esc goes back to change something."
    )


class ShoesScreen(LeavingScreen["bool | None"]):
    """Gives True when every question was thought about."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings.SHOES)
    CSS_PATH = "../styles/share.tcss"
    HOLDS = True
    HELP = Questions.HELP
    KEYS: ClassVar[dict[str, str]] = {
        "list.open": "thought about it",
        "shoes.back": "back to the findings",
        "app.palette": "all actions",
        "app.help": "help",
    }

    page = query_one(Questions)
    above = query_one("#above", Static)

    def __init__(self, journal: Journal, plan: SharePlan) -> None:
        super().__init__()
        self.journal = journal
        self._plan = plan
        self._shoes: tuple[Shoe, ...] = ()
        self._same = False
        self._thought: set[int] = set()
        self._does: list[Callable[[], object]] = []

    def compose(self) -> ComposeResult:
        """What this is, then the questions."""
        yield TitleBar("In their shoes", f"for {self._plan.audience.label}")
        yield Static(plain("Nobody can check this but you. Read it once as they will."), id="above")
        yield Questions()
        yield KeyLine()

    def on_mount(self) -> None:
        """Find out what can be known."""
        self.set_focus(self.page)
        self.read_shoes()

    @asking("shoes")
    async def read_shoes(self) -> None:
        """The questions, with what bears on each."""
        self._shoes = await asyncio.to_thread(self.journal.sharing.shoes, self._plan)
        self._same = await asyncio.to_thread(self.journal.sharing.keeps_stand_ins, self._plan.audience)
        self.show_questions()

    def on_resize(self, event: events.Resize) -> None:
        """Questions wrap as wide as there is room."""
        self.show_questions()

    def show_questions(self) -> None:
        """Draw them, each with what was found beside it."""
        if not self._shoes:
            return
        width = max(20, min(MEASURE, self.size.width - 6))
        lines: list[Line] = []
        self._does = []

        def item(words: str, right: str, does: Callable[[], object], beside: tuple[str, ...] = ()) -> None:
            number = len(self._does)
            room = width - (len(right) + 2 if right else 0)
            # Behind the number of a question, its later lines stand under its first words.
            hang = "   " if words[:1].isdigit() else ""
            wrapped = textwrap.wrap(visible(words), room, subsequent_indent=hang) or [""]
            aside = (Piece(f"{right}  ", "dim"),) if right else ()
            lines.append(Line((Piece(f"  {wrapped[0]}"),), aside, item=number))
            lines.extend(Line((Piece(f"  {rest}"),), item=number) for rest in wrapped[1:])
            for each in beside:
                lines.extend(
                    Line((Piece(f"     {part}", "dim"),), item=number)
                    for part in textwrap.wrap(visible(each), width - 5)
                )
            lines.append(Line())
            self._does.append(does)

        for number, shoe in enumerate(self._shoes):
            done = "thought about" if number in self._thought else ""
            item(f"{number + 1}  {shoe.question}", done, self._thinker(number), shoe.beside)
        who = self._plan.audience.reader
        item(f"The same stand-ins for {who} next time", "yes" if self._same else "no", self.switch_stand_ins)
        self.page.show(lines)

    def _thinker(self, number: int) -> Callable[[], None]:
        def think() -> None:
            self._thought.add(number)
            self.show_questions()
            still = [n for n in range(len(self._shoes)) if n not in self._thought]
            if still:
                later = [n for n in still if n > number]
                self.page.cursor = later[0] if later else still[0]
            else:
                self.dismiss(True)

        return think

    @on(Lines.Opened)
    def do_item(self, event: Lines.Opened) -> None:
        """Do what the cursor stands on."""
        event.stop()
        self._does[event.item]()

    @asking("stand-ins", exclusive=False)
    async def switch_stand_ins(self) -> None:
        """The same stand-ins next time make shares easier to follow, and easier to join."""
        same = not self._same
        await asyncio.to_thread(self.journal.sharing.keep_stand_ins, self._plan.audience, keep=same)
        self._same = same
        self.show_questions()

    def action_back(self) -> None:
        """Back to the findings; nothing has left."""
        self.dismiss(None)
