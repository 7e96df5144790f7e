"""Making packs: a file to write on, a handout to give away. Files are written whole and never overwritten."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reflect_tui.domain.errors import BadInput
from reflect_tui.domain.packs import Pack, PackReading, Question
from reflect_tui.exchange import packs as reader
from reflect_tui.exchange.handout import handout
from reflect_tui.exchange.pack_writing import (
    carried_on,
    file_name,
    first_sheet,
    picked_out,
    render,
    tidy_title,
    with_picked,
)
from reflect_tui.journal.files import write_private

Finder = Callable[[str], Pack]
"""Gives a pack by its id, or says that there is none."""


@dataclass(frozen=True, slots=True)
class NewPack:
    """A pack that is not a file yet."""

    text: str
    name: str
    """What its file is called: plain letters, at most 60, the same on every system."""
    reading: PackReading
    """What reading it gives: no problem, perhaps notes."""


def make(title: str, *, based_on: Pack | None = None, picks: Sequence[tuple[Pack, Question]] = ()) -> NewPack:
    """The text of a new pack, from its title alone, from another pack, from picked questions, or from both.

    Raises:
        BadInput: the title has no words, or what was put together would not be a pack (too many questions).
    """
    plain = tidy_title(title)
    if not plain:
        raise BadInput("A pack needs a title with words in it.", 'For example: reflect pack new "Small wins"')
    if based_on is not None:
        pack = with_picked(carried_on(plain, based_on), picks)
    else:
        pack = picked_out(plain, picks) if picks else first_sheet(plain)
    text = render(pack)
    name = file_name(plain)
    reading = reader.read_pack(text.encode(), name)
    if reading.problems:
        problems = " ".join(remark.message for remark in reading.problems)
        raise BadInput(f"No pack can be made of this. {problems}", "Nothing was written.")
    return NewPack(text, name, reading)


def picked(find: Finder, choice: str) -> tuple[Pack, Question]:
    """The pack and the question that `small-secrets:3` names, numbered as the handout numbers them.

    Raises:
        BadInput: it is not a pack and a number, or the pack has fewer questions.
        NothingFound: there is no such pack.
    """
    pack_id, _, number = choice.strip().rpartition(":")
    if not pack_id or not (number.isascii() and number.isdigit()):
        raise BadInput(f"“{choice[:60]}” is not a pack and a number.", "For example: --pick small-secrets:3")
    pack = find(pack_id)
    place = int(number[:6])
    if not 1 <= place <= len(pack.questions):
        raise BadInput(
            f"“{pack.title}” has no question {number[:6]}.", f"Its questions are 1 to {len(pack.questions)}."
        )
    return pack, pack.questions[place - 1]


def write_pack(new: NewPack, where: Path) -> Path:
    """Write a new pack to a file, or into a folder under its own name; nothing is overwritten.

    Raises:
        BadInput: the name is taken.
        CannotWrite: the folder or the disk refuses.
    """
    is_file = where.suffix.casefold() in (".md", ".txt") and not os.path.isdir(where)
    path = where if is_file else where / new.name
    write_private(path, new.text.encode())
    return path


def write_handout(pack: Pack, folder: Path, *, as_page: bool) -> Path:
    """Write a pack as a handout, Markdown or one web page that prints well; nothing is overwritten.

    Raises:
        BadInput: the name is taken.
        CannotWrite: the folder or the disk refuses.
    """
    if as_page:
        from reflect_tui.exchange.handout_page import handout_page

        text, ending = handout_page(pack), "-handout.html"
    else:
        text, ending = handout(pack), "-handout.md"
    path = folder / file_name(pack.title, ending)
    write_private(path, text.encode())
    return path
