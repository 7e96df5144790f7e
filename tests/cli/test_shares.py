"""`reflect shares`: what left, asking for it back, forgetting the key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reflect_tui.cli import shares as shares_module
from tests.cli.conftest import Reflect
from tests.cli.hostile import EVERYTHING, acting

Keep = Callable[..., str]
ROW_KEYS = {"id", "audience", "created_at", "title", "withdrawn_at", "key"}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def shared(reflect: Reflect, kept: Keep, tmp_path: Path) -> str:
    """The number of one share, of an entry with a name in it."""
    reflect("people", "add", "Samira Okafor", "--as", "a neighbour")
    entry = kept("Samira Okafor rang. She asked twice.", "--title", "The second ask")
    done = reflect(
        *("export", entry, "--for", "buddy", "--out", str(tmp_path / "s"), "--accept-all", "--json")
    )
    assert done.code == 0, done.err
    (number,) = done.json["shares"]
    return str(number)


@pytest.fixture
def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shares_module, "is_terminal", lambda stream: True)


def test_nothing_shared_is_nothing_found(reflect: Reflect) -> None:
    done = reflect("shares", "list", "--json")
    assert (done.code, done.json) == (1, [])
    assert "Nothing has left" in done.err
    assert reflect("shares", "show", "7f3k").code == 1


def test_what_left_is_listed(reflect: Reflect, shared: str) -> None:
    done = reflect("shares", "list", "--json")
    assert done.code == 0
    (row,) = done.json
    assert set(row) == ROW_KEYS
    assert (row["id"], row["audience"], row["title"]) == (shared, "buddy", "The second ask")
    assert (row["withdrawn_at"], row["key"]) == (None, True)
    plain = reflect("shares", "list")
    assert plain.out.split() == [shared, "today", "buddy", "The", "second", "ask"]


def test_one_share_is_shown_with_its_exact_text_and_what_was_replaced(
    reflect: Reflect, shared: str, tmp_path: Path
) -> None:
    (file,) = (tmp_path / "s").iterdir()
    shown = reflect("shares", "show", shared[:6].upper(), "--json").json
    assert set(shown) == ROW_KEYS | {"file_name", "sha256", "entries", "text", "replaced"}
    assert shown["text"] == file.read_text(encoding="utf-8")
    assert shown["file_name"] == file.name
    (entry,) = reflect("list", "--json").json
    assert shown["entries"] == [entry["id"]]
    assert shown["replaced"] == [
        {
            "kind": "PERSON",
            "decision": "accepted",
            "places": 1,
            "stand_in": "a neighbour",
            "original": "Samira Okafor",
            "reason": "",
        }
    ]
    plain = reflect("shares", "show", shared).out
    assert file.read_text(encoding="utf-8") in plain
    assert "a neighbour for “Samira Okafor” · a person · 1 place" in plain
    assert "today · my buddy, who works elsewhere" in plain


def test_without_anybody_to_ask_nothing_is_withdrawn_or_forgotten(
    reflect: Reflect, shared: str, out: Path
) -> None:
    before = reflect("shares", "show", shared, "--json").json
    for argv in (("withdraw", shared, "--out", str(out)), ("forget", shared)):
        done = reflect("shares", *argv, stdin=b"y\n")
        assert (done.code, done.out) == (1, "")
        assert "--yes" in done.err
    assert "a copy may still exist" in reflect("shares", "withdraw", shared, "--out", str(out)).err
    assert "your entry still has the names" in reflect("shares", "forget", shared).err
    assert not out.exists()
    assert reflect("shares", "show", shared, "--json").json == before


@pytest.mark.usefixtures("at_a_terminal")
@pytest.mark.parametrize("answer", [b"n\n", b"\n", b"no\n"])
def test_a_person_may_say_no(reflect: Reflect, shared: str, out: Path, answer: bytes) -> None:
    for argv in (("withdraw", shared, "--out", str(out)), ("forget", shared)):
        done = reflect("shares", *argv, stdin=answer)
        assert (done.code, done.out) == (1, "")
        assert "Nothing was changed" in done.err
    assert not out.exists()
    assert reflect("shares", "list", "--json").json[0]["key"] is True


@pytest.mark.usefixtures("at_a_terminal")
def test_a_person_may_say_yes(reflect: Reflect, shared: str, out: Path) -> None:
    done = reflect("shares", "withdraw", shared, "--out", str(out), stdin=b"y\n")
    assert (done.code, done.out) == (0, f"{out / f'withdraw-{shared}.md'}\n")
    assert reflect("shares", "forget", shared, stdin=b"yes\n").code == 0
    assert reflect("shares", "list", "--json").json[0]["key"] is False


def test_withdrawing_says_what_it_does_and_what_it_cannot(reflect: Reflect, shared: str, out: Path) -> None:
    done = reflect("shares", "withdraw", shared[:5], "--out", str(out), "--yes", "--json")
    path = out / f"withdraw-{shared}.md"
    assert done.code == 0
    assert done.json == {"file": str(path), "share": shared}
    assert "The second ask" in done.err
    assert "a copy may still exist" in done.err
    assert f"note: {shared}\n" in path.read_text(encoding="utf-8")
    (row,) = reflect("shares", "list", "--json").json
    assert row["withdrawn_at"] is not None
    assert "withdrawn" in reflect("shares", "list").out
    assert "withdrawn today" in reflect("shares", "show", shared).out
    (entry,) = reflect("list", "--json").json
    assert reflect("show", entry["id"], "--json").json["shares"] == [shared]
    path.unlink()
    again = reflect("shares", "withdraw", shared, "--out", str(out), "--yes")
    assert (again.code, again.out) == (1, "")
    assert "withdrawn already, since today" in again.sentence
    assert not path.exists()


def test_forgetting_says_what_is_gone_and_what_is_not(reflect: Reflect, shared: str) -> None:
    done = reflect("shares", "forget", shared, "--yes")
    assert (done.code, done.out) == (0, "")
    assert "your entry still has the names" in done.err
    assert "backup" in done.err
    (put,) = reflect("shares", "show", shared, "--json").json["replaced"]
    assert (put["stand_in"], put["original"], put["places"]) == ("a neighbour", "", 1)
    plain = reflect("shares", "show", shared).out
    assert "Samira" not in plain
    assert "a neighbour · a person · 1 place" in plain
    again = reflect("shares", "forget", shared, "--yes")
    assert (again.code, again.out) == (1, "")
    assert "forgotten already" in again.sentence


def test_a_folder_that_refuses_leaves_it_as_it_was(reflect: Reflect, shared: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    done = reflect("shares", "withdraw", shared, "--out", str(tmp_path / "file"), "--yes")
    assert (done.code, done.out) == (3, "")
    assert reflect("shares", "list", "--json").json[0]["withdrawn_at"] is None


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (("show", "nonsense"), 1),
        (("withdraw", "nonsense", "--out", ".", "--yes"), 1),
        (("forget", "nonsense", "--yes"), 1),
        (("show",), 2),
        (("withdraw", "7f3k"), 2),
        (("nonsense",), 2),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, tuple) else "",
)
def test_what_cannot_be_done_is_told(reflect: Reflect, shared: str, argv: tuple[str, ...], code: int) -> None:
    done = reflect("shares", *argv)
    assert (done.code, done.out) == (code, "")
    assert done.err.strip()


def test_no_words_of_a_share_act_on_the_terminal(reflect: Reflect, kept: Keep, tmp_path: Path) -> None:
    entry = kept("--title", f"T {EVERYTHING}", "--", f"Mr Okafor {EVERYTHING}")
    out = tmp_path / "out"
    done = reflect("export", entry, "--for", "group", "--accept-all", "--out", str(out), "--json")
    assert done.code == 0, done.err
    (number,) = done.json["shares"]
    for argv in (
        *(("list",), ("list", "--json"), ("show", number), ("show", number, "--json")),
        *(
            ("show", EVERYTHING),
            ("withdraw", number, "--out", str(out), "--yes"),
            ("forget", number, "--yes"),
        ),
    ):
        ran = reflect("shares", *argv)
        assert acting(ran.out) == []
        assert acting(ran.err) == []
        assert "Traceback" not in ran.err
