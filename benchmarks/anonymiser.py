"""`python -m benchmarks.anonymiser --notes DIR [--peers]`: one Markdown table about the anonymiser.

DIR holds notes with their names marked, as JSON Lines (see `anonymiser_score`). Measured are the figures per
set, with everything and without each layer; how fast notes are read; how the time grows with a text; and,
with `--peers`, what scrubadub and Presidio's patterns find, each in a virtual environment made for it.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.anonymiser_peers import PEERS, Peer
from benchmarks.anonymiser_score import Answer, Note, Tally, exports, load, score
from reflect_tui.anonymise import apply, detect, find, read, stand_ins
from reflect_tui.anonymise.jury import Verdicts
from reflect_tui.anonymise.leaving import unreplaced

LAYERS: Mapping[str, tuple[str, ...]] = {
    "patterns (numbers, dates, addresses, ages)": (
        "contacts",
        "identifiers",
        "dates",
        "addresses",
        "ages",
        "ages_behind",
    ),
    "the capital rule": ("capitals",),
    "rules for text without capitals": ("sloppy", "unmarked"),
    "bodies and places of plain words": (
        "plain_bodies",
        "firms",
        "whole_bodies",
        "led_bodies",
        "small_bodies",
        "small_places",
        "labelled",
    ),
    "people by a cue": ("cued",),
    "letters and signatures": ("letters", "signatures"),
    "the model of neighbours": ("standing",),
    "names again elsewhere": ("again",),
    "names made whole": ("completed",),
    "initials": ("initials",),
    "the jury": ("verdicts",),
    "the last look": ("last_look",),
}
"""Layers by the names of the detectors in `detect`."""
_AS_THEY_WERE: Mapping[str, Callable[..., object]] = {
    "verdicts": lambda _page, marks, *_rest: Verdicts(list(marks), []),
    "completed": lambda _page, _words, marks, *_rest: marks,
}
"""Layers that are given the marks and return them: what does nothing in their place."""

HEADS = (
    "set",
    "system",
    "recall",
    "PERSON",
    "notes without a leak",
    "precision",
    "vain / 100 words",
    "negatives masked",
    "consistency",
    "distinctness",
    "masked or shown",
    "shown / 100 words",
    "MB/s",
)
SIZES = (100_000, 1_000_000, 3_000_000, 10_000_000)


def ours(notes: Sequence[Note]) -> dict[str, Answer]:
    """What our rules do with the notes, those of one export together."""
    answers: dict[str, Answer] = {}
    for group in exports(notes):
        texts = [note["text"] for note in group]
        readings = read(texts)
        put = stand_ins([list(each.findings) for each in readings])
        for note, text, reading in zip(group, texts, readings, strict=True):
            made = apply(text, reading.findings, put).replacements
            replaced = [(m.start, m.end) for m in made]
            flags = [(r.start, r.end) for r in unreplaced(text, reading.doubts, replaced)]
            answers[note["id"]] = Answer([(m.start, m.end, m.replacement) for m in made], flags)
    return answers


@contextmanager
def without(names: Sequence[str]) -> Iterator[None]:
    """The rules without some of their detectors."""
    kept = {name: getattr(detect, name) for name in names}
    for name in names:
        setattr(detect, name, _AS_THEY_WERE.get(name, lambda *_args: []))
    try:
        yield
    finally:
        for name, function in kept.items():
            setattr(detect, name, function)


def row(set_name: str, system: str, tally: Tally, size: int, seconds: float) -> str:
    """One line of the table."""
    figures = (
        tally.recall(),
        tally.recall("PERSON"),
        tally.clean_notes,
        tally.precision,
        tally.vain_per_100_words,
        tally.negatives_masked,
        tally.consistency,
        tally.distinctness,
        tally.masked_or_shown,
        tally.shown_per_100_words,
        size / 1e6 / seconds,
    )
    return f"| {set_name} | {system} | {' | '.join(f'{figure:.2f}' for figure in figures)} |"


def measured(
    notes: Sequence[Note], system: Callable[[Sequence[Note]], Mapping[str, Answer]]
) -> tuple[Tally, float]:
    """A set's tally by one system, and the seconds it took."""
    begun = time.perf_counter()
    answers = system(notes)
    return score(notes, answers), time.perf_counter() - begun


def set_rows(path: Path, peers: Sequence[Peer]) -> Iterator[str]:
    """The lines of one set: everything, without each layer, and the peers."""
    notes = load(path)
    size = sum(len(note["text"].encode("utf-8", "replace")) for note in notes)
    yield row(path.stem, "everything", *_pair(measured(notes, ours), size))
    for layer, names in LAYERS.items():
        with without(names):
            yield row(path.stem, f"without {layer}", *_pair(measured(notes, ours), size))
    for peer in peers:
        yield row(path.stem, peer.name, *_pair(measured(notes, peer.answers), size))


def _pair(found: tuple[Tally, float], size: int) -> tuple[Tally, int, float]:
    return found[0], size, found[1]


def curve_rows(text: str, sizes: Sequence[int] = SIZES) -> Iterator[str]:
    """How long `find` takes over one line of a given length."""
    for size in sizes:
        line = (text * (size // len(text) + 1))[:size]
        begun = time.perf_counter()
        find([line])
        taken = time.perf_counter() - begun
        yield f"| one line of {size / 1e6:g} MB | {taken:.1f} s | {size / 1e6 / taken:.3f} MB/s |"


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--notes", type=Path, required=True, help="a folder of notes as JSON Lines")
    parser.add_argument("--peers", action="store_true", help="install the peers and measure them too")
    parser.add_argument("--quick", action="store_true", help="the time curve to 1 MB only")
    chosen = parser.parse_args(argv)
    paths = sorted(chosen.notes.glob("*.jsonl"))
    if not paths:
        parser.error(f"no .jsonl in {chosen.notes}")
    print(f"| {' | '.join(HEADS)} |\n|{'---|' * len(HEADS)}")
    find(["A first note, so that the word lists are read."])
    with tempfile.TemporaryDirectory(prefix="reflect-anonymiser-") as folder:
        peers = [peer for peer in (make(Path(folder)) for make in PEERS) if peer] if chosen.peers else []
        for path in paths:
            for line in set_rows(path, peers):
                print(line, flush=True)
    print("\n| text | time | speed |\n|---|---|---|")
    words = " ".join(" ".join(note["text"] for note in load(path)) for path in paths)
    for line in curve_rows(" ".join(words.split()), SIZES[:2] if chosen.quick else SIZES):
        print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
