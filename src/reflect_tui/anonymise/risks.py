"""Clues that point at somebody without naming them: the only one, the first, the one in the papers."""

from __future__ import annotations

import re

from reflect_tui.anonymise.types import Remaining

_REST = r"[^.!?\n]{0,80}"
_CLUES: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            rf"\b(?:the|our|my|his|her|their) only (?!thing|way|time|reason|question|difference|clear|"
            rf"one (?:that|thing)\b)\w+{_REST}",
            re.I,
        ),
        "says that someone is the only one",
    ),
    (
        re.compile(
            rf"\b(?:the|our|their) (?:very )?(?:first|last|youngest|oldest|eldest|tallest|"
            rf"longest-serving|only) (?:\w+ ){{0,2}}"
            rf"(?:woman|man|girl|boy|child|person|resident|patient|nurse|doctor|officer|manager|member|worker|pupil|student|family|"
            rf"tenant|volunteer|mayor|head|councillor|survivor)\b{_REST}",
            re.I,
        ),
        "says that someone is the first, last, youngest or oldest",
    ),
    (
        re.compile(
            rf"\b(?:in the (?:local )?(?:papers?|news|echo|gazette|post)|on the (?:news|telly|television|"
            rf"front page)|went viral){_REST}",
            re.I,
        ),
        "was in the news, so it can be looked up",
    ),
    (
        re.compile(rf"\b(?:formerly an?|used to be an?|ex-|a retired|a former|once an?) ?\w+{_REST}", re.I),
        "tells what someone used to do",
    ),
    (re.compile(r"\b(?:twins|triplets|quadruplets|quads)\b", re.I), "few families have this"),
    (
        re.compile(
            rf"\b(?:inquest|murder(?:ed)?|manslaughter|stabb(?:ed|ing)|explosion|shipwreck|drowned|"
            rf"house fire|plane crash|serious case review|"
            rf"medal|mbe|obe|lottery win|world record|transplant){_REST}",
            re.I,
        ),
        "an event that others will remember",
    ),
    (
        re.compile(
            r"\b(?:one of (?:only )?(?:two|three|four)|both of the|neither of the) \w+(?: \w+)?", re.I
        ),
        "one of very few",
    ),
    (
        re.compile(
            rf"\b(?:\w+|\d+) (?:workers|schools|placements|foster homes|moves|operations|"
            rf"evictions) in \w+ (?:years?|months?|weeks?){_REST}",
            re.I,
        ),
        "a count that few people share",
    ),
)


def risks(text: str) -> list[Remaining]:
    """Clues in a text that may point at somebody without a name; in order, not overlapping."""
    found = [
        Remaining(match.start(), match.end(), match[0], why)
        for pattern, why in _CLUES
        for match in pattern.finditer(text)
    ]
    result: list[Remaining] = []
    for clue in sorted(found, key=lambda r: (r.start, -r.end)):
        if not result or clue.start >= result[-1].end:
            result.append(clue)
    return result
