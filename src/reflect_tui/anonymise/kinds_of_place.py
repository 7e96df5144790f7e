"""What kind of place a name says it is: "Windlass Row" is a street, "Hollow Park" a green space."""

from __future__ import annotations

import re
from collections.abc import Collection

from reflect_tui.anonymise.words import bag

_COUNTED = (
    "another",
    "a third",
    "a fourth",
    "a fifth",
    "a sixth",
    "a seventh",
    "an eighth",
    "a ninth",
    "a tenth",
)
_NUMBERED = re.compile(r"\d|^(?:flat|unit|room|apartment)\b", re.I)
# The last word of a name, and what is put for it. The second wording is for a name that has the first in it.
_KINDS: tuple[tuple[frozenset[str], tuple[str, ...]], ...] = (
    (
        bag(
            "street road lane avenue drive close row terrace crescent way parade approach passage grove "
            "mews place walk rise st rd ave ln cres alley yard"
        ),
        ("street", "road"),
    ),
    (bag("cottage bungalow farmhouse villa"), ("house", "home")),
    (bag("court buildings flats mansions tower towers heights"), ("building", "block")),
    (bag("park common green recreation meadow meadows gardens"), ("park", "green space")),
    (bag("wood woods forest spinney copse"), ("wood", "stretch of trees")),
    (bag("beach sands bay cove harbour"), ("beach", "place by the sea")),
    (bag("river brook beck canal lake loch reservoir"), ("river", "stretch of water")),
    (bag("estate village hamlet"), ("village", "neighbourhood")),
    (bag("market precinct arcade"), ("market", "row of shops")),
)


def kind_of_place(text: str, avoid: Collection[str], *, address: bool) -> str:
    """The noun for a place by the last word of its name; empty if the name does not tell.

    Args:
        text: The name, or the address.
        avoid: Folded words the noun must not have.
        address: Whether it is an address, for which there is always a noun.
    """
    words = re.findall(r"[^\W\d_]+", text.lower())
    if address and (_NUMBERED.search(text) or "," in text or not words):
        return "address"
    if words and len(words) > 1:
        for endings, nouns in _KINDS:
            if words[-1] in endings or (words[0] == "river" and "river" in endings):
                return next((noun for noun in nouns if not set(noun.split()) & set(avoid)), "")
    return "address" if address else ""


def counted(noun: str, before: int) -> str:
    """A noun told apart from those before it: "a street", "another street", "a third street"."""
    if noun == "address" and not before:
        return noun
    if before == 0:
        return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
    return f"{_COUNTED[before - 1]} {noun}" if before <= len(_COUNTED) else ""
