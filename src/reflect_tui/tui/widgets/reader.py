"""The reader: one entry as it reads, however long; more of it comes as one scrolls."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import Static

from reflect_tui.domain.dates import say_day
from reflect_tui.domain.entries import Entry, Reply
from reflect_tui.domain.sections import judgement_lines, sections
from reflect_tui.tui import bindings
from reflect_tui.tui.text import pieces, plain
from reflect_tui.tui.widgets.long_text import PIECE, LongText


class Reader(LongText):
    """Shows an entry; what somebody wrote at full strength, what we say about it dim."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings.READER)
    HELP = "An entry. Up, Down and Page keys scroll, e changes it, x shares it, Esc goes back to the list."

    KEYS: ClassVar[dict[str, str]] = {
        "reader.edit": "edit",
        "reader.share": "share",
        "reader.trash": "to the trash",
        "reader.back": "back",
        "app.palette": "all actions",
        "app.help": "help",
    }

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.entry: Entry | None = None

    def show(self, entry: Entry | None, today: date) -> None:
        """Show another entry from its beginning, or nothing."""
        self.entry = entry
        self.lay_out(self._parts(entry, today) if entry is not None else iter(()))

    def _parts(self, entry: Entry, today: date) -> Iterator[Static]:
        from reflect_tui.tui.markdown import QuietMarkdown

        if entry.title.strip():
            yield Static(plain(" ".join(entry.title.split())), classes="entry-title")
        yield Static(plain(_about(entry, today)), classes="entry-about")
        for section in sections(entry):
            if section.heading:
                private = "  (private)" if section.keep_private else ""
                yield Static(plain(section.heading + private), classes="entry-question")
            for piece in pieces(section.text, PIECE):
                yield Static(QuietMarkdown(piece), classes="entry-text", name=str(len(piece)))
        if lines := judgement_lines(entry):
            yield Static(plain("\n".join(lines)), classes="entry-about")
        for reply in entry.replies:
            yield Static(plain(_about_reply(reply)), classes="entry-question")
            yield Static(QuietMarkdown(reply.text), classes="entry-text", name=str(len(reply.text)))
        for learnt in entry.talked_through:
            yield Static(plain("What I learnt from talking it through"), classes="entry-question")
            yield Static(QuietMarkdown(learnt), classes="entry-text", name=str(len(learnt)))
        if entry.shares:
            times = "once" if len(entry.shares) == 1 else f"{len(entry.shares)} times"
            yield Static(plain(f"Shared {times}."), classes="entry-about")


def _about_reply(reply: Reply) -> str:
    if reply.beside:
        return f"A reply, after “…{reply.beside[-80:]}”"
    return f"A reply: {reply.question}" if reply.question else "A reply"


def _about(entry: Entry, today: date) -> str:
    parts = [say_day(entry.day, today), entry.kind.label, ", ".join(entry.themes)]
    if entry.revisions:
        parts.append("changed since")
    if entry.hard:
        parts.append("not brought up unasked")
    if entry.trashed:
        parts.append("in the trash")
    return " · ".join(part for part in parts if part)
