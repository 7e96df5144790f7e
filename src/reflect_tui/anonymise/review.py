"""The review of an export: what was found, what was decided about each, what will leave.

A `Review` never changes: every decision gives a new one, so that undo is going back to the one before.
Findings of one entity are one step, since one decision settles all its places; what is unsure stands apart
from what is sure, so that a look is never given wholesale.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from reflect_tui.anonymise import Applied, Finding, FindingKind, Known, Remaining, apply, read, stand_ins
from reflect_tui.domain.errors import BadInput
from reflect_tui.domain.people import shared_word
from reflect_tui.domain.text import storable, visible


class Decision(StrEnum):
    """What was decided about a step; the values are the words of the share ledger."""

    OPEN = "open"
    ACCEPTED = "accepted"
    CHANGED = "changed"
    KEPT = "kept"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding stands: the number of the text, and the finding in it."""

    text: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to look at: an entity, with every place it was found in."""

    places: tuple[Place, ...]
    stand_in: str
    decision: Decision = Decision.OPEN
    reason: str = ""
    """Why it is kept, in the writer's words."""

    @property
    def first(self) -> Finding:
        """The finding that is shown."""
        return self.places[0].finding

    @property
    def sure(self) -> bool:
        """Whether the detector was."""
        return self.first.sure

    @property
    def wordings(self) -> tuple[str, ...]:
        """The different ways it is written, in order."""
        return tuple(dict.fromkeys(" ".join(place.finding.text.split()) for place in self.places))


@dataclass(frozen=True, slots=True)
class Review:
    """Texts of one export with what was found in them."""

    texts: tuple[str, ...]
    steps: tuple[Step, ...]
    doubts: tuple[tuple[Remaining, ...], ...] = ()
    """For each text the words that nearly were found; empty if nobody looked for them."""

    @property
    def open_steps(self) -> tuple[int, ...]:
        """Numbers of the steps that nothing was decided about."""
        return tuple(n for n, step in enumerate(self.steps) if step.decision is Decision.OPEN)

    def accept(self, number: int) -> Review:
        """Put the stand-in that is offered."""
        step = self.steps[number]
        # One that was changed or marked by hand and is looked at again stays what it was.
        decision = step.decision if step.decision in (Decision.CHANGED, Decision.ADDED) else Decision.ACCEPTED
        return self._with(number, replace(step, decision=decision, reason=""))

    def accept_all(self) -> Review:
        """Put every stand-in that is offered and not decided about."""
        review = self
        for number in self.open_steps:
            review = review.accept(number)
        return review

    def change(self, number: int, stand_in: str) -> Review:
        """Put something else, for this entity wherever it is found.

        Raises:
            BadInput: the stand-in is empty or repeats a word of what it stands for.
        """
        step = self.steps[number]
        wanted = _as_put(stand_in)
        if not wanted:
            raise BadInput("A stand-in needs at least one letter.")
        of_a_person = step.first.kind not in (FindingKind.ORG, FindingKind.PLACE)
        if shared := shared_word(step.wordings, wanted, of_a_person=of_a_person):
            raise BadInput(f"That still says “{shared}”.")
        changed = tuple(
            replace(
                each,
                stand_in=wanted,
                decision=Decision.CHANGED
                if each.decision is not Decision.KEPT or n == number
                else each.decision,
            )
            if each.first.entity == step.first.entity
            else each
            for n, each in enumerate(self.steps)
        )
        return replace(self, steps=changed)

    def keep(self, number: int, reason: str) -> Review:
        """Leave it as it is, for a reason."""
        why = " ".join(storable(reason).split())
        step = replace(self.steps[number], decision=Decision.KEPT, reason=why)
        return self._with(number, step)

    def mark(self, text: int, start: int, end: int, stand_in: str = "") -> Review:
        """Mark something that was not found; the same words are marked in every text of the export.

        Args:
            text: the number of the text.
            start: first code point of what is marked.
            end: one past its last.
            stand_in: what to put; empty for `[something]`.

        Raises:
            BadInput: nothing but space is marked, or the stand-in repeats it.
        """
        marked = self.texts[text][start:end]
        start += len(marked) - len(marked.lstrip())
        marked = marked.strip()
        if not any(letter.isalnum() for letter in marked):
            raise BadInput("Select at least one word to mark.")
        entity = f"marked:{' '.join(marked.casefold().split())}"
        pattern = re.compile(
            r"(?<!\w)" + r"\s+".join(map(re.escape, marked.split())) + r"(?!\w)", re.IGNORECASE
        )
        places = [Place(text, _marked(self.texts[text], start, start + len(marked), entity))]
        end = start + len(marked)
        for number, each in enumerate(self.texts):
            for found in pattern.finditer(each):
                if number != text or found.end() <= start or end <= found.start():
                    places.append(Place(number, _marked(each, found.start(), found.end(), entity)))
        step = Step(tuple(places), _as_put(stand_in) or "[something]", Decision.ADDED)
        if shared_word((marked,), step.stand_in):
            raise BadInput("The stand-in repeats what is marked.")
        others = tuple(rest for each in self.steps if (rest := _without(each, places)) is not None)
        return replace(self, steps=(*others, step))

    def mark_words(self, words: str, stand_in: str = "") -> Review:
        """Mark words wherever they stand, for where nothing can be selected.

        Raises:
            BadInput: they stand in none of the texts, or the stand-in repeats them.
        """
        parts = words.split()
        pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, parts)) + r"(?!\w)", re.IGNORECASE)
        for number, text in enumerate(self.texts):
            if parts and (found := pattern.search(text)):
                return self.mark(number, found.start(), found.end(), stand_in)
        raise BadInput(
            f"“{' '.join(parts)[:60]}” is not in the text.", "Write the words as they stand there."
        )

    def applied(self) -> tuple[Applied, ...]:
        """The texts as they will leave: everything replaced but what is kept."""
        put = {f"{number}": step.stand_in for number, step in enumerate(self.steps)}
        findings: list[list[Finding]] = [[] for _ in self.texts]
        for number, step in enumerate(self.steps):
            if step.decision is Decision.KEPT:
                continue
            for place in step.places:
                # The step, not the entity, decides: one entity may be put here and kept there.
                findings[place.text].append(replace(place.finding, entity=f"{number}"))
        return tuple(apply(text, found, put) for text, found in zip(self.texts, findings, strict=True))

    def masked(self) -> tuple[str, ...]:
        """Every wording that is replaced, for the last look over the finished bytes."""
        return tuple(
            dict.fromkeys(
                w for step in self.steps if step.decision is not Decision.KEPT for w in step.wordings
            )
        )

    def kept(self) -> tuple[str, ...]:
        """Every wording the writer decided to leave."""
        return tuple(
            dict.fromkeys(w for step in self.steps if step.decision is Decision.KEPT for w in step.wordings)
        )

    def _with(self, number: int, step: Step) -> Review:
        return replace(self, steps=(*self.steps[:number], step, *self.steps[number + 1 :]))


def begin_review(
    texts: Sequence[str],
    known: Sequence[Known] = (),
    *,
    keep: Collection[str] = (),
    mined: Collection[str] = (),
) -> Review:
    """Look through the texts of one export; what needs a look comes first, then the order of reading.

    Args:
        texts: what leaves together.
        known: the owner's list.
        keep: what the owner said never to replace.
        mined: names seen elsewhere in the journal.
    """
    readings = read(texts, known, keep=keep, mined=mined)
    found = [list(each.findings) for each in readings]
    put = stand_ins(found, known)
    groups: dict[tuple[str, bool], list[Place]] = {}
    for number, findings in enumerate(found):
        for finding in findings:
            groups.setdefault((finding.entity, finding.sure), []).append(Place(number, finding))
    steps = [Step(tuple(places), put[entity]) for (entity, _), places in groups.items()]
    steps.sort(key=lambda step: (step.sure, step.places[0].text, step.first.start))
    return Review(tuple(texts), tuple(steps), tuple(each.doubts for each in readings))


def _marked(text: str, start: int, end: int, entity: str) -> Finding:
    return Finding(
        start,
        end,
        text[start:end],
        FindingKind.OTHER,
        "you marked it",
        sure=True,
        detector="marked",
        entity=entity,
    )


def _without(step: Step, places: Sequence[Place]) -> Step | None:
    """A step without the places that a mark now covers; None when nothing is left of it."""
    rest = tuple(
        place
        for place in step.places
        if not any(
            place.text == mark.text
            and place.finding.start < mark.finding.end
            and mark.finding.start < place.finding.end
            for mark in places
        )
    )
    return replace(step, places=rest) if rest else None


def _as_put(stand_in: str) -> str:
    """A stand-in as it goes into files: on one line, with nothing hidden in it."""
    return " ".join(visible(stand_in).split())
