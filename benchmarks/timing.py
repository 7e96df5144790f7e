"""Taking times fairly: what is compared runs in turns, and the median of the ratios' parts is what counts."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PASS = (sys.executable, "-c", "pass")
"""What starting Python alone costs."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    command: str
    what: str
    figure: str
    aim: str = ""
    ratio: str = ""


class WrongResult(Exception):  # noqa: N818 - reads as what it is
    """A command was quick and its answer was not the one that is planted."""


def table(rows: Sequence[Row]) -> str:
    """The rows as Markdown."""
    heads = ("command", "what", "figure", "aim", "ratio")
    lines = [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}"]
    lines += [f"| {row.command} | {row.what} | {row.figure} | {row.aim} | {row.ratio} |" for row in rows]
    return "\n".join(lines)


def environment(home: Path | None = None) -> dict[str, str]:
    """The environment of everything measured: as a person has it, with byte code kept."""
    env = {
        name: text for name, text in os.environ.items() if name not in ("PYTHONDONTWRITEBYTECODE", "NO_COLOR")
    }
    env |= {"TEXTUAL_ANIMATIONS": "none", "PYTHONPATH": str(ROOT)}
    return env | ({"REFLECT_HOME": str(home)} if home else {})


def reflect(*words: str) -> tuple[str, ...]:
    """The command line of the program, as the script that today's installers write starts it."""
    return (
        sys.executable,
        "-c",
        "import sys; from reflect_tui.__main__ import main; sys.exit(main())",
        *words,
    )


def run(
    command: Sequence[str], env: Mapping[str, str], stdin: bytes = b"", *, codes: tuple[int, ...] = (0,)
) -> bytes:
    """Run a command and give its stdout.

    Raises:
        WrongResult: it ended with another code.
    """
    done = subprocess.run(command, env=dict(env), input=stdin, capture_output=True, cwd=ROOT, check=False)
    if done.returncode not in codes:
        raise WrongResult(f"{' '.join(command)} ended with {done.returncode}: {done.stderr.decode()[-400:]}")
    return done.stdout


def seconds(action: Callable[[], object]) -> float:
    """How long it takes."""
    begun = time.perf_counter()
    action()
    return time.perf_counter() - begun


def in_turns(actions: Mapping[str, Callable[[], float]], times: int) -> dict[str, list[float]]:
    """Measure each action so many times, one after the other in turns.

    Before more than one turn there is one that is not counted: it fills the caches.
    """
    if times > 1:
        for action in actions.values():
            action()
    taken: dict[str, list[float]] = {name: [] for name in actions}
    for _ in range(times):
        for name, action in actions.items():
            taken[name].append(action())
    return taken


def median(values: Sequence[float]) -> float:
    """The middle one."""
    return statistics.median(values)


def high(values: Sequence[float]) -> float:
    """The value that 95 of 100 stay below."""
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.95))]


def ms(value: float) -> str:
    """Seconds as milliseconds in words."""
    return f"{value * 1e3:,.0f} ms" if value >= 0.01 else f"{value * 1e3:.2f} ms"


def ratio(value: float, base: float) -> str:
    """One in terms of the other."""
    return f"{value / base:.2f}"


def per_second(count: int, taken: float) -> str:
    """A throughput."""
    return f"{count / taken:,.0f} entries/s"
