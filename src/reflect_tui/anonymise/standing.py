"""Words no other rule took, that stand where a person would by the model of neighbours."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from reflect_tui.anonymise import words
from reflect_tui.anonymise.lexicon import Lexicon
from reflect_tui.anonymise.marks import GUESS, Mark
from reflect_tui.anonymise.neighbours import neighbours
from reflect_tui.anonymise.reading import could_be_surname, reads_as_name
from reflect_tui.anonymise.tokens import Page, Token
from reflect_tui.anonymise.types import FindingKind

BAR = 0.7
"""Score (log-odds) from which a word that is also a first name is taken for one."""
_UNKNOWN_BAR = 2.0
_ORDINARY_BAR = 1.0
_FAMILY_BAR, _SMALL_ORDINARY_BAR, _BEHIND_KIN_BAR = 1.5, 2.5, 0.0
_ACTING_BAR, _ACTING_NAME_BAR = -0.5, -4.0
_LISTED = 3.5
_SMALL_BAR = 1.5
_ABSTRACT_BAR = 3.0
_REPEATED = 1.5
"""How much less is asked of a word that begins several sentences and never has a small letter."""
_WHY = "stands where a person would, by the words beside it"


def standing(page: Page, lexicon: Lexicon, kept: set[int], free: Collection[int]) -> Iterator[Mark]:
    """Marks for word-names that begin a sentence, and for names without capitals, by their neighbours.

    Args:
        page: The text.
        lexicon: The word lists.
        kept: Places of words in phrases that may stay.
        free: Places of words no mark covers yet.
    """
    done = 0
    proper = _always_capital(page)
    for token in page.tokens:
        if token.at < done or token.at not in free or token.at in kept or len(token.key) < 2:
            continue
        bar = _bar(page, lexicon, token)
        if bar is None:
            continue
        score = neighbours().score(page, lexicon, token)
        if score < bar - (_REPEATED if token.key in proper and token.shape == "T" else 0):
            continue
        done = token.at + 1
        following = page.next(token)
        if (
            following is not None
            and following.at in free
            and following.gap == " "
            and following.shape in ("l" if token.shape == "l" else "T")
            and could_be_surname(page, lexicon, following)
        ):
            done += 1
        members = page.tokens[token.at : done]
        keys = tuple(t.key for t in members)
        yield Mark(token.start, members[-1].end, FindingKind.PERSON, _WHY, "standing", False, GUESS, keys)


def _bar(page: Page, lexicon: Lexicon, token: Token) -> float | None:
    """How high a word has to score to be taken, or None if its kind is not for this rule."""
    key = token.key
    small = token.low and token.shape == "l"
    if not (small or token.loud or (token.shape == "T" and token.place)):
        return None
    if key in words.FUNCTION or key in words.TITLES or key in lexicon.kept or "'" in key:
        return None
    if small and key in lexicon.given and key not in lexicon.allow["words"]:
        return _UNKNOWN_BAR
    if key in lexicon.generic or key in lexicon.roles or key in lexicon.abbreviations:
        return None
    if small and not lexicon.ordinary(key):
        slip = lexicon.swapped(key) or (
            page.careless and (lexicon.near_word(key) or lexicon.respelt(key, len(key) < 7))
        )
        return None if slip or len(key) < 3 else _UNKNOWN_BAR
    if reads_as_name(page, token) == -1 or _heads_a_noun(page, lexicon, token):
        return None
    if key in words.ABSTRACT:
        return _ABSTRACT_BAR
    if key in lexicon.given_word:
        return _SMALL_BAR if small else BAR
    plain = words.verb_like(key) or key in lexicon.allow["words"] or key.endswith("ly")
    plain = plain or (key.endswith("s") and lexicon.common(key))
    if plain or words.person_verb(key) or key in words.KIN:
        return None
    bar = _ORDINARY_BAR
    if small or token.loud:
        bar = _FAMILY_BAR if key in lexicon.family_word else _SMALL_ORDINARY_BAR
        before = page.before(token)
        if not lexicon.common(key) and _acts_alone(page, token):
            bar = _ACTING_BAR if lexicon.likeness(key) < 0.5 else _ACTING_NAME_BAR
        if before is not None and not token.place and before.key in words.KIN and token.gap == " ":
            bar = _BEHIND_KIN_BAR
    return bar - (_LISTED if _listed(page, lexicon, token) else 0)


def _acts_alone(page: Page, token: Token) -> bool:
    """Whether a small word does what people do, with nothing before it that describes a thing."""
    following, before = page.next(token), page.before(token)
    if following is None or following.gap != " " or following.place or following.key in words.AUXILIARIES:
        return False
    lead = before.key if before is not None and not token.place else ""
    if lead in words.DETERMINERS or lead in words.BEFORE_NAMES:
        return False
    free = not lead or lead in words.FUNCTION or words.person_verb(lead)
    return free and following.key in words.PERSON_VERBS


def _listed(page: Page, lexicon: Lexicon, token: Token) -> bool:
    """Whether a plain first name follows behind a comma or an "and": "Dandelion, Timothée"."""
    following = page.next(token)
    if following is not None and following.key == "and" and following.gap == " ":
        following = page.next(following)
    elif following is None or following.gap not in {", ", "/", " & "}:
        return False
    return following is not None and following.key in lexicon.given and following.shape == token.shape


def _always_capital(page: Page) -> set[str]:
    """Words that come several times and never with a small letter."""
    times: dict[str, int] = {}
    for token in page.tokens:
        if token.shape == "T":
            times[token.key] = times.get(token.key, 0) + 1
        elif token.shape == "l":
            times[token.key] = -1000
    return {key for key, count in times.items() if count > 1}


def _heads_a_noun(page: Page, lexicon: Lexicon, token: Token) -> bool:
    """Whether a plain noun follows, as in "Rose petals" or "Pearl barley"."""
    following = page.next(token)
    if following is None or following.gap != " " or following.place or following.shape != "l":
        return False
    key = following.key
    plain = lexicon.ordinary(key) and key not in words.FUNCTION and key not in lexicon.family_word
    return plain and not words.person_verb(key) and not key.endswith("ly")
