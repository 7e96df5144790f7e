"""Share: for whom, then every finding one by one, then the exact file, then it is written.

Nothing leaves before the last step, and Esc at any moment stops it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.widgets import Static

from reflect_tui.anonymise.review import Decision, Review, Step
from reflect_tui.anonymise.window import window
from reflect_tui.domain.people import Person
from reflect_tui.domain.text import one_line
from reflect_tui.tui import bindings
from reflect_tui.tui.asking import asking, telling
from reflect_tui.tui.leaving import LeavingScreen
from reflect_tui.tui.screens.dialogs import Ask
from reflect_tui.tui.screens.share_words import reading, said
from reflect_tui.tui.text import plain
from reflect_tui.tui.widgets.bars import KeyLine, TitleBar
from reflect_tui.tui.widgets.lines import Line, Lines, PageLines, Piece

if TYPE_CHECKING:
    from reflect_tui.domain.errors import ReflectError
    from reflect_tui.journal import Journal
    from reflect_tui.journal.sharing import SharePlan


class Options(PageLines):
    """What can be done about a finding."""

    ONE_CLICK = True
    HELP = (
        "What can be done about this finding. Enter puts the stand-in, or does what the cursor stands on; "
        "n and p go on and back, u takes the last decision back, m marks something that was not found."
    )


class ShareScreen(LeavingScreen[bool | None]):
    """The review; gives True when something was written."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings.SHARING)
    CSS_PATH = "../styles/share.tcss"
    HOLDS = True
    HELP = (
        "Every detail that could identify somebody, the doubtful ones first. Nothing is written before you "
        "have decided about each and seen the whole file."
    )

    @property
    def KEYS(self) -> Mapping[str, str]:  # noqa: N802 - stands where other screens have a constant
        """The keys of the bottom line; when all is settled, Enter does what the cursor stands on."""
        return {
            "list.open": "settle" if self.review.open_steps else "do it",
            "share.next": "next",
            "share.mark": "mark",
            "share.whole": "the whole file",
            "share.undo": "undo",
            "share.stop": "stop",
            "app.help": "help",
        }

    title_bar = query_one(TitleBar)
    written = query_one("#written", Static)
    read = query_one("#read", Static)
    why = query_one("#why", Static)
    options = query_one(Options)
    left_as_is = query_one("#left-as-is", Static)

    def __init__(self, journal: Journal, plan: SharePlan) -> None:
        super().__init__()
        self.journal = journal
        self.plan = plan
        self._past: list[tuple[Review, Person | None]] = []
        """The reviews before this one, each with the name that the step after it put on the list."""
        self._in_their_shoes = False
        self._step = 0
        self._place = 0
        self._does: list[Callable[[], None]] = []
        self._again: Callable[[str], None] | None = None

    def compose(self) -> ComposeResult:
        """The two readings, why, what can be done, what is left as it is."""
        yield TitleBar(f"Share with {self.plan.audience.label}")
        with Vertical(id="review"):
            with Horizontal(id="readings"):
                yield Static(id="written")
                yield Static(id="read")
            yield Static(id="why")
            yield Options(id="options")
            yield Static(id="left-as-is")
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin with the first finding."""
        self.set_focus(self.options)
        self.show_step()

    @property
    def review(self) -> Review:
        """What was decided so far."""
        return self.plan.review

    # -- showing ---------------------------------------------------------------------

    def show_step(self) -> None:
        """Show the finding in its surroundings, or that all are decided."""
        review = self.review
        found, still = len(review.steps), len(review.open_steps)
        need = sum(not review.steps[number].sure for number in review.open_steps)
        need_words = f" · {need} need you" if need else ""
        self.title_bar.note = f"Found {found} · {found - still} settled{need_words}"
        if not found:
            self._show_nothing(
                "Nothing was found that could identify somebody. Read it as they will: press v."
            )
        else:
            self._step = min(self._step, found - 1)
            self._show_finding()
        self.left_as_is.update(plain(self._left_as_is()))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where nothing was found there is nothing to decide, and undo needs a decision."""
        if action == "undo":
            return bool(self._past)
        if action in ("settle", "change", "keep", "step"):
            return bool(self.review.steps)
        return True

    def _show_nothing(self, words: str) -> None:
        self.written.update(plain(words))
        self.read.update("")
        self.why.update("")
        self._show_options([self._what_comes_next()])

    def _show_finding(self) -> None:
        step = self.review.steps[self._step]
        place = self._place % len(step.places)
        seen = window(self.review, self._step, place)
        reader = self.plan.audience.reader
        self.written.update(reading("as you wrote it", seen.before, f"»{seen.place}«", seen.after))
        self.read.update(
            reading(f"as {reader} will read it", seen.read_before, seen.read_place, seen.read_after)
        )
        words = one_line(step.places[place].finding.text, 60)
        decided = "" if step.decision is Decision.OPEN else f"  {said(step.decision)}"
        many = f" In {len(step.places)} places." if len(step.places) > 1 else ""
        unsure = "" if step.sure else " Not sure — please look."
        self.why.update(plain(f"{self._step + 1}. “{words}”: {step.first.why}.{many}{unsure}{decided}"))
        self._show_options(self._options_for(words, step.stand_in, len(step.places)))

    def _options_for(self, words: str, stand_in: str, places: int) -> list[tuple[str, Callable[[], None]]]:
        options: list[tuple[str, Callable[[], None]]] = [
            (f"put {stand_in}", self.settle),
            ("put something else …", self.action_change),
            ("keep it, because …", self.action_keep),
            (_always(words, stand_in), self.always),
            (f"never ask about “{words}” again", self.never),
        ]
        sure = [n for n in self.review.open_steps if self.review.steps[n].sure]
        if len(sure) > 1 and self.review.steps[self._step].sure:
            others = f"{len(sure) - 1} others that are sure" if len(sure) > 2 else "other one that is sure"
            options.append((f"put this and the {others}", self.settle_sure))
        if places > 1:
            options.append(("show the next place", self.next_place))
        return options if self.review.open_steps else [self._what_comes_next(), *options]

    def _what_comes_next(self) -> tuple[str, Callable[[], None]]:
        """After the last decision: the questions, and then the file."""
        if self._in_their_shoes:
            return "see the whole file", self.action_whole
        return "next: in their shoes, five questions", self.action_shoes

    def _show_options(self, options: list[tuple[str, Callable[[], None]]]) -> None:
        self._does = [does for _, does in options]
        self.options.show([Line((Piece(f"  {words}"),), item=n) for n, (words, _) in enumerate(options)])
        self.options.cursor = 0

    def _left_as_is(self) -> str:
        from reflect_tui.anonymise.leaving import left_as_they_are

        left = left_as_they_are(self.review)
        if not left:
            return ""
        shown = ", ".join(dict.fromkeys(one_line(each, 30) for each in left))
        return f"Left as they are: {one_line(shown, 200)}. m marks something."

    # -- deciding --------------------------------------------------------------------

    def decide(self, review: Review, *, go_on: bool = True, listed: Person | None = None) -> None:
        """Take a decision in, so that undo can take it back, and go to the next that is open."""
        self._again = None
        self._in_their_shoes = False
        self._past.append((self.plan.review, listed))
        self.plan = self.plan.with_review(review)
        if go_on and review.open_steps:
            later = [n for n in review.open_steps if n > self._step]
            self._step = later[0] if later else review.open_steps[0]
        self._place = 0
        self.show_step()

    @on(Lines.Opened)
    def do_option(self, event: Lines.Opened) -> None:
        """Do what the cursor stands on."""
        event.stop()
        self._does[event.item]()

    def settle(self) -> None:
        """Put the stand-in shown."""
        self.decide(self.review.accept(self._step))

    def action_settle(self) -> None:
        """The same, wherever the cursor is."""
        self.options.action_open()

    def settle_sure(self) -> None:
        """Put everything that is sure; what is unsure is still asked."""
        review = self.review
        for number in review.open_steps:
            if review.steps[number].sure:
                review = review.accept(number)
        self.decide(review)

    def action_change(self) -> None:
        """Ask what to put instead."""
        self._ask_stand_in(self.review.steps[self._step].stand_in, "For example: a neighbour", offered=True)

    def _ask_stand_in(self, typed: str, explanation: str, *, offered: bool = False) -> None:
        def answered(stand_in: str | None) -> None:
            if stand_in is not None:
                self._again = partial(self._ask_stand_in, stand_in)
                with telling(self):
                    self.decide(self.review.change(self._step, stand_in))

        self.app.push_screen(Ask("What should stand there?", typed, explanation, offered=offered), answered)

    def told(self, problem: ReflectError) -> bool:
        """What cannot be put is asked for again, with what is wrong with it."""
        again, self._again = self._again, None
        if again is not None:
            again(str(problem))
        return again is not None

    def action_keep(self) -> None:
        """Leave it, and say why."""

        def answered(reason: str | None) -> None:
            if reason is not None:
                self.decide(self.review.keep(self._step, reason or "no reason given"))

        why = "For yourself; it stays in the ledger. For example: a public body, a book, my own name."
        self.app.push_screen(Ask("Why may it stay?", explanation=why), answered)

    def always(self) -> None:
        """Put the name on the owner's list with this stand-in, and settle it."""
        self.remember(self.journal.sharing.always, self.review.accept(self._step))

    def never(self) -> None:
        """Put it on the list as what is never replaced, and keep it here."""
        self.remember(self.journal.sharing.never, self.review.keep(self._step, "never to be asked about"))

    @asking("people", exclusive=False)
    async def remember(self, put_on_list: Callable[[Step], Person], review: Review) -> None:
        """Put what is looked at on the list, and take the decision in."""
        person = await asyncio.to_thread(put_on_list, self.review.steps[self._step])
        self.notify(
            "u takes it off again. Settings shows your list.",
            title=f"{one_line(person.name, 40)} is on your list.",
            markup=False,
        )
        self.decide(review, listed=person)

    @asking("people", exclusive=False)
    async def forget(self, person: Person) -> None:
        """Take it off the list again; somebody may have done so already."""
        with telling(self):
            await asyncio.to_thread(self.journal.people.remove, person.name)
        self.notify(f"{one_line(person.name, 40)} is off your list again.", markup=False, timeout=4)

    def next_place(self) -> None:
        """Another place of the same finding."""
        self._place += 1
        self._show_finding()

    def action_step(self, steps: int) -> None:
        """Go to another finding without deciding."""
        self._step = (self._step + steps) % len(self.review.steps)
        self._place = 0
        self.show_step()

    def action_undo(self) -> None:
        """Take the last decision back."""
        review, listed = self._past.pop()
        self._in_their_shoes = False
        self.plan = self.plan.with_review(review)
        self.show_step()
        if listed is not None:
            self.forget(listed)

    def action_mark(self) -> None:
        """Mark something by selecting it."""
        text = self.review.steps[self._step].places[0].text if self.review.steps else 0
        self._ask_mark(text)

    def _ask_mark(self, text: int) -> None:
        from reflect_tui.tui.screens.share_file import Mark, MarkScreen

        def marked(mark: Mark | None) -> None:
            if mark is not None:
                with telling(self):
                    self.decide(self.review.mark(*mark), go_on=False)

        self.app.push_screen(MarkScreen(self.review.texts, text), marked)

    def action_shoes(self) -> None:
        """The five questions, and then the file."""
        from reflect_tui.tui.screens.shoes import ShoesScreen

        def thought(done: bool | None) -> None:
            if done:
                self._in_their_shoes = True
                self.show_step()
                self.action_whole()

        self.app.push_screen(ShoesScreen(self.journal, self.plan), thought)

    def action_whole(self) -> None:
        """See the exact file, and write it from there."""
        from reflect_tui.tui.screens.share_file import FileScreen

        def seen(done: bool | None) -> None:
            if done:
                self.dismiss(True)

        self.app.push_screen(FileScreen(self.journal, self.plan, ready=self._in_their_shoes), seen)

    def action_stop(self) -> None:
        """Stop; nothing has left."""
        self.notify("Nothing has left.", title="Stopped.", markup=False, timeout=4)
        self.dismiss(None)


def _always(words: str, stand_in: str) -> str:
    """A letter is of this share; only words go on the list with the name."""
    put = f"replace “{words}”" if stand_in.startswith("[") else f"put {stand_in} for “{words}”"
    return f"always {put}, from now on"
