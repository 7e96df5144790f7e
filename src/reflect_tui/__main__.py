"""`python -m reflect_tui`, `reflect` and `reflect-tui` all begin here."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the program and end with its exit code."""
    # Asking for the version should not cost more than starting Python.
    if sys.argv[1:] == ["--version"]:
        from reflect_tui import __version__

        try:
            print(f"reflect-tui {__version__}", flush=True)
        except BrokenPipeError:
            # A reader that has gone is no reason for a traceback.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return
    from reflect_tui.cli import main as run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
