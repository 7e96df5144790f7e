"""What sort of text came from somebody: a note, an answer to ours, a request to delete, an agreement."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

from reflect_tui.domain.exchanging import Wish
from reflect_tui.domain.ids import is_share_id
from reflect_tui.exchange.asked import QUESTIONS, places, wished
from reflect_tui.exchange.replies import Sent, peel
from reflect_tui.exchange.words import words

ALIKE = 0.6
"""The part of a note that must be in a text for it to be taken for an answer to that note."""
CLEARLY = 0.5
"""Another note that is in it at most this much times as far cannot be meant."""
_RUN = 3
"""Words in a row that are compared; single ones are in every text."""

_ID = re.compile(
    r"(?<![^\W_])[0-9a-z]{4}[-‐‑–]\s{0,3}[0-9a-z]{4}[-‐‑–]\s{0,3}[0-9a-z]{4}[-‐‑–]\s{0,3}[0-9a-z]{5}(?![^\W_])"
    r"|(?<![^\W_])[0-9a-z]{17}(?![^\W_])",
    re.IGNORECASE,
)
_MISREAD = str.maketrans({"o": "0", "i": "1", "l": "1"})
_NOT_LETTER = re.compile(r"[^0-9a-z]")


class Sort(StrEnum):
    """What a text says it is; the values are those of its `reflect:` line."""

    NOTE = "note/1"
    REPLY = "reply/1"
    WITHDRAW = "withdraw/1"
    AGREEMENT = "agreement/1"
    AGREED = "agreed/1"
    UNKNOWN = ""


_SCHEMA = re.compile(r"^\W{0,6}reflect\s?:\s?\W{0,2}([a-z]+/\d+)\b", re.MULTILINE | re.IGNORECASE)
_WITHDRAWN = re.compile(r"^\W{0,4}Please delete a note\W{0,4}$", re.MULTILINE)
_NEAR_TOP = 4_000


def sort_of(text: str) -> Sort:
    """What a text is by its own words; a reply that lost its first lines is UNKNOWN, and so is any other."""
    top = peel(text[:_NEAR_TOP])
    if found := _SCHEMA.search(top):
        try:
            return Sort(found[1].lower())
        except ValueError:
            return Sort.UNKNOWN
    return Sort.WITHDRAW if _WITHDRAWN.search(top) else Sort.UNKNOWN


def schema_of(text: str) -> str:
    """The kind of file a text says it is, such as `note/2`; empty where it says nothing."""
    found = _SCHEMA.search(peel(text[:_NEAR_TOP]))
    return found[1].lower() if found else ""


def ids_in(text: str) -> tuple[str, ...]:
    """The share ids in a text, in order, each once; one that is broken over lines is one as well."""
    found: dict[str, None] = {}
    for place in _ID.finditer(peel(text)):
        letters = _NOT_LETTER.sub("", place[0].casefold()).translate(_MISREAD)
        if is_share_id(letters):
            found["-".join((letters[:4], letters[4:8], letters[8:12], letters[12:]))] = None
    return tuple(found)


def without_ids(text: str) -> str:
    """A text without the share ids in it, however their dashes and lines were broken."""

    def gone(place: re.Match[str]) -> str:
        letters = _NOT_LETTER.sub("", place[0].casefold()).translate(_MISREAD)
        return "" if is_share_id(letters) else place[0]

    return _ID.sub(gone, text)


_REPLY_LINE = re.compile(
    r"^\W{0,6}reply\s?:\s?\W{0,2}([0-9a-z-]{17,24})\W{0,3}$", re.MULTILINE | re.IGNORECASE
)


def without_own_number(text: str) -> tuple[str, str]:
    """A reply without the line that gives its own number, and that number; empty where it has none."""
    found = _REPLY_LINE.search(text)
    if found is None or not is_share_id(found[1]):
        return text, ""
    return text[: found.start()] + text[found.end() :], found[1].casefold()


def how_much_of(text: str, sent: Sequence[Sent]) -> Mapping[str, float]:
    """How much of each note is in a text, 0 to 1, by id: the part of its runs of three words."""
    there = _runs(peel(text))
    found = {}
    for note in sent:
        runs = _runs(_own_words(note.text)) - _OURS
        found[note.share_id] = len(runs & there) / len(runs) if runs else 0.0
    return found


def likely(text: str, sent: Sequence[Sent]) -> tuple[Sent, ...]:
    """The notes that a text without an id may answer, the likeliest first; one alone is beyond doubt."""
    much = how_much_of(text, sent)
    near = sorted((each for each in sent if much[each.share_id] >= ALIKE), key=lambda s: -much[s.share_id])
    if len(near) > 1 and much[near[1].share_id] <= CLEARLY * much[near[0].share_id]:
        return (near[0],)
    return tuple(near)


def _own_words(text: str) -> str:
    """A note without its first lines, what it asks and its foot, which may be the same in many."""
    front = text.find("\n---\n") + 5 if text.startswith("---\n") else 0
    asked = places(text)
    foot = asked[0].start if asked else text.rfind("\n---\n")
    return text[front : foot if foot > front else len(text)]


def _runs(text: str) -> set[tuple[str, ...]]:
    folds = [word.fold for word in words(text)]
    return set(zip(*(folds[at:] for at in range(_RUN)), strict=False))


_OURS = _runs("\n".join([QUESTIONS, *(wished(wish) for wish in Wish)]))
"""What any note may say, whatever it is about."""
