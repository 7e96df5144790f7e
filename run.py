"""Set everything up and run it, on a machine that has only Python 3.11 or newer.

    python3 run.py            open the app (anything after it goes to `reflect`: python3 run.py demo)
    python3 run.py test       run every test      (anything after it goes to pytest)
    python3 run.py check      formatting, lint and types
    python3 run.py docs       write the pages that are made from the program
    python3 run.py bench      measure; --quick for small sizes
    python3 run.py torture    kill it while typing, many times

It keeps what it installs in `.venv` beside this file, or where REFLECT_VENV points.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def venv_dir() -> Path:
    """Where this script keeps its virtual environment."""
    return Path(os.environ.get("REFLECT_VENV") or HERE / ".venv")


def venv_python() -> Path:
    """The environment's own interpreter."""
    return venv_dir() / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def with_bytecode() -> dict[str, str]:
    """The environment, with bytecode written: without it every start would compile everything anew."""
    return {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


def prepare(extra: str) -> None:
    """Make the environment once, and again when pyproject.toml changes. `extra` is '' or '[dev]'."""
    stamp = venv_dir() / f"reflect-ready{extra.strip('[]')}"
    wanted = hashlib.sha256((HERE / "pyproject.toml").read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted and venv_python().exists():
        return
    print(f"Setting up in {venv_dir()} (once) …", file=sys.stderr)
    env = with_bytecode()
    if not venv_python().exists():
        made = subprocess.run([sys.executable, "-m", "venv", str(venv_dir())], env=env, check=False)
        if made.returncode:
            sys.exit("This Python cannot make a virtual environment. On Debian: apt install python3-venv")
    pip = [str(venv_python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if subprocess.run([*pip, "--editable", f"{HERE}{extra}"], env=env, check=False).returncode:
        sys.exit("The packages could not be installed. Nothing else was changed; see the lines above.")
    stamp.write_text(wanted, encoding="utf-8")


def call(*args: str) -> int:
    """Run a module of the environment from the project's folder and give its exit code."""
    command = [str(venv_python()), "-m", *args]
    return subprocess.run(command, cwd=HERE, env=with_bytecode(), check=False).returncode


def main(argv: list[str]) -> int:
    """Do what the first word asks; everything else is for the journal itself."""
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python should be told, not traced
        sys.exit(f"reflect-tui needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    if argv[:1] == ["test"]:
        prepare("[dev]")
        return call("pytest", *argv[1:])
    if argv[:1] == ["check"]:
        prepare("[dev]")
        steps = (("ruff", "format", "--check", "."), ("ruff", "check", "."), ("mypy",))
        return max(call(*step) for step in steps)
    modules = {"docs": "tools.docs", "bench": "benchmarks", "torture": "tests.torture"}
    if argv and argv[0] in modules:
        prepare("[dev]")
        return call(modules[argv[0]], *argv[1:])
    prepare("")
    return subprocess.run([str(venv_python()), "-m", "reflect_tui", *argv], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
