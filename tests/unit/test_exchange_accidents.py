"""The accidents of a hand-written file, each done to one clean pack, which must come back whole."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reflect_tui.domain.packs import AnswerKind, Pack, PackReading, Scale
from reflect_tui.exchange.packs import read_pack

CLEAN = (Path(__file__).parents[1] / "corpus" / "packs" / "clean.md").read_text("utf-8")


def as_bytes(change: Callable[[str], str]) -> Callable[[], bytes]:
    return lambda: change(CLEAN).encode()


def wrapped_at(width: int, text: str) -> str:
    wrapped: list[str] = []
    for line in text.split("\n"):
        wrapped += textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) or [""]
    return "\n".join(wrapped)


def quoted(text: str, mark: str = "> ") -> str:
    return "\n".join(f"{mark}{line}".rstrip() for line in text.split("\n"))


def in_questions(pattern: str, new: str) -> Callable[[], bytes]:
    """The pattern replaced in the title, the rounds and their questions, and nowhere else."""
    asking, special, rest = CLEAN.partition("## How to use it")
    return lambda: (re.sub(pattern, new, asking) + special + rest).encode()


ACCIDENTS: dict[str, Callable[[], bytes]] = {
    "nothing": as_bytes(str),
    "byte-order mark": lambda: CLEAN.encode("utf-8-sig"),
    "UTF-16 from Notepad": lambda: CLEAN.encode("utf-16"),
    "UTF-16 the other way round": lambda: b"\xfe\xff" + CLEAN.encode("utf-16-be"),
    "UTF-16 without its mark": lambda: CLEAN.encode("utf-16-le"),
    "Windows-1252": lambda: CLEAN.encode("windows-1252"),
    "Windows line ends": as_bytes(lambda text: text.replace("\n", "\r\n")),
    "old Macintosh line ends": as_bytes(lambda text: text.replace("\n", "\r")),
    "mail wrap at 60": as_bytes(lambda text: wrapped_at(60, text)),
    "mail wrap at 72": as_bytes(lambda text: wrapped_at(72, text)),
    "mail wrap at 78": as_bytes(lambda text: wrapped_at(78, text)),
    "lost indents": as_bytes(lambda text: re.sub(r"(?m)^ +", "", text)),
    "tabbed indents": as_bytes(lambda text: re.sub(r"(?m)^ +", "\t", text)),
    "indented as a whole": as_bytes(lambda text: textwrap.indent(text, "    ")),
    "bullets for numbers": in_questions(r"(?m)^(?:\d+\.|-) ", "•\t"),
    "brackets for stops": in_questions(r"(?m)^(\d+)\.", r"\1)"),
    "forwarded": as_bytes(quoted),
    "forwarded three times": as_bytes(lambda text: quoted(quoted(quoted(text), ">"), "> ")),
    "forwarded and wrapped": as_bytes(lambda text: quoted(wrapped_at(60, text))),
    "hard spaces": as_bytes(lambda text: text.replace(" ", "\u00a0")),
    "straight quotes": as_bytes(lambda text: text.replace("“", '"').replace("”", '"')),
    "doubled line ends": as_bytes(lambda text: text.replace("\n", "\n\n")),
    "doubled line ends and wrap": as_bytes(lambda text: wrapped_at(60, text).replace("\n", "\n\n")),
    "trailing spaces": as_bytes(lambda text: re.sub(r"(?m)$", "   ", text)),
    "trailing tabs": as_bytes(lambda text: re.sub(r"(?m)$", "\t", text)),
    "blank lines at the top": as_bytes(lambda text: "\n\n\n" + text),
    "a covering note above": as_bytes(lambda text: "Hi both,\nhere is the pack: see you then.\n\n" + text),
    "closed headings": in_questions(r"(?m)^(#+) (.*)$", r"\1 \2 \1"),
    "underlined headings": as_bytes(
        lambda text: (
            re.sub(r"(?m)^## (.*)$", r"\1\n-----", text)
            .replace("# The call", "The call", 1)
            .replace("missed\n", "missed\n=====\n", 1)
        )
    ),
    "all its numbers one": in_questions(r"(?m)^\d+\.", "1."),
    "a code block round it": as_bytes(lambda text: f"```markdown\n{text.rstrip()}\n"),
    "details between fences": as_bytes(
        lambda text: text.replace("For: a", "---\nFor: a", 1).replace("ourselves\n", "ourselves\n---\n", 1)
    ),
    "capitals and no capitals": as_bytes(
        lambda text: text.replace("Hint:", "HINT:").replace("Answer:", "answer:").replace("Keep p", "keep P")
    ),
}
"""The seventeen of the format comparison, and some more of the same sort."""


def same_words(text: str) -> str:
    return " ".join(text.replace("“", '"').replace("”", '"').split())


def facts(pack: Pack) -> list[object]:
    """What a person would call the same pack: white space and the shape of quotes apart."""
    questions = [
        (
            same_words(q.text),
            same_words(q.hint),
            q.answer,
            q.choices,
            q.scale,
            q.round,
            q.keep_private,
            q.optional,
        )
        for q in pack.questions
    ]
    details = [(key, same_words(value)) for key, value in pack.details]
    texts = [same_words(text) for text in (pack.title, pack.intro, pack.how_to_use, pack.others_found)]
    return [pack.id, texts, details, questions, [(part.name, part.minutes) for part in pack.rounds]]


def read(data: bytes) -> PackReading:
    return read_pack(data, "calls.md")


def test_the_clean_pack_is_read_as_it_was_meant() -> None:
    reading = read(CLEAN.encode())
    pack = reading.pack
    assert (reading.problems, reading.notes) == ((), ())
    assert pack.title == "The call we nearly missed"
    assert pack.id == "the-call-we-nearly-missed"
    assert pack.detail("version") == "1.10"
    assert pack.detail("licence") == "No"
    assert [(part.name, part.minutes) for part in pack.rounds] == [
        ("What happened", 15),
        ("What we make of it", 20),
        ("What we take with us", 40),
    ]
    assert [question.answer for question in pack.questions] == [
        AnswerKind.LINES,
        AnswerKind.LINES,
        AnswerKind.LINE,
        AnswerKind.CHOICE,
        AnswerKind.HOW_SURE,
        AnswerKind.SCALE,
        AnswerKind.LINES,
        AnswerKind.LOOK_AGAIN,
    ]
    assert pack.questions[3].choices[-1] == "I would rather talk it over with somebody first"
    assert pack.questions[3].id == "who_needs_to_know"
    assert pack.questions[5].scale == Scale(
        1, 10, "we had all day", "another minute would have been too late"
    )
    assert [question.keep_private for question in pack.questions].count(True) == 1
    assert [question.optional for question in pack.questions].count(True) == 1
    assert pack.questions[2].text.startswith("What did you mean by room #4")
    assert pack.questions[1].text.startswith('"I don\'t know" —')
    assert pack.intro.startswith("A pause for two")
    assert pack.intro.endswith("nobody collects it.")
    assert "2. Leave the hard one till last." in pack.how_to_use
    assert pack.others_found.startswith("### The second ring")


@pytest.mark.parametrize("accident", ACCIDENTS)
def test_an_accident_leaves_the_pack_whole(accident: str) -> None:
    damaged = ACCIDENTS[accident]()
    assert accident == "nothing" or damaged != CLEAN.encode()
    reading = read(damaged)
    assert facts(reading.pack) == facts(read(CLEAN.encode()).pack)
    assert reading.problems == ()


@pytest.mark.parametrize("accident", ACCIDENTS)
def test_an_accident_leaves_the_ids_of_the_questions_alone(accident: str) -> None:
    before = [question.id for question in read(CLEAN.encode()).pack.questions]
    assert [question.id for question in read(ACCIDENTS[accident]()).pack.questions] == before


def test_only_the_accidents_worth_a_word_are_remarked_on() -> None:
    told = {name: [note.number for note in read(make()).notes] for name, make in ACCIDENTS.items()}
    assert {name: numbers for name, numbers in told.items() if numbers} == {
        "Windows-1252": [13],
        "forwarded": [15],
        "forwarded three times": [15],
        "forwarded and wrapped": [15],
    }


def test_the_guessed_line_is_the_first_that_needed_it() -> None:
    reading = read(CLEAN.encode("windows-1252"))
    first = next(n for n, line in enumerate(CLEAN.split("\n"), start=1) if not line.isascii())
    assert [note.line for note in reading.notes] == [first]


def test_lines_are_those_of_the_file_as_its_writer_sees_it() -> None:
    expected = [question.line for question in read(CLEAN.encode()).pack.questions]
    for accident in ("forwarded", "Windows line ends", "UTF-16 from Notepad", "tabbed indents"):
        assert [q.line for q in read(ACCIDENTS[accident]()).pack.questions] == expected
    doubled = read(ACCIDENTS["doubled line ends"]())
    assert [question.line for question in doubled.pack.questions] == [2 * line - 1 for line in expected]


SEVENTEEN: dict[str, Callable[[], bytes]] = {
    "byte-order mark": ACCIDENTS["byte-order mark"],
    "UTF-16": ACCIDENTS["UTF-16 from Notepad"],
    "Windows-1252 with curly quotes": ACCIDENTS["Windows-1252"],
    "CRLF": ACCIDENTS["Windows line ends"],
    "e-mail wrap at 60": ACCIDENTS["mail wrap at 60"],
    "lost indents": ACCIDENTS["lost indents"],
    "tabbed indents": ACCIDENTS["tabbed indents"],
    "bullets turned to •": ACCIDENTS["bullets for numbers"],
    "> quoting": ACCIDENTS["forwarded"],
    "hard spaces": ACCIDENTS["hard spaces"],
    "doubled blank lines": ACCIDENTS["doubled line ends"],
    "trailing spaces": ACCIDENTS["trailing spaces"],
    "quotes inside a value": as_bytes(lambda text: text.replace("Schön;", 'Schön, "at work";')),
    "a hash inside a value": as_bytes(lambda text: text.replace("Schön;", "Schön # his second book;")),
    "a value that begins with a quote": as_bytes(lambda text: text.replace("Sources: D", 'Sources: "D')),
    "a value that is No": as_bytes(lambda text: text.replace("Version: 1.10", "Version: No")),
    "a value that ends in nought": as_bytes(lambda text: text.replace("Licence: No", "Licence: 1.10")),
}
"""Those of the format comparison by which the reader is judged."""
MEANT = {
    "quotes inside a value": ("Sources", 'Driscoll; Schön, "at work"; what we learnt ourselves'),
    "a hash inside a value": ("Sources", "Driscoll; Schön # his second book; what we learnt ourselves"),
    "a value that begins with a quote": ("Sources", '"Driscoll; Schön; what we learnt ourselves'),
    "a value that is No": ("Version", "No"),
    "a value that ends in nought": ("Licence", "1.10"),
}


def test_of_the_seventeen_accidents_all_are_right_and_none_is_silently_wrong() -> None:
    right: list[str] = []
    silent: list[str] = []
    refused: list[str] = []
    for name, make in SEVENTEEN.items():
        meant = read(CLEAN.encode()).pack
        if name in MEANT:
            key, value = MEANT[name]
            details = tuple((k, value if k == key else v) for k, v in meant.details)
            meant = replace(meant, details=details)
        reading = read(make())
        if reading.problems:
            refused.append(name)
        else:
            (right if facts(reading.pack) == facts(meant) else silent).append(name)
    assert (len(right), silent, refused) == (17, [], [])
