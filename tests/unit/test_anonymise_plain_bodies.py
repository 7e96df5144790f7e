"""Organisations and places of plain words, found by what stands beside them."""

from __future__ import annotations

import pytest

from reflect_tui.anonymise import FindingKind, find

_NAMED = {FindingKind.PERSON, FindingKind.ORG, FindingKind.PLACE}


def named(*texts: str) -> list[list[str]]:
    return [[f.text for f in row if f.kind in _NAMED] for row in find(texts)]


def bodies(text: str) -> list[str]:
    return [f.text for f in find([text])[0] if f.kind is FindingKind.ORG]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It was the woman from Stepping Stones who rang.", "Stepping Stones"),
        ("The lads from Gateway had asked him to play.", "Gateway"),
        ("Our charity is called Open Window and it opened late.", "Open Window"),
        ("He was discharged from Safe Harbour on a Friday.", "Safe Harbour"),
        ("There is a new cook at Women Together now.", "Women Together"),
        ("I've been head of Talking Heads for years.", "Talking Heads"),
        ("The carer came from The Ledge with him.", "The Ledge"),
        ("Two of us are at The Old Fire Station today.", "The Old Fire Station"),
        ("All the trouble in Spade and Fork starts with tea.", "Spade and Fork"),
        ("She has been on Cedar ward for months.", "Cedar ward"),
        ("It was on the board at Lapwing ward again.", "Lapwing ward"),
        ("We met at St Bede's allotments in the sleet.", "St Bede's allotments"),
        ("He has been at Number Forty for a year.", "Number Forty"),
        ("We spoke about it. Marsh Green has a form for the swearing.", "Marsh Green"),
        ("Everybody thinks Second Wind sounds like indigestion.", "Second Wind"),
        ("We asked Second Wind's manager about the keys.", "Second Wind"),
        ("Hospital discharge meeting, Open Meadow, with tea.", "Open Meadow"),
        ("# Marigold Annual Report\n\nIt was a year.", "Marigold"),
        ("**Second Wind carers' group** met.", "Second Wind"),
        ("The flat bit of Bobbin Lane ABC was dry.", "Bobbin Lane ABC"),
        ("If it rains, Cotton Street Baptists will have us.", "Cotton Street Baptists"),
        ("The man from Fenheat & Son cycles.", "Fenheat & Son"),
        ("One of the drivers from Hoggett and Sons said so.", "Hoggett and Sons"),
        ("The therapist is at Care at Home Ltd now.", "Care at Home Ltd"),
        ("He moved from All Saints to a new school.", "All Saints"),
        ("I said I'd think, at Our Lady's Primary of all places.", "Our Lady's Primary"),
    ],
)
def test_a_body_of_plain_words_is_betrayed_by_what_stands_beside_it(text: str, name: str) -> None:
    assert name in bodies(text)


@pytest.mark.parametrize(
    "text",
    [
        "She is on the list from Early Help and from Adult Social Care.",
        "The letter came from Environmental Health about the damp.",
        "I moved the Lone Working switch to the gate.",
        "The Service Specification runs to eighty pages.",
        "Scrutiny Committee wants it without names.",
        "He went back into a Segregation Unit at night.",
        "There was a Special Guardianship support visit.",
        "I checked the Positive Behaviour Support plan.",
        "We are at Level 4 and so is the Care Plan.",
        "I read The Archers and the paper on the bus.",
        "They meet with the Team Leader at Reception.",
        "Ward: Medical Assessment Unit\nService: Adult Social Care\n",
        "It was first light and the wind had got up.",
        "We sat at the table with the door open and turned over a new leaf.",
        "Mothers and daughters came, a father and son, a nurse and son.",
    ],
)
def test_processes_departments_and_idioms_stay(text: str) -> None:
    assert named(text) == [[]]


def test_a_person_from_somewhere_stays_a_person() -> None:
    assert bodies("I had a card from Violet Lumley and one from Rose Petrie.") == []
    assert bodies("A cheque came from Margaret at Aderyn Ltd today.") == ["Aderyn Ltd"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("carnations for the front desk at new leaf. i cried", "new leaf"),
        ("the poster about kind hands has got a new frame. i laughed", "kind hands"),
        ("somebody has to be real at the hive. i'm not", "hive"),
        ("he comes straight from the cobden bakery at six. i sleep", "cobden bakery"),
        ("the spade club is doing a cake. i said so", "spade club"),
        ("she has been at the chapel row surgery five weeks. i know", "chapel row surgery"),
        ("i went on kingfisher and they were short. i stayed", "kingfisher"),
        ("the room at lantern has a leak. i left", "lantern"),
        ("first day at woodside. i was early", "woodside"),
        ("our project is called pathfinders and i like it", "pathfinders"),
        ("one of the drivers from hoggett and sons said so. i heard", "hoggett and sons"),
        ("he moved from holy trinity to us. i was glad", "holy trinity"),
        ("we met at st bede's allotments. i dug", "st bede's allotments"),
        ("NO OFFENCE TO NEW LEAF. I ASKED WHAT CHANGED THERE.", "NEW LEAF"),
    ],
)
def test_a_body_of_plain_words_is_found_where_capitals_tell_nothing(text: str, name: str) -> None:
    assert name in bodies(text)


@pytest.mark.parametrize(
    "text",
    [
        "i sat at the table and turned over a new leaf. i was tired",
        "we met by two rivers and i was at work. i rang home",
        "he took it from the beehive with both hands. i watched",
        "i was at school then at college then at night school. i slept",
        "she bought it from a corner shop with bread and apples. i paid",
        "there was a loom in the hall and a robin on the spade. i looked",
        "i had second thoughts at first light. i went back",
        "me and daughter went, mother and son came. i drove",
        "the holy family on the card was chipped. i glued it",
    ],
)
def test_things_in_small_letters_stay_things(text: str) -> None:
    assert bodies(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("- Name: unknown\n- Ward: Cormorant\n- Seen: yes", "Cormorant"),
        ("**School:** Hollow Meadow\n\nSeen by me.", "Hollow Meadow"),
        ("| Child | School |\n|---|---|\n| one | Bramble Rise |\n| two | none |", "Bramble Rise"),
        ("That is us, [Winter Beds](https://winterbeds.example), again.", "Winter Beds"),
        ("Winter Beds opened late.\n\nPost to hello@winterbeds.example if you like.", "Winter Beds"),
    ],
)
def test_forms_tables_and_links_name_bodies(text: str, name: str) -> None:
    assert name in bodies(text)


def test_a_label_with_an_ordinary_value_is_left_alone() -> None:
    assert named("Team: three of us were late\nProject: the report\nHome: yes\nSchool: primary") == [[]]


def test_a_body_is_found_again_in_other_letters() -> None:
    rows = named(
        "Our charity is called Open Door and I shut it.",
        "THREE: OPEN DOOR SHUTS AT HALF PAST FIVE TODAY.",
        "i left it with open door again. i was late",
        "We have an open door here, and an open door policy.",
    )
    assert ["Open Door" in rows[0], "OPEN DOOR" in rows[1], "open door" in rows[2], rows[3]] == [
        True,
        True,
        True,
        [],
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("he has been in pill eight months. i asked", "pill"),
        ("they had a shop in deal and he was proud. i listened", "deal"),
        ("it is out past thrapley end, no bus. i walked", "thrapley end"),
        ("they moved it to cold aston road end. i swore", "cold aston road end"),
        ("she sat near the rank at corkscrew steps. i stopped", "corkscrew steps"),
        ("He wants to drive the bus toBuckley on his own.", "Buckley"),
        ("Sixty year in High Town laying tarmac, he said.", "High Town"),
        ("It is on the bandstand, Jubilee Rec, at noon.", "Jubilee Rec"),
    ],
)
def test_places_that_are_words_or_corners_of_a_town_are_found(text: str, name: str) -> None:
    assert name in [f.text for f in find([text])[0] if f.kind is FindingKind.PLACE]


@pytest.mark.parametrize(
    "text",
    [
        "i took a pill and ate a sandwich. it was a good deal. i slept",
        "he was in hospital at the far end of the road. i went",
        "we sat on the steps at the front end. i had tea",
        "they live at the end of the lane by the park. i know",
        "McDonald's and an eBay parcel and my iPhone were all there.",
    ],
)
def test_words_that_could_be_places_stay(text: str) -> None:
    assert [f.text for f in find([text])[0] if f.kind in {FindingKind.PLACE, FindingKind.ORG}] == []


def test_long_texts_of_bodies_cost_no_more_than_their_length() -> None:
    piece = "the lads from Open Door at Care at Home Ltd in deal | Ward: Kite | x@opendoor.example & Son\n"
    assert len(find([piece * 1500])[0]) > 1500
