"""Finding the same names again: a name found once in an export is masked everywhere in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from reflect_tui.anonymise import words
from reflect_tui.anonymise.lexicon import Lexicon
from reflect_tui.anonymise.marks import GUESS, LIKELY, Mark
from reflect_tui.anonymise.neighbours import neighbours
from reflect_tui.anonymise.reading import could_be_surname, reads_as_name
from reflect_tui.anonymise.roll import Roll
from reflect_tui.anonymise.tokens import START, Page, Token
from reflect_tui.anonymise.types import FindingKind

_AGAIN = "is a name found elsewhere in what you are sharing"
_SAYING = words.bag(
    "said says sez sed asked asks thinks thought reckons wants wanted knows laughed smiled told"
)
_READS = "could be a word or a name; it stands where a name would"


def again(page: Page, lexicon: Lexicon, roll: Roll, kept: set[int], free: Collection[int]) -> Iterator[Mark]:
    """Marks for names of the roll that other rules passed over, and for word-names that begin a sentence.

    Args:
        page: The text.
        lexicon: The word lists.
        roll: Names of the whole export.
        kept: Places of words in phrases that may stay.
        free: Places of words no mark covers yet.
    """
    tokens = page.tokens
    at = 0
    while at < len(tokens):
        token = tokens[at]
        at += 1
        if token.at not in free or token.shape == "d" or len(token.key) < 2:
            continue
        found = _named(page, token, roll, lexicon)
        if found is not None:
            key, kind = found
            if _is_it(page, lexicon, roll, token, key, kept):
                ordinary = lexicon.ordinary(token.key)
                end = _with_letter(page, token)
                yield Mark(
                    token.start,
                    tokens[end - 1].end,
                    kind,
                    _AGAIN,
                    "again",
                    not ordinary,
                    LIKELY if not ordinary else GUESS,
                    (key,),
                )
        elif _opens_as_name(page, lexicon, token, kept) or _short_for(page, roll, token, kept):
            end = token.at + 1
            following = page.next(token)
            if (
                following is not None
                and following.at in free
                and following.gap == " "
                and following.shape == "T"
                and could_be_surname(page, lexicon, following)
            ):
                end += 1
            yield Mark(
                token.start,
                tokens[end - 1].end,
                FindingKind.PERSON,
                _READS,
                "word-name",
                False,
                GUESS,
                tuple(t.key for t in tokens[token.at : end]),
            )
            at = end


def _with_letter(page: Page, token: Token) -> int:
    """One past the last token, an initial glued on as in "okello_p" included."""
    following = page.next(token)
    glued = (
        following is not None and following.gap == "_" and len(following.text) == 1 and following.shape != "d"
    )
    return token.at + 2 if glued else token.at + 1


def _named(page: Page, token: Token, roll: Roll, lexicon: Lexicon) -> tuple[str, FindingKind] | None:
    """The word of the roll this token is, perhaps in the plural of a family, and what it names."""
    key = token.key
    if token.owning and token.shape != "l" and key.removesuffix("s") + "s" in roll.owned:
        return key.removesuffix("s") + "s", FindingKind.ORG
    before = page.before(token)
    family = token.shape == "T" and not token.place and before is not None and before.key in {"the", "two"}
    options = [key]
    if len(key) > 3 and key.endswith("s"):
        options.append(key[:-1])
        if key.endswith("es"):
            options.append(key[:-2])
    if token.shape == "T" and key in roll.families and key not in roll.words:
        led = before is not None and not token.place and before.key in words.DETERMINERS
        return None if led or key in words.FUNCTION else (key, FindingKind.PERSON)
    if family and key not in roll.words:
        of_family = next((option for option in options[1:] if option in roll.families), "")
        if of_family:
            return of_family, FindingKind.PERSON
    for option in options:
        entry = roll.words.get(option)
        if entry is not None and (option == key or family or not lexicon.ordinary(key)):
            return option, entry.kind
    if token.shape in "Tm" and len(token.text) > 5:
        for part in _humps(token.text):
            if len(part) > 3 and part in roll.words and not lexicon.ordinary(part):
                return part, roll.words[part].kind
    return None


def _humps(text: str) -> list[str]:
    """The words of "SamiraRehman"."""
    parts: list[str] = []
    for char in text:
        if char.isupper() or not parts:
            parts.append("")
        parts[-1] += char.lower()
    return parts if len(parts) > 1 else []


def _is_it(page: Page, lexicon: Lexicon, roll: Roll, token: Token, key: str, kept: set[int]) -> bool:
    if token.shape == "l" and not token.low and token.key in lexicon.given_mostly:
        return reads_as_name(page, token) == 1
    if key in roll.owned and token.owning:
        return key not in lexicon.kept and token.key.removesuffix("s") not in words.FUNCTION
    if key in roll.families and key not in roll.words:
        return key != token.key or not token.place or reads_as_name(page, token) == 1
    if not lexicon.ordinary(token.key):
        return token.at not in kept or not token.place
    if token.at in kept:
        return False
    if token.shape == "T" and not token.loud:
        before = page.before(token)
        if not token.place:
            led = before is not None and words.article(before.key, token.key)
            return not (led and token.gap == " ")
        reading = reads_as_name(page, token)
        entry = roll.words.get(key)
        if entry is None:
            return False
        return reading == 1 or (reading == 0 and entry.sure and not _plain_subject(page, token, entry.kind))
    if token.low or token.loud:
        reading = reads_as_name(page, token)
        if reading == 1 or (reading == 0 and not lexicon.common(token.key)):
            return True
        entry = roll.words.get(key)
        told = entry is not None and entry.kind is FindingKind.PERSON
        second = page.next(token, 2)
        vague = second is not None and second.key in words.DETERMINERS | {"not"}
        if token.key in words.ABSTRACT and vague and page.tokens[token.at + 1].key in words.AUXILIARIES:
            return False
        bar = (1.0 if told else 2.5) if token.key in words.ABSTRACT else -0.5
        return reading == 0 and neighbours().score(page, lexicon, token) > bar
    if token.shape == "l" and key in roll.words and roll.words[key].kind is FindingKind.PERSON:
        return _does_something(page, token) or (
            token.key in lexicon.given_word
            and neighbours().score(page, lexicon, token) > 3
            and reads_as_name(page, token) == 1
        )
    return False


def _does_something(page: Page, token: Token) -> bool:
    """Whether a small word is the subject of a saying or doing: "memo said yes"."""
    following, before = page.next(token), page.before(token)
    if following is None or following.gap != " " or following.place:
        return False
    led = before is not None and not token.place and before.key in words.DETERMINERS
    return not led and following.key in _SAYING and reads_as_name(page, token) == 1


def _plain_subject(page: Page, token: Token, kind: FindingKind) -> bool:
    """Whether a word at the start is followed as an ordinary noun or verb would be."""
    following = page.next(token)
    if following is None or following.place or page.after(token)[:1] in ",.;:!?)(":
        return False
    key = following.key
    if key in words.AUXILIARIES or key in {
        "from",
        "at",
        "and",
        "with",
        "who",
        "also",
        "just",
        "never",
        "always",
        "still",
        "then",
    }:
        return False
    return kind is not FindingKind.ORG


def _short_for(page: Page, roll: Roll, token: Token, kept: set[int]) -> bool:
    """Whether a word begins the name of somebody here, and does at a sentence's start what people do."""
    begins = token.key in roll.beginnings or (token.key[-1] == "s" and token.key[:-1] in roll.beginnings)
    if not begins or token.shape != "T" or not token.place or token.at in kept:
        return False
    following = page.next(token)
    acts = following is None or following.place == START
    if following is not None and following.gap == " ":
        acts = words.person_verb(following.key)
    return acts and token.key not in words.FUNCTION and reads_as_name(page, token) != -1


def _opens_as_name(page: Page, lexicon: Lexicon, token: Token, kept: set[int]) -> bool:
    """Whether a word that may be a name begins a sentence as somebody: "Hope rang", "Tope said"."""
    if token.at in kept or token.loud or token.low or token.shape != "T" or not token.place:
        return False
    following = page.next(token)
    rare = len(token.key) > 2 and not lexicon.common(token.key) and token.key not in words.FUNCTION
    if token.key not in lexicon.given_word:
        if following is None or following.gap != " " or following.key in words.AUXILIARIES:
            return False
        plain = token.key.isalpha() and not token.key.endswith("s") and token.key not in lexicon.kept
        plain = plain and token.key not in lexicon.generic and token.key not in lexicon.roles
        return rare and plain and following.key in words.PERSON_VERBS
    if token.key in lexicon.either and following is not None and following.key in {"is", "was"}:
        return False
    reading = reads_as_name(page, token)
    return reading == 1 or (reading == 0 and rare)
