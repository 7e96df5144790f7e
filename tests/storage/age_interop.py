"""`python -m tests.storage.age_interop PATH_TO_AGE`: seal here and open with the stock tool, and back.

Run by hand, since the tool is not everywhere; `age-keygen` is looked for beside it. It asks for passphrases
on a terminal, so it gets one.
"""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Sequence
from pathlib import Path

from reflect_tui.journal.sealing import new_key, seal, seal_for, unseal, unseal_with

SAID = "caf\u00e9 apple river stone lamp"
NOTE = "Siân rang; she was well.\n".encode() * 3000
"""Longer than one of the 64 KiB pieces that the format is made of."""
PATIENCE = 60.0


def asked(command: Sequence[str], passphrase: str) -> None:
    """Run the tool on a terminal and type the passphrase each time it asks.

    Raises:
        RuntimeError: it ended badly; what it printed is said.
    """
    child, terminal = pty.fork()
    if child == 0:
        os.execv(command[0], list(command))
    printed, answered, until = b"", 0, time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            piece = os.read(terminal, 4096)
        except OSError:
            break
        if not piece:
            break
        printed += piece
        # It stops showing what is typed a moment after it has asked; typed earlier, the terminal shows it.
        if printed.count(b"passphrase") > answered and printed.rstrip().endswith(b":"):
            while termios.tcgetattr(terminal)[3] & termios.ECHO and time.monotonic() < until:
                time.sleep(0.01)
            os.write(terminal, passphrase.encode() + b"\r")
            answered += 1
    _, status = os.waitpid(child, 0)
    if os.waitstatus_to_exitcode(status):
        raise RuntimeError(printed.decode("utf-8", "replace"))


def timed(what: str, begun: float, good: bool) -> bool:
    """Print one line of the result."""
    print(f"{'ok ' if good else 'BAD'}  {time.monotonic() - begun:5.2f} s  {what}", flush=True)
    return good


def main(age: str) -> int:
    """All directions; 0 when every one gave back the note byte for byte."""
    version = subprocess.run([age, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    print(f"age {version}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        good = passphrases(age, folder) and keys(age, folder)
    return 0 if good else 1


def passphrases(age: str, folder: Path) -> bool:
    """With a passphrase, armoured and not."""
    note, sealed, opened = folder / "note.md", folder / "note.md.age", folder / "opened.md"
    note.write_bytes(NOTE)
    begun = time.monotonic()
    sealed.write_bytes(seal(NOTE, SAID))
    good = timed("sealed here with a passphrase", begun, True)
    begun = time.monotonic()
    asked([age, "-d", "-o", str(opened), str(sealed)], SAID)
    good &= timed("… opened by age", begun, opened.read_bytes() == NOTE)
    for armour in ([], ["-a"]):
        sealed.unlink()
        begun = time.monotonic()
        asked([age, "-p", *armour, "-o", str(sealed), str(note)], SAID)
        good &= timed(f"sealed by age with a passphrase {' '.join(armour)}".rstrip(), begun, True)
        begun = time.monotonic()
        good &= timed("… opened here", begun, unseal(sealed.read_bytes(), SAID) == NOTE)
    return good


def keys(age: str, folder: Path) -> bool:
    """For keys, of the tool's and of our making, armoured and not."""
    secret_file, sealed = folder / "key.txt", folder / "for-key.age"
    subprocess.run([f"{age}-keygen", "-o", str(secret_file)], check=True, capture_output=True)
    lines = secret_file.read_text().splitlines()
    theirs = next(line.split()[-1] for line in lines if "public key" in line), lines[-1]
    good = True
    for whose, (public, secret) in (("age's key", theirs), ("our key", new_key())):
        secret_file.write_text(secret + "\n")
        begun = time.monotonic()
        sealed.write_bytes(seal_for(NOTE, [new_key()[0], public]))
        opened = subprocess.run([age, "-d", "-i", secret_file, sealed], capture_output=True, check=True)
        good &= timed(f"sealed here for {whose}, opened by age", begun, opened.stdout == NOTE)
        for armour in ([], ["-a"]):
            begun = time.monotonic()
            made = subprocess.run(
                [age, *armour, "-r", public], input=NOTE, capture_output=True, check=True
            ).stdout
            what = f"sealed by age {' '.join(armour)} for {whose}, opened here".replace("  ", " ")
            good &= timed(what, begun, unseal_with(made, secret) == NOTE)
    return good


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
