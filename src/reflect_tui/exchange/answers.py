"""The `Answer:` line of a question: how it wants to be answered."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from reflect_tui.domain.packs import AnswerKind, Scale

WIDEST_SCALE = 100
"""Steps between the two ends of a scale; more cannot be shown, or meant."""

_PLAIN = {
    "a few lines": AnswerKind.LINES,
    "few lines": AnswerKind.LINES,
    "one line": AnswerKind.LINE,
    "a line": AnswerKind.LINE,
    "how sure": AnswerKind.HOW_SURE,
    "date": AnswerKind.DATE,
    "a date": AnswerKind.DATE,
    "look again": AnswerKind.LOOK_AGAIN,
}
_SCALE = re.compile(r"(?:from )?(\d{1,4}) ?(?:to|-|–|—) ?(\d{1,4})(?:(?:, ?|: )(.*))?", re.IGNORECASE)
_CHOOSE = re.compile(r"(?:choices?|choose|one of)(?: ?: ?|$)", re.IGNORECASE)
_OTHER_SEPARATORS = re.compile(r"[,;|]| or ")


class Unclear(StrEnum):
    """Why an answer line could not be read."""

    UNKNOWN = "unknown"
    TOO_FEW = "too few choices"


@dataclass(frozen=True, slots=True)
class Asked:
    """A readable answer line, in the terms of `Question`."""

    kind: AnswerKind = AnswerKind.LINES
    choices: tuple[str, ...] = ()
    scale: Scale | None = None


def read_answer(text: str) -> Asked | Unclear:
    """What an answer line asks for; nothing after `Answer:` is the usual few lines.

    Choices stand between slashes; the same choice twice is one. A scale is `1 to 10, low word, high word`;
    without its words the ends are called low and high.
    """
    plain = " ".join(text.split())
    words = plain.rstrip(".?").casefold()
    if not words:
        return Asked()
    if kind := _PLAIN.get(words):
        return Asked(kind)
    if scale := _SCALE.fullmatch(plain.rstrip(".")):
        return _read_scale(int(scale[1]), int(scale[2]), scale[3] or "")
    if (prefix := _CHOOSE.match(plain)) or "/" in plain:
        return _read_choices(plain[prefix.end() :] if prefix else plain)
    return Unclear.TOO_FEW if _meant_as_choices(words) else Unclear.UNKNOWN


def _read_scale(low: int, high: int, words: str) -> Asked | Unclear:
    ends = [word.strip() for word in re.split(r"[,;/]", words) if word.strip()] or ["low", "high"]
    if len(ends) != 2 or not 0 < high - low <= WIDEST_SCALE:
        return Unclear.UNKNOWN
    return Asked(AnswerKind.SCALE, scale=Scale(low, high, ends[0], ends[1]))


def _meant_as_choices(words: str) -> bool:
    """Whether it is one choice alone, or short choices with something else than a slash between them."""
    parts = _OTHER_SEPARATORS.split(words)
    return words in {"yes", "no"} or (len(parts) > 1 and all(0 < len(part.split()) <= 3 for part in parts))


def _read_choices(text: str) -> Asked | Unclear:
    inside = text.removesuffix(" /").removeprefix("/ ")
    # A lone slash may belong to a choice (`and/or`) where the choices stand apart.
    by_fold: dict[str, str] = {}
    for part in inside.split(" / " if " / " in inside else "/"):
        by_fold.setdefault(part.strip().casefold(), part.strip())
    choices = tuple(choice for choice in by_fold.values() if choice)
    return Asked(AnswerKind.CHOICE, choices) if len(choices) > 1 else Unclear.TOO_FEW
