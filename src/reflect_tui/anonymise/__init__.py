"""Finding what may identify someone, and what to put in its place: text in, findings out."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from reflect_tui.anonymise.types import Applied, Finding, FindingKind, Known, Reading, Remaining, Replacement

if TYPE_CHECKING:
    from reflect_tui.anonymise.apply import apply
    from reflect_tui.anonymise.detect import find, read
    from reflect_tui.anonymise.owner import forms
    from reflect_tui.anonymise.risks import risks
    from reflect_tui.anonymise.standins import stand_ins
    from reflect_tui.anonymise.verify import remaining, survivors

__all__ = [
    "Applied",
    "Finding",
    "FindingKind",
    "Known",
    "Reading",
    "Remaining",
    "Replacement",
    "apply",
    "find",
    "forms",
    "read",
    "remaining",
    "risks",
    "stand_ins",
    "survivors",
]

# The detectors compile some fifty patterns; a command that only needs the types must not wait for that.
_HOMES = {
    "apply": "apply",
    "find": "detect",
    "forms": "owner",
    "read": "detect",
    "remaining": "verify",
    "risks": "risks",
    "stand_ins": "standins",
    "survivors": "verify",
}


def __getattr__(name: str) -> object:
    """The public functions, imported when first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = found
    return found
