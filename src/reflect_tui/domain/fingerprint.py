"""A checksum of what an entry says, so that damage that SQLite cannot see is seen."""

from __future__ import annotations

import hashlib
import json

from reflect_tui.domain.entries import Writing


def fingerprint(writing: Writing) -> str:
    """SHA-256, in hex, of the texts of an entry in a fixed order; the same text gives the same sum."""
    content = [
        writing.kind.value,
        writing.title,
        writing.body,
        [[answer.question, answer.text] for answer in writing.answers],
        sorted(writing.fields.items()),
        writing.how_sure,
    ]
    return hashlib.sha256(json.dumps(content, ensure_ascii=True).encode()).hexdigest()
