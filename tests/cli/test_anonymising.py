from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Ran, Reflect
from tests.cli.hostile import PAYLOADS, acting

NOTE = "I rang Samira Okafor on 07700 900123 and wrote to sam@example.org.\n"
TYPES = {"PERSON", "ORG", "PLACE", "CONTACT", "ID", "DATE", "ADDRESS", "OTHER"}


def jsonl(reflect: Reflect, *items: object) -> tuple[Ran, list[dict[str, Any]]]:
    lines = [each if isinstance(each, bytes) else json.dumps(each).encode() for each in items]
    done = reflect("anonymise", "--jsonl", stdin=b"\n".join(lines) + b"\n")
    return done, [json.loads(line) for line in done.out.splitlines()]


def put_back(item: dict[str, Any], answer: dict[str, Any]) -> str:
    """The text of an answer made again from its spans, which shows that every offset is right."""
    text: str = item["text"]
    made, last = "", 0
    for span in answer["spans"]:
        assert last <= span["start"] < span["end"] <= len(text)
        made += text[last : span["start"]] + span["replacement"]
        last = span["end"]
    return made + text[last:]


def test_a_text_comes_out_without_what_identifies(reflect: Reflect) -> None:
    done = reflect("anonymise", stdin=NOTE.encode())
    assert done.code == 0
    for gone in ("Samira", "Okafor", "07700", "900123", "sam@", "example.org"):
        assert gone not in done.out
    assert done.out.startswith("I rang ")
    assert done.out.endswith(".\n")
    assert done.err == ""


def test_a_file_is_read_like_stdin(reflect: Reflect, tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    for encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16"):
        file.write_bytes("It cost £5, said Samira Okafor.".encode(encoding))
        done = reflect("anonymise", str(file))
        assert done.code == 0
        assert done.out.startswith("It cost £5, said ")
        assert "Samira" not in done.out
        assert done.out == reflect("anonymise", stdin=file.read_bytes()).out


@pytest.mark.parametrize("file", ["missing.txt", "."])
def test_a_file_that_cannot_be_read_is_told(reflect: Reflect, file: str) -> None:
    done = reflect("anonymise", file)
    assert (done.code, done.out) == (2, "")
    assert done.err.strip()


def test_nothing_on_stdin_is_nothing_found(reflect: Reflect) -> None:
    done = reflect("anonymise")
    assert (done.code, done.out) == (1, "")


def test_the_owners_list_is_used(reflect: Reflect) -> None:
    said = b"so then the kettle left again"
    assert reflect("anonymise", stdin=said).out.encode() == said
    reflect("people", "add", "Kettle", "--as", "a colleague")
    after = reflect("anonymise", stdin=said).out
    assert "kettle" not in after
    assert "a colleague" in after


def test_a_text_as_json(reflect: Reflect) -> None:
    done = reflect("anonymise", "--json", stdin=NOTE.encode())
    assert {"text", "spans"} <= set(done.json)
    assert done.json["text"] == reflect("anonymise", stdin=NOTE.encode()).out
    assert put_back({"text": NOTE}, done.json) == done.json["text"]


def test_each_line_is_answered_in_its_order_with_the_keys_of_the_contract(reflect: Reflect) -> None:
    items: list[dict[str, Any]] = [
        {"id": "b", "text": NOTE, "export": "x"},
        {"id": "a", "text": "Nothing here.", "export": "y"},
        {"id": 3, "text": "£5 to Samira Okafor 👍 at 12 Elm Road, LS1 4AP", "export": "z"},
    ]
    done, answers = jsonl(reflect, *items)
    assert (done.code, done.err) == (0, "")
    assert [each["id"] for each in answers] == ["b", "a", 3]
    for item, answer in zip(items, answers, strict=True):
        assert set(answer) <= {"id", "text", "spans", "risks", "flags"}
        for span in answer["spans"]:
            assert set(span) == {"start", "end", "type", "replacement"}
            assert span["type"] in TYPES
        assert put_back(item, answer) == answer["text"]
        for place in (*answer["risks"], *answer["flags"]):
            assert 0 <= place["start"] < place["end"] <= len(item["text"])
    assert answers[1]["text"] == "Nothing here."
    assert answers[1]["spans"] == []


def replacement(answer: dict[str, Any], item: dict[str, Any], name: str) -> str:
    """What was put for a name."""
    at = item["text"].index(name)
    found: list[str] = [s["replacement"] for s in answer["spans"] if s["start"] <= at < s["end"]]
    assert len(found) == 1, answer
    return found[0]


def test_one_export_has_one_set_of_stand_ins(reflect: Reflect) -> None:
    first = {"id": 1, "text": "Samira Okafor rang me.", "export": "e"}
    second = {"id": 2, "text": "Then Dafydd Pugh rang, about Samira Okafor.", "export": "e"}
    _, answers = jsonl(reflect, first, second)
    samira = replacement(answers[0], first, "Samira")
    assert replacement(answers[1], second, "Samira") == samira
    assert replacement(answers[1], second, "Dafydd") != samira


def test_a_name_found_in_one_is_masked_in_all(reflect: Reflect) -> None:
    first = {"id": 1, "text": "Mrs Samira Okafor rang me.", "export": "e"}
    second = {"id": 2, "text": "so i told okafor again", "export": "e"}
    _, answers = jsonl(reflect, first, second)
    assert "okafor" not in answers[1]["text"]
    assert replacement(answers[1], second, "okafor")


@pytest.mark.parametrize("exports", [("e", "f"), (None, None), (1, "1"), ({"a": 1}, {"a": 2})], ids=str)
def test_another_export_begins_anew(reflect: Reflect, exports: tuple[object, object]) -> None:
    texts = ("Samira Okafor rang me.", "Dafydd Pugh rang me.")
    items = [
        {"id": n, "text": text} | ({} if export is None else {"export": export})
        for n, (text, export) in enumerate(zip(texts, exports, strict=True))
    ]
    _, answers = jsonl(reflect, *items)
    assert replacement(answers[0], items[0], "Samira") == replacement(answers[1], items[1], "Dafydd")


def test_equal_input_gives_equal_output(reflect: Reflect) -> None:
    items = [{"id": n, "text": NOTE + f"Then Dafydd Pugh and {n}.", "export": n % 2} for n in range(6)]
    assert jsonl(reflect, *items)[0].out == jsonl(reflect, *items)[0].out


@pytest.mark.parametrize(
    "bad",
    [b"not json", b"[]", b"{}", b'{"id": 1}', b'{"text": 5}', b'{"text": null}', b"\xff\xfe", b"[" * 100_000],
    ids=lambda line: line[:20].decode("latin-1"),
)
def test_a_broken_line_is_named_and_the_others_are_answered(reflect: Reflect, bad: bytes) -> None:
    done, answers = jsonl(reflect, {"id": 1, "text": "a"}, b"", bad, {"id": 2, "text": "b"})
    assert done.code == 2
    assert [each["id"] for each in answers] == [1, 2]
    assert "Line 3" in done.err
    assert "Traceback" not in done.err


def test_no_lines_are_no_answers(reflect: Reflect) -> None:
    done = reflect("anonymise", "--jsonl")
    assert (done.code, done.out, done.err) == (0, "", "")


def test_lines_may_come_from_a_file(reflect: Reflect, tmp_path: Path) -> None:
    file = tmp_path / "notes.jsonl"
    file.write_bytes(b'\xef\xbb\xbf{"id": "1", "text": "I met Samira Okafor."}\r\n')
    done = reflect("anonymise", "--jsonl", str(file))
    assert done.code == 0
    assert json.loads(done.out)["id"] == "1"
    assert "Samira" not in done.out


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_is_answered_whole_and_acts_on_nothing(reflect: Reflect, payload: str) -> None:
    text = f"before {PAYLOADS[payload]} after"
    done, (answer,) = jsonl(reflect, {"id": payload, "text": text})
    assert done.code == 0
    assert put_back({"text": text}, answer) == answer["text"]
    assert acting(done.out) == []
    plain = reflect("anonymise", stdin=text.encode())
    assert plain.code == 0
    assert acting(plain.out) == []


def test_half_a_character_is_answered(reflect: Reflect) -> None:
    done, (answer,) = jsonl(reflect, b'{"id": "\\ud800", "text": "a \\udfff b"}')
    assert done.code == 0
    assert answer["text"] == "a \udfff b"
    done.out.encode("ascii")
