"""`reflect advice`: is this a question, or advice in disguise?"""

from __future__ import annotations

import json

import click

from reflect_tui.cli import say
from reflect_tui.cli.common import (
    as_json_option,
    bytes_from_stdin,
    print_json,
    print_text,
    text_from_stdin,
    text_of_argument,
)
from reflect_tui.domain.advice import advice_in
from reflect_tui.domain.errors import BadInput
from reflect_tui.domain.text import one_line


@click.command(short_help="Is this a question, or advice in disguise?")
@click.argument("words", nargs=-1, metavar="[TEXT|-]")
@click.option("--jsonl", is_flag=True, help='Read and write JSON Lines: {"id", "text"}.')
@as_json_option
def advice(words: tuple[str, ...], jsonl: bool, as_json: bool) -> int:
    """Say where a question carries advice, and how it could be opened. Nothing is stopped by it.

    Ends with 1 where nothing sounds like advice.
    """
    if jsonl:
        return _json_lines(bytes_from_stdin())
    typed = " ".join(words)
    text = text_of_argument(typed) if typed and typed != "-" else text_from_stdin()
    found = advice_in(text)
    if as_json:
        print_json([{"sentence": e.sentence, "why": e.why, "instead": e.instead} for e in found])
    for each in () if as_json else found:
        print_text(f"{one_line(each.sentence, 200)}\n  {each.why}\n  {each.instead}")
    if not found:
        say("Nothing that sounds like advice.")
    return 0 if found else 1


def _json_lines(data: bytes) -> int:
    """One answer a line, in the order of the lines; a broken line is told with its number."""
    broken = 0
    for number, line in enumerate(data.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            name, text = _item(line, number)
        except BadInput as problem:
            say(str(problem))
            broken += 1
            continue
        found = advice_in(text)
        why = f"{found[0].why} {found[0].instead}" if found else ""
        print_json({"id": name, "advice": bool(found), "why": why}, indent=None)
    return 2 if broken else 0


def _item(line: bytes, number: int) -> tuple[object, str]:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        raise BadInput(f"Line {number} is not JSON.", "It was left out; the others are answered.") from None
    if not isinstance(data, dict) or not isinstance(data.get("text"), str):
        raise BadInput(f"Line {number} has no text.", 'A line looks like {"id": "1", "text": "…"}.')
    return data.get("id"), data["text"]
