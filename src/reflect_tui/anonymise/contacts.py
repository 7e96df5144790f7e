"""E-mail and web addresses, handles, telephone numbers, as people really type them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflect_tui.anonymise.marks import CERTAIN, Mark
from reflect_tui.anonymise.tokens import Page
from reflect_tui.anonymise.types import FindingKind

EMAIL = re.compile(r"(?<![\w.+%'’-])[\w.+%'’-]{1,80}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}")
_SAID_EMAIL = re.compile(
    r"(?<!\w)[\w.-]{2,40}\s?(?:\(at\)|\[at\]|\{at\}|\sat\s)\s?[\w-]{2,40}(?:\s?(?:\(dot\)|\[dot\]|\sdot\s)\s?[\w-]{2,20}){1,4}",
    re.I,
)
URL = re.compile(r"(?:[a-z][a-z0-9+.-]{1,15}://|www\.)[^\s<>\"“”|]{2,2000}", re.I)
_DOMAIN = re.compile(
    r"(?<![\w@.-])(?:[a-z0-9-]{2,63}\.){1,5}(?:uk|com|org|net|info|example|scot|wales|cymru|london|ie|eu|io|me|app)"
    r"(?![\w-])(?:/[^\s<>\"“”|)]{0,500})?",
    re.I,
)
_HANDLE = re.compile(r"(?<![\w@./])@[a-z0-9_][a-z0-9_.]{1,40}", re.I)
_PATH = re.compile(r"(?<!\w)(?:[A-Za-z]:\\|\\\\|/(?:home|users)/)[^\s<>\"|]{2,300}", re.I)
_PHONE = re.compile(r"(?<![\w£$€.,/-])(?:\(?\+|\(?0|44)[ ()\d.\-–/\n\t]{5,30}\d(?![\d/-]|[.,]\d|\w)")
_DATED = re.compile(r"\d{2}([./-])(?:0\d|1[0-2]|[12]\d|3[01])\1(?:19|20)?\d{2}(?:\s\d\d|$)")
_LOCAL = re.compile(
    r"(?:\b(?:ring|rang|call|called|phone|phoned|tel|telephone|mob|mobile|text|texted|number|fax|landline|dial|on)\b"
    r"[\s:.]{0,3}(?:is|was|me|her|him|them|on|no)?[\s:.]{0,3})(\d{3,4}[ -]?\d{3,4}|\d{6,8})(?![\w/]|[.,]\d)",
    re.I,
)
_EXTENSION = re.compile(r"(?<!\w)(?:extension|extn|ext|x)\.?:?\s?(?:no\.?\s?)?(\d{2,6})(?!\w)", re.I)
_DIGIT_WORD = r"(?:zero|nought|oh|o|one|two|three|four|five|six|seven|eight|nine|double|treble|triple)"
_SPOKEN = re.compile(rf"(?<!\w){_DIGIT_WORD}(?:[\s,-]{{1,3}}{_DIGIT_WORD}){{5,25}}(?!\w)", re.I)
_IP = re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.])")

_TRAIL = ".,;:!?'’*_~`>"


def contacts(page: Page) -> Iterator[Mark]:
    """Marks for everything that looks like a way of reaching someone."""
    flat = page.flat
    kind = FindingKind.CONTACT
    for pattern, why, name, sign in (
        (URL, "looks like a web address", "web-address", "."),
        (URL, "looks like a web address", "web-address", "://"),
        (_DOMAIN, "looks like a web address", "web-address", "."),
        (_PATH, "looks like where a file is kept", "file-path", "/"),
        (_PATH, "looks like where a file is kept", "file-path", "\\"),
        (_HANDLE, "looks like an account name", "handle", "@"),
        (_IP, "looks like a network address", "network-address", "."),
    ):
        if sign not in flat:
            continue
        for found in pattern.finditer(flat):
            start, end = _trimmed(flat, found.start(), found.end())
            yield Mark(start, end, kind, why, name, weight=CERTAIN)
    if "@" in flat:
        for found in EMAIL.finditer(flat):
            start, end = _trimmed(flat, found.start(), found.end())
            yield Mark(start, end, kind, "looks like an e-mail address", "e-mail", weight=CERTAIN + 1)
    for found in _SAID_EMAIL.finditer(flat) if "dot" in flat.lower() else ():
        yield Mark(*found.span(), kind, "looks like an e-mail address spelt out", "e-mail", weight=CERTAIN)
    yield from _phones(flat)


def _trimmed(flat: str, start: int, end: int) -> tuple[int, int]:
    """A span without closing punctuation, and without a bracket that was opened before it."""
    while end > start and (
        flat[end - 1] in _TRAIL or (flat[end - 1] in ")]}" and _unopened(flat, start, end))
    ):
        end -= 1
    if "](" in flat[start:end]:
        end = flat.index("](", start)
    return start, end


def _unopened(flat: str, start: int, end: int) -> bool:
    opening = {")": "(", "]": "[", "}": "{"}[flat[end - 1]]
    return flat.count(flat[end - 1], start, end) > flat.count(opening, start, end)


def _phones(flat: str) -> Iterator[Mark]:
    kind = FindingKind.CONTACT
    why = "looks like a phone number"
    for found in _SPOKEN.finditer(flat):
        yield Mark(*found.span(), kind, "looks like a number read out digit by digit", "spoken-number")
    if not any(c.isdigit() for c in flat):
        return
    for found in _PHONE.finditer(flat):
        start, end = found.span()
        digits = sum(c.isdigit() for c in found[0])
        if 9 <= digits <= 15 and not _DATED.match(found[0]):
            yield Mark(start, end, kind, why, "phone", weight=CERTAIN)
    for found in _LOCAL.finditer(flat):
        yield Mark(*found.span(1), kind, why, "phone", sure=False)
    for found in _EXTENSION.finditer(flat):
        if len(found[1]) > 2 or found[0][0] not in "xX":
            yield Mark(*found.span(), kind, "looks like a phone extension", "phone-extension", weight=CERTAIN)
