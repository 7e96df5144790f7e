"""Like this before: the writer's own earlier judgement of such a case is among the first three."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from reflect_tui.domain.entries import EntryKind, Writing
from reflect_tui.domain.looking import Found, Look
from reflect_tui.journal import Journal
from tests.conftest import NOW, Clock

CORPUS = Path(__file__).parents[1] / "corpus"
CASES = [json.loads(line) for line in (CORPUS / "judgements" / "like-before.jsonl").read_text().splitlines()]
FIRST = 3


def others(number: int) -> Iterator[str]:
    """Sentences of other notes, as practitioners write them."""
    files = sorted((CORPUS / "anonymiser" / "many-hands").glob("*.jsonl"))
    texts = [json.loads(line)["text"] for path in files for line in path.read_text().splitlines()[:40]]
    found = 0
    for text in texts:
        for sentence in re.split(r"(?<=[.!?])\s+|\n", text):
            if 40 < len(sentence) < 160:
                yield sentence
                found += 1
                break
        if found == number:
            return


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Journal, list[str]]:
    """Three hundred entries: twenty of the corpus and 280 others, half of them judgements."""
    journal = Journal(tmp_path_factory.mktemp("like") / "journal.db", clock=Clock(NOW))
    clock = journal.store.clock
    assert isinstance(clock, Clock)
    filling = list(others(300 - len(CASES)))
    assert len(filling) == 300 - len(CASES)
    ids: list[str] = []
    for number, sentence in enumerate(filling):
        clock.move(minutes=1)
        kind = EntryKind.REFLECTION if number % 4 == 3 else EntryKind.JUDGEMENT
        journal.entries.keep(Writing(kind, body=sentence))
        if number % 14 == 0 and len(ids) < len(CASES):
            clock.move(minutes=1)
            ids.append(journal.entries.keep(judgement(CASES[len(ids)]["before"])).id)
    assert len(ids) == len(CASES) == 20
    return journal, ids


def judgement(said: dict[str, Any]) -> Writing:
    fields = {"reasons": said["reasons"]} if "reasons" in said else {}
    return Writing(
        EntryKind.JUDGEMENT, body=said["body"], fields=fields, themes=tuple(said.get("themes", ()))
    )


def test_the_planted_judgement_is_among_the_first_three(planted: tuple[Journal, list[str]]) -> None:
    journal, ids = planted
    missed = []
    for case, wanted in zip(CASES, ids, strict=True):
        now = case["now"]
        before = journal.judgements.like(now["body"], themes=now.get("themes", ()))
        if wanted not in [each.id for each in before.entries[:FIRST]]:
            missed.append(now["body"])
    assert len(missed) <= 1, missed


def test_only_judgements_that_are_not_in_the_trash_come(planted: tuple[Journal, list[str]]) -> None:
    journal, ids = planted
    before = journal.judgements.like(CASES[0]["now"]["body"])
    assert {each.kind for each in before.entries} == {EntryKind.JUDGEMENT}
    journal.entries.trash([ids[0]])
    try:
        assert ids[0] not in [each.id for each in journal.judgements.like(CASES[0]["now"]["body"]).entries]
    finally:
        journal.entries.undo()


def test_the_judgement_itself_is_not_like_itself(journal: Journal) -> None:
    one = journal.entries.keep(judgement({"body": "The landlord will mend the damp."}))
    two = journal.entries.keep(judgement({"body": "The landlord will mend the boiler."}))
    before = journal.judgements.like(one.body, leave_out=one.id)
    assert [each.id for each in before.entries] == [two.id]


def test_nothing_to_go_by_finds_nothing(journal: Journal) -> None:
    assert journal.judgements.like("anything").entries == ()
    journal.entries.keep(judgement({"body": "The landlord will mend the damp."}))
    for text in ("", "it will be so", "\x00 ( \" * ' OR", "  "):
        assert journal.judgements.like(text).entries == ()
    assert journal.judgements.like("").say_count() == "Nothing like this yet."


def test_a_theme_alone_is_enough(journal: Journal) -> None:
    kept = journal.entries.keep(judgement({"body": "They can stay together.", "themes": ["Siblings"]}))
    journal.entries.keep(judgement({"body": "They can come on Friday."}))
    before = journal.judgements.like("", themes=("siblings",))
    assert [each.id for each in before.entries] == [kept.id]


def test_the_same_kind_of_not_knowing_comes_first(journal: Journal, clock: Clock) -> None:
    kinds = ("do not know the facts", "do not know my own mind")
    kept = []
    for kind in kinds:
        clock.move(minutes=1)
        writing = Writing(
            EntryKind.JUDGEMENT, body="The landlord mends it.", fields={"uncertainty_kind": kind}
        )
        kept.append(journal.entries.keep(writing).id)
    for number, kind in enumerate(kinds):
        before = journal.judgements.like("Will this landlord mend it?", uncertainty=kind)
        assert before.entries[0].id == kept[number]


def test_the_plain_count_says_what_became_of_them(journal: Journal, clock: Clock) -> None:
    found = (Found.HAPPENED, Found.HAPPENED, Found.DID_NOT, Found.CANNOT_TELL, None)
    for each in found:
        clock.move(minutes=1)
        kept = journal.entries.keep(judgement({"body": "The landlord will mend the damp."}))
        if each is not None:
            journal.judgements.look_again(kept.id, Look(each))
    before = journal.judgements.like("Will the landlord mend the damp wall?")
    assert before.say_count() == "5 like this; 2 went as you expected, 2 not settled yet"
    assert timedelta(0) < journal.store.now() - NOW
