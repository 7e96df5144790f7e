from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflect_tui.domain.entries import Entry, EntryKind, EntryQuery, Outcome, Writing
from reflect_tui.journal import Journal
from reflect_tui.storage import judgements, lists
from reflect_tui.storage.entries import place_in_time, wall_seconds
from reflect_tui.storage.transfer import add_if_new
from tests.conftest import NOW, Clock
from tests.storage.making import journal_in

WORDS = ("trust", "housing", "visit")
KINDS = (EntryKind.REFLECTION, EntryKind.JUDGEMENT, EntryKind.CASE)


@dataclass
class Kept:
    """A journal and every entry in it that is not in the trash, the newest first."""

    journal: Journal
    entries: list[Entry]

    def wanted(self, query: EntryQuery) -> list[str]:
        return [entry.id for entry in self.entries if fits(entry, query)]


def fits(entry: Entry, query: EntryQuery) -> bool:
    return (
        (query.kind is None or entry.kind is query.kind)
        and (not query.theme or query.theme.casefold() in map(str.casefold, entry.themes))
        and (query.since is None or entry.day >= query.since)
        and (query.until is None or entry.day <= query.until)
        and all(word in entry.body for word in query.text.split())
    )


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """A hundred and fifty entries of a year: several in a second, backdated, moved, and some in the trash."""
    clock = Clock(NOW - timedelta(days=300))
    journal = journal_in(tmp_path_factory.mktemp("lists"), now=clock)
    made: list[Entry] = []
    for number in range(150):
        if number % 3:
            clock.move(hours=(number * 7919) % 60, seconds=number)
        writing = Writing(
            kind=KINDS[number % 7 % 3],
            body=" ".join(word for place, word in enumerate(WORDS) if number >> place & 1) or "nothing",
            title=f"entry {number}",
            themes=tuple(theme for place, theme in enumerate(("Home", "work")) if number % (place + 2) == 0),
            happened_on=clock().date() - timedelta(days=number % 40) if number % 5 == 0 else None,
        )
        made.append(journal.entries.keep(writing))
    for number in range(0, 150, 17):
        entry = made[number]
        if entry.kind is not EntryKind.JUDGEMENT:
            day = entry.day + timedelta(days=number - 100)
            writing = Writing(entry.kind, entry.title, entry.body, themes=entry.themes, happened_on=day)
            made[number] = journal.entries.change(entry.id, writing)
    gone = {entry.id for entry in made[::13]}
    journal.entries.trash(sorted(gone))
    places = {row.id: row.place for row in journal.entries.page(limit=500)}
    left = [entry for entry in made if entry.id not in gone]
    assert places.keys() == {entry.id for entry in left}
    return Kept(journal, sorted(left, key=lambda entry: -places[entry.id]))


QUERIES = st.builds(
    EntryQuery,
    text=st.sampled_from(["", "", "trust", "trust visit", "nothing", "absent"]),
    kind=st.none() | st.sampled_from([*KINDS, EntryKind.CHANGE]),
    theme=st.sampled_from(["", "", "home", "WORK", "nowhere"]),
    since=st.none() | st.dates(NOW.date() - timedelta(days=420), NOW.date()),
    until=st.none() | st.dates(NOW.date() - timedelta(days=420), NOW.date()) | st.just(date.max),
)


# -- pages ---------------------------------------------------------------------------------------


@settings(max_examples=80, deadline=None)
@given(QUERIES, st.integers(1, 60), st.booleans())
def test_pages_tile_the_whole_list_in_both_directions(
    kept: Kept, query: EntryQuery, size: int, as_you_type: bool
) -> None:
    wanted = kept.wanted(query)
    with kept.journal.store.reading() as connection:
        assert connection is not None

        def page(before: int | None = None, after: int | None = None) -> list[tuple[int, str]]:
            rows = lists.newest(
                connection, query, before=before, after=after, limit=size, as_you_type=as_you_type
            )
            assert len(rows) <= size
            return [(row.place, row.id) for row in rows]

        down, part = [], page()
        while part:
            down += part
            part = page(before=down[-1][0])
        assert [each for _, each in down] == wanted
        up: list[tuple[int, str]] = []
        part = page(after=-(2**62))
        while part:
            up = part + up
            part = page(after=up[0][0])
        assert up == down
        assert [place for place, _ in down] == sorted({place for place, _ in down}, reverse=True)
        assert lists.count(connection, query, as_you_type=as_you_type) == len(wanted)


@settings(max_examples=60, deadline=None)
@given(QUERIES, st.integers(0, 160), st.integers(1, 40))
def test_a_jump_goes_where_paging_would_have_come(
    kept: Kept, query: EntryQuery, rank: int, size: int
) -> None:
    wanted = kept.wanted(query)
    entries = kept.journal.entries
    place = entries.place_at(query, rank)
    if rank >= len(wanted):
        assert place is None
        return
    assert place is not None
    assert [row.id for row in entries.page(query, before=place + 1, limit=size)] == wanted[rank : rank + size]
    assert [row.id for row in entries.page(query, after=place - 1, limit=size)] == wanted[
        max(0, rank + 1 - size) : rank + 1
    ]


@given(QUERIES, st.integers(0, 200))
@settings(max_examples=40, deadline=None)
def test_counting_stops_at_the_cap(kept: Kept, query: EntryQuery, cap: int) -> None:
    whole = len(kept.wanted(query))
    assert kept.journal.entries.count(query) == whole
    assert kept.journal.entries.count(query, cap=cap) == min(cap, whole)


@given(QUERIES)
@settings(max_examples=40, deadline=None)
def test_the_best_are_among_those_that_fit(kept: Kept, query: EntryQuery) -> None:
    best = [row.id for row in kept.journal.entries.best(query, limit=500)]
    assert sorted(best) == (sorted(kept.wanted(query)) if query.text else [])


def test_a_row_says_what_the_entry_says(kept: Kept) -> None:
    for row in kept.journal.entries.page(limit=500):
        entry = kept.journal.entries.get(row.id)
        assert (row.kind, row.title, row.created_at, row.day) == (
            entry.kind,
            entry.title,
            entry.created_at,
            entry.day,
        )
        assert row.themes == entry.themes
        assert row.opening == row.excerpt == entry.body


def test_a_row_is_fit_for_a_terminal_and_not_too_long(journal: Journal) -> None:
    journal.entries.keep(Writing(body="\x1b]52;c;x\x07\u202e\n" + "long words " * 1000))
    [row] = journal.entries.page()
    assert row.opening.startswith("]52;c;x long words")
    assert len(row.opening) == 120
    assert row.opening == row.excerpt


def test_an_entry_without_a_body_opens_with_its_first_answer(journal: Journal) -> None:
    journal.entries.keep(
        Writing(kind=EntryKind.POSITIVE_ERROR, fields={"what_happened": "I forgot.", "taught": "Ask."})
    )
    [row] = journal.entries.page()
    assert row.opening == "I forgot."
    assert row.heading() == "I forgot."


def test_the_row_of_a_judgement_says_how_sure_and_when(journal: Journal) -> None:
    day = date(2027, 1, 4)
    journal.entries.keep(Writing(EntryKind.JUDGEMENT, body="x", how_sure=0, look_again_on=day))
    journal.entries.keep(Writing(body="y"))
    plain, judged = journal.entries.page()
    assert (judged.how_sure, judged.look_again_on) == (0, day)
    assert (plain.how_sure, plain.look_again_on) == (None, None)


# -- places in time --------------------------------------------------------------------------------


def order(journal: Journal) -> list[str]:
    return [row.title for row in journal.entries.page(limit=100)]


def test_entries_of_one_second_keep_their_order(journal: Journal) -> None:
    for number in range(12):
        journal.entries.keep(Writing(title=f"{number}"))
    assert order(journal) == [f"{number}" for number in reversed(range(12))]
    places = [row.place for row in journal.entries.page()]
    assert places == list(range(places[0], places[0] - 12, -1))


def test_a_backdated_entry_stands_at_noon_of_the_day_it_is_about(journal: Journal, clock: Clock) -> None:
    clock.now = datetime(2026, 11, 20, 9, tzinfo=UTC)
    journal.entries.keep(Writing(title="Friday morning"))
    clock.move(hours=10)
    journal.entries.keep(Writing(title="Friday evening"))
    clock.move(days=1)
    journal.entries.keep(Writing(title="Saturday"))
    journal.entries.keep(Writing(title="about Friday", happened_on=date(2026, 11, 20)))
    journal.entries.keep(Writing(title="about Friday too", happened_on=date(2026, 11, 20)))
    journal.entries.keep(Writing(title="about today", happened_on=date(2026, 11, 21)))
    journal.entries.keep(Writing(title="about tomorrow", happened_on=date(2026, 11, 22)))
    journal.entries.keep(Writing(title="about the year 1", happened_on=date.min))
    journal.entries.keep(Writing(title="about the end", happened_on=date.max))
    assert order(journal) == [
        "about the end",
        "about tomorrow",
        "about today",
        "Saturday",
        "Friday evening",
        "about Friday too",
        "about Friday",
        "Friday morning",
        "about the year 1",
    ]
    friday = EntryQuery(since=date(2026, 11, 20), until=date(2026, 11, 20))
    assert [row.title for row in journal.entries.page(friday)] == order(journal)[4:8]
    assert journal.entries.count(EntryQuery(until=date.min)) == 1
    assert journal.entries.count(EntryQuery(since=date.max)) == 1
    assert journal.entries.count(EntryQuery(since=date.min, until=date.max)) == 9


def test_another_day_moves_an_entry_with_its_themes_and_its_words(journal: Journal, clock: Clock) -> None:
    moved = journal.entries.keep(Writing(title="moved", body="needle", themes=("home", "work")))
    for number in range(3):
        clock.move(days=1)
        journal.entries.keep(Writing(title=f"{number}", themes=("home",)))
    writing = Writing(title="moved", body="needle", themes=("home", "work"))
    for day, place in (("2026-11-25", 2), ("2030-01-01", 0), ("2026-11-01", 3), (None, 3)):
        changed = journal.entries.change(
            moved.id, replace(writing, happened_on=date.fromisoformat(day) if day else None)
        )
        assert changed.themes == ("home", "work")
        assert order(journal).index("moved") == place
        for query in (
            EntryQuery(theme="work"),
            EntryQuery(text="needle"),
            EntryQuery(theme="work", text="nee*"),
        ):
            assert [row.id for row in journal.entries.page(query)] == [moved.id]
        assert journal.entries.count(EntryQuery(theme="home")) == 4
    assert changed.revisions == 4


def test_the_place_is_by_the_clock_on_the_wall_of_the_writer(journal: Journal, clock: Clock) -> None:
    summer = datetime.fromisoformat("2026-10-25T01:30:00+01:00")
    winter = datetime.fromisoformat("2026-10-25T01:10:00+00:00")
    assert summer < winter
    assert place_in_time(summer, None) > place_in_time(winter, None)
    far = datetime.fromisoformat("2026-11-24T08:00:00+13:00")
    assert place_in_time(far, None) == wall_seconds(date(2026, 11, 24)) + 8 * 3600
    clock.now = far
    journal.entries.keep(Writing(title="Auckland"))
    tuesday = EntryQuery(since=date(2026, 11, 24), until=date(2026, 11, 24))
    assert [row.day for row in journal.entries.page(tuesday)] == [date(2026, 11, 24)]


def test_a_clock_that_goes_back_five_years_loses_nothing(journal: Journal, clock: Clock) -> None:
    journal.entries.keep(Writing(title="before"))
    clock.move(days=-5 * 365)
    journal.entries.keep(Writing(title="after"))
    assert sorted(order(journal)) == ["after", "before"]


def test_many_entries_of_one_moment_each_find_a_place_without_counting_from_the_start(
    journal: Journal,
) -> None:
    crowded: dict[int, int] = {}
    steps = 0

    def count(*args: object) -> int:
        nonlocal steps
        steps += 1
        return 0

    with journal.store.writing() as connection:
        connection.set_progress_handler(count, 100)
        for number in range(400):
            add_if_new(connection, f"entry{number:04}", Writing(body=f"{number}"), NOW, crowded=crowded)
        first = steps
        for number in range(400, 800):
            add_if_new(connection, f"entry{number:04}", Writing(body=f"{number}"), NOW, crowded=crowded)
        assert steps - first < first * 1.3
    assert [row.opening for row in journal.entries.page(limit=800)] == [str(n) for n in reversed(range(800))]


# -- what is worth looking at -------------------------------------------------------------------------


def test_what_is_ready_waits_in_the_order_of_its_days(journal: Journal, clock: Clock) -> None:
    def judge(title: str, day: date | None, kind: EntryKind = EntryKind.JUDGEMENT) -> Entry:
        return journal.entries.keep(Writing(kind, title=title, body="x", look_again_on=day))

    today = clock().date()
    judge("tomorrow", today + timedelta(days=1))
    judge("today", today)
    judge("long ago", today - timedelta(days=30))
    judge("never", None)
    judge("a change", today, EntryKind.CHANGE)
    gone = judge("in the trash", today)
    journal.entries.trash([gone.id])
    looked = judge("looked at", today)
    with journal.store.writing() as connection:
        connection.execute(
            "INSERT INTO outcome (entry_id, position, found_on, outcome) VALUES (?, 0, ?, 'partly')",
            (looked.id, today.isoformat()),
        )
    assert journal.entries.get(looked.id).judgement.outcomes == (Outcome(today, "partly"),)  # type: ignore[union-attr]
    assert [row.title for row in journal.judgements.ready()] == ["long ago", "today", "a change"]
    assert [row.title for row in journal.judgements.ready(1)] == ["long ago"]
    clock.move(days=1)
    assert [row.title for row in journal.judgements.ready()] == ["long ago", "today", "a change", "tomorrow"]


def test_themes_are_those_of_living_entries_in_alphabetical_order(journal: Journal) -> None:
    journal.entries.keep(Writing(body="x", themes=("Trust", "área", "housing")))
    gone = journal.entries.keep(Writing(body="y", themes=("gone", "trust")))
    assert journal.themes.all() == ["gone", "housing", "Trust", "área"]
    journal.entries.trash([gone.id])
    assert journal.themes.all() == ["housing", "Trust", "área"]
    journal.entries.undo()
    assert "gone" in journal.themes.all()


# -- what it costs -----------------------------------------------------------------------------------


def plan(connection: sqlite3.Connection, ask: Callable[[], object]) -> list[str]:
    """How SQLite goes about what is asked, and on which index."""
    asked: list[str] = []
    connection.set_trace_callback(asked.append)
    try:
        ask()
    finally:
        connection.set_trace_callback(None)
    statements = [each for each in asked if not each.startswith("--")]
    assert statements
    return [row[3] for each in statements for row in connection.execute(f"EXPLAIN QUERY PLAN {each}")]


@pytest.mark.parametrize(
    ("query", "index"),
    [
        (EntryQuery(), "e USING INDEX entry_live"),
        (EntryQuery(since=date(2026, 1, 1)), "e USING INDEX entry_live (seq>?"),
        (EntryQuery(until=date(2026, 12, 1)), "e USING INDEX entry_live (seq"),
        (EntryQuery(kind=EntryKind.CASE), "e USING INDEX entry_kind (kind=?"),
        (
            EntryQuery(kind=EntryKind.CASE, since=date(2026, 1, 1)),
            "e USING INDEX entry_kind (kind=? AND seq>?",
        ),
        (EntryQuery(theme="home"), "f USING PRIMARY KEY (theme_id=?"),
        (EntryQuery(theme="home", kind=EntryKind.CASE), "f USING PRIMARY KEY (theme_id=?"),
        (EntryQuery(text="trust"), "entry_fts VIRTUAL TABLE"),
        (EntryQuery(text="trust", theme="home", kind=EntryKind.CASE), "entry_fts VIRTUAL TABLE"),
    ],
)
def test_a_page_is_found_by_its_key(kept: Kept, query: EntryQuery, index: str) -> None:
    with kept.journal.store.reading() as connection:
        assert connection is not None
        for ask in (
            lambda: lists.newest(connection, query),
            lambda: lists.newest(connection, query, before=2**40),
            lambda: lists.newest(connection, query, after=5),
            lambda: lists.count(connection, query, cap=1000),
            lambda: lists.place_at(connection, query, 50),
        ):
            steps = plan(connection, ask)
            assert any(index in step for step in steps), steps
            assert not [step for step in steps if "TEMP B-TREE" in step or "AUTOMATIC" in step], steps
            scanned = {step.split(" USING")[0] for step in steps if step.startswith("SCAN")}
            assert scanned <= {
                *("SCAN e", "SCAN (subquery-1)", "SCAN (subquery-2)", "SCAN (subquery-3)"),
                *(step for step in scanned if "entry_fts" in step),
            }
            assert "SCAN e" not in steps, "the texts themselves would be walked through"


def test_an_older_page_is_not_counted_from_the_start(kept: Kept) -> None:
    with kept.journal.store.reading() as connection:
        assert connection is not None
        for query in (EntryQuery(), EntryQuery(kind=EntryKind.CASE), EntryQuery(theme="home")):
            [step, *_] = plan(connection, lambda query=query: lists.newest(connection, query, before=9))  # type: ignore[misc]
            assert step.startswith("SEARCH")
            assert "seq<?" in step


def test_what_is_ready_is_found_by_its_day(kept: Kept) -> None:
    with kept.journal.store.reading() as connection:
        assert connection is not None
        steps = plan(connection, lambda: judgements.waiting(connection, NOW.date(), 5))
        assert steps[0].startswith("SEARCH d USING INDEX judgement_look_again")
        assert any(step.startswith("SEARCH c USING INDEX change_look_again") for step in steps)
        assert not [step for step in steps if step.startswith("SCAN")]


def test_a_list_of_many_entries_costs_no_more_than_a_list_of_few(tmp_path: Path) -> None:
    def work(number: int) -> int:
        journal = journal_in(tmp_path / f"{number}")
        with journal.store.writing() as connection:
            for each in range(number):
                writing = Writing(body=f"trust {each}", themes=("home",) if each % 2 else ())
                add_if_new(connection, f"e{each:06}", writing, NOW + timedelta(minutes=each))
        steps = 0

        def count() -> int:
            nonlocal steps
            steps += 1
            return 0

        with journal.store.reading() as reader:
            assert reader is not None
            reader.set_progress_handler(count, 10)
            middle = wall_seconds(NOW.date()) + 14 * 3600 + number * 30
            for query in (EntryQuery(), EntryQuery(theme="home"), EntryQuery(text="trust")):
                assert len(lists.newest(reader, query, limit=20)) == 20
                assert len(lists.newest(reader, query, before=middle, limit=20)) > 10
        return steps

    assert work(1500) < work(150) * 1.2
