"""Words of a text with what stands round them: where sentences start, how the writer uses capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reflect_tui.anonymise.view import View, fold
from reflect_tui.anonymise.words import LETTERED, SHORTENED, bag

if TYPE_CHECKING:
    from reflect_tui.anonymise.numbers import Straight

WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`´ʹ＇][^\W\d_]+){0,3}|\d+")
_SENTENCE_END = re.compile(r"[.!?…][\s\"'”’)\]*_|]*\s")
_OPENING = re.compile(r"[:\"“‘(\[|✔✘•·→]|(?<!\w)'$|\t")
_NUMBERING = re.compile(r"[.)][*_]{0,2}[ \t]+[*_\"“]{0,3}")
_MARKED_LINE = re.compile(r"[ \t]*(?:[-*+•>#|✔✘☐☑]|\d{1,3}[.)]\s|[A-Za-z][\w ]{0,20}:\s|\[[ xX]\]|```)")
_SHORT_FORMS = bag(
    "mr mrs ms dr prof st rev revd fr sr jr sgt insp supt det con cllr capt lt col gen hon nos "
    "approx vs eg ie ref tel ext cf ca"
)
_FIGURE = re.compile(r"\d")
_CLIPPED_THE = re.compile(r"t['’](?=[^\W\d_])")

# As typed without the apostrophe.
_PRONOUNS = {"Ive": "i've", "Id": "i'd", "Ill": "i'll", "Im": "i'm"}

NOT_START, SOFT, START = 0, 1, 2
_RUN_ON = 15
"""Words to a sentence from which on nobody seems to have set the stops."""


@dataclass(slots=True)
class Token:
    """One word or one run of digits.

    Attributes:
        at: Its place in the page's list of tokens.
        start: First character in the view; `end` one past the last (an ending 's is left out).
        text: The word as typed, without an ending 's.
        key: The folded word to look it up by.
        shape: l small, T capital first, U all capitals, 1 one capital, m capital inside, o neither, d digits.
        gap: What stands between this word and the one before.
        place: NOT_START, SOFT (after a colon, an opening quote, in a cell) or START of a sentence or line.
        loud: The sentence is in capitals throughout.
        low: The writer does not use capitals here.
        owning: It was followed by 's or s'.
    """

    at: int
    start: int
    end: int
    text: str
    key: str
    shape: str
    gap: str
    place: int = NOT_START
    loud: bool = False
    low: bool = False
    owning: bool = False
    titled: bool = False


def _numbers_a_line(previous: Token, gap: str) -> bool:
    """Whether the word before is only the "(iv)" or "2)" of a list."""
    if gap.startswith(".") and previous.shape not in "dl":
        return False
    return len(previous.text) <= 4 and "\n" in previous.gap and _NUMBERING.fullmatch(gap) is not None


def shape_of(word: str) -> str:
    """The pattern of capitals in a word, one letter (see `Token.shape`)."""
    if word[0].isdigit():
        return "d"
    if word.islower():
        return "l"
    letters = [c for c in word if c.isalpha()]
    if word.isupper():
        return "U" if len(letters) > 1 else "1"
    if word[0].isupper() or word[0].istitle():
        # "O'B" and "McA" are capitals with a purpose; "I'm" and "I'LL" are the pronoun.
        return "T"
    return "m" if any(c.isupper() for c in letters) else "o"


class Page:
    """One text taken apart: its view, its tokens, and where each line begins.

    Attributes:
        view: The text as it is matched.
        tokens: Every word and run of digits, in order.
        figures: There is a digit somewhere.
        careless: Many words are misspelt (set by the detector that looks).
        straight: The view with its number words put right, once somebody asked (see `numbers`).
    """

    def __init__(self, text: str) -> None:
        self.view = View(text)
        self.flat = self.view.flat
        self.tokens: list[Token] = []
        self.careless = False
        self.straight: Straight | None = None
        self.figures = _FIGURE.search(self.flat) is not None
        self._tokenise()
        self._place_sentences()
        self._hear_voice()

    def _tokenise(self) -> None:
        flat, last = self.flat, 0
        for at, match in enumerate(WORD.finditer(flat)):
            word, start, end, owning = match[0], match.start(), match.end(), False
            if len(word) > 2 and word[-1] in "sS" and word[-2] in "'’ʼ`´ʹ＇":
                word, end, owning = word[:-2], end - 2, True
            elif word[-1] in "sS" and flat[end : end + 1] in {"'", "’"} and len(word) > 2:
                owning = True
            if _CLIPPED_THE.match(word) and shape_of(word[2:]) == "T":
                # "t'Lyceum" is "the Lyceum".
                word, start = word[2:], start + 2
            self.tokens.append(
                Token(
                    at,
                    start,
                    end,
                    word,
                    _PRONOUNS.get(word) or fold(word),
                    shape_of(word),
                    flat[last:start],
                    owning=owning,
                )
            )
            last = end
        self.tail = flat[last:]

    def after(self, token: Token) -> str:
        """What stands between a token and the next one (or the end), an ending 's included."""
        following = token.at + 1
        return self.tokens[following].gap if following < len(self.tokens) else self.tail

    def before(self, token: Token, steps: int = 1) -> Token | None:
        """The token some steps back."""
        return self.tokens[token.at - steps] if token.at >= steps else None

    def next(self, token: Token, steps: int = 1) -> Token | None:
        """The token some steps on."""
        return self.tokens[token.at + steps] if token.at + steps < len(self.tokens) else None

    def _place_sentences(self) -> None:
        wrapped = self._wrapped_breaks()
        previous: Token | None = None
        for token in self.tokens:
            gap = token.gap
            if (
                previous is None
                or ("\n" in gap and not (gap.count("\n") == 1 and token.start in wrapped))
                or (_SENTENCE_END.search(gap) and not self._abbreviated(previous, gap, token))
                or "|" in gap
                or _numbers_a_line(previous, gap)
            ):
                token.place = START
            elif _OPENING.search(gap) or (previous.shape == "d" and token.shape == "T" and gap == " "):
                token.place = SOFT
            previous = token

    def _abbreviated(self, previous: Token, gap: str, token: Token) -> bool:
        """Whether a full stop only shortens the word before it: "Dr. Rao", "B. Crisp"."""
        if not gap.startswith(".") or "\n" in gap.rstrip(" ") or gap.count(".") != 1:
            return False
        if previous.key in _SHORT_FORMS or previous.key in SHORTENED:
            return True
        if previous.shape != "1" or previous.key == "i" or token.shape not in "T1U":
            return False
        before = self.before(previous)
        glued = previous.at > 0 and previous.gap in {"-", "", "/"}
        if before is not None and before.shape == "d":
            return False
        return not glued and not (before is not None and before.key in LETTERED)

    def _wrapped_breaks(self) -> set[int]:
        """Where words stand that begin a line only because the line before was full."""
        found: set[int] = set()
        if "\n" not in self.flat:
            return found
        offset = 0
        block: list[tuple[int, str]] = []
        for line in [*self.flat.split("\n"), ""]:
            if line.strip() and not _MARKED_LINE.match(line):
                block.append((offset, line))
            else:
                found |= self._full_lines(block)
                # A list entry or quotation may run on over the next lines.
                block = [(offset, line)] if line.strip() and not line.lstrip().startswith(("|", "#")) else []
            offset += len(line) + 1
        return found

    @staticmethod
    def _full_lines(block: list[tuple[int, str]]) -> set[int]:
        if len(block) < 2:
            return set()
        width = max(len(line.rstrip()) for _, line in block)
        found: set[int] = set()
        full = 0
        for (_, line), (offset, following) in pairwise(block):
            first = following.split(None, 1)[0]
            kept = line.rstrip()
            if len(kept) + 1 + len(first) <= width or len(kept) < 25 or width > 130:
                continue
            full += 1
            word = WORD.search(following)
            if word and (len(block) > 2 or kept[-1:] not in '.!?:;"”'):
                found.add(offset + word.start())
        return found if full >= 0.7 * (len(block) - 1) else set()

    def sentences(self) -> Iterator[list[Token]]:
        """Tokens of each sentence or line in turn."""
        current: list[Token] = []
        for token in self.tokens:
            if token.place == START and current:
                yield current
                current = []
            current.append(token)
        if current:
            yield current

    def _hear_voice(self) -> None:
        """Mark sentences in capitals, writers who use none, and headings In Title Case."""
        small = big = 0
        loud_before = False
        for sentence in self.sentences():
            words = [t for t in sentence if t.shape != "d"]
            if not words:
                continue
            letters = sum(len(t.text) for t in words)
            upper = sum(len(t.text) for t in words if t.shape in "U1")
            long_upper = sum(t.shape == "U" and len(t.text) > 3 for t in words)
            share = upper / letters
            # Three letters and fewer are initials and abbreviations: "NK RW TB, me" is a roll call.
            spelt_out = any(len(t.text) > 3 for t in words if t.shape == "U")
            loud = (
                share >= 0.7
                and spelt_out
                and (len(words) >= 4 or (loud_before and share > 0.9) or long_upper >= 2)
            )
            loud_before = loud
            if loud:
                for token in sentence:
                    token.loud = True
                continue
            content = [t for t in words[1:] if len(t.text) > 3]
            if "#" in words[0].gap and sum(t.shape in "TU" for t in content) >= max(2, 0.75 * len(content)):
                for token in sentence:
                    token.titled = True
            first = words[0]
            if first.shape == "l":
                small += 1
            elif first.shape in "TU1":
                big += 1
        own_small = sum(t.key == "i" and t.shape == "l" for t in self.tokens)
        own_big = sum(t.key == "i" and t.shape == "1" for t in self.tokens)
        low = small > 0 and small >= 1.5 * big and own_small >= own_big
        if low or own_small > own_big or self._only_i_is_big(small, big):
            for token in self.tokens:
                token.low = not token.loud

    def _only_i_is_big(self, small: int, big: int) -> bool:
        """Whether nothing but "I" has a capital where hardly a stop is made: a telephone wrote it down.

        Args:
            small: Sentences that begin with a small letter.
            big: Sentences that begin with a capital, as the first one may.
        """
        run_on = _RUN_ON if small > 2 * big else 2 * _RUN_ON
        return len(self.tokens) >= max(run_on * (small + big), 1) and all(
            t.shape in "ld" or t.place == START or t.key.partition("'")[0] == "i" for t in self.tokens
        )
