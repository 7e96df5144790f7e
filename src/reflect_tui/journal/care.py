"""Looking after the journal: backups, putting one back, a look at its health, reading a damaged one."""

from __future__ import annotations

import contextlib
import re
import secrets
import shutil
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from reflect_tui.domain.care import Finding, Health, rotated
from reflect_tui.domain.errors import BadInput, DamagedJournal, NotAJournal, NothingFound, ReflectError
from reflect_tui.domain.text import one_line
from reflect_tui.storage import copies, health

if TYPE_CHECKING:
    from reflect_tui.journal.store import Store

_NAME = re.compile(r"journal-(\d{4}-\d{2}-\d{2})\.db")
_SYNCED = ("onedrive", "dropbox", "google drive", "googledrive", "mobile documents", "icloud", "nextcloud")
"""Folders that send what is in them elsewhere, by the beginning of their names."""
AN_HOUR = 3600.0
"""Seconds after which a copy that was not finished is no longer being made."""
LITTLE_ROOM = 50 * 1024 * 1024
"""Bytes on the disk below which it is time to make room."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A whole copy of the journal that was opened again and read."""

    path: Path
    entries: int
    size: int
    """Bytes."""


@dataclass(frozen=True, slots=True)
class RestorePlan:
    """What putting a copy back would change; nothing is done yet."""

    copy: Copy
    gone: tuple[str, ...]
    """Headings of entries that are in the journal and not in the copy."""
    back: tuple[str, ...]
    """Headings of entries that are only in the copy."""
    changed: tuple[str, ...]
    """Headings of entries that say something else in the copy."""
    present_is_damaged: bool = False
    """Whether the present journal cannot be read, so that nothing could be compared."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What could be read out of a damaged journal."""

    path: Path
    """The new journal."""
    kept: tuple[tuple[str, int], ...]
    """Rows that were brought over, by table."""
    lost: tuple[str, ...]
    """What could not be read, in words."""
    doubtful: tuple[str, ...]
    """Headings of entries whose words no longer match their checksum."""


@dataclass(frozen=True, slots=True)
class CareDesk:
    """Copies and health of the journal."""

    store: Store

    @property
    def folder(self) -> Path:
        """Where the app's own backups lie."""
        return self.store.path.parent / "backups"

    def backups(self) -> list[Path]:
        """The app's own backups, the newest day first."""
        found = [path for path in self.folder.glob("journal-*.db") if _NAME.fullmatch(path.name)]
        return sorted(found, key=lambda path: path.name, reverse=True)

    def back_up(self, out: Path | None = None) -> Copy:
        """Copy the journal and open the copy again; without `out`, among the app's own backups.

        Raises:
            NothingFound: there is no journal yet.
            JournalUnavailable: the journal cannot be read, or the place refuses.
        """
        if not self.store.is_there():
            raise NothingFound("There is no journal yet, so there is nothing to copy.")
        name = f"journal-{self.store.today()}"
        folder = self.folder if out is None else out.absolute()
        path = folder / f"{name}.db"
        number = 2
        while out is not None and path.exists():
            path = folder / f"{name}-{number}.db"
            number += 1
        copies.copy_journal(self.store.path, path)
        return _read_again(path)

    def daily(self) -> Copy | None:
        """Today's backup where there is none yet; old ones beyond seven days and four weeks go.

        Raises:
            JournalUnavailable: as for `back_up`; the older backups stay.
        """
        if not self.store.is_there() or (self.folder / f"journal-{self.store.today()}.db").exists():
            return None
        for folder in (self.store.path.parent, self.folder):
            copies.sweep(folder, time.time() - AN_HOUR)
        made = self.back_up()
        days = {_day_of(path): path for path in self.backups()}
        for day in days.keys() - rotated(list(days)):
            days[day].unlink(missing_ok=True)
        return made

    def plan_restore(self, path: Path) -> RestorePlan:
        """What putting a copy back would change; nothing is done.

        Raises:
            BadInput: there is no such file.
            JournalUnavailable: the copy is no journal, newer than this program, or damaged.
        """
        path = path.absolute()
        if not path.is_file():
            raise BadInput(f"There is no file {one_line(str(path), 200)}.", "Nothing was changed.")
        if self.store.is_there() and path.samefile(self.store.path):
            raise BadInput("That is the journal itself.", "Give a copy of it; nothing was changed.")
        there = copies.entries_of(path)
        copy = Copy(path, len(there), path.stat().st_size)
        if not self.store.is_there():
            return RestorePlan(copy, (), _headings(there, there), ())
        try:
            here = copies.entries_of(self.store.path)
        except (DamagedJournal, NotAJournal):
            return RestorePlan(copy, (), (), (), present_is_damaged=True)
        changed = [each for each in here if each in there and here[each][0] != there[each][0]]
        return RestorePlan(
            copy,
            _headings(here, [each for each in here if each not in there]),
            _headings(there, [each for each in there if each not in here]),
            _headings(here, changed),
        )

    def restore(self, plan: RestorePlan) -> Path | None:
        """Put a copy back, whole or not at all; where the present journal lies now, if there was one.

        Raises:
            JournalUnavailable: the disk refuses; the present journal is as it was.
        """
        path = self.store.path
        moment = f"{self.store.now():%Y-%m-%d-%H%M%S}"
        aside = path.with_name(f"{path.stem}.before-restore-{moment}-{secrets.token_hex(2)}.db")
        if not self.store.is_there():
            copies.copy_journal(plan.copy.path, path)
            return None
        if plan.present_is_damaged:
            copies.put_in_place_of_damaged(plan.copy.path, path, aside)
        else:
            copies.copy_journal(path, aside)
            copies.put_in_place(plan.copy.path, path)
        return aside

    def examine(self) -> list[Finding]:
        """Look at the journal, its folder and its newest backup; nothing but the search index is mended."""
        if not self.store.is_there():
            return [Finding(Health.CARE, "There is no journal yet.", "Writing something makes one.")]
        return [*self._inside(), *self._around(), self._rehearsal()]

    def salvage(self, out: Path) -> Salvaged:
        """Read what can be read into a new journal; the damaged one is not touched.

        Args:
            out: a folder for the new journal, or its file (`….db`).

        Raises:
            NothingFound: there is no journal.
            BadInput: the place is taken.
            JournalUnavailable: the place refuses.
        """
        from reflect_tui.storage.connect import telling
        from reflect_tui.storage.salvage import salvage

        new = out.absolute() if out.suffix == ".db" else out.absolute() / "journal.db"
        if not self.store.path.is_file():
            raise NothingFound("There is no journal to read from.")
        if new.exists():
            raise BadInput(f"{one_line(str(new), 200)} is already there.", "Choose another folder.")
        with telling(new):
            kept, lost = salvage(self.store.path, new, self.store.now())
        with copies.read_only(new) as connection:
            doubtful = tuple(health.changed_words(connection))
        return Salvaged(new, tuple(kept.items()), tuple(lost), doubtful)

    def _inside(self) -> Iterator[Finding]:
        path = self.store.path
        try:
            with copies.read_only(path) as connection:
                faults = health.faults_of_pages(connection)
                lost = health.lost_references(connection) if not faults else []
                changed = list(health.changed_words(connection)) if not faults else []
                (count,) = connection.execute("SELECT count(*) FROM entry").fetchone() if not faults else (0,)
        except ReflectError as problem:
            yield Finding(Health.DAMAGED, problem.sentence, _TO_DO)
            return
        if faults:
            yield Finding(Health.DAMAGED, f"The journal is damaged: {faults[0]}.", _TO_DO)
            return
        yield Finding(Health.WELL, f"The journal opens and can be read through: {_entries(count)}.")
        if lost:
            yield Finding(Health.DAMAGED, f"Something is missing that “{lost[0]}” belongs to.", _TO_DO)
        for heading in changed:
            yield Finding(
                Health.DAMAGED,
                f"The words of “{heading}” are not the ones that were kept.",
                "Compare it with a backup; `reflect history` shows its earlier versions.",
            )
        yield self._index()

    def _index(self) -> Finding:
        with self.store.reading() as connection:
            if connection is None or health.index_is_whole(connection):
                return Finding(Health.WELL, "Finding words works on all of it.")
        with self.store.writing() as connection:
            health.mend_index(connection)
        return Finding(Health.WELL, "What is needed for finding words was broken; it was built anew.")

    def _around(self) -> Iterator[Finding]:
        path = self.store.path
        if sys.platform != "win32":
            inside = [*path.parent.glob("*.db*"), *self.folder.glob("*")]
            loose = [each for each in (path.parent, *inside) if each.stat().st_mode & 0o077]
            if loose:
                names = ", ".join(each.name for each in loose[:3])
                yield Finding(
                    Health.CARE, f"Others on this computer could read {names}.", f"chmod -R go= {path.parent}"
                )
            else:
                yield Finding(Health.WELL, "Only you can read its files.")
        free = shutil.disk_usage(path.parent).free
        if free < max(LITTLE_ROOM, 2 * path.stat().st_size):
            yield Finding(Health.CARE, f"There is little room on the disk: {free // 2**20} MB.", "Make room.")
        else:
            yield Finding(Health.WELL, "There is room on the disk.")
        parts = [part.casefold() for part in path.resolve().parts]
        if synced := next((part for part in parts if part.startswith(_SYNCED)), None):
            yield Finding(
                Health.CARE,
                f"The journal lies in a folder that is copied elsewhere ({synced}): others may hold it, and "
                "two computers writing at once can damage it.",
                "Move the folder, and say where with REFLECT_HOME.",
            )

    def _rehearsal(self) -> Finding:
        """Restore the newest backup, to the side."""
        newest = next(iter(self.backups()), None)
        if newest is None:
            return Finding(Health.CARE, "There is no backup yet.", "`reflect backup` makes one.")
        trial = self.store.path.with_name(f".rehearsal-{secrets.token_hex(6)}.db")
        try:
            copies.copy_journal(newest, trial)
            count = len(copies.entries_of(trial))
        except ReflectError as problem:
            return Finding(
                Health.BACKUP,
                f"The newest backup, {newest.name}, could not be restored: {problem.sentence}",
                "`reflect backup` makes a new one.",
            )
        finally:
            for end in ("", *copies.LOGS):
                with contextlib.suppress(OSError):
                    trial.with_name(trial.name + end).unlink(missing_ok=True)
        return Finding(
            Health.WELL, f"The newest backup, {newest.name}, was restored to try it: {_entries(count)}."
        )


_TO_DO = (
    "Copy the whole folder somewhere first. Then `reflect restore FILE` puts a backup back, or "
    "`reflect doctor --salvage OUT` reads what can be read into a new journal."
)


def _read_again(path: Path) -> Copy:
    return Copy(path, len(copies.entries_of(path)), path.stat().st_size)


def _day_of(path: Path) -> date:
    found = _NAME.fullmatch(path.name)
    try:
        return date.fromisoformat(found[1]) if found else date.min
    except ValueError:
        return date.min


def _headings(entries: dict[str, tuple[str, str]], ids: object) -> tuple[str, ...]:
    chosen = ids if isinstance(ids, list) else list(entries)
    return tuple(one_line(entries[each][1], 60) or "(no words)" for each in chosen)


def _entries(count: int) -> str:
    return "one entry" if count == 1 else f"{count:,} entries"
