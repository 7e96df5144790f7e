from __future__ import annotations

from pathlib import Path

import pytest

from reflect_tui.exchange.lines import lay_out
from reflect_tui.exchange.pack_advice import asks_two_things, loaded_opening
from reflect_tui.exchange.pack_names import lines_with_a_name
from reflect_tui.exchange.packs import read_pack

OPEN_QUESTIONS = (
    (Path(__file__).parents[1] / "corpus" / "packs" / "open_questions.txt").read_text("utf-8").splitlines()
)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Why didn't you ring?", "Why didn't you"),
        ("Why didn’t they ask?", "Why didn't they"),
        ("You knew them. Why did you not ring?", "Why did you not"),
        ("If so, why don't we stop?", "Why don't we"),
        ("Why haven't you written it down?", "Why haven't you"),
        ("Why couldn't anyone say so?", "Why couldn't anyone"),
        ("Why do you always wait?", "Why do you always"),
        ("Why on earth was it left?", "Why on earth"),
        ("Don't you think it was late?", "Don't you think"),
        ("What were you thinking?", "What were you thinking"),
        ("Who was to blame?", "Who was to blame"),
        ("Whose fault was it?", "Whose fault"),
        ("Who failed to ring?", "Who failed"),
        ("Isn't it obvious?", "Isn't it obvious"),
        ("Shouldn't you have asked?", "Shouldn't you"),
        ("Have you tried ringing first?", "Have you tried"),
        ("Surely somebody knew?", "Surely"),
    ],
)
def test_an_opening_that_can_sound_like_blame_is_seen(question: str, words: str) -> None:
    loaded = loaded_opening(question)
    assert loaded is not None
    assert loaded[0] == words
    assert loaded[1]


@pytest.mark.parametrize(
    "question",
    [
        "What went wrong and why did nobody speak up?",
        "How did you feel and what did you do?",
        "What happened and what did you learn?",
        "Who was there and what happened?",
        "What did you expect and how sure were you?",
        "Did you feel heard and did you say so?",
        "So what did you do and who was told?",
    ],
)
def test_two_questions_in_one_breath_are_seen(question: str) -> None:
    assert asks_two_things(question)


@pytest.mark.parametrize("question", OPEN_QUESTIONS)
def test_an_open_question_is_left_alone(question: str) -> None:
    assert loaded_opening(question) is None
    assert not asks_two_things(question)


@pytest.mark.parametrize(
    "question",
    [
        "What gave you energy this week? What took it?",
        "What happened, wanted and unwanted?",
        "What tells you what went well and what went badly?",
        "What did you and your colleague agree?",
        "How do you decide who is in and who is out?",
        "Which rules and habits helped?",
        "Have you told them? What would you say?",
        "What have you tried, and what did that show you?",
        "What were you thinking about when it began?",
        "Why didn't it rain?",
    ],
)
def test_a_question_that_comes_near_is_left_alone(question: str) -> None:
    assert loaded_opening(question) is None
    assert not asks_two_things(question)


def test_there_are_enough_open_questions_to_mean_something() -> None:
    assert len(OPEN_QUESTIONS) > 300
    assert len(set(OPEN_QUESTIONS)) == len(OPEN_QUESTIONS)


def names_in(text: str) -> tuple[int, ...]:
    return lines_with_a_name(lay_out(text).lines)


@pytest.mark.parametrize(
    "text",
    [
        "A nurse rang Margaret Thompson on the Monday.",
        "Fatima Begum opened the door.",
        "Yesterday Sarah Jones came back.",
        "It was Dr Okonkwo who asked.",
        "Mrs Okafor waited.",
        "They met J. Whitfield twice.",
        "She wrote to Siân Llewellyn-Jones.",
        "He saw Conor O'Brien there.",
        "He saw Conor O’Brien there.",
        "**The situation**: Ahmed Hassan had waited.",
        "“Priya Shah was here,” she said.",
        "They spoke to Fiona McDonald.",
        "On Monday Ruth Adler rang.",
        "She went with Margaret\nThompson on the bus.",
    ],
)
def test_what_looks_like_a_full_name_is_seen(text: str) -> None:
    assert names_in(text) == (1,)


@pytest.mark.parametrize(
    "text",
    [
        "A nurse rang on the Monday Morning Call list.",
        "She left on Good Friday, or on Easter Monday.",
        "It went to the County Council and then to Citizens Advice.",
        "The Mental Capacity Act says so.",
        "They read about Learning from Excellence and the Most Significant Change stories.",
        "Person A and Person B met Team C.",
        "Mrs A spoke to Mr B.",
        "She claimed Universal Credit in Newcastle upon Tyne.",
        "He sent an e-mail to the NHS Trust.",
        "The DWP and HCPC agreed.",
        "### Margaret Thompson",
        "She said. Then Nobody came.",
        "In March Everyone Went Home Together Again To The Big House.",
        "It was near St Mary's Church, in North Yorkshire.",
        "mailto:Jane.Smith@example.org",
        "They used Microsoft Teams.",
        "",
    ],
)
def test_what_is_no_name_is_left_alone(text: str) -> None:
    assert names_in(text) == ()


def test_a_name_is_told_once_and_where_it_begins() -> None:
    text = "One.\n\nShe rang Ruth Adler.\nRuth Adler rang back.\n\nLater Omar\nSharif came.\n"
    assert names_in(text) == (3, 6)


def test_names_are_looked_for_in_the_cases_only() -> None:
    text = "# T\n\nAuthor: Ruth Adler\n\nFor Ruth Adler.\n\n1. What would Ruth Adler say?\n"
    text += "\n## How to use it\nAsk Ruth Adler.\n"
    assert read_pack(text.encode(), "t.md").notes == ()


@pytest.mark.parametrize(
    ("rounds", "time", "total"),
    [
        ((45, 30), "1 hour", 75),
        ((10, 10), "30 minutes", 20),
        ((10, None), "5 minutes", 10),
    ],
)
def test_rounds_that_do_not_add_up_are_told(rounds: tuple[int | None, ...], time: str, total: int) -> None:
    [note] = read_pack(timed(rounds, time).encode(), "t.md").notes
    assert note.number == 19
    assert note.message.startswith(f"Rounds add up to {total} minutes")


@pytest.mark.parametrize(
    ("rounds", "time"),
    [((30, 30), "1 hour"), ((10, None), "30 minutes"), ((None, None), "30 minutes"), ((30, 30), "")],
)
def test_rounds_that_add_up_or_cannot_be_added_are_left_alone(
    rounds: tuple[int | None, ...], time: str
) -> None:
    assert read_pack(timed(rounds, time).encode(), "t.md").notes == ()


def timed(rounds: tuple[int | None, ...], time: str) -> str:
    body = "".join(
        f"## Round {number}{f' ({lasting} minutes)' if lasting else ''}\n\n{number}. What about {number}?\n\n"
        for number, lasting in enumerate(rounds, start=1)
    )
    return f"# T\n\nTime: {time}\n\n{body}## How to use it\nOnce.\n"


@pytest.mark.parametrize(
    ("numbers", "odd"),
    [
        ([1, 2, 3], []),
        ([1, 1, 1], []),
        ([1, 2, 1, 2], []),
        ([4, 5, 6], []),
        ([2, 2, 3], []),
        ([1, 2, 4, 5], [4]),
        ([1, 2, 1990, 3], [1990]),
        ([5, 3], [3]),
        ([1, 3, 5], [3, 5]),
    ],
)
def test_numbers_may_start_again_but_not_jump(numbers: list[int], odd: list[int]) -> None:
    lines = "".join(f"{number}. What about {place}?\n" for place, number in enumerate(numbers))
    reading = read_pack(f"# T\n{lines}\n## How to use it\nOnce.\n".encode(), "t.md")
    assert [numbers[(note.line or 0) - 2] for note in reading.notes] == odd
    assert {note.number for note in reading.notes} <= {7}
