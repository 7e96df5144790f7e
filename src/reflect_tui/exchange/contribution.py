"""What a member of a group sends to its facilitator: read without anything that says who, when or where."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reflect_tui.exchange.came import Sort, sort_of, without_ids
from reflect_tui.exchange.decode import decode
from reflect_tui.exchange.packs import read_pack

MAY_QUOTE = "may-be-quoted: yes"
MAY_BECOME_CASE = "may-become-a-case: yes"
"""Lines of the front matter, set by the member and by nobody else."""
_FLAG = {
    "may_quote": re.compile(r"^\W{0,4}may-be-quoted\s*:\s*yes\W*$", re.MULTILINE | re.IGNORECASE),
    "may_become_case": re.compile(r"^\W{0,4}may-become-a-case\s*:\s*yes\W*$", re.MULTILINE | re.IGNORECASE),
}
_RULE = re.compile(r"---+[ \t]*")
_OF_PACKS = ("For", "Time", "Perspective", "Scale", "Version", "Licence")
_HEAD_OF_MAIL = re.compile(r"^(?:from|to|cc|sent|date|subject|message-id|von|an)\s*:.*$", re.I | re.M)
_REFUSED = {
    Sort.REPLY: "It is a reply to a note, not something for the group.",
    Sort.WITHDRAW: "It asks for a note to be deleted. If it was sent to this group, delete the session.",
    Sort.AGREEMENT: "It is an agreement of two people.",
    Sort.AGREED: "It is an agreement of two people.",
}


@dataclass(frozen=True, slots=True)
class Sent:
    """The words of one contribution, and what its writer allows."""

    text: str
    may_quote: bool = False
    may_become_case: bool = False
    refused: str = ""
    """Why it is not taken in; empty where it is."""


def read_contribution(data: bytes) -> Sent:
    """Read a file somebody sent in; a note of ours, or any plain text.

    First lines, the foot with its number, heads of mails and share ids are dropped: none of them is what
    the person wanted to say, and each may say who it was.
    """
    decoded = decode(data)
    if decoded.refusal is not None:
        return Sent("", refused="It is not a plain text.")
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    sort = sort_of(text)
    if sort in _REFUSED:
        return Sent("", refused=_REFUSED[sort])
    if sort is Sort.UNKNOWN and _is_pack(data):
        return Sent("", refused="It is a pack of questions; `reflect pack add` takes it.")
    may: dict[str, bool] = {}
    front, body = _front(text)
    for name, flag in _FLAG.items():
        may[name] = bool(flag.search(front))
    if sort is Sort.NOTE:
        body = _without_kind(_without_foot(body), front)
    if _HEAD_OF_MAIL.match(body.lstrip()):
        body = _HEAD_OF_MAIL.sub("", body)
    body = re.sub(r"\n{3,}", "\n\n", without_ids(body)).strip()
    if not re.search(r"\w", body):
        return Sent("", refused="There are no words in it.")
    return Sent(body, may["may_quote"], may["may_become_case"])


def _without_kind(body: str, front: str) -> str:
    """A note without a first line that only names its kind, which stands there where it has no title."""
    kind = re.search(r"^kind:\s*(.+)$", front, re.MULTILINE)
    heading, _, rest = body.lstrip().partition("\n")
    is_kind = kind is not None and heading.removeprefix("# ").casefold() == kind[1].strip().casefold()
    return rest if is_kind and heading.startswith("# ") else body


def _is_pack(data: bytes) -> bool:
    """Whether it is questions for many, not the words of one; else it would help to make up the four."""
    pack = read_pack(data, "").pack
    return bool(pack.questions) and any(pack.detail(name) for name in _OF_PACKS)


def _without_foot(body: str) -> str:
    """A note up to its last rule; line by line, as a pattern would take hours over a hostile one."""
    lines = body.rstrip().split("\n")
    for at in range(len(lines) - 2, 0, -1):
        if _RULE.fullmatch(lines[at]):
            return "\n".join(lines[:at])
    return body


def _front(text: str) -> tuple[str, str]:
    """The lines between the first two rules, and what follows; none where a text has no such lines."""
    found = re.match(r"\s*---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", text, re.DOTALL)
    if found is None:
        return "", text
    return found[1], text[found.end() :]
