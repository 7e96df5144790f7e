"""`python -m benchmarks [--quick] [--peers]`: one Markdown table on stdout, what is being done on stderr."""

from __future__ import annotations

import argparse
import compileall
import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks import commands, inside, peers, screens
from benchmarks.timing import ROOT, Row, table


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is measured."""

    small: int = 1_000
    large: int = 100_000
    times: int = 11
    words: int = 10_000
    keys: int = 36


QUICK = Sizes(small=200, large=2_000, times=3, words=2_000, keys=8)


def measure(sizes: Sizes, folder: Path, *, with_peers: bool = False) -> Iterator[Row]:
    """Everything, in the order of the table.

    Args:
        sizes: how much.
        folder: an empty one to build journals in.
        with_peers: whether to install jrnl and measure it too.
    """
    say(f"building journals of {sizes.small:,} and {sizes.large:,} entries by `reflect import` …")
    small, large = (commands.build(folder, count) for count in (sizes.small, sizes.large))
    say("starting the app …")
    yield from screens.start_and_memory_rows(folder, large, sizes.times)
    say("typing …")
    yield from screens.typing_rows(folder, sizes.words, sizes.keys)
    say("finding …")
    yield from inside.finding_rows(large, sizes.times)
    yield from inside.like_rows(large, sizes.times)
    say("running commands …")
    yield from commands.start_rows(sizes.times)
    yield from commands.command_rows(small, large, sizes.times)
    say("taking everything out, and sharing …")
    yield from commands.throughput_rows(small, large)
    say("filtering …")
    yield from inside.filter_rows(folder, sizes.times)
    if with_peers:
        say("installing jrnl …")
        yield from peers.peer_rows(folder, min(sizes.times, 5))


def say(sentence: str) -> None:
    """Tell whoever waits."""
    print(sentence, file=sys.stderr, flush=True)


def about() -> str:
    """The machine, and how busy it is."""
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores{load}"


def main(argv: list[str]) -> int:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure, and print one table.")
    parser.add_argument("--quick", action="store_true", help="small sizes, in under two minutes")
    parser.add_argument("--peers", action="store_true", help="install jrnl and measure it at 10,000 entries")
    chosen = parser.parse_args(argv)
    # An installed program is compiled once; an edited one would pay for that in the first run measured.
    compileall.compile_dir(ROOT / "src", quiet=2)
    begun = about()
    with tempfile.TemporaryDirectory(prefix="reflect-bench-") as folder:
        rows = list(measure(QUICK if chosen.quick else Sizes(), Path(folder), with_peers=chosen.peers))
    print(table(rows))
    print(f"\n{begun}; at the end: {about().rpartition(', ')[2]}. Medians; what is compared ran in turns.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
