"""The journal against a plain list: whatever is done to both, they agree."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from reflect_tui.domain.entries import EntryKind, EntryQuery, Writing
from reflect_tui.domain.sheets import writing_of
from reflect_tui.journal import Journal
from tests.storage.making import START, journal_in

WORDS = ("trust", "housing", "visit", "panel")
KINDS = (EntryKind.REFLECTION, EntryKind.JUDGEMENT, EntryKind.CASE)
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
THEMES = st.lists(st.sampled_from(["home", "work", "Home"]), max_size=2).map(tuple)
DAYS = st.none() | st.dates(date(2026, 11, 1), date(2026, 11, 30))
PICK = st.integers(0, 1000)


@dataclass
class Kept:
    """What a person would remember of an entry."""

    kind: EntryKind
    body: str
    title: str
    themes: set[str]
    day: date
    versions: int = 0
    trashed_in: int = 0


@dataclass
class Memory:
    """What a person would remember of a journal."""

    entries: dict[str, Kept] = field(default_factory=dict)
    drafts: dict[str, str] = field(default_factory=dict)
    batches: int = 0

    def living(self) -> list[str]:
        return [name for name, kept in self.entries.items() if not kept.trashed_in]


class JournalMachine(RuleBasedStateMachine):
    """Keeps, changes, trashes, brings back and drafts, and asks after every step."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="model-"))
        self.moment = START
        self.memory = Memory()
        self.open()

    def now(self) -> datetime:
        return self.moment

    def open(self) -> None:
        self.journal: Journal = journal_in(self.folder / "home", now=self.now)

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder)

    def one(self, pick: int) -> str:
        return list(self.memory.entries)[pick % len(self.memory.entries)]

    @rule(kind=st.sampled_from(KINDS), body=TEXTS, themes=THEMES, day=DAYS, minutes=st.integers(0, 3000))
    def keep(
        self, kind: EntryKind, body: str, themes: tuple[str, ...], day: date | None, minutes: int
    ) -> None:
        self.moment += timedelta(minutes=minutes)
        kept = self.journal.entries.keep(Writing(kind, body=body, themes=themes, happened_on=day))
        about = day or self.moment.date()
        self.memory.entries[kept.id] = Kept(kind, body, "", {theme.casefold() for theme in themes}, about)

    @precondition(lambda self: self.memory.entries)
    @rule(pick=PICK, body=TEXTS, title=TEXTS, themes=THEMES, day=DAYS)
    def change(self, pick: int, body: str, title: str, themes: tuple[str, ...], day: date | None) -> None:
        name = self.one(pick)
        known = self.memory.entries[name]
        before = self.journal.entries.get(name)
        body = known.body if known.kind is EntryKind.JUDGEMENT else body
        writing = replace(writing_of(before), body=body, title=title, themes=themes, happened_on=day)
        after = self.journal.entries.change(name, writing)
        known.versions += after != before
        known.body, known.title, known.themes = body, title, {theme.casefold() for theme in themes}
        known.day = day or before.created_at.date()

    @precondition(lambda self: self.memory.entries)
    @rule(picks=st.lists(PICK, min_size=1, max_size=3))
    def trash(self, picks: list[int]) -> None:
        names = [self.one(pick) for pick in picks]
        moved = [n for n in dict.fromkeys(names) if not self.memory.entries[n].trashed_in]
        assert self.journal.entries.trash(names) == moved
        self.memory.batches = max([0, *(kept.trashed_in for kept in self.memory.entries.values())]) + 1
        for name in moved:
            self.memory.entries[name].trashed_in = self.memory.batches

    @rule()
    def undo(self) -> None:
        last = max([0, *(kept.trashed_in for kept in self.memory.entries.values())])
        back = {n for n, kept in self.memory.entries.items() if last and kept.trashed_in == last}
        assert set(self.journal.entries.undo()) == back
        for name in back:
            self.memory.entries[name].trashed_in = 0

    @rule(text=TEXTS)
    def draft(self, text: str) -> None:
        blank = self.journal.drafts.blank(EntryKind.REFLECTION)
        saved = self.journal.drafts.save(replace(blank, values={"body": text}))
        self.memory.drafts[saved.id] = text

    @precondition(lambda self: self.memory.drafts)
    @rule(pick=PICK)
    def keep_draft(self, pick: int) -> None:
        name = list(self.memory.drafts)[pick % len(self.memory.drafts)]
        text = self.memory.drafts.pop(name)
        kept = self.journal.entries.keep(Writing(body=text), draft_id=name, draft_revision=1)
        self.memory.entries[kept.id] = Kept(EntryKind.REFLECTION, text, "", set(), self.moment.date())

    @rule()
    def reopen(self) -> None:
        self.open()

    @invariant()
    def the_whole_list_is_right(self) -> None:
        rows = self.journal.entries.page(limit=500)
        living = self.memory.living()
        assert sorted(row.id for row in rows) == sorted(living)
        days = [row.day for row in rows]
        assert days == sorted(days, reverse=True)
        for row in rows:
            known = self.memory.entries[row.id]
            assert (row.kind, row.opening, row.title, row.day) == (
                known.kind,
                known.body,
                known.title,
                known.day,
            )
            assert {theme.casefold() for theme in row.themes} == known.themes
        assert {draft.id: draft.values["body"] for draft in self.journal.drafts.unfinished(500)} == (
            self.memory.drafts
        )

    @rule(
        word=st.sampled_from(WORDS),
        kind=st.none() | st.sampled_from(KINDS),
        theme=st.sampled_from(["", "home"]),
    )
    def search(self, word: str, kind: EntryKind | None, theme: str) -> None:
        query = EntryQuery(text=word, kind=kind, theme=theme)
        wanted = {
            name
            for name in self.memory.living()
            if word in f"{self.memory.entries[name].body} {self.memory.entries[name].title}".split()
            and kind in (None, self.memory.entries[name].kind)
            and (not theme or theme in self.memory.entries[name].themes)
        }
        assert {row.id for row in self.journal.entries.page(query, limit=500)} == wanted
        assert {row.id for row in self.journal.entries.best(query, limit=500)} == wanted
        assert self.journal.entries.count(query) == len(wanted)

    @precondition(lambda self: self.memory.entries)
    @rule(pick=PICK)
    def look_at_one(self, pick: int) -> None:
        name = self.one(pick)
        known, entry = self.memory.entries[name], self.journal.entries.get(name)
        assert (entry.body, entry.title, entry.day) == (known.body, known.title, known.day)
        assert entry.trashed is bool(known.trashed_in)
        assert entry.revisions == known.versions

    @rule(day=st.dates(date(2026, 10, 25), date(2026, 12, 10)))
    def list_since(self, day: date) -> None:
        wanted = {name for name in self.memory.living() if self.memory.entries[name].day >= day}
        assert {row.id for row in self.journal.entries.page(EntryQuery(since=day), limit=500)} == wanted


TestJournal = JournalMachine.TestCase
TestJournal.settings = settings(max_examples=15, stateful_step_count=25, deadline=None)
