"""Whom a bare name means where several people bear it: the one of them its own text speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from reflect_tui.anonymise.people import People
from reflect_tui.anonymise.relatives import Keys, Mention


def by_text(
    named: Sequence[Mention], names: Sequence[Sequence[Keys]], people: People
) -> dict[tuple[int, int], str]:
    """Entities of bare names that several people of the export bear, one of whom the text names otherwise.

    Args:
        named: Every place where a person is named.
        names: For each mark of each text the name it is to be taken for.
        people: The people of the export.

    Returns:
        Place of a mention (text, number of the mark) to its entity.
    """
    spoken_of: dict[int, set[str]] = {}
    for each in named:
        spoken_of.setdefault(each.page, set()).add(people.entity(names[each.page][each.at]))
    found: dict[tuple[int, int], str] = {}
    for each in named:
        keys = names[each.page][each.at]
        if len(keys) != 1 or not people.unknown(keys):
            continue
        bearers = {people.entity(k) for k in people.bearers(keys[0])}
        here = bearers & spoken_of[each.page]
        if len(bearers) > 1 and len(here) == 1:
            found[each.page, each.at] = here.pop()
    return found
