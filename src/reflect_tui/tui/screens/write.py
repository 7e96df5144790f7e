"""Write: one question at a time, or all on one page; what is typed is a draft within a second."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.getters import query_one
from textual.reactive import var
from textual.widget import Widget
from textual.widgets import Static, TextArea

from reflect_tui.domain.entries import CAME_FROM, LED_TO, Draft, Entry, EntryKind
from reflect_tui.domain.errors import ReflectError
from reflect_tui.domain.look_sheets import LOOKING
from reflect_tui.domain.sheets import PromptProblem, Sheet, telling_values
from reflect_tui.domain.text import one_line
from reflect_tui.tui import bindings
from reflect_tui.tui.asking import asking, is_gone
from reflect_tui.tui.screens.judging import JudgingScreen
from reflect_tui.tui.text import plain, prose
from reflect_tui.tui.widgets.bars import KeyLine, TitleBar
from reflect_tui.tui.widgets.choices import ChoiceRow
from reflect_tui.tui.widgets.editor import Editor
from reflect_tui.tui.widgets.lines import Line, Lines, Piece
from reflect_tui.tui.widgets.prompt import Outline, PromptBlock, block_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from reflect_tui.journal import Journal

MODE_SETTING = "write.all_on_one_page"


class WriteScreen(JudgingScreen[Entry | None]):
    """Writing one entry; gives the entry when it is kept, None when it stays a draft."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings.WRITING,
        *bindings.NOTICING,
        *bindings.JUDGING,
        *bindings.LIKE,
    ]
    CSS_PATH = "../styles/write.tcss"
    HOLDS = True
    INTRO_STAYS: ClassVar[bool] = False
    """Whether what is said first stands above every question."""
    HELP = (
        "One question at a time. Tab goes to the next, answered or not; nothing has to be answered. "
        "Ctrl+S keeps what there is; Esc leaves it as a draft; F3 shows all questions on one page."
    )

    @property
    def KEYS(self) -> Mapping[str, str]:  # noqa: N802 - stands where other screens have a constant
        """The keys of the bottom line; F3 says what it would do."""
        other = "one by one" if self.all_on_one_page else "all on one page"
        return {
            "choice.right": "choose",
            "write.next": "next, or skip",
            "write.keep": "keep",
            "write.like": "like this before",
            "write.stand_in": "stand-in",
            "reply.mine": "their answer",
            "write.back": "later",
            "write.mode": other,
            "app.palette": "all actions",
            "app.help": "help",
        }

    title_bar = query_one(TitleBar)
    sheet_box = query_one("#sheet", VerticalScroll)
    outline = query_one("#outline", Outline)
    status = query_one("#status", Static)

    current: var[int] = var(0, init=False)
    """The prompt that is being answered."""
    all_on_one_page: var[bool] = var(False, init=False)

    def __init__(
        self,
        journal: Journal,
        sheet: Sheet,
        *,
        values: Mapping[str, str] | None = None,
        draft: Draft | None = None,
        entry: Entry | None = None,
        begin_at: int | None = None,
    ) -> None:
        """A sheet to fill.

        Args:
            journal: where it is kept.
            sheet: what to ask.
            values: what stands there already.
            draft: the draft this goes on with.
            entry: the entry this changes.
            begin_at: the number of the prompt to begin at; None for where one would go on.
        """
        super().__init__(journal)
        self.sheet = sheet
        self.draft = draft
        self.entry = entry
        self._begin_at = begin_at
        self._values: dict[str, str] = dict(values or (draft.values if draft else {}))
        self.along = {name: self._values[name] for name in (CAME_FROM, LED_TO) if name in self._values}
        self._at_first = dict(self._values)
        self._blocks: dict[int, PromptBlock] = {}

    def compose(self) -> ComposeResult:
        """Title, what to know, the prompts, the outline."""
        yield TitleBar(self.sheet.name)
        with VerticalScroll(id="sheet", can_focus=False):
            yield from self.introduction()
            yield Vertical(id="prompts")
            yield Static(id="status")
            yield Outline(id="outline")
        yield KeyLine()

    def introduction(self) -> ComposeResult:
        """What there is to know before one writes."""
        if self.sheet.intro:
            yield Static(prose(self.sheet.intro), id="intro")

    def on_mount(self) -> None:
        """Begin where one stopped, or else at the first question that is not answered."""
        filled = [bool(self._values.get(prompt.key, "").strip()) for prompt in self.sheet.prompts]
        if self._begin_at is not None:
            first = self._begin_at
        elif self.draft is not None and any(filled):
            first = len(filled) - 1 - filled[::-1].index(True)
        else:
            first = 0 if self.entry or all(filled) else filled.index(False)
        self.set_reactive(WriteScreen.current, first)
        self.open_prompt()
        self.read_mode()

    @asking("mode")
    async def read_mode(self) -> None:
        """The way of asking that was last chosen."""
        mode = await asyncio.to_thread(self.journal.settings.get, MODE_SETTING)
        if mode == "yes":
            self.all_on_one_page = True

    # -- prompts ---------------------------------------------------------------------

    async def _make_ready(self, numbers: Iterable[int]) -> None:
        """Make the widgets of prompts when they are first needed, and put them in their places."""
        missing = [number for number in dict.fromkeys(numbers) if number not in self._blocks]
        today = self.journal.store.today()
        for number in missing:
            prompt = self.sheet.prompts[number]
            block = PromptBlock(prompt, self._values.get(prompt.key, ""), today)
            block.display = self.all_on_one_page or number == self.current
            self._blocks[number] = block
        if missing:
            place_of = {block: number for number, block in self._blocks.items()}
            prompts = self.query_one("#prompts")
            mounted = prompts.mount_all([self._blocks[number] for number in missing])
            prompts.sort_children(key=lambda block: place_of[cast("PromptBlock", block)])
            await mounted

    @asking("prompt")
    async def open_prompt(self) -> None:
        """Show the current prompt, or all of them; the neighbours are made ready to be gone to at once."""
        total = len(self.sheet.prompts)
        await self._make_ready(range(total) if self.all_on_one_page else (self.current,))
        self.show_prompts()
        await self._make_ready(((self.current + 1) % total, (self.current - 1) % total))

    def turn_to_prompt(self) -> None:
        """Go to the current prompt, at once where it is there, so that no key typed after Tab is lost."""
        block = self._blocks.get(self.current)
        if block is not None and block.is_mounted:
            self.show_prompts()
        else:
            self.hold_keys()
        self.open_prompt()

    def show_prompts(self) -> None:
        """What is seen of the prompts, with the cursor in the current one."""
        self.set_class(self.all_on_one_page, "-all")
        for number, block in self._blocks.items():
            block.display = self.all_on_one_page or number == self.current
            block.set_class(number == self.current, "-current")
        for intro in self.query("#intro"):
            intro.display = self.all_on_one_page or self.current == 0 or self.INTRO_STAYS
        self._blocks[self.current].focus_field()
        self.ready()
        self.show_outline()
        self.call_after_refresh(self.bring_into_view, turned=True)

    def bring_into_view(self, *, turned: bool = False) -> None:
        """The whole prompt where there is room, and in any case the place to write in.

        Args:
            turned: whether one has just come to it, so that its question goes to the top.
        """
        block = self._blocks.get(self.current)
        if block is None or is_gone(self):
            return
        if turned and self.all_on_one_page and self.current:
            block.scroll_visible(animate=False, top=True, immediate=True)
        elif turned:
            self.sheet_box.scroll_home(animate=False, immediate=True)
        block.field.scroll_visible(animate=False, immediate=True)
        if turned:
            # The questions on both sides of this one are what one looks for.
            self.outline.scroll_to(y=max(0, self.current - 2), animate=False, immediate=True)

    def watch_current(self) -> None:
        """Another prompt."""
        self.turn_to_prompt()

    def watch_all_on_one_page(self) -> None:
        """Another way of asking."""
        self.refresh_bindings()
        self.open_prompt()

    def show_outline(self) -> None:
        """Where we are, and what the other questions say."""
        values = self.values_now()
        total = len(self.sheet.prompts)
        minutes = f" · about {self.sheet.minutes} minutes" if self.sheet.minutes else ""
        self.title_bar.note = f"{self.current + 1} of {total}{minutes}"
        self.outline.display = not self.all_on_one_page
        if self.all_on_one_page:
            return
        lines = []
        for number, prompt in enumerate(self.sheet.prompts):
            if number == self.current:
                continue
            said = one_line(values.get(prompt.key, ""), 200)
            question = one_line(prompt.question, 200)
            pieces: tuple[Piece, ...]
            if said:
                pieces = (Piece(" ▸  ", "accent"), Piece(f"{question[:34]:<36}", "dim"), Piece(said))
            else:
                pieces = (Piece(f"{number + 1:>3} ", "dim"), Piece(question, "dim"))
            lines.append(Line(pieces, item=number))
        self.outline.show(lines)

    @on(Lines.Opened, "#outline")
    def jump(self, event: Lines.Opened) -> None:
        """A click on a question goes to it."""
        event.stop()
        self.current = event.item

    def action_next_prompt(self) -> None:
        """The next question, answered or not; after the last one, the first."""
        self.current = (self.current + 1) % len(self.sheet.prompts)

    def action_previous_prompt(self) -> None:
        """The question before."""
        self.current = (self.current - 1) % len(self.sheet.prompts)

    @on(Editor.Done)
    @on(ChoiceRow.Done)
    def go_on(self) -> None:
        """Enter in a short answer goes on."""
        self.action_next_prompt()

    def action_switch_mode(self) -> None:
        """One question at a time, or all; remembered for next time."""
        self.all_on_one_page = not self.all_on_one_page
        self.remember_mode()

    @asking("remember", exclusive=False)
    async def remember_mode(self) -> None:
        """Keep the choice."""
        mode = "yes" if self.all_on_one_page else "no"
        await asyncio.to_thread(self.journal.settings.put, MODE_SETTING, mode)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """On one page, the prompt one clicks into becomes the current one."""
        focused = self.focused
        block = block_of(focused) if isinstance(focused, Widget) else None
        if block is None or not self.all_on_one_page:
            return
        number = next(n for n, each in self._blocks.items() if each is block)
        if number != self.current:
            self.set_reactive(WriteScreen.current, number)
            for other, each in self._blocks.items():
                each.set_class(other == number, "-current")
            self.show_outline()

    # -- what is typed ---------------------------------------------------------------

    @on(TextArea.Changed)
    @on(ChoiceRow.Changed)
    def note_typing(self) -> None:
        """Take the answer in, and store it soon."""
        block = self._blocks.get(self.current)
        if block is not None:
            block.show_reading()
            self.call_after_refresh(self.bring_into_view)
        self.typed()

    def values_now(self) -> dict[str, str]:
        """What stands under every prompt, opened or not."""
        for block in self._blocks.values():
            self._values[block.prompt.key] = block.value
        self._values |= self.along
        return self._values

    def linked_entry(self) -> str:
        """The entry that is being changed, to which a judgement is linked at once."""
        return self.entry.id if self.entry else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Earlier judgements are looked for while one is written."""
        judges = self.sheet.kind is EntryKind.JUDGEMENT and self.sheet.pack_id != LOOKING
        if action == "like_before":
            return judges
        if action == "make_judgement":
            return not judges
        return super().check_action(action, parameters)

    def action_like_before(self) -> None:
        """Show the writer's own earlier judgements most like this one."""
        from reflect_tui.tui.screens.like import LikeScreen

        texts, themes, uncertainty = telling_values(self.sheet, self.values_now())
        self.app.push_screen(LikeScreen(self.journal, texts, themes, uncertainty, self.linked_entry()))

    def blank_draft(self) -> Draft:
        """A draft of this kind, for this pack or this entry, whose text so far counts as stored."""
        entry_id = self.entry.id if self.entry else ""
        return self.journal.drafts.blank(self.sheet.kind, pack_id=self.sheet.pack_id, entry_id=entry_id)

    async def settle(self) -> None:
        """Store the draft, unless an entry is being changed and nothing in it is."""
        if self.draft is None and self._unchanged():
            return
        await super().settle()

    def settle_at_once(self) -> None:
        """The same without the event loop."""
        if self.draft is not None or not self._unchanged():
            super().settle_at_once()

    def _unchanged(self) -> bool:
        now = {key: text for key, text in self.values_now().items() if text}
        return self.entry is not None and now == {k: t for k, t in self._at_first.items() if t}

    def say(self, line: str, *, trouble: bool = False) -> None:
        """Say it below the prompt."""
        self.status.set_class(trouble, "-trouble")
        self.status.update(plain(line))

    def told(self, problem: ReflectError) -> None:
        """Go to the prompt that cannot be read; anything else leaves the words where they are."""
        if isinstance(problem, PromptProblem):
            keys = [prompt.key for prompt in self.sheet.prompts]
            self.current = keys.index(problem.key)
            self.say(str(problem), trouble=True)
            # It has to be read: storing the draft says nothing until something is typed.
            self._problem_stands = True
        else:
            super().told(problem)

    @asking("keep", exclusive=False)
    async def action_keep(self) -> None:
        """Keep the entry and go back to where one came from."""
        with self.keeping() as alone:
            if alone:
                await self._keep()

    async def _keep(self) -> None:
        store = self.understood(dict(self.values_now()))
        if store is None:
            self.say("There is nothing here to keep yet.")
            return
        await self.settle()
        entry = await asyncio.to_thread(store, self.draft.id if self.draft else "")
        where = (
            "In the Journal; it will not be brought up unasked." if entry.hard else "Only on this computer."
        )
        self.notify(where, title="Kept.", markup=False, timeout=4)
        self.dismiss(entry)

    def understood(self, values: Mapping[str, str]) -> Callable[[str], Entry] | None:
        """What storing these values means, given the id of the draft they stand in; None for no words.

        Raises:
            PromptProblem: something typed cannot be read.
        """
        from reflect_tui.tui.screens.keeping import storing

        return storing(self.journal, self.sheet, values, self.entry)

    @asking("back", exclusive=False)
    async def action_back(self) -> None:
        """Leave it as a draft."""
        await self.settle()
        self.dismiss(None)
