"""Where things live: one folder for the journal, and config.toml beside it or in the platform's place."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reflect_tui.domain.errors import BadInput

APP = "reflect-tui"


@dataclass(frozen=True, slots=True)
class Paths:
    """Every place the program may write to."""

    home: Path
    """The folder of the journal."""
    config: Path
    """config.toml, which need not exist."""

    @property
    def journal(self) -> Path:
        """The journal itself."""
        return self.home / "journal.db"

    @property
    def crash_reports(self) -> Path:
        """Where a crash leaves its frames and types, never a word of the journal."""
        return self.home / "crash-reports"


def find_paths(home: str | None = None, environ: Mapping[str, str] | None = None) -> Paths:
    """The places in use: `home` if given, else REFLECT_HOME, else the platform's own folders.

    Nothing is created. With `home` or REFLECT_HOME every file lies in that one folder.

    Raises:
        BadInput: the folder begins with `~somebody`, and there is nobody of that name.
    """
    chosen = home or (os.environ if environ is None else environ).get("REFLECT_HOME")
    if chosen:
        try:
            folder = Path(chosen).expanduser().absolute()
        except RuntimeError:
            raise BadInput(
                f"I do not know whose folder {chosen} is.", "Give the whole path, from the root."
            ) from None
        return Paths(folder, folder / "config.toml")
    import platformdirs

    data = platformdirs.user_data_path(APP, appauthor=False)
    return Paths(data, platformdirs.user_config_path(APP, appauthor=False) / "config.toml")


def make_private(folder: Path) -> None:
    """Make a folder only its owner can enter, and its missing parents; tighten it if it is there and loose.

    Raises:
        OSError: it cannot be made; the caller knows what for, and says so.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if sys.platform != "win32" and folder.stat().st_mode & 0o077:
        folder.chmod(0o700)


def sync_folder(folder: Path) -> None:
    """Make a new name in a folder survive a power cut, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def bundled_packs() -> Path:
    """The folder of the packs that come with the program: in the wheel, or beside the source."""
    inside = Path(__file__).parent / "prompts"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "prompts"
