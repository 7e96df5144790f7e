"""The one door to everything that is kept, for the command line and the app alike.

`Journal` opens nothing by itself: each desk opens the file for one call and closes it again. Desks are
imported when they are first asked for, so that a start pays only for what it uses.
"""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reflect_tui.journal.store import Clock, Store, wall_clock

if TYPE_CHECKING:
    from reflect_tui.domain.ids import Randomness
    from reflect_tui.journal.agreements import AgreementsDesk
    from reflect_tui.journal.buddies import BuddiesDesk
    from reflect_tui.journal.care import CareDesk
    from reflect_tui.journal.drafts import DraftsDesk
    from reflect_tui.journal.entries import EntriesDesk
    from reflect_tui.journal.history import HistoryDesk
    from reflect_tui.journal.judgements import JudgementsDesk
    from reflect_tui.journal.keyring import SealingDesk
    from reflect_tui.journal.ledger import LedgerDesk
    from reflect_tui.journal.library import LibraryDesk
    from reflect_tui.journal.noticing import NoticingDesk
    from reflect_tui.journal.packs import PacksDesk
    from reflect_tui.journal.patterns import PatternsDesk
    from reflect_tui.journal.people import PeopleDesk
    from reflect_tui.journal.sessions import SessionsDesk
    from reflect_tui.journal.settings import SettingsDesk
    from reflect_tui.journal.sharing import SharingDesk
    from reflect_tui.journal.themes import ThemesDesk
    from reflect_tui.journal.threads import ThreadsDesk
    from reflect_tui.journal.today import TodayDesk
    from reflect_tui.journal.transfer import TransferDesk


class Journal:
    """One person's journal at `path`, whether or not it is there yet.

    Args:
        path: journal.db.
        clock: gives the moment it is.
        rng: gives random bytes, for ids.
    """

    def __init__(self, path: Path, *, clock: Clock = wall_clock, rng: Randomness = os.urandom) -> None:
        self.store = Store(path, clock, rng)

    @cached_property
    def entries(self) -> EntriesDesk:
        """Keeping, changing, finding, the trash."""
        from reflect_tui.journal.entries import EntriesDesk

        return EntriesDesk(self.store)

    @cached_property
    def judgements(self) -> JudgementsDesk:
        """Looking again: what is ready, what was found, what was added, what was like it before."""
        from reflect_tui.journal.judgements import JudgementsDesk

        return JudgementsDesk(self.store)

    @cached_property
    def history(self) -> HistoryDesk:
        """What was: earlier versions, the trash, erasing for good."""
        from reflect_tui.journal.history import HistoryDesk

        return HistoryDesk(self.store)

    @cached_property
    def threads(self) -> ThreadsDesk:
        """What led to what."""
        from reflect_tui.journal.threads import ThreadsDesk

        return ThreadsDesk(self.store)

    @cached_property
    def themes(self) -> ThemesDesk:
        """The writer's own words that gather entries."""
        from reflect_tui.journal.themes import ThemesDesk

        return ThemesDesk(self.store)

    @cached_property
    def patterns(self) -> PatternsDesk:
        """What the writer may notice, on request."""
        from reflect_tui.journal.patterns import PatternsDesk

        return PatternsDesk(self.store)

    @cached_property
    def drafts(self) -> DraftsDesk:
        """What is being written and is not kept yet."""
        from reflect_tui.journal.drafts import DraftsDesk

        return DraftsDesk(self.store)

    @cached_property
    def today(self) -> TodayDesk:
        """What is worth showing first."""
        from reflect_tui.journal.today import TodayDesk

        return TodayDesk(self.store)

    @cached_property
    def packs(self) -> PacksDesk:
        """The library of prompt packs."""
        from reflect_tui.journal.packs import PacksDesk

        return PacksDesk(self.store)

    @cached_property
    def people(self) -> PeopleDesk:
        """Real names and what stands in for them."""
        from reflect_tui.journal.people import PeopleDesk

        return PeopleDesk(self.store)

    @cached_property
    def noticing(self) -> NoticingDesk:
        """What is seen while somebody writes; it loads the anonymiser, so ask from a worker thread."""
        from reflect_tui.journal.noticing import NoticingDesk

        return NoticingDesk(self.store)

    @cached_property
    def sharing(self) -> SharingDesk:
        """The checked way out."""
        from reflect_tui.journal.sharing import SharingDesk

        return SharingDesk(self.store)

    @cached_property
    def ledger(self) -> LedgerDesk:
        """What left, word for word; asking for it back."""
        from reflect_tui.journal.ledger import LedgerDesk

        return LedgerDesk(self.store)

    @cached_property
    def agreements(self) -> AgreementsDesk:
        """What two people who learn with each other have agreed."""
        from reflect_tui.journal.agreements import AgreementsDesk

        return AgreementsDesk(self.store)

    @cached_property
    def buddies(self) -> BuddiesDesk:
        """Notes that came, replies, what was learnt from talking it through."""
        from reflect_tui.journal.buddies import BuddiesDesk

        return BuddiesDesk(self.store)

    @cached_property
    def sealing(self) -> SealingDesk:
        """Sealed notes: keys, passphrases."""
        from reflect_tui.journal.keyring import SealingDesk

        return SealingDesk(self.store)

    @cached_property
    def transfer(self) -> TransferDesk:
        """Bringing entries in from files, and taking everything out for oneself."""
        from reflect_tui.journal.transfer import TransferDesk

        return TransferDesk(self.store)

    @cached_property
    def sessions(self) -> SessionsDesk:
        """Sessions with a group, and what people send in."""
        from reflect_tui.journal.sessions import SessionsDesk

        return SessionsDesk(self.store)

    @cached_property
    def library(self) -> LibraryDesk:
        """Finding a question in the packs; the reader's own marks."""
        from reflect_tui.journal.library import LibraryDesk

        return LibraryDesk(self.store)

    @cached_property
    def care(self) -> CareDesk:
        """Backups, putting one back, a look at the journal's health."""
        from reflect_tui.journal.care import CareDesk

        return CareDesk(self.store)

    @cached_property
    def settings(self) -> SettingsDesk:
        """The few things the app remembers."""
        from reflect_tui.journal.settings import SettingsDesk

        return SettingsDesk(self.store)
