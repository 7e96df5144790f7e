"""Today: one box with the cursor in it, and below it what waits, without greeting, counting or scolding."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.widgets import Static, TextArea

from reflect_tui.domain.certainty import say_how_sure
from reflect_tui.domain.dates import long_day, say_day
from reflect_tui.domain.entries import BODY, LED_TO, Draft, Entry, EntryKind, EntryRow, Writing
from reflect_tui.domain.text import one_line
from reflect_tui.tui import bindings
from reflect_tui.tui.asking import asking
from reflect_tui.tui.screens.judging import JudgingScreen
from reflect_tui.tui.text import plain
from reflect_tui.tui.widgets.bars import KeyLine, TitleBar
from reflect_tui.tui.widgets.editor import Editor
from reflect_tui.tui.widgets.lines import Line, Lines, PageLines, Piece

if TYPE_CHECKING:
    from datetime import date

    from reflect_tui.journal import Journal
    from reflect_tui.journal.today import DayQuestion, TodayPage


@dataclass(frozen=True, slots=True)
class Page:
    """The lines below the box, and what each item of them is."""

    lines: tuple[Line, ...]
    items: tuple[object, ...]


class TodayList(PageLines):
    """The page below the box."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings.TODAY_PAGE)
    ONE_CLICK = True
    HELP = (
        "What is ready to be looked at again, a question for today, what is unfinished, and what you wrote "
        "lately. Enter opens it; Esc goes back to the box; n begins something new."
    )
    KEYS: ClassVar[dict[str, str]] = {
        "list.open": "open",
        "today.page": "write",
        "app.new": "new",
        "today.discard": "throw away",
        "app.find": "find",
        "app.journal": "Journal",
        "app.palette": "all actions",
        "app.help": "help",
    }


class TodayScreen(JudgingScreen[None]):
    """The first screen."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings.TODAY, *bindings.NOTICING, *bindings.JUDGING]
    CSS_PATH = "../styles/today.tcss"
    HELP = "Today. Write in the box, or press Esc and go through the page below it."
    KEYS: ClassVar[dict[str, str]] = {
        "today.keep": "keep",
        "write.stand_in": "stand-in",
        "today.page": "the page",
        "today.pack": "as a pack",
        "app.palette": "all actions",
        "app.help": "help",
    }

    title_bar = query_one(TitleBar)
    box = query_one("#box", Editor)
    status = query_one("#status", Static)
    page = query_one("#page", TodayList)

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self._items: tuple[object, ...] = ()
        self._question: DayQuestion | None = None
        self._shown: TodayPage | None = None

    def compose(self) -> ComposeResult:
        """The box first: it is what people come for."""
        yield TitleBar("Today")
        yield Static("What's on your mind?", id="ask")
        yield Editor(id="box")
        yield Static(id="status")
        yield TodayList(id="page")
        yield KeyLine()

    def on_mount(self) -> None:
        """Read the page once the box is there to be written in, and has been seen: reading takes its time."""
        self.set_focus(self.box)
        self.ready()
        self.call_after_refresh(self.read_page)
        self.call_after_refresh(self.read_question)

    @on(events.ScreenSuspend)
    def hush(self) -> None:
        """What was said below an empty box has been read by the time one comes back."""
        if not (self.box.text.strip() or self.status.has_class("-trouble")):
            self.status.update("")

    @on(events.ScreenResume)
    def come_back(self) -> None:
        """Something may have been kept or thrown away elsewhere."""
        if self._shown is not None:
            self.read_page()

    # -- what is typed ---------------------------------------------------------------

    def values_now(self) -> dict[str, str]:
        """The text in the box, and what it led to."""
        text = self.box.text
        return {BODY: text} | self.along if text.strip() else {BODY: text}

    def say(self, line: str, *, trouble: bool = False) -> None:
        """Say it below the box."""
        self.status.set_class(trouble, "-trouble")
        self.status.update(plain(line))

    @on(TextArea.Changed, "#box")
    def note_typing(self) -> None:
        """Every key makes the draft a little older than the box."""
        self.typed()

    @asking("keep", exclusive=False)
    async def action_keep(self) -> None:
        """Keep what is in the box, and be ready for the next thing."""
        with self.keeping() as alone:
            if alone:
                await self._keep()

    async def _keep(self) -> None:
        text = self.box.text
        if not text.strip():
            self.say("There is nothing in the box yet.")
            return
        await self.settle()
        draft = self.draft
        led_to = [each for each in self.along.get(LED_TO, "").split(",") if each]
        await asyncio.to_thread(
            self.journal.threads.keep_linked,
            Writing(body=text),
            led_to=led_to,
            draft_id=draft.id if draft else "",
        )
        self.along, self.draft = {}, None
        # What was typed while it was being kept stays in the box.
        rest = self.box.text
        self.box.load_text(rest[len(text) :].lstrip("\n") if rest.startswith(text) else "")
        self.say("Kept. Only on this computer.")
        self.read_page()

    def action_leave_box(self) -> None:
        """From the box to the page; from the page nowhere, since this is where one starts."""
        if self.box.has_focus:
            self.set_focus(self.page)
        else:
            self.set_focus(self.box)

    def action_as_pack(self) -> None:
        """Choose a pack; what is in the box becomes its first answer."""
        from reflect_tui.tui.screens.start import start_with_a_pack

        start_with_a_pack(self, self.journal, first_answer=self.box.text, then=self.taken_over)

    def taken_over(self, entry: Entry | None) -> None:
        """The words went into a pack; they are a draft or an entry there, and no longer in the box."""
        del entry
        self.clear_box()

    @asking("draft", exclusive=False)
    async def clear_box(self) -> None:
        """Empty the box, and throw its draft away."""
        self.box.load_text("")
        await self.settle()
        self.read_page()

    # -- the page --------------------------------------------------------------------

    @asking("page")
    async def read_page(self) -> None:
        """Read what there is to show."""
        self._shown = await asyncio.to_thread(self.journal.today.page)
        self.show_page()

    @asking("question")
    async def read_question(self) -> None:
        """The packs are read after the page, since nobody waits for the question."""
        packs = await asyncio.to_thread(self.journal.packs.all)
        self._question = self.journal.today.question(packs)
        self.show_page()

    def show_page(self) -> None:
        """Draw what is known by now."""
        # The app may have stayed open over night.
        self.title_bar.note = long_day(self.journal.store.today()).rpartition(" ")[0]
        if self._shown is None:
            return
        mine = self.draft.id if self.draft else ""
        page = today_lines(self._shown, self._question, self.journal.store.today(), mine)
        self._items = page.items
        self.page.show(page.lines)
        self.refresh_bindings()

    @on(Lines.Opened, "#page")
    def open_item(self, event: Lines.Opened) -> None:
        """Open what the cursor stands on."""
        item = self._items[event.item]
        from reflect_tui.tui.screens.start import answer_question, go_on, look_again, read_entry

        if isinstance(item, Draft):
            go_on(self, self.journal, item)
        elif isinstance(item, EntryRow) and self._shown and event.item < len(self._shown.ready):
            look_again(self, self.journal, item.id)
        elif isinstance(item, EntryRow):
            read_entry(self, self.journal, item.id)
        elif self._question is not None:
            answer_question(self, self.journal, self._question)

    @on(Lines.Moved, "#page")
    def follow_cursor(self) -> None:
        """What can be done depends on where the cursor stands."""
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a draft can be thrown away."""
        if action == "discard":
            return self._draft_under_cursor() is not None
        return super().check_action(action, parameters)

    def _draft_under_cursor(self) -> Draft | None:
        item = self._items[self.page.cursor] if self._items and self.page.has_focus else None
        return item if isinstance(item, Draft) else None

    def action_discard(self) -> None:
        """Throw the draft under the cursor away, after asking."""
        draft = self._draft_under_cursor()
        if draft is None:
            return
        from reflect_tui.tui.screens.dialogs import confirm

        def answered(choice: int | None) -> None:
            if choice == 0:
                self.discard(draft)

        words = f"“{draft.first_words(50)}”"
        self.app.push_screen(confirm("Throw this draft away for good?", "Yes", explanation=words), answered)

    @asking("discard", exclusive=False)
    async def discard(self, draft: Draft) -> None:
        """Throw a draft away."""
        await asyncio.to_thread(self.journal.drafts.discard, draft)
        self.read_page()

    def go_to_ready(self) -> None:
        """Stand on what is ready to be looked at again, or say that nothing is."""
        for number, item in enumerate(self._items):
            if isinstance(item, EntryRow) and self._shown and item in self._shown.ready:
                self.set_focus(self.page)
                self.page.cursor = number
                return
        self.notify(
            "A judgement comes back on the day you chose for it.", title="Nothing is waiting.", markup=False
        )


def today_lines(shown: TodayPage, question: DayQuestion | None, today: date, open_draft: str = "") -> Page:
    """The page below the box, as lines.

    Args:
        shown: what the journal gave.
        question: the question for today, once it is known.
        today: for saying days.
        open_draft: the id of the draft that is in the box, which is not unfinished but being written.
    """
    lines: list[Line] = []
    items: list[object] = []

    def section(
        heading: str, rows: list[tuple[object, tuple[Piece, ...], tuple[Piece, ...]]], beside: str = ""
    ) -> None:
        if not rows:
            return
        lines.append(Line())
        lines.append(Line((Piece(f"   {heading}", "dim"),), (Piece(f"{beside}  ", "dim"),)))
        for item, left, right in rows:
            lines.append(Line((Piece("     "), *left), (*right, Piece("  ")), item=len(items), mark=3))
            items.append(item)

    section("Ready to look at again", [_ready(row, today) for row in shown.ready])
    if question is not None:
        words = (Piece(question.text),)
        section("A question for today", [(question, words, ())], beside=f"from {question.pack_title}")
    waiting = [draft for draft in shown.unfinished if draft.id != open_draft]
    section("Unfinished", [_unfinished(draft, today) for draft in waiting])
    section("Lately", [_lately(row, today) for row in shown.lately])
    if shown.is_new and not waiting:
        lines += [
            Line(),
            Line((Piece("   Nothing is kept yet. Write in the box, then Ctrl+S keeps it.", "dim"),)),
        ]
    return Page(tuple(lines), tuple(items))


def _ready(row: EntryRow, today: date) -> tuple[object, tuple[Piece, ...], tuple[Piece, ...]]:
    sure = say_how_sure(row.how_sure)
    about = f"{sure} · from {say_day(row.day, today)}" if sure else f"from {say_day(row.day, today)}"
    return row, (Piece(row.heading(200)),), (Piece(about, "dim"),)


def _unfinished(draft: Draft, today: date) -> tuple[object, tuple[Piece, ...], tuple[Piece, ...]]:
    when = say_day(draft.updated_at.date(), today) if draft.updated_at else ""
    left: tuple[Piece, ...] = (Piece(f"“{one_line(draft.first_words(200), 200)}”"),)
    if draft.kind is not EntryKind.REFLECTION:
        left = (Piece(f"{draft.kind.label.capitalize()}: ", "dim"), *left)
    return draft, left, (Piece(f"from {when}", "dim"),)


def _lately(row: EntryRow, today: date) -> tuple[object, tuple[Piece, ...], tuple[Piece, ...]]:
    day = say_day(row.day, today)
    return row, (Piece(f"{day:<12}", "dim"), Piece(row.heading(200))), (Piece(row.kind.label, "dim"),)
