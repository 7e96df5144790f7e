"""`reflect session`: a folder of contributions, from the shell."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Reflect

WORDS = ("I guessed.", "I looked away.", "I asked nobody.", "I wrote what they wanted.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "sent"
    made.mkdir()
    return made


def test_a_session_from_the_folder_to_the_account(reflect: Reflect, folder: Path, tmp_path: Path) -> None:
    assert reflect("session", "list", "--json").json == []
    for number, words in enumerate(WORDS[:3]):
        (folder / f"{number}.txt").write_text(words)
    first = reflect("session", "import", str(folder), "--json")
    assert (first.code, first.json) == (0, {"added": 3, "already": 0, "skipped": []})
    assert "They are shown when 4 have come." in first.err
    (listed,) = reflect("session", "list", "--json").json
    assert (listed["withheld"], listed["contributions"]) == (3, [])
    assert reflect("session", "show", listed["id"]).code == 1
    (folder / "3.txt").write_text(WORDS[3])
    (folder / "4.txt").write_bytes(b"")
    second = reflect("session", "import", str(folder), "--json")
    assert (second.json["added"], second.json["already"]) == (1, 3)
    assert [each["where"] for each in second.json["skipped"]] == ["4.txt"]
    (listed,) = reflect("session", "list", "--json").json
    assert listed["withheld"] == 0
    assert sorted(each["text"] for each in listed["contributions"]) == sorted(WORDS)
    for each in reflect("session", "show", listed["id"], "--json").json[:3]:
        sorted_in = reflect(
            "session", "sort", listed["id"], each["id"], "--heap", "will-try", "--theme", "guessing"
        )
        assert sorted_in.code == 0
    assert reflect("session", "say", listed["id"], "do-not-know", "Who reads it?").code == 0
    told = reflect("session", "account", listed["id"])
    assert "- guessing" in told.out
    assert "Who reads it?" in told.out
    out = tmp_path / "account.md"
    assert reflect("session", "account", "--out", str(out)).code == 0
    assert reflect("session", "account", "--out", str(out)).code == 2
    assert reflect("session", "delete", listed["id"]).code == 0
    assert reflect("session", "list").code == 1


def test_members_say_what_may_be_done_with_it(reflect: Reflect, tmp_path: Path) -> None:
    entry = reflect("add", "I guessed, and said that I knew.", "--json").json["id"]
    refused = reflect("export", entry, "--for", "buddy", "--may-quote", "--accept-all")
    assert refused.code == 2
    out = tmp_path / "out"
    flags = ("--may-quote", "--may-become-case")
    assert reflect("export", entry, "--for", "group", "--out", str(out), "--accept-all", *flags).code == 0
    (path,) = out.iterdir()
    assert "may-be-quoted: yes\nmay-become-a-case: yes\n" in path.read_text()


def test_a_case_grows_a_pack_by_a_version(reflect: Reflect, tmp_path: Path) -> None:
    case = reflect("add", "The sure voice", "--kind", "case", "--set", "situation=Asked.", "--json").json[
        "id"
    ]
    asked = ("--question", "When did a guess help?", "--case", case, "--out", str(tmp_path))
    done = reflect("session", "grow", "small-secrets", *asked)
    assert done.code == 0
    assert reflect("pack", "check", done.out.strip()).code == 0
    other = reflect("add", "No case.", "--json").json["id"]
    assert reflect("session", "grow", "small-secrets", "--question", "Q?", "--case", other).code == 1


def test_bad_input_is_said_in_a_sentence(reflect: Reflect, tmp_path: Path) -> None:
    assert reflect("session", "new", "Small", "--at-least", "3").code == 2
    assert reflect("session", "new", " ").code == 2
    assert reflect("session", "new", "Hour", "--pack", "none-such").code == 1
    assert reflect("session", "import", str(tmp_path / "none")).code == 2
    assert reflect("session", "delete", "none").code == 1
    assert reflect("session", "account", "none").code == 1
