from __future__ import annotations

import json

from reflect_tui.domain.packs import Pack, PackReading, Remark
from reflect_tui.exchange.handout import handout, to_json
from reflect_tui.exchange.packs import read_pack

FILE = """\
# After a hard visit

For: one person
Time: 5 minutes
Version: 2
Mood: calm
Author: the Tuesday network

A short pause.

1. Before anything: how are you?

## What happened (1 minute)

2. What is still with you?
   Hint: leave out names
   Answer: one line
3. How close did it feel?
   Answer: 1 to 10, far, near

## What I make of it

4. Is there anyone who needs to know?
   Hint: *anyone* at all
   Answer: yes / not yet / no
   Keep private

## How to use it
Once.

## What others found
### A door
A story.
"""

ON_PAPER = """\
# After a hard visit

For: one person · Time: 5 minutes

A short pause.

1. Before anything: how are you?

## What happened (1 minute)

2. What is still with you?

   *leave out names*

   Answer: one line

3. How close did it feel?

   Answer: 1 (far) to 10 (near)

## What I make of it

4. Is there anyone who needs to know?

   *anyone* at all

   Answer: yes / not yet / no

   Your answer stays with you.

## How to use it

Once.

## What others found

### A door
A story.

Author: the Tuesday network · Version: 2
"""


def reading_of(text: str) -> PackReading:
    return read_pack(text.encode(), "visit.md")


def test_a_pack_on_paper() -> None:
    assert handout(reading_of(FILE).pack) == ON_PAPER


def test_an_empty_pack_on_paper_is_a_heading() -> None:
    assert handout(Pack("pack", "")) == "# A pack without a title\n"


def test_questions_are_numbered_through_whatever_the_file_says() -> None:
    pack = reading_of("# T\n\n## R\n\n" + "".join(f"- What about {n}?\n" for n in range(1, 12))).pack
    paper = handout(pack)
    assert "\n\n9. What about 9?\n\n10. What about 10?\n\n11. What about 11?\n" in paper


def test_two_rounds_of_one_name_keep_their_questions_once() -> None:
    paper = handout(reading_of("# T\n\n## R\n1. One?\n\n## R\n2. Two?\n").pack)
    assert paper.count("One?") == paper.count("Two?") == 1


def test_every_answer_that_is_not_plain_lines_is_explained() -> None:
    answers = ["a few lines", "how sure", "date", "look again"]
    text = "# T\n\n" + "".join(f"{n}. What?\n   Answer: {a}\n" for n, a in enumerate(answers, start=1))
    paper = handout(reading_of(text).pack)
    assert paper.count("Answer:") == 3
    assert "Answer: a date on which to look again" in paper


def test_what_pack_check_prints_has_the_agreed_shape() -> None:
    assert to_json(reading_of(FILE)) == {
        "title": "After a hard visit",
        "questions": [
            question("Before anything: how are you?"),
            question("What is still with you?", "leave out names", "one line", "What happened"),
            question("How close did it feel?", "", "1 to 10, far, near", "What happened"),
            question(
                "Is there anyone who needs to know?",
                "*anyone* at all",
                "yes / not yet / no",
                "What I make of it",
                keep_private=True,
            ),
        ],
        "rounds": [{"name": "What happened", "minutes": 1}, {"name": "What I make of it", "minutes": None}],
        "details": {
            "For": "one person",
            "Time": "5 minutes",
            "Version": "2",
            "Mood": "calm",
            "Author": "the Tuesday network",
        },
        "problems": [],
        "notes": [
            {
                "number": 4,
                "line": 6,
                "message": 'Line 6: I don\'t know "Mood". I have carried on without it.',
            }
        ],
    }


def question(
    text: str,
    hint: str = "",
    answer: str = "a few lines",
    round_name: str = "",
    *,
    keep_private: bool = False,
) -> dict[str, object]:
    return {"text": text, "hint": hint, "answer": answer, "round": round_name, "keep_private": keep_private}


def test_a_remark_without_a_line_has_none_in_json() -> None:
    printed = to_json(PackReading(Pack("p", "T"), problems=(Remark(2, "I found no questions."),)))
    assert json.loads(json.dumps(printed))["problems"] == [
        {"number": 2, "line": None, "message": "I found no questions."}
    ]


def test_of_a_detail_given_twice_the_first_counts() -> None:
    printed = to_json(reading_of("# T\n\nTime: 5 minutes\nTime: 6 minutes\n\n1. What?\n"))
    assert printed["details"] == {"Time": "5 minutes"}
