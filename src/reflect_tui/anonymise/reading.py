"""Telling a name from the word it is spelt like, by what stands beside it: Will from will."""

from __future__ import annotations

from reflect_tui.anonymise import words
from reflect_tui.anonymise.lexicon import Lexicon, lexicon
from reflect_tui.anonymise.tokens import Page, Token
from reflect_tui.anonymise.words import bag

_OBJECTS = words.PRONOUNS - {"i", "who"} | words.DETERMINERS
_VERB_NAMES = bag(
    "will mark may can grant pat chase drew bill rob sue nick pierce peg chuck wade frank grace "
    "hope faith rich cherish bless price pride jack dot ray gene skip tad bud cliff heath rod guy "
    "miles penny lance stew russ art win happy promise praise favour"
)
_MODALS = frozenset({"will", "may"})
_AFTER_MODALS = bag("i there be not have never always also you")
_SUBJECTS = bag("i you we they he she it this that there not who which to")
_AWAY = bag("of for under to into than as that without against or upon off up out down")
_BEFORE_WORDS = bag("a an the his its their my your some no any more much what such every little")
_DESCRIBES = bag("my our his her who whose aged")
_CONTACTED = bag(
    "mentioned taught visited supported joined helped told asked rang phoned texted emailed met thanked "
    "tell ask ring text uncle auntie aunty"
)
_WHAT = bag("what the a an that not all in to no where how my our your always never for")
_SAYS = bag("said says asked asks told tells laughed cried rang reckons thinks thought wanted wants")
_TOLD = bag("tell told ask asked tells asks")
_STATE_BEFORE = bag("in me with is was be am are were feeling so very too all really quite being bit")
_BEFORE = bag(
    "told asked rang phoned called texted emailed met saw visited tell ask ring phone text thank "
    "thanks dear hi hello with and said says thinks reckons because when if re cc ta cheers sorry "
    "love uncle auntie aunty like gave give let helped"
)


def reads_as_name(page: Page, token: Token) -> int:
    """Whether an ordinary word stands where a name would: 1 yes, -1 no, 0 cannot tell.

    Capitals are left out of account, so that it serves notes written without them.
    """
    following, before = page.next(token), page.before(token)
    after = page.after(token)
    lead = before.key if before is not None and not token.place else ""
    if token.owning or lead in words.SURE_TITLES or lead in words.NAMING:
        return 1
    bare = token.shape != "T" or bool(token.place)
    if lead in _BEFORE_WORDS or (bare and lead in _SUBJECTS and token.key in _VERB_NAMES):
        return -1
    if after[:1] == ":" and token.place and token.shape == "T" and not lexicon().common(token.key):
        return 1
    if following is None or following.place or after[:1] in ",.;:!?)—–" or "(" in after:
        return _before_a_stop(page, token, lead)
    return _before_a_word(page, token, following, lead)


def _before_a_stop(page: Page, token: Token, lead: str) -> int:
    """The reading of a word that a comma, a bracket or the end follows."""
    following, after = page.next(token), page.after(token)
    if "(" in after and _acts_after_brackets(page, token):
        return 1
    listed = after[:1] == "," and following is not None and _may_follow_name(following)
    beside = lead in {"from", "with", "to", "for", "and"} and not lexicon().common(token.key)
    return int(listed or beside or lead in _BEFORE)


def _before_a_word(page: Page, token: Token, following: Token, lead: str) -> int:
    """The reading of a word by the word behind it."""
    key, third = following.key, page.next(following)
    if token.key in _MODALS and (key in _OBJECTS or key in _AFTER_MODALS):
        return -1
    if lead in _TOLD and token.key in _VERB_NAMES - _MODALS and key in words.DETERMINERS:
        return 1
    if token.key in _VERB_NAMES and (key in _OBJECTS or key in {"up", "down", "out"}):
        return -1
    if words.person_verb(key) and (key not in words.AUXILIARIES or token.key in _MODALS):
        return 1
    if key in words.AUXILIARIES:
        vague = token.key in words.ABSTRACT and third is not None and third.key in _WHAT
        return 0 if vague and lead not in _BEFORE else 1
    if lead in _CONTACTED:
        return 1
    if key in {"on", "in", "at"} and third is not None and not third.place:
        acts = page.next(third)
        if acts is not None and acts.gap == " " and not acts.place and acts.key in _SAYS:
            return 1
    if key in _AWAY:
        return -1
    if key == "from":
        return 0 if third is not None and third.shape == "d" else 1
    if key == "and":
        if third is not None and third.key == "i" and not third.place:
            # "precious and i went": nobody else stands before the writer like that.
            state = lead in _AWAY or lead in _STATE_BEFORE or words.person_verb(lead)
            return int(not state and (token.key not in words.ABSTRACT or not lead))
        return int(third is not None and third.shape == "T" and third.key not in words.FUNCTION)
    return 0


def _acts_after_brackets(page: Page, token: Token) -> bool:
    """Whether "Precious (agency) asked" is read at "Precious"."""
    for here in page.tokens[token.at + 1 : token.at + 5]:
        if here.gap.startswith(")"):
            return words.person_verb(here.key) and here.key not in words.AUXILIARIES
    return False


def _may_follow_name(token: Token) -> bool:
    """Whether what comes after a comma is another name of a list, or an age."""
    if token.shape == "T" and token.key not in words.FUNCTION:
        return True
    return token.key in _DESCRIBES or (token.shape == "d" and len(token.text) == 2)


def could_be_surname(page: Page, known: Lexicon, token: Token) -> bool:
    """Whether a word behind a first name, written without capitals, is probably the family name."""
    key = token.key
    if (
        key in words.FUNCTION
        or key in words.PERSON_VERBS
        or key in known.kept
        or key in words.KIN
        or key.isdigit()
    ):
        return False
    if key.partition("'")[0] in words.FUNCTION | {"i"}:
        return False
    if not known.ordinary(key):
        return known.likeness(key) > -4 or key in known.family
    if key not in known.family_word and key not in known.given_word:
        return False
    following, after = page.next(token), page.after(token)
    if following is not None and following.gap == "-" and following.shape != "d":
        return True
    if token.owning or following is None or following.place or after[:1] in ",.;:!?)('’":
        return True
    return following.key in words.AUXILIARIES | {"and", "who", "in", "at", "from", "on"} or words.person_verb(
        following.key
    )
