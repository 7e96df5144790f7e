"""`reflect advice`: advice dressed as a question, in a text or in JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial

import click

from reflect_tui.cli import attempt, say
from reflect_tui.cli.common import (
    as_json_option,
    bytes_from_stdin,
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
    codes = [attempt(partial(_answer, line, number)) for number, line in enumerate(lines, start=1)]
    return max(codes, default=0)


def _answer(line: bytes, number: int) -> None:
    if not line.strip():
        return
    name, text = _item(line, number)
    # Two sentences of one kind have one reason.
    reasons = dict.fromkeys(each.why for each in advice_in(text))
    print_json({"id": name, "advice": bool(reasons), "why": " ".join(reasons)}, indent=None)


def _item(line: bytes, number: int) -> tuple[object, str]:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        raise BadInput(f"Line {number} is not JSON.", "It was left out; the others are answered.") from None
    if not isinstance(data, dict) or not isinstance(data.get("text"), str):
        raise BadInput(f"Line {number} has no text.", 'A line looks like {"id": "1", "text": "…"}.')
    return data.get("id"), data["text"]
