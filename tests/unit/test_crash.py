from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from reflect_tui import __version__
from reflect_tui.crash import crash_sentence, report_text, write_report

SECRET = "Margaret-Oyelaran-7341"


class OurOwnError(Exception):
    """Something that carries what somebody wrote."""


def caught(action: Callable[[], object]) -> BaseException:
    with pytest.raises(Exception) as problem:  # noqa: PT011 - any error will do
        action()
    return problem.value


def keep(secret: str) -> None:
    known: dict[str, str] = {}
    try:
        known[secret].strip()
    except KeyError as problem:
        raise OurOwnError(f"could not keep {secret}", secret) from problem


def crash() -> BaseException:
    """An error with a secret in its message, its arguments, its locals, its notes and its chain."""
    problem = caught(lambda: keep(SECRET))
    problem.add_note(SECRET)
    return problem


def test_a_report_has_types_places_and_the_version() -> None:
    lines = report_text(crash()).splitlines()
    assert lines[0] == f"reflect-tui {__version__}"
    assert lines[1] == "tests.unit.test_crash.OurOwnError"
    places = [line.split(":")[0] + " " + line.split()[-1] for line in lines[2:-2]]
    assert set(places) == {f"  tests/unit/test_crash.py {name}" for name in ("caught", "<lambda>", "keep")}
    assert lines[-2] == "builtins.KeyError"
    assert lines[-1].endswith(" keep")


def test_a_report_has_not_one_word_of_anybodys() -> None:
    for problem in (
        crash(),
        caught(lambda: Path(SECRET).read_text(encoding="utf-8")),
        caught(lambda: compile(f"{SECRET} = (", SECRET, "exec")),
        caught(lambda: b"\xff".decode(SECRET)),
        caught(lambda: SECRET.encode("utf-16").decode()),
        ExceptionGroup(SECRET, [ValueError(SECRET)]),
    ):
        report = report_text(problem)
        assert type(problem).__name__ in report
        assert "Margaret" not in report


def test_a_report_does_not_name_the_folder_of_the_person(tmp_path: Path) -> None:
    module = tmp_path / "margaret" / "app" / "screens" / "module.py"
    code = compile("def fall():\n    raise ValueError('x')\nfall()", str(module), "exec")
    report = report_text(caught(lambda: exec(code)))
    assert "app/screens/module.py:2 fall" in report
    assert "margaret" not in report


def test_errors_that_cause_each_other_are_reported_once() -> None:
    first, second = ValueError(SECRET), TypeError(SECRET)
    first.__cause__, second.__cause__ = second, first
    assert report_text(first).splitlines()[1:] == ["builtins.ValueError", "builtins.TypeError"]
    context = RuntimeError()
    context.__context__ = KeyError()
    assert report_text(context).splitlines()[1:] == ["builtins.RuntimeError", "builtins.KeyError"]


def test_every_crash_leaves_a_private_file_of_its_own(tmp_path: Path) -> None:
    folder = tmp_path / "home" / "crash-reports"
    reports = {write_report(crash(), folder) for _ in range(3)}
    assert len(reports) == 3
    for report in reports:
        assert report is not None
        assert report.parent == folder
        assert stat.S_IMODE(report.stat().st_mode) == 0o600
        assert report.read_text(encoding="utf-8") == report_text(crash())
        assert SECRET not in report.name
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_report_that_cannot_be_written_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert write_report(crash(), tmp_path / "file") is None
    assert write_report(crash(), tmp_path / "file" / "below") is None
    assert write_report(crash(), tmp_path / ("long" * 100)) is None
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_the_person_hears_what_was_kept_and_where_the_report_is(tmp_path: Path) -> None:
    assert "in the journal" in crash_sentence(None)
    assert "draft" in crash_sentence(None)
    assert "without any of your words" not in crash_sentence(None)
    assert str(tmp_path) in crash_sentence(tmp_path)
