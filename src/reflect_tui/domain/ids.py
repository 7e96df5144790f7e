"""Ids that say nothing: random, without time, order or owner."""

from __future__ import annotations

from collections.abc import Callable

Randomness = Callable[[int], bytes]
"""Gives that many random bytes; `os.urandom` in use, a seeded source in tests."""

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32: no i, l, o or u to misread (crockford.com/base32.html)."""


def new_id(rng: Randomness, length: int = 12) -> str:
    """`length` random letters and digits, five bits each."""
    return "".join(_ALPHABET[byte & 31] for byte in rng(length))


def new_share_id(rng: Randomness) -> str:
    """A share id to read aloud or type, like `7f3k-q92x-dm40-v8c1r`: 80 random bits and a check letter."""
    letters = new_id(rng, 16)
    whole = letters + check_letter(letters)
    return "-".join((whole[:4], whole[4:8], whole[8:12], whole[12:]))


def check_letter(letters: str) -> str:
    """The letter that shows a slip in the others: Luhn's algorithm, modulo 32.

    Any single wrong letter is seen, and nearly every swap of two neighbours (all but 0 with z).
    """
    total = 0
    for place, letter in enumerate(reversed(letters)):
        value = _ALPHABET.index(letter) * (2 if place % 2 == 0 else 1)
        total += value // 32 + value % 32
    return _ALPHABET[-total % 32]


def is_share_id(text: str) -> bool:
    """Whether this is a share id with the right check letter, however it is cased or hyphenated."""
    plain = text.replace("-", "").casefold()
    if len(plain) != 17 or any(letter not in _ALPHABET for letter in plain):
        return False
    return check_letter(plain[:16]) == plain[16]
