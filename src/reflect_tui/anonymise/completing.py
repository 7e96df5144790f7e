"""Names made whole: what stands with its capital beside part of a name is part of it too."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from reflect_tui.anonymise import words
from reflect_tui.anonymise.lexicon import Lexicon
from reflect_tui.anonymise.marks import Mark
from reflect_tui.anonymise.tokens import START, Page, Token
from reflect_tui.anonymise.types import FindingKind

_NAMES = {FindingKind.PERSON, FindingKind.ORG, FindingKind.PLACE}
_QUARTERS = words.bag("north south east west upper lower great little old new high low nether")
_NOBODY = words.PRONOUNS | words.bag("i've i'm i'd i'll she's he's they're we're you're it's they've we've")
_LEADS = words.bag("the at from for with to in of near by called our")
_BODIES = words.bag(
    "choir foodbank crematorium mortuary hostel bakery laundrette launderette mosque synagogue gurdwara "
    "temple chapel abbey allotments allotment playgroup hospice savers fostering homes homecare anglers "
    "rescue harriers rovers wanderers athletic credit buses transport carers befrienders advice "
    "counselling theatre players singers band brass orchestra museum library larder fridge kitchen "
    "store stores bakehouse garage nurseries farm orchard woodland reserve trust foundation fund "
    "network alliance partnership federation society institute legion lodge association cooperative "
    "collective workshop studio studios works yard wharf refuge maternity leisure suite castings foundry "
    "motors tyres timber scaffolding roofing plumbing joinery haulage logistics removals catering "
    "recruitment lettings properties estates gymnastics boxing judo netball cycling runners striders "
    "ramblers radio pottery ceramics quilters bookshop bakers butchers grocers florists chippy chemist "
    "opticians dentists vets kennels cattery stables rowing angling growers dairies brewery tannery sawmill "
    "creamery"
)
"""What a body may be that is called by the name before it."""
_WAYS = words.bag("way road street lane grove park hill bank green bridge gate street court close")
_FOR_WHOM = words.bag("young sexual supported youth memory night home mental older women's men's local free")
_DOINGS = words.bag(
    "carers nursing health justice living outreach meals care group team services service befriending "
    "mediation rehab support café cafe bank"
)
_SORTS = _BODIES | words.bag(
    "housing surgery school primary juniors infants academy college nursery preschool clinic infirmary "
    "hospital house lodge court hall centre center hub project pantry church practice unit shelter "
    "allotments pharmacy dispensary barracks prison ward lifts"
)


def completed(page: Page, lexicon: Lexicon, marks: Sequence[Mark], kept: Collection[int]) -> list[Mark]:
    """The marks, those of names reaching over the capitals that belong to them.

    Args:
        page: The text.
        lexicon: The word lists.
        marks: Its settled marks, in order.
        kept: Places of words in phrases that may stay.
    """
    taken = {token.at for mark in marks for token in _members(page, mark)}
    whole: list[Mark] = []
    for mark in sorted((_complete(page, lexicon, m, kept, taken) for m in marks), key=lambda m: m.start):
        if whole and _one_body(page, lexicon, whole[-1], mark):
            before = whole.pop()
            keys = (*before.keys, *mark.keys)
            whole.append(replace(before, end=mark.end, keys=keys, kind=FindingKind.ORG, sure=False))
        else:
            whole.append(mark)
    return whole


def shorn(page: Page, marks: Sequence[Mark], kept: Collection[int]) -> list[Mark]:
    """The marks without pronouns at the ends of names: "Band C. I asked", "at Cherry Tree I've"."""
    left: list[Mark] = []
    for mark in marks:
        if mark.kind not in _NAMES or mark.listed or mark.detector == "spelt":
            left.append(mark)
            continue
        members = list(_members(page, mark))
        own = [token for token in members if token.key not in _NOBODY]
        if own and mark.kind is not FindingKind.PERSON:
            # "Give It Back" is called so; only what stands at the ends goes.
            own = members[own[0].at - members[0].at : own[-1].at - members[0].at + 1]
        if len(own) == len(members):
            left.append(mark)
        elif own and not all(token.at in kept for token in own):
            keys = tuple(key for key in mark.keys if key not in _NOBODY)
            left.append(replace(mark, start=own[0].start, end=own[-1].end, keys=keys))
    return left


def _one_body(page: Page, lexicon: Lexicon, first: Mark, second: Mark) -> bool:
    """Whether two marks side by side are one name: "Open Hand" and "Calder"."""
    if first.listed or second.listed or page.flat[first.end : second.start] != " " or not second.keys:
        return False
    kinds = {first.kind, second.kind}
    person = second.kind is FindingKind.PERSON and second.keys[0] in lexicon.people_only
    capitals = page.flat[first.start].isupper() and page.flat[second.start].isupper()
    return FindingKind.ORG in kinds and kinds <= _NAMES and capitals and not person and bool(first.keys)


def _members(page: Page, mark: Mark) -> Iterator[Token]:
    at = bisect_left(page.tokens, mark.start, key=lambda t: t.start)
    while at < len(page.tokens) and page.tokens[at].start < mark.end:
        yield page.tokens[at]
        at += 1


def _complete(
    page: Page, lexicon: Lexicon, mark: Mark, kept: Collection[int], taken: Collection[int]
) -> Mark:
    members = list(_members(page, mark))
    if mark.kind not in _NAMES or mark.listed or not members:
        return mark
    if members[0].low or members[0].loud:
        return _sort_behind(page, lexicon, mark, members, taken)
    if (
        members[0].shape not in "TUm"
        or members[0].titled
        or page.flat[mark.end : mark.end + 2] in {"'s", "’s"}
    ):
        return mark
    first, last = members[0], members[-1]
    person = mark.kind is FindingKind.PERSON and (first.key in lexicon.first_names or len(members) > 1)
    while (following := _joined(page, page.next(last), taken)) is not None:
        if not _belongs(lexicon, following, kept, person):
            break
        last = following
    while not first.place and not person and (before := _joined_before(page, first, taken)) is not None:
        if not _belongs(lexicon, before, kept, person):
            break
        first = before
    body = None if person else _body_behind(page, lexicon, first, last)
    last = body or last
    if first is members[0] and last is members[-1]:
        return mark
    return _longer(page, lexicon, mark, first, last, person)


def _sort_behind(
    page: Page, lexicon: Lexicon, mark: Mark, members: Sequence[Token], taken: Collection[int]
) -> Mark:
    """A name without capitals with the sort of body behind it: "mercia housing", "rowan way surgery"."""
    last = members[-1]
    if page.flat[mark.end : mark.end + 2] in {"'s", "’s"} or mark.detector == "title":
        return mark
    given = members[0].key in lexicon.given
    end = None
    for steps in (1, 2, 3):
        token = page.next(last, steps)
        if token is None or token.gap != " " or token.at in taken or token.place:
            break
        if token.key in _SORTS or (token.key in _DOINGS and not given):
            end = token
        elif not (token.key in _WAYS or token.key in words.QUALIFIED or token.key in _FOR_WHOM):
            break
    if end is None:
        return mark
    if mark.kind is FindingKind.PERSON and end.key in lexicon.family_word and members[0].key in lexicon.given:
        # Winifred Ward is somebody.
        return mark
    keys = tuple(t.key for t in page.tokens[members[0].at : end.at + 1])
    return replace(mark, end=end.end, keys=keys, kind=FindingKind.ORG, sure=False)


def _longer(page: Page, lexicon: Lexicon, mark: Mark, first: Token, last: Token, person: bool) -> Mark:
    span = page.tokens[first.at : last.at + 1]
    keys = tuple(token.key for token in span)
    body = not person and any(k in _BODIES or k in lexicon.heads for k in keys)
    # "South Crofty" is a place as Crofty is; "Roots Up Bradford" is somebody's.
    body = body or (first.start < mark.start and lexicon.ordinary(keys[0]) and keys[0] not in _QUARTERS)
    kind = FindingKind.ORG if body else mark.kind
    return replace(mark, start=first.start, end=last.end, keys=keys, kind=kind, sure=False)


def _body_behind(page: Page, lexicon: Lexicon, first: Token, last: Token) -> Token | None:
    """The end of "the Guildry choir" or "at Pyewipe public mortuary": its sort, in small letters."""
    lead = page.before(first)
    if lead is None or first.place or lead.key not in _LEADS:
        return None
    for token in (page.next(last), page.next(last, 2)):
        if token is None or token.gap != " " or token.shape != "l":
            return None
        if token.key in _BODIES:
            return token
        if token.key not in words.QUALIFIED and token.key != "public":
            return None
    return None


def _joined(page: Page, token: Token | None, taken: Collection[int]) -> Token | None:
    """A capital right behind, in the same sentence and in no other mark."""
    if token is None or token.gap != " " or token.place or token.at in taken:
        return None
    return token if token.shape in "Tm" or (token.shape == "U" and token.loud) else None


def _joined_before(page: Page, token: Token, taken: Collection[int]) -> Token | None:
    before = page.before(token)
    if before is None or token.gap != " " or before.at in taken or before.shape not in "Tm":
        return None
    return None if before.place == START else before


def _belongs(lexicon: Lexicon, token: Token, kept: Collection[int], person: bool) -> bool:
    """Whether a capital is a name's own, and no day, people, post or public thing beside it."""
    key = token.key
    if key in lexicon.allow["days"] or key in lexicon.allow["months"] or key in words.TITLES | words.KIN:
        return False
    if key in lexicon.roles or key in lexicon.abbreviations or key in lexicon.allow["peoples"]:
        return False
    if token.loud:
        return key in _BODIES or key in lexicon.heads
    if person:
        return not lexicon.common(key) and key not in lexicon.kept and key not in lexicon.generic
    return token.at not in kept or key in _BODIES
