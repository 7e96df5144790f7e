"""What the rest of the journal knows about a share: names written elsewhere, and what left before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reflect_tui.anonymise import FindingKind, Known
from reflect_tui.anonymise.elsewhere import is_name_in, strange_words
from reflect_tui.domain.sharing import Audience, Earlier
from reflect_tui.storage import shares

if TYPE_CHECKING:
    from reflect_tui.anonymise.review import Review
    from reflect_tui.domain.entries import Entry
    from reflect_tui.journal.store import Store

LOOKED_AT = 8
"""Newest entries that are looked at for one word."""


def names_elsewhere(store: Store, texts: Sequence[str]) -> tuple[str, ...]:
    """Words of the texts in small letters that are names in other entries, in however long a journal."""
    strange = strange_words(texts)
    if not strange:
        return ()
    with store.reading() as connection:
        if connection is None:
            return ()
        return tuple(
            word for word in strange if is_name_in(word, shares.texts_with(connection, word, limit=LOOKED_AT))
        )


def earlier_shares(
    store: Store, audience: Audience, entries: Sequence[Entry], review: Review
) -> tuple[Earlier, ...]:
    """Shares to the same readers that a new one could be joined with, the newest first."""
    names = {wording.casefold(): wording for step in review.steps for wording in step.wordings}
    ids = {entry.id for entry in entries}
    themes = {theme for entry in entries for theme in entry.themes}
    found = []
    with store.reading() as connection:
        if connection is None:
            return ()
        for share in shares.to_audience(connection, audience):
            people = tuple(
                names[each.original.casefold()]
                for each in share.settled
                if each.kind in (FindingKind.PERSON, FindingKind.ORG) and each.original.casefold() in names
            )
            common = sorted(themes & set(shares.themes_of(connection, share.id)))
            same = bool(ids & set(share.entry_ids))
            if same or people or common:
                on = share.created_at.date()
                found.append(Earlier(on, same, tuple(dict.fromkeys(people)), tuple(common)))
    return tuple(found)


def stand_ins_before(store: Store, audience: Audience) -> tuple[Known, ...]:
    """The stand-ins that were last put for these readers, for whoever wants the same ones again."""
    kinds = {kind.value for kind in (FindingKind.PERSON, FindingKind.ORG, FindingKind.PLACE)}
    known: dict[str, Known] = {}
    with store.reading() as connection:
        if connection is None:
            return ()
        for share in shares.to_audience(connection, audience):
            for each in share.settled:
                if each.kind in kinds and each.stand_in and each.original:
                    name = " ".join(each.original.split())
                    known.setdefault(name.casefold(), Known(name, FindingKind(each.kind), each.stand_in))
    return tuple(known.values())
