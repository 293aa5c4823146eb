-- disabled: since when the account may not log in, or NULL.
-- removed: when its owner or an admin deleted it; its name is a tombstone's since then.
-- seen: the last login. locked: only admins change the entry.
ALTER TABLE user ADD COLUMN disabled INTEGER;
ALTER TABLE user ADD COLUMN removed INTEGER;
ALTER TABLE user ADD COLUMN seen INTEGER;
ALTER TABLE entry ADD COLUMN locked INTEGER NOT NULL DEFAULT 0 CHECK (locked IN (0, 1));

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
