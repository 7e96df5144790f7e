"""The keys of learning with others: buddies, what came from them, packs of questions, sessions."""

from __future__ import annotations

from reflect_tui.tui.declaring import CHOOSE, GO, MOVE, SHARE, WRITE, key

BUDDIES = [
    key("buddies.take_in", "a", "take_in", "take a file in", "Take in a note or a reply from a file", CHOOSE),
    key("buddies.delete", "d,delete", "delete", "delete", "Delete what came, here", CHOOSE),
    key(
        "buddies.agreement", "m", "make_agreement", "an agreement", "Make what you wrote together one", SHARE
    ),
]
AGREEMENT = [
    key(
        "agreement.agree", "y", "agree", "agree", "Say that you agree, and write the file that says so", SHARE
    ),
    key("agreement.again", "r", "look_again", "it still holds", "Say that you looked at it again", CHOOSE),
    key("agreement.end", "e", "end", "end it", "End it, with what is kept and what is deleted", CHOOSE),
]
ARRIVED = [
    key("arrived.take", "enter,ctrl+s", "take", "take it in", "Store it, as it is shown here", CHOOSE),
]
NOTE = [
    key("note.reply", "r,enter", "reply", "reply", "Answer this note", WRITE),
    key("note.delete", "d,delete", "delete", "delete", "Delete this note, here", CHOOSE),
    key("note.back", "escape", "back", "back", "Go back", MOVE),
]
TALK = [
    key("talk.learnt", "e", "learnt", "what I learnt", "Say what you learnt; it closes the exchange", WRITE),
    key("talk.sent", "v", "sent", "what I sent", "Read exactly what went out", GO),
]
REPLYING = [
    # Textual's editor selects everything by F7; Ctrl+A does that as well.
    key("reply.mine", "f7", "show_theirs", "their answer", "What they would answer", GO, priority=True),
]
PACKS = [
    key("packs.start", "enter", "start", "start", "Write with this pack", WRITE),
    key("packs.add", "a", "add", "add", "Add a pack from a file", CHOOSE),
    key("packs.remove", "d,delete", "remove", "remove", "Take an added pack away; answers stay", CHOOSE),
    key("packs.session", "r", "session", "run it with a group", "Run this pack with a group", GO),
    key("packs.back", "escape", "back", "back", "Go back", MOVE),
]
PACK_LIST = [
    key("packs.read", "right,tab,shift+tab", "screen.read", "read", "Read this pack as a handout", MOVE),
]
HANDOUT = [
    key(
        "packs.library", "left,tab,shift+tab", "screen.to_library", "the library", "Back to the library", MOVE
    ),
]
SESSIONS = [
    key(
        "sessions.take_in", "a", "take_in", "take a folder in", "Take in a folder of what people sent", CHOOSE
    ),
    key("sessions.end", "d,delete", "end", "end, or delete", "End what waits, delete what was held", CHOOSE),
]
HARVEST = [
    key("harvest.keep", "1", "heap(0)", "keep meeting", "Put it with what we keep meeting", CHOOSE),
    key("harvest.surprised", "2", "heap(1)", "surprised us", "Put it with what surprised us", CHOOSE),
    key("harvest.unknown", "3", "heap(2)", "do not know", "Put it with what we do not know", CHOOSE),
    key("harvest.tries", "4", "heap(3)", "will try", "Put it with what we will try", CHOOSE),
    key("harvest.no_heap", "0", "heap(-1)", "no heap", "Take it off its heap", CHOOSE),
    key("harvest.themes", "t", "themes", "themes", "Give it themes of yours", CHOOSE),
    key("harvest.case", "c", "make_case", "a case", "Make a case of it, blended", WRITE),
    key("harvest.heaps", "v", "heaps", "the four heaps", "See the four heaps", GO),
    key("harvest.account", "w", "account", "an account", "Read the learning account, and write it", SHARE),
    key("harvest.back", "escape", "back", "back", "Go back", MOVE),
]
HARVEST_READING = [
    key("harvest.next", "right,n", "screen.step(1)", "next", "The next contribution", MOVE),
    key("harvest.previous", "left,p", "screen.step(-1)", "the one before", "The one before", MOVE),
]
HEAPS = [
    key("heaps.add", "a", "add_line", "add a line", "Add a line that was said in the room", WRITE),
]
ACCOUNT = [
    key("account.write", "w,ctrl+s", "write", "write it", "Write exactly this to a file", SHARE),
    key("account.back", "escape", "back", "back", "Go back", MOVE),
]
ROUND = [
    key("session.next", "right,n", "screen.step(1)", "next round", "The next round", MOVE),
    key("session.previous", "left,p", "screen.step(-1)", "back", "The round before", MOVE),
]
SESSION = [
    key("session.pause", "space", "pause", "pause, go on", "Begin, pause, go on", CHOOSE),
    key("session.more", "e,plus", "more(5)", "5 more minutes", "Give this round five more minutes", CHOOSE),
    key("session.bit", "1", "more(1)", "1 more minute", "Give this round one more minute", CHOOSE),
    key("session.next", "right,n", "step(1)", "next round", "The next round", MOVE),
    key("session.previous", "left,p", "step(-1)", "back", "The round before", MOVE),
    key("session.leave", "escape", "leave", "leave", "Leave the session; it waits", MOVE),
]
