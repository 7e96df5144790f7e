"""`reflect anonymise`: the filter by itself, for a text or for JSON Lines."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from reflect_tui.cli import is_terminal
from reflect_tui.cli.common import (
    as_json_option,
    bytes_from_stdin,
    journal_of,
    jsonl_texts,
    print_json,
    text_from_stdin,
    text_of,
)
from reflect_tui.domain.errors import BadInput
from reflect_tui.domain.text import visible
from reflect_tui.journal.files import path_of, read_capped

if TYPE_CHECKING:
    from reflect_tui.anonymise import Known
    from reflect_tui.journal.sharing import CheckedText

LARGEST = 64 * 1024 * 1024
"""Bytes of a file to filter."""


@click.command(short_help="The filter by itself.")
@click.argument("file", default="-")
@click.option("--jsonl", is_flag=True, help='Read and write JSON Lines: {"id", "text", "export"}.')
@as_json_option
@click.pass_context
def anonymise(ctx: click.Context, file: str, jsonl: bool, as_json: bool) -> int:
    """Print a text with everything replaced that looks as if it could identify somebody.

    Nobody has looked at the result: to share something, use `reflect export`. The names on your own list
    are used where there is a journal.
    """
    desk = journal_of(ctx).sharing
    known, keep = desk.known(), desk.never_replaced()
    if jsonl:
        lines = (bytes_from_stdin() if file == "-" else _bytes_of(file)).splitlines()
        return _json_lines(lines, known, keep)
    text = text_from_stdin() if file == "-" else text_of(_bytes_of(file))
    (checked,) = desk.filter([text], known, keep)
    if as_json:
        print_json(_json("", checked))
    else:
        # At a terminal, the next prompt should not stand behind the last word.
        end = "\n" if is_terminal(sys.stdout) and not checked.text.endswith("\n") else ""
        print(visible(checked.text), end=end)
    return 0


def _bytes_of(file: str) -> bytes:
    data, size = read_capped(path_of(file), LARGEST)
    if size > LARGEST:
        raise BadInput(f"{file} is larger than {LARGEST // 2**20} MB.", "Filter it in parts.")
    return data


def _json_lines(lines: Sequence[bytes], known: Sequence[Known], keep: Sequence[str]) -> int:
    """One answer a line, in the order of the lines; lines of one export are looked at together."""
    from reflect_tui.journal.sharing import filter_texts

    read, broken = jsonl_texts(lines)
    items = [(each.get("id"), str(each["text"]), each.get("export")) for each in read]
    groups: dict[str, list[int]] = {}
    for place, (_, _, export) in enumerate(items):
        # A line without an export is an export of its own.
        key = f"alone:{place}" if export is None else f"with:{json.dumps(export, sort_keys=True)}"
        groups.setdefault(key, []).append(place)
    answers: dict[int, CheckedText] = {}
    for places in groups.values():
        checked = filter_texts([items[place][1] for place in places], known, keep)
        answers |= dict(zip(places, checked, strict=True))
    for place, (name, _, _) in enumerate(items):
        print_json(_json(name, answers[place]), indent=None)
    return 2 if broken else 0


def _json(name: object, checked: CheckedText) -> dict[str, object]:
    return {
        "id": name,
        "text": checked.text,
        "spans": [
            {"start": each.start, "end": each.end, "type": each.kind.value, "replacement": each.replacement}
            for each in checked.replacements
        ],
        "risks": [{"start": each.start, "end": each.end, "reason": each.why} for each in checked.risks],
        "flags": [{"start": each.start, "end": each.end, "reason": each.why} for each in checked.flags],
    }
