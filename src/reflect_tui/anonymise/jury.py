"""The jury: a model that weighs, for each doubtful word, what the detectors said with what stands around.

It is asked last. It lets go of what a detector took for a name only because of a capital, and takes what all
of them passed over, when notes like this one have taught it so. It never overrules the owner's list, nor a
pattern such as an address or a number. `benchmarks/train_jury.py` makes the weights from our own notes.
"""

from __future__ import annotations

import gzip
from array import array
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources

from reflect_tui.anonymise import words
from reflect_tui.anonymise.lexicon import Lexicon
from reflect_tui.anonymise.marks import GUESS, Mark
from reflect_tui.anonymise.signs import SLOTS, Bench, Seen
from reflect_tui.anonymise.tokens import START, Page, Token
from reflect_tui.anonymise.types import FindingKind

STEPS = 16
"""A weight of one step is a sixteenth of the score, which is a log-odds."""
KINDS = (
    FindingKind.PERSON,
    FindingKind.ORG,
    FindingKind.PLACE,
    FindingKind.OTHER,
    FindingKind.DATE,
    FindingKind.ADDRESS,
    FindingKind.ID,
)
"""What the jury can find, in the order of its weights."""
TAKES, TAKES_SLOPPY, TAKES_BESIDE = -0.3, -0.6, -2.3
"""Scores above which a word that no detector marked is taken: as a rule, where the writer has no capitals or
nothing else, and beside a name it may be part of."""
LONGEST = 40
"""Letters of a word that may be somebody's or something's name."""
SLIP = 1.5
"""How much more is asked of hope and grace, and of what may be an ordinary word with a slip of the finger."""
LETS_GO, LETS_GO_UNKNOWN = -2.2, -5.0
"""Scores below which a marked word is let go: one that somebody knows, and one that is in no list."""
GLANCE = -7.0
"""The score above which a word that stays is shown to the reader."""
PLAINLY = 2.5
"""How much more is asked of a word of the dictionary without a capital of its own, or the doubt is faint."""
OVERRULED = frozenset(
    {
        "capital",
        "capital-word",
        "no-capitals",
        "organisation",
        "age",
        "again",
        "standing",
        "word-name",
        "street",
        "place-name",
    }
)
"""Detectors that may be wrong about an ordinary word."""
_WHY = "stands where notes like this one have a name or a detail of somebody"
_DETECTOR = "jury"
_NAMES = {FindingKind.ORG, FindingKind.PLACE}
_BETWEEN = frozenset({" ", "-", "'", "’", "/"})


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What came of asking.

    Attributes:
        marks: The marks that are left, and new ones, in no order.
        doubted: Words that stay though they are not beyond doubt, and whether the doubt is faint, in order.
    """

    marks: list[Mark]
    doubted: list[tuple[Token, bool]]


class Jury:
    """The weights as they ship.

    Args:
        raw: SLOTS signed bytes for whether a word gives somebody away, then SLOTS for each of KINDS.
    """

    def __init__(self, raw: bytes) -> None:
        self._weights = array("b", raw[:SLOTS])
        self._kinds = [array("b", raw[SLOTS * n : SLOTS * (n + 1)]) for n in range(1, len(KINDS) + 1)]

    def score(self, slots: Sequence[int]) -> float:
        """How likely a word gives somebody away: a log-odds, above 0 more likely than not."""
        return sum(map(self._weights.__getitem__, slots)) / STEPS

    def kind(self, slots: Sequence[int]) -> FindingKind:
        """What it most likely is, if it does."""
        scores = [sum(map(weights.__getitem__, slots)) for weights in self._kinds]
        return KINDS[scores.index(max(scores))]


@lru_cache(maxsize=1)
def jury() -> Jury:
    """The model of this process, read on first use."""
    data = (resources.files(__package__) / "data" / "jury.bin.gz").read_bytes()
    return Jury(gzip.decompress(data))


def verdicts(
    page: Page, marks: Sequence[Mark], kept: Collection[int], seen: Seen, lexicon: Lexicon
) -> Verdicts:
    """What is left of the marks, what is added to them, and what the reader should glance at.

    Args:
        page: The text.
        marks: Its settled marks, in order.
        kept: Places of words in phrases that may stay.
        seen: The words of the whole export.
        lexicon: The word lists.
    """
    bench = Bench(page, marks, kept, seen, lexicon)
    model = jury()
    guilty: dict[int, tuple[Token, list[int]]] = {}
    doubted: list[tuple[Token, list[int]]] = []
    glances: list[tuple[Token, bool]] = []
    best: dict[int, float] = {}
    for token in page.tokens:
        if not bench.asks(token):
            continue
        mark = bench.mark.get(token.at)
        if mark is not None and not _may_go(mark):
            continue
        slots = bench.slots(token)
        score = model.score(slots)
        if score > GLANCE:
            plain = bench.opens(token) or bench.only_a_word(token)
            glances.append((token, plain and score < GLANCE + PLAINLY))
        if mark is not None:
            above = score - (LETS_GO if bench.known(token) else LETS_GO_UNKNOWN)
            best[id(mark)] = max(best.get(id(mark), -100.0), above)
        elif not _may_be_taken(page, token, kept):
            continue
        elif score > _bar(bench, token):
            guilty[token.at] = token, slots
        elif score > TAKES_BESIDE:
            doubted.append((token, slots))
    left = [mark for mark in marks if best.get(id(mark), 1.0) > 0]
    named = {at for at, mark in bench.mark.items() if mark.kind in _NAMES and best.get(id(mark), 1.0) > 0}
    for token, slots in [*doubted, *reversed(doubted)]:
        if _beside(page, token, named | guilty.keys()):
            guilty[token.at] = token, slots
    taken = _taken(page, model, sorted(guilty.values(), key=lambda g: g[0].at))
    return Verdicts([*left, *taken], glances)


def _may_be_taken(page: Page, token: Token, kept: Collection[int]) -> bool:
    """Whether a word may give somebody away at all: no word of the language, no letter, no half of "3rd"."""
    if token.shape == "o" or len(token.key) > LONGEST:
        # In a script without capitals every word would be doubtful.
        return False
    if len(token.key) == 4 and token.key.isdecimal() and token.key[:2] in {"19", "20"}:
        # A year; a detector says so where it is somebody's.
        return False
    never = words.FUNCTION | words.PARTICLES | words.TITLES
    if token.at in kept or token.key in never or len(token.key) < 2:
        return token.shape == "d" and not page.flat[token.end : token.end + 1].isalpha()
    return not (token.shape == "d" and page.flat[token.end : token.end + 1].isalpha())


def _bar(bench: Bench, token: Token) -> float:
    """The score above which a word is taken."""
    bar = TAKES_SLOPPY if token.low or token.loud else TAKES
    short_hand = token.shape == "l" and not set(token.key) & set("aeiouy0123456789")
    doubtful = (
        short_hand
        or bench.only_a_word(token)
        or bench.opens(token)
        or bench.may_be_gone_to(token)
        or token.key in words.ABSTRACT
        or bench.slip(token.key) not in {"", "-"}
    )
    return bar + (SLIP if doubtful else 0)


def _beside(page: Page, token: Token, named: Collection[int]) -> bool:
    """Whether a capital stands right beside a name."""
    if token.shape not in "TU":
        return False
    following = page.next(token)
    after = following is not None and following.at in named and following.gap == " " and not following.place
    return after or (token.at - 1 in named and token.gap == " " and token.place != START)


def _may_go(mark: Mark) -> bool:
    return mark.detector in OVERRULED and not mark.listed


def _taken(page: Page, model: Jury, guilty: Sequence[tuple[Token, list[int]]]) -> Iterator[Mark]:
    """Marks for words the jury took, neighbours of one kind together."""
    last: Mark | None = None
    end = -2
    for token, slots in guilty:
        kind = model.kind(slots)
        if last is not None and end == token.at - 1 and kind is last.kind and token.gap in _BETWEEN:
            last = replace(last, end=token.end, keys=(*last.keys, token.key))
        else:
            if last is not None:
                yield last
            last = Mark(token.start, token.end, kind, _WHY, _DETECTOR, False, GUESS, (token.key,))
        end = token.at
    if last is not None:
        yield last
