"""Words that tell what a text is about, for finding what somebody judged in a case like this one before."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from reflect_tui.domain.entries import Entry
from reflect_tui.domain.looking import Found, is_settled

MOST_WORDS = 24
"""More words than this tell no more, and cost time."""

_WORD = re.compile(r"[^\W\d_]{3,}")
_EMPTY = (
    "about above after again against all also although always and another any are aren because been "
    "before being below best better between both but came can cannot come could couldn day days did "
    "didn does doesn doing don done down during each either else enough even ever every everything "
    "expect far few first for from further gave get gets getting give given goes going gone good got "
    "had hadn has hasn have haven having her here hers herself him himself his how however into isn "
    "its itself just keep kept know knows last least less let like likely long look looking looks "
    "made make makes making many may maybe might mine more most much must mustn myself need needs "
    "never next none nor not nothing now off often once one only onto other our ours ourselves out "
    "over own perhaps put quite rather really said same saw say says see seem seems seen shall shan "
    "she should shouldn since some something soon still such sure take takes tell than that the their "
    "theirs them themselves then there these they thing things think thinks this those though thought "
    "three through time times told too took two under until upon use used very want wants was wasn "
    "way well went were weren what when where whether which while who whole whom whose why will with "
    "within without won would wouldn yes yet you your yours yourself week weeks month months year "
    "years monday tuesday wednesday thursday friday saturday sunday january february march april june "
    "july august september october november december today tomorrow yesterday"
)
_EMPTY_WORDS = frozenset(re.findall(r"\w+", _EMPTY))
# The longest ending goes first; what is left must still be a stem of four letters.
_ENDINGS = (
    *("ations", "ation", "ments", "nesses", "ment", "ness", "ings", "ions", "ing", "ion", "ies", "ied"),
    *("ers", "ely", "est", "ed", "es", "er", "ly", "al", "s", "e", "y"),
)


@dataclass(frozen=True, slots=True)
class Before:
    """Earlier judgements like this one, the likest first."""

    entries: tuple[Entry, ...] = ()

    @property
    def as_expected(self) -> int:
        """How many went as was expected."""
        return sum(_latest(each) == Found.HAPPENED for each in self.entries)

    @property
    def open(self) -> int:
        """How many are not settled yet."""
        return sum(not is_settled(_latest(each) or Found.CANNOT_TELL) for each in self.entries)

    def say_count(self) -> str:
        """The plain count: "6 like this; 4 went as you expected"."""
        number = len(self.entries)
        if not number:
            return "Nothing like this yet."
        said = f"{number} like this; {self.as_expected} went as you expected"
        return f"{said}, {self.open} not settled yet" if self.open else said


def _latest(entry: Entry) -> str:
    found = entry.judgement.found if entry.judgement else None
    return found.outcome if found else ""


def telling_words(*texts: str) -> tuple[str, ...]:
    """Stems of the words that tell what texts are about, each once, at most `MOST_WORDS`.

    Args:
        texts: the most telling first.
    """
    stems: dict[str, None] = {}
    for text in texts:
        for word in _WORD.findall(_folded(text)):
            if word not in _EMPTY_WORDS and len(stems) < MOST_WORDS:
                stems.setdefault(stem(word))
    return tuple(stems)


def is_empty_word(word: str) -> bool:
    """Whether a word tells nothing of what a text is about."""
    plain = _folded(word)
    return len(plain) < 3 or plain in _EMPTY_WORDS


def stem(word: str) -> str:
    """A word without its ending: "engaging", "engages" and "engaged" are one."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word


def _folded(text: str) -> str:
    """Lower case without accents, as the search index holds it."""
    low = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in low if not unicodedata.combining(c))


def likest(scored: Sequence[tuple[str, float]], most: int) -> list[str]:
    """The ids whose score is at least a third of the best, the best first.

    Args:
        scored: ids with how like they are; more is liker.
        most: at most so many.
    """
    ranked = sorted(scored, key=lambda each: -each[1])
    best = ranked[0][1] if ranked else 0.0
    return [entry_id for entry_id, score in ranked[:most] if score > 0 and score * 3 >= best]
