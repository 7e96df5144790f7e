"""The desk for themes: the writer's own words, renamed and merged with a way back; offered, never imposed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reflect_tui.domain.entries import split_themes
from reflect_tui.domain.errors import BadInput, NothingFound
from reflect_tui.domain.phrases import Phrase, recurring
from reflect_tui.domain.text import one_line, storable
from reflect_tui.storage import lists, settings, themes

if TYPE_CHECKING:
    from reflect_tui.journal.store import Store
    from reflect_tui.storage.themes import ThemeStep

LOOKED_AT = 300
"""The newest entries that are looked through for phrases that keep coming back."""


@dataclass(frozen=True, slots=True)
class ThemesDesk:
    """The writer's own words."""

    store: Store

    def all(self) -> list[str]:
        """Every theme that a living entry has, in alphabetical order."""
        with self.store.reading() as connection:
            return [] if connection is None else lists.themes(connection)

    def rename(self, old: str, new: str) -> ThemeStep:
        """Give a theme another name; where a theme of that name is there already, the two become one.

        Raises:
            BadInput: the new name is empty, or would be several themes.
            NothingFound: there is no such theme.
        """
        tidy = split_themes(storable(new))
        if len(tidy) != 1:
            raise BadInput("A theme is one word or a few, without a comma.", "Nothing was changed.")
        with self.store.writing() as connection:
            if not themes.is_there(connection, old):
                raise NothingFound(f"There is no theme “{one_line(old, 40)}”.", "Nothing was changed.")
            done = themes.rename(connection, old, tidy[0], self.store.now())
            return done or themes.ThemeStep(old, tidy[0], merged=False)

    def undo(self) -> ThemeStep | None:
        """Take back the last renaming or merging; None where there is none."""
        if not self.store.is_there():
            return None
        with self.store.writing() as connection:
            return themes.undo(connection)

    def offered(self, most: int = 5) -> list[Phrase]:
        """Phrases that keep coming back in the newest entries and are no theme yet.

        What the writer does not want brought up, and what was declined before, is left out.
        """
        with self.store.reading() as connection:
            if connection is None:
                return []
            texts = themes.newest_texts(connection, LOOKED_AT)
            known = [*lists.themes(connection), *_declined(settings.get(connection, themes.DECLINED))]
        return recurring(texts, known, most)

    def accept(self, phrase: Phrase, name: str = "") -> str:
        """Make a phrase a theme of the entries it stands in; the theme.

        Args:
            phrase: as it was offered.
            name: the writer's word for it; else the phrase itself.

        Raises:
            BadInput: the name would be several themes.
        """
        tidy = split_themes(storable(name or phrase.words))
        if len(tidy) != 1:
            raise BadInput("A theme is one word or a few, without a comma.", "Nothing was changed.")
        with self.store.writing() as connection:
            themes.give(connection, tidy[0], phrase.entry_ids)
        return tidy[0]

    def decline(self, words: str) -> None:
        """Do not offer a phrase again."""
        with self.store.writing() as connection:
            before = _declined(settings.get(connection, themes.DECLINED))
            after = list(dict.fromkeys([*before, words.casefold()]))[-500:]
            settings.put(connection, themes.DECLINED, json.dumps(after, ensure_ascii=False))


def _declined(value: str | None) -> Sequence[str]:
    try:
        read = json.loads(value or "[]")
    except ValueError:
        return ()
    return [each for each in read if isinstance(each, str)] if isinstance(read, list) else ()
