"""Makes `neighbours.bin.gz`: a model of where persons stand in a sentence, for `reflect_tui.anonymise`.

    python -m benchmarks.train_neighbours --sources SOURCES --notes tests/corpus/anonymiser --out FILE

SOURCES holds texts with their names marked, one token a line (Broad Twitter Corpus, WNUT 2017, WikiGold: all
CC BY 4.0, see NOTICE); notes are our own, as JSON Lines with spans. Only weights are written. Nothing here is
random but an order drawn from a fixed seed, so equal data make equal bytes. Plain Python; some minutes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from reflect_tui.anonymise import words
from reflect_tui.anonymise.lexicon import Lexicon, lexicon
from reflect_tui.anonymise.neighbours import SLOTS, STEPS, slots
from reflect_tui.anonymise.tokens import Page

PERSON, OTHER, UNSURE = 1, 0, -1
Spans = list[tuple[int, int, int]]
_NO_SPACE_BEFORE = re.compile(r"[.,;:!?)\]%…]+|['’](?:s|m|re|ve|d|ll|S)|n['’]t")
_NO_SPACE_AFTER = re.compile(r"[(\[#@£$]")
_PEOPLE = {"PER", "person"}
_THINGS = {"MISC", "product", "creative-work"}


def conll(path: Path) -> Iterator[tuple[str, Spans]]:
    """The sentences of a file of tokens and tags, put together again, with their names."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        text, spans = "", Spans()
        for line in block.split("\n"):
            token, _, tag = line.rstrip().replace("\t", " ").rpartition(" ")
            if not token:
                continue
            glued = not text or _NO_SPACE_BEFORE.fullmatch(token) or _NO_SPACE_AFTER.fullmatch(text[-1])
            text += token if glued else " " + token
            group = tag.partition("-")[2]
            if group:
                label = PERSON if group in _PEOPLE else OTHER if group in _THINGS else UNSURE
                spans.append((len(text) - len(token), len(text), label))
        if text:
            yield text, spans


def notes(path: Path) -> Iterator[tuple[str, Spans]]:
    """Our own notes, with their names; organisations and places teach nothing."""
    for line in path.read_text(encoding="utf-8").splitlines():
        note = json.loads(line)
        spans = [
            (s["start"], s["end"], PERSON if s["type"] == "PERSON" else UNSURE)
            for s in note["spans"]
            if s["must_mask"] and s["type"] not in {"OTHER", "DATE"}
        ]
        yield note["text"], spans


def copies(text: str) -> Iterator[str]:
    """A text as it was written, in small letters, and as if dictated; all of one length."""
    yield text
    small = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    if small != text:
        yield small
        yield re.sub(r"[.,;:!?\"“”()*\n-]", " ", small)


def renamed(text: str, spans: Spans, lex: Lexicon) -> tuple[str, Spans]:
    """The text with its people called by names that are words as well; their neighbours stay."""
    rng = random.Random(len(text))
    first, family = _word_names(lex)
    out, here, moved = "", 0, Spans()
    for start, end, label in sorted(spans):
        out += text[here:start]
        begin, here = len(out), end
        parts = re.split(r"([^\W\d_]{3,})", text[start:end])
        if label == PERSON:
            capital = text[start].isupper()
            for at in range(1, len(parts), 2):
                if at == 1 or rng.random() < 0.5:
                    word = rng.choice(first if at == 1 else family)
                    parts[at] = word.title() if capital else word
        out += "".join(parts)
        moved.append((begin, len(out), label))
    return out + text[here:], moved


@lru_cache(maxsize=1)
def _word_names(lex: Lexicon) -> tuple[list[str], list[str]]:
    skip = words.FUNCTION | {"sun", "sat"}
    return sorted(lex.given_word - skip), sorted(lex.family_word - skip)


def examples(text: str, spans: Spans, lex: Lexicon) -> Iterator[tuple[list[int], int]]:
    """What the model sees of each word worth asking about, and whether it is a person."""
    for copy in copies(text):
        page = Page(copy)
        if copy != text:
            for token in page.tokens:
                token.low = True
        for token in page.tokens:
            if token.shape == "d" or (token.key in words.FUNCTION and token.key not in lex.given_word):
                continue
            label = next((kind for a, b, kind in spans if a <= token.start < b), OTHER)
            if label != UNSURE:
                yield slots(page, lex, token), label


def train(rows: Sequence[tuple[list[int], int, float]], turns: int = 5, rate: float = 0.25) -> bytes:
    """Logistic regression with a step that shrinks for weights often moved, rounded to signed bytes.

    Args:
        rows: Slots, label and how much the row counts.
        turns: How often the rows are gone through.
        rate: Size of the first steps.
    """
    rng = random.Random(20260)
    weights, moved = array("d", bytes(8 * SLOTS)), array("d", [1.0]) * SLOTS
    order = list(range(len(rows)))
    for _ in range(turns):
        rng.shuffle(order)
        for at in order:
            where, label, counts = rows[at]
            total = sum(weights[slot] for slot in where)
            off = counts * (1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total)))) - label)
            if -0.002 < off < 0.002:
                continue
            for slot in where:
                step = off + 2e-5 * weights[slot]
                moved[slot] += step * step
                weights[slot] -= rate * step / math.sqrt(moved[slot])
    return array("b", (max(-127, min(127, round(w * STEPS))) for w in weights)).tobytes()


def gather(sources: Iterable[Path], own: Iterable[Path]) -> list[tuple[list[int], int, float]]:
    """Every row to learn from; our own notes count three times, being what the model is for."""
    lex = lexicon()
    texts = [(text, spans, 1.0) for path in sources for text, spans in conll(path)]
    texts += [(text, spans, 3.0) for path in own for text, spans in notes(path)]
    rows = []
    for text, spans, counts in texts:
        rows += [(where, label, counts) for where, label in examples(text, spans, lex)]
        if any(label == PERSON for *_, label in spans):
            other, moved = renamed(text, spans, lex)
            rows += [
                (where, label, counts) for where, label in examples(other, moved, lex) if label == PERSON
            ]
    return rows


def main(argv: Sequence[str] | None = None) -> None:
    """Write the weights to the file given by --out."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for option in ("--sources", "--notes", "--out"):
        parser.add_argument(option, type=Path, required=True)
    args = parser.parse_args(argv)
    rows = gather(sorted(args.sources.glob("*.conll")), sorted(args.notes.glob("*.jsonl")))
    raw = train(rows)
    args.out.write_bytes(gzip.compress(raw, 9, mtime=0))
    print(f"{len(rows)} rows, {sum(label for _, label, _ in rows)} persons, {args.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
