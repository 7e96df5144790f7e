"""`reflect import` and `reflect takeout`: what others hand us, and entries in and out for oneself."""

from __future__ import annotations

import click

from reflect_tui.cli import attempt, say
from reflect_tui.cli.common import as_json_option, journal_of, print_json, print_text
from reflect_tui.journal.files import path_of
from reflect_tui.journal.transfer import ImportReport, Skipped

UNMATCHED = 5
"""What the command ends with where nothing could be matched."""


@click.command("import", short_help="Bring in a buddy's note or reply, or a takeout.")
@click.argument("files", nargs=-1, required=True, metavar="PATH…")
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@as_json_option
@click.pass_context
def import_files(ctx: click.Context, files: tuple[str, ...], dry_run: bool, as_json: bool) -> int:
    """Bring in what a buddy handed you, a note or a reply, or a takeout (.jsonl, one entry a line).

    A reply is found by comparing it with what you sent, however it comes: quoted, wrapped anew, as a saved
    e-mail (.eml). What fits none of your notes waits in Buddies, and the command ends with 5. PATH may be
    - for what is piped in. Importing twice adds nothing.
    """
    journal = journal_of(ctx)
    total = ImportReport()
    worst = 0

    def one(name: str) -> None:
        path = path_of(name)
        if name == "-" or path.suffix.casefold() not in (".jsonl", ".json", ".ndjson"):
            from reflect_tui.cli.arriving import take_in

            report = take_in(journal.buddies, name, dry_run=dry_run)
        else:
            report = journal.transfer.import_takeout(path, dry_run=dry_run)
        total.added += report.added
        total.already += report.already
        total.skipped += report.skipped
        total.unmatched += report.unmatched

    for name in files:
        worst = max(worst, attempt(lambda name=name: one(name)))  # type: ignore[misc]
    _say_report(total, dry_run)
    if as_json:
        skipped = [{"where": each.where, "why": each.why} for each in total.skipped]
        print_json({"added": total.added, "already": total.already, "skipped": skipped})
    if worst > 2:
        return worst
    if total.unmatched and not (total.added or total.already):
        return UNMATCHED
    return worst if worst == UNMATCHED else 0 if total.added or total.already else 2


def _say_report(report: ImportReport, dry_run: bool) -> None:
    for each in report.skipped:
        _say_skipped(each)
    added = "would be added" if dry_run else "added"
    say(f"{report.added} {added}, {report.already} there already, {len(report.skipped)} left out.")


def _say_skipped(skipped: Skipped) -> None:
    say(f"{skipped.where}: {skipped.why}")


@click.command(short_help="Everything, NOT anonymised, for yourself.")
@click.option("--out", "folder", required=True, metavar="DIR", help="The folder to write into.")
@as_json_option
@click.pass_context
def takeout(ctx: click.Context, folder: str, as_json: bool) -> int:
    """Everything that is not in the trash, NOT anonymised, as JSON Lines that `reflect import` reads."""
    path, count = journal_of(ctx).transfer.takeout(path_of(folder))
    if as_json:
        print_json({"file": str(path), "entries": count})
    else:
        print_text(str(path))
    say(f"{count} entries, with every name in them. This file is for yourself.")
    return 0
