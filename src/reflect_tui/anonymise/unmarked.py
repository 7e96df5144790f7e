"""Places, buildings and branches in text whose capitals tell nothing."""

from __future__ import annotations

from collections.abc import Iterator

from reflect_tui.anonymise import words
from reflect_tui.anonymise.lexicon import Lexicon
from reflect_tui.anonymise.marks import LIKELY, Mark
from reflect_tui.anonymise.spelling import near_function
from reflect_tui.anonymise.tokens import Page, Token
from reflect_tui.anonymise.types import FindingKind
from reflect_tui.anonymise.words import bag

_PLACE_BEFORE = bag(
    "in at near around from to of outside towards across through via into inside past behind beside opposite"
)
_BUILDING_BEFORE = _PLACE_BEFORE | bag("with for on by rang ring phoned called emailed is")
_BUILDINGS = bag(
    "dental court lodge house ward primary academy infants juniors surgery hospice hall shed hub grange "
    "manor priory nursery practice estate school centre college clinic hospital theatre library "
    "farm medical bank grove view flats gym team croft cottage cottages villas towers infirmary chapel mill "
    "forge foyer barn pavilion"
)
# Behind a name these are a body too, but as often an ordinary thing: only with a word nobody uses otherwise.
_BODIES = bag(
    "pantry refuge shelter larder foodbank hostel hotel club project trust church mosque temple gurdwara "
    "synagogue prison hub station community bank group choir playgroup creche allotments kitchen cafe "
    "scheme mission surgery centre practice home school nursery unit clinic library hall court"
)
_QUALIFIERS = words.QUALIFIED | bag("street road lane green hill park cross bank court")
_OF_A_ROAD = bag("street road lane green hill park cross church")
_TREES = bag("silver golden green red white black blue royal copper tree gateway")
_BODY_BEFORE = bag("at from to with by")
_BEFORE_CODE = bag("hmp hmyoi hmps ysgol canolfan")
# In small letters these are hardly ever anything but a named home, school or hospital.
_NAMED_HEADS = bag(
    "croft towers lodge court manor grange priory hospice infirmary primary infants juniors academy"
)
_PLACE_TAILS = bag("side green park heath hill moor bridge ford common cross gate end bay head island")
_STREETS = bag("road street lane avenue crescent terrace drive close gardens grove mews row rd ave")
_NOT_BEFORE_BUILDING = bag(
    "the a an our my their her his this that your care day family crown county high magistrates "
    "youth old new big small empty primary secondary special boarding sunday night local main "
    "whole village town church public own council nursing residential health medical dental food "
    "blood river piggy clothes bottle open in at to from of play acute mental children's "
    "childrens childs maternity infant junior safe half"
)


def unmarked(page: Page, lexicon: Lexicon, kept: set[int]) -> Iterator[Mark]:
    """Marks for places, "at willow lodge" and "citizens advice barnsley" where capitals tell nothing."""
    for token in page.tokens:
        if (token.low and token.shape == "l") or token.loud:
            yield from _building(page, lexicon, kept, token)
            yield from _body(page, lexicon, token)
            yield from _prison(page, lexicon, token)
            yield from _saint(page, token)
            yield from _branch(page, lexicon, kept, token)
            yield from _street(page, lexicon, token)
    yield from _places(page, lexicon)


def _places(page: Page, lexicon: Lexicon) -> Iterator[Mark]:
    done = 0
    for token in page.tokens:
        if token.at >= done and ((token.low and token.shape == "l") or token.loud):
            size = _place_at(page, lexicon, token)
            if size:
                done = token.at + size
                yield _mark(
                    page.tokens[token.at : done],
                    FindingKind.PLACE,
                    "is the name of a place",
                    "place-name",
                    True,
                )


def _place_at(page: Page, lexicon: Lexicon, token: Token) -> int:
    """How many words of a place begin here; ordinary words need "in" or "from" before them."""
    before = page.before(token)
    lead = before.key if before is not None and not token.place else ""
    for phrase in lexicon.long_places.get(token.key, ()):
        members = page.tokens[token.at : token.at + len(phrase)]
        same = tuple(t.key for t in members) == phrase and all(t.gap in {" ", "-", "\n"} for t in members[1:])
        if same and (lead in _PLACE_BEFORE or not all(lexicon.ordinary(p) for p in phrase)):
            return len(phrase)
    if token.key not in lexicon.places or token.key in lexicon.given or len(token.key) < 3:
        return 0
    rare = not lexicon.ordinary(token.key)
    return int(rare or (lead in {"in", "from", "near", "at", "to"} and not lexicon.common(token.key)))


def _building(page: Page, lexicon: Lexicon, kept: set[int], token: Token) -> Iterator[Mark]:
    tokens = page.tokens
    if token.key not in _BUILDINGS or token.at < 2 or token.at in kept:
        return
    begin = token.at - 1
    lead = tokens[begin - 1]
    if lead.key not in _BUILDING_BEFORE | {"the"} and begin >= 2 and not tokens[begin].place:
        begin, lead = begin - 1, tokens[begin - 2]
    body = tokens[begin : token.at]
    if lead.key == "the" and any(lexicon.common(t.key) for t in body):
        return
    strong = token.key in _NAMED_HEADS and lead.key != "the" and len(body) == 1
    named = all((_can_name(lexicon, t) or (strong and _could_name(t))) and t.at not in kept for t in body)
    joined = all(t.gap in {" ", "-"} and not t.place for t in tokens[begin : token.at + 1])
    if named and joined and lead.key in _BUILDING_BEFORE | {"the"}:
        why = "reads like the name of a building or organisation"
        yield _mark(tokens[begin : token.at + 1], FindingKind.ORG, why, "organisation", False)


def _body(page: Page, lexicon: Lexicon, token: Token) -> Iterator[Mark]:
    """A body with its sort of thing and what qualifies that: "at lightermans night shelter"."""
    tokens = page.tokens
    if token.key not in _BODIES | _NAMED_HEADS or not token.at:
        return
    begin = token.at
    while begin > token.at - 3 and begin > 1 and tokens[begin - 1].key in _QUALIFIERS:
        begin -= 1
    qualified = begin < token.at
    end, body = begin, begin
    while body > max(0, end - 2) and (_can_name(lexicon, tokens[body - 1]) or tokens[body - 1].key in _TREES):
        before = tokens[body - 1]
        if before.key in words.PARTICLES or words.person_verb(before.key) or before.key in _BUILDING_BEFORE:
            break
        if (body < end and tokens[body].place) or before.key in words.KIN or len(before.key) < 3:
            break
        body -= 1
    lead = tokens[body - 1].key if body and not tokens[body].place else ""
    opens = qualified and end - body == 2 and (tokens[body].place or "," in tokens[body].gap)
    opens = opens or (bool(tokens[body].place) and not any(lexicon.ordinary(t.key) for t in tokens[body:end]))
    if body == end or lead == "is" or not (opens or lead in _BUILDING_BEFORE | {"the"}):
        return
    if any(t.gap not in {" ", "-"} or t.place for t in tokens[body + 1 : token.at + 1]):
        return
    name = tokens[body:end]
    rare = [t for t in name if _rare(page, lexicon, t)]
    on_a_road = tokens[end].key in _OF_A_ROAD and qualified
    painted = qualified and lead != "the" and (len(name) == 2 or on_a_road)
    painted = painted and any(_namely(lexicon, t) for t in name)
    if rare or painted:
        why = "reads like the name of a building or organisation"
        yield _mark(tokens[body : token.at + 1], FindingKind.ORG, why, "organisation", False)


def _rare(page: Page, lexicon: Lexicon, token: Token) -> bool:
    """Whether a word is hardly used but to call something by it, and no slip of a common word."""
    key = token.key
    if lexicon.common(key) or key in lexicon.kept or key in lexicon.abbreviations or "'" in key:
        return False
    if lexicon.ordinary(key):
        return True
    slip = lexicon.near_word(key) and (page.careless or lexicon.likeness(key) < 0)
    return not (slip or lexicon.swapped(key) or lexicon.respelt(key))


def _namely(lexicon: Lexicon, token: Token) -> bool:
    """Whether a common word is a family name or a first name as well: "birch", "holm"."""
    return token.key in lexicon.family_word or token.key in lexicon.given_word or token.key in _PLACE_TAILS


def _prison(page: Page, lexicon: Lexicon, token: Token) -> Iterator[Mark]:
    """A prison or Welsh school by the word before its name: "hmp scarcliffe"."""
    if token.key not in _BEFORE_CODE:
        return
    following = page.next(token)
    if following is None or following.gap != " " or following.place or following.shape == "d":
        return
    if following.key in words.FUNCTION or words.person_verb(following.key):
        return
    last = following
    third = page.next(following)
    if third is not None and third.gap == " " and not third.place and not lexicon.common(third.key):
        last = third if third.shape != "d" else last
    why = "reads like the name of a building or organisation"
    yield _mark(page.tokens[token.at : last.at + 1], FindingKind.ORG, why, "organisation", False)


def _can_name(lexicon: Lexicon, token: Token) -> bool:
    plain = token.key in _NOT_BEFORE_BUILDING or token.key in words.FUNCTION or token.key in lexicon.generic
    # "teh kitchen" is the kitchen.
    small = near_function(token.key) or (len(token.key) < 4 and lexicon.swapped(token.key))
    slip = small and not lexicon.common(token.key) and token.key not in lexicon.family
    return token.shape != "d" and not plain and not slip and token.key not in lexicon.roles


def _could_name(token: Token) -> bool:
    """Whether a word that elsewhere says only what sort of thing it is may name a home: "gateway lodge"."""
    return token.shape != "d" and token.key not in _NOT_BEFORE_BUILDING and token.key not in words.FUNCTION


def could_be_building(page: Page, lexicon: Lexicon, token: Token) -> bool:
    """Whether a small word with "house" behind it may be a building's name, or is that "house"."""
    if _in_a_body(page, token):
        return True
    following, before = page.next(token), page.before(token)
    behind = _BUILDINGS | _PLACE_TAILS
    if token.key in behind and before is not None and token.gap == " " and not token.place:
        return could_be_building(page, lexicon, before)
    if following is None or following.key not in behind or following.gap != " " or following.place:
        return False
    plain = token.key in words.FUNCTION or token.key in _NOT_BEFORE_BUILDING or words.person_verb(token.key)
    announced = before is not None and not token.place and before.key in _BUILDING_BEFORE | {"the", "and"}
    return announced and not plain and token.key not in lexicon.generic and token.shape == "l"


def _in_a_body(page: Page, token: Token) -> bool:
    """Whether a small word stands between "at" and "centre", one or two more words allowed."""
    tokens = page.tokens
    head = next((i for i in range(token.at, min(len(tokens), token.at + 4)) if tokens[i].key in _BODIES), -1)
    if head < 0 or any(tokens[i].gap != " " or tokens[i].place for i in range(token.at + 1, head + 1)):
        return False
    for lead in range(token.at - 1, max(-1, head - 5), -1):
        if tokens[lead + 1].gap != " " or tokens[lead + 1].place:
            return False
        if tokens[lead].key in _BODY_BEFORE:
            body = tokens[lead + 1 : head]
            plain = all(t.key in _QUALIFIERS | _NOT_BEFORE_BUILDING for t in body)
            return bool(body) and not plain and not any(t.key in words.FUNCTION for t in body)
    return False


def _saint(page: Page, token: Token) -> Iterator[Mark]:
    """A saint's name, with the school or ward behind it."""
    following = page.next(token)
    if (
        token.key not in {"st", "saint"}
        or following is None
        or following.gap not in {" ", ". "}
        or following.shape == "d"
    ):
        return
    if following.key in words.FUNCTION:
        return
    last = following
    head = page.next(following)
    if head is not None and head.key in _BUILDINGS | _BODIES and head.gap.strip("'’sS") == " ":
        last = head
    end = last.end + 2 if last.owning and page.after(last)[1:2] in {"s", "S"} else last.end
    keys = tuple(t.key for t in page.tokens[token.at : last.at + 1])
    yield Mark(
        token.start,
        end,
        FindingKind.ORG,
        "reads like a church, school or hospital",
        "organisation",
        False,
        LIKELY + 1,
        keys,
    )


def _street(page: Page, lexicon: Lexicon, token: Token) -> Iterator[Mark]:
    """An unknown word before "terrace" or "lane"."""
    before = page.before(token)
    if token.key not in _STREETS or before is None or token.gap != " " or before.shape == "d":
        return
    if not lexicon.ordinary(before.key) and len(before.key) > 2 and before.key not in lexicon.kept:
        why = "looks like the name of a street"
        yield Mark(before.start, token.end, FindingKind.ADDRESS, why, "street", False, LIKELY + 1)


def _branch(page: Page, lexicon: Lexicon, kept: set[int], token: Token) -> Iterator[Mark]:
    """A national body's branch, by the place behind it."""
    tokens = page.tokens
    if token.key not in lexicon.places or token.at - 1 not in kept or token.gap != " ":
        return
    begin = token.at - 1
    while begin - 1 in kept and tokens[begin].gap == " ":
        begin -= 1
    if " ".join(t.key for t in tokens[begin : token.at]) in lexicon.allow["public"]:
        yield _mark(
            tokens[begin : token.at + 1], FindingKind.ORG, "reads like a local branch", "organisation", True
        )


def _mark(tokens: list[Token], kind: FindingKind, why: str, name: str, sure: bool) -> Mark:
    weight = LIKELY + 1 if kind is FindingKind.ORG else LIKELY
    return Mark(tokens[0].start, tokens[-1].end, kind, why, name, sure, weight, tuple(t.key for t in tokens))
