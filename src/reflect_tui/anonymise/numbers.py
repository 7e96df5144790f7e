"""Numbers as people write and say them: in words, in dialect, misspelt, glued to the next word."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache

from reflect_tui.anonymise.lexicon import lexicon
from reflect_tui.anonymise.tokens import Page
from reflect_tui.anonymise.words import bag

UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen"]
TEENS += ["sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
NUMBER_WORDS: dict[str, int] = {w: i + 1 for i, w in enumerate(UNITS)} | {
    w: i + 10 for i, w in enumerate(TEENS)
}
NUMBER_WORDS |= {w: 20 + 10 * i for i, w in enumerate(TENS)} | {
    "forty": 40,
    "fourty": 40,
    "a hundred": 100,
    "hundred": 100,
}
ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
ORDINALS += ["eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth"]
ORDINALS += ["eighteenth", "nineteenth", "twentieth", "thirtieth"]

UNIT = f"(?:{'|'.join(UNITS)})"
TEEN = f"(?:{'|'.join(TEENS)})"
TENS_WORD = f"(?:{'|'.join(TENS)})"
# Longer words before those they begin with, so that "sixteen" is not "six".
BIG = rf"(?:{TENS_WORD}(?:[- ]?{UNIT}(?!\w))?|{TEEN})"
"""A number from ten to ninety-nine in words."""
NUMBER = rf"(?:{BIG}|{UNIT})"
"""A number from one to ninety-nine in words."""
ORDINAL_WORD = (
    rf"(?:(?:twenty|thirty)[ -]?(?:{'|'.join(ORDINALS[:9])})|{'|'.join(reversed(ORDINALS[3:]))}|"
    r"first|second|third)"
)
"""A day of the month in words."""
HEARD_STOP = (
    r"(?:comma|full stop|fullstop|semi ?colon|colon|question mark|exclamation mark|new line|newline|"
    r"new paragraph|(?:open|close) (?:bracket|quote)s?|dash)"
)
"""Punctuation a dictating voice says, and a machine writes down as words."""
_PART = r"(?:[ -]and[ -](?:a[ -](?:half|quarter|bit)|three[ -]quarters?)|[ -]odd(?!\w))"
AGE = (
    rf"(?:(?:1[01]\d|[1-9]?\d)(?!\d)(?:\s?[½¼¾⅓⅔]|\s[123]/[234](?!\d))?|"
    rf"(?:(?:a|one) hundred(?: and {NUMBER})?|{NUMBER})(?!\w)){_PART}?"
)
"""How old somebody can be: "83", "9¾", "four and a half", "sixty odd", "a hundred and one"."""

_DIALECT = {
    form: plain
    for plain, forms in {
        "two": "twa twae tew",
        "three": "thre trhee threee",
        "four": "fower fowr",
        "five": "fiev fife foive fahve",
        "seven": "seevin seeven seiven sivven sebben sevne",
        "eight": "eicht echt aicht eigth eihgt eght",
        "nine": "noine nien",
        "eleven": "elivin eleeven aleven",
        "twelve": "twal twelv",
        "fourteen": "fowerteen fowrteen",
        "seventeen": "sivventeen seeventeen",
        "eighteen": "eichteen echteen",
        "twenty": "twinny twenny twinty",
        "thirty": "thurty thutty",
        "forty": "fourty fowerty foarty froty",
        "fifty": "fufty fitfy",
        "sixty": "saxty sixty sxity",
        "seventy": "sivventy seiventy",
        "eighty": "eichty echty",
        "ninety": "ninty nointy",
    }.items()
    for form in forms.split()
}
# "Ninety-wan": the dialects' word for one is an ordinary word unless a ten stands before it.
_DIALECT_ONE = bag("wan yin yan yen ane")
_GLUED_AND = frozenset(f"{word}and" for word in [*UNITS, *TEENS, *TENS])
_BEFORE_FIGURES = bag("is was turned aged age am now i'm he she who hes shes")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@lru_cache(maxsize=1)
def _slips() -> dict[str, str]:
    """Longer number words with one letter wrong, missing, doubled or swapped, to what was meant."""
    meant = [w for w in [*UNITS, *TEENS, *TENS, *ORDINALS] if len(w) > 5]
    found: dict[str, str] = {}
    for word in meant:
        for i in range(1, len(word) + 1):
            left, right = word[:i], word[i:]
            found.setdefault(left + right[1:], word)
            if len(right) > 1:
                found.setdefault(left + right[1] + right[0] + right[2:], word)
            for letter in _LETTERS:
                found.setdefault(left + letter + right, word)
                found.setdefault(left + letter + right[1:], word)
    exact = {*UNITS, *TEENS, *TENS, *ORDINALS}
    return {slip: word for slip, word in found.items() if slip not in exact and len(slip) > 5} | _DIALECT


@lru_cache(maxsize=4096)
def meant_number(key: str) -> str:
    """The number word that a misspelt one or one in dialect stands for; empty if there is none."""
    word = _slips().get(key, "")
    if not word or key in _DIALECT:
        return word
    words = lexicon()
    return "" if words.could_be(key) else word


@dataclass(slots=True)
class Straight:
    """A text with its number words put right, and the way back to the places they came from.

    Attributes:
        flat: The text with every number word as a dictionary has it.
        pieces: Where each stretch begins here; where it began and ended in the page's view; whether it was
            put right.
    """

    flat: str
    pieces: list[tuple[int, int, int, bool]] = field(default_factory=list)

    def start(self, at: int) -> int:
        """Where the character at a place of `flat` stood, or the word that was put right there began."""
        if not self.pieces:
            return at
        here, start, _, mended = self.pieces[bisect_right(self.pieces, (at, 1 << 62, 0, False)) - 1]
        return start if mended else start + at - here

    def end(self, at: int) -> int:
        """One past the place where a stretch of `flat` that ends here ended."""
        if not self.pieces or at == 0:
            return at
        here, start, end, mended = self.pieces[bisect_right(self.pieces, (at - 1, 1 << 62, 0, False)) - 1]
        return end if mended else start + at - here


def straightened(page: Page) -> Straight:
    """The page's view with misspelt, dialect and glued number words put right, worked out once a page."""
    if page.straight is None:
        page.straight = _straighten(page)
    return page.straight


def _straighten(page: Page) -> Straight:
    flat = page.flat
    out: list[str] = []
    pieces: list[tuple[int, int, int, bool]] = []
    done = length = 0
    previous = verb = ""
    for token in page.tokens:
        key = token.key
        if token.shape == "d":
            # A number glued to the verb before it: "is26".
            glued = token.gap in {"", "'s", "’s"} and verb in _BEFORE_FIGURES
            start, stop, text = token.start, token.start, " " if glued else ""
        elif key in _GLUED_AND:
            start = stop = token.start + len(key) - 3
            text = " "
        else:
            start, stop, text = token.start, token.end, _put_right(key, previous, token.gap)
        if text:
            pieces += [(length, done, start, False), (length + start - done, start, stop, True)]
            out += [flat[done:start], text]
            length += start - done + len(text)
            done = stop
        previous, verb = (text if text.strip() else key), key
    if not pieces:
        return Straight(flat)
    pieces.append((length, done, len(flat), False))
    return Straight("".join([*out, flat[done:]]), pieces)


def _put_right(key: str, previous: str, gap: str) -> str:
    if key in _DIALECT_ONE:
        return "one" if previous in TENS and gap in {"-", " "} else ""
    return meant_number(key)
