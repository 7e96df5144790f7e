"""What mail programs and habits leave around a reply: who wrote when, signatures, small print.

Those lines name the buddy, so they are taken out and shown as taken out. A line that could as well be
part of an answer stays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reflect_tui.exchange.trimming import is_drawn

_WROTE = re.compile(
    r"(?:on|am|le|el|il|op|den)\s.{6,300}\b(?:wrote|writes|schrieb|a écrit|escribió|ha scritto|schreef|skrev)"
    r"\s?:",
    re.IGNORECASE | re.DOTALL,
)
_WROTE_END = re.compile(r"\b(?:wrote|writes|schrieb|a écrit|escribió|ha scritto|schreef|skrev)\s?:\s*$", re.I)
_WROTE_START = re.compile(r"(?:on|am|le|el|il|op|den)\s", re.IGNORECASE)
_RULED = re.compile(
    r"[-_*=\s]{2,}\s*(?:original message|forwarded message|ursprüngliche nachricht|reply above this line).*",
    re.IGNORECASE,
)
_BEGIN = re.compile(r"begin forwarded message:?", re.IGNORECASE)
_HEADER = re.compile(
    r"\*{0,2}(?:from|sent|to|cc|bcc|date|subject|reply-to|importance|attachments?)\*{0,2}\s?:\*{0,2}\s.*",
    re.IGNORECASE,
)
_DEVICE = re.compile(
    r"(?:sent|gesendet|envoyé) (?:from|via|using|von|de) .{2,60}|get outlook for .{2,30}"
    r"|sent with .{2,40}|yahoo mail: .{2,60}",
    re.IGNORECASE,
)
_DASHES = re.compile(r"-- ?|--\s*|_{8,}")
_SIGN_OFF = re.compile(
    r"(?:(?:with )?(?:many |kind(?:est)? |best |warm(?:est)? |all (?:the|my) |lots of |take )?"
    r"(?:thanks|regards|wishes|best|love|care|respect)(?: again| as ever| always)?"
    r"|best|cheers|ta|kr|br|yours(?: sincerely| faithfully| truly| ever)?|sincerely|speak soon"
    r"|see you (?:soon|then)"
    r"|hugs|bw|thank you|x{1,3}|cofion(?: gorau| cynnes)?|diolch(?: yn fawr)?)\s*[,.!–—-]*\s*x{0,3}",
    re.IGNORECASE,
)
_SMALL_PRINT = re.compile(
    r"(?:this|the) (?:e-?mail|message|communication|information)\b.{0,160}"
    r"\b(?:confidential|intended (?:solely|only)|addressee|intended recipient|privileged|disclaimer)"
    r"|if you (?:are not|have received).{0,80}\b(?:intended recipient|in error|by mistake)"
    r"|please consider the environment before printing|scanned (?:for|by) .{0,30}(?:virus|mimecast|symantec)"
    r"|\[?external(?: e-?mail)?\]?\s?[:\]]|caution: this (?:e-?mail|message) (?:came|originated)",
    re.IGNORECASE | re.DOTALL,
)
_GREETING = re.compile(
    r"(?:hi|hello|hey|hiya|dear|morning|afternoon|evening|good (?:morning|afternoon|evening)|helo|annwyl)"
    r"(?:\s[^.?!\n]{1,30})?\s?[,!.–—-]?",
    re.IGNORECASE,
)
_LONGEST_SIGNATURE = 12
"""Lines; what is longer is no signature."""
_SHORT_LINE = 64
_SENTENCE = re.compile(r"[a-z]{2}[.!?](?:\s|$)")


@dataclass(frozen=True, slots=True)
class Sorted:
    """A piece of a reply: what was said, and what only says who said it."""

    said: str
    dropped: tuple[str, ...]


def sort_out(text: str, *, is_first: bool = False, is_last: bool = True) -> Sorted:
    """Take attribution lines, headers, signatures and small print out of a piece of a reply.

    Args:
        text: the piece, without quotation marks.
        is_first: whether nothing of the reply comes before it, so that a greeting may be in it.
        is_last: whether nothing of the reply's own comes after it; a sign-off in the middle of a reply is
            taken for one only under a line of two dashes.
    """
    lines = text.split("\n")
    drop = [False] * len(lines)
    _mark_headers(lines, drop)
    _mark_small_print(lines, drop)
    left = [at for at, line in enumerate(lines) if line.strip() and not drop[at]]
    if is_first and left and _GREETING.fullmatch(lines[left[0]].strip()):
        drop[left[0]] = True
    _mark_signature(lines, drop, is_last=is_last)
    said = "\n".join(line for line, gone in zip(lines, drop, strict=True) if not gone)
    dropped = tuple(
        " ".join(line.split()) for line, gone in zip(lines, drop, strict=True) if gone and line.strip()
    )
    return Sorted(_tidy(said), dropped)


def _mark_headers(lines: list[str], drop: list[bool]) -> None:
    """`On Monday … wrote:`, over up to three lines, and blocks of `From: … Sent: …`."""
    for at, line in enumerate(lines):
        plain = line.strip()
        if _RULED.fullmatch(plain) or _BEGIN.fullmatch(plain) or _DEVICE.fullmatch(plain):
            drop[at] = True
        elif _WROTE_END.search(plain):
            for start in range(at, max(-1, at - 4), -1):
                whole = " ".join(part.strip() for part in lines[start : at + 1])
                if _WROTE_START.match(lines[start].strip()) and _WROTE.fullmatch(whole):
                    drop[start : at + 1] = [True] * (at + 1 - start)
                    break
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and (_HEADER.fullmatch(lines[end].strip()) or _goes_on(lines, at, end)):
            end += 1
        if end - at >= 2:
            drop[at:end] = [True] * (end - at)
        at = max(end, at + 1)


def _goes_on(lines: list[str], start: int, at: int) -> bool:
    """Whether this is the second line of a long header, such as many names after `To:`."""
    return at > start and bool(lines[at].strip()) and lines[at][:1] in " \t"


def _mark_small_print(lines: list[str], drop: list[bool]) -> None:
    for start, end in _paragraphs(lines):
        if _SMALL_PRINT.search(" ".join(lines[start:end])[:4_000]):
            drop[start:end] = [True] * (end - start)


def _mark_signature(lines: list[str], drop: list[bool], *, is_last: bool) -> None:
    """From `-- ` or from a line that only takes leave, to the end."""
    left = [at for at, line in enumerate(lines) if line.strip() and not drop[at]]
    for number, at in enumerate(left):
        rest = left[number:]
        plain = lines[at].strip()
        after = [lines[each].strip() for each in rest[1:]]
        is_short = len(rest) <= _LONGEST_SIGNATURE and all(len(line) <= _SHORT_LINE for line in after)
        dashed = bool(_DASHES.fullmatch(lines[at].strip("\r"))) and 0 < len(after) <= _LONGEST_SIGNATURE
        taken_leave = is_last and is_short and _SIGN_OFF.fullmatch(plain) and not any(map(_is_said, after))
        if dashed or taken_leave:
            for each in rest:
                drop[each] = True
            return


def _is_said(line: str) -> bool:
    """Whether a line under a sign-off is a sentence, so that it was none."""
    return bool(_SENTENCE.search(line)) or line.endswith("?")


def _paragraphs(lines: list[str]) -> list[tuple[int, int]]:
    found, start = [], None
    for at, line in enumerate([*lines, ""]):
        if line.strip():
            start = at if start is None else start
        elif start is not None:
            found.append((start, at))
            start = None
    return found


def _tidy(text: str) -> str:
    """Without white space at line ends, two empty lines together, and rules at either end."""
    lines: list[str] = []
    for line in (each.rstrip() for each in text.split("\n")):
        if line or (lines and lines[-1]):
            lines.append(line)
    while lines and is_drawn(lines[0]):
        lines.pop(0)
    while lines and is_drawn(lines[-1]):
        lines.pop()
    return "\n".join(lines)
