"""Bodies called by plain words where capitals tell nothing: "the front desk at new leaf", "at the hive"."""

from __future__ import annotations

from collections.abc import Iterator

from reflect_tui.anonymise import words
from reflect_tui.anonymise.lexicon import Lexicon
from reflect_tui.anonymise.marks import LIKELY, Mark
from reflect_tui.anonymise.plain_words import (
    ALONE,
    COUNTED,
    DEPARTMENTS,
    NAMELY,
    ON_WARDS,
    POETIC,
    abstract,
    like_a_house,
    motto,
)
from reflect_tui.anonymise.tokens import Page, Token
from reflect_tui.anonymise.types import FindingKind
from reflect_tui.anonymise.words import bag

_WHY = "stands where an organisation would"
_BARE = bag("at from")
_RUNG = bag("rang ring phone phoned ringing phoning")
_OUR = bag(
    "project charity service ward home hostel school shop cafe club group place nursery team company "
    "agency unit"
)
_SUBJECT = bag("has have wants want wanted sent said says opens opened were")
_LED = _BARE | _RUNG | bag("to with for called on of into outside and like")
_TO_THE = bag("at from to down up into round past outside near of behind")
_HEADS = bag(
    "shop bakery cafe pub inn arms garage surgery farm mill project club nursery school house lodge hall "
    "pantry choir centre ward unit hub home mosque chapel hostel refuge kitchen store stores salon chippy "
    "barbers butchers chemist pharmacy allotments academy college primary high juniors infants street "
    "rooms institute fund tabernacle cars taxis superstore homecare vets"
)
_BACK_TO = bag("been went gone back goes going referred over up down moved came come sent")
_SORTS = bag(
    "club choir project bakery cafe group garage chippy hostel foodbank pantry nursery surgery ward unit"
)
_IN_ROADS = bag("street road lane row hill green park cross gate fold bank")
_ONE_OF = bag("a an my our your his her their its this that some any no each every of and")
_STUFF = bag(
    "bread tin wool yarn stone brick moon sun wind dawn daybreak sunrise sunset sunshine wood rain tide "
    "spring field fields sea table bed beds bench hand hands heart leaf root roots saddle button door "
    "window windows gate ledge branch branches needle boat ship hill hills hedge river island valley "
    "cellar loft attic porch stream brook well wells apple onion pear plum cherry bean beans carrot "
    "kettle cup mug pan pot tower bridge meadow oven pocket moor forest shore horizon basket seed light "
    "plane kite school"
)
_KINDS_BEFORE = bag(
    "a an the my our your his her their its this that some any no each every primary secondary special "
    "night youth football rugby cricket boxing golf social book lunch breakfast after homework corner "
    "chip charity local old new first last same next other whole high sixth care nursing children's "
    "childrens funeral sunday village church town community council main big small little nice good bad "
    "work working open head"
)
_COUNTS = bag("two three seven")

_STARTS = NAMELY | {"start", "light", "fires"}
_AT_ONCE = _BARE | _RUNG
_LAST_HEADS = _HEADS - _IN_ROADS
_NEVER = words.FUNCTION | words.KIN | words.TITLES
_SORT_BEFORE = _KINDS_BEFORE | words.QUALIFIED
_HEADS_BEHIND = _HEADS | {"road", "lane", "manager", "table", "door"}
_TOLD = NAMELY - _STUFF
_BY_IT = _BARE | {"outside", "behind"}
_BARELY = COUNTED - _STUFF
_BEFORE_PAIR = _LED - {"and"}
_NO_SECOND = words.FUNCTION - {"up", "out", "together"}


def small_bodies(page: Page, lexicon: Lexicon, kept: set[int]) -> Iterator[Mark]:
    """Marks for bodies of plain words in small letters, and in sentences all in capitals."""
    done = 0
    for token in page.tokens:
        plain = (token.low and token.shape == "l") or (token.loud and token.shape in "U1")
        if token.at < done or token.at in kept or not plain or len(token.key) < 3:
            continue
        end = _end_of(page, lexicon, token)
        if end and not any(at in kept for at in range(token.at, end)):
            done = end
            members = page.tokens[token.at : end]
            keys = tuple(t.key for t in members)
            yield Mark(
                token.start, members[-1].end, FindingKind.ORG, _WHY, "small-body", False, LIKELY + 2, keys
            )


def _lead(page: Page, token: Token, steps: int = 1) -> str:
    """The word some steps back in the same sentence, or nothing."""
    here = token
    for _ in range(steps):
        before = page.before(here)
        if before is None or here.place or not (here.gap.isspace() or here.gap in {" **", " *"}):
            return ""
        here = before
    return here.key


def _end_of(page: Page, lexicon: Lexicon, token: Token) -> int:
    """One past the last word of a body that begins here, or 0."""
    lead = _lead(page, token)
    following = _follower(page, token)
    if not lead:
        return following.at + 1 if following is not None and _apart(page, lexicon, token, following) else 0
    named = _called(page, lexicon, token)
    if named:
        return named
    if following is not None:
        if lead in (_BARE if token.key in _COUNTS else _BEFORE_PAIR) and _pair(lexicon, token, following):
            return following.at + 1
        if _mismatched(page, token, following):
            return following.at + 1
        if lead == "the" and _lead(page, token, 2) in _LED and _pair(lexicon, token, following):
            return following.at + 1 if following.key in _STARTS else 0
        size = _with_head(page, lexicon, token, following, lead)
        if size:
            return token.at + size
    onward = lead == "to" and _lead(page, token, 2) in _BACK_TO
    if lead == "on" and token.key in ON_WARDS and token.key not in lexicon.given_word:
        return 0 if _noun(lexicon, following) else token.at + 1
    if (onward or lead in _AT_ONCE) and _alone(page, lexicon, token, following):
        return token.at + 1
    if (
        lead == "the"
        and token.key in ALONE
        and _lead(page, token, 2) in _TO_THE
        and not _noun(lexicon, following)
    ):
        return token.at + 1
    return 0


def _follower(page: Page, token: Token) -> Token | None:
    """The next word, if only a space stands between."""
    following = page.next(token)
    if following is None or following.place or not following.gap.isspace() or token.owning:
        return None
    return following if following.shape != "d" else None


def _noun(lexicon: Lexicon, following: Token | None) -> bool:
    """Whether the word behind is a noun that the one before only describes: "the beacon fire"."""
    if following is None or following.key in words.FUNCTION or words.person_verb(following.key):
        return False
    return lexicon.ordinary(following.key) and not following.key.endswith(("ly", "ing"))


def _pair(lexicon: Lexicon, token: Token, following: Token) -> bool:
    """Whether two words make a name as projects have it: "new leaf", "number forty"."""
    return motto(token.key, following.key) and following.key not in _NO_SECOND


def _apart(page: Page, lexicon: Lexicon, token: Token, following: Token) -> bool:
    """Whether a pair stands between commas or in brackets, or does at the start what bodies do."""
    if not _pair(lexicon, token, following):
        return False
    third, after = page.next(following), page.after(following)
    if token.place and third is not None and third.gap == " " and third.key in _SUBJECT:
        return True
    opened = token.gap in {", ", " (", "), "} and page.before(token) is not None
    return opened and (after[:1] in {",", ")", "\n"} or not after.strip())


def _called(page: Page, lexicon: Lexicon, token: Token) -> int:
    """One past the last word behind "our charity is called", or 0."""
    if _lead(page, token) not in words.NAMING or not {_lead(page, token, 2), _lead(page, token, 3)} & _OUR:
        return 0
    if token.key in words.FUNCTION and not motto(token.key, _key(_follower(page, token))):
        return 0
    end = token
    while (following := _follower(page, end)) is not None and following.at < token.at + 3:
        if following.key in words.FUNCTION or words.person_verb(following.key):
            break
        end = following
    return end.at + 1


def _key(token: Token | None) -> str:
    return token.key if token is not None else ""


def _mismatched(page: Page, token: Token, following: Token) -> bool:
    """Whether what has a plural's ending is taken for one thing: "kind hands has a new poster"."""
    third = page.next(following)
    if third is None or third.place or third.gap != " " or third.key not in {"has", "is", "was", "does"}:
        return False
    plural = following.key.endswith("s") and not following.key.endswith("ss")
    return plural and motto(token.key, following.key) and _lead(page, token) not in words.DETERMINERS


def _with_head(page: Page, lexicon: Lexicon, token: Token, following: Token, lead: str) -> int:
    """How many words "wool shop", "the cobden bakery", "chapel row surgery" have behind such a lead, or 0."""
    here, size = token, 1
    while size < 4 and (size == 1 or here.key not in _LAST_HEADS):
        before, step = here, _follower(page, here)
        if step is None or before.owning or before.key in _NEVER:
            return 0
        if words.person_verb(before.key) or before.key in lexicon.kept or before.key in lexicon.roles:
            return 0
        here, size = step, size + 1
    body = page.tokens[token.at : here.at]
    if here.key not in _HEADS or not body or body[0].key in _SORT_BEFORE:
        return 0
    third = _follower(page, here)
    if third is not None and third.key in _HEADS_BEHIND:
        return 0
    if any(abstract(t.key) or t.key in lexicon.abbreviations for t in body):
        return 0
    last = body[-1].key
    on_a_road = len(body) > 1 and last in _IN_ROADS
    named = last in _TOLD or on_a_road or any(_strange(lexicon, t) for t in body)
    if lead in _BY_IT and len(body) == 1:
        named = named or last not in lexicon.generic or last in NAMELY or last in POETIC
    return size if named and last not in words.QUALIFIED and lead not in _ONE_OF else 0


def _strange(lexicon: Lexicon, token: Token) -> bool:
    """Whether a word is in no dictionary, no slip of one that is, and nobody's first name."""
    key = token.key
    if lexicon.ordinary(key) or key in lexicon.given or len(key) < 4:
        return False
    return not (lexicon.near_word(key) or lexicon.swapped(key) or lexicon.respelt(key))


def _alone(page: Page, lexicon: Lexicon, token: Token, following: Token | None) -> bool:
    """Whether a thing one can count stands behind "at" or "from" without an article: "at ladder"."""
    key = token.key
    if _lead(page, token) in _RUNG and key in NAMELY and key not in lexicon.given_word:
        return following is None or following.key not in words.DETERMINERS
    if (key not in _BARELY and not like_a_house(key)) or key in DEPARTMENTS or key in lexicon.given:
        return False
    if token.owning or following is None:
        return True
    if key in lexicon.given_word and _lead(page, token) == "from":
        return False
    return not _noun(lexicon, following)
