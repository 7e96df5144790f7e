"""The reader's shoes: five questions before something leaves, with what can be known beside each.

A motivated-intruder test in words (ICO, anonymisation guidance, 2025): singling out, linking, inferring.
Nothing here is a score, and nothing is decided: the writer has the last look.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reflect_tui.anonymise.leaving import says_something, unreplaced
from reflect_tui.anonymise.lexicon import lexicon
from reflect_tui.anonymise.review import Decision, Review
from reflect_tui.anonymise.risks import risks
from reflect_tui.anonymise.types import FindingKind
from reflect_tui.domain.sharing import Audience, Earlier
from reflect_tui.domain.text import one_line

SHOWN = 4
"""Things named beside a question; more would not be read."""

_GUESS = {
    Audience.BUDDY: "Could your buddy, or somebody they work with, guess who this is about?",
    Audience.COLLEAGUE: "Your colleague knows the same people. Could they tell who this is?",
    Audience.GROUP: "Could one person in your group, from the same town or service, guess who this is?",
    Audience.NETWORK: "Among everybody who may read this, could one have been there?",
    Audience.CPD: "Could an assessor, or whoever asks to see your record, tell who this is?",
}
_JOIN = {
    Audience.BUDDY: "Would joining this to what you shared with your buddy before give somebody away?",
    Audience.COLLEAGUE: "Would joining this to what you shared at work before give somebody away?",
    Audience.GROUP: "Would joining this to what your group has from you already give somebody away?",
    Audience.NETWORK: "Would joining this to what is out there already give somebody away?",
    Audience.CPD: "Would joining this to the rest of your record give somebody away?",
}
_SMALL_PLACE = re.compile(
    r"\b(?:our|the|a|this|that|her|his|their)\s+(?:\w+\s+)?"
    r"(?:village|hamlet|island|farm|cul-de-sac|valley|caravan site|close|only \w+)\b",
    re.I,
)
_QUOTED = re.compile(r"“[^”\n]{8,}”|\"[^\"\n]{8,}\"")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Shoe:
    """One of the five questions, and what can be known that bears on it."""

    question: str
    beside: tuple[str, ...] = ()


def shoes(audience: Audience, review: Review, earlier: Sequence[Earlier] = ()) -> tuple[Shoe, ...]:
    """The five questions for these readers, over the texts as they will leave.

    Args:
        audience: who will read it; the first and the third question name them.
        review: what was found and decided.
        earlier: shares to the same readers that this one could be joined with.
    """
    leaving = [applied.text for applied in review.applied()]
    return (
        Shoe(
            _GUESS[audience], _first([*_role_place_date(review, leaving), *_rare(leaving), *_small(leaving)])
        ),
        Shoe("Could the person recognise themselves?", _first(_quotes(leaving))),
        Shoe(_JOIN[audience], _first([_joined(each) for each in earlier])),
        Shoe("Is there a detail in it that happens only once?", _first(_once(leaving))),
        Shoe("Would you be content for the person to read this?", _first(_kept(review))),
    )


def _first(found: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))[:SHOWN]


def _role_place_date(review: Review, leaving: Sequence[str]) -> list[str]:
    """Notes that say what somebody does, where and when: few people fit all three."""
    said = []
    roles = lexicon().roles
    for number, text in enumerate(leaving):
        kinds = {
            step.first.kind for step in review.steps if any(place.text == number for place in step.places)
        }
        role = next((word for word in _WORD.findall(text) if word.casefold() in roles), None)
        if role and {FindingKind.PLACE, FindingKind.DATE} <= kinds:
            said.append(f"One note says what somebody does (“{role}”), where, and when.")
    return said


def _rare(leaving: Sequence[str]) -> list[str]:
    return [f"“{one_line(each.text, 50)}” {each.why}." for text in leaving for each in risks(text)]


def _small(leaving: Sequence[str]) -> list[str]:
    return [
        f"“{one_line(each[0], 40)}” is a small place." for t in leaving for each in _SMALL_PLACE.finditer(t)
    ]


def _quotes(leaving: Sequence[str]) -> list[str]:
    return [f"It has their words: {one_line(each, 50)}" for t in leaving for each in _QUOTED.findall(t)]


def _joined(earlier: Earlier) -> str:
    shared = []
    if earlier.same_entry:
        shared.append("the same entry")
    if earlier.people:
        names = ", ".join(one_line(name, 24) for name in earlier.people[:3])
        shared.append(f"{'somebody' if len(earlier.people) == 1 else 'people'} of this one ({names})")
    if earlier.themes:
        shared.append(f"the theme {earlier.themes[0]}")
    return f"What you shared on {earlier.on.day} {earlier.on:%B} has {' and '.join(shared)} in it."


def _once(leaving: Sequence[str]) -> list[str]:
    """Capitals and numbers that are left and stand in these texts one time only."""
    left = [one_line(each.text, 30) for text in leaving for each in unreplaced(text, (), ())]
    times = Counter(left)
    once = (words for words in left if times[words] == 1 and says_something(words))
    return [f"“{words}” is left as it is." for words in once]


def _kept(review: Review) -> list[str]:
    return [
        f"You keep “{one_line(step.first.text, 40)}”: {one_line(step.reason, 60)}."
        for step in review.steps
        if step.decision is Decision.KEPT
    ]
