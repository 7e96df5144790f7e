"""`reflect people`: the owner's list of names."""

from __future__ import annotations

import click

from reflect_tui.cli import say
from reflect_tui.cli.common import as_json_option, journal_of, print_json, print_text, text_of_argument
from reflect_tui.domain.people import Person, PersonKind

_KINDS = {kind.label: kind for kind in PersonKind}


@click.group()
def people() -> None:
    """Real names and what stands in for them; the list never leaves the journal."""


@people.command("add")
@click.argument("name")
@click.option(
    "--as", "stand_in", default="", metavar="STAND-IN", help="What to put instead; else each share chooses."
)
@click.option("--kind", type=click.Choice(list(_KINDS)), default="person", show_default=True)
@click.option("--also", multiple=True, metavar="FORM", help="A nickname or another way of writing it.")
@as_json_option
@click.pass_context
def add_person(
    ctx: click.Context, name: str, stand_in: str, kind: str, also: tuple[str, ...], as_json: bool
) -> int:
    """Put a name on the list, or change what stands in for it."""
    forms = tuple(text_of_argument(form) for form in also)
    listed = Person(text_of_argument(name), _KINDS[kind], text_of_argument(stand_in), forms)
    person = journal_of(ctx).people.add(listed)
    if as_json:
        print_json(_json(person))
    else:
        say(f"{person.name} will be replaced in everything you share.")
    return 0


@people.command("list")
@as_json_option
@click.pass_context
def list_people(ctx: click.Context, as_json: bool) -> int:
    """The whole list."""
    everyone = journal_of(ctx).people.everyone()
    if as_json:
        print_json([_json(person) for person in everyone])
    else:
        for person in everyone:
            print_text(f"{person.name}\t{person.kind.label}\t{person.stand_in or '(chosen each time)'}")
    if not everyone:
        say("Nobody is on your list yet.")
        return 1
    return 0


@people.command("remove")
@click.argument("name")
@click.pass_context
def remove_person(ctx: click.Context, name: str) -> int:
    """Take a name off the list."""
    journal_of(ctx).people.remove(text_of_argument(name))
    say("Taken off your list.")
    return 0


def _json(person: Person) -> dict[str, object]:
    return {
        "name": person.name,
        "kind": person.kind.label,
        "stand_in": person.stand_in or None,
        "also": list(person.also),
    }
