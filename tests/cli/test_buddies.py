"""`reflect export --for buddy`, `reflect import`, `reflect buddies`: a round trip between two homes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reflect_tui.exchange.asked import ANSWER_LINE
from tests.cli.conftest import Reflect
from tests.cli.hostile import PAYLOADS, acting

Keep = Callable[..., str]


@pytest.fixture
def note(reflect: Reflect, kept: Keep, tmp_path: Path) -> tuple[str, Path]:
    """The id of an entry, and the note that left of it."""
    entry = kept(
        "We closed it inside ten days. The thing they had asked for twice was not done.", "--title", "Ten"
    )
    done = reflect(
        *("export", entry, "--for", "buddy", "--ask", "What did I miss?", "--mine", "The bell."),
        *("--wish", "noticed", "--out", str(tmp_path / "s"), "--accept-all", "--json"),
    )
    assert done.code == 0, done.err
    return entry, Path(done.json["files"][0])


def answered(path: Path, text: str) -> Path:
    back = path.with_name("back.txt")
    back.write_text(path.read_text().replace(ANSWER_LINE, f"{ANSWER_LINE}\n\n{text}", 1))
    return back


def test_a_note_says_what_is_wanted_back(note: tuple[str, Path]) -> None:
    text = note[1].read_text()
    assert "would-like: what you noticed" in text
    assert "**1.** What did I miss?" in text
    assert text.count(ANSWER_LINE) == 2
    assert text.index("Please write yours first.") < text.index("The bell.")


def test_a_round_trip_between_two_homes(reflect: Reflect, note: tuple[str, Path], tmp_path: Path) -> None:
    entry, path = note
    there = ("--home", str(tmp_path / "there"))
    assert reflect(*there, "import", str(path)).code == 0
    (row,) = reflect(*there, "buddies", "list", "--json").json["notes"]
    assert row["title"] == "Ten"
    assert not row["answered"]
    shown = reflect(*there, "buddies", "show", row["id"][:6])
    assert "What did I miss?" in shown.out
    assert "The bell." not in shown.out
    done = reflect("import", str(answered(path, "The second ask.")), "--json")
    assert (done.code, done.json) == (0, {"added": 1, "already": 0, "skipped": []})
    assert "What did I miss?" in done.err
    assert "The second ask." in done.err
    again = reflect("import", str(path.with_name("back.txt")), "--json")
    assert (again.code, again.json["already"]) == (0, 1)
    (reply,) = reflect("show", entry, "--json").json["replies"]
    assert (reply["question"], reply["text"]) == ("What did I miss?", "The second ask.")
    assert "A reply: What did I miss?\nThe second ask." in reflect("show", entry).out
    assert reflect("buddies", "close", row["id"], "Ask twice.").code == 0
    assert reflect("show", entry, "--json").json["talked_through"] == ["Ask twice."]
    assert "Ask twice." in reflect("buddies", "show", row["id"]).out
    assert reflect(*there, "buddies", "delete", row["id"]).code == 0
    assert reflect(*there, "buddies", "list").code == 1


def test_trying_stores_nothing(reflect: Reflect, note: tuple[str, Path]) -> None:
    entry, path = note
    assert reflect("import", "--dry-run", str(answered(path, "The bell."))).code == 0
    assert reflect("show", entry, "--json").json["replies"] == []


def test_what_cannot_be_matched_waits_and_ends_with_5(reflect: Reflect, note: tuple[str, Path]) -> None:
    entry, path = note
    done = reflect("import", "-", "--json", stdin=b"About what you sent: what were you afraid of?")
    assert (done.code, done.json["added"], len(done.json["skipped"])) == (5, 0, 1)
    (waiting,) = reflect("buddies", "list", "--json").json["unplaced"]
    assert reflect("buddies", "show", waiting["id"]).out.startswith("About what you sent")
    number = next(line for line in path.read_text().split("\n") if line.startswith("note: "))[6:]
    assert reflect("buddies", "match", waiting["id"], number).code == 0
    assert [r["text"] for r in reflect("show", entry, "--json").json["replies"]] == [waiting["text"]]
    assert reflect("buddies", "match", number, number).code == 2
    assert reflect("buddies", "show", "zzzz").code == 1


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=list(PAYLOADS))
def test_nothing_hostile_in_a_reply_reaches_the_terminal(
    reflect: Reflect, note: tuple[str, Path], payload: str
) -> None:
    _, path = note
    back = path.with_name("hostile.txt")
    text = path.read_text().replace(ANSWER_LINE, f"{ANSWER_LINE}\n\nsaid {payload}", 1)
    back.write_bytes(text.encode("utf-8", "surrogatepass"))
    done = reflect("import", str(back))
    number = path.read_text().split("note: ")[1].split("\n")[0]
    for text in (done.err, reflect("buddies", "list").out, reflect("buddies", "show", number).out):
        assert acting(text) == []


def test_a_shape_is_for_a_cpd_record(reflect: Reflect, note: tuple[str, Path], tmp_path: Path) -> None:
    entry, path = note
    reflect("import", str(answered(path, "The second ask.")))
    assert reflect("export", entry, "--for", "group", "--shape", "nmc", "--accept-all").code == 2
    for shape in ("nmc", "swe", "hcpc", "gmc"):
        done = reflect("export", entry, "--for", "cpd", "--shape", shape, "--accept-all", "--dry-run")
        assert done.code == 0, done.err
        assert "The second ask." in done.out
        assert ANSWER_LINE not in done.out
