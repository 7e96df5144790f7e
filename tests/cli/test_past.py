"""Changing what is kept, reading what it said before, erasing for good, and themes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Reflect
from tests.terminal import Terminal, plain_environment, reflect_command


def test_an_entry_is_changed_and_what_it_said_is_kept(reflect: Reflect, kept: Callable[..., str]) -> None:
    entry_id = kept("First words", "--title", "One", "--theme", "housing")
    done = reflect("edit", entry_id[:6], "Second words", "--theme", "trust", "--set", "what=w", "--json")
    assert done.code == 0
    assert (done.json["body"], done.json["title"], done.json["themes"]) == ("Second words", "One", ["trust"])
    assert done.json["fields"] == {"what": "w"}
    assert done.json["revisions"] == 1
    assert reflect("edit", entry_id, "--set", "what=", "--on", "yesterday", "--json").json["fields"] == {}
    versions = reflect("history", entry_id, "--json").json
    assert [(each["number"], each["body"], each["themes"]) for each in versions] == [
        (2, "Second words", ["trust"]),
        (1, "First words", ["housing"]),
    ]
    assert "First words" in reflect("history", entry_id, "1").out
    back = reflect("history", entry_id, "1", "--put-back", "--json")
    assert (back.json["body"], back.json["revisions"]) == ("First words", 3)


def test_changing_nothing_adds_no_version(reflect: Reflect, kept: Callable[..., str]) -> None:
    entry_id = kept("Words")
    assert reflect("edit", entry_id, "Words").err == "It said that already.\n"
    assert reflect("history", entry_id).code == 1
    assert reflect("history", entry_id).sentence == "It was never changed."


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        ((), 2),
        (("--set", "felt"), 2),
        (("--set", "base_rate=x"), 2),
        (("--on", "31/2/2027"), 2),
        (("",), 2),
    ],
)
def test_what_cannot_be_changed_leaves_it_as_it_was(
    reflect: Reflect, kept: Callable[..., str], argv: tuple[str, ...], code: int
) -> None:
    entry_id = kept("Words")
    assert reflect("edit", entry_id, *argv).code == code
    assert reflect("show", entry_id, "--json").json["body"] == "Words"
    assert reflect("history", entry_id).code == 1


def test_a_version_needs_a_number_that_is_there(reflect: Reflect, kept: Callable[..., str]) -> None:
    entry_id = kept("Words")
    assert reflect("history", entry_id, "--put-back").code == 2
    assert reflect("history", entry_id, "4", "--put-back").code == 1
    assert reflect("history", entry_id, "4").sentence == "There is no such version."


def test_text_can_come_from_stdin(reflect: Reflect, kept: Callable[..., str]) -> None:
    entry_id = kept("Words")
    reflect("edit", entry_id, "-", stdin="Café, twice\n".encode())
    assert reflect("show", entry_id, "--json").json["body"] == "Café, twice\n"


def test_what_is_marked_hard_says_so(reflect: Reflect, kept: Callable[..., str]) -> None:
    entry_id = kept("Words")
    assert reflect("edit", entry_id, "--hard", "--json").json["hard"] is True
    assert "hard" not in reflect("edit", entry_id, "--not-hard", "--json").json


# -- erasing ---------------------------------------------------------------------------------------


def test_erasing_says_what_it_takes_and_cannot_reach_and_asks(
    reflect: Reflect, kept: Callable[..., str], home: Path
) -> None:
    entry_id = kept("The quillwortle again")
    (home / "journal.before-version-9.db").write_bytes(b"")
    refused = reflect("erase", entry_id)
    assert refused.code == 1
    for said in ("The quillwortle again", "no undo", "journal.before-version-9.db", "do not erase anything"):
        assert said in refused.err
    assert reflect("show", entry_id).code == 0
    done = reflect("erase", entry_id, "--yes", "--json")
    assert done.code == 0
    assert done.json["erased"] == [entry_id]
    assert reflect("show", entry_id).code == 1
    assert b"uillwortle" not in (home / "journal.db").read_bytes()


def test_erasing_asks_at_a_terminal(reflect: Reflect, kept: Callable[..., str]) -> None:
    entry_id = kept("Words")
    for answer, code in (("n\n", 1), ("y\n", 0)):
        with Terminal(reflect_command("erase", entry_id), plain_environment()) as terminal:
            terminal.wait_for("Erase for good?")
            terminal.type(answer)
            assert terminal.exit_code() == code
    assert reflect("show", entry_id).code == 1


def test_an_unknown_id_erases_nothing(reflect: Reflect, kept: Callable[..., str]) -> None:
    entry_id = kept("Words")
    assert reflect("erase", entry_id, "zzzzzz", "--yes").code == 1
    assert reflect("show", entry_id).code == 0


# -- themes ------------------------------------------------------------------------------------------


def test_themes_are_listed_renamed_merged_and_taken_back(reflect: Reflect, kept: Callable[..., str]) -> None:
    assert reflect("themes", "list").code == 1
    kept("a", "--theme", "flats")
    kept("b", "--theme", "homes")
    assert reflect("themes", "list", "--json").json == ["flats", "homes"]
    assert "Now called “housing”" in reflect("themes", "rename", "flats", "housing").err
    assert "are one theme now" in reflect("themes", "rename", "housing", "homes").err
    assert reflect("themes", "list").out == "homes\n"
    assert reflect("themes", "undo").err == "“housing” is back.\n"
    assert reflect("themes", "list", "--json").json == ["homes", "housing"]
    assert reflect("themes", "rename", "nothing", "x").code == 1
    assert reflect("themes", "rename", "homes", "a,b").code == 2


def test_a_phrase_that_keeps_coming_back_is_offered(reflect: Reflect, kept: Callable[..., str]) -> None:
    assert reflect("themes", "offers").code == 1
    for number in range(3):
        kept(f"{number}. Then the waiting list, again")
    assert reflect("themes", "offers").out == "waiting list\n"
    [offer] = reflect("themes", "offers", "--json").json
    assert (offer["phrase"], len(offer["entries"])) == ("waiting list", 3)


def test_without_a_journal_there_is_nothing_to_take_back(reflect: Reflect, home: Path) -> None:
    assert reflect("themes", "undo").code == 1
    assert not home.exists()
