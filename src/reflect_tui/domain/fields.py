"""What each kind of entry asks: its own fields, in the order one would think of them.

One table serves the write screen, the command line's `--set`, the tables of the journal and the takeout.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from reflect_tui.domain.entries import EntryKind
from reflect_tui.domain.errors import BadInput


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind."""

    name: str
    question: str
    """How the app asks for it."""
    hint: str = ""
    choices: tuple[str, ...] = ()
    """Empty for free text. Every list of choices has a way to say that one does not know."""
    one_line: bool = False
    keep_private: bool = False
    """Never leaves in an export."""


NOT_SURE = "not sure"

_REFLECTION = (
    Field("what", "What happened that you want to hold on to?"),
    Field("so_what", "So what does it tell you — about the work, the person, or you?"),
    Field("now_what", "Now what will you do, or leave alone?"),
    Field(
        "stepping_back",
        "If a colleague you are fond of had had this day, what would you say to them?",
    ),
)

_JUDGEMENT = (
    Field("reasons", "What are you leaning on?", "what you saw, were told, counted, or simply feel"),
    Field("alternatives", "What else could be going on?"),
    Field("base_rate", "When you have met something like this before, what usually happened?"),
    Field("change_my_mind", "What would change your mind — and are you looking for it?"),
    Field("seen", "What have you seen for yourself?"),
    Field("told", "What have you been told, and by whom?", "a role will do"),
    Field("counted", "What has been counted, and what did the number not know?"),
    Field("felt", "What do you simply feel?"),
    Field(
        "uncertainty_kind",
        "Which kind of not knowing is this?",
        choices=(
            "do not know the facts",
            "do not know what will happen",
            "do not know what matters, or whose view",
            "do not know my own mind",
            NOT_SURE,
        ),
    ),
)

_POSITIVE_ERROR = (
    Field(
        "what_happened",
        "What did you do or not do, or what were you quietly unsure of?",
        "a few words; the facts belong where facts are recorded",
    ),
    Field(
        "felt", "How do you feel, putting it into words?", "and what does the feeling make you want to do?"
    ),
    Field(
        "made_easy_by",
        "What made it easy to happen — the hour, the form, the silence, the hurry?",
        "and what were you thinking about your own thinking just then?",
    ),
    Field("noticed_how", "How did it come to light, and what would have brought it to light sooner?"),
    Field(
        "someone_hurt",
        "Was anybody hurt?",
        "if someone may be at risk, act first; this journal is not a report",
        choices=("no", "could have been", "yes", NOT_SURE),
    ),
    Field("put_right", "What have you put right, said or reported? What is still to do?"),
    Field(
        "who_needs_to_know",
        "Does anybody need to know?",
        choices=("told", "to tell", "nobody", NOT_SURE),
        keep_private=True,
    ),
    Field(
        "sort",
        "What sort of thing was it?",
        choices=("slip", "tangle", "honest try", "near thing", "hidden uncertainty", NOT_SURE),
    ),
    Field("taught", "What do you know now that you did not know before?"),
    Field("one_line", "What is the one line you would pass on?", one_line=True),
    Field(
        "pass_it_on",
        "Would you be willing for it to help somebody else, in a form that points at nobody?",
        choices=("no", "buddy", "group", "case", NOT_SURE),
    ),
)

_RELATIONSHIP = (
    Field("between", "Between whom?", "roles or stand-ins, not names"),
    Field("moment", "What passed between you?"),
    Field("trust", "Where was trust, and what did it rest on?"),
    Field("power", "Where was the power, and did it move?"),
    Field("strengths_seen", "What strengths did you see that no form would have recorded?"),
    Field("unsaid", "What was left unsaid?"),
    Field("shift", "Since last time, are you …", choices=("closer", "same", "further", "hard to say")),
    Field("what_i_could_do", "What could you do?"),
)

_CHANGE = (
    Field("will", "What will you do with it?", choices=("try", "stop", "keep", "ask", NOT_SURE)),
    Field("what", "What, exactly?"),
    Field("with_whom", "With whom?", "a role or a stand-in"),
    Field("smallest_step", "What is the smallest step that would still be a step?"),
    Field("state", "Where does it stand?", choices=("idea", "trying", "kept", "dropped", NOT_SURE)),
    Field("what_happened", "What happened — wanted and unwanted?"),
)

_CASE = (
    Field("situation", "What was the situation, blended so that it points at nobody?"),
    Field("not_known", "What was not known?"),
    Field("judged", "What was judged?"),
    Field("happened", "What happened, and what else had a hand in it?"),
    Field("taught", "What did it teach?"),
    Field("helpful_questions", "Which questions helped?"),
    Field("made_from", "What is it made from?", choices=("one", "several blended", "invented", NOT_SURE)),
    Field("consent", "Whose is it to tell?", choices=("mine", "asked", "n/a", NOT_SURE)),
)

_WENT_WELL = (
    Field("who", "Who had a hand in it?", "roles or stand-ins"),
    Field("did", "What did somebody do, exactly?"),
    Field("difference", "What difference did it make?"),
    Field("made_possible_by", "What made it possible — skill, care, luck or slack?"),
    Field("told_them", "Have you told them? What would you say?"),
)

FIELDS: Mapping[EntryKind, tuple[Field, ...]] = {
    EntryKind.REFLECTION: _REFLECTION,
    EntryKind.JUDGEMENT: _JUDGEMENT,
    EntryKind.POSITIVE_ERROR: _POSITIVE_ERROR,
    EntryKind.RELATIONSHIP: _RELATIONSHIP,
    EntryKind.CHANGE: _CHANGE,
    EntryKind.CASE: _CASE,
    EntryKind.WENT_WELL: _WENT_WELL,
}
"""The fields of each kind; how sure and look again of a judgement have a form of their own."""


def field_of(kind: EntryKind, name: str) -> Field | None:
    """The field of that name, or None."""
    return next((known for known in FIELDS[kind] if known.name == name), None)


def check_field(kind: EntryKind, name: str, value: str) -> str:
    """The value as it is kept: free text as typed, a choice in the words of the list.

    Raises:
        BadInput: the kind has no such field, or the value is none of its choices.
    """
    known = field_of(kind, name)
    if known is None:
        names = ", ".join(each.name for each in FIELDS[kind])
        raise BadInput(f"A {kind.label} has no field “{name[:40]}”.", f"It has: {names}.")
    if not known.choices or not value.strip():
        return value
    chosen = closest_choice(value, known.choices)
    if chosen is None:
        choices = " / ".join(known.choices)
        raise BadInput(f"“{value.strip()[:40]}” is not a choice for {name}.", f"Choose one of: {choices}.")
    return chosen


def closest_choice(value: str, choices: tuple[str, ...]) -> str | None:
    """The choice that was meant, without regard to case, articles, hyphens and apostrophes; or None."""
    wanted = _plain(value)
    return next((choice for choice in choices if _plain(choice) == wanted), None)


def _plain(text: str) -> str:
    """A choice's words alone: `Don't know the facts` and `do not know the facts` are one."""
    words = text.casefold().replace("’", "'").replace("don't", "do not")
    return re.sub(r"[^a-z0-9]+", " ", re.sub(r"^(a|an|the)\s", "", words.strip())).strip()
