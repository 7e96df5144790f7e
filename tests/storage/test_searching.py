from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from reflect_tui.domain.entries import Answer, EntryKind, EntryQuery, Writing
from reflect_tui.domain.text import has_hidden
from reflect_tui.journal import Journal
from reflect_tui.storage import lists
from reflect_tui.storage.match import MAX_CHARACTERS, match_expression
from tests.storage.making import SURROGATES, journal_in, writings

SYNTAX = [
    *(
        '"',
        "'",
        "*",
        "-",
        "--",
        "+",
        "^",
        ":",
        "(",
        ")",
        "((",
        "{",
        "}",
        ",",
        ";",
        "\\",
        "/",
        "%",
        "_",
        "?",
        ".",
    ),
    *(
        "NEAR(",
        "NEAR(a b)",
        "a NEAR/2 b",
        "nocol:x",
        "title:x",
        "entry_fts:x",
        "rank:x",
        "-x",
        "a AND",
        "AND",
    ),
    *(
        "OR",
        "NOT",
        "a OR",
        "NOT b",
        "a NOT",
        "a AND OR b",
        '"',
        '""',
        '"""',
        'a"b',
        '"a',
        'a"',
        '"a" "',
        "a*b*",
    ),
    *(
        "*a",
        "**",
        "a**",
        "a:b:c",
        "a + b",
        "^a",
        "';drop table entry;--",
        "1=1",
        "x' OR '1'='1",
        "%00",
        "\x00",
    ),
    *(
        "a\x00b",
        "\x1b[2J",
        "\u202e",
        "\ud800",
        "a\udfffb",
        "½",
        "²",
        "１",
        "٣",
        "中文",
        "ﬁ",
        "İ",
        "ß",
        "👍",
        "é",
    ),
    *("-", '-"a b"', '-"', "--a", "-*", "- a", "\t", "\n", "a\nb", "  ", "", "[/", "[@click=app.quit]x[/]"),
    *("𞤀", "\U0001f9d1\u200d\U0001f3eb", "e\u0301", "\u0301", "a" * 300, "a " * 300, '"' * 300, "-" * 300),
]


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Journal:
    journal = journal_in(tmp_path_factory.mktemp("searched"))
    for body in (
        "Trust moved today",
        "The housing panel was quick",
        "Siân said: not yet",
        "a b x y",
        "",
        "x-y:z",
    ):
        journal.entries.keep(Writing(title="Monday", body=body, themes=("t",)))
    return journal


@pytest.fixture
def connection(searched: Journal) -> Iterator[sqlite3.Connection]:
    with searched.store.reading() as connection:
        assert connection is not None
        yield connection


def openings(journal: Journal, text: str, *, as_you_type: bool = False) -> list[str]:
    return [row.opening for row in journal.entries.page(EntryQuery(text=text), as_you_type=as_you_type)]


FORMS: tuple[Literal["NFC"], Literal["NFD"]] = ("NFC", "NFD")


def check_index(journal: Journal) -> None:
    with journal.store.writing() as connection:
        connection.execute("INSERT INTO entry_fts(entry_fts) VALUES('integrity-check')")
        connection.execute("INSERT INTO entry_fts(entry_fts, rank) VALUES('integrity-check', 1)")
        assert connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


# -- whatever is typed -----------------------------------------------------------------------


def ask(connection: sqlite3.Connection, typed: str) -> None:
    for as_you_type in (False, True):
        query = EntryQuery(text=typed)
        rows = lists.newest(connection, query, as_you_type=as_you_type)
        assert len(rows) == lists.count(connection, query, as_you_type=as_you_type)
        assert all(len(row.excerpt) <= 120 and not has_hidden(row.excerpt) for row in rows)
    assert len(lists.best(connection, query)) == (
        0 if not typed.strip() else len(lists.newest(connection, query))
    )
    lists.place_at(connection, query, 1)


@pytest.mark.parametrize("typed", SYNTAX, ids=ascii)
def test_a_search_never_fails(connection: sqlite3.Connection, typed: str) -> None:
    ask(connection, typed)
    ask(connection, f"trust {typed} m")
    ask(connection, f"{typed}{typed}")


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(SYNTAX) | st.text(max_size=5) | SURROGATES, max_size=6).map("".join))
@example("\ud800")
def test_a_search_never_fails_whatever_is_typed(connection: sqlite3.Connection, typed: str) -> None:
    ask(connection, typed)


@given(st.text(max_size=30) | st.lists(st.sampled_from(SYNTAX), max_size=5).map(" ".join), st.booleans())
def test_an_expression_is_quoted_words_and_nothing_else(typed: str, as_you_type: bool) -> None:
    expression = match_expression(typed, as_you_type=as_you_type)
    outside = "".join(expression.split('"')[::2]).split()
    assert set(outside) <= {"NOT", "*"}
    assert expression.count('"') % 2 == 0
    assert bool(expression) is any(
        letter.isalnum() for letter in typed[:MAX_CHARACTERS].replace("\ud800", "")
    )


@pytest.mark.parametrize(
    ("typed", "expression"),
    [
        ("trust", '"trust"'),
        ("trust panel", '"trust" "panel"'),
        ('"two words" more', '"two words" "more"'),
        ('"unfinished words', '"unfinished words"'),
        ("hous*", '"hous"*'),
        ("trust -panel", '"trust" NOT "panel"'),
        ('trust -"not yet" -x', '"trust" NOT "not yet" NOT "x"'),
        ("-panel", '"panel"'),
        ("-panel -x", '"panel" "x"'),
        ("well-being", '"well-being"'),
        ("o'brien", '"o\'brien"'),
        ("title:x", '"title:x"'),
        ('say"so', '"say so"'),
        ("... !", ""),
        ("trust AND panel", '"trust" "AND" "panel"'),
    ],
)
def test_words_quotes_stars_and_minus_mean_what_they_do_elsewhere(typed: str, expression: str) -> None:
    assert match_expression(typed) == expression


@pytest.mark.parametrize(
    ("typed", "expression"),
    [
        ("hous", '"hous"*'),
        ("trust hous", '"trust" "hous"*'),
        ("hous ", '"hous"'),
        ('"the hous', '"the hous"*'),
        ('"the house"', '"the house"'),
        ("hous*", '"hous"*'),
        ("trust -pan", '"trust" NOT "pan"'),
        ("-pan", '"pan"*'),
    ],
)
def test_while_one_types_the_beginning_of_the_last_word_is_enough(typed: str, expression: str) -> None:
    assert match_expression(typed, as_you_type=True) == expression


# -- what is found -----------------------------------------------------------------------------


def test_every_word_must_be_there_in_any_order_and_anywhere(searched: Journal) -> None:
    assert openings(searched, "moved trust monday") == ["Trust moved today"]
    assert openings(searched, "trust panel") == []
    assert openings(searched, '"trust moved"') == ["Trust moved today"]
    assert openings(searched, '"moved trust"') == []
    without = ["t", "Siân said: not yet", "The housing panel was quick"]
    assert openings(searched, "monday -trust -x") == without
    assert openings(searched, "monday -x -trust -nothing") == without
    assert openings(searched, "hous") == []
    assert openings(searched, "hous*") == openings(searched, "hous", as_you_type=True)
    assert openings(searched, "HOUSING") == ["The housing panel was quick"]


def test_nothing_that_is_a_word_finds_nothing_and_nothing_typed_finds_everything(searched: Journal) -> None:
    assert openings(searched, "!!!") == []
    assert searched.entries.count(EntryQuery(text="…")) == 0
    assert searched.entries.place_at(EntryQuery(text="…"), 0) is None
    assert len(openings(searched, "   ")) == 6


@pytest.mark.parametrize(
    "name", ["Siân Ŵyn Zoë", "Niamh Ó Súilleabháin", "İbrahim", "Nguyễn Thị Ế", "Łukasz Straße"]
)
def test_accents_are_found_however_they_are_typed(tmp_path: Path, name: str) -> None:
    journal = journal_in(tmp_path)
    for form in FORMS:
        journal.entries.keep(Writing(body=unicodedata.normalize(form, name)))
    bare = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    for typed in {name, name.upper() if "ß" not in name else name, name.lower(), bare}:
        for form in FORMS:
            for word in unicodedata.normalize(form, typed).split():
                assert journal.entries.count(EntryQuery(text=word)) == 2, (word, form)
    assert {row.opening for row in journal.entries.page()} == {
        unicodedata.normalize(form, name) for form in FORMS
    }


def test_a_theme_is_one_theme_however_its_accents_are_typed(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    for form in FORMS:
        journal.entries.keep(Writing(body=form, themes=(unicodedata.normalize(form, "Ŵyn"),)))
    for form in FORMS:
        query = EntryQuery(theme=unicodedata.normalize(form, "ŵYN"))
        assert journal.entries.count(query) == 2
        assert journal.entries.count(replace(query, text="nf*")) == 2
    assert len(journal.themes.all()) == 1
    assert journal.entries.count(EntryQuery(theme="\udcff")) == 0


def test_every_text_of_an_entry_is_found_and_no_question(journal: Journal) -> None:
    kept = journal.entries.keep(
        Writing(
            kind=EntryKind.POSITIVE_ERROR,
            title="Alpha",
            body="bravo",
            answers=(Answer("Whichquestion", "charlie", "q1"), Answer("Whichquestion", "delta", "taught")),
            fields={"taught": "delta", "felt": "echo", "sort": "slip"},
            themes=("foxtrot",),
        )
    )
    for word in ("alpha", "bravo", "charlie", "delta", "echo", "slip", "foxtrot"):
        assert [row.id for row in journal.entries.page(EntryQuery(text=word))] == [kept.id], word
    assert journal.entries.page(EntryQuery(text="whichquestion")) == []


def test_the_excerpt_shows_the_words_around_the_first_hit(journal: Journal) -> None:
    before, after = "before " * 300, "after " * 300
    journal.entries.keep(Writing(title="T", body=f"{before} the needle here {after}\x1b[2J"))
    [row] = journal.entries.page(EntryQuery(text="needle"))
    assert "needle" in row.excerpt
    assert row.excerpt.startswith("…")
    assert row.opening.startswith("before before")
    assert len(row.excerpt) <= 120


# -- best match -----------------------------------------------------------------------------------


def test_the_best_match_is_a_title_then_the_shortest_text_then_the_newest(journal: Journal) -> None:
    long = journal.entries.keep(Writing(body="trust " + "and other things " * 50))
    old = journal.entries.keep(Writing(body="trust and other things"))
    title = journal.entries.keep(Writing(title="Trust", body="and other things"))
    new = journal.entries.keep(Writing(body="trust and other things"))
    journal.entries.keep(Writing(body="nothing of the sort"))
    ranked = [row.id for row in journal.entries.best(EntryQuery(text="trust"))]
    assert ranked == [title.id, new.id, old.id, long.id]
    assert [row.id for row in journal.entries.best(EntryQuery(text="trust"), limit=1)] == [title.id]
    assert journal.entries.best(EntryQuery()) == []
    narrowed = EntryQuery(text="trust", kind=EntryKind.JUDGEMENT)
    assert journal.entries.best(narrowed) == []


def test_the_best_match_looks_among_the_newest_hits_only(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "RANKED_HITS", 3)
    kept = [journal.entries.keep(Writing(title="Trust" if n == 0 else "", body="trust")).id for n in range(5)]
    assert {row.id for row in journal.entries.best(EntryQuery(text="trust"))} == set(kept[2:])


# -- the index ---------------------------------------------------------------------------------------


def test_the_index_follows_every_change(journal: Journal) -> None:
    first = journal.entries.keep(Writing(body="one two", themes=("t",)))
    second = journal.entries.keep(Writing(body="two three"))
    check_index(journal)
    journal.entries.change(first.id, Writing(title="five", body="four"))
    assert journal.entries.count(EntryQuery(text="one")) == 0
    assert [row.id for row in journal.entries.page(EntryQuery(text="four five"))] == [first.id]
    check_index(journal)
    journal.entries.change(second.id, Writing(body="two three", happened_on=date(2020, 2, 29)))
    [row] = journal.entries.page(EntryQuery(text="two three"))
    assert (row.id, row.day) == (second.id, date(2020, 2, 29))
    check_index(journal)
    journal.entries.trash([second.id])
    assert journal.entries.page(EntryQuery(text="two")) == []
    check_index(journal)
    journal.entries.undo()
    assert len(journal.entries.page(EntryQuery(text="two"))) == 1
    with journal.store.writing() as connection:
        connection.execute("DELETE FROM entry WHERE id = ?", (second.id,))
        assert connection.execute(
            "SELECT count(*) FROM entry_fts WHERE entry_fts MATCH 'two'"
        ).fetchone() == (0,)
    check_index(journal)


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.tuples(writings(), st.sampled_from(["keep", "change", "move", "trash", "undo"])), max_size=8)
)
def test_the_index_is_sound_after_whatever_was_done(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[Writing, str]]
) -> None:
    journal = journal_in(tmp_path_factory.mktemp("index"))
    for writing, step in steps:
        rows = journal.entries.page(EntryQuery(kind=writing.kind), limit=1)
        if step == "undo":
            journal.entries.undo()
        elif step == "trash" and rows:
            journal.entries.trash([rows[0].id])
        elif step == "move" and rows and writing.kind is not EntryKind.JUDGEMENT:
            moved = replace(writing, happened_on=rows[0].day - timedelta(days=400))
            journal.entries.change(rows[0].id, moved)
        elif step == "change" and rows and writing.kind is not EntryKind.JUDGEMENT:
            journal.entries.change(rows[0].id, writing)
        else:
            journal.entries.keep(writing)
    if journal.store.is_there():
        check_index(journal)
