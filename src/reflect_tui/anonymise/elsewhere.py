"""Names that give themselves away elsewhere: `wren` here, `Wren` in another entry of the same journal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reflect_tui.anonymise.lexicon import lexicon
from reflect_tui.anonymise.view import fold

MOST = 200
"""Words asked about for one export; a text with more strange words than this is no prose."""

_SMALL = re.compile(r"(?<![\w@./-])[^\W\d_]{3,30}(?![\w@/-])")


def strange_words(texts: Iterable[str]) -> tuple[str, ...]:
    """Words in small letters that are in no dictionary, in order, each once: slips, dialect, or names."""
    words = lexicon()
    found: dict[str, None] = {}
    for text in texts:
        for match in _SMALL.finditer(text):
            word = match[0]
            if word.islower() and not words.ordinary(fold(word)):
                found.setdefault(word)
                if len(found) == MOST:
                    return tuple(found)
    return tuple(found)


def is_name_in(word: str, texts: Sequence[str]) -> bool:
    """Whether other texts write a word as a name: with a capital inside a sentence, if not always.

    Whoever types names small does so often, so that one text in four is enough.
    """
    capital = re.compile(rf"(?<=[\w,;:] ){re.escape(word[0].upper() + word[1:])}(?!\w)")
    small = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
    as_name = as_word = 0
    for text in texts:
        capitals, smalls = len(capital.findall(text)), len(small.findall(text))
        as_name += 0 < capitals >= smalls
        as_word += smalls > capitals
    return as_name > 0 and 3 * as_name >= as_word
