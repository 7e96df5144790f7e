"""Hostile text in every place that holds text: no command lets it act on a terminal, in words or as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran, Reflect
from tests.cli.hostile import EVERYTHING, PAYLOADS, acting

Keep = Callable[..., str]


def quiet(done: Ran) -> Ran:
    """The same, once it is known that nothing in it acts."""
    assert acting(done.out) == []
    assert acting(done.err) == []
    assert "Traceback" not in done.err
    return done


@pytest.mark.parametrize("payload", PAYLOADS)
def test_an_entry_with_it_everywhere_is_kept_as_typed_and_shown_tamely(
    reflect: Reflect, payload: str
) -> None:
    text = f"begin {PAYLOADS[payload]} end"
    added = quiet(
        reflect(
            *("add", "--kind", "judgement", "--title", text, "--theme", text, "--set", f"reasons={text}"),
            *("--json", "--", text),
        )
    )
    assert added.code == 0, added.err
    entry = added.json
    assert (entry["body"], entry["title"], entry["fields"]["reasons"]) == (text, text, text)
    for argv in (
        *(
            ("list",),
            ("show", entry["id"]),
            ("search", "begin"),
            ("list", "--theme", text),
            ("search", "--", text),
        ),
        *(("list", "--json"), ("show", entry["id"], "--json"), ("search", "begin", "--json")),
    ):
        done = quiet(reflect(*argv))
        assert done.code in (0, 1)
    shared = ("export", entry["id"], "--for", "buddy", "--accept-all", "--dry-run", "--ask", text)
    assert quiet(reflect(*shared)).code in (0, 4)
    assert quiet(reflect(*shared, "--json")).code in (0, 4)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_as_a_question_or_a_name_or_a_file_it_is_only_text(
    reflect: Reflect, payload: str, tmp_path: Path
) -> None:
    text = PAYLOADS[payload]
    for argv in (
        *(
            ("search", "--json", "--", text),
            ("search", "--", text),
            ("show", "--", text),
            ("trash", "--", text),
        ),
        *(("list", "--since", text), ("list", "--kind", text), ("list", "--theme", text)),
        *(("add", "x", "--kind", text), ("add", "x", "--sure", text), ("add", "x", "--set", text)),
        *(("people", "remove", "--", text), ("pack", "show", "--", text), ("pack", "check", "--", text)),
        *(("import", "--", f"{text}.jsonl"), ("anonymise", "--", f"{text}/"), ("--", text)),
        *(
            ("add", "x", "--pack", text),
            ("completion", text),
            ("export", text, "--for", "buddy", "--accept-all"),
        ),
    ):
        if "\0" in text:
            # No system hands such an argument over.
            continue
        assert quiet(reflect(*argv)).code in (0, 1, 2), argv


@pytest.mark.parametrize("payload", PAYLOADS)
def test_on_the_list_of_people_it_is_shown_tamely(reflect: Reflect, payload: str) -> None:
    text = f"Name {PAYLOADS[payload]}"
    added = quiet(
        reflect("people", "add", text, "--as", f"somebody {PAYLOADS[payload]} else", "--also", text)
    )
    assert added.code in (0, 2)
    quiet(reflect("people", "list"))
    quiet(reflect("people", "list", "--json"))
    assert quiet(reflect("people", "remove", text)).code == (1 if added.code else 0)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_in_a_pack_it_is_shown_tamely(reflect: Reflect, payload: str, tmp_path: Path) -> None:
    text = PAYLOADS[payload]
    file = tmp_path / "pack.md"
    details = f"For: one {text}\nAuthor: {text}\nId: {text}\n"
    questions = f"1. What {text}?\n   Hint: {text}\n\n2. And?\n"
    file.write_bytes(f"# Hostile {text}\n\n{details}\n{questions}".encode())
    for argv in (("check", str(file)), ("check", str(file), "--json"), ("add", str(file))):
        assert quiet(reflect("pack", *argv)).code in (0, 2)
    for each in quiet(reflect("pack", "list", "--json")).json:
        if not each["bundled"]:
            quiet(reflect("pack", "show", each["id"]))
            quiet(reflect("pack", "show", each["id"], "--json"))
            entry = quiet(reflect("add", "An answer", "--pack", each["id"], "--json")).json
            quiet(reflect("show", entry["id"]))
            quiet(reflect("pack", "remove", each["id"]))
    quiet(reflect("pack", "list"))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_in_an_imported_line_it_comes_in_whole_and_is_shown_tamely(
    reflect: Reflect, payload: str, tmp_path: Path
) -> None:
    text = f"begin {PAYLOADS[payload]} end"
    file = tmp_path / f"{''.join(filter(str.isalnum, payload))}.jsonl"
    lines = [
        {"id": "good", "title": text, "body": text, "kind": text, "themes": [text], "pack": text},
        {"id": text, "body": "odd id"},
        {"body": text, "created_at": text},
        {"body": text, "fields": {text: text}},
        {"body": text, "kind": "judgement", "judgement": {"how_sure": text}},
    ]
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    done = quiet(reflect("import", str(file), "--json"))
    assert (done.json["added"], len(done.json["skipped"])) == (2, 3)
    assert quiet(reflect("show", "good", "--json")).json["body"] == text
    for argv in (("show", "good"), ("list",), ("list", "--json"), ("search", "begin")):
        assert quiet(reflect(*argv)).code == 0


def test_all_of_it_at_once_and_very_long(reflect: Reflect, tmp_path: Path) -> None:
    text = f"begin {EVERYTHING} " + "x" * 200_000 + " end"
    entry = quiet(reflect("add", "-", "--json", stdin=text.encode())).json
    assert entry["body"] == text
    for argv in (("show", entry["id"]), ("list",), ("search", "begin"), ("show", entry["id"], "--json")):
        assert quiet(reflect(*argv)).code == 0
    out = str(tmp_path / "out")
    assert quiet(reflect("takeout", "--out", out)).code == 0


def test_a_folder_named_to_act_is_named_tamely(reflect: Reflect, kept: Keep, tmp_path: Path) -> None:
    folder = tmp_path / "out\x1b]0;x\x07\u202e"
    entry_id = kept("words")
    quiet(reflect("takeout", "--out", str(folder)))
    quiet(reflect("export", entry_id, "--for", "buddy", "--out", str(folder), "--accept-all"))
    quiet(reflect("--home", str(folder), "paths"))
    quiet(reflect("--home", str(folder), "paths", "--json"))
    quiet(reflect("--home", str(folder / "x"), "add", "words"))
    (tmp_path / "file\x1b[2J").write_text("in the way")
    assert quiet(reflect("--home", str(tmp_path / "file\x1b[2J"), "list")).code == 3
