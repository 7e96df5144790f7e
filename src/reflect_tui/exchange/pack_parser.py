"""The pack format, read line by line: title, details, rounds, questions, and the two special parts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reflect_tui.domain.packs import MAX_QUESTIONS, Round
from reflect_tui.exchange import pack_messages as say
from reflect_tui.exchange.details import detail_of, did_you_mean, read_details
from reflect_tui.exchange.identity import folded
from reflect_tui.exchange.languages import HOW_TO_USE, OTHERS_FOUND, names_of
from reflect_tui.exchange.lines import (
    Heading,
    Layout,
    Line,
    Mark,
    Start,
    heading_of,
    is_rule,
    is_words,
    lay_out,
    mark_of,
    start_of,
)
from reflect_tui.exchange.pack_draft import Draft, DraftQuestion
from reflect_tui.exchange.times import minutes

_HOW_TO_USE = frozenset(
    {
        "how to use it",
        "how to use this",
        "how to use this pack",
        "how to use the pack",
        "how to use",
        "notes for facilitators",
        "notes for the facilitator",
        "notes for facilitator",
        "facilitator notes",
        "facilitators notes",
        "facilitation notes",
        "for facilitators",
        "for the facilitator",
    }
)
_OTHERS_FOUND = frozenset(
    {
        "what others found",
        "what others have found",
        "what other people found",
        "cases",
        "case studies",
        "case study",
    }
)
_MARKS = ("Hint", "Answer", "Id", "Keep private", "Optional")
_NEARLY = 0.75
_ENOUGH = 2 * MAX_QUESTIONS
"""Questions after which the others are only counted."""
_INDENT = 4
"""Characters by which the lines under a question are usually set in."""
_STOPS = ("?", ".", "!", ":", ")", '"', "”")
_TIME = re.compile(r"(.*)[(\[]([^()\[\]]*)[)\]]:?")


def parse(text: str) -> Draft:
    """Read a decoded text as a pack. What cannot be understood is kept as words or left out."""
    return _Reader(lay_out(text)).read()


@dataclass(slots=True)
class _Reader:
    layout: Layout
    draft: Draft = field(default_factory=Draft)
    part: list[Line] | None = None
    """Where lines go inside one of the two special parts; None among the questions."""
    in_round: bool = False
    round: str = ""
    question: DraftQuestion | None = None
    """The last question of this round: what `Hint:` and the like speak of, even after a blank line."""
    target: list[str] | None = None
    """What the next line goes on with; None after a blank line."""
    last_target: list[str] | None = None
    """What it was before the blank line."""
    deep_rounds: bool = False
    """Whether `###` starts a round, because the pack has no `##` that does."""

    def read(self) -> Draft:
        lines = self.layout.lines
        title = next((place for place, line in enumerate(lines) if _level(line) == 1), None)
        if title is None:
            meant = self._meant_as_title(lines)
            before, after = lines[:meant], lines[meant:]
        else:
            before, after = lines[:title], self._take_title(lines, title)
        head, tail = read_details(before, self.layout), read_details(after, self.layout)
        self.draft.details = [detail for detail in head.details if detail.known or head.fenced] + tail.details
        if not self.draft.title and (head.fenced or tail.fenced):
            self.draft.title = self.draft.value("Title")
        # Words above the title are a covering note; questions and rounds there are still meant.
        above = head.rest if any(_level(line) or _is_numbered(line) for line in head.rest) else []
        self.deep_rounds = not any(_level(line) == 2 and not _special(heading_of(line)) for line in lines)
        body = above + tail.rest
        place = 0
        while place < len(body) and len(self.draft.questions) < _ENOUGH:
            place = self._take(body, place)
        # Nothing but how many there are is said of a pack that has far too many.
        self.draft.further = sum(self._is_start(line) for line in body[place:])
        return self.draft

    def _is_start(self, line: Line) -> bool:
        """Whether a question starts here, as far as one line can tell."""
        start = start_of(line) if self.part is None else None
        return start is not None and (start.number is not None or self.in_round)

    def _meant_as_title(self, lines: list[Line]) -> int:
        """How many lines at the top are a title without its hash, so that the details under it are seen."""
        first = next((place for place, line in enumerate(lines) if line.text), len(lines))
        if first == len(lines) or not is_words(lines[first]) or detail_of(lines[first]):
            return 0
        return first + 1

    def _take_title(self, lines: list[Line], place: int) -> list[Line]:
        heading, after = self._whole_heading(lines, place)
        self.draft.title = heading.text
        return lines[after:]

    def _whole_heading(self, lines: list[Line], place: int) -> tuple[Heading, int]:
        """A heading with the rest of it that a mail program put on the next line, and where it ends."""
        heading = heading_of(lines[place]) or Heading(2, "")
        words, place = [heading.text], place + 1
        while place < len(lines) and self.layout.goes_on(lines[place - 1], lines[place]):
            # The text under a heading begins with a capital, or else nothing could tell the two apart.
            if lines[place].plain[:1].isupper() or not is_words(lines[place]):
                break
            words.append(lines[place].plain)
            place += 1
        return Heading(heading.level, " ".join(words).strip()), place

    def _take(self, lines: list[Line], place: int) -> int:
        """Read the line at `place`; where the next one is."""
        line = lines[place]
        heading = heading_of(line)
        if heading and self._is_heading(heading, lines, place):
            whole, after = self._whole_heading(lines, place)
            self._open_part(whole, line.number)
            return after
        if self.part is not None:
            self.part.append(line)
        elif not line.text or is_rule(line) or heading:
            self.last_target, self.target = self.target or self.last_target, None
            if not self.in_round and not self.question:
                self.draft.intro.append(Line(line.number, ""))
        else:
            self._take_words(lines, place)
        return place + 1

    def _is_heading(self, heading: Heading, lines: list[Line], place: int) -> bool:
        """Whether a `#` line opens something here, and is neither a sub-heading nor a broken-off ` # `."""
        if self.part is not None:
            return heading.level <= 2
        if heading.level == 1 and self._runs_on(lines, place):
            return False
        return heading.level <= 2 or _special(heading) != "" or self.deep_rounds

    def _runs_on(self, lines: list[Line], place: int) -> bool:
        """Whether this line is the rest of a question that a mail program broke, whatever it begins with."""
        if self.question is None or self.target is not self.question.words or place == 0:
            return False
        above = lines[place - 1]
        return self.layout.goes_on(above, lines[place]) and not above.text.endswith(_STOPS)

    def _open_part(self, heading: Heading, line: int) -> None:
        self.question = self.target = self.last_target = None
        special = _special(heading)
        if special:
            self.part = self.draft.how_to_use if special == "how" else self.draft.others_found
            self.part += [Line(line, "")] if self.part and self.part[-1].text else []
            return
        self.part = None
        name, lasting = _name_and_minutes(heading.text)
        if not name:
            return
        self.in_round, self.round = True, name
        self.draft.rounds.append(Round(name, lasting, line))
        self.draft.round_texts.append([])

    def _take_words(self, lines: list[Line], place: int) -> None:
        line = lines[place]
        mark, start = mark_of(line), start_of(line)
        if self.question and self._is_broken_off(mark, start, lines, place):
            self._go_on(self.question, lines, place)
        elif mark and self.question:
            self._take_mark(mark, self.question, line)
        elif start and (start.number is not None or self.in_round):
            self._start_question(start, line)
        elif self.question and self._is_misspelt_mark(line):
            self.target = None
        elif self.question:
            self._go_on(self.question, lines, place)
        elif self.in_round:
            self.draft.round_texts[-1].append(line)
        else:
            self.draft.intro.append(line)

    def _is_broken_off(self, mark: Mark | None, start: Start | None, lines: list[Line], place: int) -> bool:
        """Whether a line that begins like a question or a flag is only the rest of the line above."""
        if not self._runs_on(lines, place) or self.question is None:
            return False
        if start is None:
            return mark is not None and lines[place].plain in {"keep private", "optional"}
        last = self.question.number
        if last is None or start.number in {1, last, last + 1}:
            return False
        if start.number is not None:
            run = [question.number for question in self.draft.questions[-2:] if question.number is not None]
            told = say.out_of_order(lines[place].number, [*run, start.number], joined=True)
            self.draft.strays.append(told)
        return True

    def _go_on(self, question: DraftQuestion, lines: list[Line], place: int) -> None:
        """Add a line to what it continues: the question, its hint or its answer."""
        line, above = lines[place], lines[place - 1]
        if self.target is None:
            # A mail program may have put a blank line into the middle of a broken one.
            before = lines[max(place - 2, 0)]
            is_whole = before.text.endswith(_STOPS) and not self.layout.spread
            if above.text or is_whole or not self.layout.goes_on(before, line, _INDENT):
                return
            self.target = self.last_target
        elif self.target is question.answer:
            between = above.text.endswith("/") or line.text.lstrip().startswith("/")
            if not between and not self.layout.goes_on(above, line, _INDENT):
                self.target = question.words
        if self.target is not None:
            self.target.append(line.plain)

    def _start_question(self, start: Start, line: Line) -> None:
        above = self.question
        unfinished = above is not None and above.number is not None and self.target is above.words
        interrupts = unfinished and above is not None and not above.text.endswith(_STOPS)
        self.question = DraftQuestion(line.number, start.number, self.round, [start.text])
        self.question.interrupts = interrupts and start.number is None
        self.target = self.question.words
        self.draft.questions.append(self.question)

    def _take_mark(self, mark: Mark, question: DraftQuestion, line: Line) -> None:
        self.target = question.words
        match mark.name:
            case "hint":
                question.hint.append(mark.value)
                self.target = question.hint
            case "answer":
                question.answer, question.answer_line = [mark.value], line.number
                self.target = question.answer
            case "id":
                question.id = mark.value[:60].strip()
            case "keep private":
                question.keep_private = mark.value == "yes"
            case "optional":
                question.optional = mark.value == "yes"

    def _is_misspelt_mark(self, line: Line) -> bool:
        key, colon, _ = line.plain.partition(":")
        if not colon or len(key) > 14:
            return False
        meant = did_you_mean(key, _MARKS, _NEARLY)  # cached: a file may hold thousands of such lines
        if meant:
            self.draft.strays.append(say.unknown_key(line.number, key, meant))
        return bool(meant)


def _level(line: Line) -> int:
    heading = heading_of(line)
    return heading.level if heading else 0


def _is_numbered(line: Line) -> bool:
    start = start_of(line)
    return start is not None and start.number is not None


def _special(heading: Heading | None) -> str:
    """`how` or `found` for the two special parts, by any of their names; empty for a round."""
    if heading is None:
        return ""
    name, _ = _name_and_minutes(heading.text)
    name = _name_folded(name)
    if name in _HOW_TO_USE_ANYWHERE:
        return "how"
    return "found" if name in _OTHERS_FOUND_ANYWHERE else ""


def _name_folded(name: str) -> str:
    return folded(name.replace("’", "").replace("'", "")).strip("*_ ")


_HOW_TO_USE_ANYWHERE = _HOW_TO_USE.union(map(_name_folded, names_of(HOW_TO_USE)))
_OTHERS_FOUND_ANYWHERE = _OTHERS_FOUND.union(map(_name_folded, names_of(OTHERS_FOUND)))


def _name_and_minutes(text: str) -> tuple[str, int | None]:
    """The name of a round and its time in brackets, `## What happened (2 minutes)`."""
    found = _TIME.fullmatch(text)
    if found is None or (lasting := minutes(found[2])) is None:
        return text, None
    return found[1].strip() or found[2].strip(), lasting
