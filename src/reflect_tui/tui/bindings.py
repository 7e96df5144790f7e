"""Every key of the app, with an id to remap it by, a tooltip and a group.

The key page of the docs is generated from these tables and a test keeps them agreed. Keys are those that
every terminal sends: no Ctrl+Enter, no Alt, no Ctrl+Shift; letters act only while no editor has the focus.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.binding import Binding

from reflect_tui.tui import learning_keys
from reflect_tui.tui.declaring import APP, CHOOSE, GO, MOVE, SHARE, WRITE, key

EVERYWHERE = [
    key("app.new", "n", "new_entry", "new", "Write something new, of a kind you choose", WRITE),
    key("app.find", "slash", "find", "find", "Find words in everything you wrote", GO),
    key("app.today", "h", "go('today')", "Today", "Go to Today", GO),
    key("app.journal", "o", "go('journal')", "Journal", "Go to everything you wrote", GO),
    key("app.look_again", "g", "look_again", "look again", "What is ready to be looked at again", GO),
    key("app.packs", "k", "go('packs')", "packs", "Go to the packs of questions", GO),
    key("app.sessions", "p", "go('sessions')", "sessions", "Go to the sessions with a group", GO),
    key("app.buddies", "b", "go('buddies')", "buddies", "Notes for you, and what came back", GO),
    key("app.shares", "l", "go('shares')", "what you shared", "What you shared, and withdrawing it", GO),
    key("app.settings", "s", "go('settings')", "settings", "People and stand-ins, looks, places", GO),
    key("app.notice", "i", "go('notice')", "what I notice", "What may be seen in what you wrote", GO),
    key("app.week", "y", "week", "the week in view", "Look back at the week, with its questions", GO),
    key("app.trash", "z", "go('trash')", "the trash", "What went to the trash; erasing for good", GO),
    key("app.undo", "u", "undo", "undo", "Bring back what went to the trash last", CHOOSE),
    key("app.palette", "ctrl+p,f9", "palette", "all actions", "Everything the app can do", APP),
    key("app.help", "question_mark,f1", "help", "help", "Help for what has the focus", APP),
    key(
        "app.blank", "ctrl+l", "blank", "blank", "Blank the screen until a key is pressed", APP, priority=True
    ),
    key("app.blur", "f8", "blur", "blur", "Blur the words, for sharing the screen", APP, priority=True),
    key("app.quit", "ctrl+q", "leave", "quit", "Close the journal; drafts are kept", APP, priority=True),
]
TODAY = [
    key("today.keep", "ctrl+s,f2", "keep", "keep", "Keep what is in the box", WRITE),
    key(
        "today.page",
        "escape",
        "leave_box",
        "the page",
        "From the box to the page below it, and back; the draft is kept",
        MOVE,
    ),
    key("today.pack", "f3", "as_pack", "as a pack", "Go on with a pack of questions", WRITE),
]
TODAY_PAGE = [
    key("today.discard", "d", "screen.discard", "throw away", "Throw an unfinished draft away", CHOOSE),
]
WRITING = [
    # Before the editor sees them: else a letter typed after Tab could still go into the answer that is left.
    key("write.next", "tab", "next_prompt", "next, or skip", "Go to the next question", MOVE, priority=True),
    key(
        "write.previous",
        "shift+tab",
        "previous_prompt",
        "back",
        "Go to the question before",
        MOVE,
        priority=True,
    ),
    key("write.keep", "ctrl+s,f2", "keep", "keep", "Keep this entry", WRITE),
    key(
        "write.mode",
        "f3",
        "switch_mode",
        "one by one, or all",
        "One question at a time, or all on one page",
        WRITE,
    ),
    key("write.back", "escape", "back", "later", "Go back; the draft is kept", MOVE),
]
NOTICING = [
    key(
        "write.stand_in",
        "f4",
        "stand_in",
        "stand-in",
        "Put the stand-in offered in place of the name; Ctrl+Z brings it back",
        WRITE,
    ),
]
JUDGING = [
    key(
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
    key(
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
    key("page.back", "escape", "back", "back", "Go back", MOVE),
]
THEMES = [
    key("themes.rename", "r", "rename", "rename", "Give this theme another name", CHOOSE),
    key("themes.merge", "m", "merge", "merge", "Make one theme of this and another", CHOOSE),
    key("themes.decline", "d,delete", "decline", "do not offer", "Never offer this phrase again", CHOOSE),
    key("themes.undo", "u", "take_back", "take back", "Take the last step with a theme back", CHOOSE),
]
TRASH = [
    key(
        "trash.erase",
        "e",
        "erase",
        "erase for good",
        "Erase it for good, after saying what that means",
        CHOOSE,
    ),
]
EDITOR = [
    key(
        "editor.outside",
        "ctrl+e",
        "write_outside",
        "in my editor",
        "Write this in the editor of your system; it may leave copies",
        WRITE,
    ),
]
LIST = [
    key("list.up", "up", "cursor(-1)", "up", "The one above", MOVE),
    key("list.down", "down", "cursor(1)", "down", "The one below", MOVE),
    key("list.page_up", "pageup", "page(-1)", "page up", "A screen up", MOVE),
    key("list.page_down", "pagedown", "page(1)", "page down", "A screen down", MOVE),
    key("list.first", "home", "first", "first", "The first one", MOVE),
    key("list.last", "end", "last", "last", "The last one", MOVE),
    key("list.open", "enter", "open", "open", "Open it", CHOOSE),
]
CHOICE = [
    key("choice.left", "left,up", "move(-1)", "before", "The choice before", MOVE),
    key("choice.right", "right,down", "move(1)", "choose", "The choice after", MOVE),
    key("choice.settle", "enter", "settle", "next", "Settle it and go on", CHOOSE),
    key("choice.clear", "backspace,delete", "clear", "none", "Choose nothing", CHOOSE),
]
JOURNAL = [
    key(
        "journal.choose", "space", "choose", "choose", "Choose this entry for sharing, or leave it out", SHARE
    ),
    key("journal.share", "x", "share", "share", "Share what is chosen, checked first", SHARE),
    key("journal.edit", "e", "edit", "edit", "Change this entry; what it said before is kept", WRITE),
    key("journal.trash", "d,delete", "trash", "trash", "Move this entry to the trash", CHOOSE),
    key("journal.thread", "f", "thread", "what led to what", "What led to it, what came of it", GO),
    key("journal.versions", "v", "versions", "earlier versions", "What this entry said before", GO),
    key("journal.amend", "a", "amend", "add a thought", "Add a dated thought to a judgement", WRITE),
    key("journal.change", "c", "make_change", "a change from it", "Make a change out of it", WRITE),
    key("journal.look", "r", "look_at_it", "look again", "Look again at it", WRITE),
    key("journal.hard", "m", "mark_hard", "mark as hard", "Never bring it up unasked, or do", CHOOSE),
    key("journal.themes", "t", "themes", "themes", "Your themes: show one, rename, merge", GO),
    key("journal.find", "slash", "find", "find", "Find words; results come as you type", GO),
    key("journal.back", "escape", "back", "back", "Clear the find line, then go back", MOVE),
]
FIND = [
    key("find.results", "enter,down", "screen.results", "to the results", "Go to what was found", MOVE),
    key("find.clear", "escape", "screen.clear", "clear", "Clear the find line", MOVE),
]
READER = [
    key("reader.share", "x", "screen.share", "share", "Share this entry, checked first", SHARE),
    key("reader.edit", "e", "screen.edit", "edit", "Change this entry; what it said before is kept", WRITE),
    key("reader.thread", "f", "screen.thread", "what led to what", "What led to it, what came of it", GO),
    key("reader.versions", "v", "screen.versions", "earlier versions", "What this entry said before", GO),
    key("reader.amend", "a", "screen.amend", "add a thought", "Add a dated thought to a judgement", WRITE),
    key(
        "reader.change",
        "c",
        "screen.make_change",
        "a change from it",
        "Make a change out of it",
        WRITE,
    ),
    key("reader.look", "r", "screen.look_at_it", "look again", "Look again at it", WRITE),
    key(
        "reader.hard",
        "m",
        "screen.mark_hard",
        "mark as hard",
        "Never bring it up unasked, or do",
        CHOOSE,
    ),
    key("reader.trash", "d,delete", "screen.trash", "trash", "Move this entry to the trash", CHOOSE),
    key("reader.back", "escape", "screen.leave_reader", "back", "Go back to the list", MOVE),
]
SHARING = [
    key("share.settle", "enter", "settle", "settle", "Put the stand-in shown, and go to the next", SHARE),
    key("share.change", "c", "change", "something else", "Put something else there", SHARE),
    key("share.keep", "k", "keep", "keep it", "Leave it as it is, and say why", SHARE),
    key("share.mark", "plus,m", "mark", "mark", "Mark something that was not found", SHARE),
    key("share.next", "n,right,down", "step(1)", "next", "The next finding", MOVE),
    key("share.previous", "p,left,up", "step(-1)", "back", "The finding before", MOVE),
    key("share.undo", "u", "undo", "undo", "Take the last decision back", CHOOSE),
    key("share.whole", "v", "whole", "the whole file", "See the exact file", SHARE),
    key("share.stop", "escape", "stop", "stop", "Stop; nothing has left", MOVE),
]
MARKING = [
    key("mark.done", "enter", "mark_selection", "mark it", "Mark what is selected", SHARE),
    key("mark.next", "n", "next_text", "next entry", "The next entry of this share", MOVE),
    key("mark.back", "escape", "back", "back", "Back to the findings", MOVE),
]
WHOLE_FILE = [
    key("file.write", "w,ctrl+s", "write", "write it", "Write exactly this to a file", SHARE),
    key("file.next", "n", "next_file", "next file", "The next file of this share", MOVE),
    key("file.back", "escape", "back", "back", "Back to the findings", MOVE),
]
SHOES = [
    key("shoes.back", "escape", "back", "back", "Back to the findings", MOVE),
]
SHARES = [
    key(
        "shares.withdraw",
        "w",
        "withdraw",
        "withdraw",
        "Withdraw this note, and ask for it to be deleted",
        SHARE,
    ),
    key("shares.forget", "f", "forget", "forget the key", "Forget who stood behind the stand-ins", SHARE),
    key("shares.back", "escape", "back", "back", "Go back", MOVE),
]
SHARE_LIST = [
    key("shares.read", "right,tab,shift+tab", "screen.read", "read", "Read exactly what went out", MOVE),
]
SENT = [
    key("shares.list", "left,tab,shift+tab", "screen.to_list", "the list", "Back to what you shared", MOVE),
]
SETTINGS = [
    key("settings.add", "a", "add", "add a name", "Put a name on your list", CHOOSE),
    key("settings.remove", "d,delete", "remove", "remove", "Take a name off your list", CHOOSE),
    key("settings.back", "escape", "back", "back", "Go back", MOVE),
]
DIALOG = [
    key("dialog.back", "escape", "cancel", "back", "Leave it as it was", MOVE),
    key("dialog.help", "question_mark,f1", "app.help", "help", "Help for what has the focus", APP),
]
ASK = [
    key("ask.settle", "enter", "settle", "settle it", "Take what is typed", CHOOSE),
]
PALETTE = [
    key("palette.run", "enter", "screen.run", "do it", "Do what the cursor stands on", CHOOSE),
    key("palette.up", "up", "screen.move(-1)", "up", "The one above", MOVE),
    key("palette.down", "down", "screen.move(1)", "down", "The one below", MOVE),
    key("palette.page_up", "pageup", "screen.page(-1)", "page up", "A screen up", MOVE),
    key("palette.page_down", "pagedown", "screen.page(1)", "page down", "A screen down", MOVE),
]
NEW_ENTRY = [
    key("new.reflection", "r", "pick('reflection')", "reflection", "What is on your mind", WRITE),
    key(
        "new.judgement", "j", "pick('judgement')", "judgement", "What you expect, and how sure you are", WRITE
    ),
    key(
        "new.positive_error",
        "p",
        "pick('positive-error')",
        "positive error",
        "A mistake that may teach",
        WRITE,
    ),
    key("new.relationship", "l", "pick('relationship')", "relationship note", "How you are, together", WRITE),
    key("new.change", "c", "pick('change')", "change", "Something to try, stop, keep or ask", WRITE),
    key("new.went_well", "w", "pick('went-well')", "what went well", "What could have gone unnoticed", WRITE),
    key("new.case", "k", "pick('case')", "case", "A story blended so that it points at nobody", WRITE),
    key("new.pack", "q", "pick('pack')", "from a pack", "Questions to go by", WRITE),
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
    "Buddies": learning_keys.BUDDIES,
    "Buddies, what came": learning_keys.ARRIVED,
    "Buddies, an agreement": learning_keys.AGREEMENT,
    "Buddies, a note": learning_keys.NOTE,
    "Buddies, an exchange": learning_keys.TALK,
    "Buddies, a reply": learning_keys.REPLYING,
    "Themes": THEMES,
    "The trash": TRASH,
    "In an editor": EDITOR,
    "In a row of choices": CHOICE,
    "In any list": LIST,
    "Journal": JOURNAL,
    "Find line": FIND,
    "Reading an entry": READER,
    "New entry": NEW_ENTRY,
    "Packs": learning_keys.PACKS,
    "Packs, in the library": learning_keys.PACK_LIST,
    "Packs, in a handout": learning_keys.HANDOUT,
    "Sessions": learning_keys.SESSIONS,
    "Sessions, one that runs": learning_keys.SESSION,
    "Sessions, a round": learning_keys.ROUND,
    "Sessions, the harvest": learning_keys.HARVEST,
    "Sessions, a contribution": learning_keys.HARVEST_READING,
    "Sessions, the four heaps": learning_keys.HEAPS,
    "Sessions, the account": learning_keys.ACCOUNT,
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
