from __future__ import annotations

import pytest

from reflect_tui.anonymise import FindingKind, find


def named(*texts: str) -> list[list[str]]:
    return [[f.text for f in row if f.kind in {"PERSON", "ORG", "PLACE"}] for row in find(texts)]


def one(text: str) -> list[str]:
    return named(text)[0]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("met ifeanyi at the door. he was fine. i wasnt", ["ifeanyi"]),
        ("rang mrs venkataraman again. she's fallen. i'll go", ["venkataraman"]),
        ("pippa rowntree, ot, asked her to show us. there's a method", ["pippa rowntree"]),
        ("spoke to danuta about marek. she says he's late", ["danuta", "marek"]),
        ("hope rang. i hope she is right", ["hope"]),
        ("told wren i'd be straight. wren laughed", ["wren", "wren"]),
        ("i asked grace okonjo to sit in", ["grace okonjo"]),
        ("there's a lad called beans. i like him", ["beans"]),
        ("uncle javed opened with a prayer. nobody minded", ["javed"]),
        ("i keep calling her tigest and she lets me", ["tigest"]),
        ("drove to llanidloes in the rain. nobody in", ["llanidloes"]),
        ("the bed at st cuthman's is gone. i said so", ["st cuthman's"]),
        ("read it to the night staff at willow bank instead. i lasted", ["willow bank"]),
        ("rang citizens advice barnsley for her. ok about it", ["citizens advice barnsley"]),
    ],
)
def test_names_without_capitals_are_found(text: str, names: list[str]) -> None:
    assert one(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ADEBAYO SAYS HE IS FINE. HE IS NOT FINE.", ["ADEBAYO"]),
        ("MEETING WITH PHILOMENA DOYLE ABOUT SATURDAY AND THE ROTA.", ["PHILOMENA DOYLE"]),
        ("BED 6 MRS KOROMA IS ASKING FOR HER SON AGAIN.", ["KOROMA"]),
        ("I WENT ROUND TO HER DESK IN SLOUGH AFTERWARDS.", ["SLOUGH"]),
        ("ASKED Zbyszek WHY HE WAS SHOUTING AT ME.", ["Zbyszek"]),
        ("NIGHT LOG. R. KOVÁCS SETTLED AND SLEPT WELL.", ["R. KOVÁCS"]),
    ],
)
def test_names_in_capitals_throughout_are_found(text: str, names: list[str]) -> None:
    assert one(text) == names


def test_dictated_notes_without_any_points_give_names_places_and_ages() -> None:
    text = (
        "driving back from tolstachaolais catriona was out at the peats and mairi who id brought along "
        "went out too so i sat "
        "with the granny peigi who is ninety one and told me she had hidden in the byre"
    )
    found = {f.text: f.kind for f in find([text])[0]}
    assert set(found) >= {"tolstachaolais", "catriona", "mairi", "peigi", "ninety one"}
    assert found["ninety one"] is FindingKind.OTHER


@pytest.mark.parametrize(
    "text",
    [
        "i hope it will be fine. may be not. i will go",
        "dont know what to do with that but im keeping it. ive said so",
        "wasnt my best day tbh. got there late cos of the bus. tired",
        "its aye the wee things. och well. i didnae ken",
        "so the gp rang and the dwp rang and i did the pip form. done",
        "the care act and the blue badge again. on monday. with ofsted",
        "had a cuppa at the foodbank. nowt to say. summat will turn up",
        "SAFEGUARDING IS EVERYBODY'S JOB. I DID NOT DO MINE TODAY.",
        "WHY DID I SAY THAT? I KNOW WHY. I WAS TIRED AND IT WAS LATE.",
        "i said sorry in the sluice. the rose garden was shut. a lamb cried",
    ],
)
def test_plain_small_or_loud_text_is_left_alone(text: str) -> None:
    assert one(text) == []


def test_misspelt_words_on_a_careless_page_are_not_taken_for_names() -> None:
    text = (
        "had teh review agian abuot the lunch thign. it was workign. he siad so adn i wsa wrong. rang gosia"
    )
    assert one(text) == ["gosia"]


def test_a_name_written_once_with_a_capital_is_found_without_one() -> None:
    texts = ["Kwame Okonjo was there.", "i told kwame that okonjo is a good name"]
    assert named(*texts) == [["Kwame Okonjo"], ["kwame", "okonjo"]]


def test_first_names_that_are_words_stay_words_in_small_letters_elsewhere() -> None:
    assert named("I told Grace Okonjo.", "There was some grace in it, and I was glad.")[1] == []


def test_a_small_letter_name_after_a_title_is_found_in_careful_text() -> None:
    assert one("The letter went to mr kilbride by mistake.") == ["kilbride"]
