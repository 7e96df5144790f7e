"""The learning loop in a real terminal: judge, look again, learn, change, and see the thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from reflect_tui.domain.entries import EntryKind, EntryQuery, Writing
from reflect_tui.journal import Journal
from tests.e2e.conftest import OpenApp, go_to_page
from tests.terminal import Terminal

MOST_KEYS = 10
"""Keys from Today to kept, besides the text."""


class Counting:
    """A hand that counts its keys."""

    def __init__(self, app: Terminal) -> None:
        self.app = app
        self.keys = 0

    def press(self, *keys: str) -> None:
        """Press keys, one after the other, as one who waits for each screen."""
        for key in keys:
            self.app.press(key)
            self.keys += 1
            self.app.settle()


@pytest.mark.e2e
@pytest.mark.parametrize(
    ("letter", "to_text", "kind"),
    [
        ("j", (), EntryKind.JUDGEMENT),
        ("p", (), EntryKind.POSITIVE_ERROR),
        ("l", ("tab",), EntryKind.RELATIONSHIP),
        ("c", ("right", "enter"), EntryKind.CHANGE),
        ("w", ("tab",), EntryKind.WENT_WELL),
    ],
)
def test_every_kind_is_kept_in_a_few_keys(
    open_app: OpenApp,
    kept_journal: Journal,
    letter: str,
    to_text: tuple[str, ...],
    kind: EntryKind,
) -> None:
    app = open_app()
    hand = Counting(app)
    hand.press("escape", "n", letter)
    app.wait_for("1 of ")
    hand.press(*to_text)
    app.type("Something worth setting down.")
    app.wait_for("Something worth setting down.")
    hand.press("ctrl+s")
    app.wait_for("Kept.")
    assert hand.keys <= MOST_KEYS
    [row] = kept_journal.entries.page()
    assert row.kind is kind
    assert "Something worth setting down." in row.opening


@pytest.mark.e2e
@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 36)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_judgement_lives_from_writing_to_change(
    open_app: Callable[..., Terminal], kept_journal: Journal, size: tuple[int, int]
) -> None:
    columns, rows = size
    app = open_app(columns=columns, rows=rows)
    app.type("The kettle was on. He will engage if we go together")
    app.wait_for("Draft kept")
    app.press("f5")
    app.wait_for("choose a word, or type a number")
    app.press("right", "right", "right", "right", "ctrl+s")
    app.wait_gone("choose a word, or type a number")
    app.wait_for("The kettle was on.")
    app.settle()
    app.press("ctrl+s")
    app.wait_for("Only on this computer")
    [judged] = kept_journal.entries.page(EntryQuery(kind=EntryKind.JUDGEMENT))
    judgement = kept_journal.entries.get(judged.id)
    # Its day comes.
    kept_journal.judgements.put_off(judgement.id, kept_journal.store.today() - timedelta(days=1))
    go_to_page(app)
    app.press("o", "h")
    go_to_page(app)
    app.wait_for("Ready to look at again")
    app.press("g", "enter")
    app.wait_for("What happened, as far as you can tell?")
    assert "He will engage if we go together" in app.text
    app.press("right", "enter")
    app.settle()
    app.type("He came twice.")
    app.press("tab", "right", "tab")
    app.settle()
    app.type("Two is company.")
    app.press("tab")
    app.settle()
    app.type("Go in twos")
    app.press("ctrl+s")
    app.wait_gone("Is there one thing")
    app.press("o")
    # Today shows the change too, and has no key that would lead to its thread.
    app.wait_for("Space choose")
    app.wait_for("Go in twos")
    app.press("f")
    app.wait_for("What led to what")
    app.wait_for("learnt: Two is company.")
    seen = kept_journal.entries.get(judgement.id)
    assert seen.judgement is not None
    assert judgement.judgement is not None
    original = replace(judgement.judgement, look_again_on=None)
    assert replace(seen.judgement, outcomes=(), look_again_on=None) == original
    assert [found.outcome for found in seen.judgement.outcomes] == ["happened"]


@pytest.mark.e2e
def test_erased_words_are_in_no_file(open_app: OpenApp, kept_journal: Journal) -> None:
    kept_journal.entries.keep(Writing(body="The quillwortle stays secret"))
    app = open_app()
    go_to_page(app)
    app.press("o")
    # Today shows the entry too, and has no key that would move it.
    app.wait_for("Space choose")
    app.wait_for("quillwortle")
    app.press("d")
    app.wait_for("Moved to the trash.")
    app.press("z")
    app.wait_for("bring it back")
    app.press("e")
    app.wait_for("for good?")
    app.press("down", "enter")
    app.wait_for("Erased.")
    home = kept_journal.store.path.parent
    assert not any(b"llwortle" in path.read_bytes() for path in home.rglob("*") if path.is_file())
