"""What the pack reader says: what was found, where, what to do, and an example where it helps.

One function a message, numbered as in the list that facilitators and tests rely on. Everything that is
quoted from a file is cut short and made fit for a terminal here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from reflect_tui.domain.packs import MAX_BYTES, MAX_QUESTION_CHARACTERS, MAX_QUESTIONS, Remark
from reflect_tui.domain.text import one_line
from reflect_tui.exchange.decode import NotText

PROBLEMS: Final = frozenset({1, 2, 3, 5, 6, 8, 9, 10, 11, 12, 24})
"""The numbers that stop a pack from being added; the others are notes."""

_AS_TEXT = "choose *File → Save As → Plain Text*, or paste it into Notepad."
_NOT_TEXT = {
    NotText.WORD: f"This file looks like a Word document. In Word {_AS_TEXT}",
    NotText.ZIP: "This file looks like a zip folder, or a document of an office program. "
    f"Open it and {_AS_TEXT}",
    NotText.RTF: f"This file looks like a rich-text document (RTF). Open it in WordPad or Word, {_AS_TEXT}",
    NotText.PDF: "This file looks like a PDF. Copy the words out of it and paste them into Notepad.",
    NotText.HTML: "This file looks like a web page. Copy the words out of it and paste them into Notepad.",
    NotText.BINARY: "This file does not look like text; it may be a picture. Is it the right file?",
}


def no_title(name: str) -> Remark:
    """1: the file called `name` has no title."""
    return Remark(
        1,
        f"`{one_line(name, 60) or 'This file'}` has no title. Start the first line with a hash and a space, "
        "like this: `# Small secrets`",
    )


def no_questions() -> Remark:
    """2: there is not one question."""
    return Remark(
        2,
        "I found no questions. Start each question on its own line with a number, "
        "like this: `1. What is still with you?`",
    )


def no_words(line: int) -> Remark:
    """3: a question is a number and nothing else."""
    return Remark(3, f"Line {line}: this question has no words after the number.", line)


def unknown_key(line: int, key: str, suggestion: str = "") -> Remark:
    """4: a detail, or a line under a question, that the reader does not know."""
    meant = f' Did you mean "{suggestion}"?' if suggestion else ""
    known = f'Line {line}: I don\'t know "{one_line(key, 40)}".'
    return Remark(4, f"{known}{meant} I have carried on without it.", line)


def no_time(line: int, value: str) -> Remark:
    """5: the Time detail does not say how long."""
    return Remark(
        5,
        f'Line {line}: "Time: {one_line(value, 40)}" — I need a number and minutes or hours, '
        "like `Time: 5 minutes`.",
        line,
    )


def unknown_answer(line: int, value: str) -> Remark:
    """6: an Answer line that is none of the kinds."""
    return Remark(
        6,
        f'Line {line}: "Answer: {one_line(value, 40)}" isn\'t an answer I know. You can use: a few lines, '
        "one line, how sure, date, look again, or choices like `yes / not yet / no`.",
        line,
    )


def out_of_order(line: int, numbers: Sequence[int], *, joined: bool = False) -> Remark:
    """7: the numbers jump; `numbers` are the last few, the one on `line` at the end.

    `joined` says that the line was taken as the rest of the one above.
    """
    run = ", ".join(str(number) for number in numbers)
    taken = " I have taken it as the rest of the line above." if joined else ""
    return Remark(7, f"Line {line}: the numbers go {run}. {_really_new(line)}{taken}", line)


def bullet_among_numbers(line: int) -> Remark:
    """7, for a bullet right under an unfinished numbered question."""
    return Remark(7, f"Line {line} starts with a dash among numbered questions. {_really_new(line)}", line)


def _really_new(line: int) -> str:
    return f"Is line {line} really a new question, or did a long line get broken in two?"


def asked_twice(lines: Sequence[int]) -> Remark:
    """8: questions on these lines have the same wording."""
    return Remark(
        8,
        f"Lines {in_words(lines)} ask the same thing in the same words. People's answers would be mixed up.",
        lines[0],
    )


def same_id(lines: Sequence[int], name: str) -> Remark:
    """8, for different questions with one `Id:`."""
    return Remark(
        8,
        f'Lines {in_words(lines)} have the same "Id: {one_line(name, 40)}". '
        "People's answers would be mixed up. Give each its own, or leave the Id out.",
        lines[0],
    )


def too_few_choices(line: int) -> Remark:
    """9: choices, but fewer than two."""
    return Remark(9, f'Line {line}: choices need at least two, separated by " / ".', line)


def not_text(kind: NotText) -> Remark:
    """10 for a file that is no text, 12 for one with nothing in it."""
    if kind is NotText.EMPTY:
        found = "The file is empty (0 characters)."
    elif kind is NotText.BLANK:
        found = "The file is empty (no words, only spaces and line ends)."
    else:
        return Remark(10, _NOT_TEXT[kind])
    return Remark(12, f"{found} It may not have finished copying from the stick.")


def too_big(size: int) -> Remark:
    """11: `size`, in bytes, is over the cap for one file."""
    return Remark(
        11,
        f"This file is {_in_megabytes(size)}; a pack should be under {MAX_BYTES // 1024} KB. "
        "Is it the right file?",
    )


def _in_megabytes(size: int) -> str:
    if size < 1024 * 1024:
        return f"{-(-size // 1024)} KB"
    return f"{size / (1024 * 1024):.1f} MB"


def guessed_characters(line: int) -> Remark:
    """13: the encoding had to be guessed; `line` is the first place."""
    return Remark(
        13,
        f"I couldn't read some characters (line {line}). I've guessed; "
        "please check the £ and the apostrophes.",
        line,
    )


def hidden_characters(lines: Sequence[int]) -> Remark:
    """14: control, escape or bidi characters were taken out of these lines."""
    verb = "contains" if len(lines) == 1 else "contain"
    return Remark(
        14,
        f"Line{'' if len(lines) == 1 else 's'} {in_words(lines)} {verb} characters that can hide or "
        "disguise text. I have removed them.",
        lines[0],
    )


def forwarded(every_line: bool) -> Remark:
    """15: the `>` of a forwarded e-mail was taken off."""
    found = "Every line begins" if every_line else "Most lines begin"
    return Remark(15, f'{found} with ">". It looks like a forwarded e-mail; I\'ve taken those off.')


def no_how_to_use() -> Remark:
    """16: the part for the facilitator is missing."""
    return Remark(
        16,
        'There is no "How to use it" part. People may not know how long to take or how to share.',
    )


def sounds_like_blame(line: int, opening: str, instead: str) -> Remark:
    """17: an opening that can put people on the defensive, with another that opens."""
    return Remark(17, f'Line {line}: "{opening}…" can sound like blame. Perhaps "{instead}…"?', line)


def two_at_once(line: int) -> Remark:
    """18: one sentence asks two things."""
    return Remark(18, f"Line {line} asks two things at once. Most people will answer only one.", line)


def rounds_and_time(rounds: int, time: int) -> Remark:
    """19: the minutes of the rounds, and those of the Time detail, differ."""
    return Remark(19, f'Rounds add up to {rounds} minutes, but "Time" says {time}.')


def what_changed(title: str, old: str, new: str, *, added: int, reworded: int, gone: int) -> str:
    """20: a pack of this title is here already; `old` and `new` are versions and may be empty."""
    counts = [f"{added} new question{'' if added == 1 else 's'}" if added else ""]
    counts += [f"{reworded} reworded" if reworded else "", f"{gone} gone" if gone else ""]
    changes = ", ".join(count for count in counts if count) or "the questions are the same"
    mine = f", version {one_line(old, 20)}" if old.strip() else ""
    theirs = f"This is version {one_line(new, 20)}" if new.strip() else "This is another copy"
    return f'You already have "{one_line(title, 60)}"{mine}. {theirs}: {changes}. Keep both / replace / stop?'


def looks_like_a_name(line: int) -> Remark:
    """21: a case names somebody, as it seems."""
    return Remark(
        21,
        f"Line {line}: this case mentions what looks like a full name. Please check before you hand it out.",
        line,
    )


def cannot_open(path: str) -> str:
    """22: the file could not be read from where it is."""
    return f"I can't open `{one_line(path, 200)}`: the stick may have been taken out. Nothing was changed."


def all_good(questions: int, rounds: int, minutes: int | None, *, preview: bool = True) -> str:
    """23: nothing is wrong. `preview` adds the key that shows the pack as others will see it."""
    asked = f"{questions} question{'' if questions == 1 else 's'}"
    within = f" in {rounds} round{'' if rounds == 1 else 's'}" if rounds else ""
    lasting = f", about {minutes} minute{'' if minutes == 1 else 's'}" if minutes else ""
    look = " Press P to see it as others will." if preview else ""
    return f"All good: {asked}{within}{lasting}.{look}"


def too_many_questions(line: int, count: int) -> Remark:
    """24: more questions than a pack may hold; `line` is the first one too many."""
    return Remark(
        24,
        f"Line {line}: this pack has {count} questions; {MAX_QUESTIONS} is the most. "
        "Perhaps make two packs of it.",
        line,
    )


def too_long_question(line: int, length: int) -> Remark:
    """24: a question, or its hint, of `length` characters."""
    return Remark(
        24,
        f"Line {line}: this question has {length:,} characters; {MAX_QUESTION_CHARACTERS:,} is the most. "
        "Is a blank line missing after it?",
        line,
    )


def in_words(lines: Iterable[int]) -> str:
    """`12`, `12 and 27`, `12, 27 and 40`; after the fifth only how many more."""
    numbers = [str(line) for line in lines]
    if len(numbers) > 6:
        numbers = [*numbers[:5], f"{len(numbers) - 5} more"]
    return " and ".join(part for part in (", ".join(numbers[:-1]), numbers[-1]) if part)
