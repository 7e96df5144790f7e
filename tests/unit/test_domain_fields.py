from __future__ import annotations

import pytest

from reflect_tui.domain.entries import CHOSEN, EntryKind
from reflect_tui.domain.errors import BadInput
from reflect_tui.domain.fields import FIELDS, NOT_SURE, check_field, closest_choice, field_of

CONTRACT = {
    "reflection": "what so_what now_what stepping_back",
    "judgement": "alternatives reasons base_rate change_my_mind seen told counted felt uncertainty_kind",
    "positive-error": "what_happened sort made_easy_by noticed_how felt put_right who_needs_to_know "
    "someone_hurt taught pass_it_on one_line",
    "relationship": "between moment trust power strengths_seen unsaid shift what_i_could_do",
    "change": "will what with_whom smallest_step state what_happened",
    "case": "situation not_known judged happened taught helpful_questions made_from consent",
    "went-well": "who did difference made_possible_by told_them",
}
"""The fields that `--set` and `show --json` promise."""
DONT_KNOW = FIELDS[EntryKind.JUDGEMENT][-1].choices


def test_what_is_chosen_is_known_as_such() -> None:
    assert {each.name for fields in FIELDS.values() for each in fields if each.choices} == CHOSEN


def test_every_kind_has_fields_with_names_of_their_own() -> None:
    assert set(FIELDS) == set(EntryKind)
    for kind, fields in FIELDS.items():
        names = [each.name for each in fields]
        assert len(set(names)) == len(names), kind
        assert all(name.isidentifier() and name == name.lower() for name in names)
        assert all(each.question for each in fields)


def test_the_fields_are_those_of_the_contract() -> None:
    named = {kind.value: " ".join(each.name for each in fields) for kind, fields in FIELDS.items()}
    assert {kind: set(names.split()) for kind, names in named.items()} == {
        kind: set(names.split()) for kind, names in CONTRACT.items()
    }


def test_nobody_is_made_to_choose() -> None:
    for fields in FIELDS.values():
        for each in fields:
            if each.choices:
                assert NOT_SURE in each.choices or "hard to say" in each.choices, each.name


def test_choices_of_a_field_differ_when_folded() -> None:
    for fields in FIELDS.values():
        for each in fields:
            assert [closest_choice(choice, each.choices) for choice in each.choices] == list(each.choices)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("do not know the facts", DONT_KNOW[0]),
        ("Don't know the facts", DONT_KNOW[0]),
        ("don’t know the facts.", DONT_KNOW[0]),
        ("  DO NOT KNOW THE FACTS ", DONT_KNOW[0]),
        ("do-not-know-the-facts", DONT_KNOW[0]),
        ("do_not_know  the facts", DONT_KNOW[0]),
        ("do not know what matters or whose view", DONT_KNOW[2]),
        ("Not sure", NOT_SURE),
        ("not-sure", NOT_SURE),
        ("unsure", None),
        ("", None),
        ("facts", None),
    ],
)
def test_a_choice_is_known_however_it_is_spelt(typed: str, meant: str | None) -> None:
    assert closest_choice(typed, DONT_KNOW) == meant


@pytest.mark.parametrize("typed", ["a slip", "Slip", "the slip", "SLIP!", "slip"])
def test_articles_do_not_matter(typed: str) -> None:
    assert check_field(EntryKind.POSITIVE_ERROR, "sort", typed) == "slip"


def test_free_text_is_kept_as_it_is() -> None:
    for text in ("", "  ", " a\r\nb\t", "\x00[/", "An honest try"):
        assert check_field(EntryKind.POSITIVE_ERROR, "taught", text) == text


def test_a_choice_may_be_left_empty() -> None:
    assert check_field(EntryKind.POSITIVE_ERROR, "sort", "") == ""
    assert check_field(EntryKind.POSITIVE_ERROR, "sort", "  ").strip() == ""


def test_a_field_of_another_kind_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(BadInput, match="positive error has no field") as problem:
        check_field(EntryKind.POSITIVE_ERROR, "base_rate", "x")
    assert "what_happened" in problem.value.hint
    assert field_of(EntryKind.POSITIVE_ERROR, "base_rate") is None


def test_a_choice_that_is_none_is_refused_with_the_choices_there_are() -> None:
    with pytest.raises(BadInput, match="not a choice for sort") as problem:
        check_field(EntryKind.POSITIVE_ERROR, "sort", "catastrophe" * 20)
    assert "near thing" in problem.value.hint
    assert len(problem.value.sentence) < 90


def test_who_needs_to_know_never_leaves() -> None:
    private = [each.name for fields in FIELDS.values() for each in fields if each.keep_private]
    assert private == ["who_needs_to_know"]
