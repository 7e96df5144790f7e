from __future__ import annotations

import os
import random
from collections.abc import Callable

import pytest

from reflect_tui.domain.ids import check_letter, is_share_id, new_id, new_share_id

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
SOME = [new_id(random.Random(seed).randbytes, 16) for seed in range(25)] + ["0" * 16, "z" * 16, "0z" * 8]


def plain_ids() -> list[str]:
    return [letters + check_letter(letters) for letters in SOME]


def test_an_id_has_the_letters_nobody_misreads(rng: Callable[[int], bytes]) -> None:
    letters = set(new_id(rng, 4000))
    assert letters == set(ALPHABET)
    assert not letters & set("ilou")
    assert len(new_id(rng)) == 12


def test_every_letter_is_equally_likely() -> None:
    counted = [new_id(lambda length: bytes(range(256))[:length], 256).count(letter) for letter in ALPHABET]
    assert counted == [8] * 32


def test_ids_say_nothing_of_their_order() -> None:
    made = [new_id(os.urandom) for _ in range(200)]
    assert len(set(made)) == 200
    assert made != sorted(made)


def test_a_share_id_is_four_groups_that_can_be_read_aloud(rng: Callable[[int], bytes]) -> None:
    share_id = new_share_id(rng)
    assert [len(group) for group in share_id.split("-")] == [4, 4, 4, 5]
    assert is_share_id(share_id)
    assert is_share_id(share_id.upper())
    assert is_share_id(share_id.replace("-", ""))
    assert is_share_id(share_id.replace("-", "").upper())


@pytest.mark.parametrize("good", plain_ids())
def test_every_single_wrong_letter_is_seen(good: str) -> None:
    assert is_share_id(good)
    for place, right in enumerate(good):
        for wrong in ALPHABET:
            if wrong != right:
                assert not is_share_id(good[:place] + wrong + good[place + 1 :])


def test_every_swap_of_two_neighbours_is_seen_but_that_of_0_and_z() -> None:
    for first in ALPHABET:
        for second in ALPHABET:
            for before in ("", "7"):
                letters = f"{before}{first}{second}".rjust(16, "k")
                swapped = f"{before}{second}{first}".rjust(16, "k")
                seen = check_letter(letters) != check_letter(swapped)
                assert seen is (first != second and {first, second} != {"0", "z"})


def test_a_swap_with_the_check_letter_is_seen() -> None:
    for good in plain_ids():
        last, check = good[-2], good[-1]
        if last != check and {last, check} != {"0", "z"}:
            assert not is_share_id(good[:-2] + check + last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "----",
        "7f3k",
        "7f3k-q92x-dm40-v8c1r-x",
        "not an id at all",
        "\x00" * 17,
        "é" * 17,
        "ß" * 9,
        "²" * 17,
    ],
)
def test_what_is_no_share_id_is_none(text: str) -> None:
    assert not is_share_id(text)


def test_letters_that_were_left_out_make_no_id() -> None:
    for good in plain_ids():
        for letter in "ilou":
            assert not is_share_id(letter + good[1:])
        assert not is_share_id(good[:-1])
        assert not is_share_id(good + "0")
