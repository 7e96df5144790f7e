"""Texts that would act on a terminal, on a markup parser or on a database, and what may never come out."""

from __future__ import annotations

import json
import re
from pathlib import Path

_PACK_CORPUS = Path(__file__).parents[1] / "corpus" / "packs" / "hostile.json"

PAYLOADS: dict[str, str] = {
    **json.loads(_PACK_CORPUS.read_text("ascii")),
    "colour query": "\x1b]11;?\x07",
    "notification": "\x1b]777;notify;a;b\x07\x1b]9;c\x07",
    "sixel": "\x1bPq#0;2;0;0;0~-\x1b\\",
    "title report": "\x1b[21t",
    "start of string": "\x1bXsos\x1b\\\x1b^pm\x1b\\",
    "cancel and substitute": "\x1b[2\x18J\x1a",
    "overprint": "£10\r£99",
    "closing tag": "x[/] and [/",
    "action": "[@click=app.quit]x[/]",
    "lying link": "[link=http://example.org]x[/link]",
    "boxes": "[ ] todo [x] done [red]not red[/red] \\[red] [[x]]",
    "SQL": "'; DROP TABLE entry; --",
    "search words": '"unbalanced AND ( NEAR/ * ^ : - body:x',
}
"""Texts by what they would do (SECURITY 3.2)."""

EVERYTHING = "\n".join(PAYLOADS.values())
"""All of them in one text."""

_ACTS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]"
)


def acting(shown: str) -> list[str]:
    """The characters of a text that a terminal would obey or that would hide or turn others."""
    return sorted({f"U+{ord(found):04X}" for found in _ACTS.findall(shown)})
