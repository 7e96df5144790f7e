"""People whose names are words, pieces or mishearings, told by a cue: "big tone", "candy (not her name)"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from reflect_tui.anonymise import words
from reflect_tui.anonymise.lexicon import Lexicon
from reflect_tui.anonymise.marks import LIKELY, Mark
from reflect_tui.anonymise.tokens import START, Page, Token
from reflect_tui.anonymise.types import FindingKind
from reflect_tui.anonymise.words import bag

_WHY = "stands where a person would, by the words beside it"
_SIZES = bag("big young old auld owd lil wee little mad lovely poor")
_BEFORE_SIZE = bag(
    "from with told asked and but then when because said saw met like gave rang thanked after until so me"
)
_WITH_A_SIZE = bag("at said says told came went was is rang and who on in had has asked laughed got brought")
_PARTING = bag("bye then hello hi thanks thank ta cheers sorry goodnight night morning please you on well")
_DISCLAIMED = bag("name names")
_NOT = bag("not changed isn't isnt")
_MACHINE = bag("phone phone's it its it's tablet computer app dictation siri autocorrect spellcheck thing")
_PUTS = bag("put putting puts typing types writing writes hearing hears spelling spells writ")
_SPOKEN_TITLES = bag("doctor dr mr mrs mister miss ms professor sister")
_STATES = bag(
    "asleep awake crying upset here back fine ill poorly quiet angry sick late six seven eight nine ten off "
    "away happy sad shattered gutted buzzing settled calmer better worse"
)
_DID = bag("told laughed cried smiled slept ate hugged wept sulked cries laughs sleeps grinned giggled")
_NO_INITIALS = bag("hr it hq sw gp ot ed la pa po mp ea tv pc dc ds di md uk us eu nb ps am pm id")
_NUMBERED = bag("room bed cell flat bay")
_NUMBERS = bag("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen")
_WHEN = bag(
    "i we he she they this that today tonight yesterday tomorrow after before when and for with until in on "
    "was is again all last first"
)
_SOMEBODY = bag("he she they who one someone somebody mate")
_BY_MEANS = bag("bus train car bike taxi foot plane boat tram ferry tube fast quick quickly slowly name")
_POSTS = bag("round rounds surgery surgeries appointment appointments note notes station visit visits")


def cued(page: Page, lexicon: Lexicon, kept: set[int]) -> Iterator[Mark]:
    """Marks for people told by what is said of their names, or by what only people are called or do."""
    done = 0
    for token in page.tokens:
        if token.at < done or token.at in kept or token.shape == "d":
            continue
        size = _size(page, lexicon, token)
        if size:
            done = token.at + size
            members = page.tokens[token.at : done]
            keys = tuple(t.key for t in members)
            end = members[-1].end
            yield Mark(token.start, end, FindingKind.PERSON, _WHY, "cued", False, LIKELY, keys)


def _size(page: Page, lexicon: Lexicon, token: Token) -> int:
    """How many words of a name begin here, or 0."""
    if token.shape == "U" and not token.loud:
        return int(_initials(page, lexicon, token))
    if token.key in words.FUNCTION - {"will", "may"} or (
        words.person_verb(token.key) and token.key != "will"
    ):
        return 0
    if _called_out(page, lexicon, token) or _disclaimed(page, token):
        return 1
    if token.shape == "T" and (_goes_by(page, token) or _called_behind(page, token)):
        return 1
    if not ((token.low and token.shape == "l") or token.loud):
        return 0
    if _by_number(page, lexicon, token) or _at_somebodys(page, lexicon, token):
        return 1
    if _goes_by(page, token) or _of_ours(page, lexicon, token):
        return 1
    if len(token.key) == 1:
        return _read_out(page, token) if _lead(page, token) == "initials" else 0
    if _name_was(page, lexicon, token) or _with_size(page, lexicon, token) or _brief(page, lexicon, token):
        return 1
    return _put_by_phone(page, lexicon, token) or _titled(page, lexicon, token)


def _lead(page: Page, token: Token, steps: int = 1) -> str:
    """The word some steps back in the same sentence, or nothing."""
    here = token
    for _ in range(steps):
        before = page.before(here)
        if before is None or here.place or not here.gap.isspace():
            return ""
        here = before
    return here.key


def _follower(page: Page, token: Token) -> Token | None:
    """The next word, when only a space stands between."""
    following = page.next(token)
    if following is None or following.place or not following.gap.isspace() or token.owning:
        return None
    return following


def _by_number(page: Page, lexicon: Lexicon, token: Token) -> bool:
    """Whether an unknown word stands behind the number of a room or a bed: "room four ashdown"."""
    number = page.before(token)
    if _lead(page, token, 2) not in _NUMBERED or number is None or page.careless or len(token.key) < 4:
        return False
    if not (number.shape == "d" or number.key in _NUMBERS):
        return False
    slip = lexicon.swapped(token.key) or lexicon.respelt(token.key)
    return not (lexicon.ordinary(token.key) or token.key in lexicon.kept or slip)


def _at_somebodys(page: Page, lexicon: Lexicon, token: Token) -> bool:
    """Whether an apostrophe is left out where somebody lives: "double up at dots this morning"."""
    if _lead(page, token) not in {"at", "round"} or token.key[-1:] != "s" or len(token.key) < 4:
        return False
    stem = token.key[:-1]
    named = stem in lexicon.given_word or stem in lexicon.given
    following = _follower(page, token)
    told = following is None or following.key in _WHEN
    return named and told and stem not in lexicon.places and token.key not in lexicon.places


def _read_out(page: Page, token: Token) -> int:
    """How many letters of somebody's initials begin here: "client initials r j k"."""
    size, here = 0, token
    while size < 4 and len(here.key) == 1 and here.shape in "l1":
        size += 1
        following = _follower(page, here)
        if following is None:
            break
        here = following
    return size if size > 1 else 0


def _initials(page: Page, lexicon: Lexicon, token: Token) -> bool:
    """Whether two capitals at the start do what only a person does: "CJ is asleep", "DJ told me"."""
    if token.place != START or len(token.text) != 2 or token.key in _NO_INITIALS | words.FUNCTION:
        return False
    if token.key in lexicon.abbreviations and token.key not in words.TITLES:
        return False
    following = _follower(page, token)
    if following is None:
        return False
    third = _follower(page, following)
    if following.key in {"is", "was"}:
        return third is not None and third.key in _STATES
    told = following.key == "told" and third is not None and third.key in words.PRONOUNS
    return told or (following.key in _DID and following.key != "told")


def _called_out(page: Page, lexicon: Lexicon, token: Token) -> bool:
    """Whether somebody is spoken to at the end: "bye then, will."."""
    named = token.key in lexicon.given_word and token.key not in words.ABSTRACT
    if not named or token.gap != ", " or page.after(token)[:1] not in {".", "!", "?", '"', "'", "”"}:
        return False
    second = page.before(token, 2)
    spoken = page.before(token)
    return spoken is not None and second is not None and spoken.key in _PARTING


def _disclaimed(page: Page, token: Token) -> bool:
    """Whether brackets behind say that it is not the real name: "candy (not her name, i know it)"."""
    after = page.after(token)
    if not after.lstrip().startswith("("):
        return False
    inside = page.tokens[token.at + 1 : token.at + 5]
    keys = [t.key for t in inside]
    ends = next((i for i, t in enumerate(inside) if i and ")" in t.gap), len(inside))
    told = keys[:ends]
    possessive = any(k in {"her", "his", "their", "real", "name"} for k in told)
    return bool(_NOT & set(told)) and bool(_DISCLAIMED & set(told)) and possessive


def _called_behind(page: Page, token: Token) -> bool:
    """Whether brackets behind say who calls somebody so: "Skipper (his nan calls him that)"."""
    if not page.after(token).lstrip().startswith("("):
        return False
    keys = [t.key for t in page.tokens[token.at + 1 : token.at + 7]]
    return any(a in {"call", "calls", "called"} and b in {"him", "her", "them"} for a, b in pairwise(keys))


def _goes_by(page: Page, token: Token) -> bool:
    """Whether somebody "goes by" this or is "the lad they call" so."""
    lead, second, third = (_lead(page, token, steps) for steps in (1, 2, 3))
    if token.key in words.TITLES or token.key in words.KIN or len(token.key) < 3:
        return False
    if lead == "nicknamed":
        return True
    if lead == "by":
        return second in {"goes", "went"} and third in _SOMEBODY and token.key not in _BY_MEANS
    called = lead in {"call", "calls"} and second in {"they", "we", "everyone", "everybody", "you"}
    return called and third in _SOMEBODY | words.KIN


def _of_ours(page: Page, lexicon: Lexicon, token: Token) -> bool:
    """Whether a country's name is somebody of the family: "our jordan came"."""
    return (
        _lead(page, token) in {"our", "wor"} and token.key in lexicon.either - lexicon.times - lexicon.generic
    )


def _name_was(page: Page, lexicon: Lexicon, token: Token) -> bool:
    """Whether a word that people are called stands behind "her name was"."""
    cue = _lead(page, token) in {"is", "was"} and _lead(page, token, 2) in _DISCLAIMED
    return cue and token.key in lexicon.given_word


def _with_size(page: Page, lexicon: Lexicon, token: Token) -> bool:
    """Whether "big" or "young" stands before a word without an article: "from big tone at the hatch"."""
    if _lead(page, token) not in _SIZES or len(token.key) < 3 or token.key.endswith(("s", "ing")):
        return False
    second = _lead(page, token, 2)
    sized = page.before(token)
    opens = sized is not None and bool(sized.place)
    if not (opens or second in _BEFORE_SIZE):
        return False
    if token.key in lexicon.generic or token.key in lexicon.roles or token.key in words.KIN:
        return False
    if token.key not in lexicon.given_word and lexicon.ordinary(token.key):
        return False
    following = _follower(page, token)
    return following is not None and following.key in _WITH_A_SIZE


def _brief(page: Page, lexicon: Lexicon, token: Token) -> bool:
    """Whether two letters that are a first name do what people do: "then ty read the letter"."""
    if len(token.key) != 2 or token.key not in lexicon.given or token.key in lexicon.abbreviations:
        return False
    lead = _lead(page, token)
    if lead in words.DETERMINERS:
        return False
    following = _follower(page, token)
    acts = following is not None and following.key in words.PERSON_VERBS - words.AUXILIARIES
    return acts or (lead in {"told", "asked", "rang", "texted", "with"} and token.key not in words.PARTICLES)


def _put_by_phone(page: Page, lexicon: Lexicon, token: Token) -> int:
    """How many words a machine has made of a name: "the phone keeps putting shab numb"."""
    if _lead(page, token) not in _PUTS:
        return 0
    near = {_lead(page, token, steps) for steps in (2, 3, 4)}
    if not near & _MACHINE or (near & {"it", "its"} and not near & {"keeps", "keep", "kept"}):
        return 0
    following = _follower(page, token)
    plain = lexicon.common(token.key) and token.key not in lexicon.given_word
    if plain and not (near & {"keeps", "keep"} and (following is None or following.key in words.PRONOUNS)):
        return 0
    if following is None or following.key in words.FUNCTION or following.key in words.KIN:
        return 1
    third = _follower(page, following)
    closed = third is None or third.key in words.FUNCTION
    return 2 if closed and following.shape == token.shape and not words.person_verb(following.key) else 1


def _titled(page: Page, lexicon: Lexicon, token: Token) -> int:
    """How many words a title has behind it whose bearer then acts: "doctor wicker ma singer was kind"."""
    if _lead(page, token) not in _SPOKEN_TITLES or token.key in lexicon.kept:
        return 0
    here, size = token, 1
    while size < 5:
        following = _follower(page, here)
        if following is None or following.shape == "d" or here.key in _POSTS:
            return 0
        if following.key in words.AUXILIARIES or following.key in words.PERSON_VERBS:
            break
        if following.key in words.FUNCTION or following.key in words.KIN or following.key in words.JOINERS:
            return 0
        here, size = following, size + 1
    plain = here.key in lexicon.generic or here.key in lexicon.roles or here.key in _POSTS
    return size if 1 < size < 5 and not plain else 0
