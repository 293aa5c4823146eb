-- name: signature_clear :exec
-- Before the signatures of an entry are written anew.
DELETE FROM signature WHERE entry_id = :entry_id;

-- name: signature_add :exec
-- The signatures of an entry, from the JSON array of its revision.
INSERT INTO signature (entry_id, position, match, samples, near_misses)
SELECT :entry_id, key, value ->> 'match', coalesce(value -> 'samples', '[]'),
	coalesce(value -> 'not', '[]')
FROM json_each(:items);

-- name: signature_of_entry :many
-- The signatures of an entry as its revision has them, whether they have to be written anew.
SELECT json_patch(json_object('match', match), json_object(
	'samples', iif(samples = '[]', NULL, json(samples)),
	'not', iif(near_misses = '[]', NULL, json(near_misses)))) AS signature_json
FROM signature WHERE entry_id = :entry_id ORDER BY position;

-- name: signature_all :many
-- What the automaton is made of.
SELECT entry_id, position, match FROM signature ORDER BY entry_id, position;

-- name: signature_of_others :many
-- The same without those of one entry.
SELECT entry_id, position, match FROM signature WHERE entry_id <> :entry_id
ORDER BY entry_id, position;

-- name: signature_samples :many
-- What signatures were written for, without those of one entry (0: all).
SELECT s.entry_id, s.position, j.value AS sample FROM signature s, json_each(s.samples) j
WHERE s.entry_id <> :entry_id ORDER BY s.entry_id, s.position, j.key;

-- name: signature_list :many
-- For wikiadm: signatures with the entry that they belong to.
SELECT c.slug || '/' || e.slug AS entry, s.entry_id, s.position + 1 AS number, s.match,
	json_array_length(s.samples) AS samples, json_array_length(s.near_misses) AS near_misses
FROM signature s JOIN entry e ON e.id = s.entry_id JOIN category c ON c.id = e.category_id
WHERE :entry_id = 0 OR s.entry_id = :entry_id
ORDER BY c.position, c.slug, e.slug, s.position;

-- name: signature_coverage :many
-- How many entries of each category and language can be found by a signature.
SELECT c.slug AS category, e.lang, count(*) AS entries,
	count(*) FILTER (WHERE EXISTS (SELECT 1 FROM signature s WHERE s.entry_id = e.id)) AS covered
FROM visible_entry e JOIN category c ON c.id = e.category_id
WHERE e.kind IN ('pitfall', 'traceback')
GROUP BY c.id, e.lang ORDER BY c.position, c.slug, e.lang;

-- name: signature_uncovered :many
-- Pitfalls and tracebacks that no signature leads to.
SELECT c.slug || '/' || e.slug AS entry, e.lang, e.title FROM visible_entry e
JOIN category c ON c.id = e.category_id
WHERE e.kind IN ('pitfall', 'traceback')
	AND NOT EXISTS (SELECT 1 FROM signature s WHERE s.entry_id = e.id)
ORDER BY c.position, c.slug, e.slug;

-- name: signature_generation_get :one
-- What the automaton is keyed with.
SELECT number FROM signature_generation WHERE id = 1;

-- name: signature_generation_rise :exec
-- In every transaction that changes a signature.
UPDATE signature_generation SET number = number + 1 WHERE id = 1;
