"""The pack format, rule by rule."""

from __future__ import annotations

import pytest

from reflect_tui.domain.packs import (
    MAX_BYTES,
    MAX_QUESTION_CHARACTERS,
    MAX_QUESTIONS,
    AnswerKind,
    Pack,
    PackReading,
    Round,
)
from reflect_tui.exchange.packs import all_good, read_pack, read_text, refuse_size

EXAMPLE = """\
# After a hard visit

For: one person
Time: 5 minutes
Perspective: delivery
Scale: one person
Version: 2
Author: North East learning network
Licence: CC BY 4.0
Sources: Driscoll; Schön
Based on: After a visit, version 1

A short pause after a visit that stays with you. You may skip anything.

## What happened (2 minutes)

1. What is still with you?
   Hint: leave out names and places.
2. Which part is yours to learn from, and which part isn't yours to carry?

## What I make of it (3 minutes)

3. How sure were you at the time?
   Answer: how sure
4. Is there anyone who needs to know something before tomorrow?
   Answer: yes / not yet / no
   Keep private

## How to use it
Best the same day. Five minutes, then stop.

## What others found
### A door left on the latch
A blended story from several workers …
"""


def read(text: str) -> PackReading:
    return read_pack(text.encode(), "pack.md")


def pack_of(text: str) -> Pack:
    return read(text).pack


def texts(text: str) -> list[str]:
    return [question.text for question in pack_of(text).questions]


def numbers(reading: PackReading) -> list[int]:
    return sorted(remark.number for remark in reading.problems + reading.notes)


def test_the_example_of_the_format_is_read_whole() -> None:
    reading = read(EXAMPLE)
    pack = reading.pack
    assert (reading.problems, reading.notes) == ((), ())
    assert (pack.title, pack.id) == ("After a hard visit", "after-a-hard-visit")
    assert [key for key, _ in pack.details] == [
        "For",
        "Time",
        "Perspective",
        "Scale",
        "Version",
        "Author",
        "Licence",
        "Sources",
        "Based on",
    ]
    assert pack.intro == "A short pause after a visit that stays with you. You may skip anything."
    assert pack.rounds == (Round("What happened", 2, 15), Round("What I make of it", 3, 21))
    assert [question.round for question in pack.questions] == ["What happened"] * 2 + [
        "What I make of it"
    ] * 2
    assert [question.line for question in pack.questions] == [17, 19, 23, 25]
    assert pack.questions[0].hint == "leave out names and places."
    assert pack.questions[2].answer is AnswerKind.HOW_SURE
    assert pack.questions[3].choices == ("yes", "not yet", "no")
    assert pack.questions[3].keep_private
    assert pack.how_to_use == "Best the same day. Five minutes, then stop."
    assert pack.others_found == "### A door left on the latch\nA blended story from several workers …"
    assert reading.source == EXAMPLE


def test_a_title_and_a_question_are_enough() -> None:
    reading = read("# T\n1. What?")
    assert reading.problems == ()
    assert [question.text for question in reading.pack.questions] == ["What?"]
    assert reading.pack.questions[0].round == ""


def test_the_first_hash_line_is_the_title_and_what_stands_above_is_a_covering_note() -> None:
    pack = pack_of("Hi all,\nhere it is.\n\n# T\n\nHello.\n\n1. What?\n")
    assert (pack.title, pack.intro) == ("T", "Hello.")


def test_a_question_above_the_title_is_still_asked() -> None:
    assert texts("1. What?\n\n# T\n\n2. And then?\n") == ["What?", "And then?"]


def test_a_fence_above_the_title_holds_details() -> None:
    pack = pack_of("---\nTime: 5 minutes\ntags: [a]\n---\n# T\n\n1. What?\n")
    assert pack.title == "T"
    assert pack.details == (("Time", "5 minutes"), ("tags", "[a]"))


def test_a_fence_may_hold_the_title() -> None:
    reading = read("---\ntitle: After a visit\n---\n\n1. What?\n")
    assert reading.pack.title == "After a visit"
    assert reading.problems == ()


def test_details_are_seen_under_a_title_that_lost_its_hash() -> None:
    assert pack_of("Small secrets\n\nTime: 5 minutes\n\n1. What?\n").details == (("Time", "5 minutes"),)


def test_a_later_hash_line_is_a_round() -> None:
    pack = pack_of("# T\n# One (5 minutes)\n1. What?\n# Two\n2. And then?\n")
    assert pack.rounds == (Round("One", 5, 2), Round("Two", None, 4))
    assert [question.round for question in pack.questions] == ["One", "Two"]


@pytest.mark.parametrize(
    ("heading", "name", "lasting"),
    [
        ("## What happened (2 minutes)", "What happened", 2),
        ("## What happened (2 min)", "What happened", 2),
        ("## What happened (1 hour)", "What happened", 60),
        ("## What happened (1.5 hours)", "What happened", 90),
        ("## What happened [10 minutes]", "What happened", 10),
        ("## What happened (2 minutes):", "What happened", 2),
        ("## What happened (2 minutes) ##", "What happened", 2),
        ("##What happened", "What happened", None),
        ("## Whose chair? (all perspectives)", "Whose chair? (all perspectives)", None),
        ("## In C# (5 minutes)", "In C#", 5),
        ("## (5 minutes)", "5 minutes", 5),
        ("   ## What happened", "What happened", None),
    ],
)
def test_a_round_may_say_how_long_it_takes(heading: str, name: str, lasting: int | None) -> None:
    assert pack_of(f"# T\n\n{heading}\n\n1. What?\n").rounds == (Round(name, lasting, 3),)


def test_a_round_without_questions_is_a_round_too() -> None:
    pack = pack_of("# T\n\n## Arrive (5 minutes)\n\nSay hello.\n\n## Ask\n\n1. What?\n")
    assert [part.name for part in pack.rounds] == ["Arrive", "Ask"]
    assert pack.intro == ""
    assert len(pack.questions) == 1


def test_a_heading_without_words_is_no_round() -> None:
    assert pack_of("# T\n\n##\n\n1. What?\n").rounds == ()


def test_a_deeper_heading_is_a_round_only_where_there_is_no_other() -> None:
    assert [part.name for part in pack_of("# T\n\n### One\n1. What?\n\n## How to use it\nx").rounds] == [
        "One"
    ]
    assert [part.name for part in pack_of("# T\n\n## One\n### Alone\n1. What?\n").rounds] == ["One"]


@pytest.mark.parametrize(
    "name",
    [
        "How to use it",
        "how to use this pack:",
        "Notes for facilitators",
        "Facilitators’ notes",
        "Facilitator notes (10 minutes)",
        "**How to use it**",
    ],
)
@pytest.mark.parametrize("hashes", ["#", "##", "###"])
def test_the_part_for_the_facilitator_has_several_names(name: str, hashes: str) -> None:
    pack = pack_of(f"# T\n\n1. What?\n\n{hashes} {name}\n\nOne.\n\n1. Two.\n- Three.\n")
    assert pack.how_to_use == "One.\n\n1. Two.\n- Three."
    assert len(pack.questions) == 1
    assert pack.rounds == ()


@pytest.mark.parametrize(
    "name", ["What others found", "WHAT OTHERS FOUND", "Cases", "Case studies", "Case study"]
)
def test_the_cases_have_several_names(name: str) -> None:
    pack = pack_of(f"# T\n\n1. What?\n\n## {name}\n\n### One\nA story.\n\n## After\n\n2. And then?\n")
    assert pack.others_found == "### One\nA story."
    assert [question.round for question in pack.questions] == ["", "After"]


def test_a_special_part_that_comes_twice_is_one() -> None:
    pack = pack_of(
        "# T\n\n1. What?\n\n## How to use it\nOne.\n\n## Cases\nA story.\n\n## Facilitator notes\nTwo.\n"
    )
    assert pack.how_to_use == "One.\n\nTwo."
    assert pack.others_found == "A story."


def test_underlined_headings_are_headings() -> None:
    pack = pack_of(
        "The title\n=========\n\nHello.\n\nThe round (5 minutes)\n----\n\n1. What?\n\n"
        "Cases\n-----\nA story.\n"
    )
    assert (pack.title, pack.intro, pack.others_found) == ("The title", "Hello.", "A story.")
    assert pack.rounds == (Round("The round", 5, 6),)


def test_dashes_under_a_sentence_are_no_underline() -> None:
    assert pack_of("# T\n\nYou may skip anything.\n---\n\n1. What?\n").rounds == ()


def test_a_wrapped_title_and_heading_are_joined() -> None:
    text = (
        "# What we learnt from the spring in which nobody could\nfind the key\n\n"
        "## What happened before any of us had been told about\nthe key (5 minutes)\n\n"
        "1. What do you remember about the afternoon on which the\nkey was found?\n"
    )
    pack = pack_of(text)
    assert pack.title == "What we learnt from the spring in which nobody could find the key"
    assert pack.rounds == (Round("What happened before any of us had been told about the key", 5, 4),)


def test_markup_and_commands_are_words() -> None:
    text = "[@click=app.quit]x[/] {{ 7*7 }} $(ls) <b>x</b> ![i](http://e/x.png) [/"
    pack = pack_of(
        f"# {text}\n\nFor: {text}\n\n{text}\n\n## {text}\n\n1. {text}\n   Hint: {text}\n\n## Cases\n{text}"
    )
    assert pack.title == pack.intro == pack.others_found == text
    assert pack.rounds[0].name == text
    assert (pack.questions[0].text, pack.questions[0].hint) == (text, text)
    assert pack.detail("For") == text


def test_a_file_over_the_cap_is_not_looked_at() -> None:
    reading = read_pack(b"#" * (MAX_BYTES + 1), "pack.md")
    assert numbers(reading) == [11]
    assert reading.problems[0].message.startswith("This file is 257 KB; a pack should be under 256 KB.")
    assert reading == refuse_size(MAX_BYTES + 1)


def test_the_size_of_a_big_file_is_told_in_megabytes() -> None:
    assert refuse_size(3_355_443).problems[0].message == (
        "This file is 3.2 MB; a pack should be under 256 KB. Is it the right file?"
    )


def test_a_file_as_big_as_the_cap_is_read() -> None:
    start = b"# T\n\n1. What?\n\n## How to use it\n"
    data = start + b"x" * (MAX_BYTES - len(start))
    assert read_pack(data, "pack.md").problems == ()


def test_two_hundred_questions_are_allowed() -> None:
    many = "".join(f"{n}. What about {n}?\n" for n in range(1, MAX_QUESTIONS + 1))
    assert read(f"# T\n{many}").problems == ()
    over = read(f"# T\n{many}{MAX_QUESTIONS + 1}. One more?\n")
    assert [(problem.number, problem.line) for problem in over.problems] == [(24, MAX_QUESTIONS + 2)]


@pytest.mark.parametrize("mark", ["", "What?\n   Hint: "])
def test_two_thousand_characters_are_allowed(mark: str) -> None:
    assert read(f"# T\n1. {mark}{'x' * MAX_QUESTION_CHARACTERS}\n").problems == ()
    over = read(f"# T\n1. {mark}{'x' * (MAX_QUESTION_CHARACTERS + 1)}\n")
    assert [(problem.number, problem.line) for problem in over.problems] == [(24, 2)]


def test_a_refused_file_has_nothing_in_it() -> None:
    reading = read_pack(b"PK\x03\x04", "pack.docx")
    assert reading.pack == Pack("pack", "")
    assert reading.source == ""


def test_remarks_are_in_the_order_of_the_file() -> None:
    reading = read("1. Why didn't you?\n9.\n12. What?\n   Answer: perhaps\n")
    assert [(p.number, p.line) for p in reading.problems] == [(1, None), (3, 2), (6, 4)]
    assert [(n.number, n.line) for n in reading.notes] == [(16, None), (17, 1), (7, 2), (7, 3)]


def test_the_source_reads_as_the_same_pack_however_big_it_has_grown() -> None:
    data = b"# T\n\n1. What?\n\n## How to use it\n" + b"\xe9\n" * (MAX_BYTES // 2 - 40)
    reading = read_pack(data, "pack.md")
    assert len(reading.source.encode()) > MAX_BYTES
    assert read_text(reading.source, "pack.md").pack == reading.pack


def test_an_empty_source_has_no_title_and_no_questions() -> None:
    assert numbers(read_text("", "pack.md")) == [1, 2, 16]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (EXAMPLE, "All good: 4 questions in 2 rounds, about 5 minutes. Press P to see it as others will."),
        ("# T\n1. What?", "All good: 1 question. Press P to see it as others will."),
        (
            "# T\n## One (1 minute)\n1. What?",
            "All good: 1 question in 1 round, about 1 minute. Press P to see it as others will.",
        ),
    ],
)
def test_a_good_pack_is_summed_up(text: str, sentence: str) -> None:
    assert all_good(read(text)) == sentence
    assert all_good(read(text), preview=False) == sentence.removesuffix(" Press P to see it as others will.")
