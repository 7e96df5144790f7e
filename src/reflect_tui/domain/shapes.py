"""The professional records that an entry can be shaped as."""

from __future__ import annotations

from enum import StrEnum


class Shape(StrEnum):
    """A body whose record an entry can be shaped as; the values are the words of the command line."""

    NMC = "nmc"
    SWE = "swe"
    HCPC = "hcpc"
    GMC = "gmc"

    @property
    def label(self) -> str:
        """The body as people call it."""
        return "Social Work England" if self is Shape.SWE else self.value.upper()
