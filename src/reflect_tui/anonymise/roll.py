"""The names found so far in one export, by their words."""

from __future__ import annotations

from dataclasses import dataclass, field

from reflect_tui.anonymise.types import FindingKind


@dataclass(slots=True)
class Entry:
    """What is known of one word as a name."""

    kind: FindingKind
    sure: bool
    spelling: str
    times: int = 1


@dataclass(slots=True)
class Roll:
    """Every word of every name found in the export, so that it is found again wherever it stands.

    Attributes:
        words: Folded word to what it names.
        phrases: Names of several words, folded, to their kind.
        owned: First words of bodies, with their s: "Ferryman's" of "Ferryman's Night Shelter".
        beginnings: The first three and four letters of longer names of persons, which they may be called by.
        families: Last words of persons' full names, ordinary words too: "the Wards".
    """

    words: dict[str, Entry] = field(default_factory=dict)
    phrases: dict[tuple[str, ...], FindingKind] = field(default_factory=dict)
    families: set[str] = field(default_factory=set)
    owned: set[str] = field(default_factory=set)
    beginnings: set[str] = field(default_factory=set)

    def add(
        self, keys: tuple[str, ...], kind: FindingKind, sure: bool, alone: frozenset[str] | set[str]
    ) -> None:
        """Enter a name.

        Args:
            keys: Its folded words in order.
            kind: What it names.
            sure: Whether its detector was sure.
            alone: Those of its words that point at it by themselves.
        """
        if len(keys) > 1:
            self.phrases.setdefault(keys, kind)
            if kind is FindingKind.PERSON:
                self.families.add(keys[-1])
        if kind is FindingKind.PERSON and keys and len(keys[0]) > 4:
            self.beginnings |= {keys[0][:3], keys[0][:4]}
        for key in keys:
            if key in alone and len(key) > 1:
                entry = self.words.get(key)
                if entry is None:
                    self.words[key] = Entry(kind, sure, key)
                else:
                    entry.times += 1
                    entry.sure = entry.sure or sure
                    if kind is FindingKind.PERSON:
                        entry.kind = kind
