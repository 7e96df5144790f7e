"""Which words of a capitalised run make the name of an organisation, a ward or a building."""

from __future__ import annotations

from reflect_tui.anonymise.lexicon import Lexicon
from reflect_tui.anonymise.plain_words import abstract
from reflect_tui.anonymise.runs import NAMEABLE, Run, Sort
from reflect_tui.anonymise.words import bag

_NUMBERED = bag("ward unit hmp hmyoi ysgol canolfan neuadd capel cartref meddygfa llyfrgell theatr")
_OF_CHARITIES = bag("house court lodge hall shop cafe")
_DISTINCT = {Sort.NAME, Sort.WORD}
# Words that elsewhere only say what sort of thing it is, but before a head word are what it is called.
_BODIES = bag("cvs mash camhs cab ymca ywca rfc afc pcn pta tra cmht wi vcs mdt cic rvs")
_BY_TASK = bag(
    "unit committee team group board panel room service services department board commission forum office"
)
_PAINTED = bag("tree elder green blue red amber gold golden silver yellow white black gateway royal corner")


def organisation(lexicon: Lexicon, run: Run) -> tuple[int, int] | None:
    """From where to where in the run an organisation is named, or None.

    It needs a word such as School, Trust or House, and one that is more than a sort of thing: "Family Hub"
    may stay, "Two Rivers Family Hub" may not.
    """
    count = len(run.tokens)
    for i in range(count - 1):
        if run.tokens[i].key in _NUMBERED and run.sorts[i + 1] in NAMEABLE | {Sort.NUMBER, Sort.JOINER}:
            return i, _stop(lexicon, run, i + 2)
    if count < 2:
        return None
    for i in range(count - 1):
        following = run.tokens[i + 1]
        charity = run.sorts[i] is Sort.KEPT and run.tokens[i].key in lexicon.allow["public"]
        if (
            charity
            and run.tokens[i].shape == "T"
            and following.key in _OF_CHARITIES
            and len(following.gap) < 4
        ):
            return i, i + 2
        named = (
            run.sorts[i + 1] is Sort.WORD and following.key not in lexicon.given_word and following.gap == " "
        )
        if named and run.tokens[i].key in lexicon.allow["days"] and following.shape == "T":
            return i, _stop(lexicon, run, i + 2)
    if not any(run.heads):
        return _sort_behind(lexicon, run)
    start = 0
    while start < count and run.sorts[start] in {Sort.TITLE, Sort.JOINER, Sort.NUMBER}:
        start += 1
    start = _behind_person(lexicon, run, start)
    if start >= count or not any(run.heads[start:]):
        return None
    if run.tokens[0].titled and Sort.NAME not in run.sorts:
        return None
    heads = [i for i in range(start, count) if run.heads[i]]
    people = [i for i in range(start, count) if run.sorts[i] is Sort.JOINER and _person_next(lexicon, run, i)]
    head = max((i for i in heads if not people or i < people[0]), default=heads[-1])
    end = _end(lexicon, run, head)
    body = [
        i for i in range(start, end) if run.sorts[i] in _DISTINCT and (i != head or run.sorts[i] is Sort.NAME)
    ]
    if not body and head > start and not run.tokens[start].place:
        body = [i for i in range(start, head) if run.tokens[i].key in _PAINTED and run.tokens[i].shape == "T"]
    titled = start > 0 and run.sorts[start - 1] is Sort.TITLE
    by_task = run.tokens[head].key in _BY_TASK and Sort.NAME not in run.sorts[start:end]
    if by_task and all(abstract(run.tokens[i].key) for i in body):
        # "Scrutiny Committee" and "Segregation Unit" say what they are for.
        return None
    if not body or (titled and end - start <= 2):
        return None
    return None if _is_surname(lexicon, run, start, head, end) else (start, end)


def _behind_person(lexicon: Lexicon, run: Run, start: int) -> int:
    """Where the organisation begins in "Constance Ogilvie of Haven House"."""
    for i in range(start + 1, len(run.tokens) - 1):
        if run.sorts[i] is Sort.JOINER and run.tokens[start].key in lexicon.first_names:
            rest = range(i + 1, len(run.tokens))
            if any(run.sorts[k] in _DISTINCT for k in rest) and not any(run.heads[start:i]):
                return next(k for k in rest if run.sorts[k] is not Sort.JOINER)
    return start


def _person_next(lexicon: Lexicon, run: Run, i: int) -> bool:
    """Whether an "and" leads on to a person."""
    following = run.tokens[i + 1].key if i + 1 < len(run.tokens) else ""
    return run.tokens[i].key == "and" and following in lexicon.first_names


def _sort_behind(lexicon: Lexicon, run: Run) -> tuple[int, int] | None:
    """A name with the sort of thing right behind it: "Calder Room", "Severnside MASH"."""
    for i in range(len(run.tokens) - 1):
        key, following = run.tokens[i].key, run.tokens[i + 1]
        lone_word = (
            run.sorts[i] is Sort.WORD
            and following.key in _BODIES
            and not run.tokens[i].place
            and key not in lexicon.given_word
        )
        if run.sorts[i] is not Sort.NAME and not lone_word:
            continue
        if key in lexicon.people_only or following.gap not in {" ", "\n"}:
            continue
        body = (
            following.shape == "U"
            and run.sorts[i + 1] is Sort.KEPT
            and (not i or run.sorts[i - 1] is not Sort.NAME)
        )
        surname = following.key in lexicon.family_word and i + 2 == len(run.tokens)
        if not (body or (run.sorts[i + 1] is Sort.GENERIC and not surname)):
            continue
        start, end = i, i + 2
        while start and run.sorts[start - 1] in _DISTINCT and run.tokens[start - 1].key not in lexicon.given:
            start -= 1
        while end < len(run.tokens) and run.sorts[end] is Sort.GENERIC:
            end += 1
        if start and run.sorts[start - 1] in {Sort.TITLE, Sort.INITIAL, *_DISTINCT}:
            return None
        return start, end
    return None


def _end(lexicon: Lexicon, run: Run, head: int) -> int:
    """One past the last word of the name whose last word such as School stands at `head`."""
    count, end = len(run.tokens), head + 1
    while end < count and run.sorts[end] not in {Sort.KEPT, Sort.TITLE, Sort.INITIAL, Sort.JOINER}:
        end += 1
    if end < count and run.sorts[end] is Sort.JOINER and any(s in _DISTINCT for s in run.sorts[end:]):
        end = _stop(lexicon, run, end)
    return end


def _is_surname(lexicon: Lexicon, run: Run, start: int, head: int, end: int) -> bool:
    """Whether "Sam Hall" is a person rather than a building."""
    if end - start != 2 or run.sorts[head] is not Sort.WORD:
        return False
    return run.tokens[start].key in lexicon.given and run.tokens[head].key in lexicon.family_word


def branch(lexicon: Lexicon, run: Run) -> tuple[int, int] | None:
    """From where to where a local branch of a national body is named ("Age UK Barnet"), or None."""
    lead = 0
    while lead < len(run.tokens) and run.sorts[lead] is Sort.KEPT:
        lead += 1
    if not lead or lead >= len(run.tokens) or run.sorts[lead] is not Sort.NAME or run.tokens[lead].gap != " ":
        return None
    phrase = " ".join(t.key for t in run.tokens[:lead])
    if phrase not in lexicon.allow["public"] or run.tokens[lead].key in lexicon.people_only:
        return None
    return 0, _stop(lexicon, run, lead + 1)


def _stop(lexicon: Lexicon, run: Run, start: int) -> int:
    """One past the last word of a name, from `start` on: "HMP Leyburn on Tuesday" stops at "on"."""
    for i in range(start, len(run.tokens)):
        loose = run.sorts[i] is Sort.JOINER and "-" not in run.tokens[i].gap
        if loose and not any(s in _DISTINCT for s in run.sorts[i:]):
            return i
        if run.tokens[i].key in lexicon.allow["days"]:
            return i
        following = run.tokens[i + 1].key if i + 1 < len(run.tokens) else ""
        if loose and run.tokens[i].key == "and" and following in lexicon.first_names:
            return i
    return len(run.tokens)
