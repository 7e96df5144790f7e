"""Sheets: what the write screen asks, built from a kind, a pack or a kept entry, and read back.

A sheet is an ordered list of prompts; what is typed is held as text by the key of its prompt, so that a
draft can be as raw as it was typed and nothing has to make sense before it is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from reflect_tui.domain.certainty import parse_how_sure, say_how_sure
from reflect_tui.domain.dates import long_day, parse_date
from reflect_tui.domain.entries import BODY, Answer, Entry, EntryKind, Writing, split_themes
from reflect_tui.domain.errors import BadInput
from reflect_tui.domain.fields import FIELDS, NOT_SURE, Field, closest_choice, field_of
from reflect_tui.domain.packs import AnswerKind, Pack, Question, Scale

T = TypeVar("T")

TITLE, THEMES, HOW_SURE, LOOK_AGAIN = "title", "themes", "how_sure", "look_again_on"
LOCKED = ("expectation", HOW_SURE, "reasons")
"""What is never rewritten once a judgement is kept; the expectation is its body."""


class PromptProblem(BadInput):
    """Something typed under one prompt cannot be read; `key` says which, so that the screen can go there."""

    def __init__(self, key: str, problem: BadInput) -> None:
        super().__init__(problem.sentence, problem.hint)
        self.key = key


@dataclass(frozen=True, slots=True)
class Prompt:
    """One thing a sheet asks."""

    key: str
    question: str
    hint: str = ""
    answer: AnswerKind = AnswerKind.LINES
    choices: tuple[str, ...] = ()
    scale: Scale | None = None
    keep_private: bool = False
    round: str = ""
    question_id: str = ""
    """The id of the pack's question, where the prompt is one: the answer keeps this wording."""
    preface: str = ""
    """What the pack says before this question: the names and texts of the rounds that begin here."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the write screen asks for one entry."""

    kind: EntryKind
    name: str
    """Shown top left of the screen."""
    prompts: tuple[Prompt, ...]
    intro: str = ""
    minutes: int | None = None
    pack_id: str = ""
    pack_version: str = ""

    def read(self, values: Mapping[str, str], today: date, base: Writing | None = None) -> Writing:
        """What was typed, understood.

        Args:
            values: text by prompt key; what the sheet does not ask is ignored.
            today: for reading dates.
            base: the entry that is edited; what the sheet does not ask stays as it is there.

        Raises:
            PromptProblem: a date or a how-sure cannot be read.
        """
        return _read(self, values, today, base or Writing(self.kind))


def blank_sheet(kind: EntryKind) -> Sheet:
    """The sheet for writing an entry of this kind without a pack."""
    fields = tuple(_field_prompt(each) for each in FIELDS[kind])
    if kind is EntryKind.REFLECTION:
        prompts = (Prompt(BODY, "What's on your mind?"), *fields)
    elif kind is EntryKind.JUDGEMENT:
        prompts = (*_JUDGEMENT_FIRST, *fields, _LOOK_AGAIN_PROMPT)
    else:
        prompts = (*fields, Prompt(BODY, "Anything else you want to say?"))
        if kind is EntryKind.CHANGE:
            prompts = (*prompts, _LOOK_AGAIN_PROMPT)
    return Sheet(kind, kind.label.capitalize(), (*prompts, *_LAST), intro=_INTROS.get(kind, ""))


def pack_sheet(pack: Pack, minutes: int | None = None) -> Sheet:
    """The sheet that asks a pack's questions; `Kind:` in its details says what the entry becomes."""
    kind = kind_of_pack(pack)
    prompts = _with_prefaces(pack)
    asked = {prompt.question_id for prompt in prompts}
    return Sheet(
        kind=kind,
        name=pack.title,
        prompts=(*prompts, *(prompt for prompt in _LAST if prompt.key not in asked)),
        intro=pack.intro,
        minutes=minutes,
        pack_id=pack.id,
        pack_version=pack.detail("Version"),
    )


def kind_of_pack(pack: Pack) -> EntryKind:
    """The kind of entry a pack's answers make; a reflection where it does not say, or says nonsense."""
    try:
        return EntryKind(pack.detail("Kind").strip().casefold().replace(" ", "-"))
    except ValueError:
        return EntryKind.REFLECTION


def edit_sheet(entry: Entry) -> Sheet:
    """The sheet for changing a kept entry: its own questions in their own wording, locked parts left out."""
    blank = blank_sheet(entry.kind)
    answered = tuple(_answer_prompt(entry.kind, answer) for answer in entry.answers)
    covered = {answer.question_id for answer in entry.answers}
    prompts = blank.prompts if not answered else (*answered, *_left_over(entry, blank, covered))
    if entry.kind is EntryKind.JUDGEMENT:
        # Where a pack did not ask for the expectation by name, another answer became it.
        locked = {BODY, *(_key(answer.question_id) for answer in entry.answers if answer.text == entry.body)}
        prompts = tuple(p for p in prompts if p.key not in locked and _name(p) not in LOCKED)
        intro = f"What you expected stays as you kept it: {entry.body}"
        return replace(blank, prompts=prompts, intro=intro)
    return replace(blank, prompts=prompts, pack_id=entry.pack_id, pack_version=entry.pack_version)


def values_of(entry: Entry) -> dict[str, str]:
    """What stands under each prompt of `edit_sheet(entry)`."""
    judged = entry.judgement
    values = {
        BODY: entry.body,
        TITLE: entry.title,
        THEMES: ", ".join(entry.themes),
        HOW_SURE: "" if judged is None or judged.how_sure is None else str(judged.how_sure),
        LOOK_AGAIN: entry.look_again_on.isoformat() if entry.look_again_on else "",
    }
    values |= {f"f:{name}": text for name, text in entry.fields.items()}
    values |= {_key(answer.question_id): answer.text for answer in entry.answers}
    return {key: text for key, text in values.items() if text}


def writing_of(entry: Entry) -> Writing:
    """A kept entry as something that can be kept again."""
    return Writing(
        kind=entry.kind,
        title=entry.title,
        body=entry.body,
        answers=entry.answers,
        fields=dict(entry.fields),
        themes=entry.themes,
        happened_on=entry.happened_on,
        how_sure=entry.judgement.how_sure if entry.judgement else None,
        look_again_on=entry.look_again_on,
        pack_id=entry.pack_id,
        pack_version=entry.pack_version,
        hard=entry.hard,
    )


def reading_of(prompt: Prompt, value: str, today: date) -> str:
    """What a date or a how-sure is understood to be, said before it is kept; empty where nothing need be."""
    if not value.strip():
        return ""
    try:
        if prompt.answer is AnswerKind.HOW_SURE and value.strip()[0].isdecimal():
            return say_how_sure(parse_how_sure(value))
        if prompt.answer in (AnswerKind.DATE, AnswerKind.LOOK_AGAIN):
            return long_day(parse_date(value, today))
        return ""
    except BadInput as unread:
        # Two or three letters are a word that is not finished, not a mistake.
        return unread.sentence if len(value) > 3 else ""


def telling_values(sheet: Sheet, values: Mapping[str, str]) -> tuple[list[str], tuple[str, ...], str]:
    """What a judgement is about: texts, the most telling first, then themes and the kind of not knowing.

    Args:
        sheet: what is asked.
        values: what was typed, by prompt key.
    """
    said = {_name(prompt): values.get(prompt.key, "") for prompt in sheet.prompts}
    expected = said.get("expectation") or said.get(BODY) or ""
    rest = [text for name, text in said.items() if name in _TELLING and text.strip()]
    return [expected, *rest], split_themes(said.get(THEMES, "")), said.get("uncertainty_kind", "")


_TELLING = ("alternatives", "reasons", "base_rate", "seen", "told", "situation", "title")
_JUDGEMENT_FIRST = (
    Prompt(BODY, "What do you expect to happen?", "one sentence; say by when you could tell"),
    Prompt(HOW_SURE, "How sure are you?", answer=AnswerKind.HOW_SURE),
)
_LOOK_AGAIN_PROMPT = Prompt(
    LOOK_AGAIN, "When will you look again?", "in two weeks, in six weeks, 14 March", AnswerKind.LOOK_AGAIN
)
_LAST = (
    Prompt(TITLE, "A title, if you want one", answer=AnswerKind.LINE),
    Prompt(THEMES, "Themes, in your own words", "with commas between", AnswerKind.LINE),
)
_INTROS = {
    EntryKind.POSITIVE_ERROR: (
        "Careful people make mistakes. You are doing something useful by setting this down. "
        "If someone may be at risk, act first; come back afterwards."
    )
}


def _field_prompt(each: Field) -> Prompt:
    answer = AnswerKind.CHOICE if each.choices else AnswerKind.LINE if each.one_line else AnswerKind.LINES
    return Prompt(f"f:{each.name}", each.question, each.hint, answer, each.choices, None, each.keep_private)


def _with_prefaces(pack: Pack) -> tuple[Prompt, ...]:
    """A pack's questions, the first of each round with what the rounds up to there have to say."""
    waiting = list(pack.rounds)
    prompts = []
    for question in pack.questions:
        said: list[str] = []
        while waiting and waiting[0].line < question.line:
            part = waiting.pop(0)
            minutes = f" ({part.minutes} minutes)" if part.minutes else ""
            said.append(" — ".join(bit for bit in (f"{part.name}{minutes}", part.text) if bit))
        prompts.append(replace(_question_prompt(question), preface="\n".join(said)))
    return tuple(prompts)


def _question_prompt(question: Question) -> Prompt:
    # Nobody is made to choose: where the pack gives choices, not knowing is one of them.
    choices = question.choices
    if choices and NOT_SURE not in (choice.casefold() for choice in choices):
        choices = (*choices, NOT_SURE)
    return Prompt(
        key=_key(question.id),
        question=question.text,
        hint=question.hint,
        answer=question.answer,
        choices=choices,
        scale=question.scale,
        keep_private=question.keep_private,
        round=question.round,
        question_id=question.id,
    )


def _answer_prompt(kind: EntryKind, answer: Answer) -> Prompt:
    """A kept answer's own wording, with the choices of the field it fills."""
    known = field_of(kind, answer.question_id)
    prompt = _field_prompt(known) if known else Prompt("", "")
    return replace(
        prompt,
        key=_key(answer.question_id),
        question=answer.question,
        keep_private=answer.keep_private,
        question_id=answer.question_id,
    )


def _key(question_id: str) -> str:
    return f"q:{question_id}"


def _name(prompt: Prompt) -> str:
    """The bare name of a prompt: `reasons` for the field, the question or the locked part of that name."""
    return prompt.question_id or prompt.key.removeprefix("f:")


def _left_over(entry: Entry, blank: Sheet, covered: set[str]) -> tuple[Prompt, ...]:
    """The prompts of the kind that hold something no answer holds, and the last ones."""
    filled = {f"f:{name}" for name in entry.fields if name not in covered}
    if entry.body and "expectation" not in covered:
        filled.add(BODY)
    last = {prompt.key for prompt in (*_LAST, _LOOK_AGAIN_PROMPT) if prompt.key not in covered}
    return tuple(prompt for prompt in blank.prompts if prompt.key in filled | last)


def _read(sheet: Sheet, values: Mapping[str, str], today: date, base: Writing) -> Writing:
    asked = {prompt.key: prompt for prompt in sheet.prompts}
    body, title, themes = base.body, base.title, base.themes
    how_sure, look_again_on = base.how_sure, base.look_again_on
    fields = dict(base.fields)
    # An answer the sheet does not ask (it is locked) stays as it was kept.
    answers = [answer for answer in base.answers if _key(answer.question_id) not in asked]
    kept = {answer.question_id: answer.text for answer in base.answers}
    for key, prompt in asked.items():
        text = values.get(key, "")
        name = _name(prompt)
        if prompt.question_id and text.strip():
            answers.append(Answer(prompt.question, text, prompt.question_id, prompt.keep_private))
        if key == BODY or (name == "expectation" and prompt.question_id):
            body = text
        elif name == TITLE:
            title = text.strip() if text != base.title else title
        elif key == THEMES:
            themes = split_themes(text)
        elif name == HOW_SURE and sheet.kind is EntryKind.JUDGEMENT:
            how_sure = read_under(key, parse_how_sure, text)
        elif name == LOOK_AGAIN and sheet.kind in (EntryKind.JUDGEMENT, EntryKind.CHANGE):
            # “In two weeks” is two weeks from when it was written, not from when something else is changed.
            if not (prompt.question_id and kept.get(prompt.question_id) == text):
                look_again_on = read_under(key, lambda t: parse_date(t, today) if t.strip() else None, text)
        elif known := field_of(sheet.kind, name):
            _set_field(fields, known, text, prompt)
    order = {answer.question_id: place for place, answer in enumerate(base.answers)}
    answers.sort(key=lambda answer: order.get(answer.question_id, len(order)))
    if sheet.kind is EntryKind.JUDGEMENT and not body.strip():
        body = next((answer.text for answer in answers), "")
    return replace(
        base,
        title=title,
        body=body,
        answers=tuple(answers),
        fields=fields,
        themes=themes,
        how_sure=how_sure,
        look_again_on=look_again_on,
        pack_id=sheet.pack_id or base.pack_id,
        pack_version=sheet.pack_version or base.pack_version,
    )


def _set_field(fields: dict[str, str], known: Field, text: str, prompt: Prompt) -> None:
    """Fill or empty a field; a pack may word a choice its own way, and then only the answer holds it."""
    kept = closest_choice(text, known.choices) if known.choices else text
    if kept is None and text.strip() and not prompt.question_id:
        choices = f"Choose one of: {' / '.join(known.choices)}."
        raise PromptProblem(prompt.key, BadInput(f"“{text.strip()[:40]}” is not a choice here.", choices))
    if kept and kept.strip():
        fields[known.name] = kept
    else:
        fields.pop(known.name, None)


def read_under(key: str, parse: Callable[[str], T], text: str) -> T:
    """What was typed under a prompt, understood.

    Raises:
        PromptProblem: it cannot be; the screen can go to the prompt.
    """
    try:
        return parse(text)
    except BadInput as problem:
        raise PromptProblem(key, problem) from problem
