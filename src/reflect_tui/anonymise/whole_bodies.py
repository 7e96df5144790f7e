"""Bodies from their first word to their last, in any letters: "duke street deaf club", "HAZELBANK HOMES"."""

from __future__ import annotations

from collections.abc import Iterator

from reflect_tui.anonymise import words
from reflect_tui.anonymise.lexicon import Lexicon
from reflect_tui.anonymise.marks import LIKELY, Mark
from reflect_tui.anonymise.plain_words import NAMELY, like_a_house
from reflect_tui.anonymise.tokens import Page, Token
from reflect_tui.anonymise.types import FindingKind
from reflect_tui.anonymise.words import bag

_WHY = "reads like the name of a building or organisation"
_STRONG = bag(
    "methodist methodists baptist baptists quakers urc masjid mosque mandir gurdwara synagogue "
    "crematorium infirmary hospice lodge manor grange priory primary infants juniors academy abc fc afc "
    "rfc foodbank pantry fridge larder hostel refuge foyer homes homecare allotments"
)
"""What hardly follows any word but a name or an article."""
_HEADS = _STRONG | bag(
    "chapel church cathedral abbey temple cemetery hospital royal general surgery clinic pharmacy "
    "dental house court hall centre center school college nursery playgroup preschool university "
    "library museum theatre shelter kitchen cafe café club gym pool baths lido suite station prison "
    "depot garage farm mill plots gardens trust fund foundation charity mission advice housing care "
    "carers services project hub studio studios brewery arms inn tavern stores institute guild "
    "association society forum partnership network choir band cc vets point heights villas"
)
_WEAK = bag(
    "travel coaches motors bakery bakers butchers chippy kebabs pizza tyres skips removals lettings "
    "news gazette herald echo chronicle advertiser observer mercury rovers town brownies guides scouts "
    "cubs cadets legion wi ringers players singers striders runners wheelers harriers anglers lifeboat "
    "coastguard magistrates jobcentre council grammar comprehensive comp annexe outpatients maternity "
    "opticians stables kennels cattery sanctuary reserve quarry colliery works foundry factory "
    "distillery dairy docks marina harbour airport bunkhouse hostel campsite cinema playhouse gallery "
    "bookshop archive market autos taxis cabs cars estates housing tenants residents allotment "
    "community hotel guesthouse villa rest mews crematoria chapel hub fellowship tabernacle mandir "
    "brigade regatta show carnival festival"
)
_PEOPLE = bag("home high rest team service services friends mums dads carers grans grandads company office")
_SHOPS = bag(
    "bakery bakers chippy garage barbers cafe café butchers taxis cabs motors stores kitchen salon "
    "chemist chemists pharmacy removals news autos builders plumbers takeaway kebabs pizza bar store "
    "shop"
)
_SORTS_ONLY = words.QUALIFIED | bag(
    "town job city county petrol charity call shopping garden visitor contact family detention data "
    "sorting remand custody crown magistrates corner chip card betting coffee head care old new big "
    "little main next other same last first local back front whole public private special mental acute "
    "general big senior working mens council village parish open closed empty free home house safe half "
    "farm film music book bus coach train railway tube power fire police ambulance blood milk egg dog "
    "cat horse pig sixth further higher adult over under summer winter easter christmas holiday after "
    "before weekend morning evening friday monday tuesday wednesday thursday saturday sunday nhs test "
    "testing vaccine law county mother grandma's nan's boarding catholic muslim jewish church art craft "
    "games computer it science teaching training conference exhibition meeting building community "
    "playing nice good bad bingo eye ear school nursery hospital ward boat cricket bridge chess snooker "
    "pool second third twenty thirty two three four five six seven eight nine ten"
)
_SINGLE_HEADS = bag(
    "lodge court hall centre primary farm cafe church chapel theatre library surgery clinic hostel "
    "hotel hospital house grange manor priory school college academy nursery mill infants juniors trust "
    "foundation hospice infirmary mosque gurdwara temple community shelter studios gym allotments homes "
    "housing methodist baptist arms inn"
)
"""What an article is missed before, unless a name stands there: "at holly bank school"."""
_WORSHIP = bag("masjid mosque mandir gurdwara synagogue temple")
_BARE_LEADS = bag("at from to in near outside rang ring phoned")
_GROWN = bag("long high great little upper lower over old new two three")
_OPENS = bag(
    "rang has have is was said says want wants wanted sent phoned emailed closed shut opened are were"
)
_WITH_ROOM = (
    words.QUALIFIED
    | _HEADS
    | bag(
        "deaf custody approved welfare hindu muslim sikh jewish free action credit working social "
        "supporters tennis bowling gospel male voice brass silver steel samba amateur dramatic operatic "
        "motor judo karate rowing sailing angling mountain rescue adult education learning language special "
        "needs autism training skills enterprise business science technology girls boys grammar high upper "
        "lower middle catholic home respite dementia mental disability domestic abuse homeless winter "
        "emergency clothing baby repair bike recycling furniture residents tenants general royal county "
        "crown memorial district cottage city town tea tool arts craft water sports eye heart cancer"
    )
)
_ROADS = bag("street road lane avenue hill green park row gate cross")
_NO_ROAD = bag(
    "high main busy back side cross quiet same next other whole off across one two first last long "
    "narrow rail ring trunk country council"
)
_COMPASS = bag("upper lower great little nether north south east west isle")
_SIDES = bag("side end bank shore")
_PLURALS = bag("homes foods gardens stores studios arms hands")
_DOES_AS_ONE = bag("has is was does hasn't isn't wasn't")
_GIVEN_TO = bag("me him us them do did is was rang for")
_LAND = NAMELY | bag(
    "coast bay valley vale edge end town view water park borough dale wold fen fens rise close way "
    "drive crescent terrace square point heights grove"
)
_BY_TREE = NAMELY | {"tree"}
_AT_IT = bag(
    "at from in to with for by of the outside behind near and on rang ring phoned joined left visited "
    "runs ran manages chairs join"
)
_CLOSED = words.FUNCTION | words.KIN | words.TITLES | words.BEFORE_NAMES


def whole_bodies(page: Page, lexicon: Lexicon, kept: set[int]) -> Iterator[Mark]:
    """Marks for bodies told by the word they end in, with all that stands before it and belongs to them."""
    for token in page.tokens:
        if not _may_be_head(lexicon, token) or not token.at or token.place or token.shape not in "lTU":
            continue
        last = _past_sorts(page, token)
        if last is None or last.at in kept:
            continue
        begin = _beginning(page, lexicon, last, token)
        if begin is None or begin.at in kept:
            continue
        members = page.tokens[begin.at : token.at + 1]
        keys = tuple(t.key for t in members if t.key not in _HEADS or lexicon.ordinary(t.key))
        yield Mark(begin.start, token.end, FindingKind.ORG, _WHY, "whole-body", False, LIKELY + 3, keys)


def _may_be_head(lexicon: Lexicon, token: Token) -> bool:
    """Whether a word may end the name of a body; rarer ones only where capitals tell nothing."""
    if token.key in _HEADS:
        return True
    return (token.low or token.loud) and (token.key in _WEAK or token.key in lexicon.heads - _PEOPLE)


def _step(page: Page, token: Token) -> Token | None:
    """The word before that could belong to the same name."""
    before = page.before(token)
    if before is None or token.place or token.gap not in {" ", "-", "\n"} or before.owning:
        return None
    return before if before.shape in "lTUo" and len(before.key) > 1 else None


def _past_sorts(page: Page, head: Token) -> Token | None:
    """The last word before "methodist church" or "community fridge" that does not say what sort it is."""
    here = _step(page, head)
    for _ in range(3):
        if here is None or here.key not in _WITH_ROOM:
            break
        here = _step(page, here)
    if here is None or here.key in _CLOSED - {"end"} or words.person_verb(here.key):
        return None
    return here


def _capitals_fit(page: Page, token: Token) -> bool:
    """Whether a word may belong to a name by its letters: where capitals tell, it needs one."""
    return token.low or token.loud or token.shape in "TU"


def _beginning(page: Page, lexicon: Lexicon, last: Token, head: Token) -> Token | None:
    """The first word of the name that ends in `last` and its sorts, or None if there is none."""
    if not _capitals_fit(page, last):
        return None
    before = _step(page, last)
    if before is not None and not _capitals_fit(page, before):
        before = None
    free = before is not None and before.key not in _CLOSED and not words.person_verb(before.key)
    if last.key in _ROADS:
        return _with_road(page, lexicon, before) if before is not None and free else None
    if last.key in _SIDES:
        return before if before is not None and before.key in _COMPASS else None
    if strange(page, lexicon, last):
        begin = _stretched(page, lexicon, last)
        told = head.key in _HEADS or bool(begin.place) or _lead(page, begin) in _AT_IT or "," in begin.gap
        return begin if told else None
    if head.key in _WORSHIP and (last.key in lexicon.given or last.key in lexicon.family):
        return _of_worship(page, lexicon, last)
    if head.key in _SHOPS and last.key[-1:] == "s" and _owner(lexicon, last.key[:-1]):
        return last
    bare = _bare(page, lexicon, last, head)
    if bare is not None:
        return bare
    if before is None:
        return last if _led(page, lexicon, last, head) else None
    plain = last.key in lexicon.roles or last.key in lexicon.kept
    land = last.key in _LAND or not lexicon.common(last.key) or _lead(page, before) in {"at", "from"}
    if free and not plain and land and strange(page, lexicon, before):
        return _stretched(page, lexicon, before)
    if last.key in _BY_TREE and (before.key in NAMELY or last.key == "tree") and free:
        return before if _lead(page, before) in _AT_IT and before.key != "christmas" else None
    if free and head.key in _PLURALS and _taken_as_one(page, head) and last.at == head.at - 1:
        return before if before.key not in lexicon.generic else None
    return last if _led(page, lexicon, last, head) else None


def _of_worship(page: Page, lexicon: Lexicon, last: Token) -> Token:
    """The first word of "zamir noor masjid", whose words are first names."""
    here = last
    for _ in range(2):
        before = _step(page, here)
        named = before is not None and (before.key in lexicon.given or not lexicon.ordinary(before.key))
        if before is None or not named or not _capitals_fit(page, before):
            break
        here = before
    return here


def _owner(lexicon: Lexicon, key: str) -> bool:
    """Whether a shop may be somebody's of this name: "khans bakery"."""
    known = key in lexicon.given or key in lexicon.family
    return len(key) > 2 and (known or (key in lexicon.family_word and not lexicon.common(key)))


def _bare(page: Page, lexicon: Lexicon, last: Token, head: Token) -> Token | None:
    """The first word where "at" or "from" has no article, or a body of two words begins a sentence."""
    if head.key not in _SINGLE_HEADS or not (last.low or last.loud) or last.at != head.at - 1:
        return None
    here: Token | None = last
    for size in range(1, 4):
        grown = here is not None and size > 1 and here.key in _GROWN
        if here is None or not (grown or _plain_name(lexicon, here)):
            return None
        if _lead(page, here) in _BARE_LEADS:
            return here if size > 1 or _by_itself(lexicon, here) else None
        if here.place and size == 2:
            following = page.next(head)
            does = following is not None and not following.place and following.key in _OPENS
            return here if does else None
        here = _step(page, here)
    return None


def _by_itself(lexicon: Lexicon, token: Token) -> bool:
    """Whether one ordinary word is enough where an article is missed: "at carter house", "to heron lodge"."""
    key = token.key
    if key in lexicon.given or key in lexicon.given_word:
        return False
    return key in lexicon.family_word or key in NAMELY or not lexicon.common(key)


def _plain_name(lexicon: Lexicon, token: Token) -> bool:
    """Whether an ordinary word may be part of a name rather than say what sort of thing it is."""
    key = token.key
    if key in _CLOSED | _SORTS_ONLY or words.person_verb(key) or key in lexicon.roles or key in lexicon.kept:
        return False
    sort = key in lexicon.generic and key not in NAMELY and key not in _ROADS
    return not (sort or key in lexicon.abbreviations or key.endswith(("ing", "ly")) or len(key) < 3)


def _lead(page: Page, token: Token) -> str:
    """The word before in the same sentence, or nothing."""
    before = page.before(token)
    return before.key if before is not None and not token.place and token.gap.isspace() else ""


def _led(page: Page, lexicon: Lexicon, last: Token, head: Token) -> bool:
    """Whether one word nobody uses much stands where only a name would: "they rang me minster lodge"."""
    if head.key not in _STRONG or lexicon.common(last.key) or last.at != head.at - 1 or page.careless:
        return False
    known = last.key in lexicon.generic or last.key in lexicon.roles or last.key in lexicon.kept
    person = last.key in lexicon.given or last.key in lexicon.abbreviations
    return not (known or person) and (_lead(page, last) in _GIVEN_TO or "," in last.gap)


def _with_road(page: Page, lexicon: Lexicon, before: Token) -> Token | None:
    """The first word of the road's name: "duke street", "st mary's lane"."""
    key = before.key
    if key in _NO_ROAD or key in words.DETERMINERS or len(key) < 3:
        return None
    further = _step(page, before)
    joined = further is not None and further.key in _COMPASS | {"st", "saint", "king", "queen", "old"}
    return further if joined and further is not None and _capitals_fit(page, further) else before


def _taken_as_one(page: Page, head: Token) -> bool:
    """Whether a plural has a verb in the singular: "tame edge homes has"."""
    following = page.next(head)
    return following is not None and not following.place and following.key in _DOES_AS_ONE


def _stretched(page: Page, lexicon: Lexicon, token: Token) -> Token:
    """The first of the strange words and of "upper" or "north" before them."""
    here = token
    for _ in range(2):
        before = _step(page, here)
        if before is None or not _capitals_fit(page, before):
            break
        if before.key not in _COMPASS and not strange(page, lexicon, before):
            break
        here = before
    return here


def strange(page: Page, lexicon: Lexicon, token: Token) -> bool:
    """Whether a word is a place's name or in no dictionary, no slip and nobody's first name."""
    key = token.key
    if len(key) < 4 or key in lexicon.kept or key in lexicon.abbreviations or "'" in key:
        return False
    if lexicon.ordinary(key) or key in lexicon.generic or key in lexicon.roles:
        return False
    if key in lexicon.places or like_a_house(key):
        return True
    if key in lexicon.given or (key.endswith("s") and key[:-1] in lexicon.given):
        return False
    if _lead(page, token) in words.TITLES:
        return False
    likeness = lexicon.likeness(key)
    if page.careless and likeness < 1:
        return False
    if key in lexicon.family and len(key) > 4 and not page.careless:
        return True
    slip = lexicon.near_word(key) and likeness < (1 if page.careless else -0.5)
    slip = slip or lexicon.swapped(key) or (lexicon.respelt(key) and likeness < 1)
    return not (slip or _joined(page, lexicon, token))


def _joined(page: Page, lexicon: Lexicon, token: Token) -> bool:
    """Whether a word is two common ones put together, and no capital or bare "at" makes it a name."""
    capital = token.shape == "T" and not token.place and not token.loud
    bare = _lead(page, token) in {"at", "from", "to", "in", "by", "near"}
    return not (capital or bare) and lexicon.compound(token.key)
