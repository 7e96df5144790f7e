from __future__ import annotations

import pytest

from reflect_tui.anonymise import find
from reflect_tui.anonymise.ages import age_of, ages
from reflect_tui.anonymise.tokens import Page


def said(text: str) -> list[str]:
    page = Page(text)
    return [page.flat[m.start : m.end] for m in ages(page)]


def found(text: str) -> list[str]:
    return [f.text for f in find([text])[0] if f.detector == "age"]


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("a resident, aged 88, told me", "aged 88"),
        ("age 7 and already reading", "age 7"),
        ("He's 52 and has been coming", "52"),
        ("She's 17. She's right", "17"),
        ("He is twenty. I'll turn up", "twenty"),
        ("CAS is sixty on Saturday", "sixty"),
        ("she turned 40 last week", "turned 40"),
        ("a nine yr old with a tin", "nine yr old"),
        ("an 88-year-old man", "88-year-old"),
        ("a three year old in a hat", "three year old"),
        ("he is six months old", "six months old"),
        ("Imran is 14, his brother is 9.", "14"),
        ("my nan who is ninety one told me", "ninety one"),
        ("hes fourteen and he can strip an engine", "fourteen"),
        ("a man of seventy-eight who lost his keys", "man of seventy-eight"),
        ("she left school at thirteen.", "thirteen"),
        ("I'm twenty-three. I've got a degree", "twenty-three"),
        ("they are 8 and 10, placed together", "8"),
        ("born 2008 in Leeds", "2008"),
    ],
)
def test_an_age_said_outright_is_found(text: str, age: str) -> None:
    assert age in said(text)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Betty Lamb, 81, said so", "81"),
        ("Latoya, their daughter, 15, asked", "15"),
        ("I asked Berivan (eleven) to do it", "eleven"),
        ('"You\'re new," said Sky, 6. I laughed', "6"),
        ("a boy called Alfie, twelve, who knew", "twelve"),
        ("Lajos Virág, 58, formerly a driver", "58"),
        ("| Ebony, 13 | yes |", "13"),
    ],
)
def test_a_number_behind_a_person_is_an_age(text: str, age: str) -> None:
    assert age in found(text)


def test_the_column_headed_age_is_read() -> None:
    table = "| Child | Age | Note |\n|---|---|---|\n| Kofi | 7 | hair |\n| Ana | nine | stands |"
    assert found(table) == ["7", "nine"]


@pytest.mark.parametrize(
    "harmless",
    [
        "She's 3 weeks late with it",
        "he was 20 minutes early",
        "it was twelve when we left",
        "The score is 12.",
        "there were nine of us",
        "the answer is 42.",
        "He died at 3.25 in the morning",
        "the meeting is at two",
        "she was one I liked, and he was one too",
        "We waited (ten minutes) and left",
        "I sent two letters, 3 texts and a card",
        "risk is 40 per cent",
    ],
)
def test_counts_and_times_are_no_ages(harmless: str) -> None:
    assert said(harmless) == []
    assert found(harmless) == []


@pytest.mark.parametrize(
    ("phrase", "years"),
    [
        ("aged 88", 88),
        ("ninety one", 91),
        ("nine yr old", 9),
        ("twenty-three", 23),
        ("six months old", 0),
        ("aged", None),
    ],
)
def test_the_years_an_age_tells(phrase: str, years: int | None) -> None:
    assert age_of(phrase) == years


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("He will be fourteen on Sunday.", "fourteen"),
        ("junie will be five on sunday", "five"),
        ("she'll be 18 by then", "18"),
        ("He would have been forty-one this week", "forty-one"),
        ("She can't be sixteen, I said", "sixteen"),
        ("she isn't even twelve.", "twelve"),
        ("He's only just gone eighty", "eighty"),
        ("What I want is for her to be six, and I can't", "six"),
        ('"be 11" she had written', "11"),
        ("well, ninety-one she was, and she had her bag", "ninety-one"),
        ("Fourteen, he was. Fourteen.", "Fourteen"),
        ("a wummin that's ninety-wan", "ninety-wan"),
        ("the boy Drew, who's seeventeen an hud a tie oan", "seeventeen"),
        ("and she held the ladder. Eighty eihgt!", "Eighty eihgt"),
        ("He is26, converted at a church", "26"),
        ("He's26 now", "26"),
        ("She's forty oneand she wants to drive", "forty one"),
        ("she's nineteen the day after tomorrow", "nineteen"),
        ("yusra who is four and a half would not let go", "four and a half"),
        ("She's 3½ and has never", "3½"),
        ("I AM 28 NOT A LITTLE GIRL", "28"),
        ("he is ten comma and she laughed", "ten"),
        ("a daughter of fourteen months, all three", "fourteen months"),
        ("Appropriate Adult to somebody of eighteen and two weeks", "somebody of eighteen"),
        ("eighty-three year owd, nodding", "eighty-three year owd"),
        ("a ten-month-old baby", "ten-month-old"),
        ("She was under the table, six or so, ought to", "six"),
        ("age profile: 46, 70, eighty-four", "eighty-four"),
        ("aged 3, 7 and 9, all in one bed", "9"),
        ("at the age of twelve", "age of twelve"),
        ("She ninety-three, come over before", "ninety-three"),
        ("She's a hundred and two and still knits", "a hundred and two"),
        ("he's fitfy and he's tired", "fitfy"),
        ("she's seventyy, she says", "seventyy"),
        ("At eighty-nine she learned to swim", "eighty-nine"),
        ("seen in A&E (F34), no next of kin", "F34"),
    ],
)
def test_an_age_is_found_however_it_is_said(text: str, age: str) -> None:
    assert age in said(text)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Her son Timur, 5½, was asleep", "5½"),
        ("Sky Dunmore (9¾, her words)", "9¾"),
        ("Rosie Spence, 90 this May, is coming", "90"),
        ("my youngest at sixty-five, said no", "sixty-five"),
        ("Roan and Abel Loveridge, six and eight, up since four", "eight"),
        ("her kids (3, 5 and 11) were quiet", "5"),
        ("the baby (7 months) slept", "7 months"),
        ("her daughter, ten weeks, slept", "ten weeks"),
        ("Mr Jaszczak from the club, blazer, poppy, eighty-nine, had come", "eighty-nine"),
        ("Ali Berwari – 13 – was first", "13"),
    ],
)
def test_a_number_near_a_person_is_an_age(text: str, age: str) -> None:
    assert age in found(text)


def test_a_later_row_repeats_the_column_headed_age() -> None:
    table = "| Name | Age | When |\n|---|---|---|\n| Kofi | 7 | am |\n\nIn biro: Khadra | 58 | at night"
    assert found(table) == ["7", "58"]
    other = "| Name | Age |\n|---|---|\n| Kofi | 7 |\n\n| Room | Beds |\n|---|---|\n| Kestrel | 12 |"
    assert found(other) == ["7"]


@pytest.mark.parametrize(
    "harmless",
    [
        "who'd been three years out himself",
        "it'll be six by then",
        "there would be nine on the list",
        "a mother of two, a father of three",
        "He's four foot nothing and she's two stone lighter",
        "she was ten minutes late, he was two hours",
        "two thirds of it, three quarters of an hour",
        "We counted the tins. Forty-two.",
        "He paid. How many steps? Nineteen.",
        "one, two, three, and off we go",
        "the 14 from Leeds was late, nine of them on it",
        "I'm a hundred per cent sure",
        "I met the families, two of them from Leeds",
        "that's eleven. It's twelve already",
        "in Year 9, on page 12, at half six",
        "he was first and she was second",
        "he has six left",
    ],
)
def test_other_numbers_are_no_ages(harmless: str) -> None:
    assert said(harmless) == []
    assert found(harmless) == []


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("she's, what, fourteen, and she knows", "fourteen"),
        ("Zoë's eleven and he's nine", "eleven"),
        ("girls of six and nine were there", "nine"),
        ("a lad of about fifteen, no coat", "fifteen"),
        ("pushing seventy, he still sings", "seventy"),
        ('I asked how old she was. "Seven."', "Seven"),
        ("his fortieth birthday, and her 80th birthday", "fortieth"),
        ("a mother at nineteen, she said", "nineteen"),
        ("my 6 and 8-year-olds", "6"),
        ("She came. Seventy-two and still cycling", "Seventy-two"),
        ("she's gone eighty, easily", "eighty"),
        ("he has got to be ninety", "ninety"),
        ("our 11yearold", "11yearold"),
    ],
)
def test_an_age_is_found_among_other_words(text: str, age: str) -> None:
    assert age in said(text)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Amira Haddad 6, Yusuf Haddad 9, both well", "6"),
        ("Amira Haddad in the red coat, seven, held the door", "seven"),
        ("a boy in a red coat (8) held the door", "8"),
        ("Amira Haddad (5 yrs 2 months)", "5 yrs 2 months"),
    ],
)
def test_an_age_is_found_a_few_words_behind_a_person(text: str, age: str) -> None:
    assert age in found(text)


@pytest.mark.parametrize(
    "harmless",
    [
        "Contract award, Lot 3, valleys north",
        "attendance: Amira Haddad 91%, Yusuf Haddad 64\nWhy?",
        "the appointment is nine. She said so",
        "the volume at forty, and loud",
        "nine people with Parkinson's, two with something",
        "she arrived at ten, and left at half past",
        "Amira Haddad, three years, left today",
    ],
)
def test_other_numbers_near_people_are_no_ages(harmless: str) -> None:
    assert found(harmless) == []
