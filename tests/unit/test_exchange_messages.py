"""The messages a facilitator reads, word for word: each from a pack that is broken in that way."""

from __future__ import annotations

import pytest

from reflect_tui.domain.packs import MAX_BYTES, PackReading
from reflect_tui.exchange import pack_messages as say
from reflect_tui.exchange.pack_changes import what_changed
from reflect_tui.exchange.packs import all_good, read_pack, refuse_size

USE = "\n## How to use it\nAlone.\n"
LONG = "y" * 2_001

TABLE: dict[str, tuple[bytes, int, str]] = {
    "a title without its hash": (
        b"Small secrets\n\n1. What is still with you?\n",
        1,
        "`secrets.md` has no title. Start the first line with a hash and a space, like this: "
        "`# Small secrets`",
    ),
    "questions without numbers": (
        b"# Small secrets\n\nWhat is still with you?\n",
        2,
        "I found no questions. Start each question on its own line with a number, like this: "
        "`1. What is still with you?`",
    ),
    "a number alone": (
        b"# T\n\n1. What?\n\n2.\n",
        3,
        "Line 5: this question has no words after the number.",
    ),
    "a slip of the key": (
        b"# T\n\nFor: me\nTiem: 5 minutes\n\n1. What?\n",
        4,
        'Line 4: I don\'t know "Tiem". Did you mean "Time"? I have carried on without it.',
    ),
    "a time in no numbers": (
        b"# T\n\nFor: me\nTime: five-ish\n\n1. What?\n",
        5,
        'Line 4: "Time: five-ish" — I need a number and minutes or hours, like `Time: 5 minutes`.',
    ),
    "an answer nobody knows": (
        b"# T\n\n1. What?\n   Answer: confidance\n",
        6,
        'Line 4: "Answer: confidance" isn\'t an answer I know. You can use: a few lines, one line, how sure, '
        "date, look again, or choices like `yes / not yet / no`.",
    ),
    "a line that begins with a year": (
        b"# T\n\n4. Before?\n5. What of it?\n1990. And then?\n",
        7,
        "Line 5: the numbers go 4, 5, 1990. Is line 5 really a new question, or did a long line get broken "
        "in two?",
    ),
    "the same twice": (
        b"# T\n\n1. What is still with you?\n2. And?\n3. what is still  with you\n",
        8,
        "Lines 3 and 5 ask the same thing in the same words. People's answers would be mixed up.",
    ),
    "one choice": (
        b"# T\n\n1. What?\n   Answer: yes /\n",
        9,
        'Line 4: choices need at least two, separated by " / ".',
    ),
    "a Word document": (
        b"PK\x03\x04\x14\x00word/document.xml",
        10,
        "This file looks like a Word document. In Word choose *File → Save As → Plain Text*, or paste it "
        "into Notepad.",
    ),
    "a file that is too big": (
        b"# T\n" + b" " * 3_355_440,
        11,
        "This file is 3.2 MB; a pack should be under 256 KB. Is it the right file?",
    ),
    "nothing at all": (
        b"",
        12,
        "The file is empty (0 characters). It may not have finished copying from the stick.",
    ),
    "letters from an old Windows": (
        b"# T\n\n1. What cost \xa320?\n",
        13,
        "I couldn't read some characters (line 3). I've guessed; please check the £ and the apostrophes.",
    ),
    "a word that runs backwards": (
        "# T\n\n1. What of \u202ethis?\n".encode(),
        14,
        "Line 3 contains characters that can hide or disguise text. I have removed them.",
    ),
    "a forwarded e-mail": (
        b"> # T\n>\n> 1. What?\n",
        15,
        'Every line begins with ">". It looks like a forwarded e-mail; I\'ve taken those off.',
    ),
    "no part for the facilitator": (
        b"# T\n\n1. What?\n",
        16,
        'There is no "How to use it" part. People may not know how long to take or how to share.',
    ),
    "blame": (
        b"# T\n\n1. Why didn't you ring?\n",
        17,
        'Line 3: "Why didn\'t you…" can sound like blame. Perhaps "What got in the way of…"?',
    ),
    "two in one": (
        b"# T\n\n1. What happened and how did you feel?\n",
        18,
        "Line 3 asks two things at once. Most people will answer only one.",
    ),
    "rounds that take longer": (
        b"# T\n\nTime: 60 minutes\n\n## A (45 minutes)\n1. What?\n## B (30 minutes)\n2. And?\n",
        19,
        'Rounds add up to 75 minutes, but "Time" says 60.',
    ),
    "a name in a case": (
        b"# T\n\n1. What?\n\n## What others found\n\nOn Monday we met Samira Okafor there.\n",
        21,
        "Line 7: this case mentions what looks like a full name. Please check before you hand it out.",
    ),
    "too many questions": (
        b"# T\n\n" + b"".join(b"%d. What of %d?\n" % (n, n) for n in range(1, 202)),
        24,
        "Line 203: this pack has 201 questions; 200 is the most. Perhaps make two packs of it.",
    ),
    "a question without an end": (
        f"# T\n\n1. {LONG}\n".encode(),
        24,
        "Line 3: this question has 2,001 characters; 2,000 is the most. Is a blank line missing after it?",
    ),
}
STOPPING = {1, 2, 3, 5, 6, 8, 9, 10, 11, 12, 24}


def remarks(reading: PackReading) -> dict[int, str]:
    return {remark.number: remark.message for remark in reading.problems + reading.notes}


@pytest.mark.parametrize("name", TABLE)
def test_a_broken_pack_gets_its_message_word_for_word(name: str) -> None:
    data, number, message = TABLE[name]
    reading = read_pack(data, "secrets.md")
    assert remarks(reading)[number] == message
    # Nothing else is wrong with it, but that there may be nothing for the facilitator.
    assert set(remarks(reading)) - {16} == {number} - {16}
    assert {remark.number for remark in reading.problems} == {number} & STOPPING


def test_every_message_has_its_row() -> None:
    """20, 22 and 23 are not about the words of a file; they have tests of their own below."""
    assert {number for _, number, _ in TABLE.values()} == set(range(1, 25)) - {20, 22, 23}
    assert len(TABLE) >= 12
    assert say.PROBLEMS == STOPPING


def test_all_the_broken_things_of_one_file_are_told_in_one_pass() -> None:
    text = (
        "Time: five-ish\nTiem: 5\n\n1. What?\n   Answer: confidance\n2.\n3. what\n   Answer: yes /\n"
        "9. Why didn't you ring \u202enow?\n"
    )
    reading = read_pack(text.encode(), "secrets.md")
    assert [remark.number for remark in reading.problems] == [1, 5, 8, 6, 3, 9]
    assert {remark.number for remark in reading.notes} == {4, 7, 14, 16, 17}
    lines = [remark.line or 0 for remark in reading.problems]
    assert lines == sorted(lines)


def test_a_pack_with_far_too_many_questions_is_told_how_many() -> None:
    asked = "".join(f"{n}. What of {n}?\n" for n in range(1, 5_001))
    reading = read_pack(f"# T\n\n{asked}".encode(), "t.md")
    assert remarks(reading) == {
        24: "Line 203: this pack has 5000 questions; 200 is the most. Perhaps make two packs of it."
    }


def test_a_size_is_told_without_reading_the_file() -> None:
    assert [remark.number for remark in refuse_size(3 * 1024**3).problems] == [11]
    assert refuse_size(3 * 1024**3).problems[0].message.startswith("This file is 3072.0 MB;")
    assert refuse_size(MAX_BYTES + 1).problems[0].message.startswith("This file is 257 KB;")


def test_a_new_version_is_told_word_for_word() -> None:
    asked = ["What is still with you?", "What did you leave out?", "Who needs to know?", "What now?"]
    old = "# Small secrets\n\nVersion: 1\n\n" + "".join(f"{n}. {q}\n" for n, q in enumerate(asked, start=1))
    asked = [
        asked[0],
        "What did you leave out of it?",
        "What now?",
        "Where were you unsure?",
        "And the hour?",
    ]
    new = "# Small secrets\n\nVersion: 2\n\n" + "".join(f"{n}. {q}\n" for n, q in enumerate(asked, start=1))
    told = what_changed(read_pack(old.encode(), "a").pack, read_pack(new.encode(), "b").pack)
    assert told == (
        'You already have "Small secrets", version 1. This is version 2: 2 new questions, 1 reworded, 1 '
        "gone. Keep both / replace / stop?"
    )


def test_a_pack_that_is_all_good_is_told_word_for_word() -> None:
    rounds = "".join(
        f"## {name} (20 minutes)\n\n" + "".join(f"{n}. What of {name} {n}?\n" for n in (1, 2, 3)) + "\n"
        for name in ("One", "Two", "Three")
    )
    reading = read_pack(f"# T\n\nTime: 60 minutes\n\n{rounds}{USE}".encode(), "t.md")
    assert (reading.problems, reading.notes) == ((), ())
    assert all_good(reading) == (
        "All good: 9 questions in 3 rounds, about 60 minutes. Press P to see it as others will."
    )
    assert all_good(reading, preview=False) == "All good: 9 questions in 3 rounds, about 60 minutes."
