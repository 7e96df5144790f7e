"""Every key of the app, with an id to remap it by, a tooltip and a group.

The key page of the docs is generated from these tables and a test keeps them agreed. Keys are those that
every terminal sends: no Ctrl+Enter, no Alt, no Ctrl+Shift; letters act only while no editor has the focus.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.binding import Binding

GO = Binding.Group("Going places")
WRITE = Binding.Group("Writing")
CHOOSE = Binding.Group("Choosing and changing")
SHARE = Binding.Group("Sharing")
MOVE = Binding.Group("Moving about")
APP = Binding.Group("The app")


def _key(
    name: str,
    keys: str,
    action: str,
    label: str,
    tooltip: str,
    group: Binding.Group,
    *,
    priority: bool = False,
) -> Binding:
    """One binding; which of them the bottom line shows is said by the screens (`KEYS`)."""
    return Binding(keys, action, label, show=False, priority=priority, tooltip=tooltip, id=name, group=group)


EVERYWHERE = [
    _key("app.new", "n", "new_entry", "new", "Write something new, of a kind you choose", WRITE),
    _key("app.find", "slash", "find", "find", "Find words in everything you wrote", GO),
    _key("app.today", "h", "go('today')", "Today", "Go to Today", GO),
    _key("app.journal", "o", "go('journal')", "Journal", "Go to everything you wrote", GO),
    _key("app.look_again", "g", "look_again", "look again", "What is ready to be looked at again", GO),
    _key("app.packs", "k", "go('packs')", "packs", "Go to the packs of questions", GO),
    _key("app.buddies", "b", "go('buddies')", "buddies", "Notes for you, and what came back", GO),
    _key("app.shares", "l", "go('shares')", "what you shared", "What you shared, and withdrawing it", GO),
    _key("app.settings", "s", "go('settings')", "settings", "People and stand-ins, looks, places", GO),
    _key("app.notice", "i", "go('notice')", "what I notice", "What may be seen in what you wrote", GO),
    _key("app.week", "y", "week", "the week in view", "Look back at the week, with its questions", GO),
    _key("app.trash", "z", "go('trash')", "the trash", "What went to the trash; erasing for good", GO),
    _key("app.undo", "u", "undo", "undo", "Bring back what went to the trash last", CHOOSE),
    _key("app.palette", "ctrl+p,f9", "palette", "all actions", "Everything the app can do", APP),
    _key("app.help", "question_mark,f1", "help", "help", "Help for what has the focus", APP),
    _key(
        "app.blank", "ctrl+l", "blank", "blank", "Blank the screen until a key is pressed", APP, priority=True
    ),
    _key("app.blur", "f8", "blur", "blur", "Blur the words, for sharing the screen", APP, priority=True),
    _key("app.quit", "ctrl+q", "leave", "quit", "Close the journal; drafts are kept", APP, priority=True),
]
TODAY = [
    _key("today.keep", "ctrl+s,f2", "keep", "keep", "Keep what is in the box", WRITE),
    _key(
        "today.page",
        "escape",
        "leave_box",
        "the page",
        "From the box to the page below it, and back; the draft is kept",
        MOVE,
    ),
    _key("today.pack", "f3", "as_pack", "as a pack", "Go on with a pack of questions", WRITE),
]
TODAY_PAGE = [
    _key("today.discard", "d", "screen.discard", "throw away", "Throw an unfinished draft away", CHOOSE),
]
WRITING = [
    # Before the editor sees them: else a letter typed after Tab could still go into the answer that is left.
    _key("write.next", "tab", "next_prompt", "next, or skip", "Go to the next question", MOVE, priority=True),
    _key(
        "write.previous",
        "shift+tab",
        "previous_prompt",
        "back",
        "Go to the question before",
        MOVE,
        priority=True,
    ),
    _key("write.keep", "ctrl+s,f2", "keep", "keep", "Keep this entry", WRITE),
    _key(
        "write.mode",
        "f3",
        "switch_mode",
        "one by one, or all",
        "One question at a time, or all on one page",
        WRITE,
    ),
    _key("write.back", "escape", "back", "later", "Go back; the draft is kept", MOVE),
]
NOTICING = [
    _key(
        "write.stand_in",
        "f4",
        "stand_in",
        "stand-in",
        "Put the stand-in offered in place of the name; Ctrl+Z brings it back",
        WRITE,
    ),
]
JUDGING = [
    _key(
        "write.judgement",
        "f5",
        "make_judgement",
        "a judgement",
        "Make a judgement of the sentence at the cursor",
        WRITE,
    ),
]
LIKE = [
    # Textual's editor selects a line by F6; Home and Shift+End do that as well.
    _key(
        "write.like",
        "f6",
        "like_before",
        "like this before",
        "Your own earlier judgements most like this one",
        WRITE,
        priority=True,
    ),
]
PAGE = [
    _key("page.back", "escape", "back", "back", "Go back", MOVE),
]
BUDDIES = [
    _key(
        "buddies.take_in", "a", "take_in", "take a file in", "Take in a note or a reply from a file", CHOOSE
    ),
    _key("buddies.delete", "d,delete", "delete", "delete", "Delete what came, here", CHOOSE),
    _key(
        "buddies.agreement", "m", "make_agreement", "an agreement", "Make what you wrote together one", SHARE
    ),
]
AGREEMENT = [
    _key(
        "agreement.agree", "y", "agree", "agree", "Say that you agree, and write the file that says so", SHARE
    ),
    _key("agreement.again", "r", "look_again", "it still holds", "Say that you looked at it again", CHOOSE),
    _key("agreement.end", "e", "end", "end it", "End it, with what is kept and what is deleted", CHOOSE),
]
ARRIVED = [
    _key("arrived.take", "enter,ctrl+s", "take", "take it in", "Store it, as it is shown here", CHOOSE),
]
NOTE = [
    _key("note.reply", "r,enter", "reply", "reply", "Answer this note", WRITE),
    _key("note.delete", "d,delete", "delete", "delete", "Delete this note, here", CHOOSE),
    _key("note.back", "escape", "back", "back", "Go back", MOVE),
]
TALK = [
    _key("talk.learnt", "e", "learnt", "what I learnt", "Say what you learnt; it closes the exchange", WRITE),
    _key("talk.sent", "v", "sent", "what I sent", "Read exactly what went out", GO),
]
REPLYING = [
    # Textual's editor selects everything by F7; Ctrl+A does that as well.
    _key("reply.mine", "f7", "show_theirs", "their answer", "What they would answer", GO, priority=True),
]
THEMES = [
    _key("themes.rename", "r", "rename", "rename", "Give this theme another name", CHOOSE),
    _key("themes.merge", "m", "merge", "merge", "Make one theme of this and another", CHOOSE),
    _key("themes.decline", "d,delete", "decline", "do not offer", "Never offer this phrase again", CHOOSE),
    _key("themes.undo", "u", "take_back", "take back", "Take the last step with a theme back", CHOOSE),
]
TRASH = [
    _key(
        "trash.erase",
        "e",
        "erase",
        "erase for good",
        "Erase it for good, after saying what that means",
        CHOOSE,
    ),
]
EDITOR = [
    _key(
        "editor.outside",
        "ctrl+e",
        "write_outside",
        "in my editor",
        "Write this in the editor of your system; it may leave copies",
        WRITE,
    ),
]
LIST = [
    _key("list.up", "up", "cursor(-1)", "up", "The one above", MOVE),
    _key("list.down", "down", "cursor(1)", "down", "The one below", MOVE),
    _key("list.page_up", "pageup", "page(-1)", "page up", "A screen up", MOVE),
    _key("list.page_down", "pagedown", "page(1)", "page down", "A screen down", MOVE),
    _key("list.first", "home", "first", "first", "The first one", MOVE),
    _key("list.last", "end", "last", "last", "The last one", MOVE),
    _key("list.open", "enter", "open", "open", "Open it", CHOOSE),
]
CHOICE = [
    _key("choice.left", "left,up", "move(-1)", "before", "The choice before", MOVE),
    _key("choice.right", "right,down", "move(1)", "choose", "The choice after", MOVE),
    _key("choice.settle", "enter", "settle", "next", "Settle it and go on", CHOOSE),
    _key("choice.clear", "backspace,delete", "clear", "none", "Choose nothing", CHOOSE),
]
JOURNAL = [
    _key(
        "journal.choose", "space", "choose", "choose", "Choose this entry for sharing, or leave it out", SHARE
    ),
    _key("journal.share", "x", "share", "share", "Share what is chosen, checked first", SHARE),
    _key("journal.edit", "e", "edit", "edit", "Change this entry; what it said before is kept", WRITE),
    _key("journal.trash", "d,delete", "trash", "trash", "Move this entry to the trash", CHOOSE),
    _key("journal.thread", "f", "thread", "what led to what", "What led to it, what came of it", GO),
    _key("journal.versions", "v", "versions", "earlier versions", "What this entry said before", GO),
    _key("journal.amend", "a", "amend", "add a thought", "Add a dated thought to a judgement", WRITE),
    _key("journal.change", "c", "make_change", "a change from it", "Make a change out of it", WRITE),
    _key("journal.look", "r", "look_at_it", "look again", "Look again at it", WRITE),
    _key("journal.hard", "m", "mark_hard", "mark as hard", "Never bring it up unasked, or do", CHOOSE),
    _key("journal.themes", "t", "themes", "themes", "Your themes: show one, rename, merge", GO),
    _key("journal.find", "slash", "find", "find", "Find words; results come as you type", GO),
    _key("journal.back", "escape", "back", "back", "Clear the find line, then go back", MOVE),
]
FIND = [
    _key("find.results", "enter,down", "screen.results", "to the results", "Go to what was found", MOVE),
    _key("find.clear", "escape", "screen.clear", "clear", "Clear the find line", MOVE),
]
READER = [
    _key("reader.share", "x", "screen.share", "share", "Share this entry, checked first", SHARE),
    _key("reader.edit", "e", "screen.edit", "edit", "Change this entry; what it said before is kept", WRITE),
    _key("reader.thread", "f", "screen.thread", "what led to what", "What led to it, what came of it", GO),
    _key("reader.versions", "v", "screen.versions", "earlier versions", "What this entry said before", GO),
    _key("reader.amend", "a", "screen.amend", "add a thought", "Add a dated thought to a judgement", WRITE),
    _key(
        "reader.change",
        "c",
        "screen.make_change",
        "a change from it",
        "Make a change out of it",
        WRITE,
    ),
    _key("reader.look", "r", "screen.look_at_it", "look again", "Look again at it", WRITE),
    _key(
        "reader.hard",
        "m",
        "screen.mark_hard",
        "mark as hard",
        "Never bring it up unasked, or do",
        CHOOSE,
    ),
    _key("reader.trash", "d,delete", "screen.trash", "trash", "Move this entry to the trash", CHOOSE),
    _key("reader.back", "escape", "screen.leave_reader", "back", "Go back to the list", MOVE),
]
PACKS = [
    _key("packs.start", "enter", "start", "start", "Write with this pack", WRITE),
    _key("packs.add", "a", "add", "add", "Add a pack from a file", CHOOSE),
    _key("packs.remove", "d,delete", "remove", "remove", "Take an added pack away; answers stay", CHOOSE),
    _key("packs.back", "escape", "back", "back", "Go back", MOVE),
]
PACK_LIST = [
    _key("packs.read", "right,tab,shift+tab", "screen.read", "read", "Read this pack as a handout", MOVE),
]
HANDOUT = [
    _key(
        "packs.library", "left,tab,shift+tab", "screen.to_library", "the library", "Back to the library", MOVE
    ),
]
SHARING = [
    _key("share.settle", "enter", "settle", "settle", "Put the stand-in shown, and go to the next", SHARE),
    _key("share.change", "c", "change", "something else", "Put something else there", SHARE),
    _key("share.keep", "k", "keep", "keep it", "Leave it as it is, and say why", SHARE),
    _key("share.mark", "plus,m", "mark", "mark", "Mark something that was not found", SHARE),
    _key("share.next", "n,right,down", "step(1)", "next", "The next finding", MOVE),
    _key("share.previous", "p,left,up", "step(-1)", "back", "The finding before", MOVE),
    _key("share.undo", "u", "undo", "undo", "Take the last decision back", CHOOSE),
    _key("share.whole", "v", "whole", "the whole file", "See the exact file", SHARE),
    _key("share.stop", "escape", "stop", "stop", "Stop; nothing has left", MOVE),
]
MARKING = [
    _key("mark.done", "enter", "mark_selection", "mark it", "Mark what is selected", SHARE),
    _key("mark.next", "n", "next_text", "next entry", "The next entry of this share", MOVE),
    _key("mark.back", "escape", "back", "back", "Back to the findings", MOVE),
]
WHOLE_FILE = [
    _key("file.write", "w,ctrl+s", "write", "write it", "Write exactly this to a file", SHARE),
    _key("file.next", "n", "next_file", "next file", "The next file of this share", MOVE),
    _key("file.back", "escape", "back", "back", "Back to the findings", MOVE),
]
SHOES = [
    _key("shoes.back", "escape", "back", "back", "Back to the findings", MOVE),
]
SHARES = [
    _key(
        "shares.withdraw",
        "w",
        "withdraw",
        "withdraw",
        "Withdraw this note, and ask for it to be deleted",
        SHARE,
    ),
    _key("shares.forget", "f", "forget", "forget the key", "Forget who stood behind the stand-ins", SHARE),
    _key("shares.back", "escape", "back", "back", "Go back", MOVE),
]
SHARE_LIST = [
    _key("shares.read", "right,tab,shift+tab", "screen.read", "read", "Read exactly what went out", MOVE),
]
SENT = [
    _key("shares.list", "left,tab,shift+tab", "screen.to_list", "the list", "Back to what you shared", MOVE),
]
SETTINGS = [
    _key("settings.add", "a", "add", "add a name", "Put a name on your list", CHOOSE),
    _key("settings.remove", "d,delete", "remove", "remove", "Take a name off your list", CHOOSE),
    _key("settings.back", "escape", "back", "back", "Go back", MOVE),
]
DIALOG = [
    _key("dialog.back", "escape", "cancel", "back", "Leave it as it was", MOVE),
    _key("dialog.help", "question_mark,f1", "app.help", "help", "Help for what has the focus", APP),
]
ASK = [
    _key("ask.settle", "enter", "settle", "settle it", "Take what is typed", CHOOSE),
]
PALETTE = [
    _key("palette.run", "enter", "screen.run", "do it", "Do what the cursor stands on", CHOOSE),
    _key("palette.up", "up", "screen.move(-1)", "up", "The one above", MOVE),
    _key("palette.down", "down", "screen.move(1)", "down", "The one below", MOVE),
    _key("palette.page_up", "pageup", "screen.page(-1)", "page up", "A screen up", MOVE),
    _key("palette.page_down", "pagedown", "screen.page(1)", "page down", "A screen down", MOVE),
]
NEW_ENTRY = [
    _key("new.reflection", "r", "pick('reflection')", "reflection", "What is on your mind", WRITE),
    _key(
        "new.judgement", "j", "pick('judgement')", "judgement", "What you expect, and how sure you are", WRITE
    ),
    _key(
        "new.positive_error",
        "p",
        "pick('positive-error')",
        "positive error",
        "A mistake that may teach",
        WRITE,
    ),
    _key(
        "new.relationship", "l", "pick('relationship')", "relationship note", "How you are, together", WRITE
    ),
    _key("new.change", "c", "pick('change')", "change", "Something to try, stop, keep or ask", WRITE),
    _key(
        "new.went_well", "w", "pick('went-well')", "what went well", "What could have gone unnoticed", WRITE
    ),
    _key("new.case", "k", "pick('case')", "case", "A story blended so that it points at nobody", WRITE),
    _key("new.pack", "q", "pick('pack')", "from a pack", "Questions to go by", WRITE),
]

PLACES: Mapping[str, list[Binding]] = {
    "Everywhere": EVERYWHERE,
    "Today": TODAY,
    "Today, on the page": TODAY_PAGE,
    "Write": WRITING,
    "While something looks like a name": NOTICING,
    "In what you write": JUDGING,
    "In a judgement": LIKE,
    "On a page": PAGE,
    "Buddies": BUDDIES,
    "Buddies, what came": ARRIVED,
    "Buddies, an agreement": AGREEMENT,
    "Buddies, a note": NOTE,
    "Buddies, an exchange": TALK,
    "Buddies, a reply": REPLYING,
    "Themes": THEMES,
    "The trash": TRASH,
    "In an editor": EDITOR,
    "In a row of choices": CHOICE,
    "In any list": LIST,
    "Journal": JOURNAL,
    "Find line": FIND,
    "Reading an entry": READER,
    "New entry": NEW_ENTRY,
    "Packs": PACKS,
    "Packs, in the library": PACK_LIST,
    "Packs, in a handout": HANDOUT,
    "Share": SHARING,
    "Share, marking": MARKING,
    "Share, in their shoes": SHOES,
    "Share, the whole file": WHOLE_FILE,
    "What you shared": SHARES,
    "What you shared, in the list": SHARE_LIST,
    "What you shared, reading": SENT,
    "Settings": SETTINGS,
    "Dialogues": DIALOG,
    "Dialogues, typing": ASK,
    "All actions": PALETTE,
}
"""All tables by the place where they hold, in the order of the key page."""


def binding_ids() -> frozenset[str]:
    """Every id that `[keys]` in config.toml may name."""
    return frozenset(binding.id for table in PLACES.values() for binding in table if binding.id)
