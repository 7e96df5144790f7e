"""The editor of the writer's own system, kept from leaving copies where it can be told not to.

Vim and neovim take flags; for the others we can only say that they may keep copies (`warning`).
"""

from __future__ import annotations

import os
import secrets
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from reflect_tui.domain.errors import BadInput
from reflect_tui.paths import make_private

_VIM = ("-n", "-i", "NONE", "--cmd", "set nobackup nowritebackup noundofile noswapfile viminfo=")
_NVIM = ("-n", "-i", "NONE", "--cmd", "set nobackup nowritebackup noundofile noswapfile shada=")


def editor_command(environ: Mapping[str, str]) -> list[str]:
    """$VISUAL, else $EDITOR, split as a shell would, with the flags that keep it from leaving copies.

    Raises:
        BadInput: neither is set, or the program is not there.
    """
    chosen = environ.get("VISUAL") or environ.get("EDITOR") or ""
    words = shlex.split(chosen)
    if not words or shutil.which(words[0]) is None:
        raise BadInput(
            "No editor is set up on this system.", "Set EDITOR, for example to nano, and start again."
        )
    name = Path(words[0]).name
    if name in ("vim", "vi", "gvim"):
        return [*words, *_VIM]
    return [*words, *_NVIM] if name == "nvim" else words


def write_in_editor(text: str, folder: Path, command: list[str]) -> str:
    """Let the writer change a text in their editor; the file is theirs alone and goes afterwards.

    Args:
        text: what is written so far.
        folder: a private folder; memory that is never on the disk is used instead where the system has it.
        command: from `editor_command`.

    Raises:
        BadInput: the editor ended with an error; the text is as it was.
        OSError: the file could not be written.
    """
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    place = Path(runtime) if runtime and Path(runtime).is_dir() else folder
    make_private(place)
    file = place / f"reflect-{secrets.token_hex(6)}.md"
    handle = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
        if subprocess.run([*command, str(file)], check=False).returncode:
            raise BadInput("The editor ended with an error.", "Your text is as it was.")
        return file.read_text(encoding="utf-8", errors="replace")
    finally:
        file.unlink(missing_ok=True)
