"""The wheel as people install it: what is in it, and that it runs by itself from any folder."""

from __future__ import annotations

import json
import os
import re
import subprocess
import zipfile
from pathlib import Path

import pytest

from reflect_tui import __version__
from tests.e2e.installed import Installed, build_wheel, install

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    return install(wheel, tmp_path_factory.mktemp("installed"))


@pytest.fixture(scope="module")
def names(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def test_the_bundled_packs_are_inside(wheel: Path, names: list[str]) -> None:
    inside = {name for name in names if name.startswith("reflect_tui/prompts/")}
    beside = {f"reflect_tui/prompts/{file.name}" for file in (ROOT / "prompts").glob("*.md")}
    assert inside == beside
    assert len(inside) == 21
    with zipfile.ZipFile(wheel) as archive:
        for name in inside:
            assert archive.read(name) == (ROOT / "prompts" / Path(name).name).read_bytes()


def test_everything_of_the_package_is_inside_and_nothing_else(names: list[str]) -> None:
    source = ROOT / "src"
    files = {
        str(file.relative_to(source))
        for file in (source / "reflect_tui").rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert {name for name in files if name.endswith((".tcss", ".gz", ".txt"))}
    about = f"reflect_tui-{__version__}.dist-info/"
    rest = {name for name in names if not name.startswith((about, "reflect_tui/prompts/"))}
    assert rest == files
    assert f"{about}licenses/LICENSE" in names
    assert "reflect_tui/py.typed" in names


def test_both_names_of_the_program_and_its_needs_are_declared(wheel: Path) -> None:
    about = f"reflect_tui-{__version__}.dist-info"
    with zipfile.ZipFile(wheel) as archive:
        scripts = archive.read(f"{about}/entry_points.txt").decode()
        metadata = archive.read(f"{about}/METADATA").decode()
    for name in ("reflect", "reflect-tui"):
        assert f"{name} = reflect_tui.__main__:main" in scripts
    assert f"Version: {__version__}\n" in metadata
    assert "Requires-Python: >=3.11" in metadata
    needs = {line.split(": ")[1] for line in metadata.splitlines() if line.startswith("Requires-Dist: ")}
    runtime = {re.split("[<>;]", need)[0].strip() for need in needs if "extra ==" not in need}
    assert runtime == {"click", "platformdirs", "pyrage", "rich", "sqlite-utils", "textual"}


def run(installed: Installed, *argv: str, where: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*installed.command, *argv],
        input=stdin,
        env={**os.environ, **installed.env},
        cwd=where,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("program", ["reflect", "reflect-tui"])
def test_installed_it_runs_from_any_folder(installed: Installed, program: str, tmp_path: Path) -> None:
    script = installed.folder / "bin" / program
    done = subprocess.run(
        [script, "--version"],
        env={**os.environ, **installed.env},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == f"reflect-tui {__version__}\n"
    assert done.stderr == ""


def test_installed_it_is_the_wheel_that_runs_and_it_finds_its_packs(
    installed: Installed, tmp_path: Path
) -> None:
    places = json.loads(run(installed, "paths", "--json", where=tmp_path).stdout)
    assert places["bundled_packs"] == str(installed.folder / "reflect_tui" / "prompts")
    packs = run(installed, "pack", "list", where=tmp_path)
    assert (packs.returncode, packs.stderr) == (0, "")
    assert len(packs.stdout.splitlines()) == 21


def test_installed_it_keeps_finds_and_shares(installed: Installed, tmp_path: Path) -> None:
    kept = run(installed, "add", "-", "--json", where=tmp_path, stdin="Met Samira Okafor on the stairs.")
    entry_id = json.loads(kept.stdout)["id"]
    found = json.loads(run(installed, "search", "stairs", "--json", where=tmp_path).stdout)
    assert [row["id"] for row in found] == [entry_id]
    shared = run(installed, "export", entry_id, "--for", "buddy", "--accept-all", where=tmp_path)
    assert shared.returncode == 0, shared.stderr
    text = Path(tmp_path, shared.stdout.strip()).read_text(encoding="utf-8")
    assert "on the stairs" in text
    assert "Samira" not in text
