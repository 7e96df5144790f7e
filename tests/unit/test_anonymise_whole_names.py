"""Names from their first word to their last in text whose capitals tell little, and people told by a cue."""

from __future__ import annotations

import time

import pytest

from reflect_tui.anonymise import detect
from reflect_tui.anonymise.detect import Sheet, heard, owner_of
from reflect_tui.anonymise.lexicon import lexicon
from reflect_tui.anonymise.types import FindingKind


def sheet(text: str) -> Sheet:
    """What the rules say of a text, without the jury."""
    words = lexicon()
    return heard([text], owner_of((), (), (), words), words)[0]


def marked(text: str, *kinds: FindingKind) -> list[str]:
    """What the rules mark of these kinds, or of any."""
    found = sheet(text)
    return [found.page.flat[m.start : m.end] for m in found.marks if not kinds or m.kind in kinds]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("we went to skelby methodist with the lads and i sang", "skelby methodist"),
        ("i waited at the garsdale crematorium until they came", "garsdale crematorium"),
        ("we met at duke street deaf club and i was late", "duke street deaf club"),
        ("i asked for help at garsdale coast advice about the rent", "garsdale coast advice"),
        ("the man from the skelby hearth fund rang and i said yes", "skelby hearth fund"),
        ("he was kept in at wexham royal and i went home", "wexham royal"),
        ("so they rang me minster lodge at ten and i went in", "minster lodge"),
        ("it was for the boxing lot south side abc and i said yes", "south side abc"),
        ("i was sat at holly bank school when the head came", "holly bank school"),
        ("we got a call from long acre farm and i laughed", "long acre farm"),
        ("she went to carter house after and i stayed", "carter house"),
        ("i got it from khans bakery on the corner", "khans bakery"),
        ("he joined skelby working mens club and i did too", "skelby working mens club"),
        ("he was in the apple tree centre and i waited", "apple tree centre"),
        ("i think tame edge homes has a form for it", "tame edge homes"),
        ("FRIDGE LOG FOR GARSDALE STREET COMMUNITY FRIDGE. IN: EGGS", "GARSDALE STREET COMMUNITY FRIDGE"),
        ("WE DO REPAIRS FOR HOLLYBANK HOMES AND NOBODY ELSE", "HOLLYBANK HOMES"),
        ("SHE SAT OUTSIDE THE VELVET STAG WITH A BAG OF CHIPS", "VELVET STAG"),
        ("They moved him to Skelby Road hostel in June.", "Skelby Road hostel"),
        ("**Zamir Noor Masjid** burial committee met.", "Zamir Noor Masjid"),
        ("We stood in the Guildhall at Wexham and waited.", "Guildhall at Wexham"),
        ("they want to shut radio garsdale and i am sad", "radio garsdale"),
        ("dinner duty at ysgol bryn y garreg and i was tired", "ysgol bryn y garreg"),
        ("i met her outside the copper kettle at ten", "copper kettle"),
    ],
)
def test_a_body_is_masked_from_its_first_word_to_its_last(text: str, name: str) -> None:
    assert name in marked(text, FindingKind.ORG)


@pytest.mark.parametrize(
    "text",
    [
        "i was at the day centre and then at the main road school",
        "they closed the church hall and i went to the next street club",
        "he is back at train station and i went to the job centre",
        "her mum works at primary school and i work at the big church hall",
        "the meeting was at short notice at head office and i was late",
        "i went to sports hall and then from nursery school in a taxi",
        "the homes he has are cold and i said so",
        "i sat by the old oak and fed the white horse",
        "THE CHURCH HALL WAS COLD AND THE NIGHT SHELTER WAS FULL",
        "The radio was on in the castle of the play area.",
    ],
)
def test_what_only_says_which_sort_stays(text: str) -> None:
    assert marked(text, FindingKind.ORG, FindingKind.PERSON, FindingKind.PLACE) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the visit was up at orchard park and i walked", "orchard park"),
        ("i rang the office at harmer green about it", "harmer green"),
        ("we walked from grindley lock to the pub and i ate", "grindley lock"),
        ("she moved out to shaw in march and i helped", "shaw"),
        ("a teacher from mumbles, i had a pen", "mumbles"),
        ("MEN'S SHED, UPPER GARSDALE. A BENCH FOR THE SCHOOL", "UPPER GARSDALE"),
        ("i drove out to marlby on sea and back", "marlby on sea"),
        ("we went round llyn garreg and i was wet", "llyn garreg"),
        ("The ferry to the Isle of Hasgar was late.", "Isle of Hasgar"),
    ],
)
def test_a_place_is_masked_whole(text: str, name: str) -> None:
    assert any(name in found for found in marked(text, FindingKind.PLACE, FindingKind.ORG))


@pytest.mark.parametrize(
    "text",
    [
        "we walked from car park to the lower field and i sat",
        "he was in high spirits and i moved to reception after",
        "the little one slept at hospital and i drove home",
    ],
)
def test_corners_without_a_name_stay(text: str) -> None:
    assert marked(text, FindingKind.PLACE) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("i found out from big tone at the hatch", "tone"),
        ("she said bye then, will. i had to go", "will"),
        ("when candy woke up she said i was late", "candy"),
        ("hope (not her name, i know it) got in and sat", "hope"),
        ("two weeks precious and i went over it", "precious"),
        ("i was out with will tregenza again", "will tregenza"),
        ("will reckons it is fine and i said no", "will"),
        ("so i asked mister g for the key", "g"),
        ("the phone keeps putting shab numb and i give up", "shab numb"),
        ("doctor wicker ma singer was kind and i cried", "wicker ma singer"),
        ("it was room four ashdown first night out and i sat up", "ashdown"),
        ("we decided and then ty read the letter and i laughed", "ty"),
        ("i was in a double up at dots this morning", "dots"),
        ("her name was mercy and i wrote it down", "mercy"),
        ("she goes by smudge and i did not ask", "smudge"),
        ("i spoke to the lad they call spud about it", "spud"),
        ("our jordan came and i made tea", "jordan"),
        ("tell bill the van is late and i will wait", "bill"),
        ("i have client initials r j k and nothing else", "r j k"),
        ("IN THE MORNING HYACINTH ON BREAKFASTS ASKED HIM WHY", "HYACINTH"),
        ("CJ is asleep now.", "CJ"),
        ("DJ told me his girl was poorly.", "DJ"),
        ("Posy is six and has a cat.", "Posy"),
        ("Then his wife Nesta was there.", "Nesta"),
    ],
)
def test_a_cue_tells_a_person(text: str, name: str) -> None:
    assert name in marked(text, FindingKind.PERSON)


@pytest.mark.parametrize(
    "text",
    [
        "i live in hope and i pray it will be fine",
        "he got shirty and i put the phone down",
        "they said it will be fine and i will wait",
        "his tone was off and i said so",
        "he goes by bus and i go by train",
        "doctor appointment was late and i was cold",
        "the phone keeps putting it on silent and i miss calls",
        "we were in room four first thing and i was tired",
        "HE IS LATE AND SHE IS LATE AND NOBODY SAID WHY",
        "IT is here and HR told us so.",
    ],
)
def test_the_same_words_without_a_cue_stay(text: str) -> None:
    assert marked(text, FindingKind.PERSON) == []


def test_long_texts_cost_no_more_than_their_length() -> None:
    long_text = "i went to skelby street community club at holly bank school from big tone and i said no. "
    words = lexicon()
    owner = owner_of((), (), (), words)
    spent: list[float] = []
    for size in (100, 400):
        started = time.perf_counter()
        detect.heard([long_text * size], owner, words)
        spent.append(time.perf_counter() - started)
    assert spent[1] < 10 * spent[0] + 0.5
