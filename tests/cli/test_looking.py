"""Coming back to what was judged, from the command line."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reflect_tui.domain.entries import EntryKind
from reflect_tui.domain.looking import Found
from tests.cli.conftest import Ran, Reflect
from tests.terminal import Terminal, plain_environment, reflect_command

KEPT, DAY = "2026-11-09T10:00:00+00:00", "2026-11-23T10:00:00+00:00"
ENTRY_KEYS = {"id", "kind", "title", "body", "created_at", "happened_on", "themes", "answers", "fields"}
LOOK_KEYS = {"id", "expectation", "how_sure", "look_again_on", "outcome", "learnt"}


@pytest.fixture
def judgement(reflect: Reflect, monkeypatch: pytest.MonkeyPatch) -> str:
    """A judgement of two weeks ago, ready today."""
    monkeypatch.setenv("REFLECT_NOW", KEPT)
    said = ("He will engage if we go together", "--kind", "judgement", "--sure", "fairly")
    more = ("--look-again", "in two weeks", "--set", "reasons=He rang back.", "--theme", "engagement")
    kept = reflect("add", *said, *more)
    monkeypatch.setenv("REFLECT_NOW", DAY)
    return kept.out.strip()


@pytest.fixture
def change(reflect: Reflect, judgement: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("REFLECT_NOW", KEPT)
    kept = reflect("add", "--kind", "change", "--set", "what=Ring first", "--look-again", "+2w")
    monkeypatch.setenv("REFLECT_NOW", DAY)
    return kept.out.strip()


def shown(reflect: Reflect, entry_id: str) -> Any:  # noqa: ANN401 - JSON
    return reflect("show", entry_id, "--json").json


# -- what is ready ---------------------------------------------------------------------------------


def test_due_shows_what_is_ready_and_nothing_else(reflect: Reflect, judgement: str, change: str) -> None:
    reflect("add", "Later", "--kind", "judgement", "--look-again", "in six weeks")
    done = reflect("due", "--json")
    assert done.code == 0
    assert [each["id"] for each in done.json] == [judgement, change]
    assert set(done.json[1]) == LOOK_KEYS
    assert done.json[0] == {
        "id": judgement,
        "expectation": "He will engage if we go together",
        "how_sure": 70,
        "look_again_on": "2026-11-23",
        "outcome": None,
        "learnt": "",
    }
    assert done.json[1]["expectation"] == "Ring first"
    assert "fairly sure · from Mon 9 Nov" in reflect("due").out
    assert [each["id"] for each in reflect("due", "--theme", "Engagement", "--json").json] == [judgement]
    assert reflect("due", "--theme", "housing").code == 1
    assert len(reflect("due", "--until", "in ten weeks", "--json").json) == 3


def test_nothing_ready_is_said_and_is_exit_1(reflect: Reflect) -> None:
    for argv in (("due", "--json"), ("due",)):
        done = reflect(*argv)
        assert done.code == 1
        assert done.sentence == "Nothing is ready to look at again."
    assert reflect("due", "--json").json == []
    assert reflect("due", "--until", "31/2/2027").code == 2


def test_remind_says_one_line_or_nothing_and_never_a_word_of_it(
    reflect: Reflect, judgement: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = reflect("remind", "--if-due")
    assert (done.code, done.err) == (0, "")
    assert done.out == "Something is ready to look at again, when you are: reflect due\n"
    monkeypatch.setenv("REFLECT_NOW", KEPT)
    assert reflect("remind", "--if-due") == Ran(0, "", "")
    assert reflect("remind").out == "Nothing is ready to look at again.\n"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("in six weeks", "Monday 4 January 2027"),
        ("next Friday", "Friday 27 November 2026"),
        ("29 February", "Tuesday 29 February 2028"),
        ("31/12/9999", "Friday 31 December 9999"),
    ],
)
def test_a_day_in_words_is_read_and_said(reflect: Reflect, judgement: str, typed: str, day: str) -> None:
    done = reflect("add", "He will come", "--kind", "judgement", "--look-again", typed)
    assert done.code == 0
    assert f"To look at again on {day}." in done.err
    assert reflect("remind", "--ics", "-").code == 0


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (("--look-again", "31/2/2027"), "There is no day “31/2/2027” in the calendar."),
        (("--look-again", "in 9999 years"), "There is no day “in 9999 years” in the calendar."),
        (("--look-again", "soonish"), "I cannot read “soonish” as a day."),
        (("--sure", "101 %"), "“101 %” is more than certain."),
        (("--sure", "quite"), "“quite” does not say how sure."),
    ],
)
def test_what_cannot_be_read_is_told_and_nothing_is_kept(
    reflect: Reflect, judgement: str, argv: tuple[str, ...], sentence: str
) -> None:
    done = reflect("add", "He will come", "--kind", "judgement", *argv)
    assert (done.code, done.sentence) == (2, sentence)
    assert len(reflect("list", "--json").json) == 1


@pytest.mark.parametrize(
    "moment",
    ["2021-11-23T10:00:00+00:00", "2026-10-25T01:30:00+01:00", "2026-10-25T01:30:00+00:00"],
    ids=["a clock set back five years", "the hour that comes twice, first", "and again"],
)
def test_an_odd_clock_loses_nothing(
    reflect: Reflect, judgement: str, moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REFLECT_NOW", moment)
    before = shown(reflect, judgement)
    assert reflect("due").code == 1
    later = reflect("add", "Later", "--kind", "judgement", "--look-again", "today").out.strip()
    assert [each["id"] for each in reflect("due", "--json").json] == [later]
    assert reflect("review", judgement, "--outcome", "partly", "--note", "It did.").code == 0
    after = shown(reflect, judgement)
    for name in ("expectation", "how_sure", "reasons", "look_again_on"):
        assert after["judgement"][name] == before["judgement"][name]
    assert after["judgement"]["outcomes"][0]["on"] == moment[:10]
    assert {each["id"] for each in reflect("list", "--json").json} == {judgement, later}


# -- looking -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("found", Found)
def test_review_adds_what_was_found(reflect: Reflect, judgement: str, found: Found) -> None:
    before = shown(reflect, judgement)
    done = reflect(
        *("review", judgement[:6], "--outcome", found.value, "--learnt", "Ask sooner."),
        *("--call", "sound", "--note", "He moved.", "--json"),
    )
    assert done.code == 0
    assert set(done.json) >= ENTRY_KEYS
    [outcome] = done.json["judgement"]["outcomes"]
    assert outcome | {"look_again_on": ""} == {
        "on": "2026-11-23",
        "outcome": found.value,
        "learnt": "Ask sooner.",
        "call": "sound",
        "note": "He moved.",
        "look_again_on": "",
    }
    for locked in ("expectation", "how_sure", "reasons", "amendments"):
        assert done.json["judgement"][locked] == before["judgement"][locked]
    assert reflect("due").code == 1


def test_what_cannot_be_told_waits_for_the_day_that_is_given(reflect: Reflect, judgement: str) -> None:
    done = reflect("review", judgement, "--outcome", "cannot-tell", "--look-again", "in six weeks")
    assert "ready again on Monday 4 January 2027" in done.err
    again = reflect("review", judgement, "--outcome", "not yet")
    assert "ready again on Monday 21 December 2026" in again.err
    assert len(shown(reflect, judgement)["judgement"]["outcomes"]) == 2


def test_a_change_says_where_it_stands(reflect: Reflect, change: str) -> None:
    done = reflect("review", change, "--outcome", "kept", "--note", "She rang back.", "--json")
    assert done.json["fields"] == {"what": "Ring first", "state": "kept", "what_happened": "She rang back."}
    assert reflect("review", change, "--outcome", "happened").code == 2


def test_a_look_can_lead_to_a_change(reflect: Reflect, judgement: str) -> None:
    reflect(
        "review", judgement, "--outcome", "partly", "--learnt", "Beds first.", "--change", "Ask about the bed"
    )
    lines = reflect("thread", judgement, "--json").json
    assert [(each["depth"], each["what"], each["text"]) for each in lines] == [
        (0, "entry", "He will engage if we go together"),
        (1, "found", "partly"),
        (1, "learnt", "Beds first."),
        (1, "entry", "Ask about the bed"),
        (2, "found", "idea"),
    ]
    [link] = shown(reflect, judgement)["links"]
    assert link == {"type": "led-to", "to": lines[3]["id"]}
    assert "    learnt: " not in reflect("thread", link["to"]).out
    assert "  learnt: Beds first." in reflect("thread", link["to"]).out


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (("--outcome", "maybe"), "“maybe” does not say what happened."),
        (("--outcome", "partly", "--call", "great"), "“great” does not say how sound the call was."),
        (
            ("--outcome", "cannot-tell", "--look-again", "31/2/2027"),
            "There is no day “31/2/2027” in the calendar.",
        ),
        ((), "What happened was not said."),
    ],
)
def test_what_cannot_be_read_is_told_and_nothing_is_put_down(
    reflect: Reflect, judgement: str, argv: tuple[str, ...], sentence: str
) -> None:
    before = shown(reflect, judgement)
    done = reflect("review", judgement, *argv)
    assert (done.code, done.sentence) == (2, sentence)
    assert shown(reflect, judgement) == before


def test_only_what_can_be_looked_at_again_is(reflect: Reflect) -> None:
    kept = reflect("add", "Just a thought").out.strip()
    assert reflect("review", kept, "--outcome", "partly").code == 2
    assert reflect("review", "zzzzzz", "--outcome", "partly").code == 1


def test_at_a_terminal_it_shows_what_was_kept_and_asks(reflect: Reflect, judgement: str) -> None:
    environment = plain_environment()
    with Terminal(reflect_command("review", judgement), environment, columns=100, rows=40) as terminal:
        terminal.wait_for("What happened, as far as you can tell?")
        above = terminal.text.split("What happened, as far")[0]
        assert "He will engage if we go together" in above
        assert "How sure: fairly sure" in above
        terminal.type("who knows\n")
        terminal.wait_for("does not say what happened")
        terminal.type("it did not\n")
        terminal.wait_for("In your words")
        terminal.type("He moved.\n")
        terminal.wait_for("how sound was the call?")
        terminal.type("sound\n")
        terminal.wait_for("What do you know now")
        terminal.type("Ask where he sleeps.\n")
        terminal.wait_for("one thing you will do differently")
        terminal.type("Ask about the bed\n")
        assert terminal.exit_code() == 0
    entry = shown(reflect, judgement)
    assert entry["judgement"]["outcomes"][0]["learnt"] == "Ask where he sleeps."
    assert len(entry["links"]) == 1


# -- what is added, what was like it -------------------------------------------------------------------


def test_an_amendment_is_added_with_its_date(reflect: Reflect, judgement: str) -> None:
    done = reflect("amend", judgement, "I had not slept.", "--json")
    assert done.json["judgement"]["amendments"] == [{"on": "2026-11-23", "text": "I had not slept."}]
    assert reflect("amend", judgement, "  ").code == 2


def test_a_kept_judgement_cannot_be_edited_into_hindsight(reflect: Reflect, judgement: str) -> None:
    before = shown(reflect, judgement)
    for argv in (("I knew it",), ("--set", "reasons=I knew it")):
        done = reflect("edit", judgement, *argv)
        assert done.code == 2
        assert "stay as you kept them" in done.sentence
    assert shown(reflect, judgement) == before
    assert reflect("edit", judgement, "--title", "Two of us", "--json").json["title"] == "Two of us"


def test_like_shows_what_was_expected_and_the_plain_count(reflect: Reflect, judgement: str) -> None:
    reflect("review", judgement, "--outcome", "happened", "--learnt", "Two is company.")
    done = reflect("like", "will", "she", "engage", "if", "two", "of", "us", "go?", "--json")
    assert done.code == 0
    assert set(done.json[0]) == LOOK_KEYS
    assert (done.json[0]["outcome"], done.json[0]["learnt"]) == ("happened", "Two is company.")
    assert done.sentence == "1 like this; 1 went as you expected"
    assert "then: it happened · learnt: Two is company." in reflect("like", "engage together").out
    nothing = reflect("like", "quernstone", "--json")
    assert (nothing.code, nothing.json, nothing.sentence) == (1, [], "Nothing like this yet.")


# -- a calendar ------------------------------------------------------------------------------------------


def test_the_calendar_holds_days_and_no_words(reflect: Reflect, judgement: str, tmp_path: Path) -> None:
    path = tmp_path / "look.ics"
    done = reflect("remind", "--ics", str(path))
    assert done.code == 0
    text = path.read_bytes().decode()
    assert path.stat().st_mode & 0o777 == 0o600
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert "DTSTART;VALUE=DATE:20261123\r\nDTEND;VALUE=DATE:20261124\r\n" in text
    assert "engage" not in text
    assert judgement not in text
    assert reflect("remind", "--ics", "-").out.replace("\r\n", "\n") == text.replace("\r\n", "\n")
    with_words = reflect("remind", "--ics", "-", "--with-words").out
    assert "SUMMARY:He will engage if we go together" in with_words
    assert re.findall(r"UID:\S+", with_words) == re.findall(r"UID:\S+", text)


def test_what_is_hard_is_not_brought_up_by_a_shell_or_a_calendar(reflect: Reflect, judgement: str) -> None:
    assert reflect("edit", judgement, "--hard").code == 0
    assert reflect("remind", "--if-due") == Ran(0, "", "")
    assert judgement in reflect("due").out
    calendar = reflect("remind", "--ics", "-", "--with-words").out
    assert "DTSTART;VALUE=DATE:20261123" in calendar
    assert "engage" not in calendar


def test_without_a_day_there_is_no_calendar(reflect: Reflect, tmp_path: Path) -> None:
    done = reflect("remind", "--ics", str(tmp_path / "look.ics"))
    assert done.code == 1
    assert not (tmp_path / "look.ics").exists()


# -- links -------------------------------------------------------------------------------------------------


def test_entries_are_linked_by_hand_and_parted(reflect: Reflect, judgement: str, change: str) -> None:
    assert reflect("link", judgement, change).sentence == "Linked."
    assert reflect("link", judgement, change).sentence == "They were linked so already."
    assert reflect("link", judgement, change, "--as", "caused").code == 2
    assert reflect("link", judgement, change, "--remove").code == 0
    assert reflect("link", judgement, change, "--remove").code == 1


def test_every_kind_of_the_loop_is_complete_from_the_command_line(
    kept: Callable[..., str], reflect: Reflect
) -> None:
    from reflect_tui.domain.fields import FIELDS

    for kind in EntryKind:
        pairs = {each.name: each.choices[0] if each.choices else f"said {each.name}" for each in FIELDS[kind]}
        argv = [word for name, text in pairs.items() for word in ("--set", f"{name}={text}")]
        entry_id = kept("words", "--kind", kind.value, *argv)
        assert json.loads(json.dumps(shown(reflect, entry_id)["fields"])) == pairs
