"""`reflect open`: a sealed note; and asking for passphrases without leaving them anywhere."""

from __future__ import annotations

import os
import sys

import click

from reflect_tui.cli import is_terminal, say
from reflect_tui.cli.common import as_json_option, journal_of, print_json
from reflect_tui.domain.errors import BadInput
from reflect_tui.domain.text import one_line
from reflect_tui.journal.arrivals import MAX_MAIL_BYTES
from reflect_tui.journal.files import path_of, read_capped

LONGEST = 4_096
"""Bytes of a passphrase that comes from a file descriptor."""

fd_option = click.option(
    "--passphrase-fd", "fd", type=int, metavar="N", help="Read the passphrase from this file descriptor."
)


@click.command("open", short_help="Open a sealed note (.age).")
@click.argument("file", metavar="FILE")
@fd_option
@as_json_option
@click.pass_context
def open_sealed(ctx: click.Context, file: str, fd: int | None, as_json: bool) -> int:
    """Open a note or a reply that was sealed, and take it in. The passphrase is asked for.

    Sealed notes are files of the `age` format; the stock `age` tool opens them as well. One that was sealed
    for your key needs no passphrase.
    """
    from reflect_tui.cli.arriving import take_in_found

    journal = journal_of(ctx)
    path = path_of(file)
    data, size = read_capped(path, MAX_MAIL_BYTES + 1)
    name = one_line(path.name, 80)
    if size > MAX_MAIL_BYTES:
        raise BadInput(f"{name} is too big for a sealed note.", "Nothing was stored.")
    passphrase = passphrase_from(fd) if journal.sealing.needs_passphrase(data) else ""
    opened = journal.sealing.open(data, passphrase)
    report = take_in_found(journal.buddies, journal.buddies.look_at_bytes(opened, name), dry_run=False)
    if as_json:
        skipped = [{"where": each.where, "why": each.why} for each in report.skipped]
        print_json({"added": report.added, "already": report.already, "skipped": skipped})
    return 5 if report.unmatched and not report.added else 0


def passphrase_from(fd: int | None, *, twice: bool = False) -> str:
    """A passphrase: from a file descriptor, or asked for without being shown.

    Args:
        fd: the descriptor; None to ask.
        twice: whether it is asked for twice, since nobody sees what they type.

    Raises:
        BadInput: nobody can be asked, the descriptor cannot be read, or it is empty.
    """
    if fd is not None:
        try:
            with os.fdopen(os.dup(fd), "rb") as file:
                raw = file.read(LONGEST).partition(b"\n")[0].removesuffix(b"\r")
        except OSError:
            raise BadInput(
                f"There is nothing to read at file descriptor {fd}.", "Nothing was changed."
            ) from None
        passphrase = raw.decode("utf-8", "replace")
    elif is_terminal(sys.stdin):
        passphrase = click.prompt("Passphrase", hide_input=True, confirmation_prompt=twice, err=True)
    else:
        raise BadInput("There is nobody here to ask for the passphrase.", "Use --passphrase-fd N.")
    if not passphrase.strip():
        raise BadInput("The passphrase is empty.", "Nothing was changed.")
    return passphrase


def offer_phrase(phrase: str) -> None:
    """Offer words that are hard to guess and easy to say on the phone."""
    say(f"If you have none yet, these five words will do; say them by phone, not by mail: {phrase}")
