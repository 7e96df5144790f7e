from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reflect_tui.domain.entries import Amendment, Answer, EntryKind, Outcome, Writing
from reflect_tui.domain.errors import BadInput
from reflect_tui.importers.takeout import TakenOut, read_line


def read(line: str | bytes | dict[str, object]) -> TakenOut:
    if isinstance(line, dict):
        line = json.dumps(line)
    return read_line(line.encode() if isinstance(line, str) else line)


def refused(line: str | bytes | dict[str, object]) -> str:
    with pytest.raises(BadInput) as problem:
        read(line)
    return str(problem.value)


def test_a_line_needs_no_more_than_a_body() -> None:
    taken = read('{"body": "Something happened."}\r\n')
    assert taken.writing == Writing(body="Something happened.")
    assert taken.created_at is None
    assert len(taken.id) == 20


@pytest.mark.parametrize(
    "data",
    [
        {"title": "t"},
        {"answers": [{"question": "Q", "text": "A"}]},
        {"fields": {"what": "w"}},
        {"kind": "judgement", "judgement": {"expectation": "It will."}},
    ],
)
def test_any_words_will_do(data: dict[str, object]) -> None:
    assert not read(data).writing.is_empty


def test_everything_a_line_can_say() -> None:
    taken = read(
        {
            "id": "7f3kq92xdm40",
            "kind": "judgement",
            "title": "Whether to ring",
            "body": "She will come.",
            "created_at": "2026-11-23T14:02:00+00:00",
            "happened_on": "2026-11-20",
            "themes": ["trust", "housing"],
            "answers": [{"question": "Q", "text": "A", "id": "seen", "keep_private": True}],
            "fields": {"seen": "A", "uncertainty_kind": "Don't know the facts"},
            "judgement": {
                "expectation": "She will come.",
                "how_sure": 70,
                "reasons": "Two calls",
                "look_again_on": "2027-01-04",
                "amendments": [{"on": "2026-12-01", "text": "She rang."}],
                "outcomes": [{"on": "2027-01-04", "outcome": "partly", "learnt": "Ask."}],
            },
            "replies": [{"share": "s", "question": "q", "text": "t"}],
            "shares": ["s"],
            "revisions": 3,
            "pack": "making-a-call",
            "something": {"of": ["another", "journal"]},
        }
    )
    assert taken == TakenOut(
        id="7f3kq92xdm40",
        writing=Writing(
            kind=EntryKind.JUDGEMENT,
            title="Whether to ring",
            body="She will come.",
            answers=(Answer("Q", "A", "seen", keep_private=True),),
            fields={"seen": "A", "uncertainty_kind": "do not know the facts", "reasons": "Two calls"},
            themes=("trust", "housing"),
            happened_on=date(2026, 11, 20),
            how_sure=70,
            look_again_on=date(2027, 1, 4),
            pack_id="making-a-call",
        ),
        created_at=datetime(2026, 11, 23, 14, 2, tzinfo=UTC),
        amendments=(Amendment(date(2026, 12, 1), "She rang."),),
        outcomes=(Outcome(date(2027, 1, 4), "partly", "Ask."),),
    )


def test_a_mark_at_the_beginning_does_not_matter() -> None:
    assert read(b'\xef\xbb\xbf{"body": "x"}').writing.body == "x"


# -- kinds, themes, how sure -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("reflection", EntryKind.REFLECTION),
        ("Positive error", EntryKind.POSITIVE_ERROR),
        ("positive_error", EntryKind.POSITIVE_ERROR),
        ("WENT  WELL", EntryKind.WENT_WELL),
        ("decision", EntryKind.JUDGEMENT),
        ("prediction", EntryKind.JUDGEMENT),
        ("mistake", EntryKind.POSITIVE_ERROR),
        ("note", EntryKind.REFLECTION),
        ("", EntryKind.REFLECTION),
        (None, EntryKind.REFLECTION),
    ],
)
def test_a_kind_is_known_by_several_words(word: str | None, kind: EntryKind) -> None:
    taken = read({"body": "x", "kind": word})
    assert taken.writing.kind is kind
    assert taken.writing.themes == ()


def test_a_kind_that_is_none_of_ours_becomes_a_theme() -> None:
    taken = read({"body": "x", "kind": " Supervision ", "tags": ["team"]})
    assert taken.writing.kind is EntryKind.REFLECTION
    assert taken.writing.themes == ("team", "Supervision")


def test_what_is_judged_is_a_judgement_where_no_kind_is_said() -> None:
    taken = read({"judgement": {"expectation": "It will.", "how_sure": "fairly"}})
    assert (taken.writing.kind, taken.writing.body, taken.writing.how_sure) == (
        EntryKind.JUDGEMENT,
        "It will.",
        70,
    )
    other = read(
        {"kind": "case", "body": "x", "judgement": {"how_sure": 3, "outcomes": [{"on": "2026-01-01"}]}}
    )
    assert (other.writing.how_sure, other.outcomes) == (None, ())


@pytest.mark.parametrize(
    ("given_", "themes"),
    [
        (["housing", "trust"], ("housing", "trust")),
        ("housing, trust", ("housing", "trust")),
        (["#housing"], ("housing",)),
        (["two  words ", "", " ", "two words"], ("two words",)),
        (None, ()),
        ([], ()),
    ],
)
@pytest.mark.parametrize("key", ["themes", "tags"])
def test_tags_do_for_themes(key: str, given_: object, themes: tuple[str, ...]) -> None:
    assert read({"body": "x", key: given_}).writing.themes == themes


def test_an_at_sign_marks_a_tag_and_is_a_word_in_our_own_themes() -> None:
    assert read({"body": "x", "tags": ["@team"]}).writing.themes == ("team",)
    assert read({"body": "x", "themes": ["@", "@home"]}).writing.themes == ("@", "@home")


def test_tags_are_read_where_themes_are_empty() -> None:
    assert read({"body": "x", "themes": None, "tags": ["a"]}).writing.themes == ("a",)
    assert read({"body": "x", "themes": ["b"], "tags": ["a"]}).writing.themes == ("b",)


@pytest.mark.parametrize(
    ("said", "how_sure"),
    [(70, 70), (70.0, 70), ("70 %", 70), ("very sure", 90), (None, None), (True, None), (0, 0)],
)
def test_how_sure_may_be_a_number_or_a_word(said: object, how_sure: int | None) -> None:
    assert (
        read({"body": "x", "kind": "judgement", "judgement": {"how_sure": said}}).writing.how_sure == how_sure
    )


# -- answers, fields, ids, times ---------------------------------------------------------------------


def test_answers_without_words_are_left_out_and_each_has_an_id_of_its_own() -> None:
    said = [("a-3", "1"), ("a", "2"), ("a", "3"), ("a", "4"), ("", "5"), ("b", " "), ("answer-5", "6")]
    taken = read({"answers": [{"question": "Q", "text": text, "id": name} for name, text in said]})
    answers = taken.writing.answers
    assert [answer.text for answer in answers] == ["1", "2", "3", "4", "5", "6"]
    assert len({answer.question_id for answer in answers}) == 6
    assert [answer.question_id for answer in answers[:2]] == ["a-3", "a"]


def test_only_a_plain_yes_keeps_an_answer_private_or_open() -> None:
    for said, private in ((True, True), (False, False), (None, False)):
        taken = read({"answers": [{"question": "Q", "text": "A", "keep_private": said}]})
        assert taken.writing.answers[0].keep_private is private


def test_empty_fields_are_no_fields() -> None:
    assert read({"body": "x", "kind": "case", "fields": {"taught": "", "consent": " "}}).writing.fields == {}


def test_an_id_of_its_own_is_kept_and_an_unfit_one_is_made_anew() -> None:
    assert read({"body": "x", "id": "A_b-9"}).id == "A_b-9"
    for unfit in ("", "a b", "../x", "é", "x" * 65, 7, None, ["x"], "a\n"):
        made = read({"body": "x", "id": unfit}).id
        assert made.startswith("i")
        assert made[1:].isalnum()


def test_the_same_line_has_the_same_id_and_another_line_another() -> None:
    assert read('{"body": "x"}').id == read(' {"body": "x"}\r\n').id
    assert read('{"body": "x"}').id != read('{"body": "y"}').id


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-23T14:02:00+00:00", datetime(2026, 11, 23, 14, 2, tzinfo=UTC)),
        ("2026-11-23T14:02:00Z", datetime(2026, 11, 23, 14, 2, tzinfo=UTC)),
        ("2026-11-23T15:02:00+01:00", datetime(2026, 11, 23, 14, 2, tzinfo=UTC)),
        ("2026-11-23 14:02", datetime(2026, 11, 23, 14, 2)),
        ("2026-11-23", datetime(2026, 11, 23)),
        ("2026-11-23T14:02:00.123456", datetime(2026, 11, 23, 14, 2, 0, 123456)),
        (None, None),
        ("", None),
    ],
)
def test_a_moment_may_come_with_or_without_its_offset(text: str | None, moment: datetime | None) -> None:
    assert read({"body": "x", "created_at": text}).created_at == moment


# -- what cannot be read ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b'{"body": "\xff"}', "not UTF-8"),
        ('{"body": "x"}'.encode("utf-16"), "not UTF-8"),
        ("{", "not JSON"),
        ("body: x", "not JSON"),
        ("[" * 100_000, "too deeply nested"),
        ('{"body": "x", "revisions": ' + "9" * 5000 + "}", "a number is too long"),
        ("[]", "not an entry"),
        ('"x"', "not an entry"),
        ("null", "not an entry"),
        ("7", "not an entry"),
        ("{}", "no words"),
        ({"body": " ", "title": "\n"}, "no words"),
        ({"body": 7}, "“body” is not text"),
        ({"body": ["x"]}, "“body” is not text"),
        ({"body": "x", "title": {}}, "“title” is not text"),
        ({"body": "x", "kind": 7}, "“kind” is not a word"),
        ({"body": "x", "themes": 7}, "not a list of words"),
        ({"body": "x", "themes": [7]}, "not a list of words"),
        ({"body": "x", "themes": {"a": 1}}, "not a list of words"),
        ({"body": "x", "answers": "A"}, "“answers” is not a list"),
        ({"body": "x", "answers": ["A"]}, "“answers” is not a list"),
        ({"body": "x", "answers": [{"text": 7}]}, "“text” is not text"),
        ({"body": "x", "fields": ["what"]}, "“fields” is not an object"),
        ({"body": "x", "fields": {"base_rate": "y"}}, "has no field “base_rate”"),
        ({"body": "x", "kind": "case", "fields": {"consent": "perhaps"}}, "not a choice for consent"),
        ({"body": "x", "created_at": "yesterday"}, "which is no date"),
        ({"body": "x", "created_at": "2026-02-30"}, "which is no date"),
        ({"body": "x", "happened_on": "23/11/2026"}, "Write it like 2026-11-23"),
        ({"body": "x", "happened_on": 20261123}, "“happened_on” is not text"),
        ({"body": "x", "judgement": {"how_sure": 101}}, "more than certain"),
        ({"body": "x", "judgement": {"how_sure": -1}}, "how sure"),
        ({"body": "x", "judgement": {"how_sure": 70.5}}, "how sure"),
        ('{"body": "x", "judgement": {"how_sure": NaN}}', "how sure"),
        ({"body": "x", "judgement": {"look_again_on": "soon"}}, "which is no date"),
        ({"body": "x", "judgement": {"outcomes": {"on": "2026-01-01"}}}, "“outcomes” is not a list"),
        ({"body": "x", "judgement": {"amendments": [{"on": "2026-01-01", "text": 7}]}}, "“text” is not text"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(line: str | bytes | dict[str, object], says: str) -> None:
    assert says in refused(line)


def test_what_no_file_can_hold_is_replaced_everywhere() -> None:
    bad = "x\ud800"
    taken = read(
        {
            "kind": "judgement",
            "title": bad,
            "body": bad,
            "pack": bad,
            "themes": [bad],
            "answers": [{"question": bad, "text": bad, "id": bad}],
            "fields": {"seen": bad},
            "judgement": {
                "reasons": bad,
                "amendments": [{"on": "2026-01-01", "text": bad}],
                "outcomes": [{"on": "2026-01-01", "outcome": bad, "learnt": bad}],
            },
        }
    )
    parts = (taken.writing.storable(), taken.amendments, taken.outcomes)
    assert "\\ud800" not in repr(parts)
    assert repr(parts).count("x\ufffd") == 12


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
KEYS = ["id", "kind", "title", "body", "created_at", "happened_on", "themes", "tags", "answers", "fields"]


def taken_or_told(line: bytes) -> TakenOut | BadInput:
    try:
        return read_line(line)
    except BadInput as problem:
        return problem


@given(st.dictionaries(st.sampled_from([*KEYS, "judgement", "pack"]), JSON))
@example({"judgement": {"outcomes": [{"on": None}]}, "body": "x"})
def test_any_line_is_read_or_told(data: dict[str, object]) -> None:
    taken = taken_or_told(json.dumps(data).encode())
    assert isinstance(taken, BadInput) or not taken.writing.storable().is_empty


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_told(line: bytes) -> None:
    assert taken_or_told(line)
