"""Names read out letter by letter to somebody who writes them down: "Ife, that's i f e"."""

from __future__ import annotations

from collections.abc import Iterator

from reflect_tui.anonymise.lexicon import Lexicon
from reflect_tui.anonymise.marks import CERTAIN, Mark
from reflect_tui.anonymise.tokens import Page, Token
from reflect_tui.anonymise.types import FindingKind

_SAID_BETWEEN = frozenset({"double", "dash", "hyphen", "apostrophe", "umlaut", "accent", "capital", "stroke"})
_JOINTS = frozenset({" ", "-", ", ", ". ", ".", " - "})
_NO_LETTERS = frozenset({"x", "i"})
"""A cross, or the writer, when nothing but they are repeated."""
_WHY = "is spelt out letter by letter"


def spelt_out(page: Page, lexicon: Lexicon) -> Iterator[Mark]:
    """Marks for runs of single letters that make a name; an acronym read out is left alone.

    Args:
        page: The text.
        lexicon: The word lists.
    """
    written = {t.key for t in page.tokens if len(t.key) > 2}
    for run in _runs(page):
        joined = "".join(_letters(run))
        known = joined in lexicon.abbreviations or joined in lexicon.kept
        if set(joined) <= _NO_LETTERS or known:
            continue
        if len(joined) > 3 or (len(joined) == 3 and joined in written):
            yield Mark(
                run[0].start, run[-1].end, FindingKind.PERSON, _WHY, "spelt-out", True, CERTAIN, (joined,)
            )


def _letters(run: list[Token]) -> Iterator[str]:
    """The letters of a run; "double l" is two."""
    double = False
    for token in run:
        if len(token.key) == 1:
            yield token.key * (2 if double else 1)
        double = token.key == "double"


def _runs(page: Page) -> Iterator[list[Token]]:
    """Runs of three and more single letters, with what is said between them."""
    run: list[Token] = []
    for token in [*page.tokens, None]:
        joined = token is not None and (not run or token.gap in _JOINTS)
        if token is not None and joined and _is_letter(token):
            run.append(token)
            continue
        if token is not None and joined and run and token.key in _SAID_BETWEEN:
            run.append(token)
            continue
        while run and not _is_letter(run[-1]):
            run.pop()
        if sum(map(_is_letter, run)) > 2:
            yield run
        run = [token] if token is not None and _is_letter(token) else []


def _is_letter(token: Token) -> bool:
    return len(token.text) == 1 and token.shape in "l1o"
