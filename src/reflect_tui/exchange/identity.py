"""Names for packs and questions that stay the same when only spaces, quotes or capitals change."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Final

LONGEST_SLUG: Final = 60
_STRAIGHT = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)
_QUIET_END = " .?!…:;,"
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def folded(text: str) -> str:
    """The wording as it is compared: NFKC, no capitals, straight quotes, one space, no stop at the end."""
    plain = unicodedata.normalize("NFKC", text.translate(_STRAIGHT)).casefold().translate(_STRAIGHT)
    return " ".join(plain.split()).rstrip(_QUIET_END)


def question_id(wording: str) -> str:
    """Twelve hex digits that stand for this wording, however it is quoted, spaced or capitalised."""
    return hashlib.sha256(folded(wording).encode()).hexdigest()[:12]


def slug(title: str) -> str:
    """A name of lower-case ASCII letters, digits and hyphens, at most 60 long, that is never a path.

    A title that ASCII cannot spell is named by its hash; names that Windows keeps for devices get `-pack`.
    """
    plain = unicodedata.normalize("NFKD", title.translate(_STRAIGHT).replace("'", "")).casefold()
    name = _NOT_SLUG.sub("-", plain.encode("ascii", "ignore").decode()).strip("-")
    spelt = sum(letter.isalnum() for letter in plain)
    if not name or len(name.replace("-", "")) * 2 < spelt:
        return f"pack-{hashlib.sha256(title.encode()).hexdigest()[:12]}" if spelt else "pack"
    if len(name) > LONGEST_SLUG:
        cut = name[: LONGEST_SLUG + 1].rpartition("-")[0]
        name = (cut if len(cut) > LONGEST_SLUG // 2 else name[:LONGEST_SLUG]).strip("-")
    return f"{name}-pack" if _RESERVED.fullmatch(name) else name
