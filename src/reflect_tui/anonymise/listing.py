"""People named one after another: in "Skye, Blessing, Junior, K" the plain words are people too."""

from __future__ import annotations

from collections.abc import Iterator

from reflect_tui.anonymise import words
from reflect_tui.anonymise.lexicon import Lexicon
from reflect_tui.anonymise.marks import LIKELY, Mark
from reflect_tui.anonymise.tokens import NOT_START, Page, Token
from reflect_tui.anonymise.types import FindingKind

_WHY = "stands in a list of people"


def listed(page: Page, lexicon: Lexicon, kept: set[int]) -> Iterator[Mark]:
    """Marks for plain words and single letters between names, three or more one after another."""
    row: list[Token] = []
    for token in [*page.tokens, None]:
        if token is not None and row and token.key == "and" and token.shape == "l":
            continue
        if token is not None and _item(token) and (not row or _follows(page, row[-1], token)):
            row.append(token)
            continue
        yield from _people(lexicon, kept, row)
        row = [token] if token is not None and _item(token) else []


def _item(token: Token) -> bool:
    return token.shape in "T1" and not token.loud and not token.titled and not token.owning


def _follows(page: Page, last: Token, token: Token) -> bool:
    """Whether only a comma or an "and" stands between two words."""
    if token.place != NOT_START:
        return False
    if token.at == last.at + 1:
        return token.gap in {", ", ",\n", " / ", "/", " & ", " + "}
    between = page.tokens[last.at + 1]
    return token.at == last.at + 2 and between.gap in {" ", ", "} and token.gap == " "


def _people(lexicon: Lexicon, kept: set[int], row: list[Token]) -> Iterator[Mark]:
    """The plain words of a row that is mostly names."""
    if len(row) < 3:
        return
    known = [t for t in row if t.key in lexicon.first_names and t.key not in words.FUNCTION]
    strangers = [t for t in row if not lexicon.ordinary(t.key) and t.at not in kept and len(t.key) > 1]
    people = {t.at for t in (*known, *strangers)}
    places = sum(t.key in lexicon.places or t.key in lexicon.kept for t in row)
    if len(people) < 2 or 2 * len(people) < len(row) or places > 1:
        return
    if not any(t.key in lexicon.given for t in row):
        return
    for token in row:
        if (
            (token.at in people and not lexicon.ordinary(token.key))
            or token.key in lexicon.kept
            or token.key in words.FUNCTION - {"i"}
        ):
            continue
        if token.key == "i" or (token.key in lexicon.abbreviations and len(token.key) > 1):
            continue
        yield Mark(token.start, token.end, FindingKind.PERSON, _WHY, "listed", False, LIKELY, (token.key,))
