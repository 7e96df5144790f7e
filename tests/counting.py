"""How much work something is, counted and not timed: the same on a slow machine and on a busy one."""

from __future__ import annotations

import sys
from collections.abc import Callable


def steps(run: Callable[[], object]) -> int:
    """How many calls of functions something makes, those of the interpreter's own included.

    What is quadratic shows in them; what one regular expression does by itself shows in the time limit of
    every test.
    """
    count = 0

    def note(frame: object, event: str, arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        run()
    finally:
        sys.setprofile(before)
    return count
