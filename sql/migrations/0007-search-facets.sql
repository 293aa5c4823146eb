-- Filters of a search are words of its index, and what they are counted by is read from an index of
-- its own. The words of the entries come back with the first change, or with 'wikiadm migrate'.
DROP INDEX entry_by_lang;
CREATE INDEX entry_facet ON entry (id, status, category_id, kind, lang, severity);
CREATE VIEW visible_facet AS
SELECT id, category_id, kind, lang, severity FROM entry INDEXED BY entry_facet WHERE status = 'live';

DROP TABLE words;
CREATE VIRTUAL TABLE words USING fts5 (
	title, summary, tags, errors, prose, code, tokens, facets,
	content = '',
	tokenize = "unicode61 remove_diacritics 2"
);
UPDATE search_index SET version = '';
