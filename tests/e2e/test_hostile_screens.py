"""Hostile text in everything that is kept, on every screen: nothing of it acts on the terminal or the app."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from reflect_tui.domain.entries import EntryKind, Writing
from reflect_tui.domain.people import Person
from reflect_tui.journal import Journal
from tests.cli.hostile import EVERYTHING, PAYLOADS, acting
from tests.e2e.conftest import OpenApp, go_to_journal, go_to_page
from tests.terminal import Terminal, reflect_command

# What Textual itself sends: cursor, colour, modes, the shape of the mouse, character sets, DCS-free.
_TEXTUALS_OWN = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\]22;[a-z-]*\x07|\x1b[()][A-Z0-9]|\x1b[=>78]|[\r\n\b]", re.DOTALL
)
LONG = "begin " + "x" * 200_000 + " end"


def went_out(app: Terminal) -> str:
    """What reached the terminal besides what Textual sends for its own purposes."""
    return _TEXTUALS_OWN.sub("", bytes(app.raw).decode("utf-8", "replace"))


def nothing_acted(app: Terminal) -> None:
    """The app is there, and no hostile character has reached the terminal."""
    app.settle()
    assert app.alive, app.text
    assert acting(went_out(app)) == []
    assert {each.partition(b";")[0] for each in app.operating_system_commands()} <= {b"22"}
    for whole in (b"\x1b[3J", b"\x1b[21t", b"\x1bc", b"\x1b[200~", b"gotcha\x07"):
        assert whole not in app.raw


@pytest.fixture
def hostile_journal(kept_journal: Journal, home: Path, tmp_path: Path) -> Journal:
    """A journal in which everything that can hold text holds all of it."""
    journal = kept_journal
    text = f"begin {EVERYTHING}"
    for payload in PAYLOADS.values():
        journal.entries.keep(Writing(title=f"T {payload}", body=f"B {payload} x", themes=(f"t {payload}",)))
    journal.entries.keep(Writing(body=LONG))
    journal.entries.keep(
        Writing(
            kind=EntryKind.JUDGEMENT,
            title=text,
            body=text,
            how_sure=70,
            fields={"reasons": text, "alternatives": f"# {text}\n\n| a | b |\n|---|---|\n| {text} | x |\n"},
            themes=("everything",),
        )
    )
    for name in PAYLOADS.values():
        journal.people.add(Person(f"Mrs {name}", stand_in="somebody"))
    draft = journal.drafts.blank(EntryKind.REFLECTION)
    journal.drafts.save(type(draft)(draft.id, draft.kind, {"body": text}))
    pack = tmp_path / "hostile.md"
    questions = "\n\n".join(
        f"{number}. Q {payload}?\n   Hint: {payload}"
        for number, payload in enumerate(PAYLOADS.values(), start=1)
    )
    pack.write_bytes(f"# A hostile pack {text[:60]}\n\nFor: one {EVERYTHING[:60]}\n\n{questions}\n".encode())
    line = tmp_path / "line.jsonl"
    line.write_text(json.dumps({"id": "imported", "title": text, "body": text, "tags": [text], "kind": text}))
    for command in (("import", str(line)), ("pack", "add", str(pack))):
        done = subprocess.run(reflect_command(*command), capture_output=True, text=True, check=False)
        assert done.returncode in (0, 2), done.stderr
    return journal


@pytest.mark.e2e
@pytest.mark.parametrize("columns", [80, 140])
def test_lists_readers_and_the_write_screen(
    open_app: OpenApp, hostile_journal: Journal, columns: int
) -> None:
    app = open_app(columns=columns, rows=40)
    app.wait_for("Unfinished")
    nothing_acted(app)
    go_to_page(app)
    go_to_journal(app)
    for keys in (
        ("pagedown",),
        ("pagedown",),
        ("end",),
        ("home",),
        ("enter",),
        ("pagedown",),
        ("end",),
        ("escape",),
    ):
        app.press(*keys)
        nothing_acted(app)
    # The imported entry, the long line and the judgement are the newest: each is read and changed.
    for _ in range(3):
        for keys in (
            ("enter",),
            ("pagedown",),
            ("escape",),
            ("e",),
            ("tab",),
            ("f3",),
            ("escape",),
            ("down",),
        ):
            app.press(*keys)
            nothing_acted(app)
    app.press("t")
    nothing_acted(app)
    app.press("down", "down", "enter")
    nothing_acted(app)
    assert hostile_journal.entries.count() == len(PAYLOADS) + 3


@pytest.mark.e2e
def test_finding_packs_settings_palette_and_help(open_app: OpenApp, hostile_journal: Journal) -> None:
    app = open_app(columns=120, rows=40)
    app.wait_for("Unfinished")
    go_to_page(app)
    app.press("/")
    app.settle()
    for payload in ("begin", '"', "[/", "T [", "'; drop"):
        app.type(payload)
        app.listen(0.7)
        nothing_acted(app)
        app.press(*["backspace"] * len(payload))
    app.press("escape", "escape")
    app.settle()
    app.press("escape")
    for place in ("k", "s", "h"):
        app.settle()
        app.press(place)
        for keys in (("down",), ("pagedown",), ("end",)):
            app.press(*keys)
            nothing_acted(app)
    for keys in (("ctrl+p",), ("escape",), ("f1",), ("escape",), ("f8",), ("f8",), ("ctrl+l",), ("space",)):
        app.press(*keys)
        nothing_acted(app)
    app.press("ctrl+q")
    assert app.exit_code() == 0


@pytest.mark.e2e
def test_sharing(open_app: OpenApp, hostile_journal: Journal) -> None:
    app = open_app(columns=120, rows=40)
    app.wait_for("Unfinished")
    go_to_page(app)
    go_to_journal(app)
    app.press("down", "space", "x")
    app.wait_for("Who is this for?")
    app.press("enter")
    app.wait_for("What would you like back?")
    app.press("enter")
    app.wait_for("something you would like to ask")
    app.press("enter")
    app.wait_for("Share with", patience=30)
    nothing_acted(app)
    for keys in (
        ("n",),
        ("n",),
        ("p",),
        ("m",),
        ("end",),
        ("escape",),
        ("v",),
        ("pagedown",),
        ("escape",),
        ("escape",),
    ):
        app.press(*keys)
        nothing_acted(app)
    assert hostile_journal.sharing.ledger() == []


TYPED = "begin [/ [@click=app.quit]x[/] [red]y \\[ ' \" £ é 👍 end"


def keep(app: Terminal, journal: Journal) -> str:
    """Keep what is in the box; gives the text as it is kept."""
    app.wait_for("begin")
    nothing_acted(app)
    app.press("ctrl+s")
    app.wait_for("Kept.")
    nothing_acted(app)
    (row,) = journal.entries.page()
    return journal.entries.get(row.id).body


@pytest.mark.e2e
def test_what_is_typed_is_kept_as_typed_and_acts_on_nothing(open_app: OpenApp, kept_journal: Journal) -> None:
    app = open_app()
    app.type(TYPED)
    assert keep(app, kept_journal) == TYPED


@pytest.mark.e2e
def test_what_is_pasted_is_kept_once_and_acts_on_nothing(open_app: OpenApp, kept_journal: Journal) -> None:
    app = open_app()
    # Terminals take the escape out of what is pasted; the rest of such sequences comes through.
    text = f"{TYPED} \x07\x9b2J \u202eevil\u202c ]0;gotcha\x07 [31m"
    app.paste(text)
    assert keep(app, kept_journal) == text


@pytest.mark.e2e
def test_a_click_on_an_action_in_the_text_does_nothing(open_app: OpenApp, kept_journal: Journal) -> None:
    kept_journal.entries.keep(Writing(body="[@click=app.quit]x[/] and [link=http://example.org]y[/link]"))
    app = open_app(columns=120, rows=30)
    go_to_page(app)
    go_to_journal(app)
    app.press("enter")
    app.settle()
    for row, line in enumerate(app.screen.display, start=1):
        for found in re.finditer("click|quit|link|example", line):
            app.write(f"\x1b[<0;{found.start() + 1};{row}M\x1b[<0;{found.start() + 1};{row}m".encode())
            app.settle()
            assert app.alive
    nothing_acted(app)
