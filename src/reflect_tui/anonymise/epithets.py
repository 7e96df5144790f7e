"""Namesakes told apart by what is said with the name: Big Shug and Wee Shug, Ali and "the other Ali"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reflect_tui.anonymise.relatives import Apart, Keys, Mention
from reflect_tui.anonymise.words import bag

_ELDER = bag("big tall large auld old older elder senior snr sr mawr fawr mor hen first")
_YOUNGER = bag("wee little small young younger junior jnr jr bach fach beag og ifanc second")
_BEFORE = re.compile(
    r"(?<!\w)(the other|big|tall|large|auld|old|older|elder|wee|little|small|young|younger)\s"
    r"(?:(?:mr|mrs|ms|miss|dr)\.?\s)?$",
    re.I,
)
_AFTER = re.compile(
    r",?\s\(?(?:the\s)?(senior|snr|sr|junior|jnr|jr|elder|younger|mawr|fawr|m[oó]r|bach|fach|beag|"
    r"[oó]g)(?![\w'’])",
    re.I,
)
_SEVERAL = re.compile(r"(?<!\w)(?:two|three|four|five|both)\s$", re.I)
_OTHER, _REACH = "the other", 18


def by_epithet(named: Sequence[Mention], names: Sequence[Sequence[Keys]], apart: Apart) -> None:
    """Tell apart the bearers of one first name where an export says of it both "big" and "wee".

    A bare name goes to the one its text speaks of; where a text speaks of both it is nobody's in particular.

    Args:
        named: Every place where a person is named.
        names: For each mark of each text the name without words of respect.
        apart: What was told apart already; what is found is entered.
    """
    said: dict[str, dict[str, list[Mention]]] = {}
    firsts = {keys[0] for row in names for keys in row if keys}
    for each in named:
        keys = names[each.page][each.at]
        if len(keys) == 1 and _SEVERAL.search(each.flat[max(0, each.mark.start - 8) : each.mark.start]):
            stem = keys[0][:-1]
            if keys[0].endswith("s") and stem in firsts:
                # "Two Alis" is neither of them.
                apart.keys[each.page, each.at] = (stem, "several")
                continue
        if len(keys) == 1 and len(keys[0]) > 1:
            said.setdefault(_singular(keys[0], said), {}).setdefault(_epithet(each), []).append(each)
    for name, groups in said.items():
        sorts = {sort for sort in groups if sort}
        if len(sorts) < 2 and not (_OTHER in sorts and "" in groups):
            continue
        apart.shared.add(name)
        for sort in sorts:
            for each in groups[sort]:
                apart.keys[each.page, each.at] = (name, sort)
        pages = {s: {m.page for m in groups[s]} for s in sorts - {_OTHER}}
        for each in groups.get("", ()):
            here = {s for s, texts in pages.items() if each.page in texts}
            if len(here) == 1:
                apart.keys[each.page, each.at] = (name, here.pop())


def _singular(key: str, said: dict[str, dict[str, list[Mention]]]) -> str:
    """The name of which a word may be the plural: "two Conceptas" are called Concepta."""
    return key[:-1] if key.endswith("s") and key[:-1] in said else key


def _epithet(each: Mention) -> str:
    """Which of two namesakes a name is said to be: "elder", "younger", "the other"; empty if neither."""
    within = each.mark.keys[0] if len(each.mark.keys) > 1 else ""
    before = _BEFORE.search(each.flat[max(0, each.mark.start - _REACH) : each.mark.start])
    after = _AFTER.match(each.flat, each.mark.end)
    for word in (within, before[1].lower() if before else "", after[1].lower() if after else ""):
        if word == _OTHER:
            return _OTHER
        if word in _ELDER or word in _YOUNGER:
            return "elder" if word in _ELDER else "younger"
    return ""
