"""Taking the marks that were ours off the edges of what somebody wrote between our words."""

from __future__ import annotations

_LOOSE = frozenset("*_#>-·[]()\\`|=~")
"""Marks that mail programs and word processors take away or put there."""
_DRAWN = frozenset("-_*=~#>|.,:;·•[]()\\`\"'")
_ALIKE = str.maketrans(
    {**dict.fromkeys("“”„‟″«»", '"'), **dict.fromkeys("‘’‚‛′", "'"), **dict.fromkeys("‐‑‒–—―−", "-")}
)


def trim(piece: str, ours: str) -> str:
    """What is theirs of a piece of a reply, without the marks that belong to our words beside it.

    Args:
        piece: what stands between two of our words in the reply.
        ours: what stood between the same two words in what was sent; words that were taken out may be in it.
    """
    head, tail = _marks(ours)
    # Our marks stand on the line of our word; a star on a line of its own is somebody's bullet.
    first, newline, rest = piece.partition("\n")
    eaten, used = _eat(first, head)
    if not newline and not any(letter.isalnum() for letter in ours):
        tail = tail[: len(tail) - used]
    middle, newline, last = (first[eaten:] + newline + rest).rpartition("\n")
    behind, _ = _eat(last[::-1], tail[::-1])
    return (middle + newline + last[: len(last) - behind]).strip(" \t\n")


def is_drawn(line: str) -> bool:
    """Whether there is nothing on a line, or only what editors and mail programs draw there."""
    return all(letter.isspace() or letter in _DRAWN for letter in line.translate(_ALIKE))


def _marks(ours: str) -> tuple[str, str]:
    """The marks before the first and after the last word of what was sent."""
    marks = "".join(letter for letter in ours if not letter.isspace()).translate(_ALIKE)
    spots = [at for at, letter in enumerate(marks) if letter.isalnum()]
    return (marks[: spots[0]], marks[spots[-1] + 1 :]) if spots else (marks, marks)


def _eat(piece: str, marks: str) -> tuple[int, int]:
    """How much of the beginning of a piece are these marks, and how many of them; loose ones may be gone."""
    at = eaten = used = 0
    for letter in piece.translate(_ALIKE):
        at += 1
        if letter.isspace():
            continue
        here = used
        while here < len(marks) and marks[here] != letter and marks[here] in _LOOSE:
            here += 1
        if here >= len(marks) or marks[here] != letter:
            break
        used, eaten = here + 1, at
    return eaten, used
