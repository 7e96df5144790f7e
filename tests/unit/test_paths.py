from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from reflect_tui.domain.errors import BadInput
from reflect_tui.exchange.packs import read_pack
from reflect_tui.paths import bundled_packs, find_paths, make_private, sync_folder


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_with_a_home_every_file_lies_in_it(tmp_path: Path) -> None:
    for paths in (find_paths(str(tmp_path)), find_paths(None, {"REFLECT_HOME": str(tmp_path)})):
        assert paths.home == tmp_path
        assert paths.journal == tmp_path / "journal.db"
        assert paths.config == tmp_path / "config.toml"
        assert paths.crash_reports.parent == tmp_path


def test_what_is_given_goes_before_the_environment(tmp_path: Path) -> None:
    assert find_paths(str(tmp_path), {"REFLECT_HOME": "/elsewhere"}).home == tmp_path


def test_the_environment_of_the_process_is_asked_where_none_is_given(home: Path) -> None:
    assert find_paths().home == home


@pytest.mark.parametrize("empty", [None, ""])
def test_without_a_home_the_platform_says_where(empty: str | None, tmp_path: Path) -> None:
    paths = find_paths(empty, {"REFLECT_HOME": ""})
    assert paths.home.name == "reflect-tui"
    assert paths.config.name == "config.toml"
    assert paths.home.is_absolute()
    assert Path(os.environ["HOME"]) in paths.home.parents
    assert not list(tmp_path.iterdir())


def test_a_home_may_be_relative_or_begin_with_a_tilde(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_paths("here").journal == tmp_path / "here" / "journal.db"
    assert find_paths("~/there").home == Path(os.environ["HOME"]) / "there"


def test_the_folder_of_nobody_is_told_and_not_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BadInput, match="~nobody-of-that-name/journal"):
        find_paths("~nobody-of-that-name/journal")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_a_folder_is_made_for_its_owner_alone(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        make_private(tmp_path / "a" / "b")
    finally:
        os.umask(before)
    assert mode(tmp_path / "a" / "b") == 0o700


def test_a_loose_folder_is_tightened_and_a_tight_one_left(tmp_path: Path) -> None:
    loose, tight = tmp_path / "loose", tmp_path / "tight"
    loose.mkdir()
    loose.chmod(0o777)
    tight.mkdir()
    tight.chmod(0o500)
    make_private(loose)
    make_private(tight)
    assert (mode(loose), mode(tight)) == (0o700, 0o500)


def test_a_folder_that_cannot_be_made_is_the_business_of_the_caller(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(OSError, match="file"):
        make_private(tmp_path / "file" / "below")
    with pytest.raises(FileExistsError):
        make_private(tmp_path / "file")
    sync_folder(tmp_path)
    with pytest.raises(FileNotFoundError):
        sync_folder(tmp_path / "nowhere")


def test_the_packs_come_with_the_program_and_are_named_as_they_are_called() -> None:
    files = sorted(bundled_packs().glob("*.md"))
    assert len(files) == 21
    for file in files:
        assert read_pack(file.read_bytes(), file.name).pack.id == file.stem
