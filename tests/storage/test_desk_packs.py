from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reflect_tui.domain.errors import BadInput, Declined, NothingFound
from reflect_tui.domain.packs import MAX_BYTES
from reflect_tui.domain.sheets import pack_sheet
from reflect_tui.journal import Journal
from reflect_tui.paths import bundled_packs

MINE = """# Before the panel

For: one person
Time: 5 minutes
Version: 1

1. What do you hope for?
2. What are you afraid of?
   Keep private

## How to use it

Alone, the evening before.
"""


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


@pytest.fixture
def mine(stick: Path) -> Path:
    path = stick / "panel.md"
    path.write_text(MINE, encoding="utf-8")
    return path


def ids(journal: Journal) -> list[str]:
    return [pack.id for pack in journal.packs.all()]


# -- the library -----------------------------------------------------------------------------------


def test_the_library_has_the_bundled_packs_before_there_is_a_journal(journal: Journal) -> None:
    library = journal.packs.library()
    assert len(library) == 21
    assert all(each.bundled for each in library)
    titles = [each.pack.title.casefold() for each in library]
    assert titles == sorted(titles)
    assert journal.packs.get(" MAKING-a-call ").title == "Making a call"
    assert journal.packs.minutes(journal.packs.get("making-a-call")) == 6
    assert not journal.store.is_there()


def test_every_bundled_pack_makes_a_sheet_whose_answers_can_be_kept(journal: Journal) -> None:
    for pack in journal.packs.all():
        sheet = pack_sheet(pack, journal.packs.minutes(pack))
        values = {prompt.key: (*prompt.choices, "70 %")[0] for prompt in sheet.prompts}
        values |= {
            prompt.key: "in two weeks" for prompt in sheet.prompts if prompt.answer.value == "look again"
        }
        kept = journal.entries.keep(sheet.read(values, journal.store.today()))
        assert kept.pack_id == pack.id
        assert {answer.question for answer in kept.answers} == {question.text for question in pack.questions}
        private = {answer.question_id for answer in kept.answers if answer.keep_private}
        assert private == {question.id for question in pack.questions if question.keep_private}


def test_a_pack_that_is_not_there_is_told(journal: Journal) -> None:
    with pytest.raises(NothingFound, match="no pack “nothing”") as problem:
        journal.packs.get("nothing")
    assert "reflect pack list" in problem.value.hint


# -- adding -----------------------------------------------------------------------------------------


def test_a_pack_is_copied_into_the_library_and_the_file_left_as_it_is(journal: Journal, mine: Path) -> None:
    before = mine.read_bytes()
    added = journal.packs.add(mine)
    assert (added.pack.id, added.already) == ("before-the-panel", False)
    mine.unlink()
    [found] = [each for each in journal.packs.library() if not each.bundled]
    assert found.pack == added.pack
    assert journal.packs.get("before-the-panel").questions[1].keep_private
    assert before.decode() == MINE
    assert "Before the panel" in journal.packs.handout(found.pack)


def test_the_same_text_again_changes_nothing(journal: Journal, mine: Path, stick: Path) -> None:
    journal.packs.add(mine)
    again = journal.packs.add(mine)
    assert again.already
    windows = stick / "windows.md"
    windows.write_bytes(b"\xef\xbb\xbf" + MINE.replace("\n", "\r\n").encode())
    assert journal.packs.add(windows).already
    assert ids(journal).count("before-the-panel") == 1


def test_another_version_is_not_put_in_its_place_unasked(journal: Journal, mine: Path) -> None:
    first = journal.packs.add(mine).pack
    mine.write_text(
        MINE.replace("Version: 1", "Version: 2").replace("hope for", "wish for"), encoding="utf-8"
    )
    offer = journal.packs.offer(mine)
    assert offer.known == first
    assert "version 1" in offer.change
    with pytest.raises(Declined, match="This is version 2: 1 reworded") as problem:
        journal.packs.add(mine)
    assert problem.value.hint == "Nothing was changed yet."
    assert journal.packs.get("before-the-panel") == first
    assert not journal.packs.add(mine, over=True).already
    assert journal.packs.get("before-the-panel").detail("Version") == "2"
    assert ids(journal).count("before-the-panel") == 1


def test_a_change_of_spaces_only_is_still_another_text(journal: Journal, mine: Path) -> None:
    journal.packs.add(mine)
    mine.write_text(MINE + "\n\nWe did it twice.\n", encoding="utf-8")
    assert "questions are the same" in journal.packs.offer(mine).change
    journal.packs.add(mine, over=True)
    assert "twice" in journal.packs.get("before-the-panel").how_to_use


def test_both_may_be_kept(journal: Journal, mine: Path) -> None:
    first = journal.packs.add(mine).pack
    mine.write_text(MINE.replace("hope for", "wish for"), encoding="utf-8")
    second = journal.packs.add(mine, beside=True).pack
    assert second.id == "before-the-panel-2"
    mine.write_text(MINE.replace("hope for", "want"), encoding="utf-8")
    assert journal.packs.add(mine, beside=True).pack.id == "before-the-panel-3"
    assert journal.packs.get("before-the-panel") == first
    assert journal.packs.get("before-the-panel-2").questions[0].text == "What do you wish for?"
    journal.packs.remove("before-the-panel-2")
    assert [name for name in ids(journal) if name.startswith("before")] == [
        "before-the-panel",
        "before-the-panel-3",
    ]


def test_an_added_pack_stands_in_the_place_of_a_bundled_one_until_it_is_removed(
    journal: Journal, stick: Path
) -> None:
    bundled = journal.packs.get("small-secrets")
    own = stick / "mine.md"
    text = (bundled_packs() / "small-secrets.md").read_text(encoding="utf-8")
    own.write_text(text, encoding="utf-8")
    assert journal.packs.add(own).already
    assert not journal.store.is_there()
    own.write_text(text.replace("## How to use it", "## How to use it\n\nOur way."), encoding="utf-8")
    with pytest.raises(Declined, match="You already have"):
        journal.packs.add(own)
    journal.packs.add(own, over=True)
    assert len(journal.packs.library()) == 21
    assert journal.packs.get("small-secrets").how_to_use.startswith("Our way.")
    assert journal.packs.remove("small-secrets").how_to_use.startswith("Our way.")
    assert journal.packs.get("small-secrets") == bundled


def test_answers_keep_their_wording_when_the_pack_changes_or_goes(journal: Journal, mine: Path) -> None:
    pack = journal.packs.add(mine).pack
    [hope, fear, *_] = pack_sheet(pack).prompts
    kept = journal.entries.keep(
        pack_sheet(pack).read({hope.key: "Luck", fear.key: "Silence"}, journal.store.today())
    )
    mine.write_text(MINE.replace("hope for", "wish for").replace("Keep private", ""), encoding="utf-8")
    journal.packs.add(mine, over=True)
    journal.packs.remove(pack.id)
    found = journal.entries.get(kept.id)
    assert found == kept
    assert [answer.question for answer in found.answers] == [
        "What do you hope for?",
        "What are you afraid of?",
    ]
    assert found.answers[1].keep_private


def test_what_is_bundled_or_unknown_is_not_removed(journal: Journal, mine: Path) -> None:
    for _ in range(2):
        with pytest.raises(BadInput, match="“Small secrets” comes with the program"):
            journal.packs.remove("small-secrets")
        with pytest.raises(NothingFound):
            journal.packs.remove("before-the-panel-9")
        journal.packs.add(mine)
    assert len(ids(journal)) == 22


# -- files that are no packs ----------------------------------------------------------------------------


def link(path: Path) -> None:
    target = path.with_name("target.md")
    target.write_text(MINE, encoding="utf-8")
    path.symlink_to(target)


def dangling(path: Path) -> None:
    path.symlink_to(path.with_name("gone.md"))


def nothing(path: Path) -> None:
    assert not path.exists()


FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a link": (link, "is a link, not a file"),
    "a link to nowhere": (dangling, "is a link, not a file"),
    "a folder": (Path.mkdir, "is not a plain file"),
    "a pipe": (os.mkfifo, "is not a plain file"),
    "a file that vanished": (nothing, "the stick may have been taken out"),
}


@pytest.mark.parametrize("name", FILES)
def test_what_is_no_plain_file_is_refused_at_once(journal: Journal, stick: Path, name: str) -> None:
    make, says = FILES[name]
    path = stick / "pack.md"
    make(path)
    for attempt in (journal.packs.check, journal.packs.offer, journal.packs.add):
        with pytest.raises(BadInput, match=says) as problem:
            attempt(path)
        assert problem.value.hint
    assert not journal.store.is_there()


@pytest.mark.parametrize(
    ("path", "says"),
    [
        (Path("/dev/zero"), "not a plain file"),
        (Path("x" * 300 + ".md"), "cannot be opened"),
        (Path("nul\x00.md"), "cannot be opened"),
        (Path("file.md/pack.md"), "cannot be opened"),
    ],
)
def test_a_place_where_no_pack_can_be_is_told(
    journal: Journal, stick: Path, monkeypatch: pytest.MonkeyPatch, path: Path, says: str
) -> None:
    monkeypatch.chdir(stick)
    (stick / "file.md").write_text(MINE, encoding="utf-8")
    with pytest.raises(BadInput, match=says):
        journal.packs.add(path)


def test_a_file_that_cannot_be_read_to_the_end_is_told(
    journal: Journal, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pulled_out(handle: int, mode: str) -> None:
        os.close(handle)
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fdopen", pulled_out)
    with pytest.raises(BadInput) as problem:
        journal.packs.check(mine)
    assert problem.value.sentence == (
        f"I can't open `{mine}`: the stick may have been taken out. Nothing was changed."
    )


@pytest.mark.parametrize("size", [MAX_BYTES + 1, MAX_BYTES * 3])
def test_a_file_that_is_too_big_is_not_looked_at(journal: Journal, stick: Path, size: int) -> None:
    path = stick / "big.md"
    path.write_bytes(MINE.encode() + b" " * (size - len(MINE)))
    [problem] = journal.packs.check(path).problems
    assert problem.number == 11
    with pytest.raises(BadInput, match="256 KB"):
        journal.packs.add(path)


def test_a_file_of_just_the_size_is_read(journal: Journal, stick: Path) -> None:
    path = stick / "big.md"
    path.write_bytes(MINE.encode() + b" " * (MAX_BYTES - len(MINE)))
    assert journal.packs.add(path).pack.id == "before-the-panel"


def test_every_problem_of_a_pack_is_named_at_once(journal: Journal, stick: Path) -> None:
    path = stick / "bad.md"
    path.write_text("Time: five-ish\n\n1. One?\n   Answer: confidance\n2. One?\n", encoding="utf-8")
    with pytest.raises(BadInput) as problem:
        journal.packs.add(path)
    for said in ("no title", "confidance", "ask the same thing"):
        assert said in problem.value.sentence
    assert "Nothing was added" in problem.value.hint
    assert not journal.store.is_there()


def test_hostile_words_in_a_pack_are_only_words(journal: Journal, stick: Path) -> None:
    path = stick / "nasty.md"
    path.write_text(
        "# '; DROP TABLE pack; --\n\n1. [@click=app.quit]x[/]?\n   Id: ../../x\n", encoding="utf-8"
    )
    pack = journal.packs.add(path).pack
    assert journal.packs.get(pack.id) == pack
    assert "/" not in pack.id


def test_the_name_of_a_file_may_be_no_text(journal: Journal, stick: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(stick) + b"/caf\xe9.md"))
    path.write_text(MINE, encoding="utf-8")
    assert journal.packs.add(path).pack.id == "before-the-panel"


def test_a_title_of_another_alphabet_has_an_id_all_the_same(journal: Journal, stick: Path) -> None:
    path = stick / "pack.md"
    path.write_text(MINE.replace("Before the panel", "討論會之前"), encoding="utf-8")
    pack = journal.packs.add(path).pack
    assert pack.id.startswith("pack-")
    assert journal.packs.add(path).already
    assert replace(journal.packs.get(pack.id)) == pack
