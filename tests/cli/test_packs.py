"""`reflect pack`: making, comparing, handing out, and adding a folder or a repository."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reflect_tui.cli import main
from reflect_tui.exchange.packs import read_pack
from tests.cli.conftest import Ran, Reflect

PACK = "# {}\n\nVersion: {}\n\n{}\n"


def put(folder: Path, name: str, title: str, *questions: str, version: str = "1") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    asked = questions or ("What is still with you?",)
    listed = "".join(f"{n}. {q}\n" for n, q in enumerate(asked, start=1))
    path.write_text(PACK.format(title, version, listed), encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder the commands run in."""
    place = tmp_path / "place"
    place.mkdir()
    monkeypatch.chdir(place)
    return place


class Terminal(io.StringIO):
    """A stdin with somebody at it, who has typed some lines."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def at_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """`at_terminal("both", "pack", "add", …)`: what is typed, then the command."""

    def run(typed: str, *argv: str) -> Ran:
        monkeypatch.setattr(sys, "stdin", Terminal(f"{typed}\n"))
        capsys.readouterr()
        code = main(argv)
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return run


def mine(reflect: Reflect) -> list[str]:
    return [each["id"] for each in reflect("pack", "list", "--json").json if not each["bundled"]]


# -- making ------------------------------------------------------------------------------------------


def test_a_new_pack_is_a_file_that_checks_without_a_note(reflect: Reflect, folder: Path) -> None:
    done = reflect("pack", "new", "Small wins")
    assert (done.code, done.out) == (0, "small-wins.md\n")
    assert "All good: 5 questions in 2 rounds, about 10 minutes." in done.err
    checked = reflect("pack", "check", "small-wins.md", "--json")
    assert (checked.code, checked.json["problems"], checked.json["notes"]) == (0, [], [])
    assert reflect("pack", "add", "small-wins.md").out == "small-wins\n"
    assert mine(reflect) == ["small-wins"]


def test_a_new_pack_never_takes_the_place_of_a_file(reflect: Reflect, folder: Path) -> None:
    (folder / "small-wins.md").write_text("mine", encoding="utf-8")
    for argv in ((), ("--out", "small-wins.md"), ("--out", str(folder))):
        done = reflect("pack", "new", "Small wins", *argv)
        assert (done.code, done.out) == (2, "")
        assert "already there" in done.err
    (folder / "link.md").symlink_to(folder / "elsewhere.md")
    assert reflect("pack", "new", "Small wins", "--out", "link.md").code == 2
    assert (folder / "small-wins.md").read_text(encoding="utf-8") == "mine"
    assert sorted(each.name for each in folder.iterdir()) == ["link.md", "small-wins.md"]


@pytest.mark.parametrize(
    ("out", "written"),
    [
        ("mine.md", "mine.md"),
        ("mine.txt", "mine.txt"),
        ("packs", "packs/small-wins.md"),
        ("packs/2026", "packs/2026/small-wins.md"),
        ("packs/mine.md", "packs/mine.md"),
    ],
)
def test_it_is_written_to_a_file_or_into_a_folder(
    reflect: Reflect, folder: Path, out: str, written: str
) -> None:
    assert reflect("pack", "new", "Small wins", "--out", out).out == f"{written}\n"
    assert (folder / written).is_file()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("CON", "con-pack.md"),
        ("../../escape", "escape.md"),
        ("a\x1b[2Jb", "a-2jb.md"),
        ("x" * 3_000, "x" * 57 + ".md"),
        ("Lpt1", "lpt1-pack.md"),
    ],
)
def test_a_title_never_reaches_a_path(reflect: Reflect, folder: Path, title: str, name: str) -> None:
    done = reflect("pack", "new", title)
    assert (done.code, done.out) == (0, f"{name}\n")
    assert [each.name for each in folder.iterdir()] == [name]
    assert len(name) <= 60
    assert "\x1b" not in (folder / name).read_text(encoding="utf-8")


def test_a_pack_from_another_keeps_where_it_came_from(reflect: Reflect, folder: Path) -> None:
    done = reflect("pack", "new", "Quiet hours", "--from", "small-secrets", "--json")
    assert done.json == {
        "file": "quiet-hours.md",
        "id": "quiet-hours",
        "title": "Quiet hours",
        "questions": 10,
    }
    text = (folder / "quiet-hours.md").read_text(encoding="utf-8")
    assert "\nBased on: Small secrets, version 1\n" in text
    assert reflect("pack", "check", "quiet-hours.md", "--json").json["notes"] == []


def test_a_pack_of_questions_picked_out_of_the_library(reflect: Reflect, folder: Path) -> None:
    picks = ("--pick", "small-secrets:4", "--pick", "making-a-call:3")
    done = reflect("pack", "new", "Two of them", *picks, "--json")
    assert done.json["questions"] == 2
    pack = read_pack((folder / "two-of-them.md").read_bytes(), "t").pack
    chosen = [
        reflect("pack", "show", name, "--json").json["questions"]
        for name in ("small-secrets", "making-a-call")
    ]
    assert [question.text for question in pack.questions] == [chosen[0][3]["text"], chosen[1][2]["text"]]
    assert pack.questions[1].answer_words() == "how sure"
    both = reflect("pack", "new", "More", "--from", "whose-chair", *picks, "--json").json
    shown = reflect("pack", "show", "whose-chair", "--json").json
    assert both["questions"] == len(shown["questions"]) + 2


def test_a_pack_opens_in_the_editor_only_at_a_terminal(
    reflect: Reflect,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    at_terminal: Callable[..., Ran],
) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf "# Changed\\n\\n1. Why did you not ring?\\n" > "$1"\n')
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))
    quiet = reflect("pack", "new", "One", "--edit")
    assert quiet.code == 0
    assert "no editor was opened" in quiet.err
    assert "# One\n" in (folder / "one.md").read_text(encoding="utf-8")
    done = at_terminal("", "pack", "new", "Two", "--edit")
    assert (done.code, done.out) == (0, "two.md\n")
    assert "can sound like blame" in done.err
    assert (folder / "two.md").read_text(encoding="utf-8").startswith("# Changed")
    monkeypatch.setenv("EDITOR", "/nowhere/editor")
    failed = at_terminal("", "pack", "new", "Three", "--edit")
    assert (failed.code, failed.out) == (2, "three.md\n")
    assert "No editor is set up" in failed.err
    assert (folder / "three.md").is_file()


# -- comparing ------------------------------------------------------------------------------------------


def test_what_a_file_would_change_is_shown(reflect: Reflect, folder: Path) -> None:
    asked = ("What is still with you?", "What did you leave out?", "Who needs to know?")
    old = put(folder, "old.md", "Mine", *asked)
    reflect("pack", "add", str(old))
    assert reflect("pack", "diff", "mine", "old.md").code == 1
    put(folder, "new.md", "Mine", asked[0], "What did you leave out of it?", "And the hour?", version="2")
    done = reflect("pack", "diff", "mine", "new.md")
    assert done.code == 0
    assert done.out.splitlines() == [
        "New: And the hour?",
        "Reworded: What did you leave out? → What did you leave out of it?",
        "Gone: Who needs to know?",
        "Also different: Version",
    ]
    assert reflect("pack", "diff", "mine", "new.md", "--json").json == {
        "new": ["And the hour?"],
        "reworded": [{"was": "What did you leave out?", "now": "What did you leave out of it?"}],
        "gone": ["Who needs to know?"],
        "otherwise": [],
        "parts": ["Version"],
    }
    nothing = reflect("pack", "diff", "mine", "old.md", "--json")
    assert nothing.code == 1
    assert not any(nothing.json.values())
    assert "Nothing is different" in nothing.err


def test_an_answer_that_no_longer_stays_private_is_a_difference(reflect: Reflect, folder: Path) -> None:
    old = folder / "old.md"
    old.write_text("# Mine\n\n1. What?\n   Keep private\n\n## How to use it\n\nAlone.\n", encoding="utf-8")
    reflect("pack", "add", str(old))
    (folder / "new.md").write_text("# Mine\n\n1. What?\n\n## How to use it\n\nIn pairs.\n", encoding="utf-8")
    done = reflect("pack", "diff", "mine", "new.md")
    assert done.code == 0
    assert done.out == "Hint or answer changed: What?\nAlso different: How to use it\n"


def test_a_file_that_is_no_pack_has_no_difference(reflect: Reflect, folder: Path) -> None:
    (folder / "bad.md").write_text("nothing\n", encoding="utf-8")
    done = reflect("pack", "diff", "small-secrets", "bad.md")
    assert (done.code, done.out) == (2, "")
    assert "has no title" in done.err


# -- handing out ------------------------------------------------------------------------------------------


def test_a_handout_is_markdown_or_a_page(reflect: Reflect, folder: Path) -> None:
    plain = reflect("pack", "handout", "small-secrets", "--out", "out")
    assert (plain.code, plain.out) == (0, "out/small-secrets-handout.md\n")
    shown = reflect("pack", "show", "small-secrets").out
    assert (folder / plain.out.strip()).read_text(encoding="utf-8").strip() == shown.strip()
    page = reflect("pack", "handout", "small-secrets", "--out", "out", "--html")
    assert page.out == "out/small-secrets-handout.html\n"
    text = (folder / page.out.strip()).read_text(encoding="utf-8")
    assert text.startswith("<!DOCTYPE html>")
    assert "What do you do that you would not want written up?" in text
    again = reflect("pack", "handout", "small-secrets", "--out", "out", "--html")
    assert (again.code, again.out) == (2, "")
    assert "already there" in again.err
    assert reflect("pack", "handout", "small-secrets", "--out", "two", "--html", "--json").json == {
        "file": "two/small-secrets-handout.html"
    }


# -- folders -----------------------------------------------------------------------------------------------


def test_a_folder_is_added_file_by_file_and_a_bad_one_does_not_stop_the_rest(
    reflect: Reflect, folder: Path
) -> None:
    put(folder, "a.md", "One")
    (folder / "b.md").write_text("nothing\n", encoding="utf-8")
    (folder / "c.md").symlink_to("/etc/passwd")
    put(folder, "in/d.txt", "Two")
    (folder / "README.md").write_text("# About us\n\nHello.\n", encoding="utf-8")
    done = reflect("pack", "add", str(folder), "--json")
    assert done.code == 2
    assert [(row["file"], row["id"]) for row in done.json] == [
        ("a.md", "one"),
        ("b.md", ""),
        ("c.md", ""),
        ("in/d.txt", "two"),
    ]
    assert "has no title" in done.json[1]["why"]
    assert "README.md: not a pack; passed over." in done.err
    assert "2 added, 2 could not be added." in done.err
    assert mine(reflect) == ["one", "two"]


def test_without_a_terminal_what_changed_waits_and_is_named(reflect: Reflect, folder: Path) -> None:
    put(folder, "a.md", "One", "What now?")
    put(folder, "b.md", "Two")
    first = reflect("pack", "add", str(folder))
    assert (first.code, first.out) == (0, "one\ntwo\n")
    again = reflect("pack", "add", str(folder))
    assert again.code == 0
    assert "0 added, 2 here already." in again.err
    put(folder, "a.md", "One", "What now?", "And the hour?", version="2")
    put(folder, "c.md", "Three")
    waits = reflect("pack", "add", str(folder), "--json")
    assert waits.code == 1
    assert [row["id"] for row in waits.json] == ["", "two", "three"]
    assert 'a.md: You already have "One", version 1. This is version 2: 1 new question.' in waits.err
    assert "1 added, 1 here already, 1 waits for your answer." in waits.err
    assert "--keep-both or --replace" in waits.err
    assert len(reflect("pack", "show", "one", "--json").json["questions"]) == 1
    assert reflect("pack", "add", str(folder), "--replace").code == 0
    assert len(reflect("pack", "show", "one", "--json").json["questions"]) == 2
    assert mine(reflect) == ["one", "three", "two"]


@pytest.mark.parametrize(
    ("typed", "code", "packs", "asked"),
    [
        ("both\nreplace", 0, ["one", "one-2", "two"], (1, 2)),
        ("replace\nstop", 1, ["one", "two"], (2, 1)),
        ("\n", 1, ["one", "two"], (1, 1)),
    ],
)
def test_at_a_terminal_each_that_changed_is_shown_and_asked_about(
    reflect: Reflect,
    folder: Path,
    at_terminal: Callable[..., Ran],
    typed: str,
    code: int,
    packs: list[str],
    asked: tuple[int, int],
) -> None:
    for name in ("One", "Two"):
        put(folder, f"{name}.md", name, "What now?")
    reflect("pack", "add", str(folder))
    for name in ("One", "Two"):
        put(folder, f"{name}.md", name, "What now?", f"And the hour of {name}?")
    done = at_terminal(typed, "pack", "add", str(folder))
    assert done.code == code
    assert done.err.index("New: And the hour of One?") < done.err.index("New: And the hour of Two?")
    assert mine(reflect) == packs
    shown = [reflect("pack", "show", name, "--json").json["questions"] for name in ("one", "two")]
    assert tuple(map(len, shown)) == asked


def test_one_file_is_asked_about_after_its_changes_are_shown(
    reflect: Reflect, folder: Path, at_terminal: Callable[..., Ran]
) -> None:
    path = put(folder, "a.md", "One", "What now?")
    reflect("pack", "add", str(path))
    put(folder, "a.md", "One", "What then?", "Who else?")
    stopped = at_terminal("stop", "pack", "add", str(path))
    assert (stopped.code, stopped.out) == (1, "")
    assert "New: Who else?" in stopped.err
    assert mine(reflect) == ["one"]
    assert at_terminal("both", "pack", "add", str(path)).out == "one-2\n"


def test_a_folder_without_packs_is_nothing_found(reflect: Reflect, folder: Path) -> None:
    done = reflect("pack", "add", str(folder))
    assert (done.code, done.out) == (1, "")
    assert "There are no packs in it." in done.err


# -- repositories -------------------------------------------------------------------------------------------


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    place = tmp_path / "repository"
    put(place, "one.md", "One")
    put(place, "two.md", "Two")
    author = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "words"]):
        subprocess.run(["git", *author, *words], cwd=place, check=True)
    return place


def test_a_repository_is_added_by_its_address(reflect: Reflect, repository: Path) -> None:
    done = reflect("pack", "add", f"file://{repository}", "--json")
    assert done.code == 0
    assert [row["id"] for row in done.json] == ["one", "two"]
    assert done.sentence == f"Fetching packs from file://{repository} with git …"
    assert mine(reflect) == ["one", "two"]


def test_an_address_that_is_refused_is_not_said_to_be_fetched(reflect: Reflect, folder: Path) -> None:
    done = reflect("pack", "add", "ext::sh -c 'touch mark'")
    assert (done.code, done.out) == (2, "")
    assert done.sentence.startswith("“ext::sh -c 'touch mark'” is not an address")
    assert list(folder.iterdir()) == []


def test_a_folder_with_a_repository_in_it_is_read_as_a_folder(
    reflect: Reflect, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(repository, "three.md", "Three")  # not kept in git yet
    monkeypatch.setenv("PATH", "/nowhere")
    assert reflect("pack", "add", str(repository)).code == 0
    assert mine(reflect) == ["one", "three", "two"]


def test_without_git_an_address_is_told_in_a_plain_sentence(
    reflect: Reflect, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    done = reflect("pack", "add", f"file://{repository}")
    assert (done.code, done.out) == (2, "")
    assert "Git is not installed on this computer" in done.err
    assert mine(reflect) == []


def test_what_a_hostile_repository_says_is_shown_without_its_escapes(
    reflect: Reflect, repository: Path
) -> None:
    os.rename(repository / "one.md", repository / "a\x1b[2J.md")
    (repository / "a\x1b[2J.md").write_text("nothing\x1b]52;c;cm0=\x07\n", encoding="utf-8")
    author = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for words in (["add", "-A"], ["commit", "-q", "-m", "words"]):
        subprocess.run(["git", *author, *words], cwd=repository, check=True)
    done = reflect("pack", "add", f"file://{repository}")
    assert done.code == 2
    assert "\x1b" not in done.err + done.out
    assert mine(reflect) == ["two"]


# -- trouble with files ----------------------------------------------------------------------------------


def test_a_stick_that_was_taken_out_is_told_word_for_word(reflect: Reflect, folder: Path) -> None:
    for command in ("check", "add"):
        done = reflect("pack", command, "stick/x.md")
        assert (done.code, done.out) == (2, "")
        assert done.sentence == (
            "I can't open `stick/x.md`: the stick may have been taken out. Nothing was changed."
        )


def test_a_name_that_cannot_be_is_told(reflect: Reflect, folder: Path) -> None:
    (folder / "file.md").write_text("x", encoding="utf-8")
    for name in ("x" * 300, "x" * 300 + ".md", "file.md/x.md", "\udcff.md"):
        done = reflect("pack", "add", name)
        assert (done.code, done.out) == (2, "")
        assert "cannot be opened" in done.err or "I can't open" in done.err
        out = reflect("pack", "new", "Small wins", "--out", name)
        assert (out.code, bool(out.out)) in ((0, True), (3, False))
    assert mine(reflect) == []


def test_a_pipe_does_not_hang_the_check(reflect: Reflect, folder: Path) -> None:
    os.mkfifo(folder / "pipe.md")
    for name in ("pipe.md", "/dev/zero"):
        done = reflect("pack", "check", name)
        assert done.code == 2
        assert "is not a plain file" in done.sentence
