"""The app under a pilot: with toasts and tooltips on, since both can fail and neither shows by default."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reflect_tui.config import Config
from reflect_tui.domain.entries import Answer, Entry, EntryKind, EntryQuery, Writing
from reflect_tui.domain.sessions import Contribution
from reflect_tui.domain.sharing import Audience, Share
from reflect_tui.exchange.asked import ANSWER_LINE
from reflect_tui.journal import Journal
from reflect_tui.paths import Paths
from reflect_tui.storage import sessions
from reflect_tui.tui.app import ReflectApp
from tests.conftest import Clock
from tests.fakes import FailingJournal
from tests.tui.screens import settle

OpenApp = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture
def open_app(home: Path) -> OpenApp:
    """Open the app over a journal and wait until it has drawn what it read."""

    @asynccontextmanager
    async def opened(
        journal: Journal,
        size: tuple[int, int] = (80, 24),
        config: Config | None = None,
        paths: Paths | None = None,
    ) -> AsyncIterator[Pilot[None]]:
        app = ReflectApp(journal, paths or Paths(home, home / "config.toml"), config)
        # Textual reads TEXTUAL_ANIMATIONS when it is first imported, which may have been long ago.
        app.animation_level = "none"
        async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            await settle(pilot)
            yield pilot

    return opened


def share_some(journal: Journal, clock: Clock, folder: Path) -> list[str]:
    """Share three entries of a sample journal on three days, for three readers; the ids, the newest first."""
    today = clock.now
    entries = {row.heading(): row.id for row in journal.entries.page()}
    ids: list[str] = []
    for days_ago, title, audience in (
        (9, "Two managers, two stories", Audience.GROUP),
        (4, "The target we hit and the person we missed", Audience.BUDDY),
        (0, "Ravi and the waiting room", Audience.NETWORK),
    ):
        clock.now = today - timedelta(days=days_ago)
        plan = journal.sharing.prepare([entries[title]], audience)
        _, (share,) = journal.sharing.write(plan.with_review(plan.review.accept_all()), folder)
        ids.insert(0, share.id)
    return ids


def send(journal: Journal, folder: Path, body: str = "We closed it. Nobody had rung.") -> Share:
    """A note that went to a buddy, with a question and the writer's own answer to it."""
    entry = journal.entries.keep(Writing(title="The target we hit", body=body))
    plan = journal.sharing.prepare([entry.id], Audience.BUDDY, ["What did I miss?"], mine=["The bell."])
    _, (share,) = journal.sharing.write(plan.with_review(plan.review.accept_all()), folder)
    return share


def pair_up(journal: Journal, clock: Clock, folder: Path) -> None:
    """A journal of one of a pair: a note, a reply, an agreement, and a reply that fits nothing."""
    other = Journal(folder / "other" / "journal.db", clock=lambda: clock.now, rng=random.Random(5).randbytes)
    share = send(journal, folder / "out")
    came = send(
        other, folder / "in", "She asked twice. I heard it once, and wrote it down as an answer."
    ).text
    answered = share.text.replace(ANSWER_LINE, f"{ANSWER_LINE}\n\nWhat did the second ask sound like?", 1)
    answers = (Answer("How often?", "Once a month. Skipping is fine.", "how_often"),)
    together = journal.entries.keep(Writing(title="Us two", answers=answers, pack_id="starting-out-together"))
    plan = journal.sharing.prepare_agreement(together)
    journal.sharing.write(plan.with_review(plan.review.accept_all()), folder / "agreed")
    for text in (came, answered, "Thinking of your note: what were you afraid of?"):
        for arrival in journal.buddies.look_at_text(text):
            journal.buddies.take_in(arrival)


def hold_a_session(journal: Journal) -> None:
    """Two sessions: for one enough have come, for the other not yet."""
    said = (
        "I closed it early.",
        "Nobody had rung her.",
        "We count what is easy.",
        "I was unsure, and smiled.",
    )
    today = journal.store.today()
    for name, many, days_ago in (("Small secrets, in the hall", 4, 12), ("Our second hour", 3, 2)):
        session = journal.sessions.create(name, held_on=today - timedelta(days=days_ago))
        came = [
            Contribution(f"{session.id}{number}", text, may_quote=number == 0, may_become_case=number < 2)
            for number, text in enumerate(said[:many])
        ]
        with journal.store.writing() as connection:
            sessions.write_all(connection, session.id, came)


@pytest.fixture
def shared_journal(sample_journal: Journal, clock: Clock, tmp_path: Path) -> Journal:
    """The sample journal, of which three entries were shared."""
    share_some(sample_journal, clock, tmp_path / "shared")
    return sample_journal


@pytest.fixture
def failing(home: Path, clock: Clock, rng: Callable[[int], bytes]) -> FailingJournal:
    """A sample journal that can be told to fail."""
    from reflect_tui.cli.sample import fill

    journal = FailingJournal(home / "journal.db", clock=clock, rng=rng)
    fill(journal)
    return journal


EXPECTED = "I think he'll engage if we go together."


def judge(journal: Journal, body: str = EXPECTED, **more: object) -> Entry:
    writing = Writing(EntryKind.JUDGEMENT, body=body, how_sure=70, fields={"reasons": "He rang back."})
    return journal.entries.keep(replace(writing, **more))  # type: ignore[arg-type]


@pytest.fixture
def ready(journal: Journal, clock: Clock) -> Entry:
    """A judgement of two weeks ago, ready today."""
    now = clock.now
    clock.now = now - timedelta(days=14)
    kept = judge(journal, look_again_on=now.date())
    clock.now = now
    return kept


def only(journal: Journal, kind: EntryKind) -> Entry:
    [row] = journal.entries.page(EntryQuery(kind=kind))
    return journal.entries.get(row.id)
