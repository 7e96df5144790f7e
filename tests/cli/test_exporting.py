from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from reflect_tui.anonymise import Reading
from reflect_tui.anonymise import review as review_module
from reflect_tui.cli import exporting
from reflect_tui.domain.people import PersonKind
from reflect_tui.journal import Journal
from tests.cli.conftest import Reflect
from tests.terminal import Terminal, plain_environment, reflect_command

NOTE = "Met Samira Okafor on the stairs.\n\nShe gave me 07700 900123 and I forgot to write it down."
NAMES = ("Samira", "Okafor", "07700", "900123")
KEYS = {"files", "shares", "replaced", "remaining"}


def export(reflect: Reflect, out: Path, *argv: str) -> Any:  # noqa: ANN401
    return reflect("export", "--for", "buddy", "--out", str(out), *argv)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def test_a_share_is_written_for_its_owner_only_and_without_what_identifies(
    reflect: Reflect, kept: Callable[..., str], out: Path
) -> None:
    entry_id = kept(NOTE, "--title", "Stairs")
    done = export(reflect, out, entry_id, "--accept-all", "--ask", "Where else could I have stood?", "--json")
    assert done.code == 0
    assert set(done.json) == KEYS
    (name,) = done.json["files"]
    (share,) = done.json["shares"]
    assert done.json["remaining"] == []
    assert {"PERSON", "CONTACT"} <= {each["kind"] for each in done.json["replaced"]}
    assert all(set(each) == {"kind", "count"} and each["count"] > 0 for each in done.json["replaced"])
    file = Path(name)
    assert file.parent == out
    assert list(out.iterdir()) == [file]
    assert file.stat().st_mode & 0o777 == 0o600
    text = file.read_text(encoding="utf-8")
    for gone in (*NAMES, entry_id, str(out), "reflect_tui", os.environ["HOME"]):
        assert gone not in text
        assert gone not in file.name
    assert text.startswith("---\nreflect: note/1\n")
    assert text.count(share) == 2
    assert "Where else could I have stood?" in text
    assert "on the stairs" in text


def test_the_file_says_nothing_about_when_it_was_made(
    reflect: Reflect, kept: Callable[..., str], out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REFLECT_NOW", "2026-11-23T09:17:23+00:00")
    export(reflect, out, kept("Words"), "--accept-all")
    (file,) = out.iterdir()
    made = datetime.fromisoformat("2026-11-23T12:00:00+00:00").timestamp()
    assert file.stat().st_mtime == made
    for told in ("2026", "09:17", "23"):
        assert told not in file.read_text(encoding="utf-8").split("note: ")[1][25:]


def test_the_ledger_has_the_exact_text_and_its_hash(
    reflect: Reflect, kept: Callable[..., str], out: Path, home: Path
) -> None:
    entry_id = kept(NOTE)
    done = export(reflect, out, entry_id, "--accept-all", "--json").json
    data = Path(done["files"][0]).read_bytes()
    with sqlite3.connect(home / "journal.db") as ledger:
        rows = ledger.execute("SELECT id, audience, text, sha256 FROM share").fetchall()
    ledger.close()
    assert rows == [(done["shares"][0], "buddy", data.decode(), hashlib.sha256(data).hexdigest())]
    assert reflect("show", entry_id, "--json").json["shares"] == done["shares"]


def test_two_shares_of_one_entry_cannot_be_joined(
    reflect: Reflect, kept: Callable[..., str], out: Path
) -> None:
    entry_id = kept(NOTE)
    first, second = (export(reflect, out, entry_id, "--accept-all", "--json").json for _ in range(2))
    assert first["shares"] != second["shares"]
    assert first["files"] != second["files"]
    assert len(list(out.iterdir())) == 2


def test_entries_are_chosen_by_id_theme_or_day_and_each_once(
    reflect: Reflect, kept: Callable[..., str], out: Path
) -> None:
    one = kept("One about Samira Okafor", "--theme", "stairs")
    kept("Two about Okafor", "--theme", "stairs")
    kept("Three, of long ago", "--on", "2001-01-01")
    by_theme = export(reflect, out, one, "--theme", "Stairs", "--accept-all", "--json").json
    assert len(by_theme["files"]) == 2
    texts = [Path(file).read_text(encoding="utf-8") for file in by_theme["files"]]
    assert not any("Okafor" in text for text in texts)
    by_day = export(reflect, out, "--since", "yesterday", "--accept-all", "--json").json
    assert len(by_day["files"]) == 2


def test_more_than_can_be_reviewed_at_once_is_said(
    reflect: Reflect, kept: Callable[..., str], out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "MOST_ENTRIES", 2)
    for number in range(3):
        done = export(reflect, out, "--theme", "many", "--accept-all", "--json")
        assert "newest" not in done.err
        kept(f"Number {number}", "--theme", "many")
    done = export(reflect, out, "--theme", "many", "--accept-all", "--json")
    assert len(done.json["files"]) == 2
    assert "newest 2" in done.err


def test_without_json_stdout_has_the_paths_alone(
    reflect: Reflect, kept: Callable[..., str], out: Path
) -> None:
    done = export(reflect, out, kept(NOTE), "--accept-all")
    (file,) = out.iterdir()
    assert done.out == f"{file}\n"
    assert "Read it once" in done.err


@pytest.mark.parametrize("options", [(), ("--review",), ("--review", "--accept-all"), ("--dry-run",)])
def test_without_a_terminal_and_accept_all_nothing_leaves(
    reflect: Reflect, kept: Callable[..., str], out: Path, options: tuple[str, ...]
) -> None:
    done = export(reflect, out, kept(NOTE), *options)
    assert (done.code, done.out) == (4, "")
    assert "--accept-all" in done.err
    assert not out.exists()


def test_a_dry_run_shows_the_file_and_writes_nothing(
    reflect: Reflect, kept: Callable[..., str], out: Path
) -> None:
    entry_id = kept(NOTE)
    done = export(reflect, out, entry_id, "--accept-all", "--dry-run")
    assert done.code == 0
    assert done.out.startswith("---\nreflect: note/1\n")
    assert not any(name in done.out for name in NAMES)
    assert done.out.endswith("\n")
    assert not done.out.endswith("\n\n")
    as_json = export(reflect, out, entry_id, "--accept-all", "--dry-run", "--json").json
    assert (as_json["files"], as_json["shares"]) == ([], [])
    assert as_json["replaced"]
    assert not out.exists()
    assert reflect("show", entry_id, "--json").json["shares"] == []


def test_what_survives_the_last_look_is_refused(
    reflect: Reflect, kept: Callable[..., str], out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The filter is made blind here, so that only the last look over the finished bytes is left."""
    reflect("people", "add", "Samira Okafor")
    entry_id = kept(NOTE)
    monkeypatch.setattr(review_module, "read", lambda texts, known, **more: [Reading((), ()) for _ in texts])
    done = export(reflect, out, entry_id, "--accept-all", "--json")
    assert done.code == 4
    assert set(done.json) == KEYS
    assert (done.json["files"], done.json["shares"]) == ([], [])
    assert any("Samira" in each["text"] for each in done.json["remaining"])
    assert all(set(each) == {"text", "why"} for each in done.json["remaining"])
    assert "Nothing was written" in done.err
    assert not out.exists() or not list(out.iterdir())
    assert reflect("show", entry_id, "--json").json["shares"] == []
    plain = export(reflect, out, entry_id, "--accept-all")
    assert (plain.code, plain.out) == (4, "")
    assert "Still in it" in plain.err
    dry = export(reflect, out, entry_id, "--accept-all", "--dry-run", "--json")
    assert dry.code == 4
    assert dry.json["remaining"]


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (("--for", "buddy", "--accept-all"), 1),
        (("--for", "buddy", "--theme", "nonsense", "--accept-all"), 1),
        (("nonsense", "--for", "buddy", "--accept-all"), 1),
        (("ID", "--for", "everybody", "--accept-all"), 2),
        (("ID", "--accept-all"), 2),
        (("ID", "--for", "buddy", "--since", "whenever", "--accept-all"), 2),
        (("ID", "--for", "buddy", "--accept-all", *("--ask", "why?") * 4), 2),
        (("TRASHED", "--for", "buddy", "--accept-all"), 2),
        (("ID", "--for", "buddy", "--accept-all", "--out", "FILE"), 3),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, tuple) else "",
)
def test_what_cannot_be_shared_is_told_and_nothing_is_written(
    reflect: Reflect, kept: Callable[..., str], tmp_path: Path, argv: tuple[str, ...], code: int
) -> None:
    trashed = kept("old")
    reflect("trash", trashed)
    (tmp_path / "file").write_text("in the way")
    words = {"ID": kept("Words"), "TRASHED": trashed, "FILE": str(tmp_path / "file")}
    before = sorted(tmp_path.rglob("*.md"))
    folder = () if "--out" in argv else ("--out", str(tmp_path / "out"))
    done = reflect("export", *(words.get(word, word) for word in argv), *folder)
    assert (done.code, done.out) == (code, "")
    assert done.err.strip()
    assert sorted(tmp_path.rglob("*.md")) == before
    assert reflect("show", words["ID"], "--json").json["shares"] == []


@pytest.mark.parametrize("audience", ["buddy", "colleague", "group", "network", "cpd"])
def test_every_audience_of_the_contract_is_known(
    reflect: Reflect, kept: Callable[..., str], out: Path, audience: str
) -> None:
    done = reflect("export", kept(NOTE), "--for", audience, "--out", str(out), "--accept-all")
    assert done.code == 0


def test_what_is_marked_private_never_leaves(reflect: Reflect, kept: Callable[..., str], out: Path) -> None:
    entry_id = kept(
        *("x", "--kind", "positive-error", "--set", "what_happened=Closed too early."),
        *("--set", "who_needs_to_know=to tell"),
    )
    export(reflect, out, entry_id, "--accept-all")
    (file,) = out.iterdir()
    text = file.read_text(encoding="utf-8")
    assert "Closed too early." in text
    assert "to tell" not in text


# -- the review, line by line, at a terminal -------------------------------------------


@pytest.fixture
def review(kept: Callable[..., str], out: Path) -> Callable[..., Terminal]:
    """Opens the review of an entry with two names in a terminal."""
    entry_id = kept("Samira Okafor rang. Then Dafydd Pugh rang.")

    def begin(*argv: str) -> Terminal:
        command = reflect_command("export", entry_id, "--for", "buddy", "--out", str(out), *argv)
        terminal = Terminal(command, plain_environment(), columns=100, rows=40)
        terminal.wait_for("q stops.\n>")
        return terminal

    return begin


def test_enter_puts_the_stand_in_and_other_words_are_put_instead(
    review: Callable[..., Terminal], out: Path
) -> None:
    with review() as terminal:
        assert "»Samira Okafor«" in terminal.text
        terminal.press("enter")
        terminal.wait_for("2 of 2.")
        assert not out.exists()
        terminal.type("a neighbour\n")
        think(terminal)
        assert terminal.exit_code() == 0
    (file,) = out.iterdir()
    text = file.read_text(encoding="utf-8")
    assert "[Person A] rang. Then a neighbour rang." in text
    assert str(file) in terminal.text.replace("\n", "")


def think(terminal: Terminal) -> None:
    """Go through the five questions in the reader's shoes."""
    terminal.wait_until(
        lambda: "Five questions" in terminal.text or "Left as they are" in terminal.text, "what comes next"
    )
    if "Left as they are" in terminal.text:
        terminal.press("enter")
    for number in range(1, 6):
        terminal.wait_for(f"{number}. ")
        terminal.wait_for("Five questions before it is written.")
        terminal.press("enter")
    terminal.wait_for("Read it once")


def test_words_that_give_the_name_away_are_asked_again(review: Callable[..., Terminal], out: Path) -> None:
    with review() as terminal:
        terminal.type("my friend Samira\n")
        terminal.wait_for("still says")
        terminal.wait_until(lambda: terminal.text.count("1 of 2.") == 2, "the same question again")
        terminal.type("a friend\n\n")
        think(terminal)
        assert terminal.exit_code() == 0
    assert "a friend rang. Then [Person" in next(out.iterdir()).read_text(encoding="utf-8")


def test_k_keeps_it_for_a_reason(review: Callable[..., Terminal], out: Path, home: Path) -> None:
    with review("--review", "--accept-all") as terminal:
        terminal.type("k\n")
        terminal.wait_for("Why may it stay")
        terminal.type("a public figure\n")
        terminal.wait_for("2 of 2.")
        terminal.press("enter")
        think(terminal)
        assert terminal.exit_code() == 0
    text = next(out.iterdir()).read_text(encoding="utf-8")
    assert "Samira Okafor rang. Then [Person" in text
    with sqlite3.connect(home / "journal.db") as ledger:
        reasons = ledger.execute("SELECT reason FROM share_replacement WHERE decision = 'kept'").fetchall()
    ledger.close()
    assert reasons == [("a public figure",)]


@pytest.mark.parametrize(("keys", "code"), [("q\n", 1), ("\nq\n", 1), ("\x04", 130)])
def test_stopping_at_any_finding_writes_nothing(
    review: Callable[..., Terminal], out: Path, keys: str, code: int
) -> None:
    with review() as terminal:
        terminal.type(keys)
        assert terminal.exit_code() == code
        assert "Stopped." in terminal.text
    assert not out.exists()


def test_ctrl_c_at_a_finding_writes_nothing(review: Callable[..., Terminal], out: Path) -> None:
    with review() as terminal:
        # Python forgets a signal that comes between the prompt and the reading of the answer: press it again.
        for _ in range(40):
            terminal.type("\x03")
            terminal.listen(0.5)
            if not terminal.alive:
                break
        assert terminal.exit_code() == 130
        assert "Stopped." in terminal.text
    assert not out.exists()


def test_json_stays_alone_on_stdout_while_the_questions_go_to_stderr(
    kept: Callable[..., str], out: Path, tmp_path: Path
) -> None:
    entry_id = kept("Samira Okafor rang.")
    command = f"{sys.executable} -m reflect_tui export {entry_id} --for buddy --out {out} --json"
    result = tmp_path / "result.json"
    with Terminal(["/bin/sh", "-c", f"{command} > {result}"], plain_environment()) as terminal:
        terminal.wait_for("1 of 1.")
        terminal.press("enter")
        terminal.wait_for("Five questions before it is written.")
        terminal.press(*["enter"] * 5)
        assert terminal.exit_code() == 0
    assert set(json.loads(result.read_text(encoding="utf-8"))) == KEYS


def test_always_and_never_reach_the_list_and_undo_takes_them_off(
    review: Callable[..., Terminal], home: Path, out: Path
) -> None:
    people = Journal(home / "journal.db").people
    with review() as terminal:
        terminal.type("a\n")
        terminal.wait_for("2 of 2.")
        assert [person.name for person in people.everyone()] == ["Samira Okafor"]
        terminal.type("u\n")
        terminal.wait_until(lambda: terminal.text.count("1 of 2.") == 2, "the first finding again")
        assert people.everyone() == []
        terminal.type("n\n")
        terminal.wait_until(lambda: terminal.text.count("2 of 2.") == 2, "the second finding again")
        assert [person.kind for person in people.everyone()] == [PersonKind.KEEP]
        terminal.press("enter")
        think(terminal)
        assert terminal.exit_code() == 0
    text = next(out.iterdir()).read_text(encoding="utf-8")
    assert "Samira Okafor rang. Then [Person" in text


def test_words_are_marked_wherever_they_stand(review: Callable[..., Terminal], out: Path) -> None:
    with review() as terminal:
        terminal.type("+zebra\n")
        terminal.wait_for("is not in the text")
        terminal.type("+rang\n")
        terminal.wait_for("1 of 3.")
        terminal.type("\n\n")
        think(terminal)
        assert terminal.exit_code() == 0
    text = next(out.iterdir()).read_text(encoding="utf-8")
    assert "rang" not in text
    assert text.count("[something]") == 2


def test_stopping_at_the_questions_writes_nothing(review: Callable[..., Terminal], out: Path) -> None:
    with review() as terminal:
        terminal.type("\n\n")
        terminal.wait_for("Five questions before it is written.")
        terminal.type("q\n")
        terminal.wait_for("Nothing has left.")
        assert terminal.exit_code() == 1
    assert not out.exists()
