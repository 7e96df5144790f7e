"""Everyday misspelling: whether an unknown word is a common one as it sounds, or with a finger's slip."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from reflect_tui.anonymise.words import FUNCTION, bag

# As it is typed, and as it might be meant. A second change is tried only where the writer misspells a lot.
_SOUNDS = (
    "f-ph f-gh f-lf f-ff k-ck k-c k-lk c-ck c-k s-c s-ss s-sc s-st z-s x-cks x-ks n-kn n-nn r-wr r-rr "
    "w-wh t-tt t-ght t-th l-ll m-mb m-mm p-pp d-dd d-ed d-th g-gg b-bb v-ve ite-ight ae-ea o-oo o-oa "
    "o-ow o-ough oo-o u-oo u-ou u-ue u-ew u-o o-u e-ea e-ee e-ai e-a e-i i-e i-ie i-y ee-ea ee-e ea-e "
    "ay-ey ai-a a-ai a-e a-o a-ea a-au o-a ou-ow ow-ou or-our or-ore or-oor er-or er-ir er-ere er-re "
    "ur-er ar-a oar-ore oor-our shun-tion sh-ti ch-tch j-dg y-i y-ey ie-y ei-ie ie-ei ll-l tt-t ss-s "
    "nn-n rr-r pp-p mm-m cc-c ff-f zz-z dd-d gg-g bb-b ck-k ed-d"
)
_RULES = tuple((typed, meant) for typed, _, meant in (rule.partition("-") for rule in _SOUNDS.split()))
_CLIPPED = bag(
    "wont dont isnt arent wasnt werent hasnt havent hadnt doesnt didnt cant couldnt wouldnt shouldnt mustnt "
    "neednt weve theyve youve theyll youll thats whats theres heres wheres whos theyre youre shouldve "
    "wouldve couldve aint"
)
_SMALL_WORDS = FUNCTION | bag("monday tuesday wednesday thursday friday saturday sunday")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _shortened(key: str) -> list[str]:
    """A word, and what is left of it without any one letter."""
    return [key, *(key[:i] + key[i + 1 :] for i in range(len(key)))]


@lru_cache(maxsize=2)
def _all_shortened(small: frozenset[str]) -> frozenset[str]:
    return frozenset(part for word in small for part in _shortened(word))


def _may_be_near(key: str, small: frozenset[str]) -> bool:
    """Whether a closer look for one wrong letter is worth it; never False where there is one."""
    near = _all_shortened(small)
    return any(part in near for part in _shortened(key))


def changed(key: str) -> Iterator[str]:
    """What a word might be meant to be, if one sound in it is spelt by ear."""
    for typed, meant in _RULES:
        at = key.find(typed)
        while at >= 0:
            yield key[:at] + meant + key[at + len(typed) :]
            at = key.find(typed, at + 1)
    yield key + "e"
    if key.endswith("in"):
        yield key + "g"
    if key[-1:] == "e":
        yield key[:-1]


@lru_cache(maxsize=8192)
def clipped(key: str) -> bool:
    """Whether a word is a shortened verb without its apostrophe, perhaps with one letter wrong ("dosnt")."""
    if not 2 < len(key) < 10:
        return False
    if key in _CLIPPED or key.endswith(("dnt", "snt", "rnt", "tnt")):
        return True
    if not _may_be_near(key, _CLIPPED):
        return False
    for i in range(len(key) + 1):
        left, right = key[:i], key[i:]
        if len(right) > 1 and left + right[1] + right[0] + right[2:] in _CLIPPED:
            return True
        if len(key) > 4 and right and left + right[1:] in _CLIPPED:
            return True
        if any(left + letter + right in _CLIPPED for letter in _LETTERS):
            return True
    return False


@lru_cache(maxsize=8192)
def near_function(key: str) -> bool:
    """Whether one letter more, less or other makes one of the small words of every sentence ("untill")."""
    if not 4 < len(key) < 13 or not _may_be_near(key, _SMALL_WORDS):
        return False
    for i in range(len(key) + 1):
        left, right = key[:i], key[i:]
        if right and left + right[1:] in _SMALL_WORDS and len(key) > 5:
            return True
        if len(right) > 1 and left + right[1] + right[0] + right[2:] in _SMALL_WORDS:
            return True
        if any(left + c + right in _SMALL_WORDS for c in _LETTERS):
            return True
    return False


def respelt(key: str, common: Callable[[str], bool], twice: bool = False) -> bool:
    """Whether a common word sounds like this one.

    Args:
        key: An unknown word, folded.
        common: Whether a word is one everybody uses.
        twice: Try two changes at once.
    """
    if not 2 < len(key) < 15 or not key.isalpha():
        return False
    first = set(changed(key))
    if any(len(word) > 2 and common(word) for word in first):
        return True
    return twice and any(len(word) > 3 and common(word) for one in first for word in changed(one))
