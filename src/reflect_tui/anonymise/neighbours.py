"""Whether a word stands where a person would: a model of neighbours, learnt from text whose names are marked.

It sees the words on both sides, the punctuation between, capitals where the writer uses them, and to which
of our lists a word belongs; hardly ever the word itself. So it serves names no list holds, and words that are
names only sometimes. `benchmarks/train_neighbours.py` makes the weights; its sources are in NOTICE.
"""

from __future__ import annotations

import gzip
import zlib
from array import array
from functools import lru_cache
from importlib import resources

from reflect_tui.anonymise import words
from reflect_tui.anonymise.lexicon import Lexicon
from reflect_tui.anonymise.tokens import Page, Token

SLOTS = 1 << 16
"""Weights of the model, one signed byte each; a sixteenth is one step of the score."""
STEPS = 16
_NOBODY = "-"
_ENDINGS = ("ing", "ed", "ly", "tion", "ness", "er", "s")


def word_class(lexicon: Lexicon, key: str) -> str:
    """To which of our lists a folded word belongs, in one or two letters."""
    if key[:1].isdigit():
        return "d"
    if key in words.AUXILIARIES:
        return "x"
    if key in words.PERSON_VERBS:
        return "v"
    if key in words.FUNCTION:
        return "p" if key in words.PRONOUNS else "t" if key in words.DETERMINERS else "w"
    if key in words.SURE_TITLES or key in words.LOOSE_TITLES:
        return "T"
    if key in words.KIN:
        return "k"
    if key in lexicon.times or key in lexicon.allow["days"]:
        return "z" if key not in lexicon.given_word else "zg"
    if key in lexicon.abbreviations:
        return "a"
    if key in lexicon.given_mostly or key in lexicon.given:
        return "G"
    if lexicon.ordinary(key):
        return _ordinary_class(lexicon, key)
    if key in lexicon.kept:
        return "K"
    if key in lexicon.family:
        return "F"
    if key in lexicon.places:
        return "P"
    likeness = lexicon.likeness(key)
    return "u2" if likeness > 2 else "u1" if likeness > 0 else "u0" if likeness > -2.5 else "u"


def _ordinary_class(lexicon: Lexicon, key: str) -> str:
    ending = next((e for e in _ENDINGS if len(key) > len(e) + 2 and key.endswith(e)), "")
    base = "c" if lexicon.common(key) else "o"
    if key in lexicon.given_word:
        return base + "g"
    if key in lexicon.roles:
        return base + "r"
    if key in lexicon.generic or key in lexicon.heads:
        return base + "h"
    return base + ("f" if key in lexicon.family_word else "") + ending


def gap_of(gap: str) -> str:
    """What stands between two words, in brief."""
    return " " if gap == " " else "\n" if "\n" in gap else gap.strip()[:2] or "_"


def features(page: Page, lexicon: Lexicon, token: Token) -> list[str]:
    """What the model looks at, as strings; equal strings share a weight."""
    there: list[Token | None] = [page.before(token, 2), page.before(token)]
    there += [page.next(token), page.next(token, 2)]
    far_left = there[1] is None or token.place == 2
    before2, before, after, after2 = (None if far_left and n < 2 else t for n, t in enumerate(there))
    gap_left, gap_right = gap_of(token.gap) if token.at else "^", gap_of(page.after(token)) or "$"
    own = classed(lexicon, token.key)
    caps = "n" if token.low or token.loud else token.shape + str(token.place)
    left, right = _seen(lexicon, before), _seen(lexicon, after)
    left2, right2 = _seen(lexicon, before2), _seen(lexicon, after2)
    lc, rc = _class_of(lexicon, before), _class_of(lexicon, after)
    rs = "" if after is None or token.low or token.loud else after.shape
    ls = "" if before is None or token.low or token.loud else before.shape
    ended = "." if after is not None and after.place else ""
    held = token.key if own[0] in "cowxvz" else ""
    return [
        f"o{own}",
        f"c{caps}{own}",
        f"l{left}",
        f"r{right}",
        f"L{left}{own}",
        f"R{right}{own}",
        f"C{lc}{ls}{own}{caps[0]}",
        f"D{rc}{rs}{ended}{own}{caps[0]}",
        f"B{lc}{gap_left}|{gap_right}{rc}",
        f"g{gap_left}{caps}{own}",
        f"h{gap_right}{ended}{own}{caps[0]}",
        f"2{left2} {left}",
        f"3{right} {right2}",
        f"4{own}{rc}{_class_of(lexicon, after2)}",
        f"5{own}{_class_of(lexicon, before2)}{lc}",
        f"6{left}_{right}",
        f"7{token.owning}{own}",
        f"8{held}",
        f"9{held}{caps}{lc}",
        f"0{held}{rc}{ended}",
        f"s{ls}{caps}{rs}{own[-1]}",
        f"e{left}{gap_right}",
        f"i{gap_left}{right}",
    ]


@lru_cache(maxsize=16384)
def classed(lexicon: Lexicon, key: str) -> str:
    """`word_class`, remembered."""
    return word_class(lexicon, key)


def _class_of(lexicon: Lexicon, token: Token | None) -> str:
    return _NOBODY if token is None else classed(lexicon, token.key)


def _seen(lexicon: Lexicon, token: Token | None) -> str:
    """A neighbour: itself if it is a common word, else its list."""
    if token is None:
        return _NOBODY
    group = classed(lexicon, token.key)
    return token.key if group[0] in "cxvptwk" else group


def slots(page: Page, lexicon: Lexicon, token: Token) -> list[int]:
    """The weights a word touches."""
    return [
        zlib.crc32(feature.encode("utf-8", "replace")) & (SLOTS - 1)
        for feature in features(page, lexicon, token)
    ]


class Neighbours:
    """The weights, as they ship.

    Args:
        raw: SLOTS signed bytes.
    """

    def __init__(self, raw: bytes) -> None:
        self._weights = array("b", raw)

    def score(self, page: Page, lexicon: Lexicon, token: Token) -> float:
        """How much a word stands where a person would: above 0 more likely than not (a log-odds)."""
        weights = self._weights
        return sum(weights[slot] for slot in slots(page, lexicon, token)) / STEPS


@lru_cache(maxsize=1)
def neighbours() -> Neighbours:
    """The model of this process, read on first use."""
    data = (resources.files(__package__) / "data" / "neighbours.bin.gz").read_bytes()
    return Neighbours(gzip.decompress(data))
