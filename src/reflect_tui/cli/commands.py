"""The commands of `reflect`, each in a module of its own that is imported when it is called."""

from __future__ import annotations

import importlib
import os
from collections.abc import Sequence

import click

from reflect_tui import __version__
from reflect_tui.cli import INTERRUPTED, say

COMMANDS = {
    "add": "reflect_tui.cli.adding:add",
    "list": "reflect_tui.cli.listing:list_entries",
    "search": "reflect_tui.cli.listing:search",
    "show": "reflect_tui.cli.listing:show",
    "edit": "reflect_tui.cli.past:edit",
    "history": "reflect_tui.cli.past:history",
    "trash": "reflect_tui.cli.trashing:trash",
    "undo": "reflect_tui.cli.trashing:undo",
    "erase": "reflect_tui.cli.past:erase",
    "due": "reflect_tui.cli.looking:due",
    "review": "reflect_tui.cli.looking:review",
    "amend": "reflect_tui.cli.looking:amend",
    "like": "reflect_tui.cli.looking:like",
    "remind": "reflect_tui.cli.looking:remind",
    "thread": "reflect_tui.cli.looking:thread",
    "link": "reflect_tui.cli.looking:link",
    "themes": "reflect_tui.cli.themes:themes",
    "export": "reflect_tui.cli.exporting:export",
    "anonymise": "reflect_tui.cli.anonymising:anonymise",
    "advice": "reflect_tui.cli.advising:advice",
    "buddies": "reflect_tui.cli.pairing:buddies",
    "open": "reflect_tui.cli.sealing:open_sealed",
    "shares": "reflect_tui.cli.shares:shares",
    "people": "reflect_tui.cli.people:people",
    "pack": "reflect_tui.cli.packs:pack",
    "session": "reflect_tui.cli.sessions:session",
    "import": "reflect_tui.cli.transfer:import_files",
    "takeout": "reflect_tui.cli.transfer:takeout",
    "backup": "reflect_tui.cli.care:backup",
    "restore": "reflect_tui.cli.care:restore",
    "doctor": "reflect_tui.cli.care:doctor",
    "demo": "reflect_tui.cli.places:demo",
    "paths": "reflect_tui.cli.places:paths",
    "completion": "reflect_tui.cli.places:completion",
}
"""Where each command lives; help shows them in this order."""
SUMMARIES = {
    "add": "Keep an entry: from the words given, or from stdin.",
    "list": "The newest entries.",
    "search": "Entries with these words, the best first.",
    "show": "One entry, whole.",
    "edit": "Change a kept entry; what it said before is kept.",
    "history": "What an entry said before.",
    "trash": "Move entries to the trash.",
    "undo": "Bring back what went to the trash last.",
    "erase": "Erase entries for good.",
    "due": "What is ready to look at again.",
    "review": "Look again: what happened, what you learnt.",
    "amend": "Add a dated thought to a kept judgement.",
    "like": "Your own earlier judgements most like this.",
    "remind": "One line if something is ready; a calendar file.",
    "thread": "What led to what.",
    "link": "Say that one entry led to another.",
    "themes": "Your own words that gather entries.",
    "export": "Share entries as anonymised Markdown, checked first.",
    "anonymise": "The filter by itself: text in, checked text out.",
    "advice": "Is this a question, or advice in disguise?",
    "open": "Open a sealed note.",
    "buddies": "Notes and replies: read, match, close.",
    "shares": "What left: read it, withdraw it.",
    "people": "Real names and what stands in for them.",
    "pack": "The packs of questions: read, make, add.",
    "session": "Sessions with a group: take in, list, account.",
    "import": "Bring in a note or a reply, or a takeout.",
    "takeout": "Everything, NOT anonymised, for yourself.",
    "backup": "Copy the journal, and open the copy again.",
    "restore": "Put a copy of the journal back.",
    "doctor": "Is the journal well? Read a damaged one.",
    "demo": "Open a sample journal; nothing is kept.",
    "paths": "Where everything lies.",
    "completion": "The completion script for your shell.",
}


COMPLETION_VARIABLES = {"reflect": "_REFLECT_COMPLETE", "reflect-tui": "_REFLECT_TUI_COMPLETE"}
"""The two names of the program, and where a shell asks each of them to complete a word."""


class LazyGroup(click.Group):
    """Knows its commands by name and imports one when it is called; help needs none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in our order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """One line for each."""
        with formatter.section("Commands"):
            formatter.write_dl(list(SUMMARIES.items()))


@click.group(
    cls=LazyGroup,
    name="reflect",
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Without a command, `reflect` opens the journal.",
)
@click.version_option(__version__, prog_name="reflect-tui", message="%(prog)s %(version)s")
@click.option("--home", metavar="DIR", help="Use the journal in this folder (else REFLECT_HOME).")
@click.pass_context
def reflect(ctx: click.Context, home: str | None) -> None:
    """A private journal for reflective practice, with a checked, anonymised way out."""
    ctx.obj = home
    if ctx.invoked_subcommand is None:
        from reflect_tui.cli.opening import open_app

        ctx.exit(open_app(home))


def run(argv: Sequence[str]) -> int:
    """Run a command and give its exit code; our own errors rise to `cli.main`."""
    if (code := _complete()) is not None:
        return code
    # Not `reflect.main`, which ends the process itself when whoever reads our output has had enough.
    try:
        with reflect.make_context("reflect", list(argv)) as ctx:
            result = reflect.invoke(ctx)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.exceptions.Abort:
        say("Stopped.")
        return INTERRUPTED
    except click.ClickException as problem:
        problem.show()
        return 2
    return result if isinstance(result, int) else 0


def _complete() -> int | None:
    """Answer a shell that wants a word completed; None where none asks."""
    for name, variable in COMPLETION_VARIABLES.items():
        if asked := os.environ.get(variable):
            from click.shell_completion import shell_complete

            return shell_complete(reflect, {}, name, variable, asked)
    return None
