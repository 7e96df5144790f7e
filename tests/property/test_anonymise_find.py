from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reflect_tui.anonymise import (
    Finding,
    FindingKind,
    Known,
    apply,
    find,
    remaining,
    risks,
    stand_ins,
    survivors,
)

# Pieces that make the detectors work: names, cues, Markdown, hidden and broken characters.
PIECES = st.sampled_from(
    [
        "Samira",
        "Rehman",
        "samira",
        "SAMIRA",
        "Grace",
        "grace",
        "Will",
        "will",
        "May",
        "Oisín",
        "O'Brien",
        "Al-Masri",
        "Szczepański",
        "Mrs",
        "Dr.",
        "St",
        "of",
        "the",
        "The",
        "and",
        "van",
        "said",
        "rang",
        "told",
        "called",
        "House",
        "Trust",
        "Ward",
        "School",
        "Monday",
        "March",
        "June",
        "12",
        "2024",
        "07700 900123",
        "LE2 7GB",
        "AB123456C",
        "INC-5521",
        "a.b@c.example",
        "https://x.example/y",
        "@handle",
        "aged 88",
        "(88)",
        "12 Foundry Lane",
        "HF",
        "(HF)",
        "J.",
        "Present:",
        "|",
        "#",
        "-",
        "*",
        "_",
        "`",
        "[",
        "](",
        ")",
        ">",
        "\n",
        "\n\n",
        "\t",
        ".",
        ",",
        "?",
        "'s",
        "’",
        "“",
        '"',
        "\u200b",
        "\u00ad",
        "\u0301",
        "\u202e",
        "\ud800",
        "\udfff",
        "Ｓａｍｉｒａ",
        "Ιρίνη",
        "سميرة",
        "李",
        "😀",
        "\x00",
        "[Person A]",
    ]
)
WORDY = st.lists(PIECES, max_size=40).map(" ".join)
GLUED = st.lists(PIECES, max_size=30).map("".join)
WILD = st.text(alphabet=st.characters(), max_size=120)
TEXTS = st.one_of(WORDY, GLUED, WILD)
PEOPLE = [
    Known("Samira Rehman"),
    Known("Will O'Brien", stand_in="a neighbour"),
    Known("Two Rivers House", FindingKind.ORG),
]


def check_order(text: str, findings: list[Finding]) -> None:
    done = 0
    for finding in findings:
        assert done <= finding.start < finding.end <= len(text)
        assert text[finding.start : finding.end] == finding.text
        assert finding.why
        assert finding.detector
        assert finding.entity
        done = finding.end


@settings(max_examples=250, deadline=None)
@given(st.lists(TEXTS, max_size=3))
def test_findings_are_in_order_and_never_overlap(texts: list[str]) -> None:
    rows = find(texts, PEOPLE)
    assert len(rows) == len(texts)
    for text, row in zip(texts, rows, strict=True):
        check_order(text, row)


@settings(max_examples=150, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=2))
def test_the_same_text_gives_the_same_findings_and_stand_ins(texts: list[str]) -> None:
    first, second = find(texts, PEOPLE), find(texts, PEOPLE)
    assert first == second
    assert stand_ins(first, PEOPLE) == stand_ins(second, PEOPLE)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_applying_rebuilds_the_text_exactly(text: str) -> None:
    rows = find([text])
    done = apply(text, rows[0], stand_ins(rows))
    parts, here = [], 0
    for change in done.replacements:
        parts += [text[here : change.start], change.replacement]
        here = change.end
    assert "".join([*parts, text[here:]]) == done.text
    assert len(done.replacements) == len(rows[0])


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_applying_nothing_changes_nothing(text: str) -> None:
    assert apply(text, [], {}).text == text
    assert apply(text, [], {}).replacements == ()


@settings(max_examples=300, deadline=None)
@given(st.one_of(WORDY, GLUED))
def test_nothing_that_was_masked_survives(text: str) -> None:
    rows = find([text], PEOPLE)
    done = apply(text, rows[0], stand_ins(rows, PEOPLE))
    assert survivors(done.text, [f.text for f in rows[0]], PEOPLE) == []


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDY, min_size=1, max_size=3))
def test_equal_entities_get_equal_stand_ins_and_people_never_share_one(texts: list[str]) -> None:
    rows = find(texts, PEOPLE)
    put = stand_ins(rows, PEOPLE)
    findings = [f for row in rows for f in row]
    assert set(put) == {f.entity for f in findings}
    named = {f.entity for f in findings if f.kind in {"PERSON", "ORG", "PLACE"}}
    assert len({put[entity] for entity in named}) == len(named)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_the_other_readers_never_raise_and_stay_inside_the_text(text: str) -> None:
    for found in (*remaining(text), *risks(text), *survivors(text, ["Samira Rehman"], PEOPLE, ["Grace"])):
        assert text[found.start : found.end] == found.text
        assert found.text
        assert found.why
