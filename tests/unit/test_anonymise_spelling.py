from __future__ import annotations

import pytest

from reflect_tui.anonymise.lexicon import lexicon
from reflect_tui.anonymise.spelling import clipped, near_function, respelt


@pytest.mark.parametrize("key", ["dosnt", "carnt", "wev", "theyll", "wudnt", "doesnt"])
def test_a_verb_without_its_apostrophe_is_known(key: str) -> None:
    assert clipped(key)


@pytest.mark.parametrize("key", ["kofi", "nell", "an", "marietta", "wes"])
def test_a_name_is_no_clipped_verb(key: str) -> None:
    assert not clipped(key)


@pytest.mark.parametrize("key", ["untill", "becuase", "firday", "agianst", "thruogh"])
def test_a_small_word_with_one_letter_wrong_is_known(key: str) -> None:
    assert near_function(key)


@pytest.mark.parametrize("key", ["okonjo", "mirela", "and", "perpetua"])
def test_a_name_is_near_no_small_word(key: str) -> None:
    assert not near_function(key)


@pytest.mark.parametrize("key", ["fone", "bak", "haf", "killin", "nite", "rite"])
def test_a_word_spelt_by_ear_is_known(key: str) -> None:
    assert respelt(key, lexicon().common)


@pytest.mark.parametrize("key", ["zofia", "oluwaseun", "x", "tadeusz", "a" * 40])
def test_a_name_or_nonsense_sounds_like_nothing(key: str) -> None:
    assert not respelt(key, lexicon().common, twice=True)
