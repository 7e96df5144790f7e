"""The desk for prompt packs: those that come with the program, and those a person added."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from reflect_tui.domain.errors import BadInput, Declined, NothingFound
from reflect_tui.domain.packs import MAX_BYTES, Pack, PackReading, Remark
from reflect_tui.domain.text import storable
from reflect_tui.exchange import packs as reader
from reflect_tui.exchange.handout import handout
from reflect_tui.exchange.pack_changes import what_changed
from reflect_tui.exchange.times import minutes
from reflect_tui.journal.files import read_capped
from reflect_tui.paths import bundled_packs
from reflect_tui.storage import packs

if TYPE_CHECKING:
    from reflect_tui.journal.store import Store


@dataclass(frozen=True, slots=True)
class LibraryPack:
    """A pack of the library, and whether it came with the program."""

    pack: Pack
    bundled: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """A file that could be added: what was read, and what is in the library under its id."""

    reading: PackReading
    known: Pack | None = None
    change: str = ""
    """What is different from the known one, in a sentence; empty when nothing is, or there is none."""


@dataclass(frozen=True, slots=True)
class AddedPack:
    """What adding a pack did."""

    pack: Pack
    notes: tuple[Remark, ...]
    already: bool = False
    """Whether the very same text was there before, so that nothing changed."""


@dataclass(frozen=True, slots=True)
class PacksDesk:
    """The library."""

    store: Store

    def library(self) -> list[LibraryPack]:
        """Every pack in alphabetical order; an added one stands in the place of a bundled one of its id."""
        found = {pack.id: LibraryPack(pack, bundled=True) for pack in _bundled()}
        found |= {pack.id: LibraryPack(pack, bundled=False) for pack, _ in self._added()}
        return sorted(found.values(), key=lambda each: each.pack.title.casefold())

    def all(self) -> list[Pack]:
        """The packs alone."""
        return [each.pack for each in self.library()]

    def get(self, pack_id: str) -> Pack:
        """One pack by its id.

        Raises:
            NothingFound: there is none.
        """
        wanted = pack_id.strip().casefold()
        for each in self.library():
            if each.pack.id == wanted:
                return each.pack
        raise NothingFound(f"There is no pack “{pack_id[:60]}”.", "`reflect pack list` shows what there is.")

    def minutes(self, pack: Pack) -> int | None:
        """How long a pack takes, where it says so."""
        return minutes(pack.detail("Time"))

    def check(self, path: Path) -> PackReading:
        """Read a file as a pack and say everything that is wrong with it; nothing is stored.

        Raises:
            BadInput: the file itself cannot be read.
        """
        data, size = read_capped(path, MAX_BYTES + 1)
        return reader.read_pack(data, path.name) if size <= MAX_BYTES else reader.refuse_size(size)

    def offer(self, path: Path) -> Offer:
        """Read a file and compare it with what the library has under its id; nothing is stored.

        Raises:
            BadInput: the file cannot be read, or is no pack; every problem is named.
        """
        reading = self.check(path)
        if reading.problems:
            problems = " ".join(remark.message for remark in reading.problems)
            raise BadInput(problems, "Nothing was added; mend it and try again.")
        known = next((each for each in self.library() if each.pack.id == reading.pack.id), None)
        if known is None:
            return Offer(reading)
        same = self._text_of(known) == storable(reading.source)
        return Offer(reading, known.pack, "" if same else what_changed(known.pack, reading.pack))

    def handout(self, pack: Pack) -> str:
        """A pack as a person reads it, in Markdown."""
        return handout(pack)

    def add(self, path: Path, *, over: bool = False, beside: bool = False) -> AddedPack:
        """Copy a pack into the library; the file is left as it is.

        Args:
            path: the file.
            over: put it in the place of the pack with its id.
            beside: keep both, this one under an id of its own.

        Raises:
            BadInput: the file is no pack; every problem is named.
            Declined: there is such a pack, and neither `over` nor `beside` was asked for; says what changed.
        """
        offer = self.offer(path)
        pack, notes = offer.reading.pack, offer.reading.notes
        if offer.known is not None and not offer.change:
            return AddedPack(offer.known, notes, already=True)
        if offer.known is not None and beside:
            pack = replace(pack, id=_free_id(pack.id, {each.id for each in self.all()}))
        elif offer.known is not None and not over:
            raise Declined(offer.change, "Nothing was changed yet.")
        with self.store.writing() as connection:
            packs.put(connection, pack, storable(offer.reading.source), storable(path.name), self.store.now())
        return AddedPack(pack, notes)

    def remove(self, pack_id: str) -> Pack:
        """Take an added pack out of the library; answers keep their wording.

        Raises:
            NothingFound: there is no such pack.
            BadInput: it came with the program.
        """
        pack = self.get(pack_id)
        if self.store.is_there():
            with self.store.writing() as connection:
                if packs.remove(connection, pack.id):
                    return pack
        raise BadInput(
            f"“{pack.title}” comes with the program and stays.", "Only packs you added can be removed."
        )

    def _added(self) -> Iterator[tuple[Pack, str]]:
        """Packs from the journal with their text, under the ids they were stored by."""
        with self.store.reading() as connection:
            stored = [] if connection is None else packs.stored(connection)
        for each in stored:
            yield replace(reader.read_text(each.text, each.id).pack, id=each.id), each.text

    def _text_of(self, known: LibraryPack) -> str:
        if known.bundled:
            return _bundled_text(known.pack.id)
        return next((text for pack, text in self._added() if pack.id == known.pack.id), "")


@cache
def _bundled() -> tuple[Pack, ...]:
    """The packs that came with the program, read once."""
    return tuple(
        reader.read_pack(file.read_bytes(), file.name).pack for file in sorted(bundled_packs().glob("*.md"))
    )


def _bundled_text(pack_id: str) -> str:
    file = bundled_packs() / f"{pack_id}.md"
    return reader.read_pack(file.read_bytes(), file.name).source if file.is_file() else ""


def _free_id(pack_id: str, taken: set[str]) -> str:
    number = 2
    while f"{pack_id}-{number}" in taken:
        number += 1
    return f"{pack_id}-{number}"
