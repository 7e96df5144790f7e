"""Prompt packs: questions, how to use them, and what others found. A pack is data and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

MAX_BYTES = 256 * 1024
MAX_QUESTIONS = 200
MAX_QUESTION_CHARACTERS = 2_000
_LANGUAGE_NAMES = {"english": "en", "welsh": "cy", "cymraeg": "cy"}


class AnswerKind(StrEnum):
    """How a question wants to be answered; the values are the words used in a pack."""

    LINES = "a few lines"
    LINE = "one line"
    HOW_SURE = "how sure"
    DATE = "date"
    LOOK_AGAIN = "look again"
    CHOICE = "choices"
    SCALE = "scale"


@dataclass(frozen=True, slots=True)
class Scale:
    """`1 to 10, low word, high word`: the ends of a scale and what they mean."""

    low: int
    high: int
    low_word: str
    high_word: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a pack, as it was worded."""

    id: str
    """`Id:` of the file, or a hash of the normalised wording."""
    text: str
    hint: str = ""
    """Shown beside the question; never put into the answer."""
    answer: AnswerKind = AnswerKind.LINES
    choices: tuple[str, ...] = ()
    """Only for `AnswerKind.CHOICE`: two or more."""
    scale: Scale | None = None
    """Only for `AnswerKind.SCALE`."""
    round: str = ""
    """The name of the round it stands in; empty before the first."""
    keep_private: bool = False
    """The answer never leaves in an export."""
    optional: bool = False
    """The writer of the pack said so; nothing is ever compulsory."""
    line: int = 0
    """Where it starts in the file, from 1."""

    def answer_words(self) -> str:
        """The answer line as a pack would write it: `how sure`, or `yes / not yet / no`."""
        if self.answer is AnswerKind.CHOICE:
            return " / ".join(self.choices)
        if self.scale is not None:
            return f"{self.scale.low} to {self.scale.high}, {self.scale.low_word}, {self.scale.high_word}"
        return self.answer.value


@dataclass(frozen=True, slots=True)
class Round:
    """A `##` heading among the questions, with its time if it gives one."""

    name: str
    minutes: int | None = None
    line: int = 0
    text: str = ""
    """What stands between the heading and its first question: what a facilitator says, or does."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack as read from its file."""

    id: str
    """`Id:` of the file, or the title as a slug (lower-case ASCII letters, digits and hyphens)."""
    title: str
    details: tuple[tuple[str, str], ...] = ()
    """The `Key: value` lines in the order of the file, unknown keys included; values are text."""
    intro: str = ""
    questions: tuple[Question, ...] = ()
    rounds: tuple[Round, ...] = ()
    how_to_use: str = ""
    """Markdown, without its heading."""
    others_found: str = ""
    """Markdown, without its heading."""

    def detail(self, key: str) -> str:
        """The value of a detail, looked up without regard to case; empty when there is none."""
        return next((value for name, value in self.details if name.lower() == key.lower()), "")

    @property
    def language(self) -> str:
        """The first part of the tag of the language it is in (`en`, `cy`); English if it does not say."""
        first = self.detail("Language").replace("_", "-").partition(",")[0].strip().casefold()
        tag = first.replace("-", " ").partition(" ")[0]
        return _LANGUAGE_NAMES.get(tag, tag) or "en"

    def list_of(self, key: str) -> tuple[str, ...]:
        """A detail that holds several words, split at commas and slashes."""
        words = self.detail(key).replace("/", ",").split(",")
        return tuple(word.strip() for word in words if word.strip())


@dataclass(frozen=True, slots=True)
class Remark:
    """Something found while reading a file: what, where, what to do, with an example where it helps."""

    number: int
    """The number of the message (1 to 23, and 24 for a limit that was passed)."""
    message: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class PackReading:
    """What reading a pack gave: the pack so far as it could be read, what stops it, and what does not."""

    pack: Pack
    problems: tuple[Remark, ...] = ()
    """These stop the pack from being added."""
    notes: tuple[Remark, ...] = ()
    """These are for the writer of the pack to know."""
    source: str = field(default="", repr=False)
    """The decoded text, for keeping the pack as it came."""
