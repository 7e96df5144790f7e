"""The reply as a file: the note with the answers under its lines, as somebody with Notepad would send it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reflect_tui.domain.text import one_line
from reflect_tui.exchange.asked import ANSWER_LINE, before_mine, places
from reflect_tui.exchange.replies import peel
from reflect_tui.exchange.wrapping import wrap_markdown

_HEADING = re.compile(r"^#{1,6} +", re.MULTILINE)


def render_reply(note: str, answers: Mapping[int, str], reply_id: str) -> str:
    """The whole file.

    Args:
        note: the note as it came; what its writer would answer does not go back.
        answers: checked texts by the number of their question; 0 for the note as a whole.
        reply_id: the random number of this reply.
    """
    text = before_mine(peel(note))
    parts: list[str] = []
    at = 0
    for place in places(text):
        line = text.index(ANSWER_LINE, place.start) + len(ANSWER_LINE)
        answer = answers.get(place.asked.number, "").strip()
        parts.append(text[at:line] + (f"\n\n{wrap_markdown(answer)}" if answer else ""))
        at = line
    body = "".join(parts) + text[at:]
    if body.startswith("---\n"):
        first, _, rest = body.removeprefix("---\n").partition("\n---\n")
        lines = [line for line in first.split("\n") if line and not line.startswith("reflect:")]
        return "\n".join(["---", "reflect: reply/1", *lines, f"reply: {reply_id}", "---", ""]) + rest
    front = ["---", "reflect: reply/1", f"reply: {reply_id}", "---", "", ""]
    return "\n".join(front) + body


def has_place(note: str) -> bool:
    """Whether a note has a place where an answer goes."""
    return bool(places(peel(note)))


def words_before(note: str) -> str:
    """What a note says before it asks, to be read: without the first lines and the marks of headings."""
    text = peel(note)
    if text.startswith("---\n"):
        text = text.partition("\n---\n")[2]
    asked = places(text)
    body = text[: asked[0].start] if asked else text.rpartition("\n---\n")[0] or text
    for heading in ("## Questions for you", "## What I would like back"):
        body = body.removesuffix("\n").rstrip().removesuffix(heading)
    return _HEADING.sub("", body).strip()


def wish_in(note: str) -> str:
    """What the writer would like back, as the first lines of a note say it; empty where they do not."""
    for line in peel(note)[:2_000].split("\n"):
        if line.strip().casefold().startswith("would-like:"):
            return one_line(line.partition(":")[2], 60)
    return ""
