from __future__ import annotations

from itertools import pairwise

import pytest

from reflect_tui.anonymise import FindingKind, Known, remaining, risks, survivors


def left(text: str, *masked: str, known: tuple[Known, ...] = (), allowed: tuple[str, ...] = ()) -> list[str]:
    return [r.text for r in survivors(text, masked, known, allowed)]


@pytest.mark.parametrize(
    "text",
    [
        "Then Okonjo rang.",
        "then okonjo rang",
        "THEN OKONJO RANG AGAIN",
        "the Okonjos rang",
        "Okonjo's idea",
        "see okonjo_notes",
        "by O\u200bkonjo",
        "Оkоnjо rang",
        "**Okonjo**",
        "[Okonjo](x)",
    ],
)
def test_a_masked_name_left_in_any_form_is_reported(text: str) -> None:
    rows = survivors(text, ["Kwame Okonjo"])
    assert len(rows) == 1
    assert rows[0].why == "a name that was to be replaced is still here"
    assert text[rows[0].start : rows[0].end] == rows[0].text


def test_each_word_of_a_masked_name_counts() -> None:
    assert left("Kwame and Okonjo and nobody else.", "Kwame Okonjo") == ["Kwame", "Okonjo"]


def test_ordinary_words_count_only_as_names() -> None:
    assert left("There was grace in it. Grace under pressure.", "Grace Obuya") == []
    assert left("I saw Grace there.", "Grace Obuya") == ["Grace"]
    assert left("We met by the tree in the centre.", "Cherry Tree Centre") == []


def test_parts_of_longer_words_do_not_count() -> None:
    assert left("The annexe and the banner.", "Ann", "Ban") == []


def test_listed_names_count_though_nothing_was_masked() -> None:
    assert left("I told Samira.", known=(Known("Samira Rehman", also=("Sami",)),)) == ["Samira"]
    assert left("At two rivers hub.", known=(Known("Okonjo House", FindingKind.ORG),)) == []


def test_what_the_writer_kept_is_not_reported() -> None:
    assert left("I told Okonjo on 07700900123.", "Okonjo", allowed=("Okonjo", "07700 900123")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("write to a.b@c.example", "a.b@c.example"),
        ("call 07700900123 now", "07700900123"),
        ("she is at LE2 7GB", "LE2 7GB"),
        ("NI AB 12 34 56 C", "AB 12 34 56 C"),
        ("https://x.example/~jo/page", "https://x.example/~jo/page"),
        ("https://jo@x.example/page", "https://jo@x.example/page"),
        ("https://x.example/users/jo", "https://x.example/users/jo"),
    ],
)
def test_details_that_reach_or_find_someone_are_reported(text: str, found: str) -> None:
    assert found in left(text)


@pytest.mark.parametrize(
    "text",
    [
        "[Person A] told [Organisation B] on [a date in May], aged [in their 50s].",
        "See https://www.example.org/guidance for more.",
        "It cost £25,000 and 10000 people came.",
        "[Person AB] of [Place C], [postcode], [phone number].",
        "",
    ],
)
def test_a_finished_text_has_nothing_to_report(text: str) -> None:
    assert left(text, "Kwame Okonjo", "Person Smith", "The Organisation") == []


def glance(text: str) -> list[str]:
    return [r.text for r in remaining(text)]


def test_capitals_inside_sentences_and_numbers_are_shown() -> None:
    assert glance("We met Okonjo at the Lantern at 10.30 with 4 others.") == [
        "Okonjo",
        "Lantern",
        "10.30",
        "4",
    ]


def test_each_capital_is_shown_by_itself_for_its_neighbour_may_be_replaced_already() -> None:
    assert glance("I rang the Home Office and Kwame Okonjo-Hart.") == [
        "Home",
        "Office",
        "Kwame",
        "Okonjo-Hart",
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Cat brought a cake. Silence.", ["Cat"]),
        ("Holland's wife came, and Monday Shaw with her.", ["Holland", "Monday", "Shaw"]),
        ("At Teach na nÓg it is warm.", ["Teach", "na", "nÓg"]),
        ("She's ninety and he is ninety-one now.", ["ninety", "ninety-one"]),
        ("It took ninety minutes and eleven cups.", []),
        ("i said hello to smudge and went in and i met wren", ["wren"]),
        ("WARD MEETING LABURNUM AT NINE O'CLOCK", ["LABURNUM"]),
        ("so i rang haven house and i said nothing", ["haven", "house"]),
        ("A quernig lay there.", ["quernig"]),
    ],
)
def test_what_might_be_a_name_is_shown_though_no_rule_is_sure(text: str, shown: list[str]) -> None:
    assert [t for t in glance(text) if t in shown] == shown
    assert shown or glance(text) == []


def test_a_capital_that_only_begins_a_sentence_is_not_shown() -> None:
    assert glance("We talked. Then nothing. So I left.") == []


def test_a_name_at_the_start_is_shown() -> None:
    assert glance("Okonjo left. Grace stayed. Walking home I laughed.") == ["Okonjo", "Grace"]


def test_weekdays_months_the_pronoun_and_stand_ins_are_not_shown() -> None:
    assert glance("On Monday I'd told [Person A] about [the café] in March. I'm fine.") == []


def test_unknown_words_are_shown_where_there_are_no_capitals() -> None:
    assert glance("i told ngozi about it and went home") == ["ngozi"]


def test_each_glance_has_a_reason_and_its_place() -> None:
    text = "We met Okonjo in 2019 about it."
    rows = remaining(text)
    assert [r.why for r in rows] == ["a capital that is still here", "a number that is still here"]
    assert [text[r.start : r.end] for r in rows] == ["Okonjo", "2019"]


@pytest.mark.parametrize(
    ("text", "clue"),
    [
        ("She's the only nurse in the village who drives.", "the only nurse"),
        ("He was the first man here to do it.", "the first man"),
        ("It was in the local paper last week.", "in the local paper"),
        ("He is formerly a tram driver.", "formerly a tram driver"),
        ("They are twins.", "twins"),
        ("Since the inquest she sleeps badly.", "the inquest"[4:]),
        ("He had eleven workers in four years.", "eleven workers in four years"),
    ],
)
def test_clues_that_point_at_somebody_are_shown_with_a_reason(text: str, clue: str) -> None:
    rows = risks(text)
    assert any(clue in r.text for r in rows)
    assert all(r.why for r in rows)


@pytest.mark.parametrize(
    "text",
    [
        "The only thing I learnt is to wait.",
        "It was the first time and the last.",
        "I read a paper on it.",
        "We won the bid.",
    ],
)
def test_ordinary_sentences_are_no_clues(text: str) -> None:
    assert risks(text) == []


def test_clues_do_not_overlap() -> None:
    rows = risks("He's the only twin, the youngest child, formerly a diver, in the news after the murder.")
    assert all(a.end <= b.start for a, b in pairwise(rows))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("A quiet day.", []),
        ("A said so, and left.", ["A"]),
        ("[Person A]'s wife Monday rang.", ["Monday"]),
        ("It rained on Monday.", []),
        ("i was at white rose centre with him, i was.", ["white", "rose", "centre"]),
        ("she is three and she sings, i think", ["three"]),
        ("she had three cats, i think", []),
    ],
)
def test_what_could_still_tell_is_shown_and_little_else(text: str, shown: list[str]) -> None:
    assert [r.text for r in remaining(text)] == shown


@pytest.mark.parametrize(
    "words",
    ["a green space", "another street", "an eighth park", "the third day after", "Family A", "Person B"],
)
def test_what_we_put_ourselves_is_no_survivor(words: str) -> None:
    masked = ["Mr Green", "Street", "Park", "Day", "Space", "Family", "Person"]
    assert survivors(f"I went to [{words}] with them.", masked) == []


def test_a_word_in_brackets_of_the_writers_own_is_still_looked_at() -> None:
    assert survivors("I went to [the green Okafor house].", ["Okafor"]) != []
