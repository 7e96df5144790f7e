"""What the app asks of the journal while somebody types or scrolls, and the filter, inside this process."""

from __future__ import annotations

import json
import random
from pathlib import Path

from benchmarks.commands import Built
from benchmarks.corpus import COMMON, ONE, RARE, Planted, entries, vocabulary
from benchmarks.timing import (
    PASS,
    Row,
    WrongResult,
    environment,
    high,
    in_turns,
    median,
    ms,
    ratio,
    reflect,
    run,
    seconds,
)
from reflect_tui.domain.entries import EntryKind, EntryQuery, EntryRow
from reflect_tui.journal import Journal
from reflect_tui.journal.sharing import filter_texts

PAGE = 60
COUNT_CAP = 1_001
"""What the list of the app fetches for one key (`tui/widgets/entry_list.py`)."""
NOTES = 60
"""Notes the filter is timed on."""


def finding_rows(large: Built, times: int) -> list[Row]:
    """Each key of a search as it is typed, the best matches after a pause, pages at the top and deep down."""
    journal = Journal(large.home / "journal.db")
    per_key: list[float] = []
    for words in (COMMON, RARE, ONE, f"{COMMON} {RARE[:3]}", "the and w"):
        for end in range(1, len(words) + 1):
            per_key += [seconds(lambda typed=words[:end]: _one_key(journal, typed)) for _ in range(3)]  # type: ignore[misc]
    found = _one_key(journal, ONE)
    if [row.id for row in found] != [large.planted.one]:
        raise WrongResult("typing found something else")
    best = [seconds(lambda: journal.entries.best(EntryQuery(text=COMMON), limit=PAGE)) for _ in range(times)]
    count = f"{large.planted.entries:,} entries"
    rows = [
        Row("find line", f"one key, median, {count}", ms(median(per_key)), "≤ 50 ms"),
        Row("find line", f"one key, 95th percentile of {len(per_key)}", ms(high(per_key)), "≤ 50 ms"),
        Row("find line", f"best matches after a pause, `{COMMON}`", ms(median(best)), "≤ 50 ms"),
    ]
    return [*rows, *_page_rows(journal, large, times)]


def _one_key(journal: Journal, typed: str) -> list[EntryRow]:
    query = EntryQuery(text=typed)
    page = journal.entries.page(query, limit=PAGE, as_you_type=True)
    if len(page) == PAGE:
        journal.entries.count(query, cap=COUNT_CAP, as_you_type=True)
    return page


def _page_rows(journal: Journal, large: Built, times: int) -> list[Row]:
    deep = journal.entries.place_at(EntryQuery(), large.planted.entries * 9 // 10)
    if deep is None:
        raise WrongResult("there is no entry at nine tenths")
    taken = in_turns(
        {
            "top": lambda: seconds(lambda: journal.entries.page(limit=PAGE)),
            "deep": lambda: seconds(lambda: journal.entries.page(limit=PAGE, before=deep)),
        },
        times,
    )
    top, far = median(taken["top"]), median(taken["deep"])
    what = f"{PAGE} entries at the top and at nine tenths of {large.planted.entries:,}"
    return [Row("a page of the list", what, f"{ms(top)} · {ms(far)}", "≤ 1.5 ×", ratio(far, top))]


def filter_rows(folder: Path, times: int) -> list[Row]:
    """The filter: what the first note costs a fresh process, and what each one costs after that."""
    notes = [str(entry["body"]) for entry in entries(NOTES, Planted(NOTES))]
    line = json.dumps({"id": "1", "text": notes[0]}).encode()
    env = environment(folder / "no-journal")
    taken = in_turns(
        {
            "pass": lambda: seconds(lambda: run(PASS, env)),
            "one": lambda: seconds(lambda: run(reflect("anonymise", "--jsonl"), env, line)),
        },
        times,
    )
    base, one = median(taken["pass"]), median(taken["one"])
    filter_texts(notes[:1])
    each = [seconds(lambda note=note: filter_texts([note])) for note in notes]  # type: ignore[misc]
    words = sum(len(note.split()) for note in notes) // NOTES
    return [
        Row(
            "`reflect anonymise`",
            "start and one note, beside `python -c pass`",
            ms(one),
            "",
            ratio(one, base),
        ),
        Row("the filter", f"one note of {words} words, median of {NOTES}", ms(median(each))),
    ]


def like_rows(large: Built, times: int) -> list[Row]:
    """Like this before: judgements of many words asked for, some of them common, some rare."""
    journal = Journal(large.home / "journal.db")
    judged = journal.entries.count(EntryQuery(kind=EntryKind.JUDGEMENT))
    known = vocabulary(4_000)
    rng = random.Random(7)
    took = []
    for _ in range(max(20, times)):
        text = " ".join([*rng.sample(known[90:400], 4), *rng.sample(known[400:], 8), COMMON])
        took.append(seconds(lambda said=text: journal.judgements.like(said)))  # type: ignore[misc]
    what = f"among {judged:,} judgements of {large.planted.entries:,} entries"
    return [
        Row("like this before", f"median, {what}", ms(median(took)), "≤ 100 ms at 10,000"),
        Row("like this before", f"95th percentile of {len(took)}", ms(high(took)), "≤ 100 ms at 10,000"),
    ]
