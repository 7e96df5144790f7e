"""Figures of an anonymiser over notes whose names are marked: what was missed, what was masked in vain.

A span counts as masked if every letter and digit of it was replaced and no word of it is in the stand-in (a
date may keep its month and year). Notes are JSON Lines: `text`, `export`, `spans` (`start`, `end`, `type`,
`must_mask`, `entity`) and `negatives` (`start`, `end`).
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reflect_tui.anonymise.words import bag

Note = Mapping[str, Any]
_WORD = re.compile(r"[^\W_]{2,}")
_MAY_STAY = bag(
    "person organisation organization place the of and name email phone address aged age years old no ref "
    "number town street team school hub house centre at in to date day dob url id"
)
_MONTHS = bag(
    "january february march april may june july august september october november december jan feb mar apr "
    "jun jul aug sep sept oct nov dec early mid late spring summer autumn winter"
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What an anonymiser did with one note: places replaced (with what), and places shown to the reader."""

    replaced: Sequence[tuple[int, int, str]]
    flags: Sequence[tuple[int, int]] = ()


@dataclass(slots=True)
class Tally:
    """Counts over a set of notes; the figures are properties, in per cent unless said otherwise."""

    masked: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    notes: int = 0
    clean: int = 0
    seen: int = 0
    words: int = 0
    vain: int = 0
    shown: int = 0
    right_letters: int = 0
    letters: int = 0
    negatives: int = 0
    negatives_hit: int = 0
    named: dict[str, dict[str, Counter[str]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(Counter))
    )

    def recall(self, kind: str = "") -> float:
        """How much of what must be masked was, of one type or of all."""
        if kind:
            return _share(self.masked[kind], self.wanted[kind])
        return _share(self.masked.total(), self.wanted.total())

    @property
    def clean_notes(self) -> float:
        """Notes without a single leak."""
        return _share(self.clean, self.notes)

    @property
    def masked_or_shown(self) -> float:
        """Spans that were masked, or are wholly among what the reader is shown."""
        return _share(self.seen, self.wanted.total())

    @property
    def precision(self) -> float:
        """Letters and digits replaced that belong to a marked span."""
        return _share(self.right_letters, self.letters)

    @property
    def vain_per_100_words(self) -> float:
        """Replacements that touch no marked span, for every hundred words."""
        return 100 * self.vain / max(self.words, 1)

    @property
    def shown_per_100_words(self) -> float:
        """Places shown to the reader, for every hundred words."""
        return 100 * self.shown / max(self.words, 1)

    @property
    def negatives_masked(self) -> float:
        """Words that look like names and are not, masked all the same."""
        return _share(self.negatives_hit, self.negatives)

    @property
    def consistency(self) -> float:
        """People and organisations of several mentions that have one stand-in."""
        several = [put for export in self.named.values() for put in export.values() if put.total() > 1]
        return _share(sum(len(put) == 1 for put in several), len(several))

    @property
    def distinctness(self) -> float:
        """People and organisations whose (usual) stand-in nobody else of the export has."""
        usual = [[put.most_common(1)[0][0] for put in export.values()] for export in self.named.values()]
        return _share(sum(row.count(one) == 1 for row in usual for one in row), sum(map(len, usual)))


def _share(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 100.0


def load(path: Path) -> list[Note]:
    """The notes of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def exports(notes: Iterable[Note]) -> list[list[Note]]:
    """Notes that are shared together, together."""
    found: dict[str, list[Note]] = {}
    for note in notes:
        found.setdefault(str(note.get("export") or note["id"]), []).append(note)
    return list(found.values())


def score(notes: Sequence[Note], answers: Mapping[str, Answer]) -> Tally:
    """The tally of a set; a note without an answer counts as left as it was."""
    tally = Tally()
    for note in notes:
        _count(tally, note, answers.get(note["id"], Answer(())))
    return tally


def _count(tally: Tally, note: Note, answer: Answer) -> None:
    text = note["text"]
    covered = _cover(text, [(a, b) for a, b, _ in answer.replaced])
    shown = covered | _cover(text, answer.flags)
    gold = _cover(text, [(s["start"], s["end"]) for s in note["spans"]])
    leaks = 0
    for span in note["spans"]:
        if not span["must_mask"]:
            continue
        letters = {i for i in range(span["start"], span["end"]) if text[i].isalnum()}
        here = [r for r in answer.replaced if r[0] < span["end"] and r[1] > span["start"]]
        masked = letters <= covered and not _left_in(text[span["start"] : span["end"]], span["type"], here)
        tally.wanted[span["type"]] += 1
        tally.masked[span["type"]] += masked
        tally.seen += masked or letters <= shown
        leaks += not masked
        if masked and here and span["type"] in {"PERSON", "ORG"} and span.get("entity"):
            export = str(note.get("export") or note["id"])
            tally.named[export][span["entity"]][" ".join(here[0][2].split())] += 1
    tally.notes += 1
    tally.clean += not leaks
    tally.words += len(text.split())
    tally.shown += len(answer.flags)
    for start, end, _ in answer.replaced:
        letters = {i for i in range(start, end) if text[i].isalnum()}
        tally.letters += len(letters)
        tally.right_letters += len(letters & gold)
        tally.vain += bool(letters) and not letters & gold
    for start, end in ((n["start"], n["end"]) for n in note.get("negatives", ())):
        tally.negatives += 1
        tally.negatives_hit += not covered.isdisjoint(range(start, end))


def _cover(text: str, places: Iterable[tuple[int, int]]) -> set[int]:
    return {i for start, end in places for i in range(start, end) if text[i].isalnum()}


def _left_in(original: str, kind: str, put: Sequence[tuple[int, int, str]]) -> set[str]:
    """Words of the original that its stand-ins still say."""
    left = {w.casefold() for w in _WORD.findall(original)}
    left &= {w.casefold() for *_, replacement in put for w in _WORD.findall(replacement)}
    if kind == "DATE":
        left = {w for w in left - _MONTHS if not re.fullmatch(r"(?:19|20)\d\d", w)}
    return left - _MAY_STAY
