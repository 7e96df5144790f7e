"""A text as words with their places, folded so that quotes, dashes and capitals do not matter."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:['’ʼ‘][^\W_]+)*")
_APOSTROPHES = str.maketrans("", "", "'’ʼ‘")


@dataclass(frozen=True, slots=True)
class Word:
    """A word: as it is compared, and where it stands, in code points."""

    fold: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """The words of a text in order; marks and white space between them are none."""
    return [Word(folded_word(found[0]), found.start(), found.end()) for found in _WORD.finditer(text)]


def folded_word(word: str) -> str:
    """A word as it is compared: NFKC, no capitals, no apostrophes."""
    if word.isascii():
        return word.translate(_APOSTROPHES).casefold()
    return unicodedata.normalize("NFKC", word).translate(_APOSTROPHES).casefold()
