"""A saved e-mail (`.eml`): the texts in it, without who sent it to whom."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import Message

_HEADER = re.compile(
    rb"(?:from|to|subject|date|received|return-path|mime-version|message-id|delivered-to|x-[a-z-]+"
    rb"|content-type|dkim-signature|thread-topic)[ \t]*:",
    re.IGNORECASE,
)
_LINE = re.compile(rb"[!-9;-~]+[ \t]*:")
_MOST_PARTS = 50
_READABLE = (".md", ".markdown", ".txt")


def is_mail(data: bytes) -> bool:
    """Whether bytes are a saved e-mail: several header lines, two of them well known, then an empty line."""
    top = data[:65_536].removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    lines = [line for line in top.split(b"\n") if line[:1] not in (b" ", b"\t", b"")]
    if len(lines) < 2 or not all(_LINE.match(line) for line in lines):
        return False
    return sum(bool(_HEADER.match(line)) for line in lines) >= 2


def texts_of_mail(data: bytes) -> list[bytes]:
    """The texts of a saved e-mail, its attached text files among them, each as the bytes of a UTF-8 file.

    What is only there as a web page is left out: an empty list means that there is no plain text.
    Damaged mail gives what can be read of it.
    """
    message = email.message_from_bytes(data.removeprefix(b"\xef\xbb\xbf"), policy=email.policy.compat32)
    found: list[bytes] = []
    for number, part in enumerate(message.walk()):
        if number >= _MOST_PARTS:
            break
        if part.is_multipart() or not _is_text(part):
            continue
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and payload.strip():
            found.append(_as_utf8(payload, part.get_content_charset()))
    return found


def _is_text(part: Message) -> bool:
    kind = part.get_content_type()
    name = (part.get_filename() or "").casefold()
    return kind in ("text/plain", "text/markdown", "text/x-markdown") or (
        kind in ("application/octet-stream", "application/x-markdown") and name.endswith(_READABLE)
    )


def _as_utf8(payload: bytes, charset: str | None) -> bytes:
    """The text in UTF-8; as it is where its charset is not known, for the reader to find out."""
    if charset is None:
        return payload
    try:
        return payload.decode(charset, "replace").encode("utf-8", "replace")
    except (LookupError, UnicodeError):
        return payload
