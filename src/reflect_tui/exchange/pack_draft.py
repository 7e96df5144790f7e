"""A pack while it is being read: every part still knows the line it stands on."""

from __future__ import annotations

from dataclasses import dataclass, field

from reflect_tui.domain.packs import Question, Remark, Round
from reflect_tui.exchange import pack_messages as say
from reflect_tui.exchange.answers import Asked, Unclear, read_answer
from reflect_tui.exchange.details import Detail
from reflect_tui.exchange.identity import question_id
from reflect_tui.exchange.lines import Line


@dataclass(slots=True)
class DraftQuestion:
    """One question in pieces: the lines of its text, its hint and its answer, as they were met."""

    line: int
    number: int | None
    """As written; None after a bullet."""
    round: str = ""
    words: list[str] = field(default_factory=list)
    hint: list[str] = field(default_factory=list)
    answer: list[str] = field(default_factory=list)
    answer_line: int = 0
    id: str = ""
    keep_private: bool = False
    optional: bool = False
    interrupts: bool = False
    """A bullet right under the words of an unfinished numbered question."""

    @property
    def text(self) -> str:
        """The wording on one line."""
        return _joined(self.words)

    @property
    def has_words(self) -> bool:
        """Whether there is anything to answer: a letter or a digit in any script."""
        return any(letter.isalnum() for part in self.words for letter in part)

    @property
    def said(self) -> str:
        """What the `Answer:` line says."""
        return _joined(self.answer)

    def finished(self) -> Question:
        """The question as the domain has it; an answer that cannot be read is the usual few lines."""
        asked = read_answer(self.said)
        known = asked if isinstance(asked, Asked) else Asked()
        return Question(
            id=self.id or question_id(self.text),
            text=self.text,
            hint=_joined(self.hint),
            answer=known.kind,
            choices=known.choices,
            scale=known.scale,
            round=self.round,
            keep_private=self.keep_private,
            optional=self.optional,
            line=self.line,
        )

    def answer_problem(self) -> Remark | None:
        """What is wrong with the answer line, if anything is."""
        match read_answer(self.said):
            case Unclear.UNKNOWN:
                return say.unknown_answer(self.answer_line, self.said)
            case Unclear.TOO_FEW:
                return say.too_few_choices(self.answer_line)
        return None


@dataclass(slots=True)
class Draft:
    """Everything the parser met, in the order of the file."""

    title: str = ""
    details: list[Detail] = field(default_factory=list)
    intro: list[Line] = field(default_factory=list)
    questions: list[DraftQuestion] = field(default_factory=list)
    rounds: list[Round] = field(default_factory=list)
    round_texts: list[list[Line]] = field(default_factory=list)
    """For each round the lines before its first question."""
    how_to_use: list[Line] = field(default_factory=list)
    others_found: list[Line] = field(default_factory=list)
    strays: list[Remark] = field(default_factory=list)
    """Lines under questions that look like a misspelt `Hint:` or `Answer:` and were left out."""
    further: int = 0
    """Questions that were counted and not read, because there were far too many."""

    def value(self, key: str) -> str:
        """The first value of a detail; empty when there is none."""
        return next((detail.value for detail in self.details if detail.key == key), "")


def _joined(parts: list[str]) -> str:
    """Parts of lines, in each of which a run of spaces is one space already, on one line."""
    return " ".join(part for part in parts if part)


def as_text(lines: list[Line]) -> str:
    """Lines as one Markdown text, without blank lines at either end."""
    return "\n".join(line.text for line in lines).strip("\n")
