"""How like two names are in letters and in sound: slips of typing, other alphabets, spellings by ear."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from reflect_tui.anonymise.nicknames import sound_alike, sounds
from reflect_tui.anonymise.words import bag

# Letters of other alphabets by how they are said, so that a badge and the note about it agree.
_ALPHABETS = {"ь": "", "ъ": ""} | {
    pair[0]: pair[1:]
    for pair in bag(
        "αa βb γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υi φf χch ψps ωo "
        "аa бb вv гg ґg дd еe єie жzh зz иi іi їi йi кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch "
        "ыi эe юiu яia"
    )
}
_SAID = str.maketrans(_ALPHABETS)


_POLISH = re.compile(r"sz|cz|wsk|w$")
_FIRST = {"y": "i", "j": "i", "c": "k", "q": "k", "x": "z"}


def in_latin(text: str) -> tuple[str, ...]:
    """The folded words of a name wholly in Greek or Cyrillic letters as they are said; none for others."""
    if text.isascii():
        return ()
    low = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in low if not unicodedata.combining(c))
    letters = [c for c in plain if c.isalpha()]
    if not letters or not all(c in _ALPHABETS for c in letters):
        return ()
    said = plain.translate(_SAID)
    return tuple("".join(c if c.isalpha() else " " for c in said).split())


def as_said(key: str) -> str:
    """A name with Mac as Mc, the Irish "oi" and the Polish "sz" as they are said: Olszewski, Olshevski."""
    key = key.replace("'", "")
    if _POLISH.search(key):
        key = key.replace("sz", "sh").replace("cz", "ch").replace("w", "v")
    return (f"mc{key[3:]}" if key.startswith("mac") and len(key) > 5 else key).replace("oi", "o")


def begin_alike(one: str, other: str) -> bool:
    """Whether two names are said the same but for how the first sound is written: Ysolde and Isolde."""
    if one[:1] == other[:1] or min(len(one), len(other)) < 5:
        return False
    heads = [("f" + k[2:] if k.startswith("ph") else _FIRST.get(k[0], k[0]) + k[1:]) for k in (one, other)]
    return sounds(heads[0]) == sounds(heads[1]) or sound_alike(*heads)


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


def heard_as(one: str, other: str) -> bool:
    """Whether two spellings, spaces left out, are one name said aloud: "dew mercy" and "Dieumerci"."""
    bones = [_heard_bones(key) for key in (one, other)]
    return len(bones[0]) > 2 and bones[0] == bones[1] and one[0] == other[0]


@lru_cache(maxsize=16384)
def _heard_bones(key: str) -> str:
    return "".join(c for c in _ear(key) if c not in "aeiouw")


def _ear(key: str) -> str:
    said = sounds(key)
    for letters, sound in (("ci", "si"), ("ce", "se"), ("x", "ks"), ("c", "k"), ("z", "s")):
        said = said.replace(letters, sound)
    return said
