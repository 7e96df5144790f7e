"""The whole way of a practitioner, in a real terminal, with the program as it is installed."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from reflect_tui.domain.people import Person
from reflect_tui.journal import Journal
from tests.e2e.conftest import OpenApp, go_to_page, type_at_a_pace, typed_before, walk_to
from tests.e2e.installed import Installed

FIRST_ANSWER = "Samira Okafor made tea for four at 12 Elm Road."
SENTENCE = (
    "Not hearing the second time she asked me, because I was already thinking of the drive and of what "
    "I would have to write down about it afterwards, and so I answered something else altogether. "
) * 3
NAMES = ("Samira", "Okafor", "Elm Road", "Dee")


@pytest.mark.e2e
def test_write_from_a_pack_lose_the_terminal_find_it_again_and_share_it(
    installed: Installed, open_app: OpenApp, kept_journal: Journal, home: Path, tmp_path: Path
) -> None:
    assert not home.exists()
    rng = random.Random(20261123)
    app = open_app(installed.command, env=installed.env)
    assert app.text.startswith(" Today")

    # Write from a pack.
    app.press("f3")
    app.wait_for("Which pack of questions?")
    walk_to(app, "After a hard visit")
    app.press("enter")
    app.wait_for("What is still with you?")
    app.type(FIRST_ANSWER)
    app.wait_for("Draft kept")
    app.press("tab")
    app.wait_for(f"▸  What is still with you?             {FIRST_ANSWER[:20]}")
    app.settle()

    # The terminal dies in mid-sentence.
    typed = type_at_a_pace(app, SENTENCE, 1.0 + rng.uniform(0.1, 2.0), rng)
    died = time.perf_counter()
    app.kill()
    assert app.exit_code() == -9
    (draft,) = kept_journal.drafts.unfinished()
    stored = next(text for text in draft.values.values() if text != FIRST_ANSWER)
    assert SENTENCE.startswith(stored)
    assert len(stored) >= typed_before(typed, died - 1.0) > 0

    # Opened again, it offers what was being written, and goes on with it.
    app = open_app(installed.command, env=installed.env)
    app.wait_for("Unfinished")
    app.wait_for(f"“{FIRST_ANSWER[:30]}")
    go_to_page(app)
    walk_to(app, f"“{FIRST_ANSWER[:30]}")
    app.press("enter")
    app.wait_for("Which part of it is yours")
    app.wait_for(stored[:30])
    app.press("ctrl+end")
    app.type(" That part is mine, as Dee said.")
    app.press("ctrl+s")
    app.wait_for("Kept.")
    (row,) = kept_journal.entries.page()
    entry = kept_journal.entries.get(row.id)
    assert entry.answers[0].text == FIRST_ANSWER
    assert stored[:30] in entry.answers[1].text
    assert "That part is mine" in entry.answers[1].text
    assert entry.pack_id == "after-a-hard-visit"
    assert kept_journal.drafts.unfinished() == []

    # Find it, choose it, share it.
    kept_journal.people.add(Person("Dee", stand_in="a colleague"))
    go_to_page(app)
    app.press("/")
    app.wait_for("Journal")
    app.settle()
    app.type("second asked")
    app.wait_for("1 found")
    app.press("enter")
    app.settle()
    app.press("space")
    app.wait_for("chosen for sharing: 1")
    app.press("x")
    app.wait_for("Who is this for?")
    app.press("enter")
    app.wait_for("What would you like back?")
    app.press("enter")
    app.wait_for("something you would like to ask")
    app.press("enter")
    app.wait_for("Share with my buddy")
    for _ in range(20):
        app.settle()
        if "next: in their shoes" in app.text:
            break
        app.press("enter")
    app.press("enter")
    app.wait_for("Could the person recognise themselves?")
    for _ in range(5):
        app.settle()
        app.press("enter")
    app.wait_for("This is all that leaves.")
    app.settle()
    shown = app.text
    assert "tea for four" in shown
    assert not any(name in shown for name in NAMES)
    app.press("w")
    app.wait_for("Into which folder?")
    app.settle()
    out = tmp_path / "out"
    # What is offered is selected: typing takes its place.
    app.type(f"{out}\n")
    app.wait_for("It is written.")
    app.press("enter")
    app.wait_gone("It is written.")
    app.press("ctrl+q")
    assert app.exit_code() == 0

    # The file is as it was shown, and its owner's alone.
    (file,) = out.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    text = file.read_text(encoding="utf-8")
    assert not any(name in text for name in NAMES)
    assert "made tea for four" in text
    assert entry.id not in text
    for line in filter(None, (line.strip() for line in shown.split("\n")[4:12])):
        assert line in text
    (share,) = kept_journal.sharing.ledger()
    assert share.text == text
    assert kept_journal.entries.get(entry.id).shares == (share.id,)
    for path in home.rglob("*"):
        assert path.stat().st_mode & 0o077 == 0
