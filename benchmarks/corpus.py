"""A journal of any size, the same every time, with planted words so that what is found can be checked.

Everything in it is invented: words are coined from syllables after the commonest English ones, names come
from short lists, telephone numbers from the range kept for drama (Ofcom), addresses from example.org.
"""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

ONE, RARE, COMMON = "quernstone", "kestrelmoor", "trust"
"""In exactly one entry; in one of a thousand; in about one of six."""
THEME = "benchmark-share"
"""The theme of the newest entries, for sharing them together."""


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_BEGIN = datetime(2016, 1, 4, 8, tzinfo=UTC)
_GLUE = _listed(
    "the to and of a in that it was I for on with as at be had not he she they we this but have from you me "
    "so what were which when there would could her his their my about out up if no more who said into then "
    "them do did one been how because after over just some time asked felt think people work knew before "
    "other only really week visit call meeting family home team heard wrote late early again own even still"
)
_SYLLABLES = _listed(
    "ba ce di fo gu ha je ki lo mu na pe qui ro sa te vu wa yo za bri cla dre flo gri sto tra ske"
)
_ENDINGS = _listed("n l r nd st m t ne rth ing ed er ly ness ment ful less ship ward")
_FIRST = _listed(
    "Aisha Bethan Callum Dafydd Eilidh Farah Gareth Hannah Imran Jade Kasia Leila Morag Nadia Owen"
)
_LAST = _listed(
    "Adeyemi Begum Campbell Davies Evans Fraser Griffiths Hussain Kowalski Lloyd Okafor Patel Quinn"
)
_THEMES = _listed("housing power measurement panel supervision hope learning-set youth debt carers handover")
_KINDS = ("reflection", "judgement", "positive-error", "relationship", "change", "case", "went-well")
_KIND_WEIGHTS = (40, 20, 14, 10, 8, 3, 5)


@dataclass(slots=True)
class Planted:
    """What a corpus holds, so that a search can be checked and not only timed."""

    entries: int
    one: str = ""
    """The id of the entry with ONE in it."""
    rare: set[str] = field(default_factory=set)
    """The ids of those with RARE."""
    common: int = 0
    """How many hold COMMON."""
    shared: list[str] = field(default_factory=list)
    """The ids of those with THEME."""


def vocabulary(size: int = 20_000) -> list[str]:
    """Words from the commonest to the rarest: English glue, then coined ones."""
    coined = (
        "".join(parts)
        for parts in itertools.product(_SYLLABLES, _SYLLABLES, _ENDINGS)
        if parts[0] != parts[1]
    )
    return [*_GLUE, COMMON, *itertools.islice(coined, size - len(_GLUE) - 1)]


def entries(
    count: int, planted: Planted, *, words: int = 150, seed: int = 20261123
) -> Iterator[dict[str, object]]:
    """So many entries, the oldest first, as the takeout has them; `planted` is filled on the way.

    Args:
        count: how many.
        planted: takes note of where the needles are.
        words: of an entry, on average.
        seed: of everything random.
    """
    rng = random.Random(seed)
    known = vocabulary()
    # Zipf's law: the nth word comes 1/n times as often as the first.
    weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(known))))
    rare = set(rng.sample(range(count), max(1, count // 1_000)))
    one = rng.randrange(count)
    step = timedelta(days=10 * 365) / count
    for number in range(count):
        entry_id = f"bench{number:07d}"
        body = _body(rng, known, weights, max(20, int(rng.gauss(words, words / 4))))
        if number in rare:
            body += f" The word for it here is {RARE}."
            planted.rare.add(entry_id)
        if number == one:
            body += f" And once only, {ONE}."
            planted.one = entry_id
        title = " ".join(rng.choices(known, cum_weights=weights, k=5)).capitalize()
        planted.common += COMMON in f"{title} {body}".casefold().replace(".", " ").split()
        themes = rng.sample(_THEMES, rng.choice((0, 1, 1, 2, 3)))
        if number >= count - 100:
            themes.append(THEME)
            planted.shared.append(entry_id)
        yield {
            "id": entry_id,
            "kind": rng.choices(_KINDS, _KIND_WEIGHTS)[0],
            "title": title,
            "body": body,
            "created_at": (_BEGIN + number * step).replace(microsecond=0).isoformat(),
            "themes": themes,
        }


def write_corpus(path: Path, count: int, *, words: int = 150, seed: int = 20261123) -> Planted:
    """Write a corpus as a takeout file; gives what is planted in it."""
    planted = Planted(count)
    with path.open("w", encoding="utf-8") as file:
        for entry in entries(count, planted, words=words, seed=seed):
            file.write(f"{json.dumps(entry)}\n")
    return planted


def long_text(words: int, seed: int = 5) -> str:
    """One entry of so many words, in paragraphs of eighty."""
    rng = random.Random(seed)
    known = vocabulary(2_000)
    return "\n\n".join(" ".join(rng.choices(known, k=80)) for _ in range(words // 80))


def _body(rng: random.Random, known: list[str], weights: list[float], length: int) -> str:
    drawn = rng.choices(known, cum_weights=weights, k=length)
    sentences = []
    while drawn:
        size = rng.randrange(6, 22)
        sentence, drawn = drawn[:size], drawn[size:]
        sentences.append(f"{' '.join(sentence)}.".capitalize())
        if rng.random() < 0.06:
            sentences.append(_somebody(rng))
    # A paragraph of about five sentences.
    return "\n\n".join(" ".join(sentences[start : start + 5]) for start in range(0, len(sentences), 5))


def _somebody(rng: random.Random) -> str:
    name = f"{rng.choice(_FIRST)} {rng.choice(_LAST)}"
    return rng.choice(
        (
            f"Then {name} rang from 07700 900{rng.randrange(1_000):03d}.",
            f"I wrote to {name.replace(' ', '.').casefold()}@example.org about it.",
            f"Mr {name.split()[1]} was there, and {name.split()[0]} was not.",
        )
    )
