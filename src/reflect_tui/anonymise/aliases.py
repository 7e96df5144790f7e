"""Where a text says itself that two names are one person's: "Konstantin, Kostya to everyone"."""

from __future__ import annotations

import re

LONGEST = 48
"""No cue between two names is longer than this."""

_WHO = (
    r"(?:s?he|they|everyone|everybody|people|friends|we|i|you|all|(?:(?:his|her|their|my|the) )?"
    r"(?:friends|family|mum|mam|mammy|dad|da|nan|gran|sister|brother|wife|husband|mates?|lads|boys|girls|kids|"
    r"children|team|staff|neighbours|colleagues|nurses|ward|others|rest))"
)
_CALLED = rf"(?:who )?{_WHO} (?:all |always |just |now |only )?(?:calls?|called) (?:him|her|them|me)\s"
_BETWEEN = re.compile(
    r"(?:[ ,]{0,2}| [–—-] )\(?(?:real name|real name is|proper name|aka|a\.k\.a\.|alias|known as|"
    r"also known as|n[ée]e|i\.?e\.?,?|=|"
    r"(?:whose|the|his|her) (?:\w+ )?name(?: is|['’]s)|(?:is |was )?short for|formerly|or just|"
    r"or rather|(?:pronounced|spelt|spelled)(?: as)?)[: ]{1,2}[\"“'‘]?"
    r"|['’]s (?:(?:real|proper|first|full|given|own|actual) )?name (?:is|was)\s[\"“'‘]?"
    r"|(?:,| \(| [–—-]) ?(?:(?:who is |better |also |usually |otherwise )?(?:known|called|nicknamed)"
    r"(?: (?:to|by) [\w ]{2,20})?(?: as)?|short for|for short,?|in full,?|on paper,?|really)\s[\"“'‘]?"
    rf"|(?:,| \(| [–—-]) ?{_CALLED}[\"“'‘]?"
    r"|(?:,| \() ?(?:who )?(?:s?he )?(?:goes by|went by|answers to|prefers|prefers to be|"
    r"likes to be called|asks to be called)\s[\"“'‘]?"
    r"|,? but (?:it['’]s|it is|really|officially|on paper(?: it['’]s)?)\s[\"“'‘]?"
    r"| \((?:s?he|they) (?:says?|said|signs|writes)\s[\"“'‘]?",
    re.I,
)
# "Mr Ottaway to the doctors and Ginger to the rest", "Mr al-Khatib in PARIS, Mahmoud in the papers".
_FOR_WHOM = (
    r"(?:to|in|on|for|at|with)\s(?:(?:the|his|her|their|our|my|all|most|some)\s)?[\w’'-]+(?:\s[\w’'-]+){0,4}"
)
_ALSO = re.compile(
    rf"\s({_FOR_WHOM})(?:,| and|, and|, but| but)\s(?:mr|mrs|ms|miss|mx|dr)?\.?\s?[\"“'‘]?", re.I
)
_OF_WHOM = re.compile(rf"[\"”'’]?\s{_FOR_WHOM}", re.I)
_HE_IS = re.compile(
    r"(?<!\w)(?:he|she|they)(?:['’]s|['’]re| is| was| were| are)\s(?:mr|mrs|ms|miss|mx|dr)?\.?\s?[\"“'‘]?$",
    re.I,
)
_COMMA = re.compile(r"(?:,| \(| [–—-]) ?(?:or )?[\"“'‘]?")
_SAID_TO_BE = re.compile(r" \((?:s?he|they)(?:['’]s|['’]re| is| was)\s[\"“'‘]?", re.I)
_SO_CALLED = re.compile(
    r"[\"”'’]?\s(?:to (?:everyone|everybody|us|all|most|me|friends|family|(?:his|her|their|the|my|our) "
    r"(?:\w+ )?(?:friends|family|mates?|mum|mam|mother|dad|da|nan|nana|gran|granny|granddad|wife|husband|"
    r"sisters?|brothers?|aunties|cousins|colleagues|team|neighbours|staff|nurses|ward|class|children|kids|"
    r"boys|girls|lads))"
    rf"|,? as (?:{_WHO} (?:calls? (?:him|her|them)|says?)|"
    r"(?:s?he|they)(?:['’]s|['’]re| is| are) (?:known|called)|(?:s?he|they) (?:likes? to be called|prefers?))"
    r"|for short|at home|on (?:the (?:register|form|phone|list|system)|paper))(?!\w)",
    re.I,
)
_NO_OTHER = re.compile(r"(?<!\w)(?:it['’]s|i['’]m|call me)\s[\"“'‘]?$", re.I)
_SAYS_WHO = re.compile(r"['’]s (?:just )?(?:what|how) (?:the |his |her |their |my )?\w+(?:['’]s)? \w+", re.I)
_PUT_RIGHT = re.compile(r"(?:,| \(| [–—-]) ?(?:sorry|or is it|is it|or)[,:]? ", re.I)
_NAMED_BY = re.compile(
    r"(?:(?:(?:his|her|their) (?:first|given|christian|real|proper|full|other|sur|last|family|middle)? ?"
    r"names? ?(?:is|was|['’]?s)?|his names|her names|the name['’]?s|first name:?)|"
    r"(?:call(?:s|ed)?|calling) (?:him|her|them)|"
    r"(?:(?:['“‘\"]|says?,? |said,? )"
    r"(?:please |(?:and )?(?:you|they|we) (?:may|can|could|must|should|all) )?(?:just )?call me)"
    r")\s[\"“'‘]?$",
    re.I,
)
_CALLS = re.compile(
    r"(?<!\w)(?:calls?|called|known as|nicknamed|goes by|answers to)(?: (?:him|her|them))? ?[\"“'‘]?$", re.I
)
_NOT = re.compile(r"[\"”’]?(?:,| \(| [–—-])? ?(?:and |it is |it's )?not [\"“‘]?", re.I)
_BEGINS = re.compile(r"(?:[.!?]\s|\n)[\"“‘']?$")
_OPENED = re.compile(r" \((?:mr|mrs|ms|miss|mx|dr)?\.? ?", re.I)


def said_to_be_one(flat: str, end: int, start: int, stop: int) -> bool:
    """Whether the words about two names that follow each other say that they are one person's.

    Args:
        flat: The text.
        end: Where the first name ends.
        start: Where the second begins.
        stop: Where the second ends.
    """
    # Long stretches are not looked at: a cue is a few words.
    if start - end > LONGEST:
        return False
    if _BETWEEN.fullmatch(flat, end, start):
        return True
    cue = _COMMA.fullmatch(flat, end, start) or _SAID_TO_BE.fullmatch(flat, end, start)
    return cue is not None and _SO_CALLED.match(flat, stop) is not None


def by_turns(flat: str, begin: int, end: int, start: int, stop: int) -> bool:
    """Whether a text says who calls somebody what: "Mr Ottaway to the doctors and Ginger to the rest".

    Args:
        flat: The text.
        begin: Where the first name begins.
        end: Where it ends.
        start: Where the second begins.
        stop: Where the second ends.
    """
    if start - end > 2 * LONGEST:
        return False
    cue = _ALSO.fullmatch(flat, end, start)
    if cue is None or _OF_WHOM.match(flat, stop) is None:
        return False
    # Without "he is" before it, two people may just be in two places.
    return _HE_IS.search(flat[max(0, begin - 24) : begin]) is not None


def corrected(flat: str, begin: int, end: int, start: int, stop: int) -> bool:
    """Whether somebody says which name is wrong: "Misha. Michelle's what the doctor put".

    Args:
        flat: The text.
        begin: Where the first name begins.
        end: Where it ends.
        start: Where the second begins.
        stop: Where the second ends.
    """
    near = start - end <= 4 and not flat[end:start].strip(" .,;")
    return near and bool(_NO_OTHER.search(flat[max(0, begin - 16) : begin]) and _SAYS_WHO.match(flat, stop))


def put_right(flat: str, end: int, start: int) -> bool:
    """Whether the second of two names puts the spelling of the first right: "Kasper (sorry Kacper"."""
    return start - end <= LONGEST and _PUT_RIGHT.fullmatch(flat, end, start) is not None


def in_brackets(flat: str, end: int, start: int, stop: int) -> bool:
    """Whether the second name alone stands in brackets behind the first: "Mr Cwmdare (Idris)"."""
    closed = flat[stop : stop + 1] in {")", ",", ";"}
    return start - end <= 8 and closed and _OPENED.fullmatch(flat, end, start) is not None


def named_by(flat: str, start: int) -> int | None:
    """Whether somebody spoken of before is told to bear the name: "his first name is", "to call her".

    Returns:
        None if not; else -3 where a man is spoken of, 3 for a woman, 0 where the words do not tell.
    """
    found = _NAMED_BY.search(flat[max(0, start - LONGEST) : start])
    if found is None:
        return None
    words = set(found[0].lower().split())
    return -3 if words & {"his", "him"} else 3 if words & {"her"} else 0


def called(flat: str, start: int) -> bool:
    """Whether a name is said to be what somebody is called: "a man everybody calls Badger"."""
    return _CALLS.search(flat[max(0, start - 28) : start]) is not None


def so_called(flat: str, start: int, stop: int) -> bool:
    """Whether a sentence begins by saying what somebody goes by: "Ria to her friends"."""
    begins = not start or _BEGINS.search(flat[max(0, start - 4) : start])
    return bool(begins) and _SO_CALLED.match(flat, stop) is not None


def not_the_other(flat: str, end: int, start: int) -> bool:
    """Whether one of two names is said to be the wrong one: "Irini, not Irene"."""
    return start - end <= 12 and _NOT.fullmatch(flat, end, start) is not None
