"""A contribution is the words of one person, and quickly read whatever stands in the file."""

from __future__ import annotations

import time
from random import Random

import pytest

from reflect_tui.domain.ids import new_share_id
from reflect_tui.domain.sessions import Contribution, Heap
from reflect_tui.exchange.account import account
from reflect_tui.exchange.contribution import read_contribution

PACK = "# Ours\n\nFor: a team\nTime: 5 minutes\n\n1. What is it?\n2. What else?\n"


def test_a_hostile_foot_is_read_at_once() -> None:
    text = "---\nreflect: note/1\n---\n\nThe words.\n---" + "\n" * 200_000 + "more\n---\nfoot\n"
    began = time.perf_counter()
    sent = read_contribution(text.encode())
    assert time.perf_counter() - began < 5
    assert sent.text.startswith("The words.")
    assert "foot" not in sent.text


def test_a_pack_does_not_help_to_make_up_the_four() -> None:
    assert "a pack of questions" in read_contribution(PACK.encode()).refused
    assert read_contribution(b"# A visit\n\n1. I guessed.\n2. I said so.\n").refused == ""


@pytest.mark.parametrize("written", ["{0}-{1}-{2}-{3}", "{0}\u2013{1}-{2}-{3}", "{0}-\n{1}-{2}-{3}"])
def test_a_share_id_goes_however_it_was_broken(written: str) -> None:
    number = new_share_id(Random(7).randbytes)
    sent = read_contribution(f"I guessed. Note {written.format(*number.split('-'))} it was.\n".encode())
    assert number.rsplit("-", 1)[1] not in sent.text
    assert sent.text.startswith("I guessed.")


@pytest.mark.parametrize("said", ["12 of us guessed", "Seven people left early", "nine colleagues asked"])
def test_a_line_that_counts_people_does_not_in_the_account(said: str) -> None:
    text = account((), [(Heap.KEEP_MEETING, said)])
    assert said not in text
    assert "several" in text.split("## What we keep meeting")[1].casefold()


def test_only_what_may_be_quoted_is_quoted() -> None:
    came = [Contribution(str(n), f"Words {n}", may_quote=n == 1, heap=Heap.SURPRISED) for n in range(4)]
    text = account(came, ())
    assert [n for n in range(4) if f"Words {n}" in text] == [1]
