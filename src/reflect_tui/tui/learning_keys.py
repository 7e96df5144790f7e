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
