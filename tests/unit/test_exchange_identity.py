from __future__ import annotations

import re

import pytest

from reflect_tui.domain.packs import Pack, Question
from reflect_tui.exchange.identity import folded, question_id, slug
from reflect_tui.exchange.pack_changes import PackChange, compare, what_changed
from reflect_tui.exchange.packs import read_pack


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("After a hard visit", "after-a-hard-visit"),
        ("How are we, together?", "how-are-we-together"),
        ("What isn’t said", "what-isnt-said"),
        ("Siân's café — tŷ", "sians-cafe-ty"),
        ("  ---  ", "pack"),
        ("", "pack"),
        ("CON", "con-pack"),
        ("nul", "nul-pack"),
        ("com1", "com1-pack"),
        ("LPT9", "lpt9-pack"),
        ("Aux.", "aux-pack"),
        ("../../etc/passwd", "etc-passwd"),
        ("a:b", "a-b"),
        ("console", "console"),
        ("ﬁve Ｗays", "five-ways"),
    ],
)
def test_a_title_becomes_a_name_that_is_never_a_path(title: str, name: str) -> None:
    assert slug(title) == name


@pytest.mark.parametrize("title", ["после визита", "訪問の後で", "بعد زيارة", "Пауза 2"])
def test_a_title_that_ascii_cannot_spell_has_a_name_of_its_own(title: str) -> None:
    assert re.fullmatch(r"pack-[0-9a-f]{12}", slug(title))
    assert slug(title) != slug(title + " 3")


def test_a_long_title_is_cut_between_words() -> None:
    name = slug("what we learnt from the spring in which nobody at all could find the key")
    assert len(name) <= 60
    assert name == "what-we-learnt-from-the-spring-in-which-nobody-at-all-could"
    assert slug("x" * 300) == "x" * 60


def test_the_id_of_a_file_names_the_pack_but_never_a_path() -> None:
    assert read_pack(b"# T\n\nId: my_pack\n\n1. What?", "t.md").pack.id == "my-pack"
    assert read_pack(b"# T\n\nId: ../x\n\n1. What?", "t.md").pack.id == "x"
    assert read_pack(b"# T\n\n1. What?", "../../evil.md").pack.id == "t"


@pytest.mark.parametrize(
    "other",
    [
        "what’s  STILL\u00a0with you",
        "What's still with you ?",
        "What's still with you...",
        "Ｗhat's still with you?",
        "What`s still with you",
    ],
)
def test_a_question_keeps_its_id_when_only_its_dress_changes(other: str) -> None:
    assert question_id(other) == question_id("What's still with you?")


def test_another_wording_has_another_id() -> None:
    assert question_id("What is still with you?") != question_id("What is still with us?")
    assert re.fullmatch(r"[0-9a-f]{12}", question_id("What?"))


def test_ids_do_not_change_between_versions_of_the_program() -> None:
    assert question_id("What is still with you?") == "9aac6f3eebb6"


def test_folding_is_done_once_and_for_all() -> None:
    for text in ("“Straße” — İstanbul…", "ﬁ ½ ①", "it`s"):
        assert folded(folded(text)) == folded(text)


def pack(*questions: tuple[str, str], version: str = "1") -> Pack:
    return Pack(
        "p", "Small secrets", (("Version", version),), questions=tuple(Question(*q) for q in questions)
    )


def ids(change: PackChange) -> tuple[list[str], list[tuple[str, str]], list[str]]:
    pairs = [(was.id, now.id) for was, now in change.reworded]
    return [question.id for question in change.new], pairs, [question.id for question in change.gone]


def test_the_same_questions_are_no_change() -> None:
    one = pack(("a", "What is still with you?"), ("b", "What else?"))
    assert compare(one, one).is_nothing
    assert compare(one, pack(("b", "What else"), ("a", "what is STILL with you?"))).is_nothing


def test_a_question_with_its_id_and_other_words_is_reworded() -> None:
    change = compare(pack(("a", "What is still with you?")), pack(("a", "Which part stays?")))
    assert ids(change) == ([], [("a", "a")], [])
    assert not change.is_nothing


def test_a_question_without_its_id_is_known_by_its_words() -> None:
    old = pack(("1", "What is still with you?"), ("2", "Who was not in the room?"))
    new = pack(
        ("3", "Who was missing from the room?"), ("4", "What is still with you tonight?"), ("5", "Tea?")
    )
    assert ids(compare(old, new)) == (["5"], [("2", "3"), ("1", "4")], [])


def test_each_question_is_paired_once_and_with_the_most_alike() -> None:
    old = pack(("1", "What is still with you?"))
    new = pack(("2", "What is still with you now, tonight?"), ("3", "What is still with you now?"))
    assert ids(compare(old, new)) == (["2"], [("1", "3")], [])


def test_what_has_nothing_in_common_came_and_went() -> None:
    change = compare(pack(("1", "What is still with you?")), pack(("2", "Where were we unsure?")))
    assert ids(change) == (["2"], [], ["1"])


def test_the_change_is_told_in_one_sentence() -> None:
    old = pack(("a", "One?"), ("b", "Two?"))
    new = pack(("a", "Another?"), ("c", "Completely different words?"), version="2")
    assert what_changed(old, new) == (
        'You already have "Small secrets", version 1. This is version 2: 1 new question, 1 reworded, 1 gone. '
        "Keep both / replace / stop?"
    )


def test_two_files_are_compared_as_their_readers_would() -> None:
    before = read_pack(b"# T\n\n1. What's still with you?\n2. Who was there?\n", "t.md").pack
    after = read_pack(
        "# T\n\n1. Who was there?\n2. What’s still with you\n3. And then?\n".encode(), "t.md"
    ).pack
    change = compare(before, after)
    assert [question.text for question in change.new] == ["And then?"]
    assert (change.reworded, change.gone) == ((), ())
