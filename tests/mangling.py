# ruff: noqa: E501 - sentences as people write them
"""What mail programs, word processors and people do to a note on its way back, for tests and benchmarks."""

from __future__ import annotations

import random
import re
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

from reflect_tui.domain.exchanging import Wish
from reflect_tui.domain.ids import new_share_id
from reflect_tui.exchange.asked import ANSWER_LINE, ask
from reflect_tui.exchange.note import render
from reflect_tui.exchange.reply_file import render_reply


@dataclass(frozen=True)
class Case:
    """A note that was sent, and what somebody answers in its places, in order."""

    share_id: str
    text: str
    answers: tuple[str, ...]
    questions: tuple[str, ...]
    """The question of each place; empty for the note as a whole."""


@dataclass(frozen=True)
class Mangled:
    """A file as it comes back."""

    name: str
    data: bytes


BODIES = (
    (
        "positive error",
        "The target we hit and the person we missed",
        "We closed the case inside our ten-day standard. A week later [Person A] was back, and the thing they "
        "had asked for twice was still not done.\n\n## What I judged, and what I was unsure of\n\nI judged that "
        "the housing letter was enough. I was unsure whether anybody had rung [Organisation A].\n\n## What I "
        'would do differently\n\nAsk "what would make this not come back?" before closing.',
    ),
    (
        "judgement",
        "I think he'll engage if we go together",
        "He answered when my colleague rang; he has not answered letters since June. Nothing else has changed "
        "that I know of, but his sister has moved out, and the flat is colder than it was.\n\nHow sure I was: "
        "fairly sure (70 %).",
    ),
    (
        "reflection",
        "Two managers, two stories",
        "One said the rota was agreed. The other said nobody had asked her.\n\n- I wrote down both.\n- I told "
        "neither of them about the other.\n- I went home and could not sleep.\n\nWhat nobody said was that the "
        "unit is closing in the spring. I keep coming back to the moment when the room went quiet, and to the "
        "way that I filled it. I filled it with a plan. It was a good plan, and nobody had asked for it, and "
        "by the end of the hour it was mine to do.",
    ),
    (
        "relationship note",
        "How we are, together",
        "> We don't do that here.\n\nShe said it kindly. I heard it as a door closing. It took me until the bus "
        "home to wonder whether she had been told the same thing, once, by somebody she trusted.",
    ),
    ("reflection", "Short", "I said too much in the meeting."),
)
QUESTIONS = (
    "What would you have noticed that I did not?",
    "Where is the standard helping us, and where is it hiding something from the people who set it?",
    "What question am I not asking?",
)
REPLIES: tuple[tuple[str, ...], ...] = (
    (
        "That they asked twice. I'd have heard the second ask as a signal.",
        "It helps when nobody is ill. It hides the ones who stop asking.",
        'Perhaps "who else saw this coming?"',
        "Would you be willing to bring this to the group in March?",
    ),
    (
        "Yes.",
        "Housing.",
        "I don't know.",
        "Thanks for sharing it.",
    ),
    (
        'Two things:\n\n- how often you say "we" and mean yourself\n- the letter: who was it for?',
        "In my place it's the same.\n\nThere was a week when I wrote everything down twice, once for the "
        "standard and once for me, and the second one was the one that I read before the next visit. After a "
        "while I stopped writing the first.",
        "1. What would happen if you left it?\n2. Who'd notice?",
        "You wrote that the thing they had asked for twice was still not done. I read that line three times.",
    ),
    (
        "Nothing, I think — it’s how I’d have done it too. “Enough” is a word I’d sit with, though.",
        "£40 a week isn't nothing & 10 days aren't either.",
        "Mae'n ddrwg gen i: what did the silence feel like?",
        "Under this line I would write your answer, too.",
    ),
    (
        "What made the room go quiet? And what did you do with your hands?",
        "When did you last see it help?",
        "",
        "",
    ),
)


def cases(seed: int = 7) -> list[Case]:
    """Notes × replies; the number of questions and the wish go round."""
    dice = random.Random(seed)
    found = []
    wishes = list(Wish)
    for number, (kind, title, body) in enumerate(BODIES):
        for turn, replies in enumerate(REPLIES):
            asks = QUESTIONS[: (number + turn) % 4]
            wish = wishes[(number + 2 * turn) % len(wishes)]
            share_id = new_share_id(dice.randbytes)
            mine = ["I'd go again, but not alone."] if asks and turn % 2 else []
            checked = "\n\n".join([f"# {title}", body, *ask(asks, mine)]) + "\n"
            text = render(checked, share_id, kind, wish)
            answers = (*replies[: len(asks)], replies[3] or replies[0])
            found.append(Case(share_id, text, answers, (*asks, "")))
    return found


def filled(case: Case) -> str:
    """The note with the answers typed under the lines."""
    parts = case.text.split(ANSWER_LINE)
    text = parts[0]
    for answer, part in zip(case.answers, parts[1:], strict=True):
        text += f"{ANSWER_LINE}\n\n{answer}{part}" if answer else ANSWER_LINE + part
    return text


def _quoted(text: str, mark: str = "> ") -> str:
    return "\n".join(mark + line if line else mark.rstrip() for line in text.split("\n"))


def _rewrapped(text: str, width: int, mark: str) -> str:
    """Lines broken anew where they are too long with the mark, as mail programs do, each for itself."""
    lines: list[str] = []
    for line in text.split("\n"):
        lines += [mark + part for part in textwrap.wrap(line, width - len(mark))] or [mark.rstrip()]
    return "\n".join(lines)


def _smart(text: str) -> str:
    text = re.sub(r'"([^"\n]*)"', "“\\1”", text).replace("'", "’")
    return text.replace("...", "…")


ATTRIBUTION = "On Thu, 19 Nov 2026 at 21:04, Sam Writer <sam.writer@example.org> wrote:"
OUTLOOK = (
    "From: Sam Writer <sam.writer@example.org>\nSent: 19 November 2026 21:04\n"
    "To: Robin Buddy <robin@example.org>\nSubject: a note"
)
SIGNATURE = "-- \nRobin Buddy\nSenior practitioner, Northtown\n07700 900123"
SIGN_OFF = "Kind regards,\nRobin\n\nRobin Buddy | Team leader\n01632 960123"
NAMES = ("Robin", "Sam Writer", "960123", "900123", "example.org")
"""What must not be left in any answer."""


def _inline(case: Case) -> str:
    """A reply that quotes the note, with the answers unquoted between."""
    parts = _quoted(case.text).split("> " + ANSWER_LINE)
    text = parts[0]
    for answer, part in zip(case.answers, parts[1:], strict=True):
        text += f"> {ANSWER_LINE}\n\n{answer}\n{part}" if answer else f"> {ANSWER_LINE}{part}"
    return text


def _numbered(case: Case) -> str:
    """The answers by themselves: what is for the note as a whole, then each under its number."""
    *numbered, whole = case.answers
    parts = [whole] if whole else []
    parts += [f"{number}. {text}" for number, text in enumerate(numbered, start=1) if text]
    return "\n\n".join(parts)


def _without_front(text: str) -> str:
    return text.split("\n---\n", 1)[1].lstrip("\n")


def _without_foot(text: str, case: Case) -> str:
    return re.sub(rf"\n---\n(?:(?!\n---\n)[\s\S])*Note {case.share_id}[^\n]*\n", "\n", text)


def _mail(text: str, encoding: str, *, as_file: bool = False) -> bytes:
    if as_file:
        letter = MIMEMultipart()
        letter.attach(MIMEText("Here it is.\n\nSent from my iPhone", "plain", "utf-8"))
        part = MIMEApplication(text.encode(), Name="note.md")
        part["Content-Disposition"] = 'attachment; filename="note.md"'
        letter.attach(part)
        letter["From"], letter["To"], letter["Subject"] = "robin@example.org", "sam@example.org", "Re: a note"
        return letter.as_bytes()
    message = EmailMessage()
    message["From"], message["To"] = "Robin Buddy <robin@example.org>", "sam@example.org"
    message["Subject"] = "Re: a note"
    message.set_content(text, cte=encoding)
    html = text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")
    message.add_alternative(f"<html><body><div>{html}</div></body></html>", subtype="html")
    return message.as_bytes()


def _word(case: Case) -> bytes:
    text = _smart(filled(case))
    text = re.sub(r"^---$", "———", text, flags=re.M)
    text = re.sub(r"^#+ ", "", text, flags=re.M)
    return re.sub(r"\*+", "", text).replace("\n\n", "\n").replace("\n", "\r\n").encode()


def _edited(case: Case) -> bytes:
    text = filled(case)
    for was, now in (("I ", "one "), ("was", "is"), ("the", "that")):
        head, mark, tail = text.partition("lang: en-GB")
        body, heading, rest = tail.partition("\n## ")
        text = head + mark + re.sub(rf"\b{was}", now, body, count=1) + heading + rest
    return text.encode()


def _in_one_paragraph(case: Case) -> bytes:
    """Every paragraph on one line, as from an editor that wraps softly."""
    return re.sub(r"(?<=[a-z,;.])\n(?=[a-z(])", " ", filled(case)).encode()


MANGLINGS: dict[str, Callable[[Case], bytes]] = {
    "clean": lambda c: filled(c).encode(),
    "CRLF and a BOM": lambda c: b"\xef\xbb\xbf" + filled(c).replace("\n", "\r\n").encode(),
    "first lines lost": lambda c: _without_front(filled(c)).encode(),
    "answers between quoted lines": lambda c: (
        f"Hi Sam,\n\n{ATTRIBUTION}\n\n{_inline(c)}\n\n{SIGNATURE}\n".encode()
    ),
    "all quoted, wrapped at 72": lambda c: f"{ATTRIBUTION}\n{_rewrapped(filled(c), 72, '> ')}\n".encode(),
    "quoted twice, wrapped at 64": lambda c: _rewrapped(filled(c), 64, "> > ").encode(),
    "through a word processor": _word,
    "hard spaces": lambda c: re.sub(" (?=[a-z])", "\u00a0", filled(c)).encode(),
    "empty lines gone": lambda c: re.sub(r"\n\n+", "\n", filled(c)).encode(),
    "empty lines doubled": lambda c: filled(c).replace("\n", "\n\n").encode(),
    "the note edited": _edited,
    "Windows-1252": lambda c: _smart(filled(c)).encode("cp1252", "replace"),
    "UTF-16": lambda c: filled(c).encode("utf-16"),
    "the lines to answer under deleted": lambda c: filled(c).replace(ANSWER_LINE + "\n\n", "").encode(),
    "a mail in quoted-printable": lambda c: _mail(
        f"{ATTRIBUTION}\n\n{_inline(c)}\n{SIGN_OFF}\n", "quoted-printable"
    ),
    "a mail in base64, the note attached": lambda c: _mail(filled(c), "base64", as_file=True),
    "answers by number above the note": lambda c: (
        f"{_numbered(c)}\n\n{SIGN_OFF}\n\n{OUTLOOK}\n\n{c.text}".encode()
    ),
    "answers by number, the note not quoted": lambda c: f"Note {c.share_id}\n\n{_numbered(c)}\n".encode(),
    "its number broken and in capitals": lambda c: (
        _without_front(filled(c))
        .replace(c.share_id, c.share_id[:9].upper() + "-\n" + c.share_id[10:].upper())
        .encode()
    ),
    "its number lost": lambda c: _without_front(_without_foot(filled(c), c)).encode(),
    "indented by four": lambda c: textwrap.indent(filled(c), "    ").encode(),
    "soft wrapped": _in_one_paragraph,
    "a phone and small print": lambda c: (
        f"[External email]\n\n{_inline(c)}\n\nSent from my iPhone\n\nThis email and any attachments are "
        "confidential and intended solely for the addressee. If you have received it in error, tell "
        "robin@example.org.\n"
    ).encode(),
    "a reply made in the app": lambda c: render_reply(
        c.text,
        dict(zip([*range(1, len(c.answers)), 0], c.answers, strict=True)),
        new_share_id(random.Random(c.share_id).randbytes),
    ).encode(),
    "quoted with bars": lambda c: _quoted(filled(c), "| ").encode(),
}


def mangled(case: Case) -> Sequence[Mangled]:
    """The reply to one note, in every way it may come back."""
    return [Mangled(name, mangle(case)) for name, mangle in MANGLINGS.items()]


_STRAIGHT = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "\u00a0": " "})


def plain(text: str) -> str:
    """A text as it is compared word for word: white space and the shape of quotes do not matter."""
    return " ".join(text.translate(_STRAIGHT).replace("*", "").split())
