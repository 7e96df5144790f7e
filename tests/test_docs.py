"""Docs that fail the build when they lie: made pages are up to date, examples run, words are ours."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tools.docs import pages

from reflect_tui.cli.commands import COMMANDS
from reflect_tui.config import read_config
from reflect_tui.exchange.packs import read_pack
from reflect_tui.exchange.withdrawal import render_withdrawal
from reflect_tui.tui.bindings import binding_ids

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
OPENS_THE_APP = {"reflect", "reflect demo"}


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"), re.M | re.S)


@pytest.mark.parametrize("path", list(pages()), ids=lambda path: path.name)
def test_pages_made_from_the_program_are_up_to_date(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == pages()[path], "run: python3 run.py docs"


@pytest.mark.parametrize("page", [p for p in PAGES if blocks(p, "console")], ids=lambda page: page.name)
def test_every_example_runs(page: Path, tmp_path: Path) -> None:
    """Each page in a home and a folder of its own, from top to bottom."""
    scripts = Path(sys.executable).parent
    environment = {
        **os.environ,
        "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}",
        "REFLECT_HOME": str(tmp_path / "home"),
    }
    for block in blocks(page, "console"):
        for line in block.splitlines():
            assert line.startswith("$ "), line
            command = line[2:]
            done = subprocess.run(
                ["sh", "-c", command],
                cwd=tmp_path,
                env=environment,
                capture_output=True,
                text=True,
                stdin=subprocess.DEVNULL,
                check=False,
            )
            # Without a terminal the app says so and ends with 2.
            wanted = 2 if command in OPENS_THE_APP else 0
            assert done.returncode == wanted, f"{command}\n{done.stdout}{done.stderr}"


def test_every_command_is_in_the_reference_and_the_changelog() -> None:
    reference = (ROOT / "docs/reference/commands.md").read_text(encoding="utf-8")
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"## reflect {command}\n" in reference
        assert re.search(rf"\b{command}\b", changelog), command


def test_every_binding_is_on_the_key_page() -> None:
    page = (ROOT / "docs/reference/keys.md").read_text(encoding="utf-8")
    for name in binding_ids():
        assert f"`{name}`" in page


def test_the_settings_example_is_a_setting(tmp_path: Path) -> None:
    (example,) = blocks(ROOT / "docs/reference/settings.md", "toml")
    path = tmp_path / "config.toml"
    path.write_text(example, encoding="utf-8")
    config = read_config(path, binding_ids())
    assert (config.theme, config.motion, config.mouse) == ("paper", "none", True)


def test_the_pack_example_is_a_pack_without_a_note() -> None:
    (example,) = blocks(ROOT / "docs/guide/packs.md", "markdown")
    reading = read_pack(example.encode(), "small-wins.md")
    assert reading.problems == ()
    assert reading.notes == ()


def test_the_request_on_the_page_is_the_one_that_is_written() -> None:
    example = blocks(ROOT / "docs/reference/note-format.md", "markdown")[-1]
    assert example == render_withdrawal("7f3k-q92x-dm40-v8c1r")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if "://" not in target and not target.startswith("dayone"):
            assert (page.parent / target).exists(), target


def test_the_architecture_page_stays_short_and_names_every_room() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 120
    source = ROOT / "src" / "reflect_tui"
    for room in (p for p in source.iterdir() if p.is_dir() and (p / "__init__.py").exists()):
        assert f"  {room.name}/" in text


def test_what_we_do_not_build_is_said() -> None:
    page = (ROOT / "docs/explanation/non-features.md").read_text(encoding="utf-8").casefold()
    for word in (
        "streak",
        "badge",
        "score",
        "target",
        "overdue",
        "ranking",
        "manager",
        "telemetry",
        "account",
    ):
        assert word in page


def test_it_is_said_that_this_is_not_a_record() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    privacy = (ROOT / "docs/explanation/privacy.md").read_text(encoding="utf-8")
    assert "act first" in readme.casefold()
    assert "not privileged" in privacy
    assert "do not delete" in privacy
    assert "employer" in privacy
