"""An entry taken apart for a record of learning: each text with the place where such a record wants it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto

from reflect_tui.domain.certainty import say_how_sure
from reflect_tui.domain.entries import Answer, Entry, EntryKind, Judgement
from reflect_tui.domain.fields import FIELDS, field_of
from reflect_tui.domain.looking import Call, say_found
from reflect_tui.domain.sections import Section, sections
from reflect_tui.exchange.note import on_one_line, shown


class Place(Enum):
    """What a text says, as records of learning tell such things apart."""

    ABOUT = auto()
    """What happened, what was seen and thought at the time."""
    LEARNT = auto()
    """What the writer makes of it."""
    CHANGED = auto()
    """What was put right, is done differently or will be tried."""
    DIFFERENCE = auto()
    """What it meant to people."""
    TALKED = auto()
    """What came of talking it through with somebody."""
    STANDARDS = auto()
    """How it bears on the standards of a profession."""


@dataclass(frozen=True, slots=True)
class Part:
    """One text of an entry, as it may leave."""

    place: Place
    text: str
    heading: str = ""
    """The question it answers; empty where the heading of the record asks the same."""


def parts_of(entry: Entry) -> tuple[Part, ...]:
    """Everything in an entry that may leave, each text once, in the order in which it is read.

    What is kept private is not in it, nor what does not show, nor days, themes, links and replies.
    """
    parts = [part for name, section in _named(entry) if (part := _part(entry, name, section))]
    if entry.judgement is not None:
        private = {answer.question_id for answer in entry.answers if answer.keep_private}
        parts += _judged(entry.judgement, says_how_sure="how_sure" not in private)
    return tuple(part for part in parts if part.text)


def said(text: str) -> str:
    """Somebody's Markdown as it may leave; empty where nothing but white space would show."""
    plain = shown(text)
    return plain if plain.strip() else ""


def place_of(kind: EntryKind, question_id: str, question: str = "", pack_id: str = "") -> Place:
    """Where an answer belongs in a record.

    Args:
        kind: of the entry; its own fields come before questions of other kinds with the same id.
        question_id: the id of the question, or the name of the field.
        question: how it was worded, for a question that nobody here knows.
        pack_id: the pack it was asked by.
    """
    if question_id in _FIELDS[kind]:
        return _FIELDS[kind][question_id]
    if (pack_id, question_id) in _IN_ONE_PACK:
        return _IN_ONE_PACK[pack_id, question_id]
    if question_id in _QUESTIONS:
        return _QUESTIONS[question_id]
    return Place.ABOUT if _ASKS_TO_TELL.search(question) else Place.LEARNT


def _named(entry: Entry) -> Iterator[tuple[str, Section]]:
    """What is written in an entry, with the name of the field or the number of the answer that holds it.

    `sections` alone says what is shown and what is private. So that its headings tell one answer from
    another, it is given numbers for the questions.
    """
    numbered = tuple(replace(answer, question=str(n)) for n, answer in enumerate(entry.answers))
    names = {each.question: each.name for each in FIELDS[entry.kind]}
    for section in sections(replace(entry, answers=numbered)):
        yield names.get(section.heading, section.heading), section


def _part(entry: Entry, name: str, section: Section) -> Part | None:
    """A section as a part; None where it is private."""
    if section.keep_private:
        return None
    if name.isdecimal():
        return _answered(entry, entry.answers[int(name)])
    if field_of(entry.kind, name) is None:
        return Part(Place.ABOUT, said(section.text), on_one_line(section.heading))
    place = _FIELDS[entry.kind][name]
    return Part(place, said(section.text), "" if name in _ASKED_ALREADY[entry.kind] else section.heading)


def _answered(entry: Entry, answer: Answer) -> Part:
    place = place_of(entry.kind, answer.question_id, answer.question, entry.pack_id)
    return Part(place, said(answer.text), on_one_line(answer.question))


def _judged(judgement: Judgement, *, says_how_sure: bool) -> Iterator[Part]:
    """What a judgement holds beside its prose; of looks and additions the words, and never the days."""
    if says_how_sure and judgement.how_sure is not None:
        yield Part(Place.ABOUT, say_how_sure(judgement.how_sure), "How sure I was")
    added = [text for each in judgement.amendments if (text := said(each.text))]
    yield Part(Place.ABOUT, "\n\n".join(added), "What I added to it")
    for found in judgement.outcomes:
        outcome = on_one_line(say_found(found.outcome))
        words = (f"{outcome[:1].upper()}{outcome[1:]}." if outcome else "", said(found.note))
        yield Part(Place.ABOUT, "\n\n".join(word for word in words if word), "When I looked again")
        if found.call in set(Call):
            yield Part(Place.LEARNT, Call(found.call).label, "How sound the call was, given what I knew")
        yield Part(Place.LEARNT, said(found.learnt), "What I learnt when I looked again")


def _places(about: str = "", learnt: str = "", changed: str = "", difference: str = "") -> dict[str, Place]:
    named = {
        Place.ABOUT: about,
        Place.LEARNT: learnt,
        Place.CHANGED: changed,
        Place.DIFFERENCE: difference,
    }
    return {name: place for place, names in named.items() for name in names.split()}


_FIELDS: Mapping[EntryKind, Mapping[str, Place]] = {
    EntryKind.REFLECTION: _places(about="what", learnt="so_what stepping_back", changed="now_what"),
    EntryKind.JUDGEMENT: _places(
        about="reasons alternatives base_rate change_my_mind seen told counted felt uncertainty_kind"
    ),
    EntryKind.POSITIVE_ERROR: _places(
        about="what_happened felt noticed_how someone_hurt sort",
        learnt="made_easy_by taught one_line",
        changed="put_right who_needs_to_know pass_it_on",
    ),
    EntryKind.RELATIONSHIP: _places(
        about="between moment unsaid shift", learnt="trust power strengths_seen", changed="what_i_could_do"
    ),
    EntryKind.CHANGE: _places(changed="will what with_whom smallest_step state what_happened"),
    EntryKind.CASE: _places(
        about="situation not_known judged happened made_from consent", learnt="taught helpful_questions"
    ),
    EntryKind.WENT_WELL: _places(
        about="who did", learnt="made_possible_by", changed="told_them", difference="difference"
    ),
}

_ASKED_ALREADY: Mapping[EntryKind, frozenset[str]] = {
    EntryKind.REFLECTION: frozenset(("what", "so_what", "now_what")),
    EntryKind.JUDGEMENT: frozenset(),
    EntryKind.POSITIVE_ERROR: frozenset(("what_happened", "taught")),
    EntryKind.RELATIONSHIP: frozenset(("moment",)),
    EntryKind.CHANGE: frozenset(("what",)),
    EntryKind.CASE: frozenset(("situation", "taught")),
    EntryKind.WENT_WELL: frozenset(("did",)),
}
"""Fields whose question the heading of every record asks as well."""

# The questions of the bundled packs by id, a line for a pack; other packs take them over with their ids. A
# field's name that two kinds have means what the first of them means: `what_happened` is an error's, not a
# change's.
_QUESTIONS: Mapping[str, Place] = {
    **{name: place for places in reversed(list(_FIELDS.values())) for name, place in places.items()},
    **_places(
        about="title expectation how_sure look_again_on likely_mistake "
        "still_with_you noticed unsure "
        "asked trusted "
        "tangled strengths voice decide answerable difficult led "
        "prove used_number number_used_us "
        "hopes how_often replies between_us tell_someone slips stopping not_working look_at_agreement "
        "plan went_wrong hurt_first "
        "energy comes_back relationship well_done "
        "turning_over tried "
        "remembered expected outcome "
        "moment "
        "wondering more_or_stop "
        "thought_then saw_happen "
        "how_are_you piece_of_work "
        "took_lead said_dont_know bad_news ideas "
        "change came_to_know chosen "
        "what_was_it mattered",
        learnt="made_sense missing "
        "yours_to_learn "
        "difference not_told competing "
        "purpose learnt "
        "no_box account_to want_to_know report_failure "
        "not_known rule not_written_up pretended cost would_have_to_be_true in_common may_leave "
        "half_knew sure_now "
        "changed_mind too_certain now_think ask_me "
        "call_quality luck "
        "other_hands "
        "person worker organisation commissioner funder hardest next_along "
        "they_wonder hope_to_see afraid_of notice_harm "
        "parted hand_in_it one_knew went_right "
        "leave_with left_out need_to_say fair_to_ask "
        "let_decide ask_leave with_title "
        "makes_it_matter in_theirs grounds other_choice value",
        changed="would_help needs_to_know leave_it_here let_go keep_hold they_would_say different "
        "stop_collecting better could_try keep delete early_sign change_now look_at_list try_next will_do "
        "thank_or_tell again ask_now "
        "keep_change_drop i_will do_again who_else anyway easier_to_speak more_of do_now",
        difference="changed_for_people",
    ),
    "standards": Place.STANDARDS,
    "talked_through": Place.TALKED,
    **dict.fromkeys(("wish", "curious", "first_question", "more_questions", "made_me_stop"), Place.TALKED),
}
_IN_ONE_PACK = {("three-good-questions", "learnt"): Place.TALKED}

_ASKS_TO_TELL = re.compile(
    r"\b(?:happen(?:s|ed|ing)?|describe|situation|moment|took place|went on"
    r"|(?:saw|seen|heard|noticed?|told)"
    r"|did (?:you|they|we|he|she|it|somebody|anybody) (?:do|say|see|hear|notice|feel)"
    r"|who was|where was|when was|what was)\b",
    re.IGNORECASE,
)
"""A question that asks for a story rather than for what to make of it."""
