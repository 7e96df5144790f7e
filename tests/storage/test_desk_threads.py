from __future__ import annotations

from dataclasses import replace

import pytest

from reflect_tui.domain.entries import Entry, EntryKind, Link, Writing
from reflect_tui.domain.errors import BadInput, NothingFound
from reflect_tui.domain.looking import Call, ChangeLook, Found, Look, new_change
from reflect_tui.domain.threads import ABOUT, LED_TO
from reflect_tui.journal import Journal
from tests.conftest import Clock


def lines(journal: Journal, entry_id: str) -> list[str]:
    return [f"{'  ' * line.depth}{line.what}: {line.text}" for line in journal.threads.lines(entry_id)]


def change_from(journal: Journal, from_id: str, what: str) -> Entry:
    return journal.threads.keep_linked(new_change(what, journal.store.today()), came_from=from_id)


def test_a_thread_reads_from_entry_to_what_happened(journal: Journal, clock: Clock) -> None:
    first = journal.entries.keep(Writing(title="Two visits", body="He was out."))
    clock.move(days=1)
    judgement = journal.threads.keep_linked(
        Writing(EntryKind.JUDGEMENT, body="He will engage if we go together."), came_from=first.id
    )
    clock.move(days=14)
    journal.judgements.look_again(
        judgement.id, Look(Found.DID_NOT, Call.SOUND, "He moved.", "Ask where he sleeps first.")
    )
    change = change_from(journal, judgement.id, "Ask about the bed before the benefit")
    clock.move(days=28)
    journal.judgements.look_at_change(change.id, ChangeLook("kept", "Two of three told me."))
    expected = [
        "entry: Two visits",
        "  entry: He will engage if we go together.",
        "    found: it did not; the call was sound",
        "    happened: He moved.",
        "    learnt: Ask where he sleeps first.",
        "    entry: Ask about the bed before the benefit",
        "      found: kept",
        "      happened: Two of three told me.",
    ]
    # The same from wherever one looks.
    for each in (first, judgement, change):
        assert lines(journal, each.id) == expected
    assert journal.threads.is_in_one(change.id)
    # Closing the loop edited nothing but the change itself.
    assert journal.entries.get(first.id).revisions == journal.entries.get(judgement.id).revisions == 0


def test_a_circle_ends(journal: Journal) -> None:
    ids = [journal.entries.keep(Writing(body=name)).id for name in "abc"]
    for one, two in ((0, 1), (1, 2), (2, 0)):
        assert journal.threads.link(ids[one], ids[two])
    assert sorted(line.split(": ")[1] for line in lines(journal, ids[0])) == ["a", "b", "c"]


def test_a_link_is_made_once_typed_and_taken_away(journal: Journal) -> None:
    one, two = (journal.entries.keep(Writing(body=name)).id for name in "ab")
    assert journal.threads.link(one[:6], two, ABOUT)
    assert not journal.threads.link(one, two, ABOUT)
    assert journal.entries.get(one).links == (Link(ABOUT, two),)
    with pytest.raises(BadInput, match="not a kind of link"):
        journal.threads.link(one, two, "caused")
    with pytest.raises(BadInput, match="itself"):
        journal.threads.link(one, one)
    with pytest.raises(NothingFound):
        journal.threads.link(one, "nosuchentry")
    assert not journal.threads.unlink(one, two, LED_TO)
    assert journal.threads.unlink(one, two, ABOUT)
    assert not journal.threads.is_in_one(one)


def test_what_is_in_the_trash_or_gone_leaves_the_thread(journal: Journal) -> None:
    one = journal.entries.keep(Writing(body="a"))
    two = change_from(journal, one.id, "b")
    journal.entries.trash([two.id])
    assert lines(journal, one.id) == ["entry: a"]
    journal.history.erase([two.id])
    assert lines(journal, one.id) == ["entry: a"]
    kept = change_from(journal, "goneentry000", "still kept")
    assert lines(journal, kept.id)[0] == "entry: still kept"


def test_an_error_shows_what_it_taught(journal: Journal) -> None:
    fields = {"what_happened": "Sent to the wrong flat", "taught": "Read it aloud first."}
    kept = journal.entries.keep(Writing(EntryKind.POSITIVE_ERROR, fields=fields))
    assert lines(journal, kept.id) == ["entry: Sent to the wrong flat", "  learnt: Read it aloud first."]


def test_a_thread_without_a_journal(journal: Journal) -> None:
    assert not journal.threads.is_in_one("x")
    with pytest.raises(NothingFound, match="no journal yet"):
        journal.threads.lines("abcd")


def test_links_go_along_in_a_takeout(journal: Journal, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("takeout")
    one = journal.entries.keep(Writing(body="a"))
    two = change_from(journal, one.id, "b")
    # The file names the link before it names what it leads to.
    path, _ = journal.transfer.takeout(folder)
    other = Journal(folder / "other" / "journal.db", clock=journal.store.clock)
    other.transfer.import_takeout(path)
    assert other.entries.get(one.id).links == (Link(LED_TO, two.id),)
    other.transfer.import_takeout(path)
    assert other.entries.get(one.id).links == (Link(LED_TO, two.id),)


def test_what_came_of_it_is_linked_in_the_step_that_keeps_it(journal: Journal) -> None:
    came = journal.entries.keep(Writing(EntryKind.JUDGEMENT, body="b"))
    draft = journal.drafts.save(replace(journal.drafts.blank(EntryKind.REFLECTION), values={"body": "a"}))
    kept = journal.threads.keep_linked(
        Writing(body="a"), led_to=(came.id, "goneentry000"), draft_id=draft.id, draft_revision=draft.revision
    )
    assert kept.links == (Link(LED_TO, came.id),)
    assert journal.drafts.unfinished() == []
