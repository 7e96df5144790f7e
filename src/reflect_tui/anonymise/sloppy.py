"""Names in text without capitals, or in capitals throughout: unknown words, titles, cues, first names."""

from __future__ import annotations

from collections.abc import Iterator

from reflect_tui.anonymise import words
from reflect_tui.anonymise.lexicon import Lexicon
from reflect_tui.anonymise.marks import LIKELY, Mark
from reflect_tui.anonymise.neighbours import neighbours
from reflect_tui.anonymise.reading import could_be_surname, reads_as_name
from reflect_tui.anonymise.spelling import clipped, near_function
from reflect_tui.anonymise.tokens import Page, Token
from reflect_tui.anonymise.types import FindingKind

_SPELT = "is spelt like a name and is not an ordinary word"
_FIRST = "is a first name"
_OPENING_PARTICLES = words.bag("da de dos das van von del della bin ibn")
_ACTS = words.bag("reckons says said thinks thought told came went rang got knows knew laughed wants asked")
"""What "will" as a verb is never followed by."""
_CUE = "stands where a name would"


def sloppy(page: Page, lexicon: Lexicon, kept: set[int]) -> Iterator[Mark]:
    """Marks for names where capitals do not help, and after titles in small letters."""
    tokens = page.tokens
    page.careless = _careless(page, lexicon)
    at = 0
    while at < len(tokens):
        token = tokens[at]
        end = at + 1
        if token.at not in kept and ((token.low and token.shape == "l") or token.loud):
            reason = _reason(page, lexicon, token)
            if reason is not None:
                end = _extent(page, lexicon, token, kept)
                why, sure = reason
                begin = at - 1 if _initial_before(page, token) else _beginning(page, lexicon, token, kept)
                yield _mark(tokens[begin:end], FindingKind.PERSON, why, "no-capitals", sure=sure)
        elif _after_title(page, lexicon, token):
            end = _extent(page, lexicon, token, kept)
            yield _mark(
                tokens[at:end], FindingKind.PERSON, "follows a title such as Mrs or Dr", "title", sure=True
            )
        at = end


def _careless(page: Page, lexicon: Lexicon) -> bool:
    """Whether the page has many misspelt words, so that an unknown word is no sign of a name."""
    words_here = [t for t in page.tokens if t.shape == "l" and len(t.key) > 2]
    slips = sum(
        1
        for t in words_here[:2000]
        if not lexicon.ordinary(t.key)
        and t.key not in lexicon.given
        and (
            t.key in lexicon.typos
            or (lexicon.near_word(t.key) and lexicon.likeness(t.key) < 0)
            or (t.key not in lexicon.family and (lexicon.swapped(t.key) or near_function(t.key)))
        )
    )
    size = min(len(words_here), 2000)
    if slips >= 2 and slips * 40 > size:
        return True
    by_ear = sum(
        1
        for t in words_here[:2000]
        if 2 < len(t.key) < 6
        and not lexicon.ordinary(t.key)
        and t.key not in lexicon.given
        and t.key not in lexicon.family
        and lexicon.respelt(t.key)
    )
    return (slips > 0 and slips + by_ear > 2 and (slips + by_ear) * 12 > size) or (
        by_ear > 3 and by_ear * 8 > size
    )


def _foreign(token: Token) -> bool:
    """Whether a word has letters no English word has, lent ones included: "thị", "hồng", "đặng"."""
    return not token.text.isascii() and any(ord(c) > 0x17F or c in "đłşğıčšžćőűțąęů" for c in token.text)


def _particle(page: Page, lexicon: Lexicon, token: Token) -> bool:
    """Whether a small particle opens a family name by itself: "da silva lopes reads", "van dijk rang"."""
    following = page.next(token)
    if token.key not in _OPENING_PARTICLES or following is None or following.gap != " " or following.place:
        return False
    if following.key in lexicon.given and following.key not in lexicon.family:
        return False
    if _lead(page, token) in words.DETERMINERS | {"white", "transit"} or following.key in words.FUNCTION:
        return False
    known = following.key in lexicon.family or following.key in lexicon.family_word
    known = known or (token.key in {"van", "von"} and lexicon.likeness(following.key) > 0)
    rare = not lexicon.common(following.key) or (token.key != "van" and following.key in lexicon.family_word)
    return known and rare and not words.person_verb(following.key)


def _named_as(page: Page, token: Token) -> bool:
    """Whether somebody is said to be called this: "called X", "calling her X", "known as X"."""
    first, second = page.before(token), page.before(token, 2)
    if first is None or token.place:
        return False
    if first.key in words.NAMING:
        return True
    calling = second is not None and second.key in {
        "call",
        "called",
        "calls",
        "calling",
        "nicknamed",
        "christened",
    }
    return (calling and first.key in {"him", "her", "them", "me"}) or (
        second is not None and second.key in {"known", "know"} and first.key == "as"
    )


def _initial_before(page: Page, token: Token) -> bool:
    """Whether "R. KOVÁCS" is read at "KOVÁCS"."""
    before = page.before(token)
    if before is None or before.key in {"i", "a"} or token.gap not in {". ", "."}:
        return False
    lettered = page.before(token, 2)
    small = token.low and before.shape == "l" and len(before.key) == 1
    return before.shape == "1" or (small and not (lettered is not None and lettered.key in words.LETTERED))


def _beginning(page: Page, lexicon: Lexicon, token: Token, kept: set[int]) -> int:
    """Where the name an unknown word ends begins: at words that are also names and stand as people do."""
    begin = token.at
    while begin > max(0, token.at - 2) and not token.place and not lexicon.ordinary(token.key):
        here, before = page.tokens[begin], page.tokens[begin - 1]
        if here.gap != " " or here.place or before.at in kept or before.owning or len(before.key) < 2:
            break
        day = before.key in lexicon.allow["days"] or before.key in lexicon.times
        nameable = before.key in lexicon.given_word or before.key in lexicon.family_word or day
        plain = before.key in words.FUNCTION or before.key in words.KIN or before.key in words.TITLES
        if not nameable or plain or words.person_verb(before.key):
            break
        if neighbours().score(page, lexicon, before) < (-1.0 if day else -3.0):
            break
        begin -= 1
    return begin


def _after_title(page: Page, lexicon: Lexicon, token: Token) -> bool:
    before = page.before(token)
    if before is None or before.key not in words.SURE_TITLES or token.gap.strip(".") not in {" ", "\n"}:
        return False
    if before.shape == "U" and words.person_verb(token.key):
        # "MS asked" has somebody's initials.
        return False
    return (
        token.key not in words.FUNCTION
        and token.key not in words.TITLES
        and token.shape in "l1"
        and token.key not in lexicon.allow["days"]
    )


def _reason(page: Page, lexicon: Lexicon, token: Token) -> tuple[str, bool] | None:
    """Why a word looks like a name though capitals do not tell, and whether that is sure; or None."""
    key = token.key
    if token.shape == "d" or (key in words.FUNCTION and key not in {"will", "may"}):
        return None
    if _after_any_title(page, lexicon, token):
        return "follows a title such as Mrs or Dr", True
    if _particle(page, lexicon, token):
        return _SPELT, False
    if (
        key in lexicon.kept
        or key in lexicon.abbreviations
        or key in lexicon.generic
        or key in lexicon.roles
        or key in words.TITLES
        or len(key) < 2
    ):
        return None
    if key in words.PERSON_VERBS and key not in lexicon.first_names:
        return None
    if _named_as(page, token) and not lexicon.ordinary(key) and len(key) > 1:
        return _CUE, False
    if lexicon.ordinary(key) and not (_foreign(token) and token.low):
        return (_CUE, False) if _word_name(page, lexicon, token) else None
    if "'" in key and lexicon.ordinary(key.replace("'", "")):
        return None
    if not token.loud and lexicon.compound(key) and _lead(page, token) in words.DETERMINERS:
        return None
    lead = _lead(page, token)
    if key in lexicon.given:
        following = page.next(token)
        if lead in words.DETERMINERS and following is not None and following.key == "of":
            return None
        if page.careless and len(key) < 5 and lexicon.respelt(key) and reads_as_name(page, token) != 1:
            return None
        return (_FIRST, True) if len(key) > 2 or lead in words.SURE_TITLES else None
    if len(key) < 3 or (token.loud and len(key) < 4 and lexicon.likeness(key) < 0.5):
        return None
    if _foreign(token) and token.low:
        return _SPELT, True
    if len(key) < 5 and not token.loud and not set(key) & set("aeiouy") and not _named_as(page, token):
        return None
    if _slip(page, lexicon, token) and not _vouched(page, lexicon, token):
        return None
    if key in lexicon.family or lexicon.likeness(key) > -2.5 or token.shape == "T":
        return _SPELT, lexicon.likeness(key) > 1
    return None


def _lead(page: Page, token: Token) -> str:
    """The word before in the same sentence, or nothing."""
    before = page.before(token)
    return before.key if before is not None and not token.place else ""


def _word_name(page: Page, lexicon: Lexicon, token: Token) -> bool:
    """Whether an ordinary word is somebody here: "told wren", "art fernandes", "a lad called beans"."""
    key, lead = token.key, _lead(page, token)
    before = page.before(token, 2)
    if _named_as(page, token) and lead not in words.NAMING and key not in words.FUNCTION:
        return True
    if lead in words.NAMING and key not in words.FUNCTION:
        somebody = before is not None and before.key in words.KIN | {
            "somebody",
            "someone",
            "who",
            "her",
            "him",
        }
        return somebody or key in lexicon.family_word or key in lexicon.given_word
    if token.loud and _initial_before(page, token) and key not in words.FUNCTION:
        return True
    if key not in lexicon.given_word:
        return False
    following = page.next(token)
    if following is not None and following.gap == " " and not following.place and len(following.key) > 1:
        unknown = (
            following.shape != "d"
            and not lexicon.ordinary(following.key)
            and not _slip(page, lexicon, following)
        )
        if (
            unknown
            and (key not in words.FUNCTION or _free_modal(page, lexicon, token, following))
            and following.key not in lexicon.abbreviations
            and following.key not in lexicon.kept
        ):
            return following.key in lexicon.family or lexicon.likeness(following.key) > -1.5
    acts = following is not None and following.key in _ACTS and lead not in words.PRONOUNS
    return reads_as_name(page, token) == 1 and (key not in words.FUNCTION or token.owning or acts)


def _free_modal(page: Page, lexicon: Lexicon, token: Token, following: Token) -> bool:
    """Whether "will" or "may" is a first name: no subject before it, a family name behind."""
    before = page.before(token)
    lead = _lead(page, token)
    if lead and (lead in words.PRONOUNS or (before is not None and before.shape != "l")):
        return False
    opens = (
        not lead
        or lead in words.JOINERS
        or lead in {"with", "told", "asked", "rang", "saw", "met", "but", "then"}
    )
    return opens and (following.key in lexicon.family or lexicon.likeness(following.key) > 1)


def _vouched(page: Page, lexicon: Lexicon, token: Token) -> bool:
    """Whether a possible slip is a name after all, by its neighbours or because it comes again."""
    lead = _lead(page, token)
    if near_function(token.key):
        return _named_as(page, token)
    if _named_as(page, token) or (lead in lexicon.given and token.gap == " " and not lexicon.ordinary(lead)):
        return True
    if lead in {"teh", "hte", "th", "tha"}:
        return False
    short = len(token.key) < 6
    if page.careless and (
        clipped(token.key) or near_function(token.key) or (short and _sounds_plain(lexicon, token.key))
    ):
        # Where much is misspelt, a short word that sounds like a common one is that word.
        return False
    if reads_as_name(page, token) == 1:
        return True
    return (
        len(token.key) > 3
        and sum(t.key == token.key for t in page.tokens[:4000]) > 1
        and lexicon.likeness(token.key) > -1
    )


def _after_any_title(page: Page, lexicon: Lexicon, token: Token) -> bool:
    before = page.before(token)
    if before is None or token.place or token.gap.strip(".") not in {" ", "\n"}:
        return False
    key = token.key
    if key in words.FUNCTION or key in words.TITLES or key in lexicon.allow["days"]:
        return False
    if before.key in words.SURE_TITLES:
        return True
    namely = not lexicon.ordinary(key) or (key in lexicon.given_word and not words.person_verb(key))
    return before.key in words.LOOSE_TITLES and namely


def _extent(page: Page, lexicon: Lexicon, token: Token, kept: set[int]) -> int:
    """One past the last word of the name that begins with this token."""
    tokens = page.tokens
    end = token.at + (2 if _particle(page, lexicon, token) else 1)
    joined = end > token.at + 1
    while end < len(tokens) and end < token.at + 5 and end not in kept:
        following = tokens[end]
        if following.place or following.gap not in {" ", "-", "\n", "'", "’"} or tokens[end - 1].owning:
            break
        if (following.gap == "-" and following.shape != "d") or (
            len(following.key) == 1
            and following.key not in {"i", "a"}
            and following.shape != "d"
            and following.gap == " "
        ):
            end += 1
        elif (
            following.key in words.PARTICLES - {"e", "i", "y", "do", "af", "ten", "te"}
            and end + 1 < len(tokens)
            and (
                not lexicon.ordinary(tokens[end + 1].key)
                or (tokens[end + 1].key in lexicon.family_word and token.key in lexicon.first_names)
            )
        ):
            end, joined = end + 2, True
        elif (_foreign(token) and not lexicon.ordinary(following.key)) or (
            joined and lexicon.could_name(following.key) and not _plainly(lexicon, following)
        ):
            end += 1
        elif following.key in lexicon.given and token.key not in lexicon.first_names:
            break
        elif could_be_surname(page, lexicon, following) and not _slip(page, lexicon, following):
            end += 1
        else:
            break
    return end


def _sounds_plain(lexicon: Lexicon, key: str) -> bool:
    """Whether a common word sounds like this or has the same letters, one pair swapped."""
    return lexicon.swapped(key) or lexicon.respelt(key)


def _plainly(lexicon: Lexicon, token: Token) -> bool:
    """Whether a word behind a family name with a particle is no second one."""
    key = token.key
    return key in words.FUNCTION or key in lexicon.generic or words.person_verb(key) or key in words.KIN


def _slip(page: Page, lexicon: Lexicon, token: Token) -> bool:
    """Whether an unknown word is more likely a misspelt one, given how carefully the page is typed."""
    key = token.key
    if lexicon.ordinary(key) or key in lexicon.given:
        return False
    if near_function(key) and key not in lexicon.family and not token.loud:
        return True
    if not (
        lexicon.near_word(key) or (not token.loud and lexicon.respelt(key, page.careless and len(key) < 7))
    ):
        return False
    likeness = lexicon.likeness(key)
    if (likeness < 2 or len(key) < 5 or page.careless) and lexicon.swapped(key):
        return True
    if key not in lexicon.family and not token.loud and lexicon.respelt(key, page.careless and len(key) < 7):
        return likeness < 1 or page.careless
    if key in lexicon.family:
        if page.careless and lexicon.near_word(key) and len(key) < 6 and reads_as_name(page, token) != 1:
            return likeness < 1 or neighbours().score(page, lexicon, token) < 0
        return len(key) < 6 and likeness < 1
    if token.loud:
        return likeness < -1
    return likeness < (2.5 if page.careless else -0.3)


def _mark(tokens: list[Token], kind: FindingKind, why: str, name: str, sure: bool) -> Mark:
    keys = tuple(t.key for t in tokens)
    return Mark(tokens[0].start, tokens[-1].end, kind, why, name, sure, LIKELY, keys)
