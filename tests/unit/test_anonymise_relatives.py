"""Relatives of one surname, and names that a text itself says are one person's."""

from __future__ import annotations

import pytest

from reflect_tui.anonymise import find
from reflect_tui.anonymise.aliases import in_brackets, put_right, said_to_be_one
from reflect_tui.anonymise.first_names import leaning_of, usual_first_name
from reflect_tui.anonymise.relatives import mentions, told_apart


def who(*texts: str) -> dict[str, set[str]]:
    """Every wording with a title or without, to the entities it was given."""
    found: dict[str, set[str]] = {}
    for text, row in zip(texts, find(texts), strict=True):
        for each in row:
            before = text[: each.start].split()
            title = before[-1] if before and before[-1] in {"Mr", "Mrs", "Ms", "Miss", "Dr"} else ""
            found.setdefault(f"{title} {each.text}".strip(), set()).add(each.entity)
    return found


def same(found: dict[str, set[str]], *names: str) -> bool:
    return len(set().union(*(found[name] for name in names))) == 1


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Mr Diallo and his daughter Awa Diallo came. Mr Diallo smiled.", "Mr Diallo", "Awa Diallo"),
        ("Awa Diallo and her father, Mr Diallo, came in.", "Mr Diallo", "Awa Diallo"),
        ("Mrs Tillotson picked up. Wendell Tillotson did not.", "Mrs Tillotson", "Wendell Tillotson"),
        ("Dr Patel, the GP, saw Anita Patel. Ms Patel was not well.", "Dr Patel", "Anita Patel"),
        ("Mrs Kowalska rang about her son Piotr Kowalski.", "Mrs Kowalska", "Piotr Kowalski"),
        ("Sgt Doyle rang. Niamh Doyle is his wife.", "Doyle", "Niamh Doyle"),
        ("Kiran Shah and Karan Shah came. Kiran sat.", "Kiran Shah", "Karan Shah"),
        ("Tigist and Tigest are cousins.", "Tigist", "Tigest"),
        ("Mr Patel shouted, and Mrs Patel cried.", "Mr Patel", "Mrs Patel"),
        ("I rang Birgitta Lind-Osei. Osei, her son, drives.", "Birgitta Lind-Osei", "Osei"),
        (
            "Yusuf Demir and Yunus Demir are brothers. Mrs Demir rang to say so.",
            "Mrs Demir",
            "Yunus Demir",
        ),
        ("Mr and Mrs Ubah sat there. Kelechi Ubah liked jollof.", "Mrs Ubah", "Kelechi Ubah"),
        ("I met the Okafors. Blessing Okafor lives there.", "Okafors", "Blessing Okafor"),
    ],
)
def test_these_are_two(text: str, one: str, other: str) -> None:
    found = who(text)
    assert not found[one] & found[other]


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        (
            ["I told Rukhsana Miah.", "Shofiqul Miah is eight. Mrs Miah laughed."],
            ("Rukhsana Miah", "Mrs Miah"),
        ),
        (
            ["Siew Yin has been Mrs Yin for years. Tan Siew Yin laughed."],
            ("Mrs Yin", "Tan Siew Yin", "Siew Yin"),
        ),
        (["Hadi Masri rang. Mr Masri was glad. He said so."], ("Hadi Masri", "Mr Masri")),
        (["Konstantin, Kostya to everyone, sat down. Kostya ate."], ("Konstantin", "Kostya")),
        (["Shofiqul (he's Tuhin at home) came. I like Tuhin."], ("Shofiqul", "Tuhin")),
        (["I wrote to Cheung Ka-Yan (she says Karen on the phone)."], ("Cheung Ka-Yan", "Karen")),
        (["Mr Cwmdare (Idris) shouted. Idris left."], ("Mr Cwmdare", "Idris")),
        (["It was about Kasper (sorry Kacper) again. Kacper left."], ("Kasper", "Kacper")),
        (["Umm Yahya's name is Zubaida Khalid. Zubaida said so."], ("Umm Yahya", "Zubaida Khalid")),
        (["Deacon Egbert Sealy sang. EGBERT WAS ON THE PHONE."], ("EGBERT",)),
        (["Dr Peadar McElhatton asked. Dr Mac says so."], ("Dr Peadar McElhatton", "Dr Mac")),
        (["Found Bartholomew Crisp, or 'Crispy', there."], ("Bartholomew Crisp", "Crispy")),
        (["Róisín Ward swapped. Rosheen sat down."], ("Róisín Ward", "Rosheen")),
        (["We call him Jonno but it's Jonathan Pike on the form."], ("Jonno", "Jonathan Pike")),
        (["Present: Gethin Llewelyn, Ann Price. GLl asked."], ("Gethin Llewelyn", "GLl")),
        (["Christopher rang. Christohper was late."], ("Christopher", "Christohper")),
        (["I rang Jonathan Pike. Jonathon Pike rang back."], ("Jonathan Pike", "Jonathon Pike")),
        (["Ms Patel sat. Dr Patel saw Anita Patel."], ("Ms Patel", "Anita Patel")),
        (["Vi Lumley danced. Violet Lumley is her name."], ("Vi Lumley", "Violet Lumley")),
        (["Rabbi Shlomo Ehrentreu rang. Attending: R. Ehrentreu, Tovah Nissenbaum."], ("R. Ehrentreu",)),
    ],
)
def test_these_are_one(texts: list[str], names: tuple[str, ...]) -> None:
    assert same(who(*texts), *names)


def test_a_deacon_and_a_rabbi_are_found_again_under_their_names() -> None:
    found = who("Deacon Egbert Sealy sang. EGBERT WAS ON THE PHONE.")
    assert found["EGBERT"] == {"PERSON:egbert sealy"}
    found = who("Rabbi Shlomo Ehrentreu rang. Attending: R. Ehrentreu, Tovah Nissenbaum.")
    assert found["R. Ehrentreu"] == {"PERSON:shlomo ehrentreu"}


def test_a_son_called_by_his_mothers_second_surname_is_himself_everywhere() -> None:
    found = who(
        "I rang Birgitta Lind-Osei. Osei, her son, drives.", "Then Osei saw me. Mrs Lind-Osei did not."
    )
    assert found["Osei"] == {"PERSON:osei"}
    assert same(found, "Birgitta Lind-Osei", "Mrs Lind-Osei")


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("Kwame called Oisín at home", "Oisín"),
        ("Kwame, Oisín and Samira", "Oisín"),
        ("Kwame (he's Oisín's brother)", "Oisín"),
        ("Kwame at work, Oisín at home", "Oisín"),
        ("Kwame" + " " * 60 + "Oisín to everyone", "Oisín"),
    ],
)
def test_two_names_beside_each_other_are_not_one_persons_for_that(text: str, second: str) -> None:
    start = text.index(second)
    assert not said_to_be_one(text, len("Kwame"), start, start + len(second))


def test_what_puts_a_spelling_right_and_what_stands_in_brackets() -> None:
    assert put_right("Kasper (sorry Kacper)", 6, 14)
    assert not put_right("Kasper and Kacper", 6, 11)
    assert in_brackets("Cwmdare (Idris)", 7, 9, 14)
    assert not in_brackets("Cwmdare (Idris rang)", 7, 9, 14)


def test_first_names_lean_one_way_or_none() -> None:
    assert leaning_of("wendell") < 0 < leaning_of("rukhsana")
    assert leaning_of("zzorba") == 1
    assert leaning_of("chisom") == 0
    assert usual_first_name("sandeep")
    assert not usual_first_name("virk")


def test_a_crowd_of_one_surname_is_left_as_it_is() -> None:
    text = " ".join(f"I met {first} Okonjo." for first in ("Aa" + chr(97 + i) + "mu" for i in range(26)))
    rows = find([text, text.replace("mu", "lo"), "Mrs Okonjo rang."])
    assert rows[2][0].entity == "PERSON:okonjo"


def test_nobody_is_told_apart_in_an_empty_export() -> None:
    assert not told_apart(mentions([], [])).keys
