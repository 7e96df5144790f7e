"""The lines of the ledger for a share that is on its way out."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from reflect_tui.anonymise.review import Decision, Review
from reflect_tui.domain.sharing import SettledFinding, Share

if TYPE_CHECKING:
    from reflect_tui.journal.sharing import NoteFile, SharePlan


def ledger_of(plan: SharePlan, files: Sequence[NoteFile], now: datetime) -> list[Share]:
    """The lines of the ledger for the files of a share."""
    if plan.reply_to is not None:
        from reflect_tui.journal.replying import reply_share

        return [reply_share(plan, files[0].text, files[0].name, now)]
    return [
        Share(
            id=share_id,
            audience=plan.audience,
            created_at=now,
            file_name=file.name,
            text=file.text,
            sha256=hashlib.sha256(file.text.encode()).hexdigest(),
            entry_ids=(entry.id,),
            settled=settled(plan.review, number),
        )
        for number, (entry, share_id, file) in enumerate(
            zip(plan.entries, plan.share_ids, files, strict=True)
        )
    ]


def file_name(word: str, share_id: str) -> str:
    """What the file of a share is called; it says nothing but what sort of file it is."""
    return f"{word}-{share_id[:4]}{share_id[5:9]}.md"


def settled(review: Review, text: int) -> tuple[SettledFinding, ...]:
    """What was decided about one of the texts, for the ledger."""
    rows = []
    for step in review.steps:
        here = [place for place in step.places if place.text == text]
        if here:
            kept = step.decision is Decision.KEPT
            rows.append(
                SettledFinding(
                    kind=step.first.kind.value,
                    original=here[0].finding.text,
                    stand_in="" if kept else step.stand_in,
                    decision=step.decision.value,
                    places=len(here),
                    reason=step.reason,
                )
            )
    return tuple(rows)
