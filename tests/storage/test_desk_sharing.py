from __future__ import annotations

import hashlib
import os
import re
import stat
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflect_tui.anonymise.review import Review
from reflect_tui.domain.entries import Answer, Entry, EntryKind, Writing
from reflect_tui.domain.errors import BadInput, CannotWrite, JournalUnavailable, NothingFound, PrivacyRefusal
from reflect_tui.domain.ids import is_share_id
from reflect_tui.domain.people import Person, PersonKind
from reflect_tui.domain.sharing import Audience, SettledFinding
from reflect_tui.domain.sheets import pack_sheet
from reflect_tui.exchange.note import compose
from reflect_tui.exchange.packs import read_text
from reflect_tui.journal import Journal
from reflect_tui.journal.sharing import SharePlan
from reflect_tui.storage import shares
from tests.conftest import Clock
from tests.storage.making import journal_in, writings

BODY = "Gwen Ashworth rang from the Hollies. Gwen was tired, and Ravi Patel did not come."


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def known(journal: Journal) -> Journal:
    """A journal whose owner listed the names that matter here."""
    for name, kind in (("Gwen Ashworth", PersonKind.PERSON), ("Hollies", PersonKind.PLACE)):
        journal.people.add(Person(name, kind))
    journal.people.add(Person("Ravi Patel", stand_in="my colleague"))
    return journal


def keep(journal: Journal, body: str = BODY, **parts: object) -> Entry:
    return journal.entries.keep(replace(Writing(body=body), **parts))  # type: ignore[arg-type]


def accepted(journal: Journal, *entries: Entry, audience: Audience = Audience.GROUP) -> SharePlan:
    plan = journal.sharing.prepare([entry.id for entry in entries], audience)
    return plan.with_review(plan.review.accept_all())


# -- choosing ----------------------------------------------------------------------------------------


def test_nothing_or_too_many_questions_or_something_unknown_cannot_be_shared(known: Journal) -> None:
    entry = keep(known)
    with pytest.raises(BadInput, match="Nothing is chosen"):
        known.sharing.prepare([], Audience.BUDDY)
    with pytest.raises(BadInput, match="At most 3 questions"):
        known.sharing.prepare([entry.id], Audience.BUDDY, ["a", "b", "c", "d"])
    with pytest.raises(NothingFound):
        known.sharing.prepare([entry.id, "absent"], Audience.BUDDY)
    known.entries.trash([entry.id])
    with pytest.raises(BadInput, match=r"“Gwen Ashworth .*” is in the trash"):
        known.sharing.prepare([entry.id], Audience.BUDDY)


def test_an_entry_that_is_chosen_twice_is_shared_once(known: Journal) -> None:
    entry = keep(known)
    plan = known.sharing.prepare([entry.id, entry.id[:6], entry.id], Audience.BUDDY)
    assert plan.entries == (entry,)
    assert len(plan.share_ids) == len(plan.review.texts) == 1


def test_a_name_found_in_one_note_is_replaced_in_all_with_one_stand_in(known: Journal) -> None:
    first, second = keep(known), keep(known, "I asked Gwen about Ravi.", title="With Gwen")
    texts = [file.text for file in known.sharing.files(accepted(known, first, second))]
    for name in ("Gwen", "Ashworth", "Hollies", "Ravi", "Patel"):
        assert name not in "".join(texts)
    [stand_in] = set(re.findall(r"\[Person [A-Z]\]", "".join(texts)))
    assert f"# With {stand_in}\n" in texts[1]
    assert f'title: "With {stand_in}"' in texts[1]
    assert f"I asked {stand_in} about my colleague." in texts[1]


# -- the files ------------------------------------------------------------------------------------------


def test_a_file_has_a_neutral_name_and_an_id_that_says_nothing(known: Journal) -> None:
    entry = keep(known, title="Secret title")
    for _ in range(20):
        plan = accepted(known, entry)
        [file] = known.sharing.files(plan)
        [share_id] = plan.share_ids
        assert is_share_id(share_id)
        assert file.name == f"note-{share_id.replace('-', '')[:8]}.md"
        assert file.text.count(share_id) == 2
        assert entry.id not in file.text


def test_two_shares_of_one_entry_cannot_be_joined_by_their_ids(known: Journal, out: Path) -> None:
    entry = keep(known, "We talked.")
    texts = []
    for _ in range(5):
        [path], _ = known.sharing.write(accepted(known, entry), out)
        texts.append(path.read_text(encoding="utf-8"))
    ids = [set(re.findall(r"[0-9a-hjkmnp-tv-z]{4,}-[0-9a-z-]{4,}", text)) for text in texts]
    assert all(len(each) == 1 for each in ids)
    assert len(set.union(*ids)) == 5
    assert len(known.entries.get(entry.id).shares) == 5


@pytest.mark.parametrize("audience", Audience)
def test_only_a_buddy_is_told_what_would_help(known: Journal, audience: Audience) -> None:
    [file] = known.sharing.files(accepted(known, keep(known), audience=audience))
    assert ("would-like: questions only" in file.text) is (audience is Audience.BUDDY)


def test_a_question_to_the_reader_is_checked_too(known: Journal) -> None:
    entry = keep(known, "We talked.")
    plan = known.sharing.prepare([entry.id], Audience.BUDDY, ["What would Gwen say?"])
    [file] = known.sharing.files(plan.with_review(plan.review.accept_all()))
    assert "Gwen" not in file.text
    assert "**1.** What would [Person A] say?" in file.text


# -- writing -------------------------------------------------------------------------------------------


def test_what_was_shown_is_what_is_written_byte_for_byte_and_remembered(
    known: Journal, out: Path, clock: Clock
) -> None:
    clock.now = datetime(2026, 7, 1, 23, 30, tzinfo=timezone(timedelta(hours=1)))
    before = os.umask(0)
    try:
        plan = accepted(known, keep(known), keep(known, "I asked Gwen."))
        files = known.sharing.files(plan)
        paths, ledger = known.sharing.write(plan, out)
    finally:
        os.umask(before)
    assert [path.name for path in paths] == [file.name for file in files]
    assert sorted(out.iterdir()) == sorted(paths)
    for path, file, share in zip(paths, files, ledger, strict=True):
        data = path.read_bytes()
        assert data == file.text.encode() == share.text.encode()
        assert share.sha256 == hashlib.sha256(data).hexdigest()
        assert share.file_name == path.name
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        noon = datetime(2026, 7, 1, 12, tzinfo=clock.now.tzinfo)
        assert path.stat().st_mtime == noon.timestamp()
    assert stat.S_IMODE(out.stat().st_mode) == 0o700
    kept = {share.id: replace(share, settled=()) for share in ledger}
    assert {share.id: share for share in known.sharing.ledger()} == kept
    for entry, share in zip(plan.entries, ledger, strict=True):
        assert known.entries.get(entry.id).shares == (share.id,)
        assert share.entry_ids == (entry.id,)
        assert share.created_at == clock.now


def test_the_ledger_remembers_what_was_decided_and_the_file_does_not(known: Journal, out: Path) -> None:
    plan = known.sharing.prepare([keep(known).id, keep(known, "I asked Gwen.").id], Audience.GROUP)
    review = plan.review
    texts = [step.wordings[0] for step in review.steps]
    review = review.change(texts.index("Gwen Ashworth"), "a visitor")
    review = review.keep(texts.index("Ravi Patel"), "he said I may")
    start = review.texts[0].index("tired")
    review = review.mark(0, start, start + 5, "unwell").accept_all()
    paths, ledger = known.sharing.write(plan.with_review(review), out)
    with known.store.reading() as connection:
        assert connection is not None
        stored = [shares.fetch(connection, share.id) for share in ledger]
        assert shares.fetch(connection, "absent") is None
    assert stored == ledger
    by_original = {row.original: row for row in ledger[0].settled}
    assert by_original["Gwen Ashworth"] == SettledFinding(
        "PERSON", "Gwen Ashworth", "a visitor", "changed", 2
    )
    assert by_original["Ravi Patel"] == SettledFinding("PERSON", "Ravi Patel", "", "kept", 1, "he said I may")
    assert by_original["tired"] == SettledFinding("OTHER", "tired", "unwell", "added", 1)
    assert by_original["Hollies"].decision == "accepted"
    assert [(row.original, row.places) for row in ledger[1].settled] == [("Gwen", 1)]
    text = paths[0].read_text(encoding="utf-8")
    assert "a visitor rang" in text
    assert "Ravi Patel" in text
    assert "he said I may" not in text
    assert "unwell" in text


def test_the_ledger_has_the_newest_first(known: Journal, out: Path, clock: Clock) -> None:
    made = []
    for _ in range(3):
        clock.move(minutes=1)
        made += known.sharing.write(accepted(known, keep(known)), out)[1]
    assert [share.id for share in known.sharing.ledger()] == [share.id for share in reversed(made)]


# -- what is refused --------------------------------------------------------------------------------------


def untouched(journal: Journal, out: Path) -> bool:
    return journal.sharing.ledger() == [] and not (out.is_dir() and list(out.iterdir()))


def test_what_was_not_looked_at_does_not_leave(known: Journal, out: Path) -> None:
    plan = known.sharing.prepare([keep(known).id], Audience.BUDDY)
    count = len(plan.review.open_steps)
    assert count >= 3
    with pytest.raises(PrivacyRefusal, match=f"{count} findings have not been looked at") as problem:
        known.sharing.write(plan, out)
    assert problem.value.exit_code == 4
    assert "Nothing was written" in problem.value.hint
    one_left = plan.with_review(plan.review.accept(0))
    with pytest.raises(PrivacyRefusal):
        known.sharing.write(one_left, out)
    assert untouched(known, out)


def test_what_the_last_look_still_finds_does_not_leave(known: Journal, out: Path) -> None:
    plan = known.sharing.prepare([keep(known, "We talked.").id, keep(known).id], Audience.BUDDY)
    blind = plan.with_review(Review(plan.review.texts, ()))
    clean, found = known.sharing.files(blind)
    assert clean.survivors == ()
    assert {each.text for each in found.survivors} >= {"Gwen", "Ashworth"}
    for each in found.survivors:
        assert found.text[each.start : each.end] == each.text
        assert each.why
    with pytest.raises(PrivacyRefusal, match="details that should have been replaced"):
        known.sharing.write(blind, out)
    assert untouched(known, out)


def test_what_is_kept_with_a_reason_may_leave(known: Journal, out: Path) -> None:
    plan = known.sharing.prepare([keep(known).id], Audience.CPD)
    review = plan.review
    for number in review.open_steps:
        review = review.keep(number, "it is my own record")
    [file] = known.sharing.files(plan.with_review(review))
    assert file.survivors == ()
    [path], _ = known.sharing.write(plan.with_review(review), out)
    assert "Gwen Ashworth" in path.read_text(encoding="utf-8")


def test_when_the_second_file_is_refused_the_first_does_not_leave_either(
    known: Journal, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = accepted(known, keep(known), keep(known, "I asked Gwen."), keep(known, "And Ravi."))
    taken = out / known.sharing.files(plan)[1].name
    out.mkdir()
    taken.write_bytes(b"somebody's own")
    with pytest.raises(BadInput, match="already there"):
        known.sharing.write(plan, out)
    assert [path.read_bytes() for path in out.iterdir()] == [b"somebody's own"]
    assert known.sharing.ledger() == []
    taken.unlink()

    synced: list[int] = []
    sync = os.fsync

    def full_after_one(handle: int) -> None:
        synced.append(handle)
        if len(synced) > 2:
            raise OSError(28, "No space left on device")
        sync(handle)

    with monkeypatch.context() as during:
        during.setattr(os, "fsync", full_after_one)
        with pytest.raises(CannotWrite, match="No space left"):
            known.sharing.write(plan, out)
    assert untouched(known, out)
    assert known.entries.get(plan.entries[0].id).shares == ()
    known.sharing.write(plan, out)
    assert len(list(out.iterdir())) == len(known.sharing.ledger()) == 3


def test_a_share_that_cannot_be_remembered_does_not_leave(
    known: Journal, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = accepted(known, keep(known))
    with known.store.writing() as connection:
        connection.execute("DELETE FROM entry")
    with pytest.raises(JournalUnavailable):
        known.sharing.write(plan, out)
    assert untouched(known, out)


def test_a_ledger_that_fails_at_the_very_end_takes_the_files_back(known: Journal, out: Path) -> None:
    plan = accepted(known, keep(known))
    with known.store.writing() as connection:
        connection.execute("CREATE TABLE late (id TEXT REFERENCES share (id) DEFERRABLE INITIALLY DEFERRED)")
        connection.execute(
            "CREATE TRIGGER late AFTER INSERT ON share BEGIN INSERT INTO late VALUES ('none such'); END"
        )
    with pytest.raises(JournalUnavailable):
        known.sharing.write(plan, out)
    assert untouched(known, out)


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_a_folder_that_refuses_is_told(known: Journal, tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_bytes(b"not a folder")
    with pytest.raises(CannotWrite):
        known.sharing.write(accepted(known, keep(known)), tmp_path / place)
    assert known.sharing.ledger() == []
    assert (tmp_path / "file").read_bytes() == b"not a folder"


def test_a_share_is_offered_to_the_documents_folder_where_there_is_one(known: Journal) -> None:
    user = Path(os.environ["HOME"])
    assert known.sharing.default_folder() == user
    (user / "Documents").mkdir(parents=True)
    assert known.sharing.default_folder() == user / "Documents"


# -- what is private ------------------------------------------------------------------------------------


def texts_of(journal: Journal, entry: Entry) -> str:
    plan = accepted(journal, entry, audience=Audience.BUDDY)
    return "".join(file.text for file in journal.sharing.files(plan))


@settings(max_examples=40, deadline=None)
@given(writings())
def test_no_private_answer_is_ever_in_a_file(
    tmp_path_factory: pytest.TempPathFactory, writing: Writing
) -> None:
    journal = journal_in(tmp_path_factory.getbasetemp() / "private")
    answers = tuple(replace(each, text=f"{each.text} zq{n}zq") for n, each in enumerate(writing.answers))
    fields = dict(writing.fields)
    fields |= {each.question_id: each.text for each in answers if each.question_id in fields}
    body = next((each.text for each in answers if each.question_id == "expectation"), writing.body)
    if writing.kind is EntryKind.POSITIVE_ERROR:
        fields["who_needs_to_know"] = "to tell"
    kept = journal.entries.keep(replace(writing, answers=answers, fields=fields, body=body))
    text = texts_of(journal, kept)
    for number, answer in enumerate(answers):
        if answer.keep_private:
            assert f"zq{number}zq" not in text
        else:
            assert f"zq{number}zq" in compose(kept)
    assert "Does anybody need to know?" not in text


IDS = ["title", "expectation", "how_sure", "reasons", "look_again_on", "what", "what_happened", "own", "next"]


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(EntryKind),
    st.lists(
        st.tuples(st.sampled_from(IDS), st.booleans()), min_size=1, max_size=6, unique_by=lambda q: q[0]
    ),
)
def test_no_private_answer_to_a_pack_is_ever_in_a_file(
    tmp_path_factory: pytest.TempPathFactory, kind: EntryKind, questions: list[tuple[str, bool]]
) -> None:
    journal = journal_in(tmp_path_factory.getbasetemp() / "packs")
    lines = [f"# A pack\n\nKind: {kind.value}\n"]
    values = {}
    for number, (name, private) in enumerate(questions, start=1):
        lines.append(
            f"{number}. Question {number}?\n   Id: {name}" + ("\n   Keep private" if private else "")
        )
        values[f"q:{name}"] = f"zq{name}zq".replace("_", "")
    values |= {"q:how_sure": "37", "q:look_again_on": "2027-03-14"}
    sheet = pack_sheet(read_text("\n".join(lines), "pack.md").pack)
    assert [prompt.keep_private for prompt in sheet.prompts[: len(questions)]] == [
        each[1] for each in questions
    ]
    kept = journal.entries.keep(sheet.read(values, journal.store.today()))
    for entry in (kept, journal.entries.get(kept.id)):
        text = texts_of(journal, entry)
        for name, private in questions:
            if private:
                assert f"zq{name}zq".replace("_", "") not in text
                if name == "how_sure":
                    assert "37 %" not in text
        assert "2027-03-14" not in text or kind not in (EntryKind.JUDGEMENT, EntryKind.CHANGE)


def test_a_private_answer_stays_private_after_another_answer_is_changed(known: Journal) -> None:
    kept = known.entries.keep(
        Writing(
            EntryKind.JUDGEMENT,
            body="zqsecretzq",
            answers=(Answer("One?", "zqsecretzq", "q1", keep_private=True), Answer("Two?", "open", "q2")),
        )
    )
    changed = Writing(
        EntryKind.JUDGEMENT,
        body="zqsecretzq",
        answers=(Answer("One?", "zqsecretzq", "q1", keep_private=True), Answer("Two?", "else", "q2")),
    )
    assert "zqsecretzq" not in texts_of(known, known.entries.change(kept.id, changed))


# -- the filter by itself -----------------------------------------------------------------------------------


def test_the_filter_says_what_it_replaced_and_what_it_did_not(known: Journal) -> None:
    texts = [BODY, "I asked Gwen. The only deaf man in Ashby laughed."]
    checked = known.sharing.filter(texts, known.sharing.known())
    for text, each in zip(texts, checked, strict=True):
        rebuilt, done = "", 0
        for change in each.replacements:
            rebuilt += text[done : change.start] + change.replacement
            done = change.end
        assert each.text == rebuilt + text[done:]
        covered = {place for change in each.replacements for place in range(change.start, change.end)}
        for left in (*each.risks, *each.flags):
            assert text[left.start : left.end] == left.text
            assert not covered & set(range(left.start, left.end))
    assert "Gwen" not in checked[1].text
    assert known.sharing.filter([]) == []
