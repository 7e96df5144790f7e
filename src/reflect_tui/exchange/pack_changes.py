"""What is different between two versions of a pack, shown before the new one takes the old one's place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reflect_tui.domain.packs import MAX_QUESTIONS, Pack, Question
from reflect_tui.exchange import pack_messages as say
from reflect_tui.exchange.identity import folded

_ALIKE = 0.5
"""Share of words in common (Dice) from which two questions are the same one in other words."""


@dataclass(frozen=True, slots=True)
class PackChange:
    """The questions that came, went, and were put in other words, in the order of their packs."""

    new: tuple[Question, ...] = ()
    reworded: tuple[tuple[Question, Question], ...] = ()
    """Pairs of the old question and the new one."""
    gone: tuple[Question, ...] = ()
    otherwise: tuple[Question, ...] = ()
    """In the same words, but with another hint or another way to answer, as the new pack has them."""
    parts: tuple[str, ...] = ()
    """What else is different, in words: `How to use it`, `Version`, the name of a detail."""

    @property
    def is_nothing(self) -> bool:
        """Whether the questions are the same, each in its words."""
        return not (self.new or self.reworded or self.gone)

    @property
    def is_nothing_at_all(self) -> bool:
        """Whether nothing is different that a reader of the pack could see."""
        return self.is_nothing and not self.otherwise and not self.parts

    def lines(self) -> list[str]:
        """The difference as lines for a person, a change each."""
        told = [f"New: {question.text}" for question in self.new]
        told += [f"Reworded: {was.text} → {now.text}" for was, now in self.reworded]
        told += [f"Gone: {question.text}" for question in self.gone]
        told += [f"Hint or answer changed: {question.text}" for question in self.otherwise]
        return told + ([f"Also different: {', '.join(self.parts)}"] if self.parts else [])


def compare(old: Pack, new: Pack) -> PackChange:
    """Pair the questions of two versions: by id first, then by how many words they share.

    Beyond the first 200 questions, which no pack may have, nothing is paired by wording.
    """
    before = {question.id: question for question in old.questions}
    after = {question.id: question for question in new.questions}
    kept = [(before[name], after[name]) for name in before if name in after]
    pairs = [(was, now) for was, now in kept if folded(was.text) != folded(now.text)]
    left = [question for name, question in before.items() if name not in after]
    came = [question for name, question in after.items() if name not in before]
    pairs += _by_wording(left[:MAX_QUESTIONS], came[:MAX_QUESTIONS])
    paired = {question.id for pair in pairs for question in pair}
    return PackChange(
        new=tuple(question for question in came if question.id not in paired),
        reworded=tuple(sorted(pairs, key=lambda pair: list(after).index(pair[1].id))),
        gone=tuple(question for question in left if question.id not in paired),
        otherwise=tuple(now for was, now in kept if _aside(was) != _aside(now)),
        parts=tuple(_parts(old, new)),
    )


def _aside(question: Question) -> tuple[object, ...]:
    """Everything of a question but its words and its place."""
    return (question.hint, question.answer_words(), question.keep_private, question.optional)


def _rounds(pack: Pack) -> list[tuple[object, ...]]:
    return [(part.name, part.minutes, part.text) for part in pack.rounds]


def _parts(old: Pack, new: Pack) -> Iterator[str]:
    """The names of the parts, questions apart, that are not the same."""
    if old.title != new.title:
        yield "the title"
    for key in dict.fromkeys(key for key, _ in (*old.details, *new.details)):
        if old.detail(key) != new.detail(key):
            yield key
    texts = (
        ("the introduction", old.intro, new.intro),
        ("the rounds", _rounds(old), _rounds(new)),
        ("How to use it", old.how_to_use, new.how_to_use),
        ("What others found", old.others_found, new.others_found),
    )
    yield from (name for name, before, after in texts if before != after)


def what_changed(old: Pack, new: Pack) -> str:
    """Message 20: what the person would be accepting, and what they can do."""
    change = compare(old, new)
    return say.what_changed(
        old.title,
        old.detail("Version"),
        new.detail("Version"),
        added=len(change.new),
        reworded=len(change.reworded),
        gone=len(change.gone),
    )


def _by_wording(left: list[Question], came: list[Question]) -> list[tuple[Question, Question]]:
    """The most alike first, each question once; equally alike ones in the order of their packs."""
    old_words = [frozenset(folded(question.text).split()) for question in left]
    new_words = [frozenset(folded(question.text).split()) for question in came]
    scored: list[tuple[float, int, int]] = []
    for was, mine in enumerate(old_words):
        for now, theirs in enumerate(new_words):
            alike = 2 * len(mine & theirs) / max(len(mine) + len(theirs), 1)
            if alike >= _ALIKE:
                scored.append((-alike, was, now))
    pairs: list[tuple[Question, Question]] = []
    used_old: set[int] = set()
    used_new: set[int] = set()
    for _, was, now in sorted(scored):
        if was not in used_old and now not in used_new:
            used_old.add(was)
            used_new.add(now)
            pairs.append((left[was], came[now]))
    return pairs
