"""`reflect shares`: what left, asking for it back, forgetting who stood behind the stand-ins."""

from __future__ import annotations

import shutil
import sys
from datetime import date

import click

from reflect_tui.cli import is_terminal, say
from reflect_tui.cli.common import as_json_option, journal_of, print_json, print_text
from reflect_tui.domain.dates import say_day
from reflect_tui.domain.errors import Declined
from reflect_tui.domain.sharing import (
    FORGOTTEN_FOR_GOOD,
    FORGOTTEN_LATER,
    MAY_STILL_EXIST,
    NOT_FORGOTTEN,
    WITHDRAWN_HOW,
    Share,
    ShareRow,
)
from reflect_tui.journal.files import path_of

yes_option = click.option("--yes", is_flag=True, help="Do it without asking.")


@click.group()
def shares() -> None:
    """What you shared: list it, read it, withdraw it, forget who stood behind the stand-ins.

    ID is the number that a note carries, or the beginning of it, from four letters on.
    """


@shares.command("list")
@as_json_option
@click.pass_context
def list_shares(ctx: click.Context, as_json: bool) -> int:
    """Everything that left, the newest first."""
    journal = journal_of(ctx)
    rows, today = journal.ledger.everything(), journal.store.today()
    if as_json:
        print_json([_about(row) for row in rows])
    else:
        width = shutil.get_terminal_size((100, 24)).columns
        for row in rows:
            day = say_day(row.created_at.date(), today)
            mark = "withdrawn · " if row.is_withdrawn else ""
            heading = row.heading(max(20, width - 49 - len(mark)))
            print_text(f"{row.id:<20}  {day:<11}  {row.audience.value:<10}  {mark}{heading}")
    if not rows:
        say("Nothing has left yet. `reflect export` shares an entry, checked first.")
        return 1
    return 0


@shares.command("show")
@click.argument("share_id", metavar="ID")
@as_json_option
@click.pass_context
def show_share(ctx: click.Context, share_id: str, as_json: bool) -> int:
    """One share: the exact text that went out, and what was replaced in it, with the real names."""
    journal = journal_of(ctx)
    share = journal.ledger.get(share_id)
    if as_json:
        print_json(_whole(share))
    else:
        print_text(_readable(share, journal.store.today()))
    return 0


@shares.command("withdraw")
@click.argument("share_id", metavar="ID")
@click.option("--out", "folder", required=True, metavar="DIR", help="The folder for the request.")
@yes_option
@as_json_option
@click.pass_context
def withdraw_share(ctx: click.Context, share_id: str, folder: str, yes: bool, as_json: bool) -> int:
    """Mark a share as withdrawn, and write a courteous request to delete it, for you to hand over.

    Nothing can be called back by it: a copy may still exist.
    """
    desk = journal_of(ctx).ledger
    share = desk.get(share_id)
    if not share.is_withdrawn:
        say(f"“{share.heading()}”, shared with {share.audience.reader}.")
        say(WITHDRAWN_HOW)
        say(MAY_STILL_EXIST)
        _ask("Withdraw it?", yes)
    path, share = desk.withdraw(share.id, path_of(folder))
    if as_json:
        print_json({"file": str(path), "share": share.id})
    else:
        print_text(str(path))
    say("It is withdrawn. The request does nothing until you hand it over.")
    return 0


@shares.command("forget")
@click.argument("share_id", metavar="ID")
@yes_option
@click.pass_context
def forget_key(ctx: click.Context, share_id: str, yes: bool) -> int:
    """Forget the key of a share: which real names stood behind its stand-ins, and your reasons.

    The stand-ins, what sort of thing they stood for and the text that went out stay.
    """
    desk = journal_of(ctx).ledger
    share = desk.get(share_id)
    if share.has_key:
        say(f"The key of “{share.heading()}”, shared with {share.audience.reader}.")
        say(FORGOTTEN_FOR_GOOD)
        say(NOT_FORGOTTEN)
        _ask("Forget it?", yes)
    done = desk.forget_key(share.id)
    say("The key is forgotten.")
    if not done.at_once:
        say(FORGOTTEN_LATER)
    return 0


def _ask(question: str, yes: bool) -> None:
    """Go on only with a yes.

    Raises:
        Declined: somebody said no, or there is nobody to ask.
    """
    if yes:
        return
    if not is_terminal(sys.stdin):
        raise Declined(
            "There is nobody here to ask.", "Nothing was changed. Add --yes to do it all the same."
        )
    if not click.confirm(question, default=False, err=True):
        raise Declined("Nothing was changed.")


def _about(share: Share | ShareRow) -> dict[str, object]:
    return {
        "id": share.id,
        "audience": share.audience.value,
        "created_at": share.created_at.isoformat(),
        "title": share.heading(120),
        "withdrawn_at": share.withdrawn_at.isoformat() if share.withdrawn_at else None,
        "key": share.has_key,
    }


def _whole(share: Share) -> dict[str, object]:
    replaced = [
        {
            "kind": each.kind,
            "decision": each.decision,
            "places": each.places,
            "stand_in": each.stand_in,
            "original": each.original,
            "reason": each.reason,
        }
        for each in share.settled
    ]
    return {
        **_about(share),
        "file_name": share.file_name,
        "sha256": share.sha256,
        "entries": list(share.entry_ids),
        "text": share.text,
        "replaced": replaced,
    }


def _readable(share: Share, today: date) -> str:
    about = [say_day(share.created_at.date(), today), share.audience.label]
    if share.withdrawn_at:
        about.append(f"withdrawn {say_day(share.withdrawn_at.date(), today)}; a copy may still exist")
    parts = [" · ".join(about), share.text]
    if share.settled:
        parts.append("\n".join(["What was replaced", *(each.say() for each in share.settled)]))
        if not share.has_key:
            parts.append("The key is forgotten: the journal no longer says here who they were.")
    else:
        parts.append("Nothing was replaced.")
    return "\n\n".join(parts)
