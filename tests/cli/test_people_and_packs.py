from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Reflect

PACK = """# Three small questions

For: one person
Time: 4 minutes

1. What did you see?
   Hint: one thing
   Id: seen

2. How sure are you of it?
   Answer: how sure

## Out loud (3 minutes)

3. Whom would you tell?
   Answer: a friend / a stranger / nobody
"""
REMARK_KEYS = {"number", "line", "message"}


@pytest.fixture
def pack_file(tmp_path: Path) -> Path:
    file = tmp_path / "three.md"
    file.write_text(PACK, encoding="utf-8")
    return file


# -- people ----------------------------------------------------------------------------


def test_a_name_goes_on_the_list_and_comes_off(reflect: Reflect) -> None:
    added = reflect("people", "add", "Samira Okafor", "--as", "a neighbour", "--json")
    person = {"name": "Samira Okafor", "kind": "person", "stand_in": "a neighbour", "also": []}
    assert (added.code, added.json) == (0, person)
    assert reflect("people", "list", "--json").json == [person]
    gone = reflect("people", "remove", "Samira Okafor")
    assert (gone.code, gone.out) == (0, "")
    assert reflect("people", "list", "--json").json == []


def test_the_list_in_words(reflect: Reflect) -> None:
    reflect("people", "add", "Brightwater", "--kind", "organisation", "--also", "BWH")
    assert reflect("people", "list").out == "Brightwater\torganisation\t(chosen each time)\n"


def test_adding_a_name_again_changes_its_stand_in(reflect: Reflect) -> None:
    reflect("people", "add", "Dee")
    reflect("people", "add", "Dee", "--as", "a colleague")
    assert [each["stand_in"] for each in reflect("people", "list", "--json").json] == ["a colleague"]


def test_an_empty_list_is_nothing_found(reflect: Reflect) -> None:
    done = reflect("people", "list", "--json")
    assert (done.code, done.json) == (1, [])
    assert "Nobody" in done.err


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (("add", "  "), 2),
        (("add", "!!"), 2),
        (("add", "Samira", "--as", "[Samira]"), 2),
        (("add", "Samira Okafor", "--as", "Mrs Okafor"), 2),
        (("add", "x", "--kind", "animal"), 2),
        (("add",), 2),
        (("remove", "Nobody"), 1),
        (("nonsense",), 2),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, tuple) else str(given),
)
def test_a_name_that_cannot_be_is_told(reflect: Reflect, argv: tuple[str, ...], code: int) -> None:
    done = reflect("people", *argv)
    assert (done.code, done.out) == (code, "")
    assert done.err.strip()


# -- packs -----------------------------------------------------------------------------


def test_the_library_has_the_packs_that_come_with_the_program(reflect: Reflect) -> None:
    listed = reflect("pack", "list", "--json").json
    assert len(listed) == 21
    assert all(set(each) == {"id", "title", "perspective", "bundled"} for each in listed)
    assert all(each["bundled"] is True and isinstance(each["perspective"], list) for each in listed)
    plain = reflect("pack", "list").out
    assert len(plain.splitlines()) == 21
    assert {line.split()[0] for line in plain.splitlines()} == {each["id"] for each in listed}


def test_every_bundled_pack_can_be_shown_and_checked(reflect: Reflect) -> None:
    from reflect_tui.paths import bundled_packs

    for each in reflect("pack", "list", "--json").json:
        shown = reflect("pack", "show", each["id"], "--json").json
        assert set(shown) == {"id", "title", "questions", "rounds", "details"}
        assert shown["title"] == each["title"]
        assert reflect("pack", "show", each["id"]).out.startswith(f"# {each['title']}\n")
    files = sorted(str(file) for file in bundled_packs().glob("*.md"))
    checked = reflect("pack", "check", *files, "--json")
    assert checked.code == 0
    assert [each["problems"] for each in checked.json] == [[]] * 21


def test_a_check_gives_the_json_of_the_contract(reflect: Reflect, pack_file: Path) -> None:
    done = reflect("pack", "check", str(pack_file), "--json")
    assert done.code == 0
    assert set(done.json) == {"title", "questions", "rounds", "details", "problems", "notes"}
    assert done.json["title"] == "Three small questions"
    assert done.json["questions"] == [
        _question("What did you see?", hint="one thing"),
        _question("How sure are you of it?", answer="how sure"),
        _question("Whom would you tell?", answer="a friend / a stranger / nobody", round_name="Out loud"),
    ]
    assert done.json["rounds"] == [{"name": "Out loud", "minutes": 3}]
    assert done.json["details"]["For"] == "one person"
    assert done.json["problems"] == []
    assert all(set(note) == REMARK_KEYS for note in done.json["notes"])


def _question(text: str, *, hint: str = "", answer: str = "", round_name: str = "") -> dict[str, Any]:
    fields = {"text": text, "hint": hint, "round": round_name, "keep_private": False}
    return {"answer": answer or "a few lines", **fields}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"   \n",
        b"# Only a title\n",
        b"\xff\xd8\xff\xe0JFIF",
        b"%PDF-1.7",
        b"PK\x03\x04zip",
        b"x" * 300_000,
    ],
    ids=["empty", "blank", "no question", "picture", "pdf", "zip", "too large"],
)
def test_a_file_that_is_no_pack_has_problems_and_exit_2(
    reflect: Reflect, tmp_path: Path, data: bytes
) -> None:
    file = tmp_path / "broken.md"
    file.write_bytes(data)
    done = reflect("pack", "check", str(file), "--json")
    assert done.code == 2
    assert done.json["problems"]
    assert all(set(each) == REMARK_KEYS for each in done.json["problems"])
    plain = reflect("pack", "check", str(file))
    assert plain.code == 2
    assert "To mend: " in plain.out
    added = reflect("pack", "add", str(file))
    assert (added.code, added.out) == (2, "")
    assert "Nothing was added" in added.err
    assert len(reflect("pack", "list", "--json").json) == 21


def test_of_several_files_each_is_checked(reflect: Reflect, pack_file: Path, tmp_path: Path) -> None:
    missing = tmp_path / "missing.md"
    done = reflect("pack", "check", str(missing), str(pack_file))
    assert done.code == 2
    assert "missing.md" in done.err
    assert "Three small questions" in done.out


def test_a_pack_is_added_shown_used_and_removed(reflect: Reflect, pack_file: Path) -> None:
    added = reflect("pack", "add", str(pack_file), "--json")
    assert added.code == 0
    assert added.json == {"id": "three-small-questions", "title": "Three small questions", "already": False}
    assert pack_file.read_text(encoding="utf-8") == PACK
    mine = [each for each in reflect("pack", "list", "--json").json if not each["bundled"]]
    assert [each["id"] for each in mine] == ["three-small-questions"]
    entry = reflect("add", "A kettle.", "--pack", "three-small-questions", "--set", "2=very", "--json").json
    assert entry["answers"][0]["question"] == "What did you see?"
    removed = reflect("pack", "remove", "three-small-questions")
    assert (removed.code, removed.out) == (0, "")
    assert reflect("pack", "show", "three-small-questions").code == 1
    assert reflect("show", entry["id"], "--json").json["answers"] == entry["answers"]


def test_the_same_pack_again_changes_nothing(reflect: Reflect, pack_file: Path) -> None:
    reflect("pack", "add", str(pack_file))
    again = reflect("pack", "add", str(pack_file), "--json")
    assert (again.code, again.json["already"]) == (0, True)
    assert "already" in again.err


def test_another_wording_under_the_same_name_is_declined_replaced_or_put_beside(
    reflect: Reflect, pack_file: Path
) -> None:
    reflect("pack", "add", str(pack_file))
    pack_file.write_text(PACK.replace("What did you see?", "What did you hear?"), encoding="utf-8")
    declined = reflect("pack", "add", str(pack_file))
    assert (declined.code, declined.out) == (1, "")
    assert "1 reworded" in declined.err
    assert "--keep-both or --replace" in declined.err
    beside = reflect("pack", "add", str(pack_file), "--keep-both", "--json")
    assert beside.json == {
        "id": "three-small-questions-2",
        "title": "Three small questions",
        "already": False,
    }
    listed = {each["id"] for each in reflect("pack", "list", "--json").json}
    assert {"three-small-questions", "three-small-questions-2"} <= listed
    pack_file.write_text(PACK.replace("What did you see?", "What did you smell?"), encoding="utf-8")
    replaced = reflect("pack", "add", str(pack_file), "--replace")
    assert replaced.out == "three-small-questions\n"
    shown = reflect("pack", "show", "three-small-questions", "--json").json
    assert shown["questions"][0]["text"] == "What did you smell?"


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (("add", "missing.md"), 2),
        (("add", "https://example.org/pack.md"), 2),
        (("add", "ext::sh -c 'touch mark'"), 2),
        (("add", "http://example.org/packs.git"), 2),
        (("add", "--", "--upload-pack=touch mark"), 2),
        (("add", "--replace", "--keep-both", "missing.md"), 2),
        (("new", "..."), 2),
        (("new", "T", "--from", "nonsense"), 1),
        (("new", "T", "--pick", "small-secrets"), 2),
        (("new", "T", "--pick", "small-secrets:0"), 2),
        (("new", "T", "--pick", "small-secrets:99"), 2),
        (("new", "T", "--pick", "nonsense:1"), 1),
        (("diff", "nonsense", "missing.md"), 1),
        (("diff", "small-secrets", "missing.md"), 2),
        (("handout", "nonsense"), 1),
        (("check", "missing.md"), 2),
        (("check",), 2),
        (("show", "nonsense"), 1),
        (("remove", "nonsense"), 1),
        (("remove", "small-secrets"), 2),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, tuple) else "",
)
def test_what_cannot_be_done_with_packs_is_told(reflect: Reflect, argv: tuple[str, ...], code: int) -> None:
    done = reflect("pack", *argv)
    assert (done.code, done.out) == (code, "")
    assert done.err.strip()


def test_a_link_is_not_followed(reflect: Reflect, pack_file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.md"
    link.symlink_to(pack_file)
    done = reflect("pack", "add", str(link))
    assert done.code == 2
    assert "link" in done.sentence
