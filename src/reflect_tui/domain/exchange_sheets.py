"""Sheets for answering a note, and for what was learnt from talking something through."""

from __future__ import annotations

from collections.abc import Sequence

from reflect_tui.domain.entries import EntryKind
from reflect_tui.domain.exchanging import Asked, Wish
from reflect_tui.domain.sheets import Prompt, Sheet

REPLYING = ":reply"
"""Stands for a pack in the draft of a reply; no pack can have this id."""
LEARNING = ":learnt"
"""The same in the draft of what was learnt."""
LEARNT = "learnt"
_AS_A_WHOLE = {
    Wish.QUESTIONS: ("What would you ask?", "up to three questions that open something; what, how, when"),
    Wish.NOTICED: ("What did you notice?", "in the words, and between them; questions are welcome too"),
    Wish.IDEAS: ("What comes to you?", "questions, what you noticed, and ideas if you have any"),
    Wish.HEARD: ("Is there anything you would like to say?", "nothing has to be; a line is welcome"),
}


def reply_key(number: int) -> str:
    """The key of the answer to a question; 0 is the note as a whole."""
    return f"reply:{number}"


def reply_sheet(asked: Sequence[Asked], wish: Wish) -> Sheet:
    """What is asked of somebody who answers a note: its own questions, then what the wish leaves room for."""
    prompts = [
        Prompt(reply_key(each.number), each.question) for each in asked if each.number and each.question
    ]
    question, hint = _AS_A_WHOLE[wish]
    prompts.append(Prompt(reply_key(0), question, hint))
    return Sheet(EntryKind.REFLECTION, "Reply", tuple(prompts), pack_id=REPLYING)


def learnt_sheet() -> Sheet:
    """What closes an exchange."""
    asked = Prompt(
        LEARNT,
        "What did you learn from talking it through?",
        "it stands beside the entry, and counts as peer reflection in a CPD record",
    )
    return Sheet(EntryKind.REFLECTION, "Talked through", (asked,), pack_id=LEARNING)
