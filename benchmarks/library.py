"""`python -m benchmarks.library`: 1,000 packs of 50 questions, found in at every key; medians on stdout."""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from reflect_tui.journal import Journal

PACKS, QUESTIONS, KEYS = 1_000, 50, "what did nobody say"
WORDS = (
    *("what", "who", "when", "where", "how", "did", "do", "you", "they", "we", "nobody", "somebody", "say"),
    *("said", "hear", "heard", "see", "seen", "leave", "left", "trust", "doubt", "sure", "unsure", "visit"),
    *("team", "form", "rule", "door", "silence", "question", "answer", "paper", "meeting", "funder", "week"),
)


def timed(act: Callable[[], object]) -> float:
    """Milliseconds that something takes."""
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def main() -> int:
    """Build a library, then print what opening and each key cost."""
    dice = random.Random(3)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "packs"
        folder.mkdir()
        for number in range(PACKS):
            lines = [f"{n}. {' '.join(dice.sample(WORDS, 8))} {number}?" for n in range(1, QUESTIONS + 1)]
            text = f"# Pack number {number}\n\nTime: 50 minutes\n\n" + "\n".join(lines)
            (folder / f"p{number}.md").write_text(text)
        journal = Journal(Path(name) / "home" / "journal.db")
        for found in journal.packs.look_through(folder):
            if found.offer is not None:
                journal.packs.take(found.offer)
        first = timed(lambda: journal.library.index())
        again = [timed(lambda: journal.library.search("what")) for _ in range(5)]
        index = journal.library.index()
        keys = [timed(partial(index.search, KEYS[:end])) for end in range(1, len(KEYS) + 1)]
    print("| what | ms |\n|---|---|")
    print(f"| the library read and made ready, once | {first:.0f} |")
    print(f"| a search through the desk, median | {statistics.median(again):.0f} |")
    print(f"| a key in the index, median | {statistics.median(keys):.1f} |")
    print(f"| a key in the index, most | {max(keys):.1f} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
