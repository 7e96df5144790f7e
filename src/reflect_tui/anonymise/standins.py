"""What goes in the place of a name: letters for people, months for days, bands for ages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count

from reflect_tui.anonymise.ages import age_of
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
_MONTHS = ["January", "February", "March", "April", "May", "June"]
_MONTHS += ["July", "August", "September", "October", "November", "December"]
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
    letters = {label: _letters() for label in ("PERSON", "ORG", "PLACE", "family")}
    for entity, group in texts.items():
        if entity in chosen:
            continue
        kind = group[0].kind
        if kind in _LABELS:
            family = kind is FindingKind.PERSON and _shared_surname(entity, texts)
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


def _shared_surname(entity: str, all_entities: dict[str, list[Finding]]) -> bool:
    """Whether an entity is a bare family name that several people of the export bear."""
    name = entity.partition(":")[2].lstrip("=")
    if name.endswith(" family"):
        return True
    if not name or " " in name:
        return False
    bearers = [e for e in all_entities if e != entity and e.startswith("PERSON:") and e.endswith(f" {name}")]
    return len(bearers) > 1


def _described(group: list[Finding]) -> str:
    first = group[0]
    if first.kind is FindingKind.DATE:
        return f"[{_date(first.text)}]"
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


def _date(text: str) -> str:
    """A date with the day taken out: "March 2024", "a date in May"; a month of a year becomes the year."""
    low = text.lower().strip()
    year = re.search(r"(?<!\d)(?:19|20)\d{2}(?!\d)", low)
    month = next((i for i, name in enumerate(_MONTHS) if re.search(rf"\b{name[:3].lower()}", low)), None)
    figures = re.fullmatch(r"(\d{1,4})[/.-](\d{1,2})(?:[/.-](\d{2,4}))?", low)
    if figures:
        return _from_figures(*figures.groups())
    if month is None:
        return year[0] if year else "date"
    rest = low.replace(year[0], "") if year else low
    short_year = re.search(r"['’](\d{2})\b|\d\D+(\d{2})$", rest)
    when = year[0] if year else _full_year(next(g for g in short_year.groups() if g)) if short_year else ""
    if not re.search(
        r"\d|first|second|third|th\b|st\b", rest.replace(f"’{when[2:]}", "").replace(f"'{when[2:]}", "")
    ):
        return when or "date"
    return f"{_MONTHS[month]} {when}" if when else f"a date in {_MONTHS[month]}"


def _from_figures(first: str, second: str, third: str | None) -> str:
    year, month = (first, int(second)) if len(first) == 4 else (third or "", int(second))
    if month > 12 and len(first) < 3:
        month = int(first)
    if not 1 <= month <= 12:
        return "date"
    return f"{_MONTHS[month - 1]} {_full_year(year)}" if year else f"a date in {_MONTHS[month - 1]}"


def _full_year(year: str) -> str:
    if len(year) != 2:
        return year
    return ("20" if int(year) < 50 else "19") + year
