"""Every sentence a person can read, gone over for the words that the page of non-features forbids."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "reflect_tui"
PAGE = ROOT / "docs" / "explanation" / "non-features.md"
ROOMS = ("cli", "tui", "journal", "domain", "exchange", "storage", "importers")

FORBIDDEN = re.compile(
    r"\b(streaks?|badges?|\d+ points|levels?|goals?|targets?|scores?|scored|sentiment|overdue|late|"
    r"deadlines?|rank(?:ing|ings|ed)?|leader ?boards?|dashboards?|telemetry|analytics|manager's view|"
    r"days since|word counts?|complete[ds]?|completion|achievements?|congratulations|well done|great job|"
    r"keep it up|red|amber|performance|productivity)\b",
    re.I,
)
"""What the page forbids, as words a screen or a command would use for it."""
JARGON = re.compile(
    r"\b(database|fts|regex|markup|commits?|buffers?|dismiss|tokens?|incidents?|anonymous)\b", re.I
)
"""What never stands in the app: words of the machine, and a promise nobody can give."""
ALLOWED = (
    # what is said of a file that is another program's
    "is a database, but not a journal of reflect-tui",
    # the shell's own word
    "There is no completion for",
    "The completion script",
    "the completion script",
    "reflect completion bash",
)
NOT_SENTENCES = {"sample.py", "pack_names.py"}
"""What somebody wrote in the sample journal, and lists of words that are looked for."""
_SQL = re.compile(r"\b(SELECT|INSERT|UPDATE|DELETE|CREATE|PRAGMA)\b")


def sentences_of(path: Path) -> Iterator[tuple[int, str]]:
    """Strings with a space in them; of docstrings only those of commands, which are their help."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    commands = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        and isinstance(node.body[0], ast.Expr)
        and any("command" in ast.dump(each) or "group" in ast.dump(each) for each in node.decorator_list)
    }
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)} - commands
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent
        if is_text and " " in (text := str(getattr(node, "value", ""))) and not _SQL.search(text):
            yield getattr(node, "lineno", 0), text


def hits(text: str) -> list[str]:
    """Forbidden words of a text, each with what stands around it."""
    for allowed in ALLOWED:
        text = text.replace(allowed, "")
    return [
        text[max(0, found.start() - 30) : found.end() + 30].replace("\n", " ")
        for pattern in (FORBIDDEN, JARGON)
        for found in pattern.finditer(text)
    ]


@pytest.mark.parametrize("room", ROOMS)
def test_no_sentence_of_the_program_says_what_we_do_not_build(room: str) -> None:
    found = [
        f"{path.name}:{line}: …{hit}…"
        for path in sorted((SOURCE / room).rglob("*.py"))
        if path.name not in NOT_SENTENCES
        for line, text in sentences_of(path)
        for hit in hits(text)
    ]
    assert not found, "\n".join(found)


PRAISE_AND_COUNTS = re.compile(
    r"\b(streaks?|badges?|scores?|scored|sentiment|overdue|leader ?boards?|dashboards?|well done|great job|"
    r"congratulations|keep it up|days since|word counts?)\b",
    re.I,
)
"""Of packs, which speak of other things too: a target that was hit, a call that came late."""


@pytest.mark.parametrize("pack", sorted((ROOT / "prompts").glob("*.md")), ids=lambda path: path.stem)
def test_no_pack_praises_or_counts(pack: Path) -> None:
    text = pack.read_text(encoding="utf-8")
    assert [found[0] for found in PRAISE_AND_COUNTS.finditer(text)] == []


def test_the_search_finds_what_it_looks_for(tmp_path: Path) -> None:
    path = tmp_path / "screen.py"
    path.write_text(
        '"""A score here is no sentence."""\n'
        'SAY = "Your streak is 4"\n'
        '@click.command("x")\ndef x():\n    """Shows your score."""\n',
        encoding="utf-8",
    )
    assert [hit for _, text in sentences_of(path) for hit in hits(text)] == [
        "Your streak is 4",
        "Shows your score.",
    ]


def test_the_page_says_what_is_looked_for() -> None:
    page = PAGE.read_text(encoding="utf-8").casefold()
    for word in ("streak", "badge", "point", "level", "goal", "score", "sentiment", "overdue", "ranking"):
        assert word in page
        assert FORBIDDEN.search(f"4 {word}s") or FORBIDDEN.search(word)
