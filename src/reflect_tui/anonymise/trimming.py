"""Names with a word too many: "ring gwen", "Golestani's Article", "CM Birtwhistle" hold the name in them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from reflect_tui.anonymise.lexicon import Lexicon
from reflect_tui.anonymise.marks import Mark
from reflect_tui.anonymise.types import FindingKind
from reflect_tui.anonymise.words import bag

Keys = tuple[str, ...]
_THEIRS = re.compile(r"([^\W\d_]+)(?:['’]s| (?:in|at|from|on|with|about|to|by) )")
_TOLD_TO = bag("ring rang tell ask call see saw text email phone meet met visit told asked")


def trimmed(names: Sequence[Keys], lexicon: Lexicon, titled: Collection[Keys]) -> dict[Keys, Keys]:
    """For names that are a known name and an ordinary word, the name.

    Args:
        names: The folded words of every name of the export.
        lexicon: The word lists.
        titled: Those that stand behind a title somewhere.
    """
    known = set(names)
    surnames = {k[-1] for k in names if len(k) == 2 and len(k[0]) > 3}
    found: dict[Keys, Keys] = {}
    for keys in names:
        if len(keys) < 2:
            continue
        first, last = keys[1:], keys[:-1]
        if (first in known or first[0] in surnames) and _leads_in(keys[0], first, lexicon, titled, surnames):
            found[keys] = first
        elif (last in known or (len(last) == 1 and last[0] in surnames)) and _follows(
            keys[-1], last, lexicon, titled, surnames
        ):
            found[keys] = last
    return found


def _leads_in(
    word: str, name: Keys, lexicon: Lexicon, titled: Collection[Keys], surnames: Collection[str]
) -> bool:
    """Whether a word before a name is none itself: letters of a rank, or a verb before a first name."""
    if 1 < len(word) < 4 and not set(word) & set("aeiouy") and word not in lexicon.given:
        return len(name) > 1 or name in titled or name[0] in surnames
    if len(word) < 3 or not lexicon.common(word) or word in lexicon.first_names:
        return False
    if (word in lexicon.family or lexicon.could_name(word)) and word not in _TOLD_TO:
        return False
    # A rare word before a surname is a first name: Winsome Rattray.
    return len(name) > 1 or name[0] in lexicon.first_names


def _follows(
    word: str, name: Keys, lexicon: Lexicon, titled: Collection[Keys], surnames: Collection[str]
) -> bool:
    """Whether a word behind a name is an ordinary one that is nobody's family name."""
    if len(name) == 1 and not (name[0] in lexicon.first_names or name[0] in surnames or name in titled):
        return False
    ordinary = len(word) > 2 and lexicon.common(word) and word not in lexicon.first_names
    return ordinary and word not in lexicon.family and not lexicon.could_name(word)


def persons_first(flat: str, marks: list[Mark], lexicon: Lexicon, firsts: Collection[str]) -> list[Mark]:
    """The marks, a body that is only a person and what is theirs made that person: "Filmon's Home Office".

    Args:
        flat: The text.
        marks: Its marks.
        lexicon: The word lists.
        firsts: First words of the names of persons found in the export.
    """
    return [
        replace(mark, kind=FindingKind.PERSON, end=mark.start + len(found[1]), keys=mark.keys[:1])
        if (
            mark.kind is FindingKind.ORG
            and not mark.listed
            and len(mark.keys) > 1
            and mark.keys[0] in firsts
            and _of_a_person(mark.keys, lexicon)
            and (found := _THEIRS.match(flat, mark.start, mark.end))
        )
        else mark
        for mark in marks
    ]


def _of_a_person(keys: Keys, lexicon: Lexicon) -> bool:
    """Whether what follows a first name is no body's kind: "Home Office", but not "Café" or "House"."""
    if " ".join(keys[1:]) in lexicon.kept:
        return True
    return keys[0] in lexicon.people_only and not any(key in lexicon.heads for key in keys[1:])
