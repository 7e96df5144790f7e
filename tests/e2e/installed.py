"""The program as people get it: built into a wheel, and installed from that without a network."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Installed:
    """An installed copy that uses the packages of this environment for what it needs."""

    folder: Path

    @property
    def command(self) -> list[str]:
        """How to start it."""
        return [str(self.folder / "bin" / "reflect")]

    @property
    def env(self) -> Mapping[str, str]:
        """What goes before the copy that is being developed."""
        return {"PYTHONPATH": str(self.folder), "PYTHONSAFEPATH": "1"}


def build_wheel(folder: Path) -> Path:
    """Build the wheel into a folder, with what is installed here and nothing fetched."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    return wheel


def install(wheel: Path, folder: Path) -> Installed:
    """Install a wheel into a folder of its own."""
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    compiled = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(
        [*pip, "--no-deps", "--no-index", "--no-cache-dir", "--target", str(folder), str(wheel)],
        env=compiled,
        check=True,
        capture_output=True,
    )
    return Installed(folder)
