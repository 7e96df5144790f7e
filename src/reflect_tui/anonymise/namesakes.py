"""Full names that are one person's: longer and shorter, turned round, with a pet name, with a slip."""

from __future__ import annotations

from collections.abc import Sequence

from reflect_tui.anonymise.first_names import usual_first_name
from reflect_tui.anonymise.lexicon import Lexicon
from reflect_tui.anonymise.likeness import as_said, one_slip
from reflect_tui.anonymise.nicknames import may_be_misspelt, may_be_one, sound_alike
from reflect_tui.anonymise.relatives import Apart
from reflect_tui.anonymise.things import by_word, few

Keys = tuple[str, ...]


def one_persons(full: Sequence[Keys], lexicon: Lexicon, apart: Apart) -> dict[Keys, Keys]:
    """Each full name with the one that stands for the person.

    Args:
        full: Names with a first and a family name, in order of first mention.
        lexicon: The word lists.
        apart: Who was told apart by what stands about the names.
    """
    home: dict[Keys, Keys] = {}
    with_word = by_word(full)
    for keys in sorted(full, key=len, reverse=True):
        options = [k for k in few(with_word, keys[0]) if _continues(keys, k)]
        home[keys] = options[0] if len({tuple(sorted(k)) for k in options}) == 1 else keys
    seen: dict[Keys, Keys] = {}
    for keys in full:
        # "Nguyen Hanh" of the register is Hanh Nguyen.
        first = seen.setdefault(tuple(sorted(keys)), keys)
        if home[keys] == keys:
            home[keys] = home[first]
    heads = list(dict.fromkeys(home[k] for k in full))
    with_word = by_word(heads)
    for keys in heads:
        namesakes = [h for h in few(with_word, keys[-1]) if h[-1] == keys[-1] and h[0] != keys[0]]
        _join(keys, [h for h in namesakes if _one_first_name(keys[0], h[0], lexicon)], home, apart)
    with_word = by_word(full)
    for keys in heads:
        _join(keys, _misspelt(keys, with_word, lexicon), home, apart)
    return {keys: _end(keys, home) for keys in full}


def _join(keys: Keys, options: Sequence[Keys], home: dict[Keys, Keys], apart: Apart) -> None:
    """Make one person of a name and the only other it can be."""
    free = [h for h in options if frozenset((keys, h)) not in apart.pairs]
    ends = list(dict.fromkeys(_end(h, home) for h in free))
    if len(ends) == 1 and home[keys] == keys and ends[0] != keys:
        short, long = sorted((keys, ends[0]), key=lambda k: (len(k), len(k[0])))
        home[short] = long


def _end(keys: Keys, home: dict[Keys, Keys]) -> Keys:
    while home.get(keys, keys) != keys:
        keys = home[keys]
    return keys


def _continues(keys: Keys, longer: Keys) -> bool:
    """Whether a longer name holds a shorter one: from its beginning, at its end, or turned round."""
    if len(longer) <= len(keys) or not set(keys) <= set(longer):
        return False
    return longer[0] == keys[0] or longer[-len(keys) :] == keys or longer[-1] == keys[0]


def _one_first_name(one: str, other: str, lexicon: Lexicon) -> bool:
    """Whether two first names before one surname may be one person's: "Vi" and "Violet", or a slip."""
    short, long = sorted((one, other), key=len)
    if len(short) == 2 and len(long) > 4 and long.startswith(short):
        return True
    both_usual = all(k in lexicon.given or usual_first_name(k) for k in (one, other))
    # Kiran and Karan may be brothers; Jonathan and Jonathon are one man.
    slip = may_be_misspelt(one, other) and (len(short) > 6 or not both_usual)
    return slip or may_be_one(one, other)


def _misspelt(keys: Keys, with_word: dict[str, list[Keys]], lexicon: Lexicon) -> list[Keys]:
    """Full names that are this one but for a slip in the surname: Carys-Ann and Carys Anne."""
    options = [
        h for h in few(with_word, keys[0]) if h[0] == keys[0] and _surname_slip(keys[1:], h[1:], lexicon)
    ]
    if len(keys) == 2:
        # "Ms Balogun-Reese" of Oyinkan Balogun-Reece.
        longer = [h for h in few(with_word, keys[0]) if len(h) == 3 and h[1] == keys[0]]
        longer += [h for h in few(with_word, keys[1]) if len(h) == 3 and h[2] == keys[1]]
        options += [h for h in longer if _surname_slip(keys, h[1:], lexicon)]
    return options


def _surname_slip(one: Keys, other: Keys, lexicon: Lexicon) -> bool:
    """Whether two surnames of as many words differ in one of them, and there by a slip."""
    differ = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    if len(one) != len(other) or len(differ) != 1:
        return False
    a, b = differ[0]
    short, long = sorted((a, b), key=len)
    if sound_alike(as_said(a), as_said(b)) or long == f"{short}e":
        return True
    both_usual = a in lexicon.family and b in lexicon.family and len(one) == 1
    return not both_usual and one_slip(a, b) and {a[-1], b[-1]} != {"a", "i"}
