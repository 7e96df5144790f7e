"""The two files of an agreement: its text, and the line that says that the other side agrees to that text."""

from __future__ import annotations

import hashlib
import re

from reflect_tui.domain.agreements import NOT_SIGNED
from reflect_tui.domain.ids import is_share_id
from reflect_tui.exchange.note import LANGUAGE
from reflect_tui.exchange.replies import peel
from reflect_tui.exchange.words import words
from reflect_tui.exchange.wrapping import wrap_markdown

_BEGIN = "# What we agree"
_END = "Agreement "
_AGREES = "I agree to the text with this number."
_OF = re.compile(r"^\W{0,6}of\s?:\s?([0-9a-f]{16})\W{0,3}$", re.MULTILINE)


def render_agreement(text: str, agreement_id: str) -> str:
    """The file with the text, for the other side.

    Args:
        text: what was checked, Markdown.
        agreement_id: the random number of the agreement.
    """
    front = ["---", "reflect: agreement/1", f"agreement: {agreement_id}", f"lang: {LANGUAGE}", "---"]
    foot = [wrap_markdown(NOT_SIGNED), f"{_END}{agreement_id}"]
    return "\n".join([*front, "", "\n\n".join([_BEGIN, wrap_markdown(text.strip()), "---", *foot]), ""])


def render_agreed(text: str, agreement_id: str) -> str:
    """The file that says: I agree to this text, and to no other."""
    front = ["---", "reflect: agreed/1", f"agreement: {agreement_id}", f"of: {text_mark(text)}", "---"]
    return "\n".join([*front, "", f"{_AGREES}\n\n{_END}{agreement_id}", ""])


def agreement_in(text: str) -> str:
    """The text of an agreement in a file that came, without the first lines and the foot."""
    plain = peel(text)
    body = plain.partition(_BEGIN)[2] or plain.partition("\n---\n")[2]
    return body.rpartition("\n---\n")[0].strip() or body.strip()


def number_in(text: str) -> str:
    """The number of the agreement a file is about; empty where there is none."""
    for line in peel(text).split("\n"):
        name, colon, value = line.strip().partition(":")
        if colon and name.strip().casefold() == "agreement" and is_share_id(value.strip()):
            return value.strip().casefold()
    return ""


def mark_in(text: str) -> str:
    """The mark of the text that somebody agrees to; empty where there is none."""
    found = _OF.search(peel(text))
    return found[1] if found else ""


def text_mark(text: str) -> str:
    """Sixteen hex digits that stand for the words of a text, however they are wrapped or quoted."""
    said = " ".join(word.fold for word in words(text))
    return hashlib.sha256(said.encode()).hexdigest()[:16]
