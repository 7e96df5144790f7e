"""Names where letters and e-mails put them: after "Dear", in a signature, before a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflect_tui.anonymise.lexicon import Lexicon
from reflect_tui.anonymise.marks import LIKELY, Mark
from reflect_tui.anonymise.tokens import Page
from reflect_tui.anonymise.types import FindingKind
from reflect_tui.anonymise.words import FUNCTION

_NAME = r"([^\W\d_][\w'’-]{1,24}(?:[ ][^\W\d_][\w'’.-]{0,24}){0,2})"
_GREETING = re.compile(
    rf"(?im)^[>\s]*(?:hi|hiya|hello|hey|dear|morning|good morning|afternoon|good afternoon|evening|"
    rf"annwyl|helo|s'?mae|shwmae)[ ,]+{_NAME}[ ]?[,!:–-]?[ ]*$"
)
_SIGNED = re.compile(
    r"(?im)^[>\s]*(?:(?:many |with |kind |best |warm |kindest )*(?:thanks|thank you|regards|wishes|"
    r"cheers|best|love|yours|yours sincerely|"
    rf"yours faithfully|sincerely|diolch|cofion|diolch yn fawr|ta|all the best|take care|bw|kr|x+|warmly|"
    rf"in solidarity|speak soon)|(?:thanks|thank you|cheers|ta|"
    rf"diolch)\b[^\n]{{0,40}})[ ]?[,.!]*[ ]*\n+[>\s]*(?:[-–~][ ]?)?{_NAME}[ ]?[x.]*[ ]*$"
)
_ADDRESSED = re.compile(r"(?m)^[>\s]*([^\W\d_a-z][\w'’-]{1,24}),[ ]*\n\s*\n")
# "Gittins, O." of a list and "VANE, Jocelyn" of a mail's head; "Kolb, D. (1984)" is a book's.
_SURNAME = r"[A-Z][a-zA-Z'’]{1,24}(?:-[A-Z][a-zA-Z'’]{1,24})?"
_LISTED = rf"(?<![\w-])({_SURNAME}, [A-Z]\.(?: ?[A-Z]\.){{0,2}})"
_TURNED_ROUND = re.compile(
    rf"(?<![\w.,&] ){_LISTED}(?=\s*(?:[|;:)\n–—-]|[A-Z]{{2,}}|\d|$))|"
    rf"{_LISTED}(?=, (?!&|and\s|[A-Z]|\(?(?:19|20)\d\d))|"
    r"(?im:^[>\s]*(?:from|to|cc|bcc|attendees|present|apologies): ?)"
    r"([A-Z]{2}[A-Z'’-]{0,22}, [A-Z][a-z]{1,20})"
)


def letters(page: Page, lexicon: Lexicon) -> Iterator[Mark]:
    """Marks for the one a letter greets and the one who signed it, though their names be ordinary words."""
    for pattern, why in (
        (_GREETING, "follows a greeting"),
        (_SIGNED, "stands where a letter is signed"),
        (_ADDRESSED, "stands where a letter begins"),
    ):
        for found in pattern.finditer(page.flat):
            start, end = found.span(1)
            members = [t for t in page.tokens if start <= t.start < end]
            keys = tuple(t.key for t in members)
            if keys and not any(_plain(lexicon, key, pattern is _ADDRESSED) for key in keys):
                yield Mark(start, members[-1].end, FindingKind.PERSON, why, "letter", False, LIKELY, keys)
    for found in _TURNED_ROUND.finditer(page.flat):
        start, end = found.span(found.lastindex or 0)
        members = [t for t in page.tokens if start <= t.start < end]
        comma = page.flat.index(",", start)
        surname = tuple(t.key for t in members if t.start < comma)
        if surname and surname[0] not in lexicon.kept and surname[0] not in lexicon.thinkers:
            keys = (*(t.key for t in members if t.start > comma), *surname)
            why = "has the surname first, as lists have"
            yield Mark(start, end, FindingKind.PERSON, why, "letter", False, LIKELY + 1, keys)


def _plain(lexicon: Lexicon, key: str, strict: bool) -> bool:
    """Whether a word at such a place is no name: "Hi all", "Thanks, Team"."""
    if (
        key in FUNCTION
        or key in lexicon.generic
        or key in lexicon.roles
        or key in lexicon.kept
        or key in _EVERYBODY
    ):
        return True
    return lexicon.common(key) and key not in lexicon.given_word and (strict or key in lexicon.allow["words"])


_EVERYBODY = frozenset(
    [
        "all",
        "everyone",
        "team",
        "folks",
        "both",
        "colleagues",
        "there",
        "journal",
        "diary",
        "self",
        "sir",
        "madam",
    ]
)
