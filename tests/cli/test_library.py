"""`reflect pack search`, `mark` and `beside`."""

from __future__ import annotations

from tests.cli.conftest import Reflect


def test_a_question_is_found_marked_and_found_by_its_mark(reflect: Reflect) -> None:
    found = reflect("pack", "search", "written", "up", "--json").json
    assert found[0]["pack"] == "small-secrets"
    assert found[0]["where"] == "question"
    number = found[0]["number"]
    assert reflect("pack", "search", "--opened").code == 1
    assert reflect("pack", "mark", "small-secrets", str(number)).err.startswith("Marked")
    (marked,) = reflect("pack", "search", "--opened", "--json").json
    assert (marked["number"], marked["opened"]) == (number, True)
    assert "opened something" in reflect("pack", "search", "written", "up").out
    assert reflect("pack", "mark", "small-secrets", str(number)).err.startswith("The mark is gone")
    assert reflect("pack", "search", "--opened").code == 1


def test_filters_choose_packs(reflect: Reflect) -> None:
    short = reflect("pack", "search", "--minutes", "5", "--language", "en", "--json").json
    assert {each["pack"] for each in short} == {"after-a-hard-visit"}
    welsh = reflect("pack", "search", "--language", "cy", "--json").json
    assert {each["pack"] for each in welsh} == {"ar-ol-ymweliad-anodd"}


def test_the_house_question_is_asked_by_every_pack(reflect: Reflect) -> None:
    (first, *_) = reflect("pack", "search", "question", "missing", "--json").json
    others = reflect("pack", "beside", first["pack"], str(first["number"]), "--json").json
    assert len({each["pack"] for each in others}) > 10


def test_what_is_not_there_is_said(reflect: Reflect) -> None:
    assert reflect("pack", "search", "zzzz").code == 1
    assert reflect("pack", "mark", "small-secrets", "99").code == 1
    assert reflect("pack", "mark", "none", "1").code == 1
    assert reflect("pack", "beside", "small-secrets", "0").code == 1
