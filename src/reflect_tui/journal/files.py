"""Reading files other people made, and writing files only their owner can read."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from collections.abc import Iterable
from datetime import datetime, time
from pathlib import Path

from reflect_tui.domain.errors import BadInput, CannotWrite
from reflect_tui.domain.text import one_line
from reflect_tui.paths import make_private, sync_folder


def path_of(typed: str) -> Path:
    """The path somebody typed or dragged into a terminal, which puts quotes around it and spaces after it."""
    plain = typed.strip()
    if len(plain) > 1 and plain[0] == plain[-1] and plain[0] in "'\"":
        plain = plain[1:-1]
    try:
        return Path(plain).expanduser()
    except RuntimeError:
        # `~somebody` who has no folder here: then it is a name like any other.
        return Path(plain)


def documents_folder() -> Path:
    """Where a file for somebody is offered to be written: the documents folder if there is one, else home."""
    documents = Path.home() / "Documents"
    return documents if documents.is_dir() else Path.home()


def noon_of(moment: datetime) -> datetime:
    """Noon of that day: the time of change of a file that is not to say when it was written."""
    return datetime.combine(moment.date(), time(12), moment.tzinfo)


def open_regular(path: Path) -> int:
    """A descriptor for reading a plain file; links, folders and devices are refused, and nothing blocks.

    Raises:
        BadInput: it is not there, is no plain file, or may not be read.
    """
    name = one_line(str(path), 200)
    flags = (
        os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    )
    try:
        if path.is_symlink():
            raise BadInput(f"{name} is a link, not a file.", "Give the file it points to.")
        handle = os.open(path, flags)
    except FileNotFoundError:
        raise BadInput(f"There is no file {name}.", "If it is on a stick, is the stick still in?") from None
    except (OSError, ValueError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) and problem.strerror else "not a file name"
        raise BadInput(f"{name} cannot be opened: {reason}.", "Nothing was changed.") from None
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise BadInput(f"{name} is not a plain file.", "Give the name of a text file.")
    return handle


def read_capped(path: Path, cap: int) -> tuple[bytes, int]:
    """At most `cap` bytes of a plain file, and the size of the whole.

    Raises:
        BadInput: it cannot be read; the file may also vanish half-way.
    """
    handle = open_regular(path)
    try:
        with os.fdopen(handle, "rb") as file:
            return file.read(cap), os.fstat(file.fileno()).st_size
    except OSError as problem:
        raise BadInput(
            f"{one_line(str(path), 200)} could not be read to the end: {problem.strerror}.",
            "Nothing was changed.",
        ) from None


def write_private(
    path: Path, data: bytes | Iterable[bytes], *, at: datetime | None = None, over: bool = False
) -> None:
    """Write a file whole or not at all, readable by its owner only.

    Args:
        path: where; its folder is made if need be.
        data: the bytes, or pieces of them in order.
        at: what the file shall say about when it was changed, instead of now.
        over: whether an existing file of that name may be replaced.

    Raises:
        BadInput: the name is taken.
        CannotWrite: the folder or the disk refuses; no part of the file is left behind.
    """
    fresh = path.with_name(f".{secrets.token_hex(6)}.part")
    try:
        if not path.parent.exists():
            make_private(path.parent)
        if not over and os.path.lexists(path):
            raise _taken(path)
        with os.fdopen(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.writelines([data] if isinstance(data, bytes) else data)
            file.flush()
            os.fsync(file.fileno())
        if at is not None:
            os.utime(fresh, (at.timestamp(), at.timestamp()))
        _give_name(fresh, path, over)
        sync_folder(path.parent)
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        raise CannotWrite(
            f"{one_line(str(path), 200)} could not be written: {reason}.", "No part of it was left behind."
        ) from problem
    finally:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)


def _give_name(fresh: Path, path: Path, over: bool) -> None:
    """Give a finished file its name, without overwriting what took the name meanwhile."""
    if over:
        fresh.replace(path)
        return
    try:
        os.link(fresh, path)
    except FileExistsError:
        raise _taken(path) from None
    except OSError:
        # A stick formatted for Windows has no hard links.
        if os.path.lexists(path):
            raise _taken(path) from None
        fresh.rename(path)


def _taken(path: Path) -> BadInput:
    name = one_line(path.name, 200)
    return BadInput(f"{name} is already there.", "Nothing was overwritten. Choose another folder.")
