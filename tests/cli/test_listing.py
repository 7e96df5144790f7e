from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.cli.conftest import Reflect

Keep = Callable[..., str]
ROW_KEYS = {"id", "kind", "title", "created_at", "themes", "excerpt"}


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REFLECT_NOW", "2026-11-23T14:02:00+00:00")


@pytest.fixture
def library(kept: Keep) -> dict[str, str]:
    """Five entries, by a word for each."""
    return {
        "old": kept("The kettle and the silence", "--on", "2026-01-05", "--theme", "trust"),
        "error": kept("Closed too early", "--kind", "positive-error", "--theme", "Housing"),
        "call": kept("He will come back", "--sure", "70", "--theme", "housing", "--theme", "trust"),
        "titled": kept("Body of it", "--title", "The panel", "--on", "2026-11-20"),
        "new": kept("What nobody said was kettle"),
    }


def names(rows: list[dict[str, Any]], library: dict[str, str]) -> list[str]:
    by_id = {entry_id: name for name, entry_id in library.items()}
    return [by_id[row["id"]] for row in rows]


def test_rows_have_the_shape_of_the_contract(reflect: Reflect, library: dict[str, str]) -> None:
    for argv in (("list", "--json"), ("search", "kettle", "--json")):
        done = reflect(*argv)
        assert done.code == 0
        assert all(set(row) == ROW_KEYS for row in done.json)
        assert done.err == ""


def test_the_newest_come_first(reflect: Reflect, library: dict[str, str]) -> None:
    found = names(reflect("list", "--json").json, library)
    assert set(found) == set(library)
    assert found[-2:] == ["titled", "old"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--kind", "positive-error"), {"error"}),
        (("--theme", "housing"), {"error", "call"}),
        (("--theme", "HOUSING"), {"error", "call"}),
        (("--theme", "trust", "--kind", "judgement"), {"call"}),
        (("--since", "2026-11-23"), {"error", "call", "new"}),
        (("--since", "2026-11-20"), {"error", "call", "new", "titled"}),
        (("--until", "2026-11-20"), {"titled", "old"}),
        (("--until", "2026-11-19"), {"old"}),
        (("--since", "2026-01-05", "--until", "2026-01-05"), {"old"}),
        (("--since", "yesterday"), {"error", "call", "new"}),
    ],
)
def test_options_narrow_the_list(
    reflect: Reflect, library: dict[str, str], options: tuple[str, ...], expected: set[str]
) -> None:
    assert set(names(reflect("list", *options, "--json").json, library)) == expected


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        (("kettle",), {"old", "new"}),
        (("KETTLE",), {"old", "new"}),
        (("kettle", "silence"), {"old"}),
        (('"nobody said"',), {"new"}),
        (('"said nobody"',), set()),
        (("kett*",), {"old", "new"}),
        (("--", "kettle", "-silence"), {"new"}),
        (("panel",), {"titled"}),
        (("kettle", "--theme", "trust"), {"old"}),
        (("kettle", "--since", "2026-11-01"), {"new"}),
        (("nonsense",), set()),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, tuple) else "",
)
def test_search_finds_entries_that_hold_all_of_the_words(
    reflect: Reflect, library: dict[str, str], argv: tuple[str, ...], expected: set[str]
) -> None:
    done = reflect("search", "--json", *argv)
    assert set(names(done.json, library)) == expected
    assert done.code == (0 if expected else 1)


@pytest.mark.parametrize("argv", [("list",), ("search", "anything")])
def test_nothing_found_is_an_empty_list_and_exit_1(reflect: Reflect, argv: tuple[str, ...]) -> None:
    done = reflect(*argv, "--json")
    assert (done.code, done.json) == (1, [])
    plain = reflect(*argv)
    assert (plain.code, plain.out, plain.err) == (1, "", "Nothing found.\n")


def test_list_shows_50_and_search_20_unless_told(reflect: Reflect, kept: Keep) -> None:
    for number in range(52):
        kept(f"kettle number {number}")
    assert len(reflect("list", "--json").json) == 50
    assert len(reflect("search", "kettle", "--json").json) == 20
    assert len(reflect("list", "--json", "--limit", "52").json) == 52
    assert len(reflect("search", "kettle", "--json", "--limit", "3").json) == 3
    assert len(reflect("list").out.splitlines()) == 50


@pytest.mark.parametrize("limit", ["0", "-1", "many", ""])
def test_a_limit_that_is_none_is_a_mistake(reflect: Reflect, limit: str) -> None:
    done = reflect("list", "--limit", limit)
    assert (done.code, done.out) == (2, "")
    assert "--limit" in done.err


def test_an_excerpt_has_at_most_120_characters_on_one_line(reflect: Reflect, kept: Keep) -> None:
    kept("first\nsecond\t" + "very " * 100 + "kettle " + "long " * 100)
    for argv in (("list", "--json"), ("search", "kettle", "--json")):
        (row,) = reflect(*argv).json
        assert 0 < len(row["excerpt"]) <= 120
        assert "\n" not in row["excerpt"]
    assert "kettle" in reflect("search", "kettle", "--json").json[0]["excerpt"]


def test_a_line_of_the_list_begins_with_the_id(reflect: Reflect, library: dict[str, str]) -> None:
    lines = reflect("list").out.splitlines()
    assert {line.split()[0] for line in lines} == set(library.values())
    assert any("The panel" in line and "reflection" in line for line in lines)


@pytest.mark.parametrize("length", [4, 6, 12])
def test_an_entry_is_shown_by_its_id_or_the_beginning_of_it(
    reflect: Reflect, library: dict[str, str], length: int
) -> None:
    assert reflect("show", library["titled"][:length], "--json").json["title"] == "The panel"


@pytest.mark.parametrize("entry_id", ["nonsense", "abc", "", "%", "____", "0" * 500])
def test_an_entry_that_is_not_there_is_not_found(
    reflect: Reflect, library: dict[str, str], entry_id: str
) -> None:
    done = reflect("show", entry_id)
    assert (done.code, done.out) == (1, "")
    assert "no entry" in done.sentence


def test_show_reads_like_a_page(reflect: Reflect, kept: Keep) -> None:
    entry_id = kept(
        *("It will hold", "--title", "The roof", "--sure", "very", "--set", "reasons=It held before."),
        *("--look-again", "2026-12-01", "--theme", "housing"),
    )
    shown = reflect("show", entry_id).out
    assert shown.startswith("The roof\n")
    for words in ("judgement", "housing", "It will hold", "It held before.", "very sure"):
        assert words in shown


def test_show_keeps_paragraphs_and_spaces(reflect: Reflect, kept: Keep) -> None:
    text = "One.\n\n  indented\n\ttabbed\n\nThree."
    assert text in reflect("show", kept(text)).out


# -- trash and undo --------------------------------------------------------------------


def test_what_is_in_the_trash_is_in_no_list_and_undo_brings_it_back(
    reflect: Reflect, library: dict[str, str]
) -> None:
    done = reflect("trash", library["old"], library["new"], "--json")
    assert (done.code, done.json) == (0, {"trashed": [library["old"], library["new"]]})
    assert "undo" in done.err
    assert set(names(reflect("list", "--json").json, library)) == {"error", "call", "titled"}
    assert reflect("search", "kettle").code == 1
    back = reflect("undo", "--json")
    assert back.code == 0
    assert set(back.json["restored"]) == {library["old"], library["new"]}
    assert set(names(reflect("search", "kettle", "--json").json, library)) == {"old", "new"}


def test_undo_goes_back_step_by_step(reflect: Reflect, library: dict[str, str]) -> None:
    reflect("trash", library["old"])
    reflect("trash", library["new"])
    assert reflect("undo").out == f"{library['new']}\n"
    assert reflect("undo").out == f"{library['old']}\n"
    last = reflect("undo", "--json")
    assert (last.code, last.json) == (1, {"restored": []})
    assert "nothing to bring back" in last.err


def test_trash_takes_all_or_none(reflect: Reflect, library: dict[str, str]) -> None:
    done = reflect("trash", library["old"], "nonsense")
    assert (done.code, done.out) == (1, "")
    assert len(reflect("list", "--json").json) == len(library)


def test_trash_twice_says_so(reflect: Reflect, library: dict[str, str]) -> None:
    reflect("trash", library["old"])
    again = reflect("trash", library["old"], "--json")
    assert (again.code, again.json) == (1, {"trashed": []})
    assert "already" in again.err


def test_a_trashed_entry_can_still_be_read(reflect: Reflect, library: dict[str, str]) -> None:
    reflect("trash", library["titled"])
    assert reflect("show", library["titled"], "--json").json["title"] == "The panel"


@pytest.mark.parametrize("argv", [("undo",), ("trash", "nonsense"), ("show", "nonsense")])
def test_without_a_journal_nothing_is_found_and_nothing_is_made(
    reflect: Reflect, home: Iterator[str], argv: tuple[str, ...]
) -> None:
    done = reflect(*argv)
    assert done.code == 1
    assert done.out == ""
    assert done.err.strip()


def test_reading_makes_no_journal(reflect: Reflect) -> None:
    from reflect_tui.paths import find_paths

    for argv in (
        *(["list"], ["search", "x"], ["people", "list"], ["pack", "list"], ["paths"], ["undo"]),
        *(["pack", "show", "small-secrets"], ["completion", "fish"]),
    ):
        reflect(*argv)
    reflect("anonymise", stdin=b"Samira")
    assert not find_paths().home.exists()
