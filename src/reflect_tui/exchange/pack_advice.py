"""Advice on the wording of a question: does it sound like blame, does it ask two things. Never a verdict."""

from __future__ import annotations

import re
from typing import Final

_STRAIGHT = str.maketrans("‘’", "''")
_PEOPLE = r"(?:you|they|we|he|she|any(?:one|body)|some(?:one|body)|the \w+|people|staff)"
# Each with letters that stand in whatever it finds: looking for them first takes a tenth of the time.
_ANYWHERE: Final = (
    ("why did", rf"why (?:didn't|did not) {_PEOPLE}|why did {_PEOPLE} not", "What got in the way of"),
    ("why do", rf"why (?:don't|do not) {_PEOPLE}|why do {_PEOPLE} not", "What gets in the way of"),
    (
        "why ha",
        rf"why (?:haven't|hadn't) {_PEOPLE}|why (?:have|had) {_PEOPLE} not",
        "What has got in the way of",
    ),
    ("why ", rf"why (?:weren't|wasn't|aren't) {_PEOPLE}|why (?:were|are) you not", "What made it hard to be"),
    ("why ", rf"why (?:can't|couldn't|won't|wouldn't) {_PEOPLE}", "What would have made it easier to"),
    ("why do you ", r"why do you (?:always|never|keep)", "When does it happen that you"),
    ("why on earth", r"why on earth", "What made sense about"),
    ("t you ", r"(?:don't|do not) you (?:think|agree|feel)", "What do you think about"),
    (
        "were you thinking",
        r"what (?:on earth )?were you thinking(?= ?[?!.]|$)",
        "What did it look like at the time",
    ),
    (" wrong with ", r"what (?:is|was) wrong with (?:you|them|him|her)", "What was happening for"),
    ("what did you do wrong", r"what did you do wrong", "What would you do differently"),
    ("who", r"who(?:'s| is| was) (?:to blame|at fault)", "What made it easy to happen"),
    ("whose ", r"whose (?:fault|mistake)", "What had a hand in it"),
    ("who ", r"who (?:failed|messed up|got it wrong|let (?:you|them|us) down)", "What was missing"),
    ("how could ", rf"how could {_PEOPLE} (?:not|possibly|ever|be so)", "What led up to"),
    ("you should have", r"you should have", "What might have helped"),
    ("n't it ", r"(?:isn't|wasn't) it (?:obvious|clear|true|time)", "How did it look"),
)
_OPENINGS: Final = (
    ("n't ", r"(?:shouldn't|couldn't|can't|won't|didn't|haven't) (?:you|they|we)", "What would help you to"),
    ("n't it be", r"(?:shouldn't|couldn't|wouldn't) it be", "What would it be like to"),
    ("have you ", r"have you (?:tried|considered|thought (?:of|about))", "What have you tried"),
    ("surely", r"surely", "How sure are you that"),
)
_LOADED: Final = (
    *((clue, re.compile(rf"(?<![\w'-])({words})(?![\w-])"), instead) for clue, words, instead in _ANYWHERE),
    *(
        (clue, re.compile(rf"(?:^|[.?!:—] ?[\"“]?)({words})(?![\w-])"), instead)
        for clue, words, instead in _OPENINGS
    ),
)

_ASKING = r"(?:what|why|how|who|whom|whose|when|where|which)"
_HELPER = (
    r"(?:am|is|are|was|were|do|does|did|has|have|had|can|could|would|will|should|might|must|"
    r"isn't|aren't|wasn't|weren't|don't|doesn't|didn't|haven't|hasn't|can't|couldn't|wouldn't)"
)
_VERB = r"(?:happened|happens|changed|went|made|helped|followed|came|led)"
_SOMEBODY = (
    r"(?:you|they|we|he|she|it|i|this|that|these|those|there|the|your|their|our|his|her|its|my|"
    r"any\w*|some\w*|every\w*|no|nobody|others?|people|both|either|each)"
)
_SECOND = re.compile(
    rf" and (?<![,;:—–-] and )(?:{_ASKING} (?:\w+ )?(?:{_HELPER} {_SOMEBODY}\b|{_VERB}\b)"
    rf"|who (?:is|was|were|are) \w+)"
)
_FIRST = re.compile(rf"(?:\W*(?:and|so|but|then|now|looking back|today|in the end)\b,?)?\W*{_ASKING}\b")
_ASKS = re.compile(rf"\b{_ASKING}\b")
_YES_NO = re.compile(rf"\W*{_HELPER} {_SOMEBODY}\b[^,;:—–]*(?<![,;:—–-]) and {_HELPER} {_SOMEBODY}\b")
_SENTENCE = re.compile(r"[^.?!]+[.?!]*")


def _plain(text: str) -> str:
    return " ".join(text.translate(_STRAIGHT).split()).lower()


def loaded_opening(text: str) -> tuple[str, str] | None:
    """The words of a question that can sound like blame or hide advice, and what to ask instead; or None."""
    plain = _plain(text)
    for clue, pattern, instead in _LOADED:
        if clue in plain and (found := pattern.search(plain)):
            return found[1].capitalize(), instead
    return None


def asks_two_things(text: str) -> bool:
    """Whether one sentence joins two questions with a bare "and".

    Sparing on purpose: two sentences, or a pause before the "and" (a comma or a dash), give the reader
    time for both, and are how people talk.
    """
    return any(_joins_two(sentence) for sentence in _SENTENCE.findall(_plain(text)))


def _joins_two(sentence: str) -> bool:
    if " and " not in sentence:
        return False
    if _YES_NO.match(sentence):
        return True
    if not _FIRST.match(sentence) or not (second := _SECOND.search(sentence)):
        return False
    # "What tells you what went well and what went badly?" asks one thing.
    return len(_ASKS.findall(sentence, 0, second.start())) == 1
