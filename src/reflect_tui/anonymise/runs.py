"""Capitals that stand together, and what each word in them is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

from reflect_tui.anonymise import words
from reflect_tui.anonymise.lexicon import Lexicon
from reflect_tui.anonymise.public import HINTS, public
from reflect_tui.anonymise.reading import reads_as_name
from reflect_tui.anonymise.tokens import NOT_START, SOFT, START, Page, Token
from reflect_tui.anonymise.words import bag

_JOIN = re.compile(
    r"[ \t*_]*\n?[ \t*_>]*|[ \t]?[-–'’&/][ \t]?|-\n[ \t]*|\.[ \t]*|[ \t]&[ \t]|['’]s[ \t]\n?|['’][ \t]"
)
_INITIAL_JOIN = re.compile(r"\.?[ \t]?\n?|\.?-")


_TIME_BEFORE = bag(
    "in on since until till last next of by from early late mid this every each before after "
    "during through all to end"
)


_LONGEST = 20


class Sort(Enum):
    """What one word of a capitalised run is."""

    NAME = auto()
    """Not an ordinary word: a name of somebody or something."""
    WORD = auto()
    """An ordinary word with a capital it does not need."""
    GENERIC = auto()
    """Says only what sort of thing it is: team, hub, plan."""
    KEPT = auto()
    """May stay: a weekday, a language, a public body."""
    TITLE = auto()
    """Mrs, Dr, Cllr."""
    INITIAL = auto()
    """One capital letter."""
    SHORT = auto()
    """Capitals such as an abbreviation has."""
    NUMBER = auto()
    JOINER = auto()


NAMEABLE = {Sort.NAME, Sort.WORD, Sort.INITIAL, Sort.SHORT}
"""Sorts that can be part of a person's name."""


@dataclass(slots=True)
class Run:
    """Words with capitals that stand together, with their sorts."""

    tokens: list[Token]
    sorts: list[Sort]
    heads: list[bool] = field(default_factory=list)

    def part(self, start: int, end: int) -> Run:
        """A stretch of the run."""
        return Run(self.tokens[start:end], self.sorts[start:end], self.heads[start:end])


_SHORT_VERBS = frozenset({"d", "ll", "ve", "re", "m"})


def kept_phrases(page: Page, lexicon: Lexicon) -> set[int]:
    """Places of words in phrases that may stay: "Care Act", and thinkers beside their cue."""
    kept: set[int] = set()
    tokens = page.tokens
    for first, end, section in public().phrases(page):
        # A band called Talking Heads, a programme called Second Chance: a project down the road may be, too.
        plain = section == "culture" and all(lexicon.common(t.key) for t in tokens[first:end])
        if section not in HINTS and not (plain and end - first < 3):
            kept.update(range(first, end))
    for token in tokens:
        for phrase in lexicon.long_kept.get(token.key, ()):
            last = token.at + len(phrase)
            if last > len(tokens):
                continue
            members = tokens[token.at : last]
            if all(t.key == part for t, part in zip(members[1:], phrase[1:], strict=True)) and all(
                len(t.gap) <= 3 for t in members[1:]
            ):
                kept.update(range(token.at, last))
                break
    cues = lexicon.allow["thinker-cues"]
    for token in tokens:
        subject, apostrophe, verb = token.key.partition("'")
        if apostrophe and subject in words.PRONOUNS and verb in _SHORT_VERBS:
            # "He'd" is nobody's name, though the stop before it was forgotten.
            kept.add(token.at)
        if token.key in lexicon.allow["thinkers-with-cue"]:
            around = tokens[token.at + 1 : token.at + 4]
            if any(t.key in cues for t in around) and not (
                page.before(token) and tokens[token.at - 1].key in words.TITLES
            ):
                kept.add(token.at)
    return kept


def sort_of(token: Token, lexicon: Lexicon, kept: set[int]) -> Sort:
    """What a capitalised word is, leaving its neighbours aside."""
    key = token.key
    if token.at in kept:
        return Sort.KEPT
    if key in {"st", "saint"}:
        return Sort.NAME
    if token.shape == "d":
        return Sort.NUMBER
    if token.shape == "1" and not token.text.isascii():
        return Sort.NAME
    if token.shape == "1" or (key in words.SHORTENED and token.shape == "T" and len(key) < 3):
        return Sort.INITIAL
    if (
        key in words.SURE_TITLES
        or (key in words.TITLES and lexicon.ordinary(key))
        or (key in words.TITLES and key not in lexicon.given)
    ):
        return Sort.TITLE
    stem, _, tail = key.partition("'")
    if (
        token.text[-1:] == "s"
        and token.text[:-1].isupper()
        and len(key) > 2
        and key[:-1] in lexicon.abbreviations
    ):
        return Sort.KEPT
    clipped = bool(tail) and len(stem) > 1 and token.text[: len(stem)].isupper()
    if not token.loud and (token.shape == "U" or clipped):
        return _sort_of_capitals(stem, lexicon)
    if tail and len(stem) > 3 and (stem in lexicon.abbreviations or stem in lexicon.kept):
        return Sort.KEPT
    if key in lexicon.kept or (key.endswith("s") and key[:-1] in lexicon.kept):
        return Sort.KEPT
    if key in words.FUNCTION and key not in lexicon.given_word:
        return Sort.GENERIC
    if key in lexicon.generic or key in lexicon.roles or (key.endswith("s") and key[:-1] in lexicon.roles):
        return Sort.GENERIC
    if lexicon.ordinary(key) or key in lexicon.heads:
        return Sort.WORD
    return Sort.NAME


def _sort_of_capitals(key: str, lexicon: Lexicon) -> Sort:
    if key in lexicon.kept or key in lexicon.abbreviations:
        return Sort.KEPT
    if (key in lexicon.given or key in lexicon.family) and len(key) >= 4:
        return Sort.NAME
    if (lexicon.ordinary(key) and len(key) >= 4) or key in words.FUNCTION:
        # A word said loudly, unless somebody is called it.
        return Sort.KEPT
    if len(key) >= 6 and not lexicon.ordinary(key):
        return Sort.NAME
    return Sort.SHORT


def runs(page: Page, lexicon: Lexicon, kept: set[int]) -> Iterator[Run]:
    """Every stretch of neighbouring capitals in sentences not all in capitals, some twenty words at most."""
    current: list[Token] = []
    joiners: list[Token] = []
    for token in page.tokens:
        capital = _counts_as_capital(page, token)
        if current:
            linked = len(current) < _LONGEST and _linked(current[-1], token, bool(joiners))
            if linked and capital:
                current += [*joiners, token]
                joiners = []
                continue
            if linked and len(joiners) < 2 and _may_join(token):
                joiners.append(token)
                continue
            unknown = not lexicon.ordinary(current[-1].key)
            if (
                joiners
                and unknown
                and token.gap == "-"
                and all(t.gap == "-" for t in joiners)
                and token.shape == "l"
            ):
                # "Blaen-y-cwm", "Stratford-upon-avon" in part small.
                current += [*joiners, token]
                joiners = []
                continue
            if linked and not joiners and (token.shape == "d" or _belongs(current[-1], token, lexicon)):
                current.append(token)
                continue
            yield _made(page, current, lexicon, kept)
            current, joiners = [], []
        if capital:
            current = [token]
    if current:
        yield _made(page, current, lexicon, kept)


def _counts_as_capital(page: Page, token: Token) -> bool:
    if token.shape not in "TU1" or token.loud or _pronoun(token):
        return False
    return token.key != "i" or token.shape != "1" or _initial_i(page, token)


def _linked(last: Token, token: Token, joining: bool) -> bool:
    """Whether a word follows on from a run, by what stands between them."""
    if token.place != NOT_START or not (_JOIN.fullmatch(token.gap) or (joining and token.gap.isspace())):
        return False
    if len(token.gap) > 2 and token.gap[0] == token.gap[-1] == " " and token.gap.strip() in {"-", "–"}:
        return False
    return not token.gap.lstrip(" \t").startswith(".") or _dotted(last)


def _dotted(token: Token) -> bool:
    """Whether a full stop behind this word only shortens it: an initial, a title, "Ll. Bevan"."""
    return token.shape == "1" or token.key in words.TITLES or token.key in words.SHORTENED


def _belongs(before: Token, token: Token, lexicon: Lexicon) -> bool:
    """Whether a small-letter piece is glued to the word before: "14b", "Hyun-woo" (but not "Leeds-based")."""
    if token.gap == "":
        return True
    if token.gap not in {"-", "-\n"} or before.key in lexicon.abbreviations:
        return False
    if token.key in lexicon.given or token.key in lexicon.given_word:
        return before.key not in lexicon.kept
    if before.key in lexicon.kept:
        return False
    if lexicon.ordinary(before.key):
        return not lexicon.ordinary(token.key) and lexicon.likeness(token.key) > 0
    return not lexicon.ordinary(token.key) or (len(token.key) < 4 and token.key not in {"led", "run", "ish"})


def _may_join(token: Token) -> bool:
    return token.shape == "l" and (token.key in words.JOINERS or token.key in words.PARTICLES)


def _initial_i(page: Page, token: Token) -> bool:
    following = page.next(token)
    return (
        page.after(token).startswith(".")
        and following is not None
        and following.shape in "T1"
        and following.place == NOT_START
    )


def _pronoun(token: Token) -> bool:
    return token.key.startswith("i'") and token.key[2:] in {"m", "d", "ll", "ve"}


def _made(page: Page, tokens: list[Token], lexicon: Lexicon, kept: set[int]) -> Run:
    sorts = [_sort_within(page, t, lexicon, kept) for t in tokens]
    for i in range(1, len(tokens)):
        # "Day Opportunities" may stay; behind "Westerby" it is part of a name.
        named = sorts[i - 1] is Sort.NAME or (
            sorts[i - 1] is Sort.GENERIC and any(s is Sort.NAME for s in sorts[:i])
        )
        named = named or (sorts[i - 1] is Sort.WORD and not lexicon.common(tokens[i - 1].key))
        term = tokens[i].shape == "T" and (tokens[i].key in lexicon.generic or tokens[i].key in lexicon.heads)
        if sorts[i] is Sort.KEPT and named and term and tokens[i - 1].key not in lexicon.given:
            sorts[i] = Sort.GENERIC
    return Run(tokens, sorts, [_is_head(lexicon, t.key) for t in tokens])


def _is_head(lexicon: Lexicon, key: str) -> bool:
    """Whether a named body ends in this word, also in the plural: "Sheds"."""
    return key in lexicon.heads or (len(key) > 4 and key[-1] == "s" and key[:-1] in lexicon.heads)


def _sort_within(page: Page, token: Token, lexicon: Lexicon, kept: set[int]) -> Sort:
    before = page.before(token)
    if token.shape == "l" and not token.gap and before is not None and before.shape == "d":
        return Sort.NUMBER
    if token.shape in "lo":
        return (
            Sort.NAME
            if token.gap in {"", "-", "-\n"} and token.key not in words.PARTICLES | words.JOINERS
            else Sort.JOINER
        )
    if token.key in lexicon.either and _is_somebody(page, token, lexicon):
        return Sort.WORD if lexicon.ordinary(token.key) else Sort.NAME
    return sort_of(token, lexicon, kept)


def _is_somebody(page: Page, token: Token, lexicon: Lexicon) -> bool:
    """Whether a month, a country or a sort of thing is a person here: "said Autumn", "Grant Tulley"."""
    before, following = page.before(token), page.next(token)
    led = before is not None and not token.place and (before.key in _TIME_BEFORE or before.shape == "d")
    if led and token.key in lexicon.times:
        return False
    if following is not None and following.shape == "T" and following.gap == " " and not following.place:
        return not lexicon.ordinary(following.key) or following.key in lexicon.family_word
    if led and token.key not in lexicon.generic:
        return False
    plainly = following is not None and following.key in {"is", "was", "are", "were", "isn't", "wasn't"}
    return reads_as_name(page, token) == 1 and not plainly


def opens_a_start(token: Token) -> bool:
    """Whether a word has its capital only because of where it stands, or might."""
    return token.place in {START, SOFT}
