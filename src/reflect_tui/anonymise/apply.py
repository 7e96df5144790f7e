"""Putting stand-ins into a text so that the change can be followed, place by place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reflect_tui.anonymise.types import Applied, Finding, Replacement


def apply(text: str, findings: Sequence[Finding], put: Mapping[str, str]) -> Applied:
    """The text with the stand-in of each finding's entity in its place.

    Args:
        text: The text the findings were made in.
        findings: What to replace; where two overlap, the earlier and longer one wins.
        put: Entity to stand-in, as `stand_ins` gives it. A finding whose entity is absent is left as it is.

    Returns:
        The new text, and the replacements (offsets in `text`) from which it can be rebuilt exactly.
    """
    parts: list[str] = []
    made: list[Replacement] = []
    done = 0
    for found in sorted(findings, key=lambda f: (f.start, -f.end)):
        stand_in = put.get(found.entity)
        if stand_in is None or found.start < done or found.end <= found.start or found.end > len(text):
            continue
        parts.append(text[done : found.start])
        parts.append(stand_in)
        made.append(Replacement(found.start, found.end, found.kind, stand_in))
        done = found.end
    parts.append(text[done:])
    return Applied("".join(parts), tuple(made))
