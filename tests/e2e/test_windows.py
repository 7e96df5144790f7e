"""Windows of any size, two of them at once, and terminals without colour."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from reflect_tui.domain.entries import Writing
from reflect_tui.domain.sharing import Audience
from reflect_tui.journal import Journal
from tests.e2e.conftest import OpenApp, go_to_journal, go_to_page, walk_to
from tests.terminal import Terminal

SIZES = ((20, 6), (1, 1), (2, 2), (200, 60), (3, 40))


def today(app: Terminal) -> str:
    return "What's on your mind?"


def today_page(app: Terminal) -> str:
    go_to_page(app)
    return "What's on your mind?"


def write(app: Terminal) -> str:
    go_to_page(app)
    app.press("n")
    app.wait_for("What would you like to write?")
    app.press("j")
    app.wait_for("What do you expect to happen?")
    app.type("He will come back.")
    app.settle()
    return "He will come back."


def new_entry(app: Terminal) -> str:
    go_to_page(app)
    app.press("n")
    return "What would you like to write?"


def journal(app: Terminal) -> str:
    go_to_page(app)
    go_to_journal(app)
    return "Journal"


def finding(app: Terminal) -> str:
    go_to_page(app)
    app.press("/")
    app.settle()
    app.type("sam")
    app.wait_for("found")
    return "Journal"


def reading(app: Terminal) -> str:
    journal(app)
    app.press("enter")
    return "kettle"


def packs(app: Terminal) -> str:
    go_to_page(app)
    app.press("k")
    app.wait_for("After a hard visit")
    return "After a hard visit"


def shares(app: Terminal) -> str:
    go_to_page(app)
    app.press("l")
    return "my group"


def settings(app: Terminal) -> str:
    go_to_page(app)
    app.press("s")
    return "Settings"


def share(app: Terminal) -> str:
    journal(app)
    app.press("x")
    app.wait_for("Who is this for?")
    app.press("enter")
    app.wait_for("What would you like back?")
    app.press("enter")
    app.wait_for("something you would like to ask")
    app.press("enter")
    return "Share with"


def whole_file(app: Terminal) -> str:
    share(app)
    app.wait_for("Share with")
    app.press("v")
    return "The whole file"


def palette(app: Terminal) -> str:
    app.press("ctrl+p")
    app.settle()
    app.type("go to")
    return "go to"


def help_page(app: Terminal) -> str:
    app.press("f1")
    return "Help"


@pytest.mark.e2e
@pytest.mark.parametrize(
    "go",
    [
        *(today, today_page, write, new_entry, journal, finding, reading, packs, shares, settings),
        *(share, whole_file),
        *(palette, help_page),
    ],
)
def test_a_window_of_any_size_and_back_again(
    open_app: OpenApp, kept_journal: Journal, go: Callable[[Terminal], str], tmp_path: Path
) -> None:
    for words in ("Samira Okafor and the kettle", "Samira and another kettle"):
        kept = kept_journal.entries.keep(Writing(body=words, themes=("housing",)))
    plan = kept_journal.sharing.prepare([kept.id], Audience.GROUP)
    kept_journal.sharing.write(plan.with_review(plan.review.accept_all()), tmp_path / "shared")
    app = open_app()
    app.wait_for(go(app))
    for columns, rows in SIZES:
        app.resize(columns, rows)
        app.press("tab", "down", "pagedown")
        app.settle(0.1)
        assert app.alive, app.text
    app.resize(80, 24)
    app.settle()
    assert app.alive
    assert len(app.text.strip()) > 40
    app.press("ctrl+q")
    assert app.exit_code() == 0


@pytest.mark.e2e
def test_a_terminal_that_is_tiny_from_the_start(open_app: OpenApp) -> None:
    app = open_app(columns=1, rows=1, wait_for="")
    app.settle(0.5)
    assert app.alive
    app.resize(80, 24)
    app.wait_for("What's on your mind?")
    app.type("Words")
    app.wait_for("Draft kept")
    app.press("ctrl+q")
    assert app.exit_code() == 0


@pytest.mark.e2e
def test_two_windows_on_one_journal_both_keep_what_they_write(
    open_app: OpenApp, kept_journal: Journal
) -> None:
    first, second = open_app(), open_app()
    for number in range(6):
        first.type(f"from the first {number}")
        second.type(f"from the second {number}")
        first.wait_for(f"first {number}")
        second.wait_for(f"second {number}")
        for app in (first, second):
            app.press("ctrl+s")
        for app, name in ((first, "first"), (second, "second")):
            app.wait_until(partial(_box_is_empty, app, f"{name} {number}"), "an empty box")
    kept = {row.excerpt for row in kept_journal.entries.page(limit=100)}
    assert kept == {f"from the {name} {number}" for name in ("first", "second") for number in range(6)}
    assert kept_journal.drafts.unfinished() == []


def _box_is_empty(app: Terminal, words: str) -> bool:
    return not any("┃" in line and words in line for line in app.text.split("\n"))


@pytest.mark.e2e
def test_two_windows_do_not_overwrite_each_others_drafts(open_app: OpenApp, kept_journal: Journal) -> None:
    first = open_app()
    first.type("A shared beginning.")
    first.wait_for("Draft kept")
    first.press("ctrl+q")
    assert first.exit_code() == 0
    windows = []
    for _ in range(2):
        app = open_app()
        app.wait_for("Unfinished")
        go_to_page(app)
        walk_to(app, "“A shared")
        app.press("enter")
        app.wait_gone("Unfinished")
        app.settle()
        windows.append(app)
    for app, words in zip(windows, (" One way.", " Another way."), strict=True):
        app.press("ctrl+end")
        app.type(words)
        app.wait_for(words.strip())
    for app in windows:
        app.press("ctrl+q")
        assert app.exit_code() == 0
    texts = {text for draft in kept_journal.drafts.unfinished() for text in draft.values.values()}
    assert {"A shared beginning. One way.", "A shared beginning. Another way."} <= texts


@pytest.mark.e2e
def test_without_colour_no_colour_is_sent(open_app: OpenApp, kept_journal: Journal) -> None:
    kept_journal.entries.keep(Writing(body="Samira Okafor and the *kettle*", themes=("housing",)))
    app = open_app(env={"NO_COLOR": "1"})
    app.type("Words [red]not red[/red]")
    app.wait_for("Draft kept")
    go_to_page(app)
    for keys in (
        ("o",),
        ("enter",),
        ("x",),
        ("enter",),
        ("enter",),
        ("enter",),
        ("v",),
        ("escape",),
        ("escape",),
        ("k",),
        ("l",),
        ("s",),
        ("f1",),
    ):
        app.press(*keys)
        app.settle()
        assert app.alive
    app.press("ctrl+q")
    assert app.exit_code() == 0
    assert app.colour_codes() == set()


@pytest.mark.e2e
def test_with_colour_some_is_sent(open_app: OpenApp) -> None:
    app = open_app()
    app.settle()
    assert app.colour_codes() & {38, 48}
