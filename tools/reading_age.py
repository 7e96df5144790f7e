"""How old a reader has to be for a text, by a rule of thumb; `python -m tools.reading_age FILE…` prints it.

The rule is the Flesch-Kincaid grade (Kincaid, Fishburne, Rogers and Chissom 1975, *Derivation of new
readability formulas for Navy enlisted personnel*), 0.39 × words in a sentence + 11.8 × syllables in a word −
15.59, and five years more, because that is about when school begins. It knows nothing of sense: a short
sentence of short words can be hard, and this will not notice. It catches the long ones.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from reflect_tui.domain.packs import Pack
from reflect_tui.exchange.packs import read_pack

YEARS_BEFORE_SCHOOL = 5

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SENTENCE_ENDS = re.compile(r"[.?!…]+[\"'”’)*]*(?=\s|$)")
_VOWELS = re.compile(r"[aeiouyàâäèéêëìîïòôöùûüÿ]+")
_NOT_HEARD = re.compile(
    r"(?:[^aeiouyl]|[aeiouy]l)e$"  # time, rule; not table
    r"|(?:[^aeiouylscxzgh]|[aeiouy]l)es$"  # notes, rules; not tables, boxes, changes
    r"|[^aeioutd]ed$"  # asked; not wanted
    r"|[gq]ues?$"  # colleague
    r"|(?<=[^aeiouyl])e(?=(?:ful|less|ment|ly|ness|body|thing|times?|where)$)"  # careful, something
)
_HEARD_TWICE = re.compile(r"(?<![ctsg])i[aou]|(?<![tr])ie[nt]|(?<![qg])ua|[aeiouy]ing|idea|area|creat")


def syllables(word: str) -> int:
    """How many syllables a word has, near enough.

    Every run of vowels is one. An e that is not heard at the end, or before an ending, is none ("time",
    "asked", "careful", but not "table" or "wanted"). Two vowels that are said one after the other are two
    ("going", "idea", "usual"). A word has at least one.
    """
    plain = word.casefold().replace("’", "'").partition("'")[0]
    heard = len(_VOWELS.findall(plain)) + len(_HEARD_TWICE.findall(plain))
    return max(heard - len(_NOT_HEARD.findall(plain)), 1)


def sentences(text: str) -> list[list[str]]:
    """The words of each sentence. A blank line or a new point of a list ends one as a stop does."""
    blocks = re.split(r"\n\s*\n|\n(?=\s*(?:[-*•]|\d+[.)]) )|\n(?=#)", text)
    parts = (part for block in blocks for part in _SENTENCE_ENDS.split(block))
    return [words for part in parts if (words := _WORD.findall(part))]


def reading_age(text: str) -> float:
    """The age from which most people read this with ease; 0 for a text without words."""
    found = sentences(text)
    words = [word for sentence in found for word in sentence]
    if not words:
        return 0.0
    grade = 0.39 * len(words) / len(found) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    return grade + YEARS_BEFORE_SCHOOL


def questions_of(pack: Pack) -> str:
    """What a pack asks, with its hints: each of them a paragraph."""
    return "\n\n".join(part for each in pack.questions for part in (each.text, each.hint) if part)


def everything_of(pack: Pack) -> str:
    """All that a person reads of a pack: what it asks, how to use it, and what others found."""
    rounds = [part for each in pack.rounds for part in (each.name, each.text)]
    return "\n\n".join((pack.intro, *rounds, questions_of(pack), pack.how_to_use, pack.others_found))


def table(packs: Iterable[Pack]) -> Iterator[str]:
    """A line for each pack: the reading age of its questions, of all of it, and its hardest question."""
    yield f"{'pack':<28} {'questions':>9} {'all of it':>9}   hardest question"
    for pack in packs:
        hardest = max(pack.questions, key=lambda each: reading_age(each.text))
        asked, whole = reading_age(questions_of(pack)), reading_age(everything_of(pack))
        yield (
            f"{pack.title:<28} {asked:>9.1f} {whole:>9.1f}   {reading_age(hardest.text):.1f}  {hardest.text}"
        )


def main(names: list[str]) -> None:
    """Print the table for these files."""
    files = map(Path, names)
    print("\n".join(table(read_pack(file.read_bytes(), file.name).pack for file in files)))


if __name__ == "__main__":
    main(sys.argv[1:])
