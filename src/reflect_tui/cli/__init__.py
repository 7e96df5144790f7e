"""The command line: parse, ask the journal, print.

stdout is data and stderr is narration. `main` is the one place of the command line that catches our errors
and makes exit codes of them. Opening the app is answered here, before click is imported, since people wait
for it; every other command is imported when it is called.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Callable, Sequence
from typing import TextIO

from reflect_tui.domain.errors import ReflectError
from reflect_tui.domain.text import visible

PROGRAM_MISTAKE = 70
"""Exit code after a mistake in the program itself (EX_SOFTWARE of sysexits.h)."""
INTERRUPTED = 130
CANNOT_WRITE = 3
_OUTPUT_TROUBLE = {errno.EPIPE, errno.ENOSPC, errno.EDQUOT, errno.EIO}


def main(argv: Sequence[str]) -> int:
    """Do what the arguments say and give the exit code."""
    os.umask(0o077)
    _make_output_forgiving()
    code = 0
    try:
        code = _answer(argv)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has had enough.
        _forget_output()
    except OSError as problem:
        _forget_output()
        say(f"The output could not be written: {problem.strerror}.")
        return CANNOT_WRITE
    return code


def _answer(argv: Sequence[str]) -> int:
    """Do what the arguments say; only what is wrong with the output rises."""
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
    except Exception as mistake:
        if isinstance(mistake, OSError) and mistake.errno in _OUTPUT_TROUBLE:
            raise
        return _own_up(mistake, argv)


def say(sentence: str) -> None:
    """Tell the person something, on stderr."""
    # Where stderr is closed, print would take stdout instead.
    if sys.stderr is not None:
        print(visible(sentence), file=sys.stderr)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody sits at the other end; a stream that was closed before we began is None."""
    return stream is not None and stream.isatty()


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


def _home_before_command(argv: Sequence[str]) -> str | None:
    """The folder that --home names, for those who cannot ask click."""
    words = iter(argv)
    for word in words:
        if word == "--home":
            return next(words, None)
        if word.startswith("--home="):
            return word.removeprefix("--home=")
        if not word.startswith("-"):
            break
    return None


def _make_output_forgiving() -> None:
    """A terminal that cannot show a letter gets an escape for it, not a traceback."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if callable(reconfigure):
            reconfigure(errors="backslashreplace")


def _forget_output() -> None:
    """Python would complain at exit about what it still holds."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _own_up(mistake: Exception, argv: Sequence[str]) -> int:
    """A mistake of ours: frames and types go to a file, and none of the person's words to the terminal."""
    from reflect_tui.crash import write_report
    from reflect_tui.paths import find_paths

    report = None
    with contextlib.suppress(Exception):
        report = write_report(mistake, find_paths(_home_before_command(argv)).crash_reports)
    where = f" What went wrong, without any of your words, is in {report}." if report else ""
    say(f"reflect-tui made a mistake and stopped. What you kept is in the journal.{where}")
    return PROGRAM_MISTAKE
