"""`reflect backup`, `restore` and `doctor`: looking after the journal."""

from __future__ import annotations

import sys

import click

from reflect_tui.cli import is_terminal, say
from reflect_tui.cli.common import as_json_option, journal_of, print_json, print_text
from reflect_tui.domain.care import Health, worst
from reflect_tui.domain.errors import Declined
from reflect_tui.journal.care import RestorePlan, Salvaged
from reflect_tui.journal.files import path_of

MOST = 12
"""How many headings of a sort are told."""
CODES = {Health.WELL: 0, Health.CARE: 1, Health.DAMAGED: 3, Health.BACKUP: 6}
"""What `doctor` ends with."""


@click.command(short_help="Copy the journal, and open the copy again.")
@click.option("--out", metavar="DIR", help="Into this folder, such as a stick; else among the backups.")
@as_json_option
@click.pass_context
def backup(ctx: click.Context, out: str | None, as_json: bool) -> int:
    """Copy the journal whole, and open the copy again to see that it can be read.

    The app makes one on each day it is used, and keeps seven days and four weeks. A copy is NOT anonymised.
    """
    made = journal_of(ctx).care.back_up(path_of(out) if out else None)
    if as_json:
        print_json({"file": str(made.path), "entries": made.entries, "bytes": made.size})
    else:
        print_text(str(made.path))
    say(f"Copied, and opened again: {_entries(made.entries)}.")
    say("It is not anonymised; keep it where you keep secrets.")
    return 0


@click.command(short_help="Put a copy of the journal back.")
@click.argument("file", metavar="FILE")
@click.option("--yes", is_flag=True, help="Do it without asking.")
@as_json_option
@click.pass_context
def restore(ctx: click.Context, file: str, yes: bool, as_json: bool) -> int:
    """Put a copy of the journal in the place of the present one, which is kept beside it.

    What would change is told first. It happens at once or not at all.
    """
    care = journal_of(ctx).care
    plan = care.plan_restore(path_of(file))
    _tell(plan)
    if not yes:
        if not is_terminal(sys.stdin):
            raise Declined("Nothing was changed.", "Without a terminal, --yes says that you mean it.")
        if not click.confirm("Put this copy back?", default=False, err=True):
            raise Declined("Nothing was changed.")
    aside = care.restore(plan)
    if as_json:
        print_json({"restored": str(plan.copy.path), "aside": str(aside) if aside else None})
    elif aside:
        print_text(str(aside))
    say("It is back." + (f" The journal as it was is kept: {aside.name}." if aside else ""))
    return 0


@click.command(short_help="Is the journal well? Read a damaged one.")
@click.option("--salvage", metavar="OUT", help="Read what can be read into a new journal in this folder.")
@as_json_option
@click.pass_context
def doctor(ctx: click.Context, salvage: str | None, as_json: bool) -> int:
    """Look at the journal, its folder and its newest backup.

    Ends with 0 where all is well, 1 where something is worth doing, 3 where the journal is damaged, 6 where
    the newest backup cannot be restored.
    """
    care = journal_of(ctx).care
    if salvage:
        return _salvaged(care.salvage(path_of(salvage)), as_json)
    findings = care.examine()
    if as_json:
        print_json([{"health": each.health.value, "what": each.what, "do": each.do} for each in findings])
    else:
        for each in findings:
            mark = "  " if each.health is Health.WELL else "! "
            print_text(f"{mark}{each.what}{f' {each.do}' if each.do else ''}")
    return CODES[worst(findings)]


def _salvaged(found: Salvaged, as_json: bool) -> int:
    if as_json:
        print_json(
            {
                "file": str(found.path),
                "kept": dict(found.kept),
                "lost": list(found.lost),
                "doubtful": list(found.doubtful),
            }
        )
    else:
        print_text(str(found.path))
    kept = dict(found.kept)
    say(f"Brought over: {_entries(kept.get('entry', 0))}. The damaged journal is as it was.")
    for each in found.lost:
        say(f"Could not be read: {each}.")
    for heading in found.doubtful[:MOST]:
        say(f"To be read with care, its words are not the ones that were kept: {heading}")
    return 1 if found.lost or found.doubtful else 0


def _tell(plan: RestorePlan) -> None:
    say(f"The copy can be read: {_entries(plan.copy.entries)}.")
    if plan.present_is_damaged:
        say("The present journal is damaged and cannot be compared. It will be kept beside the new one.")
        return
    for headings, words in (
        (plan.gone, "would no longer be in the journal"),
        (plan.back, "would come back"),
        (plan.changed, "would say what they said then"),
    ):
        if headings:
            say(f"{_entries(len(headings))} {words}:")
            for heading in headings[:MOST]:
                say(f"  {heading}")
            if len(headings) > MOST:
                say(f"  and {len(headings) - MOST} more")
    if not (plan.gone or plan.back or plan.changed):
        say("It holds the same entries as the journal.")


def _entries(count: int) -> str:
    return "One entry" if count == 1 else f"{count:,} entries"
