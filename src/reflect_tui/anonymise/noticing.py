"""While somebody writes: the name they typed last, and words that could stand in the sentence instead."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from reflect_tui.anonymise.detect import find
from reflect_tui.anonymise.owner import entity_of, keys_of
from reflect_tui.anonymise.types import Finding, FindingKind, Known
from reflect_tui.anonymise.words import SURE_TITLES, TITLES
from reflect_tui.domain.noticing import NameSeen
from reflect_tui.domain.text import visible

NEAR = 160
"""Characters between a name and the cursor, some two lines, beyond which it is no longer what one is at."""

_NEUTRAL = {
    FindingKind.PERSON: "someone",
    FindingKind.ORG: "an organisation",
    FindingKind.PLACE: "a place",
}
_STILL_TYPED = re.compile(r"[\w'’ʼ-]*")
_WORD_BEFORE = re.compile(r"(?<!\S)[(\[“\"‘']*(?P<word>[^\W\d_]+|&)\.?[ \t]$")
_CODE = re.compile(r".*\s[A-Z]{1,2}")
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?…]['\"”’)\]]*\s|\n)[\s\-*>#(\[“\"‘']*$")
# "her" stays: in "I told her Samira had rung" it is somebody else.
_ARTICLES = frozenset(("the", "a", "an", "our", "my"))
_LONGEST_TITLE = 24


def name_before(
    text: str,
    cursor: int,
    known: Sequence[Known] = (),
    passed: Collection[frozenset[str]] = (),
) -> NameSeen | None:
    """The nearest name before the cursor that is typed to its end, if there is one near.

    Only what the filter is sure of, and names the owner listed: a line that is often wrong is soon not read.
    What is passed by here is still found when the entry is shared.

    Args:
        text: the paragraph that is being written.
        cursor: where the cursor stands in it, in code points.
        known: the owner's list.
        passed: names, as their folded words, that are not to be named again; neither are parts of them.
    """
    given = {entity_of(each): each.stand_in for each in known}
    for finding in reversed(find([text], known)[0]):
        # A word that the cursor still stands in may become another one.
        if finding.end > cursor or _STILL_TYPED.fullmatch(text, finding.end, cursor):
            continue
        if cursor - finding.end > NEAR:
            break
        if not _is_worth_a_line(finding):
            continue
        name = _name_of(finding)
        if any(name <= other for other in passed):
            continue
        return _seen(text, finding, _phrase(finding, given.get(finding.entity, "")), name)
    return None


def _is_worth_a_line(finding: Finding) -> bool:
    if ":=" in finding.entity:
        return finding.kind in _NEUTRAL
    return finding.kind is FindingKind.PERSON and finding.sure and len(finding.text) > 1


def _name_of(finding: Finding) -> frozenset[str]:
    keys = frozenset(keys_of(finding.text))
    return keys - TITLES or keys


def _phrase(finding: Finding, given: str) -> str:
    """What the owner listed, without its brackets, or a plain word for the kind.

    A code such as [Person A] is for files; nobody writes it in their own journal.
    """
    words = " ".join(visible(given).split())
    if words.startswith("[") and words.endswith("]"):
        words = words[1:-1].strip()
        if _CODE.fullmatch(words):
            words = ""
    if not words or _name_of(finding) & frozenset(keys_of(words)):
        return _NEUTRAL[finding.kind]
    return words


def _seen(text: str, finding: Finding, phrase: str, name: frozenset[str]) -> NameSeen:
    start = finding.start
    # "Mrs Ashby" may stand for Mrs Okafor, but a neighbour is not "Mrs a neighbour".
    if phrase[0].islower() or phrase.partition(" ")[0].rstrip(".").casefold() in TITLES:
        start = _with_title(text, start)
    if _OPENS_SENTENCE.search(text, max(0, start - _LONGEST_TITLE), start):
        phrase = phrase[0].upper() + phrase[1:]
    return NameSeen(start, finding.end, text[start : finding.end], phrase, name)


def _with_title(text: str, start: int) -> int:
    """Where a name begins together with its titles ("Mr and Mrs") and the article before it."""
    coupled = False
    while (found := _WORD_BEFORE.search(text, max(0, start - _LONGEST_TITLE), start)) is not None:
        word = found["word"]
        if _is_title(word):
            start, coupled = found.start("word"), False
        elif word.casefold() in ("and", "&") and not coupled and _title_before(text, found.start("word")):
            start, coupled = found.start("word"), True
        else:
            return found.start("word") if word.casefold() in _ARTICLES else start
    return start


def _title_before(text: str, start: int) -> bool:
    found = _WORD_BEFORE.search(text, max(0, start - _LONGEST_TITLE), start)
    return found is not None and found["word"].casefold() in SURE_TITLES


def _is_title(word: str) -> bool:
    """Mrs in any letters; Nurse and Uncle only with a capital, since the nurse is not part of a name."""
    low = word.casefold()
    return low in SURE_TITLES or (low in TITLES and word[0].isupper())
