"""What you shared: the list at the left, the exact text beside it or on a screen of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.getters import query_one
from textual.widgets import Static

from reflect_tui.domain.dates import say_day
from reflect_tui.domain.errors import AlreadyDone
from reflect_tui.domain.sharing import (
    FORGOTTEN_FOR_GOOD,
    FORGOTTEN_LATER,
    MAY_STILL_EXIST,
    NOT_FORGOTTEN,
    WITHDRAWN_HOW,
)
from reflect_tui.journal.files import path_of
from reflect_tui.tui import bindings
from reflect_tui.tui.asking import asking
from reflect_tui.tui.leaving import LeavingScreen
from reflect_tui.tui.screens.dialogs import Ask, Pick, confirm
from reflect_tui.tui.text import plain
from reflect_tui.tui.widgets.bars import KeyLine, TitleBar
from reflect_tui.tui.widgets.lines import Line, Lines, PageLines, Piece
from reflect_tui.tui.widgets.long_text import LongText, plain_parts

if TYPE_CHECKING:
    from datetime import date

    from reflect_tui.domain.errors import ReflectError
    from reflect_tui.domain.sharing import Share, ShareRow
    from reflect_tui.journal import Journal

NARROW = 100
"""Columns below which list and text do not stand side by side: a note is wrapped at 76."""


class ShareList(PageLines):
    """Everything that left, the newest first."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings.SHARE_LIST)
    MARKS_ALWAYS = True
    HELP = (
        "What you shared, the newest first. Enter reads exactly what went out and what was replaced in it, "
        "w withdraws it, f forgets who stood behind the stand-ins."
    )
    KEYS: ClassVar[dict[str, str]] = {
        "list.open": "read",
        "shares.withdraw": "withdraw",
        "shares.forget": "forget the key",
        "shares.back": "back",
        "app.palette": "all actions",
        "app.help": "help",
    }

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where nothing left there is nothing to open."""
        return action != "open" or self.item_count > 0


class Sent(LongText):
    """One share: the exact text, then what was replaced."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings.SENT)
    HELP = (
        "Exactly what went out, and below it what was replaced. Up, Down and the Page keys scroll, w "
        "withdraws it, f forgets who stood behind the stand-ins, Esc goes back to the list."
    )
    KEYS: ClassVar[dict[str, str]] = {
        "shares.withdraw": "withdraw",
        "shares.forget": "forget the key",
        "shares.list": "the list",
        "app.palette": "all actions",
        "app.help": "help",
    }


class SharesScreen(LeavingScreen[None]):
    """The ledger of what left."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings.SHARES)
    CSS_PATH = "../styles/shares.tcss"
    HELP = "What you shared: for whom, when, the exact text, and what was replaced in it."

    shares = query_one("#shares", ShareList)
    sent = query_one("#sent", Sent)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self.journal = journal
        self._rows: list[ShareRow] = []
        self._reading = False
        self._laid_out = ""
        self._again: Callable[[str], None] | None = None

    def compose(self) -> ComposeResult:
        """List and text."""
        yield TitleBar("What you shared")
        with Horizontal(id="panes"):
            yield ShareList(id="shares")
            yield Sent(id="sent")
        yield KeyLine()

    def on_mount(self) -> None:
        """Read the ledger."""
        self.set_focus(self.shares)
        self.read_ledger()

    @asking("ledger")
    async def read_ledger(self) -> None:
        """Fetch what left and list it."""
        self._rows = await asyncio.to_thread(self.journal.ledger.everything)
        self.shares.show(list(self._lines()))
        self.arrange_panes()
        self.show_share()

    def _lines(self) -> Iterator[Line]:
        if not self._rows:
            yield Line()
            yield Line((Piece("   Nothing has left yet: in the Journal, x shares an entry,", "dim"),))
            yield Line((Piece("   and only after you have looked at everything in it.", "dim"),))
        today = self.journal.store.today()
        for number, row in enumerate(self._rows):
            about = [say_day(row.created_at.date(), today), row.audience.short]
            if row.is_withdrawn:
                about.append("withdrawn")
            yield Line((Piece(f"  {row.heading(200)}"),), item=number)
            yield Line((Piece(f"  {' · '.join(about)}", "dim"),), item=number)

    @property
    def row(self) -> ShareRow | None:
        """The share under the cursor; None where nothing left."""
        # Keys are asked for before there is a list.
        return self._rows[self.shares.cursor] if self._rows and self.query(ShareList) else None

    @on(Lines.Moved, "#shares")
    def show_share(self) -> None:
        """Show the share under the cursor."""
        self.refresh_bindings()
        if (row := self.row) is not None:
            self.read_share(row.id)

    @asking("share")
    async def read_share(self, share_id: str) -> None:
        """Fetch one share and lay it out."""
        share = await asyncio.to_thread(self.journal.ledger.get, share_id)
        # What was changed is read again where one was reading.
        place = self.sent.scroll_y if share_id == self._laid_out else 0
        self._laid_out = share_id
        self.sent.lay_out(parts_of(share, self.journal.store.today()))
        if place:
            self.call_after_refresh(self.sent.scroll_to, y=place, animate=False)

    # -- reading ---------------------------------------------------------------------

    def on_resize(self) -> None:
        """A narrow screen has room for the list or for the text."""
        self._reading = self._reading or self.sent.has_focus
        self.arrange_panes()

    def arrange_panes(self) -> None:
        """Show what there is room for."""
        narrow = self.size.width < NARROW
        self.sent.display = bool(self._rows) and (not narrow or self._reading)
        self.shares.display = not narrow or not self._reading

    @on(Lines.Opened, "#shares")
    def action_read(self) -> None:
        """Go into the text."""
        self._reading = True
        self.arrange_panes()
        self.set_focus(self.sent)

    def action_to_list(self) -> None:
        """Go back to the list."""
        self._reading = False
        self.arrange_panes()
        self.set_focus(self.shares)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is withdrawn stays so, and what is forgotten cannot be forgotten again."""
        if action in ("read", "withdraw", "forget"):
            row = self.row
            return row is not None and not (
                (action == "withdraw" and row.is_withdrawn) or (action == "forget" and not row.has_key)
            )
        return True

    def action_back(self) -> None:
        """From the text to the list, from the list back."""
        if self.sent.has_focus:
            self.action_to_list()
        else:
            self.dismiss(None)

    # -- withdrawing -----------------------------------------------------------------

    def action_withdraw(self) -> None:
        """Say what it can and cannot do, and ask."""
        if (row := self.row) is None:
            return

        def answered(number: int | None) -> None:
            if number == 0:
                default = str(self.journal.ledger.default_folder())
                self.ask_folder(row.id, default, "Only you can read the file there.", offered=True)

        self.app.push_screen(
            confirm(
                f"Withdraw “{row.heading(60)}”?",
                "Yes, withdraw it and write the request",
                explanation=f"{WITHDRAWN_HOW}\n\n{MAY_STILL_EXIST}",
            ),
            answered,
        )

    def ask_folder(self, share_id: str, typed: str, explanation: str, *, offered: bool = False) -> None:
        """Ask where the request goes, with what was typed before where that could not be written to."""

        def answered(folder: str | None) -> None:
            if folder:
                self._again = partial(self.ask_folder, share_id, folder)
                self.withdraw(share_id, folder)

        self.app.push_screen(
            Ask("Into which folder shall the request go?", typed, explanation, offered=offered), answered
        )

    def told(self, problem: ReflectError) -> bool:
        """Another folder may do; what is done already is only said."""
        again, self._again = self._again, None
        if again is None or isinstance(problem, AlreadyDone):
            return False
        again(str(problem))
        return True

    @asking("withdraw", exclusive=False)
    async def withdraw(self, share_id: str, folder: str) -> None:
        """Mark it, write the request, and say what was and what was not done."""
        path, _ = await asyncio.to_thread(self.journal.ledger.withdraw, share_id, path_of(folder))
        self._again = None
        said = f"{path}\n\nThe request does nothing until you hand it over. {MAY_STILL_EXIST}"
        self.app.push_screen(Pick("It is withdrawn.", ("Done",), said))
        self.read_ledger()

    # -- forgetting ------------------------------------------------------------------

    def action_forget(self) -> None:
        """Say what goes and what stays, and ask."""
        if (row := self.row) is None:
            return

        def answered(number: int | None) -> None:
            if number == 1:
                self.forget(row.id)

        # Nothing brings a key back: a hurried Enter leaves it as it is.
        self.app.push_screen(
            Pick(
                f"Forget who stood behind the stand-ins in “{row.heading(60)}”?",
                ("No, leave it as it is", "Yes, forget them"),
                f"{FORGOTTEN_FOR_GOOD}\n\n{NOT_FORGOTTEN}",
            ),
            answered,
        )

    @asking("forget", exclusive=False)
    async def forget(self, share_id: str) -> None:
        """Forget the key, and say so."""
        done = await asyncio.to_thread(self.journal.ledger.forget_key, share_id)
        hint = "Your entry still has the names." if done.at_once else FORGOTTEN_LATER
        self.notify(hint, title="The key is forgotten.", markup=False)
        self.read_ledger()


def parts_of(share: Share, today: date) -> Iterator[Static]:
    """A share as it reads: about it, the exact text, what was replaced."""
    about = f"For {share.audience.label} · {say_day(share.created_at.date(), today)} · note {share.id}"
    if share.withdrawn_at:
        about += f"\nWithdrawn {say_day(share.withdrawn_at.date(), today)}. {MAY_STILL_EXIST}"
    yield Static(plain(about), classes="sent-about")
    yield from plain_parts(share.text.removesuffix("\n"), "sent-text")
    if not share.settled:
        yield Static(plain("Nothing was replaced."), classes="sent-heading")
        return
    yield Static(plain("What was replaced"), classes="sent-heading")
    yield from plain_parts("\n".join(each.say() for each in share.settled), "sent-text")
    if not share.has_key:
        gone = "The key is forgotten: this ledger no longer says who they were. Your entry may."
        yield Static(plain(gone), classes="sent-heading")
