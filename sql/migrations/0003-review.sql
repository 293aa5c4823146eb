-- Revisions that wait for review, repeated saves told apart, and drafts.
ALTER TABLE revision RENAME TO old_revision;
CREATE TABLE revision (
	id INTEGER PRIMARY KEY,
	entry_id INTEGER NOT NULL REFERENCES entry (id),
	number INTEGER NOT NULL,
	parent INTEGER NOT NULL,
	base INTEGER NOT NULL,
	action TEXT NOT NULL CHECK (action IN ('create', 'edit', 'rename', 'delete', 'restore', 'undo', 'import')),
	state TEXT NOT NULL CHECK (state IN ('live', 'hidden', 'pending', 'approved', 'rejected', 'returned')),
	status TEXT NOT NULL CHECK (status IN ('live', 'draft', 'hidden', 'deleted')),
	user_id INTEGER REFERENCES user (id),
	editor TEXT NOT NULL,
	created INTEGER NOT NULL,
	comment TEXT NOT NULL,
	save_id TEXT UNIQUE,
	digest TEXT,
	reviewer TEXT NOT NULL DEFAULT '',
	reviewed INTEGER NOT NULL DEFAULT 0,
	reason TEXT NOT NULL DEFAULT '',
	result INTEGER NOT NULL DEFAULT 0,
	size INTEGER NOT NULL,
	delta INTEGER NOT NULL,
	title TEXT NOT NULL,
	slug TEXT NOT NULL,
	category TEXT NOT NULL,
	kind TEXT NOT NULL,
	lang TEXT NOT NULL,
	topic TEXT NOT NULL,
	summary TEXT NOT NULL,
	tags TEXT NOT NULL,
	codes TEXT NOT NULL,
	severity TEXT NOT NULL,
	affects TEXT NOT NULL,
	fixed_in TEXT NOT NULL,
	verified_on TEXT NOT NULL,
	verified_with TEXT NOT NULL,
	signatures TEXT NOT NULL,
	author TEXT NOT NULL,
	canonical_url TEXT NOT NULL,
	extra TEXT NOT NULL,
	body TEXT NOT NULL,
	UNIQUE (entry_id, number)
) STRICT;
INSERT INTO revision (id, entry_id, number, parent, base, action, state, status, user_id, editor, created,
	comment, save_id, size, delta, title, slug, category, kind, lang, topic, summary, tags, codes,
	severity, affects, fixed_in, verified_on, verified_with, signatures, author, canonical_url,
	extra, body)
SELECT id, entry_id, number, parent, parent, action, state, status, user_id, editor, created,
	comment, save_id, size, delta, title, slug, category, kind, lang, topic, summary, tags, codes,
	severity, affects, fixed_in, verified_on, verified_with, signatures, author, canonical_url,
	extra, body
FROM old_revision;
DROP TABLE old_revision;
CREATE INDEX revision_by_state ON revision (entry_id, state, number);
CREATE INDEX revision_by_created ON revision (created, id);
CREATE INDEX revision_by_user ON revision (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX revision_by_editor ON revision (editor COLLATE NOCASE, created, id);
CREATE INDEX revision_pending ON revision (created, id) WHERE state = 'pending';

-- What somebody has typed and not saved yet: one row a person and form.
-- form: the permanent id of the entry, or the id of a form for a new one.
-- base: the revision that was being edited; content: the form's values, as JSON.
CREATE TABLE draft (
	user_id INTEGER NOT NULL REFERENCES user (id) ON DELETE CASCADE,
	form TEXT NOT NULL,
	entry_id INTEGER REFERENCES entry (id) ON DELETE CASCADE,
	base INTEGER NOT NULL,
	created INTEGER NOT NULL,
	updated INTEGER NOT NULL,
	content TEXT NOT NULL,
	PRIMARY KEY (user_id, form)
) STRICT, WITHOUT ROWID;
CREATE INDEX draft_by_entry ON draft (entry_id, updated) WHERE entry_id IS NOT NULL;
