"""The desk for prompt packs: those that come with the program, and those a person added."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from reflect_tui.domain.errors import BadInput, Declined, NothingFound
from reflect_tui.domain.packs import MAX_BYTES, Pack, PackReading, Remark
from reflect_tui.domain.text import storable
from reflect_tui.exchange import packs as reader
from reflect_tui.exchange.handout import handout
from reflect_tui.exchange.pack_changes import PackChange, compare, what_changed
from reflect_tui.exchange.times import minutes
from reflect_tui.paths import bundled_packs
from reflect_tui.storage import packs

if TYPE_CHECKING:
    from reflect_tui.journal.pack_making import NewPack
    from reflect_tui.journal.pack_sources import Source
    from reflect_tui.journal.store import Store

_ABOUT_A_REPOSITORY = (
    "readme",
    "licen",
    "contributing",
    "changelog",
    "changes",
    "code_of_conduct",
    "security",
)
"""How files begin that stand beside packs and are none."""


@dataclass(frozen=True, slots=True)
class LibraryPack:
    """A pack of the library, and whether it came with the program."""

    pack: Pack
    bundled: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """A pack that could be added: what was read, and what is in the library under its id."""

    reading: PackReading
    known: Pack | None = None
    change: str = ""
    """What is different from the known one, in a sentence; empty when nothing is, or there is none."""
    name: str = ""
    """What its file is called."""

    @property
    def is_same(self) -> bool:
        """Whether the library has it word for word."""
        return self.known is not None and not self.change

    @property
    def waits(self) -> bool:
        """Whether somebody has to say: keep both, replace, or stop."""
        return bool(self.change)

    @property
    def difference(self) -> PackChange:
        """What changed, question by question; nothing where there is no known one."""
        return PackChange() if self.known is None else compare(self.known, self.reading.pack)


@dataclass(frozen=True, slots=True)
class Found:
    """One file of a folder or a repository: an offer, or why it cannot be one."""

    where: str
    """Its place in the folder, for a person."""
    offer: Offer | None = None
    trouble: str = ""
    """What is wrong with it, in sentences; empty for an offer."""
    beside: bool = False
    """Whether it is only a page that stands beside packs, a README, and nothing is wrong."""


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
        from reflect_tui.journal.pack_sources import from_file

        return _read(from_file(path))

    def offer(self, path: Path) -> Offer:
        """Read a file and compare it with what the library has under its id; nothing is stored.

        Raises:
            BadInput: the file cannot be read, or is no pack; every problem is named.
        """
        reading = self.check(path)
        if reading.problems:
            raise BadInput(_problems(reading), "Nothing was added; mend it and try again.")
        return self._shelf().offer(reading, path.name)

    def look_through(self, folder: Path) -> list[Found]:
        """Read every pack of a folder, each told by itself; nothing is stored.

        Raises:
            BadInput: it is no folder, or far too much is in it.
            NothingFound: there is no pack in it.
        """
        from reflect_tui.journal.pack_sources import from_folder

        return self._found(from_folder(folder))

    def fetch(self, address: str) -> list[Found]:
        """Fetch a repository of packs with git and read every pack in it; nothing is stored.

        This reaches the network, and nothing else in the program does.

        Raises:
            BadInput: it cannot be fetched; says why.
            NothingFound: there is no pack in it.
        """
        from reflect_tui.journal.pack_fetching import from_repository

        return self._found(from_repository(address))

    def _found(self, sources: Sequence[Source]) -> list[Found]:
        """Each source as an offer, or with its trouble; the second of one id is compared with the first."""
        shelf = self._shelf()
        found: list[Found] = []
        for source in sources:
            reading = None if source.trouble else _read(source)
            name = source.where.rpartition("/")[2]
            if reading is None:
                found.append(Found(source.where, trouble=source.trouble))
            elif reading.problems:
                is_beside = name.casefold().startswith(_ABOUT_A_REPOSITORY)
                found.append(Found(source.where, trouble=_problems(reading), beside=is_beside))
            else:
                offer = shelf.offer(reading, name)
                shelf.put(offer)
                found.append(Found(source.where, offer))
        if not any(not each.beside for each in found):
            raise NothingFound("There are no packs in it.", "A pack is a file that ends in .md or .txt.")
        return found

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
        return self.take(self.offer(path), over=over, beside=beside)

    def take(self, offer: Offer, *, over: bool = False, beside: bool = False) -> AddedPack:
        """Put an offered pack into the library in one step, whole or not at all; its file is not read again.

        Args:
            offer: from `offer`, `look_through` or `fetch`.
            over: put it in the place of the pack with its id.
            beside: keep both, this one under an id of its own.

        Raises:
            Declined: there is such a pack, and neither `over` nor `beside` was asked for; says what changed.
        """
        pack, notes = offer.reading.pack, offer.reading.notes
        if offer.known is not None and offer.is_same:
            return AddedPack(offer.known, notes, already=True)
        if offer.waits and not (over or beside):
            raise Declined(offer.change, "Nothing was changed yet.")
        with self.store.writing() as connection:
            there = packs.ids(connection)
            if beside and offer.waits:
                pack = replace(pack, id=_free_id(pack.id, there | {each.id for each in _bundled()}))
            elif not offer.waits and pack.id in there:
                raise Declined(
                    f"“{pack.title}” was added in another window just now.",
                    "Nothing was changed. Look again.",
                )
            packs.put(
                connection, pack, storable(offer.reading.source), storable(offer.name), self.store.now()
            )
        return AddedPack(pack, notes)

    # -- making --------------------------------------------------------------------------

    def new(self, title: str, *, based_on: str = "", picks: Sequence[str] = ()) -> NewPack:
        """The text of a new pack; nothing is written.

        Args:
            title: what it is called.
            based_on: the id of the pack it carries on, if any.
            picks: questions of the library, each as `PACK_ID:NUMBER`.

        Raises:
            BadInput: there are no words in the title, or a pick cannot be read.
            NothingFound: there is no such pack.
        """
        from reflect_tui.journal.pack_making import make, picked

        old = self.get(based_on) if based_on else None
        return make(title, based_on=old, picks=[picked(self.get, pick) for pick in picks])

    def write_new(self, new: NewPack, where: Path) -> Path:
        """Write a new pack to a file or into a folder; nothing is overwritten.

        Raises:
            BadInput: the name is taken.
            CannotWrite: the folder or the disk refuses.
        """
        from reflect_tui.journal.pack_making import write_pack

        return write_pack(new, where)

    def write_handout(self, pack: Pack, folder: Path, *, as_page: bool = False) -> Path:
        """Write a handout: Markdown, or one web page that prints well; nothing is overwritten.

        Raises:
            BadInput: the name is taken.
            CannotWrite: the folder or the disk refuses.
        """
        from reflect_tui.journal.pack_making import write_handout

        return write_handout(pack, folder, as_page=as_page)

    def difference(self, pack_id: str, path: Path) -> PackChange:
        """What a file would change of a pack of the library.

        Raises:
            NothingFound: there is no such pack.
            BadInput: the file cannot be read, or is no pack.
        """
        old, reading = self.get(pack_id), self.check(path)
        if reading.problems:
            raise BadInput(_problems(reading), "Mend it and try again.")
        return compare(old, reading.pack)

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
            yield _read_once(each.text, each.id), each.text

    def _shelf(self) -> _Shelf:
        """The library as it is now, to compare with."""
        added = {pack.id: (pack, text) for pack, text in self._added()}
        bundled = {pack.id: (pack, None) for pack in _bundled()}
        return _Shelf({**bundled, **added}, {text: pack for pack, text in added.values()})


@lru_cache(maxsize=4096)
def _read_once(text: str, pack_id: str) -> Pack:
    """A stored pack; the same text is read once in a run, and gives the very same object."""
    return replace(reader.read_text(text, pack_id).pack, id=pack_id)


@dataclass(frozen=True, slots=True)
class _Shelf:
    """What there is, read once for however many files are compared with it."""

    by_id: dict[str, tuple[Pack, str | None]]
    """Packs with their texts; the text of a bundled one is read when it is wanted."""
    by_text: dict[str, Pack] = field(default_factory=dict)

    def offer(self, reading: PackReading, name: str) -> Offer:
        text = storable(reading.source)
        if (same := self.by_text.get(text)) is not None:
            return Offer(reading, same, name=name)
        known, its_text = self.by_id.get(reading.pack.id, (None, ""))
        if known is None:
            return Offer(reading, name=name)
        is_same = text == (_bundled_text(known.id) if its_text is None else its_text)
        return Offer(reading, known, "" if is_same else what_changed(known, reading.pack), name)

    def put(self, offer: Offer) -> None:
        """Let what comes after it know of an offer, as if it were taken."""
        pack, text = offer.reading.pack, storable(offer.reading.source)
        if offer.known is None:
            self.by_id[pack.id] = (pack, text)
        self.by_text.setdefault(text, pack)


def _read(source: Source) -> PackReading:
    if source.size > MAX_BYTES:
        return reader.refuse_size(source.size)
    return reader.read_pack(source.data, source.where.rpartition("/")[2])


def _problems(reading: PackReading) -> str:
    return " ".join(remark.message for remark in reading.problems)


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
