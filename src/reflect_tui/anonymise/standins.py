"""What goes in the place of a name: letters for people, months for days, bands for ages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from reflect_tui.anonymise.ages import age_of
from reflect_tui.anonymise.dating import relative_days, to_the_month
from reflect_tui.anonymise.kinds_of_place import counted, kind_of_place
from reflect_tui.anonymise.owner import entity_of
from reflect_tui.anonymise.types import Finding, FindingKind, Known
from reflect_tui.anonymise.view import fold

_LABELS: dict[FindingKind, tuple[str, ...]] = {
    FindingKind.PERSON: ("Person", "Someone", "Individual"),
    FindingKind.ORG: ("Organisation", "Group", "Body"),
    FindingKind.PLACE: ("Place", "Location", "Area"),
}
_FAMILY = ("Family", "Household", "Kin")
_PLAIN: dict[str, tuple[str, ...]] = {
    "phone": ("phone number", "contact detail"),
    "spoken-number": ("phone number", "contact detail"),
    "phone-extension": ("extension", "contact detail", "number to ring"),
    "e-mail": ("e-mail address", "contact detail"),
    "web-address": ("web address", "link"),
    "handle": ("account name", "contact detail"),
    "file-path": ("file location", "contact detail"),
    "network-address": ("network address", "contact detail"),
    "postcode": ("postcode", "address"),
    "half-postcode": ("postcode area", "address"),
    "plate": ("number plate", "reference number"),
    "year-of-birth": ("year of birth", "a year"),
}
_BY_KIND: dict[FindingKind, tuple[str, ...]] = {
    FindingKind.CONTACT: ("contact detail", "way to reach them"),
    FindingKind.ID: ("reference number", "reference", "code"),
    FindingKind.ADDRESS: ("address", "where they live"),
    FindingKind.DATE: ("date", "day"),
    FindingKind.OTHER: ("detail", "left out"),
}
_TOKEN = re.compile(r"[^\W_]+")


def stand_ins(findings: Sequence[Sequence[Finding]], known: Sequence[Known] = ()) -> dict[str, str]:
    """For every entity found, what to put in its place.

    Args:
        findings: What `find` returned for the texts of one export.
        known: The owner's lists; a stand-in given there is used as it was given, brackets and all.

    Returns:
        Entity to stand-in. People, organisations and places each have one no other has, lettered in order
        of first mention; dates keep month and year; ages become bands. None has a word of what it replaces.
    """
    texts: dict[str, list[Finding]] = {}
    for row in findings:
        for finding in row:
            texts.setdefault(finding.entity, []).append(finding)
    chosen: dict[str, str] = {}
    used: set[str] = set()
    given = {entity_of(k): k.stand_in.strip() for k in known if k.stand_in.strip()}
    for entity, group in texts.items():
        if entity in given and not _words(given[entity]) & _words_of(group):
            chosen[entity] = _unused(given[entity], used)
    days, kinds = relative_days(findings), Counter[str]()
    people = [entity for entity in texts if entity.startswith("PERSON:")]
    bearers = Counter(entity.rpartition(" ")[2] for entity in people if " " in entity)
    letters = {label: _letters() for label in ("PERSON", "ORG", "PLACE", "family")}
    for entity, group in texts.items():
        if entity in chosen:
            continue
        kind = group[0].kind
        placed = _placed(group, kinds)
        if placed:
            chosen[entity] = _unused(placed, used)
        elif entity in days and not _words(days[entity]) & _words_of(group):
            chosen[entity] = f"[{days[entity]}]"
        elif kind in _LABELS:
            family = kind is FindingKind.PERSON and _shared_surname(entity, bearers)
            labels = _FAMILY if family else _LABELS[kind]
            chosen[entity] = _lettered(labels, letters["family" if family else kind.value], group, used)
        else:
            chosen[entity] = _described(group)
    return chosen


def _letters() -> Iterator[str]:
    """A, B, … Z, AA, AB and so on."""
    for number in count(1):
        name = ""
        while number:
            number, rest = divmod(number - 1, 26)
            name = chr(65 + rest) + name
        yield name


def _lettered(labels: tuple[str, ...], letters: Iterator[str], group: list[Finding], used: set[str]) -> str:
    taken = _words_of(group)
    label = next((one for one in labels if one.lower() not in taken), "Name")
    for letter in letters:
        stand_in = f"[{label} {letter}]"
        if letter.lower() not in taken and stand_in not in used:
            used.add(stand_in)
            return stand_in
    raise AssertionError("letters never run out")


def _unused(stand_in: str, used: set[str]) -> str:
    """A given stand-in, told apart from the same one given to somebody else."""
    if stand_in not in used:
        used.add(stand_in)
        return stand_in
    for number in count(2):
        other = f"{stand_in[:-1]} {number}]" if stand_in.endswith("]") else f"{stand_in} {number}"
        if other not in used:
            break
    used.add(other)
    return other


def _words(text: str) -> set[str]:
    return {fold(found[0]) for found in _TOKEN.finditer(text)}


def _words_of(group: list[Finding]) -> set[str]:
    return set().union(*(_words(f.text) for f in group))


def _shared_surname(entity: str, bearers: Mapping[str, int]) -> bool:
    """Whether an entity is a family, or a bare family name that several people of the export bear."""
    name = entity.partition(":")[2].lstrip("=")
    return name.endswith(" family") or (" " not in name and bearers.get(name, 0) > 1)


def _placed(group: list[Finding], kinds: Counter[str]) -> str:
    """A kind of place, told apart from others of that kind; empty if the name does not tell the kind."""
    first = group[0]
    if first.kind not in (FindingKind.PLACE, FindingKind.ADDRESS) or first.detector in _PLAIN:
        return ""
    taken = _words_of(group)
    noun = kind_of_place(first.text, taken, address=first.kind is FindingKind.ADDRESS)
    phrase = counted(noun, kinds[noun]) if noun else ""
    if not phrase or _words(phrase) & (taken - {"a", "an"}):
        return ""
    kinds[noun] += 1
    return f"[{phrase}]"


def _described(group: list[Finding]) -> str:
    first = group[0]
    if first.kind is FindingKind.DATE:
        return f"[{to_the_month(first.text)}]"
    taken = _words_of(group)
    options = list(_PLAIN.get(first.detector, ())) + list(_BY_KIND.get(first.kind, ()))
    if first.detector == "age":
        options.insert(0, _band(first.text))
    for option in options:
        if not _words(option) & taken:
            return f"[{option}]"
    return "[…]"


def _band(text: str) -> str:
    """An age as a band: "in their 50s"; children by the stage they are at, so that no figure is needed."""
    age = age_of(text)
    if age is None:
        return "age"
    if age < 18:
        stages = ((2, "a very young child"), (5, "under school age"), (11, "of primary school age"))
        return next((words for limit, words in stages if age < limit), "of secondary school age")
    if age < 20:
        return "in their late teens"
    decade = age // 10 * 10
    return f"in their {decade}s" if age < 100 else "a hundred or more"
