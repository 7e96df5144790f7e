"""Kill the app while it is being typed into, again and again, and see what is left.

    python -m tests.torture [TIMES] [SEED]

runs it 200 times on one journal in a temporary folder and prints a table: journals damaged, kept entries
lost, and the age of the oldest key that a kill took with it.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from reflect_tui.journal import Journal
from tests.terminal import Terminal, plain_environment, reflect_command

WORDS = (
    "I keep thinking of the silence after she asked, and of how quickly I filled it with a date and a form. "
    "Nobody wanted the date. What would have happened had I waited, or asked her what she made of it? "
) * 4

STALL = 0.5
"""Seconds between two keys that were to be typed within 0.1: then nobody was served, the app neither."""


@dataclass
class Report:
    """What many kills did."""

    kills: int = 0
    damaged: int = 0
    """Journals that SQLite's check does not call ok."""
    kept_lost: int = 0
    """Entries that had been kept and were gone, or differed, after a kill."""
    twice: int = 0
    """Texts that were an entry and a draft at once after a kill in the middle of keeping."""
    typed: int = 0
    """Characters typed in all."""
    stalled: int = 0
    """Kills that are not counted below, since the machine itself had stood still for half a second before."""
    lost: list[float] = field(default_factory=list)
    """For each kill, how long before it the first key was pressed that is not stored, in seconds."""

    @property
    def most_lost(self) -> float:
        """The worst of them."""
        return max(self.lost, default=0.0)

    def table(self) -> str:
        """The report as a Markdown table."""
        ordered = sorted(self.lost)
        middle = ordered[len(ordered) // 2] if ordered else 0.0
        rows = (
            ("kills while typing", str(self.kills)),
            ("characters typed", str(self.typed)),
            ("damaged journals", str(self.damaged)),
            ("kept entries lost", str(self.kept_lost)),
            ("texts kept and still a draft", str(self.twice)),
            ("kills after the machine stood still", str(self.stalled)),
            ("typing lost, median of the others", f"{middle:.2f} s"),
            ("typing lost, most", f"{self.most_lost:.2f} s"),
        )
        return "\n".join(["| what | figure |", "|---|---|", *(f"| {what} | {said} |" for what, said in rows)])


def torture(home: Path, *, times: int, seed: int, longest: float = 3.0) -> Report:
    """Type into the app and kill it, so many times on one journal.

    Args:
        home: the folder of the journal.
        times: how many kills.
        seed: of the moments and the pace.
        longest: seconds of typing before a kill, at most.
    """
    rng = random.Random(seed)
    report = Report()
    journal = Journal(home / "journal.db")
    kept: dict[str, str] = {}
    for number in range(times):
        _one_kill(home, journal, rng, f"{number:04d} {WORDS}", report, longest)
        report.damaged += _check(home / "journal.db") != "ok"
        now = {row.id: journal.entries.get(row.id).body for row in journal.entries.page(limit=10_000)}
        report.kept_lost += sum(now.get(entry_id) != body for entry_id, body in kept.items())
        kept = now
    return report


def _one_kill(
    home: Path, journal: Journal, rng: random.Random, text: str, report: Report, longest: float
) -> None:
    environment = plain_environment(REFLECT_HOME=str(home), TEXTUAL_ANIMATIONS="none")
    typed: list[float] = []
    with Terminal(reflect_command(), environment) as terminal:
        terminal.wait_for("What's on your mind?")
        now = time.perf_counter()
        end = now + rng.uniform(0.3, longest)
        slowest = 0.0
        while now < end:
            terminal.type(text[len(typed)])
            typed.append(now)
            terminal.listen(min(rng.uniform(0.01, 0.08), end - now))
            before, now = now, time.perf_counter()
            slowest = max(slowest, now - before)
        if rng.random() < 0.25:
            # Some die in the middle of keeping.
            terminal.press("ctrl+s")
            terminal.listen(rng.uniform(0.0, 0.04))
        died = time.perf_counter()
        terminal.kill()
        terminal.exit_code()
    report.kills += 1
    report.typed += len(typed)
    copies = _copies(journal, text[:5])
    report.twice += len(copies) > 1
    there = max((len(each) for each in copies if text.startswith(each)), default=0)
    if slowest > STALL:
        report.stalled += 1
    else:
        report.lost.append(died - typed[there] if there < len(typed) else 0.0)


def _copies(journal: Journal, start: str) -> list[str]:
    """Every draft and entry that begins so."""
    drafts = [t for draft in journal.drafts.unfinished(limit=10_000) for t in draft.values.values()]
    entries = [journal.entries.get(row.id).body for row in journal.entries.page(limit=1)]
    return [text for text in (*drafts, *entries) if text.startswith(start)]


def _check(path: Path) -> str:
    """What SQLite's quick check says of a file; `ok` where there is none yet."""
    if not path.exists():
        return "ok"
    connection = sqlite3.connect(path)
    try:
        verdict: str = connection.execute("PRAGMA quick_check").fetchone()[0]
        return verdict
    except sqlite3.Error as problem:
        return str(problem)
    finally:
        connection.close()


def main(argv: list[str]) -> int:
    """Run it as a program; exit code 1 where something was damaged or too much was lost."""
    times = int(argv[0]) if argv else 200
    seed = int(argv[1]) if len(argv) > 1 else random.SystemRandom().randrange(10**6)
    print(f"{times} kills, seed {seed}", file=sys.stderr)
    with tempfile.TemporaryDirectory() as folder:
        report = torture(Path(folder) / "home", times=times, seed=seed)
    print(report.table())
    return int(report.damaged > 0 or report.kept_lost > 0 or report.most_lost > 1.0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
