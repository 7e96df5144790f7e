from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reflect_tui.cli.commands import COMMANDS
from tests.cli.conftest import Reflect, Spawn

BASH = shutil.which("bash") or "bash"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_for_both_names_of_the_program(reflect: Reflect, shell: str) -> None:
    done = reflect("completion", shell)
    assert (done.code, done.err) == (0, "")
    assert "_REFLECT_COMPLETE" in done.out
    assert "_REFLECT_TUI_COMPLETE" in done.out
    assert f"{shell}_complete" in done.out


@pytest.mark.parametrize("argv", [("completion",), ("completion", "powershell")])
def test_another_shell_is_a_mistake_in_the_command_line(reflect: Reflect, argv: tuple[str, ...]) -> None:
    done = reflect(*argv)
    assert (done.code, done.out) == (2, "")


def offered(spawn: Spawn, words: str, variable: str = "_REFLECT_COMPLETE") -> set[str]:
    """What bash would offer after these words, the last of which is being typed."""
    env = {variable: "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(len(words.split(" ")) - 1)}
    done = spawn(**env)
    assert done.returncode == 0, done.stderr
    assert done.stderr == b""
    return {line.partition(",")[2] for line in done.stdout.decode().splitlines()}


@pytest.mark.parametrize("variable", ["_REFLECT_COMPLETE", "_REFLECT_TUI_COMPLETE"])
def test_commands_their_own_commands_and_options_are_offered(spawn: Spawn, variable: str) -> None:
    assert offered(spawn, "reflect ", variable) == set(COMMANDS)
    assert offered(spawn, "reflect pa", variable) == {"pack", "paths"}
    assert offered(spawn, "reflect pack a", variable) == {"add"}
    assert {"--title", "--theme"} <= offered(spawn, "reflect add --t", variable)
    assert offered(spawn, "reflect completion z", variable) == {"zsh"}


@pytest.mark.parametrize("name", ["reflect", "reflect-tui"])
def test_bash_itself_completes_a_command(reflect: Reflect, tmp_path: Path, name: str) -> None:
    """The way of bash: load the script, then call what it registered with the words of the line."""
    script = tmp_path / "completion.bash"
    script.write_text(reflect("completion", "bash").out)
    function = (
        subprocess.run(
            [BASH, "-c", f"source {script}; complete -p {name}"],
            capture_output=True,
            text=True,
            check=True,
        )
        .stdout.split("-F ")[1]
        .split()[0]
    )
    ask = (
        f"source {script}; COMP_WORDS=({name} pa); COMP_CWORD=1; {function} {name}; "
        'printf "%s\\n" "${COMPREPLY[@]}"'
    )
    programs = Path(sys.executable).parent
    done = subprocess.run(
        [BASH, "-c", ask],
        env={**os.environ, "PATH": f"{programs}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["pack", "paths"]
    assert done.stderr == ""
