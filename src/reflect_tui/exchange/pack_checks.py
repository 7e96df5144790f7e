"""What is wrong with a pack, and what its writer may want to know: everything that needs the whole of it."""

from __future__ import annotations

from collections.abc import Iterator

from reflect_tui.domain.packs import MAX_QUESTION_CHARACTERS, MAX_QUESTIONS, Pack, Remark
from reflect_tui.exchange import pack_messages as say
from reflect_tui.exchange.pack_advice import asks_two_things, loaded_opening
from reflect_tui.exchange.pack_draft import Draft, DraftQuestion, as_text
from reflect_tui.exchange.pack_names import lines_with_a_name
from reflect_tui.exchange.times import minutes

_MOST_GUESSES = 50


def check(draft: Draft, pack: Pack, name: str) -> list[Remark]:
    """Every problem and note of a parsed pack, in no order. `name` is what the file is called.

    Beyond the most questions a pack may have, nothing is said but how many there are.
    """
    found = [] if draft.title else [say.no_title(name)]
    questions = draft.questions[:MAX_QUESTIONS]
    if not any(question.has_words or question.number is not None for question in questions):
        found.append(say.no_questions())
    found += _about_details(draft)
    for question in questions:
        found += _about_one(question)
    found += draft.strays
    found += _about_caps(draft, pack)
    found += _about_order(questions)
    found += _about_sameness(draft, pack)
    found += [] if draft.further else _about_parts(draft)
    return found


def planned_minutes(pack: Pack) -> int | None:
    """How long the pack takes: what its Time says, or else its rounds together; None when neither tells."""
    told = minutes(pack.detail("Time"))
    return told or sum(part.minutes or 0 for part in pack.rounds) or None


def _about_details(draft: Draft) -> Iterator[Remark]:
    guesses = 0
    for detail in draft.details:
        if not detail.known:
            # Looking for what was meant is slow; nobody misspells fifty keys.
            guesses += 1
            meant = detail.suggestion if guesses <= _MOST_GUESSES else ""
            yield say.unknown_key(detail.line, detail.key, meant)
        elif detail.key == "Time" and detail.value and minutes(detail.value) is None:
            yield say.no_time(detail.line, detail.value)


def _about_one(question: DraftQuestion) -> Iterator[Remark]:
    if not question.has_words:
        if question.number is not None:
            yield say.no_words(question.line)
        return
    if problem := question.answer_problem():
        yield problem
    if len(question.text) > MAX_QUESTION_CHARACTERS:
        return
    if loaded := loaded_opening(question.text):
        yield say.sounds_like_blame(question.line, *loaded)
    if asks_two_things(question.text):
        yield say.two_at_once(question.line)


def _about_caps(draft: Draft, pack: Pack) -> Iterator[Remark]:
    for question in pack.questions:
        if (length := max(len(question.text), len(question.hint))) > MAX_QUESTION_CHARACTERS:
            yield say.too_long_question(question.line, length)
    if len(draft.questions) > MAX_QUESTIONS:
        asking = [question.line for question in draft.questions if question.has_words]
        if len(asking) > MAX_QUESTIONS:
            yield say.too_many_questions(asking[MAX_QUESTIONS], len(asking) + draft.further)


def _about_order(questions: list[DraftQuestion]) -> Iterator[Remark]:
    """Numbers may go on, start again or stay the same; what they may not do is jump."""
    seen: list[int] = []
    in_order = 0
    for question in questions:
        if question.interrupts:
            yield say.bullet_among_numbers(question.line)
        number = question.number
        if number is None:
            continue
        expected = {1, in_order, in_order + 1, seen[-1] + 1} if seen else {number}
        seen.append(number)
        if number in expected:
            in_order = number
        else:
            yield say.out_of_order(question.line, seen[-3:])


def _about_sameness(draft: Draft, pack: Pack) -> Iterator[Remark]:
    """Questions that would be taken for one another, because their ids are equal."""
    by_id: dict[str, list[int]] = {}
    for question in pack.questions:
        by_id.setdefault(question.id, []).append(question.line)
    named = {question.line for question in draft.questions if question.id}
    for name, lines in by_id.items():
        if len(lines) > 1:
            yield say.same_id(lines, name) if named.issuperset(lines) else say.asked_twice(lines)


def _about_parts(draft: Draft) -> Iterator[Remark]:
    if not as_text(draft.how_to_use).strip():
        yield say.no_how_to_use()
    yield from map(say.looks_like_a_name, lines_with_a_name(draft.others_found))
    time = minutes(draft.value("Time"))
    timed = [part.minutes for part in draft.rounds if part.minutes is not None]
    total = sum(timed)
    asking = {question.round for question in draft.questions}
    untimed = any(part.minutes is None and part.name in asking for part in draft.rounds) or "" in asking
    if time and timed and (total > time or (total < time and not untimed)):
        yield say.rounds_and_time(total, time)
