"""The desk for what the writer may notice. It is asked on request only, and nothing of it is kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reflect_tui.domain.patterns import (
    Band,
    Calls,
    Row,
    Tie,
    bands,
    brier,
    by_month,
    calls_and_luck,
    months_until,
    ties,
)
from reflect_tui.storage import patterns, themes

if TYPE_CHECKING:
    from reflect_tui.journal.store import Store


@dataclass(frozen=True, slots=True)
class Noticed:
    """Everything the page has to show; empty where there is nothing yet."""

    months: tuple[str, ...] = ()
    bands: tuple[Band, ...] = ()
    calls: Calls = field(default_factory=Calls)
    themes: tuple[Row, ...] = ()
    uncertainties: tuple[Row, ...] = ()
    ties: tuple[Tie, ...] = ()


@dataclass(frozen=True, slots=True)
class PatternsDesk:
    """Reading only."""

    store: Store

    def page(self) -> Noticed:
        """The last twelve months of themes and uncertainties, and every judgement that was looked at."""
        months = months_until(self.store.today())
        with self.store.reading() as connection:
            if connection is None:
                return Noticed(months)
            judged = list(patterns.judgements_looked_at(connection))
            since = f"{months[0]}-01"
            return Noticed(
                months=months,
                bands=bands(judged),
                calls=calls_and_luck(judged),
                themes=by_month(themes.by_month(connection, since), months),
                uncertainties=by_month(patterns.uncertainties_by_month(connection, since), months),
                ties=ties(patterns.relationship_notes(connection)),
            )

    def brier(self) -> dict[str, object]:
        """Brier's score with its interval, for the takeout and nowhere else."""
        with self.store.reading() as connection:
            return brier(() if connection is None else patterns.judgements_looked_at(connection))
