from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reflect_tui.domain.errors import BadInput, CannotWrite
from reflect_tui.journal.files import open_regular, path_of, read_capped, write_private


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/a/b.md", "/a/b.md"),
        ("  /a/b.md \n", "/a/b.md"),
        ("'/a/b c.md' ", "/a/b c.md"),
        ('"/a/b c.md"', "/a/b c.md"),
        ("'", "'"),
        ("''", "."),
        ("a'b", "a'b"),
        ("~nobody-of-that-name/x.md", "~nobody-of-that-name/x.md"),
    ],
)
def test_a_path_may_be_typed_or_dragged_into_a_terminal(typed: str, meant: str) -> None:
    assert path_of(typed) == Path(meant)


def test_a_tilde_is_ones_own_folder() -> None:
    assert path_of("~/notes/x.md") == Path(os.environ["HOME"]) / "notes" / "x.md"


def test_a_file_is_read_up_to_a_cap_and_its_size_told(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"0123456789")
    assert read_capped(path, 4) == (b"0123", 10)
    assert read_capped(path, 100) == (b"0123456789", 10)


def test_a_refused_file_leaves_nothing_open(tmp_path: Path) -> None:
    before = set(os.listdir("/proc/self/fd")) if Path("/proc/self/fd").is_dir() else set()
    for _ in range(5):
        with pytest.raises(BadInput, match="not a plain file"):
            open_regular(tmp_path)
    after = set(os.listdir("/proc/self/fd")) if Path("/proc/self/fd").is_dir() else set()
    assert after == before


@pytest.mark.parametrize("umask", [0, 0o022])
def test_what_is_written_is_for_its_owner_alone(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        write_private(tmp_path / "new" / "folder" / "x.md", b"words")
    finally:
        os.umask(before)
    path = tmp_path / "new" / "folder" / "x.md"
    assert path.read_bytes() == b"words"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert list(path.parent.iterdir()) == [path]


def test_a_folder_that_was_there_stays_as_open_as_it_was(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    write_private(tmp_path / "x.md", b"words")
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_a_name_that_is_taken_is_not_overwritten_unless_asked(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(b"before")
    with pytest.raises(BadInput, match="is already there") as problem:
        write_private(path, b"after")
    assert "Nothing was overwritten" in problem.value.hint
    assert path.read_bytes() == b"before"
    write_private(path, b"after", over=True)
    assert path.read_bytes() == b"after"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_in_its_place_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"before")
    (tmp_path / "x.md").symlink_to(tmp_path / "secret")
    write_private(tmp_path / "x.md", b"after", over=True)
    assert (tmp_path / "secret").read_bytes() == b"before"
    (tmp_path / "y.md").symlink_to(tmp_path / "gone")
    with pytest.raises(BadInput, match="already there"):
        write_private(tmp_path / "y.md", b"after")
    assert not (tmp_path / "gone").exists()


def test_a_name_that_is_taken_meanwhile_is_not_overwritten_either(tmp_path: Path) -> None:
    path = tmp_path / "x.md"

    def pieces() -> Iterator[bytes]:
        path.write_bytes(b"somebody was faster")
        yield b"after"

    with pytest.raises(BadInput, match="already there"):
        write_private(path, pieces())
    assert path.read_bytes() == b"somebody was faster"
    assert list(tmp_path.iterdir()) == [path]


def test_where_there_are_no_hard_links_it_is_renamed_into_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(fresh: Path, path: Path) -> None:
        if path.name == "meanwhile.md":
            path.write_bytes(b"somebody was faster")
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    write_private(tmp_path / "x.md", b"words")
    with pytest.raises(BadInput, match="already there"):
        write_private(tmp_path / "meanwhile.md", b"words")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["meanwhile.md", "x.md"]
    assert (tmp_path / "x.md").read_bytes() == b"words"


def test_the_time_a_file_tells_may_be_given(tmp_path: Path) -> None:
    noon = datetime(2026, 11, 23, 12, tzinfo=UTC)
    write_private(tmp_path / "x.md", b"words", at=noon)
    assert (tmp_path / "x.md").stat().st_mtime == noon.timestamp()


def test_pieces_are_written_in_order_and_half_of_them_not_at_all(tmp_path: Path) -> None:
    write_private(tmp_path / "x.md", (f"{n}".encode() for n in range(5)))
    assert (tmp_path / "x.md").read_bytes() == b"01234"

    def half() -> Iterator[bytes]:
        yield b"first"
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_private(tmp_path / "y.md", half())
    assert [path.name for path in tmp_path.iterdir()] == ["x.md"]


@pytest.mark.parametrize("place", ["file/x.md", "file/below/x.md", "x" * 300, "folder"])
def test_a_place_that_refuses_is_told_and_nothing_left_behind(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_bytes(b"not a folder")
    (tmp_path / "folder").mkdir()
    with pytest.raises(CannotWrite, match="could not be written") as problem:
        write_private(tmp_path / place, b"words", over=True)
    assert "No part of it was left behind" in problem.value.hint
    assert {path.name for path in tmp_path.rglob("*")} == {"file", "folder"}


def test_a_disk_without_room_leaves_no_part_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWrite, match="No space left on device"):
        write_private(tmp_path / "x.md", b"words")
    assert list(tmp_path.iterdir()) == []
