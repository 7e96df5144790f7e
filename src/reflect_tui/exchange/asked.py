"""The places of a note that wait for an answer: written here, and found again here.

Where they are is known from the layout of our own text and not from a mark in it, since marks get lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reflect_tui.domain.exchanging import Asked, Wish

ANSWER_LINE = "*Write your answer under this line:*"
"""Stands under every question; what comes after it is the answer."""
QUESTIONS = "## Questions for you"
WISHED = "## What I would like back"
MINE = "## What I would answer myself"
_YOURS_FIRST = "Please write yours first."

_NUMBERED = re.compile(r"\*{0,2}(\d{1,6})[.)]\*{0,2}\s+(.*)")
_HEADING = re.compile(r"#{1,6}\s")


@dataclass(frozen=True, slots=True)
class Place:
    """A place for an answer, with the part of the text that belongs to it."""

    asked: Asked
    start: int
    """Where its question begins, in code points of the note."""
    end: int
    """Where the next place begins, or what is no place any more."""


def wished(wish: Wish) -> str:
    """The part of a note that says what is wanted back, with a place for it; all of it our words."""
    return f"{WISHED}\n\n{wish.words}\n\n{ANSWER_LINE}"


def with_wish(text: str, wish: Wish) -> str:
    """A note with what is wanted back, before what its writer would answer."""
    head, mark, tail = text.rstrip("\n").rpartition(f"\n{MINE}\n")
    if not mark:
        return f"{tail}\n\n{wished(wish)}"
    return f"{head.rstrip()}\n\n{wished(wish)}\n{mark}{tail}"


def ask(questions: Sequence[str], mine: Sequence[str] = ()) -> Iterator[str]:
    """The blocks of a note that ask the writer's own questions.

    Args:
        questions: the writer's, each on one line.
        mine: what the writer would answer, in the order of the questions; may be shorter, or empty strings.
    """
    if questions:
        yield QUESTIONS
        for number, question in enumerate(questions, start=1):
            yield f"**{number}.** {question}"
            yield ANSWER_LINE
    answers = [(number, text) for number, text in enumerate(mine, start=1) if text]
    if questions and answers:
        yield MINE
        yield _YOURS_FIRST
        for number, text in answers:
            yield f"**{number}.** {text}"


def places(text: str) -> tuple[Place, ...]:
    """The places for an answer in a note, in order.

    Args:
        text: a note as it was written, or one that came and is still laid out like one.
    """
    lines = _lines(text)
    begin = _last(lines, QUESTIONS)
    wished = _last(lines, WISHED)
    if begin is None:
        begin = wished
    if begin is None:
        return ()
    mine = _mine(lines)
    found: list[Place] = []
    question: tuple[int, int, list[str]] | None = None
    for at, line in lines[begin:]:
        if line == MINE or line == "---":
            break
        if line == WISHED:
            question = (at, 0, [])
        elif (numbered := _NUMBERED.fullmatch(line)) and (not question or question[1]):
            question = (at, int(numbered[1]), [numbered[2]])
        elif line == ANSWER_LINE and question is not None:
            start, number, words = question
            said = " ".join(words) if number else ""
            found.append(Place(Asked(said, number, mine.get(number, "")), start, at + len(line)))
            question = None
        elif question is not None and line:
            question[2].append(line)
    ends = [place.start for place in found[1:]] + [_end(lines, text)]
    return tuple(Place(p.asked, p.start, end) for p, end in zip(found, ends, strict=False))


def before_mine(text: str) -> str:
    """A note without what its writer would answer, for a reader who has not answered yet."""
    lines = _lines(text)
    at = _last(lines, MINE)
    if at is None:
        return text
    foot = next((start for start, line in lines[at:] if line == "---"), len(text))
    return text[: lines[at][0]] + text[foot:]


def _mine(lines: list[tuple[int, str]]) -> dict[int, str]:
    """What the writer would answer, by the number of the question."""
    at = _last(lines, MINE)
    answers: dict[int, list[str]] = {}
    number = 0
    for _, line in lines[at + 1 :] if at is not None else ():
        if line == "---" or _HEADING.match(line):
            break
        if (numbered := _NUMBERED.fullmatch(line)) and line.startswith("**"):
            number = int(numbered[1])
            answers[number] = [numbered[2]]
        elif number:
            answers[number].append(line)
    return {number: "\n".join(parts).strip() for number, parts in answers.items()}


def _end(lines: list[tuple[int, str]], text: str) -> int:
    """Where the places end: at the writer's own answers, or at the foot."""
    at = _last(lines, MINE)
    if at is not None:
        return lines[at][0]
    foot = [start for start, line in lines if line == "---"]
    return foot[-1] if len(foot) > 2 or (foot and not text.startswith("---")) else len(text)


def _lines(text: str) -> list[tuple[int, str]]:
    """Every line with the code point it begins at, without white space at its ends."""
    found, at = [], 0
    for line in text.split("\n"):
        found.append((at, line.strip()))
        at += len(line) + 1
    return found


def _last(lines: list[tuple[int, str]], wanted: str) -> int | None:
    """The last line that says this; the writer's own text may say it before."""
    return next((n for n in range(len(lines) - 1, -1, -1) if lines[n][1] == wanted), None)
