"""`reflect paths`, `completion` and `demo`."""

from __future__ import annotations

import click

from reflect_tui.cli.common import as_json_option, print_json, print_text
from reflect_tui.paths import bundled_packs, find_paths


@click.command(short_help="Where everything lies.")
@as_json_option
@click.pass_context
def paths(ctx: click.Context, as_json: bool) -> int:
    """Where the journal, the settings and everything else lie; nothing is created."""
    found = find_paths(ctx.find_root().obj)
    places = {
        "home": found.home,
        "journal": found.journal,
        "config": found.config,
        "crash_reports": found.crash_reports,
        "bundled_packs": bundled_packs(),
    }
    if as_json:
        print_json({name: str(place) for name, place in places.items()})
    else:
        for name, place in places.items():
            print_text(f"{name:<14} {place}")
    return 0


@click.command(short_help="The completion script for your shell.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> int:
    """Print the completion script for a shell, for example: reflect completion bash >> ~/.bashrc."""
    from click.shell_completion import get_completion_class

    from reflect_tui.cli.commands import COMPLETION_VARIABLES, reflect

    maker = get_completion_class(shell)
    if maker is None:
        raise click.UsageError(f"There is no completion for {shell}.")
    for name, variable in COMPLETION_VARIABLES.items():
        print(maker(reflect, {}, name, variable).source())
    return 0


@click.command(short_help="Open a sample journal; nothing is kept.")
def demo() -> int:
    """Open a sample journal with invented entries; it is gone when you close it."""
    from reflect_tui.cli.opening import open_demo

    return open_demo()
