"""What commands share: the journal they work on, options, ways of printing."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypeVar

import click

from reflect_tui.cli import say
from reflect_tui.domain.as_json import dump
from reflect_tui.domain.dates import parse_date
from reflect_tui.domain.entries import EntryKind, EntryQuery
from reflect_tui.domain.errors import BadInput, NothingFound
from reflect_tui.domain.text import visible
from reflect_tui.journal import Journal
from reflect_tui.paths import find_paths

F = TypeVar("F", bound=Callable[..., Any])

as_json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def journal_of(ctx: click.Context) -> Journal:
    """The journal that --home or REFLECT_HOME names, or the platform's own place."""
    return Journal(find_paths(ctx.find_root().obj).journal)


def query_options(command: F) -> F:
    """The options that narrow a list."""
    for option in reversed(
        (
            click.option("--kind", metavar="KIND", help=f"One of: {', '.join(EntryKind)}."),
            click.option("--theme", metavar="WORD", help="One of your themes."),
            click.option("--since", metavar="DATE", help="From this day on."),
            click.option("--until", metavar="DATE", help="Up to this day, the day included."),
        )
    ):
        command = option(command)
    return command


def query_of(
    journal: Journal, text: str, kind: str | None, theme: str | None, since: str | None, until: str | None
) -> EntryQuery:
    """The query that the options ask for.

    Raises:
        BadInput: a kind or a date cannot be read.
    """
    today = journal.store.today()
    return EntryQuery(
        text=text,
        kind=kind_of(kind) if kind else None,
        theme=" ".join(text_of_argument(theme or "").split()),
        since=day_of(since, today) if since else None,
        until=day_of(until, today) if until else None,
    )


def kind_of(word: str) -> EntryKind:
    """A kind from its word, however it is cased or joined.

    Raises:
        BadInput: there is no such kind.
    """
    plain = "-".join(word.strip().casefold().replace("_", " ").split())
    try:
        return EntryKind(plain)
    except ValueError:
        raise BadInput(
            f"“{word[:40]}” is not a kind of entry.", f"The kinds are: {', '.join(EntryKind)}."
        ) from None


def day_of(text: str, today: date) -> date:
    """A day that has been, from words."""
    return parse_date(text, today, ahead=False)


def print_json(data: object, *, indent: int | None = 2) -> None:
    """JSON on stdout, one document; without `indent`, one line."""
    text = dump(data, indent=indent)
    if "utf" not in (getattr(sys.stdout, "encoding", None) or "utf-8").casefold():
        # What such a terminal cannot show would be escaped as no JSON reader understands.
        text = re.sub(r"[^\x00-\x7f]+", lambda found: json.dumps(found[0])[1:-1], text)
    print(text)


def print_text(text: str) -> None:
    """Somebody's words on stdout, fit for a terminal."""
    print(visible(text))


def bytes_from_stdin() -> bytes:
    """Everything on stdin; nothing where it was closed before we began."""
    return sys.stdin.buffer.read() if sys.stdin is not None else b""


def text_from_stdin() -> str:
    """Everything on stdin, byte for byte where it is UTF-8; older encodings are read as Windows wrote them.

    Raises:
        NothingFound: there is nothing on stdin.
    """
    data = bytes_from_stdin()
    if not data:
        raise NothingFound(
            "There was nothing to read on stdin.", "Give the text as an argument, or pipe it in."
        )
    return text_of(data)


def text_of_argument(word: str) -> str:
    """A word of the command line; where it was not in the terminal's encoding, Python has stand-ins in it."""
    try:
        word.encode()
    except UnicodeEncodeError:
        return text_of(word.encode("utf-8", "surrogateescape"))
    return word


def jsonl_texts(lines: Iterable[bytes]) -> tuple[list[dict[str, Any]], int]:
    """The objects of JSON Lines that have a text, and how many lines had none; each of those is told."""
    items, broken = [], 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        said = ""
        try:
            data = json.loads(line)
        except (ValueError, RecursionError):
            said = f"Line {number} is not JSON. It was left out; the others are answered."
        else:
            if isinstance(data, dict) and isinstance(data.get("text"), str):
                items.append(data)
            else:
                said = f'Line {number} has no text. A line looks like {{"id": "1", "text": "…"}}.'
        if said:
            say(said)
            broken += 1
    return items, broken


def text_of(data: bytes) -> str:
    """Bytes as text: UTF-8, UTF-16 where it says so, else as Windows wrote them."""
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
