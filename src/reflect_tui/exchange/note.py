"""The note: one entry as a Markdown file for somebody else, who may have only Notepad.

`compose` makes the text that is checked; what comes out of the check goes through `render` into the file.
Nothing in the file says who wrote it, when, where or with what: there is a kind, a title, the words, and a
random share id, twice, since front matter gets lost in mail.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from reflect_tui.domain.certainty import say_how_sure
from reflect_tui.domain.entries import Entry
from reflect_tui.domain.exchanging import Wish
from reflect_tui.domain.sections import sections
from reflect_tui.domain.text import visible
from reflect_tui.exchange.asked import ANSWER_LINE, ask, with_wish
from reflect_tui.exchange.wrapping import wrap_markdown

SCHEMA = "note/1"
LANGUAGE = "en-GB"
CHECKED = "Details that could identify people have been changed."
PLEASE = "If you recognise somebody all the same, tell me, and keep it between us."

_COMMENT = re.compile(r"<!--(?:-?>|.*?(?:-->|\Z))", re.DOTALL)
_PICTURE = re.compile(r"!\[([^\]\n]*)\]\((?:[^()\n]|\([^()\n]*\))*\)")
_LINK_TITLE = re.compile(
    r"(\]\((?:<[^<>\n]*>|[^)\s]*))\s+"
    r"(?:\"(?:(?!\n\s*\n)[^\"])*\"|'(?:(?!\n\s*\n)[^'])*'|\((?:(?!\n\s*\n)[^()])*\))\s*\)"
)
# `[Person A]: Yes` at the beginning of a line is the target of a link to Markdown, and is not shown.
_DEFINITION = re.compile(
    r"^([\s>*+-]*(?:\d{1,9}[.)] +)?\[[^\]\n]+\]):(?=[ \t]*(?:\S+[ \t]*(?:[\"'(].*)?)?$)", re.MULTILINE
)
_SPACE_AT_END = re.compile(r"[ \t]+$", re.MULTILINE)


def compose(entry: Entry, asks: Sequence[str] = (), mine: Sequence[str] = ()) -> str:
    """An entry as the text of a note, with the real names still in it: this is what the check reads.

    Answers that are to be kept private are not in it, nor is anything that does not show: comments, the
    targets of pictures, the titles of links, hidden characters.

    Args:
        entry: what is shared.
        asks: questions to the reader, in order.
        mine: what the writer would answer to each question, to be read afterwards.
    """
    private = {answer.question_id for answer in entry.answers if answer.keep_private}
    title = "" if "title" in private else on_one_line(entry.title)
    parts = [f"# {title or entry.kind.label.capitalize()}"]
    for section in sections(entry):
        if section.keep_private:
            continue
        if heading := on_one_line(section.heading):
            parts.append(f"## {heading}")
        parts.append(shown(section.text))
    if entry.judgement and entry.judgement.how_sure is not None and "how_sure" not in private:
        parts.append(f"How sure I was: {say_how_sure(entry.judgement.how_sure)}.")
    answers = [*mine, *[""] * len(asks)]
    both = [
        (said, shown(own)) for each, own in zip(asks, answers, strict=False) if (said := on_one_line(each))
    ]
    parts += ask([said for said, _ in both], [own for _, own in both])
    return "\n\n".join(part for part in parts if part) + "\n"


def render(checked: str, share_id: str, kind: str, wish: Wish | None = None, may: Sequence[str] = ()) -> str:
    """The whole file from a checked text.

    Args:
        checked: what came out of the check; its first line is the title.
        share_id: the random id of this share.
        kind: what the entry is, in words.
        wish: what the writer would like back; None for nothing. It stands in our words, which need no check.
        may: lines that say what a group may do with it, in our words as well.
    """
    checked = _DEFINITION.sub(r"\1 :", unicodedata.normalize("NFC", checked))
    title = checked.partition("\n")[0].removeprefix("# ")
    front = [
        "---",
        f"reflect: {SCHEMA}",
        f"note: {share_id}",
        f"kind: {kind}",
        f"title: {_quoted(title)}",
        f"lang: {LANGUAGE}",
    ]
    if wish is not None:
        front.append(f"would-like: {wish.value}")
        checked = with_wish(checked, wish)
    front += may
    answerable = ANSWER_LINE in checked
    how = " · answer under the lines above and send it back" if answerable else ""
    foot = ["---", "", wrap_markdown(f"{CHECKED} {PLEASE}"), "", f"Note {share_id}{how}", ""]
    return "\n".join([*front, "---", "", wrap_markdown(checked.rstrip("\n")), "", *foot])


def shown(text: str) -> str:
    """Somebody's Markdown without what a reader would not see."""
    # Hidden characters first: one in the middle of `<!--` would keep it from being seen as what it is.
    plain = unicodedata.normalize("NFC", visible(text))
    plain = _COMMENT.sub("", plain).replace("<!--", "< !--")
    # Two spaces are a line break; more or fewer say nothing, and might say something to somebody.
    plain = _SPACE_AT_END.sub(lambda found: "  " if found[0].startswith("  ") else "", plain)
    plain = _PICTURE.sub(lambda found: f"[picture: {found[1] or 'not sent'}]", plain)
    return _LINK_TITLE.sub(r"\1)", plain).strip("\n")


def on_one_line(text: str) -> str:
    """The same on one line, for titles and questions."""
    return " ".join(shown(text).split())


def _quoted(text: str) -> str:
    """A value that other programs, which take front matter for YAML, read as the same text."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
