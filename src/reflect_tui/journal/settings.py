"""The desk for the few things the app remembers between starts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reflect_tui.storage import settings

if TYPE_CHECKING:
    from reflect_tui.journal.store import Store


@dataclass(frozen=True, slots=True)
class SettingsDesk:
    """Names and values; what a person sets in config.toml goes before them."""

    store: Store

    def get(self, name: str) -> str:
        """The value remembered; empty when there is none."""
        with self.store.reading() as connection:
            return "" if connection is None else settings.get(connection, name)

    def put(self, name: str, value: str) -> None:
        """Remember a value.

        Raises:
            JournalUnavailable: it could not be stored.
        """
        with self.store.writing() as connection:
            settings.put(connection, name, value)
