"""Packs from a repository, through the git command: nothing of it is laid out, followed or run.

This is the one place of the program that may reach a network, and only when somebody gives an address.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reflect_tui.domain.errors import BadInput
from reflect_tui.domain.packs import MAX_BYTES
from reflect_tui.domain.text import one_line
from reflect_tui.journal.pack_sources import (
    A_LINK,
    DEEPEST,
    ENDINGS,
    MOST_BYTES,
    MOST_FILES,
    NOT_PLAIN,
    Source,
)

PATIENCE = 120.0
"""Seconds that git has."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_HELPER = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*::")
_BY_SSH = re.compile(r"[\w.-]+@[^/\\]+:")
_ALLOWED = {
    "https": re.compile(r"https://(?:[^\s/@]+@)?[A-Za-z0-9\[][^\s/@]*(?:/[^\s]*)?"),
    "ssh": re.compile(r"ssh://(?:[\w.]+@)?[A-Za-z0-9\[][^\s/@]*/[^\s]+|git@[A-Za-z0-9][\w.-]*:(?!-)[^\s]+"),
    "file": re.compile(r"file:///[^\n]+"),
}
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_SECRET = re.compile(r"(?<=://)[^\s/@]+@")
_KEPT = frozenset({"GIT_SSH", "GIT_SSH_COMMAND", "GIT_SSL_CAINFO", "GIT_SSL_CAPATH"})
_NULL = "/dev/null"  # what git understands on Windows too
_SAFELY = (
    *("-c", "protocol.allow=never"),
    *("-c", f"core.hooksPath={_NULL}", "-c", f"core.attributesFile={_NULL}"),
    *("-c", "core.symlinks=false", "-c", "core.fsmonitor=false", "-c", "core.askPass="),
    *("-c", "filter.lfs.smudge=", "-c", "filter.lfs.process=", "-c", "filter.lfs.required=false"),
    *("-c", "submodule.recurse=false", "-c", "transfer.fsckObjects=true", "-c", "gc.auto=0"),
)


def is_address(text: str) -> bool:
    """Whether somebody means a repository rather than a file or a folder; not whether it may be fetched."""
    plain = text.strip()
    return bool(_SCHEME.match(plain) or _HELPER.match(plain) or _BY_SSH.match(plain))


def shown(address: str) -> str:
    """An address as it may be printed: without a name or a password in front of the host."""
    return one_line(_SECRET.sub("", address), 200)


def from_repository(address: str, *, patience: float = PATIENCE, most: int = MOST_BYTES) -> list[Source]:
    """Fetch the newest state of a repository with git and read its packs out of it.

    No file of it is ever laid out on the disk: git keeps its store in a folder that goes afterwards, and
    hands over the bytes of plain files. So there is no hook, filter, link or submodule that could act.

    Args:
        address: `https://`, `ssh://`, `git@host:` or `file:///`.
        patience: seconds until we stop waiting.
        most: bytes it may weigh.

    Raises:
        BadInput: the address is of another sort, git is not there or says no, it takes too long, or it is
            too big.
    """
    scheme = check_address(address)
    program = shutil.which("git")
    if program is None:
        raise BadInput(
            "Git is not installed on this computer; without it no repository can be fetched.",
            "Download the packs as a zip folder, unpack it and add the folder.",
        )
    # Git may leave files that only it may write; then they go with the next clearing of the temporary folder.
    with tempfile.TemporaryDirectory(prefix="reflect-", ignore_cleanup_errors=True) as folder:
        git = _Git(program, Path(folder), scheme, shown(address), time.monotonic() + patience, most)
        git.fetch(address.strip())
        return git.read_packs()


def check_address(address: str) -> str:
    """The scheme of an address that may be fetched; nothing is asked of git yet.

    Raises:
        BadInput: it is of another sort, or of a page.
    """
    plain = address.strip()
    for scheme, pattern in _ALLOWED.items():
        if pattern.fullmatch(plain) and not _CONTROL.search(plain) and not plain.startswith("-"):
            if scheme == "https" and plain.casefold().endswith(ENDINGS):
                raise BadInput(
                    "This is the address of a page, not of a repository of packs.",
                    "Save the page as a file first.",
                )
            return scheme
    raise BadInput(
        f"“{shown(plain)}” is not an address that packs are fetched from.",
        "It must begin with https://, ssh://, git@ or file:///. Or give a file or a folder.",
    )


@dataclass(frozen=True, slots=True)
class _Git:
    """The git command, kept from running, following or asking anything."""

    program: str
    folder: Path
    scheme: str
    address: str
    """For people."""
    until: float
    most: int

    def fetch(self, address: str) -> None:
        """Clone without laying out a single file."""
        template = self.folder / "empty"
        template.mkdir()
        self._run(
            *("clone", "--quiet", "--bare", "--depth", "1", "--single-branch", "--no-tags"),
            *("--no-recurse-submodules", f"--template={template}", "--", address, str(self._store)),
        )

    @property
    def _store(self) -> Path:
        return self.folder / "packs.git"

    def read_packs(self) -> list[Source]:
        """The packs of what was fetched, in order of their places."""
        listed = self._run(f"--git-dir={self._store}", "ls-tree", "-r", "-z", "--long", "HEAD").split(b"\0")
        found: list[Source] = []
        wanted: dict[int, tuple[str, int]] = {}
        total = 0
        for line in listed:
            about, tab, name = line.partition(b"\t")
            where = name.decode("utf-8", "replace")
            if not tab or not _may_be_pack(where):
                continue
            mode, _, blob, size = about.decode("ascii", "replace").split()
            if trouble := _trouble_of(mode):
                found.append(Source(where, trouble=trouble))
                continue
            weight = int(size) if size.isdigit() else 0
            if weight <= MAX_BYTES:
                wanted[len(found)] = (blob, weight)
                total += weight
            found.append(Source(where, size=weight))
            if len(found) > MOST_FILES or total > self.most:
                raise BadInput(
                    f"There are more than {MOST_FILES} packs in this repository.", "Nothing was added."
                )
        for place, data in zip(wanted, self._contents(list(wanted.values())), strict=True):
            found[place] = Source(found[place].where, data, len(data))
        return sorted(found, key=lambda source: source.where.casefold())

    def _contents(self, blobs: Sequence[tuple[str, int]]) -> Iterator[bytes]:
        if not blobs:
            return
        asked = "".join(f"{blob}\n" for blob, _ in blobs).encode()
        given = self._run(f"--git-dir={self._store}", "cat-file", "--batch", stdin=asked)
        place = 0
        for _, size in blobs:
            place = given.index(b"\n", place) + 1
            yield given[place : place + size]
            place += size + 1

    def _run(self, *words: str, stdin: bytes = b"") -> bytes:
        """Run git and give what it printed; watched, so that it neither hangs nor fills the disk."""
        (asked, said, complaint) = (self.folder / name for name in ("asked", "said", "complaint"))
        asked.write_bytes(stdin)
        command = [self.program, *_SAFELY, "-c", f"protocol.{self.scheme}.allow=always", *words]
        with asked.open("rb") as given, said.open("wb") as out, complaint.open("wb") as err:
            process = subprocess.Popen(
                command,
                stdin=given,
                stdout=out,
                stderr=err,
                cwd=self.folder,
                env=_environment(os.environ, self.scheme),
                # Without a terminal of its own nobody can be asked for a password there.
                start_new_session=True,
            )
            try:
                self._watch(process)
            finally:
                _end(process)
        if process.returncode:
            told = _first_complaint(complaint.read_bytes()[:8_000].decode("utf-8", "replace"))
            raise BadInput(
                f"Packs could not be fetched from {self.address}. Nothing was changed.",
                f"Git says: {shown(told)}" if told else "",
            )
        return said.read_bytes()

    def _watch(self, process: subprocess.Popen[bytes]) -> None:
        pause = 0.01
        while True:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(pause)
            if _weight(self.folder) > self.most:
                raise BadInput(
                    f"{self.address} is bigger than a repository of packs should be.", "Nothing was changed."
                )
            if process.returncode is not None:
                return
            if time.monotonic() > self.until:
                raise BadInput(
                    f"{self.address} did not answer in time.", "Nothing was changed. Try again later."
                )
            pause = min(pause * 2, 0.25)


def _first_complaint(text: str) -> str:
    """What git says is wrong, without what it says about that; empty when it says nothing."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    fatal = [line.removeprefix("fatal: ") for line in lines if line.startswith("fatal: ")]
    return (fatal or lines[-1:] or [""])[0]


def _environment(given: Mapping[str, str], scheme: str) -> dict[str, str]:
    """The environment of git: nothing that tells it where to look or what to run, nobody to be asked."""
    kept = {
        name: value
        for name, value in given.items()
        if name != "SSH_ASKPASS" and (not name.startswith("GIT_") or name in _KEPT)
    }
    return kept | {
        "GIT_ALLOW_PROTOCOL": scheme,
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_LFS_SKIP_SMUDGE": "1",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_ATTR_NOSYSTEM": "1",
        "LC_ALL": "C",
    }


def _may_be_pack(where: str) -> bool:
    parts = where.split("/")
    hidden = any(part.startswith(".") for part in parts)
    return where.casefold().endswith(ENDINGS) and len(parts) <= DEEPEST + 1 and not hidden


def _trouble_of(mode: str) -> str:
    if mode == "120000":
        return A_LINK
    return "" if mode in ("100644", "100755", "100664") else NOT_PLAIN


def _weight(folder: Path) -> int:
    """Bytes of everything below a folder, as far as it is still there."""
    total = 0
    for here, _, names in os.walk(folder):
        for name in names:
            with contextlib.suppress(OSError):
                total += os.lstat(os.path.join(here, name)).st_size
    return total


def _end(process: subprocess.Popen[bytes]) -> None:
    """Stop git and what it started, if it still runs."""
    if process.poll() is None:
        with contextlib.suppress(OSError):
            if os.name == "nt":
                process.kill()
            else:
                os.killpg(process.pid, signal.SIGKILL)
        process.wait()
