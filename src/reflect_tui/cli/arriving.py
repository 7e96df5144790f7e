"""The half of `reflect import` that is for what somebody else handed us."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from reflect_tui.cli import say
from reflect_tui.domain.exchanging import Arrival, ArrivalKind
from reflect_tui.domain.text import one_line
from reflect_tui.journal.buddies import BuddiesDesk, headings, say_arrival
from reflect_tui.journal.files import path_of
from reflect_tui.journal.transfer import ImportReport, Skipped


def take_in(desk: BuddiesDesk, name: str, *, dry_run: bool) -> ImportReport:
    """Read what came, say what it is, and store it unless it is only tried.

    Args:
        desk: where it goes.
        name: a path, or `-` for what is piped in.
        dry_run: only say what would happen.

    Raises:
        BadInput: it cannot be read, is no text, is too big, or is of a newer kind.
    """
    if name == "-":
        found = desk.look_at_text(sys.stdin.buffer.read(9_000_000).decode("utf-8", "replace"), "What came in")
    else:
        found = desk.look_at(path_of(name))
    return take_in_found(desk, found, dry_run=dry_run)


def take_in_found(desk: BuddiesDesk, found: Sequence[Arrival], *, dry_run: bool) -> ImportReport:
    """Say what came, and store it unless it is only tried."""
    report = ImportReport()
    titles = headings(desk, found)
    for arrival in found:
        say(f"{arrival.where}: {say_arrival(arrival, titles.get(arrival.share_id, ''))}.")
        _say_pieces(arrival)
        if arrival.kind is ArrivalKind.REFUSED:
            report.skipped.append(Skipped(arrival.where, "its writer has withdrawn it"))
        elif arrival.kind is ArrivalKind.NOTHING_NEW:
            report.already += 1
        else:
            is_new = True if dry_run else desk.take_in(arrival)
            if arrival.kind is ArrivalKind.UNPLACED:
                report.unmatched += 1
                report.skipped.append(Skipped(arrival.where, "it fits none of your notes, or several"))
            elif is_new or arrival.kind is ArrivalKind.WITHDRAWAL:
                report.added += 1
            else:
                report.already += 1
    return report


def _say_pieces(arrival: Arrival) -> None:
    """Each answer beside its question, what was left out, what of the note was changed."""
    if arrival.reply is None or arrival.kind is not ArrivalKind.REPLY:
        return
    for each in arrival.reply.answers:
        about = each.question or (
            f"after “…{each.beside[-60:]}”" if each.beside else "to the note as a whole"
        )
        say(f"  {one_line(about, 100)}")
        say(f"    {one_line(each.text, 200)}")
    for line in arrival.reply.dropped:
        say(f"  left out, since it may say who wrote: {one_line(line, 80)}")
    for change in arrival.reply.changed:
        say(f"  in your note, “{one_line(change.was, 60)}” became “{one_line(change.now, 60)}”; not taken")
