"""`reflect trash` and `reflect undo`."""

from __future__ import annotations

import click

from reflect_tui.cli import say
from reflect_tui.cli.common import as_json_option, journal_of, print_json


@click.command(short_help="Move entries to the trash.")
@click.argument("ids", nargs=-1, required=True, metavar="ID…")
@as_json_option
@click.pass_context
def trash(ctx: click.Context, ids: tuple[str, ...], as_json: bool) -> int:
    """Move entries to the trash; `reflect undo` brings them back."""
    moved = journal_of(ctx).entries.trash(ids)
    _print_ids("trashed", moved, as_json)
    if not moved:
        say("They were in the trash already.")
        return 1
    say("Moved to the trash. `reflect undo` brings it back.")
    return 0


@click.command(short_help="Bring back what went to the trash last.")
@as_json_option
@click.pass_context
def undo(ctx: click.Context, as_json: bool) -> int:
    """Bring back what went to the trash last; again, and it brings back what went before that."""
    back = journal_of(ctx).entries.undo()
    _print_ids("restored", back, as_json)
    if not back:
        say("There is nothing to bring back.")
        return 1
    return 0


def _print_ids(word: str, ids: list[str], as_json: bool) -> None:
    if as_json:
        print_json({word: ids})
    else:
        for entry_id in ids:
            print(entry_id)
