"""Organisations and places of an export: which names are one and the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reflect_tui.anonymise.lexicon import Lexicon
from reflect_tui.anonymise.likeness import one_slip
from reflect_tui.anonymise.nicknames import may_be_misspelt
from reflect_tui.anonymise.types import FindingKind
from reflect_tui.anonymise.words import bag

Keys = tuple[str, ...]
_EMPTY_IN_NAMES = bag("the of and for in a an")
_CROWD = 1000
"""Past this many words of names, slips of them are not looked for."""
_MANY = 60
"""Past this many names sharing a word, nobody can tell whose it is, and looking would take for ever."""


def by_word(names: Iterable[Keys]) -> dict[str, list[Keys]]:
    """Names by each of their words."""
    found: dict[str, list[Keys]] = {}
    for keys in names:
        for key in dict.fromkeys(keys):
            found.setdefault(key, []).append(keys)
    return found


def few(index: Mapping[str, list[Keys]], key: str) -> list[Keys]:
    """The names with a word, or none where they are too many to tell apart."""
    found = index.get(key, [])
    return found if len(found) <= _MANY else []


class Things:
    """Organisations and places of an export, told apart by their distinctive words."""

    def __init__(self, kinds: dict[Keys, FindingKind], lexicon: Lexicon) -> None:
        self._kinds = {keys: kind for keys, kind in kinds.items() if keys}
        self._lexicon = lexicon
        self._shared = lexicon.generic | lexicon.heads | _EMPTY_IN_NAMES
        self._with_word = by_word(self._kinds)
        self._home = {keys: self._fuller(keys) for keys in self._kinds}

    def _fuller(self, keys: Keys) -> Keys:
        """The longer name of the same thing: "Cherry Tree" of "Cherry Tree Children's Centre"."""
        mine = frozenset(keys) - _EMPTY_IN_NAMES
        near = [o for o in few(self._with_word, keys[0]) if len(o) > len(keys) and mine <= set(o)]
        if not near and len(keys) > 1 and len(keys[0]) > 4:
            slips = [o for o in self._kinds if o[1:] == keys[1:] and may_be_misspelt(o[0], keys[0])]
            if len(slips) == 1 and slips[0] > keys:
                return slips[0]
        if not near and len(keys) > 1:
            stems = tuple(k.removesuffix("s") for k in keys)
            near = [
                o
                for o in few(self._with_word, keys[0])
                if len(o) > len(keys) and tuple(k.removesuffix("s") for k in o[: len(keys)]) == stems
            ]
        if len(keys) == 1 and keys[0] in self._shared:
            # "The Larder" where there is one larder: Marlpool Larder.
            near = [o for o in few(self._with_word, keys[0]) if o[-1] == keys[0] and len(o) > 1]
            return near[0] if len(near) == 1 else keys
        options = [o for o in near if o[0] == keys[0]] or [
            o for o in near if mine and not mine & self._shared
        ]
        return options[0] if options and len({frozenset(o) - _EMPTY_IN_NAMES for o in options}) == 1 else keys

    def entity(self, keys: Keys) -> str:
        """The entity of an organisation or place."""
        home = self._home.get(keys, keys)
        home = self._home.get(home, home)
        return f"{self._kinds.get(home, FindingKind.ORG)}:{' '.join(home)}"

    def beginning(self, keys: Keys) -> str:
        """The entity of the one longer name that begins with these words, if there are several of them."""
        options = (
            {self.entity(o) for o in few(self._with_word, keys[0]) if o[: len(keys)] == keys}
            if len(keys) > 1
            else set()
        )
        return options.pop() if len(options) == 1 else ""

    def holding(self, key: str) -> str:
        """The entity of the one organisation or place whose name has this word, or nothing."""
        if key in self._shared:
            return ""
        # "Filmon's Home Office interview" does not make Filmon an office.
        named = key in self._lexicon.given and key not in self._lexicon.given_word
        options = {self.entity(o) for o in few(self._with_word, key) if not (named and len(o) > 1)}
        return options.pop() if len(options) == 1 else ""

    def misspelt(self, key: str) -> str:
        """The entity of the one organisation or place of which an unknown word is a slip: "Medgate"."""
        if (
            len(key) < 6
            or len(self._with_word) > _CROWD
            or key in self._lexicon.given
            or key in self._lexicon.family
        ):
            return ""
        words = [w for w in self._with_word if w not in self._shared and one_slip(w, key)]
        held = {self.entity(o) for w in words for o in few(self._with_word, w)}
        return held.pop() if len(held) == 1 else ""
