"""Names spelt out letter by letter, and the word "hyphen" said inside one, as dictation leaves them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from reflect_tui.anonymise.lexicon import Lexicon
from reflect_tui.anonymise.likeness import one_slip
from reflect_tui.anonymise.marks import LIKELY, Mark
from reflect_tui.anonymise.tokens import Page, Token
from reflect_tui.anonymise.types import FindingKind
from reflect_tui.anonymise.words import bag

_GAPS = frozenset({" ", "-", " - ", ", ", ".", ". ", "–", "…", " … "})
_SAID = bag("hyphen dash apostrophe")
_LONGEST, _CROWD = 24, 400
_BETWEEN_LETTERS = bag("double umlaut accent hyphen dash apostrophe capital")
_SPELLING = bag("that's thats spelt spelled spelling it's its")


def spelt(page: Page, lexicon: Lexicon, names: Collection[str], free: Collection[int]) -> Iterator[Mark]:
    """Marks for letters that spell a name: "thuy t h u y", "initials r j k".

    Args:
        page: The text.
        lexicon: The word lists.
        names: The folded words of names found in the export.
        free: Places of words no mark covers yet.
    """
    run: list[Token] = []
    for token in [*page.tokens, None]:
        letter = token is not None and token.at in free and _is_letter(page, token, run)
        if letter and token is not None and (not run or token.gap in _GAPS) and len(run) < _LONGEST:
            run.append(token)
            continue
        yield from _spelt(page, lexicon, names, run)
        run = [token] if letter and token is not None else []


def _is_letter(page: Page, token: Token, run: list[Token]) -> bool:
    """Whether a word is a letter, or what is said between two: "B O W K E double T"."""
    if token.shape == "d" or len(token.text) == 1:
        return token.shape != "d"
    following = page.next(token)
    return token.key in _BETWEEN_LETTERS and bool(run) and following is not None and len(following.text) == 1


def _spelt(page: Page, lexicon: Lexicon, names: Collection[str], run: list[Token]) -> Iterator[Mark]:
    if len(run) < 2:
        return
    before = page.before(run[0])
    called = before is not None and before.key in {"initials", "initialled"} and run[0].gap in {" ", ": "}
    for first in range(min(len(run), 2)):
        # "i said i e m e k a" has a pronoun before the letters.
        word = "".join(t.key for t in run[first:] if len(t.key) == 1)
        alike = len(word) > 3 and len(names) <= _CROWD and any(one_slip(word, name) for name in names)
        known = len(word) > 2 and (word in names or alike)
        known = known or (len(word) > 3 and word in lexicon.given) or _said_before(page, run[first:], word)
        if known or (called and 2 <= len(word) <= 4):
            keys = (word,)
            yield Mark(
                run[first].start,
                run[-1].end,
                FindingKind.PERSON,
                "is spelt out as a name would be",
                "initials" if called and not known else "spelt",
                False,
                LIKELY,
                keys,
            )
            return


def _said_before(page: Page, run: Sequence[Token], word: str) -> bool:
    """Whether letters spell what was just said, or are said to: "Bowkett, that's B O W K E double T"."""
    if len(word) < 3 or run[0].at == 0:
        return False
    before = page.tokens[max(0, run[0].at - 3) : run[0].at]
    spelling = before[-1].key in _SPELLING
    return any(
        (t.key == word or (spelling and len(t.key) > 2 and t.key[0] == word[0])) and t.key not in _SPELLING
        for t in before
    )


def said_aloud(page: Page, marks: Sequence[Mark]) -> list[Mark]:
    """The marks, two made one where "hyphen" was said between them: "ali hyphen reza"."""
    found: list[Mark] = []
    for mark in marks:
        last = found[-1] if found else None
        if (
            last is not None
            and last.kind is mark.kind is FindingKind.PERSON
            and not (last.listed or mark.listed)
        ):
            between = page.flat[last.end : mark.start]
            if between.startswith(" ") and between.endswith(" ") and between.strip().lower() in _SAID:
                found[-1] = replace(last, end=mark.end, keys=(*last.keys, *mark.keys))
                continue
        found.append(mark)
    return found
