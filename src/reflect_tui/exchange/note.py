"""The note: one entry as a Markdown file for somebody else, who may have only Notepad.

`compose` makes the text that is checked; what comes out of the check goes through `render` into the file.
Nothing in the file says who wrote it, when, where or with what: there is a kind, a title, the words, and a
random share id, twice, since front matter gets lost in mail.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reflect_tui.domain.certainty import say_how_sure
from reflect_tui.domain.entries import Entry
from reflect_tui.domain.sections import sections
from reflect_tui.domain.text import visible
from reflect_tui.exchange.wrapping import wrap_markdown

SCHEMA = "note/1"
LANGUAGE = "en-GB"
ANSWER_LINE = "*Write your answer under this line:*"
CHECKED = "Details that could identify people have been changed."
PLEASE = "If you recognise somebody all the same, tell me, and keep it between us."

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_PICTURE = re.compile(r"!\[([^\]\n]*)\]\([^)\n]*\)")
_LINK_TITLE = re.compile(r"(\]\([^)\s]*)\s+(?:\"[^\"\n]*\"|'[^'\n]*')\)")


def compose(entry: Entry, asks: Sequence[str] = ()) -> str:
    """An entry as the text of a note, with the real names still in it: this is what the check reads.

    Answers that are to be kept private are not in it, nor is anything that does not show: comments, the
    targets of pictures, the titles of links, hidden characters.

    Args:
        entry: what is shared.
        asks: questions to the reader, in order.
    """
    title = " ".join(visible(entry.title).split()) or entry.kind.label.capitalize()
    parts = [f"# {title}"]
    for section in sections(entry):
        if section.keep_private:
            continue
        if section.heading:
            parts.append(f"## {' '.join(visible(section.heading).split())}")
        parts.append(_shown(section.text))
    if entry.judgement and (sure := say_how_sure(entry.judgement.how_sure)):
        parts.append(f"How sure I was: {sure}.")
    if asks:
        parts.append("## Questions for you")
        for number, ask in enumerate(asks, start=1):
            parts += [f"**{number}.** {' '.join(visible(ask).split())}", ANSWER_LINE]
    return "\n\n".join(part for part in parts if part) + "\n"


def render(checked: str, share_id: str, kind: str, would_like: str = "") -> str:
    """The whole file from a checked text.

    Args:
        checked: what came out of the check; its first line is the title.
        share_id: the random id of this share.
        kind: what the entry is, in words.
        would_like: what the writer would like back; empty for nothing.
    """
    title = checked.partition("\n")[0].removeprefix("# ")
    front = [
        "---",
        f"reflect: {SCHEMA}",
        f"note: {share_id}",
        f"kind: {kind}",
        f"title: {_quoted(title)}",
        f"lang: {LANGUAGE}",
    ]
    if would_like:
        front.append(f"would-like: {would_like}")
    answerable = ANSWER_LINE in checked
    how = " · answer under the lines above and send it back" if answerable else ""
    foot = ["---", "", wrap_markdown(f"{CHECKED} {PLEASE}"), "", f"Note {share_id}{how}", ""]
    return "\n".join([*front, "---", "", wrap_markdown(checked.rstrip("\n")), "", *foot])


def _shown(text: str) -> str:
    """Somebody's Markdown without what a reader would not see."""
    plain = visible(_COMMENT.sub("", text))
    plain = _PICTURE.sub(lambda found: f"[picture: {found[1] or 'not sent'}]", plain)
    return _LINK_TITLE.sub(r"\1)", plain).strip("\n")


def _quoted(text: str) -> str:
    """A value that other programs, which take front matter for YAML, read as the same text."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
