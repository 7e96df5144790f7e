from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect_tui.config import Config, read_config
from reflect_tui.domain.errors import BadInput

IDS = frozenset({"write.keep", "app.help"})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def complaint(path: Path, text: str | bytes, ids: frozenset[str] | None = IDS) -> BadInput:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(BadInput) as problem:
        read_config(path, ids)
    assert str(path) in problem.value.sentence
    assert problem.value.hint
    return problem.value


def test_without_a_file_everything_has_its_quiet_default(path: Path) -> None:
    assert read_config(path) == Config(theme="", motion="short", mouse=True, keys={})
    assert not path.exists()


@pytest.mark.parametrize("text", ["", "\n# nothing\n", 'theme = ""\n', "[keys]\n"])
def test_an_empty_file_changes_nothing(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    assert read_config(path, IDS) == Config()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_everything_that_may_be_set(path: Path, encoding: str) -> None:
    path.write_text(
        'theme = "paper"\r\nmotion = "none"\r\nmouse = false\r\n'
        '[keys]\r\n"write.keep" = "ctrl+s,f2"\r\n"app.help" = "f1"\r\n',
        encoding=encoding,
    )
    assert read_config(path, IDS) == Config(
        theme="paper", motion="none", mouse=False, keys={"write.keep": "ctrl+s,f2", "app.help": "f1"}
    )


def test_without_an_app_any_action_may_be_named(path: Path) -> None:
    path.write_text('[keys]\n"some.day" = "f5"\n', encoding="utf-8")
    assert read_config(path).keys == {"some.day": "f5"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('theme = "paper"\nmotion == 1\n', "line 2"),
        ("theme = paper", "line 1"),
        ('theme = "a"\ntheme = "b"\nmouse = 1', "line 2"),
        ('themes = "paper"', "“themes”"),
        ('theme = "Paper"', "“theme” is 'Paper'"),
        ("theme = 1", "“theme” is 1"),
        ('motion = "fast"', "“motion” is 'fast'"),
        ('mouse = "yes"', "“mouse” is 'yes'"),
        ("mouse = 1", "“mouse” is 1"),
        ("keys = 3", "“keys” is not a table"),
        ('[keys]\n"write.kept" = "f2"', "“write.kept”"),
        ('[keys]\n"write.keep" = 2', "“write.keep” needs a key"),
        ('[keys]\n"write.keep" = " "', "“write.keep” needs a key"),
        ("[keys]\nwrite.keep = 'f2'", "“write”"),
    ],
)
def test_a_complaint_names_the_file_and_the_key_or_the_line(path: Path, text: str, told: str) -> None:
    assert told in complaint(path, text).sentence


def test_a_complaint_says_what_would_be_right(path: Path) -> None:
    assert "ink, paper, contrast" in complaint(path, 'theme = "blue"').hint
    assert "true or false" in complaint(path, 'mouse = "on"').hint
    assert "theme, motion, mouse, keys" in complaint(path, "colour = 1").hint


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe\x00",
        "theme = 'ink'".encode("utf-16"),
        b"x = " + b"[" * 5000 + b"]" * 5000,
        b"x = " + b"9" * 6000,
        b"x = 1979-02-30",
        b"\x00",
        b"mouse = 1e999",
        b'theme = "\xc0\xaf"',
        b'"\\u001b[2J" = 1',
    ],
)
def test_a_hostile_file_is_a_complaint_and_no_traceback(path: Path, data: bytes) -> None:
    assert complaint(path, data)


def test_a_folder_in_its_place_is_a_complaint(path: Path) -> None:
    path.mkdir()
    with pytest.raises(BadInput, match="cannot be read") as problem:
        read_config(path)
    assert "journal is untouched" in problem.value.hint


@given(st.binary(max_size=80) | st.text(max_size=80).map(str.encode))
def test_no_file_is_too_strange(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "strange.toml"
    path.write_bytes(data)
    try:
        read = read_config(path, IDS)
    except BadInput as problem:
        read = Config(theme=str(problem))
    assert read == Config() or str(path) in read.theme
