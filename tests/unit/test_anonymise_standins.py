from __future__ import annotations

import pytest

from reflect_tui.anonymise import Finding, FindingKind, Known, apply, find, stand_ins
from reflect_tui.anonymise.kinds_of_place import counted, kind_of_place


def done(*texts: str, known: tuple[Known, ...] = ()) -> list[str]:
    rows = find(texts, known)
    put = stand_ins(rows, known)
    return [apply(text, row, put).text for text, row in zip(texts, rows, strict=True)]


def one(text: str, *known: Known) -> str:
    return done(text, known=known)[0]


def finding(
    text: str, entity: str, kind: FindingKind = FindingKind.PERSON, detector: str = "capital"
) -> Finding:
    return Finding(0, len(text), text, kind, "why", True, detector, entity)


def test_people_are_lettered_in_order_of_first_mention_across_texts() -> None:
    assert done("Kwame rang. Then Oisín did.", "Oisín again, and Samira.") == [
        "[Person A] rang. Then [Person B] did.",
        "[Person B] again, and [Person C].",
    ]


def test_first_name_surname_and_title_are_one_person() -> None:
    text = "Hadi Al-Masri met me. Hadi came with a question. I told Mr Al-Masri. Al-Masri's face fell."
    assert one(text) == (
        "[Person A] met me. [Person A] came with a question. I told Mr [Person A]. [Person A]'s face fell."
    )


def test_a_short_form_goes_to_the_one_it_can_be() -> None:
    assert one("Bronwen Pugh rang. Bron was cross. Then Kenneth and later Ken came.") == (
        "[Person A] rang. [Person A] was cross. Then [Person B] and later [Person B] came."
    )


def test_accents_and_one_wrong_letter_make_no_second_person() -> None:
    assert one("Oddný read it. Oddny laughed.") == "[Person A] read it. [Person A] laughed."
    assert one("I asked Ugochukwu. Then Ugochuku left.") == "I asked [Person A]. Then [Person A] left."


@pytest.mark.parametrize(("first", "second"), [("Samir", "Samira"), ("Maria", "Marie"), ("Ayesha", "Aisha")])
def test_people_with_names_that_look_alike_stay_apart(first: str, second: str) -> None:
    assert one(f"I met {first} and {second} there.") == "I met [Person A] and [Person B] there."


def test_two_people_with_one_surname_stay_apart_and_the_bare_name_is_honest() -> None:
    text = "Simran Kaur pays. Manpreet Kaur does not. I wrote to Kaur about it."
    assert one(text) == "[Person A] pays. [Person B] does not. I wrote to [Family A] about it."


def test_two_people_with_one_first_name_stay_apart() -> None:
    text = "Sam Okonjo is the physio. Sam Birtwhistle plays guitar. I emailed the wrong Sam."
    assert one(text) == "[Person A] is the physio. [Person B] plays guitar. I emailed the wrong [Person C]."


def test_the_short_name_of_an_organisation_is_the_same_organisation() -> None:
    text = "I wrote to Cherry Tree Children's Centre. Lorna from Cherry Tree rang."
    assert one(text) == "I wrote to [Organisation A]. [Person A] from [Organisation A] rang."


def test_letters_go_on_after_z() -> None:
    rows = [[finding("Xx", f"PERSON:{i}") for i in range(60)]]
    given_out = list(stand_ins(rows).values())
    assert given_out[0] == "[Person A]"
    assert given_out[25:28] == ["[Person Z]", "[Person AA]", "[Person AB]"]
    assert len(set(given_out)) == 60


@pytest.mark.parametrize(
    ("written", "put"),
    [
        ("3 March 2024", "[March 2024]"),
        ("Tuesday 9 April", "[a date in April]"),
        ("14/11/2023", "[November 2023]"),
        ("2/7/24", "[July 2024]"),
        ("2024-03-09", "[March 2024]"),
        ("21.08.23", "[August 2023]"),
        ("12th Sept '22", "[September 2022]"),
        ("the 22nd", "the [date]"),
        ("June 2022", "[2022]"),
        ("19 July 1968", "[July 1968]"),
    ],
)
def test_dates_keep_month_and_year_only(written: str, put: str) -> None:
    assert one(f"We met on {written} and talked.") == f"We met on {put} and talked."


@pytest.mark.parametrize(
    ("text", "put"),
    [
        ("On 12 May I rang; on 13 May she came.", "On [a date in May] I rang; on [the next day] she came."),
        (
            "3 March 2024: fell. 6 March 2024: home. 13 March 2024: well. "
            "22 March 2024: gone. 2 April 2024: back.",
            "[March 2024]: fell. [the third day after]: home. [the same day of the next week]: well. "
            "[a day about a week later]: gone. [a day nearly two weeks later]: back.",
        ),
        (
            "On 30 May it rained, and on May 31 too.",
            "On [a date in May] it rained, and on [the next day] too.",
        ),
    ],
)
def test_a_day_close_behind_another_is_told_by_the_days_between(text: str, put: str) -> None:
    assert one(text) == put


@pytest.mark.parametrize(
    "text",
    [
        "On 13 May I rang; on 12 May she came.",
        "On 3 March 2024 I rang; on 5 March she came.",
        "On 3 March 2024 I rang; on 3 April 2024 she came.",
        "On 12 May I rang, on 13 May she came, on 13 May she left.",
        "On the 12th of May I rang, on the 13th of May she came.",
        "On 30 February I rang, on 31 February she came.",
        "On 12 May I rang, then on the 22nd, then on 23 May.",
    ],
)
def test_where_days_could_be_misread_they_become_months(text: str) -> None:
    put = one(text)
    assert "after" not in put
    assert "next" not in put
    assert "later" not in put


def test_days_of_two_texts_are_not_counted_from_each_other() -> None:
    assert done("On 12 May I rang.", "On 13 May she came.") == [
        "On [a date in May] I rang.",
        "On [a date in May] she came.",
    ]


@pytest.mark.parametrize(
    ("text", "put"),
    [
        ("The mosque on Juniper Close is full.", "The mosque on [a street] is full."),
        (
            "He lived on Juniper Close, then on Marsh Lane, then on Gelert Street.",
            "He lived on [a street], then on [another street], then on [a road].",
        ),
        (
            "I was at 19 Tansy Close, and at 91 Tansy Close too.",
            "I was at [address], and at [another address] too.",
        ),
        ("We walked in Heaton Park.", "We walked in [a green space]."),
        ("She grew up in Wisbech.", "She grew up in [Place A]."),
    ],
)
def test_a_place_becomes_its_kind_where_its_name_tells(text: str, put: str) -> None:
    assert one(text) == put


def test_many_places_of_one_kind_are_told_apart_and_no_word_is_repeated() -> None:
    names = [f"{chr(65 + i)}xton Road" for i in range(12)] + ["Third Avenue"]
    rows = [[finding(n, f"PLACE:{n.lower()}", FindingKind.PLACE) for n in names]]
    put = list(stand_ins(rows).values())
    assert put[:4] == ["[a street]", "[another street]", "[a third street]", "[a fourth street]"]
    assert len(set(put)) == 13
    assert all("road" not in each for each in put)
    assert put[10:12] == ["[Place A]", "[Place B]"]
    assert kind_of_place("The Anchor", (), address=False) == ""
    assert kind_of_place("", (), address=True) == "address"
    assert counted("park", 0) == "a park"


def test_a_family_is_not_one_of_its_people() -> None:
    text = "I met the Okafors. Blessing Okafor rang. Mr and Mrs Okafor had left."
    assert one(text) == "I met the [Family A]. [Person A] rang. Mr and Mrs [Family A] had left."


@pytest.mark.parametrize(
    ("age", "band"),
    [
        ("He's 52 and", "He's [in their 50s] and"),
        ("He's 88 and", "He's [in their 80s] and"),
        ("She's 17 and", "She's [of secondary school age] and"),
        ("She's 7 and", "She's [of primary school age] and"),
        ("She's 3 and", "She's [under school age] and"),
        ("He's 18 and", "He's [in their late teens] and"),
        ("He is twenty and", "He is [in their 20s] and"),
        ("She is 104 and", "She is [a hundred or more] and"),
        ("a resident aged 91 and", "a resident [in their 90s] and"),
        ("a six months old and", "a [a very young child] and"),
    ],
)
def test_ages_become_bands_without_the_figure(age: str, band: str) -> None:
    assert one(f"{age} came in.") == f"{band} came in."


@pytest.mark.parametrize(
    ("detail", "put"),
    [
        ("07700 900123", "[phone number]"),
        ("a.b@c.example", "[e-mail address]"),
        ("https://x.example/y", "[web address]"),
        ("LE2 7GB", "[postcode]"),
        ("44 Victoria Road", "[address]"),
        ("INC-5521", "[reference number]"),
        ("AB123456C", "[reference number]"),
        ("NX65 GHT", "[number plate]"),
        ("@kezzy_w04", "[account name]"),
    ],
)
def test_details_are_named_by_their_sort(detail: str, put: str) -> None:
    assert one(f"It was {detail} all along.") == f"It was {put} all along."


def test_a_stand_in_never_has_a_word_of_what_it_replaces() -> None:
    rows = [
        [
            finding("Person Smith", "PERSON:person smith"),
            finding("The Organisation Group", "ORG:organisation group", FindingKind.ORG),
            finding("phone@number.example", "CONTACT:x", FindingKind.CONTACT, "phone"),
            finding("Mohammed A", "PERSON:mohammed a"),
            finding("reference 12345", "ID:12345", FindingKind.ID, "reference"),
        ]
    ]
    put = stand_ins(rows)
    for row in rows:
        for found in row:
            words = set(found.text.lower().replace("@", " ").replace(".", " ").split())
            replacement = set(put[found.entity].lower().strip("[]").split())
            assert not words & replacement, (found.text, put[found.entity])


def test_the_owners_stand_in_is_used_as_it_was_given() -> None:
    known = Known("Samira Rehman", stand_in="a neighbour")
    assert one("I told Samira. Mrs Rehman laughed.", known) == "I told a neighbour. Mrs a neighbour laughed."
    assert one("I told Samira.", Known("Samira Rehman", stand_in="[the chair]")) == "I told [the chair]."


def test_two_people_given_one_stand_in_are_still_told_apart() -> None:
    known = (Known("Samira Rehman", stand_in="a neighbour"), Known("Kwame Okonjo", stand_in="a neighbour"))
    assert one("Samira met Kwame.", *known) == "a neighbour met a neighbour 2."


def test_a_stand_in_with_the_name_in_it_is_not_used() -> None:
    assert one("I told Samira.", Known("Samira Rehman", stand_in="Samira (manager)")) == "I told [Person A]."


def test_an_owners_stand_in_is_not_given_to_somebody_else() -> None:
    known = Known("Samira Rehman", stand_in="[Person A]")
    assert one("I told Kwame, and then Samira.", known) == "I told [Person B], and then [Person A]."


def test_apply_leaves_what_has_no_stand_in() -> None:
    rows = find(["Kwame met Oisín."])
    put = {rows[0][1].entity: "[someone]"}
    result = apply("Kwame met Oisín.", rows[0], put)
    assert result.text == "Kwame met [someone]."
    assert [(c.start, c.end, c.replacement) for c in result.replacements] == [(10, 15, "[someone]")]


def test_apply_takes_the_earlier_and_longer_of_two_that_overlap() -> None:
    text = "Kwame Okonjo rang"
    first = Finding(0, 12, "Kwame Okonjo", FindingKind.PERSON, "why", True, "x", "a")
    second = Finding(6, 12, "Okonjo", FindingKind.PERSON, "why", True, "x", "b")
    assert apply(text, [second, first], {"a": "[A]", "b": "[B]"}).text == "[A] rang"


def test_apply_ignores_findings_outside_the_text() -> None:
    stray = Finding(3, 40, "…", FindingKind.PERSON, "why", True, "x", "a")
    assert apply("short", [stray], {"a": "[A]"}).text == "short"
