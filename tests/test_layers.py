"""The rules of the house, as tests: who may import whom, how big a file may grow, what never touches what."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "reflect_tui"
FILES = sorted(SOURCE.rglob("*.py"))
INPUT_AND_OUTPUT = {"sqlite3", "sqlite_utils", "subprocess", "socket", "shutil", "tempfile", "urllib", "http"}
NETWORK = {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "requests", "httpx", "aiohttp", "xmlrpc"}
PURE = ("domain", "anonymise", "exchange", "importers")
ROOMS = {
    # room: what of ours it may import
    "domain": {"domain"},
    "anonymise": {"anonymise", "domain"},
    "exchange": {"exchange", "domain"},
    "importers": {"importers", "domain"},
    "storage": {"storage", "domain", "paths"},
    "journal": {"journal", "storage", "domain", "anonymise", "exchange", "importers", "config", "paths"},
    "tui": {"tui", "journal", "domain", "anonymise", "paths", "config", "crash"},
    "cli": {"cli", "journal", "domain", "anonymise", "exchange", "paths", "config", "crash", "tui", ""},
}


def imports_of(path: Path) -> list[tuple[str, bool]]:
    """Every module a file imports, and whether it does so only for types."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(alias.name, id(node) in typing_only) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.append((node.module, id(node) in typing_only))
            if node.module == "reflect_tui":
                found += [(f"reflect_tui.{alias.name}", id(node) in typing_only) for alias in node.names]
    return found


def room_of(path: Path) -> str:
    inside = path.relative_to(SOURCE)
    return inside.parts[0] if len(inside.parts) > 1 else inside.stem


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_file_imports_only_what_its_room_may(path: Path) -> None:
    room = room_of(path)
    if room not in ROOMS:
        return
    for module, _ in imports_of(path):
        if module.startswith("reflect_tui.") and (inside := module.split(".")[1]) != "__version__":
            assert inside in ROOMS[room], f"{room} may not import {module}"
        if room in PURE:
            assert module.split(".")[0] not in (
                *("textual", "rich", "sqlite3", "sqlite_utils", "click", "platformdirs", "os", "random"),
                *("secrets", "time", "subprocess", "pathlib", "socket"),
            ), f"{room} is pure and may not import {module}"
        if room == "storage":
            assert module.split(".")[0] not in ("textual", "rich", "click")
        if room == "journal":
            assert module.split(".")[0] not in ("textual", "rich", "click", "sqlite_utils")
        if room == "tui":
            assert module.split(".")[0] not in ("click", "sqlite3", "sqlite_utils")


def test_no_file_imports_both_textual_and_input_or_output() -> None:
    for path in FILES:
        modules = {module.split(".")[0] for module, types_only in imports_of(path) if not types_only}
        assert not ("textual" in modules and modules & INPUT_AND_OUTPUT), path


def test_no_file_imports_anything_that_speaks_to_a_network() -> None:
    for path in FILES:
        assert not {module.split(".")[0] for module, _ in imports_of(path)} & NETWORK, path


def test_no_file_and_no_function_grows_too_long() -> None:
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        assert len(text.splitlines()) <= 400, path
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                assert length <= 60, f"{path.name}: {node.name} has {length} lines"


def test_the_pure_rooms_never_ask_the_clock() -> None:
    for room in PURE:
        for path in sorted((SOURCE / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Attribute):
                    assert node.attr not in ("now", "today", "utcnow"), f"{path.name} asks the clock"


def test_our_errors_are_caught_in_two_places_only() -> None:
    """`cli` and `tui/asking.py` tell a problem to a person; everything else lets it rise."""
    allowed = {"cli/__init__.py", "tui/asking.py", "tui/app.py", "journal/transfer.py", "domain/sheets.py"}
    allowed.add("journal/pack_sources.py")  # one bad file of a folder does not stop the others
    allowed.add("journal/sessions.py")  # nor does one bad contribution
    allowed.add("journal/care.py")  # what cannot be opened is what the doctor is asked about
    found = set()
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ExceptHandler) and node.type is not None:
                names = {inner.id for inner in ast.walk(node.type) if isinstance(inner, ast.Name)}
                if names & {
                    "ReflectError",
                    "BadInput",
                    "JournalUnavailable",
                    "PrivacyRefusal",
                    "NothingFound",
                }:
                    found.add(str(path.relative_to(SOURCE)))
    assert found <= allowed | {"cli/exporting.py", "storage/connect.py"}


def test_styles_name_no_colours() -> None:
    for style in sorted((SOURCE / "tui" / "styles").glob("*.tcss")):
        text = style.read_text(encoding="utf-8")
        assert len(text.splitlines()) <= 250
        for line in text.splitlines():
            value = line.partition(":")[2]
            assert "#" not in value, f"{style.name}: {line.strip()}"
            assert "rgb" not in value
    for path in sorted((SOURCE / "tui").rglob("*.py")):
        if path.name != "themes.py":
            assert "rgb(" not in path.read_text(encoding="utf-8")


def modules_after(code: str) -> set[str]:
    """The modules a fresh interpreter has imported after running some code."""
    script = f"import sys\n{code}\nprint(chr(10).join(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL
    )
    return set(done.stdout.split("\n"))


def running(*argv: str) -> str:
    """Code that runs a command line and swallows what it prints."""
    return (
        "import io, contextlib\n"
        "from reflect_tui.cli import main\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):\n"
        f"    main({list(argv)!r})"
    )


@pytest.mark.parametrize(
    "argv", [["--help"], ["--version"], ["nonsense"], ["add", "--help"], ["list", "--limit"]]
)
def test_help_and_mistakes_cost_neither_textual_nor_sqlite_utils(argv: list[str]) -> None:
    loaded = modules_after(running(*argv))
    assert not loaded & {"textual", "sqlite_utils", "rich"}


def test_reading_and_adding_never_import_textual_and_an_existing_journal_no_sqlite_utils() -> None:
    subprocess.run([sys.executable, "-m", "reflect_tui", "add", "first"], check=True, capture_output=True)
    for argv in (
        ["add", "words"],
        ["list"],
        ["search", "words"],
        ["people", "list"],
        ["shares", "list"],
        ["pack", "list"],
    ):
        loaded = modules_after(running(*argv))
        assert "textual" not in loaded, argv
        assert "sqlite_utils" not in loaded, argv


def test_export_never_imports_textual() -> None:
    subprocess.run([sys.executable, "-m", "reflect_tui", "add", "first"], check=True, capture_output=True)
    loaded = modules_after(
        running("export", "--since", "yesterday", "--for", "buddy", "--accept-all", "--dry-run")
    )
    assert not loaded & {"textual", "sqlite_utils"}


def test_the_way_to_the_first_frame_is_light() -> None:
    loaded = modules_after("import reflect_tui.cli.opening, reflect_tui.tui.app")
    heavy = {"sqlite_utils", "click", "rich.markdown", "markdown_it", "pygments", "hashlib", "tomllib"}
    ours = {name for name in loaded if name.startswith("reflect_tui.")}
    assert not loaded & heavy
    assert not {name for name in ours if name.startswith(("reflect_tui.anonymise", "reflect_tui.exchange"))}
    # What Today reads with, too: a desk that is not asked for is not loaded.
    loaded = modules_after(
        "import reflect_tui.tui.app, reflect_tui.journal.today, reflect_tui.journal.drafts"
    )
    later = {"domain.sheets", "domain.similar", "domain.sentences", "journal.judgements", "journal.entries"}
    assert not loaded & {f"reflect_tui.{name}" for name in later}
