"""A pack as the text of a file: a first sheet to write on, another pack carried on, questions picked out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from reflect_tui.domain.packs import AnswerKind, Pack, Question, Round
from reflect_tui.domain.text import one_line
from reflect_tui.exchange.details import KNOWN
from reflect_tui.exchange.identity import folded, question_id, slug
from reflect_tui.exchange.languages import HOW_TO_USE, OTHERS_FOUND, label

LONGEST_NAME: Final = 60
"""Characters of a file name, its ending included."""
LONGEST_TITLE: Final = 120
FROM_OTHERS: Final = "From other packs"
"""The round that picked questions stand in, where the pack has questions of its own."""

_HOW_TO_USE = (
    "Say here whom it is for, when to do it and how long it takes. With a group, agree first what stays in "
    "the room, and that anybody may pass.\n\n"
    "If someone may be at risk, act first; come back to the questions afterwards."
)
_OTHERS_FOUND = (
    "When people have used it, a story can stand here: blended from several, with nobody in it who could be "
    "known. What was the situation, what was not known, what happened, what did it teach?"
)
_LAST = Question("", "What question is missing?", hint="the one nobody asked", answer=AnswerKind.LINE)
_FIRST_QUESTIONS: Final = (
    Question(
        "",
        "What is still with you?",
        hint="put your own question here; good ones begin with what, how or when",
        round="What happened",
    ),
    Question(
        "",
        "What did you notice that you might not have put into words before now?",
        hint="a line like this one helps people begin; leave it out where the question is enough",
        round="What happened",
    ),
    Question("", "How sure are you of it?", answer=AnswerKind.HOW_SURE, round="What I make of it"),
    Question(
        "",
        "Who could you talk it over with?",
        answer=AnswerKind.LINE,
        keep_private=True,
        round="What I make of it",
    ),
    replace(_LAST, round="What I make of it"),
)


def tidy_title(title: str) -> str:
    """A title as it can stand in the first line of a file; empty when it has no letter and no figure."""
    plain = one_line(title, LONGEST_TITLE).strip("# ").strip()
    return plain if any(letter.isalnum() for letter in plain) else ""


def file_name(title: str, ending: str = ".md") -> str:
    """A name for the file of a pack: plain letters, never a path, a device of Windows, or over 60 long."""
    room = LONGEST_NAME - len(ending)
    stem = slug(title)
    if len(stem) > room:
        cut = stem[: room + 1].rpartition("-")[0]
        stem = cut if len(cut) > room // 2 else stem[:room]
    return stem.strip("-") + ending


def first_sheet(title: str) -> Pack:
    """A small pack that is whole as it stands, for its writer to change line by line."""
    details = (("For", "one person"), ("Time", "10 minutes"), ("Perspective", "any"), ("Language", "en-GB"))
    return Pack(
        slug(title),
        title,
        details=(*details, ("Version", "1"), ("Licence", "CC BY 4.0")),
        intro="A line or two for those who will answer: what this is for. You may skip anything.",
        questions=_FIRST_QUESTIONS,
        rounds=(Round("What happened", 4), Round("What I make of it", 6)),
        how_to_use=_HOW_TO_USE,
        others_found=_OTHERS_FOUND,
    )


def carried_on(title: str, old: Pack) -> Pack:
    """A pack made from another: its questions and parts, with where it came from under *Based on*.

    Under the same title it is the next version; under another it is a first version, and whoever wrote the
    old one is named among the sources.
    """
    is_next = slug(title) in {old.id, slug(old.title)}
    told = {key: value for key, value in reversed(old.details) if value}
    told.pop("Title", None)
    told["Version"] = _next_version(old.detail("Version")) if is_next else "1"
    told["Based on"] = origin(old)
    if not is_next:
        told.pop("Id", None)
        told["Sources"] = _with_author(told.get("Sources", ""), told.pop("Author", ""))
    return replace(
        old,
        id=old.id if is_next else slug(title),
        title=title,
        details=tuple(sorted(((key, value) for key, value in told.items() if value), key=_place_of_key)),
    )


def picked_out(title: str, picks: Sequence[tuple[Pack, Question]]) -> Pack:
    """A pack of questions from others, in the order they were picked; each wording once."""
    packs = {pack.id: pack for pack, _ in picks}
    details = [("For", "one person"), ("Version", "1"), ("Based on", "; ".join(map(origin, packs.values())))]
    for key in ("Language", "Licence"):
        said = {pack.detail(key) for pack in packs.values()}
        details += [(key, said.pop())] if len(said) == 1 and "" not in said else []
    asked = [replace(question, round="", id=question_id(question.text)) for _, question in picks]
    return Pack(
        slug(title),
        title,
        details=tuple(sorted(details, key=_place_of_key)),
        intro="A line or two for those who will answer: what this is for. You may skip anything.",
        questions=_each_once(asked),
        how_to_use=_HOW_TO_USE,
    )


def with_picked(pack: Pack, picks: Sequence[tuple[Pack, Question]]) -> Pack:
    """The pack with questions of others added in a last round; what it asks already is left out."""
    asked = [replace(question, round=FROM_OTHERS, id=question_id(question.text)) for _, question in picks]
    questions = _each_once([*pack.questions, *asked])
    if len(questions) == len(pack.questions):
        return pack
    origins = "; ".join(dict.fromkeys([pack.detail("Based on"), *(origin(other) for other, _ in picks)]))
    details = [(key, value) for key, value in pack.details if key != "Based on"]
    return replace(
        pack,
        details=tuple(sorted([*details, ("Based on", origins.strip("; "))], key=_place_of_key)),
        questions=questions,
        rounds=(*pack.rounds, Round(FROM_OTHERS)),
    )


def origin(pack: Pack) -> str:
    """`Small secrets, version 1`: a pack as *Based on* names it."""
    return f"{pack.title}, version {pack.detail('Version') or '1'}"


def render(pack: Pack) -> str:
    """The text of a file that reads back as this pack; it ends with a line end."""
    details = "\n".join(f"{key}: {value}" for key, value in pack.details if value)
    parts = [f"# {pack.title}", details, pack.intro, *_body(pack)]
    if pack.how_to_use:
        parts.append(f"## {label(pack.language, HOW_TO_USE)}\n\n{pack.how_to_use}")
    if pack.others_found:
        parts.append(f"## {label(pack.language, OTHERS_FOUND)}\n\n{pack.others_found}")
    return "\n\n".join(part.strip("\n") for part in parts if part) + "\n"


def _body(pack: Pack) -> Iterator[str]:
    by_round: dict[str, list[str]] = {}
    for number, question in enumerate(pack.questions, start=1):
        by_round.setdefault(question.round, []).append(_question(number, question))
    yield from by_round.pop("", [])
    for part in pack.rounds:
        lasting = (
            "" if part.minutes is None else f" ({part.minutes} minute{'' if part.minutes == 1 else 's'})"
        )
        yield f"## {part.name}{lasting}"
        yield part.text
        yield from by_round.pop(part.name, [])


def _question(number: int, question: Question) -> str:
    lines = [f"{number}. {question.text}"]
    lines += [f"Hint: {question.hint}"] if question.hint else []
    lines += [f"Answer: {question.answer_words()}"] if question.answer is not AnswerKind.LINES else []
    lines += ["Keep private"] if question.keep_private else []
    lines += ["Optional"] if question.optional else []
    if question.id and question.id != question_id(question.text):
        lines.append(f"Id: {question.id}")
    return ("\n" + " " * len(f"{number}. ")).join(lines)


def _each_once(questions: Iterable[Question]) -> tuple[Question, ...]:
    first: dict[str, Question] = {}
    for question in questions:
        first.setdefault(folded(question.text), question)
    return tuple(first.values())


def _next_version(version: str) -> str:
    plain = version.strip()
    whole, dot, part = plain.rpartition(".")
    if plain.isascii() and plain.isdigit():
        return str(int(plain[:9]) + 1)
    if dot and part.isascii() and part.isdigit():
        return f"{whole}.{int(part[:9]) + 1}"
    return f"{plain}, changed" if plain else "2"


def _with_author(sources: str, author: str) -> str:
    named = author and folded(author) not in folded(sources)
    return "; ".join(part for part in (sources.rstrip(" .;"), author if named else "") if part)


def _place_of_key(detail: tuple[str, str]) -> int:
    return KNOWN.index(detail[0]) if detail[0] in KNOWN else len(KNOWN)
