"""Marked notes with other names in them: what a model learns from is then where names stand, not which.

Every person, place and body of an export gets the name of somebody or something else in the notes, the same
wherever it stands, as full or as short as it was and with the same capitals.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Note = Mapping[str, Any]
_WORD = re.compile(r"[^\W\d_]{3,}")
_TITLED = re.compile(r"\b(?:mrs?|ms|miss|dr)\.? $", re.I)
_WHOLE = frozenset({"ORG", "PLACE", "ADDRESS", "ID"})
"""Kinds of which one is put for another as it stands."""
_LONGEST = 3


@dataclass(slots=True)
class Names:
    """What there is to put.

    Attributes:
        first: Words of persons' names that stand alone or first.
        last: Words behind a title, or behind a first name.
        whole: Names of bodies, places, streets and references by kind and number of words.
    """

    first: list[str] = field(default_factory=list)
    last: list[str] = field(default_factory=list)
    whole: dict[tuple[str, int], list[str]] = field(default_factory=dict)


def names_in(notes: Iterable[Note]) -> Names:
    """Every name that is marked in some notes, as often as it is."""
    names = Names()
    for note in notes:
        text = note["text"]
        for span in note["spans"]:
            if not span["must_mask"]:
                continue
            found = text[span["start"] : span["end"]]
            if span["type"] == "PERSON":
                words = _WORD.findall(found)
                if words:
                    names.first += [] if len(words) == 1 and _titled(text, span["start"]) else words[:1]
                    names.last += words if len(words) == 1 and _titled(text, span["start"]) else words[1:]
            elif span["type"] in _WHOLE:
                names.whole.setdefault(_sort(span["type"], found), []).append(found)
    return names


def swapped(group: Sequence[Note], names: Names, rng: random.Random) -> list[Note]:
    """The notes of one export with other names; none at all if marks overlap.

    Args:
        group: The notes.
        names: What to put.
        rng: Where the choice comes from.
    """
    chosen: dict[tuple[str, str], str] = {}
    made: list[Note] = []
    for note in group:
        text, done, parts, length = note["text"], 0, [], 0
        spans = []
        for span in sorted(note["spans"], key=lambda s: s["start"]):
            if span["start"] < done:
                return []
            new = _other(text, span, names, rng, chosen)
            parts += [text[done : span["start"]], new]
            start = length + span["start"] - done
            length = start + len(new)
            done = span["end"]
            spans.append({**span, "start": start, "end": length})
        made.append({**note, "text": "".join([*parts, text[done:]]), "spans": spans})
    return made


def _other(
    text: str, span: Mapping[str, Any], names: Names, rng: random.Random, chosen: dict[tuple[str, str], str]
) -> str:
    """What stands for one marked stretch."""
    found = text[span["start"] : span["end"]]
    if not span["must_mask"]:
        return found
    if span["type"] in _WHOLE:
        key = span["type"], found.lower()
        if key not in chosen:
            chosen[key] = rng.choice(names.whole[_sort(span["type"], found)])
        return _written_like(chosen[key], found) if found.islower() or len(found) > _LONGEST else chosen[key]
    if span["type"] != "PERSON":
        return found
    surname = _titled(text, span["start"]) and len(_WORD.findall(found)) == 1

    def put(match: re.Match[str]) -> str:
        key = "PERSON", match[0].lower()
        if key not in chosen:
            options = names.first if match.start() == 0 and not surname else names.last
            chosen[key] = rng.choice(options or [match[0]])
        return _written_like(chosen[key].title() if match[0][0].isupper() else chosen[key], match[0])

    return _WORD.sub(put, found)


def _written_like(name: str, like: str) -> str:
    return name.lower() if like.islower() else name.upper() if like.isupper() else name


def _titled(text: str, start: int) -> bool:
    return _TITLED.search(text[max(0, start - 6) : start]) is not None


def _sort(kind: str, found: str) -> tuple[str, int]:
    return kind, min(len(found.split()), _LONGEST)
