"""Nothing of ours reaches for a network: every command, and a session in the app, under an audit hook."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal import Terminal, plain_environment

WATCH = """
import os, socket, sys

def watch(event, args):
    said = None
    if event == "socket.__new__" and args[1] not in (socket.AF_UNIX, -1):
        said = f"a socket of family {args[1]}"
    elif event in ("socket.connect", "socket.bind", "socket.sendto") and isinstance(args[1], tuple):
        said = f"{event} {args[1]!r}"
    elif event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "webbrowser.open"):
        said = f"{event} {args!r}"
    elif event == "urllib.Request" or event.startswith(("http.client.", "ftplib.", "smtplib.", "poplib.")):
        said = event
    elif event == "import" and args[0] in BANNED:
        said = f"import {args[0]}"
    if said:
        with open(os.environ["SEEN"], "a") as seen:
            seen.write(said + chr(10))

BANNED = {"urllib.request", "http.client", "http.server", "ftplib", "smtplib", "imaplib", "poplib", "xmlrpc",
          "webbrowser", "requests", "httpx", "aiohttp", "websockets"}
sys.addaudithook(watch)
"""


@pytest.fixture
def seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file in which the hook writes what it sees."""
    file = tmp_path / "seen"
    monkeypatch.setenv("SEEN", str(file))
    return file


def watched(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", f"{WATCH}\n{code}"],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("import socket; socket.socket(socket.AF_INET)", "a socket of family"),
        ("import socket; socket.getaddrinfo('localhost', 80)", "socket.getaddrinfo"),
        ("import socket; socket.socket(socket.AF_INET).connect(('127.0.0.1', 9))", "socket.connect"),
        ("import urllib.request", "import urllib.request"),
        ("import http.client", "import http.client"),
    ],
)
def test_the_hook_sees_what_it_should(seen: Path, code: str, expected: str) -> None:
    watched(code)
    assert expected in seen.read_text()


def test_the_hook_lets_a_pair_of_local_sockets_pass(seen: Path) -> None:
    done = watched("import asyncio; asyncio.run(asyncio.sleep(0)); import urllib.parse")
    assert done.returncode == 0
    assert not seen.exists()


def test_every_command_runs_without_a_network(seen: Path, tmp_path: Path) -> None:
    pack = tmp_path / "pack.md"
    pack.write_text("# Two\n\n1. What?\n\n2. And see http://example.org?\n")
    lines = tmp_path / "lines.jsonl"
    lines.write_text(
        json.dumps({"id": "imported", "body": "See https://example.org/x and samira@example.org"})
    )
    out = str(tmp_path / "out")
    session = [
        ["--help"],
        ["--version"],
        ["add", "Met Samira at http://example.org", "--theme", "x"],
        ["import", str(lines)],
        ["list"],
        ["search", "example"],
        ["show", "imported"],
        ["trash", "imported"],
        ["undo"],
        ["people", "add", "Samira", "--as", "a neighbour"],
        ["people", "list"],
        ["anonymise", str(lines)],
        ["pack", "check", str(pack)],
        ["pack", "add", str(pack)],
        ["pack", "list"],
        ["pack", "show", "two"],
        ["pack", "diff", "making-a-call", str(pack)],
        ["pack", "handout", "two", "--out", out, "--html"],
        ["pack", "new", "Three", "--from", "two", "--pick", "small-secrets:1", "--out", out],
        ["pack", "add", out],
        ["pack", "remove", "two"],
        ["export", "--since", "yesterday", "--for", "network", "--accept-all", "--out", out],
        ["takeout", "--out", out],
        ["paths"],
        ["completion", "zsh"],
    ]
    code = f"from reflect_tui.cli import main\nfor argv in {session!r}:\n    assert main(argv) == 0, argv"
    done = watched(code)
    assert done.returncode == 0, done.stderr
    assert not seen.exists(), seen.read_text()
    refused = watched(
        "from reflect_tui.cli import main\nassert main(['pack', 'add', 'https://x.org/p.md']) == 2"
    )
    assert refused.returncode == 0
    assert not seen.exists()


THE_ONE_EXCEPTION = {"journal/pack_fetching.py"}
"""Where `reflect pack add <address>` asks the git command for a repository of packs; nothing else may."""
OPENS_AN_EDITOR = {"tui/external_editor.py", "cli/packs.py"}


def test_only_adding_packs_from_an_address_starts_a_program_that_may_use_a_network() -> None:
    import reflect_tui

    source = Path(reflect_tui.__file__).parent
    starting = ("subprocess", "os.system", "os.popen", "os.exec", "os.spawn", "pty.")
    found = {
        path.relative_to(source).as_posix()
        for path in source.rglob("*.py")
        if any(
            f"import {word}" in (text := path.read_text(encoding="utf-8")) or f"{word}(" in text
            for word in starting
        )
    }
    assert found - OPENS_AN_EDITOR == THE_ONE_EXCEPTION
    named = {
        path.relative_to(source).as_posix()
        for path in source.rglob("*.py")
        if "from_repository" in path.read_text(encoding="utf-8")
    }
    assert named == {"journal/pack_fetching.py", "journal/packs.py"}


def test_adding_packs_from_an_address_opens_no_socket_of_its_own_and_asks_git_only_then(
    seen: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "packs"
    folder.mkdir()
    (folder / "pack.md").write_text("# Two\n\n1. What?\n")
    author = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "words"]):
        subprocess.run(["git", *author, *words], cwd=folder, check=True)
    done = watched(
        f"from reflect_tui.cli import main\n"
        f"assert main(['pack', 'add', 'file://{folder}']) == 0\n"
        "assert main(['pack', 'show', 'two']) == 0\n"
    )
    assert done.returncode == 0, done.stderr
    assert "with git" in done.stderr
    assert not seen.exists(), seen.read_text()


def test_every_module_imports_without_a_network(seen: Path) -> None:
    code = (
        "import pkgutil, importlib, reflect_tui\n"
        "for module in pkgutil.walk_packages(reflect_tui.__path__, 'reflect_tui.'):\n"
        "    if not module.name.endswith('__main__'):\n"
        "        importlib.import_module(module.name)\n"
        "assert 'reflect_tui.tui.screens.share' in __import__('sys').modules"
    )
    done = watched(code)
    assert done.returncode == 0, done.stderr
    assert not seen.exists(), seen.read_text()


@pytest.mark.e2e
def test_a_session_in_the_app_opens_no_socket_and_no_link(seen: Path) -> None:
    add = [sys.executable, "-m", "reflect_tui", "add", "See [this](http://example.org) <http://example.org>"]
    subprocess.run(add, check=True, capture_output=True)
    code = f"{WATCH}\nfrom reflect_tui.cli import main\nsys.exit(main([]))"
    with Terminal([sys.executable, "-c", code], plain_environment(SEEN=os.environ["SEEN"])) as terminal:
        terminal.wait_for("What's on your mind?")
        terminal.type("Words")
        terminal.press("ctrl+s")
        terminal.wait_for("Kept.")
        terminal.wait_for("See [this]")
        terminal.press("escape")
        terminal.wait_gone("Ctrl+S keep")
        terminal.press("o")
        terminal.wait_for("x share")
        terminal.wait_for("▌  today       Words")
        terminal.press("down")
        terminal.wait_for("▌  today       See")
        terminal.press("enter")
        terminal.wait_gone("Words")
        terminal.wait_for("example.org")
        # A click on the link, wherever it stands.
        row = next(n for n, line in enumerate(terminal.screen.display, start=1) if "example.org" in line)
        column = terminal.screen.display[row - 1].index("example.org") + 1
        terminal.write(f"\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m".encode())
        terminal.press("x")
        terminal.wait_for("Who is this for?")
        terminal.press("enter")
        terminal.wait_for("What would you like back?")
        terminal.press("enter")
        terminal.wait_for("something you would like to ask")
        terminal.press("enter")
        terminal.wait_for("Share with")
        terminal.press("v")
        terminal.wait_for("The whole file")
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
    assert not seen.exists(), seen.read_text()
