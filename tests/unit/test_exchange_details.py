from __future__ import annotations

import pytest

from reflect_tui.exchange.details import KNOWN, Details, did_you_mean, read_details
from reflect_tui.exchange.lines import lay_out


def details_of(text: str) -> Details:
    layout = lay_out(text)
    return read_details(layout.lines, layout)


def pairs(text: str) -> list[tuple[str, str]]:
    return [(detail.key, detail.value) for detail in details_of(text).details]


def rest(text: str) -> str:
    return "\n".join(line.text for line in details_of(text).rest).strip()


def test_values_are_text_and_nothing_else() -> None:
    text = "Version: 1.10\nLicence: No\nFor: 007\nTime: 12:30\nAuthor: ~\nSources: [a, b]\nScale: 'x' # y"
    assert pairs(text) == [
        ("Version", "1.10"),
        ("Licence", "No"),
        ("For", "007"),
        ("Time", "12:30"),
        ("Author", "~"),
        ("Sources", "[a, b]"),
        ("Scale", "'x' # y"),
    ]


@pytest.mark.parametrize("key", KNOWN)
def test_a_known_key_is_known_in_any_case(key: str) -> None:
    for written in (key, key.lower(), key.upper()):
        [detail] = details_of(f"{written}: something").details
        assert (detail.key, detail.known) == (key, True)


def test_the_american_licence_is_a_licence() -> None:
    assert pairs("License: CC BY 4.0") == [("Licence", "CC BY 4.0")]


@pytest.mark.parametrize(
    "written", ["Time : 5 minutes", "Time:5 minutes", "- Time: 5 minutes", "**Time:** 5 minutes"]
)
def test_a_known_key_may_be_dressed_up(written: str) -> None:
    assert pairs(written) == [("Time", "5 minutes")]


@pytest.mark.parametrize(
    "sentence",
    [
        "A pause after a visit: you may skip anything.",
        "One thing to remember: breathe.",
        "Remember: you may skip anything.",
        "See https://example.org/pack for more.",
        "It is 10:30 and nobody has come.",
        "Take care of:",
    ],
)
def test_a_sentence_with_a_colon_is_no_detail(sentence: str) -> None:
    assert pairs(sentence) == []
    assert rest(sentence) == sentence
    assert pairs(f"Time: 5 minutes\n\n{sentence}") == [("Time", "5 minutes")]
    assert rest(f"Time: 5 minutes\n\n{sentence}") == sentence


def test_an_unknown_key_among_the_details_is_kept() -> None:
    read = details_of("For: one person\nMood: calm\nTime: 5 minutes")
    assert [(detail.key, detail.known) for detail in read.details] == [
        ("For", True),
        ("Mood", False),
        ("Time", True),
    ]


def test_a_misspelt_key_may_come_first_or_alone() -> None:
    [detail] = details_of("Tiem: 5 minutes").details
    assert (detail.key, detail.known, detail.suggestion) == ("Tiem", False, "Time")


def test_a_known_key_needs_no_suggestion() -> None:
    [detail] = details_of("Time: 5 minutes").details
    assert detail.suggestion == ""


def test_blank_lines_between_details_do_not_end_them() -> None:
    assert pairs("\nFor: one person\n\nTime: 5 minutes\n\n\nVersion: 1\n\nHello.") == [
        ("For", "one person"),
        ("Time", "5 minutes"),
        ("Version", "1"),
    ]


def test_a_key_that_comes_again_after_a_blank_line_is_prose() -> None:
    text = "Time: 5 minutes\n\nTime: there is never enough of it."
    assert pairs(text) == [("Time", "5 minutes")]
    assert rest(text) == "Time: there is never enough of it."


def test_details_under_the_introduction_are_found() -> None:
    text = "A short pause.\n\nTime: 5 minutes\nFor: one person\n\nMore words."
    assert pairs(text) == [("Time", "5 minutes"), ("For", "one person")]
    assert rest(text).split() == ["A", "short", "pause.", "More", "words."]


def test_one_such_line_in_the_introduction_is_not_enough() -> None:
    text = "A short pause.\n\nTime: take what you need."
    assert pairs(text) == []


def test_details_end_at_the_first_round_or_question() -> None:
    for structure in ("## Round", "1. What?", "2) What?"):
        text = f"Time: 5 minutes\n{structure}\nVersion: 2"
        assert pairs(text) == [("Time", "5 minutes")]
        assert rest(text) == f"{structure}\nVersion: 2"


def test_a_value_goes_on_in_an_indented_line() -> None:
    assert pairs("Sources: Driscoll;\n  Schön; and\n  others\nVersion: 1") == [
        ("Sources", "Driscoll; Schön; and others"),
        ("Version", "1"),
    ]


def test_a_value_broken_by_a_mail_program_is_joined() -> None:
    broken = "Author: The network that meets above the old post office in\nthe square\nVersion: 1"
    assert pairs(broken)[0] == ("Author", "The network that meets above the old post office in the square")


def test_a_short_value_does_not_swallow_the_line_below() -> None:
    text = "Time: 5 minutes\nA short pause after a visit that stays with you, for as long as it takes."
    assert pairs(text) == [("Time", "5 minutes")]
    assert rest(text).startswith("A short pause")


def test_a_fence_is_read_as_it_stands() -> None:
    block = '# from Obsidian\nVersion: "1.10"\nLicence: no\n\nPerspective:\n  - delivery\n  - funder'
    text = f"---\n{block}\n---\n\nHello: you."
    read = details_of(text)
    assert [(detail.key, detail.value) for detail in read.details] == [
        ("Version", '"1.10"'),
        ("Licence", "no"),
        ("Perspective", "delivery, funder"),
    ]
    assert read.fenced
    assert rest(text) == "Hello: you."


@pytest.mark.parametrize(
    "text",
    [
        "---\nTime: 5 minutes\n",
        "---\n\n1. What?\n---\n",
        "---\nHello.\n---\n",
        "---\nTime: 5 minutes\n## Round\n---\n",
    ],
)
def test_dashes_that_hold_no_details_are_only_dashes(text: str) -> None:
    assert not details_of(text).fenced


def test_nothing_has_no_details() -> None:
    assert pairs("") == []
    assert details_of("For: x").value("Time") == ""
    assert details_of("For: x").value("For") == "x"


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("Tiem", "Time"),
        ("Fro", "For"),
        ("Autor", "Author"),
        ("source", "Sources"),
        ("Base on", "Based on"),
        ("Zebra", ""),
    ],
)
def test_a_near_miss_is_recognised(word: str, meant: str) -> None:
    assert did_you_mean(word, KNOWN) == meant
