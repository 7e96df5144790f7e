"""The words of a pack's form in other languages than English: what the reader accepts, and what is shown.

A language has only the words that stand here. For every other one, and in every other language, the English
wording of the program shows: a pack in any language can be read, and none has to wait for words of ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

HOW_TO_USE: Final = "How to use it"
OTHERS_FOUND: Final = "What others found"

_WELSH: Final = {
    HOW_TO_USE: "Sut i'w ddefnyddio",
    OTHERS_FOUND: "Yr hyn a ganfu eraill",
    "For": "Ar gyfer",
    "Time": "Amser",
    "Perspective": "Safbwynt",
    "Scale": "Graddfa",
    "Language": "Iaith",
    "Version": "Fersiwn",
    "Author": "Awdur",
    "Licence": "Trwydded",
    "Sources": "Ffynonellau",
    "Based on": "Seiliwyd ar",
    "Answer": "Ateb",
    "Your answer stays with you.": "Mae eich ateb yn aros gyda chi.",
    # Short, because the word itself changes after a number (munud, funud).
    "minute": "mun.",
    "minutes": "mun.",
}
"""Not yet read by a native speaker, like the pack that uses it."""

_WORDS: Final[Mapping[str, Mapping[str, str]]] = {"cy": _WELSH}


def label(language: str, english: str) -> str:
    """A word of the form in the language of a pack; as it is in English where we have none.

    Args:
        language: what `Pack.language` says.
        english: the wording of the program.
    """
    return _WORDS.get(language, {}).get(english, english)


def names_of(english: str) -> tuple[str, ...]:
    """What a word of the form is called in the languages we know, beside English."""
    return tuple(words[english] for words in _WORDS.values() if english in words)
