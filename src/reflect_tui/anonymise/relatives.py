"""Relatives of one surname told apart: Mr Diallo and his daughter Awa Diallo are two people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from reflect_tui.anonymise.marks import Mark
from reflect_tui.anonymise.nicknames import leaning_of_short
from reflect_tui.anonymise.types import FindingKind
from reflect_tui.anonymise.words import bag

Keys = tuple[str, ...]
TITLE = re.compile(
    r"(?<!\w)(mr|mrs|ms|miss|mister|missus|mx|dr|prof|rev|sr|fr|sir|lady|doctor|professor|sgt|"
    r"sergeant|pc|cllr|councillor|judge)\.?[ \n]$",
    re.I,
)
_SHORT = {
    "mister": "mr",
    "missus": "mrs",
    "doctor": "dr",
    "professor": "prof",
    "sergeant": "sgt",
    "councillor": "cllr",
}
_COUPLE = re.compile(r"(?<!\w)(?:mr|mrs|ms|dr)\.?\s(?:and|&|or)\s(?:mr|mrs|ms|dr)\.?\s$", re.I)
_MEN, _WOMEN = bag("mr sir"), bag("mrs ms miss lady")
_SONS = "son|brother|husband|father|dad|nephew|grandson|uncle|grandad|grandfather|stepson|twin brother"
_DAUGHTERS = "daughter|sister|wife|mother|mum|niece|granddaughter|aunt|nan|grandmother|stepdaughter"
_OWN = r"(?:his|her|their|my|our|whose|[\w]+['’]s)\s(?:\w+\s)?"
_NEITHER = "cousin|partner|twin|child|baby|sibling|carer"
_KIN = rf"(?P<m>{_SONS}|boy|man)|(?P<f>{_DAUGHTERS}|girl|missus)|(?P<n>{_NEITHER})"
_KIN_BEFORE = re.compile(rf"(?<!\w){_OWN}(?:{_KIN}),?\s(?:mr|mrs|ms|miss|dr)?\.?\s?$", re.I)
_KIN_AFTER = re.compile(
    rf"(?:,|\s\(| is| was)\s?(?:that['’]s )?(?:his|her|their|my|[\w]+['’]s)\s(?:\w+\s)?(?:{_KIN})(?!\w)", re.I
)
_PARENT = re.compile(r"['’]s? (?:(father|dad|daddy|da)|mother|mum|mummy|mam)(?!\w)", re.I)
_OFFICE = re.compile(
    r"(?<!\w)(rabbi|reverend|revd|rev|father|fr|sister|sr|sheikh|pastor|prof|professor|dr|doctor|deacon|canon|cllr|"
    r"councillor|imam|judge|captain|major|sergeant|sgt|nurse)\.?\s$",
    re.I,
)
_THE = re.compile(r"(?<!\w)the\s$", re.I)
_AND = re.compile(r",? (?:and|&|with|met|told|rang|saw|asked) ", re.I)
_STOP = re.compile(r"(?<!mr)(?<!mrs)(?<!ms)(?<!dr)[.!?\n]", re.I)
_PRONOUN = re.compile(r"(?<!\w)(?:(he|himself)|(she|herself))(?!\w)", re.I)
_LOCATED = re.compile(r"(?<!\w)(?:in|at|near|to|from|of|the|via|for)\s$", re.I)
_INITIALS = re.compile(r" \(([A-Z]{2,3})\)")
_OWNS = re.compile(
    rf"(?<!\w)(his|her)\s(?:\w+\s)?(?:{_SONS}|{_DAUGHTERS}|boys?|girls?|kids|children|baby)(?!\w)", re.I
)
_NEAR, _CLOSE, _BREATH = 60, 40, 120
_ENOUGH = 40
"""So many places of a name are looked at, so that a crowd costs no more for each of its members."""


@dataclass(slots=True)
class Mention:
    """One place where a person is named: its text, its mark, and the folded words of the name."""

    page: int
    at: int
    flat: str
    mark: Mark
    keys: Keys
    until: int
    """Where the next person of the text is named."""

    @property
    def title(self) -> str:
        """The title right before the name, in small letters."""
        found = TITLE.search(self.flat[max(0, self.mark.start - 14) : self.mark.start])
        title = found[1].lower() if found else ""
        return _SHORT.get(title, title)

    @property
    def said_of(self) -> str:
        """The title, "mr" for every one of a man's and "mrs" for every one of a woman's."""
        return "mr" if self.title in _MEN else "mrs" if self.title in _WOMEN else self.title

    @property
    def couple(self) -> bool:
        """Whether "Mr and Mrs" stands before it."""
        return _COUPLE.search(self.flat[max(0, self.mark.start - 20) : self.mark.start]) is not None

    def leaning(self) -> int:
        """Below nought where the words about the name speak of a man, above it of a woman."""
        before = self.flat[max(0, self.mark.start - _CLOSE) : self.mark.start]
        kin = _KIN_BEFORE.search(before) or _KIN_AFTER.match(self.flat, self.mark.end)
        if self.title in _MEN or (kin and kin["m"]):
            return -3
        if self.title in _WOMEN or (kin and kin["f"]):
            return 3
        after = self.flat[self.mark.end : min(self.until, self.mark.end + _NEAR)]
        found = _PRONOUN.search(re.split(r"[.!?\n]", after, maxsplit=1)[0])
        own = _OWNS.search(re.split(r"[.!?\n]", after, maxsplit=1)[0])
        if own is not None and (found is None or own.start() < found.start()):
            # "Nasrin rang about her son."
            return -1 if own[1].lower() == "his" else 1
        return 0 if found is None else -1 if found[1] else 1

    @property
    def lettered(self) -> str:
        """The first of the initials right behind the name, in a small letter: "Mr Nowicki (PN)"."""
        found = _INITIALS.match(self.flat, self.mark.end)
        last = self.keys[-1][:1]
        return found[1][0].lower() if found and len(self.keys) == 1 and found[1][-1].lower() == last else ""

    @property
    def child_of(self) -> str:
        """The title of a parent the text gives somebody: "Suhail's father" is a "mr"; empty if none."""
        found = _PARENT.match(self.flat, self.mark.end)
        return "" if found is None else "mr" if found[1] else "mrs"

    def related(self) -> bool:
        """Whether the text says here whose son, sister or partner this is."""
        before = self.flat[max(0, self.mark.start - _CLOSE) : self.mark.start]
        return bool(_KIN_BEFORE.search(before) or _KIN_AFTER.match(self.flat, self.mark.end))


@dataclass(slots=True)
class Apart:
    """What was told apart.

    Attributes:
        keys: Place of a mention (text, number of the mark) to the name it is to be taken for.
        surnames: Surnames that are no longer one person's by themselves.
        pairs: Names that stand beside each other as two people's do: "Kiran Shah and Karan Shah".
        shared: First names that two people bear whom the text tells apart: Big Shug and Wee Shug.
        first_names: Words that are said to be a relative's first name, and so nobody's surname here.
    """

    keys: dict[tuple[int, int], Keys] = field(default_factory=dict)
    surnames: set[str] = field(default_factory=set)
    first_names: set[str] = field(default_factory=set)
    pairs: set[frozenset[Keys]] = field(default_factory=set)
    shared: set[str] = field(default_factory=set)


def mentions(pages: Sequence[tuple[str, list[Mark]]], keys_of: Iterable[list[Keys]]) -> list[Mention]:
    """Every place where a person is named.

    Args:
        pages: For each text its view and its settled marks.
        keys_of: For each mark of each text the folded words of its name.
    """
    found: list[Mention] = []
    for page, ((flat, row), keys) in enumerate(zip(pages, keys_of, strict=True)):
        until = len(flat)
        here: list[Mention] = []
        for at in reversed(range(len(row))):
            mark = row[at]
            if mark.kind is FindingKind.PERSON and not mark.listed and keys[at]:
                here.append(Mention(page, at, flat, mark, keys[at], until))
                until = mark.start
        found += reversed(here)
    return found


def by_title(pages: Iterable[tuple[str, list[Mark]]]) -> None:
    """Make persons of the places that are somebody's surname here: Tunstall, where there is a Mr Tunstall."""
    listed = list(pages)
    titled = {
        mark.keys[0]
        for flat, row in listed
        for mark in row
        if mark.kind is FindingKind.PERSON
        and len(mark.keys) == 1
        and TITLE.search(flat[max(0, mark.start - 14) : mark.start])
    }
    titled |= {
        m.keys[-1] for _, row in listed for m in row if m.kind is FindingKind.PERSON and len(m.keys) == 2
    }
    for flat, row in listed:
        for at, mark in enumerate(row):
            lone = mark.kind is FindingKind.PLACE and not mark.listed and len(mark.keys) == 1
            if (
                lone
                and mark.keys[0] in titled
                and not _LOCATED.search(flat[max(0, mark.start - 8) : mark.start])
            ):
                row[at] = replace(mark, kind=FindingKind.PERSON)


def told_apart(named: Sequence[Mention]) -> Apart:
    """Whom a title before a surname, or a word such as "daughter", tells apart from a namesake."""
    apart = Apart()
    for each in named:
        if len(each.keys) == 1 and len(each.keys[0]) > 2 and not each.title and each.related():
            apart.first_names.add(each.keys[0])
    bearers: dict[str, dict[Keys, list[Mention]]] = {}
    by_first: dict[str, list[Mention]] = {}
    for each in named:
        if len(each.keys) > 1 and len(each.keys[0]) > 1:
            bearers.setdefault(each.keys[-1], {}).setdefault(each.keys, []).append(each)
        elif len(each.keys) == 1:
            by_first.setdefault(each.keys[0], []).append(each)
    titled: dict[Keys, list[Mention]] = {}
    for each in named:
        family = _family(each, bearers, by_first)
        if family:
            apart.keys[each.page, each.at] = (family, "family")
        elif each.title and len(each.keys[-1]) > 1 and not each.couple:
            titled.setdefault(each.keys, []).append(each)
    for first, second in pairwise(named):
        beside = first.page == second.page and first.keys != second.keys
        if beside and _AND.fullmatch(first.flat, first.mark.end, second.mark.start):
            apart.pairs.add(frozenset((first.keys, second.keys)))
    _clergy(named, bearers, apart)
    kin = _kin_pairs(named)
    children = {(each.keys[0], each.child_of) for each in named if each.child_of}
    for surname, group in titled.items():
        if len(bearers.get(surname[-1], ())) > _ENOUGH:
            continue
        full = {
            keys: sum(m.leaning() for m in [*where[:_ENOUGH], *by_first.get(keys[0], [])[:_ENOUGH]])
            + leaning_of_short(keys[0])
            for keys, where in bearers.get(surname[-1], {}).items()
            if len(keys) > len(surname) and keys[-len(surname) :] == surname
        }
        kin |= {(title, surname, keys) for keys in full for name, title in children if name == keys[0]}
        _settle(surname, group, full, kin, apart)
    return apart


def _family(
    each: Mention, bearers: Mapping[str, Mapping[Keys, object]], mentioned: Mapping[str, object]
) -> str:
    """The surname, where a whole family is meant: "the Okonjos", "Mr and Mrs Ubah"; else empty."""
    key = each.keys[-1]
    if len(each.keys) > 1 and " " in each.flat[each.mark.start : each.mark.end]:
        return ""
    if each.couple:
        return key if key in bearers else ""
    others = set(bearers.get(key, ())) - {each.keys}
    if not _THE.search(each.flat[max(0, each.mark.start - 6) : each.mark.start]) or others:
        return ""
    stems = [key[: -len(end)] for end in ("es", "s") if key.endswith(end)]
    return next((s for s in stems if len(s) > 2 and (s in bearers or s in mentioned)), "")


def _settle(
    surname: Keys, group: list[Mention], full: dict[Keys, int], kin: set[tuple[str, Keys, Keys]], apart: Apart
) -> None:
    """Decide for one surname with a title before it whom each title means."""
    taken: set[Keys] = set()
    titles = list(dict.fromkeys(m.said_of for m in group))
    for title in titles:
        here = [m for m in group if m.said_of == title]
        options = [k for k in full if k not in taken and (title, surname, k) not in kin]
        # "Mr Nowicki (PN)" is no Tobiasz.
        letters = {m.lettered for m in here} - {""}
        options = [k for k in options if not letters or k[0][0] in letters]
        fitting = [k for k in options if _fits(title, full[k])]
        # One pronoun may be somebody else's; it takes more to say that a title is not theirs.
        longest = max(options, key=len, default=())
        one_bearer = all(set(k) <= set(longest) for k in options)
        unsexed = title not in {"mr", "mrs"}
        unknown = [longest] if options and one_bearer and (unsexed or -2 < full[longest] < 2) else []
        who = [longest] if fitting and one_bearer else fitting or unknown
        if len(who) == 1:
            chosen = who[0]
            if not unsexed:
                taken.add(chosen)
        elif (full and not (unsexed and options)) or (len(titles) > 1 and not unsexed):
            chosen = (title, *surname)
            apart.surnames.add(surname[-1])
        else:
            continue
        for each in here:
            apart.keys[each.page, each.at] = chosen


def _fits(title: str, leaning: int) -> bool:
    """Whether a "Mr" or "Mrs" agrees with what is known of a first name."""
    return (title == "mrs" and leaning > 0) or (title == "mr" and leaning < 0)


def _clergy(named: Sequence[Mention], bearers: Mapping[str, Mapping[Keys, object]], apart: Apart) -> None:
    """Take "R. Ehrentreu" for Rabbi Shlomo Ehrentreu, where no first name of that family has the letter."""
    offices: dict[tuple[str, str], set[Keys]] = {}
    for each in named:
        if len(each.keys) > 1 and len(each.keys[0]) > 1:
            office = _OFFICE.search(each.flat[max(0, each.mark.start - 12) : each.mark.start])
            if office:
                offices.setdefault((office[1][0].lower(), each.keys[-1]), set()).add(each.keys)
    for each in named if offices else ():
        if len(each.keys) == 2 and len(each.keys[0]) == 1:
            letter, surname = each.keys
            held = offices.get((letter, surname), set())
            if (
                len(held) == 1
                and len(bearers[surname]) <= _ENOUGH
                and not any(k[0][0] == letter for k in bearers.get(surname, ()))
            ):
                apart.keys[each.page, each.at] = next(iter(held))


def _kin_pairs(named: Sequence[Mention]) -> set[tuple[str, Keys, Keys]]:
    """Pairs of a surname alone and a full name with it that are said to be two people's in one breath."""
    pairs: set[tuple[str, Keys, Keys]] = set()
    for at, first in enumerate(named):
        for second in named[at + 1 : at + 4]:
            if first.page != second.page or second.mark.start - first.mark.end > _BREATH:
                break
            short, long = sorted((first, second), key=lambda m: len(m.keys))
            ends = len(long.keys) > len(short.keys) and long.keys[-len(short.keys) :] == short.keys
            if ends and _two(first, second):
                pairs.add((short.said_of, short.keys, long.keys))
    return pairs


def _two(first: Mention, second: Mention) -> bool:
    """Whether two mentions of one surname are two people's.

    They are where a word such as "daughter" stands at the second, and where "Dr Patel" is followed in the
    same sentence by "Anita Patel": nobody is called by a title first and then in full.
    """
    between = first.flat[first.mark.end : second.mark.start]
    one_sentence = not _STOP.search(between)
    near = len(between) <= _CLOSE
    if near and _KIN_AFTER.match(second.flat, second.mark.end):
        return True
    if near and one_sentence and _KIN_BEFORE.search(first.flat[first.mark.start : second.mark.start]):
        return True
    shorter = len(first.keys) < len(second.keys)
    return bool(first.title) and not second.title and shorter and one_sentence and "(" not in between
