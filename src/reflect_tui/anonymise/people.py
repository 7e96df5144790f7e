"""The people of an export, told apart by their names."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import combinations

from reflect_tui.anonymise.first_names import usual_first_name
from reflect_tui.anonymise.lexicon import PLAIN, Lexicon
from reflect_tui.anonymise.likeness import as_said, begin_alike, heard_as, one_slip
from reflect_tui.anonymise.namesakes import one_persons
from reflect_tui.anonymise.nicknames import may_be_misspelt, may_be_one, sound_alike, surname_pet
from reflect_tui.anonymise.relatives import Apart
from reflect_tui.anonymise.things import by_word, few
from reflect_tui.anonymise.trimming import trimmed
from reflect_tui.anonymise.types import FindingKind
from reflect_tui.anonymise.words import bag

Keys = tuple[str, ...]
_CROWD, _FORMS = 400, 4
"""Past this many people, short forms are not matched with each other."""
_KUNYA = bag("abu aboo abou umm um oum umu")
_GLUED = PLAIN - bag("a i")


@dataclass(frozen=True, slots=True)
class Cues:
    """What stands about the names of an export.

    Attributes:
        told: Names of which a text says itself whose they are: nothing is guessed about those.
        titled: Names that stand behind a title somewhere, and so are surnames.
        letters: Initials, found as such.
        compounds: First names of two words with a hyphen between them.
    """

    told: Collection[Keys] = ()
    titled: Collection[Keys] = ()
    letters: Collection[Keys] = ()
    compounds: Collection[Keys] = ()


class People:
    """The people of an export, told apart by their names.

    Args:
        mentions: The folded words of every name, in order of first mention.
        lexicon: The word lists.
        apart: Who was told apart by what stands about the names.
        cues: What stands about the names.
    """

    def __init__(
        self,
        mentions: Iterable[Keys],
        lexicon: Lexicon,
        apart: Apart,
        cues: Cues | None = None,
    ) -> None:
        self._lexicon = lexicon
        self._apart = apart
        self._cues = cues or Cues()
        self._all = list(dict.fromkeys(keys for keys in mentions if keys))
        self._home: dict[Keys, Keys] = {}
        self._mentioned = by_word(self._all)
        within = trimmed(self._all, lexicon, self._cues.titled)
        full = [k for k in self._all if k not in within and _in_full(k) and not self._ends_in_initials(k)]
        self._home |= one_persons(full, lexicon, apart)
        self._full = list(dict.fromkeys(full))
        self._with_word = by_word(self._full)
        for keys in dict.fromkeys([*self._all, *within.values()]):
            if keys not in self._home:
                self._home[keys] = self._place(keys)
        self._home |= within
        if len(self._all) <= _CROWD:
            self._join_spellings()
            self._join_heard()
            self._join_nicknames()
            self._join_initials()

    def join(self, one: Keys, other: Keys) -> None:
        """Make two names one person's, because the text says so."""
        first, second = self._end(one), self._end(other)
        if first != second and first and second:
            short, long = sorted((first, second), key=lambda k: (len(k), len(k[0])))
            self._home[short] = long

    def _end(self, keys: Keys) -> Keys:
        seen: set[Keys] = set()
        home = self._home.get(keys, keys)
        while home not in seen:
            seen.add(home)
            home = self._home.get(home, home)
        return home

    def _one(self, options: Iterable[Keys]) -> Keys | None:
        """The one person several names are, if it is one."""
        ends = list(dict.fromkeys(self._end(k) for k in options))
        return ends[0] if len(ends) == 1 else None

    def bearers(self, key: str) -> list[Keys]:
        """The people of the export, by their full names, who have a word as first or as family name."""
        held = [k for k in few(self._with_word, key) if key in {k[0], k[-1]}]
        return list(dict.fromkeys(self._end(k) for k in held))

    def unknown(self, keys: Keys) -> bool:
        """Whether a single word is nobody's name but its own."""
        return len(keys) == 1 and self._home.get(keys) == keys

    def entity(self, keys: Keys) -> str:
        """The entity of a name."""
        home = self._end(keys)
        return f"{FindingKind.PERSON}:{' '.join(home)}"

    def _place(self, keys: Keys) -> Keys:
        """Whose name a first name, family name or initial is; itself, if nobody's or several people's."""
        if len(keys) > 1:
            return self._by_initial(keys)
        key = keys[0]
        if len(key) == 1:
            return self._by_letter(key) or keys
        usual = key in self._lexicon.first_names
        bearers = [k for k in few(self._with_word, key) if key in {k[0], k[-1]} or not usual]
        # Abu Nabil is the father of Nabil.
        bearers = [k for k in bearers if not (len(k) == 2 and k[0] in _KUNYA and k[1] == key)]
        first = [k for k in bearers if k[0] == key]
        # Tracy is not Tracy-Ann where there is a Tracy without more.
        first = [k for k in first if self._end(k)[:2] not in self._cues.compounds] or first
        if key in self._apart.first_names or key in self._apart.surnames:
            # A relative is not called by the surname, nor is it one person's where a title told two apart.
            return self._one(first) or keys
        if first or bearers:
            return self._one(first or bearers) or keys
        about = [k for k in few(self._mentioned, key) if len(k) > 1]
        lettered = self._one([k for k in about if k[0] == key and self._ends_in_initials(k)])
        lettered = lettered or self._one([k for k in about if k[-1] == key and len(k[0]) == 1])
        if lettered:
            return lettered
        stems = (key[:-1], key[:-2]) if key.endswith("s") else ()
        singular = next((s for s in stems if len(s) > 2 and s in self._mentioned), "")
        if singular:
            return self._place((singular,))
        if key[-1] == "y" and len(key) > 4 and few(self._with_word, key[:-1]):
            # "Crispy" of Crisp, "Jonesy" of Jones.
            return self._one([k for k in few(self._with_word, key[:-1]) if k[-1] == key[:-1]]) or keys
        if key in {"mac", "mc"}:
            sons = [k for k in self._all if len(k[-1]) > 4 and k[-1].startswith(("mac", "mc"))]
            return self._one([k for k in sons if len(k) > 1] or sons) or keys
        return (not self._lexicon.could_be(key) and self._by_letters(key)) or keys

    def _by_letters(self, key: str) -> Keys | None:
        """Whom initials with two letters of the surname mean: "GLl" is Gethin Llewelyn, "FMc" an F McKay."""
        if len(key) != 3 or len(self._all) > _CROWD:
            return None
        return self._one([k for k in self._full if k[0][0] == key[0] and k[-1].startswith(key[1:])])

    def _by_letter(self, letter: str) -> Keys | None:
        if len(self._all) > _CROWD:
            return None
        if (letter,) not in self._cues.titled:
            # "Told J" is sooner told Josephine than told Jones.
            called = [
                k for k in self._all if len(k[0]) > 1 and k[0][0] == letter and k not in self._cues.titled
            ]
            if self._one(called):
                return self._one(called)
        surnames = [k for k in self._full if k[-1][0] == letter]
        if not surnames:
            surnames = [k for k in self._all if len(k) == 1 and len(k[0]) > 1 and k[0][0] == letter]
        return self._one(surnames)

    def _by_initial(self, keys: Keys) -> Keys:
        """A name with an initial in it ("b okafor", "callum d") to the one it abbreviates."""
        if all(len(k) == 1 for k in keys):
            letters = "".join(keys)
            options = [k for k in self._full if "".join(part[0] for part in k)[-len(keys) :] == letters]
        elif len(keys[0]) == 1:
            options = [k for k in few(self._with_word, keys[-1]) if k[-1] == keys[-1] and k[0][0] == keys[0]]
            if not options:
                first = [k for k in few(self._with_word, keys[1]) if k[0] == keys[1]]
                whole = len(keys) == 2 and keys[1] not in self._lexicon.family and first
                # "with an M. Blessing is making the rice" has the end of a sentence in it.
                options = first if whole else self._called_with(keys[0])
        else:
            options = self._with_initials(keys[0], "".join(keys[1:])) if self._ends_in_initials(keys) else []
            if not options and len(keys) == 2 and len(keys[1]) == 1:
                # "Lurdes P." where Ms Pinheiro is the only P of whom no first name is known.
                surnames = [k for k in self._cues.titled if len(k) == 1 and k[0][0] == keys[1]]
                options = [k for k in surnames if k in self._all and not few(self._with_word, k[0])]
                options = [k for k in options if self._lettered_as(k[0]) <= {keys[0][0]}]
        return self._one(options) or keys

    def _lettered_as(self, surname: str) -> set[str]:
        """The letters that stand before a surname: "I. Haq" is no Leigh."""
        return {k[0] for k in few(self._mentioned, surname) if _lettered(k) and k[-1] == surname}

    def _called_with(self, letter: str) -> list[Keys]:
        """The first name alone that a letter can mean: "F. Siddique" where the only F is Fahima."""
        singles: list[Keys] = [k for k in self._all if len(k) == 1 and len(k[0]) > 2 and k[0][0] == letter]
        singles = [k for k in singles if k not in self._cues.titled and not few(self._with_word, k[0])]
        singles = [
            k for k in singles if k[0] in self._lexicon.first_names or not self._lexicon.ordinary(k[0])
        ]
        usual = [k for k in singles if k[0] in self._lexicon.given or usual_first_name(k[0])]
        if len(usual) == 1:
            return usual
        return singles if self._one([k for k in singles if self._like_first(k[0])]) in singles else []

    def _ends_in_initials(self, keys: Keys) -> bool:
        """Whether letters stand for the surname: "Callum D", "Honor T-P", "Torquil BK"."""
        if all(len(k) == 1 for k in keys[1:]):
            return True
        if len(keys) != 2 or len(keys[1]) > 3:
            return False
        beside = [k for k in few(self._mentioned, keys[0]) if k[0] == keys[0] and len(k) == len(keys[1]) + 1]
        return any("".join(part[0] for part in k[1:]) == keys[1] for k in beside)

    def _with_initials(self, first: str, letters: str) -> list[Keys]:
        """Who has a first name and those initials behind it; one letter may be the last name's."""
        found = [k for k in few(self._with_word, first) if k[0] == first]
        if not found and len(self._all) <= _CROWD:
            # "Zaynab H." is Zainab Haidari.
            found = [k for k in self._full if sound_alike(k[0], first) or may_be_one(k[0], first)]
        if len(letters) == 1:
            return [k for k in found if k[-1][0] == letters]
        return [k for k in found if "".join(part[0] for part in k[1:]) == letters]

    def _like_first(self, key: str) -> bool:
        """Whether a single word is rather a first than a family name, as far as lists and endings tell."""
        if key in self._lexicon.first_names or usual_first_name(key):
            return True
        return key not in self._lexicon.family and key[-1] in "aeiouy"

    def _join_spellings(self) -> None:
        """Two spellings of one name go together: said alike, or one slip apart where one is unknown."""
        singles: list[Keys] = [k for k in self._all if len(k) == 1 and len(k[0]) > 3 and self._home[k] == k]
        lettered = [k for k in self._all if _lettered(k)]
        for keys in singles:
            glued = self._unglued(keys[0])
            if glued:
                self._home[keys] = glued
                continue
            heads = [h for h in [*self._full, *singles, *lettered] if h != keys and self._home.get(h, h) == h]
            heads = [h for h in heads if frozenset((keys, h)) not in self._apart.pairs]
            options = [h for h in heads if self._same_name(keys[0], h)]
            whole = [h for h in options if len(h) > 1]
            if len(whole) == 1 and all(len(h) > 1 or self._same_name(h[0], whole[0]) for h in options):
                # Khadijah and Khadeeja are both Khadija Osman.
                options = whole
            option = self._one(options)
            if option and self._home.get(option, option) == option:
                self._home[keys] = option

    def _join_heard(self) -> None:
        """Two words a machine heard go to the one name no list has that they are said like: "dew mercy"."""
        heads = [h for h in self._all if self._home.get(h, h) == h and len(h[0]) > 5]
        heads = [h for h in heads if not self._lexicon.could_be(h[0])]
        for keys in self._full if heads else ():
            whole = "".join(keys)
            option = self._one([h for h in heads if h != keys and heard_as(whole, h[0])])
            if option and len(keys) == 2 and self._home[keys] == keys:
                self._home[keys] = option

    def _unglued(self, key: str) -> Keys | None:
        """Whose name an unknown word begins with that has lost the space behind it: "Bognatook"."""
        if len(key) < 7 or self._lexicon.could_be(key):
            return None
        for at in range(4, len(key) - 1):
            for stem, rest in ((key[:at], key[at:]), (key[-at:], key[:-at])):
                if rest not in _GLUED or self._lexicon.common(stem):
                    continue
                if (stem,) in self._home:
                    return (stem,)
                alike = [h for h in self._home if len(h) == 1 and sound_alike(stem, h[0])]
                if len(stem) > 4 and len(rest) > 2 and len(alike) == 1:
                    return alike[0]
        return None

    def _same_name(self, key: str, other: Keys) -> bool:
        if any(part != key and part[:-1] == key[:-1] and {part[-1], key[-1]} == {"a", "i"} for part in other):
            # Mrs Kowalska and Mr Kowalski.
            return False
        if any(sound_alike(as_said(key), as_said(part)) for part in other):
            return True
        if len(key) > 4 and any(key != part and as_said(key) == as_said(part) for part in other):
            return True
        stems = {key, key[:-1]} if key[-1] == "s" and len(key) > 5 else {key}
        if any(self._slip_apart(stem, part) for part in other for stem in stems):
            return True
        if any(begin_alike(key, p) and not {key, p} <= self._lexicon.given for p in other):
            return True
        unknown = not any(self._lexicon.could_be(part) for part in (key, *other))
        if unknown and heard_as(key, "".join(other)):
            return True
        # Kiran and Karan may be two; Anneliese and Annaliese are hardly.
        both_usual = len(key) < 8 and key in self._lexicon.given and other[0] in self._lexicon.given
        cut_short = key not in self._lexicon.given and len(key) > 4
        return not both_usual and any(
            may_be_misspelt(key, part) or (cut_short and (part[:-1] == key or key[:-1] == part))
            for part in other
        )

    def _slip_apart(self, key: str, part: str) -> bool:
        """Whether two words no list has, or one of them long and unknown, are one slip of typing apart."""
        known = [k in self._lexicon.given or k in self._lexicon.family for k in (key, part)]
        if len(key) == len(part) > 3 and key != part and sorted(key) == sorted(part) and one_slip(key, part):
            # Two letters changed about make a name of none: "Imran" and "Irman", "Anna" and "Anan".
            return not all(known) and not self._lexicon.common(key)
        if key[0] != part[0] or not one_slip(key, part):
            return False
        if min(len(key), len(part)) > 7:
            return not all(known)
        return False

    def _join_initials(self) -> None:
        """Initials nobody bears in full go to the one person they can be who has no family name here."""
        free: list[Keys] = [k for k in self._all if len(k) == 1 and self._home[k] == k]
        short = [k for k in free if 2 <= len(k[0]) <= 3 and not set(k[0]) & set("aeiou")]
        short += [
            k for k in free if 2 <= len(k[0]) <= 3 and k not in short and not self._lexicon.could_be(k[0])
        ]
        for keys in short:
            if keys in self._cues.told:
                continue
            rivals = [k for k in short if k[0][0] == keys[0][0]]
            options = [k for k in free if k not in short and len(k[0]) > 2 and k[0][0] == keys[0][0]]
            option = self._one(options)
            if option and len(rivals) == 1:
                self._home[keys] = option

    def _join_nicknames(self) -> None:
        """Short forms without a family name of their own go to the one person they can be."""
        singles: list[Keys] = [k for k in self._all if len(k) == 1 and len(k[0]) > 1 and self._home[k] == k]
        whole, alone = set(self._full), set(singles)
        heads = [k for k in self._all if k in whole or k in alone or _lettered(k)]
        for keys in singles:
            if keys[0] in self._apart.shared:
                continue
            option = self._one_alike(
                h
                for h in heads
                if h != keys and self._may_be(keys[0], h) and (_lettered(h) or self._home.get(h, h) == h)
            )
            if option and self._end(option) != keys:
                self._home[keys] = option

    def _one_alike(self, options: Iterable[Keys]) -> Keys | None:
        """The one person several names are; one too where each may be short for the other: Bernie, Bern."""
        forms = list(options)
        if len({self._end(k) for k in forms}) < 2:
            return self._end(forms[0]) if forms else None
        if len(forms) > _FORMS or sum(len(k) > 1 for k in forms) > 1:
            return None
        alike = all(self._forms_of_one(a, b) for a, b in combinations(forms, 2))
        return self._end(max(forms, key=lambda k: (len(k), len(k[0])))) if alike else None

    def _forms_of_one(self, one: Keys, other: Keys) -> bool:
        """Whether two names, one of them a single word, may be forms of one."""
        short, long = sorted((one, other), key=len)
        return self._may_be(short[0], long) or self._may_be(long[0], short) or self._same_name(short[0], long)

    def _may_be(self, key: str, other: Keys) -> bool:
        """Whether a single name may be a short form or another spelling of one that is known."""
        if key in {"mac", "mc"}:
            return False
        if (
            len(key) == 2
            and (key,) not in self._cues.letters
            and other[0].startswith(key)
            and len(other[0]) > 4
        ):
            return not self._lexicon.common(key)
        of_surname = key not in self._lexicon.given and other[-1] not in self._lexicon.given
        called = not _lettered(other) and may_be_one(key, other[0])
        return called or (of_surname and surname_pet(key, other[-1]))


def _in_full(keys: Keys) -> bool:
    """Whether a name has a first and a family name and not only letters for them."""
    return len(keys) > 1 and len(keys[-1]) > 1 and len(keys[0]) > 1


def _lettered(keys: Keys) -> bool:
    """Whether a name is a surname with a letter before it: "W. Penhaligon"."""
    return len(keys) > 1 and len(keys[0]) == 1 and len(keys[-1]) > 2
