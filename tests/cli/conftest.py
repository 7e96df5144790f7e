"""The command line as a test calls it: in this process, or as a program of its own."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reflect_tui.cli import main


@dataclass(frozen=True)
class Ran:
    """What a command line did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever the command prints
        """What is on stdout, as data."""
        return json.loads(self.out)

    @property
    def sentence(self) -> str:
        """The first line of what it said."""
        return self.err.split("\n")[0]


Reflect = Callable[..., Ran]
Spawn = Callable[..., subprocess.CompletedProcess[bytes]]


def stdin_of(data: bytes) -> io.TextIOWrapper:
    """A pipe that holds these bytes."""
    return io.TextIOWrapper(io.BytesIO(data), encoding="utf-8")


@pytest.fixture
def reflect(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Reflect]:
    """`reflect("add", "words")` in this process; stdin is an empty pipe unless given."""
    before = os.umask(0o022)

    def run(*argv: str, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", stdin_of(stdin))
        capsys.readouterr()
        code = main(argv)
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    yield run
    os.umask(before)


@pytest.fixture
def spawn(tmp_path: Path) -> Spawn:
    """The same as a program of its own, in bytes."""

    def run(*argv: str, stdin: bytes = b"", **env: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "reflect_tui", *argv],
            input=stdin,
            env={**os.environ, **env},
            cwd=tmp_path,
            capture_output=True,
            timeout=60,
            check=False,
        )

    return run


@pytest.fixture
def kept(reflect: Reflect) -> Callable[..., str]:
    """`kept("words", "--theme", "x")` keeps an entry and gives its id."""

    def keep(*argv: str) -> str:
        done = reflect("add", *argv)
        assert done.code == 0, done.err
        return done.out.strip()

    return keep
