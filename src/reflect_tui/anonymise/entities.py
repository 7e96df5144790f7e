"""Who is who: which of the names found in an export belong to one person, one organisation, one place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from reflect_tui.anonymise.aliases import (
    by_turns,
    called,
    corrected,
    in_brackets,
    named_by,
    not_the_other,
    put_right,
    said_to_be_one,
    so_called,
)
from reflect_tui.anonymise.epithets import by_epithet
from reflect_tui.anonymise.lexicon import Lexicon
from reflect_tui.anonymise.likeness import in_latin, one_slip
from reflect_tui.anonymise.linking import linked, with_letters
from reflect_tui.anonymise.marks import Mark
from reflect_tui.anonymise.nearness import by_text
from reflect_tui.anonymise.nicknames import leaning_of_short
from reflect_tui.anonymise.people import Cues, People
from reflect_tui.anonymise.relatives import Mention, mentions, told_apart
from reflect_tui.anonymise.things import Things
from reflect_tui.anonymise.types import FindingKind
from reflect_tui.anonymise.view import fold
from reflect_tui.anonymise.words import bag

Keys = tuple[str, ...]
_PERSON = FindingKind.PERSON
_SPEAKING_OF, _JUST_NOW = 400, 60
_COMPOUND = re.compile(r"[^\W\d_]+(?:-| hyphen )[^\W\d_]", re.I)
_AN = re.compile(r"(?<!\w)an? $", re.I)
_NAMED = {FindingKind.PERSON, FindingKind.ORG, FindingKind.PLACE}
# Words of respect before a first name, the world over: they tell nobody apart.
_HONORIFICS = bag(
    "chi anh kyria kyrios ate kuya pan pani pana gogo mama baba haji hajji hajja alhaji alhaja "
    "mallam bhai didi bibi mzee tante oma opa babcia ciocia dona don tia tio khala chacha amma akka "
    "abla bey hanim hoca yiayia hooyo aabo sri smt oga ustadh sheikha maulana mufti sister brother "
    "granny nana nan gran old auld young wee big our "
    "deacon pastor reverend rabbi imam canon vicar elder matron nurse auntie aunty uncle aunt cousin"
)


def entities(pages: Iterable[tuple[str, list[Mark]]], lexicon: Lexicon) -> list[list[str]]:
    """For each mark of each text, the entity it belongs to.

    Args:
        pages: For each text its view and its settled marks.
        lexicon: The word lists, to tell a building's name from its sort.
    """
    listed = list(pages)
    names = [[bare(in_latin(flat[m.start : m.end]) or _whole(flat, m)) for m in row] for flat, row in listed]
    named = mentions(listed, names)
    apart = told_apart(named)
    by_epithet(named, names, apart)
    told = _told(named)
    titled = {each.keys for each in named if each.title}
    letters = {each.keys for each in named if each.mark.detector == "initials"}
    compounds = {
        each.keys[:2] for each in named if not each.title and _COMPOUND.match(each.flat, each.mark.start)
    }
    cues = Cues({keys for pair in told for keys in pair}, titled, letters, compounds)
    people = People([m.keys for m in named], lexicon, apart, cues)
    for (at, number), keys in apart.keys.items():
        names[at][number] = keys
    for first, second in told.values():
        people.join(names[first.page][first.at], names[second.page][second.at])
    near = by_text(named, names, people)
    things = Things(
        {m.keys: m.kind for _, row in listed for m in row if not m.listed and m.kind in _NAMED - {_PERSON}},
        lexicon,
    )
    rows = [
        [_entity(flat, mark, keys, people, things) for mark, keys in zip(row, here, strict=True)]
        for (flat, row), here in zip(listed, names, strict=True)
    ]
    for (at, number), entity in near.items():
        rows[at][number] = entity
    for (at, number), entity in with_letters(named, rows).items():
        rows[at][number] = entity
    one = linked(named, rows, [flat for flat, _ in listed], lexicon)
    return [[one.get(entity, entity) for entity in row] for row in rows] if one else rows


def _told(named: list[Mention]) -> dict[frozenset[Keys], tuple[Mention, Mention]]:
    """Pairs of names of which the text says that they are one person's, with a place that says so."""
    found: dict[frozenset[Keys], tuple[Mention, Mention]] = {}
    surnames = {key for each in named if each.title for key in each.keys}
    children = {each.keys[0] for each in named if each.child_of}
    for first, second in pairwise(named):
        if first.page != second.page or first.keys == second.keys:
            continue
        flat, end, start, stop = first.flat, first.mark.end, second.mark.start, second.mark.end
        single = len(first.keys) == len(second.keys) == 1
        told = said_to_be_one(flat, end, start, stop) or by_turns(flat, first.mark.start, end, start, stop)
        told = told or (single and corrected(flat, first.mark.start, end, start, stop))
        # "yolande pettifer roy" in a note without capitals, Ms Pettifer-Roy in another.
        beside = single and flat[end:start] == " " and not (first.title or second.title)
        beside = beside and first.keys[0] not in surnames | children
        told = told or (beside and second.keys[0] in surnames)
        if single and (bool(first.title) is not bool(second.title) or second.mark.detector == "initials"):
            told = told or in_brackets(flat, end, start, stop)
        if len(second.keys) == 1 and not second.title and _may_stand_in_brackets(first, second.keys[0]):
            told = told or in_brackets(flat, end, start, stop)
        if single and first.keys[0][:2] == second.keys[0][:2] and len(first.keys[0]) > 2:
            told = told or not_the_other(flat, end, start)
        if single and one_slip(first.keys[0], second.keys[0]):
            told = told or put_right(flat, end, start)
        if told:
            found[frozenset((first.keys, second.keys))] = (first, second)
    for first, _, third in zip(named, named[1:], named[2:], strict=False):
        # A name may have been seen between: "He's Mr Khatib in PARIS, Mahmoud in the papers".
        if first.page == third.page and first.keys != third.keys:
            where = (first.mark.start, first.mark.end, third.mark.start, third.mark.end)
            if by_turns(first.flat, *where):
                found[frozenset((first.keys, third.keys))] = (first, third)
    found |= _told_from_afar(named)
    return found


def _may_stand_in_brackets(first: Mention, key: str) -> bool:
    """Whether a word in brackets behind a name is a form of it: "P. Trevorrow (Perran)", "Lidija (Lidka)"."""
    name = first.keys
    surname = bool(first.title) and " " not in first.flat[first.mark.start : first.mark.end]
    begins = name[0] == key[0] if len(name[0]) == 1 else name[0][:2] == key[:2]
    return surname or (begins and len(key) > 1)


def _told_from_afar(named: list[Mention]) -> dict[frozenset[Keys], tuple[Mention, Mention]]:
    """A name, and another the text gives to whom it speaks of: "Mr Ozols … His first name is Raitis".

    Behind other names only a surname with its title is still spoken of; the name right before may be any.
    """
    found: dict[frozenset[Keys], tuple[Mention, Mention]] = {}
    firsts = {each.keys[0] for each in named if len(each.keys) > 1}
    last: Mention | None = None
    before: Mention | None = None
    nick: Mention | None = None
    for each in named:
        at = each.mark.start
        if last is not None and (last.page != each.page or at - last.mark.end > _SPEAKING_OF):
            last = None
        if before is not None and (before.page != each.page or at - before.mark.end > _JUST_NOW):
            before = None
        # "He'd called her Rowena" tells nothing new of somebody whose full name is given.
        leaning = named_by(each.flat, at) if each.keys[0] not in firsts else None
        if leaning is None and before is not None and so_called(each.flat, at, each.mark.end):
            leaning, last = 0, None
        spoken_of = [who for who in (last, before) if who is not None and leaning is not None]
        bearer = next((who for who in spoken_of if _may_be_called(who, each, leaning or 0)), None)
        if bearer is not None:
            found[frozenset((bearer.keys, each.keys))] = (bearer, each)
        if nick is not None and (nick.page != each.page or at - nick.mark.end > _SPEAKING_OF):
            nick = None
        if nick is not None and len(each.keys) > 1 and named_by(each.flat, at) is not None:
            # "A man everybody calls Badger. … His name is Leonard Tuckwell."
            found[frozenset((nick.keys, each.keys))] = (nick, each)
        if each.title or len(each.keys) > 1:
            last = each if each.title else None
        nick = each if len(each.keys) == 1 and not each.title and called(each.flat, at) else None
        before = each
    return found


def _may_be_called(who: Mention, each: Mention, leaning: int) -> bool:
    """Whether somebody may be called by a name, as far as titles and first names tell men from women."""
    letter = each.keys[0] if len(each.keys[0]) == 1 else ""
    if letter and letter not in {k[0] for k in who.keys}:
        return False
    if len(each.keys) != 1 or each.title or each.keys[0] in who.keys or each.leaning() * leaning < 0:
        return False
    said = who.leaning() or (0 if who.title else leaning_of_short(who.keys[0]))
    return said * (leaning or leaning_of_short(each.keys[0])) >= 0


def _entity(flat: str, mark: Mark, keys: Keys, people: People, things: Things) -> str:
    if mark.listed:
        return mark.listed
    if mark.kind is _PERSON:
        held = things.beginning(keys)
        if not held and keys and people.unknown(keys):
            held = things.holding(keys[0]) or things.misspelt(keys[0])
        return held or people.entity(keys)
    if mark.kind in _NAMED:
        return things.entity(mark.keys)
    if mark.detector == "street":
        held = things.beginning(tuple(fold(w) for w in flat[mark.start : mark.end].split()))
        if held:
            return held
    return f"{mark.kind}:{plain(flat[mark.start : mark.end])}"


def _whole(flat: str, mark: Mark) -> Keys:
    """The words of a mark without the letter that begins a number: "Malachi Drummond A4471CX"."""
    number = len(mark.keys) > 1 and len(mark.keys[-1]) == 1 and flat[mark.end : mark.end + 1].isdigit()
    # "With an L. Catacutan" has the end of a sentence in it.
    spelt = (
        len(mark.keys) > 1
        and len(mark.keys[0]) == 1
        and _AN.search(flat[max(0, mark.start - 4) : mark.start])
    )
    return mark.keys[:-1] if number else mark.keys[1:] if spelt else mark.keys


def bare(keys: Keys) -> Keys:
    """A person's name without a word of respect before it: "Chị Hạnh" is Hạnh; nor a word said twice."""
    while len(keys) > 1 and keys[0] in _HONORIFICS:
        keys = keys[1:]
    return tuple(k for k, last in zip(keys, ("", *keys), strict=False) if k != last)


def plain(text: str) -> str:
    """A detail without spaces and punctuation, for seeing that two are the same."""
    return "".join(c for c in text.casefold() if c.isalnum()) or text
