"""Entries: the dated things a person writes, before and after they are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from reflect_tui.domain.text import one_line, storable

BODY = "body"
"""The name of what is written freely, among the names of fields and answers."""
CAME_FROM, LED_TO = "~came-from", "~led-to"
"""Among the values of a draft, the ids of entries it shall be linked to; nobody types under these names."""
HURT = ("could have been", "yes")
"""Answers of a positive error after which it is not brought up unasked."""
EXCERPT_WIDTH = 120
"""The most characters of an entry that a list shows."""


class EntryKind(StrEnum):
    """What an entry is; the values are the words of the command line and of the tables."""

    REFLECTION = "reflection"
    JUDGEMENT = "judgement"
    POSITIVE_ERROR = "positive-error"
    RELATIONSHIP = "relationship"
    CHANGE = "change"
    CASE = "case"
    WENT_WELL = "went-well"

    @property
    def label(self) -> str:
        """The kind as people say it."""
        return _LABELS.get(self, self.value)


_LABELS = {
    EntryKind.POSITIVE_ERROR: "positive error",
    EntryKind.RELATIONSHIP: "relationship note",
    EntryKind.WENT_WELL: "what went well",
}


CHOSEN = frozenset(
    (
        *("uncertainty_kind", "someone_hurt", "who_needs_to_know", "sort", "pass_it_on", "shift"),
        *("will", "state", "made_from", "consent"),
    )
)
"""Fields that are chosen, not written: one of them alone does not tell what an entry is about."""


def telling_first(fields: Mapping[str, str]) -> list[str]:
    """The texts of fields in their order, but for the first that was written, not chosen: it leads."""
    lead = next((name for name, text in fields.items() if name not in CHOSEN and text.strip()), "")
    return [text for _, text in sorted(fields.items(), key=lambda each: each[0] != lead)]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with the wording it answered, which stays when the pack changes."""

    question: str
    text: str
    question_id: str = ""
    keep_private: bool = False


@dataclass(frozen=True, slots=True)
class Amendment:
    """A dated addition to a judgement that is kept; the judgement itself is not rewritten."""

    on: date
    text: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a later look at a judgement found; appended, never edited."""

    on: date
    outcome: str
    """A word of `domain/looking.py`; an imported one may be another."""
    learnt: str = ""
    call: str = ""
    """How sound the call was, given what was known; empty where nobody said."""
    note: str = ""
    """What happened, in the writer's words."""
    look_again_on: date | None = None
    """Where it could not be told yet: the day that was set then."""


@dataclass(frozen=True, slots=True)
class Link:
    """How an entry hangs together with another: it is about it, led to it, was learnt from it."""

    type: str
    to_id: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """An expectation held under uncertainty, as it stood when it was kept."""

    expectation: str
    how_sure: int | None = None
    """Per cent, 0 to 100."""
    reasons: str = ""
    look_again_on: date | None = None
    """The next day to look, if one is still to come."""
    amendments: tuple[Amendment, ...] = ()
    outcomes: tuple[Outcome, ...] = ()

    @property
    def found(self) -> Outcome | None:
        """What the latest look found; None where nobody has looked."""
        return self.outcomes[-1] if self.outcomes else None


@dataclass(frozen=True, slots=True)
class Writing:
    """What is about to be kept: understood and checked, with nothing of it stored yet."""

    kind: EntryKind = EntryKind.REFLECTION
    title: str = ""
    body: str = ""
    """For a judgement this is the expectation."""
    answers: tuple[Answer, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    """The kind's own fields by name; only those that were filled."""
    themes: tuple[str, ...] = ()
    happened_on: date | None = None
    how_sure: int | None = None
    look_again_on: date | None = None
    pack_id: str = ""
    pack_version: str = ""
    hard: bool = False
    """Never brought up unasked; set by itself where somebody was hurt."""

    @property
    def is_empty(self) -> bool:
        """Whether there is not one word in it."""
        texts = (self.title, self.body, *(a.text for a in self.answers), *self.fields.values())
        return not any(text.strip() for text in texts)

    def storable(self) -> Writing:
        """The same as it can be kept: texts a file can hold, tidy themes, no how sure of a reflection."""
        judged = self.kind is EntryKind.JUDGEMENT
        return replace(
            self,
            title=storable(self.title),
            # White space alone is nothing that was written.
            body=storable(self.body) if self.body.strip() else "",
            answers=tuple(
                Answer(storable(a.question), storable(a.text), storable(a.question_id), a.keep_private)
                for a in self.answers
            ),
            fields={name: storable(text) for name, text in self.fields.items()},
            themes=tuple(sorted(split_themes(storable(",".join(self.themes))), key=str.casefold)),
            how_sure=self.how_sure if judged else None,
            look_again_on=self.look_again_on if judged or self.kind is EntryKind.CHANGE else None,
            pack_id=storable(self.pack_id),
            pack_version=storable(self.pack_version),
            hard=self.hard or self.fields.get("someone_hurt", "") in HURT,
        )


def split_themes(text: str) -> tuple[str, ...]:
    """Themes from a line with commas: white space folded, empty and repeated ones left out."""
    themes: dict[str, str] = {}
    for part in text.replace("\n", ",").split(","):
        if theme := " ".join(part.strip().lstrip("#").split()):
            themes.setdefault(theme.casefold(), theme)
    return tuple(themes.values())


@dataclass(frozen=True, slots=True)
class Draft:
    """Something unfinished, as raw as it was typed: nothing in it needs to make sense yet."""

    id: str
    kind: EntryKind
    values: Mapping[str, str]
    """Text by the key of the prompt it was typed under (`domain/sheets.py`)."""
    pack_id: str = ""
    entry_id: str = ""
    """The entry this edits; empty for a new one."""
    revision: int = 0
    """Counts the times it was stored, so that two windows cannot overwrite each other."""
    updated_at: datetime | None = None

    def first_words(self, width: int = 60) -> str:
        """What a person would know it by; empty when nothing is written."""
        for name, text in self.values.items():
            if name not in (CAME_FROM, LED_TO) and (line := one_line(text, width)):
                return line
        return ""


@dataclass(frozen=True, slots=True)
class Reply:
    """What somebody wrote back to a share of this entry."""

    share: str
    question: str
    text: str
    beside: str = ""
    """The words of the note that it was written after, where it was written into the note."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One kept entry with everything that belongs to it."""

    id: str
    kind: EntryKind
    title: str
    body: str
    created_at: datetime
    happened_on: date | None = None
    themes: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    judgement: Judgement | None = None
    replies: tuple[Reply, ...] = ()
    talked_through: tuple[str, ...] = ()
    """What was learnt from talking it through, one text for each exchange that is closed."""
    shares: tuple[str, ...] = ()
    """Ids of the shares this entry left in."""
    revisions: int = 0
    """How many earlier versions are kept."""
    pack_id: str = ""
    pack_version: str = ""
    trashed: bool = False
    hard: bool = False
    """Never brought up unasked."""
    look_again_on: date | None = None
    """The next day to look at a judgement or a change, if one is set."""
    links: tuple[Link, ...] = ()

    @property
    def day(self) -> date:
        """The day it is about."""
        return self.happened_on or self.created_at.date()

    def heading(self, width: int = 72) -> str:
        """The title, or else the first words, for one line of a screen."""
        firsts = (self.title, self.fields.get("one_line", ""), self.body, *(a.text for a in self.answers))
        for text in (*firsts, *telling_first(self.fields)):
            if line := one_line(text, width):
                return line
        return "(no words)"


@dataclass(frozen=True, slots=True)
class Revision:
    """What an entry said before it was changed."""

    number: int
    """From 1, the oldest."""
    kept_at: datetime
    """When it was replaced."""
    writing: Writing


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry as a list shows it."""

    id: str
    kind: EntryKind
    title: str
    opening: str
    """The first words, at most 120 characters, fit for a terminal."""
    excerpt: str
    """The same, or in search results the words around the first hit."""
    created_at: datetime
    day: date
    place: int
    """Where it stands in the journal, a number that grows with time; the key for the next page."""
    themes: tuple[str, ...] = ()
    how_sure: int | None = None
    look_again_on: date | None = None

    def heading(self, width: int = 72) -> str:
        """The title, or else the first words."""
        return one_line(self.title, width) or one_line(self.opening, width) or "(no words)"


@dataclass(frozen=True, slots=True)
class EntryQuery:
    """Which entries to list; everything given must hold."""

    text: str = ""
    """Words to find; empty lists everything."""
    kind: EntryKind | None = None
    theme: str = ""
    since: date | None = None
    until: date | None = None
    """Inclusive."""
    in_trash: bool = False
    spared: bool = False
    """Without what the writer does not want brought up."""

    @property
    def is_everything(self) -> bool:
        """Whether nothing narrows it."""
        return self == EntryQuery()
