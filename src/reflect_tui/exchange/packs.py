"""The pack reader: bytes in, a pack out, with everything its writer should hear about in one pass."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from reflect_tui.domain.packs import MAX_BYTES, MAX_QUESTIONS, Pack, PackReading, Remark
from reflect_tui.exchange import pack_messages as say
from reflect_tui.exchange.decode import Decoded, Quoting, decode
from reflect_tui.exchange.identity import slug
from reflect_tui.exchange.pack_checks import check, planned_minutes
from reflect_tui.exchange.pack_draft import Draft, as_text
from reflect_tui.exchange.pack_parser import parse


def read_pack(data: bytes, name: str) -> PackReading:
    """Read the bytes of a pack file. Never raises.

    Args:
        data: The whole file; over 256 KiB nothing of it is looked at.
        name: What the file is called, for the messages; never opened, never part of an id.
    """
    if len(data) > MAX_BYTES:
        return refuse_size(len(data))
    decoded = decode(data)
    if decoded.refusal:
        return _reading(Pack("pack", ""), [say.not_text(decoded.refusal)])
    return _read(decoded.text, name, _about_repairs(decoded))


def read_text(text: str, name: str) -> PackReading:
    """Read a pack that was decoded before: the `source` of a reading, as the library keeps it."""
    return _read(text, name, [])


def refuse_size(size: int) -> PackReading:
    """The reading of a file of `size` bytes that is too big to be looked at, or even loaded."""
    return _reading(Pack("pack", ""), [say.too_big(size)])


def all_good(reading: PackReading, *, preview: bool = True) -> str:
    """Message 23 for a reading without problems: how many questions, in how many rounds, how long."""
    pack = reading.pack
    asking = {question.round for question in pack.questions} - {""}
    return say.all_good(len(pack.questions), len(asking), planned_minutes(pack), preview=preview)


def _read(text: str, name: str, repairs: list[Remark]) -> PackReading:
    draft = parse(text)
    pack = _finished(draft)
    return _reading(pack, [*repairs, *check(draft, pack, name)], text)


def _finished(draft: Draft) -> Pack:
    """The pack; of more questions than a pack may have, one too many and no further."""
    asking = (question for question in draft.questions if question.has_words)
    return Pack(
        id=slug(draft.value("Id") or draft.title),
        title=draft.title,
        details=tuple((detail.key, detail.value) for detail in draft.details),
        intro=as_text(draft.intro),
        questions=tuple(question.finished() for question in islice(asking, MAX_QUESTIONS + 1)),
        rounds=tuple(
            replace(each, text=as_text(lines))
            for each, lines in zip(draft.rounds, draft.round_texts, strict=True)
        ),
        how_to_use=as_text(draft.how_to_use),
        others_found=as_text(draft.others_found),
    )


def _about_repairs(decoded: Decoded) -> list[Remark]:
    found: list[Remark] = []
    if decoded.guessed_line is not None:
        found.append(say.guessed_characters(decoded.guessed_line))
    if decoded.hidden_lines:
        found.append(say.hidden_characters(decoded.hidden_lines))
    if decoded.quoting is not Quoting.NONE:
        found.append(say.forwarded(decoded.quoting is Quoting.EVERY_LINE))
    return found


def _reading(pack: Pack, remarks: Iterable[Remark], source: str = "") -> PackReading:
    ordered = sorted(remarks, key=lambda remark: (remark.line or 0, remark.number))
    return PackReading(
        pack,
        problems=tuple(remark for remark in ordered if remark.number in say.PROBLEMS),
        notes=tuple(remark for remark in ordered if remark.number not in say.PROBLEMS),
        source=source,
    )
