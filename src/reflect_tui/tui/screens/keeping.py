"""What keeping a sheet means: a new entry with its links, or another version of one that is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from reflect_tui.domain.entries import CAME_FROM, LED_TO, Entry, Writing
from reflect_tui.domain.sheets import writing_of

if TYPE_CHECKING:
    from reflect_tui.domain.sheets import Sheet
    from reflect_tui.journal import Journal


def storing(
    journal: Journal, sheet: Sheet, values: Mapping[str, str], entry: Entry | None
) -> Callable[[str], Entry] | None:
    """What storing these values means, given the id of the draft they stand in; None for no words.

    Args:
        journal: where it is kept.
        sheet: what was asked.
        values: what was typed, by prompt key.
        entry: the entry that is changed; None for a new one.

    Raises:
        PromptProblem: something typed cannot be read.
    """
    base = writing_of(entry) if entry else None
    writing = sheet.read(values, journal.store.today(), base)
    if writing.is_empty:
        return None
    if entry is not None:
        return partial(_change, journal, entry.id, writing)
    led_to = [each for each in values.get(LED_TO, "").split(",") if each]
    return partial(_keep, journal, writing, values.get(CAME_FROM, ""), led_to)


def _change(journal: Journal, entry_id: str, writing: Writing, draft_id: str) -> Entry:
    return journal.entries.change(entry_id, writing, draft_id=draft_id)


def _keep(journal: Journal, writing: Writing, from_id: str, led_to: Sequence[str], draft_id: str) -> Entry:
    """Keep it, linked to what it comes from and to what came of it while it was written."""
    return journal.threads.keep_linked(writing, came_from=from_id, led_to=led_to, draft_id=draft_id)
