"""The desk for bringing entries in, and for taking everything out for oneself, not anonymised."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from reflect_tui.domain.as_json import dump, entry_json
from reflect_tui.domain.errors import BadInput, NothingFound
from reflect_tui.domain.patterns import brier
from reflect_tui.importers.takeout import TakenOut, read_line
from reflect_tui.journal.files import open_regular, write_private
from reflect_tui.storage import links, patterns, transfer

if TYPE_CHECKING:
    from reflect_tui.domain.entries import Link
    from reflect_tui.journal.store import Store

CHUNK = 500
"""Entries kept in one step, so that an import of a hundred thousand lets other windows write in between."""
LONGEST_LINE = 16 * 1024 * 1024
"""Bytes; a longer line is no entry."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A line that did not go in."""

    where: str
    why: str


@dataclass(slots=True)
class ImportReport:
    """What an import did, or would do."""

    added: int = 0
    already: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    unmatched: int = 0
    """Replies that fit none of the notes that were sent; they wait in Buddies."""


@dataclass(frozen=True, slots=True)
class TransferDesk:
    """Files in, files out."""

    store: Store

    def import_takeout(
        self, path: Path, *, dry_run: bool = False, progress: Callable[[int], None] | None = None
    ) -> ImportReport:
        """Bring in a takeout, JSON Lines: what is there is left alone, a bad line is named and left out.

        Args:
            path: the file.
            dry_run: only say what would happen.
            progress: told the number of lines done after every step.

        Raises:
            BadInput: the file cannot be read.
            JournalUnavailable: the steps before are kept, the one that failed is not.
        """
        report = ImportReport()
        seen: set[str] = set()
        crowded: dict[int, int] = {}
        joined: list[tuple[str, Link]] = []
        with os.fdopen(open_regular(path), "rb") as file:
            lines = _numbered_lines(file)
            done = 0
            while chunk := list(islice(lines, CHUNK)):
                understood = list(_understood(chunk, path.name, report))
                if dry_run:
                    self._count(understood, seen, report)
                elif understood:
                    joined += self._keep(understood, report, crowded)
                done = chunk[-1][0]
                if progress is not None:
                    progress(done)
        if joined:
            # What an entry is linked to may have come after it.
            with self.store.writing() as connection:
                links.add_all(connection, joined, self.store.now().isoformat())
        return report

    def _keep(
        self, understood: list[TakenOut], report: ImportReport, crowded: dict[int, int]
    ) -> list[tuple[str, Link]]:
        """Keep one step's entries; the links of those that are new are returned."""
        joined: list[tuple[str, Link]] = []
        added = 0
        now = self.store.now()
        with self.store.writing() as connection:
            for each in understood:
                created_at = each.created_at or now
                if created_at.tzinfo is None:
                    created_at = created_at.replace(tzinfo=now.tzinfo)
                writing = each.writing.storable()
                if transfer.add_if_new(
                    connection, each.id, writing, created_at, each.amendments, each.outcomes, crowded
                ):
                    added += 1
                    joined += [(each.id, link) for link in each.links]
        report.added += added
        report.already += len(understood) - added
        return joined

    def _count(self, understood: list[TakenOut], seen: set[str], report: ImportReport) -> None:
        """What `_keep` would do, without doing it."""
        with self.store.reading() as connection:
            for each in understood:
                known = each.id in seen or (connection is not None and transfer.is_there(connection, each.id))
                seen.add(each.id)
                report.already += known
                report.added += not known

    def takeout(self, folder: Path) -> tuple[Path, int]:
        """Write everything that is not in the trash as JSON Lines, NOT anonymised; the file and the number.

        Beside it, where judgements were settled, `figures.json` holds Brier's score with its interval.

        Raises:
            BadInput: a takeout is already in that folder.
            CannotWrite: the folder refuses.
        """
        target = folder / "reflect-takeout.jsonl"
        with self.store.reading() as connection:
            if connection is None:
                raise NothingFound("There is no journal yet.")
            count = 0

            def lines() -> Iterator[bytes]:
                nonlocal count
                for entry in transfer.everything(connection):
                    count += 1
                    yield f"{dump(entry_json(entry))}\n".encode()

            write_private(target, lines())
            figures = brier(patterns.judgements_looked_at(connection))
        if figures["judgements"]:
            # Nowhere else: a number about oneself becomes a thing to improve.
            write_private(folder / "figures.json", f"{dump(figures, indent=2)}\n".encode(), over=True)
        return target, count


def _numbered_lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Lines with their numbers from 1; one that is longer than any entry comes cut, and so is refused."""
    number = 0
    while line := file.readline(LONGEST_LINE):
        number += 1
        yield number, line
        while len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            line = file.readline(LONGEST_LINE)


def _understood(chunk: list[tuple[int, bytes]], name: str, report: ImportReport) -> Iterator[TakenOut]:
    for number, line in chunk:
        if not line.strip():
            continue
        try:
            yield read_line(line)
        except BadInput as problem:
            report.skipped.append(Skipped(f"{name}, line {number}", str(problem)))
