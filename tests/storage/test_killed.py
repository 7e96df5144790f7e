"""Killed at any step of copying, restoring, sharing or reading out, there is one journal and it opens."""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reflect_tui.domain.entries import Writing
from reflect_tui.domain.sharing import Audience
from reflect_tui.journal import Journal
from tests.conftest import Clock

STEPS = (
    "open",
    "os.rename",
    "os.remove",
    "os.link",
    "os.mkdir",
    "os.chmod",
    "os.truncate",
    "sqlite3.connect",
)
"""What Python tells an audit hook of; kills between SQLite's own writes are for `python -m tests.torture`."""
MOST = 200


def killed_at(step: int, act: Callable[[], object]) -> bool:
    """Do something in a process that is killed at that step; False: it came to its end."""
    child = os.fork()
    if child == 0:
        try:
            count = 0

            def hook(event: str, args: tuple[object, ...]) -> None:
                nonlocal count
                if event in STEPS and not str(args[0]).endswith((".py", ".pyc")):
                    count += 1
                    if count == step:
                        os.kill(os.getpid(), signal.SIGKILL)

            sync = os.fsync

            def synced(handle: int) -> None:
                hook("open", ("fsync",))
                sync(handle)

            os.fsync = synced  # type: ignore[assignment]
            sys.addaudithook(hook)
            act()
        except BaseException:
            os._exit(2)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.waitstatus_to_exitcode(status) == 0
    return False


def words_of(path: Path) -> set[str]:
    """Every entry of a journal that can be read through."""
    connection = sqlite3.connect(path)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return {body for (body,) in connection.execute("SELECT body FROM entry")}
    finally:
        connection.close()


def ways(journal: Journal, home: Path, name: str) -> dict[str, Callable[[], object]]:
    """What may be killed; each leaves a journal with the old words, or with those of the copy."""
    copy = home / "backups" / "journal-2026-11-22.db"

    def share() -> Callable[[], object]:
        plan = journal.sharing.prepare([journal.entries.page()[0].id], Audience.BUDDY)
        return lambda: journal.sharing.write(plan.with_review(plan.review.accept_all()), home / "out")

    return {
        "backup": journal.care.back_up,
        "the copy of the day": journal.care.daily,
        "restore": lambda: journal.care.restore(journal.care.plan_restore(copy)),
        "doctor": journal.care.examine,
        "reading it out": lambda: journal.care.salvage(home / "out"),
        "takeout": lambda: journal.transfer.takeout(home / "out"),
        "share": share() if name == "share" else share,
    }


@pytest.mark.parametrize("name", list(ways(Journal(Path("unused")), Path("unused"), "")))
def test_killed_at_any_step_there_is_one_journal_that_opens(
    journal: Journal, home: Path, clock: Clock, name: str
) -> None:
    journal.entries.keep(Writing(body="Before."))
    clock.move(days=-1)
    journal.care.back_up()
    clock.move(days=1)
    journal.entries.keep(Writing(body="After."))
    act = ways(journal, home, name)[name]
    step = 0
    while True:
        step += 1
        assert step < MOST
        went_on = killed_at(step, act)
        assert words_of(journal.store.path) in ({"Before.", "After."}, {"Before."})
        assert words_of(home / "backups" / "journal-2026-11-22.db") == {"Before."}
        for path in (*home.glob("*.db"), *(home / "backups").glob("journal-*.db")):
            words_of(path)
        if not went_on:
            break
        for path in home.glob("out/*"):
            # A file with its name is whole; what was not finished has none.
            assert path.name.startswith(".") or path.stat().st_size > 0
            path.unlink()
        (home / "backups" / f"journal-{clock.now:%Y-%m-%d}.db").unlink(missing_ok=True)
    assert step > 2
    journal.entries.keep(Writing(body="And on."))
    assert "And on." in words_of(journal.store.path)


def test_what_a_killed_copy_left_is_swept_away_the_next_day(
    journal: Journal, home: Path, clock: Clock
) -> None:
    journal.entries.keep(Writing(body="Before."))
    step = 0
    while killed_at(step := step + 1, journal.care.back_up):
        pass
    left = [*home.glob(".*"), *(home / "backups").glob(".*")]
    assert left
    for path in left:
        os.utime(path, (0, 0))
    clock.move(days=1)
    assert journal.care.daily() is not None
    assert not [*home.glob(".*"), *(home / "backups").glob(".*")]
