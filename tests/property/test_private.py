"""Private means private: what is marked so reaches no export, by any way out, whatever stands around it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflect_tui.domain.entries import Answer, EntryKind, Writing
from reflect_tui.domain.fields import FIELDS
from reflect_tui.domain.sharing import Audience
from reflect_tui.exchange.note import compose
from reflect_tui.journal import Journal
from tests.cli.conftest import Reflect
from tests.cli.conftest import reflect as reflect  # the fixture
from tests.storage.making import journal_in, writings
from tests.tui.conftest import OpenApp
from tests.tui.conftest import open_app as open_app  # the fixture
from tests.tui.screens import press, screen_text

SECRET = "xylozephyr"
"""A word that nothing else would ever say."""
PRIVATE = [(kind, field) for kind, fields in FIELDS.items() for field in fields if field.keep_private]
PRIVATE_FIELDS = [(kind, field) for kind, field in PRIVATE if not field.choices]


def with_a_secret(writing: Writing, where: str) -> Writing:
    """The same with something private in it."""
    if where == "answer":
        answer = Answer(
            "What would you never say aloud?", f"{SECRET} {SECRET}", "q-private", keep_private=True
        )
        return replace(writing, answers=(*writing.answers, answer))
    kind, name = where.split(".")
    return replace(writing, kind=EntryKind(kind), fields={**writing.fields, name: f"**{SECRET}**"})


WHERE = ["answer", *(f"{kind.value}.{field.name}" for kind, field in PRIVATE_FIELDS)]


def test_a_private_choice_is_not_even_asked_in_what_leaves(journal: Journal) -> None:
    chosen = [(kind, field) for kind, field in PRIVATE if field.choices]
    assert chosen
    for kind, field in chosen:
        entry = journal.entries.keep(
            Writing(kind=kind, body="It rained.", fields={field.name: field.choices[0]})
        )
        assert field.question not in compose(entry)


@settings(max_examples=40, deadline=None)
@given(writings(), st.sampled_from(WHERE), st.sampled_from(list(Audience)))
def test_nothing_private_is_in_any_file_or_in_what_is_looked_through(
    tmp_path_factory: pytest.TempPathFactory, writing: Writing, where: str, audience: Audience
) -> None:
    journal = journal_in(tmp_path_factory.getbasetemp() / "private")
    entry = journal.entries.keep(with_a_secret(writing, where))
    assert SECRET in json.dumps([entry.body, [a.text for a in entry.answers], dict(entry.fields)])
    assert SECRET not in compose(entry, ("What do you notice?",))
    plan = journal.sharing.prepare([entry.id], audience)
    plan = plan.with_review(plan.review.accept_all())
    assert not any(SECRET in text for text in plan.review.texts)
    assert not any(SECRET in file.text or SECRET in file.name for file in journal.sharing.files(plan))


@pytest.mark.parametrize("where", WHERE)
def test_nothing_private_leaves_by_the_command_line(
    where: str, journal: Journal, reflect: Reflect, tmp_path: Path
) -> None:
    entry = journal.entries.keep(with_a_secret(Writing(title="A day", body="It rained."), where))
    out = tmp_path / "out"
    base = ("export", entry.id, "--for", "group", "--accept-all")
    for argv in ((*base, "--out", str(out)), (*base, "--dry-run"), (*base, "--out", str(out), "--json")):
        done = reflect(*argv)
        assert done.code == 0, done.err
        assert SECRET not in done.out + done.err
    files = list(out.iterdir())
    assert files
    assert not any(SECRET in file.read_text(encoding="utf-8") for file in files)
    assert not any(SECRET in share.text for share in journal.sharing.ledger())


@pytest.mark.parametrize("where", WHERE[:2])
async def test_nothing_private_is_on_any_screen_of_a_share(
    where: str, journal: Journal, open_app: OpenApp
) -> None:
    journal.entries.keep(with_a_secret(Writing(title="A day", body="It rained on Samira."), where))
    async with open_app(journal, size=(120, 60)) as pilot:
        # To whom, and what is wanted back, is asked beside the entry itself.
        await press(pilot, "escape", "o", "x", "enter", "enter")
        for keys in (
            ("enter",),
            ("enter",),
            ("enter",),
            ("m",),
            ("escape", "v"),
            ("escape", "enter"),
            *[("enter",)] * 7,
        ):
            await press(pilot, *keys)
            if type(pilot.app.screen).__name__ != "JournalScreen":
                assert SECRET not in screen_text(pilot)
