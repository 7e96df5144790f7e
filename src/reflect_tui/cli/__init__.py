"""The command line: parse, ask the journal, print.

stdout is data and stderr is narration. `main` is the one place of the command line that catches our errors
and makes exit codes of them. Opening the app is answered here, before click is imported, since people wait
for it; every other command is imported when it is called.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence

from reflect_tui.domain.errors import ReflectError
from reflect_tui.domain.text import visible

PROGRAM_MISTAKE = 70
"""Exit code after a mistake in the program itself (EX_SOFTWARE of sysexits.h)."""
INTERRUPTED = 130


def main(argv: Sequence[str]) -> int:
    """Do what the arguments say and give the exit code."""
    os.umask(0o077)
    _make_output_forgiving()
    try:
        home = _home_of_bare_start(argv)
        if home is not None:
            from reflect_tui.cli.opening import open_app

            return open_app(home or None)
        from reflect_tui.cli.commands import run

        return run(argv)
    except ReflectError as problem:
        say_problem(problem)
        return problem.exit_code
    except KeyboardInterrupt:
        say("Stopped.")
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has had enough; Python must not complain about it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as mistake:
        return _own_up(mistake)


def say(sentence: str) -> None:
    """Tell the person something, on stderr."""
    print(visible(sentence), file=sys.stderr)


def say_problem(problem: ReflectError) -> None:
    """Tell the person what went wrong and what to do."""
    say(problem.sentence)
    if problem.hint:
        say(problem.hint)


def attempt(action: Callable[[], object]) -> int:
    """Run one of several steps; its exit code, with the problem told, so that the others still run."""
    try:
        action()
    except ReflectError as problem:
        say_problem(problem)
        return problem.exit_code
    return 0


def _home_of_bare_start(argv: Sequence[str]) -> str | None:
    """The --home of `reflect` without a command, "" for none; None when there is a command."""
    if any(name.startswith("_REFLECT") and name.endswith("_COMPLETE") for name in os.environ):
        return None
    if not argv:
        return ""
    if len(argv) == 2 and argv[0] == "--home":
        return argv[1]
    if len(argv) == 1 and argv[0].startswith("--home="):
        return argv[0].removeprefix("--home=")
    return None


def _make_output_forgiving() -> None:
    """A terminal that cannot show a letter gets an escape for it, not a traceback."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if callable(reconfigure):
            reconfigure(errors="backslashreplace")


def _own_up(mistake: Exception) -> int:
    """A mistake of ours: frames and types go to a file, and none of the person's words to the terminal."""
    from reflect_tui.crash import write_report
    from reflect_tui.paths import find_paths

    report = write_report(mistake, find_paths().crash_reports)
    where = f" What went wrong, without any of your words, is in {report}." if report else ""
    say(f"reflect-tui made a mistake and stopped. What you kept is in the journal.{where}")
    return PROGRAM_MISTAKE
