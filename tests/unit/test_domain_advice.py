from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from reflect_tui.cli.advising import advice
from reflect_tui.domain.advice import LOOKED_AT, advice_in
from reflect_tui.domain.text import visible
from tests.counting import steps

CORPUS = Path(__file__).parents[1] / "corpus" / "advice"
LINES: list[dict[str, Any]] = [
    json.loads(line) for line in (CORPUS / "lines.jsonl").read_text("utf-8").splitlines()
]


def shares(half: str) -> tuple[float, float]:
    """Which share of the advice is caught, and which share of the rest is taken for advice."""
    seen: dict[bool, list[bool]] = {True: [], False: []}
    for line in LINES:
        if line["half"] == half:
            seen[line["advice"]].append(bool(advice_in(line["text"])))
    assert [len(each) for each in seen.values()] == [30, 30]
    return sum(seen[True]) / 30, sum(seen[False]) / 30


@pytest.mark.parametrize("half", ["tune", "held"])
def test_advice_in_disguise_is_caught_and_open_questions_are_left_alone(half: str) -> None:
    caught, false_alarms = shares(half)
    assert caught >= 0.95
    assert false_alarms <= 0.05


@pytest.mark.parametrize("is_advice", [True, False])
def test_the_halves_are_those_that_were_fixed_beforehand(is_advice: bool) -> None:
    ids = sorted(
        (line["id"] for line in LINES if line["advice"] is is_advice),
        key=lambda name: sha256(name.encode()).hexdigest(),
    )
    tune = {line["id"] for line in LINES if line["advice"] is is_advice and line["half"] == "tune"}
    assert set(ids[:30]) == tune


@pytest.mark.parametrize(
    ("text", "why", "instead"),
    [
        ("Have you tried yoga?", "“Have you tried” usually hands over an answer.", "What have you tried"),
        ("have u thought of ringing", "“Have you thought of” usually", "What have you tried"),
        ("Don’t you think he knew?", "“Don’t you think” asks for a nod.", "What do you make of it"),
        ("dont you think he knew", "“Don’t you think” asks for a nod.", "What do you make of it"),
        ("Do you think he knew?", "“Do you think” brings a view", "What do you think"),
        ("I'd wait, if I were you.", "“If I were you” puts you in their place", "weighing up"),
        ("In your place, I'd ring.", "“In your place” puts you in their place", "weighing up"),
        ("Shouldn't you ring?", "“Shouldn’t you” measures", "mattered most"),
        ("Why don't you ring?", "“Why don’t you” can sound like blame.", "What got in the way"),
        ("Why did you not ring?", "“Why did you not” can sound like blame.", "What got in the way"),
        ("WHY NOT RING HER", "“Why not” can sound like blame.", "What got in the way"),
        ("What about asking her?", "“What about asking” puts forward", "thought of doing"),
        ("How about a break?", "“How about a” puts forward", "thought of doing"),
        ("What if you simply left?", "“What if” carries an idea", "as you see it"),
        ("Could you not just ask?", "“Could you not just” puts forward", "What could you do"),
        ("Maybe you should rest.", "“You should” tells", "What would you like to do"),
        ("You need to rest.", "“You need to” tells", "What would you like to do"),
        ("I would have left.", "“I would have left” is your answer", "choose between"),
        ("Is it possible that you are cross?", "“Is it possible” puts forward", "explain it to yourself"),
        ("Are you sure?", "“Are you sure” can sound like doubt.", "How sure are you"),
        ("What stops you from just telling her?", "“What stops you from just telling” names", "weighing"),
        ("When are you going to tell your manager?", "“When are you going to” takes", "how would you know"),
        ("Who told you not to ask?", "“Who told you not to” can sound", "made sense"),
        ("Wouldn't it be kinder?", "“Wouldn’t it be” carries a suggestion.", "What would help"),
        ("I wonder whether you could ask.", "“I wonder whether” can be answered", "I wonder what"),
        ("Can I ask whether you slept?", "“Can I ask whether” can be answered", "I wonder what"),
        ("You told her, didn't you?", "“Didn’t you” at the end asks for a nod.", "How did it look"),
        ("So you left?", "It is a statement with a question mark.", "What, how or when"),
        ("Did you ring?", "It can be answered with yes or no.", "What, how or when would open it."),
        ("Was it late", "It can be answered with yes or no.", "What, how or when would open it."),
        ("Did Janet know?", "It can be answered with yes or no.", "What, how or when would open it."),
        ("Surely the GP knew?", "“Surely” leaves little room", "How does it look"),
        ("It might be worth asking.", "“It might be worth asking” carries", "What would help"),
        ("What you need is a rest.", "“What you need” hands over", "What do you need"),
        ("Next time, ring her first.", "“Ring her” tells", "What would you like to do"),
        ("If it happens again, ring the police.", "“Ring the” tells", "What would you like to do"),
    ],
)
def test_every_kind_says_why_and_what_instead(text: str, why: str, instead: str) -> None:
    (found,) = advice_in(text)
    assert found.sentence == text
    assert found.why.startswith(why)
    assert instead in found.instead


@pytest.mark.parametrize(
    "before",
    [
        *(
            "",
            "Just a thought: ",
            "Thanks for this. ",
            "Thanks for this, ",
            "Out of interest, ",
            "Hi Sam, ",
            "- ",
        ),
        *(
            "Sorry if this is obvious but ",
            "2. ",
            "So, ",
            "One thing – ",
            "I liked it. Only: ",
            "And ",
            "(",
            "* ",
        ),
    ],
)
@pytest.mark.parametrize("asked", ["have you tried singing", "did you ring her?", "Why didn’t you ring?"])
def test_what_is_said_first_hides_nothing(before: str, asked: str) -> None:
    (found,) = advice_in(before + asked)
    assert found.sentence.endswith(asked)


@pytest.mark.parametrize(
    "text",
    [
        "What would you notice if it were better?",
        "How did you know? And what then?",
        "When did it change",
        "When he came back, what did you see?",
        "Who else was there?",
        "Where did you stand?",
        "In which part of the day is it worst?",
        "Tell me about the stairs.",
        "What made you decide?",
        "I'm curious what it was like.",
        "I wonder how she saw it.",
        "Could you say a little more about the ward?",
        "Can you tell me what you saw?",
        "May I ask how long you waited?",
        "How sure are you?",
        "How about you?",
        "And your manager?",
        "I noticed that you said sorry twice.",
        "You write that you should have rung, and then that you could not.",
        "What told you that you should wait?",
        "You said “have you tried yoga” and I laughed.",
        '"Did you ring?" was all she asked.',
        "You must have been exhausted.",
        "I would have been frightened too.",
        "In your shoes I would have felt lost.",
        "I don't know if I could.",
        "He came in, put the keys down and sat.",
        "The daughter cried and was the last to go.",
        "So did I.",
        "Take care, and thank you.",
        "Would love to hear more",
        "> Have you tried yoga?",
        "",
        " \n\n ",
        "?",
        "…",
    ],
)
def test_open_questions_and_observations_are_left_alone(text: str) -> None:
    assert advice_in(text) == ()


def test_of_several_sentences_those_are_named_that_sound_like_advice() -> None:
    text = "What helped? Have you told Dr. Osei about it?\n\n- did you sleep\n- what then\n> Was it you?\n"
    text += "You need\nto rest."
    assert [found.sentence for found in advice_in(text)] == [
        "Have you told Dr. Osei about it?",
        "did you sleep",
        "You need\nto rest.",
    ]


@pytest.mark.parametrize(
    "text", ["did you\x1b[2J go", "\ud800did you go", "did\u200b you go", "did you\r\ngo"]
)
def test_what_a_terminal_may_not_see_is_not_in_the_sentence(text: str) -> None:
    (found,) = advice_in(text)
    assert found.sentence in visible(text)
    assert visible(found.sentence) == found.sentence


WORDS = st.sampled_from(
    [
        *(
            "have you",
            "tried",
            "did",
            "why don't you",
            "what if",
            "how",
            "i'd",
            "should",
            "never",
            "and",
            "Dr.",
        ),
        *'“”"’>-.?…,:;\n(\ud800 ',
    ]
)


@given(st.one_of(st.text(st.characters()), st.lists(WORDS).map(" ".join), st.lists(WORDS).map("".join)))
def test_any_text_can_be_read_and_sentences_are_pieces_of_it(text: str) -> None:
    shown = visible(text)
    at = 0
    for found in advice_in(text):
        at = shown.index(found.sentence, at) + len(found.sentence)
        assert found.sentence == found.sentence.strip() != ""
        assert found.why.endswith(".")
        assert "{" not in found.why or "{" in text
        assert found.instead


@pytest.mark.parametrize(
    "piece",
    ["Have you tried it? ", "a. ", "well, ", "A\n", "\n", '"“‘', ".", "the and ", "\ud800", "you i'd have "],
)
def test_twice_as_long_is_twice_the_work(piece: str) -> None:
    once = steps(lambda: advice_in(piece * 2_000))
    twice = steps(lambda: advice_in(piece * 4_000))
    assert twice <= 2 * once + 200


@pytest.mark.parametrize("piece", ["a", ".", "\n", "what ", '"', "“", "i, ", "mr. ", " ", "just i wonder "])
def test_a_megabyte_is_read(piece: str) -> None:
    assert advice_in(piece * (1_000_000 // len(piece))) in ((), advice_in(piece * LOOKED_AT))


def run(words: Sequence[str], stdin: str | bytes = "") -> tuple[int, str, str]:
    result = CliRunner().invoke(advice, list(words), input=stdin, standalone_mode=False)
    assert result.exception is None
    return result.return_value, result.stdout, result.stderr


def test_the_command_prints_a_line_for_each_sentence() -> None:
    line = "Did you ring? — It can be answered with yes or no. — What, how or when would open it.\n"
    assert run(["Did", "you", "ring?", "What then?"]) == (0, line, "")
    assert run(["-"], "Did you\nring?".replace("\n", " ")) == (0, line, "")
    assert run([], "Did you\nring?") == (0, line, "")
    assert run(["What then?"]) == (1, "", "Nothing that sounds like advice.\n")


def test_the_command_answers_in_json() -> None:
    code, out, _ = run(["--json", "Did you ring?"])
    assert (code, [sorted(each) for each in json.loads(out)]) == (0, [["instead", "sentence", "why"]])
    assert run(["--json", "What then?"])[:2] == (1, "[]\n")


def test_json_lines_are_answered_line_by_line_and_broken_ones_are_told() -> None:
    lines = b'{"id": 1, "text": "Did you? Was it?"}\n\n{"id": "b", "text": "How?"}\n'
    whole = [
        {"id": 1, "advice": True, "why": "It can be answered with yes or no."},
        {"id": "b", "advice": False, "why": ""},
    ]
    code, out, err = run(["--jsonl"], lines)
    assert (code, [json.loads(line) for line in out.splitlines()], err) == (0, whole, "")
    code, out, err = run(["--jsonl"], b"{\n" + lines + b'{"id": 3}\n\xff\n')
    assert (code, [json.loads(line) for line in out.splitlines()]) == (2, whole)
    assert [line.split(" ")[1] for line in err.splitlines() if line.startswith("Line")] == ["1", "5", "6"]
