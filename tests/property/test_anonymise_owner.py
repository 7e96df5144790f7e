from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflect_tui.anonymise import FindingKind, Known, apply, find, stand_ins, survivors

FIRST = """
Samira|Oisín|Chukwuemeka|Grzegorz|Llŷr|Siân|Wei|Nguyễn|Ayşe|Bronwen|Jo|Bo|Will|Grace|May|Mark|Hope|Rose
Jean-Luc|Mary-Beth|Ifunanya|Đặng|Søren|Þóra
"""
LAST = """
Rehman|O'Brien|Ní Dhomhnaill|Al-Masri|van den Berg|Szczepański|McIver|Lamb|Day|Young|Campbell-Ross|Yılmaz
Ó Súilleabháin|Okonjo|Strauß|Smith|Xu|D’Souza|Vasiliauskienė
"""


def several(text: str) -> list[str]:
    return text.strip().replace("\n", "|").split("|")


NAMES = st.tuples(st.sampled_from(several(FIRST)), st.sampled_from(several(LAST))).map(" ".join)
CARRIERS = st.sampled_from(
    [
        "I rang {} about the lease on Tuesday.",
        "{} asked me to wait.",
        "then i told {} and she laughed",
        "THE REVIEW WITH {} WENT WELL AND NOBODY CRIED.",
        "| who | what |\n|---|---|\n| {} | late |",
        "> {} said so\n\nI agreed.",
        "- met {}, who was kind",
        "From: {}\nSubject: boiler",
        "See `{}` in the list.",
        "It was **{}** who stayed; nobody else did.",
        "[{}](https://stories.example/one) was the link.",
        "ok so {} came in and we talked about the stairs for an hour",
    ]
)


SPELT: dict[str, str | int | None] = {"ø": "o", "Đ": "D", "đ": "d", "ı": "i", "ß": "ss", "Þ": "Th", "þ": "th"}


def no_accents(text: str) -> str:
    marks_off = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return marks_off.translate(str.maketrans(SPELT))


def over_a_line(text: str) -> str:
    return text.replace(" ", "\n", 1)


def quoted_over_a_line(text: str) -> str:
    return text.replace(" ", "\n> ", 1)


def hidden_inside(text: str) -> str:
    return "\u200b".join([text[:2], text[2:4], text[4:]])


def soft_hyphen_inside(text: str) -> str:
    return text[:3] + "\u00ad" + text[3:]


def full_width(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" and c.isalpha() else c for c in text)


def cyrillic_letters(text: str) -> str:
    return text.translate(str.maketrans("aeocpAEOCP", "аеосрАЕОСР"))


def first_emphasised(text: str) -> str:
    first, _, rest = text.partition(" ")
    return f"**{first}** {rest}"


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def backwards(text: str) -> str:
    first, _, rest = text.partition(" ")
    return f"{rest}, {first}"


def glued(text: str) -> str:
    return text.replace(" ", "")


def file_name(text: str) -> str:
    return text.replace(" ", "_") + "_review.docx"


WRITINGS: list[Callable[[str], str]] = [
    str,
    str.lower,
    str.upper,
    str.swapcase,
    no_accents,
    over_a_line,
    quoted_over_a_line,
    hidden_inside,
    soft_hyphen_inside,
    full_width,
    cyrillic_letters,
    first_emphasised,
    decomposed,
    backwards,
    glued,
    file_name,
    lambda name: name + "'s",
    lambda name: name + "’s",
    lambda name: name + "s",
    lambda name: "the " + name + "s",
    lambda name: name.split(" ")[0] + "'s",
    lambda name: name.split(" ")[0].upper(),
    lambda name: name.lower() + "'s",
    lambda name: name.split(" ", 1)[1],
    lambda name: "Mrs " + name.split(" ", 1)[1],
    lambda name: name.split(" ", 1)[1].lower(),
    lambda name: name.split(" ")[0].lower(),
]

PARTICLES = {"van", "den", "al", "ni", "o", "d", "de"}


def tokens_left(name: str, text: str) -> set[str]:
    """Words of the name, folded by this test's own hand, that still stand in a text as words."""
    flat = no_accents(
        unicodedata.normalize("NFKC", text.replace("\u200b", "").replace("\u00ad", ""))
    ).casefold()
    flat = flat.translate(str.maketrans("аеоср", "aeocp"))
    there = set(re.findall(r"[a-z]+", flat))
    words = (
        set(re.findall(r"[a-z]+", no_accents(name).casefold().replace("'", " ").replace("’", " ")))
        - PARTICLES
    )
    return {word for word in words if len(word) > 1} & there


def masked(text: str, known: list[Known]) -> str:
    rows = find([text], known)
    done = apply(text, rows[0], stand_ins(rows, known)).text
    assert survivors(done, [f.text for f in rows[0]], known) == []
    return done


@pytest.mark.parametrize("writing", range(len(WRITINGS)))
@settings(max_examples=40, deadline=None)
@given(name=NAMES, carrier=CARRIERS)
def test_a_listed_name_is_masked_in_every_form(writing: int, name: str, carrier: str) -> None:
    text = carrier.format(WRITINGS[writing](name))
    before = tokens_left(name, carrier)
    assert tokens_left(name, masked(text, [Known(name)])) <= before


@settings(max_examples=60, deadline=None)
@given(name=st.sampled_from(["Samira Rehman", "Chukwuemeka Okonjo", "Bronwen McIver"]), carrier=CARRIERS)
def test_the_last_name_broken_by_a_hyphen_at_the_line_end_is_masked(name: str, carrier: str) -> None:
    broken = name[:-3] + "-\n" + name[-3:]
    done = masked(carrier.format(broken), [Known(name)])
    assert name.split()[1][:-3].lower() not in done.lower()


@settings(max_examples=60, deadline=None)
@given(names=st.lists(NAMES, min_size=2, max_size=6, unique=True))
def test_listed_people_keep_their_own_stand_ins(names: list[str]) -> None:
    known = [Known(name) for name in names]
    rows = find([f"{name} spoke." for name in names], known)
    put = stand_ins(rows, known)
    given_out = [put[row[0].entity] for row in rows]
    assert len(set(given_out)) == len(names)


@settings(max_examples=60, deadline=None)
@given(
    name=st.sampled_from(["Cherry Tree Children's Centre", "Two Rivers Hub", "St Brannock's Hall"]),
    carrier=CARRIERS,
)
def test_a_listed_organisation_is_masked_whole(name: str, carrier: str) -> None:
    known = [Known(name, FindingKind.ORG)]
    for writing in (str, str.lower, str.upper, over_a_line, full_width, hidden_inside):
        done = masked(carrier.format(writing(name)), known)
        assert not {"cherry", "rivers", "brannock"} & set(re.findall(r"[a-z]+", done.lower()))
