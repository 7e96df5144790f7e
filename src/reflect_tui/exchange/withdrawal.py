"""The request to delete a note: a small file for somebody who may have only Notepad.

It says which note by the note's own number, and nothing else: not whose, about what, or when. A request is
all it can be; nobody can be made to delete a copy.
"""

from __future__ import annotations

from reflect_tui.exchange.note import LANGUAGE
from reflect_tui.exchange.wrapping import wrap_markdown

SCHEMA = "withdraw/1"

_ASK = (
    "You were given a note with this number. It is in the first lines of the note, and again in the last.",
    "I have withdrawn it. Please delete the note with this number and any copies: the file, the message it "
    "came in, what you printed, and a reply that quotes it. If you passed it on, please pass this request on "
    "too.",
    "You need not answer, and you did nothing wrong by reading it. Thank you.",
)


def file_name(share_id: str) -> str:
    """What the file is called."""
    return f"withdraw-{share_id}.md"


def render_withdrawal(share_id: str) -> str:
    """The whole file; equal for every share but for its number.

    Args:
        share_id: the random id that the note carries.
    """
    which, please, thanks = (wrap_markdown(part) for part in _ASK)
    front = ["---", f"reflect: {SCHEMA}", f"note: {share_id}", f"lang: {LANGUAGE}", "---"]
    body = ["# Please delete a note", which, f"Note {share_id}", please, thanks]
    return "\n".join([*front, "", "\n\n".join(body), ""])
