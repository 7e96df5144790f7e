from __future__ import annotations

import base64
import itertools
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest

from reflect_tui.domain.errors import BadInput
from reflect_tui.journal.sealing import (
    can_seal,
    is_sealed,
    new_key,
    phrase,
    seal,
    seal_for,
    spoken_check,
    unseal,
    unseal_with,
)

NOTE = "Siân rang; she was well.\n".encode()
LONG = b"What the visit was like, and what it was not.\n" * 40
SAID = "caf\u00e9 apple river stone lamp"
"""What BY_AGE was sealed with, and must never be said back."""
BY_AGE = b"""\
-----BEGIN AGE ENCRYPTED FILE-----
YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBtT1RkbjJiL3VmclhjK1Zz
QUh6cmNBIDE4Cmd2UWQvS1pOOEtnZW1YdVFNaXFPdk04ekJXMVRGSUJ1ZUxzWTE4
NHE0cHcKLS0tIHpTR1hNYU1QOVdZUGYxOHNNbmE3N0drSmZUQ0dnRUxpUzZvZ3k3
MGpNaFUKZsCxheq4xIARDmpFL0UfcWljlBF+2ji6v/7kaA8p1pTWl9DRtKvHpB11
fQUBuxaHWaQj1ob0gpcZ/g==
-----END AGE ENCRYPTED FILE-----
"""
"""NOTE, sealed by the stock tool, age 1.1.1; its scrypt takes a quarter of the time of ours."""
PUBLIC, SECRET = new_key()
OTHER, OTHER_SECRET = new_key()
FIXED = (
    "age1ry8elacef48z0mfy6l7zajsphk7zhclrxda9ukdmwldy982wdcsqnjxhuf",
    "age1lllllllllllllllllllllllllllllllllllllllllllllllllllskxlyh4",
)
EVERYBODYS = "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z"
"""A key of nothing but zeros: anybody could open what is sealed for it."""


def bare(armoured: bytes) -> bytes:
    return base64.b64decode(b"".join(armoured.splitlines()[1:-1]))


def rewrapped(armoured: bytes, width: int) -> bytes:
    first, *lines, last = armoured.splitlines()
    letters = b"".join(lines)
    return b"\n".join([first, *(letters[at : at + width] for at in range(0, len(letters), width)), last, b""])


def refusal(call: Callable[[], object]) -> str:
    with pytest.raises(BadInput) as problem:
        call()
    said = str(problem.value)
    assert problem.value.sentence
    assert problem.value.hint
    # Neither the words of the library, nor an exception that could carry a secret into a report.
    assert not re.search(r"Decrypt|Bech32|buffer|armor|MAC|header", said)
    assert problem.value.__context__ is None or problem.value.__suppress_context__
    for secret in (SAID, *SAID.split()[:3], unicodedata.normalize("NFD", SAID), SECRET, OTHER_SECRET):
        assert secret not in said
        assert secret.casefold() not in said.casefold()
    return said


def test_a_note_sealed_with_a_passphrase_opens_with_it_however_its_accents_are_typed() -> None:
    sealed = seal(NOTE, unicodedata.normalize("NFD", SAID))
    assert sealed.startswith(b"-----BEGIN AGE ENCRYPTED FILE-----\n")
    assert sealed.isascii()
    assert is_sealed(sealed)
    assert NOTE not in sealed
    assert unseal(b"Here it is:\r\n\r\n> " + sealed.replace(b"\n", b"\r\n> "), SAID) == NOTE


def test_a_note_of_the_stock_tool_opens() -> None:
    assert unseal(BY_AGE, unicodedata.normalize("NFD", SAID)) == NOTE


def test_another_passphrase_does_not_open_it_and_neither_is_said() -> None:
    said = refusal(lambda: unseal(BY_AGE, SAID + " "))
    assert said.startswith("This passphrase does not open the note. Nothing was changed. Check its spelling")


def test_the_right_passphrase_is_told_from_a_note_that_was_damaged() -> None:
    broken = bytearray(bare(BY_AGE))
    broken[-3] ^= 1
    assert refusal(lambda: unseal(bytes(broken), SAID)).startswith(
        "The passphrase is right, but the note was damaged or cut short on its way."
    )


@pytest.mark.parametrize("passphrase", ["", "   ", "\n\t", "\u00a0"])
@pytest.mark.parametrize("call", [seal, unseal])
def test_a_passphrase_of_nothing_is_refused(call: Callable[[bytes, str], bytes], passphrase: str) -> None:
    assert refusal(lambda: call(BY_AGE, passphrase)).startswith("The passphrase is empty.")


def test_a_passphrase_no_file_can_hold_is_refused() -> None:
    assert "no file can hold" in refusal(lambda: seal(NOTE, "caf\udce9 apple"))


@pytest.mark.parametrize("data", [b"", NOTE, b"\x00\xff\xfe", b"-----BEGIN PGP MESSAGE-----\nxx\n", LONG])
def test_what_is_not_sealed_is_told_apart(data: bytes) -> None:
    assert not is_sealed(data)
    for call in (lambda: unseal(data, SAID), lambda: unseal_with(data, SECRET)):
        assert refusal(call).startswith("This is not a sealed note. Nothing was changed.")


def test_a_note_for_keys_opens_with_each_of_them_and_no_other() -> None:
    sealed = seal_for(LONG, [PUBLIC, OTHER])
    assert unseal_with(sealed, SECRET) == unseal_with(sealed, OTHER_SECRET) == LONG
    assert unseal_with(bare(sealed), SECRET) == LONG
    assert unseal_with(seal_for(b"", [PUBLIC]), SECRET) == b""
    said = refusal(lambda: unseal_with(seal_for(LONG, [OTHER]), SECRET))
    assert said.startswith("This note was not sealed for your key.")


def test_a_key_and_a_passphrase_are_told_apart() -> None:
    assert "sealed for a key, not with" in refusal(lambda: unseal(seal_for(NOTE, [PUBLIC]), SAID))
    assert "with a passphrase, not for a key" in refusal(lambda: unseal_with(BY_AGE, SECRET))


def test_a_key_may_come_with_spaces_capitals_and_line_ends() -> None:
    sealed = seal_for(NOTE, [f" \ufeff{PUBLIC[:30]}\r\n  {PUBLIC[30:]}\n"])
    assert unseal_with(sealed, f"\n{SECRET.lower()} ") == NOTE
    assert unseal_with(seal_for(NOTE, [PUBLIC.upper()]), SECRET) == NOTE


@pytest.mark.parametrize(
    "line",
    ["", "age1", FIXED[0][:-1], FIXED[0][:-1] + "é", FIXED[0] * 2, "ssh-ed25519 AAAA", "\udce9", "\0"],
)
def test_a_malformed_key_is_refused(line: str) -> None:
    assert refusal(lambda: seal_for(NOTE, [PUBLIC, line])).startswith(
        "That is not a key. Nothing was sealed."
    )
    assert refusal(lambda: spoken_check(PUBLIC, line)).startswith("That is not a key.")
    assert refusal(lambda: unseal_with(BY_AGE, line)).startswith("Your own key cannot be read.")


def test_a_key_that_everybody_has_is_no_key(capfd: pytest.CaptureFixture[str]) -> None:
    assert refusal(lambda: seal_for(NOTE, [EVERYBODYS])).startswith("That is not a key.")
    # The library says why it stops; what is sealed is not in it.
    assert NOTE.decode().strip() not in capfd.readouterr().err


def test_a_secret_given_for_a_key_is_not_said_back() -> None:
    said = "That is a secret key, not the line to give away."
    assert refusal(lambda: seal_for(NOTE, [SECRET])).startswith(said)
    assert refusal(lambda: spoken_check(PUBLIC, SECRET.lower())).startswith(said)
    assert refusal(lambda: unseal_with(BY_AGE, PUBLIC)).startswith("Your own key cannot be read.")


def test_a_note_for_nobody_is_refused() -> None:
    assert refusal(lambda: seal_for(NOTE, [])).startswith("There is no key to seal this note for.")


MANGLED: dict[str, Callable[[bytes], bytes]] = {
    "windows line ends": lambda armour: armour.replace(b"\n", b"\r\n"),
    "old mac line ends": lambda armour: armour.replace(b"\n", b"\r"),
    "byte-order mark": lambda armour: b"\xef\xbb\xbf" + armour,
    "saved by Notepad as Unicode": lambda armour: armour.decode().encode("utf-16"),
    "quoted": lambda armour: b"> " + armour.replace(b"\n", b"\n> "),
    "quoted twice": lambda armour: b">> " + armour.replace(b"\n", b"\n> > "),
    "quoted with bars": lambda armour: b"| " + armour.replace(b"\n", b"\r\n| "),
    "indented": lambda armour: b"    " + armour.replace(b"\n", b"\n\t  "),
    "spaces at line ends": lambda armour: armour.replace(b"\n", b"  \n"),
    "hard spaces": lambda armour: armour.replace(b"\n", "\u00a0\n\u200b".encode()),
    "blank lines": lambda armour: b"\n\n" + armour.replace(b"\n", b"\n\n"),
    "words around": lambda armour: "Dear Siân,\n\n".encode() + armour + b"\n-- \nOla\nSent from my phone",
    "words in another encoding": lambda armour: "Dear Siân,\n".encode("latin-1") + armour,
    "wrapped at 76": lambda armour: rewrapped(armour, 76),
    "wrapped at 72": lambda armour: rewrapped(armour, 72),
    "wrapped at 40": lambda armour: rewrapped(armour, 40),
    "in one line": lambda armour: b"Here: " + armour.replace(b"\n", b" ") + b"Bye",
    "long dashes": lambda armour: armour.replace(b"-----", "——-".encode()),
    "no equals signs at the end": lambda armour: armour.replace(b"=", b""),
    "equals signs as mail writes them": lambda armour: armour.replace(b"=", b"=3D"),
    "broken where mail breaks lines": lambda armour: re.sub(rb"(\w{20})(\w{5}\n)", rb"\1=\n\2", armour),
    "above an older one": lambda armour: armour + b"\nOn Monday you wrote:\n> " + BY_AGE,
}


@pytest.mark.parametrize("how", MANGLED)
@pytest.mark.parametrize("length", [1, 2, 3])
def test_a_mail_may_mangle_the_armour(how: str, length: int) -> None:
    # Three lengths, so that the armour ends with no, one and two equals signs.
    note = LONG[:-length]
    mangled = MANGLED[how](seal_for(note, [PUBLIC]))
    assert is_sealed(mangled)
    assert unseal_with(mangled, SECRET) == note


def test_a_note_without_its_end_is_not_whole() -> None:
    lines = seal_for(LONG, [PUBLIC]).splitlines(keepends=True)
    for count in range(1, len(lines)):
        data = b"".join(lines[:count])
        assert is_sealed(data)
        assert refusal(partial(unseal_with, data, SECRET)).startswith(
            "This note is not whole: its end is missing."
        )


def test_a_note_without_one_of_its_lines_is_damaged() -> None:
    lines = seal_for(LONG, [PUBLIC]).splitlines(keepends=True)
    for gone in range(1, len(lines) - 1):
        data = b"".join(lines[:gone] + lines[gone + 1 :])
        said = refusal(partial(unseal_with, data, SECRET))
        assert "damaged or cut short" in said or "not sealed for your key" in said


def test_a_file_cut_anywhere_or_with_any_byte_changed_never_opens() -> None:
    whole = bare(seal_for(NOTE, [PUBLIC]))
    for at in range(len(whole)):
        changed = bytearray(whole)
        changed[at] ^= 4
        for data in (whole[:at], bytes(changed)):
            said = refusal(partial(unseal_with, data, SECRET))
            assert "nothing was changed" in said.casefold()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"-----BEGIN AGE ENCRYPTED FILE-----\n????\n-----END AGE ENCRYPTED FILE-----", "damaged"),
        (b"-----BEGIN AGE ENCRYPTED FILE-----\nAAAA\n-----END AGE ENCRYPTED FILE-----", "damaged"),
        (b"-----BEGIN AGE ENCRYPTED FILE-----\n-----END AGE ENCRYPTED FILE-----", "damaged"),
        (b"age-encryption.org/v1", "damaged"),
        (b"age-encryption.org/v1\n-> scrypt\n--- x\n", "damaged"),
        (b"age-encryption.org/v2\n-> other\n--- x\n", "sealed by a newer program"),
    ],
)
def test_what_only_looks_sealed_is_refused_before_any_work(data: bytes, said: str) -> None:
    assert is_sealed(data)
    assert said in refusal(lambda: unseal(data, SAID))
    assert said in refusal(lambda: unseal_with(data, SECRET))


@pytest.mark.parametrize("work", [22, 24, 63, 9999])
def test_a_note_made_to_hold_us_up_is_left_alone(work: int) -> None:
    costly = bare(BY_AGE).replace(b" 18\n", b" %d\n" % work, 1)
    assert refusal(lambda: unseal(costly, SAID)).startswith("This note would take more time and memory")
    twice = bare(BY_AGE).replace(b"\n-> scrypt", b"\n-> scrypt AAAA 10\nAAAA\n-> scrypt", 1)
    assert "damaged" in refusal(lambda: unseal(twice, SAID))


def test_a_passphrase_is_five_words_of_the_list_each_from_ten_random_bits() -> None:
    taken: list[int] = []

    def counting(count: int) -> bytes:
        taken.append(count)
        return len(taken).to_bytes(count, "big")

    assert phrase(counting).split() == ["admiral", "adventure", "afternoon", "ahead", "airmail"]
    assert taken == [2] * 5
    assert phrase(lambda count: b"\xff" * count).split() == ["zodiac"] * 5
    assert phrase(os.urandom) != phrase(os.urandom)


def phrase_of(number: int) -> str:
    """The words that come of one number at every draw."""
    return phrase(lambda count: number.to_bytes(count, "big"))


def test_every_word_comes_up_as_often_as_any_other() -> None:
    seen: dict[str, int] = {}
    for number in range(1 << 16):
        word = phrase_of(number).split()[0]
        seen[word] = seen.get(word, 0) + 1
    assert len(seen) == 1024
    assert set(seen.values()) == {64}


def test_the_words_cannot_be_taken_for_one_another() -> None:
    words = sorted({phrase_of(number).split()[0] for number in range(1024)})
    for word, following in itertools.pairwise(words):
        assert re.fullmatch("[a-z]{3,9}", word)
        assert not following.startswith(word)


def test_both_say_the_same_four_words_and_another_key_gives_others() -> None:
    assert spoken_check(*FIXED) == spoken_check(FIXED[1], f" {FIXED[0].upper()}\n")
    assert spoken_check(*FIXED) == "swan noodle plywood mellow"
    assert len(spoken_check(PUBLIC, OTHER).split()) == 4
    assert spoken_check(PUBLIC, OTHER) != spoken_check(PUBLIC, FIXED[0])


def test_ones_own_key_is_not_a_buddys() -> None:
    assert refusal(lambda: spoken_check(PUBLIC, PUBLIC.upper())).startswith("Both keys are the same.")


CALLS: Sequence[Callable[[], object]] = (
    lambda: seal(NOTE, SAID),
    lambda: unseal(BY_AGE, SAID),
    lambda: seal_for(NOTE, [PUBLIC]),
    lambda: unseal_with(BY_AGE, SECRET),
    lambda: spoken_check(PUBLIC, OTHER),
    new_key,
)


def test_without_the_library_everything_says_so_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    assert can_seal()
    monkeypatch.setitem(sys.modules, "pyrage", None)
    assert not can_seal()
    assert {refusal(call) for call in CALLS} == {
        "Notes cannot be sealed or opened here: the library pyrage is not installed. "
        "Everything else works. Install it with: pip install pyrage"
    }
    # What needs no cryptography goes on: a sealed note is known for one, and words can be agreed on.
    assert is_sealed(BY_AGE)
    assert len(phrase(os.urandom).split()) == 5


def test_the_library_is_not_loaded_before_it_is_needed() -> None:
    code = "import sys, reflect_tui.journal.sealing as s; s.is_sealed(b''); sys.exit('pyrage' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


NOTHING_WRITTEN = """
import resource, sys
from reflect_tui.journal import sealing
# From here on the system refuses every byte written to a file, from Python or from the library.
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
try:
    open(sys.argv[1], "wb", buffering=0).write(b"x")
except OSError:
    pass
else:
    sys.exit("the limit does not hold")
public, secret = sealing.new_key()
note = b"What the visit was like. " * 100_000
assert sealing.unseal_with(sealing.seal_for(note, [public]), secret) == note
assert sealing.unseal(sys.stdin.buffer.read(), sys.argv[2])
assert sealing.seal(note, sys.argv[2])
"""


def test_nothing_is_written_to_any_file(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", NOTHING_WRITTEN, f"{tmp_path}/x", SAID],
        input=BY_AGE,
        env={**os.environ, "TMPDIR": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert set(os.listdir(tmp_path)) == {"x"}
