"""Bodies called by plain words, found by what stands beside them: "the lads from Gateway"."""

from __future__ import annotations

from collections.abc import Iterator

from reflect_tui.anonymise import words
from reflect_tui.anonymise.lexicon import Lexicon
from reflect_tui.anonymise.marks import LIKELY, Mark
from reflect_tui.anonymise.naming import paper
from reflect_tui.anonymise.plain_words import (
    BEFORE_AT,
    CLUBS,
    INSTITUTIONAL,
    NAMELY,
    POETIC,
    THINGS,
    TOWNS,
    abstract,
)
from reflect_tui.anonymise.runs import Run, Sort, runs
from reflect_tui.anonymise.tokens import START, Page, Token
from reflect_tui.anonymise.types import FindingKind
from reflect_tui.anonymise.words import bag

_WHY = "stands where an organisation would"
_WHERE = "stands where a place would"
_WEAK = bag("at from with to by into outside behind near visited visiting phoned joined via")
_WHERE_TO = bag("at from outside behind visited visiting rang phoned")
_OF = bag("of for")
_BEFORE_OF = bag(
    "head tour rest manager children people visit trustees chair out minutes mins notes friends back "
    "front hall founder staff name half run worked works working volunteers cook cooks"
)
_BEFORE_COMMA = bag(
    "meeting room huddle visit mtg hall minutes mins placement session supervision centre service project "
    "charity ward home hostel school shop surgery unit that's us context base"
)
_GOING = bag("in at from to near round around up down past over")
_OUR = bag(
    "project charity service ward home hostel school shop cafe café club group place nursery team centre "
    "company agency unit surgery church hub organisation"
)
_OWNED = bag(
    "manager managers staff volunteers trustees kitchen trustee chair board director coordinator cook "
    "caretaker minibus garden garden's tenants residents open annual steering carers front waiting team "
    "receptionist head headteacher governors clients members customers"
)
_THE_LOT = bag("lot crowd crew gang bunch people lads girls volunteers staff minibus")
_OF_SORT = bag(
    "ward unit wing hostel centre center project school surgery clinic house lodge hub café cafe club "
    "nursery shelter refuge allotments allotment church mosque choir bakery hall pantry foodbank"
)
_SUBJECT = words.AUXILIARIES | bag(
    "said says wants wanted want sent sends rang rings runs ran sounds sounded offers offered opens "
    "opened closes closed shuts shut starts started took takes gave gives has've train trains meet meets"
)
_PAPER_OF = bag("annual agm newsletter trustees steering volunteers")
_SHEETS = bag("notes minutes mins huddle handover meeting newsletter update log rota user users visit")
_STREETS = bag("street road lane avenue terrace drive close gardens grove row square hill")
_DEVISED = bag(
    "read reading watched watching watch play played playing sang sing song book film heard called"
)
_TENS = bag(
    "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty "
    "seventy eighty ninety"
)

_NAMES = NAMELY | POETIC
_PLAIN = INSTITUTIONAL | (words.FUNCTION - POETIC) | words.JOINERS
_OPENING = words.FUNCTION - POETIC - words.BEFORE_NAMES
_ON_WARD = _WEAK | {"on", "in", "of"}
_BEFORE_THE = _WEAK | _OF | _GOING | {"on"}
_ON_TOP = _OWNED | _SHEETS


def plain_bodies(page: Page, lexicon: Lexicon, kept: set[int]) -> Iterator[Mark]:
    """Marks for bodies of plain words with capitals, in sentences that are not all in capitals."""
    for whole in runs(page, lexicon, kept):
        run = _to_the_day(lexicon, whole)
        if all(t.at in kept for t in run.tokens):
            continue
        found = _read(page, lexicon, run)
        if found is not None:
            tokens, kind = found
            why = _WHY if kind is FindingKind.ORG else _WHERE
            keys = tuple(t.key for t in tokens if t.key != "the" or t is not tokens[0])
            yield Mark(tokens[0].start, tokens[-1].end, kind, why, "plain-body", False, LIKELY + 2, keys)


def _to_the_day(lexicon: Lexicon, run: Run) -> Run:
    """The run as far as "on Tuesday", "in March" or "for Christmas"."""
    for i in range(1, len(run.tokens)):
        loose = run.sorts[i] is Sort.JOINER and run.tokens[i].key in {"on", "in", "for", "upon"}
        if loose and "-" not in run.tokens[i].gap and run.sorts[i + 1 : i + 2] == [Sort.KEPT]:
            return run.part(0, i)
        if i > 1 and run.sorts[i] is Sort.KEPT and run.tokens[i].key in lexicon.allow["days"]:
            return run.part(0, i)
    return run


def _read(page: Page, lexicon: Lexicon, run: Run) -> tuple[list[Token], FindingKind] | None:
    """The words of a run that name a body or a place, and which of the two."""
    for rule in (
        _with_the,
        _of_street,
        _with_sort,
        _numbered,
        _led,
        _owning,
        _subject,
        _on_paper,
        _beside,
        _signed,
        _anywhere,
    ):
        tokens = rule(page, lexicon, run)
        if tokens:
            return tokens, FindingKind.ORG
    tokens = _corner(page, lexicon, run)
    return (tokens, FindingKind.PLACE) if tokens else None


def _lead(page: Page, token: Token, steps: int = 1) -> str:
    """The small word some steps back in the same sentence, or nothing."""
    here = token
    for _ in range(steps):
        before = page.before(here)
        if before is None or here.place or here.gap.strip(" \n*_[") not in {"", "-"}:
            return ""
        here = before
    return here.key if here.shape == "l" else ""


def _is_person(lexicon: Lexicon, run: Run) -> bool:
    """Whether a name in the run, a title or an initial leaves it to the rules for people and places."""
    first = run.tokens[0].key
    known = first in lexicon.first_names and first not in _NAMES
    named = first in lexicon.given_word and any(
        t.key in lexicon.family_word and t.key not in NAMELY for t in run.tokens[1:]
    )
    return known or named or bool({Sort.NAME, Sort.TITLE, Sort.INITIAL} & set(run.sorts))


def _plainly_a_process(lexicon: Lexicon, tokens: list[Token]) -> bool:
    """Whether capitals only make the title of a form, a post or a step in a process."""
    last = tokens[-1].key
    if paper(last) or (last in lexicon.roles and last not in NAMELY):
        return True
    opens = (
        1 if len(tokens) > 1 and tokens[0].key.endswith("ing") and tokens[1].key not in INSTITUTIONAL else 0
    )
    return any(abstract(t.key) for t in tokens[opens:])


def _distinct(lexicon: Lexicon, run: Run) -> bool:
    """Whether two or more capitals are more than a department, a form or a post."""
    tokens = run.tokens
    if len(tokens) < 2 or _is_person(lexicon, run) or _plainly_a_process(lexicon, tokens):
        return False
    told = any(
        t.key in NAMELY or not (t.key in _PLAIN or t.key in lexicon.kept or t.key in lexicon.roles)
        for t in tokens
    )
    return told and all(t.shape in "Tl" for t in tokens) and tokens[-1].shape == "T"


def _telling(lexicon: Lexicon, run: Run) -> bool:
    """Whether the words are such as a body is called by, rather than what sort of body it is."""
    if _is_person(lexicon, run) or _plainly_a_process(lexicon, run.tokens):
        return False
    if any(t.key in NAMELY and t.shape == "T" for t in run.tokens):
        return True
    if len(run.tokens) < 2 or any(t.shape not in "Tl" for t in run.tokens):
        return False
    if all(t.key in lexicon.allow["days"] or t.key in lexicon.times for t in run.tokens):
        return False
    return all(
        t.key in POETIC or s in {Sort.WORD, Sort.JOINER} for t, s in zip(run.tokens, run.sorts, strict=True)
    )


def _with_the(page: Page, lexicon: Lexicon, run: Run) -> list[Token]:
    """As in "from The Ledge", "Trustee, The Larder": an article with a capital it does not need."""
    first = run.tokens[0]
    before = page.before(first)
    if first.text != "The" or first.place or before is None or len(run.tokens) < 2:
        return []
    comma = first.gap == ", "
    if (
        not (comma or (first.gap in {" ", "\n"} and (before.shape == "l" or before.key in words.FUNCTION)))
        or before.key in _DEVISED
    ):
        return []
    rest = run.part(1, len(run.tokens))
    last = rest.tokens[-1]
    distinct = any(s in {Sort.WORD, Sort.NAME} for s in rest.sorts) or _telling(lexicon, rest)
    plain = abstract(last.key) or paper(last.key) or last.key in lexicon.roles
    return run.tokens if distinct and not plain and rest.tokens[0].shape == "T" else []


def _of_street(page: Page, lexicon: Lexicon, run: Run) -> list[Token]:
    """As in "Angus Street Baptists", "Sparrow Lane ABC"."""
    for i in range(1, len(run.tokens) - 1):
        if run.tokens[i].key in _STREETS and run.tokens[i + 1].key in CLUBS and run.tokens[i + 1].gap == " ":
            begin = 1 if run.tokens[0].key in words.FUNCTION and i > 1 else 0
            return run.tokens[begin : i + 2]
    return []


def _with_sort(page: Page, lexicon: Lexicon, run: Run) -> list[Token]:
    """As in "on Cedar ward", "St Nick's allotments": the sort of thing behind it in small letters."""
    first, last = run.tokens[0], run.tokens[-1]
    following = page.next(last)
    if following is None or following.key not in _OF_SORT or following.shape != "l" or following.place:
        return []
    saint = first.key in {"st", "saint"} and len(run.tokens) > 1
    if saint:
        return [*run.tokens, following] if following.gap in {" ", "'s ", "’s "} else []
    stranger = Sort.NAME in run.sorts and first.key not in lexicon.first_names and len(run.tokens) == 1
    if (
        following.gap != " "
        or (_is_person(lexicon, run) and not stranger)
        or len(run.tokens) > 3
        or first.place
    ):
        return []
    named = run.sorts[-1] in {Sort.WORD, Sort.NAME} or last.key in NAMELY
    if not named or any(abstract(t.key) or t.shape != "T" for t in run.tokens):
        return []
    return [*run.tokens, following] if _lead(page, first) in _ON_WARD else []


def _numbered(page: Page, lexicon: Lexicon, run: Run) -> list[Token]:
    """As in "been at Number Forty"."""
    pair = run.tokens[:2]
    numbered = len(pair) == 2 and pair[0].key == "number" and pair[1].key in _TENS and pair[1].shape == "T"
    return pair if numbered and not pair[0].place else []


def _led(page: Page, lexicon: Lexicon, run: Run) -> list[Token]:
    """As in "the woman from Second Wind", "our charity is called Open Door", "in Plane and Vice"."""
    first = run.tokens[0]
    lead, second = _lead(page, first), _lead(page, first, 2)
    if not lead or first.place or run.tokens[-1].shape == "d":
        return []
    signed = len(run.tokens) == 3 and run.tokens[1].key == "and"
    if signed and run.tokens[0].key in THINGS and run.tokens[2].key in THINGS and lead not in {"a", "an"}:
        return run.tokens
    if lead in words.NAMING and (second in _OUR or {_lead(page, first, 3)} & _OUR):
        return run.tokens if not _is_person(lexicon, run) else []
    if lead == "the" and len(run.tokens) > 1 and second in _BEFORE_THE:
        return run.tokens if _telling(lexicon, run) else []
    if (
        lead in _OF
        and second in _BEFORE_OF
        and (_distinct(lexicon, run) or (len(run.tokens) > 1 and _telling(lexicon, run)))
    ):
        return run.tokens
    if lead in _WHERE_TO and _distinct(lexicon, run):
        return run.tokens
    if lead not in _WEAK or not _telling(lexicon, run):
        return []
    if len(run.tokens) > 1:
        return run.tokens
    strong = second in BEFORE_AT and lead in {"at", "from"}
    return run.tokens if strong and (first.key not in lexicon.either or first.key in NAMELY) else []


def _beside(page: Page, lexicon: Lexicon, run: Run) -> list[Token]:
    """As in "Hospital discharge meeting, Pathways", "our charity (Open Door)"."""
    first, before = run.tokens[0], page.before(run.tokens[0])
    if before is None or first.gap not in {", ", " (", " – ", " - "} or before.key not in _BEFORE_COMMA:
        return []
    after = page.after(run.tokens[-1])
    closed = after[:1] in {",", ")", ".", "\n", ";", ""} or after[:2] in {" –", " -", "'s"}
    return run.tokens if closed and _telling(lexicon, run) else []


def _signed(page: Page, lexicon: Lexicon, run: Run) -> list[Token]:
    """As in "Registered Manager, Safe Harbour", or below the post in a signature."""
    first, before = run.tokens[0], page.before(run.tokens[0])
    i = next((i for i, t in enumerate(run.tokens) if i and "\n" in t.gap), 0)
    if i:
        return []
    if (
        before is None
        or before.shape not in "TU"
        or not (before.key in lexicon.roles or before.key in {"lead", "inclusion"})
    ):
        return []
    after = page.after(run.tokens[-1])
    if first.gap not in {", ", "\n", "), ", " at ", " | ", ",\n"}:
        return []
    closed = after[:1] in {",", ")", "\n", ";", ""} or after[:2] in {" |", " –", " -"}
    named = _telling(lexicon, run) or _distinct(lexicon, run)
    return run.tokens if closed and named else []


def _owning(page: Page, lexicon: Lexicon, run: Run) -> list[Token]:
    """As in "Second Wind's manager", "the Marsh Green lot"."""
    last = run.tokens[-1]
    following = page.next(last)
    if following is None or following.shape != "l" or following.place or not _telling(lexicon, run):
        return []
    several = len(run.tokens) > 1
    if last.owning and following.key in _OWNED and (several or not run.tokens[0].place):
        return run.tokens
    lot = following.key in _THE_LOT and following.gap == " " and _lead(page, run.tokens[0]) == "the"
    return run.tokens if lot else []


def _subject(page: Page, lexicon: Lexicon, run: Run) -> list[Token]:
    """As in "Marsh Green has a form for it", "thinks Second Wind sounds like indigestion"."""
    last = run.tokens[-1]
    following = page.next(last)
    if len(run.tokens) < 2 or following is None or following.gap != " " or following.place:
        return []
    if following.key not in _SUBJECT or following.shape != "l" or run.tokens[0].titled:
        return []
    if run.tokens[0].key in _OPENING:
        return []
    small = any(t.shape not in "Tlo" for t in run.tokens)
    return run.tokens if _telling(lexicon, run) and not small else []


def _on_paper(page: Page, lexicon: Lexicon, run: Run) -> list[Token]:
    """As in "# Marigold Annual Report", "**Second Wind carers' group**": whose paper it is, at its top."""
    first = run.tokens[0]
    if first.place != START:
        return []
    end = next((i for i, t in enumerate(run.tokens) if t.key in _PAPER_OF), len(run.tokens))
    following = run.tokens[end] if end < len(run.tokens) else page.next(run.tokens[-1])
    if not end or following is None or following.gap.strip("*_") != " ":
        return []
    part = run.part(0, end)
    small = following.shape == "l" and end > 1
    touched = any(t.key in NAMELY for t in part.tokens)
    headed = following.key in _PAPER_OF or (following.key in _ON_TOP and small and touched)
    return part.tokens if headed and _telling(lexicon, part) else []


def _anywhere(page: Page, lexicon: Lexicon, run: Run) -> list[Token]:
    """As in "Maple Suite", "Dad's House": a thing one can touch, and capitals that nothing else explains."""
    first = run.tokens[0]
    if first.place == START or first.titled or len(run.tokens) < 2:
        return []
    owned = len(run.tokens) == 2 and first.owning and first.key in words.KIN and run.heads[1]
    word = any(s is Sort.WORD for s in run.sorts)
    telling = word and any(t.key in NAMELY for t in run.tokens) and _telling(lexicon, run)
    return run.tokens if owned or telling else []


def _corner(page: Page, lexicon: Lexicon, run: Run) -> list[Token]:
    """As in "in High Town", "Coronation Rec": what a corner of a town is called."""
    first, last = run.tokens[0], run.tokens[-1]
    if len(run.tokens) != 2 or last.key not in TOWNS or last.shape != "T" or last.gap != " ":
        return []
    if first.shape != "T" or first.key in words.FUNCTION - {"high", "old", "new", "over", "great", "little"}:
        return []
    if last.key == "rec":
        return run.tokens
    return run.tokens if _lead(page, first) in _GOING and not abstract(first.key) else []
