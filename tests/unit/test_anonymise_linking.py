"""A surname with a title and a first name alone: one person only where the export tells it."""

from __future__ import annotations

import pytest

from reflect_tui.anonymise import find
from reflect_tui.anonymise.aliases import called, corrected
from reflect_tui.anonymise.likeness import as_said, begin_alike
from reflect_tui.anonymise.nicknames import leaning_of_short, may_be_one, surname_pet


def entities_of(*texts: str) -> dict[str, set[str]]:
    """The entities each found text was given."""
    found: dict[str, set[str]] = {}
    for text, row in zip(texts, find(texts), strict=True):
        for each in row:
            assert text[each.start : each.end] == each.text
            found.setdefault(each.text, set()).add(each.entity)
    return found


def one(texts: tuple[str, ...], *names: str) -> bool:
    """Whether all the names were found and are one entity."""
    found = entities_of(*texts)
    assert set(names) <= set(found), found
    return len(set().union(*(found[name] for name in names))) == 1


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        # The letter before the surname.
        (
            ("Visited Tarquin today. He was tired.", "From: T. Aske\nPlease send it.", "Mr Aske rang."),
            ("Tarquin", "T. Aske", "Aske"),
        ),
        # Initials that abbreviate nothing else.
        (
            ("Ms Gormley wrote to us.", "Bernadette opened the door.", "BG is at number 2."),
            ("Gormley", "Bernadette"),
        ),
        # A relative in the text that names the other bearer of the surname.
        (
            ("I saw Zarmina Sediqi. Her husband, Rahmatullah, is grieving.", "Then Mr Sediqi laughed."),
            ("Rahmatullah", "Sediqi"),
        ),
        (
            ("Mrs Pritchard-Hale looked up. She said, “You may call me Eurwen, I'm in my nightie.”",),
            ("Pritchard-Hale", "Eurwen"),
        ),
        (("Edith Farthingale was up.", "I told Mrs F about it."), ("Edith Farthingale", "F")),
        (("It's Misha. Michelle's what the doctor's put.",), ("Misha", "Michelle")),
        (
            ("A man everybody calls Badger sat there. He was shy. His name is Leonard Tuckwell.",),
            ("Badger", "Leonard Tuckwell"),
        ),
        (("I rang Bernie.", "Bern was out.", "Then Bernadette came."), ("Bernie", "Bern", "Bernadette")),
    ],
)
def test_these_are_one_person(texts: tuple[str, ...], names: tuple[str, ...]) -> None:
    assert one(texts, *names)


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        # Nothing but being there at the same time.
        (
            ("Jonah showed me his book.", "Then Mrs Achterberg came.", "Jonah was out."),
            ("Jonah", "Achterberg"),
        ),
        # Two that begin with the letter.
        (
            ("Visited Tarquin today. He was tired.", "Theodore rang. He was well.", "From: T. Aske\nHello."),
            ("Tarquin", "T. Aske"),
        ),
        # A parent.
        (
            ("Suhail sat down. Suhail's father stood. Mr Mirza had a list.", "SM is well."),
            ("Suhail", "Mirza"),
        ),
        # A woman's first name and a man's title.
        (
            ("Mr Gormley wrote to us.", "Bernadette opened the door.", "Ask for BG."),
            ("Gormley", "Bernadette"),
        ),
        # Somebody's brother, in a text that names nobody of the family.
        (
            ("Present: Mr Nowicki, Mrs Nowicka, Mrs Nowicki.", "Melek came, as Emre is her brother."),
            ("Nowicki", "Emre"),
        ),
        # A short word in capitals is nobody's initials.
        (
            ("Ms Tranter wrote.", "AGNIESZKA LOOKED AT THE DOOR AT NIGHT. SHE WAS COLD."),
            ("Tranter", "AGNIESZKA"),
        ),
        (("I saw Eurwen Pritchard-Hale. She slept.", "Mr P-H made tea."), ("Eurwen Pritchard-Hale", "P-H")),
    ],
)
def test_these_are_two(texts: tuple[str, ...], names: tuple[str, ...]) -> None:
    assert not one(texts, *names)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("wennie", "eurwen"),
        ("gracie", "grace"),
        ("nell", "petronella"),
        ("temi", "temitope"),
        ("tobes", "tobi"),
        ("davy", "davie"),
        ("effy", "effie"),
        ("lenks", "lenka"),
    ],
)
def test_fond_forms(short: str, long: str) -> None:
    assert may_be_one(short, long)
    assert may_be_one(long, short)


@pytest.mark.parametrize(
    ("short", "long"),
    [("terry", "peter"), ("lenny", "ellen"), ("mary", "marie"), ("kenny", "aiken"), ("rosie", "roisin")],
)
def test_no_fond_forms(short: str, long: str) -> None:
    assert not may_be_one(short, long)


def test_pieces_of_surnames() -> None:
    assert surname_pet("blenk", "blenkinsop")
    assert surname_pet("penners", "penhaligon")
    assert surname_pet("chetti", "marchetti")
    assert not surname_pet("brown", "browne")
    assert not surname_pet("son", "jackson")


def test_how_names_are_said() -> None:
    assert as_said("olszewski") == as_said("olshevski")
    assert as_said("tomasz") == as_said("tomash")
    assert as_said("watson") == "watson"
    assert begin_alike("catchpole", "ketchpole")
    assert not begin_alike("carter", "porter")


def test_a_short_form_leans_as_the_name_does() -> None:
    assert leaning_of_short("effie") > 0
    assert leaning_of_short("dougie") < 0
    assert leaning_of_short("sam") == 0


def test_what_somebody_is_called() -> None:
    assert called("a man everybody calls Badger", 22)
    assert not called("I told Badger", 7)
    text = "It's Misha. Michelle's what the doctor's put."
    assert corrected(text, 5, 10, 12, 20)
    assert not corrected("I saw Misha. Michelle's mother rang.", 6, 11, 13, 21)


def test_the_larder_is_the_one_there_is() -> None:
    texts = ("He runs the door at the Marlpool Larder.", "I've read what you wrote about the Larder.")
    assert one(texts, "Marlpool Larder", "Larder")


def test_a_family_with_a_hyphen_is_none_of_its_members() -> None:
    texts = ("Mrs Pritchard-Hale slept.", "Call the Pritchard-Hales about it.")
    assert not one(texts, "Pritchard-Hale", "Pritchard-Hales")
