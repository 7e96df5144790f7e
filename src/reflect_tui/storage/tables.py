"""The tables, version by version, as SQLite reads them. Never edited once released: migrations only add.

Small columns stand before long ones, so that a list need not walk through the text of every entry.
"""

ENTRY = """
CREATE TABLE entry (
    -- the place in time: seconds since 1970 by the writer's own clock on the wall, made unique
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    created_at TEXT NOT NULL,
    happened_on TEXT,
    trashed_at TEXT,
    -- entries put in the trash together share a number; undo takes the highest
    trash_batch INTEGER,
    hard INTEGER NOT NULL DEFAULT 0,
    pack_id TEXT NOT NULL DEFAULT '',
    pack_version TEXT NOT NULL DEFAULT '',
    checksum TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL DEFAULT '',
    -- the words of answers and fields, for the index only
    more TEXT NOT NULL DEFAULT ''
);
CREATE INDEX entry_live ON entry (seq) WHERE trashed_at IS NULL;
CREATE INDEX entry_kind ON entry (kind, seq) WHERE trashed_at IS NULL;
CREATE INDEX entry_trash ON entry (trash_batch) WHERE trashed_at IS NOT NULL;

CREATE TABLE answer (
    entry_id TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    question_id TEXT NOT NULL,
    keep_private INTEGER NOT NULL DEFAULT 0,
    question TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (entry_id, position)
);

CREATE TABLE link (
    from_id TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
    to_id TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
    type TEXT NOT NULL,
    created_at TEXT NOT NULL,
    PRIMARY KEY (from_id, to_id, type)
) WITHOUT ROWID;
CREATE INDEX link_back ON link (to_id);

CREATE TABLE theme (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE
);
CREATE TABLE entry_theme (
    theme_id INTEGER NOT NULL REFERENCES theme (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL REFERENCES entry (seq) ON UPDATE CASCADE ON DELETE CASCADE,
    PRIMARY KEY (theme_id, seq)
) WITHOUT ROWID;
CREATE INDEX entry_theme_entry ON entry_theme (seq);

CREATE TABLE revision (
    entry_id TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    kept_at TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (entry_id, number)
);

CREATE TABLE draft (
    id TEXT PRIMARY KEY NOT NULL,
    revision INTEGER NOT NULL,
    kind TEXT NOT NULL,
    pack_id TEXT NOT NULL DEFAULT '',
    entry_id TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    content TEXT NOT NULL
) WITHOUT ROWID;
"""

KINDS = """
CREATE TABLE reflection (
    entry_id TEXT PRIMARY KEY NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
    what TEXT, so_what TEXT, now_what TEXT, stepping_back TEXT
);
CREATE TABLE judgement (
    entry_id TEXT PRIMARY KEY NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
    how_sure INTEGER CHECK (how_sure BETWEEN 0 AND 100),
    look_again_on TEXT,
    reasons TEXT, alternatives TEXT, base_rate TEXT, change_my_mind TEXT,
    seen TEXT, told TEXT, counted TEXT, felt TEXT, uncertainty_kind TEXT
);
CREATE INDEX judgement_look_again ON judgement (look_again_on) WHERE look_again_on IS NOT NULL;
CREATE TABLE amendment (
    entry_id TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    added_on TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (entry_id, position)
);
CREATE TABLE outcome (
    entry_id TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    found_on TEXT NOT NULL,
    outcome TEXT NOT NULL,
    call_quality TEXT,
    look_again_on TEXT,
    note TEXT,
    learnt TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (entry_id, position)
);
CREATE TABLE positive_error (
    entry_id TEXT PRIMARY KEY NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
    what_happened TEXT, felt TEXT, made_easy_by TEXT, noticed_how TEXT, someone_hurt TEXT,
    put_right TEXT, who_needs_to_know TEXT, sort TEXT, taught TEXT, one_line TEXT, pass_it_on TEXT
);
CREATE TABLE relationship (
    entry_id TEXT PRIMARY KEY NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
    "between" TEXT, moment TEXT, trust TEXT, power TEXT, strengths_seen TEXT, unsaid TEXT,
    shift TEXT, what_i_could_do TEXT
);
CREATE TABLE change (
    entry_id TEXT PRIMARY KEY NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
    will TEXT, what TEXT, with_whom TEXT, smallest_step TEXT, state TEXT, what_happened TEXT,
    look_again_on TEXT
);
CREATE TABLE case_study (
    entry_id TEXT PRIMARY KEY NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
    situation TEXT, not_known TEXT, judged TEXT, happened TEXT, taught TEXT, helpful_questions TEXT,
    made_from TEXT, consent TEXT
);
CREATE TABLE went_well (
    entry_id TEXT PRIMARY KEY NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
    who TEXT, did TEXT, difference TEXT, made_possible_by TEXT, told_them TEXT
);
"""

LOCKS = """
CREATE TRIGGER judgement_lock BEFORE UPDATE OF how_sure, reasons ON judgement
WHEN old.how_sure IS NOT new.how_sure OR old.reasons IS NOT new.reasons
BEGIN SELECT RAISE(ABORT, 'a kept judgement is never rewritten'); END;
CREATE TRIGGER expectation_lock BEFORE UPDATE OF kind, body ON entry
WHEN old.kind = 'judgement' AND (old.kind IS NOT new.kind OR old.body IS NOT new.body)
BEGIN SELECT RAISE(ABORT, 'a kept judgement is never rewritten'); END;
CREATE TRIGGER amendment_lock BEFORE UPDATE ON amendment
BEGIN SELECT RAISE(ABORT, 'an amendment is never rewritten'); END;
CREATE TRIGGER outcome_lock BEFORE UPDATE ON outcome
BEGIN SELECT RAISE(ABORT, 'an outcome is never rewritten'); END;
"""

SHARING = """
CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL DEFAULT 'PERSON',
    stand_in TEXT NOT NULL DEFAULT '',
    also TEXT NOT NULL DEFAULT '[]',
    added_at TEXT NOT NULL
);

CREATE TABLE share (
    id TEXT PRIMARY KEY NOT NULL,
    audience TEXT NOT NULL,
    created_at TEXT NOT NULL,
    withdrawn_at TEXT,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE TABLE share_entry (
    share_id TEXT NOT NULL REFERENCES share (id) ON DELETE CASCADE,
    entry_id TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
    PRIMARY KEY (share_id, entry_id)
) WITHOUT ROWID;
CREATE INDEX share_entry_entry ON share_entry (entry_id);
CREATE TABLE share_replacement (
    share_id TEXT NOT NULL REFERENCES share (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    decision TEXT NOT NULL,
    places INTEGER NOT NULL,
    original TEXT NOT NULL,
    stand_in TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (share_id, position)
);

CREATE TABLE buddy (
    id TEXT PRIMARY KEY NOT NULL,
    nickname TEXT NOT NULL,
    added_at TEXT NOT NULL,
    ended_on TEXT
) WITHOUT ROWID;
CREATE TABLE exchange (
    share_id TEXT NOT NULL,
    direction TEXT NOT NULL,
    buddy_id TEXT REFERENCES buddy (id) ON DELETE SET NULL,
    wish TEXT NOT NULL,
    state TEXT NOT NULL,
    learnt TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (share_id, direction)
) WITHOUT ROWID;
CREATE TABLE reply (
    id TEXT PRIMARY KEY NOT NULL,
    share_id TEXT,
    entry_id TEXT REFERENCES entry (id) ON DELETE SET NULL,
    imported_at TEXT NOT NULL,
    sha256 TEXT NOT NULL UNIQUE,
    question TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL
);
CREATE INDEX reply_entry ON reply (entry_id);
CREATE TABLE agreement (
    id TEXT PRIMARY KEY NOT NULL,
    buddy_id TEXT REFERENCES buddy (id) ON DELETE SET NULL,
    agreed_by_me_on TEXT,
    agreed_by_them_on TEXT,
    review_on TEXT,
    ended_on TEXT,
    text TEXT NOT NULL
);
"""

GROUPS = """
CREATE TABLE pack (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL,
    version TEXT NOT NULL DEFAULT '',
    added_at TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    source TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL
);
CREATE TABLE pack_question (
    pack_id TEXT NOT NULL REFERENCES pack (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    question_id TEXT NOT NULL,
    round TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL,
    PRIMARY KEY (pack_id, position)
);
CREATE TABLE session (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    held_on TEXT,
    pack_id TEXT NOT NULL DEFAULT '',
    present_count INTEGER,
    content TEXT NOT NULL DEFAULT '{}'
);
CREATE TABLE contribution (
    id TEXT PRIMARY KEY NOT NULL,
    session_id TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    shuffle INTEGER NOT NULL,
    quote_ok INTEGER NOT NULL DEFAULT 0,
    may_become_case INTEGER NOT NULL DEFAULT 0,
    text TEXT NOT NULL
);
CREATE TABLE setting (
    name TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) WITHOUT ROWID;
"""

SEARCH = """
CREATE VIRTUAL TABLE entry_fts USING fts5 (
    title, body, more, content='entry', content_rowid='seq',
    tokenize='unicode61 remove_diacritics 2', prefix='1 2 3 4'
);
CREATE TRIGGER entry_fts_insert AFTER INSERT ON entry BEGIN
    INSERT INTO entry_fts (rowid, title, body, more) VALUES (new.seq, new.title, new.body, new.more);
END;
CREATE TRIGGER entry_fts_delete AFTER DELETE ON entry BEGIN
    INSERT INTO entry_fts (entry_fts, rowid, title, body, more)
    VALUES ('delete', old.seq, old.title, old.body, old.more);
END;
CREATE TRIGGER entry_fts_update AFTER UPDATE OF seq, title, body, more ON entry BEGIN
    INSERT INTO entry_fts (entry_fts, rowid, title, body, more)
    VALUES ('delete', old.seq, old.title, old.body, old.more);
    INSERT INTO entry_fts (rowid, title, body, more) VALUES (new.seq, new.title, new.body, new.more);
END;
"""

FIRST_VERSION = (ENTRY, KINDS, LOCKS, SHARING, GROUPS, SEARCH)

# An upsert or a replacement must not get round the locks, and what was added stays as long as its entry.
LOCKS_ROUND_ABOUT = """
CREATE TRIGGER judgement_lock_insert BEFORE INSERT ON judgement
WHEN EXISTS (SELECT 1 FROM judgement j WHERE j.entry_id = new.entry_id
             AND (j.how_sure IS NOT new.how_sure OR j.reasons IS NOT new.reasons))
BEGIN SELECT RAISE(ABORT, 'a kept judgement is never rewritten'); END;
CREATE TRIGGER judgement_lock_move BEFORE UPDATE OF entry_id ON judgement
BEGIN SELECT RAISE(ABORT, 'a kept judgement is never rewritten'); END;
CREATE TRIGGER judgement_lock_delete BEFORE DELETE ON judgement
WHEN EXISTS (SELECT 1 FROM entry WHERE id = old.entry_id)
BEGIN SELECT RAISE(ABORT, 'a kept judgement is never rewritten'); END;
CREATE TRIGGER expectation_lock_insert BEFORE INSERT ON entry
WHEN EXISTS (SELECT 1 FROM entry e WHERE e.kind = 'judgement' AND (e.id = new.id OR e.seq = new.seq))
BEGIN SELECT RAISE(ABORT, 'a kept judgement is never rewritten'); END;
CREATE TRIGGER amendment_lock_insert BEFORE INSERT ON amendment
WHEN EXISTS (SELECT 1 FROM amendment a WHERE a.entry_id = new.entry_id AND a.position = new.position)
BEGIN SELECT RAISE(ABORT, 'an amendment is never rewritten'); END;
CREATE TRIGGER amendment_lock_delete BEFORE DELETE ON amendment
WHEN EXISTS (SELECT 1 FROM entry WHERE id = old.entry_id)
BEGIN SELECT RAISE(ABORT, 'an amendment is never rewritten'); END;
CREATE TRIGGER outcome_lock_insert BEFORE INSERT ON outcome
WHEN EXISTS (SELECT 1 FROM outcome o WHERE o.entry_id = new.entry_id AND o.position = new.position)
BEGIN SELECT RAISE(ABORT, 'an outcome is never rewritten'); END;
CREATE TRIGGER outcome_lock_delete BEFORE DELETE ON outcome
WHEN EXISTS (SELECT 1 FROM entry WHERE id = old.entry_id)
BEGIN SELECT RAISE(ABORT, 'an outcome is never rewritten'); END;
"""

LOOKING = """
CREATE INDEX change_look_again ON change (look_again_on) WHERE look_again_on IS NOT NULL;
UPDATE entry SET hard = 1 WHERE id IN (
    SELECT entry_id FROM positive_error WHERE someone_hurt IN ('could have been', 'yes')
);

-- the last steps with themes, so that they can be undone
CREATE TABLE theme_step (
    id INTEGER PRIMARY KEY,
    made_at TEXT NOT NULL,
    content TEXT NOT NULL
);
"""

SECOND_VERSION = (LOCKS_ROUND_ABOUT, LOOKING)

BUDDIES = """
CREATE TABLE note (
    id TEXT PRIMARY KEY NOT NULL, -- the share id, given by the other side
    received_at TEXT NOT NULL,
    text TEXT NOT NULL,
    answered_at TEXT
) WITHOUT ROWID;
-- what was asked back is not taken in again; the number itself is not kept
CREATE TABLE withdrawn_note (
    fingerprint TEXT PRIMARY KEY NOT NULL,
    withdrawn_on TEXT NOT NULL
) WITHOUT ROWID;
ALTER TABLE reply ADD COLUMN beside TEXT NOT NULL DEFAULT '';
ALTER TABLE reply ADD COLUMN source TEXT NOT NULL DEFAULT '';
ALTER TABLE exchange ADD COLUMN closed_at TEXT;
"""

THIRD_VERSION = (BUDDIES,)

GROUPS_READ = """
ALTER TABLE contribution ADD COLUMN heap TEXT NOT NULL DEFAULT '';
ALTER TABLE contribution ADD COLUMN themes TEXT NOT NULL DEFAULT '[]';
-- the reader's own mark: this question opened something
CREATE TABLE question_mark (
    pack_id TEXT NOT NULL,
    question_id TEXT NOT NULL,
    PRIMARY KEY (pack_id, question_id)
) WITHOUT ROWID;
"""

FOURTH_VERSION = (GROUPS_READ,)
