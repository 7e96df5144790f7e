"""The app in a real pseudo-terminal, in turns with a bare Textual app in the same one."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tests.terminal import Terminal

from benchmarks.bare import READY
from benchmarks.commands import Built
from benchmarks.corpus import long_text
from benchmarks.timing import Row, environment, high, in_turns, median, ms, ratio, reflect

COLUMNS, ROWS = 80, 24
FIRST_WORDS = b"What's on your mind?"
KEYS = "αβγδεζηθικλμνξοπρστυφχψωбвгджзийлптфцчшщэюя"
"""Letters to type that are in no text and no escape sequence, so that each can be seen to arrive."""
WARM = 4
"""The first keys, which are not counted."""


def bare(*words: str) -> tuple[str, ...]:
    """The command line of an app to compare with."""
    return (sys.executable, "-m", "benchmarks.bare", *words)


def start_and_memory_rows(folder: Path, large: Built, times: int) -> list[Row]:
    """Start to the first question, at an empty journal and at the large one, beside a bare app."""
    memory: dict[str, list[float]] = {"bare": [], "empty": [], "large": []}

    def start(name: str, command: Sequence[str], home: Path, sign: bytes) -> float:
        with Terminal(command, environment(home), columns=COLUMNS, rows=ROWS, emulate=False) as terminal:
            shown = terminal.wait_for_sent(sign)
            terminal.settle(0.3)
            memory[name].append(terminal.peak_memory())
            return shown - terminal.started

    taken = in_turns(
        {
            "bare": lambda: start("bare", bare("hello"), folder / "nowhere", READY.encode()),
            "empty": lambda: start("empty", reflect(), folder / "nothing-yet", FIRST_WORDS),
            "large": lambda: start("large", reflect(), large.home, FIRST_WORDS),
        },
        times,
    )
    base, most = median(taken["bare"]), median(memory["bare"])
    rows = [Row("a bare Textual app", f"start to its one word, {COLUMNS}×{ROWS}, n={times}", ms(base))]
    sizes = {"empty": "an empty journal", "large": f"{large.planted.entries:,} entries"}
    for name, size in sizes.items():
        figure = median(taken[name])
        what = f"start to “What's on your mind?”, {size}"
        rows.append(Row("`reflect`", what, ms(figure), "≤ 1.25 ×", ratio(figure, base)))
    rows.append(Row("a bare Textual app", "peak memory", f"{most:.1f} MiB"))
    for name, size in sizes.items():
        figure = median(memory[name])
        what = f"peak memory after the start, {size}"
        rows.append(Row("`reflect`", what, f"{figure:.1f} MiB", "≤ 1.25 ×", ratio(figure, most)))
    rows.append(_browsing_row(large, most))
    return rows


def _browsing_row(large: Built, most: float) -> Row:
    """Memory after going through the list: pages down, to the end, and back."""
    with Terminal(
        bare("journal"), environment(large.home), columns=COLUMNS, rows=ROWS, emulate=False
    ) as terminal:
        terminal.wait_for_sent(b"Journal")
        terminal.settle(0.3)
        pages = min(60, large.planted.entries // 10)
        for key in (*["pagedown"] * pages, "end", *["pageup"] * (pages // 3), "home"):
            terminal.press(key)
            terminal.settle(0.02)
        terminal.settle(0.3)
        memory = terminal.peak_memory()
    what = f"peak memory after browsing {large.planted.entries:,} entries"
    return Row("`reflect`", what, f"{memory:.1f} MiB", "", ratio(memory, most))


def typing_rows(folder: Path, words: int, keys: int) -> list[Row]:
    """A key in a long entry to its place on the screen, in turns with a bare text area of the same text."""
    text = folder / "long.txt"
    text.write_text(long_text(words), encoding="utf-8")
    last = text.read_text(encoding="utf-8").split()[-1].encode()
    environments = environment(folder / "typing")
    taken: dict[str, list[float]] = {"bare": [], "ours": []}
    with (
        Terminal(bare("area", str(text)), environments, columns=COLUMNS, rows=ROWS, emulate=False) as area,
        Terminal(bare("write", str(text)), environments, columns=COLUMNS, rows=ROWS, emulate=False) as ours,
    ):
        for terminal in (area, ours):
            terminal.wait_for_sent(last)
            terminal.settle(0.5)
            # On a line of its own: a bare text area loses sight of a word that wraps below its edge.
            terminal.press("enter")
            terminal.settle(0.3)
        for letter in KEYS[: keys + WARM]:
            for name, terminal in (("bare", area), ("ours", ours)):
                taken[name].append(_one_key(terminal, letter))
    base, figure = taken["bare"][WARM:], taken["ours"][WARM:]
    size = f"in {words:,} words"
    rows = [Row("a bare TextArea", f"key to screen {size}, median of {len(base)}", ms(median(base)))]
    for what, of in (("median", median), ("95th percentile", high)):
        more = of(figure) - of(base)
        said = f"{ms(of(figure))} ({more * 1e3:+.1f} ms)"
        rows.append(
            Row("the editor", f"key to screen {size}, {what}", said, "≤ +16 ms", ratio(of(figure), of(base)))
        )
    return rows


def _one_key(terminal: Terminal, letter: str) -> float:
    """Seconds from a key to its letter on the screen."""
    since = len(terminal.raw)
    pressed = time.perf_counter()
    terminal.type(letter)
    shown = terminal.wait_for_sent(letter.encode(), since)
    terminal.settle(0.05)
    return shown - pressed
