"""A pack for a person to read, as Markdown, and for a program, as plain data."""

from __future__ import annotations

from collections.abc import Iterator

from reflect_tui.domain.packs import AnswerKind, Pack, PackReading, Question, Remark, Round
from reflect_tui.exchange.languages import HOW_TO_USE, OTHERS_FOUND, label

_ABOUT = ("For", "Time", "Perspective", "Scale")
_CREDITS = ("Author", "Version", "Licence", "Sources", "Based on")
_HOW = {
    AnswerKind.LINE: "one line",
    AnswerKind.HOW_SURE: "how sure you are, as a word or a number from 0 to 100",
    AnswerKind.DATE: "a date",
    AnswerKind.LOOK_AGAIN: "a date on which to look again",
}


def handout(pack: Pack) -> str:
    """The pack as Markdown that reads well on paper; it ends with a line end."""
    parts = [f"# {pack.title or 'A pack without a title'}", _details(pack, _ABOUT), pack.intro]
    parts += _rounds(pack)
    if pack.how_to_use:
        parts += [f"## {label(pack.language, HOW_TO_USE)}", pack.how_to_use]
    if pack.others_found:
        parts += [f"## {label(pack.language, OTHERS_FOUND)}", pack.others_found]
    parts.append(_details(pack, _CREDITS))
    return "\n\n".join(part for part in parts if part) + "\n"


def _details(pack: Pack, keys: tuple[str, ...]) -> str:
    named = [f"{label(pack.language, key)}: {value}" for key in keys if (value := pack.detail(key))]
    return " · ".join(named)


def _rounds(pack: Pack) -> Iterator[str]:
    """Each round's heading and its questions, numbered through the whole pack, whatever the file said."""
    by_round: dict[str, list[str]] = {}
    for number, question in enumerate(pack.questions, start=1):
        by_round.setdefault(question.round, []).append(_question(number, question, pack.language))
    yield from by_round.pop("", [])
    for part in pack.rounds:
        yield _heading(part, pack.language)
        if part.text:
            yield part.text
        yield from by_round.pop(part.name, [])


def _heading(part: Round, language: str) -> str:
    if part.minutes is None:
        return f"## {part.name}"
    unit = label(language, "minute" if part.minutes == 1 else "minutes")
    return f"## {part.name} ({part.minutes} {unit})"


def _question(number: int, question: Question, language: str) -> str:
    parts = [question.text]
    if question.hint:
        # A star inside would end the italics half way.
        parts.append(question.hint if "*" in question.hint else f"*{question.hint}*")
    if how := _how_to_answer(question):
        parts.append(f"{label(language, 'Answer')}: {how}")
    if question.keep_private:
        parts.append(label(language, "Your answer stays with you."))
    start = f"{number}. "
    return start + f"\n\n{' ' * len(start)}".join(parts)


def _how_to_answer(question: Question) -> str:
    if question.answer is AnswerKind.CHOICE:
        return question.answer_words()
    if question.scale is not None:
        ends = question.scale
        return f"{ends.low} ({ends.low_word}) to {ends.high} ({ends.high_word})"
    return _HOW.get(question.answer, "")


def to_json(reading: PackReading) -> dict[str, object]:
    """What `pack check --json` prints. Of a detail given twice, the first counts."""
    pack = reading.pack
    details: dict[str, str] = {}
    for key, value in pack.details:
        details.setdefault(key, value)
    return {
        "title": pack.title,
        "questions": [
            {
                "text": question.text,
                "hint": question.hint,
                "answer": question.answer_words(),
                "round": question.round,
                "keep_private": question.keep_private,
            }
            for question in pack.questions
        ],
        "rounds": [{"name": part.name, "minutes": part.minutes} for part in pack.rounds],
        "details": details,
        "problems": [_remark(remark) for remark in reading.problems],
        "notes": [_remark(remark) for remark in reading.notes],
    }


def _remark(remark: Remark) -> dict[str, object]:
    return {"number": remark.number, "line": remark.line, "message": remark.message}
