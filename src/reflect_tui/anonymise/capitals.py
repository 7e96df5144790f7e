"""The capital rule: a capital inside a sentence is a name unless the word is known to be harmless."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reflect_tui.anonymise import words
from reflect_tui.anonymise.lexicon import Lexicon
from reflect_tui.anonymise.marks import LIKELY, Mark
from reflect_tui.anonymise.naming import (
    LISTING,
    ORGANISATION,
    TITLED,
    capital_word,
    mark,
    sort_behind,
    unknown,
    with_particles,
)
from reflect_tui.anonymise.neighbours import neighbours
from reflect_tui.anonymise.organisations import branch, organisation
from reflect_tui.anonymise.runs import NAMEABLE, Run, Sort, opens_a_start, runs
from reflect_tui.anonymise.tokens import SOFT, Page
from reflect_tui.anonymise.types import FindingKind


def capitals(page: Page, lexicon: Lexicon, kept: set[int]) -> Iterator[Mark]:
    """Marks for names found by their capitals, in sentences that are not all in capitals."""
    for run in runs(page, lexicon, kept):
        firsts = {t.start: t for t in run.tokens}
        for found in _read(page, lexicon, run):
            yield with_particles(page, found, firsts[found.start])


def _read(page: Page, lexicon: Lexicon, run: Run) -> Iterator[Mark]:
    run = _without_opening(page, lexicon, run)
    if not run.tokens:
        return
    named = organisation(lexicon, run) or branch(lexicon, run)
    if named is not None:
        start, end = named
        yield mark(run.part(start, end), FindingKind.ORG, ORGANISATION, "organisation", True, LIKELY + 3)
        yield from _read_people(page, lexicon, run.part(0, start))
        yield from _read_people(page, lexicon, run.part(end, len(run.tokens)))
        return
    yield from _read_people(page, lexicon, run)


def _without_opening(page: Page, lexicon: Lexicon, run: Run) -> Run:
    """The run without the word that has its capital only from beginning the sentence."""
    first = run.tokens[0]
    if first.text == "A" and first.place and len(run.tokens) > 1 and run.tokens[1].gap == " ":
        return run.part(1, len(run.tokens))
    certain = {Sort.NAME, Sort.INITIAL, Sort.TITLE, Sort.SHORT, Sort.NUMBER}
    if not opens_a_start(first) or run.sorts[0] in certain:
        return run
    if len(run.tokens) == 1 and first.place == SOFT and run.sorts[0] is Sort.WORD:
        return run
    if len(run.tokens) == 1 or not (_is_listed(page, run) or _opens_name(page, lexicon, run)):
        skip = 1
        while skip < len(run.tokens) and run.sorts[skip] is Sort.JOINER:
            skip += 1
        return run.part(skip, len(run.tokens))
    return run


def _is_listed(page: Page, run: Run) -> bool:
    """Whether a run of names stands behind "Cc:" or "Present:"."""
    before = page.before(run.tokens[0])
    return (
        before is not None
        and before.key in LISTING
        and run.sorts[1] is Sort.NAME
        and run.tokens[0].place == SOFT
    )


def _stands_first(page: Page, lexicon: Lexicon, run: Run) -> bool:
    """Whether the first of "Tan Siew Yin" is a family name put first, by its neighbours."""
    first, following = run.tokens[0], run.tokens[1]
    if run.sorts[1] is not Sort.NAME or following.gap != " " or run.sorts[0] is not Sort.WORD:
        return False
    plain = first.key in lexicon.allow["words"] or first.key in words.KIN or first.key in words.BEFORE_NAMES
    if plain or words.verb_like(first.key) or first.key in words.FUNCTION or first.key.endswith("ly"):
        return False
    bar = 0.0 if first.key in lexicon.family_word else -1.0 if following.key in lexicon.given else -2.5
    return neighbours().score(page, lexicon, first) > bar


def _opens_name(page: Page, lexicon: Lexicon, run: Run) -> bool:
    """Whether the ordinary word at the start belongs to the name behind it ("Cherry Tree School")."""
    first, following = run.tokens[0], run.tokens[1]
    key = first.key
    if following.gap == "-" and following.shape == "l" and run.sorts[1] is Sort.NAME:
        return True
    if run.heads[0] and following.key in {"of", "for"} and any(s is Sort.NAME for s in run.sorts[2:]):
        return True
    if key in words.NAME_OPENERS:
        return run.sorts[1] in NAMEABLE | {Sort.NUMBER}
    if key in lexicon.given_word and run.sorts[1] in NAMEABLE | {Sort.JOINER} and following.shape != "U":
        return not (key in words.OPENING_VERBS and following.key in lexicon.given)
    if _stands_first(page, lexicon, run):
        return True
    if key in words.FUNCTION or key in words.BEFORE_NAMES or key in words.KIN:
        counted = {
            "good",
            "new",
            "old",
            "little",
            "great",
            "high",
            "two",
            "three",
            "young",
            "big",
            "first",
            "second",
        }
        plainly = run.sorts[1] is Sort.WORD and following.key not in lexicon.given_word
        return (
            key in counted
            and plainly
            and (any(run.heads[1:]) or key in {"old", "little", "two", "three", "great"})
        )
    if words.verb_like(key):
        return False
    if any(run.heads[1:]) and (run.sorts[0] is not Sort.KEPT or key in lexicon.allow["public"]):
        owned = following.gap in {"'s ", "’s "} and not lexicon.common(key)
        return run.sorts[1] in {Sort.WORD, Sort.NAME, Sort.GENERIC} and (
            owned or following.gap in {" ", "\n", "-"}
        )
    if (
        run.sorts[0] is Sort.WORD
        and not lexicon.common(key)
        and run.sorts[1] is Sort.NAME
        and following.gap == " "
    ):
        return True
    if run.sorts[0] is Sort.KEPT:
        return branch(lexicon, run) is not None
    return following.gap == "-" and run.sorts[1] is Sort.NAME


def _read_people(page: Page, lexicon: Lexicon, run: Run) -> Iterator[Mark]:
    """Names in what is left of a run once weekdays, titles and the like are taken as its borders."""
    piece: list[int] = []
    titled = False
    for i, (token, sort) in enumerate(zip(run.tokens, run.sorts, strict=True)):
        if token.key in words.BEFORE_NAMES and not piece and sort is not Sort.NAME:
            if _begins_name(lexicon, page, run, i):
                piece.append(i)
            continue
        if sort is Sort.JOINER and not piece:
            titled = titled and token.key in words.PARTICLES | {"and"}
            if titled and token.key in words.PARTICLES:
                piece.append(i)
            continue
        if _ends_name(lexicon, run, i, piece, titled):
            yield from _name(page, lexicon, run, piece, titled)
            piece = []
            titled = sort is Sort.TITLE
        elif piece or sort is not Sort.WORD or not _qualified(lexicon, run, i):
            piece.append(i)
    yield from _name(page, lexicon, run, piece, titled)


def _qualified(lexicon: Lexicon, run: Run, i: int) -> bool:
    """Whether an ordinary word only completes a known term: "Google Translate", "Northern Line"."""
    if not i or run.tokens[i].key in lexicon.given_word or run.tokens[i].gap not in {" ", "-"}:
        return False
    before = run.tokens[i - 1].key
    if before in words.FUNCTION:
        return False
    return (run.sorts[i - 1] is Sort.KEPT and before in lexicon.allow["tools"]) or (
        run.sorts[i - 1] is Sort.GENERIC and before not in lexicon.roles
    )


def _begins_name(lexicon: Lexicon, page: Page, run: Run, i: int) -> bool:
    """Whether "Old" or "Little" belongs to the name behind it: "the Old Dairy", "Little Acorns"."""
    before = page.before(run.tokens[i])
    if run.sorts[i + 1 : i + 2] != [Sort.WORD] or run.tokens[i + 1].key in lexicon.given_word:
        return before is not None and before.key == "the" and run.sorts[i + 1 : i + 2] == [Sort.GENERIC]
    return True


def _ends_name(lexicon: Lexicon, run: Run, i: int, piece: list[int], titled: bool) -> bool:
    """Whether a word of a run is no part of the name being read."""
    token, sort = run.tokens[i], run.sorts[i]
    if sort is Sort.TITLE:
        return True
    if sort is Sort.WORD and token.titled and not lexicon.could_name(token.key):
        return True
    if sort not in {Sort.KEPT, Sort.GENERIC, Sort.NUMBER}:
        return False
    if sort is Sort.NUMBER:
        return True
    day = token.key in lexicon.allow["days"]
    if titled and not day and all(run.tokens[k].key in words.PARTICLES for k in piece):
        return False
    if not piece:
        return True
    before = run.tokens[i - 1]
    namely = (
        run.sorts[i - 1] is Sort.NAME or before.key in lexicon.given_word or run.sorts[i - 1] is Sort.INITIAL
    )
    if token.gap == "-" and run.sorts[i - 1] is Sort.NAME:
        return False
    if namely and i + 1 < len(run.tokens) and run.tokens[i + 1].gap == "-" and run.sorts[i + 1] is Sort.NAME:
        return False
    if (
        namely
        and not day
        and token.shape == "T"
        and (token.key in lexicon.family_word or token.key in lexicon.family)
    ):
        return False
    # "Jubilee Reading Room" to its end; but "Cohesion Officer" is a post, not a name.
    if sort is not Sort.GENERIC or run.tokens[-1].key in lexicon.roles:
        return True
    plain = run.sorts[piece[-1] : i] + run.sorts[i:]
    return not all(s in {Sort.GENERIC, Sort.WORD} for s in plain) or not any(
        run.sorts[k] is Sort.WORD for k in piece
    )


def _name(page: Page, lexicon: Lexicon, run: Run, piece: list[int], titled: bool) -> Iterator[Mark]:
    while piece and run.sorts[piece[-1]] is Sort.JOINER:
        piece = piece[:-1]
    if not piece:
        return
    for one in _split_at_and(run.part(piece[0], piece[-1] + 1)):
        yield from _one_name(page, lexicon, one, titled)


def _split_at_and(part: Run) -> list[Run]:
    found: list[Run] = []
    begin = 0
    for i, token in enumerate(part.tokens):
        breaks = part.sorts[i] is Sort.JOINER and token.key not in words.PARTICLES and "-" not in token.gap
        if breaks or (i and "&" in token.gap) or (i and "/" in token.gap):
            if i > begin:
                found.append(part.part(begin, i))
            begin = i + 1 if breaks else i
    found.append(part.part(begin, len(part.tokens)))
    return [p for p in found if p.tokens]


def _saint(page: Page, lexicon: Lexicon, part: Run) -> Mark:
    """The church, school or hospital called after a saint, an ending 's included: "St Columba's"."""
    last = part.tokens[-1]
    end = sort_behind(page, lexicon, part, "the") if not last.owning else None
    if end is not None:
        return replace(mark(part, FindingKind.ORG, ORGANISATION, "organisation", True), end=end.end)
    found = mark(part, FindingKind.ORG, ORGANISATION, "organisation", True)
    return replace(found, end=last.end + 2) if last.owning and last.text[-1] not in "sS" else found


def _one_name(page: Page, lexicon: Lexicon, part: Run, titled: bool) -> Iterator[Mark]:
    sorts = part.sorts
    if part.tokens[0].key in {"st", "saint"} and len(sorts) > 1 and not titled:
        yield _saint(page, lexicon, part)
    elif titled:
        yield mark(part, FindingKind.PERSON, TITLED, "title", sure=True)
    elif any(s is Sort.NAME for s in sorts):
        yield from unknown(page, lexicon, part)
    elif any(s is Sort.WORD for s in sorts):
        yield from capital_word(page, lexicon, part)
