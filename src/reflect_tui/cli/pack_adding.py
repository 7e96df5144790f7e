"""`reflect pack add`: a file, a folder, a repository; what changed is shown before anything is changed."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path

import click

from reflect_tui.cli import is_terminal, say
from reflect_tui.cli.common import print_json
from reflect_tui.domain.errors import Declined
from reflect_tui.domain.text import one_line
from reflect_tui.journal.packs import Found, Offer, PacksDesk


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be done about a pack that is there already in other words."""

    over: bool = False
    beside: bool = False
    may_ask: bool = False
    """Whether somebody sits at a terminal who can be asked."""


def wish_of(over: bool, beside: bool, as_json: bool) -> Wish:
    """What the options say, and whether there is somebody to ask."""
    return Wish(over, beside, may_ask=not (over or beside or as_json) and is_terminal(sys.stdin))


def add_one(desk: PacksDesk, path: Path, wish: Wish, as_json: bool) -> int:
    """Add the pack of a file.

    Raises:
        BadInput: it is no pack.
        Declined: it has to be decided what becomes of the one that is there.
    """
    offer = desk.offer(path)
    if offer.waits and not (wish.over or wish.beside):
        if not wish.may_ask:
            raise Declined(offer.change, "Nothing was changed yet. Add --keep-both or --replace.")
        wish = _asked(offer)
    added = desk.take(offer, over=wish.over, beside=wish.beside)
    for note in added.notes:
        say(f"A note: {note.message}")
    if as_json:
        print_json({"id": added.pack.id, "title": added.pack.title, "already": added.already})
    else:
        print(added.pack.id)
    say("You have this pack already, word for word." if added.already else f"Added: {added.pack.title}.")
    return 0


def _asked(offer: Offer) -> Wish:
    """Keep both, replace or stop, by somebody who has seen what is different."""
    say(offer.change)
    for line in offer.difference.lines():
        say(f"  {one_line(line, 300)}")
    answer = click.prompt("", type=click.Choice(["both", "replace", "stop"]), default="stop", err=True)
    return Wish(over=answer == "replace", beside=answer == "both")


@dataclass(slots=True)
class _Account:
    """What became of the files of a folder."""

    rows: list[dict[str, object]] = field(default_factory=list)
    added: int = 0
    already: int = 0
    waiting: int = 0
    bad: int = 0

    def note(self, where: str, offer: Offer | None = None, *, id: str = "", why: str = "") -> None:  # noqa: A002
        """A line of the JSON."""
        title = offer.reading.pack.title if offer else ""
        self.rows.append({"file": where, "id": id, "title": title, "why": why})

    def in_words(self) -> str:
        """How many were added, wait, or could not be."""
        told = [f"{self.added} added", f"{self.already} here already" if self.already else ""]
        if self.waiting:
            told.append(f"{self.waiting} wait{'s' if self.waiting == 1 else ''} for your answer")
        if self.bad:
            told.append(f"{self.bad} could not be added")
        return f"{', '.join(part for part in told if part)}."


def add_many(desk: PacksDesk, found: list[Found], wish: Wish, as_json: bool) -> int:
    """Add the packs of a folder or a repository, each by itself: one bad one does not stop the rest.

    2 when one could not be read as a pack, 1 when one waits for an answer, else 0.
    """
    account = _Account()
    try:
        for each in found:
            _take_one(desk, each, wish, account)
    finally:
        if as_json:
            print_json(account.rows)
        for row in () if as_json else account.rows:
            if row["id"]:
                print(row["id"])
        say(account.in_words())
        if account.waiting:
            say("Nothing was changed about those that wait. Add --keep-both or --replace.")
    return 2 if account.bad else 1 if account.waiting else 0


def _take_one(desk: PacksDesk, each: Found, wish: Wish, account: _Account) -> None:
    where = one_line(each.where, 200)
    offer = each.offer
    if offer is None:
        if each.beside:
            say(f"{where}: not a pack; passed over.")
            return
        account.bad += 1
        account.note(each.where, why=each.trouble)
        say(f"{where}: {each.trouble}")
        return
    if offer.waits and wish.may_ask:
        say(f"{where}:")
        wish = _asked(offer)
    if offer.waits and not (wish.over or wish.beside):
        account.waiting += 1
        account.note(each.where, offer, why=offer.change)
        say(f"{where}: {offer.change}")
        return
    added = desk.take(offer, over=wish.over, beside=wish.beside)
    account.note(each.where, offer, id=added.pack.id, why="here already" if added.already else "")
    account.already += added.already
    account.added += not added.already
    if not added.already:
        notes = len(added.notes)
        told = f" {notes} note{'' if notes == 1 else 's'}: `reflect pack check`." if notes else ""
        say(f"{where}: added, {one_line(added.pack.title, 80)}.{told}")
