-- name: search_words :many
-- :match is built by src/wiki/search.c out of quoted words; it is never what a reader typed.
SELECT l.*, t.prose
FROM (
	SELECT rowid, bm25(words, 10.0, 4.0, 6.0, 8.0, 1.0, 1.0, 3.0) AS score
	FROM words WHERE words MATCH :match ORDER BY score, rowid LIMIT :limit OFFSET :offset
) hit JOIN listed_entry l ON l.entry_id = hit.rowid JOIN entry_text t ON t.id = hit.rowid
ORDER BY hit.score, hit.rowid;

-- name: search_total :one
-- How many entries search_words finds on all pages.
SELECT count(*) AS count FROM words WHERE words MATCH :match;

-- name: words_rebuild :exec
-- Makes the index of words anew from entry_text.
INSERT INTO words (words) VALUES ('rebuild');

-- name: fragments_rebuild :exec
-- Makes the index of parts of words anew from entry_text.
INSERT INTO fragments (fragments) VALUES ('rebuild');

-- name: words_check :exec
-- Fails when the index is damaged or differs from entry_text, which only the rank 1 compares.
INSERT INTO words (words, rank) VALUES ('integrity-check', 1);

-- name: fragments_check :exec
-- As words_check.
INSERT INTO fragments (fragments, rank) VALUES ('integrity-check', 1);
