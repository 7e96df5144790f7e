"""The desk for the owner's list of people, organisations and places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reflect_tui.domain.errors import BadInput, NothingFound
from reflect_tui.domain.people import Person, PersonKind
from reflect_tui.domain.text import storable
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
        stand_in = " ".join(storable(person.stand_in).split())
        if not any(letter.isalnum() for letter in name):
            raise BadInput("A name needs at least one letter.")
        told = {word.casefold() for word in name.split() if len(word) > 1}
        said = [word.strip("[](),.") for word in stand_in.split()]
        # "the housing association" may stand for Brightwater Housing: small letters name a sort of thing.
        harmless = person.kind is not PersonKind.PERSON
        if shared := told & {word.casefold() for word in said if not (harmless and word.islower())}:
            raise BadInput(
                f"“{stand_in}” still says “{min(shared)}”.",
                "Choose a stand-in that shares no word with the name.",
            )
        kept = Person(name, person.kind, stand_in, tuple(storable(other).strip() for other in person.also))
        with self.store.writing() as connection:
            people.put(connection, kept, self.store.now())
        return kept

    def remove(self, name: str) -> None:
        """Take a name off the list.

        Raises:
            NothingFound: it is not on it.
        """
        plain = " ".join(storable(name).split())
        if self.store.path.exists():
            with self.store.writing() as connection:
                if people.remove(connection, plain):
                    return
        raise NothingFound(f"“{plain[:60]}” is not on your list.", "`reflect people list` shows it.")

    def everyone(self) -> list[Person]:
        """The whole list in alphabetical order."""
        with self.store.reading() as connection:
            return [] if connection is None else people.everyone(connection)
