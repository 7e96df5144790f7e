"""What is left of a crash: frames and types in a private file, and not one word of the journal.

Textual's own report shows the values of local variables on the normal screen, where scrollback and session
logs keep them. This one has file names, line numbers, function names and the types of the errors.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import traceback
from pathlib import Path

from reflect_tui import __version__
from reflect_tui.paths import make_private


def report_text(error: BaseException) -> str:
    """The report: every error in the chain with its type and frames; no message, no value."""
    lines = [f"reflect-tui {__version__}"]
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        lines.append(f"{type(current).__module__}.{type(current).__qualname__}")
        for frame in traceback.extract_tb(current.__traceback__):
            lines.append(f"  {_place(frame.filename)}:{frame.lineno} {frame.name}")
        current = current.__cause__ or current.__context__
    return "\n".join(lines) + "\n"


def write_report(error: BaseException, folder: Path) -> Path | None:
    """Put the report into a private file of its own; None where even that fails."""
    path = folder / f"crash-{secrets.token_hex(4)}.txt"
    with contextlib.suppress(OSError):
        make_private(folder)
        with os.fdopen(
            os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8"
        ) as file:
            file.write(report_text(error))
        return path
    return None


def crash_sentence(report: Path | None) -> str:
    """What the person reads on the normal screen."""
    where = f" What went wrong, without any of your words, is in {report}." if report else ""
    return (
        "reflect-tui had to stop because of a mistake in the program. What you kept is in the journal, and "
        f"what you were writing is a draft you will find under “Unfinished”.{where}"
    )


def _place(filename: str) -> str:
    """The last parts of a path: enough to find the line, too little to name the person."""
    return "/".join(Path(filename).parts[-3:])
