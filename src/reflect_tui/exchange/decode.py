"""From the bytes of a file to text that may be read: every encoding and mail accident undone in one place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from reflect_tui.domain.text import has_hidden, visible


class NotText(StrEnum):
    """What a file is when it is not a text to be read."""

    EMPTY = "empty"
    BLANK = "blank"
    """It has characters, but only spaces, line ends and hidden ones."""
    WORD = "word"
    ZIP = "zip"
    """A zip folder, or a document of another office program (they are zip folders inside)."""
    RTF = "rtf"
    PDF = "pdf"
    HTML = "html"
    BINARY = "binary"
    """A picture, a database, a program."""


class Quoting(StrEnum):
    """How much of the file carried the `>` of a forwarded e-mail."""

    NONE = "none"
    EVERY_LINE = "every line"
    MOST_LINES = "most lines"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file and what had to be repaired to get it. Line numbers count from 1, in the file."""

    text: str
    """LF line ends, no hidden character, spaces that are plain spaces; empty when the file is not text."""
    encoding: str = "utf-8"
    """`utf-8`, `utf-16-le`, `utf-16-be`, `utf-32-le`, `utf-32-be` or `windows-1252`."""
    guessed_line: int | None = None
    """The first line on which a character had to be guessed."""
    hidden_lines: tuple[int, ...] = ()
    """The lines that lost control, escape, bidi or other hidden characters."""
    quoting: Quoting = Quoting.NONE
    """Whether the `>` of a forwarded e-mail was taken off."""
    refusal: NotText | None = None
    """Why there is no text."""


_SIGNATURES = (
    (b"PK\x03\x04", NotText.ZIP),
    (b"PK\x05\x06", NotText.ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", NotText.WORD),
    (b"{\\rtf", NotText.RTF),
    (b"%PDF-", NotText.PDF),
    (b"\x89PNG", NotText.BINARY),
    (b"\xff\xd8\xff", NotText.BINARY),
    (b"GIF8", NotText.BINARY),
    (b"\x1f\x8b", NotText.BINARY),
    (b"SQLite format 3\x00", NotText.BINARY),
    (b"\x7fELF", NotText.BINARY),
    (b"7z\xbc\xaf", NotText.BINARY),
)
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_WEB_PAGE = ("<!doctype", "<html", "<head", "<body", "<?xml", "<meta", "<div", "<table")
_SAMPLE = 8_192
_CONTROL = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1b")
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_SPACES = re.compile("[\x0b\x0c\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_PLAIN = re.compile("[\t\n -~£À-ÿ‘’“”–—…•]*")
"""A text in which there is nothing to undo: seen in one go, where undoing takes seven."""
_QUOTED = re.compile(r"(?:[ \t]*>)+ ?")
_MOSTLY = 0.8


def decode(data: bytes) -> Decoded:
    """Read any bytes as text, undoing what editors and mail programs do to a file.

    Never raises; time and memory grow with the length of `data` and no faster. Curly quotes stay as they
    are: `domain` and `exchange` fold them where they compare.
    """
    if refusal := _not_text(data):
        return Decoded("", refusal=refusal)
    raw, encoding, guessed = _to_characters(data)
    raw = raw.lstrip("\ufeff")
    text = raw
    hidden: tuple[int, ...] = ()
    if not _PLAIN.fullmatch(raw):
        hidden = _hidden_lines(raw)
        text = visible(_SPACES.sub(" ", raw))
    text, quoting = _without_quoting(text)
    if refusal := _text_refusal(text):
        return Decoded("", encoding, refusal=refusal)
    if (lost := text.find("\ufffd")) >= 0:
        line = text.count("\n", 0, lost) + 1
        guessed = line if guessed is None else min(guessed, line)
    return Decoded(text, encoding, guessed, hidden, quoting)


def _not_text(data: bytes) -> NotText | None:
    """What the first bytes give away, or the share of bytes that no text has."""
    if not data:
        return NotText.EMPTY
    if not data.strip(b"\x00 \t\r\n\v\f"):
        return NotText.BLANK
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            is_word = kind is NotText.ZIP and b"word/" in data
            return NotText.WORD if is_word else kind
    if any(data.startswith(mark) for mark, _ in _MARKS) or _silent_utf16(data):
        return None
    sample = data[:_SAMPLE]
    odd = len(sample) - len(sample.translate(None, _CONTROL))
    return NotText.BINARY if odd * 10 > len(sample) and b"\x00" in sample else None


def _text_refusal(text: str) -> NotText | None:
    """What the text itself gives away."""
    start = text.lstrip()[:16].casefold()
    if not start:
        return NotText.BLANK
    if start.startswith(_WEB_PAGE):
        return NotText.HTML
    if start.startswith("{\\rtf"):
        return NotText.RTF
    return NotText.PDF if start.startswith("%pdf-") else None


def _silent_utf16(data: bytes) -> str:
    """The name of a UTF-16 without a mark, known by every other byte being NUL; empty for anything else."""
    even, odd = data[:_SAMPLE:2], data[1:_SAMPLE:2]
    if len(odd) < 2:
        return ""
    if odd.count(0) > 0.7 * len(odd) and even.count(0) < 0.1 * len(even):
        return "utf-16-le"
    return "utf-16-be" if even.count(0) > 0.7 * len(even) and odd.count(0) < 0.1 * len(odd) else ""


def _to_characters(data: bytes) -> tuple[str, str, int | None]:
    """The characters, the encoding, and the first line that had to be guessed."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            if encoding != "utf-8":
                return data[len(mark) :].decode(encoding, "replace"), encoding, None
            data = data[len(mark) :]
            break
    else:
        if wide := _silent_utf16(data):
            return data.decode(wide, "replace"), wide, None
    try:
        return data.decode("utf-8"), "utf-8", None
    except UnicodeDecodeError:
        return _line_by_line(data)


def _line_by_line(data: bytes) -> tuple[str, str, int | None]:
    """UTF-8 where a line is UTF-8 and Windows-1252 where it is not: pasting mixes the two in one file."""
    read: list[str] = []
    line, guessed = 1, None
    for piece in data.splitlines(keepends=True):
        try:
            text = piece.decode("utf-8")
        except UnicodeDecodeError:
            text = piece.decode("windows-1252", "replace")
            guessed = line if guessed is None else guessed
        read.append(text)
        line += len(_LINE_END.findall(text))
    return "".join(read), "windows-1252", guessed


def _hidden_lines(raw: str) -> tuple[int, ...]:
    if not has_hidden(raw):
        return ()
    return tuple(number for number, line in enumerate(_LINE_END.split(raw), start=1) if has_hidden(line))


def _without_quoting(text: str) -> tuple[str, Quoting]:
    """The text without the `>` marks of a forwarded e-mail, if (nearly) the whole file carries them."""
    lines = text.split("\n")
    written = [line for line in lines if line.strip()]
    quoted = sum(line.lstrip().startswith(">") for line in written)
    if not quoted or quoted < _MOSTLY * len(written):
        return text, Quoting.NONE
    plain = "\n".join(line[found.end() :] if (found := _QUOTED.match(line)) else line for line in lines)
    return plain, Quoting.EVERY_LINE if quoted == len(written) else Quoting.MOST_LINES
