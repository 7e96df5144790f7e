"""`reflect buddies`: notes that came, what came back, replies that fit nothing."""

from __future__ import annotations

import click

from reflect_tui.cli import say
from reflect_tui.cli.common import as_json_option, journal_of, print_json, print_text, text_of_argument
from reflect_tui.domain.dates import say_day
from reflect_tui.domain.errors import BadInput, NothingFound
from reflect_tui.domain.exchanging import Note, Unplaced
from reflect_tui.domain.text import visible
from reflect_tui.exchange.asked import before_mine
from reflect_tui.journal import Journal


@click.group()
def buddies() -> None:
    """Learning in pairs: the notes that came to you, and what came back to yours.

    ID is the number of a note, or the beginning of it.
    """


@buddies.command("list")
@as_json_option
@click.pass_context
def list_buddies(ctx: click.Context, as_json: bool) -> int:
    """Notes for you, your notes with what came back, replies that fit nothing."""
    journal = journal_of(ctx)
    there, today = journal.buddies.everything(), journal.store.today()
    if as_json:
        print_json(
            {
                "notes": [
                    {"id": n.id, "title": n.heading(), "answered": n.answered_at is not None}
                    for n in there.notes
                ],
                "sent": [
                    {
                        "id": sent.row.id,
                        "title": sent.row.heading(),
                        "answers": sent.answers,
                        "closed": sent.exchange.closed_at is not None,
                    }
                    for sent in there.sent
                ],
                "unplaced": [{"id": each.id, "text": each.text} for each in there.unplaced],
            }
        )
    else:
        for note in there.notes:
            state = "answered" if note.answered_at else "for you"
            day = say_day(note.received_at.date(), today)
            print_text(f"{note.id}  {day:<11}  {state:<10}  {note.heading(40)}")
        for sent in there.sent:
            state = "closed" if sent.exchange.closed_at else "replied" if sent.answers else "sent"
            day = say_day(sent.row.created_at.date(), today)
            print_text(f"{sent.row.id}  {day:<11}  {state:<10}  {sent.row.heading(40)}")
        for each in there.unplaced:
            day = say_day(each.received_at.date(), today)
            print_text(f"{each.id:<20}  {day:<11}  {'unplaced':<10}  {each.heading(40)}")
    if not (there.notes or there.sent or there.unplaced):
        say("Nothing yet. `reflect export ID --for buddy` writes a note; `reflect import` takes a reply in.")
        return 1
    return 0


@buddies.command("show")
@click.argument("note_id", metavar="ID")
@click.pass_context
def show_exchange(ctx: click.Context, note_id: str) -> int:
    """A note that came, or what came back to one of yours."""
    journal = journal_of(ctx)
    found = _found(journal, note_id)
    if isinstance(found, Note):
        print_text(visible(before_mine(found.text)).removesuffix("\n"))
    elif isinstance(found, Unplaced):
        print_text(visible(found.text).removesuffix("\n"))
    else:
        talk = journal.buddies.talk(found)
        print_text(talk.heading)
        for each in talk.answers:
            about = each.question or (
                f"After “…{each.beside[-60:]}”" if each.beside else "To the note as a whole"
            )
            print_text(f"\n{about}\n\n{each.text}")
        if talk.exchange.learnt:
            print_text(f"\nWhat I learnt from talking it through\n\n{talk.exchange.learnt}")
        if not talk.answers:
            say("Nothing has come back yet.")
    return 0


@buddies.command("match")
@click.argument("unplaced_id", metavar="REPLY")
@click.argument("note_id", metavar="ID")
@click.pass_context
def match_reply(ctx: click.Context, unplaced_id: str, note_id: str) -> int:
    """Put a reply that fits nothing beside the entry of one of your notes."""
    journal = journal_of(ctx)
    reply, share_id = _found(journal, unplaced_id), _found(journal, note_id)
    if not isinstance(reply, Unplaced) or not isinstance(share_id, str):
        raise BadInput(
            "That is not a reply that waits, and a note of yours.", "`reflect buddies list` shows both."
        )
    count = journal.buddies.place(reply, share_id)
    say(f"It stands beside the entry now: {count} piece{'s' * (count != 1)}.")
    return 0


@buddies.command("close")
@click.argument("note_id", metavar="ID")
@click.argument("learnt", metavar="[TEXT|-]", default="")
@click.pass_context
def close_exchange(ctx: click.Context, note_id: str, learnt: str) -> int:
    """Close an exchange with what you learnt from talking it through; it stands beside the entry."""
    journal = journal_of(ctx)
    share_id = _found(journal, note_id)
    if not isinstance(share_id, str):
        raise BadInput("That is not a note of yours.", "`reflect buddies list` shows them.")
    journal.buddies.close(share_id, text_of_argument(learnt) if learnt else "")
    say("It is closed. Thank you both; that is worth telling your buddy.")
    return 0


@buddies.command("delete")
@click.argument("note_id", metavar="ID")
@click.pass_context
def delete_note(ctx: click.Context, note_id: str) -> int:
    """Delete a note that came to you, or a reply that fits nothing."""
    journal = journal_of(ctx)
    found = _found(journal, note_id)
    if isinstance(found, Note):
        journal.buddies.delete_note(found.id)
    elif isinstance(found, Unplaced):
        journal.buddies.delete_unplaced(found)
    else:
        raise BadInput("That is a note of your own.", "`reflect shares withdraw` asks for it back.")
    say("It is deleted here. A copy may still exist where it came from, such as in your mail.")
    return 0


@buddies.command("key")
@click.pass_context
def show_key(ctx: click.Context) -> int:
    """The line to give to your buddy, so that they can seal notes for you; made when first asked for."""
    print_text(journal_of(ctx).sealing.my_key())
    say("Give this line to your buddy; it is no secret. `reflect buddies pair` takes theirs.")
    return 0


@buddies.command("pair")
@click.argument("key", metavar="KEY")
@click.pass_context
def pair(ctx: click.Context, key: str) -> int:
    """Take your buddy's line, and print the four words you read to each other on the phone."""
    print_text(journal_of(ctx).sealing.pair(key))
    say("Read these four words to each other on the phone. If they differ, somebody has the wrong line.")
    return 0


def _found(journal: Journal, typed: str) -> Note | Unplaced | str:
    """What an id stands for: a note that came, a reply that waits, or the id of a note of ours.

    Raises:
        NothingFound: it stands for nothing.
        BadInput: it is the beginning of several.
    """
    letters = typed.strip().replace("-", "").casefold()
    there = journal.buddies.everything()
    everything: list[tuple[str, Note | Unplaced | str]] = [
        *((each.id, each) for each in there.notes),
        *((each.id, each) for each in there.unplaced),
        *((each.row.id, each.row.id) for each in there.sent),
    ]
    found = [what for name, what in everything if letters and name.replace("-", "").startswith(letters)]
    if not found:
        raise NothingFound(f"There is no note or reply “{typed[:40]}”.", "`reflect buddies list` shows them.")
    if len(found) > 1:
        raise BadInput(f"Several begin with “{typed[:40]}”.", "Give more of the number.")
    return found[0]
