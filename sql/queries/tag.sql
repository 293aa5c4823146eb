-- name: tag_clear :exec
-- Before tag_add: what is not in the JSON array :items goes. What stays costs no write.
DELETE FROM entry_tag
WHERE entry_id = :entry_id AND tag NOT IN (SELECT value FROM json_each(:items));

-- name: tag_add :exec
-- The tags of an entry, from a JSON array.
INSERT OR IGNORE INTO entry_tag (entry_id, tag) SELECT :entry_id, value FROM json_each(:items);

-- name: tag_all :many
-- The tags that readers meet, with the number of their entries.
SELECT t.tag, count(*) AS count FROM entry_tag t JOIN visible_entry e ON e.id = t.entry_id
GROUP BY t.tag ORDER BY t.tag;

-- name: tag_entry_ids :many
-- The entries whose tag is to be renamed; not only visible ones.
SELECT e.id FROM entry_tag t JOIN entry e ON e.id = t.entry_id
WHERE t.tag = :tag AND e.status <> 'deleted' ORDER BY e.id;

-- name: tag_total :one
-- How many entries there are on all pages of tag_entries. CROSS JOIN: those with the tag first.
SELECT count(*) AS count FROM entry_tag t CROSS JOIN visible_entry e ON e.id = t.entry_id
WHERE t.tag = :tag;

-- name: tag_entries :many
-- One page of the entries with a tag.
SELECT l.* FROM entry_tag t JOIN listed_entry l ON l.entry_id = t.entry_id
WHERE t.tag = :tag ORDER BY l.title LIMIT :limit OFFSET :offset;
