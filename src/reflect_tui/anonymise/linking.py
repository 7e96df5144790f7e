"""A surname with a title and a first name alone: where an export tells that they are one person's.

"Mr Olszewski" of one note and "Stan" of another are one man if a third has "S. Olszewski", or "SO", and
nobody else here can be meant. To take two people for one is worse than to leave one person two stand-ins, so
nothing is linked without evidence, nor where two could be meant.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from reflect_tui.anonymise.lexicon import Lexicon
from reflect_tui.anonymise.nicknames import leaning_of_short, like_first
from reflect_tui.anonymise.relatives import Mention
from reflect_tui.anonymise.types import FindingKind
from reflect_tui.anonymise.words import FUNCTION

_INITIALS = re.compile(r"(?<![\w.'’-])[A-Z](?:\.?[ -]?[A-Z]){1,3}(?![\w'’-]|\.\w)")
_PRONOUN = re.compile(r"(?<!\w)(?:(he|him|his|himself)|(she|her|hers|herself))(?!\w)", re.I)
_REACH, _MOST, _CROWD = 160, 24, 60
_MEN, _WOMEN = {"mr", "sir", "fr"}, {"mrs", "ms", "miss", "lady"}
_PERSON = f"{FindingKind.PERSON}:"


@dataclass(slots=True)
class _Who:
    """One person as the names alone tell: where named, in which texts, man or woman, with which letters."""

    entity: str
    mentions: list[Mention] = field(default_factory=list)
    pages: set[int] = field(default_factory=set)
    sex: int = 0
    letters: set[str] = field(default_factory=set)
    surnames: set[str] = field(default_factory=set)

    def agrees(self, given: _Who) -> bool:
        """Whether nothing says that one is a man and the other a woman, or one the other's parent."""
        titles = {each.said_of for each in self.mentions}
        return self.sex * given.sex >= 0 and titles.isdisjoint(
            each.child_of for each in given.mentions if each.child_of
        )


def linked(
    named: Sequence[Mention], rows: Sequence[Sequence[str]], texts: Iterable[str], lexicon: Lexicon
) -> dict[str, str]:
    """Entities of first names alone, with the entity of the surname that is theirs.

    Args:
        named: Every place where a person is named.
        rows: For each mark of each text its entity so far.
        texts: The texts, for initials that no mark covers.
        lexicon: The word lists, for abbreviations that are nobody's initials.
    """
    by_entity: dict[str, _Who] = {}
    for each in named:
        entity = rows[each.page][each.at]
        if entity.startswith(_PERSON):
            by_entity.setdefault(entity, _Who(entity)).mentions.append(each)
    family = [who for who in by_entity.values() if _family_only(who)]
    given = [who for who in by_entity.values() if _given_only(who, lexicon)]
    if not family or not given or len(family) > _CROWD or len(given) > _CROWD:
        return {}
    for who in family:
        _look_at(who, first=False)
    for who in given:
        _look_at(who, first=True)
    found: dict[str, str] = {}
    initials = _initials(texts, lexicon)
    _pair(family, given, _same_letter, found)
    _pair(family, given, lambda s, g: _has_initials(s, g, initials), found)
    at_home: dict[str, dict[str, set[int]]] = {}
    for each in named:
        own = at_home.setdefault(each.keys[-1], {})
        own.setdefault(rows[each.page][each.at], set()).add(each.page)
    _pair(family, given, lambda s, g: _is_that_relative(s, g, at_home), found)
    return found


def with_letters(named: Sequence[Mention], rows: Sequence[Sequence[str]]) -> dict[tuple[int, int], str]:
    """Whom a title with letters means: "Mrs F" is Edith Farthingale, "Mr A-D" Clive Ackroyd-Daly.

    Args:
        named: Every place where a person is named.
        rows: For each mark of each text its entity so far.

    Returns:
        Place of a mention (text, number of the mark) to its entity.
    """
    short = [each for each in named if each.title and all(len(k) == 1 for k in each.keys)]
    if not short:
        return {}
    by_entity: dict[str, _Who] = {}
    for each in named:
        entity = rows[each.page][each.at]
        if entity.startswith(_PERSON) and len(each.keys[-1]) > 1:
            by_entity.setdefault(entity, _Who(entity)).mentions.append(each)
    for who in by_entity.values():
        _look_at(who, first=not any(each.title for each in who.mentions))
        for each in who.mentions[:_MOST]:
            own = each.keys if each.title and _one_word(each) else each.keys[1:]
            who.surnames |= {k[0] for k in own[-1:]} | {"".join(k[0] for k in own)}
    by_letters: dict[str, list[_Who]] = {}
    for who in by_entity.values():
        for letters in who.surnames:
            by_letters.setdefault(letters, []).append(who)
    found: dict[tuple[int, int], str] = {}
    for each in short:
        sex = -1 if each.title in _MEN else 1 if each.title in _WOMEN else 0
        options = by_letters.get("".join(each.keys), [])
        if len(options) > _CROWD:
            continue
        titled = [who for who in options if any(m.title == each.title for m in who.mentions)]
        fitting = titled or [who for who in options if who.sex * sex > 0]
        fitting = fitting or [who for who in options if not who.sex * sex]
        if len(fitting) == 1:
            found[each.page, each.at] = fitting[0].entity
        elif options and not fitting:
            # "Mr P-H" is none of the women of that family.
            found[each.page, each.at] = f"{_PERSON}{each.said_of} {' '.join(each.keys)}"
    return found


def _pair(
    family: Sequence[_Who], given: Sequence[_Who], fits: Callable[[_Who, _Who], bool], found: dict[str, str]
) -> None:
    """Enter the pairs that fit and of which neither fits anybody else."""
    taken = set(found.values())
    pairs = [
        (s, g)
        for s in family
        if s.entity not in taken
        for g in given
        if g.entity not in found and s.agrees(g) and fits(s, g)
    ]
    often = Counter(who.entity for pair in pairs for who in pair)
    for s, g in pairs:
        if often[s.entity] == often[g.entity] == 1:
            found[g.entity] = s.entity


def _family_only(who: _Who) -> bool:
    """Whether somebody is named by surname only: with a title, or with a letter for the first name."""
    shown = False
    for each in who.mentions:
        if each.mark.detector == "initials":
            continue
        lettered = len(each.keys) > 1 and len(each.keys[0]) == 1 and len(each.keys[-1]) > 2
        if lettered:
            who.letters.add(each.keys[0])
            who.surnames.add("".join(k[0] for k in each.keys if len(k) > 1))
        elif len(each.keys[-1]) > 1 and _one_word(each):
            who.letters |= {each.lettered} - {""}
            who.surnames.add("".join(k[0] for k in each.keys))
        elif len(each.keys[-1]) > 1 or not each.title:
            return False
        shown = shown or lettered or bool(each.title and each.title != "fr")
    return shown and bool(who.surnames)


def _given_only(who: _Who, lexicon: Lexicon) -> bool:
    """Whether somebody is named by first name only."""
    whole = [each for each in who.mentions if each.mark.detector != "initials"]
    names = {each.keys[0] for each in whole}
    if any(len(each.keys) > 1 or len(each.keys[0]) < 2 or each.title for each in whole):
        return False
    return any(k in lexicon.first_names or (like_first(k) and k not in lexicon.family) for k in names)


def _one_word(each: Mention) -> bool:
    return " " not in each.flat[each.mark.start : each.mark.end].strip()


def _look_at(who: _Who, *, first: bool) -> None:
    """Note in which texts somebody is named, and what the words about the names say of man or woman."""
    who.pages = {each.page for each in who.mentions}
    names = {each.keys[0] for each in who.mentions} if first else set()
    said = sum(2 * leaning_of_short(key) for key in names)
    for each in who.mentions[:_MOST]:
        said += -5 if each.title in _MEN else 5 if each.title in _WOMEN else 0
        kin = each.leaning()
        said += kin if abs(kin) == 3 and not each.title else 0
        pronoun = _PRONOUN.search(each.flat, each.mark.end, min(each.until, each.mark.end + _REACH))
        said += 0 if pronoun is None else -1 if pronoun[1] else 1
    # One pronoun may be somebody else's.
    who.sex = said if abs(said) > 1 else 0


def _same_letter(who: _Who, given: _Who) -> bool:
    """Whether the letter before a surname is that of a first name: "S. Olszewski" and Stan."""
    return bool(who.letters & {each.keys[0][0] for each in given.mentions})


def _is_that_relative(who: _Who, given: _Who, at_home: Mapping[str, Mapping[str, set[int]]]) -> bool:
    """Whether a surname told apart by its title is a relative's: Zarmina Sediqi, her husband Aziz, Mr Sediqi.

    The text that speaks of the relative must name somebody else of that surname.
    """
    words = who.entity.removeprefix(_PERSON).split()
    if words[0] not in _MEN | _WOMEN or who.sex * given.sex <= 0 or who.letters:
        return False
    others = at_home.get(words[-1], {})
    beside = {page for entity, pages in others.items() if entity != who.entity for page in pages}
    return any(each.page in beside and each.related() for each in given.mentions[:_MOST])


def _initials(texts: Iterable[str], lexicon: Lexicon) -> set[str]:
    """Initials that stand in the texts and abbreviate nothing we know."""
    found = {re.sub(r"[^a-z]", "", m[0].lower()) for flat in texts for m in _INITIALS.finditer(flat)}
    known = lexicon.kept | lexicon.abbreviations | FUNCTION
    return {k for k in found if k not in known and not lexicon.common(k)}


def _has_initials(who: _Who, given: _Who, initials: set[str]) -> bool:
    """Whether the initials of both stand in the export: "BG" for Bernadette and Ms Gormley."""
    if who.letters and not _same_letter(who, given):
        return False
    letters = {each.keys[0][0] for each in given.mentions}
    return any(letter + surname in initials for letter in letters for surname in who.surnames)
