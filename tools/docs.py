"""Write the pages that are made from the program itself: the commands and the keys.

`python -m tools.docs` writes them; `tests/test_docs.py` fails while one of them is out of date.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from reflect_tui.cli.commands import COMMANDS, reflect
from reflect_tui.tui.bindings import PLACES
from reflect_tui.tui.widgets.bars import KeyLine

ROOT = Path(__file__).parents[1]
MADE = "<!-- Made by `python3 run.py docs` from the program; changes here are lost. -->"


def pages() -> dict[Path, str]:
    """Every made page by its place in the repository."""
    folder = ROOT / "docs" / "reference"
    return {folder / "commands.md": commands_page(), folder / "keys.md": keys_page()}


def commands_page() -> str:
    """What `--help` says of every command."""
    parts = ["# Commands", MADE, _help(reflect, "reflect", None)]
    context = click.Context(reflect, info_name="reflect")
    for name in COMMANDS:
        command = reflect.get_command(context, name)
        assert command is not None
        parts += [f"## reflect {name}", *_helps(command, f"reflect {name}", context)]
    return "\n\n".join(parts) + "\n"


def _helps(command: click.Command, name: str, parent: click.Context) -> Iterator[str]:
    yield _help(command, name, parent)
    if isinstance(command, click.Group):
        for each in command.commands.values():
            yield f"### {name} {each.name}"
            yield _help(each, f"{name} {each.name}", parent)


def _help(command: click.Command, name: str, parent: click.Context | None) -> str:
    context = click.Context(command, info_name=name, max_content_width=100, terminal_width=100)
    context.help_option_names = ["-h", "--help"]
    del parent
    return f"```\n{command.get_help(context)}\n```"


def keys_page() -> str:
    """Every key by the place where it works, with the id that `[keys]` takes."""
    parts = [
        "# Keys",
        MADE,
        "Letters work while no editor has the focus. Every action is also in the palette. An id may be given "
        "other keys under `[keys]` in the [settings](settings.md).",
    ]
    for place, table in PLACES.items():
        rows = [f"## {place}", "", "| key | does | id |", "|---|---|---|"]
        for binding in table:
            keys = ", ".join(KeyLine.key_name(key) for key in binding.key.split(","))
            rows.append(f"| {keys} | {binding.tooltip} | `{binding.id}` |")
        parts.append("\n".join(rows))
    return "\n\n".join(parts) + "\n"


def main() -> None:
    """Write the pages."""
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
