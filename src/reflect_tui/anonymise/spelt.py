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
        letter = token is not None and len(token.text) == 1 and token.shape != "d" and token.at in free
        if letter and token is not None and (not run or token.gap in _GAPS) and len(run) < _LONGEST:
            run.append(token)
            continue
        yield from _spelt(page, lexicon, names, run)
        run = [token] if letter and token is not None else []


def _spelt(page: Page, lexicon: Lexicon, names: Collection[str], run: list[Token]) -> Iterator[Mark]:
    if len(run) < 2:
        return
    before = page.before(run[0])
    called = before is not None and before.key in {"initials", "initialled"} and run[0].gap in {" ", ": "}
    for first in range(min(len(run), 2)):
        # "i said i e m e k a" has a pronoun before the letters.
        word = "".join(t.key for t in run[first:])
        alike = len(word) > 3 and len(names) <= _CROWD and any(one_slip(word, name) for name in names)
        known = len(word) > 2 and (word in names or alike)
        known = known or (len(word) > 3 and word in lexicon.given)
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
