"""Marked notes with other names in them: the marks still stand on the names."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from benchmarks.swapping import Names, names_in, swapped
from benchmarks.train_jury import exports, notes_of

HANDS = sorted((Path(__file__).parents[1] / "corpus/anonymiser/many-hands").glob("*.jsonl"))


def note(text: str, *spans: tuple[str, str], must: bool = True) -> dict[str, object]:
    marks, at = [], 0
    for word, kind in spans:
        start = text.index(word, at)
        at = start + len(word)
        marks.append({"start": start, "end": at, "type": kind, "must_mask": must, "entity": f"{kind}:{word}"})
    return {"id": "n", "text": text, "spans": marks, "negatives": []}


NAMES = Names(["Ottilie"], ["Quill"], {("ORG", 2): ["Tarn House"], ("PLACE", 1): ["Ambleby"]})


def made(text: str, *spans: tuple[str, str], must: bool = True) -> str:
    (found,) = swapped([note(text, *spans, must=must)], NAMES, random.Random(1))
    return str(found["text"])


@pytest.mark.parametrize(
    ("text", "spans", "other"),
    [
        ("I met Samira Okafor.", [("Samira Okafor", "PERSON")], "I met Ottilie Quill."),
        ("Mrs Okafor rang.", [("Okafor", "PERSON")], "Mrs Quill rang."),
        ("i met samira.", [("samira", "PERSON")], "i met ottilie."),
        ("RING SAMIRA", [("SAMIRA", "PERSON")], "RING OTTILIE"),
        (
            "At Oak Lodge in Deal, Oak Lodge said.",
            [("Oak Lodge", "ORG"), ("Deal", "PLACE"), ("Oak Lodge", "ORG")],
            "At Tarn House in Ambleby, Tarn House said.",
        ),
        ("at oak lodge", [("oak lodge", "ORG")], "at tarn house"),
        ("She is 44.", [("44", "OTHER")], "She is 44."),
    ],
)
def test_a_name_is_put_as_full_and_with_the_capitals_it_had(
    text: str, spans: list[tuple[str, str]], other: str
) -> None:
    assert made(text, *spans) == other


def test_what_may_stay_stays() -> None:
    assert made("Mum rang.", ("Mum", "PERSON"), must=False) == "Mum rang."


def test_marks_that_overlap_are_left_alone() -> None:
    both = note("Oak Lodge Deal", ("Oak Lodge", "ORG"))
    both["spans"] = [*both["spans"], {**both["spans"][0], "start": 4, "end": 14}]  # type: ignore[misc, index]
    assert swapped([both], NAMES, random.Random(1)) == []


@pytest.mark.parametrize("path", HANDS[:4], ids=lambda path: path.name)
def test_the_marks_of_real_notes_move_with_the_names(path: Path) -> None:
    notes = notes_of(path)
    names = names_in(notes)
    changed = 0
    for group in exports(notes):
        others = swapped(group, names, random.Random(5))
        for before, after in zip(group, others, strict=bool(others)):
            last = was = 0
            for mark, old in zip(
                after["spans"], sorted(before["spans"], key=lambda s: s["start"]), strict=True
            ):
                kept = before["text"][was : old["start"]]
                assert after["text"][last : mark["start"]] == kept
                assert mark["type"] == old["type"]
                changed += (
                    after["text"][mark["start"] : mark["end"]] != before["text"][old["start"] : old["end"]]
                )
                last, was = mark["end"], old["end"]
            assert after["text"][last:] == before["text"][was:]
    assert changed > len(notes)


def test_the_same_seed_makes_the_same_notes() -> None:
    notes = notes_of(HANDS[0])
    names = names_in(notes)
    once, again = (
        [json.dumps(swapped(group, names, rng)) for group in exports(notes)]
        for rng in (random.Random(3), random.Random(3))
    )
    assert once == again
