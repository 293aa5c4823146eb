-- The whole schema, for reading: what all of sql/migrations/ make together. It is not run;
-- t/unit/test-schema.c compares it with a database that the migrations made.

-- Settings of this wiki: its title, address and tastes. Names are listed in src/wiki/setting.c.
CREATE TABLE setting (
	name TEXT PRIMARY KEY,
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Rises in every transaction that changes what readers see; keys every cache.
CREATE TABLE generation (
	id INTEGER PRIMARY KEY CHECK (id = 1),
	number INTEGER NOT NULL
) STRICT;

-- password: an argon2id string (libsodium), or NULL for an account that cannot log in.
-- disabled: since when the account may not log in, or NULL.
-- removed: when its owner or an admin deleted it; its name is a tombstone's since then.
-- seen: the last login.
CREATE TABLE user (
	id INTEGER PRIMARY KEY,
	name TEXT NOT NULL UNIQUE COLLATE NOCASE,
	role TEXT NOT NULL CHECK (role IN ('reader', 'contributor', 'editor', 'admin')),
	password TEXT,
	created INTEGER NOT NULL, disabled INTEGER, removed INTEGER, seen INTEGER
) STRICT;

-- Who is signed in where. digest: SHA-256 of the cookie, which is kept nowhere.
-- seen: the last request, rounded to minutes; confirmed: when the password was given last.
-- stays: the cookie outlives the browser's window.
CREATE TABLE session (
	id INTEGER PRIMARY KEY,
	digest TEXT NOT NULL UNIQUE,
	user_id INTEGER NOT NULL REFERENCES user (id) ON DELETE CASCADE,
	created INTEGER NOT NULL,
	seen INTEGER NOT NULL,
	confirmed INTEGER NOT NULL,
	stays INTEGER NOT NULL CHECK (stays IN (0, 1)),
	device TEXT NOT NULL,
	address TEXT NOT NULL
) STRICT;
CREATE INDEX session_by_user ON session (user_id);
CREATE INDEX session_by_seen ON session (seen);

-- Keys of programs. digest: SHA-256 of the key, which is shown once and kept nowhere.
CREATE TABLE token (
	id INTEGER PRIMARY KEY,
	digest TEXT NOT NULL UNIQUE,
	user_id INTEGER NOT NULL REFERENCES user (id) ON DELETE CASCADE,
	name TEXT NOT NULL,
	created INTEGER NOT NULL,
	seen INTEGER
) STRICT;
CREATE INDEX token_by_user ON token (user_id);

-- Failed logins that still count. subject: a digest of account and address; level: how many, in
-- thousandths, at the moment; fewer since.
CREATE TABLE throttle (
	subject TEXT PRIMARY KEY,
	level REAL NOT NULL,
	moment INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX throttle_by_moment ON throttle (moment);

-- What people and admins did that matters for safety. Nothing here is ever changed or removed.
CREATE TABLE audit (
	id INTEGER PRIMARY KEY,
	moment INTEGER NOT NULL,
	act TEXT NOT NULL,
	actor TEXT NOT NULL,
	object TEXT NOT NULL,
	detail TEXT NOT NULL,
	address TEXT NOT NULL,
	request TEXT NOT NULL
) STRICT;
CREATE INDEX audit_by_actor ON audit (actor, id);
CREATE TRIGGER audit_stays BEFORE UPDATE ON audit
BEGIN
	SELECT raise(ABORT, 'the audit log is append-only');
END;
CREATE TRIGGER audit_keeps BEFORE DELETE ON audit
BEGIN
	SELECT raise(ABORT, 'the audit log is append-only');
END;

-- promise: one line for lists; body: the description, Markdown; html: the body rendered.
CREATE TABLE category (
	id INTEGER PRIMARY KEY,
	slug TEXT NOT NULL UNIQUE,
	title TEXT NOT NULL,
	promise TEXT NOT NULL,
	body TEXT NOT NULL,
	html TEXT NOT NULL,
	position INTEGER NOT NULL
) STRICT;

-- An imported article with this tag belongs in this category.
CREATE TABLE category_tag (
	tag TEXT PRIMARY KEY,
	category_id INTEGER NOT NULL REFERENCES category (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX category_tag_by_category ON category_tag (category_id);

-- Former slugs of categories, which lead on.
CREATE TABLE category_alias (
	slug TEXT PRIMARY KEY,
	category_id INTEGER NOT NULL REFERENCES category (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX category_alias_by_category ON category_alias (category_id);

-- One row an entry: its identity, and the fields of its current revision that lists show.
-- public_id never changes; slug is unique in the wiki, so that [[slug]] is clear.
-- source_id: the guid of the feed item it came from; source_digest: what that item held.
-- locked: only admins change the entry.
CREATE TABLE entry (
	id INTEGER PRIMARY KEY,
	public_id TEXT NOT NULL UNIQUE,
	slug TEXT NOT NULL UNIQUE,
	category_id INTEGER NOT NULL REFERENCES category (id),
	kind TEXT NOT NULL CHECK (kind IN ('pitfall', 'traceback', 'horror', 'comparison', 'article')),
	status TEXT NOT NULL CHECK (status IN ('live', 'draft', 'hidden', 'deleted')),
	revision INTEGER NOT NULL,
	published INTEGER NOT NULL,
	updated INTEGER NOT NULL,
	title TEXT NOT NULL,
	summary TEXT NOT NULL,
	topic TEXT NOT NULL,
	lang TEXT NOT NULL,
	severity TEXT NOT NULL CHECK (severity IN ('', 'low', 'medium', 'high', 'critical')),
	codes TEXT NOT NULL,
	signature TEXT NOT NULL,
	affects TEXT NOT NULL,
	fixed_in TEXT NOT NULL,
	verified_on TEXT NOT NULL,
	verified_with TEXT NOT NULL,
	author TEXT NOT NULL,
	source_id TEXT UNIQUE,
	source_digest TEXT, locked INTEGER NOT NULL DEFAULT 0 CHECK (locked IN (0, 1))
) STRICT;
CREATE INDEX entry_by_category ON entry (category_id, status, topic, title);
CREATE INDEX entry_by_updated ON entry (status, updated);
CREATE INDEX entry_by_published ON entry (status, published, category_id);
CREATE INDEX entry_by_title ON entry (title COLLATE NOCASE);
CREATE INDEX entry_by_verified ON entry (status, verified_on);
CREATE INDEX entry_by_kind ON entry (kind, status, published);
CREATE INDEX entry_facet ON entry (id, status, category_id, kind, lang, severity);

-- What readers may see. Every page, list, feed and index of readers reads entries through it.
CREATE VIEW visible_entry AS SELECT * FROM entry WHERE status = 'live';

-- A visible entry as lists show it: the columns of every row that a reader meets.
CREATE VIEW listed_entry AS
SELECT e.id AS entry_id, e.public_id AS id, e.slug, e.title, c.slug AS category_slug,
	c.title AS category_title, c.position AS category_position, e.category_id, e.kind, e.summary,
	e.topic, e.lang, e.severity, e.codes AS codes_json, e.signature, e.affects, e.fixed_in,
	e.verified_on, e.verified_with, e.published, e.updated, e.revision
FROM visible_entry e JOIN category c ON c.id = e.category_id;

-- What searches are narrowed to, of visible entries. An index holds all of it, so that hundreds of
-- them are counted without a look at their long rows.
CREATE VIEW visible_facet AS
SELECT id, category_id, kind, lang, severity FROM entry INDEXED BY entry_facet WHERE status = 'live';

-- Every change is a row, and what it says is never rewritten: the fields as they were after it.
-- number counts from 1 in each entry; parent is the number it follows, 0 for the first; base is the
-- one that its writer had started from: another one when it was merged.
-- action: what was done; editor: who did it, a user's name or free text.
-- state: 'live'; 'hidden' from readers; 'pending' until it is 'approved' (and has become revision
-- result), 'rejected' or 'returned' to its writer. reviewer, reviewed and reason: who put it into
-- that state, when and why.
-- status: that of the entry after the change.
-- save_id: of the form that it came from; digest: of what that form held.
-- author: the byline; extra: front matter that MojoWiki does not know, as YAML.
-- The body stands last, so that lists of revisions do not read it.
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

-- The current revision as HTML, made on save and again when a page that it links to comes or goes.
-- packed: the fix in short, fix_length characters of HTML (NULL: there is none), then the page; see
-- src/store/pack.h.
CREATE TABLE rendering (
	entry_id INTEGER PRIMARY KEY REFERENCES entry (id),
	toc TEXT NOT NULL,
	fix_length INTEGER,
	packed BLOB NOT NULL
) STRICT;

-- Old addresses, without the leading slash. slug is the last part, for [[links]] to old names.
CREATE TABLE alias (
	path TEXT PRIMARY KEY,
	slug TEXT NOT NULL,
	entry_id INTEGER NOT NULL REFERENCES entry (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX alias_by_slug ON alias (slug);
CREATE INDEX alias_by_entry ON alias (entry_id);

-- Who links where, by slug, so that links to entries that do not exist yet are wanted pages.
CREATE TABLE link (
	entry_id INTEGER NOT NULL REFERENCES entry (id),
	slug TEXT NOT NULL,
	PRIMARY KEY (entry_id, slug)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_by_slug ON link (slug);

CREATE TABLE entry_tag (
	entry_id INTEGER NOT NULL REFERENCES entry (id),
	tag TEXT NOT NULL,
	PRIMARY KEY (entry_id, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_tag_by_tag ON entry_tag (tag);

CREATE TABLE entry_code (
	entry_id INTEGER NOT NULL REFERENCES entry (id),
	code TEXT NOT NULL COLLATE NOCASE,
	PRIMARY KEY (entry_id, code)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_code_by_code ON entry_code (code);

-- How the words in the indexes were made out of the entries (src/wiki/search_text.h): when the
-- program does it in another way, it builds them again before it changes one.
CREATE TABLE search_index (
	id INTEGER PRIMARY KEY CHECK (id = 1),
	version TEXT NOT NULL
) STRICT;

-- What readers may find: the entries that both indexes hold, as of which revision.
-- title: without markup; errors: codes, signatures and samples, a line each.
CREATE TABLE indexed_entry (
	id INTEGER PRIMARY KEY REFERENCES entry (id),
	revision INTEGER NOT NULL,
	title TEXT NOT NULL,
	tags TEXT NOT NULL,
	errors TEXT NOT NULL
) STRICT;
CREATE INDEX indexed_entry_by_title ON indexed_entry (title COLLATE NOCASE);

-- The words of the entries. It keeps no text: to take an entry out, it is told once more the words
-- of the revision that it holds. tokens: the code of all the others as words (src/text/tokens.h);
-- facets: what filters ask for (src/wiki/search_facet.h).
CREATE VIRTUAL TABLE words USING fts5 (
	title, summary, tags, errors, prose, code, tokens, facets,
	content = '',
	tokenize = "unicode61 remove_diacritics 2"
);
-- Parts of words, in the columns that are short.
CREATE VIRTUAL TABLE fragments USING fts5 (
	title, tags, errors,
	content = 'indexed_entry', content_rowid = 'id',
	tokenize = 'trigram'
);

-- The signatures of what readers may see, from each entry's current revision, in its order.
-- match: a message template, or a pattern between slashes; samples and near_misses: JSON arrays of
-- texts that it must match and must not.
CREATE TABLE signature (
	entry_id INTEGER NOT NULL REFERENCES entry (id),
	position INTEGER NOT NULL,
	match TEXT NOT NULL,
	samples TEXT NOT NULL,
	near_misses TEXT NOT NULL,
	UNIQUE (entry_id, position)
) STRICT;
-- Rises when a row of signature comes, changes or goes; keys the automaton of the Lab.
CREATE TABLE signature_generation (
	id INTEGER PRIMARY KEY CHECK (id = 1),
	number INTEGER NOT NULL
) STRICT;

-- How often the Lab named an entry, by day (days since 1970): numbers, nothing of any paste.
CREATE TABLE lab_match (
	day INTEGER NOT NULL,
	entry_id INTEGER NOT NULL REFERENCES entry (id),
	count INTEGER NOT NULL,
	PRIMARY KEY (day, entry_id)
) STRICT, WITHOUT ROWID;

-- Errors that no signature matched, when the setting lab.misses is on: what is left of a message
-- when all values are taken out of it, and how often it came.
CREATE TABLE miss (
	fingerprint TEXT PRIMARY KEY,
	lang TEXT NOT NULL,
	count INTEGER NOT NULL,
	first_seen INTEGER NOT NULL,
	last_seen INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX miss_by_count ON miss (count);

-- Pastes that somebody chose to share: the masked text, until it expires.
CREATE TABLE share (
	id TEXT PRIMARY KEY,
	text TEXT NOT NULL,
	created INTEGER NOT NULL,
	expires INTEGER NOT NULL
) STRICT;
CREATE INDEX share_by_expires ON share (expires);
