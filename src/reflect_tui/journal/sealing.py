"""Notes sealed for a buddy, in the `age` file format (age-encryption.org/v1).

All cryptography is that of the library pyrage, which is not there on every machine: it is imported when
first needed, and without it every function says so in one sentence. Nothing here touches a file.
"""

from __future__ import annotations

import base64
import hashlib
import importlib
import importlib.util
import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from importlib import resources
from types import ModuleType

from reflect_tui.domain.errors import BadInput
from reflect_tui.domain.ids import Randomness
from reflect_tui.domain.text import visible

PHRASE_WORDS = 5
"""Words of a passphrase: 50 random bits, and each guess costs a second and a gigabyte of memory."""
CHECK_WORDS = 4
"""Words two people read to each other: 40 bits of what both keys are."""
MOST_WORK = 21
"""The highest scrypt work that is tried: 2 GiB of memory. What asks for more was made to hold us up."""

_BITS = 10
"""What one of the 1,024 words carries."""
_MAGIC = b"age-encryption.org/"
_NAME = "AGE ENCRYPTED FILE"
_DASHES = "-\u2010-\u2015"
# Mail programs make one long dash of two; only the dash next to the words is needed to tell a marker.
_BEGIN = re.compile(rf"[{_DASHES}] ?BEGIN {_NAME} ?[{_DASHES}]+")
_END = re.compile(rf"[{_DASHES}] ?END {_NAME}")
_MAIL = re.compile(rf"[{_DASHES}\s>|=]")
"""What mail puts between the letters of the armour: white space, quoting, and `=` where it broke a line."""


def can_seal() -> bool:
    """Whether notes can be sealed and opened on this machine."""
    return importlib.util.find_spec("pyrage") is not None


def is_sealed(data: bytes) -> bool:
    """Whether this holds a sealed note, as a file of `age` or as armour somewhere in a mail, whole or not."""
    return data.startswith(_MAGIC) or _BEGIN.search(_text(data)) is not None


def is_for_passphrase(data: bytes) -> bool:
    """Whether a sealed note was sealed with a passphrase, and not for a key.

    Raises:
        BadInput: it is no sealed note, or not whole.
    """
    return _work(_bare(data)) is not None


def seal(data: bytes, passphrase: str) -> bytes:
    """Seal a note with a passphrase, as lines of plain letters that can be pasted into a mail.

    Takes a few seconds and holds up the whole process meanwhile, other threads too.

    Args:
        data: the note.
        passphrase: what both agreed on; how its accents are typed does not matter, capitals and spaces do.

    Returns:
        The armoured note.

    Raises:
        BadInput: the passphrase is empty or cannot be used, or nothing can be sealed on this machine.
    """
    library = _library()
    return bytes(library.passphrase.encrypt(data, _usable(passphrase), armored=True))


def unseal(data: bytes, passphrase: str) -> bytes:
    """Open a note sealed with a passphrase, also as a mail mangled it; as slow as `seal`.

    Args:
        data: the sealed note, or the mail it stands in; of several the first is opened.
        passphrase: what it was sealed with.

    Returns:
        The note, exactly as it was sealed.

    Raises:
        BadInput: it is no sealed note, not whole, damaged, sealed for a key or with another passphrase, or
            nothing can be opened on this machine.
    """
    library = _library()
    phrase_used = _usable(passphrase)
    sealed = _bare(data)
    work = _work(sealed)
    if work is None:
        raise BadInput(
            "This note was sealed for a key, not with a passphrase.",
            "Nothing was changed. Open it with your own key, or ask for it sealed with a passphrase.",
        )
    if work > MOST_WORK:
        raise _too_much()
    try:
        return bytes(library.passphrase.decrypt(sealed, phrase_used))
    except library.DecryptError as problem:
        reason = str(problem)
    if reason == "Decryption failed":
        raise BadInput(
            "This passphrase does not open the note.",
            "Nothing was changed. Check its spelling, capitals and spaces with your buddy; if all are right, "
            "the note was damaged on its way, and has to be sent again.",
        )
    if reason.startswith("Excessive work"):
        raise _too_much()
    raise _spoilt(reason, "The passphrase is right, but the note")


def phrase(rng: Randomness) -> str:
    """Offer a passphrase to agree on by phone.

    Args:
        rng: gives that many random bytes.

    Returns:
        Five plain words with spaces between them.
    """
    # The list has 1,024 words, so ten random bits are an index and none comes up more than another.
    return " ".join(_words()[int.from_bytes(rng(2), "big") % 1024] for _ in range(PHRASE_WORDS))


def new_key() -> tuple[str, str]:
    """Make a key of one's own.

    Returns:
        The line to give to a buddy (`age1…`), and the secret that never leaves (`AGE-SECRET-KEY-1…`).

    Raises:
        BadInput: nothing can be sealed on this machine.
    """
    identity = _library().x25519.Identity.generate()
    return str(identity.to_public()), str(identity)


def seal_for(data: bytes, recipients: Sequence[str]) -> bytes:
    """Seal a note so that only the holders of these keys can open it; takes no time to speak of.

    Args:
        data: the note.
        recipients: lines that begin with `age1`, one for each person.

    Returns:
        The armoured note.

    Raises:
        BadInput: there is no key or a malformed one, or nothing can be sealed on this machine.
    """
    library = _library()
    if not recipients:
        raise BadInput("There is no key to seal this note for.", "Nothing was sealed. Choose a buddy.")
    keys = [_recipient(library, line) for line in recipients]
    try:
        return bytes(library.encrypt(data, keys, armored=True))
    except BaseException as problem:
        # A key made so that everybody can open what is sealed for it makes the library panic.
        if type(problem).__name__ != "PanicException":
            raise
    raise _no_key()


def unseal_with(data: bytes, secret: str) -> bytes:
    """Open a note sealed for a key, also as a mail mangled it.

    Args:
        data: the sealed note, or the mail it stands in; of several the first is opened.
        secret: the secret of the key, `AGE-SECRET-KEY-1…`.

    Returns:
        The note, exactly as it was sealed.

    Raises:
        BadInput: it is no sealed note, not whole, damaged, sealed for another key or with a passphrase, the
            secret is malformed, or nothing can be opened on this machine.
    """
    library = _library()
    try:
        identity = library.x25519.Identity.from_str(_unwrapped(secret))
    except library.IdentityError:
        raise BadInput(
            "Your own key cannot be read.",
            "Nothing was changed. A secret key is one line that begins with AGE-SECRET-KEY-1.",
        ) from None
    sealed = _bare(data)
    if _work(sealed) is not None:
        raise BadInput(
            "This note was sealed with a passphrase, not for a key.",
            "Nothing was changed. Open it with the passphrase you agreed on.",
        )
    try:
        return bytes(library.decrypt(sealed, [identity]))
    except library.DecryptError as problem:
        reason = str(problem)
    if reason == "No matching keys found":
        raise BadInput(
            "This note was not sealed for your key.",
            "Nothing was changed. Give your buddy your own line again, and ask for the note once more.",
        )
    raise _spoilt(reason, "The note is for you, but it")


def spoken_check(mine: str, theirs: str) -> str:
    """The words by which two people tell on the phone that each has the other's key, and nobody else's.

    Args:
        mine: one key, `age1…`.
        theirs: the other; their order does not matter.

    Returns:
        Four plain words with spaces between them, the same on both sides.

    Raises:
        BadInput: a key is malformed, both are the same, or nothing can be sealed on this machine.
    """
    library = _library()
    # Read and written again, so that capitals or a line break from a mail change no word.
    pair = sorted({str(_recipient(library, line)) for line in (mine, theirs)})
    if len(pair) < 2:
        raise BadInput("Both keys are the same.", "Yours goes to your buddy; here goes the one they sent.")
    number = int.from_bytes(hashlib.sha256("\n".join(pair).encode("ascii")).digest()[:5], "big")
    shifts = range(_BITS * (CHECK_WORDS - 1), -1, -_BITS)
    return " ".join(_words()[number >> shift & 1023] for shift in shifts)


def _library() -> ModuleType:
    try:
        return importlib.import_module("pyrage")
    except ImportError:
        raise BadInput(
            "Notes cannot be sealed or opened here: the library pyrage is not installed.",
            "Everything else works. Install it with: pip install pyrage",
        ) from None


@cache
def _words() -> tuple[str, ...]:
    return tuple((resources.files(__package__) / "words.txt").read_text("utf-8").split())


def _usable(passphrase: str) -> str:
    """The passphrase in the one form in which both machines spell its accents."""
    if not passphrase.strip():
        raise BadInput("The passphrase is empty.", "Nothing was changed. Type the one you agreed on.")
    if any("\ud800" <= letter <= "\udfff" for letter in passphrase):
        raise BadInput(
            "The passphrase has a letter in it that no file can hold.",
            "Nothing was changed. Type it again with plain letters.",
        )
    return unicodedata.normalize("NFC", passphrase)


def _recipient(library: ModuleType, line: str) -> object:
    """A key as the library has it; what was typed is never said again, it may be a secret."""
    plain = _unwrapped(line)
    if plain.upper().startswith("AGE-SECRET-KEY-"):
        raise BadInput(
            "That is a secret key, not the line to give away.",
            "Nothing was sealed. Never send it to anybody; the line to give away begins with age1.",
        )
    try:
        key: object = library.x25519.Recipient.from_str(plain)
    except library.RecipientError:
        raise _no_key() from None
    return key


def _no_key() -> BadInput:
    return BadInput(
        "That is not a key.",
        "Nothing was sealed. A key is one line that begins with age1, 62 letters and digits: copy it again.",
    )


def _unwrapped(line: str) -> str:
    return "".join(visible(line).split())


def _text(data: bytes) -> str:
    """A mail or a text file as text; Windows may have written it with two bytes a letter."""
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    return visible(data.decode("utf-16" if wide else "utf-8", "replace"))


def _bare(data: bytes) -> bytes:
    """The sealed note without armour and without what a mail put around it and into it.

    Raises:
        BadInput: there is none, or it is not whole.
    """
    if data.startswith(_MAGIC):
        return data
    text = _text(data)
    begin = _BEGIN.search(text)
    if begin is None:
        raise BadInput(
            "This is not a sealed note.",
            "Nothing was changed. Give the file your buddy sent, or the whole of their mail.",
        )
    end = _END.search(text, begin.end())
    if end is None:
        raise _cut()
    # `=3D` is an equals sign as mail writes it. They only fill up the end, so they can be put back.
    letters = _MAIL.sub("", text[begin.end() : end.start()].replace("=3D", ""))
    try:
        bare = base64.b64decode(letters + "=" * (-len(letters) % 4), validate=True)
    except ValueError:
        raise _damaged() from None
    if not bare.startswith(_MAGIC):
        raise _damaged()
    return bare


def _work(sealed: bytes) -> int | None:
    """How much work the passphrase takes, as a power of two; None for a note sealed for keys.

    Raises:
        BadInput: the head of the note cannot be read.
    """
    if not sealed.startswith(_MAGIC + b"v1\n"):
        if re.match(rb"v\d+\n", sealed[len(_MAGIC) :]):
            raise BadInput(
                "This note was sealed by a newer program than this one can open.",
                "Nothing was changed. Ask for it sealed in the usual way, or look for a newer version.",
            )
        raise _damaged()
    head, found, _ = sealed.partition(b"\n--- ")
    if not found:
        raise _damaged()
    scrypt = re.findall(rb"^-> scrypt\b(?: \S+ (\d{1,4})$)?", head, re.M)
    if not scrypt:
        return None
    if len(scrypt) > 1 or not scrypt[0]:
        raise _damaged()
    return int(scrypt[0])


def _spoilt(reason: str, subject: str) -> BadInput:
    """The refusal for what the library found; `subject` is said when the key fitted and the rest did not."""
    if reason == "age file is truncated":
        return _cut()
    return _damaged(subject) if reason == "decryption error" else _damaged()


def _cut() -> BadInput:
    return BadInput(
        "This note is not whole: its end is missing.",
        "Nothing was changed. Copy it again down to its last line, or ask for it to be sent again.",
    )


def _damaged(subject: str = "This note") -> BadInput:
    return BadInput(
        f"{subject} was damaged or cut short on its way.",
        "None of it was opened and nothing was changed. Ask for it to be sent again, as an attachment if it "
        "can be.",
    )


def _too_much() -> BadInput:
    return BadInput(
        "This note would take more time and memory to open than is safe.",
        "It was left alone. Ask who sealed it to seal it again in the usual way.",
    )
