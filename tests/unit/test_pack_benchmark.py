"""What is measured is what it says: packs of the largest size, read to the end."""

from __future__ import annotations

from benchmarks.packs import pack_rows, texts

from reflect_tui.domain.packs import MAX_BYTES, MAX_QUESTIONS
from reflect_tui.exchange.packs import read_pack


def test_the_packs_that_are_measured_are_as_large_as_a_pack_may_be() -> None:
    for name, data in texts().items():
        assert MAX_BYTES - 1_000 <= len(data) <= MAX_BYTES, name
        assert 11 not in {remark.number for remark in read_pack(data, "pack.md").problems}


def test_the_largest_pack_somebody_could_write_is_whole() -> None:
    reading = read_pack(texts()["200 long questions"], "pack.md")
    assert reading.problems == ()
    assert len(reading.pack.questions) == MAX_QUESTIONS
    assert reading.pack.how_to_use.startswith("Alone.")


def test_every_pack_has_its_row() -> None:
    rows = pack_rows(1)
    assert len(rows) == len(texts()) + 1
    assert all(row.figure.endswith(" ms") for row in rows)
