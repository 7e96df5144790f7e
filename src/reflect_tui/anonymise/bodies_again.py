"""The same body again: "OPEN DOOR" here, "open door" there, once one note says what it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from reflect_tui.anonymise import words
from reflect_tui.anonymise.lexicon import Lexicon
from reflect_tui.anonymise.marks import LIKELY, Mark
from reflect_tui.anonymise.plain_words import ALONE, NAMELY
from reflect_tui.anonymise.tokens import Page, Token
from reflect_tui.anonymise.types import FindingKind
from reflect_tui.anonymise.words import bag

Keys = tuple[str, ...]
_AGAIN = "is a name found elsewhere in what you are sharing"
_TELLING = {"plain-body", "small-body", "labelled", "linked", "firm", "organisation"}
_NO_NAME = bag("a an some any no every each another of my his her our your their this that new")
_AT = bag("at from to with for by half the in on")
_DOES = words.AUXILIARIES | bag("said says wants wanted sent rang runs opens shuts closes went")

_LEGAL = bag("cic cio ltd limited llp plc uk trust")
_SINGLE = NAMELY | ALONE
_JOINTS = frozenset({" ", "-", "\n", " & ", "'s ", "’s "})
_LONG = 12
"""Words of the longest name that is looked for again; nobody says more."""


class Bodies:
    """Bodies named by ordinary words in one export, to be looked for in its other texts."""

    def __init__(self, marks: Iterable[Mark], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._by_first: dict[str, dict[Keys, FindingKind]] = {}
        self._longest = 0
        for mark in marks:
            told = mark.detector in _TELLING or (mark.kind is FindingKind.ORG and len(mark.keys) > 1)
            named = mark.kind in {FindingKind.ORG, FindingKind.PLACE} and told
            if named and not mark.listed:
                self._take(mark)

    def _take(self, mark: Mark) -> None:
        keys = mark.keys[1:] if mark.keys[:1] == ("the",) else mark.keys
        while len(keys) > 2 and (keys[-1] in _LEGAL or keys[-1] in self._lexicon.places):
            # "Open Hands Redruth" is Open Hands to those who work there.
            keys = keys[:-1]
        if not keys or not all(self._lexicon.ordinary(k) or k in self._lexicon.kept for k in keys):
            return
        self._enter(keys, mark.kind)
        shorter = keys
        while len(shorter) > 1 and self._is_sort(shorter[-1]):
            shorter = shorter[:-1]
        if shorter != keys and any(k in NAMELY for k in shorter):
            self._enter(shorter, mark.kind)

    def _is_sort(self, key: str) -> bool:
        return key in self._lexicon.heads or (key in self._lexicon.generic and key not in NAMELY)

    def _enter(self, keys: Keys, kind: FindingKind) -> None:
        if len(keys) > 1 or (keys[0] in _SINGLE and keys[0] not in self._lexicon.given_word):
            self._longest = max(self._longest, len(keys))
            self._by_first.setdefault(keys[0], {}).setdefault(keys, kind)

    def again(self, page: Page, kept: Collection[int]) -> Iterator[Mark]:
        """Marks for the bodies wherever a text names them again, in small letters or capitals."""
        if not self._by_first:
            return
        for token in page.tokens:
            known = self._by_first.get(token.key)
            if known is None:
                continue
            stretch = page.tokens[token.at : token.at + min(self._longest, _LONG)]
            for length in range(1, len(stretch) + 1):
                if length > 1 and stretch[length - 1].gap not in _JOINTS:
                    break
                members, keys = stretch[:length], tuple(t.key for t in stretch[:length])
                kind = known.get(keys)
                if kind is None or any(t.at in kept for t in members):
                    continue
                if self._is_it(page, members):
                    start, end = members[0].start, members[-1].end
                    yield Mark(start, end, kind, _AGAIN, "body-again", False, LIKELY + 1, keys)

    def _is_it(self, page: Page, members: list[Token]) -> bool:
        """Whether it is the name here rather than the words it is made of."""
        first, last = members[0], members[-1]
        before, following = page.before(first), page.next(last)
        lead = before.key if before is not None and not first.place else ""
        does = (
            following is not None and not following.place and following.gap == " " and following.key in _DOES
        )
        if (
            len(members) > 1
            and not first.loud
            and all(t.shape in "TU" or t.key in words.JOINERS for t in members)
        ):
            return True
        if lead in _NO_NAME:
            return False
        if first.low or first.loud:
            if len(members) == 1:
                return lead == "the" or (lead in _AT and first.key in ALONE) or (not lead and does)
            return lead in _AT or last.owning or does
        return len(members) == 1 and first.shape == "T" and bool(first.place) and does
