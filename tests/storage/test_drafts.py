from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflect_tui.domain.entries import Draft, EntryKind, Writing
from reflect_tui.domain.errors import BadInput, JournalUnavailable
from reflect_tui.journal import Journal
from reflect_tui.storage import entries
from tests.conftest import Clock
from tests.storage.making import SURROGATES, TEXT, journal_in


def texts(journal: Journal) -> list[str]:
    return [draft.values["body"] for draft in journal.drafts.unfinished()]


def begun(journal: Journal, text: str = "so far", kind: EntryKind = EntryKind.REFLECTION) -> Draft:
    return journal.drafts.save(replace(journal.drafts.blank(kind), values={"body": text}))


def test_a_draft_is_stored_again_and_again_under_one_id(journal: Journal, clock: Clock) -> None:
    draft = begun(journal)
    assert (draft.revision, draft.updated_at) == (1, clock())
    clock.move(seconds=1)
    again = journal.drafts.save(replace(draft, values={"body": "so far so good", "title": ""}))
    assert (again.id, again.revision, again.updated_at) == (draft.id, 2, clock())
    assert journal.drafts.unfinished() == [again]
    assert again.values == {"body": "so far so good"}


def test_a_draft_remembers_what_it_is_for(journal: Journal) -> None:
    draft = journal.drafts.blank(EntryKind.JUDGEMENT, pack_id="making-a-call", entry_id="abcd")
    assert draft.revision == 0
    assert journal.drafts.unfinished() == []
    kept = journal.drafts.save(replace(draft, values={"q:title": "x", "f:reasons": "y\n"}))
    [found] = journal.drafts.unfinished()
    assert found == kept
    assert (found.kind, found.pack_id, found.entry_id) == (EntryKind.JUDGEMENT, "making-a-call", "abcd")
    assert list(found.values) == ["q:title", "f:reasons"]


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(TEXT, TEXT, max_size=5))
def test_any_text_is_stored_as_it_is(
    tmp_path_factory: pytest.TempPathFactory, values: dict[str, str]
) -> None:
    journal = journal_in(tmp_path_factory.getbasetemp() / "drafts")
    draft = journal.drafts.save(replace(journal.drafts.blank(EntryKind.CASE), values=values))
    [found] = [each for each in journal.drafts.unfinished(10_000) if each.id == draft.id]
    assert found == draft
    assert found.values == {key: text for key, text in values.items() if text}


@given(st.lists(SURROGATES | st.text(max_size=3), max_size=4).map("".join))
@settings(max_examples=20, deadline=None)
def test_what_no_file_can_hold_is_replaced_and_the_rest_is_kept(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    journal = journal_in(tmp_path_factory.getbasetemp() / "surrogates")
    draft = begun(journal, f"a{text}b")
    [found] = [each.values["body"] for each in journal.drafts.unfinished(10_000) if each.id == draft.id]
    assert len(found) == len(text) + 2
    assert found.encode().decode() == found


def test_the_last_one_touched_comes_first(journal: Journal, clock: Clock) -> None:
    drafts = []
    for number in range(4):
        clock.move(seconds=1)
        drafts.append(begun(journal, f"{number}"))
    clock.move(seconds=1)
    journal.drafts.save(replace(drafts[1], values={"body": "1 again"}))
    assert texts(journal) == ["1 again", "3", "2", "0"]
    assert len(journal.drafts.unfinished(limit=2)) == 2


# -- two windows ----------------------------------------------------------------------------------


def test_two_windows_with_one_draft_lose_neither_text(journal: Journal) -> None:
    draft = begun(journal)
    here, there = draft, draft
    here = journal.drafts.save(replace(here, values={"body": "typed here"}))
    there = journal.drafts.save(replace(there, values={"body": "typed there"}))
    assert there.id != here.id
    here = journal.drafts.save(replace(here, values={"body": "typed here too"}))
    there = journal.drafts.save(replace(there, values={"body": "typed there too"}))
    assert sorted(texts(journal)) == ["typed here too", "typed there too"]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.sampled_from(["type", "keep", "discard"])), max_size=8))
def test_whatever_two_windows_do_no_typed_text_goes_without_its_own_window_letting_it_go(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[bool, str]]
) -> None:
    journal = journal_in(tmp_path_factory.mktemp("windows"))
    start = begun(journal, "start")
    windows: dict[bool, Draft | None] = {True: start, False: start}
    typed: dict[bool, str] = {}
    for number, (which, step) in enumerate(steps):
        draft = windows[which]
        if step == "type":
            text = f"{number} in {which}"
            blank = draft or journal.drafts.blank(EntryKind.REFLECTION)
            windows[which] = journal.drafts.save(replace(blank, values={"body": text}))
            typed[which] = text
        elif draft is not None:
            text = draft.values["body"]
            if step == "keep":
                journal.entries.keep(Writing(body=text), draft_id=draft.id, draft_revision=draft.revision)
            else:
                journal.drafts.discard(draft)
            windows[which] = None
            typed.pop(which, None)
    assert set(typed.values()) <= set(texts(journal))


def test_keeping_in_one_window_leaves_what_was_typed_since_in_another(journal: Journal) -> None:
    here = there = begun(journal)
    there = journal.drafts.save(replace(there, values={"body": "typed there"}))
    journal.entries.keep(Writing(body="so far"), draft_id=here.id, draft_revision=here.revision)
    assert texts(journal) == ["typed there"]
    journal.drafts.discard(here)
    assert texts(journal) == ["typed there"]
    journal.drafts.discard(there)
    assert texts(journal) == []


def test_a_draft_that_was_kept_in_one_window_is_stored_anew_by_the_other(journal: Journal) -> None:
    here = there = begun(journal)
    journal.entries.keep(Writing(body="so far"), draft_id=here.id, draft_revision=here.revision)
    again = journal.drafts.save(replace(there, values={"body": "and more"}))
    assert again.id != there.id
    assert texts(journal) == ["and more"]


# -- the end of a draft ------------------------------------------------------------------------------


def test_the_draft_goes_when_what_was_written_in_it_is_kept(journal: Journal) -> None:
    draft, other = begun(journal), begun(journal, "another")
    kept = journal.entries.keep(Writing(body="so far"), draft_id=draft.id)
    assert journal.drafts.unfinished() == [other]
    journal.entries.change(kept.id, Writing(body="so far so good"), draft_id=other.id)
    assert journal.drafts.unfinished() == []


def test_an_entry_that_cannot_be_kept_leaves_the_draft(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = begun(journal)
    kept = journal.entries.keep(Writing(EntryKind.JUDGEMENT, body="x"))
    attempts: tuple[Callable[[], object], ...] = (
        lambda: journal.entries.keep(Writing(), draft_id=draft.id),
        lambda: journal.entries.keep(Writing(body="x", fields={"no": "x"}), draft_id=draft.id),
        lambda: journal.entries.change(kept.id, Writing(body="x"), draft_id=draft.id),
        lambda: journal.entries.change(kept.id, Writing(EntryKind.JUDGEMENT, body="y"), draft_id=draft.id),
    )
    for attempt in attempts:
        with pytest.raises(BadInput):
            attempt()

    def fail(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(entries, "_write_parts", fail)
    with pytest.raises(JournalUnavailable):
        journal.entries.keep(Writing(body="y"), draft_id=draft.id)
    assert journal.drafts.unfinished() == [draft]
    assert journal.entries.count() == 1


def test_a_draft_that_was_never_stored_is_thrown_away_without_making_a_journal(journal: Journal) -> None:
    journal.drafts.discard(journal.drafts.blank(EntryKind.CASE))
    assert not journal.store.is_there()
    draft = begun(journal)
    journal.drafts.discard(draft)
    journal.drafts.discard(draft)
    assert journal.drafts.unfinished() == []


TYPIST = """
import sys
from dataclasses import replace
from pathlib import Path
from reflect_tui.domain.entries import Draft, EntryKind
from reflect_tui.journal import Journal

journal = Journal(Path(sys.argv[1]))
draft = Draft("typed", EntryKind.REFLECTION, {})
for number in range(100_000):
    draft = journal.drafts.save(replace(draft, values={"body": f"{number} " * 50}))
    print(number, flush=True)
"""


def test_what_was_stored_is_there_after_a_kill(home: Path) -> None:
    for count in (1, 7):
        typist = subprocess.Popen(
            [sys.executable, "-c", TYPIST, str(home / f"{count}" / "journal.db")],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert typist.stdout is not None
        for _ in range(count):
            stored = typist.stdout.readline()
        os.kill(typist.pid, signal.SIGKILL)
        rest = typist.communicate()[0].split()
        last = int(rest[-1] if rest else stored)
        journal = journal_in(home / f"{count}")
        [draft] = journal.drafts.unfinished()
        # One more may have been stored before it could be said.
        assert int(draft.first_words().split()[0]) in (last, last + 1)
        with journal.store.reading() as connection:
            assert connection is not None
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
