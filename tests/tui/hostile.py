"""Texts that attack a terminal or a widget, and a journal that has one of them in every field."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reflect_tui.domain.entries import BODY, Answer, Draft, EntryKind, Writing
from reflect_tui.domain.people import Person, PersonKind
from reflect_tui.domain.sessions import Contribution, Heap
from reflect_tui.domain.sharing import Audience
from reflect_tui.domain.text import storable
from reflect_tui.journal import Journal
from reflect_tui.storage import sessions

MARKUP = "x[/] [/ [@click=app.quit]x[/] [link=http://e]x[/link] [red]x \\[red]x [ ] todo [$accent] [[x]]"
"""What Textual or Rich would take as markup: it would crash, act or vanish."""
TERMINAL = (
    "\x1b]52;c;aGk=\x07 \x1b]0;title\x07 \x1b[2J \x9b31m \x00 \x07 \x08 \x1b \x05 \x1b[6n \x1bPq "
    "\x1b]8;;http://e\x1b\\link \u202eright\u202c \u2066i\u2069 \u200b \ufeff \U000e0041"
)
"""OSC 52, OSC 0 and 8, CSI, C1, NUL, BEL, ENQ, DCS, bidi, hidden and tag characters."""
WIDE = "漢字かな 한글 👩‍👩‍👧‍👦 ｆｕｌｌ\tw\ti\td\te é ﷽ 🇬🇧"
"""Wide letters, emoji joined out of several, tabs."""
LONG = "pneumono" * 25_000
"""200,000 characters on one line."""
MARKS = "z" + "\u0301" * 10_000
"""One letter under ten thousand accents."""
LONE = "\ud800 lone"
"""Half a character, which no encoding can carry."""

PAYLOADS = {
    "markup": MARKUP,
    "terminal": TERMINAL,
    "wide": WIDE,
    "long": LONG,
    "marks": MARKS,
    "lone": LONE,
}


def hostile_journal(journal: Journal, text: str, folder: Path) -> Journal:
    """Put a text into every field that can hold somebody's words."""
    today = journal.store.today()
    answer = Answer(f"Question {text}", f"answer {text}", "q1")
    for kind in EntryKind:
        writing = Writing(
            kind=kind,
            title=f"title {text}",
            body=f"body {text}",
            themes=(f"theme {text}", "plain"),
            answers=(answer,),
            happened_on=today,
        )
        if kind is EntryKind.JUDGEMENT:
            writing = replace(
                writing, how_sure=70, look_again_on=today, fields={"reasons": f"because {text}"}
            )
        journal.entries.keep(writing)
    plain = journal.entries.keep(Writing(body=text))
    plan = journal.sharing.prepare([plain.id], Audience.GROUP)
    journal.sharing.write(plan.with_review(plan.review.accept_all()), folder / "shared")
    journal.people.add(Person(f"Name {text[:200]}", PersonKind.ORG, ""))
    journal.people.add(Person("Samira", stand_in=f"someone {text}"))
    blank = journal.drafts.blank(EntryKind.POSITIVE_ERROR)
    journal.drafts.save(replace(blank, values={"f:what_happened": f"draft {text}", "title": text}))
    journal.drafts.save(_box_draft(journal, text))
    _add_pack(journal, text, folder)
    _hold_session(journal, text)
    return journal


def _hold_session(journal: Journal, text: str) -> None:
    """A session, and what came for it as a hand on the file would have put it there."""
    held = journal.sessions.create(f"Session {text[:200]}", held_on=journal.store.today())
    came = [
        Contribution(f"{held.id}{n}", f"sent {n} {storable(text)}", may_become_case=True, themes=(f"t {n}",))
        for n in range(4)
    ]
    with journal.store.writing() as connection:
        sessions.write_all(connection, held.id, came)
    journal.sessions.add_line(held.id, Heap.WILL_TRY, f"line {text[:200]}")


def _box_draft(journal: Journal, text: str) -> Draft:
    return replace(journal.drafts.blank(EntryKind.REFLECTION), values={BODY: text})


def _add_pack(journal: Journal, text: str, folder: Path) -> None:
    """A pack through its reader, from bytes; a text that is too long for a question is cut there."""
    line = " ".join(text.encode("utf-8", "replace").decode().split())[:1_500]
    pack = (
        f"# A pack {line}\n\nFor: one person {line}\nTime: 5 minutes\n\nIntro {line}\n\n## Questions\n\n"
        f"### Round {line}\n\n1. Question {line}?\n   Hint: {line}\n"
        f"2. Choose {line[:80]}?\n   Answer: yes / no {line[:40].replace('/', '')}\n\n"
        f"## How to use it\n\n{line}\n\n## What others found\n\n{line}\n"
    )
    file = folder / "hostile.md"
    file.write_bytes(pack.encode("utf-8"))
    journal.packs.add(file)
