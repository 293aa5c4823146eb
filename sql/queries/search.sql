-- name: search_words :many
-- :match is built by src/wiki/search_match.c out of quoted words; it is never what a reader typed.
-- The newest :limit entries that match, not sorted by score: the rank costs time for every row, and
-- what was found before a deadline counts. Weights in the order of the columns of words.
-- :categories: a JSON array of rows, or NULL for all. The index skips what is not in :first to :last.
SELECT words.rowid AS id,
	CAST(word_rank(words, 10.0, 4.0, 6.0, 8.0, 1.0, 1.0, 3.0, 0.0) * 1000000 AS INTEGER) AS score
FROM words
WHERE words MATCH :match AND words.rowid BETWEEN :first AND :last AND (:categories IS NULL OR EXISTS (
	SELECT 1 FROM visible_facet f WHERE f.id = words.rowid
		AND f.category_id IN (SELECT value FROM json_each(:categories))))
ORDER BY words.rowid DESC LIMIT :limit;

-- name: search_fragments :many
-- As search_words, by parts of words; :filters is an expression for words, or NULL.
SELECT fragments.rowid AS id,
	CAST(word_rank(fragments, 4.0, 3.0, 1.0) * 1000000 AS INTEGER) AS score
FROM fragments
WHERE fragments MATCH :match
	AND (:filters IS NULL OR fragments.rowid IN (
		SELECT rowid FROM words WHERE words MATCH :filters))
	AND (:categories IS NULL OR EXISTS (
		SELECT 1 FROM visible_facet f WHERE f.id = fragments.rowid
			AND f.category_id IN (SELECT value FROM json_each(:categories))))
ORDER BY fragments.rowid DESC LIMIT :limit;

-- name: search_filtered :many
-- What filters let through when no word is asked for, the latest changes first.
SELECT e.id, 0 AS score FROM visible_entry e
WHERE (:filters IS NULL OR e.id IN (SELECT rowid FROM words WHERE words MATCH :filters))
	AND (:categories IS NULL OR e.category_id IN (SELECT value FROM json_each(:categories)))
ORDER BY e.updated DESC LIMIT :limit;

-- name: search_latest :many
-- The entries of the JSON array :ids, the latest changes first.
SELECT e.id, 0 AS score FROM json_each(:ids) found CROSS JOIN visible_entry e ON e.id = found.value
ORDER BY e.updated DESC;

-- name: search_categories :many
-- Which categories :category means: the one of this name, or all whose names begin with it.
SELECT id FROM category WHERE slug = :category OR (
	substr(slug, 1, length(:category)) = :category
	AND NOT EXISTS (SELECT 1 FROM category WHERE slug = :category));

-- name: search_code :many
-- Who carries an error code, the best kept first. CROSS JOIN: by the code, not by all entries.
SELECT e.id FROM entry_code c CROSS JOIN visible_entry e ON e.id = c.entry_id
WHERE c.code = :code ORDER BY e.verified_on DESC, e.updated DESC LIMIT :limit;

-- name: search_title :many
-- Who has this title, markup left out.
SELECT id FROM indexed_entry WHERE title = :title COLLATE NOCASE LIMIT :limit;

-- name: search_count :one
-- How many entries match, counted up to :limit.
SELECT count(*) AS count FROM (SELECT 1 FROM words WHERE words MATCH :match LIMIT :limit);

-- name: search_near :many
-- Where words stand that are spelled much like another.
SELECT t.title || ' ' || t.tags AS words FROM fragments JOIN indexed_entry t ON t.id = fragments.rowid
WHERE fragments MATCH :match LIMIT :limit;

-- name: search_facets :many
-- The entries of the JSON array :ids by what one can narrow them to.
SELECT c.slug AS category, c.title AS category_title, e.kind, e.lang, e.severity,
	count(*) AS count
FROM json_each(:ids) found CROSS JOIN visible_facet e ON e.id = found.value
	JOIN category c ON c.id = e.category_id
GROUP BY e.category_id, e.kind, e.lang, e.severity;

-- name: search_rows :many
-- The entries of the JSON array :ids, in its order or as :sort says.
SELECT l.*, r.body
FROM json_each(:ids) found CROSS JOIN listed_entry l ON l.entry_id = found.value
	JOIN revision r ON r.entry_id = l.entry_id AND r.number = l.revision
ORDER BY CASE :sort WHEN 'verified' THEN l.verified_on END DESC,
	CASE :sort WHEN 'title' THEN l.title END COLLATE NOCASE, found.key
LIMIT :limit OFFSET :offset;

-- name: fts5_interface :one
-- How FTS5 hands its interface to a program: through a pointer that is bound.
SELECT fts5(:interface) AS interface;

-- name: index_version :one
-- How the words in the indexes were made.
SELECT version FROM search_index;

-- name: index_set_version :exec
-- After the indexes were built.
UPDATE search_index SET version = :version;

-- name: indexed_get :one
-- Which revision of an entry the indexes hold.
SELECT revision FROM indexed_entry WHERE id = :id;

-- name: indexed_source :one
-- What a revision gave to the indexes. Whatever became of it, its words are to be taken out.
SELECT title, slug, category, kind, lang, topic, summary, tags AS tags_json, codes AS codes_json,
	severity, affects, fixed_in, verified_on, verified_with, signatures AS signatures_json, author,
	canonical_url, extra, body
FROM revision WHERE entry_id = :entry_id AND number = :number;

-- name: indexed_set :exec
-- An entry is in the indexes now.
INSERT INTO indexed_entry (id, revision, title, tags, errors)
VALUES (:id, :revision, :title, :tags, :errors)
ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, title = excluded.title,
	tags = excluded.tags, errors = excluded.errors;

-- name: indexed_set_revision :exec
-- An entry is in the indexes as of another revision, whose title, tags and errors are the same.
UPDATE indexed_entry SET revision = :revision WHERE id = :id;

-- name: indexed_remove :exec
-- Readers do not see the entry any more.
DELETE FROM indexed_entry WHERE id = :id;

-- name: indexed_clear :exec
-- Before all is indexed anew.
DELETE FROM indexed_entry;

-- name: words_add :exec
-- Puts the words of an entry into the index. VALUES alone: SQLite opens a savepoint for anything
-- more, and the index then writes its words out after every entry.
INSERT INTO words (rowid, title, summary, tags, errors, prose, code, tokens, facets)
VALUES (:id, :title, :summary, :tags, :errors, :prose, :code, :tokens, :facets);

-- name: words_remove :exec
-- The index must be told what it holds of an entry.
INSERT INTO words (words, rowid, title, summary, tags, errors, prose, code, tokens, facets)
VALUES ('delete', :id, :title, :summary, :tags, :errors, :prose, :code, :tokens, :facets);

-- name: words_clear :exec
-- Before all is indexed anew.
INSERT INTO words (words) VALUES ('delete-all');

-- name: fragments_add :exec
-- Puts the parts of words of an entry into their index; VALUES as words_add.
INSERT INTO fragments (rowid, title, tags, errors) VALUES (:id, :title, :tags, :errors);

-- name: fragments_remove :exec
-- The index must be told what it holds of an entry.
INSERT INTO fragments (fragments, rowid, title, tags, errors)
VALUES ('delete', :id, :title, :tags, :errors);

-- name: fragments_rebuild :exec
-- Makes the index of parts of words anew from indexed_entry.
INSERT INTO fragments (fragments) VALUES ('rebuild');

-- name: words_check :exec
-- Fails when the index is damaged.
INSERT INTO words (words) VALUES ('integrity-check');

-- name: fragments_check :exec
-- Fails when the index is damaged or differs from indexed_entry, which only the rank 1 compares.
INSERT INTO fragments (fragments, rank) VALUES ('integrity-check', 1);

-- name: indexed_check :one
-- An entry whose present text is not in the index, or one that should not be there.
SELECT coalesce(e.slug, 'entry ' || i.id) AS fault
FROM indexed_entry i LEFT JOIN visible_entry e ON e.id = i.id
WHERE e.revision IS NOT i.revision
UNION ALL
SELECT slug FROM visible_entry WHERE id NOT IN (SELECT id FROM indexed_entry)
LIMIT 1;
