"""One person under many forms of a name, and people whose names only look like one person's."""

from __future__ import annotations

import pytest

from reflect_tui.anonymise import FindingKind, find
from reflect_tui.anonymise.aliases import by_turns, named_by, not_the_other, so_called
from reflect_tui.anonymise.likeness import as_said, begin_alike, heard_as, in_latin, one_slip
from reflect_tui.anonymise.nicknames import may_be_one, pet_names, surname_pet


def who(*texts: str) -> dict[str, set[str]]:
    """Every wording to the entities it was given; "Mr" and "Mrs" before it are told apart."""
    found: dict[str, set[str]] = {}
    for text, row in zip(texts, find(texts), strict=True):
        for each in row:
            before = text[: each.start].split()
            title = before[-1] if before and before[-1] in {"Mr", "Mrs", "Big", "Wee"} else ""
            for wording in {each.text, f"{title} {each.text}".strip()}:
                found.setdefault(wording, set()).add(each.entity)
    return found


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Ngozi Uzoamaka rang. Everyone calls her Ngo. Ngo laughed.", ["Ngozi Uzoamaka", "Ngo"]),
        ("I met Thandeka Mthembu-Price today. Thandi was well.", ["Thandeka Mthembu-Price", "Thandi"]),
        ("Szymon rang. Szymek is nine.", ["Szymon", "Szymek"]),
        ("I saw Jagoda Wrzesniewska. Jaga has lost weight.", ["Jagoda Wrzesniewska", "Jaga"]),
        (
            "Keeley-Jo Sumpter came. Keeley Jo sat. Keeleyjo left.",
            ["Keeley-Jo Sumpter", "Keeley Jo", "Keeleyjo"],
        ),
        ("Dr Eleftheria Papanikolaou rang. Ria to her friends.", ["Eleftheria Papanikolaou", "Ria"]),
        ("Wei Ling Cheung is Cheung Wei Ling on the form.", ["Wei Ling Cheung", "Cheung Wei Ling"]),
        ("Samuel (Sammy to his nan) came. Samuel Weatherall.", ["Samuel", "Sammy", "Samuel Weatherall"]),
        ("Dawit Gebreselassie lost. Mr Gebreselasie wept.", ["Dawit Gebreselassie", "Gebreselasie"]),
        (
            "Khadija Osman came. Khadijah smiled at Khadeeja's name.",
            ["Khadija Osman", "Khadijah", "Khadeeja"],
        ),
        (
            "Bartholomew Quill, Barty Quill and B. Quill signed.",
            ["Bartholomew Quill", "Barty Quill", "B. Quill"],
        ),
        ("Mr P. Trevorrow (Perran) was out. Perran came back.", ["P. Trevorrow", "Perran"]),
        ("Lidija (Lidka) came. Lidka sat.", ["Lidija", "Lidka"]),
        ("Abdirizak Hersi - aka Zak - was here. Zak ran.", ["Abdirizak Hersi", "Zak"]),
        ("Josefina Bautista-Reyes sang. Josie B-R is well.", ["Josefina Bautista-Reyes", "Josie B-R"]),
        (
            "Torquil Beresford-Kaye wrote. Torquil BK signed. Torquil left.",
            ["Torquil Beresford-Kaye", "Torquil BK"],
        ),
        ("Zainab Haidari came. Zaynab H. left.", ["Zainab Haidari", "Zaynab H"]),
        ("We had Ms Pinheiro in. Lurdes P. saved us tarts.", ["Pinheiro", "Lurdes P"]),
        ("Oyinkan Balogun-Reece rang. Ms Balogun-Reese, sorry.", ["Oyinkan Balogun-Reece", "Balogun-Reese"]),
        ("Carys-Ann came. Carys Anne left. Carys-Ann Rees.", ["Carys-Ann", "Carys Anne"]),
        ("Macca was in nets. They asked for Lee McNamara.", ["Macca", "Lee McNamara"]),
        ("Reuben Castle came. Reubs floated.", ["Reuben Castle", "Reubs"]),
        ("Deborah Ifill rang. Debs was sad.", ["Deborah Ifill", "Debs"]),
        ("I saw Ebony Lartey today. Eb is low.", ["Ebony Lartey", "Eb"]),
        ("It was Irini, not Irena. Irini said so.", ["Irini", "Irena"]),
        ("Dieumercy came. Dew Mercy, it writes. Dieumerci Ilunga.", ["Dieumercy", "Dieumerci Ilunga"]),
        ("He was Mr Ottaway to the doctors and Ginger to the rest. Leonard Ottaway.", ["Ottaway", "Ginger"]),
        ("I saw Mr Ozols. His first name is Raitis. Raitis sat.", ["Ozols", "Raitis"]),
        ("The badge said Ιρίνη. She is Irini to us.", ["Ιρίνη", "Irini"]),
        ("Тарас rang. Taras was late.", ["Тарас", "Taras"]),
        ("Nasrin Akhter rang about her son Tahmid Akhter. Mrs Akhter left.", ["Nasrin Akhter", "Mrs Akhter"]),
        ("Mihaela, if you read this. Notes by Mihaellawho mends bikes.", ["Mihaela", "Mihaellawho"]),
        ("He's Mr al-Khatib in PARIS, Mahmoud on the ward. Mahmoud sat.", ["al-Khatib", "Mahmoud"]),
        ("Bogna sorted. Bognatook the dress.", ["Bogna", "Bognatook"]),
        ("Jodie Birtwhistle came. CM Birtwhistle spoke.", ["Jodie Birtwhistle", "CM Birtwhistle"]),
        ("blessing mputu came. ask gwenllian. i will ring gwen. gwen is cross", ["gwenllian", "gwen"]),
        ("Chukwuemeka, mum calls him Emmy, is 14. Emmy wept.", ["Chukwuemeka", "Emmy"]),
        ("Keith Overy rang. K. Overy came out.", ["Keith Overy", "K. Overy"]),
    ],
)
def test_these_forms_are_one_persons(text: str, forms: list[str]) -> None:
    found = who(text)
    assert len(set().union(*(found[form] for form in forms))) == 1


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("I met Mags. Later Peggy answered the door.", "Mags", "Peggy"),
        ("Liz told me. Beth was there too.", "Liz", "Beth"),
        ("Jack Tulloch and Ian Tulloch are brothers.", "Jack Tulloch", "Ian Tulloch"),
        ("Keira Moffat sat by Keira Dunn. Keira M is loud.", "Keira M", "Keira Dunn"),
        ("Big Shug rang. Then Wee Shug rang.", "Big Shug", "Wee Shug"),
        ("I had Abu Nabil in. And Nabil? I looked for him.", "Abu Nabil", "Nabil"),
        ("Sam Ogilvie runs the shop, Sam Ng does the books.", "Sam Ogilvie", "Sam Ng"),
        ("Complaint from Rowena Thackeray about Suleiman. He'd called her Rowena.", "Suleiman", "Rowena"),
        ("Winsome Rattray spoke. Carl Rattray did not.", "Winsome Rattray", "Carl Rattray"),
        ("There are two Alis now. Ali Berwari is ten.", "Alis", "Ali Berwari"),
        ("Tan Siew Yin came. Lim Siew Yin left.", "Tan Siew Yin", "Lim Siew Yin"),
        ("Mr Nowicki (PN) came to Tobiasz Nowicki's review.", "Mr Nowicki", "Tobiasz Nowicki"),
        ("Tracy-Ann Gibbs is new. Tracy Holt isn't. Tracy left.", "Tracy-Ann Gibbs", "Tracy"),
        ("Jennifer teaches me. Here is the woman, I call her H. She sat.", "Jennifer", "H"),
        ("Leokadia told me about a goat. Mrs Szczepaniak rang.", "Leokadia", "Szczepaniak"),
        ("Ann Doyle chairs. Anne Marsh takes notes.", "Ann Doyle", "Anne Marsh"),
    ],
)
def test_these_are_two_people(text: str, one: str, other: str) -> None:
    found = who(text)
    assert found[one]
    assert not found[one] & found[other]


def test_a_bare_name_goes_to_the_namesake_its_own_text_speaks_of() -> None:
    found = find(["Pat Enticott and Pat Mulvihill fell out.", "Pat Mulvihill came. Pat sat.", "Pat rang."])
    at = [{f.text: f.entity for f in row} for row in found]
    assert at[1]["Pat"] == at[1]["Pat Mulvihill"]
    assert at[2]["Pat"] not in {at[0]["Pat Enticott"], at[0]["Pat Mulvihill"]}


def test_a_bare_name_goes_to_the_big_or_wee_one_its_own_text_speaks_of() -> None:
    rows = find(["Big Shug rang. Wee Shug wept.", "Wee Shug was fined. Shug laughed."])
    assert rows[1][0].entity == rows[1][1].entity == rows[0][1].entity
    rows = find(["I told Kit. The other Kit sat.", "Old Mr Lamb and young Mr Lamb came."])
    assert rows[0][0].entity != rows[0][1].entity
    assert rows[1][0].entity != rows[1][1].entity


def test_a_body_that_is_a_person_and_what_is_theirs_is_that_person() -> None:
    rows = find(["Filmon wrote.", "Messages to self after Filmon's Home Office interview. Filmon slept."])
    assert {f.entity for row in rows for f in row if "Filmon" in f.text} == {"PERSON:filmon"}
    kept = find(["I rang Rosalind's House. Rosalind's House was shut."])[0]
    assert {f.kind for f in kept} == {FindingKind.ORG}


def test_letters_and_slips_of_a_body_are_that_body() -> None:
    found = who("The Riverbank Women's Collective met. RWC voted. Riverbank paid.")
    assert len(found["RWC"] | found["Riverbank"] | found["Riverbank Women's Collective"]) == 1
    found = who("Kostas works for Meadgate Homes. Kostas from Medgate carried bags.")
    assert found["Medgate"] == found["Meadgate Homes"]
    found = who("St Brannoc's Hospice rang. St Brannocs has a bed.")
    assert found["St Brannocs"] == found["St Brannoc's Hospice"]


def test_a_place_that_is_a_surname_here_is_a_person_unless_somebody_is_in_it() -> None:
    rows = find(["A man called Tunstall rang. Mr Tunstall died. He came from Tunstall."])
    kinds = [f.kind for f in rows[0]]
    assert kinds[:2] == [FindingKind.PERSON, FindingKind.PERSON]


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        ("katarzyna", "kasia", True),
        ("kasia", "katarzyna", True),
        ("mags", "peggy", False),
        ("zbyszek", "zbig", True),
        ("pedro", "pedrinho", True),
        ("wanderley", "wando", True),
        ("josefina", "josie", True),
        ("maria", "marie", False),
    ],
)
def test_short_forms(one: str, other: str, may: bool) -> None:
    assert may_be_one(one, other) is may


def test_words_of_the_second_table_do_not_become_names() -> None:
    assert "ale" not in pet_names()
    assert may_be_one("ale", "alejandro")


@pytest.mark.parametrize(
    ("key", "surname", "is_it"),
    [
        ("macca", "mcnamara", True),
        ("macca", "mullen", False),
        ("thommo", "thompson", True),
        ("wrighty", "wright", False),
        ("robbo", "robson", True),
        ("kowalska", "kowalski", False),
        ("rick", "rickman", False),
    ],
)
def test_nicknames_of_surnames(key: str, surname: str, is_it: bool) -> None:
    assert surname_pet(key, surname) is is_it


def test_likeness_of_sounds() -> None:
    assert in_latin("Тарас Шевченко") == ("taras", "shevchenko")
    assert in_latin("Taras") == in_latin("Ta Τα") == ()
    assert as_said("macnaughton") == as_said("mcnaughton")
    assert begin_alike("ysolde", "isolde")
    assert begin_alike("philomena", "filomena")
    assert not begin_alike("isla", "yara")
    assert heard_as("dewmercy", "dieumerci")
    assert not heard_as("marcus", "dieumerci")
    assert one_slip("imran", "irman")
    assert not one_slip("imran", "imogen")


def test_what_a_text_says_of_two_names() -> None:
    text = "He's Mr Khan in PARIS, Malik in the papers."
    assert by_turns(text, 8, 12, text.index("Malik"), text.index("Malik") + 5)
    assert not by_turns("Ana in Leeds, Bo in York.", 0, 3, 14, 16)
    assert not by_turns("Ana" + " " * 200 + "Bo", 0, 3, 203, 205)
    assert named_by("told us to call her Irini", 20) == 3
    assert named_by("his first name is Evelyn", 18) == -3
    assert named_by('Please, "call me Bo', 17) == 0
    assert named_by("I saw Bo", 6) is None
    assert not_the_other("Irini, not Irena", 5, 11)
    assert not not_the_other("Irini, and Irena", 5, 11)
    assert so_called("Ria to her friends.", 0, 3)
    assert not so_called("I saw Ria to her friends", 6, 9)
