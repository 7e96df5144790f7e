from __future__ import annotations

import pytest

from reflect_tui.anonymise import Finding, FindingKind, find


def named(text: str, kind: FindingKind | None = None) -> list[str]:
    kinds = {kind} if kind else {FindingKind.PERSON, FindingKind.ORG, FindingKind.PLACE}
    return [f.text for f in find([text])[0] if f.kind in kinds]


def only(text: str) -> Finding:
    row = find([text])[0]
    assert len(row) == 1
    return row[0]


@pytest.mark.parametrize(
    "name",
    [
        "Oluwaseun Adeleke",
        "Siobhán Ní Dhomhnaill",
        "Szczepański",
        "Nguyễn Thị Hạnh",
        "Al-Masri",
        "El-Sayed",
        "João-Manuel",
        "Angharad ap Rhys",
        "Rosheen van den Berg",
        "Umm Kulthum Farah",
        "Mary-Beth",
        "Hyun-woo",
        "Ellie-rose",
        "NicLeòid",
        "O'Keefe",
        "D’Souza",
        "Samira R",
        "B. Okafor",
        "Ιρίνη",
        "Γιώργος",
        "Ådne Bjørnstad",
    ],
)
@pytest.mark.parametrize(
    "carrier",
    [
        "I went round to see {} about the stairs.",
        "**{}** was late.",
        "We asked {}, and that was that.",
        "| who | what |\n|---|---|\n| {} | late |",
        "> {} said so",
        "- {} (late again)",
        "It was {}'s idea.",
    ],
)
def test_names_from_many_places_are_found_whole(name: str, carrier: str) -> None:
    assert name in named(carrier.format(name))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I rang Mr Petkov about it", "Petkov"),
        ("it was Mrs Da Costa who came", "Da Costa"),
        ("Dr. Rao and Cllr Lamb agreed", "Rao"),
        ("Her Honour Judge Penhaligon read it", "Penhaligon"),
        ("Mr and Mrs Frost were in", "Frost"),
        ("then Mrs Green laughed", "Green"),
        ("Insp. Carrow looked after me", "Carrow"),
        ("Auntie Jean says he is grown", "Jean"),
        ("Mrs S watched from the door", "S"),
        ("rang Sgt Pike", "Pike"),
    ],
)
def test_what_follows_a_title_is_a_name_and_the_title_stays(text: str, name: str) -> None:
    assert name in named(text, FindingKind.PERSON)


@pytest.mark.parametrize(
    "text",
    [
        "We talked about the Care Act on Tuesday and Ofsted on Friday.",
        "I used Gibbs, then Rolfe, then I went home.",
        "Universal Credit and a Blue Badge, and then the DWP.",
        "The School Improvement Plan says so, and so does the Team Around the Family.",
        "She speaks Urdu, Welsh and some English.",
        "It was Ramadan, then Easter, then half term.",
        "We met on Zoom, and I put it in Excel.",
        "The Chair asked the Director of Public Health and the Head.",
        "In June and in September we closed.",
        "NHS, CAMHS and PIP; then a PCSO came.",
        "I KNOW. I really do KNOW.",
        "Mum and Dad were there, and Nan.",
        "My Reflection on Day Two: Assumptions and Feelings.",
        "Skinner's theory, and the Thompson model.",
        "We left for Scotland and came back through Wales.",
        "A Level 3 worker in Year 11 at Key Stage 4.",
    ],
)
def test_what_everybody_in_the_field_says_may_stay(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Will I ever learn? Will Hart did it.", ["Will Hart"]),
        ("Grace rang. There was some grace in it.", ["Grace"]),
        ("Hope timed me. I hope she is right.", ["Hope"]),
        ("I told Pearl the truth.", ["Pearl"]),
        ("Mark that down. I asked Mark Tully twice.", ["Mark Tully"]),
        ("May I say this? June Appleyard came in June.", ["June Appleyard"]),
        ('"That is it," said Autumn.', ["Autumn"]),
        ("Rose came with roses.", ["Rose"]),
        ("Grant applications are due. Grant Tulley is late.", ["Grant Tulley"]),
        ("Jordan said no. We flew to Jordan.", ["Jordan"]),
        ("I met Lamb at noon. Lamb was early, and the lamb was good.", ["Lamb", "Lamb"]),
    ],
)
def test_names_that_are_words_are_told_by_what_stands_beside_them(text: str, names: list[str]) -> None:
    assert [n for n in named(text) if n in names] == names
    assert len(named(text)) <= len(names) + 1


@pytest.mark.parametrize(
    "text",
    [
        "Will we be back? Will there be tea?",
        "Hope for the best, and faith in people.",
        "Joy was never the point; grace under pressure was.",
        "Mark this as done. Grant me that. Bill them twice.",
        "I may go, and she will mark it.",
        "Summer is nearly here and spring was cold.",
        "A blessing in disguise. Faith without works.",
    ],
)
def test_words_that_are_also_names_are_left_alone_as_words(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    "name",
    [
        "Cherry Tree Children's Centre",
        "Two Rivers Family Hub",
        "Hartside Men's Shed",
        "Beacon Alliance",
        "St Hilda's Primary",
        "HMP Leyburn",
        "Ward 14b",
        "Wharfside Room",
        "Age UK Stroudley",
        "Citizens Advice Grimsby",
        "Ysgol Pen-y-Bryn",
        "Friends of Ashgrove Library",
        "Riverside College",
        "Old Dairy",
        "Severnside MASH",
    ],
)
def test_a_named_organisation_or_building_is_found_whole(name: str) -> None:
    assert named(f"We met at the {name} on Tuesday, and it rained.", FindingKind.ORG) == [name]


@pytest.mark.parametrize("name", ["Aspen team", "Fizazi group", "Ropewalk gym", "Kestrel ward"])
def test_a_name_takes_the_sort_of_thing_behind_it_along(name: str) -> None:
    assert named(f"the {name} needed the window", FindingKind.ORG) == [name]


def test_someone_of_an_organisation_stays_apart_from_it() -> None:
    rows = find(["I met Constance Ogilvie of Haven House and Martin Oduya at Riverside College."])[0]
    assert [(f.text, f.kind) for f in rows] == [
        ("Constance Ogilvie", FindingKind.PERSON),
        ("Haven House", FindingKind.ORG),
        ("Martin Oduya", FindingKind.PERSON),
        ("Riverside College", FindingKind.ORG),
    ]


@pytest.mark.parametrize("place", ["Stockport", "Hebden Bridge", "Llanidloes", "Tolstachaolais"])
def test_a_place_is_found_as_a_place(place: str) -> None:
    assert named(f"the panel met in {place} that week", FindingKind.PLACE) == [place]


def test_a_wrapped_line_is_read_as_one_sentence() -> None:
    text = (
        "Lunch with the chief constable's staff\nofficer, Insp. Lumsden Kaur-Lee. She\n"
        "says the police record what they do\n"
        "and the council records what it didn't\ndo. I'd not thought of it like that."
    )
    assert named(text) == ["Lumsden Kaur-Lee"]


def test_a_nickname_by_itself_in_quotation_marks_is_found_as_unsure() -> None:
    found = only('The police call him "Spider" and he hates it.')
    assert (found.text, found.sure) == ("Spider", False)


def test_a_pet_name_inside_a_name_belongs_to_it() -> None:
    assert named('Then Olufunmilayo "Funmi" Bakare brought a bag.') == ['Olufunmilayo "Funmi" Bakare']


def test_the_reason_is_a_plain_fragment() -> None:
    assert only("we saw Okonjo today").why == "capital inside a sentence, not an ordinary word"
    assert only("I asked Mrs Lamb").why == "follows a title such as Mrs or Dr"


def test_headings_in_title_case_give_only_their_names() -> None:
    assert named("## The Home That Closed Before Winter\n\nWe told them.") == []
    assert named("## The Day Okonjo Closed the Door\n\nWe told them.") == ["Okonjo"]


def test_a_name_in_a_link_and_in_code_is_found() -> None:
    assert named("see [Oisín's account](https://x.example/a) and `Okonjo`") == ["Oisín", "Okonjo"]
