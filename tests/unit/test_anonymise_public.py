"""What everybody knows may stay; who might be called so is only less suspected."""

from __future__ import annotations

import re
from importlib import resources

import pytest

from reflect_tui.anonymise import find
from reflect_tui.anonymise.lexicon import lexicon
from reflect_tui.anonymise.public import HINTS, ORDINARY, Public, public
from reflect_tui.anonymise.runs import kept_phrases
from reflect_tui.anonymise.tokens import Page
from reflect_tui.anonymise.view import fold

TEXT = (
    "# about\n\n[brands]\nhobnob\nfairy liquid\nfairy liquid lemon\n[figures]\ndolly parton\n[dialect]\nmibbe"
)


def test_words_and_phrases_are_kept_with_their_sections() -> None:
    lists = Public(TEXT)
    assert lists.words == {"hobnob": "brands", "mibbe": "dialect"}
    page = Page("Dolly Parton and Fairy Liquid Lemon, Fairy-Liquid; a fairy - and liquid")
    assert list(lists.phrases(page)) == [(0, 2, "figures"), (3, 6, "brands"), (6, 8, "brands")]


def test_words_far_apart_are_no_phrase() -> None:
    assert list(Public(TEXT).phrases(Page("Fairy ... liquid"))) == []


def entries() -> list[tuple[str, str]]:
    text = (resources.files("reflect_tui.anonymise") / "data" / "public.txt").read_text("utf-8")
    found = []
    for part in text.split("\n[")[1:]:
        section, _, body = part.partition("]\n")
        found += [(section, entry) for entry in body.rstrip("\n").split("\n")]
    return found


def test_every_entry_is_written_as_words_are_looked_up() -> None:
    odd = [e for _, e in entries() if e != " ".join(e.split()) or e != e.lower() or "-" in e or "," in e]
    assert not odd
    assert not [e for _, e in entries() if not e or (fold(e) != e and re.search(r"[^\x00-\x7f]", e))]


def test_no_entry_is_there_twice() -> None:
    told = [entry for _, entry in entries()]
    assert len(told) == len(set(told))
    assert len(told) > 15_000


def test_a_single_word_that_somebody_is_called_is_not_kept() -> None:
    words = lexicon()
    named = words.given | words.given_word | words.family | words.family_word | words.places
    told = {w for w, s in public().words.items() if s not in HINTS | ORDINARY}
    assert told - named <= words.kept
    base = set().union(*words.allow.values())
    assert not {w for w in told & named if w in words.kept and w not in base}


@pytest.mark.parametrize(
    "text",
    [
        "He had the Hobnobs out before I sat down.",
        "I gave him the Gliclazide and wrote it in SystmOne.",
        "My Practice Educator asked about Theory of Change.",
        "They watched Hey Duggee with the sound off.",
        "A Notice Seeking Possession came in the post.",
    ],
)
def test_what_is_public_stays(text: str) -> None:
    assert not find([text])[0]


def test_a_famous_name_alone_is_no_licence() -> None:
    page = Page("I saw Dolly Parton at the window.")
    assert not kept_phrases(page, lexicon())
