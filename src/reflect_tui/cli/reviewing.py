"""The review line by line, for a terminal without the app: the same decisions, by a letter or a few words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from reflect_tui.anonymise.leaving import left_as_they_are
from reflect_tui.anonymise.window import window
from reflect_tui.cli import attempt, say
from reflect_tui.domain.errors import Declined
from reflect_tui.domain.text import one_line

if TYPE_CHECKING:
    from reflect_tui.anonymise.review import Review
    from reflect_tui.anonymise.shoes import Shoe
    from reflect_tui.domain.people import Person
    from reflect_tui.journal import Journal
    from reflect_tui.journal.sharing import SharePlan

CHOICES = (
    "Enter puts {stand_in}; other words are put instead; k keeps it; a always replaces it; "
    "n never asks again; +words marks more; u undoes; q stops."
)


class Walk:
    """A review on its way: what was decided, and the way back."""

    def __init__(self, journal: Journal, plan: SharePlan) -> None:
        self.journal = journal
        self.plan = plan
        self._past: list[tuple[Review, Person | None]] = []

    def go(self) -> SharePlan:
        """Ask about everything that is open, then show what is left, then the five questions.

        Raises:
            Declined: the person stopped; nothing has left.
        """
        while self.plan.review.open_steps or not self._left_is_fine():
            if self.plan.review.open_steps:
                self._ask(self.plan.review.open_steps[0])
        think(self.journal.sharing.shoes(self.plan))
        return self.plan

    def _take(self, review: Review, listed: Person | None = None) -> None:
        self._past.append((self.plan.review, listed))
        self.plan = self.plan.with_review(review)

    def _undo(self) -> None:
        if not self._past:
            say("There is nothing to undo yet.")
            return
        review, listed = self._past.pop()
        self.plan = self.plan.with_review(review)
        if listed is not None:
            attempt(lambda: self.journal.people.remove(listed.name))

    def _ask(self, number: int) -> None:
        review = self.plan.review
        step = review.steps[number]
        seen = window(review, number)
        unsure = "" if step.sure else " Not sure, please look."
        places = f" In {len(step.places)} places." if len(step.places) > 1 else ""
        say("")
        before, after = one_line(seen.before[-70:]), one_line(seen.after[:70])
        say(f"{number + 1} of {len(review.steps)}. …{before} »{one_line(seen.place)}« {after}…")
        say(f"{step.first.why}.{places}{unsure}")
        say(CHOICES.format(stand_in=step.stand_in))
        answer = _answer()
        if answer == "k":
            reason = click.prompt("Why may it stay", default="no reason given", err=True)
            self._take(review.keep(number, reason))
        elif answer == "a":
            person = self.journal.sharing.always(step)
            self._take(review.accept(number), person)
        elif answer == "n":
            person = self.journal.sharing.never(step)
            self._take(review.keep(number, "never to be asked about"), person)
        elif not answer:
            self._take(review.accept(number))
        elif not self._common(answer):
            attempt(lambda: self._take(review.change(number, answer)))

    def _common(self, answer: str) -> bool:
        """What may be answered anywhere; False where it was something else."""
        if answer == "u":
            self._undo()
        elif answer.startswith("+"):
            attempt(lambda: self._take(self.plan.review.mark_words(answer[1:])))
        else:
            return False
        return True

    def _left_is_fine(self) -> bool:
        """Show what is neither replaced nor plainly harmless; False where something was marked or undone."""
        left = list(dict.fromkeys(one_line(each, 30) for each in left_as_they_are(self.plan.review)))
        if not left:
            return True
        say("")
        say(f"Left as they are: {one_line(', '.join(left), 400)}.")
        say("Enter goes on; +words marks some; u undoes; q stops.")
        answer = _answer()
        return not answer or not self._common(answer)


def think(shoes: Sequence[Shoe]) -> None:
    """The five questions, one by one; nothing is counted, and nobody checks.

    Raises:
        Declined: the person stopped; nothing has left.
    """
    say("")
    say("Five questions before it is written. Enter when you have thought about it; q stops.")
    for number, shoe in enumerate(shoes, start=1):
        say("")
        say(f"{number}. {shoe.question}")
        for each in shoe.beside:
            say(f"   {each}")
        _answer()


def _answer() -> str:
    answer: str = click.prompt("", default="", show_default=False, err=True, prompt_suffix="> ").strip()
    if answer == "q":
        raise Declined("Stopped.", "Nothing has left.")
    return answer
