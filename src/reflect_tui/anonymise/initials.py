"""Initials that stand for somebody: of names in the export, and as minutes and letters give them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from reflect_tui.anonymise.lexicon import Lexicon, lexicon
from reflect_tui.anonymise.marks import LIKELY, Mark
from reflect_tui.anonymise.tokens import NOT_START, START, Page, Token
from reflect_tui.anonymise.types import FindingKind
from reflect_tui.anonymise.words import AUXILIARIES, DETERMINERS, FUNCTION, LETTERED, bag, person_verb

Keys = tuple[str, ...]
_DOTTED = re.compile(r"(?<![\w.'’])(?:[A-Z]\.[ -]?){1,3}(?:[A-Z]-)?[A-Z](?:\.|(?!\w))")
_NOT_PEOPLE = bag("eg ie am pm uk us usa nb rip dob phd ba bsc ma md ot gp hq po eu un vc ps")
_LONGEST_LIST = 40
_LINE_KEY = re.compile(r"[ \t]*[–—:-][ \t]|[ \t][\"“‘']")
_ROLL_CALL = re.compile(
    r"(?im)^[\s>*#|-]*(?:present|in attendance|attending|attendees|attended|apologies|apols|in the room|"
    r"on the call|who was there)\b"
    r"[^:\n]{0,30}:(.*)$"
)
_ABOUT = bag(
    "about with told for to from and asked rang met saw says said like than by of after when because if "
    "but baby child her him them does did so"
)


def declared(page: Page, marks: list[Mark]) -> dict[str, Keys]:
    """Initials a text gives people: "Hilary Fenwick (HF)", "Present: AD, KM", or speakers line by line.

    Returns:
        Initials in small letters, to the folded words of whom they stand for (or themselves).
    """
    found = _in_brackets(page, marks)
    for match in _ROLL_CALL.finditer(page.flat):
        start, end = match.span(1)
        for token in page.tokens:
            title = token.gap.endswith("(") and token.key in lexicon().abbreviations
            if start <= token.start < end and token.shape == "U" and len(token.text) <= 3 and not title:
                found.setdefault(token.key, (token.key,))
    speakers = [t for t in page.tokens if _speaks(page, t)]
    if len({t.key for t in speakers}) > 1:
        for token in speakers:
            found.setdefault(token.key, (token.key,))
    for token in _roll_called(page):
        found.setdefault(token.key, (token.key,))
    return found


def _roll_called(page: Page) -> Iterator[Token]:
    """Initials on a line that has nothing else ("NK RW TB, me"), as the head of minutes does."""
    line: list[Token] = []
    for token in [*page.tokens, None]:
        if line and (token is None or "\n" in token.gap):
            yield from _called(line)
            line = []
        if token is not None:
            line.append(token)


def _in_brackets(page: Page, marks: list[Mark]) -> dict[str, Keys]:
    ends = {m.end: m for m in marks if m.kind in {FindingKind.PERSON, FindingKind.ORG} and m.keys}
    found: dict[str, Keys] = {}
    for token in page.tokens:
        opened = token.gap.strip() in {"(", "[", ",("}
        if token.shape in "U1" and len(token.text) <= 5 and opened and page.after(token)[:1] in ")],:;/–-":
            mark = ends.get(token.start - len(token.gap))
            if mark is not None and token.key[0] in {k[0] for k in mark.keys}:
                found[token.key] = mark.keys
            elif mark is not None and len(mark.keys) == 1 and token.key[-1] == mark.keys[0][0]:
                # "DS Luxford (CL)" has the letter of a first name nobody gives.
                found[token.key] = (token.key,)
    return found


def _speaks(page: Page, token: Token) -> bool:
    """Whether a line begins with initials as the lines of minutes and scripts do."""
    if (
        token.place != START
        or token.shape not in "U1"
        or len(token.text) > 3
        or token.loud
        or token.key in {"i", "q"}
    ):
        return False
    if token.at and "\n" not in token.gap:
        return token.shape == "1" and page.after(token).startswith(": ")
    return _LINE_KEY.match(page.after(token)) is not None or (token.shape == "1" and _acts(page, token))


def initials_of(keys: Keys) -> set[str]:
    """The initials a full name may be shortened to, in small letters."""
    if len(keys) > 2 and len(keys[0]) == 2 and len(keys[1]) == 1 and not set(keys[0]) & set("aeiouy"):
        # "WM R. Callow" has a rank before it.
        keys = keys[1:]
    if len(keys) < 2 or any(not k for k in keys):
        return set()
    letters = "".join(k[0] for k in keys)
    return {letters, letters[0] + letters[-1], letters[:2]}


_SPEAKS = re.compile(r":[*_]{0,2} [\"“‘']")


def initials(
    page: Page, lex: Lexicon, people: Mapping[str, Keys], told: Mapping[str, Keys], free: Collection[int]
) -> Iterator[Mark]:
    """Marks for initials of the people of this export, and for letters that stand for somebody.

    Args:
        page: The text.
        lex: The word lists, for abbreviations that may stay.
        people: Initials (small letters) of full names, to their folded words.
        told: Initials the writers gave people (see `declared`), which win over abbreviations.
        free: Places of words no mark covers yet.
    """
    lone = {t.key for t in page.tokens if t.shape == "1" and not t.loud and _is_somebody(page, t)}
    told = {**{k: people.get(k, v) for k, v in _busy(page, lex, told).items()}, **told}
    # Where three people go by letters, PE is not a lesson: "HA: flowers for PE".
    crowd = len({t.key for t in page.tokens if t.shape == "U" and (t.key in told or t.key in people)}) > 3
    for token in page.tokens:
        if token.at not in free or token.loud:
            continue
        if token.shape == "U" and len(token.text) <= 4:
            keys = told.get(token.key) or people.get(token.key)
            somebody = token.key in told or not _means_something(lex, token) or _acts(page, token)
            somebody = somebody or _tasked(page, token) or _listed_with(page, token, people)
            if keys is not None and (somebody or (crowd and _among_people(page, token))):
                yield _mark(token.start, token.end, keys, token.key in told)
        elif token.shape == "1" and (
            (token.key in told and _alone(page, token))
            or _is_somebody(page, token)
            or (token.key in lone and _is_subject(page, token))
        ):
            yield _mark(token.start, token.end, told.get(token.key, (token.key,)), False)
    for found in _DOTTED.finditer(page.flat):
        key = re.sub(r"[^a-z]", "", found[0].lower())
        if key not in _NOT_PEOPLE:
            yield _mark(*found.span(), people.get(key, (key,)), False)


def _among_people(page: Page, token: Token) -> bool:
    """Whether letters stand where somebody would: "flowers for PE" at a line's end, "with PE and HA"."""
    before, following = page.before(token), page.next(token)
    led = (
        before is not None
        and token.gap == " "
        and before.key in {"for", "with", "to", "from", "by", "and", "asked"}
    )
    ends = (
        following is None or "\n" in following.gap or following.gap[:1] in ".,;:)" or following.key == "and"
    )
    return led and ends


def _listed_with(page: Page, token: Token, people: Collection[str]) -> bool:
    """Whether letters stand in a list right beside the initials of somebody of the export: "HK, BV, SM"."""
    before, following = page.before(token), page.next(token)
    beside = [before] if before is not None and token.gap in {", ", " & ", "/"} else []
    beside += [following] if following is not None and following.gap in {", ", " & ", "/"} else []
    return any(t.shape == "U" and t.key in people for t in beside)


def _called(line: list[Token]) -> list[Token]:
    """The initials of a line that is a list of people and no sentence: "NK RW TB me", "Pres: KL, SS, Abu"."""
    if len(line) > _LONGEST_LIST:
        return []
    line = line[max((i for i, t in enumerate(line) if i and t.gap.startswith(":")), default=0) :]
    others = [t for t in line if t.key not in {"me", "and", "i", "myself", "on", "phone", "chair"}]
    short = [t for t in others if t.shape == "U" and len(t.text) < 4]
    names = all(t.shape in "TU1" and t.key not in FUNCTION for t in others)
    apart = all("," in t.gap or t.gap in {" ", " (", ") "} for t in line[1:])
    return short if names and apart and len(short) > 1 and 2 * len(short) >= len(others) else []


def _busy(page: Page, lex: Lexicon, told: Collection[str]) -> dict[str, Keys]:
    """Pairs of capitals that are no abbreviation we know and do what people do: "RW to take the first"."""
    found: dict[str, Keys] = {}
    others: list[Token] = []
    for token in page.tokens:
        if token.shape != "U" or token.loud or not 2 <= len(token.text) <= 3 or _means_something(lex, token):
            continue
        if not token.text.isascii() or (len(token.text) == 3 and lex.ordinary(token.key)):
            continue
        if _acts(page, token) or _tasked(page, token):
            found[token.key] = (token.key,)
        elif len(token.text) == 2:
            others.append(token)
    if len(found) + len(told) > 1:
        # Where people go by initials, a pair of capitals nobody knows is one of them.
        found |= {t.key: (t.key,) for t in others}
    return found


def _tasked(page: Page, token: Token) -> bool:
    """Whether somebody is given something to do: "RW to ring", "Action: RW"."""
    before, following = page.before(token), page.next(token)
    if (
        before is not None
        and before.key in {"action", "actions", "owner"}
        and token.gap.strip(" *_") in {":", ""}
    ):
        return True
    third = page.next(token, 2)
    begins = token.place != NOT_START or (before is not None and before.key in {"and", "action"})
    begins = begins or token.gap.strip() in {"-", "–", "—", ":", ";"}
    to_do = following is not None and following.key == "to" and following.gap == " "
    return begins and to_do and third is not None and third.shape == "l" and third.key not in DETERMINERS


def acronyms(bodies: Iterable[Keys]) -> dict[str, Keys]:
    """The first letters of bodies of three words and more, leaving out those that two bodies share."""
    found: dict[str, set[Keys]] = {}
    for keys in bodies:
        for words in (keys, tuple(k for k in keys if k not in FUNCTION)):
            if len(words) > 2 and all(words):
                found.setdefault("".join(k[0] for k in words), set()).add(keys)
    return {letters: next(iter(options)) for letters, options in found.items() if len(options) == 1}


def letters_of(people: Iterable[Keys]) -> dict[str, Keys]:
    """The initials of full names, leaving out those that two people share."""
    found: dict[str, set[Keys]] = {}
    for keys in people:
        for letters in initials_of(keys):
            found.setdefault(letters, set()).add(keys)
    return {letters: sorted(options)[0] for letters, options in found.items()}


def _acts(page: Page, token: Token) -> bool:
    """Whether the initials do what a person does: "BA asked"."""
    following = page.next(token)
    # "Z. dropped by": what goes on in small letters goes on.
    gaps = {" ", ": ", ". "} if token.shape == "1" and following and following.shape == "l" else {" ", ": "}
    if following is None or following.gap not in gaps:
        return False
    return person_verb(following.key) and following.key not in AUXILIARIES


def _means_something(lex: Lexicon, token: Token) -> bool:
    key = token.key
    return key in lex.kept or key in lex.abbreviations or (len(key) > 3 and lex.ordinary(key))


def _alone(page: Page, token: Token) -> bool:
    before = page.before(token)
    return token.key not in {"i", "a"} and not (
        before is not None and before.key in LETTERED and not token.place
    )


def _is_somebody(page: Page, token: Token) -> bool:
    """Whether a single capital stands for somebody: "about J, aged 15", "J asked", a letter signed "S."."""
    if (
        token.key in {"i", "a", "o", "x"}
        or not _alone(page, token)
        or page.after(token)[:1] in {"'", "’", "-", "&", "/"}
    ):
        return False
    before, following = page.before(token), page.next(token)
    first = page.before(token, 2)
    if before is not None and before.key in {"to", "or", "and"} and first is not None and first.shape == "1":
        steps = 3
        while (listed := page.before(token, steps)) is not None and listed.shape == "1" and steps < 9:
            steps += 1
        lettered = listed is not None and listed.key.removesuffix("s") in LETTERED
        if lettered or (first.key == "a" and before.key == "to"):
            return False
    signed = "\n" in token.gap and page.after(token).strip(" .xX")[:1] in {"", "\n"} and token.at > 0
    if signed and ("\n" in page.after(token) or following is None):
        return True
    if following is not None and following.gap in {"", "."} and following.shape in "1d":
        return False
    lead = before.key if before is not None and token.gap == " " else ""
    if token.place == NOT_START and lead in _ABOUT:
        return page.after(token)[:1] in {" ", ",", ".", "?", "!", ")", ";", ""} and not (
            following is not None and following.shape == "d"
        )
    if token.place == START and token.key != "q" and _SPEAKS.match(page.after(token)):
        return True
    return _acts(page, token) and (lead in _ABOUT or token.place != NOT_START)


def _is_subject(page: Page, token: Token) -> bool:
    """Whether a letter known to be somebody is said to be or do something: "J was upset"."""
    following = page.next(token)
    if not _alone(page, token) or following is None or following.gap != " ":
        return False
    return following.key in AUXILIARIES or person_verb(following.key)


def _mark(start: int, end: int, keys: Keys, sure: bool) -> Mark:
    return Mark(start, end, FindingKind.PERSON, "initials of someone", "initials", sure, LIKELY, keys)
