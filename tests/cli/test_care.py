"""`reflect backup`, `restore`, `doctor`: what is copied, told first, put back, read out of a damaged file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Reflect


def titles(reflect: Reflect) -> list[str]:
    return [each["title"] for each in reflect("list", "--json").json]


def test_a_journal_is_copied_changed_and_brought_back(
    reflect: Reflect, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reflect("add", "The handover went quiet.", "--title", "Quiet")
    monkeypatch.chdir(tmp_path)
    made = reflect("backup", "--out", "stick")
    assert made.code == 0
    copy = made.out.strip()
    assert Path(copy).is_file()
    assert made.sentence == "Copied, and opened again: One entry."
    reflect("add", "Written since.", "--title", "Since")
    refused = reflect("restore", copy)
    assert (refused.code, titles(reflect)) == (1, ["Since", "Quiet"])
    assert "One entry would no longer be in the journal:\n  Since\n" in refused.err
    done = reflect("restore", copy, "--yes", "--json")
    assert done.code == 0
    assert titles(reflect) == ["Quiet"]
    aside = done.json["aside"]
    assert reflect("restore", aside, "--yes").code == 0
    assert titles(reflect) == ["Since", "Quiet"]


def test_the_doctor_ends_with_what_it_found(reflect: Reflect, tmp_path: Path) -> None:
    reflect("add", "The handover went quiet.")
    first = reflect("doctor")
    assert first.code == 1
    assert "! There is no backup yet. `reflect backup` makes one." in first.out
    home = Path(reflect("paths", "--json").json["home"])
    assert reflect("backup", "--json").json["entries"] == 1
    assert reflect("doctor", "--json").code == 0
    copy = next((home / "backups").iterdir())
    whole = copy.read_bytes()
    copy.write_bytes(whole[:8192])
    assert reflect("doctor").code == 6
    copy.write_bytes(whole)
    journal = home / "journal.db"
    reflect("doctor")
    for log in home.glob("journal.db-*"):
        log.unlink()
    journal.write_bytes(journal.read_bytes()[:100] + b"\xa5" * 60_000)
    assert reflect("doctor").code == 3
    saved = reflect("doctor", "--salvage", str(tmp_path / "out"), "--json")
    assert (saved.code, saved.json["lost"] != []) == (1, True)
    back = reflect("restore", str(copy), "--yes")
    assert back.code == 0
    assert "damaged and cannot be compared" in back.err
    assert reflect("doctor").code == 0


def test_nothing_to_copy_or_put_back_is_said_in_a_sentence(reflect: Reflect, tmp_path: Path) -> None:
    assert reflect("backup").sentence == "There is no journal yet, so there is nothing to copy."
    gone = reflect("restore", str(tmp_path / "no.db"))
    assert (gone.code, "There is no file" in gone.err) == (2, True)
    assert reflect("doctor").code == 1
    assert reflect("doctor", "--salvage", str(tmp_path / "out")).code == 1
