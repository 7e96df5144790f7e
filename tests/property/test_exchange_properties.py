"""What holds for the reader whatever it is given."""

from __future__ import annotations

import json
import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from reflect_tui.domain.packs import AnswerKind, Pack, Question, Round
from reflect_tui.domain.text import has_hidden
from reflect_tui.exchange.decode import decode
from reflect_tui.exchange.handout import handout, to_json
from reflect_tui.exchange.identity import folded, question_id, slug
from reflect_tui.exchange.pack_changes import compare
from reflect_tui.exchange.packs import all_good, read_pack, read_text
from reflect_tui.exchange.times import minutes

PIECES = [
    "# ",
    "## ",
    "### ",
    "1. ",
    "2) ",
    "1990. ",
    "- ",
    "• ",
    "> ",
    "---",
    "===",
    "```",
    "Hint: ",
    "Answer: ",
    "yes / no",
    "1 to 10, a, b",
    "Keep private",
    "Optional",
    "Id: ",
    "Time: ",
    "5 minutes",
    "(5 minutes)",
    "Tiem: ",
    "How to use it",
    "What others found",
    "What is still with you",
    "Why didn't you",
    "and what did you do?",
    "Margaret Thompson",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    "   ",
    "\u00a0",
    "\x00",
    "\x1b]52;c;x\x07",
    "\u202e",
    "[@click=app.quit]x[/]",
    "[/",
    "\ufeff",
    "£",
    "x" * 60,
]
PACK_LIKE = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=60).map("".join)
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])


@given(st.binary(max_size=600))
@example(b"\xff\xfe\x00")
@example(b"\xfe\xff\xd8\x00")
@example(b"\x00\x00\xfe\xff\x00")
def test_any_bytes_are_read_without_raising(data: bytes) -> None:
    decoded = decode(data)
    assert not has_hidden(decoded.text)
    assert bool(decoded.refusal) is (decoded.text.strip() == "")
    reading = read_pack(data, "x.md")
    assert json.loads(json.dumps(to_json(reading)))["title"] == reading.pack.title
    handout(reading.pack)
    all_good(reading)


@settings(max_examples=300)
@given(PACK_LIKE, ENCODINGS)
def test_anything_like_a_pack_is_read_without_raising(text: str, encoding: str) -> None:
    reading = read_pack(text.encode(encoding, "replace"), "x.md")
    lines = [remark.line or 0 for remark in reading.problems]
    assert lines == sorted(lines)
    assert all(not has_hidden(remark.message) for remark in reading.problems + reading.notes)
    assert all(question.text and question.id for question in reading.pack.questions)
    count = len(re.split("\r\n|[\n\r\x85\u2028\u2029]", text))
    assert all(0 < question.line <= count for question in reading.pack.questions)


@settings(max_examples=300)
@given(PACK_LIKE)
def test_reading_what_was_read_gives_the_same_pack(text: str) -> None:
    first = read_pack(text.encode(errors="replace"), "x.md")
    if not first.source:
        return
    again = read_pack(first.source.encode(), "x.md")
    assert again.pack == first.pack == read_text(first.source, "x.md").pack
    assert again.source == first.source
    assert again.problems == first.problems
    repairs = {13, 14, 15}
    assert [n for n in again.notes if n.number not in repairs] == [
        n for n in first.notes if n.number not in repairs
    ]


@given(st.binary(max_size=300))
def test_decoding_what_was_decoded_changes_nothing(data: bytes) -> None:
    decoded = decode(data)
    if decoded.refusal is None:
        again = decode(decoded.text.encode())
        assert (again.text, again.hidden_lines) == (decoded.text, ())


WORD = st.text(
    st.sampled_from("abcdefghijklmnopqrstuvwxyzéöŵ’'“”£[]/@=(){}$*_#<>\\|"), min_size=1, max_size=9
)
SENTENCE = st.lists(WORD, min_size=1, max_size=14).map(lambda words: "what " + " ".join(words))
QUESTIONS = st.lists(
    st.builds(
        Question,
        id=st.just(""),
        text=SENTENCE.map(lambda words: words + "?"),
        hint=st.just("") | SENTENCE,
        answer=st.sampled_from([AnswerKind.LINES, AnswerKind.LINE, AnswerKind.HOW_SURE, AnswerKind.DATE]),
        keep_private=st.booleans(),
        optional=st.booleans(),
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda question: folded(question.text),
)


def as_file(questions: list[Question], indent: str) -> str:
    """The format as its card describes it."""
    lines = ["# The title", "", "For: one person", "", "The introduction.", "", "## Round (5 minutes)", ""]
    for number, question in enumerate(questions, start=1):
        lines.append(f"{number}. {question.text}")
        lines += [f"{indent}Hint: {question.hint}"] if question.hint else []
        lines.append(f"{indent}Answer: {question.answer_words()}")
        lines += [f"{indent}Keep private"] if question.keep_private else []
        lines += [f"{indent}Optional", ""] if question.optional else [""]
    return "\n".join([*lines, "## How to use it", "", "Once.", ""])


@settings(max_examples=200)
@given(QUESTIONS, st.sampled_from(["", "   ", "\t"]))
def test_a_pack_written_by_the_card_is_read_as_it_was_written(questions: list[Question], indent: str) -> None:
    pack = read_pack(as_file(questions, indent).encode(), "x.md").pack
    assert (pack.title, pack.intro, pack.how_to_use) == ("The title", "The introduction.", "Once.")
    assert pack.rounds == (Round("Round", 5, 7),)
    kept = [(q.text, q.hint, q.answer, q.keep_private, q.optional) for q in pack.questions]
    assert kept == [(q.text, q.hint, q.answer, q.keep_private, q.optional) for q in questions]
    assert [q.id for q in pack.questions] == [question_id(q.text) for q in questions]


@given(QUESTIONS, QUESTIONS)
def test_a_comparison_accounts_for_every_question_once(old: list[Question], new: list[Question]) -> None:
    def pack(questions: list[Question]) -> Pack:
        return read_pack(as_file(questions, "   ").encode(), "x.md").pack

    before, after = pack(old), pack(new)
    change = compare(before, after)
    kept = {question.id for question in before.questions} & {question.id for question in after.questions}
    gone = [question.id for question in change.gone] + [was.id for was, _ in change.reworded]
    came = [question.id for question in change.new] + [now.id for _, now in change.reworded]
    assert sorted([*gone, *kept]) == sorted(question.id for question in before.questions)
    assert sorted([*came, *kept]) == sorted(question.id for question in after.questions)
    assert compare(before, before).is_nothing


@given(st.text(max_size=120))
def test_a_name_is_never_a_path(title: str) -> None:
    name = slug(title)
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", name)
    assert len(name) <= 60
    assert not re.fullmatch(r"con|prn|aux|nul|(?:com|lpt)\d", name)


@given(st.text(max_size=60))
def test_any_text_is_a_length_of_time_or_none(text: str) -> None:
    found = minutes(text)
    assert found is None or found > 0


@given(st.integers(1, 23), st.integers(0, 59))
def test_hours_and_minutes_are_added_up_however_they_are_written(hours: int, rest: int) -> None:
    for text in (f"{hours} hours {rest} minutes", f"{hours}h{rest:02}", f"{hours} hrs and {rest} min"):
        assert minutes(text) == hours * 60 + rest
