"""One entry, and what a peer wrote back, in the order of a record for a professional body.

The headings are our own words for what each body asks. What the entry does not say is left to be added in any
editor. Who the peer was is in none of them: the bodies have forms of their own for that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reflect_tui.domain.entries import Entry, Reply
from reflect_tui.domain.shapes import Shape
from reflect_tui.exchange.note import compose, on_one_line
from reflect_tui.exchange.shape_parts import Part, Place, parts_of, said


@dataclass(frozen=True, slots=True)
class _Heading:
    """One heading of a record."""

    words: str
    add: str
    """What to add, where the entry has nothing for it."""
    places: tuple[Place, ...] = ()


_ADD_PEER = (
    "what kind of peer it was (a social worker, a manager, another professional who knows your work), "
    "and not who."
)
_ADD_TALK = f"what you learnt from talking it through, and {_ADD_PEER}"
_TALKING = "What I learnt from talking it through with a peer"
_FROM_PEER = "What a peer wrote back"

_SHAPES: dict[Shape, tuple[_Heading, ...]] = {
    Shape.NMC: (
        _Heading(
            "What it was about",
            "what happened, or what the activity was.",
            # What it meant to people is part of the story where nothing else asks for it.
            (Place.ABOUT, Place.DIFFERENCE),
        ),
        _Heading("What I learnt", "what you learnt from it.", (Place.LEARNT, Place.TALKED)),
        _Heading("How I changed or improved what I do", "what changed in what you do.", (Place.CHANGED,)),
        _Heading(
            "How it bears on the Code",
            "one or more of these, and how: prioritise people / practise effectively / preserve safety / "
            "promote professionalism and trust.",
            (Place.STANDARDS,),
        ),
    ),
    Shape.SWE: (
        _Heading(
            "What I did and why it mattered to my work",
            "what you did, or what happened, and why it mattered to your work.",
            (Place.ABOUT, Place.STANDARDS),
        ),
        _Heading("What I learnt", "what you learnt from it.", (Place.LEARNT,)),
        _Heading(
            "What difference it made, to my practice and to people",
            "what changed in what you do, and what that meant to people.",
            (Place.CHANGED, Place.DIFFERENCE),
        ),
        _Heading(_TALKING, _ADD_TALK, (Place.TALKED,)),
    ),
    Shape.HCPC: (
        _Heading("What I did", "what you did, or what happened.", (Place.ABOUT,)),
        _Heading(
            "What I took from it", "what you took from it.", (Place.LEARNT, Place.STANDARDS, Place.TALKED)
        ),
        _Heading("What changed", "what changed in what you do.", (Place.CHANGED,)),
        _Heading("Who benefited", "who is better off for it, and how; roles will do.", (Place.DIFFERENCE,)),
    ),
    Shape.GMC: (
        _Heading("What?", "what happened, in a few words.", (Place.ABOUT,)),
        _Heading(
            "So what?",
            "what it tells you, and why it mattered.",
            (Place.LEARNT, Place.DIFFERENCE, Place.STANDARDS, Place.TALKED),
        ),
        _Heading("Now what?", "what you do differently, or will.", (Place.CHANGED,)),
    ),
}


def compose_shape(entry: Entry, shape: Shape, learnt: str = "") -> str:
    """An entry as the text of a record, with the real names still in it: this is what the check reads.

    What is kept private is not in it, nor what does not show, nor any day, id or name of ours.

    Args:
        entry: what is shaped, with the replies that came to it.
        shape: the body it is for.
        learnt: what the writer learnt from talking it through with a peer.

    Returns:
        Markdown; its first line is the title, as in a note.
    """
    title = compose(entry).partition("\n")[0]
    parts = parts_of(entry)
    blocks = [title]
    for each in _SHAPES[shape]:
        blocks.append(f"## {each.words}")
        blocks += _filled(each, parts, entry.replies, said(learnt)) or [_to_add(each.add)]
    return "\n\n".join(blocks) + "\n"


def _filled(heading: _Heading, parts: Sequence[Part], replies: Sequence[Reply], learnt: str) -> list[str]:
    """What stands under one heading; nothing where the entry has nothing for it."""
    here = [part for part in parts if part.place in heading.places and part.place is not Place.TALKED]
    blocks = list(_written(here))
    if Place.TALKED in heading.places:
        talk = [part for part in parts if part.place is Place.TALKED]
        blocks += _talked(talk, replies, learnt, is_asked=heading.words == _TALKING)
    return blocks


def _written(parts: Sequence[Part]) -> Iterator[str]:
    """Parts as Markdown. What has no heading comes first, or it would be taken for part of an answer."""
    yield from (part.text for part in parts if not part.heading)
    for part in parts:
        if part.heading:
            yield f"### {part.heading}"
            yield part.text


def _talked(talk: Sequence[Part], replies: Sequence[Reply], learnt: str, *, is_asked: bool) -> Iterator[str]:
    """What came of talking it through: the writer's own words first, and the peer's clearly apart.

    Args:
        talk: what the writer answered about it.
        replies: what came back.
        learnt: what the writer learnt from it.
        is_asked: whether the heading above asks for it, and with it for the kind of peer.
    """
    peer = list(_wrote_back(replies))
    if not (talk or peer or learnt):
        return
    own = "" if learnt in (part.text for part in talk) else learnt
    if is_asked:
        yield from (own, _to_add(_ADD_PEER)) if own else [_to_add(_ADD_PEER if talk else _ADD_TALK)]
    elif own or not talk or not all(part.heading for part in talk):
        yield f"### {_TALKING}"
        if own or not talk:
            yield own or _to_add("what you learnt from talking it through.")
    yield from _written(talk)
    yield from peer


def _wrote_back(replies: Sequence[Reply]) -> Iterator[str]:
    """The peer's answers under their questions; one that came twice is there once."""
    answers: dict[str, dict[str, None]] = {}
    for reply in replies:
        if text := said(reply.text):
            answers.setdefault(on_one_line(reply.question), {})[text] = None
    if answers:
        yield f"### {_FROM_PEER}"
    # What was said to the whole has no heading, and would be taken for part of the answer above it.
    for question in sorted(answers, key=bool):
        if question:
            yield f"#### {question}"
        yield from answers[question]


def _to_add(what: str) -> str:
    return f"*Add: {what}*"
