"""Why a file cannot be read as a note or a reply, in a sentence, and what to do about it."""

from __future__ import annotations

from typing import Final

from reflect_tui.exchange.decode import NotText

SENTENCES: Final = {
    NotText.EMPTY: ("is empty", "Ask for it once more, or paste the words."),
    NotText.BLANK: ("has no words in it, only spaces", "Ask for it once more, or paste the words."),
    NotText.WORD: (
        "is a Word document",
        "Save it as plain text there (.txt), or copy the words and paste them.",
    ),
    NotText.ZIP: (
        "is a zip folder or an office document",
        "Save what is in it as plain text, or paste the words.",
    ),
    NotText.RTF: ("is a rich-text document", "Save it as plain text there (.txt), or paste the words."),
    NotText.PDF: ("is a PDF", "Copy the words out of it and paste them."),
    NotText.HTML: ("is a web page", "Copy the words out of it and paste them."),
    NotText.BINARY: ("is not text; it may be a picture", "Is it the right file?"),
}
"""By kind: what it is, after the name of the file, and what to do."""
WEB_PAGE_ONLY: Final = (
    "is a mail with nothing but a web page in it",
    "Copy the words out of it and paste them.",
)
