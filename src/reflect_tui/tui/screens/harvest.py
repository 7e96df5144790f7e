"""The harvest of a session: contributions read one at a time, put on four heaps, given themes."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.widgets import Static

from reflect_tui.domain.sessions import Contribution, Heap, Session
from reflect_tui.domain.text import one_line
from reflect_tui.journal.files import documents_folder, path_of
from reflect_tui.tui import learning_keys
from reflect_tui.tui.asking import asking
from reflect_tui.tui.leaving import LeavingScreen
from reflect_tui.tui.screens.dialogs import Ask, Pick
from reflect_tui.tui.screens.page import PageScreen
from reflect_tui.tui.text import plain
from reflect_tui.tui.widgets.bars import KeyLine, TitleBar
from reflect_tui.tui.widgets.lines import Line
from reflect_tui.tui.widgets.long_text import LongText, plain_parts

if TYPE_CHECKING:
    from reflect_tui.domain.errors import ReflectError
    from reflect_tui.journal import Journal

HEAPS = tuple(Heap)
NOT_A_CASE = "Whoever wrote it has not said that it may become a case."


class Reading(LongText):
    """One contribution, or the account."""

    BINDINGS: ClassVar[list[BindingType]] = list(learning_keys.HARVEST_READING)
    HELP = (
        "One contribution at a time, in no order. 1 to 4 put it on a heap and 0 takes it off, t gives it "
        "your themes, → goes to the next. v shows the four heaps, w the learning account."
    )


class HarvestScreen(LeavingScreen[None]):
    """What people sent in after a session."""

    BINDINGS: ClassVar[list[BindingType]] = list(learning_keys.HARVEST)
    CSS_PATH = "../styles/sessions.tcss"
    HELP = Reading.HELP
    KEYS: ClassVar[dict[str, str]] = {
        "harvest.keep": "to 4 a heap",
        "harvest.themes": "themes",
        "harvest.next": "next",
        "harvest.case": "a case",
        "harvest.heaps": "the heaps",
        "harvest.account": "account",
        "harvest.back": "back",
        "app.help": "help",
    }

    title_bar = query_one(TitleBar)
    reading = query_one(Reading)

    def __init__(self, journal: Journal, session: Session) -> None:
        super().__init__()
        self.journal = journal
        self.session = session
        self._came: tuple[Contribution, ...] = ()
        self._shown = 0

    def compose(self) -> ComposeResult:
        """The contribution, where it stands."""
        yield TitleBar(one_line(self.session.name, 100))
        yield Reading(id="contribution")
        yield Static(id="standing")
        yield KeyLine()

    def on_mount(self) -> None:
        """Read what came."""
        self.set_focus(self.reading)
        self.read()

    @on(events.ScreenResume)
    def come_back(self) -> None:
        """Something may have been changed meanwhile."""
        self.read()

    @asking("harvest")
    async def read(self) -> None:
        """Fetch what came, and stay at the same one."""
        here = self.current.id if self.current else ""
        self.session = await asyncio.to_thread(self.journal.sessions.get, self.session.id)
        self._came = await asyncio.to_thread(self.journal.sessions.contributions, self.session.id)
        self._shown = next((n for n, each in enumerate(self._came) if each.id == here), 0)
        self.show()

    @property
    def current(self) -> Contribution | None:
        """The contribution that is read; None where none is shown."""
        return self._came[self._shown] if self._came else None

    def show(self) -> None:
        """Show the contribution."""
        current = self.current
        if current is None:
            said = f"{what_came(self.session)}, so that nobody can be told by what they wrote."
            if not self.session.come:
                said = "Nothing has come yet. In Sessions, a takes in a folder of what people sent you."
            self.title_bar.note = ""
            self.reading.lay_out(plain_parts(said, "contribution-about"))
            self.query_one("#standing", Static).update("")
        else:
            self.title_bar.note = f"{self._shown + 1} of {len(self._came)}"
            self.reading.lay_out(plain_parts(current.text, "contribution-text"))
            self.query_one("#standing", Static).update(plain(standing(current)))
        self.refresh_bindings()

    # -- what the keys do --------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where nothing is shown there is nothing to put on heaps."""
        if action in ("step", "heap", "themes", "make_case"):
            return self.current is not None
        return True

    def action_step(self, steps: int) -> None:
        """Read another one."""
        self._shown = (self._shown + steps) % len(self._came)
        self.show()

    @asking("heap", exclusive=False)
    async def action_heap(self, number: int) -> None:
        """Put it on a heap, or take it off."""
        if (current := self.current) is not None:
            heap = HEAPS[number] if number >= 0 else None
            await asyncio.to_thread(self.journal.sessions.set_heap, self.session.id, current.id, heap)
            self.read()

    def action_themes(self) -> None:
        """Ask for its themes."""
        if (current := self.current) is None:
            return

        def answered(typed: str | None) -> None:
            if typed is not None:
                self.give_themes(current.id, typed)

        few = "A few words of your own, with commas between them. The account names a theme that three share."
        self.app.push_screen(Ask("Which themes?", ", ".join(current.themes), few), answered)

    @asking("themes", exclusive=False)
    async def give_themes(self, contribution_id: str, typed: str) -> None:
        """Give it themes."""
        themes = typed.split(",")
        await asyncio.to_thread(self.journal.sessions.set_themes, self.session.id, contribution_id, themes)
        self.read()

    def action_make_case(self) -> None:
        """Write a case made of it, where its writer allows that."""
        current = self.current
        if current is None:
            return
        if not current.may_become_case:
            self.notify("Ask the group, without asking who it was.", title=NOT_A_CASE)
            return
        from reflect_tui.tui.screens.case_writing import CaseScreen

        self.app.push_screen(CaseScreen(self.journal, self.session.id, current))

    def action_heaps(self) -> None:
        """See the four heaps."""

        def chosen(contribution_id: str | None) -> None:
            number = next((n for n, each in enumerate(self._came) if each.id == contribution_id), None)
            if number is not None:
                self._shown = number
                self.show()

        self.app.push_screen(HeapsScreen(self.journal, self.session.id, chosen_by=chosen))

    def action_account(self) -> None:
        """Read the learning account."""
        self.app.push_screen(AccountScreen(self.journal, self.session.id))

    def action_back(self) -> None:
        """Back to the sessions."""
        self.dismiss(None)


def what_came(session: Session) -> str:
    """`3 have come; they are shown when 4 have`."""
    if not session.come:
        return "nothing has come yet"
    has = "1 has" if session.come == 1 else f"{session.come} have"
    return f"{has} come; shown when {session.at_least} have" if session.withheld else f"{has} come"


def standing(each: Contribution) -> str:
    """Where a contribution stands: its heap, its themes, what its writer allows."""
    parts = [each.heap.value if each.heap else "on no heap yet"]
    parts.append(f"themes: {one_line(', '.join(each.themes), 120)}" if each.themes else "no themes yet")
    parts.append("may be quoted" if each.may_quote else "not to be quoted")
    parts.append("may become a case" if each.may_become_case else "not to become a case")
    return " · ".join(parts)


Came = tuple[Session, tuple[Contribution, ...]]


class HeapsScreen(PageScreen[Came]):
    """The four heaps, with what stands on each."""

    BINDINGS: ClassVar[list[BindingType]] = list(learning_keys.HEAPS)
    NAME: ClassVar[str] = "The four heaps"
    HELP = (
        "What the group keeps meeting, what surprised it, what it does not know, what it will try. Enter "
        "goes to a contribution; a adds a line that was said in the room to the heap at the cursor."
    )
    KEYS: ClassVar[dict[str, str]] = {
        "list.open": "read it",
        "heaps.add": "add a line",
        "page.back": "back",
        "app.palette": "all actions",
        "app.help": "help",
    }

    def __init__(self, journal: Journal, session_id: str, *, chosen_by: object) -> None:
        super().__init__(journal)
        self._session_id = session_id
        self._chosen_by = chosen_by

    def fetch(self) -> Came:
        """The session and what came."""
        desk = self.journal.sessions
        return desk.get(self._session_id), desk.contributions(self._session_id)

    def lay_out(self, data: Came, width: int) -> Iterator[Line]:
        """Heap after heap."""
        session, came = data
        for heap in HEAPS:
            yield Line()
            yield from self.words(heap.value.capitalize(), width, voice="strong", item=self.item(heap))
            for each in came:
                if each.heap is heap:
                    yield from self.words(
                        one_line(each.text, 160), width, indent=2, item=self.item((heap, each))
                    )
            for on_heap, line in session.lines:
                if on_heap is heap:
                    yield from self.words(line, width, indent=2, voice="dim", item=self.item((heap, line)))

    def open_item(self, item: object) -> None:
        """Read the contribution."""
        if isinstance(item, tuple) and isinstance(item[1], Contribution):
            self.dismiss(None)
            if callable(self._chosen_by):
                self._chosen_by(item[1].id)

    def action_add_line(self) -> None:
        """Ask for a line for the heap at the cursor."""
        current = self.current
        heap = current[0] if isinstance(current, tuple) else current
        if not isinstance(heap, Heap):
            return

        def answered(line: str | None) -> None:
            if line:
                self.add_line(heap, line)

        self.app.push_screen(Ask(f"What goes with “{heap.value}”?"), answered)

    @asking("line", exclusive=False)
    async def add_line(self, heap: Heap, line: str) -> None:
        """Keep the line."""
        await asyncio.to_thread(self.journal.sessions.add_line, self._session_id, heap, line)
        self.read()


class AccountScreen(LeavingScreen[None]):
    """The learning account, exactly as it will be written."""

    BINDINGS: ClassVar[list[BindingType]] = list(learning_keys.ACCOUNT)
    CSS_PATH = "../styles/sessions.tcss"
    HOLDS = True
    HELP = "The learning account, exactly as it will be written. w writes it to a folder; Esc goes back."
    KEYS: ClassVar[dict[str, str]] = {"account.write": "write it", "account.back": "back", "app.help": "help"}

    def __init__(self, journal: Journal, session_id: str) -> None:
        super().__init__()
        self.journal = journal
        self._session_id = session_id
        self._typed = ""
        self._read: str | None = None

    def compose(self) -> ComposeResult:
        """The text."""
        yield TitleBar("A learning account", "nobody is named, and nobody is counted")
        yield AccountText(id="account")
        yield KeyLine()

    def on_mount(self) -> None:
        """Make it."""
        self.set_focus(self.query_one(AccountText))
        self.read()

    @asking("account")
    async def read(self) -> None:
        """Make the text."""
        text = await asyncio.to_thread(self.journal.sessions.account, [self._session_id])
        self._read = text
        self.query_one(AccountText).lay_out(plain_parts(text, "account-text"))

    def action_write(self) -> None:
        """Ask where, then write."""
        self.ask_folder(str(documents_folder()), "Only you can read the file there.", offered=True)

    def ask_folder(self, typed: str, explanation: str, *, offered: bool = False) -> None:
        """Ask, with what was typed before where that could not be written to."""

        def answered(folder: str | None) -> None:
            if folder:
                self._typed = folder
                self.write_account(folder)

        self.app.push_screen(Ask("Into which folder?", typed, explanation, offered=offered), answered)

    def told(self, problem: ReflectError) -> bool:
        """Another folder may do."""
        typed, self._typed = self._typed, ""
        if typed:
            self.ask_folder(typed, str(problem))
        return bool(typed)

    @asking("write", exclusive=False)
    async def write_account(self, folder: str) -> None:
        """Write it, and say where."""
        desk = self.journal.sessions
        path = await asyncio.to_thread(
            desk.write_account, path_of(folder), [self._session_id], read=self._read
        )
        self._typed = ""
        self.app.push_screen(Pick("It is written.", ("Done",), str(path)), lambda _: self.dismiss(None))

    def action_back(self) -> None:
        """Back to the harvest."""
        self.dismiss(None)


class AccountText(LongText):
    """The text of the account."""

    HELP = AccountScreen.HELP
