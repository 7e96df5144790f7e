"""Packs from folders and sticks: each told by itself, nothing followed, nothing that hangs."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reflect_tui.domain.errors import BadInput, Declined, NothingFound
from reflect_tui.domain.packs import MAX_BYTES
from reflect_tui.journal import Journal, pack_sources
from reflect_tui.journal.pack_sources import from_folder
from reflect_tui.journal.packs import Found


def text_of(title: str, *questions: str) -> str:
    asked = questions or ("What is still with you?",)
    return f"# {title}\n\n" + "".join(f"{n}. {q}\n" for n, q in enumerate(asked, start=1))


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def by_name(found: list[Found]) -> dict[str, Found]:
    return {each.where: each for each in found}


def ids(journal: Journal) -> set[str]:
    return {each.pack.id for each in journal.packs.library() if not each.bundled}


# -- which files --------------------------------------------------------------------------------------


def test_every_md_and_txt_is_read_in_order_two_levels_down(stick: Path) -> None:
    for name in ("b.md", "A.TXT", "c.docx", ".hidden.md", "._b.md", ".git/x.md", "in/d.md", "in/deep/e.md"):
        put(stick, name, text_of(name))
    put(stick, "in/deep/er/f.md", text_of("f"))
    assert [source.where for source in from_folder(stick)] == ["A.TXT", "b.md", "in/d.md", "in/deep/e.md"]


def test_links_pipes_and_devices_are_told_and_not_followed(stick: Path, tmp_path: Path) -> None:
    put(stick, "good.md", text_of("Good"))
    elsewhere = tmp_path / "elsewhere"
    put(elsewhere, "secret.md", text_of("Secret"))
    (stick / "link.md").symlink_to("/etc/passwd")
    (stick / "nowhere.md").symlink_to(stick / "gone")
    (stick / "folder").symlink_to(elsewhere)
    (stick / "zero.md").symlink_to("/dev/zero")
    os.mkfifo(stick / "pipe.md")
    begun = time.monotonic()
    read = {source.where: source for source in from_folder(stick)}
    assert time.monotonic() - begun < 5
    assert set(read) == {"good.md", "link.md", "nowhere.md", "zero.md", "pipe.md"}
    for name in ("link.md", "nowhere.md", "zero.md"):
        assert read[name].trouble == "This is a link, not a file; it was not followed."
    assert read["pipe.md"].trouble == "This is not a plain file."
    assert all(source.data == b"" for name, source in read.items() if name != "good.md")


def test_a_file_that_becomes_a_link_between_looking_and_reading_is_not_followed(
    stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(stick, "a.md", text_of("A"))
    real = pack_sources.from_file

    def swapped(file: Path) -> pack_sources.Source:
        path.unlink()
        path.symlink_to("/etc/passwd")
        return real(file)

    monkeypatch.setattr(pack_sources, "from_file", swapped)
    [source] = from_folder(stick)
    assert "is a link" in source.trouble
    assert source.data == b""


def test_what_is_no_folder_is_told(stick: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(stick)
    with pytest.raises(BadInput, match="is a link, not a folder"):
        from_folder(link)
    with pytest.raises(BadInput, match="the stick may have been taken out"):
        from_folder(tmp_path / "gone")


def test_a_folder_that_is_no_folder_of_packs_is_told(
    journal: Journal, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(12):
        put(stick, f"{number}.md", text_of(f"Pack {number}"))
    monkeypatch.setattr(pack_sources, "MOST_FILES", 11)
    with pytest.raises(BadInput, match="more than 11 packs"):
        journal.packs.look_through(stick)
    monkeypatch.setattr(pack_sources, "MOST_NAMES", 10)
    with pytest.raises(BadInput, match="more than 10 files"):
        journal.packs.look_through(stick)


def test_a_folder_without_packs_is_nothing_found(journal: Journal, stick: Path) -> None:
    put(stick, "README.md", "# About us\n\nHello.\n")
    put(stick, "photo.jpg", "x")
    with pytest.raises(NothingFound, match="There are no packs in it"):
        journal.packs.look_through(stick)


# -- the attack list --------------------------------------------------------------------------------------


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(3 * 1024**3)


def a_million_questions(path: Path) -> None:
    path.write_text("# T\n\n" + "1. What?\n" * 1_000_000, encoding="ascii")


def many_tiny_questions(path: Path) -> None:
    path.write_text("# T\n\n" + "".join(f"{n}. a{n}\n" for n in range(1, 20_000)), encoding="ascii")


def written(data: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(data)


GOOD = text_of("T").encode()
ATTACKS: dict[str, tuple[Callable[[Path], object], set[int], set[int]]] = {
    # what it is, the numbers of the problems, those of the notes beside 16
    "a sparse file of 3 GB": (sparse, {11}, set()),
    "a million questions": (a_million_questions, {11}, set()),
    "20,000 questions": (many_tiny_questions, {24}, set()),
    "a line of 250,000 letters": (written(b"# T\n\n1. " + b"x" * 250_000), {24}, set()),
    "nothing but NUL": (written(bytes(100_000)), {12}, set()),
    "NUL inside": (written(GOOD.replace(b"still", b"st\0ill")), set(), {14}),
    "UTF-16": (written(GOOD.decode().encode("utf-16")), set(), set()),
    "UTF-16 with half a letter": (written(GOOD.decode().encode("utf-16") + b"\x00"), set(), {13}),
    "escape sequences": (written(GOOD.replace(b"still", b"\x1b]52;c;cm0=\x07\x1b[2J")), set(), {14}),
    "bidi overrides": (written(GOOD.replace(b"still", "\u202ellits\u2066".encode())), set(), {14}),
    "C1 controls": (written(GOOD.replace(b"still", "\x9b2J".encode())), set(), {14}),
    "invalid UTF-8": (written(GOOD.replace(b"still", b"\xff\xfe\xc0\xaf")), set(), {13}),
    "markup": (written(GOOD.replace(b"still", b"[@click=app.quit]x[/] [/")), set(), set()),
    "a traversal in the title": (written(text_of("../../etc/passwd").encode()), set(), set()),
    "a device of Windows in the title": (written(text_of("CON").encode()), set(), set()),
    "a traversal in the id": (written(b"# T\n\nId: ../../x\n\n1. What?\n"), set(), set()),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_gets_its_message_quickly_and_does_nothing(
    journal: Journal, stick: Path, name: str
) -> None:
    make, problems, notes = ATTACKS[name]
    path = stick / "pack.md"
    make(path)
    before = path.stat()
    begun = time.monotonic()
    reading = journal.packs.check(path)
    assert time.monotonic() - begun < 5
    assert {remark.number for remark in reading.problems} == problems
    assert {remark.number for remark in reading.notes} - {16} == notes
    assert len(reading.problems) <= 1
    if problems:
        with pytest.raises(BadInput) as problem:
            journal.packs.add(path)
        assert "\x1b" not in str(problem.value)
        assert len(problem.value.sentence) < 300
        assert not journal.store.is_there()
    else:
        pack = journal.packs.add(path).pack
        assert set(pack.id) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
        assert journal.packs.get(pack.id) == pack
    assert path.stat().st_size == before.st_size
    assert sorted(each.name for each in stick.iterdir()) == ["pack.md"]


def test_bytes_that_are_markup_come_back_letter_by_letter(journal: Journal, stick: Path) -> None:
    path = put(stick, "pack.md", text_of("[red]T[/red]", "[@click=app.quit]x[/] and [/ ?"))
    pack = journal.packs.add(path).pack
    assert pack.title == "[red]T[/red]"
    assert journal.packs.get(pack.id).questions[0].text == "[@click=app.quit]x[/] and [/ ?"


# -- folders ------------------------------------------------------------------------------------------------


def test_one_bad_pack_does_not_stop_the_rest(journal: Journal, stick: Path) -> None:
    put(stick, "a.md", text_of("One"))
    put(stick, "b.md", "nothing\n")
    (stick / "c.md").symlink_to("/etc/passwd")
    put(stick, "d.txt", text_of("Two"))
    put(stick, "README.md", "# About us\n\nHello.\n")
    found = by_name(journal.packs.look_through(stick))
    assert [name for name, each in found.items() if each.offer] == ["a.md", "d.txt"]
    assert "no title" in found["b.md"].trouble
    assert "link" in found["c.md"].trouble
    assert found["README.md"].beside
    assert not journal.store.is_there()
    for each in found.values():
        if each.offer:
            assert not journal.packs.take(each.offer).already
    assert ids(journal) == {"one", "two"}


def test_a_readme_that_is_a_pack_is_one(journal: Journal, stick: Path) -> None:
    put(stick, "README.md", text_of("Read me"))
    [found] = journal.packs.look_through(stick)
    assert found.offer is not None
    assert not found.beside


def test_what_is_there_already_is_known_word_for_word_or_waits(journal: Journal, stick: Path) -> None:
    journal.packs.add(put(stick, "one.md", text_of("One", "What now?", "And the hour?")))
    journal.packs.add(put(stick, "two.md", text_of("Two")))
    put(stick, "two.md", text_of("Two", "What is still with you?", "Who else was there?"))
    found = by_name(journal.packs.look_through(stick))
    one, two = found["one.md"].offer, found["two.md"].offer
    assert one is not None
    assert one.is_same
    assert not one.waits
    assert two is not None
    assert two.waits
    assert "1 new question" in two.change
    assert two.difference.lines() == ["New: Who else was there?"]
    with pytest.raises(Declined, match="You already have"):
        journal.packs.take(two)
    assert journal.packs.take(one).already
    kept = journal.packs.take(two, beside=True).pack
    assert kept.id == "two-2"
    again = by_name(journal.packs.look_through(stick))["two.md"].offer
    assert again is not None
    assert again.is_same, "kept beside, it is here word for word"
    assert journal.packs.take(again, beside=True).already
    assert journal.packs.take(two, over=True).pack.id == "two"
    assert len(journal.packs.get("two").questions) == 2


def test_two_of_one_title_in_a_folder_are_compared_with_each_other(journal: Journal, stick: Path) -> None:
    put(stick, "a.md", text_of("Same", "What now?"))
    put(stick, "b.md", text_of("Same", "What then?", "Who else?"))
    put(stick, "c.md", text_of("Same", "What now?"))
    found = by_name(journal.packs.look_through(stick))
    first, second, third = (found[name].offer for name in ("a.md", "b.md", "c.md"))
    assert first is not None
    assert first.known is None
    assert second is not None
    assert second.waits
    assert third is not None
    assert third.is_same


def test_what_another_window_added_meanwhile_is_not_overwritten(journal: Journal, stick: Path) -> None:
    path = put(stick, "a.md", text_of("Same", "What now?"))
    offer = journal.packs.offer(path)
    put(stick, "a.md", text_of("Same", "What then?"))
    journal.packs.add(path)
    with pytest.raises(Declined, match="added in another window"):
        journal.packs.take(offer)
    assert journal.packs.get("same").questions[0].text == "What then?"


# -- a stick that is pulled out -----------------------------------------------------------------------------


def test_a_stick_pulled_out_half_way_leaves_the_rest_whole(
    journal: Journal, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        put(stick, f"{number}.md", text_of(f"Pack {number}"))
    opened = os.fdopen
    read = 0

    def pulled_out_after_two(handle: int, mode: str) -> object:
        nonlocal read
        read += 1
        if read > 2:
            os.close(handle)
            raise OSError(5, "Input/output error")
        return opened(handle, mode)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fdopen", pulled_out_after_two)
        found = journal.packs.look_through(stick)
    assert [bool(each.offer) for each in found] == [True, True, False, False]
    assert found[2].trouble == (
        f"I can't open `{stick / '2.md'}`: the stick may have been taken out. Nothing was changed."
    )
    assert not journal.store.is_there()


def test_a_stick_pulled_out_while_its_folders_are_listed_is_told(
    journal: Journal, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(stick, "a.md", text_of("A"))
    put(stick, "in/b.md", text_of("B"))
    listed = os.scandir

    def gone(path: Path) -> object:
        if Path(path).name == "in":
            raise OSError(19, "No such device")
        return listed(path)

    monkeypatch.setattr(os, "scandir", gone)
    found = by_name(journal.packs.look_through(stick))
    assert found["a.md"].offer is not None
    assert "the stick may have been taken out" in found["in"].trouble


def test_once_read_a_pack_is_added_though_its_stick_is_gone(journal: Journal, stick: Path) -> None:
    path = put(stick, "a.md", text_of("A", "What now?"))
    offer = journal.packs.offer(path)
    path.unlink()
    stick.rmdir()
    assert journal.packs.take(offer).pack.id == "a"
    assert journal.packs.get("a").questions[0].text == "What now?"


def test_a_pack_that_cannot_be_stored_leaves_no_half_of_itself(
    journal: Journal, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.packs.add(put(stick, "a.md", text_of("A", "What now?")))
    put(stick, "a.md", text_of("A", "What then?", "Who?"))
    offer = journal.packs.offer(stick / "a.md")

    from reflect_tui.storage import packs

    real = packs.put

    def torn(*words: object) -> None:
        real(*words)  # type: ignore[arg-type]
        raise RuntimeError("the power went")

    with monkeypatch.context() as patched:
        patched.setattr(packs, "put", torn)
        with pytest.raises(RuntimeError, match="the power went"):
            journal.packs.take(offer, over=True)
    assert [question.text for question in journal.packs.get("a").questions] == ["What now?"]


def test_a_file_that_grows_while_it_is_read_is_cut_at_the_cap(stick: Path) -> None:
    path = put(stick, "a.md", "x" * (MAX_BYTES * 2))
    source = pack_sources.from_file(path)
    assert len(source.data) == MAX_BYTES + 1
    assert source.size == MAX_BYTES * 2
