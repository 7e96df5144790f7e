"""Learning in pairs: notes out, replies back beside the entry, requests honoured, nothing else stored."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from reflect_tui.domain.entries import Writing
from reflect_tui.domain.errors import AlreadyDone, BadInput, NothingFound, PrivacyRefusal
from reflect_tui.domain.exchange_sheets import reply_key
from reflect_tui.domain.exchanging import ArrivalKind, Wish
from reflect_tui.domain.ids import new_share_id
from reflect_tui.domain.people import Person
from reflect_tui.domain.sharing import Audience, Share
from reflect_tui.exchange.asked import ANSWER_LINE
from reflect_tui.exchange.withdrawal import render_withdrawal
from reflect_tui.journal import Journal
from reflect_tui.journal.arrivals import MAX_BYTES
from tests.mangling import MANGLINGS, NAMES, Case, plain
from tests.storage.making import START

ASKS = ("What would you have noticed that I did not?", "What question am I not asking?")
ANSWERS = ("That they asked twice.", "Who else saw it coming?", "Would you bring it to the group?")


@pytest.fixture
def other(tmp_path: Path) -> Journal:
    """The journal of the buddy."""
    return Journal(tmp_path / "other" / "journal.db", clock=lambda: START, rng=random.Random(5).randbytes)


def send(
    journal: Journal, folder: Path, body: str = "We closed it inside ten days. Samira was back."
) -> Share:
    entry = journal.entries.keep(Writing(title="The target we hit", body=f"{body} Nobody had rung."))
    plan = journal.sharing.prepare([entry.id], Audience.BUDDY, ASKS, mine=["I'd go again.", ""])
    _, (share,) = journal.sharing.write(plan.with_review(plan.review.accept_all()), folder)
    return share


def case_of(share: Share) -> Case:
    return Case(share.id, share.text, ANSWERS, (*ASKS, ""))


def texts_of(journal: Journal, share: Share) -> list[tuple[str, str]]:
    (entry_id,) = share.entry_ids
    return [(each.question, plain(each.text)) for each in journal.entries.get(entry_id).replies]


@pytest.mark.parametrize("name", list(MANGLINGS))
def test_a_mangled_reply_is_attached_to_its_entry_and_twice_adds_nothing(
    journal: Journal, tmp_path: Path, name: str
) -> None:
    share = send(journal, tmp_path / "out")
    send(journal, tmp_path / "out", "Two managers told me two stories about the rota of that week.")
    path = tmp_path / "reply (1).md"
    path.write_bytes(MANGLINGS[name](case_of(share)))
    for turn in range(2):
        found = journal.buddies.look_at(path)
        assert [each.kind for each in found] == [ArrivalKind.NOTHING_NEW if turn else ArrivalKind.REPLY]
        assert [journal.buddies.take_in(each) for each in found] == [turn == 0]
        assert sorted(texts_of(journal, share)) == sorted(zip((*ASKS, ""), ANSWERS, strict=True))
    everything = journal.buddies.everything()
    assert [(each.row.id == share.id, each.answers) for each in everything.sent] == [(False, 0), (True, 3)]
    assert not everything.unplaced
    assert not everything.notes
    assert not any(name in str(texts_of(journal, share)) for name in NAMES)


def test_a_second_reply_with_one_more_answer_adds_that_one(journal: Journal, tmp_path: Path) -> None:
    share = send(journal, tmp_path)
    first = share.text.replace(ANSWER_LINE, f"{ANSWER_LINE}\n\nThe door.", 1)
    for text in (first, first.replace("The door.", "The door.\n\nAnd the bell.")):
        for each in journal.buddies.look_at_text(text):
            assert journal.buddies.take_in(each)
    assert [text for _, text in texts_of(journal, share)] == ["The door.", "The door. And the bell."]


def test_one_entry_shared_twice_keeps_its_replies_apart(journal: Journal, tmp_path: Path) -> None:
    one = send(journal, tmp_path)
    plan = journal.sharing.prepare([one.entry_ids[0]], Audience.BUDDY, ["What else?"])
    _, (two,) = journal.sharing.write(plan.with_review(plan.review.accept_all()), tmp_path)
    assert one.id not in two.text
    assert two.id not in one.text
    text = two.text.replace(ANSWER_LINE, f"{ANSWER_LINE}\n\nThe bell.", 1)
    (arrival,) = journal.buddies.look_at_text(text)
    assert arrival.share_id == two.id
    # The number is gone: the questions still say which of the two it answers.
    bare = text.replace(two.id, "")
    assert [each.share_id for each in journal.buddies.look_at_text(bare)] == [two.id]


def test_a_number_on_the_words_of_another_note_is_not_believed(journal: Journal, tmp_path: Path) -> None:
    one = send(journal, tmp_path)
    two = send(journal, tmp_path, "Two managers told me two stories about the rota of that week.")
    forged = two.text.replace(two.id, one.id).replace(ANSWER_LINE, f"{ANSWER_LINE}\n\nMine.", 1)
    (arrival,) = journal.buddies.look_at_text(forged)
    assert (arrival.kind, arrival.candidates) == (ArrivalKind.UNPLACED, (two.id, one.id))


def test_a_reply_that_fits_nothing_waits_and_is_matched_by_hand(journal: Journal, tmp_path: Path) -> None:
    share = send(journal, tmp_path)
    (arrival,) = journal.buddies.look_at_text("Thinking of your note: what were you afraid of?")
    assert arrival.kind is ArrivalKind.UNPLACED
    assert journal.buddies.take_in(arrival)
    assert [e.kind for e in journal.buddies.look_at_text(arrival.text)] == [ArrivalKind.NOTHING_NEW]
    (waiting,) = journal.buddies.everything().unplaced
    assert texts_of(journal, share) == []
    assert journal.buddies.place(waiting, share.id) == 1
    assert texts_of(journal, share) == [("", "Thinking of your note: what were you afraid of?")]
    assert not journal.buddies.everything().unplaced


def test_an_unknown_number_is_no_reply_to_anything(journal: Journal, tmp_path: Path) -> None:
    share = send(journal, tmp_path)
    unknown = new_share_id(random.Random(9).randbytes)
    text = f"---\nreflect: reply/1\nnote: {unknown}\n---\n\n1. The door.\n"
    (arrival,) = journal.buddies.look_at_text(text)
    assert (arrival.kind, arrival.candidates) == (ArrivalKind.UNPLACED, ())
    assert texts_of(journal, share) == []


# -- the other side --------------------------------------------------------------------


def test_a_note_is_read_answered_and_comes_back_through_both_apps(
    journal: Journal, other: Journal, tmp_path: Path
) -> None:
    share = send(journal, tmp_path)
    (arrival,) = other.buddies.look_at_text(share.text)
    assert arrival.kind is ArrivalKind.NOTE
    assert other.buddies.take_in(arrival)
    assert not other.buddies.take_in(arrival)
    note = other.buddies.note(share.id)
    other.people.add(Person("Wilhelmina Quistgaard"))
    plan = other.sharing.prepare_reply(
        note, {reply_key(1): "What Wilhelmina Quistgaard said twice.", reply_key(0): "# Mine\nWho else?"}
    )
    with pytest.raises(PrivacyRefusal):
        other.sharing.write(plan, tmp_path / "back")
    (path,), (sent,) = other.sharing.write(plan.with_review(plan.review.accept_all()), tmp_path / "back")
    assert "Wilhelmina" not in path.read_text()
    assert "I'd go again" not in path.read_text()
    assert sent.entry_ids == ()
    assert other.buddies.note(share.id).answered_at is not None
    assert [row.is_reply for row in other.ledger.everything()] == [True]
    assert other.buddies.everything().sent == ()
    (back,) = journal.buddies.look_at(path)
    journal.buddies.take_in(back)
    assert texts_of(journal, share) == [(ASKS[0], "What [Person A] said twice."), ("", "# Mine Who else?")]


@pytest.mark.parametrize("values", [{}, {reply_key(1): "  \n"}, {"else": "x"}])
def test_an_empty_reply_makes_no_file(
    other: Journal, journal: Journal, tmp_path: Path, values: dict[str, str]
) -> None:
    share = send(journal, tmp_path)
    other.buddies.take_in(other.buddies.look_at_text(share.text)[0])
    with pytest.raises(BadInput, match="Nothing is answered"):
        other.sharing.prepare_reply(other.buddies.note(share.id), values)


def test_a_note_that_is_asked_back_is_deleted_and_not_taken_in_again(
    journal: Journal, other: Journal, tmp_path: Path
) -> None:
    share = send(journal, tmp_path)
    other.buddies.take_in(other.buddies.look_at_text(share.text)[0])
    request, _ = journal.ledger.withdraw(share.id, tmp_path / "request")
    for text in (request.read_text(), "> " + request.read_text().replace("\n", "\n> ")):
        (arrival,) = other.buddies.look_at_text(text)
        assert (arrival.kind, arrival.share_id) == (ArrivalKind.WITHDRAWAL, share.id)
    assert other.buddies.take_in(arrival)
    with pytest.raises(NothingFound):
        other.buddies.note(share.id)
    (again,) = other.buddies.look_at_text(share.text)
    assert again.kind is ArrivalKind.REFUSED
    assert not other.buddies.take_in(again)
    assert b"closed it inside" not in other.store.path.read_bytes()


def test_a_request_to_delete_a_note_of_our_own_changes_nothing(journal: Journal, tmp_path: Path) -> None:
    share = send(journal, tmp_path)
    (arrival,) = journal.buddies.look_at_text(render_withdrawal(share.id))
    assert arrival.kind is ArrivalKind.NOTHING_NEW


def test_a_reply_that_is_asked_back_goes_from_beside_the_entry(
    journal: Journal, other: Journal, tmp_path: Path
) -> None:
    share = send(journal, tmp_path)
    other.buddies.take_in(other.buddies.look_at_text(share.text)[0])
    plan = other.sharing.prepare_reply(other.buddies.note(share.id), {reply_key(1): "The door."})
    (path,), (sent,) = other.sharing.write(plan, tmp_path / "back")
    journal.buddies.take_in(journal.buddies.look_at(path)[0])
    assert texts_of(journal, share)
    request, _ = other.ledger.withdraw(sent.id, tmp_path / "request")
    assert journal.buddies.take_in(journal.buddies.look_at(request)[0])
    assert texts_of(journal, share) == []


# -- closing ---------------------------------------------------------------------------


def test_what_was_learnt_closes_the_exchange_and_stands_beside_the_entry(
    journal: Journal, tmp_path: Path
) -> None:
    share = send(journal, tmp_path)
    assert journal.buddies.talk(share.id).exchange.closed_at is None
    talk = journal.buddies.close(share.id, " Ask the second time. ")
    assert (talk.exchange.learnt, talk.exchange.wish) == ("Ask the second time.", Wish.QUESTIONS)
    assert journal.entries.get(share.entry_ids[0]).talked_through == ("Ask the second time.",)
    with pytest.raises(AlreadyDone):
        journal.buddies.close(share.id, "Ask the second time.")
    assert journal.buddies.close(share.id, "Ask.").exchange.learnt == "Ask."
    journal.history.erase(share.entry_ids)
    assert journal.buddies.talk(share.id).exchange.learnt == ""


def test_two_shares_of_one_entry_have_no_run_of_bytes_that_names_it(journal: Journal, tmp_path: Path) -> None:
    one = send(journal, tmp_path)
    (entry_id,) = one.entry_ids
    plan = journal.sharing.prepare([entry_id], Audience.BUDDY)
    _, (two,) = journal.sharing.write(plan.with_review(plan.review.accept_all()), tmp_path)
    assert one.id != two.id
    for path, share in ((tmp_path / one.file_name, one), (tmp_path / two.file_name, two)):
        written = path.read_text()
        for secret in (entry_id, str(START.year), "Samira", str(tmp_path), Path.home().name, share.sha256):
            assert secret not in written
        assert share.id in written


# -- bad input -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b" \n\n", "only spaces"),
        (b"PK\x03\x04 word/document.xml", "Word document"),
        (b"PK\x03\x04 x", "zip folder"),
        (b"{\\rtf1 x", "rich-text"),
        (b"%PDF-1.7", "PDF"),
        (b"<html><body>1. The door</body></html>", "web page"),
        (bytes(range(32)) * 40, "not text"),
        (
            b"From: a@example.org\nTo: b@example.org\nContent-Type: text/html\n\n<p>x</p>",
            "nothing but a web page",
        ),
        (b"---\nreflect: note/2\n---\n\n# x\n", "does not know: note/2"),
        (b"x" * (MAX_BYTES + 1), "too big"),
        (b"word " * 20_000, "fits"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence_and_nothing_is_stored(
    journal: Journal, tmp_path: Path, data: bytes, said: str
) -> None:
    send(journal, tmp_path / "out")
    path = tmp_path / "came.md"
    path.write_bytes(data)
    if said == "fits":
        # Long, and a text: it may be somebody's reply, and only waits.
        assert [each.kind for each in journal.buddies.look_at(path)] == [ArrivalKind.UNPLACED]
    else:
        with pytest.raises(BadInput, match=said):
            journal.buddies.look_at(path)
    assert not journal.buddies.everything().unplaced


def test_a_note_that_asks_for_thousands_is_refused(journal: Journal, tmp_path: Path) -> None:
    share = send(journal, tmp_path)
    other_id = new_share_id(random.Random(3).randbytes)
    asks = "".join(f"**{n}.** Why?\n\n{ANSWER_LINE}\n\n" for n in range(1, 4_000))
    text = share.text.replace(share.id, other_id).replace(
        "## Questions for you\n\n", "## Questions for you\n\n" + asks
    )
    with pytest.raises(BadInput, match=r"asks .* questions; a note asks 3 at most"):
        journal.buddies.look_at_text(text)


def test_links_folders_and_what_vanished_are_refused(journal: Journal, tmp_path: Path) -> None:
    real = tmp_path / "real.md"
    real.write_text("x")
    (tmp_path / "link.md").symlink_to(real)
    for name in ("link.md", "gone.md", "."):
        with pytest.raises(BadInput):
            journal.buddies.look_at(tmp_path / name)


def test_what_could_act_on_a_terminal_is_not_stored(journal: Journal, tmp_path: Path) -> None:
    share = send(journal, tmp_path)
    hostile = "\x1b]52;c;YQ==\x07The \u202edoor\u202c.\x00"
    text = share.text.replace(ANSWER_LINE, f"{ANSWER_LINE}\n\n{hostile}", 1)
    journal.buddies.take_in(journal.buddies.look_at_text(text)[0])
    ((_, said),) = texts_of(journal, share)
    assert "door" in said
    assert not any(ord(letter) < 32 or letter in "\u202e\u202c" for letter in said)
