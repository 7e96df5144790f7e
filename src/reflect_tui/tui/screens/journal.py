"""Journal: everything written, the reader beside it where there is room, the find line above it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.timer import Timer
from textual.widgets import Static, TextArea

from reflect_tui.domain.entries import EntryKind, EntryQuery
from reflect_tui.tui import bindings
from reflect_tui.tui.asking import asking, is_gone
from reflect_tui.tui.screens.entry_actions import EntryActions
from reflect_tui.tui.screens.start import edit_entry, read_entry
from reflect_tui.tui.text import plain
from reflect_tui.tui.widgets.bars import KeyLine, TitleBar
from reflect_tui.tui.widgets.editor import Editor
from reflect_tui.tui.widgets.entry_list import COUNT_CAP, EntryList
from reflect_tui.tui.widgets.lines import Line, Lines, PageLines, Piece
from reflect_tui.tui.widgets.reader import Reader

if TYPE_CHECKING:
    from reflect_tui.journal import Journal

PAUSE = 0.5
"""Seconds without a key after which the best matches are put on top."""
ALL_THEMES = "everything"


class FindLine(Editor):
    """One line to type words into; results come as one types."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings.FIND)
    HELP = (
        'Type words to find; all of them must be there. "two words" keeps them together, -word leaves out, '
        "word* finds beginnings. Down or Enter goes to what was found, Esc clears."
    )
    KEYS: ClassVar[dict[str, str]] = {
        "find.results": "to what was found",
        "find.clear": "clear",
        "app.palette": "all actions",
        "app.help": "help",
    }

    def __init__(self) -> None:
        super().__init__(one_line=True, placeholder="words to find", id="find")


class ThemeList(PageLines):
    """The writer's own themes, where the screen is wide enough for a third pane."""

    MARKS_ALWAYS = True
    ONE_CLICK = True
    HELP = (
        "Your themes, as you gave them to your entries while writing. Enter shows the entries of one theme "
        "only, “everything” shows all of them again; Tab goes on to the list."
    )
    KEYS: ClassVar[dict[str, str]] = {
        "list.open": "show",
        "journal.find": "find",
        "journal.back": "back",
        "app.palette": "all actions",
        "app.help": "help",
    }


class JournalScreen(EntryActions[None]):
    """The list, the reader, the find line."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings.JOURNAL)
    CSS_PATH = [  # noqa: RUF012 - Textual declares it, we only fill it
        "../styles/reading.tcss",
        "../styles/journal.tcss",
    ]
    HELP = "Everything you wrote. / finds, Space chooses for sharing, x shares, t shows one theme."
    KEYS: ClassVar[dict[str, str]] = {
        "list.open": "open",
        "journal.find": "find",
        "journal.choose": "choose",
        "journal.share": "share",
        "journal.edit": "edit",
        "journal.themes": "themes",
        "app.new": "new",
        "app.palette": "all actions",
        "app.help": "help",
    }

    title_bar = query_one(TitleBar)
    find_line = query_one("#find", FindLine)
    entries = query_one("#entries", EntryList)
    reader = query_one("#reader", Reader)
    theme_list = query_one("#themes", ThemeList)
    empty = query_one("#empty", Static)
    chosen_line = query_one("#chosen", Static)

    def __init__(self, journal: Journal, *, finding: bool = False) -> None:
        super().__init__()
        self.journal = journal
        self._finding = finding
        self._query = EntryQuery()
        self._themes: list[str] = []
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        """Find line, then the panes."""
        yield TitleBar("Journal")
        yield FindLine()
        with Horizontal(id="panes"):
            yield ThemeList(id="themes")
            with Vertical(id="left"):
                yield Static(id="empty")
                yield EntryList(self.journal.entries, self.journal.store.today, id="entries")
                yield Static(id="chosen")
            yield Reader(id="reader")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show everything, or go straight to finding."""
        self.find_line.display = self._finding
        self.empty.display = False
        self.show_chosen()
        self.entries.show(self._query)
        self.read_themes()
        self.set_focus(self.find_line if self._finding else self.entries)

    @on(events.ScreenResume)
    def come_back(self) -> None:
        """Entries may have been changed, added or shared meanwhile."""
        self.entries.reload()
        self.read_themes()

    # -- finding ---------------------------------------------------------------------

    def action_find(self) -> None:
        """Open the find line."""
        self.find_line.display = True
        self.set_focus(self.find_line)

    @on(TextArea.Changed, "#find")
    def find_as_typed(self) -> None:
        """The newest hits at every key; the best ones on top after a pause."""
        self._query = replace(self._query, text=self.find_line.text)
        self.entries.show(self._query, as_you_type=True)
        if self._pause is not None:
            self._pause.stop()
        if self._query.text.strip():
            self._pause = self.set_timer(PAUSE, self.put_best_on_top)

    def put_best_on_top(self) -> None:
        """Unless one has gone to the results already, where nothing may move any more."""
        if self.find_line.has_focus:
            self.entries.show_best(self._query)

    @on(Editor.Done, "#find")
    def action_results(self) -> None:
        """Go to what was found."""
        if self.entries.display:
            self.set_focus(self.entries)

    def action_clear(self) -> None:
        """Clear the find line, and close it when it is clear."""
        if self.find_line.text:
            self.find_line.load_text("")
        else:
            self.find_line.display = False
            self.set_focus(self.entries)

    def action_back(self) -> None:
        """First clear what narrows the list, then go back."""
        if self.find_line.display:
            self.find_line.load_text("")
            self.find_line.display = False
            self.set_focus(self.entries)
        elif self._query.theme:
            self.show_theme("")
        else:
            self.dismiss(None)

    @on(EntryList.Counted)
    def say_count(self, event: EntryList.Counted) -> None:
        """What is listed and how many there are; hits of a common word are not counted to the end."""
        many = f"{COUNT_CAP - 1:,}+" if event.count >= COUNT_CAP else f"{event.count:,}"
        parts = []
        if self._query.theme:
            parts.append(f"theme: {self._query.theme}")
        if words := " ".join(self._query.text.split()):
            best = ", best first" if event.ranked else ""
            parts += [f"/ {words}", f"{many} found{best}"]
        self.title_bar.note = " · ".join(parts)
        self.empty.display = event.count == 0
        self.entries.display = event.count > 0
        if event.count == 0:
            self.empty.update(plain(self._nothing()))
            self.reader.show(None, self.journal.store.today())
        elif self.focused is None:
            # An empty list cannot hold the focus; now it is one again.
            self.set_focus(self.entries)
        self.refresh_bindings()

    def _nothing(self) -> str:
        if self._query.text.strip():
            return "Nothing found. Fewer words find more; word* finds beginnings."
        return "Nothing is kept yet. n begins something new."

    # -- themes ----------------------------------------------------------------------

    @asking("themes")
    async def read_themes(self) -> None:
        """For the third pane and the theme dialogue."""
        self._themes = await asyncio.to_thread(self.journal.themes.all)
        lines = [Line((Piece(" Themes", "strong"),))]
        names = [ALL_THEMES, *self._themes]
        lines += [Line((Piece(f" {name}"),), item=number) for number, name in enumerate(names)]
        self.theme_list.show(lines)

    def action_themes(self) -> None:
        """Choose one theme to show, or tidy them."""
        from reflect_tui.tui.screens.themes import ThemesScreen

        self.app.push_screen(ThemesScreen(self.journal, self.show_theme))

    @on(Lines.Opened, "#themes")
    def open_theme(self, event: Lines.Opened) -> None:
        """The same from the third pane."""
        event.stop()
        self.show_theme("" if event.item == 0 else self._themes[event.item - 1])

    def show_theme(self, theme: str) -> None:
        """List one theme, or everything."""
        self._query = replace(self._query, theme=theme)
        self.theme_list.cursor = self._themes.index(theme) + 1 if theme in self._themes else 0
        self.entries.show(self._query)
        self.set_focus(self.entries)

    # -- one entry -------------------------------------------------------------------

    @property
    def has_reader(self) -> bool:
        """Whether the reader stands beside the list."""
        return bool(self.reader.display)

    def on_resize(self) -> None:
        """Panes come and go with the width of the window."""
        self.call_after_refresh(self.arrange_panes)

    @on(events.ScreenResume)
    def arrange_panes(self) -> None:
        """Show the entry in a reader that has come, and take the focus from a pane that has gone."""
        if is_gone(self):
            return
        if self.entries.display and (self.focused is None or not self.focused.display):
            self.set_focus(self.entries)
        self.show_entry()

    @on(Lines.Moved, "#entries")
    def show_entry(self) -> None:
        """Show the entry under the cursor in the reader, if there is one."""
        row = self.entries.row
        if row is not None and self.has_reader:
            self.read(row.id)
        self.refresh_bindings()

    @asking("read")
    async def read(self, entry_id: str) -> None:
        """Fetch it; a cursor that moves on cancels this."""
        entry = await asyncio.to_thread(self.journal.entries.get, entry_id)
        if self.reader.entry != entry:
            self.reader.show(entry, self.journal.store.today())

    @on(Lines.Opened, "#entries")
    def open_entry(self) -> None:
        """Go into the reader, or to a screen for reading."""
        row = self.entries.row
        if row is None:
            return
        if self.has_reader:
            self.set_focus(self.reader)
        else:
            read_entry(self, self.journal, row.id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where nothing is listed, nothing can be done to it."""
        if action in self.ABOUT_AN_ENTRY and self.query(EntryList):
            return self.can_do(action)
        if action in ("choose", "share", "edit", "trash") and self.query(EntryList):
            return self.entries.row is not None or bool(self.entries.chosen)
        return True

    def here(self) -> tuple[str, EntryKind] | None:
        """The entry under the cursor."""
        row = self.entries.row
        return (row.id, row.kind) if row is not None else None

    def action_leave_reader(self) -> None:
        """Back to the list."""
        self.set_focus(self.entries)

    def action_edit(self) -> None:
        """Change the entry under the cursor."""
        if (row := self.entries.row) is not None:
            edit_entry(self, self.journal, row.id)

    @asking("trash", exclusive=False)
    async def action_trash(self) -> None:
        """Move the entry under the cursor to the trash."""
        row = self.entries.row
        if row is None:
            return
        await asyncio.to_thread(self.journal.entries.trash, [row.id])
        self.entries.chosen.pop(row.id, None)
        self.show_chosen()
        self.notify("u brings it back.", title="Moved to the trash.", markup=False)
        self.entries.reload()

    # -- choosing for sharing --------------------------------------------------------

    def action_choose(self) -> None:
        """Choose the entry under the cursor, or leave it out, and go on to the next."""
        self.entries.choose()
        self.entries.action_cursor(1)
        self.show_chosen()

    def show_chosen(self) -> None:
        """Say how many are chosen."""
        count = len(self.entries.chosen)
        self.chosen_line.display = count > 0
        self.chosen_line.update(plain(f"   ● chosen for sharing: {count}"))

    def action_share(self) -> None:
        """Share what is chosen, or the entry under the cursor."""
        from reflect_tui.tui.screens.share_start import begin_sharing

        chosen = list(self.entries.chosen) or ([self.entries.row.id] if self.entries.row else [])
        if chosen:
            begin_sharing(self, self.journal, chosen, then=self.shared)

    def shared(self, done: bool | None) -> None:
        """After a share nothing is chosen any more; after a stop everything still is."""
        if done:
            self.entries.chosen.clear()
            self.show_chosen()
