"""What I notice: on request only, in dots and words; nothing is a score, and little is said of few."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from reflect_tui.domain.dates import month_letter, say_day
from reflect_tui.domain.patterns import ENOUGH_CALLS, Band, Calls, Row, Tie
from reflect_tui.journal.patterns import Noticed
from reflect_tui.tui.screens.page import PageScreen
from reflect_tui.tui.widgets.lines import Line, Piece

HAPPENED, DID_NOT, NONE = "●", "○", "·"
_NAME = 22
"""Columns of a name beside its dots."""


class NoticeScreen(PageScreen[Noticed]):
    """The page; it is drawn when it is asked for and kept nowhere."""

    NAME: ClassVar[str] = "What I notice"
    HELP = (
        "What may be seen in what you wrote, for you alone. ● happened, ○ did not. Under twenty judgements a "
        "row says too little to be read; nothing is added up, and there is nothing to reach. Enter on a "
        "judgement reads it. Esc goes back."
    )

    def fetch(self) -> Noticed:
        """Read it anew."""
        return self.journal.patterns.page()

    def lay_out(self, data: Noticed, width: int) -> Iterator[Line]:
        """One section after the other; those with nothing in them are left out."""
        sections = [
            self._sure(data.bands, width),
            self._months("Your themes, month by month", data.themes, data.months, width),
            self._months("What you did not know", data.uncertainties, data.months, width),
            self._calls(data.calls, width),
            self._ties(data.ties, width),
        ]
        drawn = [lines for each in sections if (lines := list(each))]
        for lines in drawn:
            yield Line()
            yield from lines
        if not drawn:
            yield Line()
            yield from self.said(
                "There is nothing to notice yet. Judgements you have looked at again, themes and "
                "relationship notes will be here, for you alone.",
                width,
            )

    def _sure(self, bands: Sequence[Band], width: int) -> Iterator[Line]:
        if not any(band.happened for band in bands):
            return
        yield from self.words("How sure you were, and what happened", width, voice="strong")
        for band in bands:
            room = max(10, width - _NAME)
            dots = [HAPPENED if each else DID_NOT for each in band.happened]
            rows = [dots[start : start + room // 2] for start in range(0, len(dots), room // 2)] or [[]]
            for number, row in enumerate(rows):
                name = band.word if not number else ""
                yield Line((Piece(f"   {name:<{_NAME}}", "dim"), Piece(" ".join(row) or NONE)))
            if band.happened:
                yield from self.said(_say_interval(band), width, indent=_NAME if width > 60 else 4)
        yield from self.said(f"{HAPPENED} it happened   {DID_NOT} it did not; the oldest first", width)

    def _months(self, heading: str, rows: Sequence[Row], months: Sequence[str], width: int) -> Iterator[Line]:
        if not rows:
            return
        yield from self.words(heading, width, voice="strong")
        letters = " ".join(month_letter(month) for month in months)
        yield Line((Piece(f"   {'':<{_NAME}}{letters}", "dim"),))
        for row in rows:
            dots = " ".join(HAPPENED if count else NONE for count in row.months)
            name = row.name if len(row.name) < _NAME else f"{row.name[: _NAME - 2]}…"
            yield Line((Piece(f"   {name:<{_NAME}}", "text"), Piece(dots)))

    def _calls(self, calls: Calls, width: int) -> Iterator[Line]:
        if not calls.enough:
            if any((calls.sound_happened, calls.sound_not, calls.poor_happened, calls.poor_not)):
                yield from self.words("The call and how it ended", width, voice="strong")
                few = f"Too few to say: from {ENOUGH_CALLS} on they are set side by side."
                yield from self.said(few, width)
            return
        yield from self.words("The call and how it ended", width, voice="strong")
        for heading, group in (
            ("A sound call, and it happened", calls.sound_happened),
            ("A sound call, and it did not: unlucky", calls.sound_not),
            ("A poor call, and it happened all the same: lucky", calls.poor_happened),
            ("A poor call, and it did not", calls.poor_not),
        ):
            yield from self.said(heading, width)
            for entry_id, words in group:
                yield from self.words(words, width, indent=2, item=self.item(entry_id))
            if not group:
                yield from self.said(NONE, width, indent=2)

    def _ties(self, ties: Sequence[Tie], width: int) -> Iterator[Line]:
        if not ties:
            return
        yield from self.words("Between people", width, voice="strong")
        today = self.journal.store.today()
        for tie in ties:
            steps = ", then ".join(f"{shift} ({say_day(on, today)})" for on, shift in tie.shifts[-4:])
            yield from self.words(f"{tie.between}: {steps}", width)

    def open_item(self, item: object) -> None:
        """Read the judgement."""
        from reflect_tui.tui.screens.start import read_entry

        if isinstance(item, str):
            read_entry(self, self.journal, item)


def _say_interval(band: Band) -> str:
    """What the dots of a band can and cannot say."""
    if band.interval is None:
        return "too few to say"
    low, high = (round(100 * end) for end in band.interval)
    happened = sum(band.happened)
    return f"{happened} of {len(band.happened)} — somewhere from {low} to {high} in a hundred"
