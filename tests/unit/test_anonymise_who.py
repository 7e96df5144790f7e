from __future__ import annotations

import pytest

from reflect_tui.anonymise import find
from reflect_tui.anonymise.closing import last_look
from reflect_tui.anonymise.entities import entities, plain
from reflect_tui.anonymise.lexicon import lexicon
from reflect_tui.anonymise.marks import Mark
from reflect_tui.anonymise.roll import Roll
from reflect_tui.anonymise.tokens import Page
from reflect_tui.anonymise.types import FindingKind

PERSON, ORG, PLACE = FindingKind.PERSON, FindingKind.ORG, FindingKind.PLACE


def mark(*keys: str, kind: FindingKind = PERSON) -> Mark:
    return Mark(0, 1, kind, "why", "detector", keys=keys)


def who(*names: Mark) -> list[str]:
    return entities([("x", list(names))], lexicon())[0]


def same(*names: Mark) -> bool:
    return len(set(who(*names))) == 1


@pytest.mark.parametrize(
    "names",
    [
        [("samira", "rehman"), ("samira",), ("rehman",)],
        [("hadi", "al", "masri"), ("al", "masri"), ("hadi",)],
        [("keziah", "drummond", "oyelaran"), ("keziah", "drummond"), ("drummond", "oyelaran")],
        [("nguyen", "thi", "hanh"), ("hanh", "nguyen")],
        [("blessing", "okafor"), ("b", "okafor"), ("blessing", "o")],
        [("winnie", "sharp"), ("s",)],
        [("bronwen", "pugh"), ("bron",)],
        [("maureen", "h"), ("maureen",)],
        [("kenneth", "lamb"), ("ken", "lamb")],
        [("shehzad",), ("shezad",)],
    ],
)
def test_these_names_are_one_person(names: list[tuple[str, ...]]) -> None:
    assert same(*(mark(*keys) for keys in names))


@pytest.mark.parametrize(
    "names",
    [
        [("simran", "kaur"), ("manpreet", "kaur")],
        [("sam", "okonjo"), ("sam", "birtwhistle"), ("sam",)],
        [("simran", "kaur"), ("manpreet", "kaur"), ("kaur",)],
        [("maria",), ("marie",)],
        [("samir",), ("samira",)],
        [("rose",), ("ivy", "rose", "bennett")],
        [("mohammed", "a"), ("mohammed", "b")],
    ],
)
def test_these_names_are_different_people(names: list[tuple[str, ...]]) -> None:
    rows = who(*(mark(*keys) for keys in names))
    assert len(set(rows)) == len(names)


def test_the_short_name_of_a_building_is_the_same_building() -> None:
    assert same(mark("cherry", "tree", "school", kind=ORG), mark("cherry", "tree", kind=ORG))
    assert same(mark("kestrel", "court", kind=ORG), mark("kestrel"))
    assert same(mark("cherry", "tree", "school", kind=ORG), mark("cherry", "tree"))


def test_two_schools_stay_two() -> None:
    assert not same(mark("cherry", "tree", "school", kind=ORG), mark("oak", "tree", "school", kind=ORG))


def test_a_detail_is_the_same_however_it_is_spaced() -> None:
    assert plain("07700 900-123") == plain("(07700) 900123")
    rows = find(["Ring 07700 900123.", "On 07700900123."])
    assert rows[0][0].entity == rows[1][0].entity


def test_a_crowd_is_told_apart_without_looking_for_short_forms() -> None:
    crowd = [mark(f"name{i}", f"family{i % 7}") for i in range(3000)]
    assert len(set(who(*crowd))) == 3000


def test_the_roll_remembers_the_words_that_point_at_somebody_by_themselves() -> None:
    roll = Roll()
    roll.add(("two", "rivers", "hub"), ORG, True, {"rivers"})
    roll.add(("rivers",), PERSON, False, {"rivers"})
    assert set(roll.words) == {"rivers"}
    assert (roll.words["rivers"].kind, roll.words["rivers"].sure, roll.words["rivers"].times) == (
        PERSON,
        True,
        2,
    )
    assert roll.phrases == {("two", "rivers", "hub"): ORG}


def test_the_last_look_finds_a_name_the_rules_passed_over() -> None:
    page = Page("Kwame left. The okonjo file stayed.")
    found = last_look(page, [Mark(0, 5, PERSON, "w", "d", keys=("kwame",))], {"okonjo"}, ())
    assert [(page.flat[m.start : m.end], m.detector, m.sure) for m in found] == [
        ("okonjo", "last-look", False)
    ]


def test_the_last_look_keeps_its_place_behind_several_stand_ins() -> None:
    page = Page("Ann met Bo, then Cy, and 12345678 rang.")
    marks = [Mark(0, 3, PERSON, "w", "d"), Mark(8, 10, PERSON, "w", "d"), Mark(17, 19, PERSON, "w", "d")]
    found = last_look(page, marks, (), ())
    assert [page.flat[m.start : m.end] for m in found] == ["12345678"]
    assert found[0].kind is FindingKind.ID


def test_the_last_look_leaves_what_the_owner_keeps() -> None:
    page = Page("Ring 12345678 or a.b@c.example now.")
    assert last_look(page, [], (), ("12345678", "a.b@c.example")) == []


@pytest.mark.parametrize(
    ("texts", "again"),
    [
        (["I met Okonjo.", "okonjo laughed"], "okonjo"),
        (["I met Okonjo.", "OKONJO LAUGHED AND SAT DOWN."], "OKONJO"),
        (["I met Kwame Okonjo.", "the okonjos came"], "okonjos"),
        (["I met Kwame Okonjo.", "The file okonjo_notes.docx is there."], "okonjo"),
        (["I met Kwame Okonjo.", "see KwameNotes today"], "KwameNotes"),
        (["I told Lamb.", "Lamb rang twice."], "Lamb"),
        (["She saw the Lantern.", "By the Lantern we talked."], "Lantern"),
    ],
)
def test_a_name_found_in_one_text_is_found_in_the_others(texts: list[str], again: str) -> None:
    assert again in [f.text for f in find(texts)[1]]


@pytest.mark.parametrize(
    ("texts", "word"),
    [
        (["I told Grace.", "there was grace in it"], "grace"),
        (["I told Hope Lamb.", "We had lamb and hope."], "lamb"),
        (["I told Will.", "they will come"], "will"),
        (["She is at Cherry Tree School.", "the cherry was on the tree"], "cherry"),
        (["I met Young Adu.", "a young man came"], "young"),
    ],
)
def test_words_that_were_part_of_a_name_stay_words(texts: list[str], word: str) -> None:
    assert word not in [f.text for f in find(texts)[1]]


def test_titles_and_themes_share_the_names_of_the_bodies() -> None:
    rows = find(["okonjo's stairs", "Kwame Okonjo has fallen twice.", "stairs, okonjo"])
    assert [[f.text for f in row] for row in rows] == [["okonjo"], ["Kwame Okonjo"], ["okonjo"]]
    assert len({f.entity for row in rows for f in row}) == 1


@pytest.mark.parametrize(
    "names",
    [
        [("chi", "hanh"), ("nguyen", "thi", "hanh")],
        [("ate", "marites"), ("marites",)],
        [("granny", "pat"), ("pat",)],
        [("rawaa",), ("rawah",)],
        [("tigist",), ("tigest",)],
        [("ugochukwu", "eze"), ("ugochuku",)],
        [("charmaine", "lovell"), ("charmain",)],
        [("desmond", "achebe"), ("dezzie",)],
        [("caroline", "jessop"), ("caz",)],
        [("shahnaz", "begum"), ("shaz",)],
        [("icilda", "fearon"), ("icy",)],
        [("ingrida", "berzina"), ("inga",)],
        [("percival", "nowak"), ("percy",)],
        [("michael", "hetherington"), ("micky",)],
        [("shivani", "rathod"), ("shiv",)],
        [("andre",), ("dre",)],
        [("joachim",), ("jf",)],
        [("osborne", "kane"), ("o", "k")],
        [("fahima",), ("f", "siddique"), ("siddique",)],
        [("stuart", "oldroyd"), ("stuey",)],
        [("ekow", "danquah"), ("ekow", "danquah", "price")],
    ],
)
def test_these_are_one_person_too(names: list[tuple[str, ...]]) -> None:
    assert same(*(mark(*keys) for keys in names))


@pytest.mark.parametrize(
    "names",
    [
        [("maria",), ("mario",)],
        [("yusuf", "demir"), ("yunus", "demir")],
        [("nakamura",), ("t", "threlfall"), ("trubshaw",)],
        [("joachim",), ("jasmine",), ("jf",)],
        [("joachim",), ("jf",), ("jd",)],
        [("david", "osei"), ("dave", "thirlwell")],
        [("mary", "costello"), ("mary", "ogunleye"), ("mary",)],
        [("ann",), ("anneliese", "brook"), ("annabel", "stone")],
        [("kasper",), ("kacper",)],
        [("sam", "ng"), ("sam", "ogilvie")],
    ],
)
def test_these_are_several_people_too(names: list[tuple[str, ...]]) -> None:
    assert len(set(who(*(mark(*keys) for keys in names)))) == len(names)


@pytest.mark.parametrize("cue", ["real name", "aka", "known as", "short for"])
def test_a_name_said_to_be_another_is_one_person(cue: str) -> None:
    found = {f.text: f.entity for f in find([f"Boski ({cue} Boguslaw) came. Kwame met Boguslaw."])[0]}
    assert found["Boski"] == found["Boguslaw"] != found["Kwame"]


def test_names_with_a_dash_between_them_are_two_people() -> None:
    found = [f.text for f in find(["Hi. Cheryl – Kwame can't come."])[0]]
    assert found == ["Cheryl", "Kwame"]


def test_where_people_go_by_initials_an_unknown_pair_is_one_of_them() -> None:
    text = "QB to do the run.\nXW to ring.\nThe review for EH is due."
    assert [f.text for f in find([text])[0]] == ["QB", "XW", "EH"]


@pytest.mark.parametrize("text", ["He has the code (4471#).", "The gate is 4471# now."])
def test_the_code_of_a_door_is_found(text: str) -> None:
    assert ["4471" in f.text for f in find([text])[0]] == [True]


def test_mrs_s_is_the_mrs_whose_name_begins_with_s() -> None:
    text = "Mrs Sharp won't wash it. Carol Stubbs agreed. Then Mrs S laughed, and Mr S did not."
    by_text = {f.text: f.entity for f in find([text])[0]}
    first, second = [f.entity for f in find([text])[0] if f.text == "S"]
    assert first == by_text["Sharp"]
    assert second != by_text["Sharp"]


def test_a_slip_in_the_name_of_a_building_makes_no_other_building() -> None:
    assert same(mark("gateway", "lodge", kind=ORG), mark("gatway", "lodge", kind=ORG))
    assert not same(mark("gateway", "lodge", kind=ORG), mark("gateway", "house", kind=ORG))


def test_a_street_that_names_an_organisation_is_that_organisation() -> None:
    first, second = find(
        ["I rang Bramley Road Children's Centre.", "left a message with bramley road and i went"]
    )
    assert first[0].entity == second[0].entity


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ridiculous day. Cat brought a cake. Catrin Howell is new.", "Cat"),
        ("Maggie Ward came out. The Wards have been here since then.", "Wards"),
        ("At St Columba's they sang.", "St Columba's"),
        ("University of North Severn gets the form.", "University of North Severn"),
        ("He told everyone in Elder Tree Unit.", "Elder Tree Unit"),
        ("I rang Blue Gate Vets about the dog.", "Blue Gate Vets"),
        ("It was warm. Tan Siew Yin: she smiled.", "Tan Siew Yin"),
        ("Violet herself was at the hairdresser's.", "Violet"),
        ("the judge looked cross judge pollock always looks cross and i said so", "pollock"),
        ("i went in and her daughter rim was with my colleague", "rim"),
        ("so i met her key worker from gateway lodge and i want to say so", "gateway lodge"),
        ("then haven road are doing a party saturday and i said yes", "haven road"),
        ("i went to 8 hazel bank this morning", "8 hazel bank"),
        ("i went to her flat, 12c millfield, and i rang", "12c millfield"),
        ("Three new starters: Dandelion, Timothée and Brice.", "Dandelion"),
        ("She's nobbut nineteen and tired.", "nineteen"),
        ("So me an Debs drove. He sat outside.", "Debs"),
        ("I know, I know.\n\nGem\n\nGemma Briain\nTenancy Lead", "Gem"),
        ("Magda S (MS) came. MS asked for names.", "MS"),
    ],
)
def test_names_that_only_their_neighbours_give_away_are_found(text: str, found: str) -> None:
    assert found in [f.text for f in find([text])[0]]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Rose petals lay about. It was warm.", "Rose"),
        ("I asked about the EHCPs twice.", "EHCPs"),
        ("Karpman drew a triangle about this.", "Karpman"),
        ("i was told theres a photo and id ring back", "theres"),
        ("he siad no and i jsut left", "siad"),
        ("i sat down and my son school run took ages", "school"),
        ("Silence followed us about. Reading helped.", "Silence"),
        ("The wards were full.", "wards"),
        ("She brought an Otter, and a Heron.", "Otter"),
        ("i went to teh kitchen and made tea", "teh kitchen"),
    ],
)
def test_words_whose_neighbours_say_nothing_stay(text: str, word: str) -> None:
    assert word not in [f.text for f in find([text])[0]]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Janet Cook rang. I told Cook so. Cook laughed.", 3),
        ("Janet Cook rang. The Cook left, and a cook came.", 1),
        ("Janet Cook rang. Cook for ten minutes.", 1),
        ("Maggie Ward came. I put Ward down as next of kin. The ward was full.", 2),
    ],
)
def test_a_family_name_that_is_a_trade_is_found_by_itself(text: str, times: int) -> None:
    assert len(find([text])[0]) == times


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("STAFF MTG\nPres: KL, SS, Abu, FM\nKL to redo the rota.", ["KL", "SS", "Abu", "FM", "KL"]),
        ("Rota – KX to redo. All agreed.", ["KX"]),
        ("TO DO\n- ring the GP", []),
        ("Reflection-in-action was the theme.", []),
        ("The farm is Blaen-y-cwm, up the lane.", ["Blaen-y-cwm"]),
        ("i asked about the payslip and the payslip can wait", []),
    ],
)
def test_lists_of_initials_and_words_of_several_parts(text: str, found: list[str]) -> None:
    assert [f.text for f in find([text])[0]] == found
