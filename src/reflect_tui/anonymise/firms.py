"""Bodies that their own wording gives away: family firms, companies by law, churches by dedication."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from reflect_tui.anonymise import words
from reflect_tui.anonymise.lexicon import Lexicon
from reflect_tui.anonymise.marks import LIKELY, Mark
from reflect_tui.anonymise.plain_words import DEDICATIONS
from reflect_tui.anonymise.tokens import NOT_START, Page, Token
from reflect_tui.anonymise.types import FindingKind
from reflect_tui.anonymise.words import bag

_WHY = "reads like the name of an organisation"
_FIRSTS = {name[0] for name in DEDICATIONS}
_CHURCHLY = bag(
    "school primary church academy college infants juniors parish hall hospice hospital house nursery rc"
)
_COMPANY = re.compile(
    r"(?<![\w'’&-])[A-Z][\w'’-]{1,30}(?: (?:&|at|of|and|for|the|[A-Z0-9][\w'’&-]{0,30})){0,5}?"
    r" (?:Ltd|Limited|CIC|PLC|Plc|LLP)\b"
)
_HOUSE_OF = re.compile(
    r"(?<![\w'’&-])(?P<name>[^\W\d_][\w'’-]{2,30})[ \t](?P<and>&|and|an)[ \t]"
    r"(?P<kin>[Ss]ons?|SONS?|[Dd]aughters?|DAUGHTERS?|[Bb]ros|BROS|[Bb]rothers|[Ss]isters|Co|CO|Partners)\b(?!['’])"
)
_TRADE = bag("from at by to called with undertakers undertaker solicitors butchers bakers builders")


def firms(page: Page, lexicon: Lexicon) -> Iterator[Mark]:
    """Marks for "Fenheat & Son", "Care at Home Ltd" and "Our Lady's Primary"."""
    yield from _family_firms(page, lexicon)
    yield from _dedications(page)
    yield from _limited(page, lexicon)


def _dedications(page: Page) -> Iterator[Mark]:
    """Marks for "Our Lady's", "all saints" and "Holy Trinity Primary School", in any letters."""
    for token in page.tokens:
        if token.key not in _FIRSTS:
            continue
        for name in DEDICATIONS:
            members = page.tokens[token.at : token.at + len(name)]
            if tuple(t.key for t in members) != name or any(t.gap != " " for t in members[1:]):
                continue
            before, last = page.before(token), members[-1]
            named = token.shape == "T" or (
                (token.low or token.loud) and (before is None or before.key != "the")
            )
            following = page.next(last)
            if not named or (following is not None and following.key in {"day", "eve", "mother"}):
                continue
            end = (
                last.end + 2 if last.owning and page.flat[last.end : last.end + 1] in {"'", "’"} else last.end
            )
            end = end if page.flat[last.end : end][-1:] in {"s", "S", ""} else last.end
            if following is not None and following.key in _CHURCHLY and page.after(last).strip("'’sS") == " ":
                last, end = following, following.end
            keys = tuple(t.key for t in page.tokens[token.at : last.at + 1])
            yield Mark(token.start, end, FindingKind.ORG, _WHY, "firm", False, LIKELY + 2, keys)


def _limited(page: Page, lexicon: Lexicon) -> Iterator[Mark]:
    """Marks for "Care at Home Ltd" and what else the law makes call itself a company."""
    for found in _COMPANY.finditer(page.flat):
        members = _within(page, found.start(), found.end())
        for i in range(len(members) - 1, 0, -1):
            # In "Margaret at Aderyn Ltd" she is no part of it; in "Care at Home Ltd" the care is.
            before = members[i - 1].key
            if members[i].shape == "l" and (before in lexicon.first_names or not lexicon.ordinary(before)):
                members = members[i + 1 :]
                break
        while members and members[0].key in words.FUNCTION and members[0].place:
            members = members[1:]
        if len(members) > 1 and not any(t.place for t in members[1:]):
            keys = tuple(t.key for t in members)
            start, end = members[0].start, members[-1].end
            yield Mark(start, end, FindingKind.ORG, _WHY, "firm", True, LIKELY + 3, keys)


def _within(page: Page, start: int, end: int) -> list[Token]:
    """The tokens of a stretch."""
    first = bisect_left(page.tokens, start, key=lambda t: t.start)
    return page.tokens[first : bisect_left(page.tokens, end, key=lambda t: t.start)]


def _family_firms(page: Page, lexicon: Lexicon) -> Iterator[Mark]:
    """Marks for "Fenheat & Son" and "halliwell and daughter"."""
    if not re.search(r"(?:&|\ban?d?)[ \t](?:son|daughter|bro|sister|co\b|partners)", page.flat, re.I):
        return
    starts = {t.start: t for t in page.tokens}
    for found in _HOUSE_OF.finditer(page.flat):
        token = starts.get(found.start())
        if (
            token is None
            or token.key in words.KIN
            or token.key in words.FUNCTION
            or token.key in lexicon.roles
        ):
            continue
        loud = token.shape in "TU" and found["kin"][0].isupper() and found["and"] == "&"
        if (token.key in lexicon.given and not loud) or (
            found["and"] != "&" and found["kin"][0].islower() and not _firm(page, lexicon, token)
        ):
            continue
        if found["and"] != "&" and found["kin"][0].isupper() and token.shape == "l":
            continue
        keys = (token.key, "and", found["kin"].lower())
        yield Mark(token.start, found.end(), FindingKind.ORG, _WHY, "firm", True, LIKELY + 3, keys)


def _firm(page: Page, lexicon: Lexicon, token: Token) -> bool:
    """Whether "X and daughter" in small letters is a firm: behind "from", with a family name."""
    before = page.before(token)
    lead = before.key if before is not None and not token.place else ""
    return lead in _TRADE and not lexicon.common(token.key) and token.place == NOT_START
