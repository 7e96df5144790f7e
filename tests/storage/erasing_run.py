"""`python -m tests.storage.erasing_run HOME [own|newest]`: erase 200 entries, then count their words.

Run as a program of its own, so that the SQLite of a newer wheel can stand in for Python's before anything
imports it. It prints JSON: the version of SQLite, hits before and after, by file.
"""

from __future__ import annotations

import json
import random
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

ENTRIES = 200


def main(home: Path, which: str) -> None:
    """Keep, draft, edit, judge, share and erase, then look for the words in every file of the home."""
    if which == "newest":
        import pysqlite3  # type: ignore[import-untyped]

        sys.modules["sqlite3"] = pysqlite3
        # sqlite-utils would take this wheel's module by itself, and type checks need one and the same.
        sys.modules["sqlite3.dbapi2"] = pysqlite3
    import sqlite3

    from reflect_tui.domain.entries import EntryKind, Writing
    from reflect_tui.domain.looking import Found, Look
    from reflect_tui.journal import Journal
    from reflect_tui.storage.copies import back_up

    moment = [datetime(2026, 11, 23, 9, tzinfo=UTC)]

    def clock() -> datetime:
        moment[0] += timedelta(minutes=1)
        return moment[0]

    journal = Journal(home / "journal.db", clock=clock)
    journal.entries.keep(Writing(title="Stays", body="zzstays here", themes=("home",)))
    words = [
        "".join(random.Random(number).choices("bcdfghjklmnpqrstvwxz", k=12)) for number in range(ENTRIES)
    ]
    ids = []
    for number in range(ENTRIES):
        # Every entry has words of its own, in each place where words can stand.
        word = words[number]
        draft = journal.drafts.blank(EntryKind.REFLECTION)
        for typed in (f"{word} first, then {word} again", f"{word} longer"):
            draft = journal.drafts.save(replace(draft, values={"body": typed}))
        kind = EntryKind.JUDGEMENT if number % 2 else EntryKind.REFLECTION
        field = "alternatives" if number % 2 else "so_what"
        writing = Writing(
            kind, f"{word} title", f"{word} body", (), {field: f"{word} field"}, (f"{word} theme",)
        )
        entry = journal.entries.keep(writing, draft_id=draft.id, draft_revision=draft.revision)
        ids.append(entry.id)
        if number % 2:
            journal.judgements.amend(entry.id, f"{word} amended")
            journal.judgements.look_again(
                entry.id, Look(Found.DID_NOT, note=f"{word} note", learnt=f"{word} learnt")
            )
        else:
            changed = Writing(kind, f"{word} title", f"{word} body, changed", (), {}, (f"{word} theme",))
            journal.entries.change(entry.id, changed)
    with journal.store.reading() as connection:
        assert connection is not None
        back_up(connection, home / "journal.before-version-9.db")
    _share(journal, ids[:4], words)
    before = hits(home, words)
    journal.entries.trash(ids[:50])
    for start in range(0, ENTRIES, 20):
        erased = journal.history.erase(ids[start : start + 20], copies=True)
        assert erased.log_emptied
        assert not erased.copies_left
    assert journal.entries.count() == 1
    left = sqlite3.connect(home / "journal.db")
    intact = left.execute("PRAGMA integrity_check").fetchone()[0]
    left.execute("INSERT INTO entry_fts (entry_fts) VALUES ('integrity-check')")
    left.close()
    print(
        json.dumps(
            {"sqlite": sqlite3.sqlite_version, "before": before, "after": hits(home, words), "intact": intact}
        )
    )


def _share(journal: object, ids: list[str], words: list[str]) -> None:
    """Put words of entries in the ledger, as a share does."""
    from reflect_tui.journal import Journal

    assert isinstance(journal, Journal)
    with journal.store.writing() as connection:
        connection.execute(
            "INSERT INTO share (id, audience, created_at, file_name, sha256, text) "
            "VALUES ('s', 'buddy', '', 'note.md', '', ?)",
            (f"{words[0]} {words[1]} left",),
        )
        connection.execute(
            "INSERT INTO share_replacement (share_id, position, kind, decision, places, original, stand_in) "
            "VALUES ('s', 0, 'PERSON', 'replaced', 1, ?, 'Person A')",
            (words[2],),
        )
        connection.executemany(
            "INSERT INTO share_entry (share_id, entry_id) VALUES ('s', ?)", [(each,) for each in ids]
        )


def hits(home: Path, words: list[str]) -> dict[str, int]:
    """How often words that shall be gone stand in each file, without beginnings an index leaves out."""
    found = {}
    for path in sorted(each for each in home.rglob("*") if each.is_file()):
        data = path.read_bytes()
        found[path.name] = sum(data.count(word[3:].encode()) for word in words)
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "own")
