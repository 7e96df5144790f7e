"""`reflect import` and `reflect takeout`: entries in and out of files, for oneself."""

from __future__ import annotations

import click

from reflect_tui.cli import attempt, say
from reflect_tui.cli.common import as_json_option, journal_of, print_json, print_text
from reflect_tui.domain.errors import BadInput
from reflect_tui.journal.files import path_of
from reflect_tui.journal.transfer import ImportReport, Skipped


@click.command("import", short_help="Bring in a takeout (JSON Lines).")
@click.argument("files", nargs=-1, required=True, metavar="PATH…")
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@as_json_option
@click.pass_context
def import_files(ctx: click.Context, files: tuple[str, ...], dry_run: bool, as_json: bool) -> int:
    """Bring in entries from takeout files: JSON Lines, one entry a line.

    Importing twice adds nothing. A bad line is named with its number, and the rest goes in.
    """
    desk = journal_of(ctx).transfer
    total = ImportReport()
    worst = 0

    def one(name: str) -> None:
        path = path_of(name)
        if path.suffix.casefold() not in (".jsonl", ".json", ".ndjson"):
            raise BadInput(
                f"{path.name} is not a takeout.",
                "This version brings in JSON Lines files, whose names end in .jsonl.",
            )
        report = desk.import_takeout(path, dry_run=dry_run)
        total.added += report.added
        total.already += report.already
        total.skipped += report.skipped

    for name in files:
        worst = max(worst, attempt(lambda name=name: one(name)))  # type: ignore[misc]
    _say_report(total, dry_run)
    if as_json:
        skipped = [{"where": each.where, "why": each.why} for each in total.skipped]
        print_json({"added": total.added, "already": total.already, "skipped": skipped})
    if worst > 2:
        return worst
    return 0 if total.added or total.already else 2


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
