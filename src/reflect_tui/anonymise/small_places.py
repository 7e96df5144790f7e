"""Places whose names are words or corners of a town: "in deal", "toBuckley", "past thrapley end"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflect_tui.anonymise import words
from reflect_tui.anonymise.lexicon import Lexicon
from reflect_tui.anonymise.marks import GUESS, LIKELY, Mark
from reflect_tui.anonymise.plain_words import NAMELY, TAILS
from reflect_tui.anonymise.tokens import Page, Token
from reflect_tui.anonymise.types import FindingKind
from reflect_tui.anonymise.words import bag

_WHERE = "stands where a place would"
_COUNTED = bag(
    "deal sandwich pill battle crook hook eye stone wick wing ham tongue sword swords hill street barrow "
    "moss rock eagle flint ford grove harrow hose lizard bow box bridge cove quarter oxford reading rugby "
    "mold hull bury rye ware slough chard diss looe hove stoke lee leek holt hale derby york wells bath "
    "ash goring tring settle cheddar mumbles barking tooting needles cowes peel"
)
_BEFORE = bag("low high long market temple kings bishops abbots monks chipping much steeple castle church")
_ON = bag("on upon under by super")
_WATERS = bag(
    "sea tees trent avon thames wye severn tyne mare moor water hill wharfe ouse tweed dee spey solent bain "
    "stour soar dove derwent swale wear humber"
)
_ABOVE = bag("upper lower nether great little")
_STATES = bag(
    "barking tooting street "
    "reading rugby battle sale settle law hope bow quarter street stone eye mold bury hill bath rye ash "
    "ham moss rock"
)
"""Of those, what "in" may stand before though nobody means the town."""
_IN = bag("in from round around near outside")
_LIVING = bag(
    "live lives lived living born shop shops house flat moved move moving station school office call grew "
    "works worked working based been home raised settled surgery depot branch clinic court market church "
    "seafront"
)
_AFTER = words.FUNCTION - words.PRONOUNS | bag(
    "eight nine ten eleven twelve months years weeks all today yesterday looking seafront hospital high "
    "station way where anymore"
)
_GOING = bag(
    "to in at from near past by down up round around over beyond behind through off on towards outside"
)
_ROADS = bag("road street lane hill church park farm")
_STUCK = re.compile(r"(?<![^\W\d_])(to|in|at|from|for|with|and|near|the|of|by|on)(?=[A-Z][a-z'’]{2,})")


def small_places(page: Page, lexicon: Lexicon, kept: set[int]) -> Iterator[Mark]:
    """Marks for places that neither a capital nor the gazetteer alone gives away."""
    done = 0
    for token in page.tokens:
        if token.at < done or token.at in kept:
            continue
        if token.shape == "m":
            yield from _stuck(lexicon, page, token)
            continue
        plain = (token.low and token.shape == "l") or token.loud
        if not plain:
            continue
        size = (
            _above(page, lexicon, token)
            or _corner(page, lexicon, token)
            or (1 if _town(page, lexicon, token) else 0)
        )
        if size:
            done = token.at + size
            members = page.tokens[token.at : done]
            keys = tuple(t.key for t in members)
            end = members[-1].end
            yield Mark(token.start, end, FindingKind.PLACE, _WHERE, "small-place", False, LIKELY + 1, keys)


def _lead(page: Page, token: Token, steps: int = 1) -> str:
    """The word some steps back in the same sentence, or nothing."""
    here = token
    for _ in range(steps):
        before = page.before(here)
        if before is None or here.place or not here.gap.isspace():
            return ""
        here = before
    return here.key


def _town(page: Page, lexicon: Lexicon, token: Token) -> bool:
    """Whether a word that is a town as well stands where only the town can: "a shop in deal"."""
    if _lead(page, token) not in _IN | {"to"}:
        return False
    settled = _settled(page, lexicon, token)
    if not settled and (token.key not in _COUNTED or _lead(page, token) == "to"):
        return False
    following = page.next(token)
    goes_on = following is not None and not following.place and following.gap.isspace()
    if (
        goes_on
        and following is not None
        and (following.key not in _AFTER or following.key in {"a", "an", "the", "my", "his", "her"})
    ):
        return False
    if settled or token.key not in _STATES:
        return True
    near = {_lead(page, token, steps) for steps in (2, 3, 4)}
    return bool(near & _LIVING)


def _above(page: Page, lexicon: Lexicon, token: Token) -> int:
    """How many words "upper thrimby", "great marlby" or "marlby on sea" has."""
    following = page.next(token)
    if following is None or following.place or following.gap not in {" ", "-"}:
        return 0
    third = page.next(following)
    if following.key in _ON and third is not None and third.key in _WATERS and third.gap == following.gap:
        return 3 if _strange(page, lexicon, token) or token.key in lexicon.places else 0
    if token.key not in _ABOVE and not (token.key in _BEFORE and _lead(page, token) in _GOING):
        return 0
    return 2 if following.shape != "d" and _strange(page, lexicon, following) else 0


def _settled(page: Page, lexicon: Lexicon, token: Token) -> bool:
    """Whether a word that is a place's name stands where people move to: "moved out to shaw in march"."""
    if token.key not in lexicon.places or len(token.key) < 4 or token.key in lexicon.given_word:
        return False
    near = {_lead(page, token, steps) for steps in (2, 3)}
    return bool(near & {"moved", "moving", "live", "lives", "lived", "living", "moves"})


def _corner(page: Page, lexicon: Lexicon, token: Token) -> int:
    """How many words a corner of a town has that begins here: "corkscrew steps", "cold aston road end"."""
    if (
        _lead(page, token) not in _GOING
        or token.key in words.FUNCTION
        or token.key in words.KIN
        or token.key in lexicon.roles
    ):
        return 0
    here, size = token, 1
    while size < 4:
        following = page.next(here)
        if following is None or following.place or following.gap != " " or following.shape == "d":
            return 0
        here, size = following, size + 1
        if here.key in _TAILS:
            break
        if here.key in words.FUNCTION or words.person_verb(here.key):
            return 0
    members = page.tokens[token.at : token.at + size]
    if here.key not in _TAILS or here.owning:
        return 0
    third = page.next(here)
    if third is not None and not third.place and third.gap == " " and third.key in {"of", *_ROADS}:
        return 0
    strange = any(_strange(page, lexicon, t) for t in members[:-1])
    rare = size == 2 and lexicon.ordinary(token.key) and not lexicon.generic & {token.key}
    named = (
        rare
        and here.key in _CORNERS
        and token.key not in _PLAIN
        and not token.key.endswith(("ing", "ed", "s"))
    )
    return size if strange or named or (size == 2 and _bare_corner(page, lexicon, token, here)) else 0


def _bare_corner(page: Page, lexicon: Lexicon, token: Token, tail: Token) -> bool:
    """Whether an article is missed before two words: "up at orchard park", "at harmer green"."""
    lead = _lead(page, token)
    if lead not in {"at", "from"} or token.key in _PLAIN | words.QUALIFIED or tail.key not in _OPEN:
        return False
    if token.key in lexicon.generic or words.person_verb(token.key) or token.key in words.DETERMINERS:
        return False
    touched = token.key in NAMELY or token.key in lexicon.family_word
    return touched or (not lexicon.common(token.key) and not token.key.endswith(("ing", "ed")))


_TAILS = TAILS | bag("lock weir field fields point")
_OPEN = bag("park green field fields heath hill moor cross common wood woods lock bridge rise mount")
_CORNERS = bag("steps snicket ginnel arches viaduct underpass rec docks quay wharf bottoms fold")
_PLAIN = bag(
    "next first small big stone front back hospital church school town village railway canal river nature "
    "car retail the wooden concrete steep baby few two three four five final old new real"
)


def _strange(page: Page, lexicon: Lexicon, token: Token) -> bool:
    """Whether a word is in no dictionary, and no slip of one that is."""
    key = token.key
    if lexicon.ordinary(key) or key in lexicon.kept or key in lexicon.abbreviations or len(key) < 4:
        return False
    if key in lexicon.given and key not in lexicon.places:
        return False
    slip = lexicon.near_word(key) and lexicon.likeness(key) < 1
    return not (slip or lexicon.swapped(key) or lexicon.respelt(key))


def _stuck(lexicon: Lexicon, page: Page, token: Token) -> Iterator[Mark]:
    """A name that a small word is stuck to by a slip of typing: "toBuckley", "andKofi"."""
    found = _STUCK.match(token.text)
    if found is None:
        return
    name = token.text[found.end() :]
    key = token.key[found.end() :]
    if not name[1:].islower() or lexicon.ordinary(key) or key in lexicon.kept or key in lexicon.abbreviations:
        return
    person = key in lexicon.given and (
        key not in lexicon.places or found[1] not in {"to", "in", "at", "from", "near"}
    )
    place = not person and (key in lexicon.places or found[1] in {"to", "in", "at", "near"})
    kind = FindingKind.PLACE if place else FindingKind.PERSON
    weight = LIKELY if key in lexicon.places or key in lexicon.given else GUESS
    yield Mark(token.start + found.end(), token.end, kind, _WHERE, "stuck", False, weight, (key,))
