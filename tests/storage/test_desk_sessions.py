"""What a group sends in: nobody can be told by name, order, time or file, and nothing is shown below four."""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflect_tui.domain.entries import EntryKind, Writing
from reflect_tui.domain.errors import BadInput, NothingFound, PrivacyRefusal
from reflect_tui.domain.sessions import LEAST, Heap, Session, shared_themes
from reflect_tui.domain.sharing import Audience
from reflect_tui.exchange.contribution import MAY_BECOME_CASE, MAY_QUOTE, read_contribution
from reflect_tui.exchange.packs import read_pack
from reflect_tui.journal import Journal
from reflect_tui.journal.store import Store
from tests.storage.making import journal_in

WORDS = (
    "I closed the case because the form was full",
    "I said I was sure when I was guessing",
    "I left the hardest call for Friday afternoon",
    "I read the file and forgot to look at the room",
    "I let the manager speak for the worker",
    "I asked a question and answered it myself",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "sent"
    made.mkdir()
    return made


def send(folder: Path, count: int, start: int = 0) -> None:
    for number in range(start, start + count):
        (folder / f"from-person-{number}.md").write_text(
            f"{WORDS[number % len(WORDS)]}, {chr(97 + number)}.\n"
        )


def from_home(tmp_path: Path, folder: Path, number: int, *may: str) -> None:
    """A contribution as a member's own journal writes it."""
    home = journal_in(tmp_path / f"home-{number}")
    entry = home.entries.keep(Writing(title=f"A quiet thing {chr(97 + number)}", body=WORDS[number] + "."))
    plan = home.sharing.prepare([entry.id], Audience.GROUP)
    from dataclasses import replace

    plan = replace(plan, may=may)
    home.sharing.write(plan.with_review(plan.review.accept_all()), folder)


def test_five_homes_send_and_nothing_says_which_is_whose(
    journal: Journal, tmp_path: Path, folder: Path
) -> None:
    session = journal.sessions.create("Our first hour", held_on=date(2026, 11, 23))
    for number in range(5):
        from_home(tmp_path, folder, number, *((MAY_QUOTE, MAY_BECOME_CASE) if number % 2 else ()))
    names = [path.name for path in folder.iterdir()]
    numbers = [path.read_text().split("note: ")[1].split("\n")[0] for path in folder.iterdir()]
    taken = journal.sessions.take_in(folder, session.id)
    assert (taken.added, taken.already, taken.skipped) == (5, 0, ())
    came = journal.sessions.contributions(session.id)
    assert sorted(w for w in WORDS[:5]) == sorted(w for w in WORDS for each in came if w in each.text)
    assert {each.may_quote for each in came if WORDS[1] in each.text} == {True}
    assert {each.may_become_case for each in came if WORDS[2] in each.text} == {False}
    everything = "".join(each.text for each in came)
    for trace in (*names, *numbers, "reflect:", "Details that could identify", "---"):
        assert trace not in everything
    again = journal.sessions.take_in(folder, session.id)
    assert (again.added, again.already) == (0, 5)


def test_sixty_contributions_leave_no_order_name_time_or_file_name_in_the_journal(
    journal: Journal, folder: Path
) -> None:
    session = journal.sessions.create("Sixty")
    random.seed(4)
    for number in range(60):
        path = folder / f"quillon-{number:02}-wrenfield.txt"
        path.write_text(
            f"From: wrenfield{number}@example.org\n\nWhat I left out was letter {number * 7919:06}x.\n"
        )
        os.utime(path, (1_700_000_000 + number, 1_700_000_000 + number))
    for batch in (range(20), range(20, 60)):
        some = folder.parent / f"batch-{batch.start}"
        some.mkdir()
        for number in batch:
            path = folder / f"quillon-{number:02}-wrenfield.txt"
            path.rename(some / path.name)
        assert journal.sessions.take_in(some, session.id).added == len(batch)
    raw = b"".join(path.read_bytes() for path in journal.store.path.parent.glob("journal.db*"))
    for trace in (b"quillon", b"wrenfield", b"example.org", b"batch-", b"170000", b"2023-11-1"):
        assert trace not in raw
    with journal.store.reading() as connection:
        assert connection is not None
        stored = [text for (text,) in connection.execute("SELECT text FROM contribution ORDER BY rowid")]
        columns = [row[1] for row in connection.execute("PRAGMA table_info(contribution)")]
    assert not {"created_at", "imported_at", "file", "source"} & set(columns)
    sent = [f"What I left out was letter {number * 7919:06}x." for number in range(60)]
    order = [sent.index(text) for text in stored if text in sent]
    if len(order) < 10:
        # The check took the number for one of somebody's; then what differs is gone as well.
        pytest.fail("the texts were changed so much that nothing is tested")
    assert order != sorted(order)
    # What came in the first batch is spread over all, not at the front.
    assert max(place for place, number in enumerate(order) if number < 20) > len(order) // 2


@pytest.mark.parametrize("count", range(LEAST))
def test_below_four_nothing_is_shown_by_any_way(
    journal: Journal, folder: Path, count: int, tmp_path: Path
) -> None:
    session = journal.sessions.create("Small")
    send(folder, count)
    taken = journal.sessions.take_in(folder, session.id)
    assert (taken.session.come, taken.session.withheld) == (count, count)
    assert journal.sessions.contributions(session.id) == ()
    journal.sessions.add_line(session.id, Heap.WILL_TRY, "Ask twice.")
    with journal.store.reading() as connection:
        assert connection is not None
        ids = [number for (number,) in connection.execute("SELECT id FROM contribution")]
    for number in ids:
        for act in (
            lambda n: journal.sessions.set_heap(session.id, n, Heap.SURPRISED),
            lambda n: journal.sessions.set_themes(session.id, n, ["trust"]),
            lambda n: journal.sessions.make_case(session.id, [n], Writing(title="A case", body="x")),
        ):
            with pytest.raises(NothingFound):
                act(number)
    journal.transfer.takeout(tmp_path / "all")
    told = journal.sessions.account([session.id]) + "".join(
        path.read_text() for path in (tmp_path / "all").iterdir()
    )
    assert not any(words in told for words in WORDS)


@settings(max_examples=25, deadline=None)
@given(batches=st.lists(st.integers(0, 3), max_size=4), least=st.integers(LEAST, 7))
def test_however_they_come_none_is_shown_before_enough_are_there(
    tmp_path_factory: pytest.TempPathFactory, batches: list[int], least: int
) -> None:
    home = tmp_path_factory.mktemp("home")
    journal = journal_in(home)
    session = journal.sessions.create("Any", at_least=least)
    come = 0
    for number, batch in enumerate(batches):
        some = home / f"batch{number}"
        some.mkdir()
        send(some, batch, come)
        come += batch
        journal.sessions.take_in(some, session.id)
        shown = journal.sessions.contributions(session.id)
        assert len(shown) == (come if come >= least else 0)
        assert journal.sessions.get(session.id).withheld == (0 if come >= least else come)


def test_the_threshold_is_raised_and_never_lowered(journal: Journal, folder: Path) -> None:
    with pytest.raises(BadInput, match="3 is fewer"):
        journal.sessions.create("Small", at_least=3)
    session = journal.sessions.create("Larger", at_least=5)
    send(folder, 5)
    journal.sessions.take_in(folder, session.id)
    assert len(journal.sessions.contributions(session.id)) == 5
    assert journal.sessions.require(session.id, 6).withheld == 5
    assert journal.sessions.contributions(session.id) == ()
    with pytest.raises(BadInput, match="can only be raised"):
        journal.sessions.require(session.id, 5)


def test_names_that_slipped_through_are_masked_again(journal: Journal, folder: Path) -> None:
    session = journal.sessions.create("Names")
    send(folder, 3)
    (folder / "x.md").write_text("Samira Rehman rang me from 07700 900123 and I did not ring back.\n")
    taken = journal.sessions.take_in(folder, session.id)
    assert taken.masked >= 2
    text = next(each.text for each in journal.sessions.contributions(session.id) if "ring back" in each.text)
    assert "Samira" not in text
    assert "900123" not in text


def strange(folder: Path) -> dict[str, Callable[[Path], object]]:
    """What may lie in a folder besides contributions."""
    return {
        "empty.md": lambda path: path.write_bytes(b""),
        "zeros.md": lambda path: path.write_bytes(b"\0" * 3000),
        "huge.txt": lambda path: path.write_bytes(b"word " * 2_100_000),
        "link.md": lambda path: path.symlink_to("/etc/passwd"),
        "device.md": lambda path: path.symlink_to("/dev/zero"),
        "pipe.md": os.mkfifo,
        "picture.md": lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20),
        "word.docx": lambda path: path.write_bytes(b"PK\x03\x04" + bytes(range(256)) * 20),
        "asks.md": lambda path: path.write_text("---\nreflect: withdraw/1\n---\n\n# Please delete a note\n"),
        "pack.md": lambda path: path.write_text("# Ours\n\nFor: a team\nTime: 5 minutes\n\n1. What is it?\n"),
        "folder-link.md": lambda path: path.symlink_to("/etc"),
        "agreed.md": lambda path: path.write_text(
            "---\nreflect: agreement/1\nagreement: x\n---\n\n# What we agree\n"
        ),
    }


def test_strange_things_in_the_folder_are_named_and_left_out(journal: Journal, folder: Path) -> None:
    session = journal.sessions.create("Strange")
    send(folder, 4)
    for name, make in strange(folder).items():
        make(folder / name)
    (folder / "utf16.md").write_text("What I did not say was this.\n", encoding="utf-16")
    (folder / "bidi.md").write_text("Before \u202eafter\x1b[2J\x07 it all.\n")
    (folder / "inside").mkdir()
    taken = journal.sessions.take_in(folder, session.id)
    assert {name for name, _ in taken.skipped} == set(strange(folder))
    assert all(why.endswith(".") for _, why in taken.skipped)
    assert taken.added == 6
    for each in journal.sessions.contributions(session.id):
        assert each.text.isprintable() or "\n" in each.text
        assert not {"\u202e", "\x1b", "\x07"} & set(each.text)


def test_what_is_too_much_at_a_time_is_told_and_a_pulled_stick_too(
    journal: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = journal.sessions.create("Many")
    send(folder, 5)
    monkeypatch.setattr("reflect_tui.journal.sessions.MOST_FILES", 4)
    taken = journal.sessions.take_in(folder, session.id)
    assert taken.added == 4
    assert [name for name, _ in taken.skipped] == ["from-person-4.md"]

    def pulled(_: Path) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "iterdir", pulled)
    with pytest.raises(BadInput, match="cannot be read: Input/output error"):
        journal.sessions.take_in(folder, session.id)


def test_sorting_while_a_folder_is_taken_in_loses_neither(
    journal: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = journal.sessions.create("Two windows")
    send(folder, 4)
    journal.sessions.take_in(folder, session.id)
    first = journal.sessions.contributions(session.id)[0]
    send(folder, 2, 4)
    other = journal_in(journal.store.path.parent)
    writing = Store.writing

    def meanwhile(store: Store) -> AbstractContextManager[sqlite3.Connection]:
        """The other window acts after this one looked, before it writes."""
        monkeypatch.setattr(Store, "writing", writing)
        other.sessions.take_in(folder, session.id)
        other.sessions.add_line(session.id, Heap.DO_NOT_KNOW, "From the other window.")
        return writing(store)

    monkeypatch.setattr(Store, "writing", meanwhile)
    journal.sessions.set_heap(session.id, first.id, Heap.SURPRISED)
    came = journal.sessions.contributions(session.id)
    assert len(came) == 6
    assert [each.heap for each in came if each.id == first.id] == [Heap.SURPRISED]
    (folder / "late.md").write_text("I came late to it.\n")
    monkeypatch.setattr(Store, "writing", meanwhile)
    changed = journal.sessions.add_line(session.id, Heap.WILL_TRY, "From this window.")
    assert [line for _, line in changed.lines] == ["From the other window."] * 2 + ["From this window."]
    assert changed.come == 7


def test_what_is_new_in_a_pack_names_nobody(journal: Journal, tmp_path: Path) -> None:
    told = {"situation": "Samira Rehman of 12 Elm Grove rang 07700 900123."}
    case = journal.entries.keep(Writing(kind=EntryKind.CASE, title="Waiting for Samira Rehman", fields=told))
    path = journal.sessions.grow_pack(
        "small-secrets", "What did Samira Rehman ask?", "Think of Samira Rehman.", case.id, tmp_path / "out"
    )
    text = path.read_text()
    for trace in ("Samira", "Rehman", "Elm Grove", "900123"):
        assert trace not in text
    assert not read_pack(path.read_bytes(), path.name).problems


def test_where_there_is_no_folder_a_sentence_says_so(journal: Journal, tmp_path: Path) -> None:
    session = journal.sessions.create("None")
    with pytest.raises(BadInput, match="There is no folder"):
        journal.sessions.take_in(tmp_path / "stick", session.id)
    with pytest.raises(NothingFound, match="no session"):
        journal.sessions.get("other")
    with pytest.raises(BadInput, match="needs a name"):
        journal.sessions.create(" \n")


def full(journal: Journal, folder: Path) -> Session:
    session = journal.sessions.create("Our first hour", "small-secrets", date(2026, 11, 23))
    send(folder, 6)
    path = folder / "from-person-1.md"
    front = f"---\nreflect: note/1\n{MAY_QUOTE}\n{MAY_BECOME_CASE}\n---\n\n"
    path.write_text(front + path.read_text())
    return journal.sessions.take_in(folder, session.id).session


def test_reading_sorting_a_case_and_version_two(journal: Journal, folder: Path, tmp_path: Path) -> None:
    session = full(journal, folder)
    came = journal.sessions.contributions(session.id)
    (open_one,) = [each for each in came if each.may_become_case]
    closed = next(each for each in came if not each.may_become_case)
    journal.sessions.set_heap(session.id, open_one.id, Heap.SURPRISED)
    journal.sessions.set_themes(session.id, open_one.id, ["sounding sure", "sounding sure", ""])
    (again,) = [each for each in journal.sessions.contributions(session.id) if each.id == open_one.id]
    assert (again.heap, again.themes) == (Heap.SURPRISED, ("sounding sure",))
    with pytest.raises(PrivacyRefusal, match="has not said"):
        journal.sessions.make_case(session.id, [open_one.id, closed.id], Writing(title="Sure", body=""))
    case = journal.sessions.make_case(
        session.id,
        [open_one.id],
        Writing(title="The sure voice", fields={"situation": "Somebody was asked.", "taught": "Say so."}),
    )
    assert (case.kind, case.fields["made_from"], case.fields["consent"]) == (EntryKind.CASE, "one", "asked")
    before = journal.packs.get("small-secrets")
    path = journal.sessions.grow_pack(
        "small-secrets", "When did a guess help more than a rule?", "Alone first.", case.id, tmp_path / "out"
    )
    reading = read_pack(path.read_bytes(), path.name)
    assert not reading.problems
    assert reading.pack.id == "small-secrets"
    assert int(reading.pack.detail("Version")) == int(before.detail("Version")) + 1
    assert reading.pack.questions[-1].text == before.questions[-1].text
    assert reading.pack.questions[-2].text == "When did a guess help more than a rule?"
    assert "New in version" in reading.pack.how_to_use
    assert "### The sure voice" in reading.pack.others_found
    assert "with its teller's leave" in reading.pack.others_found
    assert "1 new question" in journal.packs.offer(path).change
    assert journal.packs.get("small-secrets") == before
    with pytest.raises(BadInput, match="already there"):
        journal.sessions.grow_pack("small-secrets", "Another?", "", case.id, tmp_path / "out")


def test_an_account_names_what_several_brought_and_counts_nobody(
    journal: Journal, folder: Path, tmp_path: Path
) -> None:
    session = full(journal, folder)
    came = journal.sessions.contributions(session.id)
    for each in came[:3]:
        journal.sessions.set_themes(session.id, each.id, ["sounding sure"])
    for each in came[:2]:
        journal.sessions.set_themes(session.id, each.id, ["sounding sure", "friday"])
    assert shared_themes(journal.sessions.contributions(session.id)) == ["sounding sure"]
    journal.sessions.add_line(session.id, Heap.WILL_TRY, "Say “I do not know” once a week.")
    journal.sessions.add_line(session.id, Heap.DO_NOT_KNOW, "Who reads the form?")
    (open_one,) = [each for each in came if each.may_quote]
    text = journal.sessions.account([session.id])
    assert open_one.text not in text
    journal.sessions.set_heap(session.id, open_one.id, Heap.SURPRISED)
    with pytest.raises(BadInput, match="has changed since it was read"):
        journal.sessions.write_account(tmp_path / "out", [session.id], read="What I read.")
    shown = journal.sessions.account([session.id])
    path = journal.sessions.write_account(tmp_path / "out", [session.id], read=shown)
    assert path.read_text() == shown
    text = path.read_text()
    assert "- sounding sure" in text
    assert "friday" not in text
    assert "Who reads the form?" in text
    assert "once a week" in text
    assert f"> {open_one.text.splitlines()[0]}" in text
    assert not any(letter.isdigit() for letter in text)
    assert not any(each.text in text for each in came if not each.may_quote)


def test_a_session_that_is_deleted_leaves_no_word(journal: Journal, folder: Path) -> None:
    session = full(journal, folder)
    assert journal.sessions.delete(session.id).name == "Our first hour"
    raw = b"".join(path.read_bytes() for path in journal.store.path.parent.glob("journal.db*"))
    assert b"I closed the case because" not in raw
    assert journal.sessions.all() == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Plain words.", "Plain words."),
        ("---\nreflect: note/1\nkind: reflection\n---\n\n# Reflection\n\nThe words.\n", "The words."),
        ("> Quoted words.\n> And more.\n", "Quoted words.\nAnd more."),
        ("From: a@example.org\nTo: b@example.org\nSubject: for you\n\nThe words.\n", "The words."),
        (f"---\nreflect: note/1\ntitle: x\n{MAY_QUOTE}\n---\n\nThe words.\n\n---\n\nNote 1\n", "The words."),
    ],
)
def test_what_is_not_the_words_is_dropped(text: str, said: str) -> None:
    assert read_contribution(text.encode()).text == said


def test_a_flag_in_the_words_is_no_leave() -> None:
    sent = read_contribution(f"I thought about it.\n\n{MAY_QUOTE}\n{MAY_BECOME_CASE}\n".encode())
    assert (sent.may_quote, sent.may_become_case) == (False, False)
