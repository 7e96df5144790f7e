"""The owner's own lists: names to mask in every form they can be written in, and words never to mask."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from reflect_tui.anonymise.entities import plain
from reflect_tui.anonymise.lexicon import Lexicon
from reflect_tui.anonymise.marks import CERTAIN, LIKELY, Mark
from reflect_tui.anonymise.reading import reads_as_name
from reflect_tui.anonymise.roll import Roll
from reflect_tui.anonymise.tokens import WORD, Page, Token
from reflect_tui.anonymise.types import FindingKind, Known
from reflect_tui.anonymise.view import View, fold
from reflect_tui.anonymise.words import AUXILIARIES, FUNCTION, PARTICLES, person_verb

Form = tuple[str, ...]
_BETWEEN = re.compile(r"(?:['’ʼ`´ʹ＇][sS])?[\s*_~`>'’.,()\[\]|#&/\\-]{0,16}")
_BROKEN = re.compile(r"-[ \t]*\r?\n[\s>]*")
_LISTS = {
    FindingKind.PERSON: "is on your list of people",
    FindingKind.ORG: "is on your list of organisations",
    FindingKind.PLACE: "is on your list of places",
}
_INITIALS = "initials of someone on your list of people"
_NEARLY = "is one letter away from a name on your list"


def keys_of(text: str) -> Form:
    """The folded words of a name, apostrophes taken out: "Sinéad O’Brien" gives ("sinead", "obrien")."""
    keys: list[str] = []
    for found in WORD.finditer(View(text).flat):
        word = found[0]
        owning = len(word) > 2 and word[-1] in "sS" and word[-2] in "'’ʼ`´ʹ＇"
        keys.append(_bare(fold(word[:-2] if owning else word)))
    return tuple(k for k in keys if k)


def forms(known: Known) -> frozenset[Form]:
    """The word sequences that stand for a listed name by themselves, folded as `keys_of` folds a text.

    For a person: the whole name, each of its words (particles such as "van" apart), first and family name
    together, both written as one word. For anything else: the whole name, and the whole written as one word.
    Capitals, accents, possessives, family plurals, emphasis and line ends are dealt with when a text is read.
    """
    found: set[Form] = set()
    for name in (known.name, *known.also):
        keys = keys_of(name)
        if not keys:
            continue
        found.add(keys)
        if len(keys) > 1:
            found.add(("".join(keys),))
        if known.kind is FindingKind.PERSON:
            found |= _parts(keys)
    return frozenset(found)


def _parts(keys: Form) -> set[Form]:
    weighty = [k for k in keys if k not in PARTICLES and len(k) > 1]
    found: set[Form] = {(k,) for k in weighty}
    if len(weighty) > 1:
        ends = (weighty[0], weighty[-1])
        found |= {ends, ("".join(ends),), ("".join(reversed(ends)),)}
        found |= {(a, b) for a, b in pairwise(keys) if a in PARTICLES or b in PARTICLES}
    return found


def entity_of(known: Known) -> str:
    """The entity a listed name's findings carry."""
    return f"{known.kind}:={' '.join(keys_of(known.name)) or known.name}"


@dataclass(slots=True)
class _Target:
    """What a form stands for: one listed name, or several that share it."""

    kind: FindingKind
    entities: set[str] = field(default_factory=set)

    def entity(self, form: Form) -> str:
        """The one entity, or an entity of its own for a form that several listed names share."""
        return next(iter(self.entities)) if len(self.entities) == 1 else f"{self.kind}:={' '.join(form)}"


class Owner:
    """The owner's lists, made ready for matching.

    Args:
        known: Names to mask.
        keep: Words and phrases never to mask.
        mined: Names seen elsewhere in the journal, looked for as names found here are.
        lexicon: The word lists.
    """

    def __init__(
        self, known: Sequence[Known], keep: Collection[str], mined: Collection[str], lexicon: Lexicon
    ) -> None:
        self._lexicon = lexicon
        self._by_first: dict[str, list[tuple[Form, _Target]]] = {}
        self._initials: dict[str, _Target] = {}
        self._nearly: dict[str, str] = {}
        self._firsts = {keys[0] for k in known for name in (k.name, *k.also) if (keys := keys_of(name))}
        targets: dict[Form, _Target] = {}
        for entry in known:
            self._take(entry, targets)
        self._longest = max(map(len, self._nearly.values()), default=-1) + 1
        for form, target in targets.items():
            self._by_first.setdefault(form[0], []).append((form, target))
        for options in self._by_first.values():
            options.sort(key=lambda option: -len(option[0]))
        self._keep = {keys for word in keep if (keys := keys_of(word))}
        self._keep_plain = {plain(word) for word in keep}
        self._mined = [keys for word in mined if (keys := keys_of(word))]

    def _take(self, entry: Known, targets: dict[Form, _Target]) -> None:
        entity = entity_of(entry)
        for form in forms(entry):
            targets.setdefault(form, _Target(entry.kind)).entities.add(entity)
            if len(form) == 1 and len(form[0]) > 4:
                for shorter in _shorter(form[0]):
                    self._nearly.setdefault(shorter, form[0])
        for name in (entry.name, *entry.also):
            keys = [k for k in keys_of(name) if k not in PARTICLES or entry.kind is not FindingKind.PERSON]
            if len(keys) >= (2 if entry.kind is FindingKind.PERSON else 3):
                for letters in {"".join(k[0] for k in keys), keys[0][0] + keys[-1][0]}:
                    if len(letters) > 1:
                        self._initials.setdefault(letters, _Target(entry.kind)).entities.add(entity)

    def kept(self, page: Page) -> set[int]:
        """Places of words the owner said never to mask."""
        found: set[int] = set()
        if self._keep:
            longest = max(len(k) for k in self._keep)
            keys = [_bare(t.key) for t in page.tokens]
            for at in range(len(keys)):
                for size in range(1, longest + 1):
                    if tuple(keys[at : at + size]) in self._keep:
                        found.update(range(at, at + size))
        return found

    def never(self, text: str) -> bool:
        """Whether a whole finding is one the owner said never to mask."""
        return bool(self._keep_plain) and plain(text) in self._keep_plain

    def enrol(self, roll: Roll) -> None:
        """Enter names seen elsewhere in the journal, so that they are looked for here."""
        lexicon = self._lexicon
        for keys in self._mined:
            alone = {
                k
                for k in keys
                if k not in FUNCTION | PARTICLES
                and k not in lexicon.generic
                and k not in lexicon.kept
                and k not in lexicon.roles
            }
            roll.add(keys, FindingKind.PERSON, False, alone)

    def marks(self, page: Page) -> list[Mark]:
        """Marks for every listed name on a page, in whatever form it is written."""
        if not self._by_first and not self._initials:
            return []
        found: list[Mark] = []
        at = 0
        while at < len(page.tokens):
            mark, size = self._at(page, page.tokens[at])
            if mark is not None:
                found.append(mark)
            at += size
        return found

    def _at(self, page: Page, token: Token) -> tuple[Mark | None, int]:
        for keys, size in _readings(page, token):
            for form, target in self._by_first.get(keys[0], ()):
                length = _matches(page, token, keys, size, form)
                if length:
                    return self._mark(page, token, length, form, target), length
        return self._initials_at(page, token) or self._nearly_at(token), 1

    def _mark(self, page: Page, token: Token, length: int, form: Form, target: _Target) -> Mark:
        last = page.tokens[token.at + length - 1]
        sure = len(form) > 1 or not self._lexicon.ordinary(token.key) or self._clear(page, token)
        weight = CERTAIN - 5 if sure else LIKELY + 1
        why = _LISTS.get(target.kind, "is on your lists")
        return Mark(
            token.start, last.end, target.kind, why, "listed", sure, weight, form, target.entity(form)
        )

    def _clear(self, page: Page, token: Token) -> bool:
        """Whether a listed name that is also a word stands here as a name."""
        if token.shape == "l" or token.loud or token.place:
            return reads_as_name(page, token) == 1
        return True

    def _initials_at(self, page: Page, token: Token) -> Mark | None:
        target = self._initials.get(token.key)
        if target is not None and token.shape == "U" and not token.loud:
            lexicon = self._lexicon
            following = page.next(token)
            acts = following is not None and person_verb(following.key) and following.key not in AUXILIARIES
            if acts or not (token.key in lexicon.kept or token.key in lexicon.abbreviations):
                return self._short(token.start, token.end, target, token.key)
        if token.shape == "1" and page.after(token).startswith("."):
            letters, last = token.key, token
            while (
                (following := page.next(last)) is not None
                and following.shape == "1"
                and following.gap in {".", ". "}
            ):
                letters, last = letters + following.key, following
            if letters in self._initials and len(letters) > 1:
                return self._short(token.start, last.end, self._initials[letters], letters)
        return None

    @staticmethod
    def _short(start: int, end: int, target: _Target, letters: str) -> Mark:
        return Mark(
            start,
            end,
            target.kind,
            _INITIALS,
            "listed-initials",
            False,
            LIKELY + 1,
            (letters,),
            target.entity((letters,)),
        )

    def _nearly_at(self, token: Token) -> Mark | None:
        key = _bare(token.key)
        # A word of a hundred thousand letters is no name, and trying it without each letter takes a minute.
        if not 5 <= len(key) <= self._longest or self._lexicon.ordinary(token.key) or token.shape == "d":
            return None
        for shorter in _shorter(key):
            name = self._nearly.get(shorter)
            if name is not None and abs(len(name) - len(key)) <= 1:
                for form, target in self._by_first.get(name, ()):
                    if form == (name,):
                        return Mark(
                            token.start,
                            token.end,
                            target.kind,
                            _NEARLY,
                            "listed-nearly",
                            False,
                            LIKELY + 1,
                            form,
                            target.entity(form),
                        )
        return None


def _bare(key: str) -> str:
    return key.replace("'", "")


def _shorter(key: str) -> Iterable[str]:
    """A word and the words it becomes when one letter is lost."""
    yield key
    for i in range(len(key)):
        yield key[:i] + key[i + 1 :]


def _readings(page: Page, token: Token) -> Iterator[tuple[Form, int]]:
    """The words a token may stand for (as it is, singular, mended), and how many tokens that takes."""
    key = _bare(token.key)
    if not key:
        return
    yield (key,), 1
    following = page.next(token)
    if following is not None and _BROKEN.fullmatch(following.gap):
        for one in _singular(key + _bare(following.key)):
            yield (one,), 2
    for one in _singular(key)[1:]:
        yield (one,), 1
    if following is not None and following.gap in {"'", "’"} and len(key) == 1:
        yield (key + _bare(following.key),), 2


def _singular(key: str) -> list[str]:
    options = [key]
    if len(key) > 3 and key.endswith("s"):
        options.append(key[:-1])
        if key.endswith("es"):
            options.append(key[:-2])
        if key.endswith("ies"):
            options.append(key[:-3] + "y")
    return options


def _matches(page: Page, token: Token, keys: Form, size: int, form: Form) -> int:
    """How many tokens from this one a form covers, or 0."""
    if keys[0] != form[0]:
        return 0
    at = token.at + size
    for part in form[1:]:
        if at >= len(page.tokens) or not _BETWEEN.fullmatch(page.tokens[at].gap):
            return 0
        here = page.tokens[at]
        following = page.next(here)
        if part in _singular(_bare(here.key)):
            at += 1
        elif (
            following is not None
            and _BROKEN.fullmatch(following.gap)
            and part in _singular(_bare(here.key) + _bare(following.key))
        ):
            at += 2
        else:
            return 0
    return at - token.at
