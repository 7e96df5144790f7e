"""Our own takeout, JSON Lines: one entry a line. Bytes in, entries or complaints out; nothing is stored here.

Read tolerantly, since people make such files by hand or from other journals: only `body`, `title`, answers
or fields must hold something, `tags` do for `themes`, and a kind we do not know becomes a theme.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from reflect_tui.domain.certainty import parse_how_sure
from reflect_tui.domain.entries import Amendment, Answer, EntryKind, Link, Outcome, Writing
from reflect_tui.domain.errors import BadInput
from reflect_tui.domain.fields import closest_choice, field_of
from reflect_tui.domain.text import storable

T = TypeVar("T")

_OWN_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_KIND_ALIASES = {
    "decision": EntryKind.JUDGEMENT,
    "prediction": EntryKind.JUDGEMENT,
    "mistake": EntryKind.POSITIVE_ERROR,
    "excellence": EntryKind.WENT_WELL,
    "note": EntryKind.REFLECTION,
    "entry": EntryKind.REFLECTION,
}


@dataclass(frozen=True, slots=True)
class TakenOut:
    """One line of a takeout, understood."""

    id: str
    """The line's own id where it is fit to be one, else one made from what the line says."""
    writing: Writing
    created_at: datetime | None
    """None where the line does not say; with the offset it gives, or none."""
    amendments: tuple[Amendment, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    links: tuple[Link, ...] = ()
    """To other entries by their ids; they may come later in the file."""


def read_line(line: bytes) -> TakenOut:
    """One entry from one line.

    Raises:
        BadInput: what is wrong with it; the caller knows the file and the line number.
    """
    try:
        data = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise BadInput("this line is not UTF-8 text.", "Save the file as UTF-8.") from None
    except (ValueError, RecursionError) as problem:
        deep = "too deeply nested" if isinstance(problem, RecursionError) else "a number is too long"
        reason = problem.msg if isinstance(problem, json.JSONDecodeError) else deep
        raise BadInput(f"this line is not JSON ({reason}).", 'A line looks like {"body": "…"}.') from None
    if not isinstance(data, dict):
        raise BadInput("this line is not an entry.", 'A line looks like {"body": "…"}.')
    return _entry(data, line)


def _entry(data: Mapping[str, object], line: bytes) -> TakenOut:
    kind, extra_theme = _kind(data)
    judged = _judged(data) if kind is EntryKind.JUDGEMENT else {}
    fields = _fields(data, kind)
    if (reasons := _text(judged, "reasons")).strip():
        fields.setdefault("reasons", reasons)
    writing = Writing(
        kind=kind,
        title=_text(data, "title"),
        body=_text(data, "body") or _text(judged, "expectation"),
        answers=_answers(data),
        fields=fields,
        themes=(*_themes(data), *extra_theme),
        happened_on=_day(data, "happened_on"),
        how_sure=_how_sure(judged),
        look_again_on=_day(judged if kind is EntryKind.JUDGEMENT else data, "look_again_on"),
        pack_id=_text(data, "pack"),
        hard=data.get("hard") is True,
    )
    if writing.is_empty:
        raise BadInput("this entry has no words in it.", "It needs at least a body or a title.")
    return TakenOut(
        id=_id(data, line),
        writing=writing,
        created_at=_moment(data),
        amendments=tuple(
            Amendment(on, _text(each, "text"))
            for each in _objects(judged, "amendments")
            if (on := _day(each, "on"))
        ),
        outcomes=tuple(
            Outcome(
                on,
                _text(each, "outcome"),
                _text(each, "learnt"),
                _text(each, "call"),
                _text(each, "note"),
                _day(each, "look_again_on"),
            )
            for each in _objects(judged, "outcomes")
            if (on := _day(each, "on"))
        ),
        links=tuple(
            Link(_text(each, "type"), _text(each, "to"))
            for each in _objects(data, "links")
            if _text(each, "type") and _text(each, "to")
        ),
    )


def _id(data: Mapping[str, object], line: bytes) -> str:
    given = data.get("id")
    if isinstance(given, str) and _OWN_ID.fullmatch(given):
        return given
    return "i" + hashlib.sha256(line.strip()).hexdigest()[:19]


def _kind(data: Mapping[str, object]) -> tuple[EntryKind, tuple[str, ...]]:
    """The kind, and the word it had where that is none of ours."""
    word = data.get("kind") or ("judgement" if _judged(data) else "reflection")
    if not isinstance(word, str):
        raise BadInput("“kind” is not a word.", "For example: reflection, judgement, positive-error.")
    plain = re.sub(r"[\s_]+", "-", word.strip().casefold())
    if plain in _KIND_ALIASES:
        return _KIND_ALIASES[plain], ()
    try:
        return EntryKind(plain), ()
    except ValueError:
        return EntryKind.REFLECTION, (word.strip()[:60],)


def _judged(data: Mapping[str, object]) -> Mapping[str, object]:
    judged = data.get("judgement")
    return judged if isinstance(judged, dict) else {}


def _text(data: Mapping[str, object], key: str) -> str:
    value = data.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadInput(f"“{key}” is not text.", "Put it in double quotes.")
    return storable(value)


def _themes(data: Mapping[str, object]) -> tuple[str, ...]:
    value = data.get("themes") or data.get("tags") or []
    words = value.split(",") if isinstance(value, str) else value
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise BadInput("“themes” is not a list of words.", 'Write it like "themes": ["housing", "trust"].')
    # Others mark their tags with a sign; in our own themes an @ is part of the word.
    signs = "#" if data.get("themes") else "#@"
    plain = (" ".join(word.split()).lstrip(signs) for word in words)
    return tuple(dict.fromkeys(word for word in plain if word))


def _answers(data: Mapping[str, object]) -> tuple[Answer, ...]:
    answers: dict[str, Answer] = {}
    for number, each in enumerate(_objects(data, "answers"), start=1):
        text = _text(each, "text")
        # Answers are told apart by these ids when the entry is changed.
        question_id = _text(each, "id") or f"answer-{number}"
        while question_id in answers:
            question_id = f"{question_id}-{number}"
        if text.strip():
            private = each.get("keep_private") is True
            answers[question_id] = Answer(_text(each, "question"), text, question_id, private)
    return tuple(answers.values())


def _fields(data: Mapping[str, object], kind: EntryKind) -> dict[str, str]:
    given = data.get("fields") or {}
    if not isinstance(given, dict):
        raise BadInput("“fields” is not an object.", 'Write it like "fields": {"what": "…"}.')
    fields = {}
    for name in given:
        known = field_of(kind, str(name))
        if known is None:
            raise BadInput(f"a {kind.label} has no field “{str(name)[:40]}”.")
        text = _text(given, name)
        if not text.strip():
            continue
        chosen = closest_choice(text, known.choices) if known.choices else text
        if chosen is None:
            raise BadInput(f"“{text[:40]}” is not a choice for {name}.", " / ".join(known.choices))
        fields[str(name)] = chosen
    return fields


def _objects(data: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
    value = data.get(key) or []
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise BadInput(f"“{key}” is not a list of objects.")
    return value


def _how_sure(judged: Mapping[str, object]) -> int | None:
    value = judged.get("how_sure")
    if value is None or isinstance(value, bool):
        return None
    whole = int(value) if isinstance(value, float) and value.is_integer() else value
    return parse_how_sure(str(whole))


def _moment(data: Mapping[str, object]) -> datetime | None:
    return _read_time(data, "created_at", datetime.fromisoformat)


def _day(data: Mapping[str, object], key: str) -> date | None:
    return _read_time(data, key, date.fromisoformat)


def _read_time(data: Mapping[str, object], key: str, read: Callable[[str], T]) -> T | None:
    text = _text(data, key)
    if not text:
        return None
    try:
        return read(text)
    except ValueError:
        raise BadInput(f"“{key}” is “{text[:40]}”, which is no date.", "Write it like 2026-11-23.") from None
