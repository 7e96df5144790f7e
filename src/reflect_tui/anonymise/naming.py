"""What a capitalised name is once its words have been read, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reflect_tui.anonymise import words
from reflect_tui.anonymise.lexicon import Lexicon
from reflect_tui.anonymise.marks import GUESS, LIKELY, Mark
from reflect_tui.anonymise.plain_words import NAMELY, POETIC, abstract
from reflect_tui.anonymise.runs import Run, Sort
from reflect_tui.anonymise.tokens import START, Page, Token
from reflect_tui.anonymise.types import FindingKind
from reflect_tui.anonymise.words import bag

PLACE_BEFORE = bag(
    "in at near around outside across towards into through via round beyond behind past up down over"
)
_AFTER_CAPITAL = "capital inside a sentence, not an ordinary word"
_UNKNOWN_START = "starts with a capital and is not an ordinary word"
_WORD_CAPITAL = "ordinary word with a capital inside a sentence"
_NICKNAME = "capital word by itself in quotation marks or brackets"
TITLED = "follows a title such as Mrs or Dr"
ORGANISATION = "reads like the name of an organisation or building"
_TEAMISH = bag(
    "team ward estate unit project group centre school clinic surgery flats building scheme hub "
    "hostel wing room gym club cafe church shop pub library office hall hotel bakery farm nursery "
    "chapel mosque temple garage site building station pantry refuge shelter larder hospice college "
    "playgroup nursery creche academy prison"
)
_SORTS = bag(
    "club shelter centre center group bank hub hall home school college station pantry cafe library unit "
    "scheme project refuge hostel clinic surgery practice choir team nursery ward court mission service"
)
_PAPERS = bag(
    "book plan walk log policy report register form strategy week list chart framework guide handbook "
    "protocol procedure programme diary sheet assessment review model scale tool checklist pathway act "
    "training induction audit inspection visit "
    "code charter record folder file card map point day bill paper box drawer cupboard kit bag award letter"
)
_SMALL_IN_TITLES = (words.AUXILIARIES - {"will", "may", "might"}) | bag(
    "please been my your his her their our not been to from with who what"
)
_HEADS_OF = bag("head director lead manager chair dean secretary officer minister professor teacher chief")
_SENIORITY = bag(
    "principal senior deputy assistant head lead chief associate trainee junior acting interim community "
    "student duty clinical specialist consultant"
)
_OF_POSTS = ("er", "or", "ist", "ian", "ant", "ive", "man", "woman", "person", "ent")
_NEVER_OWNED = bag("station refuge pantry larder shelter hospice")
_PAIRS = bag(
    "day-centre care-home nursing-home primary-school high-school secondary-school junior-school "
    "infant-school health-centre community-centre youth-club food-bank children's-home leisure-centre "
    "sports-centre medical-centre village-hall town-hall church-hall housing-association day-nursery "
    "special-school retail-park"
)
_LED = bag("from to of with by for on")
_NAME_PARTICLES = bag("van von der den de bin bint ibn ap ferch del della dos ter")
LISTING = bag("present apologies attending attendees from to cc bcc chair minutes room")
_SPEECH = words.PERSON_VERBS & bag("said says say asked asks replied shouted whispered wrote tell told")


def unknown(page: Page, lexicon: Lexicon, part: Run) -> Iterator[Mark]:
    """A run with at least one word that is no ordinary word."""
    first, last = part.tokens[0], part.tokens[-1]
    alone = len(part.tokens) == 1
    before = page.before(first)
    lead = before.key if before is not None else ""
    if alone and (
        first.key in words.PARTICLES
        or (first.low and not first.place and lexicon.likeness(first.key) < 1 and _slip(lexicon, first, 1))
    ):
        return
    if alone and first.place and lead not in LISTING and _slip(lexicon, first):
        return
    end = sort_behind(page, lexicon, part, lead)
    if end is not None:
        keys = (*_keys(part), *(t.key for t in page.tokens[last.at + 1 : end.at + 1]))
        yield Mark(first.start, end.end, FindingKind.ORG, ORGANISATION, "organisation", True, LIKELY, keys)
        return
    kind = kind_of(page, lexicon, part.tokens)
    at_start = first.place == START
    sure = not (alone and at_start) or first.key in lexicon.given
    yield mark(part, kind, _UNKNOWN_START if at_start and alone else _AFTER_CAPITAL, "capital", sure=sure)


def sort_behind(page: Page, lexicon: Lexicon, part: Run, lead: str) -> Token | None:
    """The last word of "the Aspen team" or "Polska Chata day centre": a sort of thing in small letters."""
    first, last = part.tokens[0], part.tokens[-1]
    following = page.next(last)
    if following is None or following.shape != "l" or following.gap != " ":
        return None
    third = page.next(following)
    if third is not None and third.gap == " " and f"{following.key}-{third.key}" in _PAIRS:
        return third
    several = len(part.tokens) > 1 and first.key not in lexicon.given
    led = lead == "the" or (lead in PLACE_BEFORE | _LED and first.key not in lexicon.people_only)
    qualified = following.key in words.QUALIFIED and third is not None and third.gap == " "
    if qualified and third is not None and third.key in _SORTS and (several or led):
        return third
    if several and following.key in _NEVER_OWNED and last.shape == "T":
        return following
    announced = (
        lead == "the" or first.gap.endswith("(") or (lead in PLACE_BEFORE and first.key not in lexicon.given)
    )
    return following if following.key in _TEAMISH and announced else None


def _slip(lexicon: Lexicon, token: Token, bar: float = -1.6) -> bool:
    """Whether an unknown word is more likely a misspelt or home-made ordinary one than a name."""
    key = token.key
    if key in lexicon.given or key in lexicon.family or key in lexicon.places:
        return False
    if key.endswith("in") and lexicon.common(key + "g"):
        return True
    stem = key.split("'")[0]
    if (len(stem) < 2 and stem not in {"o", "d", "n", "m"}) or (
        lexicon.near_word(key) and lexicon.likeness(key) < bar
    ):
        return True
    endings = ("ing", "ed", "ly", "ness", "ers", "able", "ish", "less", "ful")
    return lexicon.likeness(key) < -4 and key.endswith(endings)


def capital_word(page: Page, lexicon: Lexicon, part: Run) -> Iterator[Mark]:
    """Ordinary words with a capital they do not need."""
    first = part.tokens[0]
    following = page.next(part.tokens[-1])
    if first.titled or (
        following is not None
        and following.shape == "T"
        and (following.key in lexicon.roles or following.key in _HEADS_OF)
        and following.gap == " "
    ):
        return
    before = page.before(first)
    close = before is not None and first.gap.strip(" \n*_\"“'‘") == ""
    lead = before.key if before is not None and close else ""
    alone = len(part.tokens) == 1
    if alone and first.place and _first_of_people(page, lexicon, first):
        yield mark(part, FindingKind.PERSON, _WORD_CAPITAL, "capital-word", sure=False)
        return
    if alone and first.place:
        yield from _nickname(page, lexicon, part)
        return
    if alone and words.article(lead, first.key):
        return
    if _post_or_paper(page, lexicon, part):
        return
    given = first.key in lexicon.given_word
    sort = sort_behind(page, lexicon, part, lead) if lead == "the" else None
    if sort is not None:
        keys = (*_keys(part), sort.key)
        yield Mark(first.start, sort.end, FindingKind.ORG, ORGANISATION, "organisation", True, LIKELY, keys)
        return
    if lead == "the" and not (given and not alone):
        kind = FindingKind.ORG
    elif lead in PLACE_BEFORE and not given:
        kind = FindingKind.PLACE if alone else FindingKind.ORG
    else:
        kind = FindingKind.PERSON
    yield mark(
        part, kind, _WORD_CAPITAL, "capital-word", sure=given or not alone, weight=LIKELY if given else GUESS
    )


def _in_title_case(token: Token) -> bool:
    """Whether even a small word has a capital inside a sentence: "Your Response Has Been Recorded"."""
    return token.shape == "T" and not token.place and token.key in _SMALL_IN_TITLES


def paper(key: str) -> bool:
    """Whether a word is what titles of forms, plans and procedures end in."""
    return key in _PAPERS


def _post_or_paper(page: Page, lexicon: Lexicon, part: Run) -> bool:
    """Whether capitals only make a title: "Principal Librarian", "Head of Maths", "the Occurrence Book"."""
    first, last = part.tokens[0], part.tokens[-1]
    if any(t.key in lexicon.given_word and t.key not in lexicon.generic for t in part.tokens):
        return False
    if _step_of_process(page, lexicon, part):
        return True
    if len(part.tokens) > 1:
        plain = all(lexicon.ordinary(t.key) for t in part.tokens)
        return plain and last.key in _PAPERS and part.sorts[-1] in {Sort.GENERIC, Sort.WORD}
    before, second = page.before(first), page.before(first, 2)
    if before is None or first.gap not in {" ", "\n"} or not lexicon.common(first.key):
        return False
    following = page.next(last)
    if _in_title_case(before) or (
        following is not None and following.gap == " " and _in_title_case(following)
    ):
        return first.key not in lexicon.family_word
    if before.key == "of":
        return second is not None and second.shape == "T" and (second.key in lexicon.roles | _HEADS_OF)
    if before.shape != "T":
        return False
    post = before.key in _SENIORITY and first.key.endswith(_OF_POSTS)
    return post or (first.key in _PAPERS and before.key in lexicon.generic)


def _step_of_process(page: Page, lexicon: Lexicon, part: Run) -> bool:
    """Whether capitals only dignify a step of a process or a task: "Lone Working", "Segregation Unit"."""
    last, following = part.tokens[-1], page.next(part.tokens[-1])
    if any(not lexicon.ordinary(t.key) or t.key in NAMELY or t.shape != "T" for t in part.tokens):
        return False
    if len(part.tokens) > 1:
        by_task = abstract(last.key) or last.key in lexicon.generic
        return len(part.tokens) == 2 and abstract(part.tokens[0].key) and by_task
    behind = following is not None and following.gap == " " and following.shape == "T"
    if behind and following is not None and abstract(last.key):
        return following.key in lexicon.generic | lexicon.roles or paper(following.key)
    before = page.before(last)
    led = before is not None and not last.place and last.gap == " " and before.shape == "T"
    if not led or before is None or before.key not in lexicon.generic or before.key in NAMELY | POETIC:
        return False
    return abstract(last.key) or (last.key.endswith(("tor", "nator", "logist")) and len(last.key) > 6)


def _first_of_people(page: Page, lexicon: Lexicon, first: Token) -> bool:
    """Whether a word opens a list of people: "In: Memo, Kyron B, Jaydn"."""
    following = page.next(first)
    if ":" not in first.gap or following is None or following.gap != ", " or following.shape != "T":
        return False
    before = page.before(first)
    listing = before is not None and before.key in LISTING | {"in", "out", "here", "with", "who", "team"}
    return listing and (not lexicon.ordinary(following.key) or following.key in lexicon.given_word)


def _nickname(page: Page, lexicon: Lexicon, part: Run) -> Iterator[Mark]:
    """One capital word by itself in quotation marks, unless it is something said."""
    token = part.tokens[0]
    before, after = page.before(token), page.after(token)
    if token.gap.endswith("(") and after.lstrip("?!.").startswith(")") and token.key in lexicon.given_word:
        yield mark(part, FindingKind.PERSON, _NICKNAME, "nickname", sure=False)
        return
    if (
        before is None
        or token.gap[-1:] not in "\"“'‘"
        or after[:1] not in "\"”'’"
        or token.key in words.FUNCTION
    ):
        return
    if before.key in _SPEECH or token.key in lexicon.allow["words"] or "\n" in token.gap:
        return
    yield mark(part, FindingKind.PERSON, _NICKNAME, "nickname", sure=False, weight=GUESS)


def kind_of(page: Page, lexicon: Lexicon, tokens: list[Token]) -> FindingKind:
    """Whether an unknown name is more likely a person's or a place's, by its neighbours and the gazetteer."""
    first = tokens[0]
    before = page.before(first)
    lead = before.key if before is not None and "." not in first.gap else ""
    phrase = " ".join(t.key for t in tokens)
    place = phrase in lexicon.places or (len(tokens) == 1 and first.key in lexicon.places)
    given = first.key in lexicon.given
    following = page.next(tokens[-1])
    acts = following is not None and words.person_verb(following.key)
    if lead == "the" and first.key[-1:] != "s" and len(tokens) == 1 and not given:
        return FindingKind.ORG
    if place and lead in PLACE_BEFORE | {"from", "to", "of"} and not acts:
        return FindingKind.PLACE
    if (place or lead in {"in", "near", "around"}) and not given and not acts:
        return FindingKind.PLACE
    return FindingKind.PERSON


def _keys(part: Run) -> tuple[str, ...]:
    return tuple(
        t.key
        for t, s in zip(part.tokens, part.sorts, strict=True)
        if s is not Sort.JOINER or t.key in words.PARTICLES
    )


def mark(part: Run, kind: FindingKind, why: str, name: str, sure: bool, weight: int = LIKELY) -> Mark:
    """A mark for the words of a run."""
    return Mark(part.tokens[0].start, part.tokens[-1].end, kind, why, name, sure, weight, _keys(part))


def with_particles(page: Page, found: Mark, first: Token) -> Mark:
    """The mark with the small words before it that belong to the name: "van den Berg", "al-Nour"."""
    start, keys = found.start, found.keys
    here = first
    while (before := page.before(here)) is not None and not here.place and here.gap in {" ", "-"}:
        glued = here.gap == "-" and before.key in words.PARTICLES
        if before.shape != "l" or not (glued or before.key in _NAME_PARTICLES):
            break
        lead = page.before(before)
        if (
            before.key == "van"
            and lead is not None
            and lead.key in words.DETERMINERS | {"white", "transit", "delivery", "police"}
        ):
            break
        start, keys, here = before.start, (before.key, *keys), before
    return replace(found, start=start, keys=keys)
