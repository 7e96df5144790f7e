"""Reading what came from somebody else: a reply, a note, a request. Nothing is stored here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from reflect_tui.domain.errors import BadInput
from reflect_tui.domain.exchanging import MOST_ASKED, Arrival, ArrivalKind, ReadReply
from reflect_tui.domain.text import one_line
from reflect_tui.exchange.agreement import agreement_in, mark_in, number_in, text_mark
from reflect_tui.exchange.asked import places
from reflect_tui.exchange.came import Sort, ids_in, likely, schema_of, sort_of, without_own_number
from reflect_tui.exchange.decode import decode
from reflect_tui.exchange.mail import is_mail, texts_of_mail
from reflect_tui.exchange.note import CHECKED
from reflect_tui.exchange.refusing import SENTENCES, WEB_PAGE_ONLY
from reflect_tui.exchange.replies import Sent, peel, read_replies
from reflect_tui.exchange.words import words
from reflect_tui.journal.files import read_capped
from reflect_tui.journal.sealing import is_sealed
from reflect_tui.storage import agreements, buddies

if TYPE_CHECKING:
    import sqlite3

    from reflect_tui.journal.store import Store

MAX_BYTES = 256 * 1024
"""Bytes of a text; the longest reply we have seen has a twentieth of it."""
MAX_MAIL_BYTES = 8 * 1024 * 1024
"""Bytes of a saved mail, pictures and all; only its texts are read."""
MOST_SHARES = 500
"""Shares that a reply without a number is compared with, the newest."""


def read_file(store: Store, path: Path) -> tuple[Arrival, ...]:
    """What a file from somebody is; several where it holds several.

    Raises:
        BadInput: it cannot be read, is no text, is too big, or is of a newer kind.
    """
    data, size = read_capped(path, MAX_MAIL_BYTES + 1)
    name = one_line(path.name, 80)
    cap = MAX_MAIL_BYTES if is_mail(data) else MAX_BYTES
    if size > cap:
        raise BadInput(
            f"{name} is too big for a note or a reply: {size // 1024:,} KB; {cap // 1024:,} KB is the most.",
            "Nothing was stored. If there is a reply in it, copy the words and paste them.",
        )
    return read_bytes(store, data, name)


def read_bytes(store: Store, data: bytes, name: str) -> tuple[Arrival, ...]:
    """The same from bytes that were pasted or piped in.

    Raises:
        BadInput: as for `read_file`.
    """
    if is_sealed(data):
        raise BadInput(f"{name} is sealed.", "Nothing was stored. `reflect open` opens it.")
    if not is_mail(data):
        return _of_one(store, data, name)
    texts = texts_of_mail(data)
    if not texts:
        raise _refusal(name, *WEB_PAGE_ONLY)
    arrivals: list[Arrival] = []
    for text in texts:
        if len(text) <= MAX_BYTES:
            arrivals += _of_one(store, text, name)
    useful = [each for each in arrivals if each.kind is not ArrivalKind.UNPLACED]
    # The words around an attached note are no reply of their own.
    return tuple(useful or arrivals[:1])


def reply_to(store: Store, text: str, share_id: str) -> ReadReply:
    """What a text says to one share of ours, whatever number it has or lacks.

    Raises:
        BadInput: the text is too long, or there is no such share.
    """
    with store.reading() as connection:
        sent = buddies.sent_texts(connection, [share_id]) if connection is not None else {}
    if share_id not in sent:
        raise BadInput("There is no such note of yours.", "Nothing was changed.")
    (reply,) = _replies(without_own_number(text)[0], [Sent(share_id, sent[share_id])], "It")
    return reply


def _of_one(store: Store, data: bytes, name: str) -> tuple[Arrival, ...]:
    read = decode(data)
    if read.refusal is not None:
        raise _refusal(name, *SENTENCES[read.refusal])
    text = read.text
    newer = schema_of(text)
    if newer and sort_of(text) is Sort.UNKNOWN:
        raise BadInput(
            f"{name} is of a kind this version does not know: {one_line(newer, 30)}.",
            "Nothing was stored. A newer reflect-tui reads it; the words can be read in any editor.",
        )
    with store.reading() as connection:
        return tuple(_understood(connection, text, name))


def _understood(connection: sqlite3.Connection | None, text: str, name: str) -> Iterator[Arrival]:
    sort, ids = sort_of(text), ids_in(text)
    plain, source = without_own_number(text)
    ours = buddies.sent_texts(connection, ids) if connection is not None else {}
    if sort is Sort.WITHDRAW:
        theirs = [each for each in ids if each not in ours]
        for each in theirs:
            yield Arrival(ArrivalKind.WITHDRAWAL, name, text, each)
        if not theirs:
            yield Arrival(ArrivalKind.NOTHING_NEW, name, text, next(iter(ours), ""))
    elif sort in (Sort.AGREEMENT, Sort.AGREED):
        yield _agreement(connection, text, name, sort)
    elif ours:
        yield from _answers(
            connection, plain, name, [Sent(each, ours[each]) for each in ids if each in ours], source
        )
    elif _is_note(plain, sort, ids):
        yield _note(connection, text, name, ids[0])
    else:
        yield from _without_number(connection, plain, name, source)


def _agreement(connection: sqlite3.Connection | None, text: str, name: str, sort: Sort) -> Arrival:
    """A text to agree on, or the word that the other side agrees."""
    number = number_in(text)
    if not number:
        raise BadInput(f"{name} has lost its number.", "Nothing was stored. Ask for it once more.")
    known = agreements.fetch(connection, number) if connection is not None else None
    if sort is Sort.AGREEMENT:
        kind = ArrivalKind.NOTHING_NEW if known is not None else ArrivalKind.AGREEMENT
        return Arrival(kind, name, agreement_in(text), number)
    if known is None:
        raise BadInput(f"{name} agrees to a text that is not here.", "Nothing was stored.")
    if mark_in(text) != text_mark(known.text):
        raise BadInput(
            f"{name} agrees to another wording than the one that is here.",
            "Nothing was stored. Compare the two texts with each other, and hand yours over again.",
        )
    kind = ArrivalKind.NOTHING_NEW if known.by_them_on is not None else ArrivalKind.AGREED
    return Arrival(kind, name, known.text, number)


def _answers(
    connection: sqlite3.Connection | None, text: str, name: str, sent: list[Sent], source: str
) -> Iterator[Arrival]:
    """Replies by the numbers in them, unless the words are those of another note."""
    assert connection is not None
    near = likely(text, [Sent(*each) for each in buddies.newest_texts(connection, MOST_SHARES).items()])
    by_words = {each.share_id for each in near}
    if len(sent) == 1 and len(near) == 1 and sent[0].share_id not in by_words:
        own = buddies.entry_of_share(connection, sent[0].share_id)
        if own != buddies.entry_of_share(connection, near[0].share_id):
            yield Arrival(
                ArrivalKind.UNPLACED,
                name,
                text,
                candidates=(near[0].share_id, sent[0].share_id),
                source=source,
            )
            return
    for reply in _replies(text, sent, name):
        is_new = any(not buddies.has_answer(connection, reply.share_id, each) for each in reply.answers)
        kind = ArrivalKind.REPLY if is_new else ArrivalKind.NOTHING_NEW
        yield Arrival(kind, name, text, reply.share_id, reply, source=source)


def _without_number(
    connection: sqlite3.Connection | None, text: str, name: str, source: str
) -> Iterator[Arrival]:
    """A reply by its words alone: placed where they are those of one entry and of no other."""
    near: tuple[Sent, ...] = ()
    if connection is not None:
        near = likely(text, [Sent(*each) for each in buddies.newest_texts(connection, MOST_SHARES).items()])
        entries = {buddies.entry_of_share(connection, each.share_id) for each in near}
        if len(entries) == 1 and "" not in entries:
            yield from _answers(connection, text, name, [near[0]], source)
            return
        if buddies.has_unplaced(connection, text):
            yield Arrival(ArrivalKind.NOTHING_NEW, name, text)
            return
    yield Arrival(
        ArrivalKind.UNPLACED, name, text, candidates=tuple(each.share_id for each in near), source=source
    )


def _replies(text: str, sent: list[Sent], name: str) -> tuple[ReadReply, ...]:
    try:
        return read_replies(text, sent)
    except ValueError:
        raise BadInput(
            f"{name} is too long to be a reply.",
            "Nothing was stored. Copy the reply out of it, and paste it.",
        ) from None


def _is_note(text: str, sort: Sort, ids: tuple[str, ...]) -> bool:
    """Whether a text with a number that is not ours is a note, and not an answer to one."""
    if not ids or sort is Sort.REPLY:
        return False
    if sort is not Sort.NOTE and CHECKED.split()[0] not in text.split():
        return False
    peeled = peel(text)
    if sort is not Sort.NOTE and f"Note {ids[0]}" not in peeled:
        return False
    return not any(_is_answered(peeled, place.start, place.end) for place in places(peeled))


def _is_answered(text: str, start: int, end: int) -> bool:
    after = text[start:end].rpartition("*Write your answer under this line:*")[2]
    return bool(words(after))


def _note(connection: sqlite3.Connection | None, text: str, name: str, note_id: str) -> Arrival:
    asked = [place for place in places(peel(text)) if place.asked.number]
    if len(asked) > MOST_ASKED:
        raise BadInput(
            f"{name} asks {len(asked):,} questions; a note asks {MOST_ASKED} at most.",
            "Nothing was stored. It can be read in any editor.",
        )
    if connection is not None:
        if buddies.was_withdrawn(connection, note_id):
            return Arrival(ArrivalKind.REFUSED, name, text, note_id)
        if buddies.note(connection, note_id) is not None:
            return Arrival(ArrivalKind.NOTHING_NEW, name, text, note_id)
    return Arrival(ArrivalKind.NOTE, name, text, note_id)


def _refusal(name: str, what: str, hint: str) -> BadInput:
    return BadInput(f"{name} {what}.", f"Nothing was stored. {hint}")
