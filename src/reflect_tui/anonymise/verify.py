"""The last look at a finished text: what of the names is left, and what the reader should glance at."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from sys import maxsize

from reflect_tui.anonymise.addresses import POSTCODE
from reflect_tui.anonymise.contacts import EMAIL, URL
from reflect_tui.anonymise.entities import plain
from reflect_tui.anonymise.identifiers import LONG_NUMBER, NI_NUMBER
from reflect_tui.anonymise.lexicon import Lexicon, lexicon
from reflect_tui.anonymise.neighbours import neighbours
from reflect_tui.anonymise.numbers import NUMBER_WORDS
from reflect_tui.anonymise.owner import forms, keys_of
from reflect_tui.anonymise.tokens import NOT_START, Page, Token
from reflect_tui.anonymise.types import Known, Remaining
from reflect_tui.anonymise.unmarked import could_be_building
from reflect_tui.anonymise.words import (
    AUXILIARIES,
    FUNCTION,
    KIN,
    PARTICLES,
    article,
    bag,
    person_verb,
    verb_like,
)

STAND_IN = re.compile(
    r"\[(?:(?:Person|Someone|Individual|Organisation|Group|Body|Place|Location|Area|Family|Household|Kin|"
    r"Name) [A-Z]{1,3}"
    r"|(?:a date in )?(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December)(?: \d{4})?"
    r"|\d{4}|date|day|phone number|contact detail|extension|number to ring|e-mail address|"
    r"web address|link|account name"
    r"|file location|network address|postcode(?: area)?|number plate|year of birth|a year|way to reach them"
    r"|reference(?: number)?|code|address|where they live|detail|left out|age|in their (?:late teens|"
    r"\d0s)|a hundred or more"
    r"|a very young child|under school age|of (?:primary|secondary) school age"
    r"|(?:another|an?(?: (?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth))?) (?:street|road|house|"
    r"home|building|block|park|green space|wood|stretch of trees|beach|place by the sea|river|"
    r"stretch of water|village|neighbourhood|market|row of shops|address)"
    r"|the (?:next day|[a-z]+ day after)|a day (?:about a week|nearly two weeks) later|…)\]"
)
"""What `stand_ins` writes of its own accord."""

_USER_URL = re.compile(r"@|[/?&=](?:~|user|users|u|profile|people|person|name|id)[/=]|/~", re.I)
_DETAILS = (
    (EMAIL, "an e-mail address is still here"),
    (URL, "a web address that names someone is still here"),
    (NI_NUMBER, "a National Insurance number is still here"),
    (POSTCODE, "a postcode is still here"),
    (LONG_NUMBER, "a long number is still here"),
)
_START_GLANCE, _NAME_GLANCE, _SMALL_GLANCE, _RARE_GLANCE = -2.5, -4.0, -1.5, -5.0
"""Scores of the model of neighbours from which an ordinary word is shown to the reader."""
_GLUE = re.compile(r"[-'’/.:&]?")


def survivors(
    finished: str, masked: Collection[str], known: Sequence[Known] = (), allowed: Collection[str] = ()
) -> list[Remaining]:
    """What of the masked and listed names, and of contact details and numbers, is still in a finished text.

    Args:
        finished: The text as it would be written.
        masked: The originals of everything that was replaced.
        known: The owner's lists.
        allowed: Texts the writer decided to keep; they and their words are not reported.

    Returns:
        What is left, in order. An export with any of these must not be written.
    """
    page = Page(finished)
    wanted = wanted_words(masked, known) - {k for text in allowed for k in keys_of(text)}
    result: list[Remaining] = []
    for begin, stop, why in leftovers(page, wanted, allowed):
        start, end = page.view.span(begin, stop)
        if not result or start >= result[-1].end:
            result.append(Remaining(start, end, finished[start:end], why))
    return result


def leftovers(
    page: Page, wanted: Collection[str], allowed: Collection[str] = ()
) -> list[tuple[int, int, str]]:
    """Stretches of a finished page's view that must not be left, in order, each with the reason.

    Args:
        page: The finished text, stand-ins in place.
        wanted: Folded words that must be gone (see `wanted_words`).
        allowed: Texts that may stay.
    """
    words = lexicon()
    ours = [m.span() for m in STAND_IN.finditer(page.flat)]
    kept = {plain(text) for text in allowed}
    found = [
        (token.start, token.end, "a name that was to be replaced is still here")
        for token in page.tokens
        if _is_wanted(page, token, wanted, words) and not _within(token.start, ours)
    ]
    for pattern, why in _DETAILS:
        for match in pattern.finditer(page.flat):
            if pattern is URL and not _USER_URL.search(match[0].split("://")[-1]):
                continue
            bare = plain(match[0])
            if not any(text == bare or (len(text) > 4 and text in bare) for text in kept):
                found.append((*match.span(), why))
    return sorted(found)


def details_left(finished: str) -> bool:
    """Whether a contact detail, postcode or long number may still be in a text."""
    return any(pattern.search(finished) for pattern, _ in _DETAILS)


def wanted_words(masked: Collection[str], known: Sequence[Known] = ()) -> frozenset[str]:
    """The folded words of masked and listed names that point at somebody by themselves."""
    words = lexicon()
    keys = {k for text in masked for k in keys_of(text)}
    keys |= {form[0] for entry in known for form in forms(entry) if len(form) == 1}
    return frozenset(k for k in keys if worth_chasing(k, words))


def worth_chasing(key: str, words: Lexicon) -> bool:
    """Whether a word of a name points at somebody by itself."""
    if len(key) < 2 or key.isdigit() or key in FUNCTION - {"will", "may"} or key in PARTICLES:
        return False
    return key not in words.shared and (key not in words.kept or key in words.given_word)


def _is_wanted(page: Page, token: Token, wanted: Collection[str], words: Lexicon) -> bool:
    key = token.key.replace("'", "")
    if key not in wanted:
        singular = key[:-1] if len(key) > 3 and key.endswith("s") else ""
        if singular not in wanted or words.ordinary(token.key):
            return False
    if not words.ordinary(token.key):
        return token.shape != "l" or token.key not in words.given_mostly
    if token.shape != "T" or token.place != NOT_START or token.loud or token.titled or key in words.kept:
        return False
    before = page.before(token)
    return not (before is not None and article(before.key, key) and token.gap == " ")


def _within(start: int, spans: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(spans, (start, maxsize)) - 1
    return at >= 0 and start < spans[at][1]


def remaining(text: str) -> list[Remaining]:
    """Capitals and numbers still in a finished text, for the reader to glance at.

    Stand-ins in square brackets are passed over, and so are weekdays, months, "I", and words that have their
    capital only from beginning a sentence, unless they are no ordinary words or are also first names.
    """
    words = lexicon()
    page = Page(text)
    ours = [m.span() for m in STAND_IN.finditer(page.flat)]
    flagged = [t for t in page.tokens if _worth_a_glance(page, t, words) and not _within(t.start, ours)]
    return list(_joined(page, flagged))


def _worth_a_glance(page: Page, token: Token, words: Lexicon) -> bool:
    key = token.key
    if token.shape == "d":
        return True
    if token.text == "A" and token.place and page.after(token) == " ":
        following = page.next(token)
        return following is not None and (following.shape != "l" or person_verb(following.key))
    if token.shape == "o":
        return True
    if key.partition("'")[0] == "i" and token.shape in "1TU" and not page.after(token).startswith("."):
        return False
    if key in words.allow["days"] and (
        token.owning or _before_a_name(page, token) or _behind_a_person(page, token)
    ):
        return True
    if key in words.allow["days"] or (
        key in words.allow["months"] and token.place == NOT_START and token.shape != "l"
    ):
        return False
    if token.shape == "l":
        return _small_worth_a_glance(page, token, words)
    if token.loud:
        return key not in FUNCTION and (
            not words.common(key) or key in words.given_word or key in words.places
        )
    if token.place == NOT_START:
        return True
    if not words.ordinary(key) or (key in words.given_word and key not in AUXILIARIES | {"will", "may"}):
        return True
    if key in FUNCTION or (key.endswith("s") and words.common(key)):
        return False
    if token.owning or (_before_a_name(page, token) and key not in words.roles):
        return True
    acts = (following := page.next(token)) is not None and following.gap == " " and person_verb(following.key)
    return acts or neighbours().score(page, words, token) > _START_GLANCE


def _before_a_name(page: Page, token: Token) -> bool:
    """Whether "Monday" is followed by a capital, as in "Monday Shaw"."""
    following = page.next(token)
    if following is None or following.gap != " " or following.shape != "T" or following.place:
        return False
    return following.key.partition("'")[0] not in FUNCTION


def _behind_a_person(page: Page, token: Token) -> bool:
    """Whether "Monday" stands where somebody's name does: "his wife Monday", "said Monday"."""
    before = page.before(token)
    if before is None or token.place or token.gap != " " or token.shape == "l":
        return False
    return before.key in KIN or before.key in {"said", "says", "asked", "told", "called", "named"}


def _small_worth_a_glance(page: Page, token: Token, words: Lexicon) -> bool:
    """Whether a word in small letters may be a name: unknown, or where a person would stand."""
    key = token.key
    if key in PARTICLES and token.shape == "l":
        return _between_capitals(page, token)
    if len(key) < 2 or key in FUNCTION:
        return key in NUMBER_WORDS and not _counts_something(page, token)
    if key in NUMBER_WORDS:
        return not _counts_something(page, token)
    if not words.ordinary(key):
        if key in words.kept or key in words.shared:
            return False
        return token.low or key in words.given or words.likeness(key) > -5 or not words.near_word(key)
    if not token.low:
        return False
    if could_be_building(page, words, token) or _could_be_place(page, words, token):
        return True
    if not words.common(key) and not verb_like(key) and not key.endswith(("s", "ly")):
        return neighbours().score(page, words, token) > _RARE_GLANCE
    bar = _NAME_GLANCE if key in words.given_word or key in words.family_word else _SMALL_GLANCE
    return neighbours().score(page, words, token) > bar


def _could_be_place(page: Page, words: Lexicon, token: Token) -> bool:
    """Whether a small word is also a town's name and stands behind "to" or "in" with nothing after it."""
    before, following = page.before(token), page.next(token)
    if token.key not in words.places or before is None or token.place:
        return False
    ends = following is None or bool(following.place) or page.after(token)[:1] in ",.;:!?)"
    ends = ends or (following is not None and following.key in FUNCTION)
    return ends and before.key in {"to", "in", "from", "near", "at", "around"}


def _between_capitals(page: Page, token: Token) -> bool:
    """Whether a small word joins two capitals: "Teach na nÓg"."""
    before, after = page.before(token), page.next(token)
    if before is None or after is None or token.place or after.place:
        return False
    return before.shape in "TUm" and after.shape in "TUmo" and token.gap == after.gap == " "


def _counts_something(page: Page, token: Token) -> bool:
    """Whether a number word is followed by what it counts, or is too small to tell an age."""
    following, before = page.next(token), page.before(token)
    value = NUMBER_WORDS[token.key]
    behind_tens = before is not None and NUMBER_WORDS.get(before.key, 0) > 19 and token.gap in {" ", "-"}
    if value < 10 and not behind_tens:
        return not _tells_an_age(page, token)
    if value > 19 and following is not None and 0 < NUMBER_WORDS.get(following.key, 0) < 10:
        following = page.next(following)
    return (
        following is not None
        and following.gap in {" ", "-"}
        and following.shape in "lTd"
        and following.key not in FUNCTION
    )


_OF_SOMEONE = bag(
    "is was turned turns hes shes he's she's im i'm aged age he she they her him and male female"
)


def _tells_an_age(page: Page, token: Token) -> bool:
    """Whether a small number stands behind somebody with nothing it could count: "she is two and"."""
    before, following = page.before(token), page.next(token)
    if before is None:
        return False
    behind = before.key in _OF_SOMEONE or before.key in KIN or token.gap.startswith("],") or token.gap == "] "
    counts = following is not None and following.gap in {" ", "-"} and following.key not in FUNCTION
    return (behind and not counts and token.key != "one") or (behind and _before_somebody(following))


def _before_somebody(token: Token | None) -> bool:
    """Whether "he", "she" or "they" comes next."""
    return token is not None and token.key in {"he", "she", "they", "i"}


def _joined(page: Page, tokens: list[Token]) -> Iterator[Remaining]:
    """Neighbouring words reported as one."""
    group: list[Token] = []
    for token in [*tokens, None]:
        if (
            token is not None
            and group
            and token.at == group[-1].at + 1
            and _GLUE.fullmatch(token.gap)
            and not token.place
        ):
            group.append(token)
            continue
        if group:
            start, end = page.view.span(group[0].start, group[-1].end)
            figures = all(t.shape == "d" for t in group)
            low = all(t.shape == "l" for t in group)
            why = "a number" if figures else "a word that is not in the dictionary" if low else "a capital"
            yield Remaining(start, end, page.view.text[start:end], f"{why} that is still here")
        group = [token] if token is not None else []
