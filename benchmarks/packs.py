"""`python -m benchmarks.packs`: how long reading a pack takes, at its largest and at its worst.

Every text is just under the cap of 256 KiB. The first rows are packs somebody could write; the
others are made to be slow. The figure is the median of eleven readings, in time of the processor.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable

from benchmarks.timing import Row, median, ms, table
from reflect_tui.domain.packs import MAX_BYTES, MAX_QUESTIONS
from reflect_tui.exchange.handout_page import handout_page
from reflect_tui.exchange.packs import read_pack

AIM = "100 ms"
_TEXT = """
what did you notice when the visit ended and somebody else had to decide about the house while the phone rang
again in the hall and nobody knew which of us would answer it before the others came back
"""


def pack_rows(times: int) -> list[Row]:
    """One row a pack."""
    rows = []
    for name, data in texts().items():
        taken = median([_busy(lambda data=data: read_pack(data, "pack.md")) for _ in range(times)])  # type: ignore[misc]
        rows.append(Row("read_pack", f"{name}, {len(data) / 1024:.0f} KiB", ms(taken), AIM))
    largest = read_pack(texts()["200 long questions"], "pack.md").pack
    taken = median([_busy(lambda: handout_page(largest)) for _ in range(times)])
    return [*rows, Row("handout_page", "200 long questions", ms(taken))]


def _busy(action: Callable[[], object]) -> float:
    """Seconds of work, whatever else the machine is doing."""
    begun = time.process_time()
    action()
    return time.process_time() - begun


def texts() -> dict[str, bytes]:
    """Packs of the largest size, each of another sort."""
    rng, known = random.Random(6), _TEXT.split()

    def words(count: int) -> str:
        return " ".join(rng.choice(known) for _ in range(count))

    def filled(head: str, line: Callable[[int], str]) -> bytes:
        parts, size, number = [head], len(head.encode()), 1
        while size + len((part := line(number)).encode()) <= MAX_BYTES:
            parts.append(part)
            size += len(part.encode())
            number += 1
        return "".join(parts).encode()

    long = "".join(
        f"{number}. {words(210)}?\n   Hint: {words(18)}\n   Answer: yes / not yet / no\n\n"
        for number in range(1, MAX_QUESTIONS + 1)
    )
    cases = "# T\n\n1. What?\n\n## What others found\n\n"
    return {
        "200 long questions": filled(
            f"# T\n\nTime: 60 minutes\n\n{long}## How to use it\n\n", lambda _: "Alone.\n"
        ),
        "long stories": filled(cases, lambda _: f"{words(90)}.\n\n"),
        "stories with names": filled(
            cases, lambda number: f"We met Sarah Jones{number} and Ann Smith there. "
        ),
        "a forwarded e-mail": filled("> # T\n>\n> 1. What?\n>\n", lambda _: f"> {words(10)}\n"),
        "20,000 tiny questions": filled("# T\n\n", lambda number: f"{number}. a{number}?\n"),
        "40,000 bullets": filled("# T\n\n## R\n", lambda _: "- a\n"),
        "unknown details": filled("# T\n", lambda number: f"Key{number}: value\n"),
        "blank lines": filled("# T\n\n1. What?\n", lambda _: "\n"),
        "one line": b"# T\n\n1. " + b"why " * (MAX_BYTES // 4 - 4),
        "escape sequences": filled("# T\n\n1. What?\n", lambda number: f"\x1b[2J{number}\n"),
    }


if __name__ == "__main__":
    sys.stdout.write(table(pack_rows(11)) + "\n")
