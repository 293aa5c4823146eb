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
INSERT INTO signature (entry_id, position, match, samples, near_misses)
SELECT e.id, s.key, s.value ->> 'match', coalesce(s.value -> 'samples', '[]'),
	coalesce(s.value -> 'not', '[]')
FROM visible_entry e JOIN revision r ON r.entry_id = e.id AND r.number = e.revision,
	json_each(r.signatures) s;

-- Rises when a row of signature comes, changes or goes; keys the automaton of the Lab.
CREATE TABLE signature_generation (
	id INTEGER PRIMARY KEY CHECK (id = 1),
	number INTEGER NOT NULL
) STRICT;
INSERT INTO signature_generation (id, number) VALUES (1, 1);

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
