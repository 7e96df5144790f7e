"""Entries as the JSON that scripts and the takeout rely on; the shapes are a contract."""

from __future__ import annotations

import json
import re

from reflect_tui.domain.entries import Entry, EntryRow, Judgement, Outcome
from reflect_tui.domain.text import HIDDEN

_UNSEEN = re.compile(f"[{HIDDEN}\u200c\u200d\u2028\u2029\ud800-\udfff]")


def dump(data: object, *, indent: int | None = None) -> str:
    """JSON that keeps £ and é as they are and escapes whatever could act on a terminal."""
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    return _UNSEEN.sub(lambda found: json.dumps(found[0])[1:-1], text)


def entry_json(entry: Entry) -> dict[str, object]:
    """An entry as `add` and `show` print it; texts are as they were typed."""
    data: dict[str, object] = {
        "id": entry.id,
        "kind": entry.kind.value,
        "title": entry.title,
        "body": entry.body,
        "created_at": entry.created_at.isoformat(),
        "happened_on": entry.happened_on.isoformat() if entry.happened_on else None,
        "themes": list(entry.themes),
        "answers": [_answer(a.question, a.text, a.question_id, a.keep_private) for a in entry.answers],
        "fields": dict(entry.fields),
        "judgement": _judgement(entry.judgement) if entry.judgement else None,
        "replies": [{"share": r.share, "question": r.question, "text": r.text} for r in entry.replies],
        "shares": list(entry.shares),
        "revisions": entry.revisions,
        "pack": entry.pack_id or None,
    }
    if entry.talked_through:
        data["talked_through"] = list(entry.talked_through)
    if entry.hard:
        data["hard"] = True
    if entry.look_again_on and not entry.judgement:
        data["look_again_on"] = entry.look_again_on.isoformat()
    if entry.links:
        data["links"] = [{"type": link.type, "to": link.to_id} for link in entry.links]
    return data


def look_json(entry: Entry) -> dict[str, object]:
    """A judgement or a change as `due` and `like` print it."""
    judged = entry.judgement
    found = judged.found if judged else None
    return {
        "id": entry.id,
        "expectation": judged.expectation if judged else entry.fields.get("what", "") or entry.heading(),
        "how_sure": judged.how_sure if judged else None,
        "look_again_on": entry.look_again_on.isoformat() if entry.look_again_on else None,
        "outcome": found.outcome if found else None,
        "learnt": found.learnt if found else "",
    }


def row_json(row: EntryRow) -> dict[str, object]:
    """An entry as `list` and `search` print it."""
    return {
        "id": row.id,
        "kind": row.kind.value,
        "title": row.title,
        "created_at": row.created_at.isoformat(),
        "themes": list(row.themes),
        "excerpt": row.excerpt,
    }


def _answer(question: str, text: str, question_id: str, keep_private: bool) -> dict[str, object]:
    answer: dict[str, object] = {"question": question, "text": text, "id": question_id}
    return answer | {"keep_private": True} if keep_private else answer


def _judgement(judged: Judgement) -> dict[str, object]:
    return {
        "expectation": judged.expectation,
        "how_sure": judged.how_sure,
        "reasons": judged.reasons,
        "look_again_on": judged.look_again_on.isoformat() if judged.look_again_on else None,
        "amendments": [{"on": a.on.isoformat(), "text": a.text} for a in judged.amendments],
        "outcomes": [_outcome(each) for each in judged.outcomes],
    }


def _outcome(found: Outcome) -> dict[str, object]:
    said: dict[str, object] = {"on": found.on.isoformat(), "outcome": found.outcome, "learnt": found.learnt}
    more = {"call": found.call, "note": found.note}
    if found.look_again_on:
        more["look_again_on"] = found.look_again_on.isoformat()
    return said | {name: text for name, text in more.items() if text}
