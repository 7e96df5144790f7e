"""What the anonymiser knows about words: which are ordinary, which are names, which may stay."""

from __future__ import annotations

import gzip
import zlib
from array import array
from functools import cached_property, lru_cache
from importlib import resources

from reflect_tui.anonymise.nicknames import pet_names
from reflect_tui.anonymise.public import HINTS, ORDINARY, public
from reflect_tui.anonymise.spelling import clipped, respelt
from reflect_tui.anonymise.words import FUNCTION, PERSON_VERBS, bag

_SLOTS = 1 << 16
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
PLAIN = FUNCTION | PERSON_VERBS
_SUFFIXES = frozenset({"s", "d", "ll", "ve", "re", "m", "t", "nt", "em", "am"})


def _data(name: str) -> bytes:
    return (resources.files(__package__) / "data" / name).read_bytes()


def _sections(text: str) -> dict[str, frozenset[str]]:
    """Lists of one entry a line, each under its heading in square brackets."""
    parts = (part.partition("]\n") for part in ("\n" + text).split("\n[")[1:])
    return {heading: frozenset(body.rstrip("\n").split("\n")) for heading, _, body in parts}


class Lexicon:
    """The shipped word lists and the spelling model, read when first asked for.

    Keys are those of `view.fold`: small letters without accents.
    """

    def __init__(self) -> None:
        lists = _sections(gzip.decompress(_data("words.txt.gz")).decode("utf-8"))
        named = _sections(_data("named.txt").decode("utf-8"))
        allow: dict[str, frozenset[str]] = {}
        for part in _data("allow.txt").decode("utf-8").split("\n[")[1:]:
            heading, _, body = part.partition("]\n")
            lines = " ,".join(line for line in body.split("\n") if not line.startswith("#"))
            allow[heading] = frozenset(w for w in (entry.strip() for entry in lines.split(",")) if w)
        self.allow = allow
        more = pet_names() | named["first"]
        self.given = lists["given"] | (more - lists["common"] - lists["ordinary"] - allow["words"])
        self.given_word = (lists["given-and-word"] - allow["words"]) | (
            lists["given-mostly"] & allow["words"]
        )
        self.given_word |= (more & lists["ordinary"]) - allow["words"]
        self.given_word |= named["first"] & lists["common"]
        self.given_mostly = lists["given-mostly"]
        self.family = lists["family"] | (named["family"] - lists["ordinary"] - self.given)
        self.family_word = lists["family-and-word"] | (named["family"] & lists["ordinary"])
        self.generic = allow["generic"]
        self.heads = allow["heads"]
        self.roles = allow["roles"]
        self.thinkers = allow["thinkers"]
        self._common = lists["common"]
        self._ordinary = lists["ordinary"]
        self._spoken = allow["words"]
        self.brief = bag(
            "the and was for you she her his him had has not but are with that they this them then when what"
        )
        self.places = lists["place"] | named["places"]
        self.abbreviations = allow["acronyms"]
        wide = ("days", "months", "peoples", "countries", "seasons", "thinkers")
        shared = allow["public"] | allow["tools"]
        self.kept = frozenset().union(*(allow[section] for section in wide)) | (shared - self.given)
        called = (self.given, self.given_word, self.family, self.family_word, self.places)
        told = {w: s for w, s in public().words.items() if s not in HINTS}
        for names in called:
            for word in names & told.keys():
                del told[word]
        self.kept |= {w for w, s in told.items() if s not in ORDINARY}
        self.typos = frozenset(w for w, s in told.items() if s == "typos")
        self._ordinary |= {w for w, s in told.items() if s in ORDINARY}
        self.times = allow["months"] | allow["seasons"]
        # Months, countries and peoples that people are called as well: June, Jordan, Christian.
        self.either = (self.times | allow["countries"] | allow["peoples"]) & (self.given_word | self.given)
        self.either |= self.generic & self.given_word
        self.first_names = self.given | self.given_word
        self.shared = self.generic | self.heads | self.roles | self.abbreviations
        self.long_kept = self._by_first(
            self.kept | shared | self.abbreviations | allow["roles"] | allow["generic"]
        )

    @cached_property
    def people_only(self) -> frozenset[str]:
        """First names that are no place's name."""
        return self.given - self.places

    @cached_property
    def long_places(self) -> dict[str, list[tuple[str, ...]]]:
        """Places of several words, by their first."""
        return self._by_first(frozenset(p for p in self.places if " " in p))

    @staticmethod
    def _by_first(entries: frozenset[str]) -> dict[str, list[tuple[str, ...]]]:
        """Entries of several words by their first word, the longest first."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for entry in entries:
            if " " not in entry and "-" not in entry:
                continue
            parts = tuple(entry.replace("-", " ").replace("'s", "").split())
            if len(parts) > 1:
                found.setdefault(parts[0], []).append(parts)
        for options in found.values():
            options.sort(key=len, reverse=True)
        return found

    def common(self, key: str) -> bool:
        """Whether a word is one everybody uses."""
        return key in self._common or key in self._spoken

    def ordinary(self, key: str) -> bool:
        """Whether a word is in the dictionary as an ordinary word (a name that is a word as well counts)."""
        if key in self._common or key in self._ordinary or key in self._spoken:
            return True
        if "'" in key:
            stem, _, tail = key.partition("'")
            known = not stem or stem in self.given or stem in self._common or stem in self._ordinary
            return known and (tail in _SUFFIXES or tail in self._common)
        return False

    def could_be(self, key: str) -> bool:
        """Whether a word is a first name, a family name or an ordinary word, so no mere initials."""
        return key in self.given or key in self.family or self.ordinary(key)

    def could_name(self, key: str) -> bool:
        """Whether an ordinary word is a first or family name as well."""
        return key in self.given_word or key in self.family_word

    def swapped(self, key: str) -> bool:
        """Whether a common word comes out when two neighbouring letters change places ("teh")."""
        if not 2 < len(key) < 21:
            return False
        pairs = [key[:i] + key[i + 1] + key[i] + key[i + 2 :] for i in range(len(key) - 1)]
        wide = len(key) > 6
        return any(
            pair != key and (pair in self._common or pair in PLAIN or (wide and pair in self._ordinary))
            for pair in pairs
        )

    def compound(self, key: str) -> bool:
        """Whether an unknown word is two common ones ("payslip") and no name we know."""
        if not 6 < len(key) < 21 or key in self.family or key in self.given or key in self.places:
            return False
        common = self._common
        return any(key[:i] in common and key[i:] in common for i in range(3, len(key) - 2))

    def near_word(self, key: str) -> bool:
        """Whether a common word is one slip of the fingers away."""
        return _near(self, key)

    def respelt(self, key: str, twice: bool = False) -> bool:
        """Whether a word is a common one spelt by ear ("fone"), or has lost its apostrophe ("dosnt")."""
        return _respelt(self, key, twice)

    def likeness(self, key: str) -> float:
        """How much a word is spelt like a name (above 0) rather than an English word (below 0)."""
        return _likeness(self, key)

    @cached_property
    def _weights(self) -> tuple[array[int], int]:
        raw = gzip.decompress(_data("spelling.bin.gz"))
        return array("b", raw[:_SLOTS]), int.from_bytes(raw[_SLOTS:], "big", signed=True)


@lru_cache(maxsize=8192)
def _respelt(lexicon: Lexicon, key: str, twice: bool) -> bool:
    return clipped(key) or respelt(key, lexicon.common, twice)


@lru_cache(maxsize=8192)
def _near(lexicon: Lexicon, key: str) -> bool:
    if len(key) < 3 or len(key) > 20:
        return False
    words = lexicon._common if len(key) > 3 else lexicon.brief
    splits = [(key[:i], key[i:]) for i in range(len(key) + 1)]
    for left, right in splits:
        if right and left + right[1:] in words and len(key) > 3:
            return True
        if len(right) > 1 and left + right[1] + right[0] + right[2:] in words:
            return True
        for letter in _LETTERS:
            if left + letter + right in words or (
                right and len(key) > 3 and left + letter + right[1:] in words
            ):
                return True
    return False


@lru_cache(maxsize=8192)
def _likeness(lexicon: Lexicon, key: str) -> float:
    weights, bias = lexicon._weights
    marked = f"^{key[:40]}$"
    total = bias
    for size in (2, 3, 4, 5):
        for i in range(len(marked) - size + 1):
            total += weights[zlib.crc32(marked[i : i + size].encode("utf-8", "replace")) & (_SLOTS - 1)]
    return total / 32


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The one lexicon of this process, read on first use."""
    return Lexicon()
