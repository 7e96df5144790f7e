"""`reflect advice`: advice dressed as a question, in a text or in JSON Lines."""

from __future__ import annotations

from collections.abc import Sequence

import click

from reflect_tui.cli import say
from reflect_tui.cli.common import (
    as_json_option,
    bytes_from_stdin,
    jsonl_texts,
    print_json,
    print_text,
    text_from_stdin,
    text_of_argument,
)
from reflect_tui.domain.advice import Advice, advice_in
from reflect_tui.domain.errors import BadInput


@click.command(short_help="Advice dressed as a question.")
@click.argument("words", nargs=-1, metavar="[TEXT…|-]")
@click.option("--jsonl", is_flag=True, help='Read {"id", "text"} a line, write {"id", "advice", "why"}.')
@as_json_option
def advice(words: Sequence[str], jsonl: bool, as_json: bool) -> int:
    """Notice advice dressed as a question, and say what could be asked instead.

    TEXT is what you would reply; `-`, or nothing, reads it from stdin. One line for each sentence that was
    noticed. Nothing is kept, and nothing is held back.
    """
    from_stdin = not words or tuple(words) == ("-",)
    if jsonl:
        if not from_stdin:
            raise BadInput("JSON Lines are read from stdin.", "Leave the text out, and pipe the lines in.")
        return _json_lines(bytes_from_stdin().splitlines())
    text = text_from_stdin() if from_stdin else " ".join(text_of_argument(word) for word in words)
    found = advice_in(text)
    if as_json:
        print_json([_json(each) for each in found])
    else:
        for each in found:
            print_text(" — ".join((" ".join(each.sentence.split()), each.why, each.instead)))
    if not found:
        say("Nothing that sounds like advice.")
    return 0 if found else 1


def _json(found: Advice) -> dict[str, str]:
    return {"sentence": found.sentence, "why": found.why, "instead": found.instead}


def _json_lines(lines: Sequence[bytes]) -> int:
    """One answer a line, in the order of the lines; those that cannot be read are told and left out."""
    items, broken = jsonl_texts(lines)
    for item in items:
        # Two sentences of one kind have one reason.
        reasons = dict.fromkeys(each.why for each in advice_in(item["text"]))
        print_json({"id": item.get("id"), "advice": bool(reasons), "why": " ".join(reasons)}, indent=None)
    return 2 if broken else 0
