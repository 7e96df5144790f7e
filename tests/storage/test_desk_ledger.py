"""The ledger: what left, asking for it back, and forgetting who stood behind the stand-ins."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from reflect_tui.domain.entries import Writing
from reflect_tui.domain.errors import AlreadyDone, BadInput, CannotWrite, JournalUnavailable, NothingFound
from reflect_tui.domain.ids import is_share_id, new_share_id
from reflect_tui.domain.people import Person
from reflect_tui.domain.sharing import Audience, SettledFinding, Share
from reflect_tui.exchange.withdrawal import render_withdrawal
from reflect_tui.journal import Journal
from reflect_tui.storage import connect, shares
from tests.conftest import NOW, Clock

NAME = "Zebulon Quistgaard"
REASON = "his sister Wilhelmina said I may"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def shared(journal: Journal, tmp_path: Path) -> Share:
    """One entry that was shared, with one name replaced and one kept."""
    journal.people.add(Person(NAME))
    entry = journal.entries.keep(Writing(title="The long wait", body=f"{NAME} rang, and so did Ravi Patel."))
    plan = journal.sharing.prepare([entry.id], Audience.BUDDY)
    review = plan.review
    ravi = next(n for n, step in enumerate(review.steps) if "Ravi" in step.wordings[0])
    review = review.keep(ravi, REASON).accept_all()
    _, (share,) = journal.sharing.write(plan.with_review(review), tmp_path / "shared")
    return share


def put(
    journal: Journal,
    *,
    original: str = NAME,
    reason: str = REASON,
    at: datetime = NOW,
    audience: Audience = Audience.GROUP,
    text: str = "---\nreflect: note/1\nkind: reflection\n---\n\n# The long wait\n\nWords.\n",
) -> Share:
    """A share in the ledger of an entry that never had the name in it."""
    entry = journal.entries.keep(Writing(body="We talked."))
    share = Share(
        id=new_share_id(journal.store.rng),
        audience=audience,
        created_at=at,
        file_name="note.md",
        text=text,
        sha256="0" * 64,
        entry_ids=(entry.id,),
        settled=(
            SettledFinding("PERSON", original, "[Person A]", "accepted", 2),
            SettledFinding("ORG", f"{original} Ltd", "", "kept", 1, reason),
        ),
    )
    with journal.store.writing() as connection:
        shares.put(connection, share)
    return share


# -- looking -----------------------------------------------------------------------------------------


def test_where_nothing_left_there_is_nothing_and_nothing_is_made(journal: Journal, out: Path) -> None:
    assert journal.ledger.everything() == []
    for ask in (
        lambda: journal.ledger.get("7f3k"),
        lambda: journal.ledger.withdraw("7f3k", out),
        lambda: journal.ledger.forget_key("7f3k"),
    ):
        with pytest.raises(NothingFound):
            ask()
    assert not journal.store.path.exists()
    assert not out.exists()


def test_the_list_has_the_newest_first_whatever_the_clock_on_the_wall_said(journal: Journal) -> None:
    summer = timezone(timedelta(hours=1))
    later = put(journal, at=datetime(2026, 10, 25, 1, 15, tzinfo=UTC))
    earlier = put(journal, at=datetime(2026, 10, 25, 1, 30, tzinfo=summer), audience=Audience.BUDDY)
    same = put(journal, at=later.created_at)
    listed = journal.ledger.everything()
    assert [row.id for row in listed] == [same.id, later.id, earlier.id]
    assert [share.id for share in journal.sharing.ledger()] == [row.id for row in listed]
    assert [row.audience for row in listed] == [Audience.GROUP, Audience.GROUP, Audience.BUDDY]
    assert all(row.has_key and row.withdrawn_at is None for row in listed)


def test_shares_for_one_audience_can_be_listed_with_the_withdrawn_ones_told_apart(
    journal: Journal, out: Path
) -> None:
    first, second, _ = put(journal), put(journal), put(journal, audience=Audience.BUDDY)
    journal.ledger.withdraw(first.id, out)
    listed = {row.id: row.is_withdrawn for row in journal.ledger.everything(Audience.GROUP)}
    assert listed == {first.id: True, second.id: False}
    assert journal.ledger.everything(Audience.CPD) == []


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ('---\nkind: reflection\ntitle: "X"\n---\n\n# The long wait\n\nWords.\n', "The long wait"),
        ("---\nkind: reflection\n---\n\n# Reflection\n\n## What?\n\nFirst words.\n", "First words."),
        ("---\nkind: positive error\n---\n\n# Positive error\n\nFirst.\nSecond.\n", "First."),
        ("---\nkind: reflection\n---\n\n# Reflection\n\n", "Reflection"),
        ("", "(its words were erased)"),
        ("no front matter, no title", "no front matter, no title"),
    ],
)
def test_a_share_is_listed_by_its_title_or_else_its_first_words(
    journal: Journal, text: str, heading: str
) -> None:
    share = put(journal, text=text)
    (row,) = journal.ledger.everything()
    assert row.heading() == share.heading() == heading
    assert len(row.heading(4)) <= 4 or heading.startswith("(")


def test_one_share_is_found_by_its_number_however_it_is_typed(journal: Journal, shared: Share) -> None:
    assert is_share_id(shared.id)
    for typed in (
        shared.id,
        shared.id.upper(),
        shared.id.replace("-", ""),
        f" {shared.id[:4]} ",
        shared.id[:7],
    ):
        assert journal.ledger.get(typed) == shared
    for typed in ("", "-", shared.id[:3], "zzzz-zzzz", "%%%%", "____", "\ud800\x00abcd"):
        with pytest.raises(NothingFound, match="share"):
            journal.ledger.get(typed)


def test_a_beginning_that_fits_several_is_not_guessed(journal: Journal) -> None:
    share = put(journal)
    with journal.store.writing() as connection:
        shares.put(connection, replace(share, id=f"{share.id[:-1]}x"))
    with pytest.raises(BadInput, match="Several"):
        journal.ledger.get(share.id[:9])
    assert journal.ledger.get(share.id) == share


# -- asking for it back --------------------------------------------------------------------------------


def test_withdrawing_marks_it_and_writes_a_request_that_says_nothing_about_anybody(
    journal: Journal, shared: Share, out: Path, clock: Clock
) -> None:
    clock.now = datetime(2026, 12, 1, 23, 30, tzinfo=timezone(timedelta(hours=1)))
    before = os.umask(0)
    try:
        path, withdrawn = journal.ledger.withdraw(shared.id[:6], out)
    finally:
        os.umask(before)
    assert path == out / f"withdraw-{shared.id}.md"
    assert list(out.iterdir()) == [path]
    text = path.read_bytes().decode()
    assert text == render_withdrawal(shared.id)
    assert text.startswith(f"---\nreflect: withdraw/1\nnote: {shared.id}\n")
    assert "Please delete" in text
    assert "Thank you" in text
    assert all(len(line) <= 76 for line in text.splitlines())
    for never in (*shared.entry_ids, NAME.split()[0], "Ravi", "long wait", "2026", "Dec", str(out)):
        assert never not in text
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.stat().st_mtime == datetime(2026, 12, 1, 12, tzinfo=clock.now.tzinfo).timestamp()
    assert withdrawn == replace(shared, withdrawn_at=clock.now)
    assert journal.ledger.get(shared.id) == withdrawn
    assert [row.withdrawn_at for row in journal.ledger.everything()] == [clock.now]
    # What left stays remembered with its entry: a copy may be anywhere.
    assert journal.entries.get(shared.entry_ids[0]).shares == (shared.id,)


def test_two_requests_differ_in_nothing_but_the_number(journal: Journal) -> None:
    first, second = new_share_id(journal.store.rng), new_share_id(journal.store.rng)
    assert render_withdrawal(first).replace(first, second) == render_withdrawal(second)


def test_the_second_time_it_says_that_it_is_withdrawn_already(
    journal: Journal, shared: Share, out: Path, clock: Clock
) -> None:
    path, withdrawn = journal.ledger.withdraw(shared.id, out)
    path.unlink()
    clock.move(days=2)
    with pytest.raises(AlreadyDone, match="withdrawn already") as problem:
        journal.ledger.withdraw(shared.id, out)
    assert problem.value.exit_code == 1
    assert shared.id in problem.value.hint
    assert journal.ledger.get(shared.id) == withdrawn
    assert list(out.iterdir()) == []


def test_a_request_that_cannot_be_written_leaves_it_as_it_was(
    journal: Journal, shared: Share, tmp_path: Path, out: Path
) -> None:
    out.mkdir()
    taken = out / f"withdraw-{shared.id}.md"
    taken.write_bytes(b"somebody's own")
    with pytest.raises(BadInput, match="already there"):
        journal.ledger.withdraw(shared.id, out)
    assert taken.read_bytes() == b"somebody's own"
    (tmp_path / "file").write_bytes(b"not a folder")
    with pytest.raises(CannotWrite):
        journal.ledger.withdraw(shared.id, tmp_path / "file")
    assert journal.ledger.get(shared.id) == shared


def test_a_mark_that_cannot_be_kept_takes_the_request_back(
    journal: Journal, shared: Share, out: Path
) -> None:
    with journal.store.writing() as connection:
        connection.execute("CREATE TABLE late (id TEXT REFERENCES share (id) DEFERRABLE INITIALLY DEFERRED)")
        connection.execute(
            "CREATE TRIGGER late AFTER UPDATE ON share BEGIN INSERT INTO late VALUES ('none such'); END"
        )
    with pytest.raises(JournalUnavailable):
        journal.ledger.withdraw(shared.id, out)
    assert list(out.iterdir()) == []
    assert journal.ledger.get(shared.id) == shared


# -- forgetting the key -----------------------------------------------------------------------------------


def on_disk(journal: Journal) -> bytes:
    """Every byte of the journal's file and of the log beside it."""
    path = journal.store.path
    files = [path, path.with_name(f"{path.name}-wal")]
    return b"".join(file.read_bytes() for file in files if file.exists())


def test_forgetting_takes_the_names_and_reasons_and_leaves_everything_else(
    journal: Journal, shared: Share
) -> None:
    done = journal.ledger.forget_key(shared.id)
    assert done.at_once
    emptied = tuple(replace(row, original="", reason="") for row in shared.settled)
    assert done.share == journal.ledger.get(shared.id) == replace(shared, settled=emptied)
    assert [row.stand_in for row in done.share.settled] == [row.stand_in for row in shared.settled]
    assert not done.share.has_key
    assert [row.has_key for row in journal.ledger.everything()] == [False]
    # What it does not do: the entry still says who it was.
    assert NAME in journal.entries.get(shared.entry_ids[0]).body


def test_of_the_forgotten_words_nothing_is_left_in_the_file_or_beside_it(journal: Journal) -> None:
    others = [put(journal, original=f"Other Person{n}", reason=f"reason{n} " * n) for n in range(30)]
    share = put(journal)
    more = [put(journal, original=f"Later Person{n}", reason="") for n in range(30)]
    # A window that has the journal open keeps the log beside the file from going away by itself.
    window = sqlite3.connect(journal.store.path)
    try:
        window.execute("SELECT count(*) FROM share").fetchone()
        assert NAME.encode() in on_disk(journal)
        assert b"Wilhelmina" in on_disk(journal)
        assert journal.ledger.forget_key(share.id).at_once
        assert NAME.encode() not in on_disk(journal)
        assert b"Quistgaard" not in on_disk(journal)
        assert b"Wilhelmina" not in on_disk(journal)
    finally:
        window.close()
    for other in (*others, *more):
        assert journal.ledger.get(other.id) == other
    for number, other in enumerate(others):
        journal.ledger.forget_key(other.id)
        assert f"Other Person{number} Ltd".encode() not in on_disk(journal)


def test_a_name_as_long_as_a_page_is_gone_too(journal: Journal) -> None:
    share = put(journal, original="Quistgaard" * 2_000, reason="Wilhelmina" * 3_000)
    assert on_disk(journal).count(b"Quistgaard") > 3_000
    assert journal.ledger.forget_key(share.id).at_once
    assert b"Quistgaard" not in on_disk(journal)
    assert b"Wilhelmina" not in on_disk(journal)


def test_while_somebody_reads_it_says_that_the_words_go_later(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    share = put(journal)
    monkeypatch.setattr(connect, "BUSY_SECONDS", 0.05)
    reader = sqlite3.connect(journal.store.path, isolation_level=None)
    try:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM share_replacement").fetchone()
        done = journal.ledger.forget_key(share.id)
        assert not done.at_once
        assert not done.share.has_key
    finally:
        reader.close()
    assert NAME.encode() not in on_disk(journal)


def test_a_key_is_forgotten_once(journal: Journal, shared: Share) -> None:
    journal.ledger.forget_key(shared.id)
    with pytest.raises(AlreadyDone, match="forgotten already"):
        journal.ledger.forget_key(shared.id)


def test_where_nothing_was_replaced_there_is_no_key(journal: Journal, out: Path) -> None:
    entry = journal.entries.keep(Writing(body="we talked, and then it rained."))
    plan = journal.sharing.prepare([entry.id], Audience.GROUP)
    assert plan.review.steps == ()
    _, (share,) = journal.sharing.write(plan, out)
    assert [row.has_key for row in journal.ledger.everything()] == [False]
    with pytest.raises(AlreadyDone, match="Nothing was replaced"):
        journal.ledger.forget_key(share.id)


def test_what_cannot_be_forgotten_is_all_still_there(journal: Journal, shared: Share) -> None:
    with journal.store.writing() as connection:
        connection.execute(
            "CREATE TRIGGER full BEFORE UPDATE ON share_replacement WHEN old.position = 1 "
            "BEGIN SELECT RAISE(ABORT, 'full'); END"
        )
    with pytest.raises(JournalUnavailable):
        journal.ledger.forget_key(shared.id)
    assert journal.ledger.get(shared.id) == shared


def test_a_withdrawn_share_can_be_forgotten_and_a_forgotten_one_withdrawn(
    journal: Journal, out: Path
) -> None:
    ways: list[tuple[Callable[[str], object], ...]] = [
        (lambda name: journal.ledger.withdraw(name, out), journal.ledger.forget_key),
        (journal.ledger.forget_key, lambda name: journal.ledger.withdraw(name, out)),
    ]
    for way in ways:
        share = put(journal)
        for step in way:
            step(share.id)
        after = journal.ledger.get(share.id)
        assert after.is_withdrawn
        assert not after.has_key
        assert after.text == share.text
