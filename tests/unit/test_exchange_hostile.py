"""Hostile text in every place a pack has: nothing acts, nothing hides, and what may be seen is kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from reflect_tui.domain.packs import Pack, PackReading
from reflect_tui.domain.text import has_hidden, visible
from reflect_tui.exchange.handout import handout, to_json
from reflect_tui.exchange.packs import read_pack, read_text

PAYLOADS: dict[str, str] = json.loads(
    (Path(__file__).parents[1] / "corpus" / "packs" / "hostile.json").read_text("ascii")
)
PLACES = {
    "title": "# A {} z\n\n1. What?\n",
    "detail": "# T\n\nFor: a {} z\n\n1. What?\n",
    "unknown detail": "# T\n\nFor: me\nMood: a {} z\n\n1. What?\n",
    "intro": "# T\n\na {} z\n\n1. What?\n",
    "round": "# T\n\n## A {} z (5 minutes)\n\n1. What?\n",
    "question": "# T\n\n1. A {} z\n",
    "hint": "# T\n\n1. What?\n   Hint: a {} z\n",
    "choice": "# T\n\n1. What?\n   Answer: yes / a {} z\n",
    "unknown answer": "# T\n\n1. What?\n   Answer: a {} z\n",
    "id of a question": "# T\n\n1. What?\n   Id: a {} z\n",
    "id of the pack": "# T\n\nId: a {} z\n\n1. What?\n",
    "how to use it": "# T\n\n1. What?\n\n## How to use it\na {} z\n",
    "cases": "# T\n\n1. What?\n\n## Cases\na {} z\n",
}


def words_of(pack: Pack) -> Iterator[str]:
    yield from (pack.id, pack.title, pack.intro, pack.how_to_use, pack.others_found)
    for detail in pack.details:
        yield from detail
    for question in pack.questions:
        yield from (question.id, question.text, question.hint, question.round, *question.choices)
    for part in pack.rounds:
        yield part.name


def everything_in(reading: PackReading) -> Iterator[str]:
    yield from words_of(reading.pack)
    yield from (remark.message for remark in reading.problems + reading.notes)
    yield reading.source
    yield handout(reading.pack)
    yield json.dumps(to_json(reading), ensure_ascii=False)


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("place", PLACES)
def test_nothing_hidden_comes_through(place: str, payload: str) -> None:
    text = PLACES[place].replace("{}", PAYLOADS[payload])
    for encoding in ("utf-8", "utf-16", "utf-16-le"):
        reading = read_pack(text.encode(encoding), f"{PAYLOADS[payload]}.md")
        for words in everything_in(reading):
            assert not has_hidden(words)
            assert "\x1b" not in words


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize(
    "place",
    ["title", "detail", "unknown detail", "intro", "round", "question", "hint", "how to use it", "cases"],
)
def test_what_may_be_seen_is_kept_letter_by_letter(place: str, payload: str) -> None:
    shown = " ".join(visible(PAYLOADS[payload]).split())
    if "\n" in visible(PAYLOADS[payload]):
        shown = shown.split()[0]
    reading = read_pack(PLACES[place].replace("{}", PAYLOADS[payload]).encode(), "t.md")
    kept = [" ".join(words.split()) for words in words_of(reading.pack)]
    assert any(shown in words for words in kept)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_was_hidden_is_told(payload: str) -> None:
    text = PLACES["question"].replace("{}", PAYLOADS[payload])
    told = [note.number for note in read_pack(text.encode(), "t.md").notes]
    assert (14 in told) is has_hidden(PAYLOADS[payload])


@pytest.mark.parametrize("place", PLACES)
def test_an_id_is_a_plain_name_whatever_is_thrown_at_it(place: str) -> None:
    for payload in PAYLOADS.values():
        reading = read_pack(PLACES[place].replace("{}", payload).encode(), f"../{payload}")
        assert set(reading.pack.id) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
        assert 0 < len(reading.pack.id) <= 65


def test_all_payloads_at_once_are_one_pack() -> None:
    text = "# T\n\n" + "".join(
        f"{number}. What of {number}: {visible(payload)}\n\n"
        for number, payload in enumerate(PAYLOADS.values(), start=1)
    )
    reading = read_pack(text.encode(), "t.md")
    assert len(reading.pack.questions) == len(PAYLOADS)
    assert read_text(reading.source, "t.md").pack == reading.pack
