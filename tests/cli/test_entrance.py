"""What holds for every command: the two streams, exit codes, odd terminals, journals that cannot be used."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import io
import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reflect_tui import __version__
from reflect_tui.cli import commands
from reflect_tui.domain.errors import JournalBusy
from reflect_tui.journal.entries import EntriesDesk
from reflect_tui.journal.sharing import SharingDesk
from tests.cli.conftest import Reflect, Spawn
from tests.terminal import Terminal, plain_environment, reflect_command

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 40
USING = (
    ("add", "words"),
    ("list",),
    ("search", "words"),
    ("show", "abcdef"),
    ("trash", "abcdef"),
    ("undo",),
    ("export", "abcdef", "--for", "buddy", "--accept-all"),
    ("people", "add", "Dee"),
    ("people", "list"),
    ("people", "remove", "Dee"),
    ("pack", "list"),
    ("takeout", "--out", "taken"),
    ("anonymise",),
)
"""Every command that opens the journal, with arguments that would otherwise do."""


@pytest.mark.parametrize(
    "argv", [("--version",), ("--help",), ("-h",), ("add", "--help"), ("pack", "--help")]
)
def test_help_and_version_are_data_and_need_no_journal(
    reflect: Reflect, home: Path, argv: tuple[str, ...]
) -> None:
    done = reflect(*argv)
    assert (done.code, done.err) == (0, "")
    assert done.out.strip()
    assert not home.exists()


def test_the_version_is_that_of_the_package(spawn: Spawn, reflect: Reflect) -> None:
    assert spawn("--version").stdout.decode() == f"reflect-tui {__version__}\n"
    assert reflect("--home", "x", "--version").out == f"reflect-tui {__version__}\n"


def test_help_names_every_command(reflect: Reflect) -> None:
    shown = reflect("--help").out
    assert set(commands.COMMANDS) == set(commands.SUMMARIES)
    for name, summary in commands.SUMMARIES.items():
        assert f"  {name} " in shown
        assert summary in shown


@pytest.mark.parametrize(
    "argv", [("nonsense",), ("--nonsense",), ("--home",), ("add", "x", "--title"), ("lst",)]
)
def test_a_mistake_in_the_command_line_is_exit_2_on_stderr(
    reflect: Reflect, home: Path, argv: tuple[str, ...]
) -> None:
    done = reflect(*argv)
    assert (done.code, done.out) == (2, "")
    assert "Traceback" not in done.err
    assert done.err.strip()
    assert not home.exists()


@pytest.mark.parametrize("argv", [(), ("demo",), ("--home", "elsewhere"), ("--home=elsewhere",)])
def test_in_a_pipe_the_app_names_the_command_to_use(
    spawn: Spawn, home: Path, tmp_path: Path, argv: tuple[str, ...]
) -> None:
    done = spawn(*argv)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"reflect add -" in done.stderr
    assert len(done.stderr.decode().strip().splitlines()) == 2
    assert not home.exists()
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("redirected", ["< /dev/null", "> out", "2> out", "> out 2>&1", "<&-", ">&-", "2>&-"])
def test_with_any_stream_elsewhere_the_app_is_refused(tmp_path: Path, home: Path, redirected: str) -> None:
    script = f"cd {tmp_path} && {sys.executable} -m reflect_tui {redirected}; echo code $?"
    with Terminal(["/bin/sh", "-c", script], plain_environment()) as terminal:
        terminal.wait_for("code ")
        assert "code 2" in terminal.text
        assert terminal.exit_code() == 0
        assert b"\x1b[?1049h" not in terminal.raw
    written = (tmp_path / "out").read_text() if (tmp_path / "out").exists() else ""
    assert "\x1b" not in written
    assert not home.exists()


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_stream_that_is_closed_from_the_start_is_no_trouble(
    tmp_path: Path, home: Path, closed: str
) -> None:
    def shell(words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["/bin/sh", "-c", f"{sys.executable} -m reflect_tui {words}"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )

    kept = shell(f"add words {closed}")
    assert kept.returncode == 0
    listed = shell("list --json")
    assert [row["excerpt"] for row in json.loads(listed.stdout)] == ["words"]
    asked = shell(f"add {closed}" if "<" in closed else f"add {closed} < /dev/null")
    assert asked.returncode == 1
    # What is said may never turn up among the data.
    assert asked.stdout == ""
    assert "Traceback" not in kept.stderr + asked.stderr
    crashes = home / "crash-reports"
    assert not crashes.exists()


@pytest.mark.parametrize(
    ("argv", "reader"),
    [
        (("list", "--limit", "400"), "head -1"),
        (("list", "--json", "--limit", "400"), "head -c 1"),
        (("pack", "list"), "true"),
        (("search", "words", "--json"), "true"),
        (("--help",), "true"),
        (("--version",), "true"),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, tuple) else given,
)
def test_a_reader_that_has_had_enough_is_no_trouble(
    reflect: Reflect, tmp_path: Path, argv: tuple[str, ...], reader: str
) -> None:
    lines = (json.dumps({"body": f"words {number} " + "x" * 400}) for number in range(400))
    (tmp_path / "many.jsonl").write_text("\n".join(lines))
    reflect("import", str(tmp_path / "many.jsonl"))
    command = f"{sys.executable} -m reflect_tui {' '.join(argv)}; echo code $? >&2"
    done = subprocess.run(
        ["/bin/sh", "-c", f"({command}) | {reader}"], capture_output=True, text=True, check=False
    )
    assert done.stderr == "code 0\n"


class _FullDisk(io.RawIOBase):
    """A file on a disk without room."""

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("argv", [("list",), ("--help",), ("pack", "list", "--json"), ("pack", "show", "ID")])
def test_a_full_disk_behind_stdout_is_told(
    reflect: Reflect, kept: Callable[..., str], monkeypatch: pytest.MonkeyPatch, argv: tuple[str, ...]
) -> None:
    kept("words")
    out = io.TextIOWrapper(io.BufferedWriter(_FullDisk(), 64))
    monkeypatch.setattr(sys, "stdout", out)
    done = reflect(*(word.replace("ID", "small-secrets") for word in argv))
    assert done.code == 3
    assert done.err == f"The output could not be written: {os.strerror(errno.ENOSPC)}.\n"
    with contextlib.suppress(OSError):
        out.close()


# -- journals that cannot be used ------------------------------------------------------


def fingerprint(folder: Path) -> dict[str, str]:
    """Every file below a folder with the hash of its bytes, and every folder."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        if path.is_file()
        else "/"
        for path in sorted(folder.rglob("*"))
    }


def _a_file_in_the_way(home: Path) -> None:
    home.write_text("I was here first")


def _a_picture(home: Path) -> None:
    home.mkdir()
    (home / "journal.db").write_bytes(JPEG)


def _an_empty_file(home: Path) -> None:
    home.mkdir()
    (home / "journal.db").write_bytes(b"")


def _another_programs_database(home: Path) -> None:
    home.mkdir()
    with sqlite3.connect(home / "journal.db") as database:
        database.execute("CREATE TABLE entry (id TEXT, body TEXT)")
        database.execute("INSERT INTO entry VALUES ('abcdef', 'not ours')")
    database.close()


def _a_newer_journal(home: Path) -> None:
    subprocess.run(reflect_command("add", "words"), check=True, capture_output=True)
    with sqlite3.connect(home / "journal.db") as database:
        (version,) = database.execute("PRAGMA user_version").fetchone()
        database.execute(f"PRAGMA user_version = {version + 1}")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()


def _a_folder_of_that_name(home: Path) -> None:
    (home / "journal.db").mkdir(parents=True)


def _a_link_to_nowhere(home: Path) -> None:
    home.mkdir()
    (home / "journal.db").symlink_to(home / "stick" / "journal.db")


NO_FILE = (_a_file_in_the_way, _a_link_to_nowhere)
"""Where there is no file at all, taking something out of the journal finds nothing, which is exit 1."""
A_FILE = (_a_picture, _an_empty_file, _another_programs_database, _a_newer_journal, _a_folder_of_that_name)


@pytest.mark.parametrize(
    ("spoil", "argv"),
    [
        *((spoil, argv) for spoil in A_FILE for argv in USING),
        *((spoil, argv) for spoil in NO_FILE for argv in USING if argv[-1] not in ("undo", "Dee")),
        *((spoil, ("people", "add", "Dee")) for spoil in NO_FILE),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, tuple) else each.__name__.strip("_"),
)
def test_a_journal_that_cannot_be_used_is_told_in_a_sentence_and_left_alone(
    reflect: Reflect,
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    spoil: Callable[[Path], None],
    argv: tuple[str, ...],
) -> None:
    monkeypatch.chdir(tmp_path)
    spoil(home)
    before = fingerprint(tmp_path)
    done = reflect(*argv, stdin=b"words")
    assert done.code == 3, done.err
    assert done.out == ""
    assert 1 <= len(done.err.strip().splitlines()) <= 2
    assert "Traceback" not in done.err
    assert "mistake" not in done.err
    assert fingerprint(tmp_path) == before


@pytest.mark.parametrize(
    "spoil", [_a_file_in_the_way, _a_picture, _a_newer_journal], ids=lambda each: each.__name__.strip("_")
)
def test_the_app_says_the_same_before_the_screen_fills(
    home: Path, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(home)
    before = fingerprint(tmp_path)
    with Terminal(reflect_command(), plain_environment()) as terminal:
        assert terminal.exit_code() == 3
        assert b"\x1b[?1049h" not in terminal.raw
        assert terminal.text.strip()
    assert fingerprint(tmp_path) == before


def test_a_home_that_may_not_be_made_is_told(
    reflect: Reflect, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*args: object, **kwargs: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "mkdir", forbidden)
    done = reflect("add", "words")
    assert (done.code, done.out) == (3, "")
    assert os.strerror(errno.EACCES) in done.sentence
    assert "REFLECT_HOME" in done.err
    assert not home.exists()


def test_a_busy_journal_is_told(
    reflect: Reflect, kept: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*args: object, **kwargs: object) -> None:
        raise JournalBusy("Another program has been writing.", "Try again.")

    kept("words")
    monkeypatch.setattr(EntriesDesk, "keep", busy)
    done = reflect("add", "more")
    assert (done.code, done.out) == (3, "")
    assert done.err == "Another program has been writing.\nTry again.\n"


# -- where things are ------------------------------------------------------------------


def test_home_moves_every_file(reflect: Reflect, home: Path, tmp_path: Path) -> None:
    other = tmp_path / "other home"
    assert reflect("--home", str(other), "add", "words").code == 0
    assert reflect(f"--home={other}", "list").code == 0
    assert (other / "journal.db").exists()
    assert not home.exists()
    assert reflect("list").code == 1


def test_the_files_are_their_owners_alone(kept: Callable[..., str], home: Path) -> None:
    kept("words")
    assert home.stat().st_mode & 0o777 == 0o700
    assert all(file.stat().st_mode & 0o777 == 0o600 for file in home.iterdir())


def test_paths_names_the_places_and_makes_none(reflect: Reflect, home: Path) -> None:
    places = reflect("paths", "--json").json
    assert places["home"] == str(home)
    assert places["journal"] == str(home / "journal.db")
    assert places["config"] == str(home / "config.toml")
    assert Path(places["bundled_packs"]).is_dir()
    plain = reflect("paths").out
    assert all(place in plain for place in places.values())
    assert not home.exists()


def test_without_a_home_of_ones_own_the_platforms_places_are_used(
    reflect: Reflect, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("REFLECT_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    places = reflect("paths", "--json").json
    assert all("reflect-tui" in places[name] for name in ("home", "journal", "config"))
    if sys.platform == "linux":
        assert places["journal"] == str(tmp_path / "data" / "reflect-tui" / "journal.db")
        assert places["config"] == str(tmp_path / "settings" / "reflect-tui" / "config.toml")


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ("theme = 'neon'", "theme"),
        ("nonsense = 1", "nonsense"),
        ("theme = \nmouse = true", "line 1"),
        ("mouse = 'yes'", "mouse"),
        ("[keys]\n'no.such.action' = 'f2'", "no.such.action"),
        ("[keys]\n'app.help' = 3", "app.help"),
        ("keys = 4", "keys"),
    ],
)
def test_settings_that_cannot_be_read_are_named_and_the_commands_still_work(
    kept: Callable[..., str], home: Path, settings: str, named: str
) -> None:
    kept("words")
    (home / "config.toml").write_text(settings, encoding="utf-8")
    with Terminal(reflect_command(), plain_environment(), columns=200) as terminal:
        assert terminal.exit_code() == 2
        assert b"\x1b[?1049h" not in terminal.raw
        assert "config.toml" in terminal.text
        assert named in terminal.text
    assert kept("more words")


# -- odd terminals ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "utf-16"},
    ],
    ids=lambda env: " ".join(f"{key}={value}" for key, value in env.items()),
)
def test_any_encoding_of_the_terminal_is_written_without_a_traceback(
    spawn: Spawn, env: dict[str, str]
) -> None:
    text = "£5 – “naïve” 日本 👍 Ŵ\n"
    encoding = env.get("PYTHONIOENCODING", "utf-8")
    added = spawn("add", "-", "--json", stdin=text.encode(), **env)
    assert (added.returncode, added.stderr) == (0, b"")
    entry = json.loads(added.stdout.decode(encoding))
    assert entry["body"] == text
    for argv in (("show", entry["id"]), ("list",), ("search", "naïve"), ("pack", "list")):
        done = spawn(*argv, **env)
        assert done.returncode == 0, done.stderr
        assert b"Traceback" not in done.stderr
        as_json = spawn(*argv, "--json", **env)
        assert json.loads(as_json.stdout.decode(encoding))
    answer = spawn("anonymise", "--jsonl", stdin=json.dumps({"text": text}).encode(), **env)
    assert json.loads(answer.stdout.decode(encoding))["text"] == text


def test_no_colour_is_ever_sent(spawn: Spawn, kept: Callable[..., str]) -> None:
    kept("words")
    for argv in (("list",), ("--help",), ("nonsense",), ("pack", "show", "small-secrets")):
        for env in ({}, {"NO_COLOR": "1"}, {"FORCE_COLOR": "1"}):
            done = spawn(*argv, **env)
            assert b"\x1b" not in done.stdout + done.stderr


# -- interrupted, and mistakes of ours ---------------------------------------------------


def test_ctrl_c_at_a_prompt_is_130_and_keeps_nothing(home: Path) -> None:
    with Terminal(reflect_command("add"), plain_environment()) as terminal:
        terminal.wait_for("full stop ends it")
        terminal.type("half a sen")
        terminal.press("ctrl+c")
        assert terminal.exit_code() == 130
        assert "Stopped." in terminal.text
        assert "Traceback" not in terminal.text
    assert not home.exists()


def test_an_interrupt_from_outside_is_130(home: Path) -> None:
    with Terminal(reflect_command("add"), plain_environment()) as terminal:
        terminal.wait_for("full stop ends it")
        os.kill(terminal.pid, signal.SIGINT)
        assert terminal.exit_code() == 130
    assert not home.exists()


@pytest.mark.parametrize("ending", [".\n", "\x04"])
def test_at_a_terminal_add_asks_for_the_words(reflect: Reflect, ending: str) -> None:
    with Terminal(reflect_command("add"), plain_environment()) as terminal:
        terminal.wait_for("full stop ends it")
        terminal.type("First £\n\nSecond\n" + ending)
        terminal.wait_for("Kept: First £")
        assert terminal.exit_code() == 0
    (row,) = reflect("list", "--json").json
    assert reflect("show", row["id"], "--json").json["body"] == "First £\n\nSecond"


@pytest.mark.parametrize("other_home", [False, True])
@pytest.mark.parametrize(
    ("desk", "method", "argv"),
    [
        (EntriesDesk, "keep", ("add", "my own words")),
        (EntriesDesk, "page", ("list", "--json")),
        (EntriesDesk, "best", ("search", "words")),
        (SharingDesk, "known", ("anonymise",)),
    ],
    ids=["add", "list", "search", "anonymise"],
)
def test_a_mistake_of_the_program_prints_none_of_the_words(
    reflect: Reflect,
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    desk: type,
    method: str,
    argv: tuple[str, ...],
    other_home: bool,
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        secret = "words in a local"
        raise RuntimeError(f"secret words {secret}")

    monkeypatch.setattr(desk, method, fail)
    folder = tmp_path / "other" if other_home else home
    done = reflect(*(("--home", str(folder)) if other_home else ()), *argv, stdin=b"my own words")
    assert done.code not in (0, 1, 2, 3, 4, 5, 130)
    assert done.out == ""
    assert "Traceback" not in done.err
    (report,) = (folder / "crash-reports").iterdir()
    assert str(report) in done.err
    assert report.stat().st_mode & 0o777 == 0o600
    told = report.read_text(encoding="utf-8")
    assert "builtins.RuntimeError" in told
    assert f"{Path(__file__).name}:" in told
    for words in ("secret words", "words in a local", "my own words"):
        assert words not in done.err
        assert words not in told


def test_a_mistake_is_owned_even_where_no_report_can_be_written(
    reflect: Reflect, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError("secret words")

    monkeypatch.setattr(EntriesDesk, "page", fail)
    home.write_text("in the way")
    done = reflect("list")
    assert (done.code, done.out) == (70, "")
    assert "made a mistake" in done.err
    assert "secret" not in done.err
