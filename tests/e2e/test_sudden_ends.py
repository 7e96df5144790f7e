"""A mistake of ours, a closed window, a killed process: what was written is kept, and none of it printed."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from reflect_tui.domain.entries import Writing
from reflect_tui.journal import Journal
from tests.e2e.conftest import OpenApp
from tests.terminal import reflect_command
from tests.torture import torture

CRASHING = str(Path(__file__).with_name("crashing_app.py"))
TYPED = "She said nothing for a long while, Samira."
SECRET = b"the-secret-local-of-mrs-okafor"


def stored(journal: Journal) -> list[str]:
    return [text for draft in journal.drafts.unfinished() for text in draft.values.values()]


@pytest.mark.e2e
@pytest.mark.parametrize("where", ["action", "worker", "timer", "drawing"])
def test_a_mistake_of_ours_tells_no_word_and_keeps_the_draft(
    open_app: OpenApp, kept_journal: Journal, home: Path, where: str
) -> None:
    app = open_app([sys.executable, CRASHING, where])
    app.type(TYPED)
    app.wait_for(TYPED)
    app.write(b"\x1b[24~")
    code = app.exit_code()
    assert code not in (0, 2, 3, 4, 5, 130)
    after = bytes(app.raw).rpartition(b"\x1b[?1049l")[2]
    assert SECRET not in app.raw
    assert b"Samira" not in after
    assert b"Traceback" not in after
    assert b"Unfinished" in after
    assert stored(kept_journal) == [TYPED]
    (report,) = (home / "crash-reports").iterdir()
    assert report.stat().st_mode & 0o777 == 0o600
    told = report.read_text(encoding="utf-8")
    assert "WorkerFailed" in told or "builtins.RuntimeError" in told
    if where != "worker":
        assert "crashing_app.py:" in told
        assert "break_down" in told
    assert SECRET.decode() not in told
    assert "Samira" not in told


@pytest.mark.e2e
@pytest.mark.parametrize("where", ["in the box", "in a pack"])
@pytest.mark.parametrize("end", ["SIGTERM", "SIGHUP", "the window is closed"])
def test_an_end_from_outside_keeps_what_was_typed_a_moment_ago(
    open_app: OpenApp, kept_journal: Journal, home: Path, end: str, where: str
) -> None:
    app = open_app()
    if where == "in a pack":
        app.press("f3")
        app.wait_for("Which pack of questions?")
        app.press("enter")
        app.wait_for("What did you do or not do")
        app.settle()
    app.type(TYPED)
    # Shown, and not yet old enough to be stored by itself.
    app.wait_for(TYPED)
    if end == "the window is closed":
        app.hang_up()
    else:
        app.kill(getattr(signal, end))
        app.exit_code()
        assert b"\x1b[?1049l" in app.raw
        after = bytes(app.raw).rpartition(b"\x1b[?1049l")[2]
        assert b"Samira" not in after
        assert b"Traceback" not in after
    assert not app.alive
    assert stored(kept_journal) == [TYPED]
    assert not (home / "crash-reports").exists()


@pytest.mark.e2e
def test_a_stopped_and_continued_app_goes_on(open_app: OpenApp, kept_journal: Journal) -> None:
    app = open_app()
    app.type("First. ")
    app.wait_for("First.")
    app.kill(signal.SIGSTOP)
    app.type("Second.")
    app.kill(signal.SIGCONT)
    app.wait_for("First. Second.")
    app.press("ctrl+s")
    app.wait_for("Kept.")
    assert [row.excerpt for row in kept_journal.entries.page()] == ["First. Second."]


@pytest.mark.e2e
def test_the_sample_journal_leaves_nothing_behind(open_app: OpenApp, home: Path, tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    app = open_app(reflect_command("demo"), env={"TMPDIR": str(temporary)})
    app.wait_for("Ravi and the waiting room")
    assert len(list(temporary.iterdir())) == 1
    app.type("Words")
    app.wait_for("Draft kept")
    app.press("ctrl+s")
    app.wait_for("Kept.")
    app.press("ctrl+q")
    assert app.exit_code() == 0
    assert list(temporary.iterdir()) == []
    assert not home.exists()


@pytest.mark.e2e
def test_another_home_is_opened_where_it_is_said(open_app: OpenApp, home: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    app = open_app(reflect_command("--home", str(other)))
    app.type("Words")
    app.wait_for("Draft kept")
    app.press("ctrl+q")
    assert app.exit_code() == 0
    assert stored(Journal(other / "journal.db")) == ["Words"]
    assert not home.exists()


@pytest.mark.e2e
def test_killed_again_and_again_no_journal_is_damaged_and_a_second_at_most_is_lost(
    kept_journal: Journal, home: Path
) -> None:
    # The journal is there: making it is not what is measured here.
    kept_journal.entries.keep(Writing(body="Before"))
    report = torture(home, times=8, seed=20261123, longest=2.0)
    assert report.damaged == 0
    assert report.kept_lost == 0
    assert report.typed > 0
    assert report.most_lost <= 1.0
