"""A note that came: reading it, answering it; and what one learnt from an exchange of one's own."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Static, TextArea

from reflect_tui.domain.exchange_sheets import (
    LEARNING,
    LEARNT,
    REPLYING,
    learnt_sheet,
    reply_key,
    reply_sheet,
)
from reflect_tui.domain.text import one_line
from reflect_tui.journal.replying import asked_in, body_of, say_wish, wish_for
from reflect_tui.tui import bindings, learning_keys
from reflect_tui.tui.asking import asking, telling
from reflect_tui.tui.leaving import LeavingScreen
from reflect_tui.tui.screens.dialogs import confirm
from reflect_tui.tui.screens.write import WriteScreen
from reflect_tui.tui.text import plain, prose
from reflect_tui.tui.widgets.bars import KeyLine, TitleBar
from reflect_tui.tui.widgets.long_text import LongText, plain_parts
from reflect_tui.tui.widgets.prompt import Outline

if TYPE_CHECKING:
    from reflect_tui.domain.entries import Draft
    from reflect_tui.domain.exchanging import Note
    from reflect_tui.journal import Journal
    from reflect_tui.journal.buddies import Talk
    from reflect_tui.journal.sharing import SharePlan


class NoteText(LongText):
    """A note, to be read."""

    BINDINGS: ClassVar[list[BindingType]] = list(learning_keys.NOTE)
    HELP = (
        "A note for you. Up, Down and the Page keys scroll, r answers it, d deletes it here, Esc goes back."
    )
    KEYS: ClassVar[dict[str, str]] = {
        "note.reply": "reply",
        "note.delete": "delete",
        "note.back": "back",
        "app.palette": "all actions",
        "app.help": "help",
    }


class NoteScreen(LeavingScreen[None]):
    """One note that came."""

    BINDINGS: ClassVar[list[BindingType]] = list(learning_keys.NOTE)
    CSS_PATH = "../styles/buddies.tcss"
    HELP = "A note for you. r answers it; what you write is checked before it becomes a file."

    text = query_one(NoteText)

    def __init__(self, journal: Journal, note: Note) -> None:
        super().__init__()
        self.journal = journal
        self.note = note

    def compose(self) -> ComposeResult:
        """What its writer would like, then the note."""
        yield TitleBar("A note for you")
        yield NoteText()
        yield KeyLine()

    def on_mount(self) -> None:
        """Show it."""
        self.set_focus(self.text)

        def parts() -> Iterator[Static]:
            yield Static(plain(say_wish(self.note)), classes="note-wish")
            yield Static(prose(body_of(self.note)), classes="note-text")
            for each in asked_in(self.note):
                if each.question:
                    yield Static(plain(f"{each.number}. {each.question}"), classes="note-asked")

        self.text.lay_out(parts())

    @asking("reply")
    async def action_reply(self) -> None:
        """Answer it; a reply that was begun before goes on."""
        waiting = await asyncio.to_thread(self.journal.drafts.unfinished)
        begun = (d for d in waiting if d.pack_id == REPLYING and d.entry_id == self.note.id)
        self.app.push_screen(ReplyScreen(self.journal, self.note, draft=next(begun, None)))

    def action_delete(self) -> None:
        """Ask, then delete it."""

        def answered(number: int | None) -> None:
            if number == 0:
                self.delete()

        why = "A copy may still exist where it came from, such as in your mail."
        self.app.push_screen(confirm("Delete this note?", "Yes, delete it here", explanation=why), answered)

    @asking("delete", exclusive=False)
    async def delete(self) -> None:
        """Delete it and go back."""
        await asyncio.to_thread(self.journal.buddies.delete_note, self.note.id)
        self.dismiss(None)

    def action_back(self) -> None:
        """Back to the list."""
        self.dismiss(None)


class ReplyScreen(WriteScreen):
    """Answering a note: its questions, then what the wish leaves room for; checked like any share."""

    BINDINGS: ClassVar[list[BindingType]] = list(learning_keys.REPLYING)
    CSS_PATH = ["../styles/write.tcss", "../styles/buddies.tcss"]  # type: ignore[assignment]  # noqa: RUF012
    INTRO_STAYS: ClassVar[bool] = True
    advice = query_one("#advice", Static)
    HELP = (
        "The note stands above. Tab goes to the next question; nothing has to be answered. Where a sentence "
        "is advice dressed as a question, a line below says so and offers another way; you may leave it. "
        "Ctrl+S checks your words and makes the file. F7 shows what they would answer themselves, if they "
        "said so; write yours first. Esc is for later; nothing is lost."
    )

    def __init__(self, journal: Journal, note: Note, *, draft: Draft | None = None) -> None:
        self.note = note
        self.wish = wish_for(note)
        self.asked = asked_in(note)
        super().__init__(journal, reply_sheet(self.asked, self.wish), draft=draft)
        self._shown_line = ""

    def compose(self) -> ComposeResult:
        """The sheet, with a line for what is said about the words."""
        yield TitleBar(self.sheet.name)
        with VerticalScroll(id="sheet", can_focus=False):
            yield from self.introduction()
            yield Vertical(id="prompts")
            yield Static(id="advice")
            yield Static(id="status")
            yield Outline(id="outline")
        yield KeyLine()

    def introduction(self) -> ComposeResult:
        """The note, and what its writer would like back."""
        with Vertical(id="intro", classes="kept"):
            yield Static(plain(self.wish.words), classes="kept-said")
            yield Static(prose(body_of(self.note)), classes="kept-words")

    def blank_draft(self) -> Draft:
        """A draft of a reply to this note."""
        return self.journal.drafts.blank(self.sheet.kind, pack_id=REPLYING, entry_id=self.note.id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A reply makes no judgement; their own answer is there only where they gave one."""
        if action in ("make_judgement", "like_before"):
            return False
        if action == "show_theirs":
            return any(each.mine for each in self.asked)
        return super().check_action(action, parameters)

    # -- advice in disguise ------------------------------------------------------------

    @on(TextArea.Changed)
    def look_for_advice(self) -> None:
        """Say where a sentence hands over an answer, if that is not what was asked for."""
        self._shown_line = self._advice() if self.wish.wants_no_advice else ""
        self.say("")

    def _advice(self) -> str:
        from reflect_tui.domain.advice import advice_in

        text = self.values_now().get(self.sheet.prompts[self.current].key, "")
        # The sentence that is being typed is not finished, and is left alone.
        done = (
            text if text.endswith(("?", ".", "!", "\n")) else text[: max(text.rfind(m) for m in "?.!\n") + 1]
        )
        found = advice_in(done)
        if not found:
            return ""
        last = found[-1]
        return f"{one_line(last.why, 120)} {one_line(last.instead, 120)}"

    def say(self, line: str, *, trouble: bool = False) -> None:
        """Say it below the prompt; what is said about the words stands on a line of its own."""
        self.advice.update(plain(self._shown_line))
        self.advice.display = bool(self._shown_line)
        super().say(line, trouble=trouble)

    def action_show_theirs(self) -> None:
        """Show what they would answer, when one has written one's own."""
        number = next(
            (e for e in self.asked if reply_key(e.number) == self.sheet.prompts[self.current].key), None
        )
        if number is None or not number.mine:
            self.notify("They did not say what they would answer to this one.", markup=False, timeout=4)
        elif not self.values_now().get(reply_key(number.number), "").strip():
            self.notify("Write a line of your own first; then F7 shows theirs.", markup=False, timeout=6)
        else:
            self.app.push_screen(TextScreen("What they would answer", number.mine))

    # -- leaving -----------------------------------------------------------------------

    @asking("keep", exclusive=False)
    async def action_keep(self) -> None:
        """Check the words, and make the file."""
        with self.keeping() as alone:
            if alone:
                await self.settle()
                values = dict(self.values_now())
                plan = await asyncio.to_thread(self.journal.sharing.prepare_reply, self.note, values)
                self._review(plan)

    def _review(self, plan: SharePlan) -> None:
        from reflect_tui.tui.screens.share import ShareScreen

        def done(written: bool | None) -> None:
            if written:
                self.finish()

        self.app.push_screen(ShareScreen(self.journal, plan), done)

    @asking("finish", exclusive=False)
    async def finish(self) -> None:
        """The draft has become a file."""
        if self.draft is not None:
            await asyncio.to_thread(self.journal.drafts.discard, self.draft)
        self.notify("You hand it over yourself.", title="Your reply is written.", markup=False)
        self.dismiss(None)


class LearntScreen(WriteScreen):
    """What one learnt from talking it through; keeping it closes the exchange."""

    INTRO_STAYS: ClassVar[bool] = True
    HELP = "What came back stands above. Ctrl+S keeps what you learnt beside the entry; Esc is for later."

    def __init__(self, journal: Journal, talk: Talk, *, draft: Draft | None = None) -> None:
        self.talk = talk
        super().__init__(
            journal, learnt_sheet(), draft=draft, values=None if draft else {LEARNT: talk.exchange.learnt}
        )

    def introduction(self) -> ComposeResult:
        """What came back."""
        with Vertical(id="intro", classes="kept"):
            for each in self.talk.answers:
                yield Static(plain(each.question or "To the note as a whole"), classes="kept-said")
                yield Static(prose(each.text), classes="kept-words")

    def blank_draft(self) -> Draft:
        """A draft that belongs to this exchange."""
        share_id = self.talk.exchange.share_id
        return self.journal.drafts.blank(self.sheet.kind, pack_id=LEARNING, entry_id=share_id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is one question only, and no judgement in it."""
        if action in ("make_judgement", "like_before", "switch_mode"):
            return False
        return super().check_action(action, parameters)

    @asking("keep", exclusive=False)
    async def action_keep(self) -> None:
        """Close the exchange."""
        with self.keeping() as alone:
            if not alone:
                return
            await self.settle()
            learnt = self.values_now().get(LEARNT, "")
            with telling(self):
                await asyncio.to_thread(self.journal.buddies.close, self.talk.exchange.share_id, learnt)
            if self.draft is not None:
                await asyncio.to_thread(self.journal.drafts.discard, self.draft)
            self.notify(
                "Your buddy may like to hear what it opened.", title="Kept beside the entry.", markup=False
            )
            self.dismiss(None)


class TextScreen(LeavingScreen[None]):
    """A text exactly as it is."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings.PAGE)
    CSS_PATH = "../styles/buddies.tcss"
    HELP = "A text exactly as it is. Up, Down and the Page keys scroll, Esc goes back."
    KEYS: ClassVar[Mapping[str, str]] = {
        "page.back": "back",
        "app.palette": "all actions",
        "app.help": "help",
    }

    def __init__(self, name: str, text: str) -> None:
        super().__init__()
        self._heading = name
        self._text = text

    def compose(self) -> ComposeResult:
        """The text."""
        yield TitleBar(self._heading)
        yield LongText()
        yield KeyLine()

    def on_mount(self) -> None:
        """Show it."""
        area = self.query_one(LongText)
        self.set_focus(area)
        area.lay_out(plain_parts(self._text, "note-text"))

    def action_back(self) -> None:
        """Back to where one came from."""
        self.dismiss(None)


async def go_on_with_exchange(screen: Screen[Any], journal: Journal, draft: Draft) -> bool:
    """Go on with a reply or with what was learnt; False where what it is about is gone."""
    with telling(screen):
        if draft.pack_id == REPLYING:
            note = await asyncio.to_thread(journal.buddies.note, draft.entry_id)
            screen.app.push_screen(ReplyScreen(journal, note, draft=draft))
        else:
            talk = await asyncio.to_thread(journal.buddies.talk, draft.entry_id)
            screen.app.push_screen(LearntScreen(journal, talk, draft=draft))
        return True
    return False
