"""What can be seen of a doubtful word: what the detectors said of it, what it is, what stands beside it.

The signs are strings; equal strings share a weight in `jury`. Most of them are about the surroundings, so
that names nobody has listed are weighed as well as those that are.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from reflect_tui.anonymise import words
from reflect_tui.anonymise.lexicon import Lexicon
from reflect_tui.anonymise.marks import Mark
from reflect_tui.anonymise.neighbours import classed, gap_of, neighbours
from reflect_tui.anonymise.numbers import NUMBER_WORDS
from reflect_tui.anonymise.public import public
from reflect_tui.anonymise.tokens import START, Page, Token

SLOTS = 1 << 17
"""Weights of the model; each sign has the one its checksum points at."""
_JOINED = frozenset({" ", "-", "\n", " & "})
_EDGE = "^"
_GOING = words.bag("to in from through across until by since into")
_ARTICLES = words.bag("the a an some no")


@dataclass(slots=True)
class Seen:
    """How often each word of an export has a capital inside a sentence, and how often none.

    Attributes:
        capital: Folded word to the times with a capital it did not owe to its place.
        small: Folded word to the times without.
    """

    capital: dict[str, int] = field(default_factory=dict)
    small: dict[str, int] = field(default_factory=dict)

    def count(self, page: Page) -> None:
        """Count the words of one more text."""
        for token in page.tokens:
            if token.shape == "l":
                self.small[token.key] = self.small.get(token.key, 0) + 1
            elif token.shape != "d" and not (token.place or token.loud or token.titled):
                self.capital[token.key] = self.capital.get(token.key, 0) + 1

    def of(self, key: str) -> str:
        """Both in two letters, once told from several times."""
        capital, small = self.capital.get(key, 0), self.small.get(key, 0)
        return ("B" if capital > 1 else "b" if capital else "-") + (
            "S" if small > 1 else "s" if small else "-"
        )


class Bench:
    """One text with its marks, laid out for looking at its words one by one.

    Args:
        page: The text.
        marks: Its settled marks, in order.
        kept: Places of words in phrases that may stay.
        seen: The words of the whole export.
        lexicon: The word lists.
    """

    def __init__(
        self, page: Page, marks: Sequence[Mark], kept: Collection[int], seen: Seen, lexicon: Lexicon
    ) -> None:
        self._page, self._seen, self._lexicon, self._kept = page, seen, lexicon, kept
        self._tokens = page.tokens
        self.mark: dict[int, Mark] = dict(_covered(page, marks))
        self._first: dict[int, int] = {}
        for at, mark in self.mark.items():
            self._first.setdefault(id(mark), at)
        self._run = list(_runs(page))
        self._public = dict(_known_to_all(page))
        self._classes: dict[int, str] = {}

    def asks(self, token: Token) -> bool:
        """Whether a word is worth a question: marked, or not plainly an ordinary word of the sentence."""
        if token.at in self.mark or token.shape == "d" or token.key in NUMBER_WORDS:
            return True
        if token.shape == "l" and not (token.low or token.loud) and self._lexicon.ordinary(token.key):
            return False
        return token.key not in words.FUNCTION or token.key in self._lexicon.given_word or token.shape != "l"

    def known(self, token: Token) -> bool:
        """Whether a word is in the dictionary, or something everybody knows, or no word at all."""
        key = token.key
        if not token.text.isascii() or any(c.isupper() for c in token.text[1:]) != token.text.isupper():
            # "NicLeòid" and "McAteer" are nobody's slips.
            return False
        ordinary = self._lexicon.ordinary(key) or self._lexicon.ordinary(key.removesuffix("s"))
        return ordinary or token.at in self._public or not key.isalpha() or self._lexicon.swapped(key)

    def only_a_word(self, token: Token) -> bool:
        """Whether a small word is in the dictionary and nobody and nothing is called so."""
        lexicon, key = self._lexicon, token.key
        called = key in lexicon.given_word or key in lexicon.family_word or key in lexicon.places
        # "The cherry" is one.
        called = called and self._key(token.at - 1) not in _ARTICLES
        return token.shape == "l" and lexicon.ordinary(key) and not called and key not in NUMBER_WORDS

    def opens(self, token: Token) -> bool:
        """Whether a word of the dictionary has its capital only from beginning a sentence."""
        return token.place == START and token.shape == "T" and self._lexicon.ordinary(token.key)

    def may_be_gone_to(self, token: Token) -> bool:
        """Whether what may be a name is rather a country or a month: "flew to Jordan", "in June"."""
        return token.key in self._lexicon.either and self._key(token.at - 1) in _GOING

    def slots(self, token: Token) -> list[int]:
        """The weights a word touches."""
        return [
            zlib.crc32(sign.encode("utf-8", "replace")) & (SLOTS - 1)
            for part in (self._by_detectors, self._by_itself, self._by_company, self._by_run)
            for sign in part(token)
        ]

    # -- the parts ---------------------------------------------------------------------

    def _by_detectors(self, token: Token) -> list[str]:
        at, own, caps = token.at, self._class(token.at), self._caps(token.at)
        mark = self.mark.get(at)
        said, name = self._said(at), mark.detector if mark else "-"
        place = "-" if mark is None else "B" if self._first[id(mark)] == at else "I"
        score = "d" if token.shape == "d" else str(int(max(-4, min(4, self._score(token)))))
        counted = self._seen.of(token.key)
        before, after = self._said(at - 1), self._said(at + 1)
        return [
            f"m{said}{name}",
            f"mb{said}{name}{place}",
            f"mm{before}{said}{after}",
            f"mo{said}{own}",
            f"mc{said}{caps}",
            f"mk{said}{token.key}",
            f"md{name}{own}{caps}",
            f"mn{said}{score}",
            f"mt{said}{counted}{caps}",
            f"ml{said}{self._key(at - 1)}",
            f"mr{said}{self._key(at + 1)}",
            f"mx{said}{token.key[-3:]}",
            f"mp{said}{at in self._kept}{own[:2]}",
            f"mw{said}{token.owning}{own[:2]}",
            f"mh{said}{token.titled}{own[:2]}",
            f"n{score}",
            f"no{score}{own}",
        ]

    def _by_itself(self, token: Token) -> list[str]:
        own, caps, key = self._class(token.at), self._caps(token.at), token.key
        slip = self.slip(key)
        return [
            f"s{slip}{caps}{self._page.careless}",
            f"so{slip}{own}{self._said(token.at)}",
            f"sn{slip}{self._seen.of(key)}{caps[0]}",
            f"k{key}",
            f"kc{key}{caps}",
            f"o{own}",
            f"oc{own}{caps}",
            f"t{self._seen.of(key)}{caps}{own[:2]}",
            f"x3{key[-3:]}{own[:1]}{caps[0]}",
            f"x2{key[:3]}{own[:1]}{caps[0]}",
            f"u{self._public.get(token.at, '-')}{caps}",
            f"uo{self._public.get(token.at, '-')}{own}",
            f"um{self._public.get(token.at, '-')}{self._said(token.at)}",
        ]

    def _by_company(self, token: Token) -> list[str]:
        at, own, caps = token.at, self._class(token.at), self._caps(token.at)
        left, right = self._key(at - 1), self._key(at + 1)
        lc, rc = self._class(at - 1), self._class(at + 1)
        gl = gap_of(token.gap) if at else _EDGE
        gr = gap_of(self._page.after(token)) or "$"
        signs = [
            f"l{left}",
            f"r{right}",
            f"lo{left}{own[:2]}{caps}",
            f"ro{right}{own[:2]}{caps}",
            f"ll{self._key(at - 2)} {left}",
            f"rr{right} {self._key(at + 2)}",
            f"lr{left}_{right}",
            f"C{lc}{own}{caps}",
            f"D{own}{rc}{self._caps(at + 1)}{caps}",
            f"E{lc}{own}{rc}",
            f"F{self._class(at - 2)}{lc}{own}",
            f"G{own}{rc}{self._class(at + 2)}",
            f"g{gl}{own[:2]}{caps}",
            f"h{gr}{own[:2]}{caps}",
            f"gh{gl}{gr}{self._said(at)}",
            f"gp{gl}{gr}{caps}",
            f"S{self._caps(at - 1)}{caps}{self._caps(at + 1)}",
        ]
        if token.shape == "d" or token.key in NUMBER_WORDS:
            signs += [
                f"dg{own}{gl}{gr}",
                f"dl{left}{gl}",
                f"dr{right}{gr}",
                f"da{left}{gl}{own}{gr}{right}",
                f"dc{lc}{gl}{own}{gr}{rc}",
                f"dm{self._said(at - 1)}{gl}{own}{gr}",
            ]
        return signs

    def _by_run(self, token: Token) -> list[str]:
        first, last = self._run[token.at]
        length, caps, said = min(last - first + 1, 5), self._caps(token.at)[0], self._said(token.at)
        shapes = " ".join(self._class(at)[:2] for at in range(first, min(last + 1, first + 4)))
        following, before = self._key(last + 1), self._key(first - 1)
        signs = [
            f"R{length}{token.at - first}{shapes}",
            f"Rm{length}{said}{shapes}",
            f"Rn{following}{min(length, 3)}{caps}",
            f"Rp{before}{min(length, 3)}{caps}",
            f"Ro{following}{said}",
            f"Rq{before}{said}",
        ]
        if length > 1:
            phrase = " ".join(self._tokens[at].key for at in range(first, min(last + 1, first + 8)))
            signs += [
                f"P{phrase}",
                f"Pz{self._tokens[last].key}{min(last - token.at, 5)}",
                f"Pa{self._tokens[first].key}{min(token.at - first, 5)}",
            ]
        return signs

    # -- one word ------------------------------------------------------------------------

    def _key(self, at: int) -> str:
        return self._tokens[at].key if 0 <= at < len(self._tokens) else _EDGE

    def _caps(self, at: int) -> str:
        if not 0 <= at < len(self._tokens):
            return _EDGE
        token = self._tokens[at]
        return ("n" if token.low else "L" if token.loud else token.shape) + str(token.place)

    def _said(self, at: int) -> str:
        if not 0 <= at < len(self._tokens):
            return _EDGE
        mark = self.mark.get(at)
        return "-" if mark is None else mark.kind.value[:2] + ("" if mark.sure else "?")

    def _class(self, at: int) -> str:
        if not 0 <= at < len(self._tokens):
            return _EDGE
        found = self._classes.get(at)
        if found is None:
            found = self._classes[at] = self._classify(self._tokens[at])
        return found

    def _classify(self, token: Token) -> str:
        if token.shape == "d":
            digits = len(token.key)
            if not token.key.isdecimal() or digits > 9:
                # "²A" begins with a digit to Unicode, and is no number.
                return f"d{min(digits, 7)}"
            size = "" if digits > 2 else "a" if int(token.key) < 13 else "b" if int(token.key) < 32 else "c"
            return f"d{min(digits, 7)}{size}"
        return ("N" if token.key in NUMBER_WORDS else "") + classed(self._lexicon, token.key)

    def slip(self, key: str) -> str:
        """How an unknown word may come of a known one: two letters changed about, one wrong, spelt by ear."""
        lexicon = self._lexicon
        if lexicon.ordinary(key) or not key.isalpha():
            return "-"
        return "".join(
            letter
            for letter, slipped in (
                ("w", lexicon.swapped(key)),
                ("n", lexicon.near_word(key)),
                ("r", lexicon.respelt(key)),
                ("c", lexicon.compound(key)),
            )
            if slipped
        )

    def _score(self, token: Token) -> float:
        return neighbours().score(self._page, self._lexicon, token)


def _covered(page: Page, marks: Sequence[Mark]) -> Iterator[tuple[int, Mark]]:
    """Places of tokens with the mark that covers them."""
    at, tokens = 0, page.tokens
    for mark in marks:
        while at < len(tokens) and tokens[at].end <= mark.start:
            at += 1
        here = at
        while here < len(tokens) and tokens[here].start < mark.end:
            yield here, mark
            here += 1


def _known_to_all(page: Page) -> Iterator[tuple[int, str]]:
    """Places of words that are public, or of phrases that are, with the section of the list."""
    known = public()
    for token in page.tokens:
        section = known.words.get(token.key)
        if section is not None:
            yield token.at, section[:2]
    for first, end, section in known.phrases(page):
        for at in range(first, end):
            yield at, section[:2].upper()


def _runs(page: Page) -> Iterator[tuple[int, int]]:
    """For each token the first and last of the capitals it stands among; itself where it has none."""
    at, tokens = 0, page.tokens
    while at < len(tokens):
        last = at
        if _capital(tokens[at]):
            while (
                last + 1 < len(tokens)
                and _capital(tokens[last + 1])
                and tokens[last + 1].gap in _JOINED
                and tokens[last + 1].place != 2
            ):
                last += 1
        for _ in range(at, last + 1):
            yield at, last
        at = last + 1


def _capital(token: Token) -> bool:
    return token.shape in "TUm1" and not (token.low or token.loud)
