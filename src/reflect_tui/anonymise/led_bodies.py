"""Bodies and places told by the word they begin with: "radio marlcombe", "the guildhall at ormsley"."""

from __future__ import annotations

from collections.abc import Iterator

from reflect_tui.anonymise import words
from reflect_tui.anonymise.lexicon import Lexicon
from reflect_tui.anonymise.marks import LIKELY, Mark
from reflect_tui.anonymise.plain_words import NAMELY
from reflect_tui.anonymise.tokens import Page, Token
from reflect_tui.anonymise.types import FindingKind
from reflect_tui.anonymise.whole_bodies import strange
from reflect_tui.anonymise.words import bag

_WHY = "reads like the name of a building or organisation"
_WHERE = "stands where a place would"
_WELSH_BODY = bag("ysgol ysbyty canolfan neuadd capel meddygfa llyfrgell theatr clwb prifysgol coleg")
_WELSH_PLACE = bag("llyn afon nant cwm mynydd ynys porth")
_BETWEEN = bag(
    "y yr pen bryn coed ty tan glan pont cae rhos llan nant bro gwyn mawr bach isaf uchaf hen newydd"
)
_STATION = bag("radio hmp hmyoi camp hotel cafe café restaurant bistro")
_SEATS = bag(
    "guildhall abbey priory minster maltings manor castle palace pavilion friary deanery almshouses "
    "grange hospice playhouse cathedral"
)
_ISLE = bag("isle isles vale forest bay loch glen lough strath ben")
_SIGN_BEFORE = bag("outside at down behind opposite near by in from")
_SIGN_LOOKS = bag(
    "velvet golden gilded white black red blue green silver flying dancing laughing prancing leaping royal "
    "spotted painted jolly drunken thirsty running sleeping hungry old tipsy crooked"
)
_SIGN_BEASTS = bag(
    "goat lion lions hart bull boar stag swan horse hind hare fox hound ram lamb fleece eagle falcon cock "
    "dragon unicorn griffin heifer ox dolphin badger otter monk friar oak plough anchor crown bell ship "
    "sailor shepherd miller smith"
)
_BRIGHT = bag(
    "copper golden silver velvet rusty blue purple pink dancing laughing flying singing hungry greedy happy "
    "jolly crooked merry lucky twisted tipsy gilded"
)
_AT_DOOR = bag("at outside down behind opposite")
_NO_SIGN_HERE = bag("black white red old")
_PETS = bag("horse lamb cock swan fox hare badger otter crown bell ship anchor oak ox goat")


def led_bodies(page: Page, lexicon: Lexicon, kept: set[int]) -> Iterator[Mark]:
    """Marks for what a word such as "radio", "ysgol" or "isle of" announces."""
    for token in page.tokens:
        if (token.at in kept and token.key not in _ISLE) or token.shape == "d":
            continue
        found = _led(page, lexicon, token)
        if found is None:
            continue
        last, kind = found
        why = _WHY if kind is FindingKind.ORG else _WHERE
        keys = tuple(t.key for t in page.tokens[token.at : last.at + 1])
        yield Mark(token.start, last.end, kind, why, "led-body", False, LIKELY + 3, keys)


def _led(page: Page, lexicon: Lexicon, token: Token) -> tuple[Token, FindingKind] | None:
    """The last word of what begins here, and whether it is a body or a place."""
    last: Token | None = None
    kind = FindingKind.ORG
    if token.key in _WELSH_BODY | _WELSH_PLACE:
        last = _welsh(page, lexicon, token)
        kind = FindingKind.PLACE if token.key in _WELSH_PLACE else kind
    elif token.key in _STATION:
        following = _next(page, token)
        last = following if following is not None and _name(page, lexicon, token, following) else None
    elif token.key in _SEATS:
        last = _past(page, lexicon, token, {"at", "of"})
    elif token.key in _ISLE:
        last, kind = _past(page, lexicon, token, {"of"}), FindingKind.PLACE
    elif token.key in _SIGN_LOOKS | _BRIGHT:
        last = _sign(page, token)
    return (last, kind) if last is not None else None


def _next(page: Page, token: Token) -> Token | None:
    """The word behind, when only a space stands between."""
    following = page.next(token)
    if following is None or following.place or following.gap not in {" ", "-"} or token.owning:
        return None
    return following if following.shape != "d" else None


def _name(page: Page, lexicon: Lexicon, token: Token, following: Token) -> bool:
    """Whether the word behind is a name by its letters and the word lists."""
    if not (following.low or following.loud or following.shape == "T"):
        return False
    return strange(page, lexicon, following) and not words.person_verb(following.key)


def _welsh(page: Page, lexicon: Lexicon, token: Token) -> Token | None:
    """The last Welsh word of "ysgol pen y graig", "llyn garreg"."""
    here, last = token, None
    for _ in range(4):
        following = _next(page, here)
        if following is None:
            break
        if following.key not in _BETWEEN:
            if lexicon.ordinary(following.key) or following.key in words.FUNCTION:
                break
            last = following
        elif following.key not in {"y", "yr"}:
            last = following
        here = following
    return last


def _past(page: Page, lexicon: Lexicon, token: Token, links: set[str]) -> Token | None:
    """The strange word behind "guildhall at", "isle of"."""
    link = _next(page, token)
    if link is None or link.key not in links:
        return None
    last = _next(page, link)
    if last is not None and last.key == "the":
        last = _next(page, last)
    return last if last is not None and _name(page, lexicon, token, last) else None


def _sign(page: Page, token: Token) -> Token | None:
    """The second word of an inn's sign: "outside the velvet goat"."""
    before, second = page.before(token), page.before(token, 2)
    following = _next(page, token)
    if before is None or second is None or following is None or token.place or before.place:
        return None
    if before.key != "the" or second.key not in _SIGN_BEFORE or following.key not in _SIGN_BEASTS | NAMELY:
        return None
    if token.key in _NO_SIGN_HERE and following.key in _PETS and second.key not in {"at", "down"}:
        return None
    if following.key not in _SIGN_BEASTS and (second.key not in _AT_DOOR or token.key not in _BRIGHT):
        return None
    third = _next(page, following)
    described = third is not None and not (
        third.key in words.FUNCTION or third.key in words.JOINERS or words.person_verb(third.key)
    )
    return following if not described else None
