"""Opening the app, or saying why it cannot be opened here and what to use instead."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from reflect_tui.cli import is_terminal
from reflect_tui.config import read_config
from reflect_tui.domain.errors import BadInput, CannotWrite
from reflect_tui.journal import Journal
from reflect_tui.paths import Paths, find_paths


def open_app(home: str | None) -> int:
    """Open the journal in the app; gives the exit code.

    Raises:
        BadInput: this is no terminal, or config.toml cannot be understood.
        JournalUnavailable: the journal cannot be used; nothing was created.
    """
    refuse_pipe()
    paths = find_paths(home)
    journal = Journal(paths.journal)
    refuse_unusable(journal, paths)
    return _run(journal, paths, demo=False)


def open_demo() -> int:
    """Open a sample journal that is gone afterwards."""
    refuse_pipe()
    from reflect_tui.cli.sample import fill

    with tempfile.TemporaryDirectory(prefix="reflect-demo-") as folder:
        paths = Paths(Path(folder), Path(folder) / "config.toml")
        journal = Journal(paths.journal)
        fill(journal)
        return _run(journal, paths, demo=True)


def _run(journal: Journal, paths: Paths, *, demo: bool) -> int:
    # The app is imported only now: what was refused above should cost nothing.
    from reflect_tui.tui.app import run_app

    config = read_config(paths.config)
    if config.keys:
        from reflect_tui.tui.bindings import binding_ids

        config = read_config(paths.config, binding_ids())
    return run_app(journal, paths, config, demo=demo)


def refuse_pipe() -> None:
    """A full-screen app in a pipe would write escape codes into it and never end.

    Raises:
        BadInput: stdin, stdout or stderr is no terminal; Textual draws on stderr.
    """
    if all(map(is_terminal, (sys.stdin, sys.stdout, sys.stderr))):
        return
    raise BadInput(
        "The app needs a terminal, and this is a pipe or a file.",
        "Use `reflect add -` to write from a pipe, `reflect list` or `reflect search` to read.",
    )


def refuse_unusable(journal: Journal, paths: Paths) -> None:
    """Find out before the screen fills whether the journal can be read and its folder written.

    Raises:
        JournalUnavailable: it cannot; the sentence says why. Nothing is created.
    """
    journal.entries.count(cap=1)
    place = paths.home
    while not place.exists() and place != place.parent:
        place = place.parent
    if not place.is_dir() or not os.access(place, os.W_OK | os.X_OK):
        raise CannotWrite(
            f"The folder {paths.home} cannot be written, so nothing could be kept.",
            "Nothing was created. Choose another folder with REFLECT_HOME or --home.",
        )
