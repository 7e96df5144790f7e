"""Everything that can go wrong in words a person can act on.

An error carries a plain sentence (what happened, what is safe) and a hint (what to do). Errors are
caught in two places only: `cli.main` and one function of `tui/app.py`.
"""

from __future__ import annotations

from typing import ClassVar


class ReflectError(Exception):
    """A problem to be told, not traced: `sentence` says what happened, `hint` what to do about it."""

    exit_code: ClassVar[int] = 3
    """What the command line ends with; the codes are those of the command-line contract."""

    def __init__(self, sentence: str, hint: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.sentence} {self.hint}".strip()


class NothingFound(ReflectError):  # noqa: N818 - reads as what it is
    """What was asked for is not in the journal."""

    exit_code = 1


class Declined(ReflectError):  # noqa: N818
    """The person said no, and nothing was done."""

    exit_code = 1


class AlreadyDone(ReflectError):  # noqa: N818
    """What was asked for has been done before, and is not done twice."""

    exit_code = 1


class BadInput(ReflectError):  # noqa: N818
    """Something typed, a file or a setting could not be understood."""

    exit_code = 2


class JournalUnavailable(ReflectError):  # noqa: N818
    """The journal cannot be read or written; the children say why."""


class NotAJournal(JournalUnavailable):
    """The file where the journal should be is something else. It is never overwritten."""


class NewerJournal(JournalUnavailable):
    """The journal was written by a newer version of the program."""


class DamagedJournal(JournalUnavailable):
    """SQLite says the file is malformed, also after closing and opening it again."""


class CannotWrite(JournalUnavailable):
    """The folder or the file refuses to be written."""


class DiskFull(CannotWrite):
    """There is no room left on the disk."""


class JournalBusy(JournalUnavailable):
    """Another program has held the journal for longer than we wait."""


class PrivacyRefusal(ReflectError):  # noqa: N818
    """The privacy check will not let this leave."""

    exit_code = 4
