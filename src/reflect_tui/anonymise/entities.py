"""Who is who: which of the names found in an export belong to one person, one organisation, one place."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from reflect_tui.anonymise.aliases import in_brackets, put_right, said_to_be_one
from reflect_tui.anonymise.first_names import usual_first_name
from reflect_tui.anonymise.lexicon import Lexicon
from reflect_tui.anonymise.marks import Mark
from reflect_tui.anonymise.nicknames import may_be_misspelt, may_be_one, sound_alike
from reflect_tui.anonymise.relatives import Apart, Mention, mentions, told_apart
from reflect_tui.anonymise.things import Things, by_word, few
from reflect_tui.anonymise.types import FindingKind
from reflect_tui.anonymise.view import fold
from reflect_tui.anonymise.words import bag

Keys = tuple[str, ...]
_PERSON = FindingKind.PERSON
_NAMED = {FindingKind.PERSON, FindingKind.ORG, FindingKind.PLACE}
# Words of respect before a first name, the world over: they tell nobody apart.
_HONORIFICS = bag(
    "chi anh kyria kyrios ate kuya pan pani pana gogo mama baba haji hajji hajja alhaji alhaja "
    "mallam bhai didi bibi mzee tante oma opa babcia ciocia dona don tia tio khala chacha amma akka "
    "abla bey hanim hoca yiayia hooyo aabo sri smt oga ustadh sheikha maulana mufti sister brother "
    "granny nana nan gran old young wee our "
    "deacon pastor reverend rabbi imam canon vicar elder matron nurse auntie aunty uncle aunt cousin"
)
_CROWD = 400
"""Past this many people, short forms are not matched with each other."""


def entities(pages: Iterable[tuple[str, list[Mark]]], lexicon: Lexicon) -> list[list[str]]:
    """For each mark of each text, the entity it belongs to.

    Args:
        pages: For each text its view and its settled marks.
        lexicon: The word lists, to tell a building's name from its sort.
    """
    listed = list(pages)
    names = [[bare(m.keys) for m in row] for _, row in listed]
    named = mentions(listed, names)
    apart = told_apart(named)
    people = _People([m.keys for m in named], lexicon, apart)
    for (at, number), keys in apart.keys.items():
        names[at][number] = keys
    _join_as_told(named, names, people)
    things = Things(
        {m.keys: m.kind for _, row in listed for m in row if not m.listed and m.kind in _NAMED - {_PERSON}},
        lexicon,
    )
    titled: dict[tuple[str, str], set[str]] = {}
    for each in named:
        if each.title and len(each.keys[-1]) > 1:
            where = (each.title, each.keys[-1][0])
            titled.setdefault(where, set()).add(people.entity(names[each.page][each.at]))
    rows = [
        [_entity(flat, mark, keys, people, things) for mark, keys in zip(row, here, strict=True)]
        for (flat, row), here in zip(listed, names, strict=True)
    ]
    for each in named:
        if len(each.keys) == 1 and len(each.keys[0]) == 1:
            # "Mrs S" is the one whose family name has that letter and who has that title here.
            bearers = titled.get((each.title, each.keys[0]), set())
            if len(bearers) == 1:
                rows[each.page][each.at] = next(iter(bearers))
    return rows


def _join_as_told(named: list[Mention], names: list[list[Keys]], people: _People) -> None:
    """Make one person of two names where the text says that they are."""
    for first, second in pairwise(named):
        if first.page != second.page:
            continue
        flat, end, start, stop = first.flat, first.mark.end, second.mark.start, second.mark.end
        one, other = names[first.page][first.at], names[second.page][second.at]
        single = len(first.keys) == len(second.keys) == 1
        told = said_to_be_one(flat, end, start, stop)
        if single and bool(first.title) is not bool(second.title):
            told = told or in_brackets(flat, end, start, stop)
        if single and one_slip(one[0], other[0]):
            told = told or put_right(flat, end, start)
        if told:
            people.join(one, other)


def _entity(flat: str, mark: Mark, keys: Keys, people: _People, things: Things) -> str:
    if mark.listed:
        return mark.listed
    if mark.kind is _PERSON:
        held = things.beginning(keys)
        if not held and keys and people.unknown(keys):
            held = things.holding(keys[0])
        return held or people.entity(keys)
    if mark.kind in _NAMED:
        return things.entity(mark.keys)
    if mark.detector == "street":
        held = things.beginning(tuple(fold(w) for w in flat[mark.start : mark.end].split()))
        if held:
            return held
    return f"{mark.kind}:{plain(flat[mark.start : mark.end])}"


def bare(keys: Keys) -> Keys:
    """A person's name without a word of respect before it: "Chị Hạnh" is Hạnh; nor a word said twice."""
    while len(keys) > 1 and keys[0] in _HONORIFICS:
        keys = keys[1:]
    return tuple(k for k, last in zip(keys, ("", *keys), strict=False) if k != last)


def plain(text: str) -> str:
    """A detail without spaces and punctuation, for seeing that two are the same."""
    return "".join(c for c in text.casefold() if c.isalnum()) or text


class _People:
    """The people of an export, told apart by their names (folded words, in order of first mention)."""

    def __init__(self, mentions: Iterable[Keys], lexicon: Lexicon, apart: Apart) -> None:
        self._lexicon = lexicon
        self._apart = apart
        self._all = list(dict.fromkeys(keys for keys in mentions if keys))
        self._home: dict[Keys, Keys] = {}
        full = [k for k in self._all if len(k) > 1 and len(k[-1]) > 1 and len(k[0]) > 1]
        with_word = by_word(full)
        for keys in sorted(full, key=len, reverse=True):
            self._home[keys] = _only([k for k in few(with_word, keys[0]) if _continues(keys, k)]) or keys
        self._full = list(dict.fromkeys(self._home[k] for k in full))
        self._with_word = by_word(self._full)
        self._mentioned = by_word(self._all)
        for keys in self._all:
            if keys not in self._home:
                self._home[keys] = self._place(keys)
        if len(self._all) <= _CROWD:
            self._join_spellings()
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
        first = [k for k in bearers if k[0] == key]
        if key in self._apart.first_names or key in self._apart.surnames:
            # A relative is not called by the surname, nor is it one person's where a title told two apart.
            return _only(first) or keys
        if first or bearers:
            return _only(first or bearers) or keys
        about = [k for k in few(self._mentioned, key) if len(k) > 1]
        lettered = _only([k for k in about if k[0] == key and len(k[-1]) == 1])
        lettered = lettered or _only([k for k in about if k[-1] == key and len(k[0]) == 1])
        if lettered:
            return lettered
        stems = (key[:-1], key[:-2]) if key.endswith("s") else ()
        singular = next((s for s in stems if len(s) > 2 and s in self._mentioned), "")
        if singular:
            return self._place((singular,))
        if key[-1] == "y" and len(key) > 4 and few(self._with_word, key[:-1]):
            # "Crispy" of Crisp, "Jonesy" of Jones.
            return _only([k for k in few(self._with_word, key[:-1]) if k[-1] == key[:-1]]) or keys
        if key in {"mac", "mc"}:
            sons = [k for k in self._all if len(k[-1]) > 4 and k[-1].startswith(("mac", "mc"))]
            return _only([k for k in sons if len(k) > 1] or sons) or keys
        return (not self._lexicon.could_be(key) and self._by_letters(key)) or keys

    def _by_letters(self, key: str) -> Keys | None:
        """Whom initials with two letters of the surname mean: "GLl" is Gethin Llewelyn, "FMc" an F McKay."""
        if len(key) != 3 or len(self._all) > _CROWD:
            return None
        return _only([k for k in self._full if k[0][0] == key[0] and k[-1].startswith(key[1:])])

    def _by_letter(self, letter: str) -> Keys | None:
        if len(self._all) > _CROWD:
            return None
        surnames = [k for k in self._full if k[-1][0] == letter]
        if not surnames:
            surnames = [k for k in self._all if len(k) == 1 and len(k[0]) > 1 and k[0][0] == letter]
        return _only(surnames)

    def _by_initial(self, keys: Keys) -> Keys:
        """A name with an initial in it ("b okafor", "callum d") to the one it abbreviates."""
        if all(len(k) == 1 for k in keys):
            letters = "".join(keys)
            options = [k for k in self._full if "".join(part[0] for part in k)[-len(keys) :] == letters]
        elif len(keys[0]) == 1:
            options = [k for k in few(self._with_word, keys[-1]) if k[-1] == keys[-1] and k[0][0] == keys[0]]
            if not options:
                # "F. Siddique" where the only F of the export is Fahima.
                singles: list[Keys] = [
                    k for k in self._all if len(k) == 1 and len(k[0]) > 2 and k[0][0] == keys[0]
                ]
                options = singles if _only([k for k in singles if self._like_first(k[0])]) in singles else []
        else:
            options = [k for k in few(self._with_word, keys[0]) if k[0] == keys[0] and k[-1][0] == keys[-1]]
        return _only(options) or keys

    def _like_first(self, key: str) -> bool:
        """Whether a single word is rather a first than a family name, as far as lists and endings tell."""
        if key in self._lexicon.first_names or usual_first_name(key):
            return True
        return key not in self._lexicon.family and key[-1] in "aeiouy"

    def _join_spellings(self) -> None:
        """Two spellings of one name go together: said alike, or one slip apart where one is unknown."""
        singles: list[Keys] = [k for k in self._all if len(k) == 1 and len(k[0]) > 3 and self._home[k] == k]
        for keys in singles:
            heads = [h for h in [*self._full, *singles] if h != keys and self._home.get(h, h) == h]
            heads = [h for h in heads if frozenset((keys, h)) not in self._apart.pairs]
            option = _only([h for h in heads if self._same_name(keys[0], h)])
            if option and self._home.get(option, option) == option:
                self._home[keys] = option

    def _same_name(self, key: str, other: Keys) -> bool:
        if any(part != key and part[:-1] == key[:-1] and {part[-1], key[-1]} == {"a", "i"} for part in other):
            # Mrs Kowalska and Mr Kowalski.
            return False
        if any(sound_alike(_as_said(key), _as_said(part)) for part in other):
            return True
        if any(self._slip_apart(key, part) for part in other):
            return True
        both_usual = key in self._lexicon.given and other[0] in self._lexicon.given
        cut_short = key not in self._lexicon.given and len(key) > 4
        return not both_usual and any(
            may_be_misspelt(key, part) or (cut_short and part[:-1] == key) for part in other
        )

    def _slip_apart(self, key: str, part: str) -> bool:
        """Whether two words no list has, or one of them long and unknown, are one slip of typing apart."""
        if key[0] != part[0] or not one_slip(key, part):
            return False
        known = [k in self._lexicon.given or k in self._lexicon.family for k in (key, part)]
        if min(len(key), len(part)) > 7:
            return not all(known)
        return len(key) == len(part) and sorted(key) == sorted(part) and not any(known)

    def _join_initials(self) -> None:
        """Initials nobody bears in full go to the one person they can be who has no family name here."""
        free: list[Keys] = [k for k in self._all if len(k) == 1 and self._home[k] == k]
        short = [k for k in free if 2 <= len(k[0]) <= 3 and not set(k[0]) & set("aeiou")]
        short += [
            k for k in free if 2 <= len(k[0]) <= 3 and k not in short and not self._lexicon.could_be(k[0])
        ]
        for keys in short:
            rivals = [k for k in short if k[0][0] == keys[0][0]]
            options = [k for k in free if k not in short and len(k[0]) > 2 and k[0][0] == keys[0][0]]
            option = _only(options)
            if option and len(rivals) == 1:
                self._home[keys] = option

    def _join_nicknames(self) -> None:
        """Short forms without a family name of their own go to the one person they can be."""
        singles: list[Keys] = [k for k in self._all if len(k) == 1 and len(k[0]) > 1 and self._home[k] == k]
        heads = [k for k in self._all if k in set(self._full) or k in singles]
        for keys in singles:
            option = _only(
                [h for h in heads if h != keys and self._may_be(keys[0], h) and self._home.get(h, h) == h]
            )
            if option and self._home.get(option) != keys:
                self._home[keys] = option
        for keys in self._full:
            namesakes = [h for h in few(self._with_word, keys[-1]) if h[-1] == keys[-1] and h[0] != keys[0]]
            namesakes = [h for h in namesakes if frozenset((keys, h)) not in self._apart.pairs]
            option = _only([h for h in namesakes if self._one_first_name(keys[0], h[0])])
            if option and self._home[keys] == keys and self._home[option] == option:
                short, long = sorted((keys, option), key=lambda k: len(k[0]))
                self._home[short] = long

    def _one_first_name(self, one: str, other: str) -> bool:
        """Whether two first names before one surname may be one person's: "Vi" and "Violet", or a slip."""
        short, long = sorted((one, other), key=len)
        if len(short) == 2 and len(long) > 4 and long.startswith(short):
            return True
        both_usual = all(k in self._lexicon.given or usual_first_name(k) for k in (one, other))
        # Kiran and Karan may be brothers; Jonathan and Jonathon are one man.
        slip = may_be_misspelt(one, other) and (len(short) > 6 or not both_usual)
        return slip or may_be_one(one, other)

    def _may_be(self, key: str, other: Keys) -> bool:
        """Whether a single name may be a short form or another spelling of one that is known."""
        return key not in {"mac", "mc"} and may_be_one(key, other[0])


def _continues(keys: Keys, longer: Keys) -> bool:
    """Whether a longer name holds a shorter one: from its beginning, at its end, or turned round."""
    if len(longer) <= len(keys) or not set(keys) <= set(longer):
        return False
    return longer[0] == keys[0] or longer[-len(keys) :] == keys or longer[-1] == keys[0]


def _as_said(key: str) -> str:
    """A name with Mac as Mc, and the Irish "oi" as it is said."""
    return (f"mc{key[3:]}" if key.startswith("mac") and len(key) > 5 else key).replace("oi", "o")


def one_slip(one: str, other: str) -> bool:
    """Whether two words of some length differ by one letter, one too many or two changed about."""
    if one == other or min(len(one), len(other)) < 4 or abs(len(one) - len(other)) > 1:
        return False
    head = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if head is None:
        return True
    tails = (one[head:], other[head:])
    changed_about = tails[0][:2] == tails[1][:2][::-1] and tails[0][2:] == tails[1][2:]
    return (
        changed_about or tails[0][1:] == tails[1][1:] or tails[0][1:] == tails[1] or tails[0] == tails[1][1:]
    )


def _only(options: list[Keys]) -> Keys | None:
    return options[0] if len(options) == 1 else None
