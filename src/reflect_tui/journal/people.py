"""The desk for the owner's list of people, organisations and places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reflect_tui.domain.errors import BadInput, NothingFound
from reflect_tui.domain.people import Person, PersonKind, shared_word
from reflect_tui.domain.text import storable, visible
from reflect_tui.storage import people

if TYPE_CHECKING:
    from reflect_tui.journal.store import Store


@dataclass(frozen=True, slots=True)
class PeopleDesk:
    """Real names and what stands in for them; the list never leaves the journal."""

    store: Store

    def add(self, person: Person) -> Person:
        """Put a name on the list, or change what stands in for it.

        Raises:
            BadInput: the name holds no letter, or the stand-in gives the name away.
        """
        name = " ".join(storable(person.name).split())
        # It goes into files, where nothing may be hidden.
        stand_in = " ".join(visible(person.stand_in).split())
        also = tuple(" ".join(storable(other).split()) for other in person.also)
        if not any(letter.isalnum() for letter in name):
            raise BadInput("A name needs at least one letter.")
        if person.kind is PersonKind.KEEP and stand_in:
            raise BadInput("What is never replaced has no stand-in.", "Leave out one or the other.")
        if shared := shared_word((name, *also), stand_in, of_a_person=person.kind is PersonKind.PERSON):
            raise BadInput(
                f"“{stand_in[:60]}” still says “{shared}”.",
                "Choose a stand-in that shares no word with the name.",
            )
        kept = Person(name, person.kind, stand_in, also)
        with self.store.writing() as connection:
            people.put(connection, kept, self.store.now())
        return kept

    def remove(self, name: str) -> None:
        """Take a name off the list.

        Raises:
            NothingFound: it is not on it.
        """
        plain = " ".join(storable(name).split())
        if self.store.is_there():
            with self.store.writing() as connection:
                if people.remove(connection, plain):
                    return
        raise NothingFound(f"“{plain[:60]}” is not on your list.", "`reflect people list` shows it.")

    def everyone(self) -> list[Person]:
        """The whole list in alphabetical order."""
        with self.store.reading() as connection:
            return [] if connection is None else people.everyone(connection)
