"""Agreements: the same text on both sides, self-declared, looked at again, ended."""

from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path

import pytest

from reflect_tui.domain.entries import Answer, Entry, Writing
from reflect_tui.domain.errors import AlreadyDone, BadInput, NothingFound
from reflect_tui.domain.exchanging import ArrivalKind
from reflect_tui.exchange.agreement import agreement_in, mark_in, render_agreed, render_agreement, text_mark
from reflect_tui.journal import Journal
from reflect_tui.journal.agreements import PACK
from tests.conftest import Clock
from tests.storage.making import START

NUMBER = "7f3k-q92x-dm40-v8c1r"


@pytest.fixture
def other(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "other" / "journal.db", clock=lambda: START, rng=random.Random(5).randbytes)


@pytest.fixture
def together(journal: Journal) -> Entry:
    answers = (
        Answer("How often?", "Once a month.\n\nSkipping is fine. So says Wilhelmina.", "how_often"),
        Answer("What stays between us?", "Names. Unless somebody is at risk.", "between_us"),
        Answer("A private one", "Not this.", "hopes", keep_private=True),
        Answer("What did we learn?", "For another day.", "learnt"),
    )
    return journal.entries.keep(Writing(title="Us", answers=answers, pack_id=PACK))


def hand_over(journal: Journal, entry: Entry, folder: Path) -> Path:
    plan = journal.sharing.prepare_agreement(entry)
    (path,), _ = journal.sharing.write(plan.with_review(plan.review.accept_all()), folder)
    return path


def test_both_keep_the_same_text_and_each_says_for_itself(
    journal: Journal, other: Journal, together: Entry, tmp_path: Path
) -> None:
    assert journal.agreements.written() == together
    path = hand_over(journal, together, tmp_path)
    text = path.read_text()
    assert path.name.startswith("agreement-")
    assert "Skipping is fine." in text
    for gone in ("Not this.", "another day", "Wilhelmina", together.id, str(START.year)):
        assert gone not in text
    (mine,) = journal.agreements.everything()
    assert (mine.by_me_on, mine.by_them_on) == (journal.store.today(), None)
    (arrival,) = other.buddies.look_at(path)
    assert arrival.kind is ArrivalKind.AGREEMENT
    assert other.buddies.take_in(arrival)
    assert [e.kind for e in other.buddies.look_at(path)] == [ArrivalKind.NOTHING_NEW]
    (theirs,) = other.agreements.everything()
    assert text_mark(theirs.text) == text_mark(mine.text)
    agreed, yes = other.agreements.agree(theirs.id, tmp_path / "yes")
    assert agreed.is_both_sided
    with pytest.raises(AlreadyDone):
        other.agreements.agree(theirs.id, tmp_path / "yes")
    (arrival,) = journal.buddies.look_at(yes)
    assert arrival.kind is ArrivalKind.AGREED
    journal.buddies.take_in(arrival)
    assert journal.agreements.get(mine.id).is_both_sided
    assert [e.kind for e in journal.buddies.look_at(yes)] == [ArrivalKind.NOTHING_NEW]
    assert journal.buddies.everything().sent == ()


def test_a_yes_to_another_wording_is_not_taken(journal: Journal, together: Entry, tmp_path: Path) -> None:
    hand_over(journal, together, tmp_path)
    (mine,) = journal.agreements.everything()
    for text, said in (
        (render_agreed(f"{mine.text} And more.", mine.id), "another wording"),
        (render_agreed(mine.text, NUMBER), "not here"),
        ("---\nreflect: agreed/1\n---\n", "lost its number"),
    ):
        with pytest.raises(BadInput, match=said):
            journal.buddies.look_at_text(text)
    assert journal.agreements.get(mine.id) == mine


def test_it_is_looked_at_again_and_ended_with_what_is_deleted(
    journal: Journal, other: Journal, together: Entry, tmp_path: Path, clock: Clock
) -> None:
    hand_over(journal, together, tmp_path)
    (mine,) = journal.agreements.everything()
    assert not mine.is_ready(journal.store.today())
    clock.now += timedelta(weeks=14)
    assert mine.is_ready(journal.store.today())
    assert not journal.agreements.look_again(mine.id).is_ready(journal.store.today())
    entry = other.entries.keep(Writing(body="We talked."))
    from reflect_tui.domain.sharing import Audience

    plan = other.sharing.prepare([entry.id], Audience.BUDDY)
    _, (share,) = other.sharing.write(plan.with_review(plan.review.accept_all()), tmp_path / "n")
    journal.buddies.take_in(journal.buddies.look_at_text(share.text)[0])
    assert journal.agreements.end(mine.id, delete_notes=True).notes_deleted == 1
    assert journal.buddies.everything().notes == ()
    for again in (
        lambda: journal.agreements.end(mine.id, delete_notes=False),
        lambda: journal.agreements.look_again(mine.id),
    ):
        with pytest.raises(AlreadyDone):
            again()
    with pytest.raises(NothingFound):
        journal.agreements.get(NUMBER)


def test_nothing_written_together_is_nothing_to_agree_on(journal: Journal) -> None:
    assert journal.agreements.written() is None
    entry = journal.entries.keep(Writing(body="x"))
    with pytest.raises(BadInput, match="nothing to agree on"):
        journal.sharing.prepare_agreement(entry)


@pytest.mark.parametrize("mark", ["", "> ", "> > ", "| "])
def test_the_text_survives_quoting_and_new_line_breaks(mark: str) -> None:
    text = "## How often?\n\nOnce a month; skipping is fine, and nobody has to say why.\n\n- a\n- b"
    file = render_agreement(text, NUMBER)
    came = "\n".join(mark + line for line in file.split("\n"))
    assert text_mark(agreement_in(came)) == text_mark(text)
    assert mark_in(render_agreed(text, NUMBER)) == text_mark(agreement_in(came))
