from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from reflect_tui.domain.entries import EntryKind
from reflect_tui.domain.fields import FIELDS
from tests.cli.conftest import Reflect

NOW = "2026-11-23T14:02:00+00:00"
ENTRY_KEYS = {
    *("id", "kind", "title", "body", "created_at", "happened_on", "themes", "answers", "fields", "judgement"),
    *("replies", "shares", "revisions"),
}
JUDGEMENT_KEYS = {"expectation", "how_sure", "reasons", "look_again_on", "amendments", "outcomes"}


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REFLECT_NOW", NOW)


def test_an_added_entry_has_the_shape_of_the_contract(reflect: Reflect) -> None:
    done = reflect("add", "Words", "--json")
    assert done.code == 0
    assert set(done.json) - {"pack"} == ENTRY_KEYS
    assert done.json["kind"] == "reflection"
    assert done.json["body"] == "Words"
    assert done.json["created_at"] == NOW
    assert done.json["judgement"] is None
    assert (done.json["replies"], done.json["shares"], done.json["revisions"]) == ([], [], 0)
    assert done.err == ""


def test_without_json_stdout_is_the_id_alone_and_the_rest_is_said(reflect: Reflect) -> None:
    done = reflect("add", "Asked for a second visit")
    assert done.out == f"{reflect('list', '--json').json[0]['id']}\n"
    assert done.err == "Kept: Asked for a second visit\n"


def test_show_prints_what_add_printed(reflect: Reflect) -> None:
    added = reflect("add", "Words", "--title", "T", "--theme", "x", "--json").json
    assert reflect("show", added["id"], "--json").json == added


@pytest.mark.parametrize("dash", [(), ("-",)], ids=["nothing", "a dash"])
@pytest.mark.parametrize(
    "text",
    [
        "one line",
        "a line end\n",
        "two\n\n",
        "Windows\r\nline\r\nends\r\n",
        "old\rMac",
        "£5 for tea, naïve, Ŵ, Ấ, 日本語",
        "👩‍👩‍👧 family, 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
        "nul \x00 in the middle",
        "escape \x1b]52;c;aGk=\x07 and \x9b2J",
        "right \u202eto left\u202c",
        "  space before, space after  ",
        "\ttab",
        "[@click=app.quit]x[/] [/",
        "e\u0301 is not é",
    ],
    ids=range(14),
)
def test_stdin_is_kept_byte_for_byte(reflect: Reflect, text: str, dash: tuple[str, ...]) -> None:
    added = reflect("add", *dash, "--json", stdin=text.encode()).json
    assert added["body"] == text
    assert reflect("show", added["id"], "--json").json["body"].encode() == text.encode()


def test_an_argument_is_kept_byte_for_byte_too(reflect: Reflect) -> None:
    text = "  £ and 👍\r\n\n"
    assert reflect("add", text, "--json").json["body"] == text


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_what_an_older_program_wrote_is_read_as_it_was_meant(reflect: Reflect, encoding: str) -> None:
    text = "It cost £5 – “naïve”, she said.\r\n"
    marks = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
    data = marks.get(encoding, b"") + text.encode(encoding)
    assert reflect("add", "-", "--json", stdin=data).json["body"] == text


def test_a_large_text_goes_in_whole(reflect: Reflect) -> None:
    line = "x" * 200_000
    added = reflect("add", "-", "--json", stdin=line.encode())
    assert added.json["body"] == line


@pytest.mark.parametrize("argv", [("add",), ("add", "-")])
def test_an_empty_pipe_keeps_nothing(reflect: Reflect, argv: tuple[str, ...]) -> None:
    done = reflect(*argv)
    assert (done.code, done.out) == (1, "")
    assert "nothing to read" in done.sentence
    assert reflect("list").code == 1


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_white_space_is_no_entry(reflect: Reflect, text: str) -> None:
    done = reflect("add", text)
    assert (done.code, done.out) == (1, "")
    assert "no words" in done.sentence


@pytest.mark.parametrize("kind", list(EntryKind))
def test_every_kind_can_be_kept_with_every_field_of_its_own(reflect: Reflect, kind: EntryKind) -> None:
    fields = {each.name: each.choices[0] if each.choices else f"my {each.name}" for each in FIELDS[kind]}
    pairs = [word for name, value in fields.items() for word in ("--set", f"{name}={value}")]
    added = reflect("add", "The body", "--kind", kind.value, *pairs, "--json")
    assert added.code == 0, added.err
    assert added.json["kind"] == kind.value
    expected = dict(fields)
    if kind is EntryKind.JUDGEMENT:
        assert added.json["judgement"]["reasons"] == fields["reasons"]
        assert added.json["judgement"]["expectation"] == "The body"
    assert {name: added.json["fields"].get(name) for name in expected} == expected


@pytest.mark.parametrize("word", ["positive error", "Positive_Error", "POSITIVE-ERROR"])
def test_a_kind_may_be_written_as_people_write(reflect: Reflect, word: str) -> None:
    assert reflect("add", "x", "--kind", word, "--json").json["kind"] == "positive-error"


def test_fields_alone_make_an_entry_and_stdin_is_left_alone(reflect: Reflect) -> None:
    added = reflect(
        "add", "--kind", "positive-error", "--set", "felt=hot = cold", "--json", stdin=b"not this"
    )
    assert added.json["fields"] == {"felt": "hot = cold"}
    assert added.json["body"] == ""


def test_a_judgement_has_its_parts(reflect: Reflect) -> None:
    added = reflect(
        *("add", "He will come", "--sure", "fairly", "--look-again", "in six weeks"),
        *("--set", "reasons=He answered.", "--json"),
    ).json
    assert added["kind"] == "judgement"
    assert set(added["judgement"]) == JUDGEMENT_KEYS
    assert added["judgement"] == {
        "expectation": "He will come",
        "how_sure": 70,
        "reasons": "He answered.",
        "look_again_on": "2027-01-04",
        "amendments": [],
        "outcomes": [],
    }


@pytest.mark.parametrize(
    ("said", "percent"),
    [
        *[("hardly", 10), ("doubtful", 30), ("even", 50), ("fairly", 70), ("very", 90)],
        *[("0", 0), ("100", 100), ("65%", 65)],
    ],
)
def test_how_sure_is_a_word_or_a_number(reflect: Reflect, said: str, percent: int) -> None:
    assert reflect("add", "x", "--sure", said, "--json").json["judgement"]["how_sure"] == percent


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2026-11-20", "2026-11-20"),
        ("yesterday", "2026-11-22"),
        ("last Friday", "2026-11-20"),
        ("20/11/2026", "2026-11-20"),
    ],
)
def test_the_day_is_read_from_words(reflect: Reflect, said: str, day: str) -> None:
    assert reflect("add", "x", "--on", said, "--json").json["happened_on"] == day


def test_themes_are_kept_once_each_with_their_white_space_folded(reflect: Reflect) -> None:
    added = reflect("add", "x", "--theme", " housing ", "--theme", "whose  call", "--theme", "", "--json")
    assert added.json["themes"] == ["housing", "whose call"]


@pytest.mark.parametrize(
    ("argv", "named"),
    [
        (("x", "--kind", "nonsense"), "nonsense"),
        (("x", "--sure", "certainly"), "certainly"),
        (("x", "--sure", "101"), "101"),
        (("x", "--on", "the day after never"), "the day after never"),
        (("x", "--on", "2026-02-30"), "2026-02-30"),
        (("x", "--look-again", "soonish"), "soonish"),
        (("x", "--kind", "reflection", "--sure", "70"), "judgement"),
        (("x", "--kind", "case", "--look-again", "tomorrow"), "judgement"),
        (("x", "--set", "no equals sign"), "no equals sign"),
        (("x", "--set", "=value"), "=value"),
        (("x", "--set", "nonsense=1"), "nonsense"),
        (("x", "--kind", "positive-error", "--set", "sort=catastrophe"), "catastrophe"),
        (("x", "--pack", "after-a-hard-visit", "--set", "99=x"), "99"),
        (("x", "--nonsense"), "--nonsense"),
        (("x", "y"), "y"),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, tuple) else "",
)
def test_what_cannot_be_read_is_named_and_nothing_is_kept(
    reflect: Reflect, argv: tuple[str, ...], named: str
) -> None:
    done = reflect("add", *argv)
    assert (done.code, done.out) == (2, "")
    assert named in done.err
    assert "Traceback" not in done.err
    assert reflect("list").code == 1


def test_a_pack_that_is_not_there_is_not_found(reflect: Reflect) -> None:
    done = reflect("add", "x", "--pack", "nonsense")
    assert (done.code, done.out) == (1, "")
    assert "pack list" in done.err


def test_a_packs_answers_keep_the_wording_they_answered(reflect: Reflect) -> None:
    questions = reflect("pack", "show", "after-a-hard-visit", "--json").json["questions"]
    added = reflect(
        *("add", "The kettle.", "--pack", "after-a-hard-visit"),
        *("--set", "noticed=Her hands.", "--set", "2=Not hearing it.", "--json"),
    ).json
    assert [(a["question"], a["text"]) for a in added["answers"]] == [
        (questions[0]["text"], "The kettle."),
        (questions[1]["text"], "Not hearing it."),
        (questions[2]["text"], "Her hands."),
    ]
    assert {key for answer in added["answers"] for key in answer} <= {"question", "text", "id"}
    assert added["pack"] == "after-a-hard-visit"


def test_a_pack_says_what_kind_its_answers_are(reflect: Reflect) -> None:
    added = reflect(
        *("add", "--pack", "making-a-call", "--title", "A second visit?"),
        *("--set", "expectation=She will come.", "--set", "how_sure=very", "--json"),
    ).json
    assert added["kind"] == "judgement"
    assert added["title"] == "A second visit?"
    assert added["judgement"]["expectation"] == "She will come."
    assert added["judgement"]["how_sure"] == 90


def test_the_clock_can_be_set_and_a_bad_clock_is_told(
    reflect: Reflect, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REFLECT_NOW", "2031-05-06T07:08:09+01:00")
    assert reflect("add", "x", "--json").json["created_at"] == "2031-05-06T07:08:09+01:00"
    monkeypatch.setenv("REFLECT_NOW", "half past two")
    done = reflect("add", "y")
    assert (done.code, done.out) == (2, "")
    assert "REFLECT_NOW" in done.sentence
    assert len(reflect("list", "--json", "--since", "2031-05-06").out) == 0


def test_times_carry_their_offset(reflect: Reflect, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REFLECT_NOW")
    created = datetime.fromisoformat(reflect("add", "x", "--json").json["created_at"])
    assert created.utcoffset() is not None


def test_ids_tell_nothing_and_differ(kept: Callable[..., str]) -> None:
    ids = [kept("the same words") for _ in range(20)]
    assert len(set(ids)) == 20
    assert all(each.isalnum() and each.isascii() for each in ids)
    assert ids != sorted(ids)
