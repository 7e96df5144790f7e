"""How the review says things: the two readings of a finding, what is left, what was decided."""

from __future__ import annotations

import re

from textual.content import Content

from reflect_tui.anonymise.review import Decision
from reflect_tui.domain.text import visible


def reading(heading: str, before: str, place: str, after: str) -> Content:
    """One of the two readings, with the place standing out by weight as well as colour."""
    return Content.assemble(
        (heading, "$dim"),
        "\n\n",
        _close_up(before),
        (_close_up(place), "bold underline $accent"),
        _close_up(after),
    )


def _close_up(text: str) -> str:
    """Blank lines take room that the words around a finding need."""
    # A heading whose text is out of sight says nothing.
    closed = re.sub(r"\n\s*\n", "\n", visible(text))
    return re.sub(r"\n#+[^\n]{0,3}$", "", closed)


def said(decision: Decision) -> str:
    """What was decided, in a few words."""
    return {
        Decision.ACCEPTED: "Settled.",
        Decision.CHANGED: "Settled with your words.",
        Decision.KEPT: "You keep it.",
        Decision.ADDED: "You marked it.",
    }.get(decision, "")
