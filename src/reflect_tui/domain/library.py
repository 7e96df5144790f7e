"""Finding a question in the library of packs: by words, and by whose chair it is asked from."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from reflect_tui.domain.packs import Pack

MOST = 60
"""Hits that are given at most."""
ALIKE = 0.6
"""The part of their telling words that two questions share to count as the same one."""
_WORD = re.compile(r"[^\W_]+")
_LITTLE_WORDS = """
a an and are as at be been but by did do does for from had has have how i if in is it its me my not
of on one or our so that the their them then there they this to us was we were what when where which
who whom whose why will with would you your
"""
_LITTLE = frozenset(_LITTLE_WORDS.split())
"""Words that do not tell one question from another."""


class Where(IntEnum):
    """Where the words were found; a title before a question before a case."""

    TITLE = 0
    QUESTION = 1
    CASE = 2


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing that can be found: a title, a question or a case."""

    pack_id: str
    pack_title: str
    where: Where
    text: str
    round: str = ""
    question_id: str = ""
    number: int = 0
    """Of the question in its pack, from 1; 0 for a title or a case."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which packs are looked through; everything given must hold."""

    perspective: str = ""
    """`funder`, `commissioner`, `delivery`, `people we work with`; a pack for any is for each of them."""
    scale: str = ""
    minutes: int | None = None
    """At most so long; a pack that does not say is left out."""
    language: str = ""
    marked: frozenset[tuple[str, str]] | None = None
    """Only questions with the reader's own mark: ids of packs and questions."""


@dataclass(slots=True)
class Index:
    """Packs made ready for finding: words by their beginnings, without regard to case and accents."""

    packs: Mapping[str, Pack]
    times: Mapping[str, int | None]
    units: list[Unit] = field(default_factory=list)
    _postings: dict[str, list[int]] = field(default_factory=dict)
    _words: list[str] = field(default_factory=list)

    def search(self, text: str, filters: Filters | None = None) -> list[Unit]:
        """What has every word: titles, then questions, then cases, in the order of the library."""
        chosen = filters or Filters()
        wanted = _WORD.findall(folded(text))
        places = self._with_all(wanted)
        hits = (self.units[place] for place in places)
        found = [each for each in hits if self._fits(each, chosen)]
        found.sort(key=lambda each: each.where)
        return found[:MOST]

    def _with_all(self, wanted: Sequence[str]) -> list[int]:
        if not wanted:
            return [place for place, unit in enumerate(self.units) if unit.where is not Where.CASE]
        left: set[int] | None = None
        for word in sorted(wanted, key=len, reverse=True):
            here: set[int] = set()
            for known in self._beginning_with(word):
                here.update(self._postings[known])
            left = here if left is None else left & here
            if not left:
                return []
        return sorted(left or ())

    def _beginning_with(self, word: str) -> Iterator[str]:
        at = bisect_left(self._words, word)
        while at < len(self._words) and self._words[at].startswith(word):
            yield self._words[at]
            at += 1

    def _fits(self, unit: Unit, chosen: Filters) -> bool:
        if chosen.marked is not None and (unit.pack_id, unit.question_id) not in chosen.marked:
            return False
        pack = self.packs[unit.pack_id]
        time = self.times[unit.pack_id]
        return (
            _is_for(pack.list_of("Perspective"), chosen.perspective)
            and _is_for(pack.list_of("Scale"), chosen.scale)
            and (chosen.minutes is None or (time is not None and time <= chosen.minutes))
            and (not chosen.language or pack.language == _tag_of(chosen.language))
        )

    def seen_from_elsewhere(self, unit: Unit) -> list[Unit]:
        """Questions of other packs that ask the same, or nearly, the nearest first."""
        telling = telling_words(unit.text)
        near = []
        for other in self.units:
            if other.where is Where.QUESTION and other.pack_id != unit.pack_id and other.text:
                words = telling_words(other.text)
                both = len(telling & words) / len(telling | words) if telling | words else 0.0
                if both >= ALIKE or folded(other.text) == folded(unit.text):
                    near.append((both, other))
        return [other for _, other in sorted(near, key=lambda pair: -pair[0])][:MOST]


def index_of(packs: Sequence[Pack], times: Mapping[str, int | None]) -> Index:
    """Make packs ready for finding.

    Args:
        packs: in the order of the library.
        times: how many minutes each takes, by id, where it says so.
    """
    index = Index({pack.id: pack for pack in packs}, times)
    for pack in packs:
        index.units.append(Unit(pack.id, pack.title, Where.TITLE, pack.title))
        for number, each in enumerate(pack.questions, start=1):
            index.units.append(
                Unit(pack.id, pack.title, Where.QUESTION, each.text, each.round, each.id, number)
            )
        for title, case in cases_of(pack):
            index.units.append(Unit(pack.id, pack.title, Where.CASE, f"{title}\n{case}".strip()))
    for place, unit in enumerate(index.units):
        for word in set(_WORD.findall(folded(unit.text))):
            index._postings.setdefault(word, []).append(place)
    index._words = sorted(index._postings)
    return index


def cases_of(pack: Pack) -> Iterator[tuple[str, str]]:
    """The cases under *What others found*, each with its heading."""
    parts = re.split(r"^###[ \t]+(.+)$", pack.others_found, flags=re.MULTILINE)
    if parts[0].strip():
        yield "", parts[0].strip()
    for title, text in zip(parts[1::2], parts[2::2], strict=True):
        yield title.strip(), text.strip()


def folded(text: str) -> str:
    """A text without regard to case and accents."""
    low = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in low if not unicodedata.combining(letter))


def telling_words(text: str) -> frozenset[str]:
    """The words that tell one question from another."""
    return frozenset(_WORD.findall(folded(text))) - _LITTLE


def _tag_of(language: str) -> str:
    """`cy` for `cy`, `cy-GB` and `Welsh`, as a pack itself is understood."""
    return Pack(id="", title="", details=(("Language", language),)).language


def _is_for(named: Sequence[str], wanted: str) -> bool:
    if not wanted:
        return True
    low = [each.casefold() for each in named]
    return wanted.casefold() in low or "any" in low
