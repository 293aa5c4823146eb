-- What is made from revisions takes less room: HTML is packed, and the index of words keeps no
-- text. The words of the entries come back with the first change, or with 'wikiadm migrate'.

ALTER TABLE rendering RENAME TO former_rendering;
CREATE TABLE rendering (
	entry_id INTEGER PRIMARY KEY REFERENCES entry (id),
	toc TEXT NOT NULL,
	fix_length INTEGER,
	packed BLOB NOT NULL
) STRICT;
INSERT INTO rendering (entry_id, toc, fix_length, packed)
SELECT entry_id, toc, length(fix_html), pack(ifnull(fix_html, '') || html) FROM former_rendering;
DROP TABLE former_rendering;

DROP TABLE words;
DROP TABLE fragments;
DROP TABLE entry_text;
CREATE TABLE search_index (
	id INTEGER PRIMARY KEY CHECK (id = 1),
	version TEXT NOT NULL
) STRICT;
INSERT INTO search_index (id, version) VALUES (1, '');
CREATE TABLE indexed_entry (
	id INTEGER PRIMARY KEY REFERENCES entry (id),
	revision INTEGER NOT NULL,
	title TEXT NOT NULL,
	tags TEXT NOT NULL,
	errors TEXT NOT NULL
) STRICT;
CREATE INDEX indexed_entry_by_title ON indexed_entry (title COLLATE NOCASE);
CREATE VIRTUAL TABLE words USING fts5 (
	title, summary, tags, errors, prose, code, tokens,
	content = '',
	tokenize = "unicode61 remove_diacritics 2"
);
CREATE VIRTUAL TABLE fragments USING fts5 (
	title, tags, errors,
	content = 'indexed_entry', content_rowid = 'id',
	tokenize = 'trigram'
);
