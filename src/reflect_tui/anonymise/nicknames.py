"""Short and pet forms of first names: which two names may be one person's."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources


@lru_cache(maxsize=1)
def _table() -> dict[str, set[int]]:
    groups = (resources.files(__package__) / "data" / "nicknames.txt").read_text("utf-8").splitlines()
    table: dict[str, set[int]] = {}
    for number, group in enumerate(groups):
        for name in group.split():
            table.setdefault(name, set()).add(number)
    return table


def may_be_misspelt(a: str, b: str) -> bool:
    """Whether two spellings differ by one slip inside the word: letters swapped, one wrong or missing.

    The first letter and the ending must agree, so that Samir and Samira, Maria and Marie stay apart.
    """
    if a == b or a[0] != b[0] or min(len(a), len(b)) < 5 or abs(len(a) - len(b)) > 1:
        return False
    head = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if len(a) != len(b):
        short, long = sorted((a, b), key=len)
        return head < len(short) and short[head:] == long[head + 1 :]
    swapped = a[head : head + 2] == b[head : head + 2][::-1] and a[head + 2 :] == b[head + 2 :]
    return swapped or (head < len(a) - 1 and a[head + 1 :] == b[head + 1 :])


def pet_names() -> frozenset[str]:
    """Every name of the table."""
    return frozenset(_table())


def may_be_one(a: str, b: str) -> bool:
    """Whether two first names (folded) may be forms of one: listed together, or one a piece of the other."""
    if a == b:
        return True
    table = _table()
    if table.get(a, set()) & table.get(b, set()):
        return True
    return _shortens(a, b) or _shortens(b, a)


def _shortens(short: str, long: str) -> bool:
    """Whether a name is a beginning or end of a longer one, pet endings apart ("kezzie" of "keziah")."""
    if len(short) == 3 and len(long) >= 6 and long.startswith(short):
        return True
    if len(short) >= 4 and len(long) - len(short) >= 2 and not long.startswith(short + "a"):
        return long.startswith(short) or long.endswith(short)
    ending = next((e for e in ("ie", "ey", "y") if short.endswith(e)), "")
    stem = short.removesuffix(ending)
    if not ending or len(stem) < 4:
        return False
    if stem[-1] == stem[-2]:
        stem = stem[:-1]
    return long.startswith(stem) and len(long) > len(stem) + 1 and long != short
