"""A journal that can be told to fail, method by method."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from reflect_tui.domain.errors import DiskFull, ReflectError
from reflect_tui.journal import Journal

FULL = DiskFull("There is no room left on the disk.", "Make room, and keep it again.")


class _Desk:
    """A desk whose methods raise what they were told to raise, and else do what they do."""

    def __init__(self, desk: object, name: str, failures: dict[str, ReflectError]) -> None:
        self._desk = desk
        self._name = name
        self._failures = failures

    def __getattr__(self, method: str) -> Any:  # noqa: ANN401 - stands for any method
        if (problem := self._failures.get(f"{self._name}.{method}")) is not None:

            def fail(*args: object, **kwargs: object) -> None:
                raise problem

            return fail
        return getattr(self._desk, method)


class FailingJournal(Journal):
    """`fail("entries.keep")` makes that method raise a full disk, until `mend()`."""

    @cached_property
    def failures(self) -> dict[str, ReflectError]:
        return {}

    def fail(self, *methods: str, problem: ReflectError = FULL) -> None:
        """Make methods fail, named like `entries.keep`."""
        self.failures.update(dict.fromkeys(methods, problem))

    def mend(self) -> None:
        """Make everything work again."""
        self.failures.clear()

    def __getattribute__(self, name: str) -> Any:  # noqa: ANN401
        value = super().__getattribute__(name)
        if type(value).__name__.endswith("Desk"):
            return _Desk(value, name, self.failures)
        return value
