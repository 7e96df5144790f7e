"""Bodies that stand where a form, a table or a link names one: "Ward: Cormorant", "[Winter Beds](https://…)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflect_tui.anonymise import words
from reflect_tui.anonymise.lexicon import Lexicon
from reflect_tui.anonymise.marks import LIKELY, Mark
from reflect_tui.anonymise.plain_words import DEPARTMENTS, LABELS, NAMELY, POETIC
from reflect_tui.anonymise.tokens import Page, Token
from reflect_tui.anonymise.types import FindingKind

_WHY = "stands where a form names an organisation"
_LINKED = "has the words of a web or e-mail address"
_HOST = re.compile(r"(?:://|www\.|@)(?P<host>[a-z0-9][a-z0-9.-]{3,80})", re.I)
_ROW = re.compile(r"(?m)^[ \t>]*\|.*$")
_LONGEST = 5
_ENOUGH = 4000
_LEAST = 7


def labelled(page: Page, lexicon: Lexicon, kept: set[int]) -> Iterator[Mark]:
    """Marks for bodies behind a label, below a table's heading, and in the words of an address."""
    for token in page.tokens:
        if token.key in LABELS and page.after(token).strip("*_ ").startswith(":"):
            following = page.next(token)
            if following is not None and "\n" not in following.gap:
                yield from _value(page, lexicon, following, kept)
    yield from _columns(page, lexicon, kept)
    yield from _linked(page, lexicon, kept)


def _value(page: Page, lexicon: Lexicon, first: Token, kept: set[int]) -> Iterator[Mark]:
    """The name that begins here and ends with the line, the cell or the sentence."""
    members = [first]
    while len(members) <= _LONGEST:
        following = page.next(members[-1])
        if following is None or following.gap not in {" ", "'s ", "’s ", " & ", "-"}:
            break
        members.append(following)
    if len(members) > _LONGEST or any(t.at in kept for t in members):
        return
    keys = tuple(t.key for t in members)
    told = any(
        (
            k in NAMELY
            or not (k in lexicon.generic or k in lexicon.kept or k in lexicon.roles or k in lexicon.heads)
        )
        and k not in words.FUNCTION
        and k not in DEPARTMENTS
        and not k.isdigit()
        for k in keys
    )
    small = first.shape == "l" and not first.low
    person = first.key in words.TITLES or (first.key in lexicon.given and len(members) < 3)
    verbs = any(k in words.AUXILIARIES or k in words.PRONOUNS for k in keys)
    if (
        told
        and not small
        and not person
        and not verbs
        and first.shape != "d"
        and keys[0] not in lexicon.abbreviations
    ):
        yield Mark(first.start, members[-1].end, FindingKind.ORG, _WHY, "labelled", False, LIKELY + 2, keys)


def _columns(page: Page, lexicon: Lexicon, kept: set[int]) -> Iterator[Mark]:
    """The cells of a table below a heading such as Ward or School."""
    if "|" not in page.flat:
        return
    starts = {t.start: t for t in page.tokens}
    columns: set[int] = set()
    last = -2
    for row in _ROW.finditer(page.flat):
        cells = _cells(page.flat, row.start(), row.end())
        if row.start() > last + 1:
            columns = {i for i, (a, b) in enumerate(cells) if page.flat[a:b].strip(" *_").lower() in LABELS}
        else:
            for i in columns:
                if i < len(cells):
                    here = next((starts[k] for k in range(*cells[i]) if k in starts), None)
                    if here is not None and page.flat[cells[i][0] : here.start].strip(" *_\t[") == "":
                        yield from _value(page, lexicon, here, kept)
        last = row.end()


def _cells(flat: str, start: int, end: int) -> list[tuple[int, int]]:
    """From where to where each cell of a table's row goes."""
    found: list[tuple[int, int]] = []
    here = flat.index("|", start) + 1
    while here < end:
        stop = flat.find("|", here, end)
        stop = end if stop < 0 else stop
        found.append((here, stop))
        here = stop + 1
    return found


def hosts(page: Page) -> str:
    """The letters of the domains in a text, one after another."""
    labels: dict[str, None] = {}
    if "://" in page.flat or "@" in page.flat or "www." in page.flat.lower():
        for found in _HOST.finditer(page.flat):
            for label in found["host"].lower().split("."):
                letters = "".join(c for c in label if c.isalnum())
                if len(letters) >= _LEAST:
                    labels.setdefault(letters)
    return "\n".join(labels)[:_ENOUGH]


def _linked(page: Page, lexicon: Lexicon, kept: set[int]) -> Iterator[Mark]:
    """Words that put together are in the domain of an address here: "Winter Beds" of winterbeds.example."""
    blob = hosts(page)
    if not blob:
        return
    done = 0
    for token in page.tokens:
        if token.at < done or token.shape == "d" or token.at in kept or token.key not in blob:
            continue
        joined, end = token.key.replace("'", ""), token.at + 1
        best = end if token.shape == "T" and len(joined) >= _LEAST else 0
        while end < len(page.tokens) and end < token.at + _LONGEST:
            following = page.tokens[end]
            if following.gap not in {" ", "'s ", "’s ", " & ", "-", "\n"} or following.at in kept:
                break
            joined += following.key.replace("'", "")
            if joined not in blob:
                break
            end += 1
            if len(joined) >= _LEAST:
                best = end
        members = page.tokens[token.at : best]
        if not members or not _tells(lexicon, members):
            continue
        done = best
        keys = tuple(t.key for t in members)
        yield Mark(token.start, members[-1].end, FindingKind.ORG, _LINKED, "linked", False, LIKELY + 2, keys)


def _tells(lexicon: Lexicon, members: list[Token]) -> bool:
    """Whether the words are no mere sort of thing, no public body and nobody's name."""
    if members[0].gap[-1:] in {"@", "/", ".", "-"} or (
        members[0].key in lexicon.first_names and members[0].key not in NAMELY
    ):
        return False
    keys = [t.key for t in members]
    if " ".join(keys) in lexicon.kept or all(k in lexicon.kept for k in keys):
        return False
    if len(keys) == 1:
        return not _plain(lexicon, keys[0])
    return any(k in NAMELY or k in POETIC or not _plain(lexicon, k) for k in keys)


def _plain(lexicon: Lexicon, key: str) -> bool:
    return key in lexicon.generic or key in lexicon.kept or key in lexicon.roles
