"""Where packs come from: a file, a folder, a stick. Bytes are read, and nothing is followed or run."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from reflect_tui.domain.errors import BadInput
from reflect_tui.domain.packs import MAX_BYTES
from reflect_tui.domain.text import one_line
from reflect_tui.exchange.pack_messages import cannot_open
from reflect_tui.journal.files import open_regular

DEEPEST = 2
"""Folders below the one that was given that are looked into."""
MOST_FILES = 2_000
"""Packs that are read at once."""
MOST_BYTES = 64 * 1024 * 1024
"""Bytes that are read at once, and that a repository may weigh."""
MOST_NAMES = 50_000
"""Names in folders that are looked at before we say that this is no folder of packs."""
ENDINGS = (".md", ".txt")
"""How the file of a pack ends, in small letters or capitals."""
A_LINK = "This is a link, not a file; it was not followed."
NOT_PLAIN = "This is not a plain file."


@dataclass(frozen=True, slots=True)
class Source:
    """One file that may be a pack: what it is called, and its bytes, or why there are none."""

    where: str
    """Its place in the folder or repository, for a person."""
    data: bytes = field(default=b"", repr=False)
    size: int = 0
    """Of the whole file, of which `data` may be only the beginning."""
    trouble: str = ""
    """A sentence; empty when it was read."""


def from_file(path: Path) -> Source:
    """Read a plain file, no further than a pack may be long.

    Raises:
        BadInput: it is not there, is no plain file, or went while it was read.
    """
    gone = BadInput(cannot_open(str(path)), "If the stick is in, is the name spelt right?")
    try:
        path.lstat()
    except FileNotFoundError:
        raise gone from None
    except (OSError, ValueError):
        pass  # told in better words below
    handle = open_regular(path)
    try:
        with os.fdopen(handle, "rb") as file:
            return Source(path.name, file.read(MAX_BYTES + 1), os.fstat(file.fileno()).st_size)
    except OSError:
        raise gone from None


def from_folder(folder: Path) -> list[Source]:
    """Read every `.md` and `.txt` of a folder and of two levels below it, in order of their names.

    Links and devices are not followed, names that begin with a full stop are passed over, and what cannot be
    read is told by itself.

    Raises:
        BadInput: the folder is a link or is not there, or holds more than any folder of packs would.
    """
    if os.path.islink(folder):
        raise BadInput(
            f"{one_line(str(folder), 200)} is a link, not a folder.", "Give the folder it points to."
        )
    if not os.path.isdir(folder):
        raise BadInput(cannot_open(str(folder)), "If the stick is in, is the name spelt right?")
    found: list[Source] = []
    read = 0
    for path, trouble in _names(folder):
        where = path.relative_to(folder).as_posix()
        if not trouble and (len(found) >= MOST_FILES or read > MOST_BYTES):
            raise BadInput(
                f"There are more than {MOST_FILES} packs here, or very big ones.",
                "Add them folder by folder.",
            )
        source = Source(where, trouble=trouble) if trouble else _read(path, where)
        read += len(source.data)
        found.append(source)
    return found


def _read(path: Path, where: str) -> Source:
    try:
        read = from_file(path)
    except BadInput as problem:
        # One bad file does not stop the rest.
        return Source(where, trouble=problem.sentence)
    return Source(where, read.data, read.size)


def _names(folder: Path) -> Iterator[tuple[Path, str]]:
    """Files that may be packs, in order; with a sentence where one cannot be."""
    left = MOST_NAMES
    waiting: list[tuple[Path, int]] = [(folder, 0)]
    while waiting:
        here, depth = waiting.pop()
        try:
            with os.scandir(here) as entries:
                inside = sorted(islice(entries, left + 1), key=lambda entry: entry.name.casefold())
        except OSError:
            yield here, cannot_open(str(here))
            continue
        left -= len(inside)
        if left < 0:
            raise BadInput(
                f"There are more than {MOST_NAMES:,} files here.", "Give the folder that holds the packs."
            )
        below = []
        for entry in inside:
            path = Path(entry.path)
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                below += [(path, depth + 1)] if depth < DEEPEST else []
            elif entry.name.casefold().endswith(ENDINGS):
                yield path, _not_to_be_read(entry)
        waiting += reversed(below)


def _not_to_be_read(entry: os.DirEntry[str]) -> str:
    if entry.is_symlink():
        return A_LINK
    return "" if entry.is_file(follow_symlinks=False) else NOT_PLAIN
