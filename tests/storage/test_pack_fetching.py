"""Packs from repositories, with git, without a network: nothing executed, nothing followed, nothing left."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

from reflect_tui.domain.errors import BadInput, NothingFound
from reflect_tui.journal import Journal, pack_fetching
from reflect_tui.journal.pack_fetching import from_repository, is_address, shown

PACK = "# {}\n\n1. What is still with you?\n"


def git(folder: Path, *words: str, stdin: str = "") -> str:
    done = subprocess.run(
        [
            "git",
            "-c",
            "user.name=A",
            "-c",
            "user.email=a@example.org",
            "-c",
            "protocol.file.allow=always",
            *words,
        ],
        cwd=folder,
        input=stdin,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with two packs, one of them in a folder."""
    folder = tmp_path / "packs of ours"
    (folder / "groups").mkdir(parents=True)
    (folder / "one.md").write_text(PACK.format("One"), encoding="utf-8")
    (folder / "groups" / "two.txt").write_text(PACK.format("Two"), encoding="utf-8")
    (folder / "README.md").write_text("# Our packs\n\nHello.\n", encoding="utf-8")
    git(folder, "init", "--quiet")
    keep(folder)
    return folder


def keep(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--no-verify", "-m", "words")


def address_of(folder: Path) -> str:
    return f"file://{folder}"


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files that shows what is left in it."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_the_packs_of_a_repository_are_read_and_nothing_is_left(
    journal: Journal, repository: Path, temporary: Path
) -> None:
    before = sorted(str(path) for path in repository.rglob("*"))
    found = journal.packs.fetch(address_of(repository))
    assert [(each.where, each.offer is not None, each.beside) for each in found] == [
        ("groups/two.txt", True, False),
        ("one.md", True, False),
        ("README.md", False, True),
    ]
    assert list(temporary.iterdir()) == []
    assert not journal.store.is_there()
    for each in found:
        if each.offer:
            journal.packs.take(each.offer)
    assert journal.packs.get("two").title == "Two"
    assert sorted(str(path) for path in repository.rglob("*")) == before


def test_only_the_newest_state_is_fetched(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository / "one.md").write_text(PACK.format("Newer"), encoding="utf-8")
    (repository / "groups" / "two.txt").unlink()
    keep(repository)
    asked: list[list[str]] = []
    started = subprocess.Popen

    def watched(command: list[str], **options: object) -> object:
        asked.append(command)
        return started(command, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "Popen", watched)
    sources = {source.where: source.data for source in from_repository(address_of(repository))}
    assert set(sources) == {"one.md", "README.md"}
    assert sources["one.md"].startswith(b"# Newer")
    clone = asked[0]
    for word in ("--depth", "--single-branch", "--no-tags", "--no-recurse-submodules", "--bare"):
        assert word in clone
    assert clone[clone.index("--") + 1] == address_of(repository)
    for setting in (
        "protocol.allow=never",
        "protocol.file.allow=always",
        "core.hooksPath=/dev/null",
        "core.symlinks=false",
        "filter.lfs.smudge=",
        "filter.lfs.required=false",
    ):
        assert clone[clone.index(setting) - 1] == "-c"


# -- nothing is executed ---------------------------------------------------------------------------------


@pytest.fixture
def trap(tmp_path: Path) -> Path:
    """A program that leaves a mark when it is run."""
    program = tmp_path / "trap.sh"
    program.write_text(f'#!/bin/sh\necho run >> "{tmp_path / "mark"}"\ncat\n', encoding="utf-8")
    program.chmod(0o755)
    return program


def assert_not_run(trap: Path) -> None:
    assert not (trap.parent / "mark").exists()


HOOKS = (
    *("post-checkout", "post-merge", "pre-receive", "update", "post-receive", "post-update", "pre-commit"),
    *("reference-transaction", "post-index-change", "pre-auto-gc", "fsmonitor-watchman"),
)


def test_no_hook_of_a_repository_runs(repository: Path, trap: Path) -> None:
    for place in (repository / ".git" / "hooks", repository / "hooks"):
        place.mkdir(exist_ok=True)
        for name in HOOKS:
            shutil.copy(trap, place / name)
    git(repository, "-c", "core.hooksPath=/dev/null", "add", "--all")
    git(repository, "-c", "core.hooksPath=/dev/null", "commit", "--quiet", "-m", "hooks")
    (trap.parent / "mark").unlink(missing_ok=True)
    assert len(from_repository(address_of(repository))) == 3
    assert_not_run(trap)


def test_no_filter_attribute_or_setting_of_a_repository_runs(repository: Path, trap: Path) -> None:
    (repository / ".gitattributes").write_text("*.md filter=trap diff=trap merge=trap\n*.txt filter=lfs\n")
    (repository / ".lfsconfig").write_text("[lfs]\n  url = file:///etc\n")
    keep(repository)
    for setting in (
        *("filter.trap.smudge", "filter.trap.process", "filter.lfs.smudge", "filter.lfs.process"),
        *(
            "core.fsmonitor",
            "core.sshCommand",
            "core.pager",
            "uploadpack.packObjectsHook",
            "diff.trap.command",
        ),
        *("core.gitProxy", "core.askPass", "credential.helper"),
    ):
        git(repository, "config", setting, str(trap))
    assert len(from_repository(address_of(repository))) == 3
    assert_not_run(trap)


def test_hooks_in_a_template_of_ones_own_do_not_run_either(
    repository: Path, trap: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hooks = tmp_path / "template" / "hooks"
    hooks.mkdir(parents=True)
    for name in HOOKS:
        shutil.copy(trap, hooks / name)
    home = Path(os.environ["HOME"])
    home.mkdir(exist_ok=True)
    (home / ".gitconfig").write_text(f"[init]\n  templateDir = {tmp_path / 'template'}\n")
    monkeypatch.setenv("GIT_TEMPLATE_DIR", str(tmp_path / "template"))
    assert len(from_repository(address_of(repository))) == 3
    assert_not_run(trap)


def test_the_environment_of_git_says_nothing_it_should_not(
    repository: Path, tmp_path: Path, trap: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {
        "GIT_DIR": str(tmp_path / "elsewhere"),
        "GIT_EXEC_PATH": str(tmp_path),
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "core.fsmonitor",
        "GIT_CONFIG_VALUE_0": str(trap),
        "GIT_ASKPASS": str(trap),
        "SSH_ASKPASS": str(trap),
        "GIT_ALLOW_PROTOCOL": "ext",
    }.items():
        monkeypatch.setenv(name, value)
    assert len(from_repository(address_of(repository))) == 3
    assert_not_run(trap)


# -- nothing is followed -----------------------------------------------------------------------------------


def test_a_link_in_a_repository_is_told_and_not_followed(repository: Path) -> None:
    (repository / "passwd.md").symlink_to("/etc/passwd")
    (repository / "etc").symlink_to("/etc")
    keep(repository)
    sources = {source.where: source for source in from_repository(address_of(repository))}
    assert sources["passwd.md"].trouble == "This is a link, not a file; it was not followed."
    assert sources["passwd.md"].data == b""
    assert not any(where.startswith("etc") for where in sources)


def test_a_submodule_is_not_fetched(repository: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "three.md").write_text(PACK.format("Three"), encoding="utf-8")
    git(other, "init", "--quiet")
    keep(other)
    git(repository, "submodule", "--quiet", "add", address_of(other), "more")
    git(repository, "submodule", "--quiet", "add", address_of(other), "named.md")
    keep(repository)
    sources = {source.where: source for source in from_repository(address_of(repository))}
    assert set(sources) == {"README.md", "groups/two.txt", "named.md", "one.md"}
    assert sources["named.md"].trouble == "This is not a plain file."


def test_hidden_folders_and_depths_of_a_repository_are_passed_over(repository: Path) -> None:
    for name in (".github/x.md", "a/b/c/d.md", "a/b/e.md"):
        (repository / name).parent.mkdir(parents=True, exist_ok=True)
        (repository / name).write_text(PACK.format(name), encoding="utf-8")
    keep(repository)
    sources = [source.where for source in from_repository(address_of(repository))]
    assert sources == ["a/b/e.md", "groups/two.txt", "one.md", "README.md"]


def test_a_name_with_an_escape_in_it_is_shown_without(journal: Journal, repository: Path) -> None:
    (repository / "a\x1b[2J\n.md").write_text("nothing\n", encoding="utf-8")
    keep(repository)
    [bad] = [each for each in journal.packs.fetch(address_of(repository)) if each.trouble and not each.beside]
    assert "\x1b" not in bad.trouble


# -- addresses ---------------------------------------------------------------------------------------------


REFUSED = [
    "ext::sh -c touch% mark",
    "ext::sh -c 'touch mark'",
    "fd::17",
    "http://example.org/packs.git",
    "git://example.org/packs.git",
    "ftp://example.org/packs.git",
    "javascript://x",
    "https://-oProxyCommand=touch mark",
    "https://example.org/a b",
    "ssh://-oProxyCommand=touch%20mark/x",
    "ssh://user@-oProxyCommand=x/y",
    "git@-oProxyCommand=touch:x",
    "git@example.org:-x",
    "somebody@example.org:packs",
    "file://example.org/share",
    "file:///x\ny",
    "https://example.org/\x1b[2J",
    "https://",
    "https://example.org/pack.md",
]


@pytest.mark.parametrize("address", REFUSED)
def test_what_is_not_an_address_of_packs_is_refused_before_git_is_asked(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("git was started")

    monkeypatch.setattr(subprocess, "Popen", never)
    assert is_address(address)
    with pytest.raises(BadInput) as problem:
        from_repository(address)
    assert problem.value.hint
    assert "\x1b" not in str(problem.value)


@pytest.mark.parametrize(
    "address",
    ["--upload-pack=touch mark", "-u touch", "-", "--", "-c core.sshCommand=x", "a.md", "C:\\packs", "packs"],
)
def test_an_option_is_a_file_name_and_never_reaches_git(address: str) -> None:
    assert not is_address(address)
    with pytest.raises(BadInput, match="is not an address"):
        from_repository(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/packs.git",
        "https://me:secret@example.org/packs",
        "ssh://git@example.org:22/packs",
        "git@example.org:packs/ours.git",
        "file:///home/me/my packs",
    ],
)
def test_what_may_be_an_address_of_packs_goes_to_git_after_two_dashes(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Asked(Exception):  # noqa: N818
        pass

    asked: list[list[str]] = []

    def never(command: list[str], **_: object) -> None:
        asked.append(command)
        raise Asked

    monkeypatch.setattr(subprocess, "Popen", never)
    with pytest.raises(Asked):
        from_repository(address)
    assert asked[0][asked[0].index("--") + 1] == address
    scheme = "ssh" if address.startswith("git@") else address.partition(":")[0]
    allowed = [word for word in asked[0] if word.endswith(".allow=always")]
    assert allowed == [f"protocol.{scheme}.allow=always"]


def test_a_password_in_an_address_is_not_shown() -> None:
    assert shown("https://me:secret@example.org/packs") == "https://example.org/packs"
    assert shown("Fatal: no https://me:secret@example.org/x") == "Fatal: no https://example.org/x"


# -- when it does not work ---------------------------------------------------------------------------------


def test_without_git_it_is_said_in_a_plain_sentence(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(BadInput, match="Git is not installed on this computer") as problem:
        from_repository(address_of(repository))
    assert "zip folder" in problem.value.hint


def test_a_repository_that_is_not_there_is_told(tmp_path: Path, temporary: Path) -> None:
    with pytest.raises(BadInput, match="could not be fetched") as problem:
        from_repository(f"file://{tmp_path}/nowhere")
    assert problem.value.hint.startswith("Git says: '")
    assert problem.value.hint.endswith("does not appear to be a git repository")
    assert "Nothing was changed" in problem.value.sentence
    assert list(temporary.iterdir()) == []


def test_an_empty_repository_is_told(tmp_path: Path, temporary: Path) -> None:
    git(tmp_path, "init", "--quiet", "empty")
    with pytest.raises(BadInput, match="could not be fetched"):
        from_repository(f"file://{tmp_path}/empty")
    assert list(temporary.iterdir()) == []


def test_a_repository_without_packs_is_nothing_found(journal: Journal, tmp_path: Path) -> None:
    folder = tmp_path / "code"
    folder.mkdir()
    (folder / "README.md").write_text("# Code\n\nHello.\n")
    (folder / "x.py").write_text("1\n")
    git(folder, "init", "--quiet")
    keep(folder)
    with pytest.raises(NothingFound, match="no packs"):
        journal.packs.fetch(address_of(folder))


def test_a_git_that_hangs_is_stopped_with_all_it_started(
    repository: Path, tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = tmp_path / "bin" / "git"
    slow.parent.mkdir()
    slow.write_text(f'#!/bin/sh\nsleep 60 &\necho $! > "{tmp_path / "child"}"\nwait\n')
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", f"{slow.parent}:{os.environ['PATH']}")
    begun = time.monotonic()
    with pytest.raises(BadInput, match="did not answer in time"):
        from_repository(address_of(repository), patience=1)
    assert time.monotonic() - begun < 20
    child = int((tmp_path / "child").read_text())
    state = Path(f"/proc/{child}/stat")
    for _ in range(100):
        if not state.exists() or state.read_text().rpartition(")")[2].split()[0] == "Z":
            break
        time.sleep(0.02)
    else:
        raise AssertionError("what git started still runs")
    assert list(temporary.iterdir()) == []


def test_a_repository_that_is_too_big_is_given_up(repository: Path, temporary: Path) -> None:
    (repository / "film.bin").write_bytes(os.urandom(400_000))
    keep(repository)
    with pytest.raises(BadInput, match="is bigger than a repository of packs should be"):
        from_repository(address_of(repository), most=200_000)
    assert list(temporary.iterdir()) == []


def test_a_pack_in_a_repository_that_is_too_big_is_told_and_not_read(
    journal: Journal, repository: Path
) -> None:
    (repository / "big.md").write_bytes(b"# Big\n\n1. What?\n" + b"\n" * 3_000_000)
    keep(repository)
    sources = {source.where: source for source in from_repository(address_of(repository))}
    assert (sources["big.md"].data, sources["big.md"].size) == (b"", 3_000_016)
    found = {each.where: each for each in journal.packs.fetch(address_of(repository))}
    assert "a pack should be under 256 KB" in found["big.md"].trouble
    assert found["one.md"].offer is not None


def test_more_packs_than_anybody_has_are_given_up(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pack_fetching, "MOST_FILES", 2)
    with pytest.raises(BadInput, match="more than 2 packs"):
        from_repository(address_of(repository))
