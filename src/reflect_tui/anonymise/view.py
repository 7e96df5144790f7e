"""A view of a text in which names can be matched, that remembers where each character came from.

Hidden characters (soft hyphens, zero-width and bidi marks) are left out, full-width and mathematical letters
become plain ones, a letter and its combining accent become one. What was typed is never changed.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from functools import lru_cache

HIDDEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
"""Characters nobody sees, as the inside of a regular expression's set."""

_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_ODD = re.compile(
    f"[{HIDDEN}{_MARKS}\u00a0\u2000-\u200a\u2010\u2011\u202f\u205f\u3000\uff01-\uff5e\u2100-\u214f\u24b6-\u24e9"
    "\ufb00-\ufb06\U0001d400-\U0001d7ff\U0001f110-\U0001f189]"
)
_HIDDEN = re.compile(f"[{HIDDEN}]")
_MARK = re.compile(f"[{_MARKS}]")

# Letters of other alphabets that look like Latin ones; only used in keys.
_TWINS = str.maketrans(
    "аеорсухіјѕԁһԛԝАВЕКМНОРСТУХІЈЅαοεινρτυκχΑΒΕΖΗΙΚΜΝΟΡΤΥΧıɡɑʼ’ʻ‘`´＇",
    "aeopcyxijsdhqwABEKMHOPCTYXIJSaoeivptukxABEZHIKMNOPTYXiga'''''''",
)
_SPELT = {
    "ß": "ss",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "æ": "ae",
    "œ": "oe",
    "ı": "i",
    "ħ": "h",
    "ŋ": "n",
}
_SPELT_OUT = str.maketrans(_SPELT)


class View:
    """A text as it is matched: `flat`, and the way back from a stretch of it to the text.

    Attributes:
        text: What was typed.
        flat: The same without hidden characters, letters in their plain form.
    """

    __slots__ = ("_from", "flat", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._from: array[int] | None = None
        self.flat = text
        if not text.isascii() and _ODD.search(text):
            self._flatten()

    def _flatten(self) -> None:
        out: list[str] = []
        source: array[int] = array("q")
        for i, char in enumerate(self.text):
            if not _ODD.match(char):
                out.append(char)
                source.append(i)
            elif _HIDDEN.match(char):
                continue
            elif _MARK.match(char):
                if out:
                    joined = unicodedata.normalize("NFC", out[-1] + char)
                    out[-1] = joined if len(joined) == 1 else out[-1]
            else:
                for plain in unicodedata.normalize("NFKC", char):
                    out.append(plain)
                    source.append(i)
        source.append(len(self.text))
        self.flat = "".join(out)
        self._from = source

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The code points of `text` behind `flat[start:end]`, accents and hidden characters included."""
        if self._from is None:
            return start, end
        return self._from[start], self._after(end)

    def _after(self, end: int) -> int:
        where = self._from
        assert where is not None
        last = where[end - 1] + 1
        # An accent that was folded into its letter belongs to it.
        while last < where[end] and _MARK.match(self.text[last]):
            last += 1
        return last


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The key a word is looked up by: small letters, no accents, look-alike letters made Latin.

    Words written wholly in another alphabet keep their letters, apart from the look-alikes.
    """
    if word.isascii():
        return word.lower()
    low = word.translate(_TWINS).casefold().translate(_TWINS).translate(_SPELT_OUT)
    return "".join(
        c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c) and not _HIDDEN.match(c)
    )
