"""`reflect themes`: the writer's own words, renamed and merged with a way back."""

from __future__ import annotations

import click

from reflect_tui.cli import say
from reflect_tui.cli.common import as_json_option, journal_of, print_json, print_text, text_of_argument


@click.group()
def themes() -> None:
    """Your own words that gather entries: list, rename, merge, and phrases that keep coming back."""


@themes.command("list")
@as_json_option
@click.pass_context
def list_themes(ctx: click.Context, as_json: bool) -> int:
    """Every theme, in alphabetical order."""
    found = journal_of(ctx).themes.all()
    if as_json:
        print_json(found)
    else:
        for each in found:
            print_text(each)
    if not found:
        say("No entry has a theme yet.")
        return 1
    return 0


@themes.command("rename")
@click.argument("old")
@click.argument("new")
@click.pass_context
def rename_theme(ctx: click.Context, old: str, new: str) -> int:
    """Give a theme another name. Where there is a theme of that name already, the two become one."""
    step = journal_of(ctx).themes.rename(text_of_argument(old), text_of_argument(new))
    joined = (
        f"“{step.old}” and “{step.new}” are one theme now." if step.merged else f"Now called “{step.new}”."
    )
    say(f"{joined} `reflect themes undo` takes it back.")
    return 0


@themes.command("undo")
@click.pass_context
def undo_theme(ctx: click.Context) -> int:
    """Take back the last renaming or merging."""
    step = journal_of(ctx).themes.undo()
    if step is None:
        say("There is nothing to take back.")
        return 1
    say(f"“{step.old}” is back.")
    return 0


@themes.command("offers")
@as_json_option
@click.pass_context
def offers(ctx: click.Context, as_json: bool) -> int:
    """Phrases that keep coming back in what you wrote, in case one of them is a theme."""
    found = journal_of(ctx).themes.offered()
    if as_json:
        print_json([{"phrase": each.words, "entries": list(each.entry_ids)} for each in found])
    else:
        for each in found:
            print_text(each.words)
    if not found:
        say("Nothing keeps coming back that is not a theme already.")
        return 1
    return 0
