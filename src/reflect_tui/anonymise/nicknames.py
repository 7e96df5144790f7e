"""Short and pet forms of first names: which two names may be one person's."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

from reflect_tui.anonymise.first_names import leaning_of, usual_first_name
from reflect_tui.anonymise.words import bag


def _groups(name: str) -> list[list[str]]:
    """The lines of a table: a full name, and what it is shortened to."""
    text = (resources.files(__package__) / "data" / name).read_text("utf-8")
    return [line.split() for line in text.splitlines()]


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[int, bool]]:
    """Each name with its groups, and whether it is the full name of the group."""
    table: dict[str, dict[int, bool]] = {}
    for number, group in enumerate([*_groups("nicknames.txt"), *_groups("short-forms.txt")]):
        for at, name in enumerate(group):
            table.setdefault(name, {})[number] = not at
    return table


@lru_cache(maxsize=1)
def _heads() -> list[str]:
    """The full name of each group."""
    return [group[0] for group in [*_groups("nicknames.txt"), *_groups("short-forms.txt")]]


def _listed_together(a: str, b: str) -> bool:
    """Whether the table has two names as forms of one.

    Mags and Peggy are both Margaret, but where both are named they are rather two people.
    """
    one, other = _table().get(a, {}), _table().get(b, {})
    alike = a[:2] == b[:2]
    return any(alike or one[number] or other[number] for number in one.keys() & other.keys())


def leaning_of_short(name: str) -> int:
    """What `leaning_of` says of a first name; of a short form what it says of what that is short for."""
    groups = () if usual_first_name(name) else tuple(_table().get(name, ()))
    leanings = {leaning_of(_heads()[number]) for number in groups}
    return leanings.pop() if len(leanings) == 1 else leaning_of(name)


def may_be_misspelt(a: str, b: str) -> bool:
    """Whether two spellings differ by one slip inside the word: letters swapped, one wrong or missing.

    The first letter and the ending must agree, so that Samir and Samira, Maria and Marie stay apart.
    """
    if a == b or a[0] != b[0] or min(len(a), len(b)) < 5 or abs(len(a) - len(b)) > 1:
        return False
    head = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if len(a) != len(b):
        short, long = sorted((a, b), key=len)
        return head < len(short) and short[head:] == long[head + 1 :]
    swapped = a[head : head + 2] == b[head : head + 2][::-1] and a[head + 2 :] == b[head + 2 :]
    return swapped or (head < len(a) - 1 and a[head + 1 :] == b[head + 1 :])


_SOUNDS = (("mac", "mc"), ("ph", "f"), ("ck", "k"), ("ee", "i"), ("y", "i"), ("q", "k"), ("h", ""))
# Small endings from many tongues, the long ones first.
_SMALL = sorted(
    bag(
        "inho inha zinho zinha usia unia czka eczka cito cita ito ita ico ica illo uccio uccia etto etta "
        "ushka enka ulka usz ush cia zia sia dzia iek ek ik ka ko cik cuk cim can jan u i"
    ),
    key=lambda ending: (-len(ending), ending),
)
_SURNAME_PETS = ("ers", "sy", "ie", "y", "o", "a", "s")
_PET_ENDINGS = ("zzie", "zza", "zzy", "zz", "zer", "zie", "za", "z")


@lru_cache(maxsize=16384)
def sounds(name: str) -> str:
    """Roughly how a folded name is said, so that Rawaa and Rawah, Mohammed and Muhamed's doubles agree."""
    said = name[1:]
    for letters, sound in _SOUNDS:
        said = said.replace(letters, sound)
    return "".join(c for i, c in enumerate(name[:1] + said) if not i or c != (name[:1] + said)[i - 1])


@lru_cache(maxsize=16384)
def _bones(name: str) -> str:
    """What is said of a name without its vowels."""
    return "".join(c for c in sounds(name) if c not in "aeiou")


def sound_alike(a: str, b: str) -> bool:
    """Whether two spellings of some length are said the same, or differ only in vowels inside a long one."""
    if a == b or min(len(a), len(b)) < 4:
        return False
    if sounds(a) == sounds(b):
        return True
    bones_a, bones_b = _bones(a), _bones(b)
    return len(bones_a) > 4 and bones_a == bones_b and (a[-1] in "aeiou") == (b[-1] in "aeiou")


def surname_pet(key: str, surname: str) -> bool:
    """Whether a word is a nickname made of a surname: Macca of McNamara, Robbo, Thommo, Wrighty, Gibbers."""
    if key in {"macca", "mackie", "macker"}:
        return surname.startswith(("mac", "mc")) and len(surname) > 4
    if _is_piece(key, surname):
        return True
    ending = next((e for e in _SURNAME_PETS if key.endswith(e)), "")
    stem = key.removesuffix(ending)
    if not ending or len(stem) < 3 or stem == surname or len(key) >= len(surname):
        return False
    if len(stem) > 3 and stem[-1] == stem[-2]:
        stem = stem[:-1] if not surname.startswith(stem) else stem
    return surname.startswith(stem) and (len(stem) > 3 or len(surname) < 9)


def _is_piece(key: str, surname: str) -> bool:
    """Whether a word is the beginning or the end of a long surname: Blenk of Blenkinsop, Chetti, Penners."""
    if key in _table() or usual_first_name(key):
        # Rick is nobody's Rickman.
        return False
    stem = key.removesuffix("ers")
    if stem != key and len(stem) > 3 and stem[-1] == stem[-2]:
        stem = stem[:-1]
    if surname.startswith(stem):
        return len(stem) > 2 and len(surname) - len(stem) >= (3 if len(stem) > 3 else 5)
    return len(key) > 4 and surname.endswith(key) and len(surname) - len(key) > 1


def like_first(key: str) -> bool:
    """Whether an unlisted word looks like a first name as far as the tables and its ending tell."""
    return key in _table() or usual_first_name(key) or key[-1] in "aeiouy"


def pet_names() -> frozenset[str]:
    """Every name of the first table. Those of the second, words among them, tell who is who and no more."""
    return frozenset(name for group in _groups("nicknames.txt") for name in group)


def may_be_one(a: str, b: str) -> bool:
    """Whether two first names (folded) may be forms of one: listed together, or one a piece of the other."""
    if a == b:
        return True
    if _listed_together(a, b):
        return True
    pairs = ((a, b), (b, a))
    return any(_shortens(*p) or _pets(*p) or _fondly(*p) for p in pairs) or _pets_alike(a, b)


def _fondly(short: str, long: str) -> bool:
    """Whether a word no list has is a fond form of a name: Wennie of Eurwen, Nell of Petronella, Gracie.

    What the table lists belongs to the names it is listed with: Terry is not Peter, nor Lenny Ellen.
    """
    if short in _table() or usual_first_name(short) or len(short) < 4 or len(long) < 4:
        return False
    ending = next((e for e in ("ie", "ey", "y", "i", "es") if short.endswith(e)), "")
    stem = short.removesuffix(ending)
    if ending == "es":
        # Tobes, Jakes.
        return len(stem) == 3 and long.startswith(stem)
    if long.endswith("e") and stem == long[:-1] and ending:
        return True
    if not ending:
        return long.endswith(f"{short}a") and len(long) > len(short) + 2
    if len(short) == 4 and ending == "i" and len(long) > 5:
        # Bisi of Bisola, Temi of Temitope.
        return long.startswith(stem)
    stem = stem[:-1] if stem[-1] == stem[-2] and not long.endswith(stem) else stem
    return len(stem) > 2 and long.endswith((stem, f"{stem}a")) and not long.startswith(stem)


def _pets_alike(a: str, b: str) -> bool:
    """Whether two pet forms differ only in how their ending is written: Davy and Davie, Effie and Effy."""
    stems = [next((k.removesuffix(e) for e in ("ie", "ey", "y") if k.endswith(e)), "") for k in (a, b)]
    return stems[0] == stems[1] and len(stems[0]) > 2 and not (usual_first_name(a) and usual_first_name(b))


def _pets(short: str, long: str) -> bool:
    """Whether a name is the first sounds of a longer one with a z behind: Caz, Shaz, Dezzie."""
    ending = next((e for e in _PET_ENDINGS if short.endswith(e)), "")
    stem = short.removesuffix(ending)
    if not ending or not 2 <= len(stem) <= 3 or stem[-1] not in "aeiou" or len(long) <= len(stem) + 2:
        return False
    return long.startswith(stem) and long[len(stem)] in "rszlcdhxj"


def _is_small(short: str, long: str) -> bool:
    """Whether a name nobody bears in full is a beginning with a small ending: Szymek, Thandi, Pedrinho."""
    if usual_first_name(short) or len(short) > len(long) + 3:
        return False
    ending = next((e for e in _SMALL if short.endswith(e)), "")
    stem = short.removesuffix(ending)
    whole = stem == long or stem == long[:-1]
    if not ending or len(stem) < (3 if len(ending) > 1 and whole else 4) or not long.startswith(stem):
        return False
    return whole or len(ending) > 1 or len(long) > len(short)


def _shortens(short: str, long: str) -> bool:
    """Whether a name is a beginning or end of a longer one, pet endings apart ("kezzie" of "keziah")."""
    if len(short) == 3 and len(long) >= 6 and long.startswith(short):
        return True
    if len(short) == 3 and len(long) == 5:
        return long.endswith(short) or (long.startswith(short) and short[2] not in "aeiouy")
    other_sex = long in {f"{short}ah", f"{short}ia"}
    held = long.startswith(short) or long.endswith(short)
    if len(short) >= 4 and len(long) - len(short) >= 2 and held and not other_sex:
        return True
    fewer = 6 if usual_first_name(short) else 5
    if len(short) == 4 and len(long) > fewer and short[:3] == long[:3] and short[3] == long[-1]:
        return short[3] in "aeiou"
    if _is_small(short, long):
        return True
    ending = next((e for e in ("ie", "ey", "y") if short.endswith(e)), "")
    stem = short.removesuffix(ending)
    if ending and len(stem) == 2 and len(long) > 4 and long.startswith(stem) and stem[0] in "aeiou":
        return True
    if ending == "ey" and len(stem) == 3:
        return long.startswith(stem) and len(long) > 4
    if short[-1] == "s" and len(short) == 4 and len(long) > 5 and long.startswith(short[:3]):
        # Debs, Gabs.
        return not usual_first_name(short)
    if not ending and short[-1] in "soz" and len(short) > 4 and long.startswith(short[:-1]):
        # Reubs, Kwabs, Wando; Lenks of Lenka, who is no longer than that.
        longer = len(long) > len(short) or (short[-1] == "s" and not usual_first_name(short))
        return longer and not long.startswith(short)
    if len(stem) == 3 and ending and len(long) > 5 and not usual_first_name(short):
        # Josie of Josefina.
        return long.startswith(stem)
    if not ending or len(stem) < 4:
        return False
    if stem[-1] == stem[-2] or stem.endswith("ck"):
        stem = stem[:-1]
    return long.startswith(stem) and len(long) > len(stem) + 1 and long != short
