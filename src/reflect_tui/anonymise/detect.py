"""The detectors in their order: from the texts of one export to what may identify someone in each."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from reflect_tui.anonymise.addresses import addresses
from reflect_tui.anonymise.again import again
from reflect_tui.anonymise.ages import ages, ages_behind
from reflect_tui.anonymise.bodies_again import Bodies
from reflect_tui.anonymise.capitals import capitals
from reflect_tui.anonymise.closing import last_look
from reflect_tui.anonymise.completing import completed, shorn
from reflect_tui.anonymise.contacts import contacts
from reflect_tui.anonymise.cued import cued
from reflect_tui.anonymise.dates import dates
from reflect_tui.anonymise.entities import entities
from reflect_tui.anonymise.firms import firms
from reflect_tui.anonymise.identifiers import identifiers
from reflect_tui.anonymise.initials import acronyms, declared, initials, letters_of
from reflect_tui.anonymise.jury import verdicts
from reflect_tui.anonymise.labelled import labelled
from reflect_tui.anonymise.led_bodies import led_bodies
from reflect_tui.anonymise.letters import letters
from reflect_tui.anonymise.lexicon import Lexicon, lexicon
from reflect_tui.anonymise.listing import listed
from reflect_tui.anonymise.marks import Mark, settle
from reflect_tui.anonymise.owner import Owner, keys_of
from reflect_tui.anonymise.plain_bodies import plain_bodies
from reflect_tui.anonymise.relatives import by_title
from reflect_tui.anonymise.roll import Roll
from reflect_tui.anonymise.runs import kept_phrases
from reflect_tui.anonymise.signing import inverted, lettered, signatures
from reflect_tui.anonymise.signs import Seen
from reflect_tui.anonymise.sloppy import sloppy
from reflect_tui.anonymise.small_bodies import small_bodies
from reflect_tui.anonymise.small_places import small_places
from reflect_tui.anonymise.spelt import said_aloud, spelt
from reflect_tui.anonymise.standing import standing
from reflect_tui.anonymise.tokens import Page, Token
from reflect_tui.anonymise.trimming import persons_first
from reflect_tui.anonymise.types import Finding, FindingKind, Known, Reading, Remaining
from reflect_tui.anonymise.unmarked import unmarked
from reflect_tui.anonymise.verify import wanted_words
from reflect_tui.anonymise.whole_bodies import whole_bodies
from reflect_tui.anonymise.whole_numbers import whole_numbers
from reflect_tui.anonymise.words import FUNCTION

_OPENED = re.compile(r" [\"“‘'(]")
_CLOSED = re.compile(r"[\"”’')] ")
_NAMED = {FindingKind.PERSON, FindingKind.ORG, FindingKind.PLACE}


@dataclass(slots=True)
class Sheet:
    """One text on its way through the detectors."""

    page: Page
    kept: set[int]
    marks: list[Mark] = field(default_factory=list)
    doubted: list[tuple[Token, bool]] = field(default_factory=list)
    _freed: tuple[list[Mark], set[int]] | None = None

    def add(self, marks: Collection[Mark]) -> None:
        """More marks, overlaps resolved."""
        self.marks = settle(self.page.flat, [*self.marks, *marks])

    def join_quoted(self) -> None:
        """Make one mark of a name with the pet name in it: Olufunmilayo "Funmi" Bakare."""
        joined: list[Mark] = []
        flat = self.page.flat
        for mark in self.marks:
            joined.append(mark)
            if len(joined) < 3:
                continue
            first, second, third = joined[-3:]
            quoted = _OPENED.fullmatch(flat, first.end, second.start) and _CLOSED.fullmatch(
                flat, second.end, third.start
            )
            people = all(m.kind is FindingKind.PERSON and not m.listed for m in (first, second, third))
            if quoted and people and len(second.keys) == 1:
                keys = (*first.keys, *second.keys, *third.keys)
                joined[-3:] = [replace(first, end=third.end, keys=keys)]
        self.marks = joined

    def complete(self, words: Lexicon) -> None:
        """Let names reach over the capitals, and numbers over the figures, that belong to them."""
        whole = completed(self.page, words, shorn(self.page, self.marks, self.kept), self.kept)
        self.marks = whole_numbers(self.page.flat, settle(self.page.flat, whole))

    def free(self) -> set[int]:
        """Places of tokens that no mark covers."""
        if self._freed is not None and self._freed[0] is self.marks:
            return self._freed[1]
        free: set[int] = set()
        at = 0
        for token in self.page.tokens:
            while at < len(self.marks) and self.marks[at].end <= token.start:
                at += 1
            if at >= len(self.marks) or self.marks[at].start >= token.end:
                free.add(token.at)
        # A change of the marks is always a new list.
        self._freed = self.marks, free
        return free


def find(
    texts: Sequence[str],
    known: Sequence[Known] = (),
    *,
    keep: Collection[str] = (),
    mined: Collection[str] = (),
) -> list[list[Finding]]:
    """Everything in the texts of one export that may identify someone.

    Args:
        texts: Bodies, titles, answers, themes: a name found in one is found in all.
        known: The owner's lists of people, organisations and places.
        keep: Words and phrases the owner said never to mask.
        mined: Names seen elsewhere in the journal.

    Returns:
        For each text its findings, in order and not overlapping, with offsets in code points of that text.
    """
    return [list(each.findings) for each in read(texts, known, keep=keep, mined=mined)]


def read(
    texts: Sequence[str],
    known: Sequence[Known] = (),
    *,
    keep: Collection[str] = (),
    mined: Collection[str] = (),
) -> list[Reading]:
    """What `find` finds, and beside it what only nearly was found, for the reader to glance at.

    Args:
        texts: Bodies, titles, answers, themes: a name found in one is found in all.
        known: The owner's lists of people, organisations and places.
        keep: Words and phrases the owner said never to mask.
        mined: Names seen elsewhere in the journal.
    """
    words = lexicon()
    owner = owner_of(known, keep, mined, words)
    sheets = heard(texts, owner, words)
    _ask_jury(sheets, words)
    _second_reading(sheets, words, owner)
    _third_reading(sheets, known, keep)
    rows = entities([(s.page.flat, s.marks) for s in sheets], words)
    return [
        Reading(tuple(_findings(sheet, row, owner)), tuple(_doubts(sheet)))
        for sheet, row in zip(sheets, rows, strict=True)
    ]


def owner_of(known: Sequence[Known], keep: Collection[str], mined: Collection[str], words: Lexicon) -> Owner:
    """What the owner told us, ready to be looked for."""
    return Owner(known, keep, mined, words)


def heard(texts: Sequence[str], owner: Owner, words: Lexicon) -> list[Sheet]:
    """What every detector says of the texts of one export, before the jury is asked."""
    sheets: list[Sheet] = []
    for text in texts:
        page = Page(text)
        kept = kept_phrases(page, words) | owner.kept(page)
        sheet = Sheet(page, kept)
        sheet.add(owner.marks(page))
        sheet.add([*contacts(page), *identifiers(page), *dates(page), *addresses(page), *ages(page)])
        sheet.add(
            [
                *capitals(page, words, kept),
                *plain_bodies(page, words, kept),
                *firms(page, words),
                *small_bodies(page, words, kept),
                *small_places(page, words, kept),
                *labelled(page, words, kept),
                *sloppy(page, words, kept),
                *unmarked(page, words, kept),
                *letters(page, words),
                *listed(page, words, kept),
                *whole_bodies(page, words, kept),
                *led_bodies(page, words, kept),
                *cued(page, words, kept),
            ]
        )
        sheet.add(list(standing(page, words, kept, sheet.free())))
        sheet.join_quoted()
        sheet.complete(words)
        sheets.append(sheet)
    _second_reading(sheets, words, owner)
    return sheets


def seen_in(sheets: Sequence[Sheet]) -> Seen:
    """How often each word of an export has a capital."""
    seen = Seen()
    for sheet in sheets:
        seen.count(sheet.page)
    return seen


def _ask_jury(sheets: Sequence[Sheet], words: Lexicon) -> None:
    """Let the jury take and let go."""
    seen = seen_in(sheets)
    for sheet in sheets:
        said = verdicts(sheet.page, sheet.marks, sheet.kept, seen, words)
        sheet.marks, sheet.doubted = settle(sheet.page.flat, said.marks), said.doubted
        sheet.complete(words)


def _second_reading(sheets: list[Sheet], words: Lexicon, owner: Owner) -> None:
    """What only shows once every text has been read: repeated names, initials, ages behind names."""
    _find_again(sheets, words, owner)
    firsts = {m.keys[0] for s in sheets for m in s.marks if m.kind is FindingKind.PERSON and m.keys}
    for sheet in sheets:
        sheet.marks = persons_first(sheet.page.flat, sheet.marks, words, firsts)
    by_title([(s.page.flat, s.marks) for s in sheets])
    named = [m.keys for s in sheets for m in s.marks if m.kind is FindingKind.PERSON and not m.listed]
    told: dict[str, tuple[str, ...]] = {}
    for sheet in sheets:
        signed = list(signatures(sheet.page, sheet.marks, sheet.free()))
        told |= {m.keys[0][0]: m.keys for m in signed if m.end - m.start < 3}
        sheet.add(signed)
        told |= {k: v for k, v in declared(sheet.page, sheet.marks).items() if k not in told or len(v) > 1}
    of_bodies = acronyms(
        m.keys for s in sheets for m in s.marks if m.kind is FindingKind.ORG and not m.listed
    )
    people = of_bodies | letters_of(dict.fromkeys(named))
    told = {k: people.get(k, v) if v == (k,) else v for k, v in told.items()}
    bodies = set(of_bodies.values())
    for sheet in sheets:
        sheet.marks = [_spoken_out(sheet.page.flat, mark, people | told) for mark in sheet.marks]
        short = list(initials(sheet.page, words, people, told, sheet.free()))
        sheet.add([replace(m, kind=FindingKind.ORG) if m.keys in bodies else m for m in short])
        spans = [(m.start, m.end) for m in sheet.marks if m.kind in _NAMED]
        persons = {m.end for m in sheet.marks if m.kind is FindingKind.PERSON}
        sheet.add(list(ages_behind(sheet.page, spans, persons)))
        sheet.marks = shorn(sheet.page, sheet.marks, sheet.kept)


def _find_again(sheets: list[Sheet], words: Lexicon, owner: Owner) -> None:
    """Names of the whole export wherever they stand, in other forms and spelt out."""
    roll = Roll()
    owner.enrol(roll)
    for sheet in sheets:
        _enrol(sheet, roll, words)
    names = {k for k, entry in roll.words.items() if entry.kind is FindingKind.PERSON}
    bodies = Bodies((mark for sheet in sheets for mark in sheet.marks), words)
    for sheet in sheets:
        sheet.add(list(bodies.again(sheet.page, sheet.kept)))
        sheet.add(list(again(sheet.page, words, roll, sheet.kept, sheet.free())))
        sheet.marks = [_with_its_s(sheet.page.flat, mark, roll) for mark in sheet.marks]
        sheet.marks = inverted(sheet.page, said_aloud(sheet.page, sheet.marks), words)
        sheet.marks = lettered(sheet.page, sheet.marks)
        sheet.add(list(spelt(sheet.page, words, names, sheet.free())))


def _spoken_out(flat: str, mark: Mark, people: Mapping[str, tuple[str, ...]]) -> Mark:
    """The mark of somebody's initials, with the words of the name they are short for."""
    short = mark.kind is FindingKind.PERSON and not mark.listed and len(mark.keys) == 1
    if short and 1 < len(mark.keys[0]) < 5 and flat[mark.start : mark.end].isupper():
        return replace(mark, keys=people.get(mark.keys[0], mark.keys))
    return mark


def _with_its_s(flat: str, mark: Mark, roll: Roll) -> Mark:
    """The mark of a body that is called "Ferryman's" for short, with its ending."""
    owned = flat[mark.end : mark.end + 2] in {"'s", "’s"} and not mark.listed
    if owned and len(mark.keys) == 1 and mark.keys[0].removesuffix("s") + "s" in roll.owned:
        return replace(mark, end=mark.end + 2, kind=FindingKind.ORG)
    return mark


def _third_reading(sheets: list[Sheet], known: Sequence[Known], keep: Collection[str]) -> None:
    """Look at what would be left, as the last pass over the finished text will; again if there is any."""
    for _ in range(3):
        masked = {sheet.page.flat[m.start : m.end] for sheet in sheets for m in sheet.marks}
        wanted = wanted_words(masked, known) - {k for text in keep for k in keys_of(text)}
        found = [last_look(sheet.page, sheet.marks, wanted, keep) for sheet in sheets]
        if not any(found):
            return
        for sheet, marks in zip(sheets, found, strict=True):
            sheet.add(marks)


def _enrol(sheet: Sheet, roll: Roll, words: Lexicon) -> None:
    for mark in sheet.marks:
        if mark.kind not in _NAMED or not mark.keys:
            continue
        alone = {
            k
            for k in mark.keys
            if len(k) > 1
            and ((k not in words.generic and k not in words.roles) or mark.detector == "listed")
            and k not in FUNCTION
            and (k not in words.kept or k in words.given_word)
        }
        if mark.kind is not FindingKind.PERSON:
            # "Cherry Tree Centre" makes neither "cherry" nor "tree" a name.
            alone = {k for k in alone if not words.ordinary(k) or len(mark.keys) == 1}
            alone -= words.heads
            first = sheet.page.flat[mark.start : mark.end].split()[0]
            owned = first[-2:] in {"'s", "’s"} or (first[-1:] == "s" and not words.ordinary(mark.keys[0]))
            if mark.kind is FindingKind.ORG and len(mark.keys) > 1 and owned:
                roll.owned.add(mark.keys[0].removesuffix("s") + "s")
        roll.add(mark.keys, mark.kind, mark.sure, alone)


def _findings(sheet: Sheet, row: list[str], owner: Owner) -> list[Finding]:
    found: list[Finding] = []
    text = sheet.page.view.text
    for mark, entity in zip(sheet.marks, row, strict=True):
        start, end = sheet.page.view.span(mark.start, mark.end)
        if owner.never(text[start:end]) and not mark.listed:
            continue
        found.append(
            Finding(start, end, text[start:end], mark.kind, mark.why, mark.sure, mark.detector, entity)
        )
    return found


def _doubts(sheet: Sheet) -> Iterator[Remaining]:
    """Words the jury doubted that no mark covers."""
    free = sheet.free()
    for token, faint in sheet.doubted:
        if token.at in free:
            start, end = sheet.page.view.span(token.start, token.end)
            why = "it may be a name or say who it is"
            yield Remaining(start, end, sheet.page.view.text[start:end], why, faint)
