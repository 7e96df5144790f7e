"""The one pure function between text that somebody typed and a terminal that obeys what it is sent.

What is stored stays as it was typed; only what is shown passes through `visible`.
"""

from __future__ import annotations

import re

# C0 (tab and line feed apart), DEL and C1; bidi embeddings, overrides, isolates and marks; byte-order
# mark, zero-width space, word joiner and the invisible operators; interlinear marks; selectors of variants
# (but those of emoji) and tag characters, which can carry whole messages unseen; controls of shorthand
# and music. ZWJ and ZWNJ stay: emoji families and several scripts are misspelt without them.
HIDDEN = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"
    "\u00ad\u034f\u061c\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0d\ufeff\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""What no terminal is sent, as the inside of a character class."""
_DROP = re.compile(f"[{HIDDEN}]")
_BREAK = re.compile("\r\n|[\r\x85\u2028\u2029]")
_LONE = re.compile("[\ud800-\udfff]")
_SPACE = re.compile(r"\s+")


def visible(text: str) -> str:
    """What may be sent to a terminal: no control, escape, bidi or hidden characters; every line end is LF.

    An escape sequence loses its escape and stays as harmless letters, so the reader sees that something
    was there. Lone surrogates become U+FFFD, since no terminal encoding can carry them.
    """
    return _LONE.sub("\ufffd", _DROP.sub("", _BREAK.sub("\n", text)))


def one_line(text: str, width: int = 120) -> str:
    """`visible`, with white space folded, cut to at most `width` characters (an ellipsis included)."""
    # A huge text need not be folded whole to show its first words.
    folded = _SPACE.sub(" ", visible(text.lstrip()[: width * 40])).strip()
    return folded if len(folded) <= width else folded[: width - 1].rstrip() + "…"


def has_hidden(text: str) -> bool:
    """Whether `visible` would drop or replace characters, line ends apart."""
    plain = _BREAK.sub("\n", text)
    return bool(_DROP.search(plain) or _LONE.search(plain))


def storable(text: str) -> str:
    """The text as typed, to be kept: only lone surrogates, which no file can hold, become U+FFFD."""
    return _LONE.sub("\ufffd", text)
