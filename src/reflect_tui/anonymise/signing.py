"""Letters and short names a message is signed with, and letters before a surname: whose they are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from reflect_tui.anonymise.initials import Keys, initials_of
from reflect_tui.anonymise.lexicon import Lexicon
from reflect_tui.anonymise.marks import LIKELY, Mark
from reflect_tui.anonymise.nicknames import may_be_one
from reflect_tui.anonymise.tokens import Page, Token
from reflect_tui.anonymise.types import FindingKind
from reflect_tui.anonymise.view import fold
from reflect_tui.anonymise.words import FUNCTION, LETTERED

_HEADED = re.compile(
    r"(?im)^[>\s*_]*(from|to|cc|sent by|reply-to)\s?:[*_\s]*(?:(?:cllr|dr|mr|mrs|ms|miss|rev)\.?\s)?"
)
_GREETED = re.compile(
    r"(?im)^[>\s]*(?:(?:hi|hiya|hello|hey|dear|(?:good )?(?:morning|afternoon|evening)|annwyl|helo)[ ,]+)?"
    r"(?=[^\W\d_])"
)
_BEGINS = re.compile(r"(?:^|\n|\||[:;])[\s>*_#-]*$")
_ENDS = re.compile(r"[*_ ]*(?:$|\n|[(<|;])")
_LETTERS_BEFORE = re.compile(r"(?<![\w.'’&/-])((?:[^\W\d_]\.[ ]?){1,3}|[^\W\d_][ ])$")
_MOST = 40
"""So many correspondents of one text are looked at."""
_LETTERS_BEHIND = re.compile(r" \((?:[a-z][\w ]{2,24}, ?)?([A-Z]{2})[),;]")
_WORD_BEFORE = re.compile(r"(?<![\w'’-])([A-Z][^\W\d_]+) $")
_ARTICLES = frozenset({"a", "an", "the", "and", "i", "no", "number", "or"})


def correspondents(page: Page, marks: Sequence[Mark]) -> list[Keys]:
    """Whom the head of a message names (its sender first), then whom it greets."""
    people = [m for m in marks if m.kind is FindingKind.PERSON and m.keys]
    places = [m.start for m in people]
    starts = dict(zip(places, people, strict=True))
    found: list[tuple[int, Keys]] = []
    for match in _HEADED.finditer(page.flat):
        stop = page.flat.find("\n", match.end())
        line = people[
            bisect_left(places, match.end()) : bisect_left(places, stop if stop > 0 else len(page.flat))
        ]
        found += [(0 if match[1].lower() == "from" else 1, mark.keys) for mark in line]
    if not found:
        return []
    for match in _GREETED.finditer(page.flat):
        mark = starts.get(match.end())
        if mark is not None and page.flat[mark.end : mark.end + 2].strip(" ") in {",", ",\n", "\n", "!"}:
            found.append((2, mark.keys))
    return list(dict.fromkeys(keys for _, keys in sorted(found, key=lambda f: f[0])))[:_MOST]


def inverted(page: Page, marks: Sequence[Mark], lexicon: Lexicon) -> list[Mark]:
    """The marks, a name in the order of registers made one: "Doubleday, Kerry-Ann (EWO)"."""
    found: list[Mark] = []
    for mark in marks:
        last = found[-1] if found else None
        if last is not None and _turned_round(page.flat, last, mark, lexicon):
            found[-1] = replace(last, end=mark.end, keys=(*mark.keys, *last.keys))
        else:
            found.append(mark)
    return found


def _turned_round(flat: str, first: Mark, second: Mark, lexicon: Lexicon) -> bool:
    people = all(m.kind is FindingKind.PERSON and m.keys and not m.listed for m in (first, second))
    if (
        not people
        or flat[first.end : second.start] != ", "
        or not _BEGINS.search(flat[max(0, first.start - 12) : first.start] if first.start else "\n")
    ):
        return False
    if (
        len(first.keys) > 2
        or first.keys[0] in lexicon.first_names
        or second.keys[0] not in lexicon.first_names
    ):
        return False
    return _ENDS.match(flat, second.end) is not None


def signatures(page: Page, marks: Sequence[Mark], free: Collection[int]) -> Iterator[Mark]:
    """Marks for what stands alone at the end of a line and is short for one of the correspondents.

    Where it is marked as a name of its own it becomes theirs, if it is no more than a few letters.

    Args:
        page: The text.
        marks: What is marked so far.
        free: Places of words no mark covers yet.
    """
    people = correspondents(page, marks)
    if not people:
        return
    brief = {
        m.start: m for m in marks if m.kind is FindingKind.PERSON and not m.listed and m.end - m.start < 4
    }
    for token in page.tokens:
        held = brief.get(token.start)
        if (
            (token.at not in free and held is None)
            or token.shape in "dl"
            or (len(token.key) > 1 and token.key in FUNCTION)
            or not _signs(page, token)
        ):
            continue
        keys = next((k for k in people if short_for(token, k)), None)
        if keys is not None and held is not None:
            held.keys = keys
        elif keys is not None:
            stop = page.flat[token.end : token.end + 1] == "."
            yield Mark(
                token.start,
                token.end + stop * (len(token.text) == 1),
                FindingKind.PERSON,
                "is what a letter is signed with",
                "signature",
                False,
                LIKELY,
                keys,
            )


def short_for(token: Token, keys: Keys) -> bool:
    """Whether a signature is short for a name: T, KA, Nk and Mags for Magdalene."""
    first, key = keys[0], token.key
    if len(key) == 1:
        return first[0] == key
    if (
        token.shape == "U"
        and len(key) < 4
        and (key in initials_of(keys) or key == "".join(k[0] for k in keys[:2]))
    ):
        return True
    return first.startswith(key) or may_be_one(key, first) or (key[:3] == first[:3] and len(key) < len(first))


def _signs(page: Page, token: Token) -> bool:
    """Whether a word is a line of its own, or the last of one behind a finished sentence."""
    after = page.after(token)
    ended = "\n" in after or not page.next(token)
    if not ended or after.split("\n", 1)[0].strip(" .xX*_") or len(token.text) > 12 or token.at < 3:
        return False
    gap = token.gap
    return "\n" in gap or gap.strip(' *_–—-"”') in {".", "!", "?", "…"} or gap.strip() in {"–", "—"}


def lettered(page: Page, marks: Sequence[Mark]) -> list[Mark]:
    """The marks, each surname taken together with the letters before it: "K. Overy", "mr p. savage"."""
    found: list[Mark] = []
    for mark in marks:
        before = found[-1] if found else None
        single = mark.kind is FindingKind.PERSON and len(mark.keys) == 1 and len(mark.keys[0]) > 2
        match = None
        if single and not mark.listed:
            match = _LETTERS_BEFORE.search(page.flat, max(0, mark.start - 12), mark.start)
        if match is None or not _stands_for_somebody(page, match, before):
            found.append(_with_first_name(page, mark, before) if single and not mark.listed else mark)
            continue
        letters = tuple(c.lower() for c in match[1] if c.isalpha())
        if before is not None and before.end > match.start():
            found.pop()
        found.append(replace(mark, start=match.start(), keys=(*letters, *mark.keys)))
    return found


def _with_first_name(page: Page, mark: Mark, before: Mark | None) -> Mark:
    """A surname with the word before it where letters behind say whose: "Costas Hadji (treasurer, CH)"."""
    letters = _LETTERS_BEHIND.match(page.flat, mark.end)
    word = _WORD_BEFORE.search(page.flat, max(0, mark.start - 24), mark.start)
    if letters is None or word is None or (before is not None and before.end > word.start()):
        return mark
    if (word[1][0] + mark.keys[0][0]).lower() != letters[1].lower():
        return mark
    return replace(mark, start=word.start(1), keys=(fold(word[1]), *mark.keys))


def _stands_for_somebody(page: Page, match: re.Match[str], before: Mark | None) -> bool:
    """Whether a letter before a name is an initial and not the end of "vitamin D." or "with an M."."""
    covered = before is not None and before.end > match.start()
    if covered and (before is None or len(before.keys) != 1 or len(before.keys[0]) != 1 or before.listed):
        return False
    if not (covered or "." in match[1]) or not (covered or match[1].isupper()):
        return False
    words = page.flat[max(0, match.start() - 16) : match.start()].lower().split()
    touching = words and page.flat[match.start() - 1] == " "
    return not (touching and (words[-1] in _ARTICLES or words[-1] in LETTERED or words[-1].isdigit()))
