"""Makes `jury.bin.gz`: the model that weighs what the detectors said, for `reflect_tui.anonymise`.

    python -m benchmarks.train_jury [--notes FOLDER] [--out FILE] [--check]

FOLDER is tests/corpus/anonymiser unless said otherwise; its held-out notes are never looked at. Each note
is read as it was written, in small letters and as if dictated, and twice more with other names in it
(`swapping`). It goes through the detectors as an export does; what they said is what the model learns from.
Chance has a fixed seed, so equal notes make equal bytes; --check trains and compares with what ships. Plain
Python; some minutes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
import re
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.swapping import Names, names_in, swapped
from reflect_tui.anonymise import detect
from reflect_tui.anonymise.jury import KINDS, OVERRULED, STEPS
from reflect_tui.anonymise.lexicon import lexicon
from reflect_tui.anonymise.signs import SLOTS, Bench
from reflect_tui.anonymise.view import View

Note = Mapping[str, Any]
Row = tuple[list[int], int, float]
"""The weights a word touches, what it is (0 nothing, else 1 + its place in KINDS), and how much it counts."""
UNSURE = -1
_KIND_NUMBERS = {kind.value: number for number, kind in enumerate(KINDS, start=1)}
_ROOT = Path(__file__).parents[1]
CORPUS = _ROOT / "tests/corpus/anonymiser"
SHIPPED = _ROOT / "src/reflect_tui/anonymise/data/jury.bin.gz"
MANY_HANDS, OWN = 1.0, 0.3
"""How much a note counts: notes the rules were mended against show the detectors at more than their best."""
COPIES = 0.4
"""How much a note counts when it is read without its capitals."""


SWAPS = 2
"""How often each note of many hands is read with other names."""
SWAPPED = 0.4
"""How much a note with other names counts."""


def notes_of(path: Path) -> list[Note]:
    """The notes of one file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def exports(notes: Iterable[Note]) -> list[list[Note]]:
    """Notes that leave together, together."""
    found: dict[str, list[Note]] = {}
    for note in notes:
        found.setdefault(str(note.get("export") or note["id"]), []).append(note)
    return list(found.values())


def small(text: str) -> str:
    """A text of the same length without capitals."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def dictated(text: str) -> str:
    """A text of the same length as a dictation writes it down."""
    return re.sub(r"[.,;:!?\"“”()*\n#>|-]", " ", small(text))


def rows_of(group: Sequence[Note], texts: Sequence[str], counts: float) -> Iterator[Row]:
    """What there is to learn from one export, read as these texts.

    Args:
        group: The notes.
        texts: Their texts, or others of the same length.
        counts: How much each word counts.
    """
    words = lexicon()
    sheets = detect.heard(texts, detect.owner_of((), (), (), words), words)
    seen = detect.seen_in(sheets)
    for note, sheet in zip(group, sheets, strict=True):
        bench = Bench(sheet.page, sheet.marks, sheet.kept, seen, words)
        spans = [
            (s["start"], s["end"], _KIND_NUMBERS.get(s["type"], UNSURE) if s["must_mask"] else UNSURE)
            for s in note["spans"]
        ]
        for token in sheet.page.tokens:
            mark = bench.mark.get(token.at)
            if not bench.asks(token) or (mark is not None and mark.detector not in OVERRULED):
                continue
            label = _label(sheet.page.view, token.start, token.end, spans)
            if label != UNSURE:
                yield bench.slots(token), label, counts


def _label(view: View, start: int, end: int, spans: Sequence[tuple[int, int, int]]) -> int:
    a, b = view.span(start, end)
    found = [kind for x, y, kind in spans if x < b and a < y]
    return max(found) if found else 0


def gather(paths: Sequence[tuple[Path, float]]) -> list[Row]:
    """Every row of some files of notes, each file with its weight."""
    rows: list[Row] = []
    of_many = [note for path, counts in paths if counts == MANY_HANDS for note in notes_of(path)]
    names = names_in(of_many)
    for path, counts in paths:
        rng = random.Random(path.name)
        for group in exports(notes_of(path)):
            texts = [str(note["text"]) for note in group]
            rows += rows_of(group, texts, counts)
            for copy in (small, dictated):
                copied = [copy(text) for text in texts]
                if copied != texts:
                    rows += rows_of(group, copied, counts * COPIES)
            if counts == MANY_HANDS:
                rows += _with_other_names(group, names, rng)
    return rows


def _with_other_names(group: Sequence[Note], names: Names, rng: random.Random) -> Iterator[Row]:
    for _ in range(SWAPS):
        made = swapped(group, names, rng)
        texts = [str(note["text"]) for note in made]
        if texts:
            yield from rows_of(made, texts, SWAPPED)
            yield from rows_of(made, [small(text) for text in texts], SWAPPED * COPIES)


def weighed(folder: Path) -> list[tuple[Path, float]]:
    """The files to learn from and how much each counts; what is held out is left alone."""
    many = sorted(folder.glob("many-hands/*.jsonl"))
    own = [*sorted(folder.glob("*.jsonl")), *sorted(folder.glob("other-hand/*.jsonl"))]
    return [(path, MANY_HANDS) for path in many] + [(path, OWN) for path in own]


def train(rows: Sequence[Row], turns: int = 4, rate: float = 0.2) -> bytes:
    """The weights: whether, then which kind, each by logistic regression with shrinking steps.

    Args:
        rows: What to learn from.
        turns: How often it is gone through.
        rate: Size of the first steps.
    """
    raw = _learn([(where, float(label > 0), counts) for where, label, counts in rows], turns, rate)
    given = [row for row in rows if row[1] > 0]
    for number in range(1, len(KINDS) + 1):
        raw += _learn(
            [(where, float(label == number), counts) for where, label, counts in given], turns, rate
        )
    return raw


def _learn(rows: Sequence[tuple[list[int], float, float]], turns: int, rate: float) -> bytes:
    """Weights of one question: AdaGrad (Duchi, Hazan and Singer 2011), averaged over all steps.

    The average forgives what the last few examples did to them (Freund and Schapire 1999).
    """
    rng = random.Random(20260)
    weights, moved = array("d", bytes(8 * SLOTS)), array("d", [1.0]) * SLOTS
    missed = array("d", bytes(8 * SLOTS))
    order = list(range(len(rows)))
    step = 0
    for _ in range(turns):
        rng.shuffle(order)
        for at in order:
            step += 1
            where, label, counts = rows[at]
            total = sum(map(weights.__getitem__, where))
            off = counts * (1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total)))) - label)
            if -0.004 < off < 0.004:
                continue
            for slot in where:
                slope = off + 1e-5 * weights[slot]
                moved[slot] += slope * slope
                change = rate * slope / math.sqrt(moved[slot])
                weights[slot] -= change
                missed[slot] += step * change
    averaged = (w + m / max(step, 1) for w, m in zip(weights, missed, strict=True))
    return array("b", (max(-127, min(127, round(w * STEPS))) for w in averaged)).tobytes()


def main(argv: Sequence[str] | None = None) -> int:
    """Write the weights to the file given by --out, or compare them with it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--notes", type=Path, default=CORPUS, help="a folder of notes")
    parser.add_argument("--out", type=Path, default=SHIPPED)
    parser.add_argument("--check", action="store_true", help="compare with what ships, and write nothing")
    args = parser.parse_args(argv)
    rows = gather(weighed(args.notes))
    print(f"{len(rows)} rows, {sum(row[1] > 0 for row in rows)} of them give somebody away")
    raw = train(rows)
    if args.check:
        same = gzip.decompress(args.out.read_bytes()) == raw
        print("the same weights as those that ship" if same else "other weights than those that ship")
        return 0 if same else 1
    args.out.write_bytes(gzip.compress(raw, 9, mtime=0))
    print(f"{args.out.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
